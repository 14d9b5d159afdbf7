//! Concentration of value (M46).

use super::super::{Sheet, SheetTable};
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::chart::figures::axis;
use crate::chart::{Annotation, Curve, CurveMark, Drawing, Figure, Reference, YScale};
use crate::explain::{Explained, Rule, Source, Unit, ValueSymbol as S};
use crate::text::explain::{rule, symbol_name};
use crate::text::figures as figure_words;
use crate::text::number::{AxisUnit, compact, percent, percent_over};
use crate::text::ui::sheet_value::{base as words, capital, named, numbered};
use crate::text::value_names;
use crate::value::{Concentration, ConcentrationInputs, RankedValue, TopShare};

/// Entries that are fields of their own.
const SHOWN: usize = 40;
/// The part of the customers that is told first.
const TOLD: f64 = 0.2;

pub(super) fn fields(fields: &mut Fields, inputs: &ConcentrationInputs) {
    let lang = fields.lang;
    if inputs.values.len() <= SHOWN {
        fields.group(words::VALUES.get(lang));
        if inputs.customers.is_empty() && inputs.names.is_empty() {
            fields.list("values", &inputs.values, SHOWN, 10.0);
        }
        for (place, &value) in inputs.values.iter().enumerate() {
            let number = fields.bare(format!("values/{place}"), S::ValueSum, value, Unit::Money);
            let one = match inputs.customers.is_empty() {
                true => words::CUSTOMER,
                false => words::GROUP,
            };
            let name = match inputs.names.get(place) {
                Some(name) => value_names::key(lang, name),
                None => numbered(lang, one, place + 1),
            };
            fields.add(number.at(place + 1).named(name));
        }
        for (place, &heads) in inputs.customers.iter().enumerate() {
            let path = format!("customers/{place}");
            let number = fields.bare(path, S::GroupCustomers, heads, Unit::Customers);
            let heads = capital(symbol_name(lang, S::GroupCustomers.into()));
            let group = match inputs.names.get(place) {
                Some(name) => value_names::key(lang, name),
                None => numbered(lang, words::GROUP, place + 1),
            };
            let name = format!("{group}{}{heads}", lang.pick("：", ": "));
            fields.add(number.at(place + 1).named(name));
        }
    }
    tops(fields, &inputs.tops);
}

/// Where the curve is read.
pub(super) fn tops(fields: &mut Fields, tops: &[f64]) {
    let lang = fields.lang;
    fields.group(words::TOPS_READ.get(lang));
    for (place, &top) in tops.iter().enumerate() {
        let number = fields.bare(format!("tops/{place}"), S::TopShare, top, Unit::Percent);
        let name = numbered(lang, words::TOP_PART, place + 1);
        fields.add(number.at(place + 1).named(name));
    }
}

pub(super) fn sheet(page: &Page, found: &Concentration) -> Sheet {
    let lang = page.lang;
    let mut answer = Answer::default();
    let far = |top: &TopShare| (top.customers - TOLD).abs();
    let told = found.top.iter().min_by(|a, b| far(a).total_cmp(&far(b)));
    // Of one customer there is nothing to rank: the corrected coefficient parts by n − 1.
    let is_one = found.gini.is_some() && found.gini_corrected.is_none() && !found.grouped;
    if is_one {
        answer = answer.clause(page.say(words::ONE_CUSTOMER), []);
    }
    if let Some(top) = told.filter(|_| !is_one) {
        let share = percent(lang, top.customers, 0);
        let brings = match found.in_shares {
            true => words::TOP,
            false => words::TOP_MONEY,
        };
        let words = named(page.say(brings), &[("share", &share)]);
        answer = answer.clause(words, [&top.value]);
    }
    if let Some(peak) = found.peak.as_ref().filter(|_| !is_one) {
        let reached = peak.share.as_ref().unwrap_or(&peak.cumulated);
        answer = answer.clause(page.say(words::TOP_PEAK), [&peak.place, reached]);
    }
    answer = match (&found.gini, &found.equal_customers) {
        _ if is_one => answer,
        (Some(gini), Some(equal)) => answer.clause(page.say(words::GINI), [gini, equal]),
        _ if !found.in_shares => answer.clause(page.say(words::NO_TOTAL), [&found.total]),
        _ => {
            let count = found.negative.to_string();
            let words = named(page.say(words::NO_GINI), &[("count", &count)]);
            answer.clause(words, [])
        }
    };
    let mut sheet = page.sheet(answer, words::TOP_METHOD);
    let figure = whale(page, &sheet, found);
    sheet.figures.push(figure);
    let names = found.top.iter().map(|top| percent(lang, top.customers, 0));
    let mut columns = page.columns(words::TOP_PART, names);
    page.column(&mut columns, found.top.iter().map(|top| Some(&top.value)));
    let whole = found.lines().into_iter();
    let whole = whole.filter(|line| line.keys.is_empty());
    let results = page.facts(super::words::RESULTS, whole.map(|line| line.of));
    sheet.tables = vec![page.table(words::TOPS, columns)];
    sheet.tables.extend(ranked(page, found));
    sheet.tables.push(results);
    if found.grouped {
        sheet.notes.push(rule(lang, &Rule::Grouped));
    }
    sheet
}

/// Entries one by one, the best first.
fn ranked(page: &Page, found: &Concentration) -> Option<SheetTable> {
    let rows = || found.ranked.iter();
    let is_named = rows().all(|it| it.name.is_some());
    let name = |(place, it): (usize, &RankedValue)| match &it.name {
        Some(name) => value_names::key(page.lang, name),
        None => (place + 1).to_string(),
    };
    let heading = match (is_named, found.grouped) {
        (true, _) => words::GROUP,
        (false, true) => words::GROUP_RANK,
        (false, false) => words::RANK,
    };
    let mut columns = page.columns(heading, rows().enumerate().map(name));
    page.column(&mut columns, rows().map(|it| it.customers.as_ref()));
    page.column(&mut columns, rows().map(|it| Some(&it.value)));
    page.column(&mut columns, rows().map(|it| Some(&it.cumulated)));
    page.column(&mut columns, rows().map(|it| it.share.as_ref()));
    (!found.ranked.is_empty()).then(|| page.table(words::RANKED, columns))
}

/// How far above the whole a peak is one, not the last digit of a sum.
const PEAKED: f64 = 1e-9;

/// Points of a curve that are drawn: every n-th of many, the last and the highest.
const DRAWN: usize = 400;

fn drawn(found: &Concentration) -> Vec<(f64, f64)> {
    let all = &found.curve;
    let every = all.len().div_ceil(DRAWN).max(1);
    let highest = (0..all.len()).max_by(|&a, &b| all[a].value.total_cmp(&all[b].value));
    let is_drawn = |&place: &usize| {
        place.is_multiple_of(every) || place + 1 == all.len() || Some(place) == highest
    };
    let places = (0..all.len()).filter(is_drawn);
    places
        .map(|place| (all[place].customers, all[place].value))
        .collect()
}

/// The part of the customers with which each named group ends, the best first.
fn group_ends(page: &Page, found: &Concentration) -> Vec<(f64, String)> {
    let all = found.curve.iter().skip(1);
    let named = found.ranked.iter().zip(all).filter_map(|(it, point)| {
        let name = value_names::key(page.lang, it.name.as_ref()?);
        Some((point.customers, name))
    });
    named.collect()
}

/// Customers from the best to the worst, cumulated.
fn whale(page: &Page, sheet: &Sheet, found: &Concentration) -> Figure {
    let lang = page.lang;
    let points = drawn(found);
    let largest = points.iter().map(|point| point.1.abs()).fold(0.0, f64::max);
    let scale = AxisUnit::for_max(lang, largest);
    let shown = |value: f64| match found.in_shares {
        true => percent_over(lang, value, 1),
        false => compact(lang, value),
    };
    let peak = points
        .iter()
        .copied()
        .filter(|point| match found.in_shares {
            true => point.1 > 1.0 + PEAKED,
            false => point.1 > 0.0,
        });
    let peak = peak.max_by(|a, b| a.1.total_cmp(&b.1));
    let annotations: Vec<Annotation> = peak
        .map(|(x, y)| Annotation {
            x,
            y,
            text: words::PEAK.with(lang, &shown(y)),
        })
        .into_iter()
        .collect();
    let groups = group_ends(page, found);
    let special = annotations.iter().map(|it| it.x);
    let special: Vec<f64> = special.chain(groups.iter().map(|it| it.0)).collect();
    let marks: Vec<CurveMark> = Curve::mark_positions(&special)
        .into_iter()
        .map(|x| {
            let y = Curve::at(&points, x);
            let group = groups.iter().find(|it| (it.0 - x).abs() < 1e-9);
            let brings = match found.in_shares {
                true => words::POINT,
                false => words::POINT_MONEY,
            };
            let spoken = named(page.say(brings), &[("share", &percent(lang, x, 0))]);
            let spoken = spoken.replace("{}", &shown(y));
            CurveMark {
                x,
                y,
                spoken: match group {
                    Some((_, name)) => format!("{name}{}{spoken}", lang.pick("：", ": ")),
                    None => spoken,
                },
            }
        })
        .collect();
    let (symbol, unit) = match found.in_shares {
        true => (S::TopShare, Unit::Percent),
        false => (S::TopValue, Unit::Money),
    };
    let told = |value: f64| {
        let told = Explained::given(symbol, value, unit, Source::Derived);
        Some(told.with(Rule::Interpolated))
    };
    let best_first = page.say(figure_words::CUSTOMERS_BEST_FIRST);
    let (title, rule) = match found.in_shares {
        true => (words::CUMULATED, words::CUMULATED_RULE),
        false => (words::CUMULATED_MONEY, words::CUMULATED_MONEY_RULE),
    };
    let cumulated = page.say(title);
    let names = marks.iter().map(|mark| percent(lang, mark.x, 0));
    let mut columns = page.columns(figure_words::CUSTOMERS_BEST_FIRST, names);
    let column = marks.iter().map(|mark| told(mark.y));
    columns.add(cumulated, column.collect());
    let (y_scale, y_unit) = match found.in_shares {
        true => (YScale::Share, "%".to_owned()),
        false => {
            let per = figure_words::PER_NOTHING;
            let unit = figure_words::money_unit(lang, scale, page.currency, per);
            let divisor = scale.divisor;
            (YScale::Amount { divisor }, unit)
        }
    };
    let axes = vec![
        axis(
            lang,
            figure_words::CUSTOMERS_BEST_FIRST,
            "%",
            words::BEST_FIRST_RULE,
        ),
        axis(lang, title, &y_unit, rule),
    ];
    let drawing = Drawing::Curve(Curve {
        x_title: figure_words::titled(lang, best_first, "%"),
        y_title: figure_words::titled(lang, cumulated, &y_unit),
        y_scale,
        reference: Some(Reference {
            from: (0.0, 0.0),
            to: (1.0, points.last().map_or(1.0, |point| point.1)),
            label: page.say(figure_words::EVERYBODY_ALIKE).to_owned(),
        }),
        points,
        annotations,
        marks,
    });
    page.figure(sheet, words::WHALE, axes, drawing, columns.table())
}

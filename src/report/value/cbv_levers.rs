//! Levers of a brand's value (M05).

use super::super::Sheet;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::explain::{Explained, Unit, ValueSymbol as S};
use crate::text::explain::{symbol_name, unit_name};
use crate::text::number::plain;
use crate::text::ui::sheet_value::{brand as words, capital, named};
use crate::value::{BrandFactor, CbvLever, CbvLevers, CbvPeriod};

pub(super) fn fields(fields: &mut Fields, inputs: &CbvPeriod) {
    period(fields, "", None, inputs);
    if let Some(price) = inputs.price {
        let number = fields.given("price", S::PricePaid, price, Unit::MoneyPerItem);
        fields.add(number);
    }
    let readings = [
        (words::MARGIN_OF_UNIT, inputs.with_money_margin()),
        (words::MARGIN_OF_SPEND, inputs.with_margin_rate()),
        (words::UNITS_ALONE, inputs.with_units_alone()),
    ];
    let lang = fields.lang;
    let chosen = match inputs.price {
        Some(_) => 1,
        None if inputs.counts_units => 2,
        None => 0,
    };
    let readings = readings.map(|(name, read)| (name.get(lang).to_owned(), read));
    fields.choice("", words::MARGIN_READING.get(lang), Some(chosen), readings);
}

/// The five factors of one period.
pub(super) fn period(fields: &mut Fields, at: &str, place: Option<usize>, inputs: &CbvPeriod) {
    for factor in BrandFactor::ALL {
        let (symbol, unit) = inputs.symbol(factor);
        let name = super::tag(&factor);
        let number = fields.given(format!("{at}{name}"), symbol, inputs.get(factor), unit);
        fields.add(match place {
            Some(place) => number.at(place),
            None => number,
        });
    }
}

pub(super) fn sheet(page: &Page, inputs: &CbvPeriod, found: &CbvLevers) -> Sheet {
    let worth = match inputs.counts_units {
        true => words::LEVERS_IN_UNITS,
        false => words::LEVERS,
    };
    let answer = Answer::default().clause(page.say(worth), [&found.total]);
    let gains = found.levers.iter();
    let gains = gains.filter_map(|lever| Some((lever, lever.gain.as_ref()?)));
    let best = gains.max_by(|a, b| a.1.value().total_cmp(&b.1.value()));
    let answer = match best {
        Some((lever, gain)) => {
            let (symbol, _) = inputs.symbol(lever.factor);
            let name = [("factor", symbol_name(page.lang, symbol))];
            answer.clause(named(page.say(words::LEVERS_MOST), &name), [gain])
        }
        None => answer,
    };
    let gaps = [&found.own_elsewhere, &found.non_buyers_full];
    // At a loss on each unit, what is bought elsewhere is nothing to win.
    let answer = match gaps.iter().any(|gap| gap.value() < 0.0) {
        true => answer.clause(page.say(words::LEVERS_LOSS), []),
        false => answer.clause(page.say(words::LEVERS_GAPS), gaps),
    };
    let mut sheet = page.sheet(answer, words::LEVERS_METHOD);
    let names = found.levers.iter().map(|it| step(page, inputs, it));
    let names: Vec<String> = names.collect();
    let measure = page.of_kind(found.levers.iter().map(|it| it.gain.as_ref()));
    let heads = (words::STEP, names);
    let figure = page.bars(&sheet, words::LEVERS_FIGURE, heads, vec![measure]);
    sheet.figures.push(figure);
    sheet.notes.push(page.say(words::SOP_EXAMPLE).to_owned());
    let names = found.levers.iter().map(|it| step(page, inputs, it));
    let mut columns = page.columns(words::STEP, names);
    let column = |pick: fn(&CbvLever) -> &Option<Explained>| {
        found
            .levers
            .iter()
            .map(|lever| pick(lever).clone())
            .collect()
    };
    columns.add(page.say(words::ONE_STEP), column(|it| &it.gain));
    columns.add(page.say(words::TENTH_MORE), column(|it| &it.tenth_more));
    columns.add(page.say(words::TENTH_LESS), column(|it| &it.tenth_less));
    let levers = page.noted(words::LEVERS_TABLE, page.say(words::LEVERS_NOTE), columns);
    let whole = found.lines().into_iter();
    let whole = whole.filter(|line| line.keys.is_empty());
    let results = page.facts(super::words::RESULTS, whole.map(|line| line.of));
    sheet.tables = vec![levers, results];
    sheet.tables.extend(found.readings.as_ref().map(|both| {
        let lines = [
            &both.unit_margin,
            &both.spend,
            &both.by_money,
            &both.by_rate,
        ];
        page.facts(words::MARGIN_READINGS, lines)
    }));
    sheet
}

/// A factor and its step: `penetration P +1 point`.
fn step(page: &Page, inputs: &CbvPeriod, lever: &CbvLever) -> String {
    let (symbol, unit) = inputs.symbol(lever.factor);
    let by = match unit {
        Unit::Percent => page.say(words::POINT).to_owned(),
        unit => {
            let unit = unit_name(page.lang, unit, page.currency);
            format!("{} {unit}", plain(lever.step))
        }
    };
    let name = capital(symbol_name(page.lang, symbol));
    format!("{name} +{by}")
}

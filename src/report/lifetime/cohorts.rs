//! Cohorts as a sheet: retention, revenue and payback by the month of the first order.

use super::cohort_curve::handed_on;
use super::cohort_figures::{pooled_figure, triangle_figure};
use super::forecast_controls::margin_controls;
use super::parts::{Controls, Facts, Reader, Ruled, counted};
use super::question::CohortTerms;
use crate::explain::{
    Carried, Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Source, Unit,
};
use crate::lifetime::{CalendarMonth, Cohort, CohortTriangle, PooledAge};
use crate::report::build::{Columns, Numbers};
use crate::report::{Sheet, SheetTable};
use crate::text::explain::symbol_name;
use crate::text::sentence::Sentence;
use crate::text::ui::sheet_cohorts as words;
use crate::text::{Lang, lifetime as wording, shapes};
use crate::units::{Currency, Margin};

/// Cohorts and ages of a triangle that the sheet lists.
const MOST_COHORTS: usize = 36;
const MOST_AGES: usize = 25;
/// Mark of a month that is not over.
const NOT_OVER: &str = "*";

fn month_name(month: CalendarMonth) -> String {
    format!("{}-{:02}", month.year, month.month)
}

/// `part ÷ whole` of counted heads.
pub(super) fn rate(symbol: S, part: (S, u64), whole: (S, u64)) -> Option<Explained> {
    let of =
        |(symbol, heads): (S, u64)| Expr::of(symbol, heads as f64, Unit::Customers, Source::File);
    let found = Explained::new(symbol, Unit::Percent, of(part).over(of(whole)));
    (whole.1 > 0).then_some(found)
}

/// Retention of a pooled age.
fn from_start(age: &PooledAge) -> Option<Explained> {
    let found = rate(
        S::FromStart,
        (S::StillActive, age.active),
        (S::Started, age.started),
    )?;
    Some(found.by(R::CohortMonth).by(R::OldEnough))
}

/// Cohorts by the month of the first order.
pub fn cohorts(
    lang: Lang,
    currency: Currency,
    terms: &CohortTerms,
    triangle: &CohortTriangle,
    file_margin: Option<Margin>,
) -> Sheet {
    let reader = Reader { lang, currency };
    let taken = file_margin.filter(|_| terms.margin_of_file);
    let margin = match taken {
        Some(margin) => Some((margin.get(), Source::File)),
        None => terms.margin.map(|margin| (margin, Source::Assumption)),
    };
    let pooled = triangle.pooled();
    let mut told = Numbers::default();
    let answer = cohort_answer(reader, triangle, &pooled, &mut told);
    let mut notes = vec![reader.rule(R::CohortMonth), reader.rule(R::OldEnough)];
    if triangle.last_is_partial {
        notes.push(words::NOT_OVER_NOTE.get(lang).into());
    }
    notes.push(words::UNSEEN_NOTE.get(lang).into());
    let has_money = triangle.cohorts.iter().any(|it| !it.revenue.is_empty());
    if !has_money {
        notes.push(shapes::no_amounts(lang).into());
    }
    let handed_over = triangle.attrition();
    match &handed_over {
        Ok(_) => notes.push(words::CAN_BE_CONTRACT.get(lang).into()),
        Err((month, error)) => notes.push(words::no_contract(
            lang,
            month.map(month_name).as_deref(),
            &wording::retention_error(lang, error),
        )),
    }
    let mut tables = vec![retention_triangle(reader, triangle)];
    let money = revenue_triangle(reader, triangle);
    if !pooled.is_empty() {
        tables.insert(0, pooled_table(reader, triangle, &pooled));
    }
    tables.extend(money);
    tables.extend(handed_over.ok().map(|of| handed_on(reader, &of, &pooled)));
    let fact = paid_back(reader, terms.acquisition_cost, margin, triangle);
    if let Some(fact) = fact.filter(|_| has_money) {
        tables.insert(0, fact);
    }
    let mut controls = Controls::at(lang, "cohorts");
    if has_money {
        controls.number(
            words::ACQUISITION,
            "acquisition_cost",
            terms.acquisition_cost,
            &reader.money(),
        );
        margin_controls(
            reader,
            &mut controls,
            file_margin,
            terms.margin_of_file,
            terms.margin,
        );
    }
    let curve = pooled_figure(reader, triangle, &pooled, &answer);
    let grid = triangle_figure(reader, triangle, &answer);
    Sheet {
        figures: curve.into_iter().chain(grid).collect(),
        answer,
        method: words::cohort_method(lang, triangle.cohorts.len()),
        numbers: told.0,
        controls: controls.done(),
        tables,
        notes,
        ..Sheet::default()
    }
}

fn cohort_answer(
    reader: Reader,
    triangle: &CohortTriangle,
    pooled: &[PooledAge],
    told: &mut Numbers,
) -> Sentence {
    let lang = reader.lang;
    let mut tell = |of: Explained| {
        let shown = reader.shown(&of);
        told.tell(of, shown)
    };
    let heads = |started: u64| counted(S::Started, started as f64, Unit::Customers);
    let mut parts = Vec::new();
    // The next month, and the oldest age that is not thin air: half of all were followed to it.
    let whole: u64 = pooled.first().map_or(0, |age| age.started);
    let last = pooled.iter().rev().find(|age| age.started * 2 >= whole);
    let ages: Vec<&PooledAge> = match (pooled.first(), last) {
        (Some(first), Some(last)) if last.age > first.age => vec![first, last],
        (Some(first), _) => vec![first],
        _ => Vec::new(),
    };
    let mut ages_told = Vec::new();
    // Each age rests on the customers of its own cohorts, who are fewer the later it is.
    for age in ages {
        if let Some(found) = from_start(age) {
            parts.push(tell(heads(age.started).by(R::OldEnough)));
            parts.push(tell(found));
            ages_told.push(age.age);
        }
    }
    if ages_told.is_empty() {
        let started = triangle.cohorts.iter().map(Cohort::size).sum();
        parts.push(tell(heads(started).by(R::CohortMonth)));
    }
    Sentence::with(&words::cohort_answer(lang, &ages_told), parts)
}

/// The cohorts that are listed: the latest.
fn listed(triangle: &CohortTriangle) -> &[Cohort] {
    let all = &triangle.cohorts;
    &all[all.len().saturating_sub(MOST_COHORTS)..]
}

/// One number a cohort and age; months that are not over carry a mark.
fn triangle_of(
    reader: Reader,
    triangle: &CohortTriangle,
    seen: &dyn Fn(&Cohort) -> usize,
    of: &dyn Fn(&Cohort, usize) -> Option<Explained>,
) -> Columns {
    let lang = reader.lang;
    let cohorts = listed(triangle);
    let names = cohorts.iter().map(|it| month_name(it.month));
    let mut columns = Columns::new(lang, reader.currency, words::COHORT.get(lang), names);
    let sizes = cohorts.iter().map(|it| {
        let size = counted(S::Started, it.size() as f64, Unit::Customers);
        Some(size.by(R::CohortMonth))
    });
    columns.add(symbol_name(lang, S::Started.into()), sizes.collect());
    let ages = cohorts.iter().map(seen).max().unwrap_or(0).min(MOST_AGES);
    for age in 0..ages {
        let column: Vec<Option<Explained>> = cohorts
            .iter()
            .map(|cohort| {
                let found = (age < seen(cohort)).then(|| of(cohort, age)).flatten()?;
                let is_last = age + 1 == seen(cohort);
                Some(match is_last && triangle.last_is_partial {
                    true => found.by(R::NotOver),
                    false => found,
                })
            })
            .collect();
        columns.add(&words::month_of(lang, age), column);
    }
    columns
}

/// The table with the mark of months that are not over.
fn marked(columns: Columns) -> crate::chart::Table {
    let mut table = columns.table();
    let not_over = crate::explain::Rule::Lifetime(R::NotOver);
    for cell in table.rows.iter_mut().flatten() {
        let rules = cell
            .explained
            .as_ref()
            .and_then(Carried::number)
            .map(|of| &of.rules);
        if rules.is_some_and(|rules| rules.contains(&not_over)) {
            cell.shown.push_str(NOT_OVER);
        }
    }
    table
}

fn left_out(reader: Reader, triangle: &CohortTriangle) -> String {
    let all = triangle.cohorts.len();
    let oldest = triangle.cohorts.iter().map(|it| it.active.len()).max();
    let ages = oldest.unwrap_or(0).saturating_sub(MOST_AGES);
    words::left_out(reader.lang, all.saturating_sub(MOST_COHORTS), ages)
}

pub(super) fn retention_triangle(reader: Reader, triangle: &CohortTriangle) -> SheetTable {
    let columns = triangle_of(reader, triangle, &|it| it.active.len(), &|cohort, age| {
        let active = (S::StillActive, cohort.active[age]);
        Some(rate(S::FromStart, active, (S::Started, cohort.size()))?.by(R::CohortMonth))
    });
    SheetTable {
        title: words::RETENTION_TRIANGLE.get(reader.lang).into(),
        note: left_out(reader, triangle),
        table: marked(columns),
    }
}

fn revenue_triangle(reader: Reader, triangle: &CohortTriangle) -> Option<SheetTable> {
    if triangle.cohorts.iter().all(|it| it.revenue.is_empty()) {
        return None;
    }
    let columns = triangle_of(reader, triangle, &|it| it.revenue.len(), &|cohort, age| {
        let money = cohort.revenue.get(age)?.units();
        Some(counted(S::CohortRevenue, money, Unit::Money).by(R::CohortMonth))
    });
    Some(SheetTable {
        title: words::REVENUE_TRIANGLE.get(reader.lang).into(),
        note: left_out(reader, triangle),
        table: marked(columns),
    })
}

pub(super) fn pooled_table(
    reader: Reader,
    triangle: &CohortTriangle,
    pooled: &[PooledAge],
) -> SheetTable {
    let lang = reader.lang;
    let names = pooled.iter().map(|it| it.age.to_string());
    let mut columns = Columns::new(lang, reader.currency, words::AGE.get(lang), names);
    let heads = |symbol: S, of: &dyn Fn(&PooledAge) -> u64| {
        let all = pooled.iter().map(|it| {
            let found = counted(symbol, of(it) as f64, Unit::Customers);
            Some(found.by(R::OldEnough))
        });
        all.collect::<Vec<_>>()
    };
    let title = |symbol: S| symbol_name(lang, symbol.into());
    columns.add(title(S::Started), heads(S::Started, &|it| it.started));
    columns.add(
        title(S::StillActive),
        heads(S::StillActive, &|it| it.active),
    );
    columns.add(title(S::FromStart), pooled.iter().map(from_start).collect());
    let steps = pooled.iter().map(|it| {
        let before = (S::ActiveBefore, it.before);
        Some(rate(S::FromBefore, (S::StillActive, it.active), before)?.by(R::OldEnough))
    });
    columns.add(title(S::FromBefore), steps.collect());
    let values = values_so_far(triangle);
    let has_values = !values.is_empty();
    let values = pooled.iter().map(|it| values.get(it.age as usize).cloned());
    columns.add(title(S::ValueSoFar), values.collect());
    let mut note = words::POOLED_NOTE.get(lang).to_owned();
    if has_values {
        note += words::CHAINED_NOTE.get(lang);
    }
    SheetTable {
        title: words::POOLED.get(lang).into(),
        note,
        table: columns.table(),
    }
}

/// Revenue a head up to each age: that of the age before and the mean of the cohorts old enough.
fn values_so_far(triangle: &CohortTriangle) -> Vec<Explained> {
    let mut found: Vec<Explained> = Vec::new();
    for (money, started) in triangle.revenue_by_age() {
        let money = Expr::of(S::CohortRevenue, money.units(), Unit::Money, Source::File);
        let heads = Expr::of(S::Started, started as f64, Unit::Customers, Source::File);
        let step = money.over(heads);
        let so_far = match found.last() {
            Some(before) => before.as_input().plus(step),
            None => step,
        };
        let so_far = Explained::new(S::ValueSoFar, Unit::MoneyPerCustomer, so_far);
        found.push(so_far.by(R::OldEnough));
    }
    found
}

/// When the cost of winning a customer is paid back, where it is given.
fn paid_back(
    reader: Reader,
    cost: Option<f64>,
    margin: Option<(f64, Source)>,
    triangle: &CohortTriangle,
) -> Option<SheetTable> {
    let (cost, (margin, source)) = cost.zip(margin)?;
    let lang = reader.lang;
    let cost_of = Explained::given(
        S::WinningCost,
        cost,
        Unit::MoneyPerCustomer,
        Source::Assumption,
    );
    let margin_of = Explained::given(S::ValueMargin, margin, Unit::Percent, source);
    let values = values_so_far(triangle);
    let mut facts = Facts::new(reader);
    facts.add(&cost_of, "");
    facts.add(&margin_of, "");
    let age = triangle.payback_age(cost, margin);
    let place = age.map_or(values.len().saturating_sub(1), |age| age as usize);
    if let Some(so_far) = values.get(place) {
        facts.add(so_far, &words::at_age(lang, place));
        let earned = so_far.as_input().times(margin_of.as_input());
        let left = Explained::new(
            S::PresentPerWon,
            Unit::MoneyPerCustomer,
            earned.minus(cost_of.as_input()),
        );
        facts.named(
            words::EARNED_LESS_COST.get(lang),
            &left.by(R::OldEnough),
            &words::paid_back(lang, age),
        );
    }
    Some(facts.table(words::PAYBACK))
}

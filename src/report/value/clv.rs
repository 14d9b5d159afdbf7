//! Lifetime value of one customer (M12).

use super::super::Sheet;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::chart::{Cell, StepKind, Swatch};
use crate::explain::{Explained, Unit, ValueSymbol as S};
use crate::text::explain::{symbol_name, unit_name};
use crate::text::ui::sheet_value::{capital, lifetime as words};
use crate::text::value_names;
use crate::units::Period;
use crate::value::{Clv, ClvInputs, Key};

/// Payments that are drawn one by one.
const DRAWN: usize = 5;

pub(super) fn fields(fields: &mut Fields, inputs: &ClvInputs) {
    let money = Unit::money_per_customer(inputs.period);
    fields.period("period", inputs.period);
    fields.add(fields.given("margin", S::PeriodMargin, inputs.margin, money));
    fields.add(fields.given("retention", S::Retention, inputs.retention, Unit::Percent));
    fields.add(fields.given("discount", S::DiscountRate, inputs.discount, Unit::Percent));
    fields.add(fields.optional("growth", S::MarginGrowth, inputs.growth, Unit::Percent));
    let cost = inputs.acquisition_cost;
    fields.add(fields.optional(
        "acquisition_cost",
        S::AcquisitionCost,
        cost,
        Unit::MoneyPerCustomer,
    ));
    fields.add(fields.count("payments", S::Payments, inputs.payments, Unit::Periods));
}

pub(super) fn sheet(page: &Page, clv: &Clv) -> Sheet {
    let worth = match clv.pre.value() < 0.0 {
        true => words::CLV_NONE,
        false => words::CLV,
    };
    let answer = Answer::default()
        .clause(page.say(worth), [&clv.pre])
        .clause(page.say(words::CLV_POST), [&clv.post]);
    let answer = match (&clv.net, &clv.payback) {
        (Some(net), Some(payback)) => answer.clause(page.say(words::CLV_NET), [net, payback]),
        (Some(net), None) => answer.clause(page.say(words::CLV_NET_NEVER), [net]),
        (None, _) => answer,
    };
    let mut sheet = page.sheet(answer, words::CLV_METHOD);
    sheet.figures.extend(picture(page, &sheet, clv));
    let whole = clv.lines().into_iter();
    let is_converted = |of: &Explained| clv.converted.iter().any(|it| it.symbol == of.symbol);
    let whole = whole.filter(|line| line.keys.is_empty() && !is_converted(line.of));
    let mut results = page.facts(super::words::RESULTS, whole.map(|line| line.of));
    if clv.expected_periods.is_none() {
        let row = [
            capital(symbol_name(page.lang, S::ExpectedPeriods.into())),
            "∞".to_owned(),
            unit_name(page.lang, Unit::Periods, page.currency),
        ];
        results.table.rows.push(row.map(Cell::text).into());
    }
    let other = match clv.inputs.period {
        Period::Year => words::AS_MONTH,
        Period::Month => words::AS_YEAR,
    };
    let converted = page.facts_to(other, &clv.converted, 4);
    let names = clv.payments.iter();
    let names = names.map(|it| value_names::key(page.lang, &Key::Period(it.time)));
    let mut columns = page.columns(words::PERIOD, names);
    let payments = || clv.payments.iter();
    page.column(&mut columns, payments().map(|it| Some(&it.surviving)));
    page.column(&mut columns, payments().map(|it| Some(&it.expected)));
    page.column(&mut columns, payments().map(|it| Some(&it.present)));
    page.column(&mut columns, payments().map(|it| Some(&it.cumulative)));
    let note = page.say(words::PAYMENTS_NOTE);
    sheet.tables = vec![
        results,
        converted,
        page.noted(words::PAYMENTS, note, columns),
    ];
    sheet.notes = vec![page.say(words::CLV_SAME_PERIOD).to_owned()];
    sheet
}

/// The first payments, all later ones, and what they add up to.
pub(super) fn picture(page: &Page, sheet: &Sheet, clv: &Clv) -> Option<crate::chart::Figure> {
    let drawn = clv.payments.len().min(DRAWN);
    let last = clv.payments.get(drawn.checked_sub(1)?)?;
    let later = clv.pre.as_input().minus(last.cumulative.as_input());
    let later = Explained::new(S::PresentMargin, Unit::MoneyPerCustomer, later);
    let mut steps: Vec<_> = clv.payments[..drawn]
        .iter()
        .map(|it| {
            let name = value_names::key(page.lang, &Key::Period(it.time));
            (name, StepKind::Part, Swatch::Accent, it.present.clone())
        })
        .collect();
    let named = page.say(words::LATER).to_owned();
    steps.push((named, StepKind::Part, Swatch::Tier(1), later));
    let total = (
        "CLV".to_owned(),
        StepKind::Total,
        Swatch::Tier(0),
        clv.pre.clone(),
    );
    steps.push(total);
    Some(page.steps(sheet, words::CLV_FIGURE, steps))
}

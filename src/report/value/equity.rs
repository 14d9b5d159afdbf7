//! Customer equity (M48).

use super::super::{Sheet, SheetTable};
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::chart::{StepKind, Swatch};
use crate::explain::Given;
use crate::explain::{Explained, Expr, Source, Unit, ValueSymbol as S};
use crate::text::explain::symbol_name;
use crate::text::ui::sheet_value::{capital, lifetime as words};
use crate::text::{Lang, value_names};
use crate::value::{Equity, EquityCohorts, EquityGroup, EquityInputs, Key};

/// Groups that can be added here.
const MOST_GROUPS: usize = 20;
/// Groups that are drawn one by one.
const DRAWN: usize = 4;

fn name(lang: Lang, key: &Key) -> String {
    match key {
        Key::Total => words::TODAY.get(lang).to_owned(),
        key => value_names::key(lang, key),
    }
}

pub(super) fn fields(fields: &mut Fields, inputs: &EquityInputs) {
    let lang = fields.lang;
    let money = Unit::money_per_customer(inputs.period);
    fields.period("period", inputs.period);
    fields.add(fields.given("discount", S::DiscountRate, inputs.discount, Unit::Percent));
    let new = match inputs.cohorts {
        Some(cohorts) => Some(cohorts),
        None => inputs.groups.first().map(|group| EquityCohorts {
            customers: Given::assumed(group.customers.value),
            margin: group.margin,
            retention: group.retention,
            acquisition_cost: Given::assumed(0.0),
            periods: None,
        }),
    };
    let options = [
        (words::NOT_COUNTED.get(lang).to_owned(), None),
        (words::COUNTED.get(lang).to_owned(), new),
    ];
    let chosen = usize::from(inputs.cohorts.is_some());
    fields.choice(
        "cohorts",
        words::NEW_CUSTOMERS.get(lang),
        Some(chosen),
        options,
    );
    let fresh = EquityGroup {
        name: fields.fresh_name(inputs.groups.len()),
        customers: Given::assumed(1_000.0),
        margin: Given::assumed(100.0),
        retention: Given::assumed(0.5),
    };
    fields.list("groups", &inputs.groups, MOST_GROUPS, fresh);
    for (place, group) in inputs.groups.iter().enumerate() {
        let called = name(lang, &group.name);
        fields.group(&called);
        let at = |name: &str| format!("groups/{place}/{name}");
        fields.renamed(&at("name"), &called);
        let numbers = [
            (
                "customers",
                S::GroupCustomers,
                group.customers,
                Unit::Customers,
            ),
            ("margin", S::PeriodMargin, group.margin, money),
            ("retention", S::Retention, group.retention, Unit::Percent),
        ];
        for (name, symbol, given, unit) in numbers {
            let number = fields.given(at(name), symbol, given, unit);
            fields.add(number.at(place + 1));
        }
    }
    if let Some(plan) = &inputs.cohorts {
        fields.group(words::FUTURE.get(lang));
        let each = Unit::MoneyPerCustomer;
        let numbers = [
            (
                "customers",
                S::NewCustomers,
                plan.customers,
                Unit::Customers,
            ),
            ("margin", S::PeriodMargin, plan.margin, money),
            ("retention", S::Retention, plan.retention, Unit::Percent),
            (
                "acquisition_cost",
                S::AcquisitionCost,
                plan.acquisition_cost,
                each,
            ),
        ];
        for (name, symbol, given, unit) in numbers {
            fields.add(fields.given(format!("cohorts/{name}"), symbol, given, unit));
        }
        let periods = fields.count("cohorts/periods", S::Cohorts, plan.periods, Unit::Periods);
        fields.add(periods.named(words::COHORT_PERIODS.get(lang)));
    }
}

pub(super) fn sheet(page: &Page, equity: &Equity) -> Sheet {
    let answer = match &equity.future {
        Some(future) => {
            let numbers = [&equity.total, &equity.current, future];
            Answer::default().clause(page.say(words::EQUITY), numbers)
        }
        None => Answer::default().clause(page.say(words::EQUITY_CURRENT), [&equity.current]),
    };
    let mut sheet = page.sheet(answer, words::EQUITY_METHOD);
    let figure = page.steps(&sheet, words::EQUITY_FIGURE, steps(page, equity));
    sheet.figures.push(figure);
    let whole = equity.lines().into_iter();
    let whole = whole.filter(|line| line.keys.is_empty());
    let results = page.facts(super::words::RESULTS, whole.map(|line| line.of));
    let names = equity.groups.iter();
    let names = names.map(|group| name(page.lang, &group.name));
    let mut columns = page.columns(super::words::NAME, names);
    page.column(&mut columns, equity.groups.iter().map(|it| Some(&it.clv)));
    page.column(
        &mut columns,
        equity.groups.iter().map(|it| Some(&it.equity)),
    );
    sheet.tables = vec![
        results,
        page.table(words::GROUPS, columns),
        shifts(page, equity),
    ];
    if !equity.cohorts.is_empty() {
        let names = (1..=equity.cohorts.len() as u32)
            .map(|time| value_names::key(page.lang, &Key::Period(time)));
        let mut columns = page.columns(words::PERIOD, names);
        page.column(&mut columns, equity.cohorts.iter().map(Some));
        sheet.tables.push(page.table(words::COHORTS, columns));
    }
    sheet.notes = vec![page.say(words::CLV_SAME_PERIOD).to_owned()];
    sheet
}

fn steps(page: &Page, equity: &Equity) -> Vec<(String, StepKind, Swatch, Explained)> {
    let drawn = match equity.groups.len() > DRAWN + 1 {
        true => DRAWN,
        false => equity.groups.len(),
    };
    let (first, rest) = equity.groups.split_at(drawn);
    let mut steps: Vec<_> = first
        .iter()
        .map(|group| {
            let name = name(page.lang, &group.name);
            (name, StepKind::Part, Swatch::Accent, group.equity.clone())
        })
        .collect();
    if !rest.is_empty() {
        let parts = rest.iter().enumerate();
        let parts = parts.map(|(place, it)| it.equity.as_input().at(drawn + place + 1));
        let rest = Explained::new(S::GroupEquity, Unit::Money, Expr::Sum(parts.collect()));
        let name = page.say(words::OTHER_GROUPS).to_owned();
        steps.push((name, StepKind::Part, Swatch::Accent, rest));
    }
    if let Some(future) = &equity.future {
        let name = page.say(words::FUTURE).to_owned();
        steps.push((name, StepKind::Part, Swatch::Tier(1), future.clone()));
    }
    let name = capital(symbol_name(page.lang, equity.total.symbol));
    steps.push((name, StepKind::Total, Swatch::Tier(0), equity.total.clone()));
    steps
}

/// What the total becomes when one input alone changes.
fn shifts(page: &Page, equity: &Equity) -> SheetTable {
    let names = equity.sensitivity.iter();
    let names = names.map(|shift| capital(symbol_name(page.lang, shift.lever.into())));
    let mut columns = page.columns(words::INPUT, names);
    let total =
        |value: f64| Explained::given(S::CustomerEquity, value, Unit::Money, Source::Derived);
    let lower = equity.sensitivity.iter().map(|it| it.lower.map(total));
    columns.add(page.say(words::TENTH_LESS), lower.collect());
    let higher = equity.sensitivity.iter().map(|it| it.higher.map(total));
    columns.add(page.say(words::TENTH_MORE), higher.collect());
    page.noted(
        words::SENSITIVITY,
        page.say(words::SENSITIVITY_NOTE),
        columns,
    )
}

//! Lost for good as a sheet (M13): a group bought at a cost and kept from year to year.

use super::paper::{annual, table_refusal, today, waterfall};
use super::parts::{Controls, Reader, Ruled, values};
use super::question::DwyerTerms;
use super::retention::given;
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::{DwyerInputs, dwyer};
use crate::report::build::{Columns, Numbers};
use crate::report::{Refusal, Sheet, SheetTable};
use crate::text::Lang;
use crate::text::explain::symbol_name;
use crate::text::sentence::Sentence;
use crate::text::ui::sheet_lifetime_paper as words;
use crate::text::ui::sheet_value::footnote;
use crate::units::Currency;
use crate::workshop::RegisterId;

/// Σ as an expression of what came before and what is added.
fn added(symbol: S, before: &Explained, now: &Explained) -> Explained {
    Explained::new(symbol, now.unit, before.as_input().plus(now.as_input()))
}

/// A group that is lost for good (M13).
///
/// # Errors
/// A [`Refusal`] with the place of the number at fault.
pub fn lost_for_good(lang: Lang, currency: Currency, terms: &DwyerTerms) -> Result<Sheet, Refusal> {
    let reader = Reader { lang, currency };
    let at = "lifetime/dwyer";
    let years = dwyer(&DwyerInputs {
        customers: terms.customers.value,
        retention: values(&terms.retention),
        margin: terms.margin.value,
        retention_cost: terms.retention_cost.value,
        acquisition_cost: terms.acquisition_cost.value,
        discount_annual: annual(
            lang,
            terms.discount_annual,
            &format!("{at}/discount_annual"),
        )?,
    })
    .map_err(|error| table_refusal(lang, error, at, "/retention/{}"))?;
    let won = given(S::CustomersWon, terms.customers, Unit::Customers);
    let margin = given(S::MarginPerYear, terms.margin, Unit::MoneyPerCustomerYear);
    let keeping = given(
        S::KeepingCost,
        terms.retention_cost,
        Unit::MoneyPerCustomerYear,
    );
    let winning = given(
        S::WinningCost,
        terms.acquisition_cost,
        Unit::MoneyPerCustomer,
    );
    let spent = Expr::Number(0.0).minus(won.as_input().times(winning.as_input()));
    let spent = Explained::new(S::YearCash, Unit::Money, spent);
    let mut active: Vec<Option<Explained>> = vec![None, Some(won.clone())];
    let mut cash = vec![spent.clone()];
    let mut present = vec![Explained::new(
        S::PresentValue,
        Unit::Money,
        spent.as_input(),
    )];
    let mut before = won.clone();
    for (year, _) in years.iter().enumerate().skip(1) {
        let now = match year
            .checked_sub(2)
            .and_then(|place| terms.retention.get(place))
        {
            Some(kept) => {
                let there = Expr::of(
                    S::ActiveYearBefore,
                    before.value(),
                    Unit::Customers,
                    Source::Derived,
                );
                let kept = kept.named(S::Kept, Unit::Percent);
                let now = Explained::new(S::ActiveCustomers, Unit::Customers, there.times(kept));
                active.push(Some(now.clone()));
                now
            }
            None => won.clone(),
        };
        let each = margin.as_input().minus(keeping.as_input());
        let money = Explained::new(S::YearCash, Unit::Money, now.as_input().times(each));
        present.push(today(&money, terms.discount_annual, year as f64 - 1.0).by(R::FirstYearNow));
        cash.push(money);
        before = now;
    }
    let mut so_far: Vec<Explained> = Vec::new();
    for now in &present {
        let sum = match so_far.last() {
            Some(before) => added(S::PresentSoFar, before, now),
            None => Explained::new(S::PresentSoFar, Unit::Money, now.as_input()),
        };
        so_far.push(sum);
    }
    let each: Vec<Explained> = so_far
        .iter()
        .map(|sum| {
            let of = sum.as_input().over(won.as_input());
            Explained::new(S::PresentPerWon, Unit::MoneyPerCustomer, of)
        })
        .collect();
    let names = years.iter().map(|it| it.year.to_string());
    let mut columns = Columns::new(lang, currency, words::YEAR.get(lang), names);
    let title = |symbol: S| symbol_name(lang, symbol.into());
    let mut kept = vec![None, None];
    kept.extend(
        terms
            .retention
            .iter()
            .map(|it| Some(given(S::Kept, *it, Unit::Percent))),
    );
    columns.add(title(S::Kept), kept);
    columns.add(title(S::ActiveCustomers), active);
    let all = |of: &[Explained]| of.iter().cloned().map(Some).collect::<Vec<_>>();
    columns.add(title(S::YearCash), all(&cash));
    columns.add(title(S::PresentValue), all(&present));
    columns.add(title(S::PresentSoFar), all(&so_far));
    columns.add(title(S::PresentPerWon), all(&each));
    let table = columns.table();
    let mut told = Numbers::default();
    let last = years.len() - 1;
    let payback = so_far.iter().position(|sum| sum.value() >= 0.0);
    let parts = [so_far[last].clone(), each[last].clone()].map(|of| {
        let shown = reader.shown(&of);
        told.tell(of, shown)
    });
    let answer = Sentence::with(&words::dwyer_answer(lang, last, payback), parts);
    let steps = (0..=last).map(|year| (words::nth_year(lang, year), present[year].value()));
    let figure = waterfall(
        reader,
        words::DWYER_FIGURE,
        &answer,
        steps.collect(),
        so_far[last].value(),
        table.clone(),
    );
    let mut controls = Controls::at(lang, "dwyer");
    let money = reader.money();
    controls.number(
        words::CUSTOMERS_WON,
        "customers",
        Some(terms.customers.value),
        words::HEADS.get(lang),
    );
    controls.number(
        words::MARGIN_YEAR,
        "margin",
        Some(terms.margin.value),
        &money,
    );
    controls.number(
        words::KEEPING,
        "retention_cost",
        Some(terms.retention_cost.value),
        &money,
    );
    controls.number(
        words::WINNING,
        "acquisition_cost",
        Some(terms.acquisition_cost.value),
        &money,
    );
    controls.percent(
        words::DISCOUNT,
        "discount_annual",
        Some(terms.discount_annual.value),
    );
    controls.group(words::RETENTION_BY_YEAR);
    for (place, kept) in terms.retention.iter().enumerate() {
        let label = words::into_year(lang, place + 2);
        controls.share(label, &format!("retention/{place}"), Some(kept.value));
    }
    Ok(Sheet {
        answer,
        method: words::DWYER_METHOD.get(lang).into(),
        numbers: told.0,
        figures: vec![figure],
        controls: controls.done(),
        tables: vec![SheetTable {
            title: words::BY_YEAR.get(lang).into(),
            note: reader.rule(R::FirstYearNow),
            table,
        }],
        notes: vec![
            words::DWYER_NOTE.get(lang).into(),
            footnote(lang, RegisterId::E8),
        ],
        ..Sheet::default()
    })
}

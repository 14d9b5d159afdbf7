//! What the factors give, each number with its basis.

use kezhi::engine::PageExportOf;
use kezhi::explain::{Symbol, Unit};
use kezhi::text::explain::{own_symbol_name, unit_name};
use kezhi::text::ui::{Phrase, value as words};
use leptos::prelude::*;

use super::super::controls::{NumberButton, column};
use super::super::sheet::FileButtons;
use crate::state::{CbvCell, Number, Reports, Session, Settings, t};

/// What a number counts per.
type Line = (CbvCell, Symbol, Unit, Phrase);

const PER_HEAD: [Line; 3] = [
    (
        CbvCell::Cbv,
        Symbol::Cbv,
        Unit::MoneyPerCustomerYear,
        words::BASE_CATEGORY,
    ),
    (
        CbvCell::BrandCustomerValue,
        Symbol::BrandCustomerValue,
        Unit::MoneyPerCustomerYear,
        words::BASE_OWN,
    ),
    (
        CbvCell::CategoryValue,
        Symbol::CategoryValue,
        Unit::MoneyPerCustomerYear,
        words::BASE_ALL_BRANDS,
    ),
];

const ALL_TOGETHER: [Line; 6] = [
    (
        CbvCell::BrandTotal,
        Symbol::BrandTotal,
        Unit::MoneyPerYear,
        words::BASE_OWN,
    ),
    (
        CbvCell::OwnCustomersGap,
        Symbol::OwnCustomersGap,
        Unit::MoneyPerYear,
        words::BASE_OWN_ELSEWHERE,
    ),
    (
        CbvCell::NonBuyersGap,
        Symbol::NonBuyersGap,
        Unit::MoneyPerYear,
        words::BASE_NON_BUYERS,
    ),
    (
        CbvCell::CategoryTotal,
        Symbol::CategoryTotal,
        Unit::MoneyPerYear,
        words::BASE_ALL_BRANDS,
    ),
    (
        CbvCell::ValueShare,
        Symbol::ValueShare,
        Unit::Percent,
        words::BASE_ALL_BRANDS,
    ),
    (
        CbvCell::CategoryCustomers,
        Symbol::CategoryCustomers,
        Unit::Customers,
        words::BASE_ALL_BRANDS,
    ),
];

/// The table of results with the note on what CBV counts.
#[component]
pub(super) fn Results() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let (session, reports) = (Session::here(), Reports::here());
    let file = Callback::new(move |()| {
        let levers = session.assumptions.get_untracked()?;
        let customers = untrack(|| reports.own_customers())?;
        let name = words::FIRST_PAGE.get(lang.get_untracked()).to_owned();
        let factors = levers.cbv;
        Some((name, PageExportOf::BrandValue { factors, customers }))
    });
    view! {
        <section>
            <div class="section-head">
                <h2>{t(words::RESULTS)}</h2>
                <FileButtons of=file test="table-cbv".to_owned() />
            </div>
            <div class="scroll" tabindex="0" role="region" aria-label=t(words::RESULTS)>
                <table data-test="cbv-results">
                    <thead>
                        <tr>
                            <th scope="col">{t(words::MEASURE)}</th>
                            <th scope="col">{t(words::BASIS)}</th>
                            <th scope="col" class="num">{t(words::NUMBER)}</th>
                            <th scope="col">{t(words::UNIT)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {lines(words::PER_HEAD, &PER_HEAD)}
                        {lines(words::ALL, &ALL_TOGETHER)}
                    </tbody>
                </table>
            </div>
            <p class="note" data-test="h1-note">{t(words::H1)}</p>
        </section>
    }
}

fn lines(head: Phrase, lines: &'static [Line]) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let assumptions = Session::here().assumptions;
    // Lines of one unit align with each other.
    let format_of = |unit: Unit| {
        column(unit, move || {
            let alike = lines.iter().filter(move |line| line.2 == unit);
            alike.map(|line| Number::Cbv(line.0)).collect()
        })
    };
    let rows = lines
        .iter()
        .map(|&(cell, symbol, unit, basis)| {
            let format = format_of(unit);
            let unit = move || {
                let currency = assumptions.with(|it| it.as_ref().map(|it| it.currency));
                unit_name(lang.get(), unit, currency.unwrap_or_default())
            };
            view! {
                <tr>
                    <th scope="row">{move || own_symbol_name(lang.get(), symbol)}</th>
                    <td class="note">{t(basis)}</td>
                    <td class="num">
                        <NumberButton number=Number::Cbv(cell) format />
                    </td>
                    <td class="note">{unit}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="rowgroup" colspan="4" class="unit">{t(head)}</th>
        </tr>
        {rows}
    }
}

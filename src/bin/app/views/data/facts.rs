//! What the data are, each number explainable.

use kezhi::scenario::Change;
use kezhi::text::column::ColumnFormat;
use kezhi::text::names;
use kezhi::text::number::currency_unit;
use kezhi::text::ui::{Phrase, data as words};
use kezhi::units::Currency;
use leptos::prelude::*;

use super::super::controls::{Choice, NumberButton};
use crate::state::{Fact, Number, Reports, RowsPart, Session, Settings, memo, t};

/// Customers, orders, revenue, first and last day, currency.
#[component]
pub(super) fn Facts() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let unit = move || {
        let currency = session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.currency));
        currency_unit(lang.get(), currency.unwrap_or_default())
    };
    // The same as in the table of refunds, to the cent.
    let revenue = memo(move || {
        let revenue = reports.facts().map(|facts| facts.revenue.units());
        ColumnFormat::to_the_cent(&[revenue.unwrap_or_default()])
    });
    let replanned = move || reports.facts().is_some_and(|facts| facts.replanned);
    let currency = Signal::derive(move || {
        let chosen = session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.currency));
        Currency::ALL
            .iter()
            .position(|it| Some(*it) == chosen)
            .unwrap_or_default()
    });
    let currencies = Signal::derive(move || {
        Currency::ALL
            .map(|it| names::currency(lang.get(), it))
            .to_vec()
    });
    let of_line = |words: Phrase, fact: Fact| {
        view! {
            <div>
                <dt>{t(words)}</dt>
                <dd>
                    <NumberButton number=Number::Fact(fact) />
                </dd>
            </div>
        }
    };
    view! {
        <section>
            <h2 class="spoken">{t(words::FACTS)}</h2>
            <dl class="facts" data-test="facts">
                {of_line(words::CUSTOMERS, Fact::Customers)}
                {of_line(words::ORDERS, Fact::Orders)}
                <div>
                    <dt>{t(words::REVENUE)} " " <span class="unit">{unit}</span></dt>
                    <dd>
                        <NumberButton number=Number::Fact(Fact::Revenue) format=revenue />
                    </dd>
                </div>
                {of_line(words::FIRST_DAY, Fact::FirstDay)}
                {of_line(words::LAST_DAY, Fact::LastDay)}
            </dl>
        </section>
        <div class="format">
            <Choice
                label=t(words::CURRENCY).into_any()
                test="currency"
                options=currencies
                chosen=currency
                on_choose=Callback::new(move |place: usize| {
                    if let Some(currency) = Currency::ALL.get(place) {
                        session.apply(Change::SetCurrency(*currency));
                    }
                })
            />
        </div>
        <InputsRead />
        <Show when=replanned>
            <p class="ask">{t(words::REPLANNED)}</p>
        </Show>
    }
}

/// The files, sheets and parts that were stacked, with the rows of each; nothing for a single one.
#[component]
fn InputsRead() -> impl IntoView {
    let reports = Reports::here();
    let names = memo(move || {
        let facts = reports.facts();
        let inputs = facts.map(|facts| facts.inputs).unwrap_or_default();
        inputs
            .into_iter()
            .map(|input| input.name)
            .collect::<Vec<_>>()
    });
    let line = |(place, name): (usize, String)| {
        let number = |part| view! { <td class="num"><NumberButton number=Number::Fact(Fact::Input(place, part)) /></td> };
        view! {
            <tr>
                <th scope="row">{name}</th>
                {number(RowsPart::Read)}
                {number(RowsPart::Used)}
                {number(RowsPart::SetAside)}
            </tr>
        }
    };
    view! {
        <Show when=move || names.with(|names| names.len() > 1)>
            <div class="scroll" tabindex="0" role="region" aria-label=t(words::TABLE_SCROLLS)>
                <table data-test="inputs-read">
                    <thead>
                        <tr>
                            <th scope="col">{t(words::INPUT)}</th>
                            <th scope="col" class="num">{t(words::ROWS_READ)}</th>
                            <th scope="col" class="num">{t(words::ROWS_USED)}</th>
                            <th scope="col" class="num">{t(words::ROWS_ASIDE)}</th>
                        </tr>
                    </thead>
                    <tbody>{move || names.get().into_iter().enumerate().map(line).collect_view()}</tbody>
                </table>
            </div>
        </Show>
    }
}

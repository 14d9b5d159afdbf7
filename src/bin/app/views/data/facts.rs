//! What the data are, each number explainable.

use kezhi::base::SelectionEdit;
use kezhi::scenario::Change;
use kezhi::text::column::ColumnFormat;
use kezhi::text::number::currency_unit;
use kezhi::text::ui::{Phrase, data as words, quality as quality_words};
use kezhi::text::{names, shapes};
use kezhi::units::Currency;
use leptos::prelude::*;

use super::super::controls::{Choice, NumberButton};
use super::how_read::HowRead;
use crate::state::{Fact, Number, Reports, Session, Settings, memo, t};

/// False where the open orders have no amounts: what is said of money is left out.
pub(super) fn has_amounts(reports: Reports) -> Memo<bool> {
    memo(move || reports.facts().is_none_or(|facts| facts.has_amounts()))
}

/// True where the rules of selection leave no row: nothing can be asked of the data then.
pub(super) fn nothing_selected(reports: Reports) -> Memo<bool> {
    memo(move || {
        let facts = reports.facts();
        facts.is_some_and(|facts| facts.records.is_none() && facts.customers == 0)
    })
}

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
    let has_amounts = has_amounts(reports);
    let is_empty = nothing_selected(reports);
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
                <div hidden=move || !has_amounts.get()>
                    <dt>{t(words::REVENUE)} " " <span class="unit">{unit}</span></dt>
                    <dd>
                        <NumberButton number=Number::Fact(Fact::Revenue) format=revenue />
                    </dd>
                </div>
                <Show when=move || !is_empty.get()>
                    {of_line(words::FIRST_DAY, Fact::FirstDay)}
                    {of_line(words::LAST_DAY, Fact::LastDay)}
                </Show>
            </dl>
            <div class="row" data-test="nothing-selected" hidden=move || !is_empty.get()>
                <p class="ask">{t(words::NOTHING_LEFT)}</p>
                <button
                    type="button"
                    class="button primary"
                    on:click=move |_| {
                        session.apply(Change::SetSelection(SelectionEdit::Reset));
                    }
                >
                    {t(quality_words::RESET)}
                </button>
            </div>
            <p class="method" data-test="no-amounts" hidden=move || has_amounts.get()>
                {move || shapes::no_amounts(lang.get())}
            </p>
        </section>
        <div class="format" hidden=move || !has_amounts.get()>
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
        <HowRead />
    }
}

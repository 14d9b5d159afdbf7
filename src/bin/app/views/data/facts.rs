//! What the data are, each number explainable.

use kezhi::scenario::Change;
use kezhi::text::column::ColumnFormat;
use kezhi::text::number::currency_unit;
use kezhi::text::ui::{Phrase, data as words};
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
                {of_line(words::FIRST_DAY, Fact::FirstDay)}
                {of_line(words::LAST_DAY, Fact::LastDay)}
            </dl>
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

//! What the data are, each number explainable.

use kezhi::scenario::Change;
use kezhi::text::names;
use kezhi::text::number::currency_unit;
use kezhi::text::ui::{Phrase, data as words};
use kezhi::units::Currency;
use leptos::prelude::*;

use super::super::controls::{Choice, NumberButton};
use crate::state::{Fact, Number, Reports, Session, Settings, t};

/// Customers, orders, revenue, first and last day, currency.
#[component]
pub(super) fn Facts() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let day = move |last: bool| {
        let facts = reports.facts();
        let day = facts.map(|facts| {
            if last {
                facts.last_day
            } else {
                facts.first_day
            }
        });
        day.map(|day| names::day(lang.get(), day))
            .unwrap_or_else(|| "—".into())
    };
    let unit = move || {
        let currency = session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.currency));
        currency_unit(lang.get(), currency.unwrap_or_default())
    };
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
                        <NumberButton number=Number::Fact(Fact::Revenue) />
                    </dd>
                </div>
                <div>
                    <dt>{t(words::FIRST_DAY)}</dt>
                    <dd>{move || day(false)}</dd>
                </div>
                <div>
                    <dt>{t(words::LAST_DAY)}</dt>
                    <dd>{move || day(true)}</dd>
                </div>
            </dl>
        </section>
        <div class="format">
            <Choice
                label=words::CURRENCY
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
        <Show when=replanned>
            <p class="ask">{t(words::REPLANNED)}</p>
        </Show>
    }
}

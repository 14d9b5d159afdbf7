//! What a refund does: a choice of four, each with its effect beside it.

use kezhi::base::ReturnsOutcome;
use kezhi::scenario::Change;
use kezhi::text::names;
use kezhi::text::number::{count, currency_unit, exact};
use kezhi::text::ui::data as words;
use leptos::prelude::*;

use crate::state::{Reports, Session, Settings, t};

/// The panel; nothing for a file without a negative amount.
#[component]
pub(super) fn Returns() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let found = Memo::new(move |_| reports.facts().and_then(|facts| facts.returns));
    let unit = move || {
        let currency = session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.currency));
        currency_unit(lang.get(), currency.unwrap_or_default())
    };
    move || {
        found.get().map(|found| {
            let (lines, amount) = (found.lines, found.amount.units());
            let told = move || {
                let lang = lang.get();
                words::RETURNS_FOUND
                    .with(lang, &count(lang, lines))
                    .replacen("{}", &format!("{} {}", exact(amount), unit()), 1)
            };
            view! {
                <section data-test="returns">
                    <div class="section-head">
                        <h2 id="returns-title">{t(words::RETURNS)}</h2>
                    </div>
                    <p class="method">{told}</p>
                    <div class="scroll" tabindex="0" role="region" aria-labelledby="returns-title">
                        <table>
                            <thead>
                                <tr>
                                    <th scope="col">{t(words::RETURNS_POLICY)}</th>
                                    <th scope="col" class="num">
                                        {t(words::REVENUE)} " " <span class="unit">{unit}</span>
                                    </th>
                                    <th scope="col" class="num">{t(words::PAYING)}</th>
                                    <th scope="col" class="num">{t(words::ORDERS)}</th>
                                </tr>
                            </thead>
                            <tbody>
                                {found
                                    .outcomes
                                    .into_iter()
                                    .map(|outcome| view! { <Policy outcome /> })
                                    .collect_view()}
                            </tbody>
                        </table>
                    </div>
                </section>
            }
        })
    }
}

#[component]
fn Policy(outcome: ReturnsOutcome) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let policy = outcome.policy;
    let slug = serde_json::to_value(policy)
        .ok()
        .and_then(|it| it.as_str().map(str::to_owned));
    let is_chosen = move || {
        session
            .assumptions
            .with(|it| it.as_ref().is_some_and(|it| it.returns == policy))
    };
    view! {
        <tr>
            <th scope="row">
                <label class="choice-line">
                    <input
                        type="radio"
                        name="returns"
                        data-test=format!("returns-{}", slug.unwrap_or_default())
                        prop:checked=is_chosen
                        on:change=move |_| {
                            session.apply(Change::SetReturns(policy));
                        }
                    />
                    <span>
                        {move || names::returns(lang.get(), policy)} <br />
                        <span class="note">{move || names::returns_note(lang.get(), policy)}</span>
                    </span>
                </label>
            </th>
            <td class="num">{exact(outcome.revenue.units())}</td>
            <td class="num">{move || count(lang.get(), outcome.customers)}</td>
            <td class="num">{move || count(lang.get(), outcome.orders)}</td>
        </tr>
    }
}

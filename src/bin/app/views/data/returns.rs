//! What refunds do to the numbers, with the effect of each choice beside it.

use kezhi::base::ReturnsFacts;
use kezhi::scenario::Change;
use kezhi::text::number::{count, currency_unit, money};
use kezhi::text::ui::data as words;
use kezhi::text::{Lang, names};
use leptos::prelude::*;

use crate::state::{Reports, Session, Settings, t};

/// The choice; nothing for a file without refunds.
#[component]
pub(super) fn Returns() -> impl IntoView {
    let reports = Reports::here();
    let found = Memo::new(move |_| reports.facts().and_then(|facts| facts.returns));
    move || found.get().map(|facts| view! { <Policies facts /> })
}

#[component]
fn Policies(facts: ReturnsFacts) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let unit = move |lang: Lang| {
        let currency = session.assumptions.with(|it| it.as_ref().map(|it| it.currency));
        currency_unit(lang, currency.unwrap_or_default())
    };
    let (lines, amount) = (facts.lines, facts.amount);
    let met = move || {
        let lang = lang.get();
        let found = words::RETURNS_MET.with(lang, &count(lang, lines));
        found.replacen("{}", &format!("{} {}", money(lang, amount.units()), unit(lang)), 1)
    };
    let rows = facts
        .outcomes
        .into_iter()
        .map(|outcome| {
            let policy = outcome.policy;
            let is_chosen = move || {
                session.assumptions.with(|it| it.as_ref().is_some_and(|it| it.returns == policy))
            };
            view! {
                <tr>
                    <th scope="row">
                        <label class="check">
                            <input
                                type="radio"
                                name="returns"
                                data-test=format!("returns-{policy:?}")
                                prop:checked=is_chosen
                                on:change=move |_| {
                                    session.apply(Change::SetReturns(policy));
                                }
                            />
                            {move || names::returns(lang.get(), policy)}
                        </label>
                    </th>
                    <td class="num">{move || money(lang.get(), outcome.revenue.units())}</td>
                    <td class="num">{move || count(lang.get(), outcome.customers)}</td>
                    <td class="num">{move || count(lang.get(), outcome.orders)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section>
            <div class="section-head">
                <h2>{t(words::RETURNS)}</h2>
                <span class="note">{met}</span>
            </div>
            <div class="scroll" tabindex="0" role="region" aria-label=t(words::RETURNS)>
                <table data-test="returns">
                    <thead>
                        <tr>
                            <th scope="col">{t(words::POLICY)}</th>
                            <th scope="col" class="num">
                                {t(words::REVENUE)} <span class="unit">{move || unit(lang.get())}</span>
                            </th>
                            <th scope="col" class="num">{t(words::PAYING_CUSTOMERS)}</th>
                            <th scope="col" class="num">{t(words::ORDERS)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

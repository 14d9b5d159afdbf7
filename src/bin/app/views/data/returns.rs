//! What a refund does: a choice of four, each with its effect beside it.

use kezhi::base::ReturnsPolicy;
use kezhi::scenario::Change;
use kezhi::text::column::ColumnFormat;
use kezhi::text::names;
use kezhi::text::number::currency_unit;
use kezhi::text::ui::data as words;
use leptos::prelude::*;

use super::super::controls::{NumberButton, spliced};
use crate::state::{Fact, Number, Reports, ReturnsCell, Session, Settings, memo, t};

/// The panel; nothing for a file without a negative amount.
#[component]
pub(super) fn Returns() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let found = memo(move || reports.facts().and_then(|facts| facts.returns));
    let unit = move || {
        let currency = session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.currency));
        currency_unit(lang.get(), currency.unwrap_or_default())
    };
    move || {
        found.get().map(|found| {
            let told = move || {
                let sentence = words::RETURNS_FOUND.get(lang.get());
                let sentence = sentence.replacen("{unit}", &format!(" {}", unit()), 1);
                let amount = cents(vec![found.amount.units()]);
                spliced(
                    &sentence,
                    [
                        view! { <NumberButton number=Number::Fact(Fact::NegativeLines) /> }
                            .into_any(),
                        view! {
                            <NumberButton
                                number=Number::Fact(Fact::NegativeAmount)
                                format=amount
                            />
                        }
                        .into_any(),
                    ],
                )
            };
            let format = cents(found.outcomes.iter().map(|it| it.revenue.units()).collect());
            view! {
                <section data-test="returns">
                    <div class="section-head">
                        <h2 id="returns-title">{t(words::RETURNS)}</h2>
                    </div>
                    <p class="method">{told}</p>
                    <p class="note" data-test="refunds-without-sale">
                        {move || names::refunds_without_sale(
                            lang.get(),
                            found.without_sale,
                            found.lines,
                        )}
                    </p>
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
                                    .map(|outcome| view! { <Policy policy=outcome.policy format /> })
                                    .collect_view()}
                            </tbody>
                        </table>
                    </div>
                </section>
            }
        })
    }
}

/// Money of the file is shown to the cent.
fn cents(values: Vec<f64>) -> Memo<ColumnFormat> {
    memo(move || ColumnFormat::to_the_cent(&values))
}

#[component]
fn Policy(policy: ReturnsPolicy, format: Memo<ColumnFormat>) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let number = move |cell| Number::Fact(Fact::Returns(policy, cell));
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
            <td class="num">
                <NumberButton number=number(ReturnsCell::Revenue) format />
            </td>
            <td class="num">
                <NumberButton number=number(ReturnsCell::Customers) />
            </td>
            <td class="num">
                <NumberButton number=number(ReturnsCell::Orders) />
            </td>
        </tr>
    }
}

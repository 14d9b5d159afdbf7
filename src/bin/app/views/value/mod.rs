//! The room of customer brand valuation.

mod factors;
mod results;

use kezhi::chart::figures;
use kezhi::scenario::DataRef;
use kezhi::text::answers;
use kezhi::text::ui::value as words;
use leptos::prelude::*;

use super::controls::{ErrorNote, Side};
use super::explain::ExplainPanel;
use super::figure::FigureView;
use super::segments::{Nothing, drawn};
use crate::state::{Reports, Session, Settings, t};

/// Answer, factors, results, figure.
#[component]
pub(crate) fn ValueRoom() -> impl IntoView {
    let session = Session::here();
    let reports = Reports::here();
    let has_data = Memo::new(move |_| session.data.get() != DataRef::Nothing);
    view! {
        <div class:with-side=move || has_data.get()>
            <div class="room">
                <ErrorNote
                    problem=reports.problem
                    retry=Callback::new(move |()| reports.restart())
                />
                {move || {
                    if has_data.get() {
                        view! { <Valuation /> }.into_any()
                    } else {
                        view! { <Nothing /> }.into_any()
                    }
                }}
            </div>
            <Show when=move || has_data.get()>
                <Side>
                    <factors::Factors />
                    <ExplainPanel />
                </Side>
            </Show>
        </div>
    }
}

#[component]
fn Valuation() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let answer = Memo::new(move |_| {
        let data = session.data.get();
        let currency = session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.currency))?;
        reports.outcome.with(|outcome| {
            Some(answers::cbv(
                lang.get(),
                &outcome.as_ref()?.cbv,
                &data,
                currency,
            ))
        })
    });
    let is_known = Memo::new(move |_| {
        reports
            .outcome
            .with(|outcome| outcome.as_ref().is_some_and(|it| it.cbv.is_ok()))
    });
    let figure = drawn(move |context, _, outcome| {
        let cbv = outcome.cbv.as_ref().ok()?;
        let answer = answers::cbv(context.lang, &outcome.cbv, context.data, context.currency);
        Some(figures::cbv_waterfall(context, cbv, answer.headline))
    });
    view! {
        <h1 data-test="answer">
            {move || answer.get().map(|answer| answer.headline).unwrap_or_default()}
        </h1>
        <p class="method">{move || answer.get().map(|answer| answer.method).unwrap_or_default()}</p>
        <Show when=move || !is_known.get()>
            <p class="prose">{t(words::FORMULA)}</p>
        </Show>
        <FigureView figure slug="cbv" is_answered=true />
        <Show when=move || is_known.get()>
            <results::Results />
        </Show>
    }
}

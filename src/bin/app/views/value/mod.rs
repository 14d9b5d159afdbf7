//! The room of customer brand valuation.

mod factors;
mod results;

use kezhi::chart::figures;
use kezhi::engine::route::Route;
use kezhi::report::Topic;
use kezhi::scenario::DataRef;
use kezhi::text::answers;
use kezhi::text::ui::value as words;
use kezhi::value::CbvFactor;
use leptos::prelude::*;

use super::controls::{Clauses, ErrorNote, Side, focus};
use super::explain::ExplainPanel;
use super::figure::{FigureView, Head};
use super::footnotes::Footnotes;
use super::segments::{Nothing, WhaleFigure, drawn};
use super::sheet::Topics;
use crate::state::{Explain, Reports, Session, Settings, Sheets, memo, t};
use crate::timers;

/// Answer, factors, results, figure.
#[component]
pub(crate) fn ValueRoom() -> impl IntoView {
    let session = Session::here();
    let reports = Reports::here();
    let has_data = memo(move || session.data.get() != DataRef::Nothing);
    view! {
        <div class:with-side=move || has_data.get()>
            <div class="room">
                <Topics />
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

/// What answers the open data of value, and the brand's value on a case.
const OF_VALUE: [&str; 4] = ["concentration-base", "observed", "forecast", "cbv-levers"];

/// Links to the topics of [`OF_VALUE`].
#[component]
fn OfValue() -> impl IntoView {
    let sheets = Sheets::here();
    let links = move || {
        let found = |slug: &str| {
            sheets
                .topics
                .with(|all| all.iter().find(|it| it.slug == slug).cloned())
        };
        let link = |topic: Topic| {
            let address = Route::Value.to_topic(&topic.slug);
            view! {
                <li>
                    <a href=address>{topic.title}</a>
                </li>
            }
        };
        let links = OF_VALUE.into_iter().filter_map(found).map(link);
        links.collect_view()
    };
    view! {
        <p class="no-print">{t(words::OF_VALUE)}</p>
        <ul class="no-print" data-test="of-value">
            {links}
        </ul>
    }
}

#[component]
fn Valuation() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let explain = Explain::here();
    let answer = memo(move || {
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
    let is_known = memo(move || {
        reports
            .outcome
            .with(|outcome| outcome.as_ref().is_some_and(|it| it.cbv.is_ok()))
    });
    // The first factor that is missing; the panel may have to open first.
    let fill = move |_| {
        let missing = reports.outcome.with_untracked(|it| {
            it.as_ref()
                .and_then(|it| it.cbv.as_ref().err()?.first().copied())
        });
        explain.is_open.set(true);
        let id = factors::field_id(missing.unwrap_or(CbvFactor::Penetration));
        timers::after(0, move || focus(id));
    };
    let figure = drawn(move |context, _, outcome| {
        let cbv = outcome.cbv.as_ref().ok()?;
        let answer = answers::cbv(context.lang, &outcome.cbv, context.data, context.currency);
        Some(figures::cbv_waterfall(context, cbv, answer.headline))
    });
    // Without the factors the page opens with what the orders say of value.
    let seen = memo(move || {
        if is_known.get() {
            return None;
        }
        let currency = session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.currency))?;
        reports.report.with(|report| {
            let curves = report.as_ref()?.curves.as_ref()?;
            Some(answers::whale(lang.get(), curves, currency))
        })
    });
    let asked = move || {
        let told = seen.with(Option::is_some);
        let headline = answer.get().filter(|_| told).map(|answer| answer.headline);
        headline.map(|it| it.text()).unwrap_or_default()
    };
    view! {
        <Clauses words=Signal::derive(move || {
            let of_cbv = || answer.get().map(|answer| answer.headline);
            seen.get().or_else(of_cbv).unwrap_or_default()
        }) />
        <Show when=move || seen.with(Option::is_some)>
            <WhaleFigure />
            <OfValue />
            <h2>{t(words::FIRST_PAGE)}</h2>
            <p data-test="cbv-asks">{asked}</p>
        </Show>
        <p class="method">{move || answer.get().map(|answer| answer.method).unwrap_or_default()}</p>
        <Show when=move || !is_known.get()>
            <div class="ask no-print">
                <p>{t(words::FORMULA)}</p>
                <p>
                    <button type="button" class="button" data-test="fill-factors" on:click=fill>
                        {t(words::FILL)}
                    </button>
                </p>
            </div>
        </Show>
        <FigureView figure slug="customer-brand-value" head=Head::Title />
        <Show when=move || is_known.get()>
            <results::Results />
            <Footnotes />
        </Show>
    }
}

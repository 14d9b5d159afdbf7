//! The room of tiers.

mod assumptions;
mod figures;
mod margins;
mod period;
mod table;
mod thresholds;

use kezhi::scenario::{CaseId, DataRef};
use kezhi::text::answers;
use kezhi::text::ui::{segments as words, sheet, shell};
use leptos::prelude::*;

use super::controls::{Clauses, ErrorNote, Side, focus};
use super::explain::ExplainPanel;
use super::footnotes::Footnotes;
use super::sheet::Topics;
use super::ways::{ToIndex, Ways};
use crate::state::{Explain, Number, Reports, Session, Settings, TierCell, memo, t};

pub(crate) use figures::{WhaleFigure, drawn};

/// Answer, figure, table, concentration; assumptions beside them.
#[component]
pub(crate) fn SegmentsRoom() -> impl IntoView {
    let session = Session::here();
    let reports = Reports::here();
    let shown = memo(move || match session.data.get() {
        DataRef::Nothing => Shown::Nothing,
        DataRef::Case(CaseId::Hampton) => Shown::NoTiers,
        _ if has_tiers(reports) => Shown::Tiers,
        _ => Shown::Waiting,
    });
    view! {
        <div class:with-side=move || matches!(shown.get(), Shown::Tiers | Shown::Waiting)>
            <div class="room">
                <Topics />
                <ErrorNote
                    problem=reports.problem
                    retry=Callback::new(move |()| reports.restart())
                />
                {move || match shown.get() {
                    Shown::Nothing => view! { <Nothing /> }.into_any(),
                    Shown::NoTiers => view! { <h1 data-test="answer">{t(words::NO_TIERS)}</h1> }.into_any(),
                    Shown::Waiting => view! { <Waiting /> }.into_any(),
                    Shown::Tiers => view! { <Tiers /> }.into_any(),
                }}
            </div>
            <Show when=move || matches!(shown.get(), Shown::Tiers | Shown::Waiting)>
                <Side>
                    <assumptions::AssumptionsPanel />
                    <ExplainPanel />
                </Side>
            </Show>
        </div>
    }
}

/// False before there is an answer, and where nobody is active: then there is no margin to ask for.
fn has_tiers(reports: Reports) -> bool {
    let outcome = reports.outcome;
    outcome.with(|it| it.as_ref().is_some_and(|it| it.contribution.is_some()))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    NoTiers,
    Waiting,
    Tiers,
}

/// Before there are data: what will be here, and the way to fill it.
#[component]
pub(crate) fn Nothing() -> impl IntoView {
    view! {
        <h1 data-test="answer">{t(shell::NOTHING_YET)}</h1>
        <p>
            <a class="button primary" href="#/data">
                {t(shell::GO_TO_DATA)}
            </a>
        </p>
        <Ways />
        <ToIndex />
    }
}

#[component]
fn Waiting() -> impl IntoView {
    let reports = Reports::here();
    view! {
        <Show when=move || reports.problem.with(Option::is_none)>
            <h1>{t(words::WAITING)}</h1>
        </Show>
    }
}

#[component]
fn Tiers() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let explain = Explain::here();
    let answer = memo(move || {
        let assumptions = session.assumptions.get()?;
        let data = session.data.get();
        reports.report.with(|report| {
            reports.outcome.with(|outcome| {
                Some(answers::tiers(
                    lang.get(),
                    report.as_ref()?.table.as_ref()?,
                    outcome.as_ref()?.contribution.as_ref()?,
                    &assumptions.thresholds,
                    &assumptions.margins,
                    &data,
                ))
            })
        })
    });
    let headline = move || {
        answer
            .get()
            .map(|answer| answer.headline)
            .unwrap_or_default()
    };
    let method = move || answer.get().map(|answer| answer.method).unwrap_or_default();
    let caution = move || {
        let facts = reports.facts()?;
        answers::caution(lang.get(), &facts.quality, facts.revenue)
    };
    let where_from = move |_| {
        let cell = if reports.outcome.with_untracked(|it| {
            it.as_ref()
                .and_then(|it| it.contribution.as_ref())
                .is_some_and(|it| it.total.profit.is_some())
        }) {
            TierCell::ProfitShare
        } else {
            TierCell::RevenueShare
        };
        explain.choose(Number::Tier(Some(kezhi::segment::Tier::Diamond), cell));
        focus("explain");
    };
    view! {
        <p
            class="note last-valid"
            data-test="last-valid"
            hidden=move || !reports.is_day_refused.get()
        >
            {t(sheet::LAST_VALID)}
        </p>
        <Clauses words=Signal::derive(headline) />
        <p class="note" data-test="caution" hidden=move || caution().is_none()>
            {caution}
        </p>
        <p class="method">
            {method} " "
            <button type="button" class="textlike" data-test="where-from" on:click=where_from>
                {t(words::WHERE_FROM)}
            </button>
        </p>
        <margins::MarginAsk />
        <figures::SharesFigure />
        <table::ContributionTable />
        <section>
            <h2 class="spoken">{t(words::CONCENTRATION)}</h2>
            <div class="two-figures">
                <figures::WhaleFigure />
                <figures::LorenzFigure />
            </div>
        </section>
        <Footnotes />
    }
}

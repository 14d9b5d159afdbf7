//! After the import: what the data are, and what was set aside.

use kezhi::engine::DataFacts;
use kezhi::engine::route::Route;
use kezhi::ingest::Shape;
use kezhi::scenario::{CaseId, DataRef};
use kezhi::text::ui::{data as words, shell};
use kezhi::text::{names, quality, shapes};
use leptos::prelude::*;

use super::super::controls::{Clauses, ErrorNote};
use super::super::ways::{FileButton, Ways};
use super::facts::{Facts, nothing_selected};
use super::how_read::HowRead;
use super::issues::Issues;
use super::quality::QualityReport;
use super::records::{RecordColumns, open_records, without_amounts};
use super::returns::Returns;
use super::rows::RowsThatCount;
use crate::state::{Jobs, Reports, Session, Settings, memo, t};

/// The data on the table.
#[component]
pub(super) fn Opened() -> impl IntoView {
    let session = Session::here();
    let reports = Reports::here();
    let case = memo(move || match session.data.get() {
        DataRef::Case(case) => Some(case),
        _ => None,
    });
    let records = memo(move || open_records(reports));
    view! {
        <Headline />
        <ErrorNote problem=reports.problem retry=Callback::new(move |()| reports.restart()) />
        {move || match (case.get(), records.get()) {
            (Some(case), _) => view! { <CaseWords case /> }.into_any(),
            (None, Some(facts)) => {
                view! {
                    <HowRead />
                    <RecordColumns facts />
                    <Issues />
                }
                    .into_any()
            }
            (None, None) => {
                view! {
                    <Facts />
                    <Returns />
                    <QualityReport />
                    <RowsThatCount />
                    <Issues />
                }
                    .into_any()
            }
        }}
        <section class="no-print">
            <div class="section-head">
                <h2>{t(words::OTHER_DATA)}</h2>
            </div>
            <div class="row">
                <FileButton words=words::CHOOSE />
                <span class="note">{t(words::OR_DROP)}</span>
            </div>
            <Ways />
        </section>
    }
}

#[component]
fn Headline() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let jobs = Jobs::here();
    let head = move || {
        let lang = lang.get();
        match session.data.get() {
            DataRef::Case(case) => words::CASE_HEAD
                .with(lang, names::case_title(lang, case))
                .into(),
            data => match reports.facts() {
                Some(DataFacts {
                    records: Some(facts),
                    ..
                }) => shapes::rows_of(lang, facts.shape, facts.rows),
                Some(facts) => shapes::file_head(lang, facts.customers, facts.orders),
                None => names::data(lang, &data).into(),
            },
        }
    };
    // A file's name and count line stand in the header; records without a topic of their own have a
    // way on.
    let line = move || match session.data.get() {
        DataRef::Case(case) => Some(names::case_source(lang.get(), case).to_owned()),
        _ => {
            let of = open_records(reports).filter(|it| shapes::own_topic(it.shape).is_none())?;
            Some(shapes::not_order_lines(lang.get(), of.shape, of.rows))
        }
    };
    let currency = move || {
        let facts = reports.facts()?;
        quality::currency_that_counts(lang.get(), &facts.selection)
    };
    let is_empty = nothing_selected(reports);
    let is_case = move || matches!(session.data.get(), DataRef::Case(_));
    let is_bare = move || without_amounts(reports).is_some();
    let is_hampton = move || session.data.get() == DataRef::Case(CaseId::Hampton);
    view! {
        <Clauses words=Signal::derive(head) />
        {move || line().map(|line| view! { <p class="method">{line}</p> })}
        {move || {
            currency().map(|line| view! { <p class="method" data-test="currency-line">{line}</p> })
        }}
        <div class="row">
            <a class="button primary" href="#/segments" data-test="to-segments" hidden=move || is_hampton() || is_bare() || is_empty.get()>
                {t(words::TO_SEGMENTS)}
            </a>
            <a
                class="button"
                class:primary=move || is_hampton() || is_bare()
                href=move || {
                    let of = open_records(reports).and_then(|it| shapes::own_topic(it.shape));
                    of.map_or_else(|| "#/value".to_owned(), |of| Route::Value.to_topic(of.0))
                }
                data-test="to-value"
                hidden=move || {
                    is_empty.get()
                        || open_records(reports).is_some_and(|it| !it.shape.gives_forecast())
                }
            >
                {t(words::TO_VALUE)}
            </a>
            <a
                class="button primary"
                href=Route::Value.to_topic("retention-curves")
                data-test="to-retention"
                hidden=move || {
                    open_records(reports).is_none_or(|it| it.shape != Shape::Retention)
                }
            >
                {t(words::TO_RETENTION)}
            </a>
            {move || {
                let shape = open_records(reports).map(|it| it.shape);
                let shape = shape.filter(|it| {
                    matches!(it, Shape::Leads | Shape::Scorecard | Shape::Survey)
                })?;
                let (slug, title) = shapes::own_topic(shape)?;
                Some(view! {
                    <a class="button primary" href=Route::Value.to_topic(slug) data-test="to-own-topic">
                        {t(title)}
                    </a>
                })
            }}
            <button
                type="button"
                class="button"
                class:danger=move || !is_case()
                data-test="forget"
                on:click=move |_| jobs.forget()
            >
                {move || {
                    let phrase = if is_case() { words::FORGET_CASE } else { words::FORGET };
                    phrase.get(lang.get())
                }}
            </button>
            <span class="note">
                {move || {
                    reports.is_pending.get().then(|| shell::COMPUTING.get(lang.get()))
                }}
            </span>
        </div>
    }
}

#[component]
fn CaseWords(case: CaseId) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    view! {
        <section class="prose">
            <p>
                {move || {
                    let note = match case {
                        CaseId::TenThousand => words::CASE_TEN_THOUSAND_NOTE,
                        CaseId::Hampton => words::CASE_HAMPTON_NOTE,
                    };
                    note.get(lang.get())
                }}
            </p>
            <p class="note">{t(words::CASE_NOTE)}</p>
        </section>
    }
}

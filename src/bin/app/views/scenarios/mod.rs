//! The room where scenarios stand side by side.

mod compared;
mod saved;

use kezhi::chart::figures::{self, Context};
use kezhi::scenario::{CaseId, DataRef, Measure};
use kezhi::text::explain::unit_name;
use kezhi::text::sentence::Sentence;
use kezhi::text::ui::{data as data_room, scenarios as words, shell};
use kezhi::text::{answers, names};
use leptos::prelude::*;

use super::controls::Clauses;
use super::explain::{ExplainSide, beside};
use super::figure::{FigureView, Head};
use crate::state::{Comparisons, Reports, Session, Settings, memo, t};

/// Answer, figure, comparison, list.
#[component]
pub(crate) fn ScenariosRoom() -> impl IntoView {
    let session = Session::here();
    let count = memo(move || session.scenarios.with(Vec::len));
    let has_several = Signal::derive(move || count.get() >= 2);
    view! {
        <div class:with-side=beside(has_several)>
            <div class="room">
                {move || match count.get() {
                    0 => view! { <Empty /> }.into_any(),
                    1 => view! { <One /> }.into_any(),
                    _ => view! { <Several /> }.into_any(),
                }}
            </div>
            <ExplainSide lasting=has_several />
        </div>
    }
}

#[component]
fn Empty() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let data = Session::here().data;
    let way = move || match data.get() {
        DataRef::Nothing => ("#/data", shell::GO_TO_DATA),
        DataRef::Case(CaseId::Hampton) => ("#/value", data_room::TO_VALUE),
        _ => ("#/segments", data_room::TO_SEGMENTS),
    };
    view! {
        <h1 data-test="answer">{t(words::EMPTY_HEAD)}</h1>
        <p class="method">{t(words::EMPTY_NOTE)}</p>
        <p>
            <a class="button primary" href=move || way().0>
                {move || way().1.get(lang.get())}
            </a>
        </p>
    }
}

#[component]
fn One() -> impl IntoView {
    let session = Session::here();
    let name = move |_| {
        session
            .scenarios
            .with(|all| all.first().map(|it| it.name.clone()).unwrap_or_default())
    };
    view! {
        <h1 data-test="answer">{crate::state::t_with(words::ONE_HEAD, name)}</h1>
        <p class="method">{t(words::EMPTY_NOTE)}</p>
        <saved::SavedScenarios />
    }
}

#[component]
fn Several() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let comparisons = Comparisons::here();
    let reports = Reports::here();
    let answer = memo(move || headline(session, comparisons, lang.get()));
    let figure = memo(move || {
        let lang = lang.get();
        let reading = answer.get();
        session.scenarios.with(|all| {
            comparisons.comparison.with(|comparison| {
                let comparison = comparison.as_ref()?;
                let base = all.get(comparison.base)?;
                let names: Vec<String> = all.iter().map(|it| it.name.clone()).collect();
                // The rows that count now are those of the base where it chose the same.
                let now = session.assumptions.get();
                let is_alike = session.data.with(|data| *data == base.data)
                    && now.is_some_and(|now| now.selection == base.assumptions.selection);
                let data = if is_alike {
                    reports.with_rows(base.data.clone())
                } else {
                    base.data.clone()
                };
                let context = Context {
                    lang,
                    currency: base.assumptions.currency,
                    data: &data,
                    is_changed: false,
                    table: base.table.as_ref(),
                };
                Some(figures::compare(&context, comparison, &names, reading))
            })
        })
    });
    view! {
        <Clauses words=answer />
        <FigureView figure slug="scenario-comparison" head=Head::Title />
        <compared::ComparedTable />
        <saved::SavedScenarios />
    }
}

/// The largest difference in profit, in words.
fn headline(session: Session, comparisons: Comparisons, lang: kezhi::text::Lang) -> Sentence {
    session.scenarios.with(|all| {
        comparisons.comparison.with(|comparison| {
            let comparison = comparison.as_ref();
            let base = comparison.and_then(|it| all.get(it.base));
            let row =
                comparison.and_then(|it| it.rows.iter().find(|it| it.measure == Measure::Profit));
            let differences: Vec<(usize, String, f64)> = row
                .into_iter()
                .flat_map(|row| row.differences.iter().zip(all).enumerate())
                .filter_map(|(place, (difference, scenario))| {
                    Some((place, scenario.name.clone(), difference.as_ref()?.finite()?))
                })
                .collect();
            let name = base.map(|it| it.name.clone()).unwrap_or_default();
            let currency = base.map(|it| it.assumptions.currency).unwrap_or_default();
            let unit = row.and_then(|row| row.values.iter().flatten().next());
            let unit = unit.map(|value| unit_name(lang, value.unit, currency));
            answers::comparison(lang, &differences, &name, &unit.unwrap_or_default())
        })
    })
}

/// The data of a scenario in a few words.
fn data_words(lang: kezhi::text::Lang, data: &kezhi::scenario::DataRef) -> String {
    names::data(lang, data)
}

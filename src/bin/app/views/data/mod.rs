//! The room where a file is chosen, read and looked over.

mod chosen;
mod columns;
mod dates;
mod dates_field;
mod empty;
mod facts;
mod filters;
mod format;
mod how_read;
mod importing;
mod inputs;
mod issues;
mod open_quote;
mod opened;
mod preview;
mod problems;
mod proposal;
mod quality;
mod recipe;
mod records;
mod returns;
mod rows;
mod shape;
mod stages;
mod statuses;

use kezhi::scenario::DataRef;
use leptos::prelude::*;

use super::controls::ErrorNote;
use super::explain::{ExplainSide, beside};
use crate::state::{Jobs, Problem, Reports, Session, Stage, memo};

use open_quote::ReadAgain;
use records::open_records;
pub(crate) use records::{NotWithoutAmounts, without_amounts};
use stages::Step;

/// The room: what it shows depends on how far the file is.
#[component]
pub(crate) fn DataRoom() -> impl IntoView {
    let jobs = Jobs::here();
    let session = Session::here();
    let reports = Reports::here();
    let has_data = memo(move || session.data.get() != DataRef::Nothing);
    let shown = memo(move || match jobs.stage.get() {
        Stage::Looking if jobs.inspection.with(Option::is_none) => Shown::From(Step::Looking),
        Stage::Looking | Stage::Proposed => Shown::From(Step::Proposal),
        Stage::Importing => Shown::From(Step::Importing),
        Stage::Idle if has_data.get() => Shown::From(Step::Opened),
        Stage::Idle => Shown::Empty,
    });
    // What columns of records hold needs the width, and has little to explain.
    let has_facts = Signal::derive(move || {
        shown.get() == Shown::From(Step::Opened) && open_records(reports).is_none()
    });
    view! {
        <div class:with-side=beside(has_facts)>
            <div class="room">
                <ErrorNote problem=jobs.problem />
                {move || {
                    let ended = jobs.problem.with(|it| it.as_ref().and_then(Problem::ended_by));
                    ended.map(|kind| view! { <ReadAgain kind are_refused=true /> })
                }}
                {move || match shown.get() {
                    Shown::Empty => view! { <empty::Empty /> }.into_any(),
                    Shown::From(stage) => stages::shown(stage),
                }}
            </div>
            <ExplainSide lasting=has_facts />
        </div>
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Empty,
    From(Step),
}

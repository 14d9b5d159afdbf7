//! What leads on from an answer or a refusal: presses and links under it, where they are seen also
//! when the panel is folded away.

use kezhi::engine::route::Route;
use kezhi::report::{Entry, TopicRoom, WayOn};
use kezhi::text::ui::sheet_customers;
use leptos::prelude::*;

use crate::state::{Jobs, Sheets, memo, t};

/// All that leads on from the open sheet.
#[component]
pub(super) fn Onward() -> impl IntoView {
    let sheets = Sheets::here();
    let jobs = Jobs::here();
    let found = memo(move || {
        let mut controls = sheets.controls();
        controls.retain(|it| it.entry.leads_on());
        controls
    });
    let each = move || {
        let controls = found.get().into_iter();
        let presses = controls.flat_map(|control| match control.entry {
            Entry::Remedies { options } => options
                .into_iter()
                .map(|(words, value)| {
                    let path = control.path.clone();
                    press(words, move || sheets.enter(&path, value.clone()))
                })
                .collect(),
            Entry::Ways { options } => options
                .into_iter()
                .map(|(words, to)| way(jobs, words, to))
                .collect(),
            _ => Vec::new(),
        });
        presses.collect_view()
    };
    view! {
        <div class="actions" data-test="onward" hidden=move || found.with(Vec::is_empty)>
            {each}
        </div>
    }
}

/// What leads on: a link, or a press that does something.
pub(super) fn way(jobs: Jobs, words: String, to: WayOn) -> AnyView {
    let address = match to {
        WayOn::Data => Route::Data.to_hash().to_owned(),
        WayOn::Topic(TopicRoom::Segments, slug) => Route::Segments.to_topic(&slug),
        WayOn::Topic(TopicRoom::Value, slug) => Route::Value.to_topic(&slug),
        WayOn::Case(id) => return press(words, move || jobs.open_case(id)),
        WayOn::KeepColumns => {
            let chooses = jobs.files_of_data().is_empty();
            let note = chooses.then(|| {
                view! { <span class="note">{t(sheet_customers::KEEP_CHOOSE)}</span> }
            });
            let press = press(words, move || jobs.keep_columns());
            return view! { {press} {note} }.into_any();
        }
    };
    view! {
        <a class="textlike" href=address>
            {words}
        </a>
    }
    .into_any()
}

fn press(words: String, does: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="textlike" on:click=move |_| does()>
            {words}
        </button>
    }
    .into_any()
}

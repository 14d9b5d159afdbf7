//! Links of a sheet to other topics, by what they are about.

use kezhi::report::{IndexLink, IndexPart};
use leptos::prelude::*;

use super::onward::way;
use crate::state::{Jobs, Sheets, memo};

/// All of them, a list for each part.
#[component]
pub(super) fn SheetIndex() -> impl IntoView {
    let sheets = Sheets::here();
    let parts = memo(move || {
        sheets
            .sheet
            .with(|it| it.as_ref().map(|it| it.index.clone()).unwrap_or_default())
    });
    let jobs = Jobs::here();
    move || {
        parts
            .get()
            .into_iter()
            .map(|part| one(jobs, part))
            .collect_view()
    }
}

fn one(jobs: Jobs, IndexPart { title, links }: IndexPart) -> AnyView {
    let link = |IndexLink { words, place, to }: IndexLink| {
        view! {
            <li>
                {way(jobs, words, to)}
                <span class="note">{place}</span>
            </li>
        }
    };
    view! {
        <section data-test="index-part">
            <h2>{title}</h2>
            <ul class="ways index">{links.into_iter().map(link).collect_view()}</ul>
        </section>
    }
    .into_any()
}

//! A headline that breaks between its clauses rather than inside them.

use kezhi::text::sentence::Sentence;
use leptos::prelude::*;

use super::told;
use crate::state::Settings;

/// The headline of a page.
#[component]
pub(crate) fn Clauses(
    /// The whole sentence.
    #[prop(into)]
    words: Signal<Sentence>,
) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let clauses = move || {
        let clauses = words.with(Sentence::clauses);
        // A full-width mark brings its own room.
        let gap = lang.get().pick("", " ");
        clauses
            .iter()
            .map(|clause| view! { <span class="clause">{told(clause)}</span> {gap} })
            .collect_view()
    };
    view! { <h1 data-test="answer">{clauses}</h1> }
}

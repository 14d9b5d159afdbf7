//! A headline that breaks between its clauses rather than inside them.

use kezhi::text::sentence::Sentence;
use leptos::prelude::*;

use super::told;

/// The headline of a page.
#[component]
pub(crate) fn Clauses(
    /// The whole sentence.
    #[prop(into)]
    words: Signal<Sentence>,
) -> impl IntoView {
    let clauses = move || {
        let clauses = words.with(Sentence::clauses);
        clauses
            .iter()
            .map(|clause| view! { <span class="clause">{told(clause)}</span> " " })
            .collect_view()
    };
    view! { <h1 data-test="answer">{clauses}</h1> }
}

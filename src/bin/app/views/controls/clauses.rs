//! A headline that breaks between its clauses rather than inside them.

use leptos::prelude::*;

/// The headline of a page.
#[component]
pub(crate) fn Clauses(
    /// The whole sentence.
    #[prop(into)]
    words: Signal<String>,
) -> impl IntoView {
    let clauses = move || {
        let words = words.get();
        words
            .split_inclusive(['；', ';'])
            .map(
                |clause| view! { <span class="clause">{clause.trim_start().to_owned()}</span> " " },
            )
            .collect_view()
    };
    view! { <h1 data-test="answer">{clauses}</h1> }
}

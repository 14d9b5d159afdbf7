//! A sentence whose numbers explain themselves when they are chosen.

use kezhi::text::sentence::{Piece, Sentence};
use leptos::prelude::*;

use crate::state::{Explain, Number};

/// The words of a sentence, each of its numbers a button.
pub(crate) fn told(sentence: &Sentence) -> AnyView {
    sentence
        .pieces()
        .iter()
        .cloned()
        .map(|Piece { words, told }| match told {
            None => words.into_any(),
            Some(told) => number(words, Number::from(told)),
        })
        .collect_view()
        .into_any()
}

fn number(words: String, number: Number) -> AnyView {
    let explain = Explain::here();
    view! {
        <button
            type="button"
            class="number told"
            aria-pressed=move || (explain.chosen.get() == Some(number)).to_string()
            on:click=move |_| explain.choose(number)
        >
            {words}
        </button>
    }
    .into_any()
}

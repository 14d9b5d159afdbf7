//! Numbers already in words, each of which explains itself when it is chosen.

use kezhi::text::sentence::{Joined, Piece, Sentence};
use leptos::prelude::*;

use crate::state::{Explain, Number};

/// The words of a sentence, each of its numbers a button. A mark behind a number stays on its line,
/// which a browser would break behind any button.
pub(crate) fn told(sentence: &Sentence) -> AnyView {
    let joined = sentence.joined().into_iter();
    joined
        .map(
            |Joined {
                 before,
                 piece: Piece { words, told },
                 behind,
             }| match told {
                None => words.into_any(),
                Some(told) => {
                    let number = asking("number told", words, None, Number::from(told));
                    view! { <span class="joined">{before}{number}{behind}</span> }.into_any()
                }
            },
        )
        .collect_view()
        .into_any()
}

/// A number in words as a button that explains it; `exact` is shown while the mouse rests on it.
pub(super) fn asking(
    class: &'static str,
    words: String,
    exact: Option<String>,
    number: Number,
) -> AnyView {
    let explain = Explain::here();
    view! {
        <button
            type="button"
            class=class
            title=exact
            aria-pressed=move || (explain.chosen.get() == Some(number)).to_string()
            on:click=move |_| explain.choose(number)
        >
            {words}
        </button>
    }
    .into_any()
}

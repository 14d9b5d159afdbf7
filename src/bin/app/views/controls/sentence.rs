//! A sentence with numbers in it that explain themselves.

use kezhi::text::reading::COUNT_LINE;
use leptos::prelude::*;

use super::NumberButton;
use crate::state::{Fact, Number, Settings};

/// The words between the numbers; `{}` marks the place of each.
pub(crate) fn spliced(words: &str, numbers: impl IntoIterator<Item = AnyView>) -> AnyView {
    let mut numbers = numbers.into_iter();
    words
        .split("{}")
        .enumerate()
        .map(|(place, part)| {
            let number = (place > 0).then(|| numbers.next()).flatten();
            view! {
                {number}
                {part.to_owned()}
            }
        })
        .collect_view()
        .into_any()
}

/// Rows read = used + set aside, each of which explains itself.
#[component]
pub(crate) fn CountLine() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    move || {
        let numbers = [Fact::RowsRead, Fact::RowsUsed, Fact::RowsSetAside]
            .map(|fact| view! { <NumberButton number=Number::Fact(fact) /> }.into_any());
        spliced(COUNT_LINE.get(lang.get()), numbers)
    }
}

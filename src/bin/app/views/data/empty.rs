//! Before there are data.

use kezhi::text::ui::data as words;
use leptos::prelude::*;

use super::super::ways::{FileButton, ToIndex, Ways};
use crate::state::t;

/// What the page is for, the ways in, and the promise.
#[component]
pub(super) fn Empty() -> impl IntoView {
    view! {
        <h1 data-test="answer">{t(words::EMPTY_HEAD)}</h1>
        <p class="method">{t(words::EMPTY_NEEDS)}</p>
        <div class="row">
            <FileButton words=words::CHOOSE is_primary=true />
            <span class="note">{t(words::KINDS)}</span>
        </div>
        <p class="note">{t(words::OR_DROP)}</p>
        <p>
            {t(words::STAYS_HERE)} " " <a href="#/privacy">{t(words::HOW_TO_CHECK)}</a>
        </p>
        <section>
            <h2>{t(words::NO_FILE)}</h2>
            <Ways />
            <ToIndex />
        </section>
    }
}

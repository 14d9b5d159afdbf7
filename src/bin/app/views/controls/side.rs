//! The side panel; a sheet from below on narrow screens.

use kezhi::text::ui::shell;
use leptos::prelude::*;

use crate::state::{Explain, t};

/// The panel around what the user can change and what explains a number.
#[component]
pub(crate) fn Side(
    /// It goes when it is closed, on wide screens too.
    #[prop(optional, into)]
    is_passing: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let explain = Explain::here();
    view! {
        <aside
            class="side"
            class:open=move || explain.is_open.get()
            class:passing=move || is_passing.get()
            aria-label=t(shell::ASSUMPTIONS)
            data-test="side"
        >
            <div class="side-scroll" tabindex="-1">
                <div class="side-close">
                    <button type="button" class="quiet" on:click=move |_| explain.close()>
                        {t(shell::CLOSE)}
                    </button>
                </div>
                {children()}
            </div>
        </aside>
    }
}

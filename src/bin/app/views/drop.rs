//! What lies over the page while a file is dragged.

use kezhi::text::ui::shell;
use leptos::prelude::*;

use crate::state::{Jobs, t};

/// The overlay.
#[component]
pub(crate) fn DropOverlay() -> impl IntoView {
    let jobs = Jobs::here();
    view! {
        <div class="drop" data-test="drop" hidden=move || !jobs.is_hovering.get()>
            <b>{t(shell::DROP)}</b>
            <p class="note">{t(shell::DROP_NOTE)}</p>
        </div>
    }
}

//! The menu behind *more*.

use kezhi::text::ui::shell;
use leptos::html;
use leptos::prelude::*;

use super::controls::Menu;
use super::keys::ShortcutsOpen;
use super::project::save_project;
use crate::state::{Jobs, Session, Settings, t};

/// Projects, printing, shortcuts, privacy.
#[component]
pub(crate) fn MoreMenu() -> impl IntoView {
    let session = Session::here();
    let settings = Settings::here();
    let jobs = Jobs::here();
    let ShortcutsOpen(shortcuts) = expect_context();
    let picker = NodeRef::<html::Input>::new();
    let opened = move |_| {
        let Some(input) = picker.get_untracked() else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        input.set_value("");
        if let Some(file) = file {
            jobs.open_project(file, false);
        }
    };
    view! {
        <Menu label=shell::MORE test="more">
            <button
                type="button"
                role="menuitem"
                data-test="save-project"
                on:click=move |_| save_project(session, settings)
            >
                {t(shell::SAVE_PROJECT)}
                <span class="note">{t(shell::SAVE_PROJECT_NOTE)}</span>
            </button>
            <button
                type="button"
                role="menuitem"
                data-test="open-project"
                on:click=move |_| {
                    if let Some(input) = picker.get_untracked() {
                        input.click();
                    }
                }
            >
                {t(shell::OPEN_PROJECT)}
            </button>
            <button type="button" role="menuitem" data-test="print" on:click=move |_| print()>
                {t(shell::PRINT)}
            </button>
            <button
                type="button"
                role="menuitem"
                data-test="shortcuts"
                on:click=move |_| shortcuts.set(true)
            >
                {t(shell::SHORTCUTS)}
            </button>
            <a role="menuitem" href="#/privacy" data-test="room-privacy">
                {t(shell::PRIVACY)}
            </a>
        </Menu>
        <input
            node_ref=picker
            type="file"
            accept=".json,application/json"
            hidden
            data-test="project-input"
            on:change=opened
        />
    }
}

fn print() {
    if let Some(window) = web_sys::window() {
        let _printed = window.print();
    }
}

//! The line that says what just happened.

use kezhi::scenario::Step;
use kezhi::text::ui::shell;
use leptos::prelude::*;

use crate::state::{Message, Reports, Session, Settings, Sheets, t};

/// The status line: spoken politely, with undo where a step is easily regretted.
#[component]
pub(crate) fn StatusLine() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let (reports, sheets) = (Reports::here(), Sheets::here());
    let words = move || {
        let words = session.message.get().words(lang.get());
        match sheets.progress.get() {
            Some(part) => format!("{words} {}", shell::computing(lang.get(), part))
                .trim_start()
                .to_owned(),
            None if sheets.is_late.get() => format!("{words} {}", shell::COMPUTING.get(lang.get()))
                .trim_start()
                .to_owned(),
            None if words.is_empty() && reports.is_pending.get() => {
                shell::COMPUTING.get(lang.get()).to_owned()
            }
            None => words,
        }
    };
    let undoable = move || match session.message.get() {
        Message::Done(Step::Forget) => false,
        Message::Done(_) => true,
        _ => false,
    };
    view! {
        <div class="status">
            <span role="status" aria-live="polite" data-test="status">{words}</span>
            <Show when=undoable>
                " "
                <button type="button" class="textlike" on:click=move |_| session.undo()>
                    {t(shell::UNDO)}
                </button>
            </Show>
        </div>
    }
}

//! The study as a file of its own.

use js_sys::Date;
use kezhi::text::ui::shell;
use leptos::prelude::*;

use crate::downloads;
use crate::state::{Message, Session, Settings};

/// Saves the study as a project file.
pub(crate) fn save_project(session: Session, settings: Settings) {
    let lang = settings.lang.get_untracked();
    let day = String::from(Date::new_0().to_iso_string());
    let day = day.get(..10).unwrap_or_default();
    let name = format!("{}_{day}.json", shell::PROJECT_FILE.get(lang));
    let saved = downloads::save_text(&name, "application/json", &session.project(), false);
    let is_refused = saved.is_err() || downloads::is_wechat();
    session.message.set(Message::Said(if is_refused {
        shell::NOT_DOWNLOADED
    } else {
        shell::PROJECT_SAVED
    }));
}

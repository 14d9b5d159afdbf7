//! Shortcuts, and the list of them.

use kezhi::engine::route::Route;
use kezhi::text::ui::shell;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::controls::{SETTLED, is_composing};
use super::project::save_project;
use crate::listen::Listener;
use crate::route;
use crate::state::{Explain, Jobs, Session, Settings, Stage, t};

/// Whether the list of shortcuts is open.
#[derive(Clone, Copy)]
pub(crate) struct ShortcutsOpen(pub(crate) RwSignal<bool>);

impl ShortcutsOpen {
    /// Closed.
    pub(crate) fn start() -> ShortcutsOpen {
        ShortcutsOpen(RwSignal::new(false))
    }
}

/// Listens to the keyboard and holds the dialog.
#[component]
pub(crate) fn Keys() -> impl IntoView {
    let ShortcutsOpen(open) = expect_context();
    let (session, settings) = (Session::here(), Settings::here());
    let (jobs, explain) = (Jobs::here(), Explain::here());
    if let Some(window) = web_sys::window() {
        Listener::new::<KeyboardEvent>(&window, "keydown", move |event| {
            press(&event, session, settings, jobs, explain, open);
        })
        .forget();
    }
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() && !dialog.open() {
            let _shown = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            node_ref=dialog
            aria-labelledby="shortcuts-title"
            data-test="shortcuts-dialog"
            on:close=move |_| open.set(false)
        >
            <div class="section-head">
                <h2 id="shortcuts-title">{t(shell::SHORTCUTS)}</h2>
                <button type="button" class="quiet" on:click=move |_| open.set(false)>
                    {t(shell::CLOSE)}
                </button>
            </div>
            <table>
                <tbody>
                    {shell::KEYS
                        .map(|(keys, does)| {
                            view! {
                                <tr>
                                    <th scope="row">
                                        <kbd>{keys}</kbd>
                                    </th>
                                    <td>{t(does)}</td>
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </dialog>
    }
}

fn press(
    event: &KeyboardEvent,
    session: Session,
    settings: Settings,
    jobs: Jobs,
    explain: Explain,
    shortcuts: RwSignal<bool>,
) {
    if is_composing(event) || event.default_prevented() {
        return;
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let in_text = target
        .as_ref()
        .is_some_and(|it| is_text_field(it) && !is_settled(it));
    let command = event.ctrl_key() || event.meta_key();
    let key = event.key();
    let taken = match key.as_str() {
        // While something is being typed the browser's own undo is expected.
        "z" | "Z" if command && !in_text => {
            if event.shift_key() {
                session.redo();
            } else {
                session.undo();
            }
            true
        }
        "y" | "Y" if command && !in_text => {
            session.redo();
            true
        }
        "s" | "S" if command && !event.shift_key() && !event.alt_key() => {
            save_project(session, settings);
            true
        }
        "1" | "2" | "3" | "4" if event.alt_key() && !command => {
            let rooms = [Route::Data, Route::Segments, Route::Value, Route::Scenarios];
            let place = key.parse::<usize>().unwrap_or(1) - 1;
            route::go(rooms[place.min(3)]);
            true
        }
        "?" if !in_text && !command => {
            shortcuts.set(true);
            true
        }
        "Escape" => escape(jobs, explain, target.as_ref()),
        _ => false,
    };
    if taken {
        event.prevent_default();
    }
}

fn escape(jobs: Jobs, explain: Explain, target: Option<&Element>) -> bool {
    let in_dialog = target.is_some_and(|it| it.closest("dialog").ok().flatten().is_some());
    if in_dialog {
        return false;
    }
    if matches!(
        jobs.stage.get_untracked(),
        Stage::Importing | Stage::Looking
    ) {
        jobs.cancel();
        return true;
    }
    if explain.is_open.get_untracked() || explain.chosen.get_untracked().is_some() {
        explain.close();
        return true;
    }
    false
}

/// A number field whose entry has been taken: there is nothing of its own to undo.
fn is_settled(element: &Element) -> bool {
    let written = element.get_attribute(SETTLED);
    written.is_some() && written == element.dyn_ref::<HtmlInputElement>().map(|it| it.value())
}

fn is_text_field(element: &Element) -> bool {
    let is_input = element.tag_name() == "INPUT"
        && !matches!(
            element.get_attribute("type").as_deref(),
            Some("range" | "checkbox" | "radio" | "file" | "button")
        );
    let is_editable = element
        .dyn_ref::<HtmlElement>()
        .is_some_and(HtmlElement::is_content_editable);
    is_input || element.tag_name() == "TEXTAREA" || is_editable
}

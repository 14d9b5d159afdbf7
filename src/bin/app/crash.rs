//! The screen that appears when the page itself breaks down.
//!
//! Drawn with plain calls to the browser: nothing of the framework can be trusted any more.

use std::cell::Cell;

use kezhi::store::STUDY_KEY;
use kezhi::text::{CrashWords, Lang, crash_words, panic_words};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, Event, HtmlButtonElement, HtmlElement};

use crate::listen::Listener;
use crate::store::local;
use crate::{clipboard, downloads};

/// The styles may be what did not load.
const FONT: &str = "15px/1.6 system-ui, \"PingFang SC\", \"Microsoft YaHei\", sans-serif";

thread_local! {
    static DOWN: Cell<bool> = const { Cell::new(false) };
}

/// Installs the screen; to be called first of all. The event `kezhi-panic` on the window breaks
/// the page down, so that tests can see what follows.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(|info| {
        // The first panic is the cause; later ones are its debris.
        if DOWN.replace(true) {
            return;
        }
        let details = details(&panic_words(info));
        web_sys::console::error_1(&details.as_str().into());
        let _drawn = draw(&details);
    }));
    if let Some(window) = web_sys::window() {
        Listener::new::<Event>(&window, "kezhi-panic", |_| {
            assert!(DOWN.get(), "asked to break down");
        })
        .forget();
    }
}

fn details(what: &str) -> String {
    let window = web_sys::window();
    let agent = window
        .as_ref()
        .and_then(|window| window.navigator().user_agent().ok())
        .unwrap_or_default();
    // Only the room: what follows it may be a share link.
    let room = window
        .and_then(|window| window.location().hash().ok())
        .and_then(|hash| hash.split('?').next().map(str::to_owned))
        .unwrap_or_default();
    format!(
        "Kezhi {}\n{what}\n{room}\n{agent}",
        env!("CARGO_PKG_VERSION")
    )
}

fn draw(details: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let body = document.body()?;
    let is_zh = document
        .document_element()
        .and_then(|root| root.get_attribute("lang"))
        .is_none_or(|tag| tag.starts_with("zh"));
    let words = crash_words(if is_zh { Lang::Zh } else { Lang::En });
    body.set_text_content(None);

    let screen = add(&document, &body, "main", "")?;
    screen.set_id("kezhi-crash");
    screen.set_class_name("crash");
    screen.set_attribute("role", "alert").ok()?;
    style(
        &screen,
        &[
            ("position", "fixed"),
            ("inset", "0"),
            ("overflow", "auto"),
            ("padding", "max(24px, 10vh) max(24px, 16vw)"),
            ("background", "var(--paper, #fbfaf6)"),
            ("color", "var(--ink, #1c2227)"),
            ("font", FONT),
        ],
    );
    add(&document, &screen, "h1", words.title)?;
    add(&document, &screen, "p", words.body)?;
    let buttons = add(&document, &screen, "p", "")?;
    style(
        &buttons,
        &[("display", "flex"), ("flex-wrap", "wrap"), ("gap", "12px")],
    );
    let download = add_button(&document, &buttons, "download", words.download)?;
    let copy = add_button(&document, &buttons, "copy", words.copy)?;
    let reload = add_button(&document, &buttons, "reload", words.reload)?;
    add(&document, &screen, "h2", words.details)?;
    let shown = add(&document, &screen, "pre", details)?;
    style(
        &shown,
        &[("white-space", "pre-wrap"), ("user-select", "text")],
    );

    on_click(&download, move |button| save_project(button, words));
    let details = details.to_owned();
    on_click(&copy, move |button| {
        copy_details(button.clone(), shown.clone(), details.clone(), words);
    });
    on_click(&reload, |_| {
        if let Some(window) = web_sys::window() {
            let _reloading = window.location().reload();
        }
    });
    let _focused = download.focus();
    Some(())
}

/// The stored text as it is: whoever opens it later checks it.
fn save_project(button: &HtmlButtonElement, words: CrashWords) {
    let Some(study) = local::get_text(STUDY_KEY) else {
        button.set_text_content(Some(words.nothing_stored));
        return;
    };
    let _saved = downloads::save_text("kezhi-project.json", "application/json", &study, false);
}

fn copy_details(button: HtmlButtonElement, shown: Element, details: String, words: CrashWords) {
    spawn_local(async move {
        let said = match clipboard::copy_text(&details).await {
            Ok(()) => words.copied,
            Err(_) => {
                if let Some(Ok(Some(selection))) = web_sys::window().map(|w| w.get_selection()) {
                    let _selected = selection.select_all_children(&shown);
                }
                words.copy_by_hand
            }
        };
        button.set_text_content(Some(said));
    });
}

fn add(document: &Document, parent: &Element, tag: &str, text: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    parent.append_child(&element).ok()?;
    Some(element)
}

fn add_button(
    document: &Document,
    parent: &Element,
    action: &str,
    text: &str,
) -> Option<HtmlButtonElement> {
    let button = add(document, parent, "button", text)?;
    button.set_attribute("type", "button").ok()?;
    button.set_attribute("data-action", action).ok()?;
    style(&button, &[("font", "inherit"), ("padding", "8px 16px")]);
    button.dyn_into().ok()
}

fn on_click(button: &HtmlButtonElement, click: impl Fn(&HtmlButtonElement) + 'static) {
    let clicked = button.clone();
    Listener::new::<Event>(button, "click", move |_| click(&clicked)).forget();
}

/// Through properties: the page's policy forbids style attributes.
fn style(element: &Element, properties: &[(&str, &str)]) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        for (name, value) in properties {
            let _set = element.style().set_property(name, value);
        }
    }
}

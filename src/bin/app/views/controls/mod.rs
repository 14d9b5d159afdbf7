//! Small parts used everywhere.

mod badge;
mod choice;
mod clauses;
mod error;
mod menu;
mod number_button;
mod number_field;
mod sentence;
mod side;
mod swatch;
mod table;
mod told;

pub(crate) use badge::SourceBadge;
pub(crate) use choice::Choice;
pub(crate) use clauses::Clauses;
pub(crate) use error::ErrorNote;
pub(crate) use menu::Menu;
pub(crate) use number_button::{NumberButton, column};
pub(crate) use number_field::{Entered, FieldError, NumberField, SETTLED, Slider};
pub(crate) use sentence::{CountLine, spliced};
pub(crate) use side::Side;
pub(crate) use swatch::{TierSwatch, tier_slug};
pub(crate) use table::numbers_table;
pub(crate) use told::told;

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, KeyboardEvent};

/// True while an input method is composing: its keys are not the page's.
pub(crate) fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// Moves the focus without moving the page under it.
pub(crate) fn focus_still(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _focused = element.focus_with_options(&options);
}

/// Moves the focus to an element by its id.
pub(crate) fn focus(id: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let _focused = element.focus();
    }
}

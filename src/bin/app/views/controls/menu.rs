//! A button with a list of commands under it.

use kezhi::text::ui::Phrase;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, Node};

use super::is_composing;
use crate::state::t;

/// The menu. Its entries are buttons or links; a click closes it, Esc closes it and returns the
/// focus, arrows walk it.
#[component]
pub(crate) fn Menu(
    /// What the button says.
    label: Phrase,
    /// The hook of the tests.
    test: &'static str,
    /// Opens upwards.
    #[prop(optional)]
    up: bool,
    /// The entries.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    let left = move |event: FocusEvent| {
        let inside = event
            .related_target()
            .and_then(|target| target.dyn_into::<Node>().ok())
            .zip(list.get_untracked())
            .is_some_and(|(target, list)| list.contains(Some(&target)));
        if !inside {
            open.set(false);
        }
    };
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            let _focused = button.focus();
        }
    };
    Effect::new(move |_| {
        if open.get()
            && let Some(list) = list.get()
        {
            step(&list, 0);
        }
    });
    let children = StoredValue::new(children);
    view! {
        <div class="menu">
            <button
                node_ref=button
                type="button"
                class="quiet"
                data-test=test
                aria-haspopup="menu"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {t(label)}
            </button>
            <Show when=move || open.get()>
                <div
                    node_ref=list
                    class="menu-list"
                    class:up=up
                    role="menu"
                    aria-label=t(label)
                    on:focusout=left
                    on:click=move |_| close()
                    on:keydown=move |event| {
                        if is_composing(&event) {
                            return;
                        }
                        let Some(list) = list.get_untracked() else { return };
                        match event.key().as_str() {
                            "Escape" => close(),
                            "ArrowDown" => step(&list, 1),
                            "ArrowUp" => step(&list, -1),
                            _ => return,
                        }
                        event.prevent_default();
                    }
                >
                    {children.with_value(|children| children())}
                </div>
            </Show>
        </div>
    }
}

/// Moves the focus by `by` entries; by none to the first.
fn step(list: &HtmlElement, by: i32) {
    let Ok(entries) = list.query_selector_all("button, a, select") else {
        return;
    };
    let count = entries.length() as i32;
    if count == 0 {
        return;
    }
    let active = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.active_element());
    let now = (0..count).find(|place| {
        let entry = entries.item(*place as u32);
        entry.as_ref() == active.as_ref().map(|active| active.as_ref())
    });
    let next = match (now, by) {
        (Some(now), by) if by != 0 => (now + by).rem_euclid(count),
        _ => 0,
    };
    let entry = entries
        .item(next as u32)
        .and_then(|node| node.dyn_into::<HtmlElement>().ok());
    if let Some(entry) = entry {
        let _focused = entry.focus();
    }
}

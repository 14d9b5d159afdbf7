//! Several things side by side on a sheet: check boxes, buttons.

use kezhi::report::{Control, Entry};
use leptos::prelude::*;
use serde_json::Value;

use crate::state::{Sheets, memo};

/// Any of several, as check boxes.
#[component]
pub(super) fn Checks(
    id: String,
    label: Signal<String>,
    control: Memo<Option<Control>>,
    path: String,
) -> impl IntoView {
    let sheets = Sheets::here();
    let options = memo(move || {
        control.with(|it| match it.as_ref().map(|it| &it.entry) {
            Some(Entry::Checks { options }) => options.clone(),
            _ => Vec::new(),
        })
    });
    let boxes = move || options.with(|all| all.iter().map(|it| it.0.clone()).collect::<Vec<_>>());
    let check = move |name: String| {
        let (words, path) = (name.clone(), path.clone());
        let now = memo(move || options.with(|all| all.iter().find(|it| it.0 == name).cloned()));
        let switch = move |_| {
            if let Some((_, _, value)) = now.get_untracked() {
                sheets.enter(&path, value);
            }
        };
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || now.with(|it| it.as_ref().is_some_and(|it| it.1))
                    on:change=switch
                />
                {words}
            </label>
        }
    };
    view! {
        <p class="note" aria-hidden="true">{label}</p>
        {together(id, label, view! { <For each=boxes key=|name| name.clone() children=check /> }.into_any())}
    }
}

/// Things to do, as buttons.
#[component]
pub(super) fn Actions(
    id: String,
    label: Signal<String>,
    control: Memo<Option<Control>>,
    path: String,
) -> impl IntoView {
    let sheets = Sheets::here();
    let buttons = move || {
        let options = control.with(|it| match it.as_ref().map(|it| &it.entry) {
            Some(Entry::Actions { options }) => options.clone(),
            _ => Vec::new(),
        });
        let button = |(words, value): (String, Value)| {
            let path = path.clone();
            let enter = move |_| sheets.enter(&path, value.clone());
            view! {
                <button type="button" class="textlike" on:click=enter>
                    {words}
                </button>
            }
        };
        options.into_iter().map(button).collect_view()
    };
    together(id, label, buttons.into_any())
}

/// A named group.
fn together(id: String, label: Signal<String>, inside: AnyView) -> impl IntoView {
    view! {
        <div class="actions" role="group" aria-label=label data-test=id>
            {inside}
        </div>
    }
}

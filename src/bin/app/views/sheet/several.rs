//! Several things side by side on a sheet: check boxes, buttons, links.

use kezhi::engine::route::Route;
use kezhi::report::{Control, Entry, TopicRoom, WayOn};
use kezhi::text::ui::{sheet_customers, sheet_ways};
use leptos::prelude::*;
use serde_json::Value;

use crate::state::{Jobs, Settings, Sheets, memo, t};

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

/// What can be done at once about the finding, as buttons under it: the panel may be folded away.
#[component]
pub(super) fn Remedies() -> impl IntoView {
    let sheets = Sheets::here();
    let lang = Settings::here().lang;
    let found = memo(move || {
        // Lists that grow and shrink have presses of their own, beside their fields.
        let group = sheet_ways::WAYS_ON.get(lang.get());
        sheets.sheet.with(|it| {
            let controls = it.iter().flat_map(|it| &it.controls);
            let each = controls.filter_map(|it| match &it.entry {
                Entry::Actions { options } if it.group == group => {
                    Some((it.path.clone(), options.clone()))
                }
                _ => None,
            });
            each.collect::<Vec<_>>()
        })
    });
    let all = move || {
        let buttons = found.get().into_iter().flat_map(|(path, options)| {
            options.into_iter().map(move |(words, value)| {
                let path = path.clone();
                press(words, move || sheets.enter(&path, value.clone()))
            })
        });
        buttons.collect_view()
    };
    view! {
        <div class="actions" data-test="remedies" hidden=move || found.with(Vec::is_empty)>
            {all}
        </div>
    }
}

/// Places that lead on, as links.
#[component]
pub(super) fn WaysOn(
    id: String,
    label: Signal<String>,
    control: Memo<Option<Control>>,
) -> impl IntoView {
    let jobs = Jobs::here();
    let links = move || {
        let options = control.with(|it| match it.as_ref().map(|it| &it.entry) {
            Some(Entry::Ways { options }) => options.clone(),
            _ => Vec::new(),
        });
        let link = |(words, to): (String, WayOn)| way(jobs, words, to);
        options.into_iter().map(link).collect_view()
    };
    together(id, label, links.into_any())
}

/// A named group.
fn together(id: String, label: Signal<String>, inside: AnyView) -> impl IntoView {
    view! {
        <div class="actions" role="group" aria-label=label data-test=id>
            {inside}
        </div>
    }
}

/// What leads on: a link, or a press that does something.
pub(super) fn way(jobs: Jobs, words: String, to: WayOn) -> AnyView {
    let address = match to {
        WayOn::Data => Route::Data.to_hash().to_owned(),
        WayOn::Topic(TopicRoom::Segments, slug) => Route::Segments.to_topic(&slug),
        WayOn::Topic(TopicRoom::Value, slug) => Route::Value.to_topic(&slug),
        WayOn::Case(id) => return press(words, move || jobs.open_case(id)),
        WayOn::KeepColumns => {
            let chooses = jobs.files_of_data().is_empty();
            let note = chooses.then(|| {
                view! { <span class="note">{t(sheet_customers::KEEP_CHOOSE)}</span> }
            });
            let press = press(words, move || jobs.keep_columns());
            return view! { {press} {note} }.into_any();
        }
    };
    view! {
        <a class="textlike" href=address>
            {words}
        </a>
    }
    .into_any()
}

fn press(words: String, does: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="textlike" on:click=move |_| does()>
            {words}
        </button>
    }
    .into_any()
}

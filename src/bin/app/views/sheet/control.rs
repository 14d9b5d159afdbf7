//! One thing to change on a sheet.

use kezhi::report::{Control, Entry};
use kezhi::text::ui::sheet as words;
use kezhi::text::{DayError, EntryKind, parse_day};
use kezhi::units::Day;
use leptos::html;
use leptos::prelude::*;
use serde_json::Value;

use super::super::controls::{Choice, Entered, NumberField};
use super::several::{Actions, Checks};
use crate::state::{Settings, Sheets, memo};

/// The id of the sentence that says why a question was refused.
pub(super) const REFUSED: &str = "refused";

/// The control at a place of the question; `refused` is the place of the one at fault.
#[component]
pub(super) fn ControlField(
    path: String,
    controls: Memo<Vec<Control>>,
    refused: Memo<Option<String>>,
) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let own = path.clone();
    // The first of its group stands below the group's name, unless that stands above all of them.
    let group = memo(move || {
        controls.with(|all| {
            let place = all.iter().position(|it| it.path == own)?;
            let group = &all[place].group;
            let is_first = match place.checked_sub(1) {
                Some(before) => all[before].group != *group,
                None => words::CONTROLS.get(lang.get()) != group,
            };
            is_first.then(|| group.clone())
        })
    });
    let note = {
        let path = path.clone();
        move || {
            controls.with(|all| {
                let control = all.iter().find(|it| it.path == path);
                control.map(|it| it.note.clone()).unwrap_or_default()
            })
        }
    };
    let has_note = {
        let note = note.clone();
        move || !note().is_empty()
    };
    view! {
        <Show when=move || group.with(Option::is_some)>
            <h4 class="control-group">{move || group.get()}</h4>
        </Show>
        <EntryField path controls refused />
        <p class="note" hidden=move || !has_note()>
            {note}
        </p>
    }
}

#[component]
fn EntryField(
    path: String,
    controls: Memo<Vec<Control>>,
    refused: Memo<Option<String>>,
) -> impl IntoView {
    let sheets = Sheets::here();
    let place = path.clone();
    let refused =
        Signal::derive(move || refused.with(|it| (it.as_ref() == Some(&place)).then_some(REFUSED)));
    let place = path.clone();
    let control =
        memo(move || controls.with(|all| all.iter().find(|it| it.path == place).cloned()));
    let id = format!("control-{}", path.replace(['/', '_'], "-"));
    let label =
        move || control.with(|it| it.as_ref().map(|it| it.label.clone()).unwrap_or_default());
    let first = control.get_untracked().map(|it| it.entry);
    match first {
        Some(Entry::Number { kind, .. }) => {
            let value = Signal::derive(move || {
                control.with(|it| match it.as_ref().map(|it| &it.entry) {
                    Some(Entry::Number { value, .. }) => *value,
                    _ => None,
                })
            });
            let unit = Signal::derive(move || {
                control.with(|it| match it.as_ref().map(|it| &it.entry) {
                    Some(Entry::Number { unit, .. }) => unit.clone(),
                    _ => String::new(),
                })
            });
            let commit = Callback::new(move |entered: Entered| {
                sheets.enter(&path, entered.number.map_or(Value::Null, whole));
                Ok(())
            });
            let step = if kind == EntryKind::Percent {
                0.01
            } else {
                1.0
            };
            view! { <NumberField id label=label.into_any() value kind step unit commit refused /> }
                .into_any()
        }
        Some(Entry::Choice { .. }) => {
            let options = Signal::derive(move || {
                control.with(|it| match it.as_ref().map(|it| &it.entry) {
                    Some(Entry::Choice { options, .. }) => {
                        options.iter().map(|(words, _)| words.clone()).collect()
                    }
                    _ => Vec::new(),
                })
            });
            // Nothing is marked where what stands there is none of them.
            let chosen = Signal::derive(move || {
                control.with(|it| match it.as_ref().map(|it| &it.entry) {
                    Some(Entry::Choice { chosen, .. }) => chosen.unwrap_or(usize::MAX),
                    _ => usize::MAX,
                })
            });
            let choose = Callback::new(move |place: usize| {
                let value = control.with_untracked(|it| match it.as_ref().map(|it| &it.entry) {
                    Some(Entry::Choice { options, .. }) => {
                        options.get(place).map(|(_, value)| value.clone())
                    }
                    _ => None,
                });
                if let Some(value) = value {
                    sheets.enter(&path, value);
                }
            });
            view! { <Choice test=id label=label.into_any() options chosen on_choose=choose refused /> }
                .into_any()
        }
        Some(Entry::Day { .. }) => {
            view! { <DayEntry id label=Signal::derive(label) control path refused /> }.into_any()
        }
        Some(Entry::Text { .. }) => {
            view! { <TextEntry id label=Signal::derive(label) control path refused /> }.into_any()
        }
        Some(Entry::Checks { .. }) => {
            view! { <Checks id label=Signal::derive(label) control path /> }.into_any()
        }
        Some(Entry::Actions { .. }) => {
            view! { <Actions id label=Signal::derive(label) control path /> }.into_any()
        }
        // What leads on stands under the answer.
        Some(Entry::Remedies { .. } | Entry::Ways { .. }) | None => ().into_any(),
    }
}

/// A day as text; emptied, it is the usual one, which stands in the empty field.
#[component]
fn DayEntry(
    id: String,
    label: Signal<String>,
    control: Memo<Option<Control>>,
    path: String,
    refused: Signal<Option<&'static str>>,
) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let sheets = Sheets::here();
    let input = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(None::<DayError>);
    let days = memo(move || {
        control.with(|it| match it.as_ref().map(|it| &it.entry) {
            Some(Entry::Day { value, otherwise }) => (*value, *otherwise),
            _ => (None, None),
        })
    });
    let text = move || days.get().0.map(Day::iso).unwrap_or_default();
    let usual = move || days.get().1.map(Day::iso);
    Effect::new(move |_| {
        days.track();
        wrong.set(None);
    });
    let changed = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let typed = input.value();
        let day = match typed.trim() {
            "" => Ok(Value::Null),
            typed => parse_day(typed).map(|day| Value::from(day.0)),
        };
        wrong.set(day.as_ref().err().copied());
        if let Ok(day) = day {
            sheets.enter(&path, day);
            input.set_value(&untrack(text));
        }
    };
    let named = id.clone();
    let error = format!("{id}-error");
    let own = error.clone();
    let described = move || match wrong.get().is_some() {
        true => Some(own.clone()),
        false => refused.get().map(str::to_owned),
    };
    view! {
        <div class="field">
            <label for=named>{label}</label>
            <input
                node_ref=input
                class="number-input date-input"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                id=id.clone()
                data-test=id
                placeholder=usual
                prop:value=text
                aria-invalid=move || {
                    (wrong.get().is_some() || refused.get().is_some()).then_some("true")
                }
                aria-describedby=described
                on:change=changed
            />
            <p class="field-error" id=error hidden=move || wrong.get().is_none()>
                {move || wrong.get().map(|it| it.words().get(lang.get()))}
            </p>
        </div>
    }
}

/// Words of the user's own.
#[component]
fn TextEntry(
    id: String,
    label: Signal<String>,
    control: Memo<Option<Control>>,
    path: String,
    refused: Signal<Option<&'static str>>,
) -> impl IntoView {
    let sheets = Sheets::here();
    let input = NodeRef::<html::Input>::new();
    let text = move || {
        control.with(|it| match it.as_ref().map(|it| &it.entry) {
            Some(Entry::Text { value }) => value.clone(),
            _ => String::new(),
        })
    };
    let changed = move |_| {
        if let Some(input) = input.get_untracked() {
            sheets.enter(&path, Value::from(input.value()));
        }
    };
    let named = id.clone();
    view! {
        <div class="field">
            <label for=named>{label}</label>
            <input
                node_ref=input
                class="text-input"
                type="text"
                autocomplete="off"
                id=id.clone()
                data-test=id
                prop:value=text
                aria-invalid=move || refused.get().map(|_| "true")
                aria-describedby=move || refused.get()
                on:change=changed
            />
        </div>
    }
}

/// A whole number stays one: a place for a count takes no other.
fn whole(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        Value::from(number as i64)
    } else {
        Value::from(number)
    }
}

//! One thing to change on a sheet.

use kezhi::report::{Control, Entry};
use kezhi::text::EntryKind;
use leptos::prelude::*;
use serde_json::Value;

use super::super::controls::{Choice, Entered, NumberField};
use crate::state::{Sheets, memo};

/// The control at a place of the question.
#[component]
pub(super) fn ControlField(path: String, controls: Memo<Vec<Control>>) -> impl IntoView {
    let sheets = Sheets::here();
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
            view! { <NumberField id label=label.into_any() value kind step unit commit /> }
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
            view! { <Choice test=id label=label.into_any() options chosen on_choose=choose /> }
                .into_any()
        }
        None => ().into_any(),
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

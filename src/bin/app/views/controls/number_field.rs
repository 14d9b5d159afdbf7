//! A field for a number: typed, stepped with the arrow keys, or slid.

use kezhi::scenario::ChangeError;
use kezhi::segment::ThresholdError;
use kezhi::text::ui::Phrase;
use kezhi::text::{EntryError, EntryKind, Lang, doubtful_percent, errors, number, parse_entry};
use kezhi::units::RangeError;
use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::is_composing;
use crate::state::{Settings, memo};

/// Holds what a field says once its entry has been taken, so that undo can tell it from typing.
pub(crate) const SETTLED: &str = "data-settled";

/// Why an entry was not taken; the earlier value stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum FieldError {
    /// Not a number.
    NotANumber(String),
    /// A margin out of range.
    Margin(RangeError),
    /// A length out of range.
    Months(RangeError),
    /// A threshold that runs backwards.
    Threshold(ThresholdError),
    /// The study refused.
    Change(ChangeError),
    /// A fixed sentence.
    Said(Phrase),
}

impl FieldError {
    fn words(&self, lang: Lang) -> String {
        match self {
            FieldError::NotANumber(found) => errors::not_a_number(lang, found),
            FieldError::Margin(error) => errors::margin(lang, error),
            FieldError::Months(error) => errors::months(lang, error),
            FieldError::Threshold(error) => errors::threshold(lang, error),
            FieldError::Change(error) => errors::change(lang, error),
            FieldError::Said(phrase) => phrase.get(lang).to_owned(),
        }
    }
}

/// What the user entered; no number when the field was emptied.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Entered {
    /// The number.
    pub(crate) number: Option<f64>,
    /// A slider is being dragged: more will follow.
    pub(crate) is_dragging: bool,
}

/// The slider under a field. It runs from `least` to `most`, finer near the lower end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Slider {
    /// Left end.
    pub(crate) least: f64,
    /// Right end.
    pub(crate) most: f64,
}

/// Positions of a slider.
const NOTCHES: f64 = 400.0;

impl Slider {
    fn value(self, notch: f64) -> f64 {
        let part = (notch / NOTCHES).clamp(0.0, 1.0);
        round_figures(self.least + (self.most - self.least) * part * part)
    }

    fn notch(self, value: f64) -> f64 {
        let part = (value - self.least) / (self.most - self.least).max(f64::MIN_POSITIVE);
        (part.clamp(0.0, 1.0).sqrt() * NOTCHES).round()
    }
}

/// Three significant figures, at most two decimals: what a dragged value may be.
fn round_figures(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    let digits = 2 - value.abs().log10().floor() as i32;
    let scale = 10f64.powi(digits.min(2));
    (value * scale).round() / scale
}

/// The field. `commit` takes the number or says why not; the field then keeps what was typed, with
/// the sentence under it.
#[component]
pub(crate) fn NumberField(
    /// Unique on the page; also the hook of the tests.
    id: String,
    /// What stands before it.
    label: AnyView,
    /// The number as it stands.
    #[prop(into)]
    value: Signal<Option<f64>>,
    /// Plain or percent.
    kind: EntryKind,
    /// What the arrow keys add; ten times with Shift.
    step: f64,
    /// Takes the number.
    commit: Callback<Entered, Result<(), FieldError>>,
    /// Words after the field.
    #[prop(optional, into)]
    unit: Option<Signal<String>>,
    /// What stands in the empty field.
    #[prop(optional)]
    placeholder: Option<Phrase>,
    /// A sentence under the field.
    #[prop(optional)]
    note: Option<Phrase>,
    /// A slider under the field.
    #[prop(optional, into)]
    slider: Option<Signal<Option<Slider>>>,
    /// The id of the sentence that says why what stands here was refused; none while it was not.
    #[prop(optional, into)]
    refused: Option<Signal<Option<&'static str>>>,
) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let error = RwSignal::new(None::<FieldError>);
    let doubt = RwSignal::new(None::<[f64; 2]>);
    let refused = move || refused.and_then(|it| it.get());
    let input = NodeRef::<html::Input>::new();
    let text = move || {
        value
            .get()
            .map(|value| written(value, kind))
            .unwrap_or_default()
    };
    let put_back = move || {
        if let Some(input) = input.get_untracked() {
            let text = untrack(text);
            input.set_value(&text);
            let _set = input.set_attribute(SETTLED, &text);
        }
    };
    // Undo, a reset or a slider changed the number: what was typed is settled.
    Effect::new(move |_| {
        value.track();
        error.set(None);
        put_back();
        if value.get_untracked() != asked_about(doubt) {
            doubt.set(None);
        }
    });
    let take = move |entered: Entered| match commit.try_run(entered) {
        Some(Ok(())) => {
            error.set(None);
            put_back();
        }
        Some(Err(refused)) => error.set(Some(refused)),
        None => {}
    };
    let typed = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let typed = input.value();
        match parse_entry(&typed, kind) {
            Ok(number) => {
                let is_share = kind == EntryKind::Percent;
                doubt.set(doubtful_percent(&typed).filter(|_| is_share));
                take(Entered {
                    number: Some(number),
                    is_dragging: false,
                });
            }
            Err(EntryError::Empty) => take(Entered {
                number: None,
                is_dragging: false,
            }),
            Err(EntryError::NotANumber) => {
                error.set(Some(FieldError::NotANumber(input.value())));
            }
        }
    };
    let pressed = move |event: KeyboardEvent| {
        if is_composing(&event) {
            return;
        }
        let times = if event.shift_key() { 10.0 } else { 1.0 };
        let by = match event.key().as_str() {
            "ArrowUp" => step * times,
            "ArrowDown" => -step * times,
            "Escape" if error.get_untracked().is_some() => {
                error.set(None);
                put_back();
                event.prevent_default();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        let Some(input) = input.get_untracked() else {
            return;
        };
        let now = parse_entry(&input.value(), kind)
            .ok()
            .or(value.get_untracked());
        let next = now.unwrap_or_default() + by;
        // Steps of a tenth must not leave crumbs behind the decimals.
        let next = (next * 1e6).round() / 1e6;
        take(Entered {
            number: Some(next),
            is_dragging: false,
        });
    };
    let error_id = format!("{id}-error");
    let doubt_id = format!("{id}-meant");
    let doubtful = memo(move || doubt.get().filter(|_| error.with(Option::is_none)));
    let described = {
        let (error_id, doubt_id) = (error_id.clone(), doubt_id.clone());
        move || {
            if error.with(Option::is_some) {
                return Some(error_id.clone());
            }
            let refused = refused().map(str::to_owned);
            refused.or_else(|| doubtful.get().map(|_| doubt_id.clone()))
        }
    };
    let accept = move |_| {
        if let Some([_, meant]) = doubt.get_untracked() {
            doubt.set(None);
            take(Entered {
                number: Some(meant / 100.0),
                is_dragging: false,
            });
        }
    };
    let words = move || {
        error.with(|error| {
            error
                .as_ref()
                .map(|it| it.words(lang.get()))
                .unwrap_or_default()
        })
    };
    let slider_label = id.clone() + "-label";
    view! {
        <div class="field">
            <label for=id.clone() id=slider_label.clone()>{label}</label>
            <span class="field-box">
                <input
                    node_ref=input
                    class="number-input"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    id=id.clone()
                    data-test=id
                    title=move || in_full(value.get()?, kind)
                    placeholder=move || placeholder.map(|words| words.get(lang.get()))
                    aria-invalid=move || {
                        (error.with(Option::is_some) || refused().is_some()).then_some("true")
                    }
                    aria-describedby=described
                    on:change=typed
                    on:keydown=pressed
                />
                {unit.map(|unit| view! { <span class="unit">{unit}</span> })}
            </span>
            {slider
                .map(|slider| {
                    view! { <Twin slider value labelled_by=slider_label take=Callback::new(take) /> }
                })}
            <p class="field-error" id=error_id hidden=move || error.with(Option::is_none)>
                {words}
            </p>
            <p class="note" role="status" id=doubt_id.clone() data-test=doubt_id hidden=move || doubtful.get().is_none()>
                {move || doubtful.get().map(|it| errors::doubtful_percent(lang.get(), it))} " "
                <button type="button" class="textlike" on:click=accept>
                    {move || doubtful.get().map(|it| errors::meant_percent(lang.get(), it))}
                </button>
            </p>
            {note.map(|note| view! { <p class="note">{move || note.get(lang.get())}</p> })}
        </div>
    }
}

/// The number a field holds while what was typed into it is asked about.
fn asked_about(doubt: RwSignal<Option<[f64; 2]>>) -> Option<f64> {
    doubt.get_untracked().map(|[typed, _]| typed / 100.0)
}

/// The slider under the field: the same number, dragged.
#[component]
fn Twin(
    slider: Signal<Option<Slider>>,
    value: Signal<Option<f64>>,
    labelled_by: String,
    take: Callback<Entered>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let slid = move |is_dragging: bool| {
        let notch = input.get_untracked().map(|input| input.value_as_number());
        if let (Some(slider), Some(notch)) = (slider.get_untracked(), notch) {
            take.run(Entered {
                number: Some(slider.value(notch)),
                is_dragging,
            });
        }
    };
    let notch = move || match (slider.get(), value.get()) {
        (Some(slider), Some(value)) => slider.notch(value).to_string(),
        _ => "0".to_owned(),
    };
    let spoken = move || value.get().map(number::exact);
    view! {
        <input
            node_ref=input
            type="range"
            min="0"
            max=NOTCHES.to_string()
            step="1"
            aria-labelledby=labelled_by
            aria-valuetext=spoken
            hidden=move || slider.get().is_none()
            prop:value=notch
            on:input=move |_| slid(true)
            on:change=move |_| slid(false)
        />
    }
}

fn written(value: f64, kind: EntryKind) -> String {
    match kind {
        EntryKind::Percent => format!("{}%", number::in_field(value * 100.0)),
        EntryKind::Plain => number::in_field(value),
    }
}

/// Every digit of a number that does not stand in its field to the last.
fn in_full(value: f64, kind: EntryKind) -> Option<String> {
    let (value, sign) = match kind {
        EntryKind::Percent => (value * 100.0, "%"),
        EntryKind::Plain => (value, ""),
    };
    let all = number::exact(value);
    (all != number::in_field(value)).then(|| all + sign)
}

//! A number that explains itself when it is chosen.

use kezhi::explain::Unit;
use kezhi::text::column::ColumnFormat;
use kezhi::text::explain::{exact_value, shown};
use kezhi::text::number::{NO_NUMBER, in_points, with_sign};
use leptos::prelude::*;

use crate::state::{Explain, Number, Session, Settings, memo};

/// The number as a button; a dash where it does not exist.
#[component]
pub(crate) fn NumberButton(
    /// Which number.
    number: Number,
    /// Shows its sign, and colours gain and loss.
    #[prop(optional)]
    signed: bool,
    /// How its column is written; on its own a number takes the decimals it needs.
    #[prop(optional)]
    format: Option<Memo<ColumnFormat>>,
) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let explain = Explain::here();
    let assumptions = Session::here().assumptions;
    let value = memo(move || explain.read(number));
    let words = move || {
        let lang = lang.get();
        let currency = assumptions.with(|it| it.as_ref().map(|it| it.currency).unwrap_or_default());
        value.with(|value| match value {
            None => NO_NUMBER.to_owned(),
            Some(value) => {
                let words = match format {
                    Some(format) => format.get().write(lang, value.value()),
                    None => shown(lang, value, currency),
                };
                if signed {
                    with_sign(value.value(), in_points(lang, value.unit, words))
                } else {
                    words
                }
            }
        })
    };
    let exact = move || {
        let lang = lang.get();
        value.with(|value| value.as_ref().map(|value| exact_value(lang, value)))
    };
    let is_absent = move || value.with(Option::is_none);
    let is = move |gain: bool| {
        signed
            && value.with(|value| {
                value.as_ref().is_some_and(|value| {
                    if gain {
                        value.value() > 0.0
                    } else {
                        value.value() < 0.0
                    }
                })
            })
    };
    view! {
        <button
            type="button"
            class="number"
            class:absent=is_absent
            class:gain=move || is(true)
            class:loss=move || is(false)
            disabled=is_absent
            title=exact
            aria-pressed=move || (explain.chosen.get() == Some(number)).to_string()
            on:click=move |_| explain.choose(number)
        >
            {words}
        </button>
    }
}

/// How the numbers of a column are written, all alike.
pub(crate) fn column(
    unit: Unit,
    numbers: impl Fn() -> Vec<Number> + Send + Sync + 'static,
) -> Memo<ColumnFormat> {
    let Settings { lang, .. } = Settings::here();
    let explain = Explain::here();
    memo(move || {
        let values: Vec<f64> = numbers()
            .into_iter()
            .filter_map(|number| explain.read(number))
            .map(|of| of.value())
            .collect();
        ColumnFormat::of(lang.get(), unit, &values)
    })
}

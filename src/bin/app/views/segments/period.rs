//! Window, active, new, analysis day.

use kezhi::base::WindowRules;
use kezhi::scenario::Change;
use kezhi::text::EntryKind;
use kezhi::text::ui::{Phrase, segments as words};
use kezhi::units::{Months, RangeError};
use leptos::prelude::*;

use super::super::analysis_day::AnalysisDay;
use super::super::controls::{Entered, FieldError, NumberButton, NumberField, spliced};
use crate::state::{Number, Reports, Seen, Session, Settings, memo, t};

/// The rules of time.
#[component]
pub(super) fn Period() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let window = move |read: fn(&WindowRules) -> Months| {
        Signal::derive(move || {
            session
                .assumptions
                .with(|it| it.as_ref().map(|it| f64::from(read(&it.window).count())))
        })
    };
    let has_window = move || {
        reports.report.with(|report| {
            let table = report.as_ref().and_then(|it| it.table.as_ref());
            table.is_some_and(|table| table.window.is_some())
        })
    };
    let of_sums = memo(move || {
        reports.report.with(|report| {
            let table = report.as_ref().and_then(|it| it.table.as_ref());
            table.is_some_and(|table| table.window.is_some_and(|window| window.of_sums))
        })
    });
    let window_label = Signal::derive(move || match of_sums.get() {
        true => words::SUMS_COVER,
        false => words::WINDOW,
    });
    let dates = move || {
        (has_window() && !of_sums.get()).then(|| {
            let days = [Seen::WindowStart, Seen::WindowEnd]
                .map(|seen| view! { <NumberButton number=Number::Seen(seen) /> }.into_any());
            spliced(words::WINDOW_DATES.get(lang.get()), days)
        })
    };
    let is_new_told = move || {
        reports.report.with(|report| {
            let table = report.as_ref().and_then(|it| it.table.as_ref());
            table.is_none_or(|table| table.tells_new())
        })
    };
    view! {
        <section class="side-group">
            <div class="side-head">
                <h3>{t(words::PERIOD)}</h3>
                <span class="note">{dates}</span>
            </div>
            <MonthsField
                id="window"
                label=window_label
                value=window(|it| it.window)
                change=Change::SetWindow
            />
            <Show when=move || of_sums.get()>
                <p class="note" data-test="sums-note">{t(words::SUMS_NOTE)}</p>
            </Show>
            <MonthsField
                id="active"
                label=Signal::stored(words::ACTIVE)
                value=window(|it| it.active)
                change=Change::SetActive
            />
            <MonthsField id="new" label=Signal::stored(words::NEW) value=window(|it| it.new) change=Change::SetNew />
            <Show when=move || !is_new_told()>
                <p class="note">{t(words::NO_NEW)}</p>
            </Show>
            <AnalysisDay />
        </section>
    }
}

#[component]
fn MonthsField(
    id: &'static str,
    label: Signal<Phrase>,
    value: Signal<Option<f64>>,
    change: fn(Months) -> Change,
) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let commit = Callback::new(move |entered: Entered| {
        let Some(found) = entered.number else {
            return Err(FieldError::Said(words::EMPTY_NUMBER));
        };
        let whole = found.fract() == 0.0 && (1.0..=120.0).contains(&found);
        let out_of_range = RangeError {
            found,
            least: 1.0,
            most: 120.0,
        };
        let months = whole.then(|| Months::new(found as u32).ok()).flatten();
        session.apply(change(months.ok_or(FieldError::Months(out_of_range))?));
        Ok(())
    });
    view! {
        <NumberField
            id=id.to_owned()
            label=(move || label.get().get(lang.get())).into_any()
            value
            kind=EntryKind::Plain
            step=1.0
            unit=Signal::derive(move || words::MONTHS.get(lang.get()).to_owned())
            commit
        />
    }
}

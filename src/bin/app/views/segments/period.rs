//! Window, active, new, analysis day.

use kezhi::base::{DayOutside, WindowRules};
use kezhi::scenario::Change;
use kezhi::text::ui::{Phrase, segments as words};
use kezhi::text::{DayError, EntryKind, errors, parse_day};
use kezhi::units::{Day, Months, RangeError};
use leptos::html;
use leptos::prelude::*;

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
    let dates = move || {
        has_window().then(|| {
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
                label=words::WINDOW
                value=window(|it| it.window)
                change=Change::SetWindow
            />
            <MonthsField
                id="active"
                label=words::ACTIVE
                value=window(|it| it.active)
                change=Change::SetActive
            />
            <MonthsField id="new" label=words::NEW value=window(|it| it.new) change=Change::SetNew />
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
    label: Phrase,
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
            label=t(label).into_any()
            value
            kind=EntryKind::Plain
            step=1.0
            unit=Signal::derive(move || words::MONTHS.get(lang.get()).to_owned())
            commit
        />
    }
}

/// Why a day was not taken.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Wrong {
    Unread(DayError),
    Outside(DayOutside),
}

/// The day up to which everything counts. One that the data do not reach is refused here: what was
/// typed stays, and so does the result.
#[component]
pub(crate) fn AnalysisDay() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let input = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(None::<Wrong>);
    let day = memo(move || {
        session
            .assumptions
            .with(|it| it.as_ref().and_then(|it| it.window.analysis_day))
    });
    let text = move || day.get().map(Day::iso).unwrap_or_default();
    let last = move || reports.facts().map(|facts| facts.analysis_day.iso());
    Effect::new(move |_| {
        day.track();
        wrong.set(None);
    });
    let taken = move |day: Day| {
        let rules = session
            .assumptions
            .with_untracked(|it| it.as_ref().map(|it| it.window));
        let facts = untrack(|| reports.facts()).filter(|it| it.records.is_none());
        match rules.zip(facts) {
            Some((rules, facts)) => rules
                .accepts(day, facts.first_day, facts.last_day)
                .map(|()| Some(day))
                .map_err(Wrong::Outside),
            None => Ok(Some(day)),
        }
    };
    let changed = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let typed = input.value();
        let entered = match typed.trim() {
            "" => Ok(None),
            typed => parse_day(typed).map_err(Wrong::Unread).and_then(taken),
        };
        match entered {
            Ok(day) => {
                wrong.set(None);
                session.apply(Change::SetAnalysisDay(day));
                input.set_value(&untrack(text));
            }
            Err(error) => wrong.set(Some(error)),
        }
    };
    view! {
        <div class="field">
            <label for="analysis-day">{t(words::ANALYSIS_DAY)}</label>
            <input
                node_ref=input
                class="number-input date-input"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                id="analysis-day"
                data-test="analysis-day"
                placeholder=last
                prop:value=text
                aria-invalid=move || wrong.get().is_some().then_some("true")
                aria-describedby="analysis-day-error analysis-day-note"
                on:change=changed
            />
            <p class="field-error" id="analysis-day-error" hidden=move || wrong.get().is_none()>
                {move || {
                    let lang = lang.get();
                    wrong.get().map(|wrong| match wrong {
                        Wrong::Unread(error) => error.words().get(lang).to_owned(),
                        Wrong::Outside(error) => errors::day_outside(lang, &error),
                    })
                }}
            </p>
            <p class="note" id="analysis-day-note">{move || words::ANALYSIS_DAY_NOTE.get(lang.get())}</p>
        </div>
    }
}

//! The days that count: from and to.

use kezhi::base::{DateSpan, SelectionEdit};
use kezhi::scenario::Change;
use kezhi::text::ui::{Phrase, quality as words};
use kezhi::text::{DayError, parse_day};
use kezhi::units::Day;
use leptos::html;
use leptos::prelude::*;

use super::chosen::dates;
use crate::state::{Reports, Session, Settings, t};

/// Two fields; blank where that side is open.
#[component]
pub(super) fn DaysField() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let span = dates(session);
    let error = RwSignal::new(None::<Phrase>);
    Effect::new(move |_| {
        span.track();
        error.set(None);
    });
    let commit = move |entered: Result<DateSpan, DayError>| match entered {
        Err(wrong) => error.set(Some(wrong.words())),
        Ok(DateSpan {
            from: Some(from),
            to: Some(to),
        }) if from > to => error.set(Some(words::DAYS_TURNED)),
        Ok(span) => {
            error.set(None);
            session.apply(Change::SetSelection(SelectionEdit::Dates(span)));
        }
    };
    let days = move || {
        reports
            .facts()
            .map(|facts| (facts.first_day, facts.last_day))
    };
    view! {
        <fieldset>
            <legend>{t(words::DATES)}</legend>
            <div class="format">
                <DayField
                    label=words::FROM
                    id="rows-from"
                    day=Signal::derive(move || span.get().from)
                    hint=Signal::derive(move || days().map(|it| it.0))
                    error
                    on_day=Callback::new(move |day: Result<Option<Day>, DayError>| {
                        let to = span.get_untracked().to;
                        commit(day.map(|from| DateSpan { from, to }));
                    })
                />
                <DayField
                    label=words::TO
                    id="rows-to"
                    day=Signal::derive(move || span.get().to)
                    hint=Signal::derive(move || days().map(|it| it.1))
                    error
                    on_day=Callback::new(move |day: Result<Option<Day>, DayError>| {
                        let from = span.get_untracked().from;
                        commit(day.map(|to| DateSpan { from, to }));
                    })
                />
            </div>
            <p class="field-error" id="rows-days-error" role="alert" hidden=move || error.get().is_none()>
                {move || error.get().map(|phrase| phrase.get(lang.get()))}
            </p>
        </fieldset>
    }
}

#[component]
fn DayField(
    label: Phrase,
    id: &'static str,
    day: Signal<Option<Day>>,
    hint: Signal<Option<Day>>,
    error: RwSignal<Option<Phrase>>,
    on_day: Callback<Result<Option<Day>, DayError>>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let text = move || day.get().map(Day::iso).unwrap_or_default();
    let changed = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let typed = input.value();
        on_day.run(match typed.trim() {
            "" => Ok(None),
            typed => parse_day(typed).map(Some),
        });
        // A day that was taken is written the one way.
        if error.with_untracked(Option::is_none) {
            input.set_value(&untrack(text));
        }
    };
    view! {
        <div class="field">
            <label for=id>{t(label)}</label>
            <input
                node_ref=input
                class="number-input date-input"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                id=id
                data-test=id
                placeholder=move || hint.get().map(Day::iso)
                prop:value=text
                aria-invalid=move || error.get().is_some().then_some("true")
                aria-describedby="rows-days-error"
                on:change=changed
            />
        </div>
    }
}

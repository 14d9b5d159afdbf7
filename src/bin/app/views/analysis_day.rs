//! The day up to which everything counts: a choice of tiers and of topics alike.

use kezhi::base::DayOutside;
use kezhi::scenario::Change;
use kezhi::text::ui::segments as words;
use kezhi::text::{DayError, errors, parse_day};
use kezhi::units::Day;
use leptos::html;
use leptos::prelude::*;

use crate::state::{Reports, Session, Settings, memo, t};

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
    // Both are told: the field says what is wrong with the day, the answer that it is of another.
    Effect::new(move |_| reports.is_day_refused.set(wrong.get().is_some()));
    on_cleanup(move || {
        let _gone = reports.is_day_refused.try_set(false);
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

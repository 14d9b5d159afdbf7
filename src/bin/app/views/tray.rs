//! The foot: scenarios within reach, saving, and what just happened.

use kezhi::scenario::{Change, Scenario, ScenarioId};
use kezhi::text::number::{percent, with_sign};
use kezhi::text::ui::shell;
use leptos::html;
use leptos::prelude::*;

use super::controls::{focus_still, is_composing};
use super::status::StatusLine;
use crate::state::{Comparisons, Explain, Reports, Session, Settings, Sheets, memo, t};
use crate::timers;

/// The scenario tray.
#[component]
pub(crate) fn Tray() -> impl IntoView {
    let session = Session::here();
    let explain = Explain::here();
    let sheets = Sheets::here();
    let has_data = memo(move || session.assumptions.with(Option::is_some));
    // A topic on paper has settings without any data.
    let has_settings = memo(move || {
        let has_topic = sheets.open.with(Option::is_some) && !sheets.lacks_data();
        has_topic || has_data.get()
    });
    let ids = move || {
        session
            .scenarios
            .with(|all| all.iter().map(|scenario| scenario.id).collect::<Vec<_>>())
    };
    let is_empty = move || session.scenarios.with(Vec::is_empty);
    view! {
        <footer class="tray">
            <h2>{t(shell::TRAY)}</h2>
            <div class="chips">
                <Show when=is_empty>
                    <span class="note">{t(shell::TRAY_EMPTY)}</span>
                </Show>
                <For each=ids key=|id| *id let:id>
                    <Chip id />
                </For>
            </div>
            <StatusLine />
            <button
                type="button"
                class="button only-narrow"
                aria-expanded=move || explain.is_open.get().to_string()
                hidden=move || !has_settings.get()
                on:click=move |_| explain.is_open.update(|open| *open = !*open)
            >
                {t(shell::ASSUMPTIONS)}
            </button>
            <Show when=move || has_data.get()>
                <SaveScenario />
            </Show>
        </footer>
    }
}

#[component]
fn Chip(id: ScenarioId) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let comparisons = Comparisons::here();
    let read = move |part: fn(&Scenario) -> String| {
        session.scenarios.with(|all| {
            all.iter()
                .find(|scenario| scenario.id == id)
                .map(part)
                .unwrap_or_default()
        })
    };
    let is_on = move || {
        let (data, assumptions) = (session.data.get(), session.assumptions.get());
        session.scenarios.with(|all| {
            all.iter().any(|scenario| {
                scenario.id == id
                    && scenario.data == data
                    && Some(&scenario.assumptions) == assumptions.as_ref()
            })
        })
    };
    let is_base = move || session.base.get() == Some(id);
    let gain = move || comparisons.gain(id);
    let gain_words = move || {
        gain()
            .map(|gain| with_sign(gain, percent(lang.get(), gain, 1)))
            .unwrap_or_default()
    };
    view! {
        <button
            type="button"
            class="chip"
            data-test="scenario-chip"
            aria-pressed=move || is_on().to_string()
            on:click=move |_| {
                session.apply(Change::OpenScenario(id));
            }
        >
            <span>{move || read(|scenario| scenario.name.clone())}</span>
            <Show when=is_base>
                <span class="unit">{t(shell::BASE)}</span>
            </Show>
            <span
                hidden=move || gain().is_none()
                title=t(shell::GAIN_NOTE)
                class:gain=move || gain().is_some_and(|gain| gain > 0.0)
                class:loss=move || gain().is_some_and(|gain| gain < 0.0)
            >
                {gain_words}
            </span>
        </button>
    }
}

#[component]
fn SaveScenario() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let is_naming = RwSignal::new(false);
    let field = NodeRef::<html::Input>::new();
    let button = NodeRef::<html::Button>::new();
    let proposed = move || {
        let number = session.scenarios.with(Vec::len) + 1;
        shell::SCENARIO_N.with(lang.get(), &number.to_string())
    };
    Effect::new(move |_| {
        if is_naming.get()
            && let Some(input) = field.get()
        {
            // After the proposed name stands in the field, and without moving the page.
            timers::after_paint(move || {
                focus_still(&input);
                input.select();
            });
        }
    });
    let done = move || {
        is_naming.set(false);
        // The button is hidden until the page has followed.
        timers::after_paint(move || {
            if let Some(button) = button.get_untracked() {
                focus_still(&button);
            }
        });
    };
    let save = move || {
        let name = field
            .get_untracked()
            .map(|input| input.value())
            .unwrap_or_default();
        let table = reports
            .report
            .with_untracked(|report| report.as_ref().and_then(|report| report.table.clone()));
        if session.apply(Change::SaveScenario { name, table }) {
            done();
        }
    };
    view! {
        <Show when=move || is_naming.get()>
            <div class="naming">
                <input
                    node_ref=field
                    type="text"
                    maxlength="60"
                    data-test="scenario-name"
                    aria-label=t(shell::SCENARIO_NAME)
                    prop:value=proposed
                    on:keydown=move |event| {
                        if is_composing(&event) {
                            return;
                        }
                        match event.key().as_str() {
                            "Enter" => save(),
                            "Escape" => {
                                event.prevent_default();
                                done();
                            }
                            _ => {}
                        }
                    }
                />
                <button
                    type="button"
                    class="button primary"
                    data-test="scenario-save"
                    on:click=move |_| save()
                >
                    {t(shell::SAVE)}
                </button>
                <button type="button" class="button" on:click=move |_| done()>
                    {t(shell::CANCEL)}
                </button>
            </div>
        </Show>
        <button
            node_ref=button
            type="button"
            class="button primary"
            data-test="save-scenario"
            hidden=move || is_naming.get()
            on:click=move |_| is_naming.set(true)
        >
            {t(shell::SAVE_SCENARIO)}
        </button>
    }
}

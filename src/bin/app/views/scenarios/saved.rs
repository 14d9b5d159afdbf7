//! The saved scenarios: open, rename, make base, delete.

use kezhi::scenario::{Change, ScenarioId};
use kezhi::text::ui::{Phrase, scenarios as words, shell};
use leptos::html;
use leptos::prelude::*;

use super::super::controls::{focus_still, is_composing};
use super::data_words;
use crate::state::{Session, Settings, memo, t, t_with};
use crate::timers;

/// The list.
#[component]
pub(super) fn SavedScenarios() -> impl IntoView {
    let session = Session::here();
    let ids = move || {
        session
            .scenarios
            .with(|all| all.iter().map(|it| it.id).collect::<Vec<_>>())
    };
    view! {
        <section class="no-print">
            <h2>{t(words::SAVED)}</h2>
            <ul class="ways" data-test="scenario-list">
                <For each=ids key=|id| *id let:id>
                    <Saved id />
                </For>
            </ul>
        </section>
    }
}

#[component]
fn Saved(id: ScenarioId) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let scenario = memo(move || {
        session.scenarios.with(|all| {
            let found = all.iter().find(|it| it.id == id)?;
            Some((found.name.clone(), found.data.clone()))
        })
    });
    let name =
        memo(move || scenario.with(|it| it.as_ref().map(|it| it.0.clone()).unwrap_or_default()));
    let data = move |lang| {
        scenario.with(|it| {
            it.as_ref()
                .map(|it| data_words(lang, &it.1))
                .unwrap_or_default()
        })
    };
    let is_elsewhere =
        move || scenario.with(|it| it.as_ref().is_some_and(|it| it.1 != session.data.get()));
    let is_base = move || session.base.get() == Some(id);
    let is_naming = RwSignal::new(false);
    let labelled = move |phrase: Phrase| {
        move || {
            let lang = lang.get();
            let words = words::OF.with(lang, phrase.get(lang));
            words.replacen("{}", &name.get(), 1)
        }
    };
    view! {
        <li data-test="scenario-row">
            <span>
                <Show
                    when=move || is_naming.get()
                    fallback=move || view! { <b>{move || name.get()}</b> }
                >
                    <Rename id name is_naming />
                </Show>
                " "
                <Show when=is_base>
                    <span class="badge">{t(words::BASE)}</span>
                </Show>
                <br />
                <span class="note">
                    {t_with(words::ON_DATA, data)}
                    {move || is_elsewhere().then(|| {
                        let lang = lang.get();
                        format!("{}{}", lang.pick("，", ", "), words::OTHER_DATA.get(lang))
                    })}
                </span>
            </span>
            <span class="row">
                <button
                    type="button"
                    class="quiet"
                    data-test="scenario-open"
                    aria-label=labelled(words::OPEN)
                    on:click=move |_| {
                        session.apply(Change::OpenScenario(id));
                    }
                >
                    {t(words::OPEN)}
                </button>
                <button
                    type="button"
                    class="quiet"
                    data-test="scenario-rename"
                    aria-label=labelled(words::RENAME)
                    on:click=move |_| is_naming.set(true)
                >
                    {t(words::RENAME)}
                </button>
                <button
                    type="button"
                    class="quiet"
                    data-test="scenario-base"
                    aria-label=labelled(words::SET_BASE)
                    hidden=is_base
                    on:click=move |_| {
                        session.apply(Change::SetBase(id));
                    }
                >
                    {t(words::SET_BASE)}
                </button>
                <button
                    type="button"
                    class="quiet"
                    data-test="scenario-delete"
                    aria-label=labelled(words::DELETE)
                    on:click=move |_| {
                        session.apply(Change::DeleteScenario(id));
                    }
                >
                    {t(words::DELETE)}
                </button>
            </span>
        </li>
    }
}

#[component]
fn Rename(id: ScenarioId, name: Memo<String>, is_naming: RwSignal<bool>) -> impl IntoView {
    let session = Session::here();
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = field.get() {
            timers::after_paint(move || {
                focus_still(&input);
                input.select();
            });
        }
    });
    let save = move || {
        let typed = field
            .get_untracked()
            .map(|input| input.value())
            .unwrap_or_default();
        let is_same = typed.trim() == name.get_untracked();
        if is_same || session.apply(Change::RenameScenario(id, typed)) {
            is_naming.set(false);
        }
    };
    view! {
        <span class="naming">
            <input
                node_ref=field
                type="text"
                maxlength="60"
                aria-label=t(shell::SCENARIO_NAME)
                data-test="rename-input"
                prop:value=name.get_untracked()
                on:keydown=move |event| {
                    if is_composing(&event) {
                        return;
                    }
                    match event.key().as_str() {
                        "Enter" => save(),
                        "Escape" => {
                            event.prevent_default();
                            is_naming.set(false);
                        }
                        _ => {}
                    }
                }
            />
            <button type="button" class="button" data-test="rename-save" on:click=move |_| save()>
                {t(shell::SAVE)}
            </button>
        </span>
    }
}

//! The head of the page: program, file, count line, tools.

use kezhi::scenario::DataRef;
use kezhi::text::names;
use kezhi::text::ui::shell;
use leptos::prelude::*;

use super::controls::CountLine;
use super::menu::MoreMenu;
use crate::ground::Ground;
use crate::offline::OfflineState;
use crate::state::{Jobs, Session, Settings, Stage, memo, t};
use crate::theme::Theme;

/// The head of the page.
#[component]
pub(crate) fn Header() -> impl IntoView {
    view! {
        <header class="header">
            <a class="brand" href="#/data">
                <b>"客值"</b>
                <span lang="en">"Kezhi"</span>
            </a>
            <FileLine />
            <div class="header-tools">
                <Network />
                <UndoRedo />
                <LanguageSwitch />
                <ThemeSwitch />
                <MoreMenu />
            </div>
        </header>
    }
}

#[component]
fn FileLine() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let data = Session::here().data;
    let jobs = Jobs::here();
    // While another file is looked at or read, the results are still those of the one before.
    let is_before = memo(move || jobs.stage.get() != Stage::Idle);
    let name = move || match data.get() {
        DataRef::Nothing => String::new(),
        data => {
            let name = names::data(lang.get(), &data);
            match is_before.get() {
                true => shell::FILE_BEFORE.with(lang.get(), &name),
                false => name,
            }
        }
    };
    let is_file = memo(move || matches!(data.get(), DataRef::File(_)));
    view! {
        <div class="header-file">
            <span class="file-name" title=name data-test="file-name">{name}</span>
            <span class="count-line" data-test="count-line">
                {move || is_file.get().then(|| view! { <CountLine /> })}
            </span>
        </div>
    }
}

#[component]
fn Network() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let Ground { offline, .. } = expect_context();
    let words = move || match offline.state() {
        OfflineState::Ready { .. } | OfflineState::UpdateWaiting => {
            shell::OFFLINE_READY.get(lang.get())
        }
        _ => "",
    };
    view! { <span class="network" data-test="offline">{words}</span> }
}

#[component]
fn UndoRedo() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let title = move |phrase: kezhi::text::ui::Phrase, step: Option<kezhi::scenario::Step>| {
        let lang = lang.get();
        step.map_or_else(
            || phrase.get(lang).to_owned(),
            |step| {
                let colon = lang.pick("：", ": ");
                let step = kezhi::text::steps::step(lang, &step);
                format!("{}{colon}{step}", phrase.get(lang))
            },
        )
    };
    view! {
        <button
            type="button"
            class="quiet"
            data-test="undo"
            title=move || title(shell::UNDO, session.next_undo())
            aria-keyshortcuts="Control+Z"
            on:click=move |_| session.undo()
        >
            {t(shell::UNDO)}
        </button>
        <button
            type="button"
            class="quiet"
            data-test="redo"
            title=move || title(shell::REDO, session.next_redo())
            aria-keyshortcuts="Control+Y"
            on:click=move |_| session.redo()
        >
            {t(shell::REDO)}
        </button>
    }
}

#[component]
fn LanguageSwitch() -> impl IntoView {
    let settings = Settings::here();
    let other = move || settings.lang.get().pick("en", "zh-CN");
    view! {
        <button
            type="button"
            class="quiet"
            data-test="lang"
            lang=other
            title=t(shell::LANGUAGE_LABEL)
            on:click=move |_| settings.switch_lang()
        >
            {t(shell::LANGUAGE)}
        </button>
    }
}

#[component]
fn ThemeSwitch() -> impl IntoView {
    let settings = Settings::here();
    let words = move || {
        let phrase = match settings.theme.choice() {
            Theme::Auto => shell::THEME_SYSTEM,
            Theme::Light => shell::THEME_LIGHT,
            Theme::Dark => shell::THEME_DARK,
        };
        phrase.get(settings.lang.get())
    };
    view! {
        <button
            type="button"
            class="quiet theme"
            data-test="theme"
            title=words
            aria-label=words
            on:click=move |_| settings.next_theme()
        >
            <span aria-hidden="true">
                {move || match settings.theme.choice() {
                    Theme::Auto => "◐",
                    Theme::Light => "○",
                    Theme::Dark => "●",
                }}
            </span>
        </button>
    }
}

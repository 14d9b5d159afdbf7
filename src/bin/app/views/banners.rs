//! Trouble and news that stay until they are dealt with.

use kezhi::store::Outcome;
use kezhi::text::ui::{Phrase, shell};
use leptos::prelude::*;

use super::project::save_project;
use crate::ground::Ground;
use crate::offline::{OfflineState, Reason};
use crate::state::{Jobs, Message, Session, Settings, memo, t};
use crate::timers;

/// How long it is said that the page works offline.
const OFFLINE_SAID_MS: u32 = 8_000;

/// All banners.
#[component]
pub(crate) fn Banners() -> impl IntoView {
    view! {
        <div class="banners">
            <StorageBanner />
            <ColumnsBanner />
            <ProjectBanner />
            <UpdateBanner />
            <NetworkBanner />
        </div>
    }
}

#[component]
fn StorageBanner() -> impl IntoView {
    let session = Session::here();
    let settings = Settings::here();
    let trouble = memo(move || session.stored());
    let words = move || {
        let phrase = match trouble.get() {
            Outcome::Blocked => shell::STORAGE_BLOCKED,
            Outcome::Full => shell::STORAGE_FULL,
            Outcome::Corrupted { .. } => shell::STORAGE_DAMAGED,
            Outcome::Newer { .. } => shell::STORAGE_NEWER,
            Outcome::Conflict { .. } => shell::STORAGE_CONFLICT,
            Outcome::Erased => shell::STORAGE_ERASED,
            _ => Phrase { zh: "", en: "" },
        };
        phrase.get(settings.lang.get())
    };
    let is_erased = move || trouble.get() == Outcome::Erased;
    let start_afresh = move |_| {
        if let Some(window) = web_sys::window() {
            let _reloading = window.location().reload();
        }
    };
    let is_conflict = move || matches!(trouble.get(), Outcome::Conflict { .. });
    view! {
        <Show when=move || !trouble.get().is_saved()>
            <div class="banner" role="alert" data-test="storage-trouble">
                <p>{words}</p>
                <Show when=is_conflict>
                    <button type="button" class="button" on:click=move |_| session.take_theirs()>
                        {t(shell::STORAGE_TAKE_THEIRS)}
                    </button>
                    <button type="button" class="button" on:click=move |_| session.keep_ours()>
                        {t(shell::STORAGE_KEEP_OURS)}
                    </button>
                </Show>
                <Show when=is_erased>
                    <button type="button" class="button" data-test="empty-too" on:click=start_afresh>
                        {t(shell::STORAGE_EMPTY_TOO)}
                    </button>
                </Show>
                <button
                    type="button"
                    class="button"
                    data-test="save-project-now"
                    on:click=move |_| save_project(session, settings)
                >
                    {t(shell::SAVE_PROJECT)}
                </button>
            </div>
        </Show>
    }
}

#[component]
fn ColumnsBanner() -> impl IntoView {
    let jobs = Jobs::here();
    view! {
        <Show when=move || jobs.is_unstored.get()>
            <div class="banner" role="alert" data-test="columns-unstored">
                <p>{t(shell::STORAGE_COLUMNS)}</p>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| jobs.is_unstored.set(false)
                >
                    {t(shell::HIDE)}
                </button>
            </div>
        </Show>
    }
}

/// Asks before a project replaces what is open.
#[component]
fn ProjectBanner() -> impl IntoView {
    let jobs = Jobs::here();
    view! {
        <Show when=move || jobs.waiting_project.with(Option::is_some)>
            <div class="banner" role="alert" data-test="project-waits">
                <p>{t(shell::PROJECT_WAITS)}</p>
                <button
                    type="button"
                    class="button primary"
                    data-test="project-open"
                    on:click=move |_| jobs.settle_project(true)
                >
                    {t(shell::PROJECT_OPEN)}
                </button>
                <button
                    type="button"
                    class="button"
                    data-test="project-leave"
                    on:click=move |_| jobs.settle_project(false)
                >
                    {t(shell::PROJECT_LEAVE)}
                </button>
            </div>
        </Show>
    }
}

#[component]
fn UpdateBanner() -> impl IntoView {
    let Ground { offline, .. } = expect_context();
    let session = Session::here();
    let is_later = RwSignal::new(false);
    let waits = move || {
        let state = offline.state();
        let news = matches!(
            state,
            OfflineState::UpdateWaiting | OfflineState::UpdatedElsewhere
        );
        news && !is_later.get()
    };
    Effect::new(move |_| {
        // The header says it too: an answer to what the user does is not written over.
        let is_free = || {
            session
                .message
                .with_untracked(|it| matches!(it, Message::Nothing))
        };
        if offline.state() == (OfflineState::Ready { first_time: true }) && is_free() {
            session.message.set(Message::Said(shell::OFFLINE_SAID));
            // Read once, it only takes room.
            timers::after(OFFLINE_SAID_MS, move || {
                let is_still = |it: &Message| *it == Message::Said(shell::OFFLINE_SAID);
                if session.message.try_with_untracked(is_still) == Some(true) {
                    session.message.set(Message::Nothing);
                }
            });
        }
    });
    view! {
        <Show when=waits>
            <div class="banner" role="status" data-test="update">
                <p>{t(shell::UPDATE)}</p>
                <button
                    type="button"
                    class="button primary"
                    data-test="update-now"
                    on:click=move |_| offline.apply_update()
                >
                    {t(shell::UPDATE_NOW)}
                </button>
                <button type="button" class="button" on:click=move |_| is_later.set(true)>
                    {t(shell::LATER)}
                </button>
            </div>
        </Show>
    }
}

#[component]
fn NetworkBanner() -> impl IntoView {
    let Ground { offline, .. } = expect_context();
    let is_hidden = RwSignal::new(false);
    let is_plain = move || {
        let state = OfflineState::Unsupported {
            reason: Reason::PlainHttp,
        };
        offline.state() == state && !is_hidden.get()
    };
    view! {
        <Show when=is_plain>
            <div class="banner" role="status" data-test="plain-http">
                <p>{t(shell::PLAIN_HTTP)}</p>
                <button type="button" class="button" on:click=move |_| is_hidden.set(true)>
                    {t(shell::HIDE)}
                </button>
            </div>
        </Show>
    }
}

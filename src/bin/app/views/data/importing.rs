//! While a file is looked at or read.

use kezhi::text::number::count;
use kezhi::text::ui::data as words;
use leptos::html;
use leptos::prelude::*;

use super::super::controls::focus_still;
use crate::state::{Jobs, Session, Settings, t_with};

fn name() -> impl Fn(kezhi::text::Lang) -> String + Copy + Send + Sync + 'static {
    let session = Session::here();
    move |_| {
        session
            .reading
            .with(|it| it.as_ref().map(|it| it.name.clone()).unwrap_or_default())
    }
}

/// The head of the file is being looked at.
#[component]
pub(super) fn Looking() -> impl IntoView {
    view! {
        <h1>{t_with(words::INSPECTING, name())}</h1>
        <CancelButton />
    }
}

/// The whole file is being read.
#[component]
pub(super) fn Importing() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let jobs = Jobs::here();
    let part = move || {
        jobs.progress()
            .filter(|it| it.bytes_total > 0)
            .map(|it| (it.bytes_done as f64 / it.bytes_total as f64).to_string())
    };
    let far = move || {
        let lang = lang.get();
        let Some(progress) = jobs.progress() else {
            return String::new();
        };
        let mut words = words::PROGRESS_ROWS.with(lang, &count(lang, progress.rows));
        let (done, total) = (
            megabytes(progress.bytes_done),
            megabytes(progress.bytes_total),
        );
        let separator = lang.pick("，", ", ");
        words += &format!("{separator}{done} / {total} MB");
        if let Some(seconds) = jobs.seconds_left() {
            words += separator;
            words += &words::SECONDS_LEFT.with(lang, &seconds.ceil().to_string());
        }
        words
    };
    view! {
        <h1>{t_with(words::IMPORTING, name())}</h1>
        <progress
            data-test="progress"
            max="1"
            value=part
            aria-label=t_with(words::IMPORTING, name())
        ></progress>
        <p class="method">{far}</p>
        <CancelButton />
    }
}

#[component]
fn CancelButton() -> impl IntoView {
    let jobs = Jobs::here();
    // The button that began this is gone: without another place the focus would fall to the page.
    let button = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        if let Some(button) = button.get() {
            focus_still(&button);
        }
    });
    view! {
        <button
            node_ref=button
            type="button"
            class="button"
            data-test="cancel"
            on:click=move |_| jobs.cancel()
        >
            {crate::state::t(words::CANCEL)}
        </button>
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1e6)
}

//! A quote that the file never closes, or that another closes by chance, and the other way to read it.

use kezhi::ingest::{Quotes, Reason};
use kezhi::scenario::Change;
use kezhi::text::reading;
use kezhi::text::ui::data as words;
use leptos::prelude::*;

use super::format::quotes;
use crate::state::{Jobs, Session, Settings, memo, t};

/// Told where it stands and what it swallows; what it was answered with stays, and can be taken back.
#[component]
pub(super) fn OpenQuotePanel() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let jobs = Jobs::here();
    let session = Session::here();
    let open = memo(move || {
        jobs.inspection.with(|it| {
            let mut reasons = it.as_ref()?.format_reasons.iter();
            reasons
                .find(|it| {
                    matches!(
                        it,
                        Reason::QuoteStaysOpen { .. } | Reason::QuotesPair { .. }
                    )
                })
                .cloned()
        })
    });
    let is_plain = memo(move || {
        let plan = jobs.plan();
        plan.is_some_and(|it| quotes(&it) == Quotes::Plain)
    });
    let told = move || {
        let found = open.get();
        found.map(|it| reading::reasons(lang.get(), &[it]))
    };
    let choose = move |_| {
        let overrides = session.reading.get_untracked().map(|it| it.overrides);
        let mut overrides = overrides.unwrap_or_default();
        overrides.quotes = match is_plain.get_untracked() {
            true => Some(Quotes::Doubled),
            false => Some(Quotes::Plain),
        };
        session.apply(Change::SetOverrides(overrides));
    };
    view! {
        <Show when=move || open.with(Option::is_some) || is_plain.get()>
            <section class="ask" data-test="open-quote">
                <h2>
                    {move || {
                        let title = if is_plain.get() { words::QUOTES_PLAIN } else { words::OPEN_QUOTE };
                        title.get(lang.get())
                    }}
                </h2>
                <p>{told}</p>
                <button type="button" class="button" data-test="read-quotes" on:click=choose>
                    {move || {
                        let press = if is_plain.get() { words::HEED_QUOTES } else { words::TAKE_QUOTES };
                        press.get(lang.get())
                    }}
                </button>
            </section>
        </Show>
    }
}

/// Button: the files are read once more with quotes as ordinary characters.
#[component]
pub(super) fn TakeQuotes(
    /// A quote kept the files from being read; otherwise they are those of the open data.
    are_refused: bool,
) -> impl IntoView {
    let jobs = Jobs::here();
    view! {
        <button
            type="button"
            class="button"
            data-test="take-quotes"
            on:click=move |_| jobs.take_quotes(are_refused)
        >
            {t(words::TAKE_QUOTES)}
        </button>
    }
}

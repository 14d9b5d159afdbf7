//! What keeps rows out and one press can end: a quote that the file never closes, or that another closes by
//! chance, and amounts that a comma cut.

use kezhi::ingest::{IssueKind, Overrides, Quotes, Reason, Remark};
use kezhi::scenario::Change;
use kezhi::text::ui::data as words;
use kezhi::text::{Phrase, reading, shapes};
use leptos::prelude::*;

use super::format::quotes;
use crate::state::{Jobs, Session, Settings, memo, t};

/// Told where it stands and what it swallows; what it was answered with stays, and can be taken back.
#[component]
pub(super) fn OpenQuotePanel() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let jobs = Jobs::here();
    let told = memo(move || {
        let lang = lang.get();
        let is_open = |it: &&Reason| {
            matches!(
                it,
                Reason::QuoteStaysOpen { .. } | Reason::QuotesPair { .. }
            )
        };
        jobs.inspection.with(|it| {
            let open = it.as_ref()?.format_reasons.iter().find(is_open)?;
            Some(reading::reasons(lang, std::slice::from_ref(open)))
        })
    });
    let is_plain = memo(move || {
        let plan = jobs.plan();
        plan.is_some_and(|it| quotes(&it) == Quotes::Plain)
    });
    let titles = [words::OPEN_QUOTE, words::QUOTES_PLAIN];
    let presses = [words::TAKE_QUOTES, words::HEED_QUOTES];
    let answer = |it: &mut Overrides, is_plain: bool| {
        it.quotes = Some(if is_plain {
            Quotes::Doubled
        } else {
            Quotes::Plain
        });
    };
    view! { <Ask test="open-quote" press="read-quotes" titles presses told is_answered=is_plain answer /> }
}

/// Amounts that a comma between thousands cut: told with the first, and put together with one press.
#[component]
pub(super) fn CutAmountsPanel() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let jobs = Jobs::here();
    let told = memo(move || {
        let lang = lang.get();
        jobs.inspection.with(|it| {
            let remarks = it.as_ref()?.columns.iter().flat_map(|it| &it.remarks);
            let cut: Vec<String> = remarks
                .filter(|it| {
                    matches!(
                        it,
                        Remark::CanRejoin { .. }
                            | Remark::CannotRejoin { .. }
                            | Remark::Rejoined { .. }
                    )
                })
                .map(|it| shapes::remark(lang, it))
                .collect();
            (!cut.is_empty()).then(|| cut.join(lang.pick("；", "; ")))
        })
    });
    let is_joined = memo(move || jobs.plan().is_some_and(|it| it.rejoins));
    let titles = [words::CUT_AMOUNTS, words::CUT_JOINED];
    let presses = [words::JOIN_AMOUNTS, words::LEAVE_AMOUNTS];
    let answer = |it: &mut Overrides, is_joined: bool| it.rejoins = (!is_joined).then_some(true);
    view! { <Ask test="cut-amounts" press="join-amounts" titles presses told is_answered=is_joined answer /> }
}

/// What is odd about the file, and one press for the other way to read it; each pair is for the file as it
/// is, and as it was answered.
#[component]
fn Ask(
    test: &'static str,
    press: &'static str,
    titles: [Phrase; 2],
    presses: [Phrase; 2],
    told: Memo<Option<String>>,
    is_answered: Memo<bool>,
    answer: fn(&mut Overrides, bool),
) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let choose = move |_| {
        let overrides = session.reading.get_untracked().map(|it| it.overrides);
        let mut overrides = overrides.unwrap_or_default();
        answer(&mut overrides, is_answered.get_untracked());
        session.apply(Change::SetOverrides(overrides));
    };
    let of = move |pair: [Phrase; 2]| pair[usize::from(is_answered.get())].get(lang.get());
    view! {
        <Show when=move || told.with(Option::is_some) || is_answered.get()>
            <section class="ask" data-test=test>
                <h2>{move || of(titles)}</h2>
                <p>{told}</p>
                <button type="button" class="button" data-test=press on:click=choose>
                    {move || of(presses)}
                </button>
            </section>
        </Show>
    }
}

/// Button: the files are read once more, with quotes as ordinary characters or with cut amounts put
/// together.
#[component]
pub(super) fn ReadAgain(
    /// What is changed about the reading.
    kind: IssueKind,
    /// That kept the files from being read; otherwise they are those of the open data.
    are_refused: bool,
) -> impl IntoView {
    let jobs = Jobs::here();
    let (press, test) = match kind {
        IssueKind::CutAmount => (words::JOIN_AMOUNTS, "take-joined"),
        _ => (words::TAKE_QUOTES, "take-quotes"),
    };
    view! {
        <button
            type="button"
            class="button"
            data-test=test
            on:click=move |_| jobs.read_again(kind, are_refused)
        >
            {t(press)}
        </button>
    }
}

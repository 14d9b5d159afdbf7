//! How a file will be read, to be changed and confirmed.

use kezhi::text::reading;
use kezhi::text::ui::data as words;
use kezhi::text::way_on::way_on;
use leptos::prelude::*;

use super::super::ways::FileButton;
use super::columns::Columns;
use super::dates::DateQuestionPanel;
use super::format::FormatPanel;
use super::inputs::Inputs;
use super::open_quote::{CutAmountsPanel, OpenQuotePanel};
use super::preview::Preview;
use super::recipe::RecipeOffer;
use super::shape::ShapePanel;
use crate::state::{Jobs, Session, Settings, Stage, memo, t, t_with};

/// The proposal.
#[component]
pub(super) fn Proposal() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let jobs = Jobs::here();
    let session = Session::here();
    let name = move |_| {
        let named = || {
            let reading = session.reading.get();
            reading.map(|it| it.name).unwrap_or_default()
        };
        jobs.plan().map_or_else(named, |plan| jobs.title(&plan))
    };
    let missing = memo(move || jobs.plan().map(|plan| plan.missing()).unwrap_or_default());
    let missing_words = move || jobs.plan().map(|plan| reading::missing(lang.get(), &plan));
    let way = move || {
        let plan = jobs.plan()?;
        let lang = lang.get();
        jobs.inspection.with(|it| way_on(lang, it.as_ref()?, &plan))
    };
    let unanswered = memo(move || {
        let chosen = session
            .reading
            .with(|it| it.as_ref().is_some_and(|it| it.date_order.is_some()));
        !chosen
            && jobs
                .inspection
                .with(|it| it.as_ref().is_some_and(|it| it.date_question.is_some()))
    });
    let guessed = move || {
        let lang = lang.get();
        jobs.inspection
            .with(|it| it.as_ref().and_then(|it| reading::guessed(lang, it)))
    };
    let is_blocked = move || {
        !missing.with(Vec::is_empty) || unanswered.get() || jobs.stage.get() == Stage::Looking
    };
    // The first thing that needs the user gets the focus, once.
    Effect::new(move |done: Option<bool>| {
        if done == Some(true) || jobs.stage.get() != Stage::Proposed {
            return done.unwrap_or_default();
        }
        if !missing.with(Vec::is_empty) {
            super::super::controls::focus("missing");
        } else if unanswered.get() {
            super::super::controls::focus("date-question");
        }
        true
    });
    view! {
        <h1>{t_with(words::READING_HEAD, name)}</h1>
        <Show when=move || !missing.with(Vec::is_empty)>
            <div class="ask" id="missing" tabindex="-1" role="status" data-test="missing">
                <p>{missing_words}</p>
                {move || way().map(|way| view! { <p data-test="way-on">{way}</p> })}
            </div>
        </Show>
        // What is not missing may still be of little use alone.
        <Show when=move || missing.with(Vec::is_empty) && way().is_some()>
            <p class="method" data-test="way-on">{way}</p>
        </Show>
        <p class="method" data-test="guessed" hidden=move || guessed().is_none()>
            {guessed}
        </p>
        <ShapePanel />
        <RecipeOffer />
        <OpenQuotePanel />
        <CutAmountsPanel />
        <DateQuestionPanel />
        <div class="row">
            <button
                type="button"
                class="button primary"
                data-test="go"
                disabled=is_blocked
                on:click=move |_| jobs.import()
            >
                {t(words::GO)}
            </button>
            <FileButton words=words::CHOOSE_OTHER />
            <button type="button" class="quiet" data-test="put-away" on:click=move |_| jobs.cancel()>
                {t(words::PUT_AWAY)}
            </button>
        </div>
        <Inputs />
        <FormatPanel />
        <Columns />
        <Preview />
    }
}

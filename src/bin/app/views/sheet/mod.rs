//! A topic of a room: answer, picture, what can be changed, tables.

mod control;
mod customers;
mod files;
mod index;
mod laid;
mod onward;
mod several;
mod tables;
mod topics;

use kezhi::engine::route::Route;
use kezhi::report::{Control, Entry, Sheet, Topic, TopicRoom, on_paper_of};
use kezhi::text::EntryKind;
use kezhi::text::ui::{sheet as words, shell};
use leptos::prelude::*;

use super::analysis_day::AnalysisDay;
use super::controls::{Clauses, ErrorNote, Side};
use super::explain::ExplainPanel;
use super::figure::{FigureView, Head};
use super::ways::Ways;
use crate::state::{Customers, Reports, Settings, Sheets, memo, t};
use control::{ControlField, REFUSED};
use customers::{BackToList, CustomerList};
use index::SheetIndex;
use laid::Laid;
use onward::Onward;
use tables::SheetTables;

pub(crate) use files::FileButtons;
pub(crate) use topics::Topics;

/// The open topic.
#[component]
pub(crate) fn SheetRoom() -> impl IntoView {
    let sheets = Sheets::here();
    let lacks_data = memo(move || sheets.lacks_data());
    let is_under_way = RwSignal::new(false);
    let is_busy = move || sheets.is_late.get() || is_under_way.get();
    view! {
        <div class:with-side=move || !lacks_data.get()>
            <div class="room" data-test="topic" aria-busy=move || is_busy().to_string()>
                <Topics />
                <ErrorNote problem=sheets.problem />
                {move || {
                    if lacks_data.get() { view! { <NeedsData /> }.into_any() } else { view! { <Open is_under_way /> }.into_any() }
                }}
            </div>
            <Show when=move || !lacks_data.get()>
                <Side>
                    <Controls />
                    <ExplainPanel />
                </Side>
            </Show>
        </div>
    }
}

/// A number that turns into a part of a whole, or back, is another field.
fn is_percent(entry: &Entry) -> bool {
    matches!(
        entry,
        Entry::Number {
            kind: EntryKind::Percent,
            ..
        }
    )
}

/// Words by which the figures of a sheet are known on the page: as many as a sheet has at most.
const SLUGS: [&str; 4] = ["sheet", "sheet-2", "sheet-3", "sheet-4"];

#[component]
fn NeedsData() -> impl IntoView {
    let sheets = Sheets::here();
    let title = move || sheets.open.get().map(|topic| topic.title);
    let lang = Settings::here().lang;
    let on_paper = memo(move || {
        let slug = sheets.open.with(|open| on_paper_of(&open.as_ref()?.slug))?;
        let topic = sheets
            .topics
            .with(|all| all.iter().find(|it| it.slug == slug).cloned())?;
        Some((Route::Value.to_topic(slug), topic.title))
    });
    let case = move || {
        on_paper
            .get()
            .map(|(_, title)| words::ON_PAPER.with(lang.get(), &title))
    };
    let needs = move || {
        let needs = |topic: Topic| words::needs_data(&topic.slug).get(lang.get());
        sheets.open.get().map(needs)
    };
    view! {
        <h1 data-test="answer">{title}</h1>
        <p>{needs}</p>
        <p>
            <a class="button primary" href="#/data">
                {t(shell::GO_TO_DATA)}
            </a>
            " "
            <a
                class="button"
                data-test="on-paper"
                href=move || on_paper.get().map(|(address, _)| address)
                hidden=move || on_paper.with(Option::is_none)
            >
                {case}
            </a>
        </p>
        <Ways />
    }
}

#[component]
fn Open(is_under_way: RwSignal<bool>) -> impl IntoView {
    let sheets = Sheets::here();
    let laid = Laid::follow(sheets, is_under_way);
    let read = move |part: fn(&Sheet) -> String| {
        sheets
            .sheet
            .with(|it| it.as_ref().map(part).unwrap_or_default())
    };
    let answer = Signal::derive(move || {
        sheets
            .sheet
            .with(|it| it.as_ref().map(|it| it.answer.clone()).unwrap_or_default())
    });
    let figures = SLUGS.into_iter().enumerate().map(|(place, slug)| {
        let figure = laid.figure(place);
        view! {
            <Show when=move || figure.with(Option::is_some)>
                <FigureView figure slug head=Head::Title />
            </Show>
        }
    });
    let figures = figures.collect_view();
    let customers = Customers::here();
    let has_answer = memo(move || {
        sheets
            .sheet
            .with(|it| it.as_ref().is_some_and(|it| !it.answer.is_empty()))
    });
    let is_waiting =
        memo(move || sheets.sheet.with(Option::is_none) && sheets.refusal.with(Option::is_none));
    let is_refused = memo(move || !has_answer.get() && sheets.refusal.with(Option::is_some));
    let reports = Reports::here();
    let is_kept =
        memo(move || (sheets.is_kept.get() || reports.is_day_refused.get()) && has_answer.get());
    let notes = move || {
        let notes = sheets
            .sheet
            .with(|it| it.as_ref().map(|it| it.notes.clone()).unwrap_or_default());
        let lines = notes
            .into_iter()
            .map(|note| view! { <li>{note}</li> })
            .collect_view();
        view! { <ul class="rules note">{lines}</ul> }
    };
    view! {
        <Carried />
        <Show when=move || is_waiting.get()>
            <h1>{t(words::ASKING)}</h1>
        </Show>
        <Show when=move || is_refused.get()>
            <h1 data-test="answer">{move || sheets.open.get().map(|topic| topic.title)}</h1>
        </Show>
        <p class="field-error" role="alert" id=REFUSED data-test="refused" hidden=move || sheets.refusal.with(Option::is_none)>
            {move || sheets.refusal.with(|it| it.as_ref().map(|it| it.words.clone()).unwrap_or_default())}
        </p>
        <p class="note last-valid" data-test="last-valid" hidden=move || !is_kept.get()>
            {t(words::LAST_VALID)}
        </p>
        <Show when=move || customers.is_card()>
            <BackToList />
        </Show>
        <Show when=move || has_answer.get()>
            <Clauses words=answer />
            <p class="method">{move || read(|it| it.method.clone())}</p>
            <Show when=move || customers.is_listed()>
                <CustomerList />
            </Show>
        </Show>
        <Onward />
        {figures}
        <Show when=move || has_answer.get()>
            <SheetIndex />
            <SheetTables laid />
            {notes}
        </Show>
    }
}

/// Said above the answer where the settings were made for another file, with both ways on: whose the
/// numbers are must be read before them, also where the panel is folded away.
#[component]
fn Carried() -> impl IntoView {
    let sheets = Sheets::here();
    let lang = Settings::here().lang;
    // An answered page without settings carries none; one that was refused may owe it to them.
    let from = memo(move || {
        let has_none = sheets.sheet.with(|sheet| {
            let answered = sheet.as_ref().filter(|it| !it.answer.is_empty());
            answered.is_some_and(|it| it.controls.is_empty())
        });
        sheets.carried_from().filter(|_| !has_none)
    });
    let is_of_data = move || {
        sheets
            .open
            .with(|it| it.as_ref().is_some_and(|it| it.needs_data))
    };
    let drop = move || {
        let words = match is_of_data() {
            true => words::DROP_CARRIED,
            false => words::DROP_CARRIED_NUMBERS,
        };
        words.get(lang.get())
    };
    let said = move || {
        let words = match is_of_data() {
            true => words::carried,
            false => words::carried_numbers,
        };
        from.get()
            .map(|file| words(lang.get(), &file))
            .unwrap_or_default()
    };
    view! {
        <p class="note" data-test="carried" hidden=move || from.with(Option::is_none)>
            {said}
            <button type="button" class="textlike" on:click=move |_| sheets.reset()>
                {drop}
            </button>
            " "
            <button type="button" class="textlike" on:click=move |_| sheets.keep_carried()>
                {t(words::KEEP_CARRIED)}
            </button>
        </p>
    }
}

#[component]
fn Controls() -> impl IntoView {
    let sheets = Sheets::here();
    let controls: Memo<Vec<Control>> = memo(move || sheets.controls());
    // What leads on stands under the answer.
    let settings = memo(move || {
        let mut settings = controls.get();
        settings.retain(|it| !it.entry.leads_on());
        settings
    });
    let refused = memo(move || {
        sheets.refusal.with(|refusal| {
            let refusal = refusal.as_ref()?;
            controls.with(|all| Some(all.get(refusal.field(all)?)?.path.clone()))
        })
    });
    let starts = move || {
        sheets
            .open
            .get()
            .map(|topic| topic.starts)
            .unwrap_or_default()
    };
    let reset = move |_| sheets.reset();
    let is_changed = move || {
        sheets.open.get().is_some_and(|topic| {
            topic
                .starts
                .first()
                .is_none_or(|start| start.question != sheets.asked_now(&topic))
        })
    };
    // Segments of a file are those of one day, which is the same for all of them.
    let is_of_day = memo(move || {
        let is_it = |topic: &Topic| topic.needs_data && topic.room == TopicRoom::Segments;
        sheets.open.with(|open| open.as_ref().is_some_and(is_it))
    });
    let begin = move || {
        let starts = starts();
        (starts.len() > 1).then(|| {
            let buttons = starts
                .into_iter()
                .map(|start| {
                    let question = start.question;
                    let chosen = question.clone();
                    let is_chosen = move || {
                        sheets
                            .open
                            .get()
                            .is_some_and(|topic| sheets.asked_now(&topic) == chosen)
                    };
                    view! {
                        <li>
                            <button
                                type="button"
                                class="textlike"
                                aria-pressed=move || is_chosen().to_string()
                                on:click=move |_| {
                                    if let Some(topic) = sheets.open.get_untracked() {
                                        sheets.set(&topic, Some(question.clone()));
                                    }
                                }
                            >
                                {start.title}
                            </button>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <div class="side-head">
                    <h3>{t(words::START)}</h3>
                </div>
                <ul class="starts">{buttons}</ul>
            }
        })
    };
    view! {
        <section class="side-group topic-controls" data-test="controls">
            {begin}
            <Show when=move || is_of_day.get()>
                <AnalysisDay />
            </Show>
            <div class="side-head" hidden=move || settings.with(Vec::is_empty)>
                <h3>{t(words::CONTROLS)}</h3>
                <button
                    type="button"
                    class="textlike"
                    data-test="reset-topic"
                    hidden=move || !is_changed()
                    on:click=reset
                >
                    {t(words::RESET)}
                </button>
            </div>
            <For
                each=move || settings.get()
                key=move |control| (control.path.clone(), is_percent(&control.entry))
                children=move |control| view! { <ControlField path=control.path controls refused /> }
            />
        </section>
    }
}

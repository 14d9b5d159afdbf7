//! The rows with a problem, as they stood in the file, and the file of those set aside.

use js_sys::Uint8Array;
use kezhi::engine::{ProblemRow, ProblemRows};
use kezhi::text::mask::masked;
use kezhi::text::number::count;
use kezhi::text::ui::{quality as words, shell};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::downloads;
use crate::state::{Jobs, Message, Problem, Reports, Session, Settings, memo, t, t_with, today};

/// Two buttons, and the rows while they are shown.
#[component]
pub(super) fn Problems() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let jobs = Jobs::here();
    let is_shown = RwSignal::new(false);
    let found = RwSignal::new(None::<ProblemRows>);
    // The rows follow the selection and the language, not each lever.
    let about = memo(move || {
        let levers = session.assumptions.get();
        (
            session.data.get(),
            levers.map(|it| it.selection),
            lang.get(),
        )
    });
    Effect::new(move |_| {
        let (.., lang) = about.get();
        if !is_shown.get() {
            return;
        }
        spawn_local(async move {
            match reports.problem_rows(lang).await {
                Ok(rows) => {
                    let _gone = found.try_set(Some(rows));
                }
                Err(problem) => say(reports, problem),
            }
        });
    });
    let toggle_words = move || {
        let phrase = if is_shown.get() {
            words::HIDE_PROBLEMS
        } else {
            words::ONLY_PROBLEMS
        };
        phrase.get(lang.get())
    };
    let has_aside = move || reports.rows().is_some_and(|rows| rows.set_aside > 0);
    view! {
        <div class="row">
            <button
                type="button"
                class="button"
                data-test="only-problems"
                aria-expanded=move || is_shown.get().to_string()
                on:click=move |_| is_shown.update(|it| *it = !*it)
            >
                {toggle_words}
            </button>
            <button
                type="button"
                class="button"
                data-test="download-aside"
                hidden=move || !has_aside()
                on:click=move |_| download(reports, jobs, session, Settings::here())
            >
                {t(words::DOWNLOAD_ASIDE)}
            </button>
        </div>
        {move || {
            let rows = found.get().filter(|_| is_shown.get())?;
            Some(view! { <RowTable found=rows /> })
        }}
    }
}

#[component]
fn RowTable(found: ProblemRows) -> impl IntoView {
    let Settings {
        lang, masked: hide, ..
    } = Settings::here();
    let has_inputs = found.rows.iter().any(|row| row.input.is_some());
    let most = move |lang| count(lang, ProblemRows::MOST as u64);
    let heads: Vec<_> = found
        .columns
        .into_iter()
        .map(|name| view! { <th scope="col">{name}</th> })
        .collect();
    let row = move |row: ProblemRow| {
        let ProblemRow {
            input,
            line,
            reason,
            is_aside,
            cells,
        } = row;
        let what = move || {
            let phrase = if is_aside {
                words::ROW_ASIDE
            } else {
                words::ROW_USED
            };
            phrase.get(lang.get())
        };
        let cells = cells.into_iter().map(|cell| {
            view! { <td>{move || if hide.get() { masked(&cell) } else { cell.clone() }}</td> }
        });
        view! {
            <tr>
                {has_inputs.then(|| view! { <td>{input}</td> })}
                <th scope="row" class="num">{line.to_string()}</th>
                <td>{reason} " · " <span class="note">{what}</span></td>
                {cells.collect_view()}
            </tr>
        }
    };
    view! {
        <p class="note">{t_with(words::FIRST_ROWS, most)}</p>
        <div class="scroll" tabindex="0" role="region" aria-label=t(words::ONLY_PROBLEMS)>
            <table class="preview verbatim" data-test="problem-rows">
                <thead>
                    <tr>
                        {has_inputs.then(|| view! { <th scope="col">{t(words::INPUT)}</th> })}
                        <th scope="col" class="num">{t(words::LINE)}</th>
                        <th scope="col">{t(words::REASON)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{found.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// Saves every row set aside as a table for a spreadsheet.
fn download(reports: Reports, jobs: Jobs, session: Session, settings: Settings) {
    let lang = settings.lang.get_untracked();
    spawn_local(async move {
        let list = match reports.set_aside(lang).await {
            Ok(list) => list,
            Err(problem) => return say(reports, problem),
        };
        let (found, bytes) = match jobs.look_up(list).await {
            Ok(found) => found,
            Err(problem) => return say(reports, problem),
        };
        let day = today().map(|day| day.iso()).unwrap_or_default();
        let name = format!("{}_{day}.csv", words::ASIDE_FILE.get(lang));
        let bytes = Uint8Array::new(&bytes);
        let saved = downloads::save_buffer(&name, "text/csv;charset=utf-8", &bytes);
        let is_refused = saved.is_err() || downloads::is_wechat();
        session.message.set(if is_refused {
            Message::Said(shell::NOT_DOWNLOADED)
        } else if found.left_out > 0 {
            Message::Said(words::ASIDE_LEFT_OUT)
        } else if found.in_part > 0 {
            Message::Said(words::ASIDE_IN_PART)
        } else {
            Message::Nothing
        });
    });
}

fn say(reports: Reports, problem: Problem) {
    if !problem.is_cancelled() {
        let _gone = reports.problem.try_set(Some(problem));
    }
}

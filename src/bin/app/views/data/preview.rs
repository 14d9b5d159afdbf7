//! The first rows as they are read.

use kezhi::ingest::Inspection;
use kezhi::text::mask::masked;
use kezhi::text::ui::data as words;
use leptos::prelude::*;

use crate::state::{Jobs, Settings, t, t_with};

/// The preview.
#[component]
pub(super) fn Preview() -> impl IntoView {
    let Settings {
        lang, masked: hide, ..
    } = Settings::here();
    let jobs = Jobs::here();
    let rows = move |_| {
        let count = jobs
            .inspection
            .with(|it| it.as_ref().map_or(0, |it| it.preview.len()));
        count.to_string()
    };
    let joined = move || {
        let lang = lang.get();
        let columns = jobs
            .inspection
            .with(|it| it.as_ref().map(Inspection::joined_columns))
            .filter(|columns| !columns.is_empty())?;
        let names: Vec<String> = columns.into_iter().map(|column| column.name).collect();
        Some(words::PREVIEW_JOINED.with(lang, &names.join(lang.pick("、", ", "))))
    };
    view! {
        <section>
            <div class="section-head">
                <h2>
                    {t(words::PREVIEW)} " " <span class="unit">{t_with(words::PREVIEW_NOTE, rows)}</span>
                </h2>
                <label class="check" title=t(words::MASK_NOTE)>
                    <input
                        type="checkbox"
                        data-test="unmask"
                        prop:checked=move || !hide.get()
                        on:change=move |event| hide.set(!event_target_checked(&event))
                    />
                    {t(words::UNMASK)}
                </label>
            </div>
            <p class="note" data-test="preview-joined">{joined}</p>
            <div class="scroll" tabindex="0" role="region" aria-label=t(words::PREVIEW)>
                <table class="preview verbatim" data-test="preview">
                    <thead>
                        <tr>{move || heads(jobs)}</tr>
                    </thead>
                    <tbody>{move || body(jobs, hide.get())}</tbody>
                </table>
            </div>
        </section>
    }
}

/// Columns of the file that are shown.
const MOST_SHOWN: usize = 200;

fn heads(jobs: Jobs) -> impl IntoView {
    let names: Vec<String> = jobs.inspection.with(|it| {
        let own = it
            .iter()
            .flat_map(|it| &it.columns)
            .map(|column| column.name.clone());
        let joined = it.iter().flat_map(Inspection::joined_columns);
        own.take(MOST_SHOWN)
            .chain(joined.map(|column| column.name))
            .collect()
    });
    names
        .into_iter()
        .map(|name| view! { <th scope="col">{name}</th> })
        .collect_view()
}

fn body(jobs: Jobs, hide: bool) -> impl IntoView {
    let used = jobs.plan().map(|plan| {
        let roles = plan.roles.values().copied();
        let months = plan.months.iter().map(|month| month.0);
        roles
            .chain(plan.keep.iter().copied())
            .chain(months)
            .collect::<Vec<_>>()
    });
    let used = used.unwrap_or_default();
    let rows = jobs
        .inspection
        .with(|it| Some((it.as_ref()?.preview_joined(), it.as_ref()?.columns.len())));
    let (rows, width) = rows.unwrap_or_default();
    let row = |cells: Vec<String>| {
        let is_shown = |&(place, _): &(usize, String)| place < MOST_SHOWN || place >= width;
        let cells = cells
            .into_iter()
            .enumerate()
            .filter(is_shown)
            .map(|(place, cell)| {
                let cell = if hide { masked(&cell) } else { cell };
                let is_unused = place < width && !used.contains(&place);
                view! { <td class:unused=is_unused>{cell}</td> }
            });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    rows.into_iter().map(row).collect_view()
}

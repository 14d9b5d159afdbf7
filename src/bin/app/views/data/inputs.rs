//! Which of the files, members of archives and sheets are read, and which are joined.

use kezhi::ingest::{
    InputChoice, InputFound, InputUse, Inspection, Join, JoinFound, Overrides, TableId,
};
use kezhi::numeric::sort_few;
use kezhi::scenario::Change;
use kezhi::text::number::count;
use kezhi::text::ui::inputs as words;
use kezhi::text::{errors, reading, sources};
use leptos::prelude::*;

use crate::state::{Jobs, Session, Settings, memo, t};

/// The tables found, when there are several.
#[component]
pub(super) fn Inputs() -> impl IntoView {
    let jobs = Jobs::here();
    let found = memo(move || {
        jobs.inspection
            .with(|it| it.as_ref().map(|it| it.inputs.clone()).unwrap_or_default())
    });
    let joins = memo(move || {
        jobs.inspection
            .with(|it| it.as_ref().map(|it| it.joins.clone()).unwrap_or_default())
    });
    view! {
        <Show when=move || found.with(|found| found.len() > 1)>
            <section data-test="inputs">
                <h2>{t(words::INPUTS)}</h2>
                <p class="note">{t(words::INPUTS_NOTE)}</p>
                <div class="scroll" tabindex="0" role="region" aria-label=t(words::INPUTS)>
                    <table class="verbatim">
                        <thead>
                            <tr>
                                <th scope="col">{t(words::TABLE)}</th>
                                <th scope="col" class="num">{t(words::ROWS)}</th>
                                <th scope="col">{t(words::COLUMNS)}</th>
                                <th scope="col">{t(words::REFUNDS)}</th>
                                <th scope="col">{t(words::WHY)}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {move || {
                                let tables = found.get();
                                let is_read = |it: &InputFound| {
                                    matches!(it.used_as, InputUse::Rows | InputUse::Refunds)
                                };
                                let is_one = tables.iter().filter(|it| is_read(it)).count() == 1;
                                tables
                                    .into_iter()
                                    .enumerate()
                                    .map(|(place, table)| {
                                        let is_last = is_one && is_read(&table);
                                        view! { <Table place table is_last /> }
                                    })
                                    .collect_view()
                            }}
                        </tbody>
                    </table>
                </div>
                <Joins joins />
            </section>
        </Show>
    }
}

#[component]
fn Table(place: usize, table: InputFound, is_last: bool) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let edit = Edit::here();
    let id = table.table;
    let is_read = matches!(table.used_as, InputUse::Rows | InputUse::Refunds);
    let is_refunds = table.used_as == InputUse::Refunds;
    let cannot = table.error.is_some() || table.rows == Some(0);
    let name = StoredValue::new(table.name.clone());
    let of_name = move |phrase: kezhi::text::Phrase| {
        move || name.with_value(|name| phrase.with(lang.get(), name))
    };
    let (rows, is_estimate) = (table.rows, table.is_estimate);
    let rows = move || {
        let lang = lang.get();
        let rows = rows.map(|rows| count(lang, rows)).unwrap_or_default();
        match is_estimate {
            true => words::ABOUT.with(lang, &rows),
            false => rows,
        }
    };
    let fit = table.columns.clone();
    let fit = move || (!cannot).then(|| sources::columns_fit(lang.get(), &fit));
    let why = move || match &table.error {
        Some(error) => errors::fatal(lang.get(), error),
        None => reading::reason(lang.get(), &table.reason),
    };
    view! {
        <tr>
            <th scope="row">
                <label class="check">
                    <input
                        type="checkbox"
                        data-test=format!("input-{place}")
                        aria-label=of_name(words::READ)
                        prop:checked=is_read
                        disabled=cannot || is_last
                        on:change=move |_| edit.choose(id, !is_read, false)
                    />
                    {table.name}
                    {table
                        .hidden
                        .then(|| view! { <span class="note">{t(kezhi::text::ui::data::HIDDEN)}</span> })}
                </label>
            </th>
            <td class="num">{rows}</td>
            <td class="note">{fit}</td>
            <td>
                <input
                    type="checkbox"
                    data-test=format!("refunds-{place}")
                    aria-label=of_name(words::IS_REFUNDS)
                    prop:checked=is_refunds
                    disabled=!is_read
                    on:change=move |_| edit.choose(id, true, !is_refunds)
                />
            </td>
            <td class="note">{why}</td>
        </tr>
    }
}

#[component]
fn Joins(joins: Memo<Vec<JoinFound>>) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let edit = Edit::here();
    let one = move |(place, found): (usize, JoinFound)| {
        let is_on = found.is_on;
        let leaves = found.leaves.clone();
        let said = move || {
            let lang = lang.get();
            let takes = found.takes.join(lang.pick("、", ", "));
            [&found.name, &found.key, &takes]
                .iter()
                .fold(words::JOIN.get(lang).to_owned(), |said, part| {
                    said.replacen("{}", part, 1)
                })
        };
        view! {
            <li>
                <label class="check">
                    <input
                        type="checkbox"
                        data-test=format!("join-{place}")
                        prop:checked=is_on
                        on:change=move |_| edit.join(place, !is_on)
                    />
                    {said}
                </label>
                <span class="note">{move || sources::leaves(lang.get(), &leaves)}</span>
            </li>
        }
    };
    view! {
        <Show when=move || joins.with(|joins| !joins.is_empty())>
            <h3>{t(words::JOINS)}</h3>
            <ul>{move || joins.get().into_iter().enumerate().map(one).collect_view()}</ul>
        </Show>
    }
}

/// Changes of the choice, each a step that can be undone.
#[derive(Clone, Copy)]
struct Edit {
    jobs: Jobs,
    session: Session,
}

impl Edit {
    fn here() -> Edit {
        Edit {
            jobs: Jobs::here(),
            session: Session::here(),
        }
    }

    /// Takes a table in or out, as sales or as refunds. The last one stays.
    fn choose(self, table: TableId, is_read: bool, refunds: bool) {
        self.change(|inspection, overrides| {
            let stacked = inspection.plan.stacked();
            let mut inputs: Vec<InputChoice> = stacked
                .iter()
                .map(|input| InputChoice {
                    table: input.table(),
                    refunds: input.refunds,
                })
                .collect();
            match inputs.iter().position(|input| input.table == table) {
                Some(place) if is_read => inputs[place].refunds = refunds,
                Some(_) if inputs.len() == 1 => {}
                Some(place) => drop(inputs.remove(place)),
                None if is_read => inputs.push(InputChoice { table, refunds }),
                None => {}
            }
            // The columns are those of the first table of sales, in the order of the files.
            let order = |table: TableId| {
                let mut found = inspection.inputs.iter();
                found.position(|found| found.table == table)
            };
            sort_few(&mut inputs, |a, b| {
                (a.refunds, order(a.table)).cmp(&(b.refunds, order(b.table)))
            });
            // Columns may stand elsewhere in another first table.
            if inputs.first().map(|input| input.table) != Some(stacked[0].table()) {
                overrides.roles = None;
                overrides.joins = None;
            }
            overrides.sheet = None;
            overrides.inputs = Some(inputs);
        });
    }

    /// Turns a join on or off.
    fn join(self, place: usize, is_on: bool) {
        self.change(|inspection, overrides| {
            let joins = inspection.joins.iter().enumerate();
            let kept = joins.filter(|(at, found)| if *at == place { is_on } else { found.is_on });
            let kept: Vec<Join> = kept.map(|(_, found)| found.join.clone()).collect();
            overrides.joins = Some(kept);
        });
    }

    fn change(self, edit: impl FnOnce(&Inspection, &mut Overrides)) {
        let reading = self.session.reading.get_untracked();
        let mut overrides = reading.map(|it| it.overrides).unwrap_or_default();
        let Some(inspection) = self.jobs.inspection.get_untracked() else {
            return;
        };
        edit(&inspection, &mut overrides);
        self.session.apply(Change::SetOverrides(overrides));
    }
}

//! The tables of a sheet.

use kezhi::chart::Cell;
use kezhi::report::SheetTable;
use kezhi::text::ui::data;
use leptos::prelude::*;

use crate::state::{Explain, Number, SheetNumber, Sheets, memo, t};

/// All of them, one under the other.
#[component]
pub(super) fn SheetTables() -> impl IntoView {
    let sheets = Sheets::here();
    let tables = memo(move || {
        sheets
            .sheet
            .with(|it| it.as_ref().map(|it| it.tables.clone()).unwrap_or_default())
    });
    move || {
        tables
            .get()
            .into_iter()
            .enumerate()
            .map(|(place, table)| one(place, table))
            .collect_view()
    }
}

fn one(place: usize, SheetTable { title, note, table }: SheetTable) -> AnyView {
    let numeric: Vec<bool> = table.columns.iter().map(|column| column.numeric).collect();
    let heads = table
        .columns
        .into_iter()
        .map(|column| {
            view! {
                <th scope="col" class:num=column.numeric>
                    {column.heading}
                    <span class="unit">{column.unit}</span>
                </th>
            }
        })
        .collect_view();
    let rows = table
        .rows
        .into_iter()
        .enumerate()
        .map(|(row, cells)| {
            let cells = cells
                .into_iter()
                .zip(numeric.clone())
                .enumerate()
                .map(|(column, (cell, numeric))| {
                    let number = SheetNumber::Cell(place, row, column);
                    view! { <td class:num=numeric>{shown(cell, number)}</td> }
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <section data-test=format!("sheet-table-{place}")>
            <div class="section-head">
                <h2>{title}</h2>
            </div>
            {(!note.is_empty()).then(|| view! { <p class="note">{note}</p> })}
            <div class="scroll" tabindex="0" role="region" aria-label=t(data::TABLE_SCROLLS)>
                <table class="sticky-first">
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// A cell; a number explains itself.
fn shown(cell: Cell, number: SheetNumber) -> AnyView {
    if cell.explained.is_none() {
        return cell.shown.into_any();
    }
    let explain = Explain::here();
    let number = Number::Sheet(number);
    view! {
        <button
            type="button"
            class="number"
            title=cell.exact
            aria-pressed=move || (explain.chosen.get() == Some(number)).to_string()
            on:click=move |_| explain.choose(number)
        >
            {cell.shown}
        </button>
    }
    .into_any()
}

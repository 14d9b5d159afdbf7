//! A table of numbers that explain themselves.

use kezhi::chart::{Cell, Table};
use kezhi::text::names::keeps_its_case;
use kezhi::text::ui::data;
use leptos::prelude::*;

use super::told::asking;
use crate::state::{Number, t};

/// Bytes of a cell that is a sentence, not a name.
const SENTENCE: usize = 60;

/// The table in a frame that scrolls. `number` names the number at a row and a column.
pub(crate) fn numbers_table(
    table: Table,
    class: &'static str,
    number: &dyn Fn(usize, usize) -> Number,
) -> AnyView {
    let numeric: Vec<bool> = table.columns.iter().map(|column| column.numeric).collect();
    let heads = table
        .columns
        .into_iter()
        .map(|column| {
            let as_written = keeps_its_case(&column.heading);
            view! {
                <th scope="col" class:num=column.numeric class:as-written=as_written>
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
                .zip(&numeric)
                .enumerate()
                .map(|(column, (cell, numeric))| {
                    let is_long = !numeric && cell.shown.len() > SENTENCE;
                    view! {
                        <td class:num=*numeric class:long=is_long>
                            {shown(cell, number(row, column))}
                        </td>
                    }
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t(data::TABLE_SCROLLS)>
            <table class=class>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn shown(cell: Cell, number: Number) -> AnyView {
    match cell.explained {
        None => cell.shown.into_any(),
        Some(_) => asking("number", cell.shown, Some(cell.exact), number),
    }
}

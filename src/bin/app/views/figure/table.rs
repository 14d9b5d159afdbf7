//! The numbers of a figure as a table.

use kezhi::chart::{Cell, Figure};
use kezhi::text::ui::data;
use leptos::prelude::*;

use crate::state::{Explain, Number, t};

/// The table.
#[component]
pub(super) fn FigureTable(figure: Memo<Option<Figure>>, slug: &'static str) -> impl IntoView {
    let table = move || figure.with(|it| it.as_ref().map(|it| it.table.clone()));
    let body = move || {
        table().map(|table| {
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
                            let place = Number::Cell(slug, row, column);
                            view! { <td class:num=numeric>{shown(cell, place)}</td> }
                        })
                        .collect_view();
                    view! { <tr>{cells}</tr> }
                })
                .collect_view();
            view! {
                <table class="verbatim">
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            }
        })
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t(data::TABLE_SCROLLS)>
            {body}
        </div>
    }
}

/// A cell; a number explains itself.
fn shown(cell: Cell, place: Number) -> AnyView {
    if cell.explained.is_none() {
        return cell.shown.into_any();
    }
    let explain = Explain::here();
    view! {
        <button
            type="button"
            class="number"
            title=cell.exact
            aria-pressed=move || (explain.chosen.get() == Some(place)).to_string()
            on:click=move |_| explain.choose(place)
        >
            {cell.shown}
        </button>
    }
    .into_any()
}

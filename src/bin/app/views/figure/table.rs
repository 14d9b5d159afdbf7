//! The numbers of a figure as a table.

use kezhi::chart::Figure;
use kezhi::text::ui::data;
use leptos::prelude::*;

use crate::state::t;

/// The table.
#[component]
pub(super) fn FigureTable(figure: Memo<Option<Figure>>) -> impl IntoView {
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
                .map(|row| {
                    let cells = row
                        .into_iter()
                        .zip(numeric.clone())
                        .map(|(cell, numeric)| {
                            view! { <td class:num=numeric title=cell.exact>{cell.shown}</td> }
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

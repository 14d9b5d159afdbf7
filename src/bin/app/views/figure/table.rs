//! The numbers of a figure as a table.

use kezhi::chart::Figure;
use leptos::prelude::*;

use super::super::controls::numbers_table;
use crate::state::Number;

/// The table.
#[component]
pub(super) fn FigureTable(figure: Memo<Option<Figure>>, slug: &'static str) -> impl IntoView {
    move || {
        let table = figure.with(|it| it.as_ref().map(|it| it.table.clone()));
        table.map(|table| {
            numbers_table(table, "verbatim", &|row, column| {
                Number::Cell(slug, row, column)
            })
        })
    }
}

//! The tables of a sheet.

use kezhi::report::SheetTable;
use leptos::prelude::*;

use super::super::controls::numbers_table;
use super::files::FileButtons;
use crate::state::{Number, SheetNumber, Sheets, memo};

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
    let numbers = numbers_table(table, "sticky-first", &|row, column| {
        Number::Sheet(SheetNumber::Cell(place, row, column))
    });
    let sheets = Sheets::here();
    let name = title.clone();
    let file = Callback::new(move |()| Some((name.clone(), sheets.table(place)?)));
    view! {
        <section data-test=format!("sheet-table-{place}")>
            <div class="section-head">
                <h2>{title.clone()}</h2>
                <FileButtons of=file test=format!("table-{place}") />
            </div>
            {(!note.is_empty()).then(|| view! { <p class="note">{note}</p> })}
            {numbers}
        </section>
    }
    .into_any()
}

//! The tables of a sheet.

use kezhi::report::SheetTable;
use leptos::prelude::*;

use super::super::controls::numbers_table;
use super::files::FileButtons;
use super::laid::Laid;
use crate::state::{Number, SheetNumber, Sheets};

/// All of them, one under the other.
#[component]
pub(super) fn SheetTables(laid: Laid) -> impl IntoView {
    view! {
        <For
            each=move || 0..laid.tables()
            key=|place| *place
            children=move |place| {
                let table = laid.table(place);
                move || table.get().map(|table| one(place, table))
            }
        />
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

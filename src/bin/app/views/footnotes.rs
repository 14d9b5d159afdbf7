//! Where the document of a case errs, under the case's first page.

use kezhi::report::SheetTable;
use leptos::prelude::*;

use super::controls::numbers_table;
use crate::state::{Number, SheetNumber, Sheets};

/// The numbers as printed and as they should be, and what is done about them; nothing for a file.
#[component]
pub(crate) fn Footnotes() -> impl IntoView {
    let sheets = Sheets::here();
    move || {
        sheets.footnotes.get().map(|sheet| {
            let tables = sheet.tables.into_iter().enumerate();
            let tables = tables.map(|(place, SheetTable { title, table, .. })| {
                let numbers = numbers_table(table, "", &|row, column| {
                    Number::Sheet(SheetNumber::Footnote(place, row, column))
                });
                view! {
                    <h2>{title}</h2>
                    {numbers}
                }
            });
            let notes = sheet
                .notes
                .into_iter()
                .map(|note| view! { <li>{note}</li> });
            view! {
                <section data-test="footnotes">
                    {tables.collect_view()}
                    <ul class="rules note">{notes.collect_view()}</ul>
                </section>
            }
        })
    }
}

//! Where the document of a case errs, under the case's first page.

use kezhi::engine::route::Route;
use kezhi::report::{SheetTable, Start, Topic};
use kezhi::text::ui::sheet as words;
use leptos::prelude::*;

use super::controls::numbers_table;
use crate::state::{Number, SheetNumber, Sheets, t};

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
                    <Kin />
                </section>
            }
        })
    }
}

/// Links to what else is made of the document of the case.
#[component]
fn Kin() -> impl IntoView {
    let sheets = Sheets::here();
    let links = move || {
        let link = |(topic, start): (Topic, Start)| {
            let address = Route::Value.to_topic(&topic.slug);
            let title = start.title.clone();
            let ask = move |_| sheets.set(&topic, Some(start.question.clone()));
            view! {
                <li>
                    <a href=address on:click=ask>
                        {title}
                    </a>
                </li>
            }
        };
        sheets.kin().into_iter().map(link).collect_view()
    };
    view! {
        <div class="no-print" data-test="kin">
            <h3>{t(words::SAME_DOCUMENT)}</h3>
            <ul class="starts">{links}</ul>
        </div>
    }
}

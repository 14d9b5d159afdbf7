//! The register of inconsistencies as a sheet.

use super::super::export::register_sheet;
use super::super::{Sheet, SheetTable};
use super::page::{Answer, Page};
use crate::chart::figures::{numbers, words as words_column};
use crate::chart::{Cell, Table};
use crate::scenario::CaseId;
use crate::text::Lang;
use crate::text::explain::{symbol_name, unit_name};
use crate::text::register::{heads, other_is};
use crate::text::ui::sheet_value::{self as value_words, capital, named, topics as words};
use crate::units::Currency;
use crate::workshop::{CaseRef, RegisterEntry, RegisterId, case, entry, footnotes};

/// The footnotes that have numbers, each number with its formula.
fn footnote_table(page: &Page, entries: &[RegisterEntry]) -> Option<SheetTable> {
    let row = |entry: &RegisterEntry| {
        let (printed, other) = (entry.printed.as_ref()?, entry.other.as_ref()?);
        Some(vec![
            Cell::text(format!("{:?}", entry.id)),
            Cell::text(capital(symbol_name(page.lang, printed.symbol))),
            page.cell(printed),
            page.cell(other),
            Cell::text(other_is(page.lang, entry.other_is)),
            Cell::text(unit_name(page.lang, printed.unit, page.currency)),
        ])
    };
    let rows: Vec<Vec<Cell>> = entries.iter().filter_map(row).collect();
    let columns = vec![
        words_column(page.say(heads::ID)),
        words_column(page.say(value_words::FIGURE)),
        numbers(page.say(heads::PRINTED), ""),
        numbers(page.say(heads::OTHER), ""),
        words_column(page.say(heads::OTHER_IS)),
        words_column(page.say(value_words::UNIT)),
    ];
    (!rows.is_empty()).then(|| SheetTable {
        title: page.say(value_words::FOOTNOTES).to_owned(),
        note: String::new(),
        table: Table { columns, rows },
    })
}

/// Sets the footnotes of a case under a sheet: the number both ways where there is one, and the words.
pub(super) fn annotate(page: &Page, sheet: &mut Sheet, case: CaseRef) {
    let entries = footnotes(case);
    sheet.tables.extend(footnote_table(page, &entries));
    let notes = entries
        .iter()
        .map(|it| value_words::footnote(page.lang, it.id));
    sheet.notes.extend(notes);
}

/// The footnotes of a case of the whole workbench, for its first page: no answer of its own.
pub fn footnotes_of_study(lang: Lang, id: CaseId) -> Sheet {
    let currency = case(id).assumptions.currency;
    let page = Page {
        lang,
        currency,
        source: String::new(),
    };
    let mut sheet = Sheet {
        currency: Some(currency),
        ..Sheet::default()
    };
    annotate(&page, &mut sheet, CaseRef::Study(id));
    sheet
}

/// The currency of the documents whose money the register is about.
const CURRENCY: Currency = Currency::Usd;

/// Where the documents contradict themselves, the number both ways where there is one.
pub fn register(lang: Lang) -> Sheet {
    let page = Page {
        lang,
        currency: CURRENCY,
        source: String::new(),
    };
    let has_numbers = |id: &RegisterId| entry(*id).printed.is_some();
    let with_numbers = RegisterId::ALL.iter().filter(|id| has_numbers(id)).count();
    let counts = [
        ("entries", RegisterId::ALL.len().to_string()),
        ("numbers", with_numbers.to_string()),
    ];
    let counts = counts
        .each_ref()
        .map(|(place, count)| (*place, count.as_str()));
    let answer = named(page.say(words::REGISTER_ANSWER), &counts);
    let answer = Answer::default().clause(answer, []);
    let mut sheet = page.sheet(answer, words::REGISTER_METHOD);
    let listed = register_sheet(lang, CURRENCY);
    sheet.tables.push(SheetTable {
        title: listed.name,
        note: String::new(),
        table: listed.table,
    });
    sheet.currency = Some(CURRENCY);
    sheet
}

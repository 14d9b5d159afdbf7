//! The register of inconsistencies as a sheet.

use super::super::export::register_sheet;
use super::super::{Sheet, SheetTable};
use super::page::{Answer, Page};
use crate::text::Lang;
use crate::text::ui::sheet_value::{named, topics as words};
use crate::units::Currency;
use crate::workshop::{RegisterId, entry};

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
    let numbers = RegisterId::ALL.iter().filter(|id| has_numbers(id)).count();
    let counts = [
        ("entries", RegisterId::ALL.len().to_string()),
        ("numbers", numbers.to_string()),
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

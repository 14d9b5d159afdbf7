//! What the documents say besides numbers, as tables of words.

use super::super::SheetTable;
use super::page::Page;
use crate::chart::figures::words as words_column;
use crate::chart::{Cell, Table};
use crate::text::ui::Phrase;
use crate::text::ui::sheet_value::guides::Guide;

impl Page {
    /// A table of words.
    pub(super) fn guide(&self, guide: &Guide) -> SheetTable {
        let say = |phrase: &Phrase| self.say(*phrase);
        let row = |row: &&[Phrase]| row.iter().map(|it| Cell::text(say(it))).collect();
        SheetTable {
            title: self.say(guide.title).to_owned(),
            note: guide.note.as_ref().map_or("", say).to_owned(),
            table: Table {
                columns: guide.heads.iter().map(|it| words_column(say(it))).collect(),
                rows: guide.rows.iter().map(row).collect(),
            },
        }
    }
}

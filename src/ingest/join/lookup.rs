//! The second table by its keys.

use std::collections::HashMap;

use super::refunds::Refunds;
use crate::ingest::cell::SheetCell;
use crate::ingest::container::{self, Want};
use crate::ingest::dialect;
use crate::ingest::number::{self, Reading};
use crate::ingest::partial::{self, Places};
use crate::ingest::scanner::Scanner;
use crate::ingest::source::File;
use crate::ingest::unit::unit_in_header;
use crate::ingest::{
    DecimalMark, FatalError, Format, HtmlFormat, IssueExample, Join, Role, Source, encoding, html,
    ids, inspect, stack, workbook,
};
use crate::units::{Currency, Money};

/// Bytes a text may have to be joined: it is held in memory, each cell a text.
const MOST_BYTES: u64 = 256 << 20;

/// The columns taken, by key.
pub(in crate::ingest) struct Lookup {
    /// Name of the table.
    pub(in crate::ingest) name: String,
    /// Lines of the table.
    pub(in crate::ingest) lines: u64,
    /// Keys that stand in more than one row, at their later rows; lines from 0.
    pub(in crate::ingest) repeated: Places,
    /// Names of the columns taken.
    pub(in crate::ingest) columns: Vec<String>,
    decimal: DecimalMark,
    /// The power of ten the header of each gives its numbers in.
    powers: Vec<u8>,
    rows: HashMap<Vec<u8>, Vec<String>>,
    /// Refunds of orders, where the table holds them.
    pub(super) refunds: Refunds,
}

impl Lookup {
    /// Reads the table.
    ///
    /// # Errors
    /// [`FatalError::InputMissing`] and those of opening it, with its name.
    pub(in crate::ingest) fn read(
        files: &mut [File<'_>],
        join: &Join,
        decimal: DecimalMark,
    ) -> Result<Lookup, FatalError> {
        let place = join.input.place;
        let file = files.get_mut(place.file).ok_or(FatalError::InputMissing)?;
        let name = stack::name_of(file, place.member)?;
        let mut lookup = Lookup {
            name: name.clone(),
            lines: 0,
            repeated: Places::default(),
            columns: Vec::new(),
            decimal,
            powers: Vec::new(),
            rows: HashMap::new(),
            refunds: Refunds::default(),
        };
        let within = |error: FatalError| error.within(&name);
        let mut table = container::open(&mut *file.1, place.member, Want::All).map_err(within)?;
        match join.input.format {
            Format::Text(_) => lookup.read_text(&mut table, join),
            Format::Sheet(sheet) => lookup.read_sheet(&mut table, join, sheet),
            Format::Html(format) => lookup.read_page(&mut table, join, format),
        }
        .map_err(within)?;
        Ok(lookup)
    }

    fn read_text(&mut self, table: &mut dyn Source, join: &Join) -> Result<(), FatalError> {
        let Format::Text(format) = join.input.format else {
            return Ok(());
        };
        if table.len() > MOST_BYTES {
            return Err(FatalError::JoinTooLarge {
                bytes: table.len(),
                most: MOST_BYTES,
            });
        }
        let bytes = inspect::read_head(table, usize::MAX)?;
        let text = encoding::decode_head(&bytes, format.encoding, false);
        let mut scanner = Scanner::of(format);
        scanner.feed(&text);
        scanner.finish();
        let mut place = 0;
        while let Some(record) = scanner.next() {
            if !record.is_blank() {
                self.row(place, record.line, &record.texts(), join);
                place += 1;
            }
        }
        Ok(())
    }

    fn read_sheet(
        &mut self,
        table: &mut dyn Source,
        join: &Join,
        sheet: usize,
    ) -> Result<(), FatalError> {
        let bytes = workbook::read_whole(table)?;
        let mut book = workbook::open(&bytes)?;
        self.name = stack::joined(&self.name, &book.sheet_name(sheet));
        let mut place = 0;
        book.rows(sheet, &mut |line, cells| {
            let cells: Vec<String> = cells.iter().map(SheetCell::text).collect();
            self.row(place, line, &cells, join);
            place += 1;
            true
        })
    }

    fn read_page(
        &mut self,
        table: &mut dyn Source,
        join: &Join,
        format: HtmlFormat,
    ) -> Result<(), FatalError> {
        let text = html::decode(&workbook::read_whole(table)?, format.encoding);
        for (place, cells) in html::Rows::new(&text, format.table).enumerate() {
            self.row(place, place as u64, &cells, join);
        }
        Ok(())
    }

    /// Takes the next row: `place` over non-blank rows, `line` of the file, both from 0.
    fn row(&mut self, place: usize, line: u64, cells: &[String], join: &Join) {
        self.lines = line + 1;
        let cell = |column: usize| cells.get(column).map(String::as_str).unwrap_or_default();
        let taken = || {
            let cells = join
                .take
                .iter()
                .map(|&(column, _)| cell(column).trim().to_owned());
            cells.collect::<Vec<_>>()
        };
        match join.input.header_row {
            Some(header) if place < header => return,
            Some(header) if place == header => {
                let names = dialect::column_names(Some(cells), cells.len());
                let name = |&(column, _): &(usize, _)| names.get(column).cloned();
                let name = |column| name(column).unwrap_or_default();
                self.columns = join.take.iter().map(name).collect();
                let power = |name: &String| unit_in_header(name).map_or(0, |found| found.power);
                self.powers = self.columns.iter().map(power).collect();
                return;
            }
            _ => {}
        }
        let key = ids::normalise(cell(join.key).as_bytes());
        let mut taken_as = join.take.iter();
        let refund = taken_as.position(|&(_, role)| role == Some(Role::Refund));
        if let Some(place) = refund {
            let cell = cell(join.take[place].0);
            let amount = self.money(place, cell).map(|it| it.0);
            self.refunds.take(line, key, cell, amount);
        }
        if key.is_empty() {
            return;
        }
        match self.rows.get(key) {
            // Several refunds of an order are added up.
            Some(_) if refund.is_some() => {}
            Some(_) => self.repeated.add(|| IssueExample {
                line,
                column: None,
                found: partial::shorten(key),
            }),
            None => drop(self.rows.insert(key.to_vec(), taken())),
        }
    }

    /// The row of a key.
    pub(in crate::ingest) fn of(&self, key: &str) -> Option<&[String]> {
        let row = self.rows.get(ids::normalise(key.as_bytes()));
        row.map(Vec::as_slice)
    }

    /// A cell of the column at this place as money.
    pub(super) fn money(&self, place: usize, cell: &str) -> Option<(Money, Currency)> {
        let power = self.powers.get(place).copied().unwrap_or_default();
        match number::read_in(cell.as_bytes(), self.decimal, power) {
            Reading::Amount(money, currency) => Some((money, currency)),
            _ => None,
        }
    }
}

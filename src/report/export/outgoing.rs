//! A table on its way into a file.

use super::{NumberFormat, Sheet};
use crate::chart::{Cell, Column};
use crate::text::Lang;
use crate::text::number::currency_unit;
use crate::units::{Currency, Day};

/// A table on its way out, row by row.
pub struct Outgoing<'a> {
    /// What it is called.
    pub name: String,
    /// Its heads.
    pub columns: Vec<Column>,
    /// How a workbook shows the numbers of each column; a number that can be explained goes by its own
    /// unit. Columns without one are general.
    pub formats: Vec<NumberFormat>,
    /// The currency of its amounts.
    pub currency: Currency,
    /// Its rows; each is made when it is written.
    pub rows: Box<dyn Iterator<Item = Vec<Cell>> + 'a>,
}

impl Outgoing<'_> {
    /// A table whose amounts are in this currency.
    pub fn of(sheet: Sheet, currency: Currency) -> Outgoing<'static> {
        let rows = &sheet.table.rows;
        let format = |(place, column): (usize, &Column)| match &*column.unit {
            "%" => NumberFormat::Percent,
            "" if !column.numeric && holds_days(rows, place) => NumberFormat::Day,
            unit if is_money(unit, currency) => NumberFormat::money(currency),
            _ => NumberFormat::General,
        };
        Outgoing {
            name: sheet.name,
            formats: sheet.table.columns.iter().enumerate().map(format).collect(),
            columns: sheet.table.columns,
            currency,
            rows: Box::new(sheet.table.rows.into_iter()),
        }
    }
}

/// True for a column that names days and nothing else.
fn holds_days(rows: &[Vec<Cell>], place: usize) -> bool {
    let texts = || {
        rows.iter()
            .filter_map(|row| row.get(place))
            .map(|it| &*it.exact)
    };
    let mut said = texts().filter(|it| !matches!(*it, "" | "—")).peekable();
    said.peek().is_some() && said.all(|it| Day::from_iso(it).is_some())
}

/// True for the unit of amounts of a currency, in whichever language.
fn is_money(unit: &str, currency: Currency) -> bool {
    let mut units = [Lang::Zh, Lang::En]
        .into_iter()
        .map(|it| currency_unit(it, currency));
    units.any(|it| it == unit)
}

impl From<Sheet> for Outgoing<'_> {
    fn from(sheet: Sheet) -> Self {
        Outgoing::of(sheet, Currency::default())
    }
}

/// What became of the rows of a file's tables.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Rows below the heads.
    pub rows: u64,
    /// Rows that did not fit into a sheet, or that a list had left out.
    pub left_out: u64,
}

//! A table on its way into a file.

use super::{NumberFormat, Sheet};
use crate::chart::{Cell, Column};
use crate::units::Currency;

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
        let is_percent = |column: &Column| match column.unit == "%" {
            true => NumberFormat::Percent,
            false => NumberFormat::General,
        };
        Outgoing {
            name: sheet.name,
            formats: sheet.table.columns.iter().map(is_percent).collect(),
            columns: sheet.table.columns,
            currency,
            rows: Box::new(sheet.table.rows.into_iter()),
        }
    }
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

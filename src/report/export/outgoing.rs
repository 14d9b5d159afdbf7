//! A table on its way into a file.

use super::Sheet;
use crate::chart::{Cell, Column};

/// A table on its way out, row by row.
pub struct Outgoing<'a> {
    /// What it is called.
    pub name: String,
    /// Its heads.
    pub columns: Vec<Column>,
    /// Places of the columns whose cells are days, as `2016-11-10`: a workbook makes them dates.
    pub days: Vec<usize>,
    /// Its rows; each is made when it is written.
    pub rows: Box<dyn Iterator<Item = Vec<Cell>> + 'a>,
}

impl From<Sheet> for Outgoing<'_> {
    fn from(sheet: Sheet) -> Self {
        Outgoing {
            name: sheet.name,
            columns: sheet.table.columns,
            days: Vec::new(),
            rows: Box::new(sheet.table.rows.into_iter()),
        }
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

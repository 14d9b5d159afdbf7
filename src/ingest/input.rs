//! Which tables are read: where they are, what is stacked and what is joined.

use serde::{Deserialize, Serialize};

use super::{Format, Role};

/// Where a table is: a file of those given, and within an archive the member.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// Place of the file among those given, from 0.
    pub file: usize,
    /// Number of the member of a ZIP archive; none for a file that is no archive, and in an archive
    /// for the member that looks most like the table wanted.
    pub member: Option<usize>,
}

/// One more file, or one more sheet, whose rows follow those of the first. Its columns are found by
/// the names of the first input's header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Where it is.
    pub place: Place,
    /// Text or sheet, with its particulars.
    pub format: Format,
    /// Row of the header, as in [`Plan::header_row`].
    pub header_row: Option<usize>,
    /// Its amounts are refunds: they count below zero.
    #[serde(default)]
    pub refunds: bool,
}

impl Input {
    /// The table this input is, whatever way it is read.
    pub fn table(&self) -> TableId {
        TableId::new(self.place, &self.format)
    }
}

/// Which table: a text, or a sheet of a workbook.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
pub struct TableId {
    /// Where the file is.
    pub place: Place,
    /// The sheet of a workbook, or the table of an HTML page; none for a text.
    pub sheet: Option<usize>,
}

impl TableId {
    /// The table of a format at a place.
    pub fn new(place: Place, format: &Format) -> TableId {
        let sheet = match format {
            Format::Text(_) => None,
            Format::Sheet(sheet) => Some(*sheet),
            Format::Html(format) => Some(format.table),
        };
        TableId { place, sheet }
    }
}

/// A second table whose columns are added to the rows that share a key with it: what customers are,
/// what products cost, which orders came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// The table.
    pub input: Input,
    /// The column of the first input that holds the key, from 0.
    pub on: usize,
    /// The column of the second table that holds the key, from 0.
    pub key: usize,
    /// The columns taken from it, each with its role; without one it is kept under its own name.
    pub take: Vec<(usize, Option<Role>)>,
}

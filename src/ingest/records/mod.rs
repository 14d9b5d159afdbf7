//! Tables that are not order lines: contracts, answers, leads, scores. Rows of their own, in typed
//! columns.

mod facts;
mod gather;
mod joined;
mod read;
mod stack;
mod typed;

use serde::{Deserialize, Serialize};

use super::{Aside, ImportFacts, Role, Shape, Texts};
use crate::units::Day;

pub use facts::{RecordColumnFacts, RecordKind, RecordsFacts};
pub(super) use stack::import_record_files;
pub use stack::import_records;

/// Marks a cell without a day.
pub const NO_DAY: Day = Day(i32::MIN);

/// A table whose rows stand for themselves, in file order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Records {
    /// What a row stands for.
    pub shape: Shape,
    /// Columns with a role and those kept beside, in the order of the file.
    pub columns: Vec<RecordColumn>,
    /// Line of the file (row of the sheet) of each row, from 1.
    pub line: Vec<u32>,
    /// The rows that were set aside.
    pub aside: Aside,
    /// What was read, and how.
    pub facts: ImportFacts,
}

impl Records {
    /// How many rows.
    pub fn len(&self) -> usize {
        self.line.len()
    }

    /// True without a row.
    pub fn is_empty(&self) -> bool {
        self.line.is_empty()
    }

    /// The column of a role.
    pub fn column(&self, role: Role) -> Option<&RecordColumn> {
        self.columns.iter().find(|column| column.role == Some(role))
    }
}

/// A column of records.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordColumn {
    /// Name of the column.
    pub name: String,
    /// Its place in the file, from 0.
    pub place: usize,
    /// What it means; none for a column kept under its own name.
    pub role: Option<Role>,
    /// One value a row.
    pub values: RecordValues,
    /// Cells that are filled but could not be read as the kind of the column: they count as blank.
    pub unreadable: u64,
}

/// The values of a column, one a row.
#[derive(Debug, Clone)]
pub enum RecordValues {
    /// Texts, each different one once; the empty text for a blank cell.
    Text {
        /// Number of the text of each row.
        codes: Vec<u32>,
        /// The texts, trimmed, in order of first appearance.
        values: Texts,
    },
    /// Numbers; not a number for a cell without one. A share written in percent is a fraction.
    Number(Vec<f64>),
    /// Days; [`NO_DAY`] for a cell without one.
    Day(Vec<Day>),
}

impl PartialEq for RecordValues {
    /// Numbers are compared bit by bit, so that blank cells are equal.
    fn eq(&self, other: &RecordValues) -> bool {
        match (self, other) {
            (
                RecordValues::Text { codes, values },
                RecordValues::Text {
                    codes: other_codes,
                    values: other_values,
                },
            ) => codes == other_codes && values == other_values,
            (RecordValues::Number(numbers), RecordValues::Number(others)) => {
                let bits = |numbers: &[f64]| -> Vec<u64> {
                    numbers.iter().map(|number| number.to_bits()).collect()
                };
                bits(numbers) == bits(others)
            }
            (RecordValues::Day(days), RecordValues::Day(others)) => days == others,
            _ => false,
        }
    }
}

impl RecordValues {
    /// The kind.
    pub fn kind(&self) -> RecordKind {
        match self {
            RecordValues::Text { .. } => RecordKind::Text,
            RecordValues::Number(_) => RecordKind::Number,
            RecordValues::Day(_) => RecordKind::Day,
        }
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        match self {
            RecordValues::Text { codes, .. } => codes.len(),
            RecordValues::Number(numbers) => numbers.len(),
            RecordValues::Day(days) => days.len(),
        }
    }

    /// True without a row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text of a row; empty where there is none, or where the column is of another kind.
    pub fn text(&self, row: usize) -> &str {
        match self {
            RecordValues::Text { codes, values } => {
                codes.get(row).map_or("", |&code| values.get(code as usize))
            }
            _ => "",
        }
    }

    /// The number of a row.
    pub fn number(&self, row: usize) -> Option<f64> {
        match self {
            RecordValues::Number(numbers) => {
                numbers.get(row).copied().filter(|number| !number.is_nan())
            }
            _ => None,
        }
    }

    /// True where the value says that the contract of a row has ended: a word that does, or a number above
    /// zero.
    pub fn says_ended(&self, row: usize) -> bool {
        match self {
            RecordValues::Number(numbers) => numbers.get(row).is_some_and(|&number| number > 0.0),
            _ => crate::ingest::says_ended(self.text(row)) == Some(true),
        }
    }

    /// The day of a row.
    pub fn day(&self, row: usize) -> Option<Day> {
        match self {
            RecordValues::Day(days) => days.get(row).copied().filter(|&day| day != NO_DAY),
            _ => None,
        }
    }
}

/// A table that was imported, whatever it is.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "there is one of them at a time")]
pub enum Imported {
    /// Order lines.
    Lines(super::OrderLines),
    /// Rows of their own.
    Records(Records),
}

impl Imported {
    /// What was read, and how.
    pub fn facts(&self) -> &ImportFacts {
        match self {
            Imported::Lines(lines) => &lines.facts,
            Imported::Records(records) => &records.facts,
        }
    }

    /// The columns as bytes, which [`super::decode_any`] reads.
    pub fn encode(&self) -> super::Encoded<'_> {
        match self {
            Imported::Lines(lines) => super::encode(lines),
            Imported::Records(records) => super::encode_records(records),
        }
    }

    /// Names the columns by their content.
    pub fn revision(&self) -> String {
        match self {
            Imported::Lines(lines) => super::revision(lines),
            Imported::Records(records) => super::records_revision(records),
        }
    }
}

/// The name and meaning of a column, as it is kept with the bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct ColumnHead {
    pub(super) name: String,
    pub(super) place: usize,
    pub(super) role: Option<Role>,
    pub(super) kind: RecordKind,
    pub(super) unreadable: u64,
    /// Texts, and their bytes.
    pub(super) texts: [usize; 2],
}

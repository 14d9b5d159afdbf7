//! What ends an import. Everything milder is an [`super::Issue`].

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{IssueKind, Role, Shape};

/// The file as a whole cannot be used. `text` says in both languages what is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FatalError {
    /// No bytes, or nothing but blank lines.
    Empty,
    /// A directory was given instead of a file.
    Directory,
    /// The bytes are a picture, PDF or program, whatever the name says.
    NotATable {
        /// What the first bytes say it is, such as `PNG`.
        looks_like: String,
    },
    /// A packed file of a kind that is not unpacked here.
    Packed {
        /// What packed it, such as `RAR`.
        by: String,
    },
    /// The bytes are neither text nor of a kind that is known.
    Binary,
    /// A header, and no row.
    NoRows,
    /// One row of data, and no header.
    OneRow,
    /// All that was looked at of a longer text is one line.
    NoLineEnd {
        /// Bytes looked at.
        within: u64,
    },
    /// A quote that is never closed made one cell of the rest of the file, and no row is left.
    UnclosedQuote {
        /// Line of the quote, from 1.
        line: u64,
    },
    /// Only one column: this is not an order file, or nothing known stands between its cells.
    OneColumn,
    /// Likewise, of a workbook: nothing stands between cells that could be chosen.
    OneColumnSheet,
    /// More columns than the program takes on.
    TooManyColumns {
        /// Columns found.
        found: usize,
        /// Columns at most.
        most: usize,
    },
    /// Roles without which nothing can be computed, still without a column.
    MissingRoles {
        /// The roles to map.
        roles: Vec<Role>,
    },
    /// The table is of a shape that gives no order lines, where order lines were asked for.
    NotOrderLines {
        /// What its rows are.
        shape: Shape,
    },
    /// To a table of this shape no columns of another can be added, and the plan joins one.
    NothingJoined {
        /// What its rows are.
        shape: Shape,
    },
    /// Not one row could be used.
    NothingUsable {
        /// Rows read.
        rows: u64,
        /// The kind of trouble most rows had.
        most_common: IssueKind,
    },
    /// The absolute amounts add up to more than the program can hold exactly.
    AmountsTooLarge,
    /// A workbook that ends before its table of contents.
    WorkbookTruncated,
    /// A workbook locked with a password.
    WorkbookPassword,
    /// A workbook the reader cannot make sense of.
    WorkbookUnreadable {
        /// The reader's own words, for the details.
        detail: String,
    },
    /// No sheet of the workbook holds a row.
    WorkbookEmpty,
    /// The sheet holds a chart, a dialogue or a macro in the place of cells.
    SheetWithoutCells,
    /// A file of WPS (.et) or another spreadsheet that must be saved as .xlsx first.
    SaveAsXlsx,
    /// More bytes than a workbook may have to be opened in memory.
    WorkbookTooLarge {
        /// Bytes of the file.
        bytes: u64,
        /// Bytes at most.
        most: u64,
    },
    /// The file was removed or changed while it was being read.
    Unreadable,
    /// A compressed file that ends too early.
    ArchiveTruncated,
    /// A compressed file whose content does not fit its check sums, or that cannot be made sense of.
    ArchiveDamaged,
    /// A member of an archive that is locked with a password.
    ArchivePassword,
    /// A member of an archive, packed in a way the program does not know.
    ArchiveMethod,
    /// A ZIP archive without a member that could be a table.
    ArchiveWithoutTable {
        /// The first names that are in it.
        names: Vec<String>,
    },
    /// More bytes than may be unpacked into memory.
    InflatedTooLarge {
        /// Bytes at most.
        most: u64,
    },
    /// A sheet of an old workbook whose cells lie so far apart that laying it out takes too much
    /// memory.
    SheetTooFar {
        /// Cells from the first to the last corner.
        cells: u64,
        /// Cells at most.
        most: u64,
    },
    /// More bytes than a table may have to be joined.
    JoinTooLarge {
        /// Bytes of the table.
        bytes: u64,
        /// Bytes at most.
        most: u64,
    },
    /// A sheet or a file of the plan is not there.
    InputMissing,
    /// A further input without a column the first one has and that is needed.
    InputLacksColumn {
        /// Name of the column.
        column: String,
    },
    /// The trouble is in one input of several.
    In {
        /// Name of the file, and of its sheet or member.
        name: String,
        /// The trouble.
        error: Box<FatalError>,
    },
}

impl fmt::Display for FatalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for FatalError {}

impl FatalError {
    /// What kept the rows from being of use and another reading may end: a quote that is never closed, or
    /// amounts cut at the commas between their thousands.
    pub fn ended_by(&self) -> Option<IssueKind> {
        match self {
            FatalError::In { error, .. } => error.ended_by(),
            FatalError::UnclosedQuote { .. } => Some(IssueKind::UnclosedQuote),
            FatalError::NothingUsable { most_common, .. } => {
                [IssueKind::UnclosedQuote, IssueKind::CutAmount]
                    .into_iter()
                    .find(|it| it == most_common)
            }
            _ => None,
        }
    }

    /// The error with the name of the input it is about; the first name stands.
    pub(super) fn within(self, name: &str) -> FatalError {
        match self {
            FatalError::In { .. } => self,
            error if name.is_empty() => error,
            error => FatalError::In {
                name: name.to_owned(),
                error: Box::new(error),
            },
        }
    }
}

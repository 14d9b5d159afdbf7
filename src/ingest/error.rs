//! What ends an import. Everything milder is an [`super::Issue`].

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Role, Shape};

/// The file as a whole cannot be used. `text` says in both languages what is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
#[non_exhaustive]
pub enum FatalError {
    /// No bytes, or nothing but blank lines.
    Empty,
    /// A directory was given instead of a file.
    Directory,
    /// The bytes are a picture, PDF, archive or program, whatever the name says.
    NotATable {
        /// What the first bytes say it is, such as `PNG`.
        looks_like: String,
    },
    /// The text holds null bytes although it is not UTF-16.
    NullBytes {
        /// Line of the first one, from 1.
        line: u64,
    },
    /// Less than a header and one row.
    NoRows,
    /// A quote that is never closed made one cell of the rest of the file, and no row is left.
    UnclosedQuote {
        /// Line of the quote, from 1.
        line: u64,
    },
    /// Only one column: the delimiter is wrong or this is not an order file.
    OneColumn,
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
    /// Not one row could be used.
    NothingUsable {
        /// Rows read.
        rows: u64,
        /// The kind of trouble most rows had.
        most_common: super::IssueKind,
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
}

impl fmt::Display for FatalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for FatalError {}

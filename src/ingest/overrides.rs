//! What the user chose against the inspection's proposal.

use serde::{Deserialize, Serialize};

use super::{Delimiter, Encoding};

/// Choices that change how the bytes become cells, so that the file is inspected again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Overrides {
    /// Read the text in this encoding.
    pub encoding: Option<Encoding>,
    /// Split cells at this delimiter.
    pub delimiter: Option<Delimiter>,
    /// Take this row as the header; `Some(None)` says that there is none.
    pub header_row: Option<Option<usize>>,
    /// Read this sheet.
    pub sheet: Option<usize>,
}

//! What the user changed about the reading of a file.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Delimiter, Encoding, Join, Quotes, Role, Shape, TableId};

/// Columns a file may have.
pub const MOST_COLUMNS: usize = 2_000;

/// What the user changed about the reading of a file. Everything else is found again with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Overrides {
    /// Character encoding.
    pub encoding: Option<Encoding>,
    /// What stands between cells.
    pub delimiter: Option<Delimiter>,
    /// How quoted cells write a quote.
    pub quotes: Option<Quotes>,
    /// Row of the header over non-blank records, or that there is none.
    #[serde(with = "twice")]
    pub header_row: Option<Option<usize>>,
    /// Rows of the header, the names being the last of them.
    pub header_lines: Option<usize>,
    /// Whether blank names of a sheet take what stands above them, as merged cells ask for.
    pub fill_down: Option<bool>,
    /// Amounts cut at the commas between their thousands are put together again.
    pub rejoins: Option<bool>,
    /// Sheet of a workbook or table of an HTML page, by its place, read alone.
    pub sheet: Option<usize>,
    /// The tables whose rows are read, in order; the first one gives the columns. Stands over
    /// `sheet`.
    pub inputs: Option<Vec<InputChoice>>,
    /// The tables that are joined.
    pub joins: Option<Vec<Join>>,
    /// What a row stands for. Roles are proposed anew for it.
    pub shape: Option<Shape>,
    /// Which column has which role. Date order, decimal mark and currency are decided over these
    /// columns.
    pub roles: Option<BTreeMap<Role, usize>>,
    /// Further columns kept as attributes.
    pub keep: Option<BTreeSet<usize>>,
}

/// A table the user wants to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputChoice {
    /// Which one.
    pub table: TableId,
    /// Its amounts are refunds.
    #[serde(default)]
    pub refunds: bool,
}

/// Keeps "not changed" and "no header" apart, which plain JSON would both write as null: a list of
/// no, or of one, answer.
mod twice {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(
        value: &Option<Option<usize>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.as_slice().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Option<usize>>, D::Error> {
        Ok(Vec::<Option<usize>>::deserialize(deserializer)?.pop())
    }
}

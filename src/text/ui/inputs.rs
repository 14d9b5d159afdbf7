//! Choosing among files, members of archives and sheets.

use super::{Phrase, both};

/// Heading.
pub const INPUTS: Phrase = both("读哪些表", "Which tables to read");
/// Under the heading.
pub const INPUTS_NOTE: Phrase = both(
    "勾选的表首尾相接，按列名对齐，作为一份数据读取。",
    "The tables ticked are read as one, one behind the other, their columns matched by name.",
);
/// Column head: a table.
pub const TABLE: Phrase = both("表", "Table");
/// Column head: rows.
pub const ROWS: Phrase = both("行数（含表头）", "Rows with header");
/// An estimated number of rows.
pub const ABOUT: Phrase = both("约 {}", "about {}");
/// Column head: columns.
pub const COLUMNS: Phrase = both("列", "Columns");
/// Column head: amounts are refunds.
pub const REFUNDS: Phrase = both("是退款", "Refunds");
/// Column head: why.
pub const WHY: Phrase = both("说明", "Why");
/// Label of the box that takes a table.
pub const READ: Phrase = both("读取“{}”", "Read “{}”");
/// Label of the box that makes its amounts refunds.
pub const IS_REFUNDS: Phrase = both("“{}”的金额是退款", "The amounts of “{}” are refunds");
/// Heading over the joins.
pub const JOINS: Phrase = both("按共同的列关联", "Joined by a shared column");
/// A join, with places for the table, its key and its columns.
pub const JOIN: Phrase = both("“{}”按“{}”关联，取：{}", "“{}” by “{}”, taking: {}");

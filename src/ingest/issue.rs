//! Rows set aside and remarks, counted by kind with their first places.

use serde::{Deserialize, Serialize};

use super::Role;
use crate::units::Money;

/// Why a row was set aside, or what the import noticed and decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum IssueKind {
    /// Set aside: the customer cell is blank.
    BlankCustomer,
    /// Set aside: the date cell is blank.
    BlankDate,
    /// Set aside: the date cell is no date in the column's order.
    BadDate,
    /// Set aside: the amount (or quantity or price) cell is blank.
    BlankAmount,
    /// Set aside: the amount (or quantity or price) cell is no number.
    BadAmount,
    /// Set aside: a single amount above [`crate::units::Money::CELL_LIMIT`].
    AmountTooLarge,
    /// Set aside: the row has fewer cells than a mapped column needs.
    ShortRow,
    /// Set aside: a line that only repeats the header or carries a total.
    TotalLine,
    /// Set aside: the row begins with `#` and lacks cells, as a comment does.
    CommentLine,
    /// Set aside: a null byte stands in the cell of the customer, or in one that cannot be read for it.
    NullByte,
    /// Set aside: a quote is never closed, and what stands behind it cannot be told from its cell.
    UnclosedQuote,
    /// Remark: bytes that are no character in the chosen encoding were replaced.
    UndecodableText,
    /// Remark: ids look damaged by a spreadsheet (`1.0E+15`).
    DamagedId,
    /// Remark: more than one currency sign in the amount column.
    MixedCurrency,
    /// Remark: cost or profit cells that are no number; the row counts without them.
    BadCost,
    /// Remark: refund cells that are no number; the row counts without them.
    BadRefund,
    /// Remark: customers are named by masked names (张**), so different people count as one.
    MaskedName,
    /// Remark: rows after today's date cannot be told, but dates far from the rest can: before
    /// 1970 or after 2100.
    OddDate,
    /// Remark: an input lacks a column the first one has; its rows count without it.
    MissingColumn,
    /// Remark: keys with no row in the joined table.
    UnmatchedKey,
    /// Remark: keys that the joined table has more than once; its first row counts.
    DuplicateKey,
    /// Remark: cells of a table of customers, contracts, answers, leads or scores that are not of the
    /// kind of their column; they count as blank.
    BadCell,
    /// Set aside: the quantity is below zero in a table of orders without amounts.
    CameBack,
    /// Remark: cells of numbers or days that are blank where nearly all others of their column are not;
    /// their rows are used.
    BlankCell,
    /// Set aside: cells stand behind the last named column, so that those before may be shifted.
    LongRow,
    /// Set aside: no month of the row has an amount but zero, where every month is a column.
    IdleMonths,
    /// Set aside: the state of the order says that no money changed hands, and the row lacks what an
    /// order needs, as the day of a payment that never came.
    NotCounted,
    /// Remark: quotes that a backslash seems to escape, first met behind the head of the file: they end
    /// their cell, and cells behind them may be shifted.
    EscapedQuote,
    /// Remark: few amounts carry the sign of a currency, and nothing names that of the others.
    FewSigns,
    /// Set aside: the joined table has no price for the product.
    NoPrice,
    /// Remark: rows that were filled with the customer, order or day above them, as merged cells ask for.
    FilledDown,
    /// Remark: amounts that were cut at the commas between their thousands and put together again.
    Rejoined,
    /// Remark: contracts that are marked as ended and have no end date.
    EndUndated,
    /// Remark: refunds of a table of their own whose order is not among those read; they are not deducted.
    RefundWithoutOrder,
    /// Remark: rows that leave the column of currencies blank, where most others name one.
    NoCode,
    /// Set aside: the amount was cut at the commas between its thousands, so that the row has cells too
    /// many; it can be put together again.
    CutAmount,
}

impl IssueKind {
    /// Every kind. The place of one is written with the columns that are kept, so it stays.
    pub const ALL: [IssueKind; 36] = [
        IssueKind::BlankCustomer,
        IssueKind::BlankDate,
        IssueKind::BadDate,
        IssueKind::BlankAmount,
        IssueKind::BadAmount,
        IssueKind::AmountTooLarge,
        IssueKind::ShortRow,
        IssueKind::TotalLine,
        IssueKind::NullByte,
        IssueKind::UnclosedQuote,
        IssueKind::UndecodableText,
        IssueKind::DamagedId,
        IssueKind::MixedCurrency,
        IssueKind::BadCost,
        IssueKind::BadRefund,
        IssueKind::MaskedName,
        IssueKind::OddDate,
        IssueKind::MissingColumn,
        IssueKind::UnmatchedKey,
        IssueKind::DuplicateKey,
        IssueKind::BadCell,
        IssueKind::CommentLine,
        IssueKind::CameBack,
        IssueKind::BlankCell,
        IssueKind::LongRow,
        IssueKind::IdleMonths,
        IssueKind::NotCounted,
        IssueKind::EscapedQuote,
        IssueKind::FewSigns,
        IssueKind::NoPrice,
        IssueKind::FilledDown,
        IssueKind::Rejoined,
        IssueKind::EndUndated,
        IssueKind::RefundWithoutOrder,
        IssueKind::NoCode,
        IssueKind::CutAmount,
    ];

    /// True when rows of this kind are not used.
    pub fn sets_aside(self) -> bool {
        !matches!(
            self,
            IssueKind::UndecodableText
                | IssueKind::DamagedId
                | IssueKind::MixedCurrency
                | IssueKind::BadCost
                | IssueKind::BadRefund
                | IssueKind::MaskedName
                | IssueKind::OddDate
                | IssueKind::MissingColumn
                | IssueKind::UnmatchedKey
                | IssueKind::DuplicateKey
                | IssueKind::BadCell
                | IssueKind::BlankCell
                | IssueKind::EscapedQuote
                | IssueKind::FewSigns
                | IssueKind::FilledDown
                | IssueKind::Rejoined
                | IssueKind::EndUndated
                | IssueKind::RefundWithoutOrder
                | IssueKind::NoCode
        )
    }
}

/// What stood in the cell, shortened to 80 characters.
pub type Found = String;

/// One place where an issue was met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueExample {
    /// Line of the file (row of the sheet), from 1.
    pub line: u64,
    /// Column, from 0; none when the whole row is meant.
    pub column: Option<usize>,
    /// What stood there.
    pub found: Found,
}

/// All rows of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The kind.
    pub kind: IssueKind,
    /// How many rows.
    pub count: u64,
    /// The first [`Issue::EXAMPLES`] places, in file order.
    pub examples: Vec<IssueExample>,
    /// What the amounts of rows without a customer add up to, where they could be read and are of one
    /// currency; none for the other kinds.
    #[serde(default)]
    pub amount: Option<Money>,
    /// The states of these rows, where the file has any and the rows were set aside for one cell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<StateRows>,
}

/// How many rows have a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateRows {
    /// Whose state: one of [`Role::STATUSES`].
    pub role: Role,
    /// As it stands in the file, trimmed.
    pub text: String,
    /// How many rows.
    pub rows: u64,
}

impl Issue {
    /// How many places are kept of a kind.
    pub const EXAMPLES: usize = 5;

    /// Line of the first place.
    pub fn first_line(&self) -> Option<u64> {
        self.examples.first().map(|example| example.line)
    }
}

/// The count line: `read == used + set_aside`, always.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowCount {
    /// Non-blank records after the header.
    pub read: u64,
    /// Rows in the order lines.
    pub used: u64,
    /// Rows set aside, by one reason each.
    pub set_aside: u64,
}

//! The imported columns.

use serde::{Deserialize, Serialize};

use super::{Issue, Plan, Reason, RowCount};
use crate::units::{Currency, Day, Money};

/// Marks a cost cell that was blank or unreadable.
pub const NO_VALUE: Money = Money(i64::MIN);

/// Order lines as columns in file order: what every later stage reads.
///
/// Columns have one entry a used row. Customers are numbered by first appearance, so `customer[0]`
/// is 0. The same file gives the same columns to the last bit for any number of ranges and any
/// chunk size.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OrderLines {
    /// Index into `customer_ids`.
    pub customer: Vec<u32>,
    /// Day of the line.
    pub day: Vec<Day>,
    /// Money of the line; negative for a refund.
    pub amount: Vec<Money>,
    /// Line of the file (row of the sheet), from 1.
    pub line: Vec<u32>,
    /// Distinct order, numbered by first appearance; empty when no order column is mapped.
    pub order: Vec<u32>,
    /// Profit of the line (amount − cost where a cost is mapped); empty when neither is mapped,
    /// [`NO_VALUE`] where the cell gives none.
    pub profit: Vec<Money>,
    /// Customer ids as text, trimmed, in order of first appearance.
    pub customer_ids: Vec<String>,
    /// How many distinct orders.
    pub orders: u32,
    /// What was read, and how.
    pub facts: ImportFacts,
}

/// What is known of an import beside its columns.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportFacts {
    /// Read, used, set aside.
    pub rows: RowCount,
    /// Issues by kind, in the order of [`super::IssueKind`].
    pub issues: Vec<Issue>,
    /// The currency the file names.
    pub currency: Currency,
    /// The plan as it was carried out; later bytes may have overruled the proposal.
    pub plan: Option<Plan>,
    /// True when the plan had to be changed after the inspection (date order, encoding).
    pub replanned: bool,
    /// Why it was changed: what spoke for the encoding, then for the order of dates, taken instead.
    #[serde(default)]
    pub replan_reasons: Vec<Reason>,
    /// Header texts, for issue places and exports.
    pub columns: Vec<String>,
}

impl OrderLines {
    /// Used rows.
    pub fn len(&self) -> usize {
        self.customer.len()
    }

    /// True when no row was used.
    pub fn is_empty(&self) -> bool {
        self.customer.is_empty()
    }

    /// First and last day; none when empty.
    pub fn days(&self) -> Option<(Day, Day)> {
        Some((*self.day.iter().min()?, *self.day.iter().max()?))
    }

    /// Sum of all amounts, refunds subtracted.
    pub fn revenue(&self) -> Money {
        self.amount.iter().copied().sum()
    }
}

//! Two columns of days whose names say nothing: the first and the last purchase of each customer.

use super::super::look::Look;
use super::super::{DateOrder, Reason, Role, date, roles};

/// Rows that must have both days before their order says something.
const FEWEST_ROWS: u64 = 3;

/// Which column is which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) struct FirstAndLast {
    /// The column that is never later.
    pub(in crate::ingest) first: usize,
    /// The column that is never earlier.
    pub(in crate::ingest) last: usize,
    /// Rows that have both.
    pub(in crate::ingest) rows: u64,
}

/// The only two columns of days without a name that says anything, where one is not later than the other
/// in any row, and earlier in some.
pub(in crate::ingest) fn first_and_last(
    names: &[String],
    looks: &[Look],
    proposals: &[(Option<Role>, Reason)],
    body: &[Vec<String>],
) -> Option<FirstAndLast> {
    let is_silent = |column: &usize| {
        let is_free = matches!(
            proposals[*column],
            (None, Reason::NoEvidence) | (Some(Role::Date), Reason::ValuesAreDates)
        );
        is_free
            && roles::may_be_told_by_values(&names[*column])
            && looks[*column].nearly_all(looks[*column].sure_dates)
    };
    let is_known = proposals
        .iter()
        .any(|(role, _)| *role == Some(Role::FirstDate));
    let columns: Vec<usize> = (0..names.len()).filter(is_silent).collect();
    let [one, other] = columns[..] else {
        return None;
    };
    if is_known {
        return None;
    }
    let in_order = |order| {
        let day = |row: &Vec<String>, column: usize| {
            date::resolve(date::read(row.get(column)?.trim().as_bytes())?, order)
        };
        let pairs = body
            .iter()
            .filter_map(|row| Some((day(row, one)?, day(row, other)?)));
        let (mut rows, mut less, mut more) = (0, 0, 0);
        for (one, other) in pairs {
            rows += 1;
            less += u64::from(one < other);
            more += u64::from(one > other);
        }
        (rows, less, more)
    };
    let orders = [
        DateOrder::YearFirst,
        DateOrder::DayFirst,
        DateOrder::MonthFirst,
    ]
    .map(in_order);
    // An order of day and month under which fewer cells are days is not that of the column.
    let rows = orders.iter().map(|it| it.0).max()?;
    let mut read = orders.iter().filter(|it| it.0 == rows);
    let is_before = read.clone().all(|&(_, less, more)| less > 0 && more == 0);
    let is_behind = read.all(|&(_, less, more)| more > 0 && less == 0);
    let (first, last) = match (is_before, is_behind) {
        (true, _) => (one, other),
        (_, true) => (other, one),
        _ => return None,
    };
    (rows >= FEWEST_ROWS).then_some(FirstAndLast { first, last, rows })
}

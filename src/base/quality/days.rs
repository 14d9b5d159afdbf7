//! Days that may stand the other way round: the fifth of March for the third of May.

use serde::{Deserialize, Serialize};

use super::Noted;
use crate::base::CustomerBase;
use crate::base::selection::Rows;
use crate::ingest::{DateOrder, DatesWritten};

/// Cells of either kind from which on it is no chance that not one has the other's days.
const ENOUGH: u64 = 5;
/// No month is above it.
const MONTHS: u32 = 12;

/// Why day and month may stand the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayDoubt {
    /// All dates can be read both ways, and the file does not tell which.
    Undecided,
    /// So many dates can be read only the other way, and are set aside: those that can be read both
    /// ways may be of either kind.
    Contradicted(u64),
    /// A spreadsheet took the day for the month where it could: what became a date has no day above
    /// twelve, what stayed text has nothing else.
    Swapped,
}

/// The rows whose day would be another one the other way round, where there is a reason to doubt them.
pub(super) fn doubted(base: &CustomerBase) -> Option<(DayDoubt, DateOrder, Noted)> {
    let facts = &base.facts;
    let order = facts.plan.as_ref()?.date_order;
    let DatesWritten {
        fixed,
        either,
        day_first,
        month_first,
    } = facts.dates;
    let (own, other) = match order {
        DateOrder::YearFirst => return None,
        DateOrder::DayFirst => (day_first, month_first),
        DateOrder::MonthFirst => (month_first, day_first),
    };
    let doubt = match (either, other) {
        (0, 0) if fixed.min(own) >= ENOUGH => DayDoubt::Swapped,
        (0, _) => return None,
        (_, 0) if own > 0 => return None,
        (_, 0) => DayDoubt::Undecided,
        (_, other) => DayDoubt::Contradicted(other),
    };
    let mut noted = Noted::default();
    let mut early = 0;
    let mut rows = Rows::of(base);
    for customer in 0..base.len() {
        rows.each(base.entries(customer), |entries| {
            let (_, month, day) = base.day[entries[0]].civil();
            early += u64::from(day <= MONTHS);
            if day <= MONTHS && day != month {
                let amount = entries.iter().map(|&entry| base.amount[entry]).sum();
                noted.add(base.line[entries[0]], amount);
            }
        });
    }
    // Dates with one reading were counted in rows set aside too; all others must have early days.
    let late = fixed.saturating_sub(early);
    if doubt == DayDoubt::Swapped && (late > facts.rows.set_aside || late * 10 > fixed) {
        return None;
    }
    // Where some dates have one reading only, their rows are no part of the doubt.
    if doubt != DayDoubt::Swapped {
        noted.count = noted.count.min(either);
    }
    Some((doubt, order, noted))
}

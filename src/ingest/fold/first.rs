//! The first purchase of a row that is a customer.

use super::{Fold, Row, Value, example};
use crate::ingest::date::{self, Written};
use crate::ingest::{IssueKind, NO_DAY, ids};
use crate::units::Day;

impl Fold {
    /// The first purchase a row names; [`NO_DAY`] where the cell is blank, or is no date, which is
    /// remarked. Its dates have their say in the order of all.
    #[inline(never)]
    pub(super) fn first_purchase(&mut self, line: u64, row: &impl Row, column: usize) -> Day {
        let written = match row.value(column, &mut self.scratch) {
            Value::Text(text) if ids::normalise(text).is_empty() => return NO_DAY,
            Value::Text(text) => date::read(text),
            Value::Number(number) => date::from_serial(number, self.base_1904).map(Written::Day),
            Value::Day(day) => Some(Written::Day(day)),
        };
        if let Some(written) = written {
            self.out.dates.see(written);
        }
        let day = written.and_then(|written| date::resolve(written, self.date_order));
        day.unwrap_or_else(|| {
            self.out
                .issues
                .add(IssueKind::BadCell, example(row, line, column));
            NO_DAY
        })
    }
}

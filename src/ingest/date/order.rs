//! The order of day, month and year, decided over a whole column.

use serde::{Deserialize, Serialize};

use super::{Written, resolve};
use crate::ingest::DateOrder;

/// How many cells of a column parse under each order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::ingest) struct OrderEvidence {
    /// Cells with one reading only: they count for every order.
    pub(in crate::ingest) fixed: u64,
    /// Other cells that parse year first.
    pub(in crate::ingest) year_first: u64,
    /// Other cells that parse day first.
    pub(in crate::ingest) day_first: u64,
    /// Other cells that parse month first.
    pub(in crate::ingest) month_first: u64,
    /// Cells that parse both day first and month first.
    pub(in crate::ingest) either: u64,
}

/// What the cells of a column of dates leave open, over the whole column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatesWritten {
    /// Cells with one reading only: the year in front, the month by its name, a date of a workbook.
    pub fixed: u64,
    /// Cells that day first and month first both read.
    pub either: u64,
    /// Cells that day first reads and month first does not.
    pub day_first: u64,
    /// Cells that month first reads and day first does not.
    pub month_first: u64,
}

impl OrderEvidence {
    /// Counts one cell.
    #[inline]
    pub(in crate::ingest) fn see(&mut self, written: Written) {
        if matches!(written, Written::Day(_)) {
            self.fixed += 1;
            return;
        }
        let parses = |order| u64::from(resolve(written, order).is_some());
        let (day_first, month_first) = (parses(DateOrder::DayFirst), parses(DateOrder::MonthFirst));
        self.year_first += parses(DateOrder::YearFirst);
        self.day_first += day_first;
        self.month_first += month_first;
        self.either += day_first & month_first;
    }

    /// Adds what another part of the file showed.
    pub(in crate::ingest) fn add(&mut self, other: OrderEvidence) {
        self.fixed += other.fixed;
        self.year_first += other.year_first;
        self.day_first += other.day_first;
        self.month_first += other.month_first;
        self.either += other.either;
    }

    /// The same by what is left open.
    pub(in crate::ingest) fn written(self) -> DatesWritten {
        DatesWritten {
            fixed: self.fixed,
            either: self.either,
            day_first: self.day_first - self.either,
            month_first: self.month_first - self.either,
        }
    }

    /// Cells that parse under an order, those with one reading aside.
    fn count(self, order: DateOrder) -> u64 {
        match order {
            DateOrder::YearFirst => self.year_first,
            DateOrder::DayFirst => self.day_first,
            DateOrder::MonthFirst => self.month_first,
        }
    }

    /// The order that parses most cells, `preferred` on a tie.
    pub(in crate::ingest) fn decide(self, preferred: DateOrder) -> DateOrder {
        let mut best = preferred;
        for order in [
            DateOrder::DayFirst,
            DateOrder::MonthFirst,
            DateOrder::YearFirst,
        ] {
            if self.count(order) > self.count(best) {
                best = order;
            }
        }
        best
    }

    /// True when day first and month first read every cell that can be read either way.
    pub(in crate::ingest) fn is_ambiguous(self) -> bool {
        self.day_first > 0 && self.day_first == self.month_first
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn the_whole_column_decides_the_order() {
        let decide = |cells: &[&str]| {
            let mut evidence = OrderEvidence::default();
            for cell in cells {
                evidence.see(read(cell.as_bytes()).unwrap());
            }
            (
                evidence.decide(DateOrder::MonthFirst),
                evidence.is_ambiguous(),
            )
        };
        assert_eq!(
            decide(&["05/03/2024", "13/02/2024"]),
            (DateOrder::DayFirst, false)
        );
        assert_eq!(
            decide(&["05/03/2024", "02/13/2024"]),
            (DateOrder::MonthFirst, false)
        );
        assert_eq!(
            decide(&["05/03/2024", "01/02/2024"]),
            (DateOrder::MonthFirst, true)
        );
        assert_eq!(
            decide(&["24-03-05", "99-12-31"]),
            (DateOrder::YearFirst, false)
        );
        assert_eq!(decide(&["2024-03-05"]), (DateOrder::MonthFirst, false));
    }
}

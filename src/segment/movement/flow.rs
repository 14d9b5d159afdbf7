//! New, kept, returned and lapsed customers between two periods.

use serde::{Deserialize, Serialize};

use crate::base::{CustomerBase, ReturnsPolicy, Settled};
use crate::units::{DAYS_PER_MONTH, Day, Money};

/// Days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

/// Periods that cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodError {
    /// A period ends before it begins.
    Backwards(Period),
    /// The later period begins before the earlier one has ended.
    Overlap {
        /// The earlier.
        earlier: Period,
        /// The later.
        later: Period,
    },
}

impl std::fmt::Display for PeriodError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for PeriodError {}

/// What became of a customer between two periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlowState {
    /// Bought first in the later period, or between the two, and in the later.
    New,
    /// Bought in both.
    Kept,
    /// Bought in the later period and before the earlier one, not in it.
    Returned,
    /// Bought in the earlier period, not in the later.
    Lapsed,
}

impl FlowState {
    /// All four.
    pub const ALL: [FlowState; 4] = [
        FlowState::New,
        FlowState::Kept,
        FlowState::Returned,
        FlowState::Lapsed,
    ];
}

/// One state, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlowSum {
    /// Which.
    pub state: FlowState,
    /// Customers.
    pub customers: u64,
    /// Their revenue in the earlier period.
    pub revenue_earlier: Money,
    /// Their revenue in the later period.
    pub revenue_later: Money,
}

/// Customers between two periods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PeriodFlow {
    /// The earlier period.
    pub earlier: Period,
    /// The later period.
    pub later: Period,
    /// The four states.
    pub states: Vec<FlowSum>,
    /// Revenue of either period from customers without a paid order in both, such as late refunds.
    pub other_revenue: [Money; 2],
    /// The data begin after the earlier period does: *new* may have bought before.
    pub is_history_short: bool,
}

impl PeriodFlow {
    /// Compares two periods.
    ///
    /// # Errors
    /// [`PeriodError`] for periods that run backwards or overlap.
    pub fn between(
        base: &CustomerBase,
        earlier: Period,
        later: Period,
        returns: ReturnsPolicy,
    ) -> Result<PeriodFlow, PeriodError> {
        for period in [earlier, later] {
            if period.to < period.from {
                return Err(PeriodError::Backwards(period));
            }
        }
        if later.from <= earlier.to {
            return Err(PeriodError::Overlap { earlier, later });
        }
        Ok(PeriodFlow::count(base, earlier, later, returns))
    }

    pub(super) fn count(
        base: &CustomerBase,
        earlier: Period,
        later: Period,
        returns: ReturnsPolicy,
    ) -> PeriodFlow {
        let mut states = FlowState::ALL.map(|state| FlowSum {
            state,
            customers: 0,
            revenue_earlier: Money::ZERO,
            revenue_later: Money::ZERO,
        });
        let mut other_revenue = [Money::ZERO; 2];
        let mut settled = Settled::default();
        for customer in 0..base.len() {
            base.settle(customer, later.to, returns, &mut settled);
            let mut revenue = [Money::ZERO; 2];
            for &entry in &settled.counted {
                let day = base.day[entry];
                if earlier.holds(day) {
                    revenue[0] += base.amount[entry];
                } else if later.holds(day) {
                    revenue[1] += base.amount[entry];
                }
            }
            let in_earlier = settled.paid.iter().any(|&day| earlier.holds(day));
            let in_later = settled.paid.last().is_some_and(|&day| later.holds(day));
            let before = settled.paid.first().is_some_and(|&day| day < earlier.from);
            let state = match (in_earlier, in_later) {
                (true, true) => FlowState::Kept,
                (true, false) => FlowState::Lapsed,
                (false, true) if before => FlowState::Returned,
                (false, true) => FlowState::New,
                (false, false) => {
                    other_revenue[0] += revenue[0];
                    other_revenue[1] += revenue[1];
                    continue;
                }
            };
            let sum = &mut states[state as usize];
            sum.customers += 1;
            sum.revenue_earlier += revenue[0];
            sum.revenue_later += revenue[1];
        }
        PeriodFlow {
            earlier,
            later,
            states: states.into(),
            other_revenue,
            is_history_short: base.days.0 > earlier.from,
        }
    }

    /// One state.
    pub fn of(&self, state: FlowState) -> Option<&FlowSum> {
        self.states.iter().find(|sum| sum.state == state)
    }
}

impl Period {
    /// The period it is held against: as many months where it is whole ones up to its last day, so
    /// that a year stands against a year also where one of them is longer by a day; else as many days.
    pub fn before(self) -> Period {
        let to = Day(self.from.0 - 1);
        let from = match self.months() {
            Some(months) => Day(to.minus_months(months).0 + 1),
            None => Day(to.0 - (self.to.0 - self.from.0)),
        };
        Period { from, to }
    }

    /// The whole months it lasts, counted back from its last day.
    fn months(self) -> Option<u32> {
        let days = f64::from(self.to.0 - self.from.0 + 1);
        let near = (days / DAYS_PER_MONTH).round();
        // A month is at most three days longer or shorter than the mean one.
        let near = [near - 1.0, near, near + 1.0].into_iter();
        let mut near = near.filter(|months| *months >= 1.0);
        near.find(|&months| self.to.minus_months(months as u32).0 + 1 == self.from.0)
            .map(|months| months as u32)
    }

    fn holds(self, day: Day) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_held_against_the_year_before_and_other_spans_against_as_many_days() {
        let day = |text| Day::from_iso(text).unwrap();
        let before = |from, to| {
            let found = Period {
                from: day(from),
                to: day(to),
            }
            .before();
            (found.from.iso(), found.to.iso())
        };
        let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        // A leap year has a day more than the one before, and one less than its own days back.
        assert_eq!(
            before("2024-01-01", "2024-12-31"),
            pair("2023-01-01", "2023-12-31")
        );
        assert_eq!(
            before("2023-03-01", "2024-02-29"),
            pair("2022-03-01", "2023-02-28")
        );
        assert_eq!(
            before("2024-03-05", "2024-03-24"),
            pair("2024-02-14", "2024-03-04")
        );
    }
}

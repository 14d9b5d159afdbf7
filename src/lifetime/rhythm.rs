//! The unit of time that data call for, and why.

use serde::{Deserialize, Serialize};

use super::PeriodUnit;
use crate::base::{CustomerBase, ReturnsPolicy, Settled};
use crate::numeric::number_at;

/// A unit of time and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rhythm {
    /// The unit.
    pub unit: PeriodUnit,
    /// Why.
    pub reason: RhythmReason,
}

/// Why a unit of time was taken.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RhythmReason {
    /// It was asked for.
    AskedFor,
    /// Parameters that were kept are in it.
    Kept,
    /// Half of those who bought again have a mean gap below this number of days.
    Gap {
        /// Days.
        days: f64,
    },
    /// Nobody bought on two days.
    NoGap,
    /// Times that were counted before are whole numbers, up to this one.
    WholeTimes {
        /// The longest T.
        longest: f64,
    },
    /// Times that were counted before are broken numbers, as weeks are.
    BrokenTimes,
}

/// Customers who are looked at; more at even distances.
const LOOKED_AT: usize = 20_000;
/// Days of a gap from which a year, a month and a week are the unit.
const OF_A_YEAR: f64 = 300.0;
const OF_A_MONTH: f64 = 180.0;
const OF_A_WEEK: f64 = 2.0;
/// Whole times up to here are years, up to there months; beyond they are days.
const MOST_YEARS: f64 = 12.0;
const MOST_MONTHS: f64 = 60.0;

impl Rhythm {
    /// That of customers, by how many days lie between the orders of those who bought again.
    pub fn of(base: &CustomerBase, policy: ReturnsPolicy) -> Rhythm {
        let mut settled = Settled::default();
        let mut gaps: Vec<f64> = Vec::new();
        let stride = base.len().div_ceil(LOOKED_AT).max(1);
        // Of customers who were summed up the days in between are not known.
        let looked_at = if base.is_summed() { 0 } else { base.len() };
        for customer in (0..looked_at).step_by(stride) {
            let days = base.purchase_days(customer, policy, &mut settled);
            if let [first, .., last] = days {
                gaps.push(f64::from(last.0 - first.0) / (days.len() - 1) as f64);
            }
        }
        if gaps.is_empty() {
            return Rhythm {
                unit: PeriodUnit::Week,
                reason: RhythmReason::NoGap,
            };
        }
        let middle = gaps.len() / 2;
        let days = number_at(&mut gaps, middle);
        let unit = match days {
            OF_A_YEAR.. => PeriodUnit::Year,
            OF_A_MONTH.. => PeriodUnit::Month,
            OF_A_WEEK.. => PeriodUnit::Week,
            _ => PeriodUnit::Day,
        };
        Rhythm {
            unit,
            reason: RhythmReason::Gap { days },
        }
    }

    /// That of times that somebody counted, by the look of them.
    pub fn of_times<'a>(times: impl Iterator<Item = &'a f64>) -> Rhythm {
        let mut longest: f64 = 0.0;
        for &time in times {
            if time.fract() != 0.0 {
                return Rhythm {
                    unit: PeriodUnit::Week,
                    reason: RhythmReason::BrokenTimes,
                };
            }
            longest = longest.max(time);
        }
        let unit = match longest {
            ..=MOST_YEARS => PeriodUnit::Year,
            ..=MOST_MONTHS => PeriodUnit::Month,
            _ => PeriodUnit::Day,
        };
        Rhythm {
            unit,
            reason: RhythmReason::WholeTimes { longest },
        }
    }

    /// What was asked for; what the data call for otherwise.
    pub fn asked(asked: Option<PeriodUnit>, else_of: impl FnOnce() -> Rhythm) -> Rhythm {
        let reason = RhythmReason::AskedFor;
        asked.map_or_else(else_of, |unit| Rhythm { unit, reason })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::OrderLines;
    use crate::units::{Day, Money};

    fn every(days: i32) -> Rhythm {
        let entries = 12;
        let base = CustomerBase::from_lines(OrderLines {
            customer: (0..entries).map(|entry| entry / 4).collect(),
            day: (0..entries as i32)
                .map(|entry| Day(20_000 + entry % 4 * days))
                .collect(),
            amount: vec![Money::from_units(10.0).unwrap(); entries as usize],
            line: (2..).take(entries as usize).collect(),
            customer_ids: (0..3).map(|id| format!("c{id}")).collect(),
            ..OrderLines::default()
        });
        Rhythm::of(&base, ReturnsPolicy::NetByCustomer)
    }

    #[test]
    fn the_gap_between_orders_gives_the_unit() {
        for (days, unit) in [
            (1, PeriodUnit::Day),
            (9, PeriodUnit::Week),
            (80, PeriodUnit::Week),
            (200, PeriodUnit::Month),
            (365, PeriodUnit::Year),
        ] {
            let found = every(days);
            assert_eq!(found.unit, unit, "{days}");
            let gap = f64::from(days);
            assert_eq!(found.reason, RhythmReason::Gap { days: gap });
        }
        assert_eq!(every(0).reason, RhythmReason::NoGap);
    }

    #[test]
    fn times_that_were_counted_give_the_unit_by_their_look() {
        let of = |age: f64| Rhythm::of_times([1.0, age].iter()).unit;
        assert_eq!(of(6.0), PeriodUnit::Year);
        assert_eq!(of(36.0), PeriodUnit::Month);
        assert_eq!(of(272.0), PeriodUnit::Day);
        assert_eq!(of(38.86), PeriodUnit::Week);
        let asked = Rhythm::asked(Some(PeriodUnit::Month), || every(1));
        assert_eq!(asked.reason, RhythmReason::AskedFor);
    }
}

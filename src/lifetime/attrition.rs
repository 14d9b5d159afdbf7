//! Who left when, where leaving is seen: contracts, subscriptions, members.

use crate::numeric::{ascending, packed, sort_packed};
use serde::{Deserialize, Serialize};

/// Losses by interval and those last seen alive. Times are numbers of renewals, from 0.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Attrition {
    /// From, to, how many left between.
    pub lost: Vec<(f64, f64, f64)>,
    /// Until when, how many were still there.
    pub kept: Vec<(f64, f64)>,
}

/// What is wrong with a retention table.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RetentionError {
    /// Fewer than two periods.
    TooShort,
    /// The start is not above zero, or a value is below zero or no number.
    NotANumber {
        /// Its place, from 0.
        place: u64,
    },
    /// More are there than before: people who come back do not belong in a retention table.
    Rises {
        /// The place of the higher value, from 0.
        place: u64,
        /// The value before.
        before: f64,
        /// The value there.
        after: f64,
    },
    /// Times do not rise from zero.
    TimesNotRising {
        /// The place, from 0.
        place: u64,
    },
    /// Nobody left: no rate can be told.
    NobodyLeft,
}

impl Attrition {
    /// From those still there after 0, 1, 2 … renewals, as counts, shares or percents; `customers`
    /// is how many started, where the values are not counts.
    ///
    /// # Errors
    /// [`RetentionError`].
    pub fn from_survivors(
        survivors: &[f64],
        customers: Option<f64>,
    ) -> Result<Attrition, RetentionError> {
        let times: Vec<f64> = (0..survivors.len()).map(|time| time as f64).collect();
        Attrition::at_times(&times, survivors, customers)
    }

    /// The same where some are not followed to the end: of those there after 0, 1, 2 … renewals the
    /// part `followed` is seen again, the others count as kept until then.
    ///
    /// # Errors
    /// [`RetentionError`].
    pub fn from_followed(
        survivors: &[f64],
        customers: f64,
        followed: &[f64],
    ) -> Result<Attrition, RetentionError> {
        let mut found = Attrition::from_survivors(survivors, Some(customers))?;
        if followed.is_empty() {
            return Ok(found);
        }
        (found.lost, found.kept) = (Vec::new(), Vec::new());
        let mut there = customers;
        for time in 0..survivors.len() {
            let is_last = time + 1 == survivors.len();
            let part = if is_last {
                0.0
            } else {
                followed.get(time).copied().unwrap_or(1.0)
            };
            let at = time as f64;
            let left_out = there * (1.0 - part);
            if left_out > 0.0 {
                found.kept.push((at, left_out));
            }
            if is_last || survivors[time] == 0.0 {
                break;
            }
            let at_risk = there * part;
            there = at_risk * survivors[time + 1] / survivors[time];
            if there < at_risk {
                found.lost.push((at, at + 1.0, at_risk - there));
            }
        }
        Ok(found)
    }

    /// The same at any rising times from 0.
    ///
    /// # Errors
    /// [`RetentionError`].
    pub fn at_times(
        times: &[f64],
        survivors: &[f64],
        customers: Option<f64>,
    ) -> Result<Attrition, RetentionError> {
        if survivors.len() < 2 || times.len() != survivors.len() {
            return Err(RetentionError::TooShort);
        }
        for (place, &there) in survivors.iter().enumerate() {
            if !there.is_finite() || there < 0.0 || survivors[0] <= 0.0 {
                return Err(RetentionError::NotANumber {
                    place: place as u64,
                });
            }
            let rises = match place.checked_sub(1) {
                Some(before) => times[place] > times[before],
                None => times[place] == 0.0,
            };
            if !rises {
                return Err(RetentionError::TimesNotRising {
                    place: place as u64,
                });
            }
            if place > 0 && there > survivors[place - 1] {
                return Err(RetentionError::Rises {
                    place: place as u64,
                    before: survivors[place - 1],
                    after: there,
                });
            }
        }
        let last = survivors.len() - 1;
        if survivors[last] == survivors[0] {
            return Err(RetentionError::NobodyLeft);
        }
        let scale = customers.map_or(1.0, |customers| customers / survivors[0]);
        let lost = (1..=last).map(|place| {
            let lost = (survivors[place - 1] - survivors[place]) * scale;
            (times[place - 1], times[place], lost)
        });
        Ok(Attrition {
            lost: lost.filter(|lost| lost.2 > 0.0).collect(),
            kept: match survivors[last] > 0.0 {
                true => vec![(times[last], survivors[last] * scale)],
                false => Vec::new(),
            },
        })
    }

    /// Several tables as one: cohorts of different ages.
    pub fn pooled(tables: &[Attrition]) -> Attrition {
        Attrition {
            lost: tables.iter().flat_map(|table| table.lost.clone()).collect(),
            kept: tables.iter().flat_map(|table| table.kept.clone()).collect(),
        }
    }

    /// From contracts: how many renewals each made, and whether it ended then. One that ended in its
    /// n-th period left between n − 1 and n.
    pub fn from_contracts(contracts: impl Iterator<Item = (u32, bool)>) -> Attrition {
        let pair = |(tenure, has_ended)| packed(tenure, u32::from(has_ended));
        let mut ended: Vec<u64> = contracts.map(pair).collect();
        sort_packed(&mut ended);
        let mut found = Attrition::default();
        for same in ended.chunk_by(|a, b| a == b) {
            let (tenure, has_ended) = ((same[0] >> 32) as u32, same[0] & 1 == 1);
            let (time, count) = (f64::from(tenure), same.len() as f64);
            if has_ended {
                let time = time.max(1.0);
                found.lost.push((time - 1.0, time, count));
            } else if tenure > 0 {
                found.kept.push((time, count));
            }
        }
        found
    }

    /// How many in all.
    pub fn customers(&self) -> f64 {
        let lost: f64 = self.lost.iter().map(|lost| lost.2).sum();
        lost + self.kept.iter().map(|kept| kept.1).sum::<f64>()
    }

    /// By the end of each interval in which somebody left: how many were at risk, how many left.
    pub(super) fn at_risk(&self) -> Vec<(f64, f64, f64)> {
        let mut ends: Vec<f64> = self.lost.iter().map(|lost| lost.1).collect();
        ascending(&mut ends);
        ends.dedup();
        let each = ends.into_iter().map(|end| {
            let mut at_risk = 0.0;
            let mut left = 0.0;
            for &(_, to, count) in &self.lost {
                at_risk += if to >= end { count } else { 0.0 };
                left += if to == end { count } else { 0.0 };
            }
            let kept = self.kept.iter().filter(|kept| kept.0 >= end);
            at_risk += kept.map(|kept| kept.1).sum::<f64>();
            (end, at_risk, left)
        });
        each.collect()
    }

    /// Observed survival at the end of each interval, by the product of those who stayed among
    /// those at risk (Kaplan and Meier).
    pub fn observed(&self) -> Vec<(f64, f64)> {
        let mut survival = 1.0;
        let each = self.at_risk().into_iter().map(|(end, at_risk, left)| {
            survival *= 1.0 - left / at_risk;
            (end, survival)
        });
        each.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_rises_or_says_nothing_is_refused_by_place() {
        let of = |survivors: &[f64]| Attrition::from_survivors(survivors, None).unwrap_err();
        assert_eq!(
            of(&[100.0, 60.0, 70.0]),
            RetentionError::Rises {
                place: 2,
                before: 60.0,
                after: 70.0
            }
        );
        assert_eq!(of(&[1.0, 1.0]), RetentionError::NobodyLeft);
        assert_eq!(of(&[1.0]), RetentionError::TooShort);
        assert_eq!(
            of(&[1.0, f64::NAN]),
            RetentionError::NotANumber { place: 1 }
        );
    }

    #[test]
    fn contracts_of_different_ages_give_the_survival_of_those_at_risk() {
        let contracts = [(1, true), (1, false), (2, true), (3, false), (3, false)];
        let found = Attrition::from_contracts(contracts.into_iter());
        assert_eq!(found.customers(), 5.0);
        let observed = found.observed();
        assert!((observed[0].1 - 0.8).abs() < 1e-15);
        assert!((observed[1].1 - 0.8 * 2.0 / 3.0).abs() < 1e-15);
    }
}

//! Customers to purchase histories: how often, how recently, since when, for how much.

use crate::numeric::{as_columns, ascending_places};
use serde::{Deserialize, Serialize};

use super::PeriodUnit;
use super::parts::{at_once, part};
use crate::base::{CustomerBase, ReturnsPolicy, Settled};
use crate::units::{Day, Money};

/// What every model is fitted to, one entry a customer.
///
/// # Order
/// A customer's day with an order is one purchase, whatever it cost. The first is the trial; `x`
/// counts those after it. `recency` and `age` are numbers in `times`, so that equal times are equal
/// numbers and each is computed with once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Histories {
    /// What `times` are counted in.
    pub unit: PeriodUnit,
    /// The customer's number in the base; a running number without one.
    pub customer: Vec<u32>,
    /// x: purchases after the first.
    pub x: Vec<u32>,
    /// tₓ: time from the first to the last purchase.
    pub recency: Vec<u32>,
    /// T: time from the first purchase to the end of the calibration.
    pub age: Vec<u32>,
    /// The times that the two columns before number, in units, rising.
    pub times: Vec<f64>,
    /// Mean money of a purchase after the first; zero without any. Empty where no amounts are known.
    pub spend: Vec<f64>,
    /// Purchases after the calibration; empty when nothing follows it.
    pub later: Vec<u32>,
    /// How long the time after the calibration lasts, in units.
    pub later_length: f64,
}

/// Customers that are counted at a time.
const AT_A_TIME: usize = 50_000;

/// Why there are no histories.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum HistoryError {
    /// Each line sums up a customer: which purchases lie before a day is not known, nor, without
    /// columns for orders and first purchase, how far they lie apart.
    SummedBefore,
    /// The calibration ends before the first purchase.
    EndsBeforeFirst {
        /// Where it ends.
        until: Day,
        /// The first purchase.
        first: Day,
    },
    /// Nobody bought anything.
    NobodyBought,
    /// A row whose numbers cannot be a history: tₓ > T, or x = 0 with tₓ > 0, or below zero.
    Impossible {
        /// Which, from 1.
        row: u64,
        /// x.
        x: f64,
        /// tₓ.
        recency: f64,
        /// T.
        age: f64,
    },
}

impl Histories {
    /// The histories up to and including the day `until`; what comes after, to the last day of the
    /// base, is kept apart.
    ///
    /// Spend is the money counted after the first day under `policy`, refunds included, over x. Of
    /// customers who were summed up before it is the mean of all orders, the first one included.
    ///
    /// # Errors
    /// [`HistoryError::SummedBefore`], [`HistoryError::EndsBeforeFirst`],
    /// [`HistoryError::NobodyBought`].
    pub fn of(
        base: &CustomerBase,
        unit: PeriodUnit,
        until: Day,
        policy: ReturnsPolicy,
    ) -> Result<Histories, HistoryError> {
        at_once(Histories::of_in_parts(base, unit, until, policy))
    }

    /// [`Histories::of`], part by part.
    pub(super) async fn of_in_parts(
        base: &CustomerBase,
        unit: PeriodUnit,
        until: Day,
        policy: ReturnsPolicy,
    ) -> Result<Histories, HistoryError> {
        let last = base.days.1;
        if base.is_summed() {
            return match until < last {
                true => Err(HistoryError::SummedBefore),
                false => Histories::of_sums(base, unit, policy),
            };
        }
        let mut found = Histories {
            unit,
            later_length: f64::from((last.0 - until.0).max(0)) / unit.days(),
            ..Histories::default()
        };
        let has_later = last > until;
        let mut settled = Settled::default();
        let mut oldest = 0;
        let mut earliest: Option<Day> = None;
        for customer in 0..base.len() {
            if customer % AT_A_TIME == AT_A_TIME - 1 {
                part().await;
            }
            base.purchase_days(customer, policy, &mut settled);
            let Some(&first) = settled.paid.first() else {
                continue;
            };
            earliest = Some(earliest.map_or(first, |day| day.min(first)));
            let within = settled.paid.partition_point(|&day| day <= until);
            if within == 0 {
                continue;
            }
            let x = within as u32 - 1;
            let age = until.0 - first.0;
            let counted = settled.counted.iter();
            let repeat: Money = counted
                .filter(|&&entry| base.day[entry] > first && base.day[entry] <= until)
                .map(|&entry| base.amount[entry])
                .sum();
            found.customer.push(customer as u32);
            found.x.push(x);
            found
                .recency
                .push((settled.paid[within - 1].0 - first.0) as u32);
            found.age.push(age as u32);
            found.spend.push(match x {
                0 => 0.0,
                x => repeat.units() / f64::from(x),
            });
            if has_later {
                found.later.push((settled.paid.len() - within) as u32);
            }
            oldest = oldest.max(age);
        }
        let Some(first) = earliest else {
            return Err(HistoryError::NobodyBought);
        };
        if found.x.is_empty() {
            return Err(HistoryError::EndsBeforeFirst { until, first });
        }
        found.times = (0..=oldest)
            .map(|days| f64::from(days) / unit.days())
            .collect();
        if !base.has_amounts() {
            found.spend.clear();
        }
        Ok(found)
    }

    /// Histories in opportunities: the periods of one unit after the first purchase, counted from
    /// it, at most one purchase each. Orders later in the first period belong to the trial; a period
    /// that is not over does not count.
    ///
    /// # Errors
    /// As [`Histories::of`].
    pub fn in_opportunities(
        base: &CustomerBase,
        unit: PeriodUnit,
        until: Day,
        policy: ReturnsPolicy,
    ) -> Result<Histories, HistoryError> {
        if base.is_summed() {
            return Err(HistoryError::SummedBefore);
        }
        let mut found = Histories::of(base, unit, until, policy)?;
        let period = |days: i32| (f64::from(days) / unit.days()) as u32;
        let has_later = !found.later.is_empty();
        let later = period(base.days.1.0 - until.0);
        let mut settled = Settled::default();
        for at in 0..found.len() {
            let days = base.purchase_days(found.customer[at] as usize, policy, &mut settled);
            let first = days[0];
            let end = period(until.0 - first.0);
            let mut used: Vec<u32> = days.iter().map(|day| period(day.0 - first.0)).collect();
            used.dedup();
            let within = used.partition_point(|&period| period <= end);
            found.x[at] = within as u32 - 1;
            found.recency[at] = used[within - 1];
            found.age[at] = end;
            if has_later {
                let until_end = used.partition_point(|&period| period <= end + later);
                found.later[at] = (until_end - within) as u32;
            }
        }
        let oldest = found.age.iter().copied().max().unwrap_or(0);
        found.times = (0..=oldest).map(f64::from).collect();
        found.later_length = f64::from(later);
        if later == 0 {
            found.later.clear();
        }
        Ok(found)
    }

    /// Histories that somebody else counted, in `unit`. `spend` may be empty.
    ///
    /// # Errors
    /// [`HistoryError::Impossible`] for the first row that cannot be;
    /// [`HistoryError::NobodyBought`] without a row.
    pub fn counted(
        unit: PeriodUnit,
        x: &[f64],
        recency: &[f64],
        age: &[f64],
        spend: &[f64],
    ) -> Result<Histories, HistoryError> {
        if x.is_empty() {
            return Err(HistoryError::NobodyBought);
        }
        for (row, ((&x, &recency), &age)) in x.iter().zip(recency).zip(age).enumerate() {
            let is_count = (0.0..=f64::from(u32::MAX)).contains(&x) && x.fract() == 0.0;
            let is_order = 0.0 <= recency && recency <= age && age.is_finite();
            // A purchase on the same day may stand at tₓ = 0 in files of whole periods.
            if !is_count || !is_order || (x == 0.0 && recency > 0.0) {
                return Err(HistoryError::Impossible {
                    row: row as u64 + 1,
                    x,
                    recency,
                    age,
                });
            }
        }
        // Zero is a time too, whether or not somebody has it.
        let all: Vec<f64> = recency.iter().chain(age).chain(&[0.0]).copied().collect();
        let [high, low] = as_columns(&all);
        let mut times: Vec<f64> = Vec::new();
        let mut codes = vec![0; all.len()];
        for at in ascending_places(&[&high, &low]) {
            let time = all[at as usize];
            if times.last() != Some(&time) {
                times.push(time);
            }
            codes[at as usize] = times.len() as u32 - 1;
        }
        Ok(Histories {
            unit,
            customer: (0..x.len() as u32).collect(),
            x: x.iter().map(|&x| x as u32).collect(),
            recency: codes[..recency.len()].to_vec(),
            age: codes[recency.len()..all.len() - 1].to_vec(),
            spend: match spend.len() == x.len() {
                true => spend.to_vec(),
                false => Vec::new(),
            },
            times,
            later: Vec::new(),
            later_length: 0.0,
        })
    }

    /// Every so many-th customer, from the first.
    pub fn every(&self, stride: usize) -> Histories {
        fn part<T: Copy>(column: &[T], stride: usize) -> Vec<T> {
            column.iter().copied().step_by(stride.max(1)).collect()
        }
        Histories {
            unit: self.unit,
            customer: part(&self.customer, stride),
            x: part(&self.x, stride),
            recency: part(&self.recency, stride),
            age: part(&self.age, stride),
            times: self.times.clone(),
            spend: part(&self.spend, stride),
            later: part(&self.later, stride),
            later_length: self.later_length,
        }
    }

    /// How many customers.
    pub fn len(&self) -> usize {
        self.x.len()
    }

    /// True without a customer.
    pub fn is_empty(&self) -> bool {
        self.x.is_empty()
    }

    /// The first place of each customer, and how many histories stand under the same number: more than
    /// one where a row of a counted table stands for several customers alike.
    pub fn distinct(&self) -> impl Iterator<Item = (usize, u64)> + '_ {
        let runs = self.customer.chunk_by(|a, b| a == b);
        runs.scan(0, |next, run| {
            let first = *next;
            *next += run.len();
            Some((first, run.len() as u64))
        })
    }

    /// True where customers stand in patterns: rows of a counted table with several customers each.
    pub fn has_patterns(&self) -> bool {
        self.customer.windows(2).any(|two| two[0] == two[1])
    }

    /// Σx: purchases after the first, of all.
    pub fn repeat_orders(&self) -> u64 {
        self.x.iter().map(|&x| u64::from(x)).sum()
    }

    /// Customers with x > 0.
    pub fn repeaters(&self) -> u64 {
        self.x.iter().filter(|&&x| x > 0).count() as u64
    }

    /// Customers with T = 0: nothing could be seen of them yet.
    pub fn without_time(&self) -> u64 {
        let nothing = |age: &&u32| self.times[**age as usize] == 0.0;
        self.age.iter().filter(nothing).count() as u64
    }

    /// The longest T, in units.
    pub fn longest(&self) -> f64 {
        let oldest = self.age.iter().max();
        oldest.map_or(0.0, |&age| self.times[age as usize])
    }

    /// Purchases after the calibration; none when nothing follows it.
    pub fn later_orders(&self) -> Option<u64> {
        (!self.later.is_empty()).then(|| self.later.iter().map(|&n| u64::from(n)).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::OrderLines;

    fn base(rows: &[(u32, &str, f64)]) -> CustomerBase {
        let customers = rows.iter().map(|row| row.0).max().unwrap_or(0) + 1;
        CustomerBase::from_lines(OrderLines {
            customer: rows.iter().map(|row| row.0).collect(),
            day: rows
                .iter()
                .map(|row| Day::from_iso(row.1).unwrap())
                .collect(),
            amount: rows
                .iter()
                .map(|row| Money::from_units(row.2).unwrap())
                .collect(),
            line: (2..).take(rows.len()).collect(),
            customer_ids: (0..customers).map(|id| format!("c{id}")).collect(),
            ..OrderLines::default()
        })
    }

    fn take(base: &CustomerBase, until: &str) -> Result<Histories, HistoryError> {
        let until = Day::from_iso(until).unwrap();
        Histories::of(base, PeriodUnit::Week, until, ReturnsPolicy::NetByCustomer)
    }

    #[test]
    fn the_first_purchase_is_the_trial_and_a_day_is_one_purchase() {
        let base = base(&[
            (0, "2024-01-01", 10.0),
            (0, "2024-01-08", 20.0),
            (0, "2024-01-08", 5.0),
            (0, "2024-01-15", 0.0),
            (0, "2024-02-12", 40.0),
            (1, "2024-01-29", 7.0),
        ]);
        let found = take(&base, "2024-01-29").unwrap();
        assert_eq!(found.x, [2, 0], "a free order is a purchase");
        assert_eq!(found.recency, [14, 0]);
        assert_eq!(found.age, [28, 0]);
        assert_eq!(found.times[28], 4.0);
        assert_eq!(found.spend, [12.5, 0.0]);
        assert_eq!(found.later, [1, 0]);
        assert_eq!(found.later_length, 2.0);
        assert_eq!(found.without_time(), 1);
    }

    #[test]
    fn an_order_that_went_back_is_no_purchase_and_lowers_the_spend() {
        let base = base(&[
            (0, "2024-01-01", 10.0),
            (0, "2024-01-08", 20.0),
            (0, "2024-01-09", 30.0),
            (0, "2024-01-10", -30.0),
        ]);
        let found = take(&base, "2024-01-29").unwrap();
        assert_eq!(found.x, [2]);
        assert_eq!(found.spend, [10.0]);
    }

    #[test]
    fn a_calibration_before_the_first_purchase_is_refused() {
        let base = base(&[(0, "2024-01-05", 10.0)]);
        assert!(matches!(
            take(&base, "2023-12-31"),
            Err(HistoryError::EndsBeforeFirst { .. })
        ));
    }

    #[test]
    fn counted_histories_that_cannot_be_are_refused_by_row() {
        let counted = |x: &[f64], recency: &[f64], age: &[f64]| {
            Histories::counted(PeriodUnit::Week, x, recency, age, &[])
        };
        assert!(counted(&[2.0, 0.0], &[30.43, 0.0], &[38.86, 38.86]).is_ok());
        for (x, recency, age) in [
            (1.0, 9.0, 8.0),
            (0.0, 1.0, 8.0),
            (1.5, 1.0, 8.0),
            (-1.0, 0.0, 8.0),
            (1.0, f64::NAN, 8.0),
        ] {
            let error = counted(&[2.0, x], &[1.0, recency], &[8.0, age]).unwrap_err();
            assert!(matches!(error, HistoryError::Impossible { row: 2, .. }));
        }
    }
}

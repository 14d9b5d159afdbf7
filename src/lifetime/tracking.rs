//! Purchases week by week: expected beside actual.

use serde::{Deserialize, Serialize};

use super::{Histories, Model};
use crate::base::{CustomerBase, ReturnsPolicy, Settled};
use crate::units::Day;

/// Days of a step of the plot.
const STEP_DAYS: i32 = 7;

/// Purchases after each customer's first, by week; the first week begins on the day of the first
/// purchase of all. Only customers of the
/// calibration count, before and after its end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tracking {
    /// The first purchase of all.
    pub first: Day,
    /// Whole weeks that lie in the calibration.
    pub calibration_weeks: u32,
    /// Purchases up to the end of each week.
    pub actual: Vec<u64>,
    /// Expected purchases up to the end of each week.
    pub expected: Vec<f64>,
}

impl Tracking {
    /// The series up to the last whole week of the data.
    pub fn of(
        base: &CustomerBase,
        policy: ReturnsPolicy,
        until: Day,
        histories: &Histories,
        model: &Model,
    ) -> Tracking {
        let unit = histories.unit.days();
        let oldest = histories.longest() * unit;
        let first = Day(until.0 - oldest.round() as i32);
        let last = base.days.1.max(until);
        let weeks = ((last.0 - first.0 + 1) / STEP_DAYS) as usize;
        let mut within = vec![0_u64; weeks + 1];
        let mut settled = Settled::default();
        for &customer in &histories.customer {
            for day in base
                .purchase_days(customer as usize, policy, &mut settled)
                .iter()
                .skip(1)
            {
                let week = ((day.0 - first.0) / STEP_DAYS) as usize;
                within[week.min(weeks)] += 1;
            }
        }
        let mut sum = 0;
        let actual = within[..weeks].iter().map(|count| {
            sum += count;
            sum
        });
        let actual = actual.collect();
        // Customers by T.
        let mut born = vec![0_u64; histories.times.len()];
        for &age in &histories.age {
            born[age as usize] += 1;
        }
        // Whoever has lived as many days expects as much, born when they may: it is computed once.
        let mut of_days: Vec<Option<f64>> = vec![None; weeks * STEP_DAYS as usize + 1];
        let mut so_far = |days: i32| -> f64 {
            let of = &mut of_days[days as usize];
            *of.get_or_insert_with(|| model.orders_new(f64::from(days) / unit))
        };
        let born: Vec<(i32, f64)> = histories
            .times
            .iter()
            .zip(born)
            .filter(|(_, customers)| *customers > 0)
            .map(|(time, customers)| ((oldest - time * unit).round() as i32, customers as f64))
            .collect();
        let expected = (1..=weeks as i32).map(|week| {
            let now = week * STEP_DAYS;
            let living = born.iter().filter(|(day, _)| *day < now);
            living
                .map(|(day, customers)| customers * so_far(now - day))
                .sum()
        });
        Tracking {
            first,
            calibration_weeks: (oldest / f64::from(STEP_DAYS)) as u32,
            actual,
            expected: expected.collect(),
        }
    }
}

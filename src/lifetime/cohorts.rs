//! Cohorts (M47): customers by the month of their first order, followed month by month.
//!
//! A cell that lies after the end of the data is not zero but none; the last month is marked where it
//! is not over.

use serde::{Deserialize, Serialize};

use super::{Attrition, RetentionError};
use crate::base::{CustomerBase, ReturnsPolicy, Settled};
use crate::units::{Day, Money};

/// A month of a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CalendarMonth {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
}

impl CalendarMonth {
    fn of(day: Day) -> CalendarMonth {
        let (year, month, _) = day.civil();
        CalendarMonth { year, month }
    }

    fn index(self) -> i32 {
        self.year * 12 + self.month as i32 - 1
    }

    fn from_index(index: i32) -> CalendarMonth {
        CalendarMonth {
            year: index.div_euclid(12),
            month: index.rem_euclid(12) as u32 + 1,
        }
    }
}

/// One cohort.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cohort {
    /// The month of the first order.
    pub month: CalendarMonth,
    /// Customers who ordered in their month 0, 1, 2 …; as many as were seen.
    pub active: Vec<u64>,
    /// Money of each month, refunds subtracted; empty without money.
    pub revenue: Vec<Money>,
}

impl Cohort {
    /// Customers who started.
    pub fn size(&self) -> u64 {
        self.active.first().copied().unwrap_or(0)
    }
}

/// The cohorts of a base.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CohortTriangle {
    /// By month, the oldest first; months without a new customer are left out.
    pub cohorts: Vec<Cohort>,
    /// The last calendar month is not over: the last cell of every cohort is part of a month.
    pub last_is_partial: bool,
}

/// A pooled rate at one age.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PooledAge {
    /// Age in periods, from 1.
    pub age: u32,
    /// Customers who started, of the cohorts old enough.
    pub started: u64,
    /// Of these, active at this age.
    pub active: u64,
    /// Active ÷ started.
    pub from_start: Option<f64>,
    /// Active at the age before, of the same cohorts.
    pub before: u64,
    /// Active ÷ active at the age before.
    pub step: Option<f64>,
}

impl CohortTriangle {
    /// Follows the customers of a base.
    pub fn of(base: &CustomerBase, policy: ReturnsPolicy) -> CohortTriangle {
        let last = CalendarMonth::of(base.days.1);
        let first = CalendarMonth::of(base.days.0).index();
        let months = (last.index() - first + 1).max(0) as usize;
        let mut active = vec![vec![0_u64; 0]; months];
        let mut revenue = vec![vec![Money::ZERO; 0]; months];
        let mut settled = Settled::default();
        let mut seen: Vec<usize> = Vec::new();
        let month_of = |day: Day| (CalendarMonth::of(day).index() - first) as usize;
        for customer in 0..base.len() {
            seen.clear();
            let days = base.purchase_days(customer, policy, &mut settled);
            let Some(&start) = days.first() else { continue };
            seen.extend(days.iter().map(|&day| month_of(day)));
            seen.dedup();
            let start_month = seen[0];
            let ages = months - start_month;
            active[start_month].resize(ages, 0);
            revenue[start_month].resize(ages, Money::ZERO);
            for &month in &seen {
                active[start_month][month - start_month] += 1;
            }
            for &entry in &settled.counted {
                if base.day[entry] >= start {
                    let age = month_of(base.day[entry]) - start_month;
                    revenue[start_month][age] += base.amount[entry];
                }
            }
        }
        let cohorts = active.into_iter().zip(revenue).zip(first..);
        let cohorts = cohorts.filter(|((active, _), _)| !active.is_empty()).map(
            |((active, revenue), index)| Cohort {
                month: CalendarMonth::from_index(index),
                active,
                revenue: match base.has_amounts() {
                    true => revenue,
                    false => Vec::new(),
                },
            },
        );
        let next = Day(base.days.1.0 + 1);
        CohortTriangle {
            cohorts: cohorts.collect(),
            last_is_partial: CalendarMonth::of(next) == last,
        }
    }

    /// A triangle of counts, the first of each the size of its cohort.
    pub fn from_counts(counts: &[Vec<u64>]) -> CohortTriangle {
        let cohorts = counts.iter().zip(0..).map(|(active, index)| Cohort {
            month: CalendarMonth::from_index(index),
            active: active.clone(),
            revenue: Vec::new(),
        });
        CohortTriangle {
            cohorts: cohorts.collect(),
            last_is_partial: false,
        }
    }

    /// How many ages of a cohort are seen whole.
    fn whole(&self, cohort: &Cohort) -> usize {
        let partial = usize::from(self.last_is_partial);
        cohort.active.len().saturating_sub(partial)
    }

    /// Rates pooled over the cohorts that are old enough for each age; months that are not over are
    /// left out.
    pub fn pooled(&self) -> Vec<PooledAge> {
        let oldest = self.cohorts.iter().map(|cohort| self.whole(cohort)).max();
        let ages = 1..oldest.unwrap_or(0);
        ages.map(|age| {
            let old_enough = || {
                self.cohorts
                    .iter()
                    .filter(|cohort| self.whole(cohort) > age)
            };
            let sum = |age: usize| -> u64 { old_enough().map(|cohort| cohort.active[age]).sum() };
            let (started, before, active) = (sum(0), sum(age - 1), sum(age));
            let rate = |of: u64| (of > 0).then(|| active as f64 / of as f64);
            PooledAge {
                age: age as u32,
                started,
                active,
                from_start: rate(started),
                before,
                step: rate(before),
            }
        })
        .collect()
    }

    /// Revenue of each age with the customers who started, both of the cohorts old enough for it;
    /// none without money.
    pub fn revenue_by_age(&self) -> Vec<(Money, u64)> {
        let oldest = self.cohorts.iter().map(|cohort| self.whole(cohort)).max();
        let mut found = Vec::new();
        for age in 0..oldest.unwrap_or(0) {
            let old_enough = || {
                let with_money = self.cohorts.iter().filter(|it| !it.revenue.is_empty());
                with_money.filter(|cohort| self.whole(cohort) > age)
            };
            let started: u64 = old_enough().map(Cohort::size).sum();
            if started == 0 {
                break;
            }
            let money: Money = old_enough().map(|cohort| cohort.revenue[age]).sum();
            found.push((money, started));
        }
        found
    }

    /// Revenue a customer who started, cumulated by age: each month adds the mean of the cohorts old
    /// enough for it, so the sum is none of any one group. None without money.
    pub fn cumulative_value(&self) -> Vec<f64> {
        let by_age = self.revenue_by_age();
        let steps = by_age
            .iter()
            .map(|(money, started)| money.units() / *started as f64);
        let so_far = steps.scan(0.0, |sum, step| {
            *sum += step;
            Some(*sum)
        });
        so_far.collect()
    }

    /// The first age, from 0, at which cumulative value × margin covers the cost of winning a
    /// customer; none where it does not within what is seen.
    pub fn payback_age(&self, acquisition_cost: f64, margin: f64) -> Option<u32> {
        let values = self.cumulative_value();
        let place = values
            .iter()
            .position(|value| value * margin >= acquisition_cost);
        place.map(|age| age as u32)
    }

    /// Hand-over to the survival curves: the cohorts as tables of retention.
    ///
    /// # Errors
    /// [`RetentionError`] of the first cohort that cannot be one, and which that is: customers of a
    /// shop come back. No cohort where none of all loses anybody.
    pub fn attrition(&self) -> Result<Attrition, (Option<CalendarMonth>, RetentionError)> {
        let mut tables = Vec::new();
        for cohort in &self.cohorts {
            let whole = &cohort.active[..self.whole(cohort)];
            let counts: Vec<f64> = whole.iter().map(|&count| count as f64).collect();
            match Attrition::from_survivors(&counts, None) {
                Ok(table) => tables.push(table),
                // Too young to tell anything.
                Err(RetentionError::TooShort) => {}
                Err(RetentionError::NobodyLeft) => {
                    let last = counts.len() - 1;
                    tables.push(Attrition {
                        lost: Vec::new(),
                        kept: vec![(last as f64, counts[last])],
                    });
                }
                Err(error) => return Err((Some(cohort.month), error)),
            }
        }
        let pooled = Attrition::pooled(&tables);
        match pooled.lost.is_empty() {
            true => Err((None, RetentionError::NobodyLeft)),
            false => Ok(pooled),
        }
    }
}

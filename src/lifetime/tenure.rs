//! Does profit grow with tenure (M40)? Counted from the data, not taken for granted.

use serde::{Deserialize, Serialize};

use crate::base::{CustomerBase, ReturnsPolicy, Settled};
use crate::units::Money;

/// Days of a year of tenure.
const YEAR_DAYS: i32 = 365;
/// Customers who ordered in a year from which on its mean says something.
pub const LEAST_ORDERING: u64 = 30;

/// One year of tenure, over the customers whose year was seen to its end.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TenureYear {
    /// From 1.
    pub year: u32,
    /// Customers who were seen through this year.
    pub seen: u64,
    /// Of these, who ordered in it.
    pub active: u64,
    /// Money of the year of all seen.
    pub revenue: Money,
    /// Profit of the year, where the file gives one.
    pub profit: Option<Money>,
    /// Money a customer who ordered in the year; none where nobody did.
    pub revenue_per_active: Option<f64>,
    /// Profit of such a customer, where the file gives one.
    pub profit_per_active: Option<f64>,
    /// Profit (or money, without one) a customer who started, summed to this year.
    pub cumulative_per_customer: f64,
}

impl TenureYear {
    /// What a customer who ordered in the year brought: profit where the file gives one, money
    /// otherwise.
    pub fn per_active(&self) -> Option<f64> {
        match self.profit {
            Some(_) => self.profit_per_active,
            None => self.revenue_per_active,
        }
    }
}

/// Which way it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TenureTrend {
    /// Every year brings more an active customer than the one before.
    Grows,
    /// Every year brings less.
    Falls,
    /// Neither.
    Mixed,
    /// Fewer than two years are seen.
    NotSeen,
}

/// Tenure and profit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tenure {
    /// By year.
    pub years: Vec<TenureYear>,
    /// How many of them, from the first, are compared: those in which enough customers ordered, or
    /// all where there are not two such years.
    pub compared: usize,
    /// Which way these go.
    pub trend: TenureTrend,
}

impl Tenure {
    /// The years that are compared.
    pub fn compared_years(&self) -> &[TenureYear] {
        &self.years[..self.compared]
    }

    /// Of the years that are compared, that with the fewest customers who ordered, where they are too
    /// few.
    pub fn fewest(&self) -> Option<&TenureYear> {
        let fewest = self.compared_years().iter().min_by_key(|it| it.active)?;
        (fewest.active < LEAST_ORDERING).then_some(fewest)
    }

    /// True where the file gives a profit, which is what is compared then.
    pub fn has_profit(&self) -> bool {
        self.years.iter().any(|year| year.profit.is_some())
    }

    /// Counts the years of tenure of a base's customers.
    pub fn of(base: &CustomerBase, policy: ReturnsPolicy) -> Tenure {
        let last = base.days.1;
        let has_profit = base.has_profit();
        let mut years: Vec<(u64, u64, Money, Money)> = Vec::new();
        let mut own: Vec<(Money, Money, bool)> = Vec::new();
        let mut settled = Settled::default();
        for customer in 0..base.len() {
            let days = base.purchase_days(customer, policy, &mut settled);
            let Some(&first) = days.first() else { continue };
            let whole = ((last.0 - first.0 + 1) / YEAR_DAYS) as usize;
            own.clear();
            own.resize(whole, (Money::ZERO, Money::ZERO, false));
            for day in days {
                if let Some(year) = own.get_mut(((day.0 - first.0) / YEAR_DAYS) as usize) {
                    year.2 = true;
                }
            }
            for &entry in &settled.counted {
                let since = base.day[entry].0 - first.0;
                if since < 0 {
                    continue;
                }
                if let Some(year) = own.get_mut((since / YEAR_DAYS) as usize) {
                    year.0 += base.amount[entry];
                    if has_profit {
                        year.1 += base.profit_or_zero(entry);
                    }
                }
            }
            if years.len() < whole {
                years.resize(whole, (0, 0, Money::ZERO, Money::ZERO));
            }
            for (sum, own) in years.iter_mut().zip(&own) {
                sum.0 += 1;
                sum.1 += u64::from(own.2);
                sum.2 += own.0;
                sum.3 += own.1;
            }
        }
        let mut cumulative = 0.0;
        let years: Vec<TenureYear> = (1..)
            .zip(years)
            .map(|(year, (seen, active, revenue, profit))| {
                let profit = has_profit.then_some(profit);
                cumulative += profit.unwrap_or(revenue).units() / seen as f64;
                let each = |money: Money| (active > 0).then(|| money.units() / active as f64);
                TenureYear {
                    year,
                    seen,
                    active,
                    revenue,
                    profit,
                    revenue_per_active: each(revenue),
                    profit_per_active: profit.and_then(each),
                    cumulative_per_customer: cumulative,
                }
            })
            .collect();
        let enough = years.iter().take_while(|it| it.active >= LEAST_ORDERING);
        let compared = match enough.count() {
            0 | 1 => years.len(),
            enough => enough,
        };
        Tenure {
            trend: trend(&years[..compared]),
            compared,
            years,
        }
    }
}

fn trend(years: &[TenureYear]) -> TenureTrend {
    let money: Vec<f64> = years.iter().filter_map(TenureYear::per_active).collect();
    let steps = || money.windows(2);
    match money.len() {
        0 | 1 => TenureTrend::NotSeen,
        _ if steps().all(|pair| pair[1] > pair[0]) => TenureTrend::Grows,
        _ if steps().all(|pair| pair[1] < pair[0]) => TenureTrend::Falls,
        _ => TenureTrend::Mixed,
    }
}

/// Cumulative profit of a customer by year after the cost of winning them, and the year in which it
/// is paid back, from 1; none where it is not.
pub fn payback(acquisition_cost: f64, yearly: &[f64]) -> (Vec<f64>, Option<u32>) {
    let mut sum = -acquisition_cost;
    let course: Vec<f64> = yearly
        .iter()
        .map(|profit| {
            sum += profit;
            sum
        })
        .collect();
    let year = course.iter().position(|&sum| sum >= 0.0);
    (course, year.map(|place| place as u32 + 1))
}

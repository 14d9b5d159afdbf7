//! Who is slipping away: customers worth much who are overdue against their own rhythm.

use crate::numeric::{number_at, sort_many};
use serde::{Deserialize, Serialize};

use super::{Forecasted, Interval, LEVEL, Ranges, TotalIntervals, ValueTerms};

/// Who counts as slipping away. Each part is a choice of the user.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SlippingRules {
    /// The time since the last purchase over the customer's own mean time between purchases, from
    /// which they are overdue.
    pub overdue: f64,
    /// The best part of the customers by value if they are still there.
    pub top_share: f64,
    /// Purchases after the first that make a rhythm.
    pub least_x: u32,
    /// P(alive) below which a customer is long gone: no longer slipping away, and not listed.
    pub least_alive: f64,
}

impl Default for SlippingRules {
    /// Twice the own rhythm, the best fifth, two purchases after the first, one chance in ten.
    fn default() -> SlippingRules {
        SlippingRules {
            overdue: 2.0,
            top_share: 0.2,
            least_x: 2,
            least_alive: 0.1,
        }
    }
}

/// One customer who is slipping away.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SlippingCustomer {
    /// The customer's number in the base, or the row of a counted table.
    pub customer: u32,
    /// Customers whom the row of a counted table stands for; one otherwise.
    pub alike: u64,
    /// Purchases after the first.
    pub x: u32,
    /// tₓ, in units of time.
    pub recency: f64,
    /// T, in units of time.
    pub age: f64,
    /// Days since the last purchase.
    pub days_since: f64,
    /// The customer's own mean days between purchases.
    pub own_days: f64,
    /// P(alive).
    pub p_alive: f64,
    /// Value within the horizon if the customer is still there; purchases without a model of spend.
    pub value_if_alive: f64,
    /// What is still expected of them: value if alive × P(alive).
    pub at_stake: f64,
}

impl SlippingCustomer {
    /// The time since the last purchase over the customer's own mean time between purchases.
    pub fn overdue(&self) -> f64 {
        self.days_since / self.own_days
    }
}

/// Those who are slipping away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slipping {
    /// Who counts.
    pub rules: SlippingRules,
    /// How far ahead, discounted how, at which margin.
    pub terms: ValueTerms,
    /// Values are money; purchases otherwise.
    pub is_money: bool,
    /// The value from which a customer is among the best.
    pub least_value: f64,
    /// Value still expected of all of them.
    pub at_stake: f64,
    /// Ranges of what they will still order and bring; none of nobody, and where the fit has no
    /// maximum.
    pub intervals: Option<TotalIntervals>,
    /// Customers as good and as overdue who are long gone.
    pub gone: u64,
    /// Those of whom most is still expected first.
    pub customers: Vec<SlippingCustomer>,
}

impl Slipping {
    /// The range of what is at stake, in money or in orders; none of nobody, and without a maximum.
    pub fn at_stake_range(&self) -> Option<Interval> {
        let ranges = self.intervals.as_ref()?;
        match self.is_money {
            true => ranges.clv,
            false => Some(ranges.orders),
        }
    }

    /// Finds them.
    pub fn of(forecasted: &Forecasted, rules: SlippingRules) -> Slipping {
        let Forecasted {
            forecast,
            histories,
            scores,
            ..
        } = forecasted;
        let is_money = !scores.clv.is_empty();
        let values = if is_money {
            &scores.clv
        } else {
            &scores.orders
        };
        let if_alive: Vec<f64> = values
            .iter()
            .zip(&scores.p_alive)
            .map(|(value, alive)| if *alive > 0.0 { value / alive } else { 0.0 })
            .collect();
        let mut sorted = if_alive.clone();
        let place = (sorted.len() as f64 * rules.top_share.clamp(0.0, 1.0)) as usize;
        let place = place.min(sorted.len().saturating_sub(1));
        let least_value = match sorted.is_empty() {
            true => 0.0,
            // Counted from the best.
            false => {
                let place = sorted.len() - 1 - place;
                number_at(&mut sorted, place)
            }
        };
        let unit_days = histories.unit.days();
        let mut customers: Vec<SlippingCustomer> = Vec::new();
        let mut places: Vec<u32> = Vec::new();
        let mut gone = 0;
        for (at, alike) in histories.distinct() {
            let x = histories.x[at];
            let time = |code: &[u32]| histories.times[code[at] as usize];
            let (recency, age) = (time(&histories.recency), time(&histories.age));
            if x < rules.least_x.max(1) || if_alive[at] < least_value {
                continue;
            }
            let own_days = recency * unit_days / f64::from(x);
            let days_since = (age - recency) * unit_days;
            if days_since <= rules.overdue * own_days {
                continue;
            }
            let p_alive = scores.p_alive[at];
            if p_alive < rules.least_alive {
                gone += alike;
                continue;
            }
            places.extend((at as u32..).take(alike as usize));
            customers.push(SlippingCustomer {
                customer: histories.customer[at],
                alike,
                x,
                recency,
                age,
                days_since,
                own_days,
                p_alive,
                value_if_alive: if_alive[at],
                at_stake: if_alive[at] * p_alive,
            });
        }
        sort_many(&mut customers, |a: &SlippingCustomer, b| {
            let order = b.at_stake.total_cmp(&a.at_stake);
            let order = order.then(b.overdue().total_cmp(&a.overdue()));
            order.then(a.customer.cmp(&b.customer))
        });
        let ranges = match places.is_empty() {
            true => None,
            false => Ranges::of(forecasted.range_basis()),
        };
        let intervals = ranges.map(|ranges| ranges.totals(Some(&places), LEVEL));
        Slipping {
            rules,
            terms: forecast.terms,
            is_money,
            least_value,
            gone,
            intervals,
            at_stake: customers
                .iter()
                .map(|it| it.at_stake * it.alike as f64)
                .sum(),
            customers,
        }
    }

    /// How many customers they are.
    pub fn count(&self) -> u64 {
        self.customers.iter().map(|it| it.alike).sum()
    }
}

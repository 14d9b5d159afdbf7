//! What one window shows of the customers.

use super::{CustomerBase, FirstKnown, ReturnsPolicy, Settled, Window};
use crate::units::Money;

/// One entry an active customer, in order of first appearance, or one entry a group of equal
/// customers when `weight` is above one (teaching cases are printed in groups).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Observation {
    /// The customer's number in the base; a running number for groups.
    pub customer: Vec<u32>,
    /// How many equal customers the entry stands for.
    pub weight: Vec<u32>,
    /// Monthly spend of one of them.
    pub spend: Vec<Money>,
    /// Paid orders in the window, of all of them.
    pub orders: Vec<u64>,
    /// Revenue in the window, of all of them.
    pub revenue: Vec<Money>,
    /// Profit in the window, of all of them; empty when the data give none.
    pub profit: Vec<Money>,
    /// First purchase falls under the rule for new customers.
    pub new: Vec<bool>,
    /// How it is known when they first bought.
    pub first_known: FirstKnown,
    /// Customers of the base without a paid order in the active period.
    pub inactive: u64,
    /// Revenue in the window of customers that are not active (refunds of earlier orders).
    pub inactive_revenue: Money,
    /// Lines in the window whose cost or profit cell was unreadable: they count as no profit.
    pub lines_without_profit: u64,
}

impl Observation {
    /// Looks at every customer of `base` through `window`.
    ///
    /// # Formula
    /// See [`Window::monthly_spend`]. Nobody is new where no column names the first purchases of
    /// customers who were summed up before.
    pub fn take(base: &CustomerBase, window: &Window, policy: ReturnsPolicy) -> Observation {
        let mut seen = Observation {
            first_known: base.first_known(),
            ..Observation::default()
        };
        let mut settled = Settled::default();
        for customer in 0..base.len() {
            base.settle(customer, window.to, policy, &mut settled);
            let (mut revenue, mut profit) = (Money::ZERO, Money::ZERO);
            for &entry in &settled.counted {
                if !window.counts(base.day[entry]) {
                    continue;
                }
                revenue += base.amount[entry];
                if base.has_profit() {
                    match base.profit_at(entry) {
                        Some(of_line) => profit += of_line,
                        None => seen.lines_without_profit += 1,
                    }
                }
            }
            let (Some(&first), Some(&last)) = (settled.paid.first(), settled.paid.last()) else {
                seen.inactive += 1;
                seen.inactive_revenue += revenue;
                continue;
            };
            if last < window.active_from {
                seen.inactive += 1;
                seen.inactive_revenue += revenue;
                continue;
            }
            seen.customer.push(customer as u32);
            seen.weight.push(1);
            let first = base.first_purchase(customer, first);
            seen.spend.push(window.monthly_spend(revenue, first));
            seen.orders.push(settled.orders_since(window.counts_from()));
            seen.revenue.push(revenue);
            if base.has_profit() {
                seen.profit.push(profit);
            }
            let tells_new = window.tells_new() && seen.first_known != FirstKnown::Not;
            seen.new.push(tells_new && window.is_new(first));
        }
        seen
    }

    /// Entries: active customers, or groups.
    pub fn len(&self) -> usize {
        self.spend.len()
    }

    /// True without an active customer.
    pub fn is_empty(&self) -> bool {
        self.spend.is_empty()
    }

    /// Active customers.
    pub fn customers(&self) -> u64 {
        self.weight.iter().map(|&weight| u64::from(weight)).sum()
    }

    /// True when every entry is one customer.
    pub fn is_individual(&self) -> bool {
        self.weight.iter().all(|&weight| weight == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::WindowRules;
    use super::super::customers::tests::lines;
    use super::*;

    fn observe(rows: &[(u32, &str, f64, u32)]) -> Observation {
        let base = CustomerBase::from_lines(lines(rows, false));
        let window = Window::settle(&WindowRules::default(), base.days.0, base.days.1);
        Observation::take(&base, &window, ReturnsPolicy::NetByCustomer)
    }

    #[test]
    fn monthly_spend_of_an_old_customer_is_revenue_over_the_whole_window() {
        let seen = observe(&[
            (0, "2022-01-01", 500.0, 0),
            (0, "2024-06-01", 120.0, 0),
            (1, "2024-12-31", 1.0, 0),
        ]);
        assert_eq!(seen.spend[0], Money::from_units(10.0).unwrap());
    }

    #[test]
    fn monthly_spend_of_yesterdays_customer_is_divided_by_one_month() {
        let seen = observe(&[(0, "2022-01-01", 500.0, 0), (1, "2024-12-31", 80.0, 0)]);
        assert_eq!(seen.spend, [Money::from_units(80.0).unwrap()]);
        assert_eq!(seen.new, [true]);
        assert_eq!(seen.inactive, 1);
    }

    #[test]
    fn nobody_is_new_when_the_history_is_too_short() {
        let seen = observe(&[(0, "2024-11-01", 5.0, 0), (1, "2024-12-31", 80.0, 0)]);
        assert_eq!(seen.new, [false, false]);
    }
}

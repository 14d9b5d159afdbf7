//! The first facts of any order file, each with what it counts.

use serde::{Deserialize, Serialize};

use super::{NEVER, Profiles};
use crate::base::{FirstKnown, Window};
use crate::explain::{Explained, SegmentSymbol, Source, Symbol, Unit};
use crate::units::Money;

/// The first facts of an order file. A number is none where it does not exist.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpeningFacts {
    /// The window that is counted.
    pub window: Window,
    /// 客单价: revenue ÷ paid orders of the window.
    pub order_value: Option<Explained>,
    /// 复购率: of the customers with a paid order in the window, those with two or more.
    pub repeat_rate: Option<Explained>,
    /// The same over everything up to the analysis day.
    pub repeat_rate_ever: Option<Explained>,
    /// 人均订单: paid orders ÷ customers with one, of the window.
    pub orders_per_customer: Option<Explained>,
    /// 购买间隔: the middle one of all gaps between two days with an order of one customer, over
    /// everything up to the analysis day.
    pub median_gap: Option<Explained>,
    /// How many gaps that is.
    pub gaps: u64,
    /// 新客收入占比: revenue of the window of customers whose first order lies in it, as a part of the
    /// revenue of all with a paid order. None where the data do not reach back before the window, or
    /// lines sum up customers.
    pub new_revenue_share: Option<Explained>,
    /// 老客收入占比: revenue of the window of those who had bought before.
    pub returning_revenue_share: Option<Explained>,
    /// Amounts of the window of customers without a paid order, such as refunds of orders that lie
    /// before the data: in the revenue, and in neither share. None where there are none.
    pub without_order: Option<Explained>,
}

impl OpeningFacts {
    /// Counts.
    pub fn of(profiles: &Profiles) -> OpeningFacts {
        let window = profiles.window;
        let recent = &profiles.recent;
        let file = |symbol, value, unit| Explained::given(symbol, value, unit, Source::File);
        let orders: u64 = recent.orders.iter().map(|&it| u64::from(it)).sum();
        let revenue: Money = recent.revenue.iter().copied().sum();
        let buyers = |of: &[u32], least: u32| of.iter().filter(|&&it| it >= least).count() as f64;
        let ratio = |symbol, unit, above: Explained, below: Explained| {
            let ratio = Explained::new(symbol, unit, above.as_input().over(below.as_input()));
            (below.value() > 0.0).then_some(ratio)
        };
        let repeat_rate = |of: &[u32]| {
            ratio(
                Symbol::RepeatRate,
                Unit::Percent,
                file(Symbol::RepeatCustomers, buyers(of, 2), Unit::Customers),
                file(Symbol::PayingCustomers, buyers(of, 1), Unit::Customers),
            )
        };
        let of_orders = || file(Symbol::Orders, orders as f64, Unit::Orders);
        let of_revenue = || file(Symbol::Revenue, revenue.units(), Unit::Money);
        let is_told = window.history_from < window.from && profiles.first_known == FirstKnown::Seen;
        let has_bought = |it: &usize| profiles.has_bought(*it);
        let of_buyers: Money = (0..profiles.len())
            .filter(has_bought)
            .map(|it| recent.revenue[it])
            .sum();
        let apart = revenue - of_buyers;
        // Both shares are parts of what they add up to.
        let whole = || match apart == Money::ZERO {
            true => of_revenue(),
            false => {
                let symbol = SegmentSymbol::BuyersRevenue.into();
                file(symbol, of_buyers.units(), Unit::Money)
            }
        };
        let share = |symbol, whole_symbol, is_new: bool| {
            let is_counted = |it: &usize| {
                let first = profiles.first[*it];
                first != NEVER && (first >= window.from) == is_new
            };
            let part: Money = (0..profiles.len())
                .filter(is_counted)
                .map(|it| recent.revenue[it])
                .sum();
            let part = file(whole_symbol, part.units(), Unit::Money);
            is_told
                .then(|| ratio(symbol, Unit::Percent, part, whole()))
                .flatten()
        };
        let median = median_of_counts(&profiles.gaps);
        OpeningFacts {
            window,
            order_value: ratio(Symbol::OrderValue, Unit::Money, of_revenue(), of_orders()),
            repeat_rate: repeat_rate(&recent.orders),
            repeat_rate_ever: repeat_rate(&profiles.history.orders),
            orders_per_customer: ratio(
                Symbol::OrdersPerCustomer,
                Unit::OrdersPerCustomer,
                of_orders(),
                file(
                    Symbol::PayingCustomers,
                    buyers(&recent.orders, 1),
                    Unit::Customers,
                ),
            ),
            median_gap: median.map(|days| file(Symbol::MedianGap, days, Unit::Days)),
            gaps: profiles.gaps.iter().sum(),
            new_revenue_share: share(Symbol::NewRevenueShare, Symbol::NewRevenue, true),
            returning_revenue_share: share(
                Symbol::ReturningRevenueShare,
                Symbol::ReturningRevenue,
                false,
            ),
            without_order: (apart != Money::ZERO).then(|| {
                let symbol = SegmentSymbol::WithoutOrderRevenue.into();
                file(symbol, apart.units(), Unit::Money)
            }),
        }
    }
}

/// The middle value where `counts[v]` values are `v`; the mean of the middle two of an even number.
fn median_of_counts(counts: &[u64]) -> Option<f64> {
    let all: u64 = counts.iter().sum();
    let at = |place: u64| {
        let mut before = 0;
        counts.iter().position(|&count| {
            before += count;
            before > place
        })
    };
    let low = at(all.checked_sub(1)? / 2)?;
    let high = at(all / 2)?;
    Some((low + high) as f64 / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_an_even_number_is_the_mean_of_two() {
        assert_eq!(median_of_counts(&[]), None);
        assert_eq!(median_of_counts(&[0, 0, 3]), Some(2.0));
        assert_eq!(median_of_counts(&[0, 1, 0, 0, 1]), Some(2.5));
        assert_eq!(median_of_counts(&[0, 1, 1, 0, 1]), Some(2.0));
    }
}

//! Customers who were summed up before to purchase histories.

use super::{Histories, HistoryError, PeriodUnit};
use crate::base::{CustomerBase, FirstKnown, OrderCounting, ReturnsPolicy, Settled};
use crate::units::Day;

impl Histories {
    /// The histories of customers whose rows sum them up, where a column counts their orders and
    /// another names the first of them. Customers whose first purchase is not known are left out.
    ///
    /// # Formula
    /// x = orders − 1; tₓ = last − first purchase; T = last day of the data − first purchase; spend =
    /// the sum ÷ orders, the first one included. A single order is the first and the last, whatever
    /// the column says: a day of joining may lie before it.
    ///
    /// # Errors
    /// [`HistoryError::SummedBefore`] where orders or first purchases have no column;
    /// [`HistoryError::NobodyBought`].
    pub(super) fn of_sums(
        base: &CustomerBase,
        unit: PeriodUnit,
        policy: ReturnsPolicy,
    ) -> Result<Histories, HistoryError> {
        let is_counted = base.counting == OrderCounting::FromColumn;
        if !is_counted || base.first_known() != FirstKnown::Named {
            return Err(HistoryError::SummedBefore);
        }
        let end = base.days.1;
        let mut found = Histories {
            unit,
            ..Histories::default()
        };
        let mut settled = Settled::default();
        let mut oldest = 0;
        for customer in 0..base.len() {
            base.settle(customer, Day(i32::MAX), policy, &mut settled);
            let (Some(&last), orders) = (settled.paid.last(), settled.orders()) else {
                continue;
            };
            let first = match orders {
                1 => Some(last),
                _ => base.first_named(customer),
            };
            let Some(first) = first else { continue };
            let x = u32::try_from(orders - 1).unwrap_or(u32::MAX);
            let sum: f64 = settled
                .counted
                .iter()
                .map(|&entry| base.amount[entry].units())
                .sum();
            let age = (end.0 - first.0) as u32;
            found.customer.push(customer as u32);
            found.x.push(x);
            found.recency.push((last.0 - first.0) as u32);
            found.age.push(age);
            found.spend.push(match x {
                0 => 0.0,
                _ => sum / orders as f64,
            });
            oldest = oldest.max(age);
        }
        if found.is_empty() {
            return Err(HistoryError::NobodyBought);
        }
        found.times = (0..=oldest)
            .map(|days| f64::from(days) / unit.days())
            .collect();
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{MemorySource, Overrides, import, inspect};

    fn base(text: &str) -> CustomerBase {
        let mut source = MemorySource(text.as_bytes());
        let found = inspect(&mut source, "t.csv", &Overrides::default()).unwrap();
        let lines = import(&mut source, &found.plan, &Default::default(), &mut |_| {});
        CustomerBase::from_lines(lines.unwrap())
    }

    fn take(base: &CustomerBase, until: Day) -> Result<Histories, HistoryError> {
        let policy = ReturnsPolicy::default();
        Histories::of(base, PeriodUnit::Day, until, policy)
    }

    #[test]
    fn orders_first_and_last_day_make_a_history() {
        let base = base(
            "客户编号,首次购买日期,最近购买日期,订单数,累计消费金额\n\
             A,2024-01-01,2024-03-01,4,400\n\
             B,2024-02-01,2024-02-20,1,50\n\
             C,,2024-03-10,3,90\n\
             D,,2024-03-31,1,10\n",
        );
        let found = take(&base, base.days.1).unwrap();
        assert_eq!(found.customer, [0, 1, 3]);
        assert_eq!(found.x, [3, 0, 0]);
        assert_eq!(found.recency, [60, 0, 0]);
        assert_eq!(found.age, [90, 40, 0]);
        assert_eq!(found.spend, [100.0, 0.0, 0.0]);
        assert_eq!(found.times[60], 60.0);
        // What they bought up to a day before the last is not known.
        let before = take(&base, Day(base.days.1.0 - 1));
        assert_eq!(before, Err(HistoryError::SummedBefore));
    }

    #[test]
    fn without_first_days_there_is_no_history() {
        let base = base(
            "客户编号,最近购买日期,订单数,累计消费金额\nA,2024-03-01,4,400\nB,2024-02-20,1,50\n",
        );
        let found = take(&base, base.days.1);
        assert_eq!(found, Err(HistoryError::SummedBefore));
    }
}

//! What a refund does to revenue and orders: a visible choice of the user.

use serde::{Deserialize, Serialize};

use super::CustomerBase;
use crate::numeric::{packed, sort_own, sort_packed};
use crate::units::{Day, Money};

/// How negative amounts are treated. An *order* here is a distinct order id, or a customer's day
/// where there are no ids.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReturnsPolicy {
    /// Refunds reduce the customer's revenue; an order is paid when its own lines net to more than
    /// zero, so a refund is not an order.
    #[default]
    NetByCustomer,
    /// An order counts with its net amount when that is positive; orders that net to zero or less
    /// are left out altogether.
    NetByOrder,
    /// Negative lines are left out: gross revenue.
    Drop,
    /// Negative lines count like any other, and an order counts whatever its sign.
    Keep,
}

impl ReturnsPolicy {
    /// All four, the default first.
    pub const ALL: [ReturnsPolicy; 4] = [
        ReturnsPolicy::NetByCustomer,
        ReturnsPolicy::NetByOrder,
        ReturnsPolicy::Drop,
        ReturnsPolicy::Keep,
    ];
}

/// What an order is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderCounting {
    /// A distinct order id.
    ById,
    /// A customer's day: there is no order id.
    #[default]
    ByCustomerDay,
    /// Each line is a customer summed up before, and a column says how many orders.
    FromColumn,
    /// Likewise, but no column says so: each counts as one.
    OneEach,
}

/// What one policy would give over the whole history, shown before it is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnsOutcome {
    /// The policy.
    pub policy: ReturnsPolicy,
    /// Revenue.
    pub revenue: Money,
    /// Customers with at least one order that counts.
    pub customers: u64,
    /// Orders that count.
    pub orders: u64,
}

/// The negative lines of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnsFacts {
    /// How many.
    pub lines: u64,
    /// What they add up to, below zero.
    pub amount: Money,
    /// Lines that netting by order cannot take off: no sale stands in their order (on their day, where
    /// orders have no ids).
    #[serde(default)]
    pub without_sale: u64,
    /// What each policy would give, in the order of [`ReturnsPolicy::ALL`].
    pub outcomes: Vec<ReturnsOutcome>,
}

/// One customer's orders and the lines that count, under one policy. Kept and cleared between
/// customers so that a million of them allocate once.
#[derive(Debug, Default)]
pub struct Settled {
    /// The days of the orders that count, in order of day, one entry an order; one entry for all
    /// orders of a customer that was summed up before.
    pub paid: Vec<Day>,
    /// The days of orders whose every line is of no money: nothing was paid, but something was
    /// ordered.
    pub free: Vec<Day>,
    /// How many orders each of these stands for; empty where each is one.
    times: Vec<u32>,
    /// The entries of the base whose money counts.
    pub counted: Vec<usize>,
    /// Orders with their entries, see [`packed`].
    group: Vec<u64>,
}

impl Settled {
    /// Orders that count.
    pub fn orders(&self) -> u64 {
        self.orders_since(Day(i32::MIN))
    }

    /// Orders that count, on this day or later.
    pub fn orders_since(&self, from: Day) -> u64 {
        let first = self.paid.partition_point(|&day| day < from);
        match self.times.get(first..) {
            Some(times) if !self.times.is_empty() => {
                times.iter().map(|&times| u64::from(times)).sum()
            }
            _ => (self.paid.len() - first) as u64,
        }
    }
}

/// Puts days in order, which they mostly are: orders are numbered as they come.
fn in_order(days: &mut Vec<Day>) {
    if !days.is_sorted() {
        sort_own(days, Day::cmp);
    }
}

impl CustomerBase {
    /// Settles the entries of `customer` up to and including the day `until`. Where the file has no
    /// amounts every order counts: nothing says that one came to nothing.
    pub fn settle(
        &self,
        customer: usize,
        until: Day,
        policy: ReturnsPolicy,
        settled: &mut Settled,
    ) {
        let policy = match self.has_amounts() {
            true => policy,
            false => ReturnsPolicy::Keep,
        };
        settled.paid.clear();
        settled.free.clear();
        settled.counted.clear();
        settled.times.clear();
        let entries = self.offsets[customer]..self.offsets[customer + 1];
        let end = entries.start + self.day[entries.clone()].partition_point(|&day| day <= until);
        if self.is_by_day() {
            return self.settle_days(entries.start..end, policy, settled);
        }
        let mut group = std::mem::take(&mut settled.group);
        group.clear();
        // Without order ids the day stands for the order; entries are in order of day already.
        group.extend(
            (entries.start..end).map(|entry| match self.order.get(entry) {
                Some(&order) => packed(order, entry as u32),
                None => packed(self.day[entry].0 as u32, entry as u32),
            }),
        );
        if !self.order.is_empty() {
            sort_packed(&mut group);
        }
        for lines in group.chunk_by(|a, b| a >> 32 == b >> 32) {
            self.settle_order(lines, policy, settled);
        }
        settled.group = group;
        // Where orders are counted by a column there are no ids, and the days are in order already.
        in_order(&mut settled.paid);
    }

    /// True where the day stands for the order.
    fn is_by_day(&self) -> bool {
        self.order.is_empty() && self.counts.is_empty()
    }

    /// Orders and revenue of a customer over the whole history, net by customer, where the day stands
    /// for the order; what [`CustomerBase::settle`] gives, without a list of days and entries.
    pub(super) fn net_by_day(&self, customer: usize) -> Option<(u64, Money)> {
        if !self.is_by_day() || !self.has_amounts() {
            return None;
        }
        let entries = self.entries(customer);
        let mut lines = self.day[entries.clone()].iter().zip(&self.amount[entries]);
        let Some((mut day, &(mut net))) = lines.next() else {
            return Some((0, Money::ZERO));
        };
        let (mut orders, mut revenue) = (0, Money::ZERO);
        for (next, &amount) in lines {
            if next != day {
                orders += u64::from(net.is_positive());
                revenue += net;
                (day, net) = (next, Money::ZERO);
            }
            net += amount;
        }
        Some((orders + u64::from(net.is_positive()), revenue + net))
    }

    /// Settles entries whose day stands for the order, which is how they are put already: the same as
    /// `settle_order` of each day.
    fn settle_days(
        &self,
        entries: std::ops::Range<usize>,
        policy: ReturnsPolicy,
        settled: &mut Settled,
    ) {
        let mut start = entries.start;
        while start < entries.end {
            let day = self.day[start];
            let (mut end, mut net, mut is_free) = (start, Money::ZERO, true);
            while end < entries.end && self.day[end] == day {
                let amount = self.amount[end];
                is_free &= amount == Money::ZERO;
                if policy != ReturnsPolicy::Drop || amount.0 >= 0 {
                    net += amount;
                }
                end += 1;
            }
            let is_paid = policy == ReturnsPolicy::Keep || net.is_positive();
            if is_paid {
                settled.paid.push(day);
            } else if is_free {
                settled.free.push(day);
            }
            match policy {
                ReturnsPolicy::NetByOrder if !is_paid => {}
                ReturnsPolicy::Drop => {
                    let kept = (start..end).filter(|&entry| self.amount[entry].0 >= 0);
                    settled.counted.extend(kept);
                }
                _ => settled.counted.extend(start..end),
            }
            start = end;
        }
    }

    /// The days on which a customer ordered, each once, whatever it cost; an order that was wholly
    /// refunded is none.
    pub fn purchase_days<'a>(
        &self,
        customer: usize,
        policy: ReturnsPolicy,
        settled: &'a mut Settled,
    ) -> &'a [Day] {
        self.settle(customer, Day(i32::MAX), policy, settled);
        if !settled.free.is_empty() {
            settled.paid.append(&mut settled.free);
            in_order(&mut settled.paid);
        }
        settled.paid.dedup();
        &settled.paid
    }

    fn settle_order(&self, lines: &[u64], policy: ReturnsPolicy, settled: &mut Settled) {
        let drops = |entry: usize| policy == ReturnsPolicy::Drop && self.amount[entry].0 < 0;
        let entries = || lines.iter().map(|&line| line as u32 as usize);
        let kept = || entries().filter(|&entry| !drops(entry));
        let net: Money = kept().map(|entry| self.amount[entry]).sum();
        let paid = policy == ReturnsPolicy::Keep || net.is_positive();
        let orders = self.orders_in(entries());
        let day = entries().next().map(|entry| self.day[entry]);
        if paid && orders > 0 {
            settled.paid.extend(day);
            if !self.counts.is_empty() {
                settled
                    .times
                    .push(u32::try_from(orders).unwrap_or(u32::MAX));
            }
        }
        if !paid && entries().all(|entry| self.amount[entry] == Money::ZERO) {
            settled.free.extend(day);
        }
        if paid || policy != ReturnsPolicy::NetByOrder {
            settled.counted.extend(kept());
        }
    }

    /// How many orders some lines stand for: one, unless a column counts them. A refund in a column
    /// of its own stands beside the line that was counted.
    fn orders_in(&self, entries: impl Iterator<Item = usize> + Clone) -> u64 {
        if self.counts.is_empty() {
            return 1;
        }
        let is_sale = |entry: usize| self.amount[entry].0 >= 0;
        let has_sale = entries.clone().any(is_sale);
        entries
            .filter(|&entry| !has_sale || is_sale(entry))
            .map(|entry| self.counts.get(entry).map_or(1, |&count| u64::from(count)))
            .sum()
    }

    /// The negative lines and what each policy would make of them; none without any.
    pub fn returns(&self) -> Option<ReturnsFacts> {
        let negative = self.amount.iter().filter(|amount| amount.0 < 0);
        let lines = negative.clone().count() as u64;
        (lines > 0).then(|| ReturnsFacts {
            lines,
            amount: negative.copied().sum(),
            without_sale: self.refunds_without_sale(),
            outcomes: match self.is_by_day() {
                true => self.outcomes_by_day().into(),
                false => ReturnsPolicy::ALL.map(|policy| self.outcome(policy)).into(),
            },
        })
    }

    /// [`CustomerBase::outcome`] of every policy, where the day stands for the order: all are told by
    /// what a day comes to with its refunds and without.
    fn outcomes_by_day(&self) -> [ReturnsOutcome; 4] {
        let mut outcomes = ReturnsPolicy::ALL.map(|policy| ReturnsOutcome {
            policy,
            revenue: Money::ZERO,
            customers: 0,
            orders: 0,
        });
        for customer in 0..self.len() {
            let mut has_paid = [false; 4];
            let entries = self.entries(customer);
            let lines = self.day[entries.clone()].iter().zip(&self.amount[entries]);
            let mut lines = lines.peekable();
            while let Some((day, &first)) = lines.next() {
                let (mut net, mut gross) = (first, first.max(Money::ZERO));
                while let Some((_, &amount)) = lines.next_if(|(next, _)| *next == day) {
                    net += amount;
                    gross += amount.max(Money::ZERO);
                }
                for (outcome, has_paid) in outcomes.iter_mut().zip(&mut has_paid) {
                    let (revenue, is_paid) = match outcome.policy {
                        ReturnsPolicy::NetByCustomer => (net, net.is_positive()),
                        ReturnsPolicy::NetByOrder => (net.max(Money::ZERO), net.is_positive()),
                        ReturnsPolicy::Drop => (gross, gross.is_positive()),
                        ReturnsPolicy::Keep => (net, true),
                    };
                    outcome.revenue += revenue;
                    outcome.orders += u64::from(is_paid);
                    *has_paid |= is_paid;
                }
            }
            for (outcome, has_paid) in outcomes.iter_mut().zip(has_paid) {
                outcome.customers += u64::from(has_paid);
            }
        }
        outcomes
    }

    /// Revenue, customers and orders over the whole history under one policy.
    pub fn outcome(&self, policy: ReturnsPolicy) -> ReturnsOutcome {
        let mut outcome = ReturnsOutcome {
            policy,
            revenue: Money::ZERO,
            customers: 0,
            orders: 0,
        };
        let mut settled = Settled::default();
        for customer in 0..self.len() {
            self.settle(customer, Day(i32::MAX), policy, &mut settled);
            outcome.revenue += settled
                .counted
                .iter()
                .map(|&entry| self.amount[entry])
                .sum();
            outcome.orders += settled.orders();
            outcome.customers += u64::from(!settled.paid.is_empty());
        }
        outcome
    }
}

#[cfg(test)]
mod tests {
    use super::super::customers::tests::lines;
    use super::*;
    use crate::numeric::Random;

    /// Customer 0 buys 100 (order 0) and returns it under the same order; buys 30 (order 1).
    /// Customer 1 buys 80 (order 2) and returns 20 under another order (order 3).
    fn base() -> CustomerBase {
        CustomerBase::from_lines(lines(
            &[
                (0, "2024-01-05", 100.0, 0),
                (0, "2024-02-01", -100.0, 0),
                (0, "2024-03-01", 30.0, 1),
                (1, "2024-01-09", 80.0, 2),
                (1, "2024-02-09", -20.0, 3),
            ],
            true,
        ))
    }

    #[test]
    fn each_policy_says_beforehand_what_it_does_to_revenue_and_orders() {
        let facts = base().returns().unwrap();
        assert_eq!((facts.lines, facts.amount.units()), (2, -120.0));
        let found: Vec<(f64, u64, u64)> = facts
            .outcomes
            .iter()
            .map(|outcome| (outcome.revenue.units(), outcome.customers, outcome.orders))
            .collect();
        assert_eq!(
            found,
            [(90.0, 2, 2), (110.0, 2, 2), (210.0, 2, 3), (90.0, 2, 4)]
        );
    }

    #[test]
    fn an_order_that_is_wholly_refunded_is_no_order() {
        let mut settled = Settled::default();
        base().settle(0, Day(i32::MAX), ReturnsPolicy::NetByCustomer, &mut settled);
        assert_eq!(settled.paid, [Day::from_iso("2024-03-01").unwrap()]);
    }

    #[test]
    fn without_order_ids_a_customers_day_is_an_order() {
        let base = CustomerBase::from_lines(lines(
            &[
                (0, "2024-01-05", 10.0, 0),
                (0, "2024-01-05", 5.0, 0),
                (0, "2024-01-06", -5.0, 0),
            ],
            false,
        ));
        let mut settled = Settled::default();
        base.settle(0, Day(i32::MAX), ReturnsPolicy::NetByCustomer, &mut settled);
        assert_eq!((settled.paid.len(), settled.counted.len()), (1, 3));
    }

    #[test]
    fn a_day_settles_like_an_order_of_its_own() {
        let mut random = Random::new(11);
        let days = ["2024-01-05", "2024-01-06", "2024-02-01", "2024-03-01"];
        let mut below = |end: usize| (random.unit() * end as f64) as usize;
        let rows: Vec<_> = (0..400)
            .map(|_| {
                let (customer, day) = (below(40), below(days.len()));
                let amount = below(7) as f64 * 5.0 - 10.0;
                let order = customer * days.len() + day;
                (customer as u32, days[day], amount, order as u32)
            })
            .collect();
        let [by_day, by_id] = [false, true].map(|ids| CustomerBase::from_lines(lines(&rows, ids)));
        let (mut one, mut other) = (Settled::default(), Settled::default());
        for policy in ReturnsPolicy::ALL {
            for customer in 0..by_day.len() {
                by_day.settle(customer, Day(i32::MAX), policy, &mut one);
                by_id.settle(customer, Day(i32::MAX), policy, &mut other);
                assert_eq!(one.paid, other.paid, "{policy:?}");
                assert_eq!(one.free, other.free, "{policy:?}");
                assert_eq!(one.counted, other.counted, "{policy:?}");
            }
        }
        for customer in 0..by_day.len() {
            by_id.settle(
                customer,
                Day(i32::MAX),
                ReturnsPolicy::NetByCustomer,
                &mut other,
            );
            let revenue = other.counted.iter().map(|&entry| by_id.amount[entry]).sum();
            assert_eq!(by_day.net_by_day(customer), Some((other.orders(), revenue)));
            assert_eq!(by_id.net_by_day(customer), None);
        }
        let told = by_day.returns().map(|it| it.outcomes);
        assert!(told.is_some());
        assert_eq!(told, by_id.returns().map(|it| it.outcomes));
    }

    #[test]
    fn a_file_without_refunds_asks_nothing() {
        let base = CustomerBase::from_lines(lines(&[(0, "2024-01-05", 10.0, 0)], false));
        assert_eq!(base.returns(), None);
    }
}

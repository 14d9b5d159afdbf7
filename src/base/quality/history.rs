//! What the history as a whole allows: its length, its gaps, its last month, who came once.

use super::Noted;
use crate::base::{CustomerBase, ReturnsOutcome, ReturnsPolicy, Settled};
use crate::numeric::sort_own;
use crate::units::{Day, Money};

/// A longest run of days without an order is told when it is so many times the usual one.
const UNUSUAL: u32 = 3;
/// Days longer than any the files of this program may span; past them no calendar is kept.
const LONGEST_DAYS: usize = 400_000;

/// The days with orders.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Calendar {
    /// The longest run of days without an order: first and last day of it.
    pub(super) longest: Option<(Day, Day)>,
    /// Nineteen of twenty runs between two days with orders are no longer than so many days.
    pub(super) usual_days: u32,
}

/// Looks for days without an order.
pub(super) fn calendar(base: &CustomerBase) -> Calendar {
    let (first, last) = base.days;
    let days = (last.0 - first.0 + 1).max(0) as usize;
    if base.day.is_empty() || days > LONGEST_DAYS {
        return Calendar::default();
    }
    let mut has_order = vec![false; days];
    for (entry, day) in base.day.iter().enumerate() {
        has_order[(day.0 - first.0) as usize] = true;
        // Something was bought on the day a column names, too.
        if let Some(named) = base.first_at(entry) {
            has_order[(named.0 - first.0) as usize] = true;
        }
    }
    let mut runs: Vec<u32> = Vec::new();
    let mut longest = (0, first);
    let mut before = first;
    for (place, _) in has_order
        .iter()
        .enumerate()
        .skip(1)
        .filter(|&(_, has)| *has)
    {
        let day = Day(first.0 + place as i32);
        let empty = (day.0 - before.0 - 1) as u32;
        if empty > longest.0 {
            longest = (empty, before);
        }
        runs.push(empty);
        before = day;
    }
    sort_own(&mut runs, u32::cmp);
    let usual_days = runs.get(runs.len() * 19 / 20).copied().unwrap_or_default();
    let is_unusual = longest.0 >= UNUSUAL * usual_days.max(1) && runs.len() >= 20;
    Calendar {
        longest: is_unusual.then(|| {
            let from = longest.1.0 + 1;
            (Day(from), Day(from + longest.0 as i32 - 1))
        }),
        usual_days,
    }
}

/// How much of the last month the data cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LastMonth {
    pub(super) first: Day,
    pub(super) covered: u32,
    pub(super) days: u32,
}

/// The last month when the data end earlier in it than the usual run without an order explains.
pub(super) fn incomplete_month(last: Day, usual_days: u32) -> Option<LastMonth> {
    let (year, month, covered) = last.civil();
    let first = Day::from_civil(year, month, 1)?;
    let next = match month {
        12 => Day::from_civil(year + 1, 1, 1)?,
        _ => Day::from_civil(year, month + 1, 1)?,
    };
    let days = (next.0 - first.0) as u32;
    (days - covered > usual_days).then_some(LastMonth {
        first,
        covered,
        days,
    })
}

/// Orders, revenue and who came how often, over the whole history and by the default policy.
#[derive(Debug, Clone)]
pub struct Whole {
    /// Orders, revenue and customers with a paid order.
    pub outcome: ReturnsOutcome,
    /// Those with just one.
    pub(super) once: Noted,
    /// Those with several orders (rows, where orders have no numbers), all of one day.
    pub(super) one_day: Noted,
}

/// What one customer comes to.
struct Own {
    /// Orders that count.
    orders: u64,
    /// Of these, the ones with an entry of their own.
    paid: u64,
    revenue: Money,
}

/// Settles every customer once by the default policy, net by customer.
pub(super) fn whole(base: &CustomerBase) -> Whole {
    let policy = ReturnsPolicy::default();
    let mut found = Whole {
        outcome: ReturnsOutcome {
            policy,
            revenue: Money::ZERO,
            customers: 0,
            orders: 0,
        },
        once: Noted::default(),
        one_day: Noted::default(),
    };
    let mut settled = Settled::default();
    for customer in 0..base.len() {
        let entries = base.entries(customer);
        if entries.is_empty() {
            continue;
        }
        let own = match base.net_by_day(customer) {
            Some((orders, revenue)) => Own {
                orders,
                paid: orders,
                revenue,
            },
            None => {
                base.settle(customer, Day(i32::MAX), policy, &mut settled);
                let counted = settled.counted.iter();
                Own {
                    orders: settled.orders(),
                    paid: settled.paid.len() as u64,
                    revenue: counted.map(|&entry| base.amount[entry]).sum(),
                }
            }
        };
        found.outcome.revenue += own.revenue;
        found.outcome.orders += own.orders;
        found.outcome.customers += u64::from(own.paid > 0);
        if own.orders == 1 {
            found.once.add(base.line[entries.start], own.revenue);
        }
        let is_one_day = base.day[entries.start] == base.day[entries.end - 1];
        let is_several = if base.order.is_empty() {
            base.line[entries.start] != base.line[entries.end - 1]
        } else {
            own.paid > 1
        };
        if is_one_day && is_several {
            found.one_day.add(base.line[entries.start], own.revenue);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::customers::tests::lines;

    fn daily(days: impl Iterator<Item = i32>) -> CustomerBase {
        let texts: Vec<String> = days.map(|day| Day(19_000 + day).iso()).collect();
        let rows: Vec<(u32, &str, f64, u32)> =
            texts.iter().map(|day| (0, day.as_str(), 1.0, 0)).collect();
        CustomerBase::from_lines(lines(&rows, false))
    }

    #[test]
    fn a_fortnight_without_orders_in_a_daily_history_is_a_gap() {
        let found = calendar(&daily((0..40).chain(54..90)));
        assert_eq!(found.longest, Some((Day(19_040), Day(19_053))));
        assert_eq!(found.usual_days, 0);
    }

    #[test]
    fn weekends_are_no_gap() {
        let found = calendar(&daily((0..90).filter(|day| day % 7 < 5)));
        assert_eq!(found.longest, None);
        assert_eq!(found.usual_days, 2);
    }

    #[test]
    fn a_month_that_ends_on_a_friday_is_whole_where_weekends_are_free() {
        let friday = Day::from_iso("2024-03-29").unwrap();
        assert_eq!(incomplete_month(friday, 2), None);
        let middle = incomplete_month(Day::from_iso("2024-02-15").unwrap(), 2).unwrap();
        assert_eq!((middle.covered, middle.days), (15, 29));
    }
}

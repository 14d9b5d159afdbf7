//! Lines grouped by customer in compressed rows.

use crate::ingest::{ImportFacts, NO_VALUE, OrderLines};
use crate::units::{Day, Money};

/// The lines of every customer, by customer in order of first appearance and within a customer by
/// day and line. `offsets[c]..offsets[c + 1]` are the entries of customer `c`.
#[derive(Debug, Clone, Default)]
pub struct CustomerBase {
    /// Customer ids, masked by nobody: masking is for screens.
    pub ids: Vec<String>,
    /// Where each customer's entries start; one more than there are customers.
    pub offsets: Vec<usize>,
    /// Day of each entry.
    pub day: Vec<Day>,
    /// Money of each entry.
    pub amount: Vec<Money>,
    /// Order of each entry; empty when no order column is mapped.
    pub order: Vec<u32>,
    /// Profit of each entry; empty when the file has none.
    pub profit: Vec<Money>,
    /// First and last day of the data.
    pub days: (Day, Day),
    /// What is known of the import.
    pub facts: ImportFacts,
}

/// One customer over the whole history, for lists and exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustomerFacts {
    /// Paid orders.
    pub orders: u32,
    /// Amounts with refunds subtracted.
    pub revenue: Money,
    /// First day with a line.
    pub first_day: Day,
    /// Last day with a line.
    pub last_day: Day,
}

impl CustomerBase {
    /// Groups the lines. Takes time in proportion to the lines (times log of a customer's lines).
    pub fn from_lines(lines: OrderLines) -> CustomerBase {
        let customers = lines.customer_ids.len();
        let mut offsets = vec![0_usize; customers + 1];
        for &customer in &lines.customer {
            offsets[customer as usize + 1] += 1;
        }
        for customer in 0..customers {
            offsets[customer + 1] += offsets[customer];
        }
        let mut next = offsets.clone();
        let mut rows = vec![0_u32; lines.len()];
        for (row, &customer) in lines.customer.iter().enumerate() {
            let place = &mut next[customer as usize];
            rows[*place] = row as u32;
            *place += 1;
        }
        for customer in 0..customers {
            let own = &mut rows[offsets[customer]..offsets[customer + 1]];
            if !own.is_sorted_by_key(|&row| lines.day[row as usize]) {
                own.sort_by_key(|&row| lines.day[row as usize]);
            }
        }
        let pick = |column: &[Money]| rows.iter().map(|&row| column[row as usize]).collect();
        CustomerBase {
            offsets,
            day: rows.iter().map(|&row| lines.day[row as usize]).collect(),
            amount: pick(&lines.amount),
            order: if lines.order.is_empty() {
                Vec::new()
            } else {
                rows.iter().map(|&row| lines.order[row as usize]).collect()
            },
            profit: if lines.profit.is_empty() {
                Vec::new()
            } else {
                pick(&lines.profit)
            },
            days: lines.days().unwrap_or_default(),
            ids: lines.customer_ids,
            facts: lines.facts,
        }
    }

    /// How many customers.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// True without a customer.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// True when the file gives profit (or cost) for its lines.
    pub fn has_profit(&self) -> bool {
        !self.profit.is_empty()
    }

    /// The days on which customer `c` paid an order, in order of day, one entry an order.
    ///
    /// An order is a distinct order id, or a customer's day where there are no ids. It is paid
    /// when its lines net to more than zero: a refund is not an order. Entries after `until` do
    /// not count.
    pub fn paid_orders(&self, customer: usize, until: Day, paid: &mut Vec<Day>) {
        paid.clear();
        let entries = self.offsets[customer]..self.offsets[customer + 1];
        let end = entries.start + self.day[entries.clone()].partition_point(|&day| day <= until);
        let entries = entries.start..end;
        if self.order.is_empty() {
            let mut at = entries.start;
            while at < end {
                let day = self.day[at];
                let mut net = Money::ZERO;
                while at < end && self.day[at] == day {
                    net += self.amount[at];
                    at += 1;
                }
                if net.is_positive() {
                    paid.push(day);
                }
            }
        } else {
            let mut by_order: Vec<(u32, Day, Money)> = entries
                .map(|at| (self.order[at], self.day[at], self.amount[at]))
                .collect();
            by_order.sort_unstable_by_key(|&(order, day, _)| (order, day));
            for lines in by_order.chunk_by(|a, b| a.0 == b.0) {
                let net: Money = lines.iter().map(|&(_, _, amount)| amount).sum();
                if net.is_positive() {
                    paid.push(lines[0].1);
                }
            }
            paid.sort_unstable();
        }
    }

    /// One customer over the whole history.
    pub fn customer(&self, customer: usize, paid: &mut Vec<Day>) -> CustomerFacts {
        let entries = self.offsets[customer]..self.offsets[customer + 1];
        self.paid_orders(customer, Day(i32::MAX), paid);
        CustomerFacts {
            orders: paid.len() as u32,
            revenue: self.amount[entries.clone()].iter().copied().sum(),
            first_day: self.day[entries.start],
            last_day: self.day[entries.end - 1],
        }
    }

    /// Profit of one entry; nothing where the file gives none.
    pub(super) fn profit_at(&self, entry: usize) -> Option<Money> {
        self.profit
            .get(entry)
            .copied()
            .filter(|&profit| profit != NO_VALUE)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(crate) fn lines(rows: &[(u32, &str, f64, u32)], with_orders: bool) -> OrderLines {
        let customers = rows.iter().map(|row| row.0).max().unwrap_or(0) + 1;
        OrderLines {
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
            order: if with_orders {
                rows.iter().map(|row| row.3).collect()
            } else {
                Vec::new()
            },
            customer_ids: (0..customers).map(|id| format!("c{id}")).collect(),
            ..OrderLines::default()
        }
    }

    #[test]
    fn an_order_that_is_wholly_refunded_is_no_order() {
        let base = CustomerBase::from_lines(lines(
            &[
                (0, "2024-01-05", 100.0, 0),
                (0, "2024-02-01", -100.0, 0),
                (0, "2024-03-01", 30.0, 1),
            ],
            true,
        ));
        let mut paid = Vec::new();
        base.paid_orders(0, Day(i32::MAX), &mut paid);
        assert_eq!(paid, [Day::from_iso("2024-03-01").unwrap()]);
        assert_eq!(
            base.customer(0, &mut paid).revenue,
            Money::from_units(30.0).unwrap()
        );
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
        let mut paid = Vec::new();
        base.paid_orders(0, Day(i32::MAX), &mut paid);
        assert_eq!(paid.len(), 1);
    }

    #[test]
    fn entries_of_a_customer_are_in_order_of_day_whatever_the_order_of_the_file() {
        let base = CustomerBase::from_lines(lines(
            &[
                (0, "2024-03-05", 3.0, 0),
                (1, "2024-02-01", 9.0, 0),
                (0, "2024-01-01", 1.0, 0),
            ],
            false,
        ));
        assert_eq!(base.offsets, [0, 2, 3]);
        assert!(base.day[0] < base.day[1]);
    }
}

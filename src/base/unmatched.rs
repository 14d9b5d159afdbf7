//! Refunds that netting by order has nothing to take off: their order has no sale.

use super::CustomerBase;
use crate::numeric::{packed, sort_packed};

impl CustomerBase {
    /// Lines below zero of orders without a line above zero; of days, where orders have no ids.
    pub(super) fn refunds_without_sale(&self) -> u64 {
        let mut found = 0;
        let mut group: Vec<u64> = Vec::new();
        for customer in 0..self.len() {
            let entries = self.entries(customer);
            if !self.amount[entries.clone()].iter().any(|it| it.0 < 0) {
                continue;
            }
            group.clear();
            group.extend(entries.map(|entry| {
                let order = self.order.get(entry).copied();
                packed(order.unwrap_or(self.day[entry].0 as u32), entry as u32)
            }));
            // Entries are in order of day already.
            if !self.order.is_empty() {
                sort_packed(&mut group);
            }
            for lines in group.chunk_by(|a, b| a >> 32 == b >> 32) {
                let amounts = || lines.iter().map(|&line| self.amount[line as u32 as usize]);
                if !amounts().any(|it| it.is_positive()) {
                    found += amounts().filter(|it| it.0 < 0).count() as u64;
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::customers::tests::lines;

    #[test]
    fn a_refund_under_a_number_of_its_own_has_no_sale_and_one_of_its_order_does() {
        let rows = [
            (0, "2024-01-05", 100.0, 0),
            (0, "2024-01-06", -40.0, 0),
            (0, "2024-01-06", -30.0, 1),
            (1, "2024-01-06", -5.0, 2),
        ];
        let found = CustomerBase::from_lines(lines(&rows, true)).returns();
        let found = found.expect("there are refunds");
        assert_eq!((found.lines, found.without_sale), (3, 2));
        // Without numbers the day stands for the order: none of the three has a sale beside it.
        let by_day = CustomerBase::from_lines(lines(&rows, false)).returns();
        assert_eq!(by_day.expect("there are refunds").without_sale, 3);
    }
}

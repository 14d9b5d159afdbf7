//! Cutting an observation into tiers.
//!
//! The entries are ordered by spend once; running totals over that order make a cut four binary
//! searches and a few subtractions, so a threshold can be dragged over a million customers.

use super::{SegmentRow, SegmentTable, ThresholdRule, Tier};
use crate::base::{Observation, Window};
use crate::numeric::{sort_keyed, unsigned};
use crate::units::{Fraction, Money};

/// Running totals at one place of the spend order.
#[derive(Debug, Clone, Copy, Default)]
struct Totals {
    customers: u64,
    orders: u64,
    revenue: Money,
    profit: Money,
    spend: Money,
}

impl Totals {
    fn since(self, start: Totals) -> Totals {
        Totals {
            customers: self.customers - start.customers,
            orders: self.orders - start.orders,
            revenue: self.revenue - start.revenue,
            profit: self.profit - start.profit,
            spend: self.spend - start.spend,
        }
    }

    fn add(&mut self, seen: &Observation, entry: usize) {
        let weight = i64::from(seen.weight[entry]);
        self.customers += weight as u64;
        self.orders += seen.orders[entry];
        self.revenue += seen.revenue[entry];
        self.spend += Money(seen.spend[entry].0 * weight);
        if let Some(&profit) = seen.profit.get(entry) {
            self.profit += profit;
        }
    }
}

/// How many of `total` customers a top share holds: rounded up, at least one.
pub(super) fn customers_inside(share: Fraction, total: u64) -> u64 {
    // The small allowance keeps 0.03 × 100 at three customers, not four.
    ((share.get() * total as f64 - 1e-9).ceil() as u64).clamp(1, total.max(1))
}

/// True where the spends allow fewer tiers than there are: two thresholds coincide, or ties at the
/// lowest one leave nobody below it though its share does. `settled` of `all` are ranked, `ordinary`
/// of them below the thresholds.
pub(super) fn allows_fewer(
    rule: &ThresholdRule,
    thresholds: &[Money; 3],
    [all, settled, ordinary]: [u64; 3],
) -> bool {
    let leaves_out = match rule {
        ThresholdRule::TopShares([.., silver]) => customers_inside(*silver, all) < settled,
        ThresholdRule::Entered(_) => false,
    };
    let coincide = thresholds[0] == thresholds[1] || thresholds[1] == thresholds[2];
    coincide || (leaves_out && ordinary == 0)
}

/// The entries of an observation by falling spend, new customers apart.
#[derive(Debug, Clone)]
pub struct SpendOrder {
    /// Falling spends of the entries that are not new.
    settled: Vec<Money>,
    /// Totals before each entry of `settled`, and after the last.
    running: Vec<Totals>,
    new: Totals,
    has_profit: bool,
}

impl SpendOrder {
    /// Orders the entries: n log n.
    pub fn new(seen: &Observation) -> SpendOrder {
        let keyed = (0..).zip(&seen.spend);
        let mut keyed: Vec<(u64, u32)> = keyed
            .map(|(entry, spend)| (!unsigned(spend.0), entry))
            .collect();
        sort_keyed(&mut keyed);
        let mut order = SpendOrder {
            settled: Vec::with_capacity(keyed.len()),
            running: vec![Totals::default()],
            new: Totals::default(),
            has_profit: !seen.profit.is_empty(),
        };
        let mut totals = Totals::default();
        for entry in keyed.into_iter().map(|(_, entry)| entry as usize) {
            if seen.new[entry] {
                order.new.add(seen, entry);
            } else {
                totals.add(seen, entry);
                order.settled.push(seen.spend[entry]);
                order.running.push(totals);
            }
        }
        order
    }

    /// The thresholds a rule gives here: for top shares, the spend of the last customer inside
    /// each share of all customers (at least one), and never below zero. New customers count among
    /// all, but stand apart and are not ranked: their first weeks would fill the upper tiers, and
    /// leave them empty.
    pub fn thresholds(&self, rule: &ThresholdRule) -> [Money; 3] {
        match rule {
            ThresholdRule::Entered(thresholds) => thresholds.get(),
            ThresholdRule::TopShares(shares) => shares.map(|share| self.top_share(share)),
        }
    }

    fn top_share(&self, share: Fraction) -> Money {
        let upto = &self.running[1..];
        let settled = upto.last().map_or(0, |totals| totals.customers);
        let inside = customers_inside(share, settled + self.new.customers).min(settled);
        let place = upto.partition_point(|totals| totals.customers < inside);
        let last = self.settled.get(place).copied();
        last.map_or(Money::ZERO, |spend| spend.max(Money::ZERO))
    }

    /// Counts every tier. `window` is none for a case printed per month.
    pub fn cut(
        &self,
        rule: &ThresholdRule,
        seen: &Observation,
        window: Option<&Window>,
    ) -> SegmentTable {
        let thresholds = self.thresholds(rule);
        let place = |threshold: Money| self.settled.partition_point(|&spend| spend >= threshold);
        let ends = [
            0,
            place(thresholds[0]),
            place(thresholds[1]),
            place(thresholds[2]),
            self.settled.len(),
        ];
        let upto = |end: usize| self.running[end].customers;
        let settled = upto(self.settled.len());
        let (all, ordinary) = (settled + self.new.customers, settled - upto(ends[3]));
        let row = |tier: Tier, totals: Totals| SegmentRow {
            tier,
            customers: totals.customers,
            orders: totals.orders,
            revenue: totals.revenue,
            profit: self.has_profit.then_some(totals.profit),
            monthly_spend_total: totals.spend,
        };
        let rows = Tier::ALL.map(|tier| match tier {
            Tier::New => row(tier, self.new),
            _ => {
                let at = tier.index();
                row(
                    tier,
                    self.running[ends[at + 1]].since(self.running[ends[at]]),
                )
            }
        });
        SegmentTable {
            rows: rows.into(),
            thresholds,
            collapsed: allows_fewer(rule, &thresholds, [all, settled, ordinary]),
            window: window.copied(),
            first_known: seen.first_known,
            window_months: window.map_or(1.0, |window| window.length_months),
            inactive: seen.inactive,
            inactive_revenue: seen.inactive_revenue,
            lines_without_profit: seen.lines_without_profit,
        }
    }

    /// The tier of one entry under the given thresholds.
    pub fn tier_of(spend: Money, new: bool, thresholds: &[Money; 3]) -> Tier {
        if new {
            Tier::New
        } else if spend >= thresholds[0] {
            Tier::Diamond
        } else if spend >= thresholds[1] {
            Tier::Gold
        } else if spend >= thresholds[2] {
            Tier::Silver
        } else {
            Tier::Ordinary
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Thresholds;
    use super::*;

    fn money(units: f64) -> Money {
        Money::from_units(units).unwrap()
    }

    fn seen(spends: &[f64]) -> Observation {
        Observation {
            customer: (0..spends.len() as u32).collect(),
            weight: vec![1; spends.len()],
            spend: spends.iter().map(|&spend| money(spend)).collect(),
            orders: vec![1; spends.len()],
            revenue: spends.iter().map(|&spend| money(spend)).collect(),
            new: vec![false; spends.len()],
            ..Observation::default()
        }
    }

    fn counts(table: &SegmentTable) -> Vec<u64> {
        table.rows.iter().map(|row| row.customers).collect()
    }

    #[test]
    fn the_boundaries_of_the_case_are_half_open() {
        let spends = [1000.0, 999.99, 500.0, 499.99, 300.0, 299.99];
        let seen = seen(&spends);
        let entered = Thresholds::new([money(1000.0), money(500.0), money(300.0)]).unwrap();
        let table = SpendOrder::new(&seen).cut(&ThresholdRule::Entered(entered), &seen, None);
        assert_eq!(counts(&table), [1, 2, 2, 1, 0]);
        let tiers = spends.map(|spend| SpendOrder::tier_of(money(spend), false, &entered.get()));
        assert_eq!(
            tiers,
            [
                Tier::Diamond,
                Tier::Gold,
                Tier::Gold,
                Tier::Silver,
                Tier::Silver,
                Tier::Ordinary
            ]
        );
    }

    #[test]
    fn the_proposed_thresholds_cut_off_three_ten_and_twenty_of_a_hundred() {
        let spends: Vec<f64> = (1..=100).map(f64::from).collect();
        let seen = seen(&spends);
        let table = SpendOrder::new(&seen).cut(&ThresholdRule::default(), &seen, None);
        assert_eq!(counts(&table), [3, 10, 20, 67, 0]);
        assert!(!table.collapsed);
    }

    #[test]
    fn new_customers_count_for_the_shares_and_do_not_fill_the_upper_tiers() {
        let spends: Vec<f64> = (1..=100).map(f64::from).collect();
        let mut seen = seen(&spends);
        for new in &mut seen.new[80..] {
            *new = true;
        }
        let table = SpendOrder::new(&seen).cut(&ThresholdRule::default(), &seen, None);
        // As the article counts them: 3, 10, 20, 47 and 20 of a hundred.
        assert_eq!(counts(&table), [3, 10, 20, 47, 20]);
        seen.new.fill(true);
        let table = SpendOrder::new(&seen).cut(&ThresholdRule::default(), &seen, None);
        assert_eq!(counts(&table), [0, 0, 0, 0, 100]);
    }

    #[test]
    fn equal_customers_collapse_into_one_tier_and_the_table_says_so() {
        let seen = seen(&[5.0; 40]);
        let table = SpendOrder::new(&seen).cut(&ThresholdRule::default(), &seen, None);
        assert_eq!(counts(&table), [40, 0, 0, 0, 0]);
        assert!(table.collapsed);
    }

    #[test]
    fn ties_at_the_lowest_threshold_leave_no_ordinary_tier_and_the_table_says_so() {
        let mut spends = vec![1.0; 100];
        for (place, spend) in spends.iter_mut().take(20).enumerate() {
            *spend = 100.0 - place as f64;
        }
        let mut of = seen(&spends);
        let table = SpendOrder::new(&of).cut(&ThresholdRule::default(), &of, None);
        assert_eq!(counts(&table), [3, 10, 87, 0, 0]);
        assert!(table.collapsed);
        // Where few are ranked, it is not ties that leave nobody.
        of.new[20..].fill(true);
        let table = SpendOrder::new(&of).cut(&ThresholdRule::default(), &of, None);
        assert_eq!(counts(&table), [3, 10, 7, 0, 80]);
        assert!(!table.collapsed);
    }

    #[test]
    fn nobody_gives_an_empty_table() {
        let seen = Observation::default();
        let table = SpendOrder::new(&seen).cut(&ThresholdRule::default(), &seen, None);
        assert_eq!(table.customers(), 0);
    }
}

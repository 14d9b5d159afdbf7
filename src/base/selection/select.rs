//! The customers that are left under a selection.

use std::sync::Arc;

use super::rules::Rules;
use super::{AsideCount, Rows, Selection, SelectionFacts, SelectionRule};
use crate::base::{Checks, CustomerBase};
use crate::ingest::{Attribute, Measure, NO_VALUE, Texts};
use crate::numeric::sort_many;
use crate::units::{Day, Money};

/// What is left under a selection, and what was set aside.
#[derive(Debug, Clone)]
pub struct Selected {
    /// The customers that are left: the base itself when every row counts as it stands. Its count
    /// line takes in the rows set aside here.
    pub base: Arc<CustomerBase>,
    /// What the selection was settled to, and what it sets aside.
    pub facts: SelectionFacts,
    /// The last day that is not after today: what everything is judged by unless the user says
    /// another day.
    pub last_day: Day,
}

/// One row that a selection sets aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsideRow {
    /// Line of the file, from 1.
    pub line: u32,
    /// The rule.
    pub rule: SelectionRule,
    /// The first of its entries in the base.
    pub entry: usize,
    /// Money of all its entries.
    pub amount: Money,
}

impl CustomerBase {
    /// The customers that are left under `selection`; rows after `today` are in the future.
    ///
    /// A copy is made only when a row is dropped or a status turns a sale into a refund. Customers
    /// without a row are gone. A row of several entries counts as used while one of them does.
    pub fn select(
        self: &Arc<Self>,
        checks: &Checks,
        selection: &Selection,
        today: Option<Day>,
    ) -> Selected {
        let (rules, mut facts) = Rules::settle(self, checks, selection, today);
        if rules.is_idle() {
            return Selected {
                last_day: self.last_day_until(today),
                base: Arc::clone(self),
                facts,
            };
        }
        let (aside, dropped) = self.counted_aside(&rules);
        let mut base = self.kept(&rules);
        base.facts.rows.used -= dropped;
        base.facts.rows.set_aside += dropped;
        facts.aside = aside;
        Selected {
            last_day: base.last_day_until(today),
            base: Arc::new(base),
            facts,
        }
    }

    /// Every row that `selection` sets aside, in order of the file's lines.
    pub fn set_aside(
        &self,
        checks: &Checks,
        selection: &Selection,
        today: Option<Day>,
    ) -> Vec<AsideRow> {
        let (rules, _) = Rules::settle(self, checks, selection, today);
        let mut all = Vec::new();
        if !rules.is_idle() {
            self.each_aside(&rules, |row| all.push(row));
        }
        sort_many(&mut all, |a, b| a.line.cmp(&b.line));
        all
    }

    /// True when the row of `entry` holds an amount below zero beside it: its refund, in a column
    /// of its own.
    pub(in crate::base) fn refund_beside(&self, entry: usize) -> bool {
        let line = self.line[entry];
        let is_refund = |other: usize| self.line[other] == line && self.amount[other].0 < 0;
        // The refund follows its sale, on the same day and of the same customer.
        entry + 1 < self.line.len() && is_refund(entry + 1)
    }

    fn each_aside(&self, rules: &Rules<'_>, mut aside: impl FnMut(AsideRow)) {
        let mut rows = Rows::of(self);
        for customer in 0..self.len() {
            rows.each(self.entries(customer), |entries| {
                let code = rules.reason(entries[0]);
                if code == 0 || entries[1..].iter().any(|&entry| rules.reason(entry) == 0) {
                    return;
                }
                aside(AsideRow {
                    line: self.line[entries[0]],
                    rule: SelectionRule::ALL[usize::from(code) - 1],
                    entry: entries[0],
                    amount: entries.iter().map(|&entry| self.amount[entry]).sum(),
                });
            });
        }
    }

    /// Rows set aside by rule, and how many in all.
    fn counted_aside(&self, rules: &Rules<'_>) -> (Vec<AsideCount>, u64) {
        let mut counts: Vec<AsideCount> = SelectionRule::ALL
            .map(|rule| AsideCount {
                rule,
                rows: 0,
                amount: Money::ZERO,
                first_lines: Vec::new(),
            })
            .into();
        self.each_aside(rules, |row| {
            let count = &mut counts[usize::from(row.rule.code()) - 1];
            count.rows += 1;
            count.amount += row.amount;
            note_first(&mut count.first_lines, row.line, AsideCount::EXAMPLES);
        });
        let dropped = counts.iter().map(|count| count.rows).sum();
        counts.retain(|count| count.rows > 0);
        (counts, dropped)
    }

    /// The entries that count, as a base of their own.
    fn kept(&self, rules: &Rules<'_>) -> CustomerBase {
        let mut entries: Vec<u32> = Vec::with_capacity(self.day.len());
        let (mut ids, mut offsets) = (Texts::default(), vec![0]);
        for customer in 0..self.len() {
            let before = entries.len();
            let own = self.entries(customer);
            entries.extend(
                own.filter(|&entry| rules.reason(entry) == 0)
                    .map(|it| it as u32),
            );
            if entries.len() > before {
                ids.push(self.ids.get(customer));
                offsets.push(entries.len());
            }
        }
        let mut base = self.of_entries(&entries, ids, offsets);
        for (place, &entry) in entries.iter().enumerate() {
            if rules.turns(entry as usize) {
                base.amount[place] = -base.amount[place];
                if let Some(profit) = base.profit.get_mut(place).filter(|it| **it != NO_VALUE) {
                    *profit = -*profit;
                }
            }
        }
        base
    }

    /// Some entries of this base as one of their own, for the customers with these ids and offsets.
    pub(in crate::base) fn of_entries(
        &self,
        entries: &[u32],
        ids: Texts,
        offsets: Vec<usize>,
    ) -> CustomerBase {
        let mut base = CustomerBase {
            ids,
            offsets,
            day: picked(&self.day, entries),
            line: picked(&self.line, entries),
            order: picked(&self.order, entries),
            amount: picked(&self.amount, entries),
            profit: picked(&self.profit, entries),
            counts: picked(&self.counts, entries),
            first: picked(&self.first, entries),
            counting: self.counting,
            facts: self.facts.clone(),
            ..CustomerBase::default()
        };
        let attributes = self.attributes.iter().map(|it| Attribute {
            name: it.name.clone(),
            role: it.role,
            codes: picked(&it.codes, entries),
            values: it.values.clone(),
        });
        base.attributes = attributes.collect();
        let measures = self.measures.iter().map(|it| Measure {
            role: it.role,
            values: picked(&it.values, entries),
        });
        base.measures = measures.collect();
        base.find_days();
        base
    }
}

/// The entries of a column; an absent column stays absent.
fn picked<T: Copy>(column: &[T], entries: &[u32]) -> Vec<T> {
    if column.is_empty() {
        return Vec::new();
    }
    entries
        .iter()
        .map(|&entry| column[entry as usize])
        .collect()
}

/// Keeps the smallest `most` lines, in order.
pub(in crate::base) fn note_first(lines: &mut Vec<u32>, line: u32, most: usize) {
    if lines.len() == most && lines.last().is_some_and(|&last| last <= line) {
        return;
    }
    let place = lines.partition_point(|&other| other <= line);
    lines.insert(place, line);
    lines.truncate(most);
}

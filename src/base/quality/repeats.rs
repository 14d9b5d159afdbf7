//! Rows that repeat others: exactly, or nearly.

use std::cmp::Ordering;
use std::ops::Range;

use super::{Finding, Noted};
use crate::base::{CustomerBase, note_first};
use crate::ingest::Shape;
use crate::numeric::{packed, sort_own, sort_packed};
use crate::units::{Day, Money};

/// Which entries belong to a row that repeats an earlier one exactly: same customer, day, amounts,
/// order and whatever else is kept. Empty when none does.
///
/// Runs of one customer's day are sorted by content, so equal rows lie side by side; no text is
/// compared, only codes.
pub(super) fn exact(base: &CustomerBase) -> (Vec<bool>, Noted) {
    let mut flags = Vec::new();
    let mut noted = Noted::default();
    // A row with a column for each month is one of many days; equal ones are two customers' rows.
    let plan = base.facts.plan.as_ref();
    if plan.is_some_and(|plan| plan.shape == Shape::MonthColumns) {
        return (flags, noted);
    }
    let mut met = Met::default();
    let mut rows: Vec<Range<usize>> = Vec::new();
    for customer in 0..base.len() {
        let entries = base.entries(customer);
        let mut start = entries.start;
        while start < entries.end {
            let day = base.day[start];
            let mut end = start + 1;
            while end < entries.end && base.day[end] == day {
                end += 1;
            }
            // Where all amounts differ no row repeats another: so it is on nearly every day.
            if end - start > 1 && met.has_equal(&base.amount[start..end]) {
                rows_of(base, start..end, &mut rows);
                repeats_among(base, &mut rows, |row| {
                    flags.resize(base.day.len(), false);
                    flags[row.clone()].fill(true);
                    let amount = base.amount[row.clone()].iter().copied().sum();
                    noted.add(base.line[row.start], amount);
                });
            }
            start = end;
        }
    }
    (flags, noted)
}

/// The columns that were not read and so had no say in what repeats what, as far as they are named.
pub(super) fn unused(base: &CustomerBase) -> Vec<String> {
    let Some(plan) = &base.facts.plan else {
        return Vec::new();
    };
    let is_kept = |name: &String| base.attributes.iter().any(|it| it.name == *name);
    let columns = base.facts.columns.iter().enumerate();
    let unused = columns.filter(|&(column, name)| {
        !name.trim().is_empty()
            && plan.role_of(column).is_none()
            && !plan.keep.contains(&column)
            && !is_kept(name)
    });
    unused.map(|(_, name)| name.clone()).collect()
}

/// Finds equal amounts, many times over; what it remembers of one time it forgets in no time.
#[derive(Debug, Default)]
struct Met {
    /// Which time, and place of the amount, each where its hash leads or behind. As many as are used
    /// are a power of two.
    slots: Vec<(u32, u32)>,
    /// How many times so far.
    time: u32,
}

impl Met {
    /// True when two of these amounts are equal.
    fn has_equal(&mut self, amounts: &[Money]) -> bool {
        const FEW: usize = 8;
        if amounts.len() <= FEW {
            return (1..amounts.len()).any(|place| amounts[..place].contains(&amounts[place]));
        }
        let slots = (amounts.len() * 2).next_power_of_two();
        self.time = self.time.wrapping_add(1);
        if self.slots.len() < slots || self.time == 0 {
            self.slots = vec![(0, 0); slots.max(self.slots.len())];
            self.time = 1;
        }
        let mask = slots - 1;
        for (place, amount) in amounts.iter().enumerate() {
            let mut slot = (hash(*amount) >> 32) as usize & mask;
            while self.slots[slot].0 == self.time {
                if amounts[self.slots[slot].1 as usize] == *amount {
                    return true;
                }
                slot = (slot + 1) & mask;
            }
            self.slots[slot] = (self.time, place as u32);
        }
        false
    }
}

/// The rows among the entries of one day: entries of one line stand side by side.
fn rows_of(base: &CustomerBase, entries: Range<usize>, rows: &mut Vec<Range<usize>>) {
    rows.clear();
    let mut start = entries.start;
    for entry in entries.clone() {
        if base.line[entry] != base.line[start] {
            rows.push(start..entry);
            start = entry;
        }
    }
    rows.push(start..entries.end);
}

fn repeats_among(
    base: &CustomerBase,
    rows: &mut Vec<Range<usize>>,
    mut repeat: impl FnMut(&Range<usize>),
) {
    keep_alike(base, rows);
    sort_own(rows, |a, b| content(base, a, b).then(a.start.cmp(&b.start)));
    for pair in rows.windows(2) {
        if content(base, &pair[0], &pair[1]) == Ordering::Equal {
            repeat(&pair[1]);
        }
    }
}

/// Keeps the rows that share their first amount with another: comparing all with all they say would
/// take far longer.
fn keep_alike(base: &CustomerBase, rows: &mut Vec<Range<usize>>) {
    let first = |row: &Range<usize>| (hash(base.amount[row.start]) >> 32) as u32;
    let places = (0..).zip(rows.iter());
    let mut keys: Vec<u64> = places.map(|(at, row)| packed(first(row), at)).collect();
    sort_packed(&mut keys);
    let shared = keys.chunk_by(|a, b| a >> 32 == b >> 32);
    let shared = shared.filter(|alike| alike.len() > 1).flatten();
    *rows = shared
        .map(|&key| rows[key as u32 as usize].clone())
        .collect();
}

#[inline]
fn hash(amount: Money) -> u64 {
    (amount.0 as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Compares what two rows say, apart from where they stand.
fn content(base: &CustomerBase, a: &Range<usize>, b: &Range<usize>) -> Ordering {
    let mut found = a.len().cmp(&b.len());
    for (a, b) in a.clone().zip(b.clone()) {
        found = found
            .then_with(|| base.amount[a].cmp(&base.amount[b]))
            .then_with(|| base.order.get(a).cmp(&base.order.get(b)))
            .then_with(|| base.profit.get(a).cmp(&base.profit.get(b)));
        for attribute in &base.attributes {
            found = found.then_with(|| attribute.codes[a].cmp(&attribute.codes[b]));
        }
        for measure in &base.measures {
            found = found.then_with(|| measure.values[a].cmp(&measure.values[b]));
        }
        if found != Ordering::Equal {
            break;
        }
    }
    found
}

/// One order of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Whole {
    amount: Money,
    day: Day,
    order: u32,
    line: u32,
}

/// Orders that repeat another of the same customer: the same net amount above zero, at most a day
/// later, under another number. None without an order column.
///
/// Orders of which `counts` says so are compared; for each entry it comes back whether its order repeats
/// another: empty when none does. The later of two is the repeat.
pub(in crate::base) fn near(
    base: &CustomerBase,
    counts: impl Fn(usize) -> bool,
) -> Option<(Vec<bool>, Noted)> {
    if base.order.is_empty() {
        return None;
    }
    let (mut flags, mut noted) = (Vec::new(), Noted::default());
    let (mut lines, mut orders) = (Vec::new(), Vec::new());
    for customer in 0..base.len() {
        let entries = base.entries(customer);
        if entries.len() < 2 {
            continue;
        }
        lines.clear();
        let counted = entries.filter(|&entry| counts(entry));
        lines.extend(counted.map(|entry| packed(base.order[entry], entry as u32)));
        sort_packed(&mut lines);
        orders.clear();
        let entry = |line: u64| line as u32 as usize;
        orders.extend(lines.chunk_by(|a, b| a >> 32 == b >> 32).map(|of| Whole {
            amount: of.iter().map(|&line| base.amount[entry(line)]).sum(),
            day: base.day[entry(of[0])],
            order: (of[0] >> 32) as u32,
            line: base.line[entry(of[0])],
        }));
        sort_own(&mut orders, Whole::cmp);
        for pair in orders.windows(2) {
            let [a, b] = [pair[0], pair[1]];
            if a.amount == b.amount && a.amount.is_positive() && b.day.0 - a.day.0 <= 1 {
                noted.add(b.line, b.amount);
                flags.resize(base.day.len(), false);
                let of_order = lines.iter().filter(|&&line| (line >> 32) as u32 == b.order);
                of_order.for_each(|&line| flags[entry(line)] = true);
                // Which of the two is one too many only a look at both can tell.
                if !noted.lines.contains(&a.line) {
                    note_first(&mut noted.lines, a.line, Finding::EXAMPLES);
                }
            }
        }
    }
    Some((flags, noted))
}

//! Refunds of a second table that names their orders and no customers: each is deducted once, from the
//! first line of its order.

use std::collections::{BTreeMap, HashMap};

use super::lookup::Lookup;
use crate::ingest::partial::{self, Places};
use crate::ingest::{IssueExample, IssueKind, OrderLines, ids};
use crate::units::Money;

/// The refunds of a table by the key of their order, each as an amount above zero.
#[derive(Default)]
pub(in crate::ingest) struct Refunds {
    /// The sum of an order's, and the line of the first, from 0.
    by_key: HashMap<Vec<u8>, (Money, u64)>,
    /// Amounts that are no number; lines from 0.
    unreadable: Places,
    /// Refunds that name no order; lines from 0.
    nameless: Places,
}

impl Refunds {
    /// Takes a row: its key, and its amount where the cell is one.
    pub(super) fn take(&mut self, line: u64, key: &[u8], cell: &str, amount: Option<Money>) {
        let example = |found: &[u8]| IssueExample {
            line,
            column: None,
            found: partial::shorten(found),
        };
        match amount {
            None if ids::normalise(cell.as_bytes()).is_empty() => {}
            None => self.unreadable.add(|| example(cell.as_bytes())),
            Some(Money::ZERO) => {}
            Some(_) if key.is_empty() => self.nameless.add(|| example(cell.as_bytes())),
            Some(amount) => {
                let of_order = self.by_key.entry(key.to_vec());
                let (sum, _) = of_order.or_insert((Money::ZERO, line));
                sum.0 = sum.0.saturating_add(amount.abs().0);
            }
        }
    }
}

/// Deducts the refunds of a table whose lines begin behind `before`; `codes` and `keys` are the column of
/// order numbers.
pub(super) fn deduct(
    lines: &mut OrderLines,
    lookup: &Lookup,
    before: u64,
    (keys, codes): (&[&str], &[u32]),
) {
    let Refunds {
        by_key,
        unreadable,
        nameless,
    } = &lookup.refunds;
    let mut left = by_key.clone();
    let mut back: BTreeMap<usize, Money> = BTreeMap::new();
    for (line, &code) in codes.iter().enumerate() {
        let key = keys.get(code as usize).copied().unwrap_or_default();
        if let Some((refund, _)) = left.remove(ids::normalise(key.as_bytes())) {
            back.insert(line, refund);
        }
    }
    lines.give_back(&back);
    let mut rest: Vec<(u64, Vec<u8>)> = left.into_iter().map(|(key, it)| (it.1, key)).collect();
    rest.sort_unstable();
    let mut without_order = nameless.clone();
    for (line, key) in rest {
        without_order.add(|| IssueExample {
            line,
            column: None,
            found: partial::shorten(&key),
        });
    }
    for (mut places, kind) in [
        (without_order, IssueKind::RefundWithoutOrder),
        (unreadable.clone(), IssueKind::BadRefund),
    ] {
        for example in &mut places.examples {
            example.line += before + 1;
        }
        places.tell(&mut lines.facts.issues, kind);
    }
}

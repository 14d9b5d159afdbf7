//! Customers whose first purchase, though a column names it, cannot be used.

use super::Noted;
use crate::base::{CustomerBase, FirstKnown};

/// Rows that name no first purchase that can be used, where a column names them.
pub(super) fn without(base: &CustomerBase) -> Noted {
    let mut noted = Noted::default();
    if base.first_known() != FirstKnown::Named {
        return noted;
    }
    for entry in 0..base.first.len() {
        // A refund in a column of its own stands beside the sale of its row.
        let is_beside = entry > 0 && base.line[entry - 1] == base.line[entry];
        if !is_beside && base.first_at(entry).is_none() {
            noted.add(base.line[entry], base.amount[entry]);
        }
    }
    noted
}

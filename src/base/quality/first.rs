//! Where something stands first; and customers whose first purchase, though a column names it, cannot be
//! used.

use super::{Finding, Noted};
use crate::base::{CustomerBase, FirstKnown, note_first};
use crate::ingest::Role;
use crate::units::Day;

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

/// The first lines that hold certain texts of columns with a role.
pub(super) fn lines_with(
    base: &CustomerBase,
    is_met: impl Fn(Option<Role>, &str) -> bool,
) -> Vec<u32> {
    let mut lines = Vec::new();
    for column in base.attributes.iter().filter(|it| it.role.is_some()) {
        let met: Vec<bool> = (column.values.iter())
            .map(|text| is_met(column.role, text))
            .collect();
        if !met.contains(&true) {
            continue;
        }
        for (entry, &code) in column.codes.iter().enumerate() {
            let line = base.line[entry];
            if met[code as usize] && !lines.contains(&line) {
                note_first(&mut lines, line, Finding::EXAMPLES);
            }
        }
    }
    lines
}

/// The first lines of the last day before a run of days and of the first day after it.
pub(super) fn lines_around(base: &CustomerBase, from: Day, to: Day) -> Vec<u32> {
    let first = |wanted: i32| {
        let of_day = base.day.iter().zip(&base.line);
        let of_day = of_day.filter(|(day, _)| day.0 == wanted);
        of_day.map(|(_, &line)| line).min()
    };
    [first(from.0 - 1), first(to.0 + 1)]
        .into_iter()
        .flatten()
        .collect()
}

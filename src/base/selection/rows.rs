//! Rows of the file among the entries of the base: a row with a refund column gives two entries, a
//! row with a column for each month one for each.

use std::ops::Range;

use crate::base::CustomerBase;
use crate::numeric::sort_own;

/// Walks over the rows of the file, customer by customer. Kept between customers so that a million
/// of them allocate once.
pub(crate) struct Rows<'a> {
    base: &'a CustomerBase,
    /// Some row gives several entries.
    is_mixed: bool,
    order: Vec<usize>,
}

impl<'a> Rows<'a> {
    pub(crate) fn of(base: &'a CustomerBase) -> Rows<'a> {
        Rows {
            base,
            is_mixed: base.facts.rows.used < base.day.len() as u64,
            order: Vec::new(),
        }
    }

    /// Calls back with the entries of each row among `entries` of one customer; in order of the
    /// entries, or of the file's lines where rows give several.
    #[inline]
    pub(crate) fn each(&mut self, entries: Range<usize>, mut row: impl FnMut(&[usize])) {
        if !self.is_mixed {
            for entry in entries {
                row(&[entry]);
            }
            return;
        }
        self.order_by_lines(entries);
        let line = |entry: usize| self.base.line[entry];
        for entries in self.order.chunk_by(|&a, &b| line(a) == line(b)) {
            row(entries);
        }
    }

    /// Puts entries in order of the file's lines, those of one line as they stand.
    #[inline(never)]
    fn order_by_lines(&mut self, entries: Range<usize>) {
        self.order.clear();
        self.order.extend(entries);
        let line = |entry: usize| self.base.line[entry];
        if !self.order.is_sorted_by_key(|&entry| line(entry)) {
            sort_own(&mut self.order, |&a, &b| line(a).cmp(&line(b)));
        }
    }
}

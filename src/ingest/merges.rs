//! The regions of a sheet that were merged downwards, where its format tells them.

use std::collections::BTreeMap;

/// Columns of a region that are looked at: one over all columns of the sheet is no group of rows.
const MOST_COLUMNS: u32 = 256;

/// The rows of each column that were merged; all count from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Merges(BTreeMap<usize, Vec<(u64, u64)>>);

impl Merges {
    /// Of regions, each with its first and its last row and column.
    pub(super) fn of(regions: impl Iterator<Item = ((u32, u32), (u32, u32))>) -> Merges {
        let mut columns: BTreeMap<usize, Vec<(u64, u64)>> = BTreeMap::new();
        for ((top, left), (bottom, right)) in regions.filter(|(first, last)| first.0 < last.0) {
            // What stands in the first of several columns is not that of the others.
            if right.saturating_sub(left) < MOST_COLUMNS {
                let rows = columns.entry(left as usize).or_default();
                rows.push((u64::from(top), u64::from(bottom)));
            }
        }
        for rows in columns.values_mut() {
            crate::numeric::sort_few(rows, |a, b| a.cmp(b));
        }
        Merges(columns)
    }

    /// The first row of the region that a cell below it belongs to.
    pub(super) fn top(&self, row: u64, column: usize) -> Option<u64> {
        let rows = self.0.get(&column)?;
        let place = rows.partition_point(|&(top, _)| top < row).checked_sub(1)?;
        let &(top, bottom) = rows.get(place)?;
        (row <= bottom).then_some(top)
    }

    /// True where cells of a column were merged.
    pub(super) fn has(&self, column: usize) -> bool {
        self.0.contains_key(&column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_belongs_to_the_region_it_lies_in_below_its_first_row() {
        let regions = [((5, 0), (6, 0)), ((1, 0), (3, 1)), ((2, 3), (2, 4))];
        let merges = Merges::of(regions.into_iter());
        let tops: Vec<_> = (0..8).map(|row| merges.top(row, 0)).collect();
        let none = None;
        assert_eq!(
            tops,
            [none, none, Some(1), Some(1), none, none, Some(5), none]
        );
        assert!(merges.has(0) && !merges.has(1) && !merges.has(3));
    }
}

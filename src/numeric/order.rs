//! Sorting with little code.
//!
//! The standard library's sorts are made anew for each type and each comparison, some five kilobytes
//! every time, and what the page and its workers load counts. What has one thing a customer or a row
//! is therefore put into one of a few forms, each of which is sorted in one place; lists that are
//! short by their nature do with a tenth of the code.

use std::cmp::Ordering;

/// Most things that a list may have to be sorted by [`sort_few`] in [`sort_own`], as in the standard
/// library.
const FEW: usize = 20;

/// Sorts numbers from the least to the greatest, by [`f64::total_cmp`].
#[inline(never)]
pub fn ascending(numbers: &mut [f64]) {
    numbers.sort_unstable_by(f64::total_cmp);
}

/// Sorts whole numbers from the least to the greatest; two small ones fit into one, see [`packed`].
#[inline(never)]
pub fn sort_packed(packed: &mut [u64]) {
    packed.sort_unstable();
}

/// Sorts entries by what stands before them, equal ones by their numbers.
#[inline(never)]
pub fn sort_keyed(keyed: &mut [(u64, u32)]) {
    keyed.sort_unstable();
}

/// A number and, where that is equal, another, as one that is ordered as the two are.
#[inline]
pub fn packed(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// A whole number that is ordered as the value is (IEEE 754, total order).
#[inline]
pub fn ordered(value: f64) -> u64 {
    let bits = value.to_bits();
    match bits >> 63 {
        0 => bits | 1 << 63,
        _ => !bits,
    }
}

/// A whole number without a sign that is ordered as the value is.
#[inline]
pub fn unsigned(value: i64) -> u64 {
    value as u64 ^ 1 << 63
}

/// The number that would stand at `place` if all were sorted, by [`f64::total_cmp`]. Afterwards none
/// before the place is greater, and none behind it less.
#[inline(never)]
pub fn number_at(numbers: &mut [f64], place: usize) -> f64 {
    *numbers.select_nth_unstable_by(place, f64::total_cmp).1
}

/// [`number_at`] of whole numbers.
#[inline(never)]
pub fn whole_at(numbers: &mut [i64], place: usize) -> i64 {
    *numbers.select_nth_unstable(place).1
}

/// An entry with what it is ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ranked {
    /// Its value, see [`ordered`].
    pub key: u64,
    /// Its place among those of one value; no two are alike.
    pub tie: u32,
    /// Its number.
    pub entry: u32,
}

/// Moves entries so that none before `place` ranks above one from there on.
#[inline(never)]
pub fn part_ranked(entries: &mut [Ranked], place: usize) {
    entries.select_nth_unstable(place);
}

/// Sorts a few things, equal ones staying in their order. Time grows with the square of their number.
pub fn sort_few<T>(few: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    for end in 1..few.len() {
        let mut place = end;
        while place > 0 && compare(&few[place - 1], &few[place]) == Ordering::Greater {
            few.swap(place - 1, place);
            place -= 1;
        }
    }
}

/// Sorts what one customer has, equal things staying in their order: mostly a few, at times many.
pub fn sort_own<T>(own: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    match own.len() {
        0..=FEW => sort_few(own, compare),
        _ => sort_many(own, compare),
    }
}

/// Sorts things of any number, equal ones staying in their order. Each comparison is a call, so a list
/// with one thing a customer or a row is better put into a form of its own, such as [`sort_keyed`].
pub fn sort_many<T>(many: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = permutation(many.len(), &mut |a, b| compare(&many[a], &many[b]));
    let mut places: Vec<Option<T>> = many.drain(..).map(Some).collect();
    many.extend(order.into_iter().filter_map(|place| places[place].take()));
}

/// Places in the rising order of some columns, the first deciding before the next; of equal ones that
/// which stands first. Time grows with the number of rows alone.
///
/// # References
/// Radix sort by digits of sixteen bits, the least one first (Knuth 1998, section 5.2.5).
pub fn ascending_places(columns: &[&[u32]]) -> Vec<u32> {
    let len = columns.first().map_or(0, |column| column.len());
    let mut order: Vec<u32> = (0..len as u32).collect();
    let mut next = vec![0; len];
    let mut starts = vec![0_u32; 1 << 16];
    for column in columns.iter().rev() {
        for shift in [0, 16] {
            let digit = |number: u32| (number >> shift & 0xffff) as usize;
            starts.fill(0);
            for &number in *column {
                starts[digit(number)] += 1;
            }
            if starts[0] as usize == len {
                continue;
            }
            let mut before = 0;
            for start in &mut starts {
                before += std::mem::replace(start, before);
            }
            for &place in &order {
                let start = &mut starts[digit(column[place as usize])];
                next[*start as usize] = place;
                *start += 1;
            }
            std::mem::swap(&mut order, &mut next);
        }
    }
    order
}

/// Numbers from zero upwards as two columns that rise as they do.
pub fn as_columns(numbers: &[f64]) -> [Vec<u32>; 2] {
    // What is below zero by its sign alone is zero.
    [32, 0].map(|shift| {
        let halves = numbers
            .iter()
            .map(|it| ((it + 0.0).to_bits() >> shift) as u32);
        halves.collect()
    })
}

#[inline(never)]
fn permutation(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn few_and_many_things_are_sorted_as_by_the_standard_library(
            mut few in prop::collection::vec((0_u8..6, any::<u8>()), 0..40),
        ) {
            let mut expected = few.clone();
            expected.sort_by_key(|it| it.0);
            let mut many = few.clone();
            sort_few(&mut few, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(&few, &expected);
            let mut own = many.clone();
            sort_many(&mut many, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(&many, &expected);
            sort_own(&mut own, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(own, expected);
        }

        #[test]
        fn forms_are_ordered_as_what_they_stand_for(
            a in any::<(f64, i64, u32, u32)>(),
            b in any::<(f64, i64, u32, u32)>(),
        ) {
            prop_assert_eq!(ordered(a.0).cmp(&ordered(b.0)), a.0.total_cmp(&b.0));
            prop_assert_eq!(unsigned(a.1).cmp(&unsigned(b.1)), a.1.cmp(&b.1));
            let pair = (a.2, a.3).cmp(&(b.2, b.3));
            prop_assert_eq!(packed(a.2, a.3).cmp(&packed(b.2, b.3)), pair);
        }
    }

    proptest! {
        #[test]
        fn places_ascend_by_the_first_column_before_the_next(
            rows in prop::collection::vec((0_u32..4, prop_oneof![0_u32..3, any::<u32>()]), 0..60),
            numbers in prop::collection::vec(prop_oneof![Just(-0.0), 0.0..9.0, 0.0..1e300], 0..60),
        ) {
            let (first, second): (Vec<u32>, Vec<u32>) = rows.iter().copied().unzip();
            let mut expected: Vec<u32> = (0..rows.len() as u32).collect();
            expected.sort_by_key(|&place| rows[place as usize]);
            prop_assert_eq!(ascending_places(&[&first, &second]), expected);
            let [high, low] = as_columns(&numbers);
            let places = ascending_places(&[&high, &low]);
            let sorted: Vec<f64> = places.iter().map(|&place| numbers[place as usize]).collect();
            prop_assert!(sorted.is_sorted());
        }
    }

    #[test]
    fn numbers_ascend_and_those_that_are_none_come_last() {
        let mut numbers = [2.0, f64::NAN, -1.0, 0.5];
        ascending(&mut numbers);
        assert_eq!(numbers[..3], [-1.0, 0.5, 2.0]);
        assert!(numbers[3].is_nan());
    }
}

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

/// [`sort_packed`] of numbers twice as long.
#[inline(never)]
pub fn sort_wide(wide: &mut [u128]) {
    wide.sort_unstable();
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

    #[test]
    fn numbers_ascend_and_those_that_are_none_come_last() {
        let mut numbers = [2.0, f64::NAN, -1.0, 0.5];
        ascending(&mut numbers);
        assert_eq!(numbers[..3], [-1.0, 0.5, 2.0]);
        assert!(numbers[3].is_nan());
    }
}

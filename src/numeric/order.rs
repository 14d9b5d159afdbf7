//! Sorting with little code.
//!
//! The standard library's sorts are made anew for each type and each comparison, some five kilobytes
//! every time, and what the page and its workers load counts. Where a list is short by its nature,
//! or its numbers are plain, these do the same with a tenth of it.

use std::cmp::Ordering;

/// Sorts numbers from the least to the greatest, by [`f64::total_cmp`].
#[inline(never)]
pub fn ascending(numbers: &mut [f64]) {
    numbers.sort_unstable_by(f64::total_cmp);
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

/// Sorts things of any number, equal ones staying in their order. Each comparison is a call, so a list
/// with one thing a customer or a row is better sorted by the standard library.
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
            sort_many(&mut many, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(many, expected);
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

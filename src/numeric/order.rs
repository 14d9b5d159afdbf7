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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn few_things_are_sorted_as_by_the_standard_library(
            mut few in prop::collection::vec((0_u8..6, any::<u8>()), 0..40),
        ) {
            let mut expected = few.clone();
            expected.sort_by_key(|it| it.0);
            sort_few(&mut few, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(few, expected);
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

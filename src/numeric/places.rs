//! Values at places of the rising order, found without putting all in order or copying them.

use super::whole_at;

/// Leading bits by which numbers are told apart at first: to about a thousandth of their size.
const BITS: u32 = 11;
/// Bins there can be.
const BINS: usize = ((64 - BITS as usize) << (BITS - 1)) + (1 << BITS);

/// How many of some whole numbers have which leading bits.
#[derive(Debug, Clone)]
pub(crate) struct Tally {
    counts: Vec<u32>,
    len: usize,
}

impl Tally {
    /// Counts numbers, none below zero.
    pub(crate) fn of(numbers: impl Iterator<Item = i64>) -> Tally {
        let mut tally = Tally {
            counts: vec![0; BINS],
            len: 0,
        };
        for number in numbers {
            tally.counts[bin(number)] += 1;
            tally.len += 1;
        }
        tally
    }

    /// How many numbers there are.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// The number at a place, from 0, of the rising order of the very numbers that were counted; zero
    /// past the last. Only the numbers of one bin are put in order.
    pub(crate) fn at(&self, numbers: impl Iterator<Item = i64>, place: usize) -> i64 {
        let mut before = 0;
        for (wanted, &count) in self.counts.iter().enumerate() {
            let count = count as usize;
            if place < before + count {
                let mut near = Vec::with_capacity(count);
                near.extend(numbers.filter(|&number| bin(number) == wanted));
                return whole_at(&mut near, place - before);
            }
            before += count;
        }
        0
    }
}

/// Rises with the number: its width and leading bits.
#[inline]
fn bin(number: i64) -> usize {
    let number = number.max(0).cast_unsigned();
    let dropped = (64 - number.leading_zeros()).saturating_sub(BITS);
    ((dropped as usize) << (BITS - 1)) + (number >> dropped) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::Random;

    #[test]
    fn the_number_at_a_place_is_that_of_the_sorted_list() {
        let mut random = Random::new(5);
        for scale in [3.0, 900.0, 5e5, 9e12] {
            let numbers: Vec<i64> = (0..500)
                .map(|_| (random.unit() * random.unit() * scale) as i64)
                .collect();
            let mut sorted = numbers.clone();
            sorted.sort_unstable();
            let tally = Tally::of(numbers.iter().copied());
            assert_eq!(tally.len(), 500);
            for (place, number) in sorted.into_iter().enumerate() {
                assert_eq!(tally.at(numbers.iter().copied(), place), number);
            }
        }
    }

    #[test]
    fn bins_rise_with_the_numbers_to_the_very_greatest() {
        let around = |power: u32| [-1, 0, 1].map(|off| (1_i64 << power) + off);
        let numbers: Vec<i64> = (1..63).flat_map(around).chain([i64::MAX]).collect();
        for pair in numbers.windows(2) {
            assert!(
                pair[0] > pair[1] || bin(pair[0]) <= bin(pair[1]),
                "{pair:?}"
            );
        }
        assert_eq!(
            Tally::of([i64::MAX].into_iter()).at([i64::MAX].into_iter(), 0),
            i64::MAX
        );
        assert_eq!(Tally::of(std::iter::empty()).at(std::iter::empty(), 0), 0);
    }
}

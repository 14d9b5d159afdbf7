//! Quantiles, ranks and classes of a column of numbers.

use crate::numeric::{Ranked, at_places, number_at, part_ranked, sort_few};

/// Cuts between `parts` classes of equal size: linear interpolation between neighbours (type 7 of
/// Hyndman and Fan, the default of R and pandas). Empty without values.
///
/// # Formula
/// For part k: h = (n−1)·k/parts; cut = x[⌊h⌋] + (h−⌊h⌋)·(x[⌊h⌋+1] − x[⌊h⌋]) of the sorted values. The
/// place is computed in whole numbers, so that no rounding moves a cut to the next neighbour.
pub(super) fn quantiles(values: &[f64], parts: usize) -> Vec<f64> {
    quantiles_of(values.len(), parts, &mut |places| values_at(values, places))
}

/// The same of `count` values that are known by their places in rising order.
pub(super) fn quantiles_of(count: usize, parts: usize, values_at: ValuesAt<'_>) -> Vec<f64> {
    let Some(last) = count.checked_sub(1) else {
        return Vec::new();
    };
    let places = (1..parts).map(|part| (last * part / parts, last * part % parts));
    let both = places.clone().flat_map(|(at, rest)| match rest {
        0 => at..at + 1,
        _ => at..at + 2,
    });
    let found = values_at(&both.collect::<Vec<usize>>());
    let mut found = found.into_iter();
    let mut next = || found.next().unwrap_or_default();
    places
        .map(|(_, rest)| match (next(), rest) {
            (low, 0) => low,
            (low, rest) => low + (next() - low) * (rest as f64 / parts as f64),
        })
        .collect()
}

/// Gives the values that would stand at places, which need not rise, if all were sorted.
pub(super) type ValuesAt<'a> = &'a mut dyn FnMut(&[usize]) -> Vec<f64>;

/// Whole numbers from 0 below this are counted rather than moved.
pub(super) const COUNTED: usize = 1 << 16;

/// The values that would stand at `places` if all were sorted.
pub(super) fn values_at(values: &[f64], places: &[usize]) -> Vec<f64> {
    at_rising(places, |rising| match counts(values) {
        Some(counts) => counted_at(&counts, rising),
        None => at_places(values.iter().copied(), rising),
    })
}

/// The values at places by a function that wants these to rise.
pub(super) fn at_rising(places: &[usize], at: impl FnOnce(&[usize]) -> Vec<f64>) -> Vec<f64> {
    let mut rising = places.to_vec();
    sort_few(&mut rising, usize::cmp);
    rising.dedup();
    let found = at(&rising);
    let found = |place: &usize| found[rising.partition_point(|it| it < place)];
    places.iter().map(found).collect()
}

/// The whole numbers at rising places, by how often each stands there.
pub(super) fn counted_at(counts: &[u32], rising: &[usize]) -> Vec<f64> {
    let (mut value, mut reached) = (0, counts[0] as usize);
    let at = |&place: &usize| {
        while reached <= place {
            value += 1;
            reached += counts[value] as usize;
        }
        value as f64
    };
    rising.iter().map(at).collect()
}

/// How often each whole number stands there: days and orders are few. None where some value is no
/// such number.
fn counts(values: &[f64]) -> Option<Vec<u32>> {
    let mut counts = vec![0_u32; COUNTED];
    for &value in values {
        let whole = value as usize;
        if whole as f64 != value {
            return None;
        }
        *counts.get_mut(whole)? += 1;
    }
    Some(counts)
}

/// The middle value, or the mean of the middle two; none without values. Reorders `values`.
pub(super) fn median(values: &mut [f64]) -> Option<f64> {
    let (half, is_even) = (values.len() / 2, values.len().is_multiple_of(2));
    if values.is_empty() {
        return None;
    }
    let middle = number_at(values, half);
    let before = values[..half]
        .iter()
        .copied()
        .fold(f64::NEG_INFINITY, f64::max);
    Some(if is_even {
        (before + middle) / 2.0
    } else {
        middle
    })
}

/// The class of a value from 0: how many cuts it has reached. A value on a cut belongs above.
#[inline]
pub(super) fn class_from(cuts: &[f64], value: f64) -> usize {
    cuts.iter().filter(|&&cut| value >= cut).count()
}

/// The class of a value from 0: how many cuts it has passed. A value on a cut belongs below.
#[inline]
pub(super) fn class_past(cuts: &[f64], value: f64) -> usize {
    cuts.iter().filter(|&&cut| value > cut).count()
}

/// Parts entries into classes of equal size with cuts at the quantiles of their ranks; a rank on a cut
/// has the lower class. Afterwards each class lies where it says; within it there is no order.
pub(super) fn by_rank(entries: &mut [Ranked], parts: usize) -> Vec<std::ops::Range<usize>> {
    let last = entries.len().saturating_sub(1);
    // Rank r has class k or more where r · parts ÷ (n − 1) is more than k.
    let mut ends: Vec<usize> = (1..parts)
        .map(|part| (part * last / parts + 1).min(entries.len()))
        .collect();
    part_at(entries, &ends);
    ends.push(entries.len());
    let mut start = 0;
    let class = |end| {
        let class = start..end;
        start = end;
        class
    };
    ends.into_iter().map(class).collect()
}

/// Moves entries so that none before a cut is above one behind it; the middle cut first.
fn part_at(entries: &mut [Ranked], cuts: &[usize]) {
    let Some(&cut) = cuts.get(cuts.len() / 2) else {
        return;
    };
    if cut > 0 && cut < entries.len() {
        part_ranked(entries, cut);
    }
    let (before, behind) = entries.split_at_mut(cut);
    part_at(before, &cuts[..cuts.len() / 2]);
    let behind_cuts: Vec<usize> = cuts[cuts.len() / 2 + 1..]
        .iter()
        .map(|it| it - cut)
        .collect();
    part_at(behind, &behind_cuts);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::ordered;
    use proptest::prelude::*;

    #[test]
    fn quantiles_are_those_of_r_type_7() {
        // R: quantile(mtcars$mpg, seq(.2, .8, .2)) less the one that rfm's bins() adds.
        let mpg = [
            21.0, 21.0, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2,
            10.4, 10.4, 14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26.0, 30.4,
            15.8, 19.7, 15.0, 21.4,
        ];
        let cuts = quantiles(&mpg, 5);
        for (cut, oracle) in cuts.iter().zip([15.20, 17.92, 21.00, 24.08]) {
            assert!((cut - oracle).abs() < 1e-9, "{cuts:?}");
        }
    }

    proptest! {
        #[test]
        fn values_are_found_at_their_places_whether_counted_or_drawn(
            whole in prop::collection::vec(0_u32..9, 1..60),
            step in prop::sample::select(vec![1.0, 0.25, -1.0, 1e5]),
            places in prop::collection::vec(0_usize..60, 0..9),
        ) {
            let values: Vec<f64> = whole.iter().map(|&it| f64::from(it) * step).collect();
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            let places: Vec<usize> = places.into_iter().map(|it| it % values.len()).collect();
            let expected: Vec<f64> = places.iter().map(|&it| sorted[it]).collect();
            prop_assert_eq!(values_at(&values, &places), expected);
        }
    }

    #[test]
    fn one_value_is_every_quantile_and_none_has_none() {
        assert_eq!(quantiles(&[7.0], 5), [7.0; 4]);
        assert!(quantiles(&[], 5).is_empty());
        assert_eq!(quantiles(&[1.0, 2.0], 4), [1.25, 1.5, 1.75]);
    }

    #[test]
    fn the_median_of_an_even_number_is_the_mean_of_two() {
        assert_eq!(median(&mut []), None);
        assert_eq!(median(&mut [3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&mut [9.0, 1.0, 4.0, 3.0]), Some(3.5));
    }

    #[test]
    fn a_value_on_a_cut_goes_up_or_stays_below_as_asked() {
        assert_eq!(class_from(&[2.0, 4.0], 2.0), 1);
        assert_eq!(class_past(&[2.0, 4.0], 2.0), 0);
    }

    #[test]
    fn classes_by_rank_are_those_of_entries_put_in_order() {
        // As pandas cuts ranks: a rank on a cut has the lower class.
        let class = |rank: usize, of: usize, parts: usize| match of {
            0 | 1 => 0,
            of => (rank * parts).div_ceil(of - 1).saturating_sub(1),
        };
        for of in [0, 1, 2, 3, 5, 6, 7, 100, 101] {
            for parts in 2..10 {
                let value = |entry: usize| ((entry * 37) % 11) as f64 - 4.0;
                let mut entries: Vec<Ranked> = (0..of)
                    .map(|entry| Ranked {
                        key: ordered(value(entry)),
                        tie: (of - entry) as u32,
                        entry: entry as u32,
                    })
                    .collect();
                let mut sorted = entries.clone();
                sorted.sort_unstable();
                let found = by_rank(&mut entries, parts);
                assert_eq!(found.len(), parts);
                for (rank, of_rank) in sorted.iter().enumerate() {
                    let expected = class(rank, of, parts);
                    let is_there = entries[found[expected].clone()].contains(of_rank);
                    assert!(is_there, "rank {rank} of {of} in {parts} parts");
                }
            }
        }
    }
}

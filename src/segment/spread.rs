//! Quantiles, ranks and classes of a column of numbers.

use crate::numeric::{Ranked, number_at, part_ranked};

/// Cuts between `parts` classes of equal size: linear interpolation between neighbours (type 7 of
/// Hyndman and Fan, the default of R and pandas). Empty without values. Reorders `values`.
///
/// # Formula
/// For part k: h = (n−1)·k/parts; cut = x[⌊h⌋] + (h−⌊h⌋)·(x[⌊h⌋+1] − x[⌊h⌋]) of the sorted values. The
/// place is computed in whole numbers, so that no rounding moves a cut to the next neighbour.
pub(super) fn quantiles(values: &mut [f64], parts: usize) -> Vec<f64> {
    let Some(last) = values.len().checked_sub(1) else {
        return Vec::new();
    };
    let mut placed = 0;
    let mut cuts = Vec::with_capacity(parts.saturating_sub(1));
    for part in 1..parts {
        let (at, rest) = (last * part / parts, last * part % parts);
        if at >= placed {
            number_at(&mut values[placed..], at - placed);
            placed = at + 1;
        }
        let low = values[at];
        let high = match rest {
            0 => low,
            _ => values[at + 1..]
                .iter()
                .copied()
                .fold(f64::INFINITY, f64::min),
        };
        cuts.push(match rest {
            0 => low,
            rest => low + (high - low) * (rest as f64 / parts as f64),
        });
    }
    cuts
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

    #[test]
    fn quantiles_are_those_of_r_type_7() {
        // R: quantile(mtcars$mpg, seq(.2, .8, .2)) less the one that rfm's bins() adds.
        let mut mpg = [
            21.0, 21.0, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2,
            10.4, 10.4, 14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26.0, 30.4,
            15.8, 19.7, 15.0, 21.4,
        ];
        let cuts = quantiles(&mut mpg, 5);
        for (cut, oracle) in cuts.iter().zip([15.20, 17.92, 21.00, 24.08]) {
            assert!((cut - oracle).abs() < 1e-9, "{cuts:?}");
        }
    }

    #[test]
    fn one_value_is_every_quantile_and_none_has_none() {
        assert_eq!(quantiles(&mut [7.0], 5), [7.0; 4]);
        assert!(quantiles(&mut [], 5).is_empty());
        assert_eq!(quantiles(&mut [1.0, 2.0], 4), [1.25, 1.5, 1.75]);
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

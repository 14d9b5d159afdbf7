//! Quantiles, ranks and classes of a column of numbers.

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
            values[placed..].select_nth_unstable_by(at - placed, f64::total_cmp);
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
    let (below, &mut middle, _) = values.select_nth_unstable_by(half, f64::total_cmp);
    let before = below.iter().copied().fold(f64::NEG_INFINITY, f64::max);
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

/// Puts entries in the order of their values; equal ones stay in the order they are given in.
///
/// Days and counts are small whole numbers: they are counted into place. Others are sorted as pairs
/// that lie beside each other.
pub(super) fn sort_by_value(values: &[f64], entries: &mut [u32]) {
    if let Some(most) = small_whole(values, entries) {
        count_into_place(values, entries, most);
        return;
    }
    let mut keyed: Vec<(u64, u32)> = entries
        .iter()
        .map(|&entry| (ordered(values[entry as usize]), entry))
        .collect();
    keyed.sort_by_key(|&(key, _)| key);
    for (place, (_, entry)) in entries.iter_mut().zip(keyed) {
        *place = entry;
    }
}

/// Values from here on are not counted into place.
const SMALL: f64 = 65_536.0;

/// The largest of the entries' values, where all are whole numbers from 0 to below [`SMALL`].
fn small_whole(values: &[f64], entries: &[u32]) -> Option<usize> {
    let mut most = 0;
    for &entry in entries {
        let value = values[entry as usize];
        if !(0.0..SMALL).contains(&value) || value.fract() != 0.0 {
            return None;
        }
        most = most.max(value as usize);
    }
    // Counting is for many entries of few values.
    (most <= entries.len()).then_some(most)
}

fn count_into_place(values: &[f64], entries: &mut [u32], most: usize) {
    let mut starts = vec![0_u32; most + 2];
    for &entry in entries.iter() {
        starts[values[entry as usize] as usize + 1] += 1;
    }
    for value in 0..=most {
        starts[value + 1] += starts[value];
    }
    let unsorted = entries.to_vec();
    for entry in unsorted {
        let next = &mut starts[values[entry as usize] as usize];
        entries[*next as usize] = entry;
        *next += 1;
    }
}

/// A whole number that is ordered as the value is (IEEE 754, total order).
fn ordered(value: f64) -> u64 {
    let bits = value.to_bits();
    match bits >> 63 {
        0 => bits | 1 << 63,
        _ => !bits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn equal_values_stay_in_the_order_they_are_given_in() {
        let mut entries = [3, 2, 0, 1];
        sort_by_value(&[5.0, -1.0, 5.0, 0.0], &mut entries);
        assert_eq!(entries, [1, 3, 2, 0]);
        let mut entries = [4, 3, 2, 0, 1];
        sort_by_value(&[2.0, 1.0, 2.0, 0.0, 1.0], &mut entries);
        assert_eq!(entries, [3, 4, 1, 2, 0]);
    }
}

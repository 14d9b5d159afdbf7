//! Values at places of the rising order, found without putting all in order or moving them.

use super::{number_at, ordered};

/// The values at rising places, from 0, of the order of all; a place past the last has none, and
/// neither have those behind it. The values that share their sixteen foremost bits with a wanted one
/// are drawn out, which are few, and put in order among themselves.
pub(crate) fn at_places(values: impl Iterator<Item = f64> + Clone, rising: &[usize]) -> Vec<f64> {
    // Sign, exponent and four bits of the rest: sixteen digits an octave.
    let digit = |value: f64| (ordered(value) >> 48) as usize;
    let mut counts = vec![0_u32; 1 << 16];
    for value in values.clone() {
        counts[digit(value)] += 1;
    }
    let mut drawn: Vec<Vec<f64>> = Vec::new();
    // The list that values of a digit are drawn into, from 1.
    let mut list_of = vec![0_usize; counts.len()];
    let mut wanted = Vec::with_capacity(rising.len());
    let (mut now, mut before) = (0, 0);
    for &place in rising {
        while let Some(&count) = counts.get(now)
            && before + count as usize <= place
        {
            before += count as usize;
            now += 1;
        }
        let Some(&count) = counts.get(now) else { break };
        if list_of[now] == 0 {
            drawn.push(Vec::with_capacity(count as usize));
            list_of[now] = drawn.len();
        }
        wanted.push((list_of[now] - 1, place - before));
    }
    for value in values {
        if let Some(list) = list_of[digit(value)].checked_sub(1) {
            drawn[list].push(value);
        }
    }
    let wanted = wanted.into_iter();
    wanted
        .map(|(list, at)| number_at(&mut drawn[list], at))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::ascending;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn values_of_any_size_are_drawn_as_they_would_be_sorted(
            values in prop::collection::vec(
                prop_oneof![-1e6..1e6, 0.5..2.0, Just(-0.0), Just(1e300)],
                1..80,
            ),
            part in 0.0..1.0,
        ) {
            let mut sorted = values.clone();
            ascending(&mut sorted);
            let last = values.len() - 1;
            let places = [0, (part * last as f64) as usize, last];
            let found = at_places(values.iter().copied(), &places);
            prop_assert_eq!(found, places.map(|it| sorted[it]));
        }
    }

    #[test]
    fn places_past_the_last_have_no_value() {
        let values = [3.0, -1.0, 2.0];
        assert_eq!(at_places(values.into_iter(), &[1, 2, 3, 4]), [2.0, 3.0]);
        assert_eq!(at_places(std::iter::empty(), &[0]), [0.0; 0]);
    }
}

//! Values at places of the rising order, found without putting all in order or moving them.

use super::{number_at, ordered};

/// The values at rising places, from 0, of the order of all; a place past the last has none, and
/// neither have those behind it.
pub(crate) fn at_places(values: impl Iterator<Item = f64> + Clone, rising: &[usize]) -> Vec<f64> {
    let mut counts = vec![0_u32; FOREMOST];
    for value in values.clone() {
        counts[foremost(value)] += 1;
    }
    let mut drawing = Drawing::of(&counts, rising);
    for value in values {
        drawing.take(foremost(value), || value);
    }
    drawing.finish()
}

/// How many foremost bits there can be.
pub(crate) const FOREMOST: usize = 1 << 16;

/// The sixteen foremost bits of a value, which rise as values do: sign, exponent and four bits of the
/// rest, sixteen to an octave.
#[inline(always)]
pub(crate) fn foremost(value: f64) -> usize {
    (ordered(value) >> 48) as usize
}

/// Values drawn out of all of them: those that share their foremost bits with one at a wanted place.
/// They are few, and put in order among themselves.
pub(crate) struct Drawing {
    drawn: Vec<Vec<f64>>,
    /// The list that values with these foremost bits are drawn into, from 1.
    list_of: Box<[u8]>,
    /// List and place in it of each wanted value.
    wanted: Vec<(u8, usize)>,
}

impl Drawing {
    /// Made ready for the values at rising places, at most 255 of them; `counts` says how many values
    /// there are by their foremost bits.
    pub(crate) fn of(counts: &[u32], rising: &[usize]) -> Drawing {
        let mut drawing = Drawing {
            drawn: Vec::new(),
            list_of: vec![0; counts.len()].into(),
            wanted: Vec::with_capacity(rising.len()),
        };
        let (mut now, mut before) = (0, 0);
        for &place in rising {
            while let Some(&count) = counts.get(now)
                && before + count as usize <= place
            {
                before += count as usize;
                now += 1;
            }
            let Some(&count) = counts.get(now) else { break };
            if drawing.list_of[now] == 0 {
                drawing.drawn.push(Vec::with_capacity(count as usize));
                drawing.list_of[now] = drawing.drawn.len() as u8;
            }
            drawing
                .wanted
                .push((drawing.list_of[now] - 1, place - before));
        }
        drawing
    }

    /// Takes a value, if it is one of those; every value is to be given once.
    #[inline(always)]
    pub(crate) fn take(&mut self, foremost: usize, value: impl FnOnce() -> f64) {
        if let Some(list) = self.list_of[foremost].checked_sub(1) {
            self.drawn[usize::from(list)].push(value());
        }
    }

    /// The values at the places.
    pub(crate) fn finish(self) -> Vec<f64> {
        let Drawing {
            mut drawn, wanted, ..
        } = self;
        let wanted = wanted.into_iter();
        wanted
            .map(|(list, at)| number_at(&mut drawn[usize::from(list)], at))
            .collect()
    }
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

//! One dimension cut into scores.

use super::score::Cutting;
use crate::segment::spread::{ValuesAt, class_from, class_past, quantiles_of};

/// Where the scores of a dimension end, and which way they run.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ladder {
    /// Limits between classes, rising; equal ones leave a class that nobody has.
    pub(super) cuts: Vec<f64>,
    /// A value on a cut belongs below it.
    is_past: bool,
    /// Low values have high scores.
    is_turned: bool,
    /// The highest score.
    pub(super) classes: u8,
    /// The cuts say where a score begins; others only count who is worse.
    pub(super) is_told: bool,
}

impl Ladder {
    /// The scores of the dimension at `place` by a cutting that needs nothing but cuts; none for one
    /// that tells equal customers apart or takes the mean. `at` gives values of the `count` there are.
    pub(super) fn of(
        cutting: &Cutting,
        classes: u8,
        place: usize,
        count: usize,
        at: ValuesAt<'_>,
    ) -> Option<Ladder> {
        let parts = usize::from(classes);
        // Few days are good, few orders are not.
        let is_turned = place == 0;
        let (cuts, is_past) = match cutting {
            Cutting::Package => {
                let mut cuts = quantiles_of(count, parts, at);
                cuts.iter_mut().for_each(|cut| *cut += 1.0);
                (cuts, false)
            }
            Cutting::Quantiles => {
                let mut cuts = quantiles_of(count, parts, at);
                let ends = at(&[0, count.saturating_sub(1)]);
                cuts.dedup();
                cuts.retain(|cut| ends.first() < Some(cut) && Some(cut) < ends.last());
                (cuts, true)
            }
            Cutting::Entered(cuts) => (cuts[place].get().to_vec(), false),
            // A value has the score k + 1 or more where at least k · count ÷ parts are worse, which is
            // to say, where the value of that rank is: nothing is sorted.
            Cutting::CountWorse => {
                let worse = (1..parts).map(|part| (part * count).div_ceil(parts) - 1);
                // The best of what is high first stands where the worst of what is low first does.
                let places: Vec<usize> = match is_turned {
                    true => worse.rev().map(|at| count - 1 - at).collect(),
                    false => worse.collect(),
                };
                (at(&places), !is_turned)
            }
            Cutting::MeanSplit | Cutting::Ranks | Cutting::Nested => return None,
        };
        Some(Ladder {
            classes: cuts.len() as u8 + 1,
            cuts,
            is_past,
            is_turned,
            is_told: *cutting != Cutting::CountWorse,
        })
    }

    /// The score of a value.
    #[inline]
    pub(super) fn score(&self, value: f64) -> u8 {
        self.turned(match self.is_past {
            true => class_past(&self.cuts, value),
            false => class_from(&self.cuts, value),
        })
    }

    /// The score of a class from 0, the class of the lowest values.
    #[inline(always)]
    pub(super) fn turned(&self, class: usize) -> u8 {
        match self.is_turned {
            true => self.classes - class as u8,
            false => class as u8 + 1,
        }
    }

    /// The least whole number of each class but the first; the value of a number never falls as it
    /// rises.
    pub(super) fn starts(&self, value: impl Fn(i64) -> f64) -> Vec<i64> {
        let is_reached = |cut: f64, number: i64| match self.is_past {
            true => value(number) > cut,
            false => value(number) >= cut,
        };
        let least = |&cut: &f64| {
            let (mut below, mut reached) = (i64::MIN, i64::MAX);
            while below < reached {
                // Rounded down, also below zero.
                let middle = ((i128::from(below) + i128::from(reached)) >> 1) as i64;
                match is_reached(cut, middle) {
                    true => reached = middle,
                    false => below = middle + 1,
                }
            }
            reached
        };
        self.cuts.iter().map(least).collect()
    }
}

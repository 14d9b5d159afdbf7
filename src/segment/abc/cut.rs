//! The cut into A, B and C by whole-number percents of customers.

use serde::{Deserialize, Serialize};

use crate::numeric::{Ranked, ordered, part_ranked};
use crate::segment::SchemeError;

/// A class by expected value. Unrelated to the grades of an assessment (M34).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AbcClass {
    /// The best.
    A,
    /// The next.
    B,
    /// The rest.
    C,
}

impl AbcClass {
    /// All three, best first.
    pub const ALL: [AbcClass; 3] = [AbcClass::A, AbcClass::B, AbcClass::C];
}

/// Percent of customers in A and in B; the rest is C.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "[u32; 2]", into = "[u32; 2]")]
pub struct AbcPercents([u32; 2]);

impl AbcPercents {
    /// # Errors
    /// [`SchemeError::Percents`] where A is nothing, or both are more than a hundred.
    pub fn new(percents: [u32; 2]) -> Result<AbcPercents, SchemeError> {
        let total = percents[0].saturating_add(percents[1]);
        match percents[0] > 0 && total <= 100 {
            true => Ok(AbcPercents(percents)),
            false => Err(SchemeError::Percents { total }),
        }
    }

    /// A, B.
    pub fn get(self) -> [u32; 2] {
        self.0
    }
}

impl Default for AbcPercents {
    /// 15 and 20, as the source document's answer and its distractors have it.
    fn default() -> Self {
        AbcPercents([15, 20])
    }
}

impl TryFrom<[u32; 2]> for AbcPercents {
    type Error = SchemeError;
    fn try_from(percents: [u32; 2]) -> Result<AbcPercents, SchemeError> {
        AbcPercents::new(percents)
    }
}

impl From<AbcPercents> for [u32; 2] {
    fn from(percents: AbcPercents) -> [u32; 2] {
        percents.0
    }
}

/// Customers in A, B and C of `count`.
///
/// # Formula
/// In whole numbers, so that 35 % of 70 is not 24: A = (15·N + 50) div 100, at least 1 of anybody;
/// A + B = the larger of A and (35·N + 50) div 100.
pub fn abc_sizes(count: u64, percents: AbcPercents) -> [u64; 3] {
    let [a, b] = percents.get().map(u64::from);
    let part = |percent: u64| (percent * count + 50) / 100;
    let in_a = part(a).max(1).min(count);
    let in_a_or_b = part(a + b).max(in_a).min(count);
    [in_a, in_a_or_b - in_a, count - in_a_or_b]
}

/// The class of each value: the highest are A; equal values by rising `tie`.
pub fn abc_classes(values: &[f64], tie: &[u32], percents: AbcPercents) -> Vec<AbcClass> {
    let [in_a, in_b, _] = abc_sizes(values.len() as u64, percents).map(|it| it as usize);
    let ranked = |(entry, (&value, &tie)): (u32, (&f64, &u32))| Ranked {
        key: !ordered(value),
        tie,
        entry,
    };
    let mut order: Vec<Ranked> = (0..).zip(values.iter().zip(tie)).map(ranked).collect();
    let mut classes = vec![AbcClass::C; values.len()];
    let mut rest = order.as_mut_slice();
    for (class, size) in [(AbcClass::A, in_a), (AbcClass::B, in_b)] {
        if size < rest.len() && size > 0 {
            part_ranked(rest, size - 1);
        }
        let (inside, behind) = rest.split_at_mut(size);
        for it in inside.iter() {
            classes[it.entry as usize] = class;
        }
        rest = behind;
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents_of_nothing_or_over_a_hundred_are_refused() {
        assert_eq!(
            AbcPercents::new([0, 20]),
            Err(SchemeError::Percents { total: 20 })
        );
        assert_eq!(
            AbcPercents::new([81, 20]),
            Err(SchemeError::Percents { total: 101 })
        );
        assert!(AbcPercents::new([80, 20]).is_ok());
    }

    #[test]
    fn equal_values_are_cut_by_the_order_of_their_ids() {
        let found = abc_classes(&[5.0; 7], &[6, 5, 4, 3, 2, 1, 0], AbcPercents::default());
        assert_eq!(found[6], AbcClass::A);
        assert_eq!(found[5], AbcClass::B);
        assert_eq!(found[..5], [AbcClass::C; 5]);
    }
}

//! Scores of one to nine in each of the three dimensions.

use serde::{Deserialize, Serialize};

use super::RfmFacts;
use super::cuts::Cuts;
use super::ladder::Ladder;
use crate::numeric::{Ranked, ordered};
use crate::segment::spread::{by_rank, values_at};

/// One of the three dimensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Days since the last order: fewer are better.
    Recency,
    /// Purchases.
    Frequency,
    /// Money.
    Monetary,
}

impl Dimension {
    /// All three, in the order of the letters.
    pub const ALL: [Dimension; 3] = [
        Dimension::Recency,
        Dimension::Frequency,
        Dimension::Monetary,
    ];
}

/// Two to nine classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct ClassCount(u8);

impl ClassCount {
    /// Quintiles.
    pub const FIVE: ClassCount = ClassCount(5);

    /// So many classes; none outside 2–9.
    pub fn new(classes: u8) -> Option<ClassCount> {
        (2..=9).contains(&classes).then_some(ClassCount(classes))
    }

    /// How many.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for ClassCount {
    type Error = String;
    fn try_from(classes: u8) -> Result<ClassCount, String> {
        ClassCount::new(classes).ok_or_else(|| format!("{classes} is outside 2 to 9"))
    }
}

impl From<ClassCount> for u8 {
    fn from(classes: ClassCount) -> u8 {
        classes.0
    }
}

/// Where one score ends and the next begins.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cutting {
    /// As rfm (R) does: cut = quantile (type 7) + 1; a value below the cut has the lower class. Equal
    /// customers have equal scores; equal cuts leave scores that nobody has.
    #[default]
    Package,
    /// As `pandas.qcut(…, duplicates="drop")`: quantiles (type 7); a value on a cut has the lower
    /// class; equal cuts become one, and the scores are numbered anew.
    Quantiles,
    /// As `pandas.qcut(rank(method="first"))`: classes of equal size; equal customers are told apart
    /// by their ids.
    Ranks,
    /// Score = 1 + (classes × customers strictly worse) div customers: equal customers have equal
    /// scores.
    CountWorse,
    /// The user's own cuts of recency (days), frequency and money; a value on a cut belongs above.
    Entered(Box<[Cuts; 3]>),
    /// Two classes: as good as the mean or better, and worse.
    MeanSplit,
    /// Recency by ranks; frequency by ranks within each recency score; money by ranks within each of
    /// these: cells of equal size.
    Nested,
}

impl Cutting {
    /// True when equal customers are told apart by their ids.
    pub fn breaks_ties(&self) -> bool {
        matches!(self, Cutting::Ranks | Cutting::Nested)
    }
}

/// Scores of every customer, 0 for one without an order, and how they came about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RfmScores {
    /// Recency, frequency, money.
    pub scores: [Vec<u8>; 3],
    /// How.
    pub facts: RfmFacts,
    /// The scores of each customer as one number, see [`place`].
    pub(super) places: Vec<u16>,
    /// Customers by that number.
    pub(super) cells: Vec<u32>,
}

impl RfmScores {
    /// The three scores of one customer.
    #[inline]
    pub fn of(&self, customer: usize) -> [u8; 3] {
        let [r, f, m] = &self.scores;
        [r[customer], f[customer], m[customer]]
    }

    /// From members to all customers.
    pub(super) fn spread(self, members: &[u32], customers: usize) -> RfmScores {
        if members.len() == customers {
            return self;
        }
        fn spread<T: Copy + Default>(members: &[u32], of: Vec<T>, customers: usize) -> Vec<T> {
            let mut all = vec![T::default(); customers];
            for (&member, of) in members.iter().zip(of) {
                all[member as usize] = of;
            }
            all
        }
        RfmScores {
            scores: self.scores.map(|of| spread(members, of, customers)),
            places: spread(members, self.places, customers),
            ..self
        }
    }
}

/// Place of a cell in a table of all: a decimal digit a score.
#[inline(always)]
pub(super) fn place(cell: [u8; 3]) -> usize {
    let [r, f, m] = cell.map(usize::from);
    r * 100 + f * 10 + m
}

/// Cells in a table by [`place`].
pub(super) const PLACES: usize = 1000;

/// The scores that were wanted of each dimension, where there are so many now.
pub(super) fn wanted(cutting: &Cutting, classes: ClassCount, highest: [u8; 3]) -> [u8; 3] {
    match cutting {
        // Equal cuts have become one.
        Cutting::Quantiles => [classes.get(); 3],
        _ => highest,
    }
}

impl RfmFacts {
    /// How many have each score, by how many are in each cell.
    pub(super) fn counted(highest: [u8; 3], cells: &[u32]) -> RfmFacts {
        let mut facts = RfmFacts {
            highest,
            ..RfmFacts::default()
        };
        for (place, highest) in highest.into_iter().enumerate() {
            facts.counts[place] = vec![0; usize::from(highest)];
        }
        for (at, &customers) in cells.iter().enumerate().filter(|(_, it)| **it > 0) {
            for (counts, score) in facts
                .counts
                .iter_mut()
                .zip([at / 100, at / 10 % 10, at % 10])
            {
                counts[score - 1] += u64::from(customers);
            }
        }
        let used = |counts: &Vec<u64>| counts.iter().filter(|&&it| it > 0).count() as u8;
        facts.classes = facts.counts.each_ref().map(used);
        facts
    }
}

/// Scores one entry a value; `ranks` has the place of each entry among equal ones, and is needed only
/// where the cutting breaks ties.
pub(super) fn score(
    cutting: &Cutting,
    classes: ClassCount,
    values: [Vec<f64>; 3],
    ranks: &[u32],
) -> RfmScores {
    let mut found = RfmScores::default();
    let mut cuts: [Vec<f64>; 3] = Default::default();
    let mut highest = [classes.get(); 3];
    if *cutting == Cutting::Nested {
        found.scores = nested(&values, classes.get(), ranks);
    } else {
        for (place, column) in values.iter().enumerate() {
            (found.scores[place], cuts[place], highest[place]) =
                one(cutting, classes.get(), place, column, ranks);
        }
    }
    let [recency, frequency, monetary] = &found.scores;
    let each = recency.iter().zip(frequency).zip(monetary);
    found.places = each.map(|((&r, &f), &m)| place([r, f, m]) as u16).collect();
    found.cells = vec![0; PLACES];
    for &at in &found.places {
        found.cells[usize::from(at)] += 1;
    }
    found.facts = RfmFacts {
        cuts,
        wanted: wanted(cutting, classes, highest),
        ..RfmFacts::counted(highest, &found.cells)
    };
    found
}

/// Scores, cuts and the highest score of one dimension.
fn one(
    cutting: &Cutting,
    classes: u8,
    place: usize,
    values: &[f64],
    ranks: &[u32],
) -> (Vec<u8>, Vec<f64>, u8) {
    let mut at = |places: &[usize]| values_at(values, places);
    if let Some(ladder) = Ladder::of(cutting, classes, place, values.len(), &mut at) {
        let scored = values.iter().map(|&it| ladder.score(it)).collect();
        let cuts = if ladder.is_told {
            ladder.cuts
        } else {
            Vec::new()
        };
        return (scored, cuts, ladder.classes);
    }
    if *cutting == Cutting::MeanSplit {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let scored = values.iter().map(|&it| {
            let is_high = if place == 0 { it <= mean } else { it >= mean };
            1 + u8::from(is_high)
        });
        return (scored.collect(), vec![mean], 2);
    }
    let mut ranked = ranked(values, ranks);
    let mut scores = vec![0; values.len()];
    let parted = by_rank(&mut ranked, usize::from(classes));
    for (class, inside) in (0..).zip(parted) {
        // Few days are good, few orders are not.
        let score = if place == 0 {
            classes - class
        } else {
            class + 1
        };
        for of in &ranked[inside] {
            scores[of.entry as usize] = score;
        }
    }
    (scores, Vec::new(), classes)
}

/// Values with their places among equals.
fn ranked(values: &[f64], ranks: &[u32]) -> Vec<Ranked> {
    let entries = values.iter().zip(ranks).enumerate();
    let entry = |(entry, (&value, &tie)): (usize, (&f64, &u32))| Ranked {
        key: ordered(value),
        tie,
        entry: entry as u32,
    };
    entries.map(entry).collect()
}

/// Equal cells: each dimension by ranks within the cells of those before it. The cells of a dimension
/// lie behind each other, so that each is parted where it lies.
fn nested(values: &[Vec<f64>; 3], classes: u8, ranks: &[u32]) -> [Vec<u8>; 3] {
    let mut scores = values.each_ref().map(|column| vec![0_u8; column.len()]);
    let mut all = ranked(&values[0], ranks);
    let mut cells: Vec<_> = std::iter::once(0..all.len()).collect();
    for (place, column) in values.iter().enumerate() {
        if place > 0 {
            all.iter_mut()
                .for_each(|of| of.key = ordered(column[of.entry as usize]));
        }
        let mut parted = Vec::with_capacity(cells.len() * usize::from(classes));
        for cell in cells {
            let own = &mut all[cell.clone()];
            for (class, inside) in by_rank(own, usize::from(classes)).into_iter().enumerate() {
                let class = class as u8;
                let score = if place == 0 {
                    classes - class
                } else {
                    class + 1
                };
                for of in &own[inside.clone()] {
                    scores[place][of.entry as usize] = score;
                }
                parted.push(cell.start + inside.start..cell.start + inside.end);
            }
        }
        cells = parted;
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    const RANKS: [u32; 6] = [0, 1, 2, 3, 4, 5];

    fn frequency(cutting: &Cutting, values: &[f64]) -> (Vec<u8>, RfmFacts) {
        let values = [values.to_vec(), values.to_vec(), values.to_vec()];
        let found = score(cutting, ClassCount::FIVE, values, &RANKS);
        (found.scores[1].clone(), found.facts)
    }

    #[test]
    fn quantiles_that_collapse_leave_fewer_classes_and_say_so() {
        let orders = [1.0, 1.0, 1.0, 1.0, 2.0, 7.0];
        let (scores, facts) = frequency(&Cutting::Quantiles, &orders);
        assert_eq!(scores, [1, 1, 1, 1, 1, 2]);
        assert_eq!(facts.collapsed()[1], (Dimension::Frequency, 2));
        let (scores, facts) = frequency(&Cutting::Package, &orders);
        assert_eq!(scores, [1, 1, 1, 1, 4, 5]);
        assert_eq!(facts.collapsed()[1], (Dimension::Frequency, 3));
    }

    #[test]
    fn equal_customers_have_equal_scores_unless_ranks_are_asked_for() {
        let equal = [3.0; 6];
        for cutting in [
            Cutting::Package,
            Cutting::Quantiles,
            Cutting::CountWorse,
            Cutting::MeanSplit,
        ] {
            let (scores, facts) = frequency(&cutting, &equal);
            assert!(
                scores.iter().all(|&score| score == scores[0]),
                "{cutting:?}"
            );
            assert_eq!(facts.classes, [1; 3]);
        }
        let (scores, _) = frequency(&Cutting::Ranks, &equal);
        assert_eq!(scores, [1, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn nested_cells_are_of_equal_size() {
        let column: Vec<f64> = (0..8).map(f64::from).collect();
        let values = [column.clone(), column.clone(), column];
        let classes = ClassCount::new(2).unwrap();
        let found = score(&Cutting::Nested, classes, values, &[0, 1, 2, 3, 4, 5, 6, 7]);
        let mut cells: Vec<[u8; 3]> = (0..8).map(|it| found.of(it)).collect();
        cells.sort_unstable();
        cells.dedup();
        assert_eq!(cells.len(), 8);
    }
}

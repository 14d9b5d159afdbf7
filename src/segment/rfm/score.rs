//! Scores of one to nine in each of the three dimensions.

use serde::{Deserialize, Serialize};

use super::RfmFacts;
use super::cuts::Cuts;
use crate::numeric::{Ranked, ordered};
use crate::segment::spread::{by_rank, class_from, class_past, quantiles, values_at};

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
        let scores = self.scores.map(|of_members| {
            let mut all = vec![0; customers];
            for (&member, score) in members.iter().zip(of_members) {
                all[member as usize] = score;
            }
            all
        });
        RfmScores { scores, ..self }
    }
}

/// Place of a cell in a table of all: a decimal digit a score.
#[inline]
pub(super) fn place(cell: [u8; 3]) -> usize {
    let [r, f, m] = cell.map(usize::from);
    r * 100 + f * 10 + m
}

/// Cells in a table by [`place`].
pub(super) const PLACES: usize = 1000;

/// Scores one entry a value; `ranks` has the place of each entry among equal ones, and is needed only
/// where the cutting breaks ties.
pub(super) fn score(
    cutting: &Cutting,
    classes: ClassCount,
    values: [Vec<f64>; 3],
    ranks: &[u32],
) -> RfmScores {
    let mut found = RfmScores::default();
    if *cutting == Cutting::Nested {
        found.scores = nested(&values, classes.get(), ranks);
        found.facts.wanted = [classes.get(); 3];
        found.facts.highest = [classes.get(); 3];
    } else {
        for (place, column) in values.iter().enumerate() {
            let (scores, cuts, highest) = one(cutting, classes.get(), place, column, ranks);
            found.scores[place] = scores;
            found.facts.cuts[place] = cuts;
            found.facts.highest[place] = highest;
            found.facts.wanted[place] = match cutting {
                Cutting::Quantiles => classes.get(),
                _ => highest,
            };
        }
    }
    for place in 0..3 {
        let mut counts = vec![0_u64; usize::from(found.facts.highest[place])];
        for &score in &found.scores[place] {
            counts[usize::from(score) - 1] += 1;
        }
        found.facts.classes[place] = counts.iter().filter(|&&count| count > 0).count() as u8;
        found.facts.counts[place] = counts;
    }
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
    let parts = usize::from(classes);
    // Few days are good, few orders are not.
    let turned = |class: usize, classes: u8| {
        let class = class.min(usize::from(classes) - 1) as u8;
        if place == 0 {
            classes - class
        } else {
            class + 1
        }
    };
    match cutting {
        Cutting::Package => {
            let mut cuts = quantiles(values, parts);
            cuts.iter_mut().for_each(|cut| *cut += 1.0);
            let scored = values
                .iter()
                .map(|&it| turned(class_from(&cuts, it), classes));
            (scored.collect(), cuts, classes)
        }
        Cutting::Quantiles => {
            let mut cuts = quantiles(values, parts);
            let least = values.iter().copied().fold(f64::INFINITY, f64::min);
            let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            cuts.dedup();
            cuts.retain(|&cut| cut > least && cut < most);
            let left = cuts.len() as u8 + 1;
            let scored = values.iter().map(|&it| turned(class_past(&cuts, it), left));
            (scored.collect(), cuts, left)
        }
        Cutting::Entered(cuts) => {
            let cuts = cuts[place].get().to_vec();
            let wanted = cuts.len() as u8 + 1;
            let scored = values
                .iter()
                .map(|&it| turned(class_from(&cuts, it), wanted));
            (scored.collect(), cuts, wanted)
        }
        Cutting::MeanSplit => {
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            let scored = values.iter().map(|&it| {
                let is_high = if place == 0 { it <= mean } else { it >= mean };
                1 + u8::from(is_high)
            });
            (scored.collect(), vec![mean], 2)
        }
        Cutting::CountWorse => (count_worse(values, parts, place == 0), Vec::new(), classes),
        Cutting::Ranks | Cutting::Nested => {
            let mut ranked = ranked(values, ranks);
            let mut scores = vec![0; values.len()];
            for (class, inside) in by_rank(&mut ranked, parts).into_iter().enumerate() {
                for of in &ranked[inside] {
                    scores[of.entry as usize] = turned(class, classes);
                }
            }
            (scores, Vec::new(), classes)
        }
    }
}

/// 1 + (parts × values strictly worse) div values. A value has the score k + 1 or more where at least
/// k · values ÷ parts are worse, which is to say, where the value of that rank is: nothing is sorted.
fn count_worse(values: &[f64], parts: usize, high_is_worse: bool) -> Vec<u8> {
    let count = values.len();
    let turned = |value: f64| if high_is_worse { -value } else { value };
    let places = (1..parts).map(|part| (part * count).div_ceil(parts) - 1);
    // The best of what is high first stands where the worst of what is low first does.
    let places: Vec<usize> = match high_is_worse {
        true => places.rev().map(|at| count - 1 - at).collect(),
        false => places.collect(),
    };
    let found = values_at(values, &places);
    let cuts: Vec<f64> = found.into_iter().map(turned).collect();
    values
        .iter()
        .map(|&value| 1 + class_past(&cuts, turned(value)) as u8)
        .collect()
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

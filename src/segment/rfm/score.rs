//! Scores of one to nine in each of the three dimensions.

use serde::{Deserialize, Serialize};

use super::RfmFacts;
use crate::segment::spread::{class_from, class_past, quantiles, sort_by_value};

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

/// One to eight cuts between classes, strictly rising.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<f64>", into = "Vec<f64>")]
pub struct Cuts(Vec<f64>);

/// Cuts that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CutsError {
    /// None, or more than eight.
    Count {
        /// How many were given.
        found: usize,
    },
    /// A cut is not a number, or not above the one before it.
    NotRising {
        /// Its place, from 0.
        place: usize,
    },
}

impl std::fmt::Display for CutsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for CutsError {}

impl Cuts {
    /// # Errors
    /// [`CutsError`] for none or too many, and for the first that does not rise.
    pub fn new(cuts: Vec<f64>) -> Result<Cuts, CutsError> {
        if cuts.is_empty() || cuts.len() > 8 {
            return Err(CutsError::Count { found: cuts.len() });
        }
        let rises =
            |place: usize| cuts[place].is_finite() && (place == 0 || cuts[place] > cuts[place - 1]);
        match (0..cuts.len()).find(|&place| !rises(place)) {
            Some(place) => Err(CutsError::NotRising { place }),
            None => Ok(Cuts(cuts)),
        }
    }

    /// The cuts.
    pub fn get(&self) -> &[f64] {
        &self.0
    }
}

impl TryFrom<Vec<f64>> for Cuts {
    type Error = CutsError;
    fn try_from(cuts: Vec<f64>) -> Result<Cuts, CutsError> {
        Cuts::new(cuts)
    }
}

impl From<Cuts> for Vec<f64> {
    fn from(cuts: Cuts) -> Vec<f64> {
        cuts.0
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

/// Scores one entry a value; `by_id` lists the entries in the order equal ones are ranked in, and is
/// needed only where the cutting breaks ties.
pub(super) fn score(
    cutting: &Cutting,
    classes: ClassCount,
    values: [Vec<f64>; 3],
    by_id: &[u32],
) -> RfmScores {
    let mut found = RfmScores::default();
    if *cutting == Cutting::Nested {
        found.scores = nested(&values, classes.get(), by_id);
        found.facts.wanted = [classes.get(); 3];
        found.facts.highest = [classes.get(); 3];
    } else {
        for (place, column) in values.iter().enumerate() {
            let (scores, cuts, highest) = one(cutting, classes.get(), place, column, by_id);
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
    by_id: &[u32],
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
            let mut cuts = quantiles(&mut values.to_vec(), parts);
            cuts.iter_mut().for_each(|cut| *cut += 1.0);
            let scored = values
                .iter()
                .map(|&it| turned(class_from(&cuts, it), classes));
            (scored.collect(), cuts, classes)
        }
        Cutting::Quantiles => {
            let mut cuts = quantiles(&mut values.to_vec(), parts);
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
        Cutting::CountWorse => {
            let mut ascending: Vec<u32> = (0..values.len() as u32).collect();
            sort_by_value(values, &mut ascending);
            let scores = count_worse(values, &ascending, parts, place == 0);
            (scores, Vec::new(), classes)
        }
        Cutting::Ranks | Cutting::Nested => {
            let mut order = by_id.to_vec();
            sort_by_value(values, &mut order);
            let mut scores = vec![0; values.len()];
            for (rank, &entry) in order.iter().enumerate() {
                scores[entry as usize] = turned(rank_class(rank, order.len(), parts), classes);
            }
            (scores, Vec::new(), classes)
        }
    }
}

/// The class, from 0, of the value of rank `rank` (from 0) among `of`, with cuts at the quantiles of
/// the ranks; a rank on a cut has the lower class.
fn rank_class(rank: usize, of: usize, parts: usize) -> usize {
    match of.checked_sub(1) {
        Some(last) if last > 0 => (rank * parts).div_ceil(last).saturating_sub(1),
        _ => 0,
    }
}

fn count_worse(values: &[f64], ascending: &[u32], parts: usize, high_is_worse: bool) -> Vec<u8> {
    let count = values.len();
    let mut scores = vec![0; count];
    let value = |place: usize| values[ascending[place] as usize];
    let mut start = 0;
    while start < count {
        let mut end = start + 1;
        while end < count && value(end) == value(start) {
            end += 1;
        }
        let worse = if high_is_worse { count - end } else { start };
        for &entry in &ascending[start..end] {
            scores[entry as usize] = 1 + (parts * worse / count) as u8;
        }
        start = end;
    }
    scores
}

/// Equal cells: each dimension by ranks within the cells of those before it.
fn nested(values: &[Vec<f64>; 3], classes: u8, by_id: &[u32]) -> [Vec<u8>; 3] {
    let count = values[0].len();
    let mut scores = [vec![0_u8; count], vec![0_u8; count], vec![0_u8; count]];
    let mut cell_of = vec![0_usize; count];
    let mut cells = 1;
    for (place, column) in values.iter().enumerate() {
        // Members of each cell, by id.
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); cells];
        for &entry in by_id {
            members[cell_of[entry as usize]].push(entry);
        }
        for mut own in members {
            sort_by_value(column, &mut own);
            for (rank, &entry) in own.iter().enumerate() {
                let class = rank_class(rank, own.len(), usize::from(classes)) as u8;
                let entry = entry as usize;
                scores[place][entry] = if place == 0 {
                    classes - class
                } else {
                    class + 1
                };
                cell_of[entry] = cell_of[entry] * usize::from(classes) + usize::from(class);
            }
        }
        cells *= usize::from(classes);
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    const BY_ID: [u32; 6] = [0, 1, 2, 3, 4, 5];

    fn frequency(cutting: &Cutting, values: &[f64]) -> (Vec<u8>, RfmFacts) {
        let values = [values.to_vec(), values.to_vec(), values.to_vec()];
        let found = score(cutting, ClassCount::FIVE, values, &BY_ID);
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

    #[test]
    fn cuts_that_do_not_rise_are_refused_by_place() {
        assert_eq!(
            Cuts::new(vec![1.0, 1.0]),
            Err(CutsError::NotRising { place: 1 })
        );
        assert_eq!(
            Cuts::new(vec![f64::NAN]),
            Err(CutsError::NotRising { place: 0 })
        );
        assert_eq!(Cuts::new(vec![]), Err(CutsError::Count { found: 0 }));
    }
}

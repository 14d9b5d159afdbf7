//! Assessment of companies into A, B, C, D (M34). Unrelated to the classes by expected value (M11).

use serde::{Deserialize, Serialize};

use super::abc::finite;
use super::{OrderUnit, SchemeError, SchemeFacts, Segment, SegmentName, Segmentation, Span};
use crate::base::CustomerBase;
use crate::explain::{Explained, Expr, Given, Source, Unit, ValueSymbol as S};
use crate::units::{Day, Months};

/// Grade of a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Large, sound, long cooperation, steady need.
    A,
    /// Medium, good, shorter cooperation, some fluctuation.
    B,
    /// Smaller, average, short, fluctuating.
    C,
    /// No formal cooperation yet.
    D,
}

impl Grade {
    /// All four, best first.
    pub const ALL: [Grade; 4] = [Grade::A, Grade::B, Grade::C, Grade::D];
}

/// A group of indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Indicator {
    /// State, profitability, solvency.
    Financial,
    /// History, satisfaction, order fulfilment.
    Cooperation,
    /// Need, market prospect, position in the industry.
    Business,
    /// Record, reputation.
    Credit,
}

impl Indicator {
    /// All four, in the order of scores and weights.
    pub const ALL: [Indicator; 4] = [
        Indicator::Financial,
        Indicator::Cooperation,
        Indicator::Business,
        Indicator::Credit,
    ];

    /// Its score, as a symbol.
    pub fn symbol(self) -> S {
        match self {
            Indicator::Financial => S::FinancialScore,
            Indicator::Cooperation => S::CooperationScore,
            Indicator::Business => S::BusinessScore,
            Indicator::Credit => S::CreditScore,
        }
    }
}

/// A step of the assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssessmentStep {
    /// Collect what is known.
    Collect,
    /// Analyse it and write the report.
    Analyse,
    /// Approve the grade.
    Approve,
    /// Track, and grade anew.
    Track,
}

impl AssessmentStep {
    /// All four, in order.
    pub const ALL: [AssessmentStep; 4] = [
        AssessmentStep::Collect,
        AssessmentStep::Analyse,
        AssessmentStep::Approve,
        AssessmentStep::Track,
    ];
}

/// A rule against risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RiskRule {
    /// Standard contracts.
    StandardContract,
    /// Prudent terms of payment.
    PaymentTerms,
    /// A credit file that is kept up to date.
    CreditFile,
    /// Countermeasures prepared.
    Countermeasures,
}

impl RiskRule {
    /// All four.
    pub const ALL: [RiskRule; 4] = [
        RiskRule::StandardContract,
        RiskRule::PaymentTerms,
        RiskRule::CreditFile,
        RiskRule::Countermeasures,
    ];
}

/// Scores of 0–100, one a criterion; none where it has not been scored.
pub type Scores = Vec<Option<f64>>;

/// Weights, limits and times of review. A decision of the program where the source document prints
/// no number; all editable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AssessmentRule {
    /// What is scored, by names of the user's own; empty for the four groups of [`Indicator::ALL`].
    pub criteria: Vec<String>,
    /// Weight of each criterion; together 1 ± 0.0005.
    pub weights: Vec<Given>,
    /// Least score of A and of B.
    pub cuts: [Given; 2],
    /// Months until A, B, C, D are reviewed.
    pub review: [Months; 4],
}

impl Default for AssessmentRule {
    fn default() -> Self {
        AssessmentRule {
            criteria: Vec::new(),
            weights: [0.3, 0.25, 0.25, 0.2].map(Given::illustrative).into(),
            cuts: [80.0, 60.0].map(Given::illustrative),
            review: [12, 6, 3, 3].map(Months::of),
        }
    }
}

/// How far sums of weights and scores may miss one another and still be the same.
const LEVEL: f64 = 1e-9;

impl AssessmentRule {
    /// # Errors
    /// Weights below zero, not one a criterion or not adding up to 100 % ± 0.05; limits that run
    /// backwards or leave 0–100.
    pub fn check(&self) -> Result<(), SchemeError> {
        let total: f64 = self.weights.iter().map(|it| it.value * 100.0).sum();
        let is_each = self.weights.len() == self.count();
        let are_sound = is_each && self.weights.iter().all(|it| it.value >= 0.0);
        if !are_sound || !(total - 100.0).abs().le(&0.05) {
            return Err(SchemeError::Weights {
                total: finite(total),
            });
        }
        let [a, b] = self.cuts.map(|it| it.value);
        match (0.0..=100.0).contains(&a) && (0.0..a).contains(&b) {
            true => Ok(()),
            false => Err(SchemeError::Thresholds { place: 1 }),
        }
    }

    /// How many criteria there are.
    pub fn count(&self) -> usize {
        match self.criteria.len() {
            0 => Indicator::ALL.len(),
            own => own,
        }
    }

    /// The score of the criterion at a place, as a symbol.
    pub fn symbol(&self, place: usize) -> S {
        match Indicator::ALL.get(place) {
            Some(indicator) if self.criteria.is_empty() => indicator.symbol(),
            _ => S::CriterionScore,
        }
    }

    /// Σ weight × score; none without all the scores. `source` says who of the scores.
    pub fn score(&self, scores: &[Option<f64>], source: Source) -> Option<Explained> {
        let mut terms = Vec::with_capacity(self.weights.len());
        for (place, weight) in self.weights.iter().enumerate() {
            let score = (*scores.get(place)?)?;
            let score = Expr::of(self.symbol(place), score, Unit::Points, source);
            let score = match self.criteria.is_empty() {
                true => score,
                false => score.at(place + 1),
            };
            let weight = weight.named(S::IndicatorWeight, Unit::Percent);
            terms.push(weight.at(place + 1).times(score));
        }
        Some(Explained::new(
            S::AssessmentScore,
            Unit::Points,
            Expr::Sum(terms),
        ))
    }

    /// The grade of a score; D without a contract, whatever the score; none for one under contract
    /// that has no score.
    pub fn grade(&self, has_contract: bool, score: Option<f64>) -> Option<Grade> {
        let [a, b] = self.cuts.map(|it| it.value);
        // A sum of products such as 0.3 × 80 + … may miss its limit by rounding alone.
        let reaches = |score: f64, least: f64| score >= least - 1e-9;
        match score {
            _ if !has_contract => Some(Grade::D),
            None => None,
            Some(score) if reaches(score, a) => Some(Grade::A),
            Some(score) if reaches(score, b) => Some(Grade::B),
            Some(_) => Some(Grade::C),
        }
    }

    /// Points to the next better grade; none for A and D.
    pub fn to_next(&self, grade: Grade, score: &Explained) -> Option<Explained> {
        let place = match grade {
            Grade::B => 0,
            Grade::C => 1,
            Grade::A | Grade::D => return None,
        };
        let least = self.cuts[place].named(S::ClassCut, Unit::Points);
        let points = least.at(place + 1).minus(score.as_input());
        Some(Explained::new(S::PointsToNext, Unit::Points, points))
    }

    /// Places of the criteria that cost the most points against a full score; none without all the
    /// scores, nor where every score is full.
    pub fn weakest(&self, scores: &[Option<f64>]) -> Vec<usize> {
        let lost = self.weights.iter().enumerate().map(|(place, weight)| {
            let score = scores.get(place).copied().flatten()?;
            Some(weight.value * (100.0 - score))
        });
        let Some(lost) = lost.collect::<Option<Vec<f64>>>() else {
            return Vec::new();
        };
        let most = lost.iter().copied().fold(0.0, f64::max);
        let is_most = |&place: &usize| most > 0.0 && most - lost[place] <= LEVEL;
        (0..lost.len()).filter(is_most).collect()
    }

    /// When one of a grade that was assessed on `day` is to be assessed anew.
    pub fn next_review(&self, grade: Grade, day: Day) -> Day {
        day.plus_months(self.review[grade as usize].count())
    }
}

/// A company on the list of an [`AssessmentScheme`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    /// Id as the data have it.
    pub customer: String,
    /// Its scores.
    pub scores: Scores,
    /// False for a prospect.
    pub has_contract: bool,
}

/// Grades of a list, set on the customers of a base.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AssessmentScheme {
    /// Weights, limits, reviews.
    pub rule: AssessmentRule,
    /// The companies that were scored.
    pub list: Vec<Listed>,
}

/// What was settled on one base.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssessmentFacts {
    /// The rule.
    pub rule: AssessmentRule,
    /// Companies on the list.
    pub listed: u64,
    /// Of these not in the data: prospects have no orders yet.
    pub not_found: u64,
}

impl AssessmentScheme {
    pub(super) fn apply(&self, base: &CustomerBase) -> Result<Segmentation, SchemeError> {
        self.rule.check()?;
        let mut grades = std::collections::HashMap::with_capacity(self.list.len());
        for of in &self.list {
            let is_wrong = |it: &&f64| !(0.0..=100.0).contains(*it);
            if let Some(&found) = of.scores.iter().flatten().find(is_wrong) {
                return Err(SchemeError::Number {
                    customer: of.customer.clone(),
                    found: finite(found),
                });
            }
            let score = self.rule.score(&of.scores, Source::File);
            let grade = self.rule.grade(of.has_contract, score.map(|it| it.value()));
            if grades.insert(of.customer.as_str(), grade).is_some() {
                return Err(SchemeError::ListedTwice {
                    customer: of.customer.clone(),
                });
            }
        }
        let mut found = 0;
        let outside = Grade::ALL.len() as u16;
        let codes = base.ids.iter().map(|id| match grades.get(id) {
            Some(&grade) => {
                found += 1;
                grade.map_or(outside, |grade| grade as u16)
            }
            None => outside,
        });
        let codes = codes.collect();
        if found == 0 {
            return Err(SchemeError::NobodyListed);
        }
        let mut segments: Vec<Segment> = Grade::ALL
            .map(|grade| Segment::inside(SegmentName::Grade(grade)))
            .into();
        segments.push(Segment::outside(SegmentName::Unknown));
        Ok(Segmentation {
            segments,
            codes,
            span: Span::Window,
            unit: OrderUnit::Orders,
            scores: None,
            facts: SchemeFacts::Assessment(AssessmentFacts {
                rule: self.rule.clone(),
                listed: self.list.len() as u64,
                not_found: self.list.len() as u64 - found,
            }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCORES: [Option<f64>; 4] = [Some(90.0), Some(80.0), Some(85.0), Some(95.0)];

    #[test]
    fn weights_that_do_not_add_up_are_refused() {
        let rule = AssessmentRule {
            weights: [0.3, 0.25, 0.25, 0.25].map(Given::assumed).into(),
            ..AssessmentRule::default()
        };
        assert_eq!(rule.check(), Err(SchemeError::Weights { total: 105.0 }));
    }

    #[test]
    fn limits_that_run_backwards_are_refused() {
        let rule = AssessmentRule {
            cuts: [60.0, 60.0].map(Given::assumed),
            ..AssessmentRule::default()
        };
        assert_eq!(rule.check(), Err(SchemeError::Thresholds { place: 1 }));
    }

    #[test]
    fn a_prospect_is_d_whatever_the_score_and_has_a_day_of_review() {
        let rule = AssessmentRule::default();
        let score = rule.score(&SCORES, Source::File).unwrap().value();
        assert_eq!(rule.grade(true, Some(score)), Some(Grade::A));
        assert_eq!(rule.grade(false, Some(score)), Some(Grade::D));
        assert_eq!(rule.grade(true, None), None);
        assert_eq!(rule.weakest(&SCORES), [Indicator::Cooperation as usize]);
        // Half of 30 points and three fifths of 25 are both fifteen.
        let alike = [50.0, 40.0, 55.0, 60.0].map(Some);
        assert_eq!(rule.weakest(&alike), [0, 1]);
        let day = Day::from_iso("2024-11-30").unwrap();
        assert_eq!(rule.next_review(Grade::D, day).iso(), "2025-02-28");
    }

    #[test]
    fn criteria_of_ones_own_are_weighted_as_they_come() {
        let rule = AssessmentRule {
            criteria: vec!["a".into(), "b".into()],
            weights: vec![Given::assumed(0.75), Given::assumed(0.25)],
            ..AssessmentRule::default()
        };
        assert_eq!(rule.check(), Ok(()));
        let score = rule.score(&[Some(80.0), Some(40.0)], Source::File).unwrap();
        assert_eq!(score.value(), 70.0);
        assert_eq!(rule.weakest(&[Some(80.0), Some(40.0)]), [0, 1]);
        let short = AssessmentRule {
            criteria: vec!["a".into()],
            ..rule
        };
        assert_eq!(short.check(), Err(SchemeError::Weights { total: 100.0 }));
    }

    #[test]
    fn without_all_four_scores_there_is_none() {
        let rule = AssessmentRule::default();
        let scores = [Some(90.0), None, Some(85.0), Some(95.0)];
        assert!(rule.score(&scores, Source::File).is_none());
        assert!(rule.weakest(&scores).is_empty());
    }
}

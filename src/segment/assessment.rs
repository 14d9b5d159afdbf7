//! Assessment of companies into A, B, C, D (M34). Unrelated to the classes by expected value (M11).

use serde::{Deserialize, Serialize};

use super::abc::finite;
use super::{OrderUnit, SchemeError, SchemeFacts, Segment, SegmentName, Segmentation, Span};
use crate::base::CustomerBase;
use crate::explain::{Explained, Expr, Source, Symbol, Unit};
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

/// Weights, limits and times of review. A decision of the program where the source document prints
/// no number; all editable.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AssessmentRule {
    /// Percent of each group of indicators; together 100 ± 0.05.
    pub weights: [f64; 4],
    /// Least score of A and of B.
    pub least: [f64; 2],
    /// Months until A, B, C, D are reviewed.
    pub review: [Months; 4],
}

impl Default for AssessmentRule {
    fn default() -> Self {
        AssessmentRule {
            weights: [30.0, 25.0, 25.0, 20.0],
            least: [80.0, 60.0],
            review: [Months::of(12), Months::of(6), Months::of(3), Months::of(3)],
        }
    }
}

/// One company as it is scored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessed {
    /// Id or name.
    pub customer: String,
    /// 0–100 in each group of indicators.
    pub scores: [f64; 4],
    /// False for a prospect.
    pub has_contract: bool,
}

/// The result for one company.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scorecard {
    /// Id or name.
    pub customer: String,
    /// Σ weight × score.
    pub score: Explained,
    /// The grade.
    pub grade: Grade,
    /// When it is to be graded anew.
    pub next_review: Day,
    /// The group of indicators that costs the most points against a full score.
    pub weakest: Indicator,
}

impl AssessmentRule {
    /// # Errors
    /// Weights below zero or not adding up to 100 ± 0.05; limits that run backwards or leave 0–100.
    pub fn check(&self) -> Result<(), SchemeError> {
        let total: f64 = self.weights.iter().sum();
        let are_sound = self.weights.iter().all(|it| *it >= 0.0);
        if !are_sound || !(total - 100.0).abs().le(&0.05) {
            return Err(SchemeError::Weights {
                total: finite(total),
            });
        }
        let [a, b] = self.least;
        match (0.0..=100.0).contains(&a) && (0.0..a).contains(&b) {
            true => Ok(()),
            false => Err(SchemeError::Thresholds { place: 1 }),
        }
    }

    /// Grades one company on `day`.
    ///
    /// # Errors
    /// As [`AssessmentRule::check`]; a score outside 0–100.
    pub fn assess(&self, of: &Assessed, day: Day) -> Result<Scorecard, SchemeError> {
        self.check()?;
        let score = self.score(of)?;
        let grade = self.grade(of, score.value());
        let lost = |place: usize| self.weights[place] * (100.0 - of.scores[place]);
        let weakest = (0..4).fold(0, |most, it| if lost(it) > lost(most) { it } else { most });
        Ok(Scorecard {
            customer: of.customer.clone(),
            score,
            grade,
            next_review: day.plus_months(self.review[grade as usize].count()),
            weakest: Indicator::ALL[weakest],
        })
    }

    fn score(&self, of: &Assessed) -> Result<Explained, SchemeError> {
        let is_wrong = |it: &&f64| !(0.0..=100.0).contains(*it);
        if let Some(&found) = of.scores.iter().find(is_wrong) {
            return Err(SchemeError::Number {
                customer: of.customer.clone(),
                found: finite(found),
            });
        }
        let source = Source::Assumption;
        let terms = (0..4_u8).map(|it| {
            let place = usize::from(it);
            let weight = self.weights[place] / 100.0;
            Expr::Times(vec![
                Expr::of(Symbol::IndicatorWeight(it), weight, Unit::Percent, source),
                Expr::of(
                    Symbol::IndicatorScore(it),
                    of.scores[place],
                    Unit::Index,
                    source,
                ),
            ])
        });
        Ok(Explained::new(
            Symbol::AssessmentScore,
            Unit::Index,
            Expr::Sum(terms.collect()),
        ))
    }

    fn grade(&self, of: &Assessed, score: f64) -> Grade {
        match score {
            _ if !of.has_contract => Grade::D,
            it if it >= self.least[0] => Grade::A,
            it if it >= self.least[1] => Grade::B,
            _ => Grade::C,
        }
    }
}

/// Grades of a list, set on the customers of a base.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AssessmentScheme {
    /// Weights, limits, reviews.
    pub rule: AssessmentRule,
    /// The companies that were scored.
    pub list: Vec<Assessed>,
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
            let grade = self.rule.grade(of, self.rule.score(of)?.value());
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
                grade as u16
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
                rule: self.rule,
                listed: self.list.len() as u64,
                not_found: self.list.len() as u64 - found,
            }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn company(scores: [f64; 4]) -> Assessed {
        Assessed {
            customer: "x".into(),
            scores,
            has_contract: true,
        }
    }

    #[test]
    fn weights_that_do_not_add_up_and_scores_over_a_hundred_are_refused() {
        let rule = AssessmentRule {
            weights: [30.0, 25.0, 25.0, 25.0],
            ..AssessmentRule::default()
        };
        assert_eq!(rule.check(), Err(SchemeError::Weights { total: 105.0 }));
        let rule = AssessmentRule::default();
        let found = rule.assess(&company([101.0, 0.0, 0.0, 0.0]), Day(0));
        assert!(matches!(found, Err(SchemeError::Number { .. })));
    }

    #[test]
    fn a_prospect_is_d_whatever_the_score_and_has_a_day_of_review() {
        let rule = AssessmentRule::default();
        let prospect = Assessed {
            has_contract: false,
            ..company([90.0, 80.0, 85.0, 95.0])
        };
        let day = Day::from_iso("2024-11-30").unwrap();
        let card = rule.assess(&prospect, day).unwrap();
        assert_eq!(card.grade, Grade::D);
        assert_eq!(card.next_review.iso(), "2025-02-28");
        assert_eq!(card.weakest, Indicator::Cooperation);
    }
}

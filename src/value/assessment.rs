//! Customer assessment A to D (M34): a weighted score, and when to look again. These letters are
//! not those of the ranking by expected value (M11).

use serde::{Deserialize, Serialize};

use super::line::key_or_words;
use super::{Key, Line, Problem, ValueError, check};
use crate::explain::{Explained, Given, Source, ValueSymbol as S};
use crate::segment::{AssessmentRule, Grade, Scores};
use crate::units::{Day, Months};

/// Most accounts.
const MOST: u32 = 100_000;
/// Most criteria.
const MOST_CRITERIA: u32 = 40;

/// An account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// What it is called; words alone are a name of the user's own.
    #[serde(deserialize_with = "key_or_words")]
    pub name: Key,
    /// Formal cooperation has begun.
    pub has_contract: bool,
    /// Its scores.
    pub scores: Scores,
    /// When it was last assessed.
    #[serde(default)]
    pub assessed: Option<Day>,
}

/// Accounts and how they are scored. Weights, cuts and intervals are the user's: the source names
/// the four groups and the classes only. The columns of a scorecard are criteria in their place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssessmentInputs {
    /// Criteria of the user's own; the four groups of [`crate::segment::Indicator`] where there are
    /// none.
    #[serde(default)]
    pub criteria: Vec<String>,
    /// Weights in the order of the criteria; together 100 %.
    pub weights: Vec<Given>,
    /// Least score of A and of B.
    pub cuts: [Given; 2],
    /// Months to the next review of A, B, C and D.
    pub review: [Months; 4],
    /// The accounts.
    pub accounts: Vec<Account>,
    /// Says who of the scores.
    pub scores_source: Source,
}

impl AssessmentInputs {
    /// The weights, cuts and intervals proposed, for these accounts.
    pub fn proposed(accounts: Vec<Account>, scores_source: Source) -> AssessmentInputs {
        let rule = AssessmentRule::default();
        AssessmentInputs {
            criteria: rule.criteria,
            weights: rule.weights,
            cuts: rule.cuts,
            review: rule.review,
            accounts,
            scores_source,
        }
    }

    /// How they are scored.
    pub fn rule(&self) -> AssessmentRule {
        AssessmentRule {
            criteria: self.criteria.clone(),
            weights: self.weights.clone(),
            cuts: self.cuts,
            review: self.review,
        }
    }
}

/// An account assessed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessed {
    /// What it is called.
    pub name: Key,
    /// Weighted score; none for an account without all the scores.
    pub score: Option<Explained>,
    /// Its class; none for one under contract without all the scores.
    pub class: Option<Grade>,
    /// Points to the next better class; none for A and without a score.
    pub to_next: Option<Explained>,
    /// Place of the criterion that costs the most points; none without all the scores.
    pub weakest: Vec<usize>,
    /// When to look again; none without a class or a day of the last assessment.
    pub next_review: Option<Day>,
}

/// The scorecard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// In the order given.
    pub accounts: Vec<Assessed>,
    /// Accounts of each class, in the order of [`Grade::ALL`].
    pub counts: [u32; 4],
    /// Accounts that cannot be classed, for want of scores.
    pub unscored: u32,
}

impl Assessment {
    /// Scores and classes the accounts.
    ///
    /// # Formula
    /// score = Σ weight × score of the criterion; A from the first cut, B from the second, C below; D without a
    /// contract, whatever the score.
    ///
    /// # Errors
    /// Weights that do not add up to 100 % or are not one a criterion, cuts that run backwards, a score
    /// outside 0 to 100 or not one a criterion (its place is the account's).
    pub fn evaluate(inputs: &AssessmentInputs) -> Result<Assessment, ValueError> {
        check::entries(S::AssessmentScore, inputs.accounts.len(), 1, MOST)?;
        let rule = inputs.rule();
        let criteria = rule.count() as u32;
        check::entries(S::CriterionScore, rule.count(), 1, MOST_CRITERIA)?;
        check::entries(S::IndicatorWeight, inputs.weights.len(), criteria, criteria)?;
        check::whole(S::IndicatorWeight, &inputs.weights)?;
        for (place, &cut) in inputs.cuts.iter().enumerate() {
            let cut = check::within(S::ClassCut, cut, 0.0, 100.0);
            cut.map_err(|error| error.at(place + 1))?;
        }
        let [a, b] = inputs.cuts;
        if b.value > a.value {
            let problem = Problem::AboveWhole {
                found: b.value,
                whole: a.value,
            };
            return Err(ValueError::new(S::ClassCut, problem).at(2));
        }
        let mut assessment = Assessment {
            accounts: Vec::with_capacity(inputs.accounts.len()),
            counts: [0; 4],
            unscored: 0,
        };
        for (place, account) in inputs.accounts.iter().enumerate() {
            let scores = account.scores.len();
            let assessed = check::entries(S::CriterionScore, scores, criteria, criteria)
                .and_then(|()| assess(&rule, inputs.scores_source, account))
                .map_err(|error| error.at(place + 1))?;
            match assessed.class {
                Some(class) => assessment.counts[class as usize] += 1,
                None => assessment.unscored += 1,
            }
            assessment.accounts.push(assessed);
        }
        Ok(assessment)
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        for account in &self.accounts {
            let of = account.score.iter().chain(&account.to_next);
            lines.extend(Line::row(std::slice::from_ref(&account.name), of));
        }
        lines
    }
}

fn assess(
    rule: &AssessmentRule,
    source: Source,
    account: &Account,
) -> Result<Assessed, ValueError> {
    for (place, score) in account.scores.iter().enumerate() {
        if let Some(value) = *score {
            let given = Given { value, source };
            check::within(rule.symbol(place), given, 0.0, 100.0)?;
        }
    }
    let score = rule.score(&account.scores, source);
    let class = rule.grade(account.has_contract, score.as_ref().map(Explained::value));
    let known = score.as_ref().zip(class);
    Ok(Assessed {
        name: account.name.clone(),
        next_review: account
            .assessed
            .zip(class)
            .map(|(day, class)| rule.next_review(class, day)),
        to_next: known.and_then(|(score, class)| rule.to_next(class, score)),
        weakest: rule.weakest(&account.scores),
        score,
        class,
    })
}

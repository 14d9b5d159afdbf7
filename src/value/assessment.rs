//! Customer assessment A to D (M34): a weighted score, and when to look again. These letters are
//! not those of the ranking by expected value (M11).

use serde::{Deserialize, Serialize};

use super::{Key, Line, Problem, ValueError, check};
use crate::explain::{Explained, Expr, Given, Source, Unit, ValueSymbol as S};
use crate::segment::Grade;
use crate::units::{Day, Months};

/// Most accounts.
const MOST: u32 = 100_000;

/// The four groups of indicators.
pub const INDICATORS: [S; 4] = [
    S::FinancialScore,
    S::CooperationScore,
    S::BusinessScore,
    S::CreditScore,
];

/// An account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// What it is called.
    pub name: Key,
    /// Formal cooperation has begun.
    pub has_contract: bool,
    /// Scores of 0 to 100 in the order of [`INDICATORS`]; none where it has not been scored.
    pub scores: [Option<f64>; 4],
    /// When it was last assessed.
    #[serde(default)]
    pub assessed: Option<Day>,
}

/// Accounts and how they are scored. Weights, cuts and intervals are the user's: the source names
/// the four groups and the classes only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssessmentInputs {
    /// Weights in the order of [`INDICATORS`]; together 100 %.
    pub weights: [Given; 4],
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
        AssessmentInputs {
            weights: [0.3, 0.25, 0.25, 0.2].map(Given::illustrative),
            cuts: [80.0, 60.0].map(Given::illustrative),
            review: [12, 6, 3, 3].map(Months::of),
            accounts,
            scores_source,
        }
    }
}

/// An account assessed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessed {
    /// What it is called.
    pub name: Key,
    /// Weighted score; none for an account without all four scores.
    pub score: Option<Explained>,
    /// Its class; none for one under contract without all four scores.
    pub class: Option<Grade>,
    /// Points to the next better class; none for A and without a score.
    pub to_next: Option<Explained>,
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
    /// score = Σ weight × indicator; A from the first cut, B from the second, C below; D without a
    /// contract, whatever the score.
    ///
    /// # Errors
    /// Weights that do not add up to 100 %, cuts that run backwards, a score outside 0 to 100 (its
    /// place is the account's).
    pub fn evaluate(inputs: &AssessmentInputs) -> Result<Assessment, ValueError> {
        check::entries(S::AssessmentScore, inputs.accounts.len(), 1, MOST)?;
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
            let assessed = assess(inputs, account).map_err(|error| error.at(place + 1))?;
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

fn assess(inputs: &AssessmentInputs, account: &Account) -> Result<Assessed, ValueError> {
    let mut terms = Vec::with_capacity(4);
    for (place, indicator) in INDICATORS.into_iter().enumerate() {
        let Some(value) = account.scores[place] else {
            continue;
        };
        let given = Given {
            value,
            source: inputs.scores_source,
        };
        check::within(indicator, given, 0.0, 100.0)?;
        let weight = inputs.weights[place].named(S::IndicatorWeight, Unit::Percent);
        let score = given.named(indicator, Unit::Points);
        terms.push(weight.at(place + 1).times(score));
    }
    let is_scored = terms.len() == INDICATORS.len();
    let score =
        is_scored.then(|| Explained::new(S::AssessmentScore, Unit::Points, Expr::Sum(terms)));
    let [a, b] = inputs.cuts;
    // A sum of products such as 0.3 × 80 + … may miss its cut by rounding alone.
    let reaches = |score: &Explained, cut: Given| score.value() >= cut.value - 1e-9;
    let class = match &score {
        _ if !account.has_contract => Some(Grade::D),
        None => None,
        Some(score) if reaches(score, a) => Some(Grade::A),
        Some(score) if reaches(score, b) => Some(Grade::B),
        Some(_) => Some(Grade::C),
    };
    let next_cut = match class {
        Some(Grade::B) => Some((a, 1)),
        Some(Grade::C) => Some((b, 2)),
        _ => None,
    };
    let to_next = score.as_ref().zip(next_cut).map(|(score, (cut, place))| {
        let cut = cut.named(S::ClassCut, Unit::Points).at(place);
        let points = cut.minus(score.as_input());
        Explained::new(S::PointsToNext, Unit::Points, points)
    });
    Ok(Assessed {
        name: account.name.clone(),
        next_review: account.assessed.zip(class).map(|(day, class)| {
            let months = inputs.review[class as usize];
            day.plus_months(months.count())
        }),
        score,
        class,
        to_next,
    })
}

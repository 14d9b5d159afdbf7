//! Scorecards that stand in a file: rows of their own to accounts of the assessment (M34). The file's
//! own columns of scores are the criteria.

use serde::{Deserialize, Serialize};

use super::{Account, AssessmentInputs, Key, Problem, ValueError, check};
use crate::explain::{Given, Source, ValueSymbol as S};
use crate::ingest::{RecordColumn, RecordKind, Records, Role};
use crate::segment::AssessmentRule;
use crate::units::Months;

/// Points of a full score that are known, rising.
pub const FULL_SCORES: [f64; 3] = [5.0, 10.0, 100.0];
/// Words of a cell that say no.
const NO: &str = "否 无 没有 未签 no n false 0";

/// A column of scores and how much it counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its name.
    pub column: String,
    /// Its weight; those of all make 100 %.
    pub weight: Given,
}

/// How the accounts of a scorecard are assessed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScoredAccounts {
    /// What counts; every column of scores alike when not given.
    #[serde(default)]
    pub criteria: Option<Vec<Criterion>>,
    /// Column that says whether there is a contract; all have one when not given.
    #[serde(default)]
    pub contract: Option<String>,
    /// Points of a full score; the least of [`FULL_SCORES`] that holds all of them when not given.
    #[serde(default)]
    pub most: Option<f64>,
    /// Least score of A and of B.
    pub cuts: [Given; 2],
    /// Months to the next review of A, B, C and D.
    pub review: [Months; 4],
}

impl Default for ScoredAccounts {
    fn default() -> Self {
        let rule = AssessmentRule::default();
        ScoredAccounts {
            criteria: None,
            contract: None,
            most: None,
            cuts: rule.cuts,
            review: rule.review,
        }
    }
}

impl ScoredAccounts {
    /// What counts on these rows.
    pub fn criteria_of(&self, records: &Records) -> Vec<Criterion> {
        if let Some(criteria) = &self.criteria {
            return criteria.clone();
        }
        let columns = score_columns(records);
        let columns = columns
            .into_iter()
            .filter(|it| Some(&it.name) != self.contract.as_ref());
        let columns: Vec<&RecordColumn> = columns.collect();
        let weight = Given::assumed(1.0 / columns.len() as f64);
        let criterion = |column: &RecordColumn| Criterion {
            column: column.name.clone(),
            weight,
        };
        columns.into_iter().map(criterion).collect()
    }
}

/// The columns that can be scores: numbers from 0 to 100 that say nothing else.
pub fn score_columns(records: &Records) -> Vec<&RecordColumn> {
    let is_score = |column: &&RecordColumn| {
        let summary = column.summary();
        let within = summary.min.zip(summary.max);
        let is_free = matches!(
            column.role,
            None | Some(Role::Score | Role::Satisfaction | Role::Recommendation)
        );
        is_free
            && column.values.kind() == RecordKind::Number
            && within.is_some_and(|(min, max)| min >= 0.0 && max <= FULL_SCORES[2])
    };
    records.columns.iter().filter(is_score).collect()
}

/// Points of a full score among these columns: what the names of all of them say, or else the least known
/// one that holds all of them.
pub fn full_score<'a>(columns: impl IntoIterator<Item = &'a RecordColumn>) -> f64 {
    let columns: Vec<&RecordColumn> = columns.into_iter().collect();
    if let Some(named) = named_scale(&columns) {
        return named;
    }
    let most = columns.iter().filter_map(|column| column.summary().max);
    let most = most.fold(0.0, f64::max);
    let holds = |full: &f64| *full >= most;
    let known = FULL_SCORES.into_iter().find(holds);
    known.unwrap_or(FULL_SCORES[2])
}

/// The end of the scale that the names of all columns give: `信用（0-10）`, `fit (1-5)`, `配合度（10分制）`.
fn named_scale(columns: &[&RecordColumn]) -> Option<f64> {
    let of = |column: &&RecordColumn| {
        let runs: Vec<&str> = column
            .name
            .split(|c: char| !c.is_ascii_digit())
            .filter(|run| !run.is_empty())
            .collect();
        let end = match runs[..] {
            ["0" | "1", end] => end,
            [end] if column.name.contains("分制") => end,
            _ => return None,
        };
        let end: f64 = end.parse().ok()?;
        FULL_SCORES.contains(&end).then_some(end)
    };
    let first = of(columns.first()?)?;
    let is_same = |column: &&RecordColumn| of(column) == Some(first);
    columns.iter().all(is_same).then_some(first)
}

/// The accounts of a scorecard as inputs of the assessment.
///
/// # Errors
/// A column that is not there, that stands twice, or holds no scores; the place is the criterion's. No
/// such column at all.
pub fn scorecard(
    records: &Records,
    asked: &ScoredAccounts,
) -> Result<AssessmentInputs, ValueError> {
    let named = |name: &str| records.columns.iter().find(|column| column.name == name);
    let criteria = asked.criteria_of(records);
    if criteria.is_empty() {
        return Err(ValueError::new(S::CriterionScore, Problem::NotInData));
    }
    let mut scores: Vec<&RecordColumn> = Vec::with_capacity(criteria.len());
    for (place, criterion) in criteria.iter().enumerate() {
        let wrong = |problem| ValueError::new(S::CriterionScore, problem).at(place + 1);
        let column = named(&criterion.column).ok_or(wrong(Problem::NotInData))?;
        if scores.iter().any(|it| it.name == column.name) {
            return Err(wrong(Problem::Repeated));
        }
        scores.push(column);
    }
    let own_end = named_scale(&scores).filter(|_| asked.most.is_none());
    let most = asked
        .most
        .unwrap_or_else(|| full_score(scores.iter().copied()));
    let most = check::positive(S::AssessmentScore, Given::assumed(most))?;
    let contract = asked.contract.as_deref().map(|name| {
        let missing = ValueError::new(S::AssessmentScore, Problem::NotInData);
        named(name).ok_or(missing)
    });
    let contract = contract.transpose()?;
    let assessed = records.column(Role::Date);
    let ids = records.column(Role::Customer);
    let account = |row: usize| Account {
        name: match ids.map(|column| column.values.text(row)) {
            Some(name) if !name.is_empty() => Key::Name(name.to_owned()),
            _ => Key::Place(row as u32 + 1),
        },
        has_contract: contract.is_none_or(|column| !says_no(column, row)),
        scores: scores
            .iter()
            .map(|column| {
                let score = column.values.number(row)?;
                // Beyond the end of its own scale a score is a slip of the pen: none.
                let is_on_scale = own_end.is_none_or(|end| score <= end);
                is_on_scale.then_some(score * FULL_SCORES[2] / most)
            })
            .collect(),
        assessed: assessed.and_then(|column| column.values.day(row)),
    };
    Ok(AssessmentInputs {
        weights: criteria.iter().map(|it| it.weight).collect(),
        criteria: criteria.into_iter().map(|it| it.column).collect(),
        cuts: asked.cuts,
        review: asked.review,
        accounts: (0..records.len()).map(account).collect(),
        scores_source: Source::File,
    })
}

/// A blank cell, a zero or a word for no.
fn says_no(column: &RecordColumn, row: usize) -> bool {
    match column.values.number(row) {
        Some(number) => number == 0.0,
        None => {
            let text = column.values.text(row).to_lowercase();
            text.is_empty() || NO.split(' ').any(|no| no == text)
        }
    }
}

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
const NO: &str = "否 无 没有 未签 未签约 no n false 0";
/// Words of a cell that say yes.
const YES: &str = "是 有 已签 已签约 yes y true 1";
/// Names of a column that says whether there is a contract, without blanks, signs and case.
const CONTRACT: &str = "签约 已签约 是否签约 是否已签约 签约状态 合同 已签合同 是否签合同 有合同 有无合同 是否有合同 \
                        contract hascontract undercontract signed issigned contractsigned";
/// Names of the four groups of indicators, in their order, without blanks, signs and case.
const GROUPS: [&str; 4] = [
    "财务 财务指标 财务状况 财务情况 财务得分 财务评分 财务分 financial finance finances financialscore",
    "合作 合作指标 合作情况 合作历史 合作状况 合作得分 合作评分 合作分 cooperation cooperationscore",
    "业务 业务指标 业务情况 业务状况 业务需求 业务得分 业务评分 业务分 business businessscore",
    "信用 信用指标 信用状况 信用情况 信用得分 信用评分 信用分 credit creditscore",
];

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
    /// What counts; when not given every column of scores, alike or, where they are the four groups of
    /// indicators, as these are weighted.
    #[serde(default)]
    pub criteria: Option<Vec<Criterion>>,
    /// Column that says whether there is a contract; the one its name tells when not given, and none at
    /// all (everybody has one) where the name is empty.
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
        let contract = self.contract_of(records);
        let columns = score_columns(records);
        let columns = columns
            .into_iter()
            .filter(|it| contract.is_none_or(|of| of.name != it.name));
        let columns: Vec<&RecordColumn> = columns.collect();
        let alike = Given::assumed(1.0 / columns.len() as f64);
        let weights = group_weights(&columns).unwrap_or_else(|| vec![alike; columns.len()]);
        let criterion = |(column, weight): (&RecordColumn, Given)| Criterion {
            column: column.name.clone(),
            weight,
        };
        columns.into_iter().zip(weights).map(criterion).collect()
    }

    /// The criteria are the four groups of indicators, weighted as these are proposed to be.
    pub fn weighs_groups(&self, records: &Records) -> bool {
        let named = |it: &Criterion| records.columns.iter().find(|of| of.name == it.column);
        let criteria = self.criteria_of(records);
        let columns: Vec<&RecordColumn> = criteria.iter().filter_map(named).collect();
        self.criteria.is_none() && group_weights(&columns).is_some()
    }

    /// The column of contracts: the one chosen, or the one that its name and its cells tell.
    pub fn contract_of<'a>(&self, records: &'a Records) -> Option<&'a RecordColumn> {
        match &self.contract {
            Some(name) => records.columns.iter().find(|column| column.name == *name),
            None => proposed_contract(records),
        }
    }
}

/// The column of contracts that its name and its cells tell: each says yes or no.
pub fn proposed_contract(records: &Records) -> Option<&RecordColumn> {
    let is_contract = |column: &&RecordColumn| {
        let told = (0..records.len()).filter_map(|row| says(column, row));
        let is_blank = |row: &usize| column.values.text(*row).trim().is_empty();
        let blank = (0..records.len()).filter(is_blank).count();
        let told = told.count();
        is_called(&column.name, CONTRACT) && told > 0 && told + blank == records.len()
    };
    records.columns.iter().find(is_contract)
}

/// The weights of the four groups of indicators, where these columns are just they.
fn group_weights(columns: &[&RecordColumn]) -> Option<Vec<Given>> {
    let rule = AssessmentRule::default();
    let place = |column: &&RecordColumn| {
        let place = GROUPS
            .iter()
            .position(|names| is_called(&column.name, names));
        place.and_then(|place| Some((place, *rule.weights.get(place)?)))
    };
    let found: Vec<(usize, Given)> = columns.iter().map(place).collect::<Option<_>>()?;
    let mut places: Vec<usize> = found.iter().map(|it| it.0).collect();
    places.sort_unstable();
    (places == [0, 1, 2, 3]).then(|| found.into_iter().map(|it| it.1).collect())
}

/// A name is one of these, whatever its blanks, signs and case, and without a scale in brackets.
fn is_called(name: &str, names: &str) -> bool {
    let plain = name.split(['(', '（']).next().unwrap_or_default();
    let plain: String = plain
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    names.split_whitespace().any(|it| it == plain)
}

/// Whether a cell says yes or no; none where it says neither.
fn says(column: &RecordColumn, row: usize) -> Option<bool> {
    if let Some(number) = column.values.number(row) {
        return [0.0, 1.0].contains(&number).then_some(number == 1.0);
    }
    let text = column.values.text(row).trim().to_lowercase();
    let is = |words: &str| words.split(' ').any(|word| word == text);
    match (is(YES), is(NO)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
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
    let contract = asked.contract_of(records);
    let is_lacking = asked.contract.as_ref().is_some_and(|it| !it.is_empty());
    if is_lacking && contract.is_none() {
        return Err(ValueError::new(S::AssessmentScore, Problem::NotInData));
    }
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

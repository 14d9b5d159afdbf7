//! Scorecards that stand in a file: rows of their own to accounts of the assessment (M34).

use super::{Account, AssessmentInputs, Key, Problem, ValueError, check};
use crate::explain::{Given, Source, ValueSymbol as S};
use crate::ingest::{RecordColumn, Records, Role};
use crate::segment::Indicator;

use serde::{Deserialize, Serialize};

/// Parts of column names by which the four groups of indicators are known, in their order.
const NAMES: [&str; 4] = [
    "财务 financ solvency 偿债",
    "合作 cooperation 履约 relationship",
    "业务 business 市场 market",
    "信用 credit",
];
/// Words of a cell that say no.
const NO: &str = "否 无 没有 未签 no n false 0";

/// Which columns a scorecard is read from. What is not given is looked for by name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ScorecardColumns {
    /// Financial, cooperation, business and credit score.
    #[serde(default)]
    pub scores: Option<[String; 4]>,
    /// Whether there is a contract; where there is no such column all have one.
    #[serde(default)]
    pub contract: Option<String>,
    /// When the account was last assessed; the column of dates when not given.
    #[serde(default)]
    pub assessed: Option<String>,
    /// Points of a full score; 100 when not given.
    #[serde(default)]
    pub most: Option<f64>,
}

/// The accounts of a scorecard, with the proposed weights, cuts and intervals.
///
/// # Errors
/// A column that is not there, or no number; the place is that of the indicator.
pub fn scorecard(
    records: &Records,
    columns: &ScorecardColumns,
) -> Result<AssessmentInputs, ValueError> {
    let named = |name: &str| records.columns.iter().find(|column| column.name == name);
    let mut scores: Vec<&RecordColumn> = Vec::with_capacity(4);
    for (place, indicator) in Indicator::ALL.into_iter().enumerate() {
        let column = match &columns.scores {
            Some(names) => named(&names[place]),
            None => records.columns.iter().find(|it| is_named(it, NAMES[place])),
        };
        let missing = ValueError::new(indicator.symbol(), Problem::NotInData);
        scores.push(column.ok_or(missing.at(place + 1))?);
    }
    let most = Given::assumed(columns.most.unwrap_or(100.0));
    let most = check::positive(S::AssessmentScore, most)?;
    let contract = columns.contract.as_deref().map(|name| {
        let missing = ValueError::new(S::AssessmentScore, Problem::NotInData);
        named(name).ok_or(missing)
    });
    let contract = contract.transpose()?;
    let assessed = match &columns.assessed {
        Some(name) => named(name),
        None => records.column(Role::Date),
    };
    let ids = records.column(Role::Customer);
    let account = |row: usize| Account {
        name: match ids.map(|column| column.values.text(row)) {
            Some(name) if !name.is_empty() => Key::Name(name.to_owned()),
            _ => Key::Place(row as u32 + 1),
        },
        has_contract: contract.is_none_or(|column| !says_no(column, row)),
        scores: [0, 1, 2, 3].map(|place: usize| {
            let score = scores[place].values.number(row)?;
            Some(score * 100.0 / most)
        }),
        assessed: assessed.and_then(|column| column.values.day(row)),
    };
    let accounts = (0..records.len()).map(account).collect();
    Ok(AssessmentInputs::proposed(accounts, Source::File))
}

fn is_named(column: &RecordColumn, parts: &str) -> bool {
    let name = column.name.to_lowercase();
    let is_number = column.values.kind() == crate::ingest::RecordKind::Number;
    is_number && parts.split(' ').any(|part| name.contains(part))
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

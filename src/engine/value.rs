//! The value models' questions: on paper numbers, on the open order lines, on the open rows.

use serde::{Deserialize, Serialize};

use super::EngineError;
use crate::base::{CustomerBase, ReturnsPolicy};
use crate::ingest::Records;
use crate::units::{Day, Months};
use crate::value::{LeadRules, Leads, Observed, ScoredAccounts, scorecard};

/// A period of the open data and the equally long one before it, for inputs and for comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ObservedPeriods {
    /// The period.
    pub now: Observed,
    /// The one before.
    pub before: Observed,
}

/// Counts both periods; `to` is the last day of the later one.
pub(super) fn observe(
    base: &CustomerBase,
    to: Day,
    months: Months,
    returns: ReturnsPolicy,
) -> ObservedPeriods {
    let now = Observed::count(base, to, months, returns);
    let before = Observed::count(base, Day(now.from.0 - 1), months, returns);
    ObservedPeriods { now, before }
}

/// What is asked of rows of their own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordsQuestion {
    /// The leads (M33).
    Leads(LeadRules),
    /// Inputs of the assessment from a scorecard (M34); the page changes weights and asks
    /// [`crate::value::Question::Assessment`].
    Scorecard(Box<ScoredAccounts>),
}

/// What rows of their own say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordsAnswer {
    /// To [`RecordsQuestion::Leads`].
    Leads(Box<Leads>),
    /// To [`RecordsQuestion::Scorecard`].
    Scorecard(Box<crate::value::AssessmentInputs>),
}

pub(super) fn ask_records(
    records: &Records,
    question: &RecordsQuestion,
) -> Result<RecordsAnswer, EngineError> {
    Ok(match question {
        RecordsQuestion::Leads(rules) => {
            RecordsAnswer::Leads(Box::new(Leads::read(records, rules)?))
        }
        RecordsQuestion::Scorecard(asked) => {
            RecordsAnswer::Scorecard(Box::new(scorecard(records, asked)?))
        }
    })
}

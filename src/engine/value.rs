//! The value models' questions: on paper numbers, on the open order lines, on the open rows.

use serde::{Deserialize, Serialize};

use super::EngineError;
use crate::base::{CustomerBase, ReturnsPolicy};
use crate::ingest::Records;
use crate::report::export::{
    MOST_ROWS, Sheet, answer_sheets, csv, lead_list, lead_sheets, register_sheet, xlsx,
};
use crate::text::Lang;
use crate::units::{Currency, Day, Months};
use crate::value::{LeadRules, Leads, Observed, Question, ScorecardColumns, scorecard};

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
    /// [`Question::Assessment`].
    Scorecard(ScorecardColumns),
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
        RecordsQuestion::Scorecard(columns) => {
            RecordsAnswer::Scorecard(Box::new(scorecard(records, columns)?))
        }
    })
}

/// A table that leaves as a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ExportOf {
    /// The tables of a value model's answer.
    Answer(Box<Question>),
    /// Funnel, sources and reasons of the open leads.
    Leads(LeadRules),
    /// The open leads that are due.
    LeadsDue(LeadRules),
    /// The lost and lapsed ones to be spoken to again.
    LeadsAgain(LeadRules),
    /// The register of inconsistencies.
    Register,
}

/// The kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportForm {
    /// Comma-separated, UTF-8 with a byte order mark.
    Csv,
    /// An Excel workbook.
    Xlsx,
}

impl ExportForm {
    /// The ending of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            ExportForm::Csv => "csv",
            ExportForm::Xlsx => "xlsx",
        }
    }
}

/// What is to be exported, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Export {
    /// Which table.
    pub of: ExportOf,
    /// In which form.
    pub form: ExportForm,
    /// Language of heads.
    pub lang: Lang,
    /// Currency of units.
    pub currency: Currency,
}

/// A file ready to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Rows below the heads of all tables.
    pub rows: u64,
    /// Rows that did not fit into a sheet, or that the list had left out.
    pub left_out: u64,
}

/// Writes an export. `records` are the open rows of their own, where the table is made of them.
pub(super) fn export(
    export: &Export,
    records: Option<&Records>,
) -> Result<ExportFile, EngineError> {
    let (lang, currency) = (export.lang, export.currency);
    let leads = |rules: &LeadRules| {
        let records = records.ok_or(EngineError::NotOpen)?;
        Leads::read(records, rules).map_err(EngineError::from)
    };
    let one =
        |zh, en, rows: &[crate::value::LeadRow]| vec![lead_list(lang, lang.pick(zh, en), rows)];
    let (sheets, mut left_out) = match &export.of {
        ExportOf::Answer(question) => (answer_sheets(lang, currency, &question.answer()?), 0),
        ExportOf::Register => (vec![register_sheet(lang, currency)], 0),
        ExportOf::Leads(rules) => (lead_sheets(lang, currency, &leads(rules)?), 0),
        ExportOf::LeadsDue(rules) => {
            let leads = leads(rules)?;
            (one("待跟进", "Due", &leads.due), leads.due_left_out)
        }
        ExportOf::LeadsAgain(rules) => {
            let leads = leads(rules)?;
            let sheets = one("再联系", "Contact again", &leads.contact_again);
            (sheets, leads.again_left_out)
        }
    };
    let rows: u64 = sheets
        .iter()
        .map(|sheet| sheet.table.rows.len() as u64)
        .sum();
    let bytes = match export.form {
        ExportForm::Csv => csv(&sheets).into_bytes(),
        ExportForm::Xlsx => {
            left_out += sheets.iter().map(beyond).sum::<u64>();
            xlsx(&sheets).map_err(|_| EngineError::TooLarge)?
        }
    };
    Ok(ExportFile {
        bytes,
        rows,
        left_out,
    })
}

/// Rows that no sheet of a workbook holds.
fn beyond(sheet: &Sheet) -> u64 {
    sheet.table.rows.len().saturating_sub(MOST_ROWS) as u64
}

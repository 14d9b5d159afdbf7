//! Tables that leave as files.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Engine, EngineError, Look, Response};
use crate::report::SheetAnswer;
use crate::report::export::{
    MOST_ROWS, Sheet, answer_sheets, csv, lead_list, lead_sheets, register_sheet, xlsx,
};
use crate::report::lifetime::Listing;
use crate::segment::{CustomerQuery, Scheme};
use crate::text::Lang;
use crate::text::ui::sheet_customers;
use crate::units::Currency;
use crate::value::{LeadRules, Leads, Question};

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
    /// A list of customers: segment, scores, money, and the columns of the file.
    Customers {
        /// On what.
        look: Look,
        /// The scheme.
        scheme: Scheme,
        /// Which customers, in what order; the rows asked for decide nothing.
        query: CustomerQuery,
    },
    /// The tables of a sheet; where it lists the first customers, all of them.
    Sheet {
        /// On what; topics on paper look at nothing.
        look: Option<Look>,
        /// What is asked, as [`super::Request::Sheet`] takes it.
        question: Value,
        /// The one table that leaves; all of them when none.
        table: Option<usize>,
    },
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

    /// The media type a browser knows it by.
    pub fn mime(self) -> &'static str {
        match self {
            ExportForm::Csv => "text/csv;charset=utf-8",
            ExportForm::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
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

impl Engine {
    /// A table as a file. Its bytes are too many for JSON, so they travel beside a message.
    ///
    /// # Errors
    /// [`EngineError`], as for the table itself.
    pub fn export(&mut self, export: &Export) -> Result<ExportFile, EngineError> {
        let (sheets, mut left_out) = self.tables(export)?;
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

    /// The tables of an export, and the rows their list had left out.
    fn tables(&mut self, export: &Export) -> Result<(Vec<Sheet>, u64), EngineError> {
        let (lang, currency) = (export.lang, export.currency);
        let one =
            |zh, en, rows: &[crate::value::LeadRow]| vec![lead_list(lang, lang.pick(zh, en), rows)];
        Ok(match &export.of {
            ExportOf::Answer(question) => (answer_sheets(lang, currency, &question.answer()?), 0),
            ExportOf::Register => (vec![register_sheet(lang, currency)], 0),
            ExportOf::Leads(rules) => (lead_sheets(lang, currency, &self.leads(rules)?), 0),
            ExportOf::LeadsDue(rules) => {
                let leads = self.leads(rules)?;
                (one("待跟进", "Due", &leads.due), leads.due_left_out)
            }
            ExportOf::LeadsAgain(rules) => {
                let leads = self.leads(rules)?;
                let sheets = one("再联系", "Contact again", &leads.contact_again);
                (sheets, leads.again_left_out)
            }
            ExportOf::Customers {
                look,
                scheme,
                query,
            } => {
                let looked = self.looked(look)?;
                let (table, left_out) = looked.customer_table(scheme, query, lang)?;
                let name = sheet_customers::FILE.get(lang).to_owned();
                (vec![Sheet { name, table }], left_out)
            }
            ExportOf::Sheet {
                look,
                question,
                table,
            } => {
                let (look, question) = (look.clone(), question.clone());
                let sheet = self.sheet(look, question, lang, currency, Listing::Whole)?;
                let Response::Sheet(SheetAnswer::Sheet(sheet)) = sheet else {
                    return Err(EngineError::NotOpen);
                };
                let tables = sheet.tables.into_iter().enumerate();
                let wanted = tables.filter(|(place, _)| table.is_none_or(|it| it == *place));
                let sheets = wanted.map(|(_, it)| Sheet {
                    name: it.title,
                    table: it.table,
                });
                (sheets.collect(), 0)
            }
        })
    }

    fn leads(&self, rules: &LeadRules) -> Result<Leads, EngineError> {
        let records = self.records().ok_or(EngineError::NotOpen)?;
        Leads::read(records, rules).map_err(EngineError::from)
    }
}

/// Rows that no sheet of a workbook holds.
fn beyond(sheet: &Sheet) -> u64 {
    sheet.table.rows.len().saturating_sub(MOST_ROWS) as u64
}

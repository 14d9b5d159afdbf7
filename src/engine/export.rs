//! Tables that leave as files.

use std::io::Write;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Engine, EngineError, Look, ReportQuestion, Request, Response};
use crate::explain::Source;
use crate::report::SheetAnswer;
use crate::report::export::{
    Outgoing, Sheet, Written, answer_sheets, cbv_sheet, csv, lead_list, lead_sheets,
    register_sheet, tier_sheet, xlsx,
};
use crate::report::lifetime::Listing;
use crate::segment::{CustomerQuery, Scheme};
use crate::text::Lang;
use crate::text::samples;
use crate::text::ui::sheet_customers;
use crate::units::Currency;
use crate::value::{Cbv, CbvInputs, Contribution, LeadRules, Leads, Question};
use crate::workshop::Sample;

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
    /// Contribution by tier, as the report gives it.
    Tiers(ReportQuestion),
    /// What the customers of a brand are worth.
    BrandValue {
        /// The four factors.
        factors: CbvInputs,
        /// The brand's own customers.
        customers: f64,
    },
    /// A file that is made up, in the language asked for; it has one form.
    Sample(Sample),
    /// A list of customers: segment, scores, money, and the columns of the file.
    Customers {
        /// On what.
        look: Look,
        /// The scheme.
        scheme: Scheme,
        /// Which customers, in what order; the rows asked for decide nothing.
        query: Box<CustomerQuery>,
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

impl Engine {
    /// A table as a file, written as it is made: its bytes are too many for JSON, and maybe for the
    /// memory that is left.
    ///
    /// # Errors
    /// [`EngineError`], as for the table itself. What was written until then is no file.
    pub fn export(&mut self, export: &Export, out: &mut dyn Write) -> Result<Written, EngineError> {
        let (form, lang, currency) = (export.form, export.lang, export.currency);
        let one =
            |zh, en, rows: &[crate::value::LeadRow]| vec![lead_list(lang, lang.pick(zh, en), rows)];
        // The tables, and the rows their list had left out.
        let (sheets, left_out) = match &export.of {
            ExportOf::Answer(question) => (answer_sheets(lang, currency, &question.answer()?), 0),
            ExportOf::Tiers(question) => (vec![self.tiers(question, lang, currency)?], 0),
            ExportOf::BrandValue { factors, customers } => {
                let source = Source::Assumption;
                let cbv = Cbv::evaluate(factors, *customers, source, source);
                // The page shows no table then, and offers no file.
                let cbv = cbv.map_err(|_| EngineError::NotOpen)?;
                (vec![cbv_sheet(lang, currency, &cbv)], 0)
            }
            ExportOf::Register => (vec![register_sheet(lang, currency)], 0),
            ExportOf::Sample(sample) => {
                let bytes = samples::bytes(lang, *sample);
                out.write_all(&bytes).map_err(|_| EngineError::TooLarge)?;
                return Ok(Written::default());
            }
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
                let name = sheet_customers::FILE.get(lang);
                let looked = self.looked(look)?;
                let take = |table: Outgoing<'_>| written(form, vec![table], out);
                let told = (name, lang, currency);
                return looked.take_customers(scheme, query, told, take);
            }
            ExportOf::Sheet {
                look,
                question,
                table,
            } => (
                self.sheet_tables(look.clone(), question.clone(), *table, (lang, currency))?,
                0,
            ),
        };
        let of = |sheet| Outgoing::of(sheet, currency);
        let tables = sheets.into_iter().map(of).collect();
        let mut written = written(form, tables, out)?;
        written.left_out += left_out;
        Ok(written)
    }

    /// One table of a sheet, or all of them.
    fn sheet_tables(
        &mut self,
        look: Option<Look>,
        question: Value,
        table: Option<usize>,
        (lang, currency): (Lang, Currency),
    ) -> Result<Vec<Sheet>, EngineError> {
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
        Ok(sheets.collect())
    }

    fn tiers(
        &mut self,
        question: &ReportQuestion,
        lang: Lang,
        currency: Currency,
    ) -> Result<Sheet, EngineError> {
        let request = Request::Report(question.clone());
        let Response::Report(report) = self.handle(request, None)? else {
            return Err(EngineError::NotOpen);
        };
        let table = report.table.ok_or(EngineError::NotOpen)?;
        let (file, assumed) = (Source::File, Source::Assumption);
        let of = Contribution::evaluate(&table, &question.margins, file, assumed);
        Ok(tier_sheet(lang, currency, &of))
    }

    fn leads(&self, rules: &LeadRules) -> Result<Leads, EngineError> {
        let records = self.records().ok_or(EngineError::NotOpen)?;
        Leads::read(records, rules).map_err(EngineError::from)
    }
}

fn written(
    form: ExportForm,
    tables: Vec<Outgoing<'_>>,
    out: &mut dyn Write,
) -> Result<Written, EngineError> {
    let written = match form {
        ExportForm::Csv => csv(tables, out),
        ExportForm::Xlsx => xlsx(tables, out),
    };
    written.map_err(|_| EngineError::TooLarge)
}

//! The engine proper: requests to answers about the data that are open.

use super::aside;
use super::forecasts::{Forecastable, Forecasts};
use super::open::{Left, Lines, Open, Opened, Seen};
use super::segments::Looked;
use super::{
    DataFacts, DataSel, EngineError, Look, Report, ReportQuestion, Request, Response, RowsInWords,
    RowsQuestion, SheetQuestion, value,
};
use crate::base::{CustomerBase, Selection, SelectionRule};
use crate::ingest::{Imported, OrderLines, Records, Source, decode_any};
use crate::report::lifetime::Listing;
use crate::report::{self, topics_with};
use crate::scenario::CaseId;
use crate::segment::ThresholdRule;
use crate::text::explain::explanation;
use crate::units::Day;
use crate::value::Margins;
use crate::workshop::case;

/// Answers [`Request`]s about one set of open data. Grouping by customer, the rows left under a
/// selection, the observation of a window and its spend order are kept, so that a threshold or
/// margin alone costs no second look at the customers.
#[derive(Debug, Default)]
pub struct Engine {
    open: Option<Open>,
    cases: Vec<(CaseId, Seen)>,
}

impl Engine {
    /// Answers one question. `attachment` carries encoded columns for [`Request::Open`].
    ///
    /// # Errors
    /// [`EngineError`]; what was open stays open.
    pub fn handle(
        &mut self,
        request: Request,
        attachment: Option<&mut dyn Source>,
    ) -> Result<Response, EngineError> {
        match request {
            Request::Open => {
                let attachment = attachment.ok_or(EngineError::Damaged)?;
                let table = decode_any(attachment).map_err(|_| EngineError::Damaged)?;
                Ok(Response::Opened(Box::new(self.open_table(table))))
            }
            Request::Forget => {
                self.open = None;
                Ok(Response::Forgotten)
            }
            Request::Report(ReportQuestion {
                data: DataSel::Case(id),
                thresholds,
                margins,
                ..
            }) => {
                let report = self.report_case(id, &thresholds, &margins);
                Ok(Response::Report(Box::new(report)))
            }
            Request::Report(ReportQuestion {
                data,
                window,
                returns,
                thresholds,
                margins,
                selection,
                today,
            }) => {
                let lines = self.opened(&data)?.money()?;
                lines.select(&selection, today);
                let report = lines.report(&window, returns, &thresholds, &margins)?;
                Ok(Response::Report(Box::new(report)))
            }
            Request::Forecast {
                data,
                settings,
                selection,
                today,
            } => {
                let open = self.opened(&data)?;
                open.select(&selection, today);
                let (of, forecasts) = open.forecasts()?;
                let answer = forecasts.get(of, &settings).ok_or(EngineError::NotOpen)?;
                let answer = answer.as_ref().map(|of| of.forecast.clone());
                Ok(Response::Forecast(Box::new(answer.map_err(|error| *error))))
            }
            Request::Explain { of, lang, currency } => {
                let told = explanation(lang, &of, currency);
                Ok(Response::Explanation(Box::new(told)))
            }
            Request::Facts(RowsQuestion {
                data,
                selection,
                today,
                returns,
            }) => {
                let facts = self.opened(&data)?.select(&selection, today);
                Ok(Response::Facts(Box::new(facts.clone().under(returns))))
            }
            Request::ProblemRows(RowsInWords {
                data,
                selection,
                today,
                lang,
            }) => {
                let uncounted = self.opened(&data)?.uncounted(&selection, today);
                Ok(Response::ProblemRows(aside::problem_rows(&uncounted, lang)))
            }
            Request::SetAside(RowsInWords {
                data,
                selection,
                today,
                lang,
            }) => {
                let uncounted = self.opened(&data)?.uncounted(&selection, today);
                let list = aside::list(&uncounted, lang);
                Ok(Response::SetAside(Box::new(list)))
            }
            Request::Segments { look, scheme } => self.looked(&look)?.segments(&scheme),
            Request::CrossTab {
                look,
                rows,
                columns,
            } => self.looked(&look)?.cross_tab(&rows, &columns),
            Request::Topics { lang, data } => {
                let curves = match data {
                    Some(data) => self.retention_curves(&data)?,
                    None => Vec::new(),
                };
                Ok(Response::Topics(topics_with(lang, &curves)))
            }
            Request::Sheet(SheetQuestion {
                look,
                question,
                pages,
                lang,
                currency,
            }) => {
                let asked = question.clone();
                let answer = self.sheet(look, question, lang, currency, Listing::Shown)?;
                Ok(match answer {
                    Response::Sheet(answer) => Response::Sheet(report::asking::told_of_schemes(
                        lang, answer, &asked, &pages,
                    )),
                    answer => answer,
                })
            }
            Request::Opening { look } => self.looked(&look)?.opening(),
            Request::Movement { look, scheme, rule } => {
                self.looked(&look)?.movement(&scheme, &rule)
            }
            Request::Flow {
                look,
                earlier,
                later,
            } => self.looked(&look)?.flow(earlier, later),
            Request::BaseInputs { look, of } => self.looked(&look)?.base_inputs(&of),
            Request::Customers {
                look,
                scheme,
                query,
            } => self.looked(&look)?.customers(&scheme, &query),
            Request::CustomerRows {
                look,
                scheme,
                query,
                lang,
                currency,
            } => self.customer_rows(look, scheme, query, (lang, currency)),
            Request::Customer {
                look,
                scheme,
                customer,
            } => self.looked(&look)?.customer(&scheme, customer),
            Request::Value(question) => Ok(Response::Value(Box::new(question.answer()?))),
            Request::Observed {
                data,
                to,
                months,
                returns,
                selection,
                today,
            } => {
                let lines = self.opened(&data)?.money()?;
                lines.select(&selection, today);
                let Left {
                    selected, facts, ..
                } = &lines.left;
                if selected.base.is_empty() {
                    return Err(EngineError::NothingSelected);
                }
                let to = to.unwrap_or(facts.analysis_day);
                let periods = value::observe(&selected.base, to, months, returns);
                Ok(Response::Observed(Box::new(periods)))
            }
            Request::Records { data, question } => {
                let Open::Records(opened) = self.opened(&data)? else {
                    return Err(EngineError::NotRecords);
                };
                let answer = value::ask_records(&opened.records, &question)?;
                Ok(Response::Records(answer))
            }
        }
    }

    /// The open order lines as somebody looks at their money.
    pub(super) fn looked<'a>(&'a mut self, look: &'a Look) -> Result<Looked<'a>, EngineError> {
        self.opened(&look.data)?.money()?;
        self.looked_at_orders(look)
    }

    /// The open order lines, whether or not they have amounts, as somebody looks at them.
    pub(super) fn looked_at_orders<'a>(
        &'a mut self,
        look: &'a Look,
    ) -> Result<Looked<'a>, EngineError> {
        let lines = self.opened(&look.data)?.lines()?;
        lines.select(&look.selection, look.today);
        let selected = &lines.left.selected;
        if selected.base.is_empty() {
            return Err(EngineError::NothingSelected);
        }
        Ok(Looked {
            base: &selected.base,
            last_day: selected.last_day,
            look,
            kept: &mut lines.segmented,
        })
    }

    /// Rows of the open order lines that a look leaves out because their day has not come.
    pub(super) fn not_come(&mut self, look: &Look) -> u64 {
        let lines = self.opened(&look.data).and_then(|open| open.lines());
        let Ok(lines) = lines else { return 0 };
        lines.select(&look.selection, look.today);
        let aside = lines.left.selected.facts.aside.iter();
        aside
            .filter(|it| it.rule == SelectionRule::Future)
            .map(|it| it.rows)
            .sum()
    }

    /// What forecasts under a look are made from, and those that were made.
    pub(super) fn forecasts(
        &mut self,
        look: &Look,
    ) -> Result<(Forecastable<'_>, &mut Forecasts), EngineError> {
        let open = self.opened(&look.data)?;
        open.select(&look.selection, look.today);
        open.forecasts()
    }

    /// Takes over a table that is already in memory.
    pub fn open_table(&mut self, table: Imported) -> DataFacts {
        match table {
            Imported::Lines(lines) => self.open(lines),
            Imported::Records(records) => self.open_records(records),
        }
    }

    /// Takes over order lines that are already in memory.
    pub fn open(&mut self, lines: OrderLines) -> DataFacts {
        let lines = Lines::new(lines);
        let facts = lines.left.facts.clone();
        self.open = Some(Open::Lines(Box::new(lines)));
        facts
    }

    /// Takes over rows of their own that are already in memory.
    pub fn open_records(&mut self, records: Records) -> DataFacts {
        let opened = Opened::new(records);
        let facts = opened.facts.clone();
        self.open = Some(Open::Records(Box::new(opened)));
        facts
    }

    /// What the open data are under a selection.
    ///
    /// # Errors
    /// [`EngineError::NotOpen`].
    pub fn select(
        &mut self,
        selection: &Selection,
        today: Option<Day>,
    ) -> Result<DataFacts, EngineError> {
        let open = self.opened(&DataSel::Opened)?;
        Ok(open.select(selection, today).clone())
    }

    /// The open customers that the last selection left, for lists and exports.
    pub fn base(&self) -> Option<&CustomerBase> {
        match self.open.as_ref()? {
            Open::Lines(lines) => Some(&lines.left.selected.base),
            Open::Records(_) => None,
        }
    }

    /// The open rows of a table that is no order lines.
    pub fn records(&self) -> Option<&Records> {
        match self.open.as_ref()? {
            Open::Lines(_) => None,
            Open::Records(opened) => Some(&opened.records),
        }
    }

    /// The open rows of a table that is no order lines, if they are those asked about.
    pub(super) fn records_of(&mut self, data: &DataSel) -> Result<Option<&Records>, EngineError> {
        self.opened(data)?;
        Ok(self.records())
    }

    /// The open data, if they are those asked about.
    fn opened(&mut self, data: &DataSel) -> Result<&mut Open, EngineError> {
        let open = self.open.as_mut().ok_or(EngineError::NotOpen)?;
        match data {
            DataSel::Opened => Ok(open),
            DataSel::Revision(revision) if *revision == open.revision() => Ok(open),
            _ => Err(EngineError::NotOpen),
        }
    }

    fn report_case(&mut self, id: CaseId, thresholds: &ThresholdRule, margins: &Margins) -> Report {
        if let Some((_, seen)) = self.cases.iter().find(|(kept, _)| *kept == id) {
            return seen.report(thresholds, margins, None);
        }
        match case(id).observation {
            Some(observation) => {
                let seen = Seen::new(observation, None);
                let report = seen.report(thresholds, margins, None);
                self.cases.push((id, seen));
                report
            }
            None => Report {
                table: None,
                curves: None,
                facts: None,
            },
        }
    }
}

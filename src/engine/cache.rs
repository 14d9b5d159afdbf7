//! The engine proper: data that are open, and what was computed from them last.

use std::sync::Arc;

use super::aside::{self, Uncounted};
use super::segments::{Looked, Segmented};
use super::{
    DataFacts, DataSel, EngineError, Export, ExportFile, Look, Report, Request, Response, value,
};
use crate::base::{
    Checks, CurrencyChoice, CustomerBase, NobodyActive, Observation, OrderCounting, Quality,
    ReturnsPolicy, Selected, Selection, SelectionFacts, Window, WindowRules, currency_named,
};
use crate::ingest::{
    Aside, Imported, OrderLines, Records, Source, decode_any, records_revision, revision,
};
use crate::lifetime::{ForecastError, ForecastSettings, Forecasted};
use crate::report::topics;
use crate::scenario::CaseId;
use crate::segment::{SpendOrder, ThresholdRule};
use crate::units::{Currency, Day, Money};
use crate::value::{Curves, Margins};
use crate::workshop::case;

/// Answers [`Request`]s about one set of open data. Grouping by customer, the rows left under a
/// selection, the observation of a window and its spend order are kept, so that a threshold or
/// margin alone costs no second look at the customers.
#[derive(Debug, Default)]
pub struct Engine {
    open: Option<Open>,
    cases: Vec<(CaseId, Seen)>,
}

/// The data that are open.
#[derive(Debug)]
enum Open {
    Lines(Box<Lines>),
    Records(Box<Opened>),
}

/// Rows of their own that are open.
#[derive(Debug)]
struct Opened {
    records: Records,
    facts: DataFacts,
}

/// Order lines that are open.
#[derive(Debug)]
struct Lines {
    revision: String,
    /// Rows the import set aside.
    aside: Aside,
    /// All rows that could be read.
    base: Arc<CustomerBase>,
    checks: Checks,
    left: Left,
    seen: Option<(WindowRules, ReturnsPolicy, Seen)>,
    /// What schemes gave on the rows that are left.
    segmented: Segmented,
    /// The last forecast, with the settings it was made by.
    forecast: Option<(ForecastSettings, Result<Forecasted, ForecastError>)>,
}

/// The rows left under one selection.
#[derive(Debug)]
struct Left {
    selection: Selection,
    today: Option<Day>,
    selected: Selected,
    facts: DataFacts,
}

impl Open {
    fn revision(&self) -> &str {
        match self {
            Open::Lines(lines) => &lines.revision,
            Open::Records(opened) => &opened.facts.revision,
        }
    }

    /// What the data are under a selection. Rows of their own all count, whatever it says.
    fn select(&mut self, selection: &Selection, today: Option<Day>) -> &DataFacts {
        match self {
            Open::Lines(lines) => lines.select(selection, today),
            Open::Records(opened) => &opened.facts,
        }
    }

    /// What does not count under a selection.
    fn uncounted(&mut self, selection: &Selection, today: Option<Day>) -> Uncounted<'_> {
        match self {
            Open::Lines(lines) => {
                lines.select(selection, today);
                let today = lines.today(today);
                Uncounted {
                    by_import: &lines.aside,
                    facts: &lines.base.facts,
                    base: Some(&lines.base),
                    by_selection: lines.base.set_aside(&lines.checks, selection, today),
                    quality: &lines.left.facts.quality,
                }
            }
            Open::Records(opened) => Uncounted {
                by_import: &opened.records.aside,
                facts: &opened.records.facts,
                base: None,
                by_selection: Vec::new(),
                quality: &opened.facts.quality,
            },
        }
    }

    /// The order lines, which a question about customers needs.
    fn lines(&mut self) -> Result<&mut Lines, EngineError> {
        match self {
            Open::Lines(lines) => Ok(lines),
            Open::Records(opened) => Err(EngineError::NotOrderLines {
                shape: opened.records.shape,
                rows: opened.records.len() as u64,
            }),
        }
    }
}

impl Opened {
    fn new(records: Records) -> Opened {
        let known = &records.facts;
        let facts = DataFacts {
            revision: records_revision(&records),
            rows: known.rows,
            issues: known.issues.clone(),
            customers: 0,
            orders: 0,
            revenue: Money::ZERO,
            returns: None,
            first_day: Day(0),
            last_day: Day(0),
            day_lines: (0, 0),
            counting: OrderCounting::default(),
            has_profit: false,
            currency: known.currency,
            plan: known.plan.clone(),
            replanned: known.replanned,
            columns: known.columns.clone(),
            analysis_day: Day(0),
            selection: SelectionFacts::default(),
            quality: Quality::default(),
            records: Some(records.summary()),
            inputs: known.inputs.clone(),
        };
        Opened { records, facts }
    }
}

impl Lines {
    fn new(mut lines: OrderLines) -> Lines {
        let revision = revision(&lines);
        let aside = std::mem::take(&mut lines.aside);
        let base = Arc::new(CustomerBase::from_lines(lines));
        let checks = Checks::of(&base);
        let left = Left::of(&revision, &base, &checks, Selection::default(), None);
        Lines {
            revision,
            aside,
            base,
            checks,
            left,
            seen: None,
            segmented: Segmented::default(),
            forecast: None,
        }
    }

    /// Looks at the data under a selection, if that is not the last one already.
    fn select(&mut self, selection: &Selection, today: Option<Day>) -> &DataFacts {
        // A day after the last row decides nothing.
        let today = self.today(today);
        if self.left.selection != *selection || self.left.today != today {
            let (base, checks) = (&self.base, &self.checks);
            self.left = Left::of(&self.revision, base, checks, selection.clone(), today);
            self.seen = None;
            self.segmented = Segmented::default();
            self.forecast = None;
        }
        &self.left.facts
    }

    /// Today, where it matters.
    fn today(&self, today: Option<Day>) -> Option<Day> {
        today.filter(|today| self.base.days.1 > *today)
    }
}

impl Left {
    fn of(
        revision: &str,
        all: &Arc<CustomerBase>,
        checks: &Checks,
        selection: Selection,
        today: Option<Day>,
    ) -> Left {
        let selected = all.select(checks, &selection, today);
        let base = &selected.base;
        let whole = base.whole();
        let facts = DataFacts {
            revision: revision.to_owned(),
            rows: base.facts.rows,
            issues: base.facts.issues.clone(),
            customers: base.len() as u64,
            orders: whole.outcome.orders,
            revenue: whole.outcome.revenue,
            returns: base.returns(),
            first_day: base.days.0,
            last_day: base.days.1,
            day_lines: base.day_lines,
            counting: all.counting,
            has_profit: all.has_profit(),
            currency: currency(&selected),
            plan: base.facts.plan.clone(),
            replanned: base.facts.replanned,
            columns: base.facts.columns.clone(),
            analysis_day: selected.last_day,
            quality: Quality::of(all, checks, &selection, &selected, &whole),
            selection: selected.facts.clone(),
            records: None,
            inputs: base.facts.inputs.clone(),
        };
        Left {
            selection,
            today,
            selected,
            facts,
        }
    }
}

/// The currency of the rows that are left.
fn currency(selected: &Selected) -> Currency {
    let kept = match &selected.facts.currency {
        Some(CurrencyChoice::Only(text)) => currency_named(text),
        _ => Currency::Unstated,
    };
    match kept {
        Currency::Unstated => selected.base.facts.currency,
        kept => kept,
    }
}

/// An observation with its order by spend.
#[derive(Debug)]
struct Seen {
    window: Option<Window>,
    observation: Observation,
    order: SpendOrder,
}

impl Seen {
    fn new(observation: Observation, window: Option<Window>) -> Seen {
        Seen {
            order: SpendOrder::new(&observation),
            observation,
            window,
        }
    }

    fn report(
        &self,
        thresholds: &ThresholdRule,
        margins: &Margins,
        facts: Option<DataFacts>,
    ) -> Report {
        let table = self
            .order
            .cut(thresholds, &self.observation, self.window.as_ref());
        let curves = Curves::draw(&self.observation, &table.thresholds, margins);
        Report {
            table: Some(table),
            curves: Some(curves),
            facts,
        }
    }
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
            Request::Report {
                data: DataSel::Case(id),
                thresholds,
                margins,
                ..
            } => {
                let report = self.report_case(id, &thresholds, &margins);
                Ok(Response::Report(Box::new(report)))
            }
            Request::Report {
                data,
                window,
                returns,
                thresholds,
                margins,
                selection,
                today,
            } => {
                let lines = self.opened(&data)?.lines()?;
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
                let lines = self.opened(&data)?.lines()?;
                lines.select(&selection, today);
                let answer = lines.forecast(&settings)?;
                let answer = answer.as_ref().map(|of| of.forecast.clone());
                Ok(Response::Forecast(Box::new(answer.map_err(|error| *error))))
            }
            Request::Facts {
                data,
                selection,
                today,
            } => {
                let facts = self.opened(&data)?.select(&selection, today);
                Ok(Response::Facts(Box::new(facts.clone())))
            }
            Request::ProblemRows {
                data,
                selection,
                today,
                lang,
            } => {
                let uncounted = self.opened(&data)?.uncounted(&selection, today);
                Ok(Response::ProblemRows(aside::problem_rows(&uncounted, lang)))
            }
            Request::SetAside {
                data,
                selection,
                today,
                lang,
            } => {
                let uncounted = self.opened(&data)?.uncounted(&selection, today);
                Ok(Response::SetAside(aside::set_aside(&uncounted, lang)))
            }
            Request::Segments { look, scheme } => self.looked(&look)?.segments(&scheme),
            Request::CrossTab {
                look,
                rows,
                columns,
            } => self.looked(&look)?.cross_tab(&rows, &columns),
            Request::Topics { lang } => Ok(Response::Topics(topics(lang))),
            Request::Sheet {
                look,
                question,
                lang,
                currency,
            } => self.sheet(look, question, lang, currency),
            Request::Opening { look } => self.looked(&look)?.opening(),
            Request::Movement { look, scheme, rule } => {
                self.looked(&look)?.movement(&scheme, &rule)
            }
            Request::Flow {
                look,
                earlier,
                later,
            } => self.looked(&look)?.flow(earlier, later),
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
            Request::CustomerFile {
                look,
                scheme,
                query,
                lang,
            } => self.looked(&look)?.customer_file(&scheme, &query, lang),
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
                let lines = self.opened(&data)?.lines()?;
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

    /// The open order lines as somebody looks at them.
    pub(super) fn looked<'a>(&'a mut self, look: &'a Look) -> Result<Looked<'a>, EngineError> {
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

    /// The open customers under a look, with their forecast, kept when it is the last asked for.
    pub(super) fn forecasted(
        &mut self,
        look: &Look,
        settings: &ForecastSettings,
    ) -> Result<(&CustomerBase, &Result<Forecasted, ForecastError>), EngineError> {
        let lines = self.opened(&look.data)?.lines()?;
        lines.select(&look.selection, look.today);
        lines.forecast(settings)?;
        let (_, forecast) = lines.forecast.as_ref().ok_or(EngineError::NotOpen)?;
        Ok((&lines.left.selected.base, forecast))
    }

    /// A table as a file. Its bytes are too many for JSON, so they travel beside a message.
    ///
    /// # Errors
    /// [`EngineError`], as for the table itself.
    pub fn export(&self, export: &Export) -> Result<ExportFile, EngineError> {
        value::export(export, self.records())
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

impl Lines {
    /// The forecast under these settings, computed when they are not the last.
    fn forecast(
        &mut self,
        settings: &ForecastSettings,
    ) -> Result<&Result<Forecasted, ForecastError>, EngineError> {
        let base = &self.left.selected.base;
        if base.is_empty() {
            return Err(EngineError::NothingSelected);
        }
        let kept = self
            .forecast
            .take()
            .filter(|(made_by, _)| made_by == settings);
        let answer = match kept {
            Some((_, answer)) => answer,
            None => Forecasted::of(base, settings),
        };
        Ok(&self.forecast.insert((settings.clone(), answer)).1)
    }

    fn report(
        &mut self,
        rules: &WindowRules,
        returns: ReturnsPolicy,
        thresholds: &ThresholdRule,
        margins: &Margins,
    ) -> Result<Report, EngineError> {
        let Left {
            selected, facts, ..
        } = &self.left;
        if selected.base.is_empty() {
            return Err(EngineError::NothingSelected);
        }
        if self
            .seen
            .as_ref()
            .is_none_or(|(kept, policy, _)| kept != rules || *policy != returns)
        {
            let window = Window::settle(rules, selected.base.days.0, selected.last_day);
            let observation = Observation::take(&selected.base, &window, returns);
            self.seen = Some((*rules, returns, Seen::new(observation, Some(window))));
        }
        match &self.seen {
            Some((_, _, seen)) if !seen.observation.is_empty() => {
                Ok(seen.report(thresholds, margins, Some(facts.clone())))
            }
            _ => Err(EngineError::NobodyActive(NobodyActive {
                first_day: facts.first_day,
                last_day: facts.last_day,
            })),
        }
    }
}

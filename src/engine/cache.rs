//! The engine proper: data that are open, and what was computed from them last.

use super::{DataFacts, DataSel, EngineError, Report, Request, Response};
use crate::base::{
    CustomerBase, NobodyActive, Observation, OrderCounting, ReturnsPolicy, Window, WindowRules,
};
use crate::ingest::{
    Imported, OrderLines, Records, Source, decode_any, records_revision, revision,
};
use crate::scenario::CaseId;
use crate::segment::{SpendOrder, ThresholdRule};
use crate::units::{Day, Money};
use crate::value::{Curves, Margins};
use crate::workshop::case;

/// Answers [`Request`]s about one set of open data. Grouping by customer, the observation of a
/// window and its spend order are kept, so that a threshold or margin alone costs no second look
/// at the customers.
#[derive(Debug, Default)]
pub struct Engine {
    open: Option<Open>,
    cases: Vec<(CaseId, Seen)>,
}

#[derive(Debug)]
struct Open {
    facts: DataFacts,
    held: Held,
}

/// What is open.
#[derive(Debug)]
enum Held {
    Customers(Box<Customers>),
    Records(Box<Records>),
}

#[derive(Debug)]
struct Customers {
    base: CustomerBase,
    seen: Option<(WindowRules, ReturnsPolicy, Seen)>,
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
            Request::Describe(data) => {
                let facts = self.opened(&data)?.facts.clone();
                Ok(Response::Opened(Box::new(facts)))
            }
            Request::Forget => {
                self.open = None;
                Ok(Response::Forgotten)
            }
            Request::Report {
                data,
                window,
                returns,
                thresholds,
                margins,
            } => {
                let report = match data {
                    DataSel::Case(id) => self.report_case(id, &thresholds, &margins),
                    data => self.report_open(&data, &window, returns, &thresholds, &margins)?,
                };
                Ok(Response::Report(Box::new(report)))
            }
        }
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
        let revision = revision(&lines);
        let base = CustomerBase::from_lines(lines);
        let whole = base.outcome(ReturnsPolicy::default());
        let facts = DataFacts {
            revision,
            rows: base.facts.rows,
            issues: base.facts.issues.clone(),
            customers: base.len() as u64,
            orders: whole.orders,
            revenue: whole.revenue,
            returns: base.returns(),
            first_day: base.days.0,
            last_day: base.days.1,
            day_lines: base.day_lines,
            counting: base.counting,
            has_profit: base.has_profit(),
            currency: base.facts.currency,
            plan: base.facts.plan.clone(),
            replanned: base.facts.replanned,
            columns: base.facts.columns.clone(),
            records: None,
        };
        let customers = Customers { base, seen: None };
        self.hold(facts, Held::Customers(Box::new(customers)))
    }

    /// Takes over rows of their own that are already in memory.
    pub fn open_records(&mut self, records: Records) -> DataFacts {
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
            records: Some(records.summary()),
        };
        self.hold(facts, Held::Records(Box::new(records)))
    }

    fn hold(&mut self, facts: DataFacts, held: Held) -> DataFacts {
        self.open = Some(Open {
            facts: facts.clone(),
            held,
        });
        facts
    }

    /// The open customers, for lists and exports.
    pub fn base(&self) -> Option<&CustomerBase> {
        match &self.open.as_ref()?.held {
            Held::Customers(customers) => Some(&customers.base),
            Held::Records(_) => None,
        }
    }

    /// The open rows of a table that is no order lines.
    pub fn records(&self) -> Option<&Records> {
        match &self.open.as_ref()?.held {
            Held::Customers(_) => None,
            Held::Records(records) => Some(records),
        }
    }

    /// What is open, if it is what is asked for.
    fn opened(&mut self, data: &DataSel) -> Result<&mut Open, EngineError> {
        let open = self.open.as_mut().ok_or(EngineError::NotOpen)?;
        match data {
            DataSel::Opened => Ok(open),
            DataSel::Revision(revision) if open.facts.revision == *revision => Ok(open),
            DataSel::Revision(_) | DataSel::Case(_) => Err(EngineError::NotOpen),
        }
    }

    fn report_open(
        &mut self,
        data: &DataSel,
        rules: &WindowRules,
        returns: ReturnsPolicy,
        thresholds: &ThresholdRule,
        margins: &Margins,
    ) -> Result<Report, EngineError> {
        let Open { facts, held } = self.opened(data)?;
        let Customers { base, seen } = match held {
            Held::Customers(customers) => &mut **customers,
            Held::Records(records) => {
                return Err(EngineError::NotOrderLines {
                    shape: records.shape,
                    rows: records.len() as u64,
                });
            }
        };
        if seen
            .as_ref()
            .is_none_or(|(kept, policy, _)| kept != rules || *policy != returns)
        {
            let window = Window::settle(rules, base.days.0, base.days.1);
            let observation = Observation::take(base, &window, returns);
            *seen = Some((*rules, returns, Seen::new(observation, Some(window))));
        }
        let nobody = EngineError::NobodyActive(NobodyActive {
            first_day: facts.first_day,
            last_day: facts.last_day,
        });
        match seen {
            Some((_, _, seen)) if !seen.observation.is_empty() => {
                Ok(seen.report(thresholds, margins, Some(facts.clone())))
            }
            _ => Err(nobody),
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

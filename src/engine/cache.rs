//! The engine proper: data that are open, and what was computed from them last.

use super::{DataFacts, DataSel, EngineError, Report, Request, Response};
use crate::base::{CustomerBase, NobodyActive, Observation, ReturnsPolicy, Window, WindowRules};
use crate::ingest::{OrderLines, Source, decode, revision};
use crate::scenario::CaseId;
use crate::segment::{SpendOrder, ThresholdRule};
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
    /// Answers one question. `attachment` carries encoded order lines for [`Request::Open`].
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
                let lines = decode(attachment).map_err(|_| EngineError::Damaged)?;
                Ok(Response::Opened(Box::new(self.open(lines))))
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
                    DataSel::Revision(revision) => {
                        if self
                            .open
                            .as_ref()
                            .is_none_or(|open| open.facts.revision != revision)
                        {
                            return Err(EngineError::NotOpen);
                        }
                        self.report_open(&window, returns, &thresholds, &margins)?
                    }
                    DataSel::Opened => self.report_open(&window, returns, &thresholds, &margins)?,
                };
                Ok(Response::Report(Box::new(report)))
            }
        }
    }

    /// Takes over order lines that are already in memory.
    pub fn open(&mut self, lines: OrderLines) -> DataFacts {
        let revision = revision(&lines);
        let orders_by_id = !lines.order.is_empty();
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
            orders_by_id,
            has_profit: base.has_profit(),
            currency: base.facts.currency,
            plan: base.facts.plan.clone(),
            replanned: base.facts.replanned,
            columns: base.facts.columns.clone(),
            inputs: base.facts.inputs.clone(),
        };
        self.open = Some(Open {
            facts: facts.clone(),
            base,
            seen: None,
        });
        facts
    }

    /// The open customers, for lists and exports.
    pub fn base(&self) -> Option<&CustomerBase> {
        self.open.as_ref().map(|open| &open.base)
    }

    fn report_open(
        &mut self,
        rules: &WindowRules,
        returns: ReturnsPolicy,
        thresholds: &ThresholdRule,
        margins: &Margins,
    ) -> Result<Report, EngineError> {
        let open = self.open.as_mut().ok_or(EngineError::NotOpen)?;
        if open
            .seen
            .as_ref()
            .is_none_or(|(kept, policy, _)| kept != rules || *policy != returns)
        {
            let window = Window::settle(rules, open.base.days.0, open.base.days.1);
            let observation = Observation::take(&open.base, &window, returns);
            open.seen = Some((*rules, returns, Seen::new(observation, Some(window))));
        }
        let nobody = EngineError::NobodyActive(NobodyActive {
            first_day: open.facts.first_day,
            last_day: open.facts.last_day,
        });
        match &open.seen {
            Some((_, _, seen)) if !seen.observation.is_empty() => {
                Ok(seen.report(thresholds, margins, Some(open.facts.clone())))
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

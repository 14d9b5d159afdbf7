//! What the engine says about the data under the assumptions as they stand.

use kezhi::engine::{DataFacts, DataSel, EngineError, Report, Request, Response};
use kezhi::scenario::{Assumptions, DataRef, Outcome, Setting};
use kezhi::workshop;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Problem, Session};
use crate::bridge::{BridgeError, EngineBridge, EngineState, Imported};
use crate::ground::Ground;

/// The last good answer and the one under way.
#[derive(Clone, Copy)]
pub(crate) struct Reports {
    session: Session,
    ground: Ground,
    last: RwSignal<Option<Told>>,
    waiting: StoredValue<Waiting>,
    /// Revisions the user had forgotten: when undo brings one back, its columns do not come along.
    forgotten: StoredValue<Vec<String>>,
    /// A question is under way.
    pub(crate) is_pending: RwSignal<bool>,
    /// Why the last question had no answer; the last good answer stands.
    pub(crate) problem: RwSignal<Option<Problem>>,
    /// The last good report on the data on the table.
    pub(crate) report: Memo<Option<Report>>,
    /// Contribution and valuation: a function of the last table, so that margins and factors
    /// move the numbers at once.
    pub(crate) outcome: Memo<Option<Outcome>>,
}

/// An answer and what it is about.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    data: DataRef,
    report: Report,
}

/// One question at a time; the newest of those that came meanwhile follows.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Waiting {
    is_busy: bool,
    ask_again: bool,
}

impl Reports {
    /// Starts to follow the session; to be called once.
    pub(crate) fn start(session: Session, ground: Ground) -> Reports {
        let last = RwSignal::new(None::<Told>);
        let report = Memo::new(move |_| {
            let data = session.data.get();
            last.with(|told| {
                told.as_ref()
                    .filter(|told| told.data == data)
                    .map(|told| told.report.clone())
            })
        });
        let reports = Reports {
            session,
            ground,
            last,
            waiting: StoredValue::new(Waiting::default()),
            forgotten: StoredValue::new(Vec::new()),
            is_pending: RwSignal::new(false),
            problem: RwSignal::new(None),
            report,
            outcome: Memo::new(move |_| outcome(session, report)),
        };
        let generation = ground.engine().generation();
        let questions = Memo::new(move |_| question(session));
        Effect::new(move |_| {
            generation.track();
            if questions.get().is_some() {
                reports.ask();
            }
        });
        reports
    }

    /// The reports in context.
    pub(crate) fn here() -> Reports {
        expect_context()
    }

    /// What the data are; none for a case.
    pub(crate) fn facts(self) -> Option<DataFacts> {
        self.report.with(|report| report.as_ref()?.facts.clone())
    }

    /// How the engine fares.
    pub(crate) fn engine_state(self) -> EngineState {
        self.ground.engine().state().get()
    }

    /// Starts the engine afresh and asks again.
    pub(crate) fn restart(self) {
        self.problem.set(None);
        self.ground.engine().restart();
        self.ask();
    }

    /// Stores columns just imported and gives them to the engine; tells whether the browser kept
    /// them.
    pub(crate) async fn adopt(
        self,
        name: &str,
        imported: Imported,
    ) -> Result<(DataFacts, bool), Problem> {
        let (engine, datasets) = (self.ground.engine(), self.ground.datasets());
        let adopted = datasets.adopt::<Response>(&engine, name, imported).await?;
        match adopted.response {
            Response::Opened(facts) => Ok((*facts, adopted.not_stored.is_none())),
            other => Err(misunderstood(&other)),
        }
    }

    /// Forgets the columns of a revision; false when the browser would not.
    /// Columns that no saved scenario refers to go with it: nothing is kept unseen.
    pub(crate) async fn forget(self, revision: &str, still_used: &[String]) -> bool {
        let (engine, datasets) = (self.ground.engine(), self.ground.datasets());
        self.forgotten
            .update_value(|all| all.push(revision.to_owned()));
        let forgotten = datasets.forget(&engine, revision).await.is_ok();
        datasets.keep_only(still_used).await.is_ok() && forgotten
    }

    fn ask(self) {
        let busy = self.waiting.with_value(|waiting| waiting.is_busy);
        self.waiting.set_value(Waiting {
            is_busy: true,
            ask_again: busy,
        });
        if busy {
            return;
        }
        self.is_pending.set(true);
        spawn_local(async move {
            loop {
                self.ask_once().await;
                let again = self.waiting.try_with_value(|waiting| waiting.ask_again);
                let again = again.unwrap_or_default();
                self.waiting.try_update_value(|waiting| {
                    *waiting = Waiting {
                        is_busy: again,
                        ask_again: false,
                    };
                });
                if !again {
                    break;
                }
            }
            let _gone = self.is_pending.try_set(false);
        });
    }

    async fn ask_once(self) {
        let Some((data, request)) = untrack(|| question(self.session)) else {
            return;
        };
        match self.answer(&data, &request).await {
            Ok(report) => {
                let _gone = self.last.try_set(Some(Told { data, report }));
                let _gone = self.problem.try_set(None);
            }
            Err(problem) if problem.is_cancelled() => {}
            Err(problem) => {
                let _gone = self.problem.try_set(Some(problem));
            }
        }
    }

    /// Why the browser has no columns of a revision.
    fn not_found(self, revision: &str) -> Problem {
        let by_user = self
            .forgotten
            .with_value(|all| all.iter().any(|it| it == revision));
        if by_user {
            Problem::Forgotten
        } else {
            Problem::Engine(EngineError::NotOpen)
        }
    }

    /// Asks, and opens the stored columns first when the engine holds others.
    async fn answer(self, data: &DataRef, request: &Request) -> Result<Report, Problem> {
        let engine: EngineBridge = self.ground.engine();
        let mut answer = engine
            .ask::<_, Response>(request)
            .await
            .map_err(Problem::from);
        if let (Err(Problem::Engine(EngineError::NotOpen)), DataRef::File(file)) = (&answer, data) {
            let datasets = self.ground.datasets();
            datasets
                .reopen::<Response>(&engine, &file.revision)
                .await?
                .ok_or_else(|| self.not_found(&file.revision))?;
            answer = engine
                .ask::<_, Response>(request)
                .await
                .map_err(Problem::from);
        }
        match answer {
            Ok(Response::Report(report)) => Ok(*report),
            Ok(other) => Err(misunderstood(&other)),
            // Rows of their own have facts, and nothing to report on.
            Err(Problem::Engine(EngineError::NotOrderLines { .. })) => {
                let described = Request::Describe(DataSel::Opened);
                match engine.ask::<_, Response>(&described).await? {
                    Response::Opened(facts) => Ok(Report {
                        table: None,
                        curves: None,
                        facts: Some(*facts),
                    }),
                    other => Err(misunderstood(&other)),
                }
            }
            Err(problem) => Err(problem),
        }
    }
}

fn misunderstood(response: &Response) -> Problem {
    Problem::Bridge(BridgeError::Misunderstood(format!("{response:?}")))
}

/// The question the assumptions ask, and about which data.
fn question(session: Session) -> Option<(DataRef, Request)> {
    let data = session.data.get();
    let selected = match &data {
        DataRef::Nothing => return None,
        DataRef::Case(case) => DataSel::Case(*case),
        DataRef::File(file) => DataSel::Revision(file.revision.clone()),
    };
    let Assumptions {
        window,
        returns,
        thresholds,
        margins,
        ..
    } = session.assumptions.get()?;
    Some((
        data,
        Request::Report {
            data: selected,
            window,
            returns,
            thresholds,
            margins,
        },
    ))
}

fn outcome(session: Session, report: Memo<Option<Report>>) -> Option<Outcome> {
    let data = session.data.get();
    let assumptions = session.assumptions.get()?;
    let original = session.original.get();
    report.with(|report| {
        let report = report.as_ref()?;
        Some(Outcome::evaluate(Setting {
            data: &data,
            assumptions: &assumptions,
            original: original.as_ref(),
            table: report.table.as_ref(),
            brand_customers: brand_customers(&data),
        }))
    })
}

/// The brand's own customers where a case prints them.
pub(super) fn brand_customers(data: &DataRef) -> Option<f64> {
    match data {
        DataRef::Case(id) => workshop::case(*id).brand_customers,
        _ => None,
    }
}

//! What the engine says about the data under the assumptions as they stand.

use std::future::Future;
use std::pin::Pin;

use js_sys::{ArrayBuffer, Date};
use kezhi::base::Selection;
use kezhi::engine::{
    DataFacts, DataSel, Look, PageError, PageExport, PageRequest, ProblemRows, Report,
    ReportQuestion, RowsInWords, RowsQuestion, heard,
};
use kezhi::ingest::RowCount;
use kezhi::scenario::{Assumptions, DataRef, FileData, Outcome, Setting};
use kezhi::text::Lang;
use kezhi::units::Day;
use kezhi::workshop;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

use super::{Problem, Session, memo};
use crate::bridge::{Answer, BridgeError, EngineBridge, EngineState, Pieces};
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
    /// The analysis day that was typed last was not taken: what stands is of another day.
    pub(crate) is_day_refused: RwSignal<bool>,
    /// The last good report on the data on the table.
    pub(crate) report: Memo<Option<Report>>,
    /// Contribution and valuation: a function of the last table, so that margins and factors
    /// move the numbers at once.
    pub(crate) outcome: Memo<Option<Outcome>>,
}

/// Told how far a question is, as [`EngineBridge::prepare`] tells it; says whether it goes on.
type GoesOn = Box<dyn Fn(Option<f64>) -> bool>;

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
        let report = memo(move || {
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
            is_day_refused: RwSignal::new(false),
            report,
            outcome: memo(move || outcome(session, report)),
        };
        let generation = ground.engine().generation();
        let questions = memo(move || question(session));
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

    /// The brand's own customers: those a case prints, else the active ones.
    pub(crate) fn own_customers(self) -> Option<f64> {
        let printed = brand_customers(&self.session.data.get());
        let active = || {
            self.report
                .with(|it| Some(it.as_ref()?.table.as_ref()?.customers() as f64))
        };
        printed.or_else(active)
    }

    /// Read, used, set aside under the selection; none before the engine has answered.
    pub(crate) fn rows(self) -> Option<RowCount> {
        self.report
            .with(|report| Some(report.as_ref()?.facts.as_ref()?.rows))
    }

    /// The data with the count line of the rows that count now.
    pub(crate) fn with_rows(self, data: DataRef) -> DataRef {
        match (data, self.rows()) {
            (DataRef::File(file), Some(rows)) => DataRef::File(FileData { rows, ..file }),
            (data, _) => data,
        }
    }

    /// The first rows with a problem.
    pub(crate) async fn problem_rows(self, lang: Lang) -> Result<ProblemRows, Problem> {
        let (data, selected, selection) = self.about_rows()?;
        let request = PageRequest::ProblemRows(RowsInWords {
            data: selected,
            selection,
            today: today(),
            lang,
        });
        let answer: heard::OfProblemRows = self.answer(&data, &request).await?;
        Ok(answer.problem_rows)
    }

    /// Every row set aside, to be looked up in its file.
    pub(crate) async fn set_aside(self, lang: Lang) -> Result<Value, Problem> {
        let (data, selected, selection) = self.about_rows()?;
        let request = PageRequest::SetAside(RowsInWords {
            data: selected,
            selection,
            today: today(),
            lang,
        });
        let answer: heard::OfSetAside = self.answer(&data, &request).await?;
        Ok(answer.set_aside)
    }

    fn about_rows(self) -> Result<(DataRef, DataSel, Selection), Problem> {
        untrack(|| {
            let data = self.session.data.get();
            let levers = self.session.assumptions.get();
            match (selected(&data), levers) {
                (Some(selected), Some(levers)) => Ok((data, selected, levers.selection)),
                _ => Err(Problem::Engine(PageError::NotOpen)),
            }
        })
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

    /// Prepares the engine for columns that will come.
    pub(crate) fn rehearse(self) {
        self.ground.engine().rehearse();
    }

    /// Gives columns just imported to the engine and stores them; `stored` is told whether the
    /// browser kept them.
    pub(crate) async fn adopt(
        self,
        name: &str,
        columns: Pieces,
        stored: impl FnOnce(bool) + 'static,
    ) -> Result<DataFacts, Problem> {
        let (engine, datasets) = (self.ground.engine(), self.ground.datasets());
        let answer: heard::Opened = datasets
            .adopt(
                &engine,
                name,
                columns,
                |answer: &heard::Opened| answer.opened.revision.clone(),
                |error| stored(error.is_none()),
            )
            .await?;
        Ok(answer.opened)
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
        match self.answer::<heard::OfReport>(&data, &request).await {
            Ok(heard::OfReport { report }) => {
                let _gone = self.last.try_set(Some(Told { data, report }));
                let _gone = self.problem.try_set(None);
            }
            Err(problem) if problem.is_cancelled() => {}
            // Rows of their own have facts, and nothing to report on.
            Err(Problem::Engine(PageError::NotOrderLines { .. })) => {
                self.take_facts(data, &request).await;
                let _gone = self.problem.try_set(None);
            }
            Err(problem) => {
                // Which rows count is shown, and can be changed, though they answer nothing.
                if matches!(
                    problem,
                    Problem::Engine(PageError::NothingSelected | PageError::NobodyActive(_))
                ) {
                    self.take_facts(data, &request).await;
                }
                let _gone = self.problem.try_set(Some(problem));
            }
        }
    }

    /// What the data are where they answer nothing; the last good table stands.
    async fn take_facts(self, data: DataRef, request: &PageRequest) {
        let PageRequest::Report(ReportQuestion {
            data: selected,
            selection,
            today,
            returns,
            ..
        }) = request.clone()
        else {
            return;
        };
        let request = PageRequest::Facts(RowsQuestion {
            data: selected,
            selection,
            today,
            returns,
        });
        let Ok(heard::OfFacts { facts }) = self.answer(&data, &request).await else {
            return;
        };
        let _gone = self.last.try_update(|last| {
            let kept = last.take().filter(|told| told.data == data);
            let report = Report {
                facts: Some(facts),
                ..kept.map_or(
                    Report {
                        table: None,
                        curves: None,
                        facts: None,
                    },
                    |told| told.report,
                )
            };
            *last = Some(Told { data, report });
        });
    }

    /// Why the browser has no columns of a revision.
    fn not_found(self, revision: &str) -> Problem {
        let by_user = self
            .forgotten
            .with_value(|all| all.iter().any(|it| it == revision));
        if by_user {
            Problem::Forgotten
        } else {
            Problem::Engine(PageError::NotOpen)
        }
    }

    /// Asks, and opens the stored columns first when the engine holds others.
    pub(super) async fn answer<Found: DeserializeOwned>(
        self,
        data: &DataRef,
        request: &PageRequest,
    ) -> Result<Found, Problem> {
        let request = serde_json::to_value(request).map_err(BridgeError::from)?;
        let (found, _) = self.answer_to(data.clone(), request, None).await?.read()?;
        Ok(found)
    }

    /// As [`Reports::answer`] for a question that may take long, and is given up where it is not
    /// wanted any more.
    pub(super) async fn answer_while<Found: DeserializeOwned>(
        self,
        data: &DataRef,
        request: &PageRequest,
        goes_on: impl Fn(Option<f64>) -> bool + 'static,
    ) -> Result<Found, Problem> {
        let request = serde_json::to_value(request).map_err(BridgeError::from)?;
        let answer = self.answer_to(data.clone(), request, Some(Box::new(goes_on)));
        let (found, _) = answer.await?.read()?;
        Ok(found)
    }

    /// The part of both that is the same for every question, and loaded once.
    fn answer_to(
        self,
        data: DataRef,
        request: Value,
        goes_on: Option<GoesOn>,
    ) -> Pin<Box<dyn Future<Output = Result<Answer, Problem>>>> {
        Box::pin(async move {
            let engine = self.ground.engine();
            let ask = async || {
                if let Some(goes_on) = &goes_on {
                    engine.prepare(&request, goes_on).await?;
                }
                engine.ask(request.clone()).await
            };
            self.opened(&data, ask).await
        })
    }

    /// A file: its bytes, and the rows it had no room for.
    pub(crate) async fn file(
        self,
        data: &DataRef,
        export: &PageExport,
    ) -> Result<(ArrayBuffer, u64), Problem> {
        let engine = self.ground.engine();
        self.opened(data, async || engine.export(export).await)
            .await
    }

    /// What the engine says; the stored columns are opened first where it holds others.
    async fn opened<Found>(
        self,
        data: &DataRef,
        ask: impl AsyncFn() -> Result<Found, BridgeError>,
    ) -> Result<Found, Problem> {
        let engine: EngineBridge = self.ground.engine();
        let mut answer = ask().await.map_err(Problem::from);
        if let (Err(Problem::Engine(PageError::NotOpen)), DataRef::File(file)) = (&answer, data) {
            let datasets = self.ground.datasets();
            datasets
                .reopen(&engine, &file.revision)
                .await?
                .ok_or_else(|| self.not_found(&file.revision))?;
            answer = ask().await.map_err(Problem::from);
        }
        answer
    }
}

/// The question the assumptions ask, and about which data.
fn question(session: Session) -> Option<(DataRef, PageRequest)> {
    let data = session.data.get();
    Some((data, PageRequest::Report(report_question(session)?)))
}

/// What a report is asked for under the assumptions; none without data.
pub(crate) fn report_question(session: Session) -> Option<ReportQuestion> {
    let data = session.data.get();
    let selected = selected(&data)?;
    let Assumptions {
        window,
        returns,
        selection,
        thresholds,
        margins,
        ..
    } = session.assumptions.get()?;
    Some(ReportQuestion {
        data: selected,
        window,
        returns,
        thresholds,
        margins,
        selection,
        today: today(),
    })
}

/// How the assumptions look at the data on the table; none without data.
pub(super) fn look(session: Session) -> Option<Look> {
    let of = session.data.get();
    let data = selected(&of)?;
    let Assumptions {
        window,
        returns,
        selection,
        ..
    } = session.assumptions.get()?;
    Some(Look {
        data,
        window,
        returns,
        selection,
        today: today(),
        name: match of {
            DataRef::File(file) => Some(file.name),
            _ => None,
        },
    })
}

/// Which data the engine is asked about.
pub(super) fn selected(data: &DataRef) -> Option<DataSel> {
    match data {
        DataRef::Nothing => None,
        DataRef::Case(case) => Some(DataSel::Case(*case)),
        DataRef::File(file) => Some(DataSel::Revision(file.revision.clone())),
    }
}

/// The day it is where the user is.
pub(crate) fn today() -> Option<Day> {
    let now = Date::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    Day::from_civil(year, now.get_month() + 1, now.get_date())
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

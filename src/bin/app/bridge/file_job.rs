//! Files that belong together in workers of their own: inspected as often as the user changes
//! something, then imported.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Date};
use kezhi::engine::wire::{Inspected, LookedUp, Progress, ToReader};
use kezhi::ingest::{Inspection, Plan};
use leptos::prelude::*;
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::JsValue;
use web_sys::File;

use super::BridgeError;
use super::channel::{Answer, Channel, Notice, Payload, Question};
use super::crew::{Crew, Gauge};
use super::pieces::Pieces;
use super::spare;

/// Bytes from which programs are rehearsed before they read.
const LARGE_BYTES: f64 = 3e6;

/// Files in a worker of their own. Cancelling, or dropping the last handle, ends the worker; the
/// engine and the last good result stand.
#[derive(Clone)]
pub(crate) struct FileJob(Rc<Inner>);

struct Inner {
    files: Vec<File>,
    channel: Channel,
    crew: Crew,
    gauge: Gauge,
    started_at: Rc<Cell<f64>>,
    has_rehearsed: Cell<bool>,
}

impl FileJob {
    /// Starts a worker for the files.
    pub(crate) fn new(files: Vec<File>) -> FileJob {
        let gauge = Gauge::new();
        let told = gauge.clone();
        let channel = spare::reader(move |notice| {
            if let Notice::Progress(now) = notice {
                told.told(0, now);
            }
        });
        let crew = Crew::default();
        // They load while the first looks at the file, and are let go if it cannot be split.
        if let [file] = &files[..]
            && !is_surely_whole(&file.name())
        {
            crew.get_ready(file, &gauge);
        }
        FileJob(Rc::new(Inner {
            files,
            channel,
            crew,
            gauge,
            started_at: Rc::new(Cell::new(0.0)),
            has_rehearsed: Cell::new(false),
        }))
    }

    /// Names of the files.
    fn names(&self) -> Vec<String> {
        self.0.files.iter().map(File::name).collect()
    }

    /// Length of the files in bytes.
    pub(crate) fn bytes(&self) -> f64 {
        self.0.files.iter().map(|file| file.size()).sum()
    }

    /// True where the time of the import is worth preparing for.
    pub(crate) fn is_large(&self) -> bool {
        self.bytes() >= LARGE_BYTES
    }

    /// How far the import is; none before it started and after it ended.
    pub(crate) fn progress(&self) -> ArcReadSignal<Option<Progress>> {
        self.0.gauge.whole().read_only()
    }

    /// Seconds the import is likely to take still; none in its first two seconds.
    pub(crate) fn seconds_left(&self) -> Option<f64> {
        let passed = (Date::now() - self.0.started_at.get()) / 1000.0;
        self.0.gauge.whole().get()?.seconds_left(passed)
    }

    /// Looks at the heads of the files with what the user has chosen so far (null: nothing).
    ///
    /// # Errors
    /// [`BridgeError::Import`] when the file cannot be used; the others are the bridge's.
    pub(crate) async fn inspect<Overrides: Serialize>(
        &self,
        overrides: &Overrides,
    ) -> Result<Inspection, BridgeError> {
        let question = ToReader::Inspect {
            names: self.names(),
            overrides: serde_json::to_value(overrides)?,
        };
        let (Inspected { inspection, splits }, _) = self.ask(question).await?.read()?;
        match &self.0.files[..] {
            [file] if splits => {
                self.0.crew.get_ready(file, &self.0.gauge);
                let is_usable = inspection.plan.missing().is_empty();
                if self.is_large() && is_usable && !self.0.has_rehearsed.replace(true) {
                    let (first, plan) = (&self.0.channel, &inspection.plan);
                    self.0.crew.rehearse(first, file, plan);
                }
            }
            _ => self.0.crew.end(&BridgeError::Cancelled),
        }
        Ok(inspection)
    }

    /// Reads the files to their end. The worker is ended after it succeeded; after an error the plan
    /// may be changed and tried again.
    ///
    /// # Errors
    /// As [`FileJob::inspect`], and [`BridgeError::Cancelled`].
    pub(crate) async fn import(&self, plan: Plan) -> Result<Pieces, BridgeError> {
        self.0.started_at.set(Date::now());
        mark_start();
        let columns = match &self.0.files[..] {
            [file] if !self.0.crew.is_empty() => {
                self.0.crew.import(&self.0.channel, file, plan).await
            }
            _ => {
                let names = self.names();
                let answer = self.ask(ToReader::Import { names, plan }).await;
                answer.and_then(|answer| Pieces::of_one(answer.payload))
            }
        };
        self.0.crew.end(&BridgeError::Cancelled);
        self.0.gauge.reset();
        mark_end();
        let columns = columns?;
        // The memory of a worker never shrinks.
        self.0.channel.end(BridgeError::Cancelled);
        Ok(columns)
    }

    /// Ends the worker at once. What is under way fails with [`BridgeError::Cancelled`].
    pub(crate) fn cancel(&self) {
        self.0.channel.end(BridgeError::Cancelled);
        self.0.crew.end(&BridgeError::Cancelled);
        self.0.gauge.reset();
    }

    async fn ask(&self, question: ToReader) -> Result<Answer, BridgeError> {
        ask_about(&self.0.channel, &self.0.files, question).await
    }
}

/// Has the rows that were set aside looked up in their files, in a worker of their own; none where the
/// files are not at hand.
///
/// # Errors
/// As [`FileJob::inspect`].
pub(crate) async fn look_up(
    files: &[File],
    list: Value,
) -> Result<(LookedUp, JsValue), BridgeError> {
    let channel = spare::reader(|_| {});
    let names = files.iter().map(File::name).collect();
    let answer = ask_about(&channel, files, ToReader::LookUp { names, list }).await;
    channel.end(BridgeError::Cancelled);
    answer?.read()
}

async fn ask_about(
    channel: &Channel,
    files: &[File],
    question: ToReader,
) -> Result<Answer, BridgeError> {
    let payload: Array = files.iter().collect();
    channel
        .ask(Question::new(question, Payload::Shared(payload.into())))
        .await
}

/// True for names of files that one worker reads: workbooks and archives.
fn is_surely_whole(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ["xlsx", "xlsm", "xlsb", "xls", "ods", "gz", "zip"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

const START: &str = "kezhi-import-start";

/// Marks the import in the browser's own timeline, where profilers and benchmarks look for it.
fn mark_start() {
    if let Some(timeline) = web_sys::window().and_then(|window| window.performance()) {
        let _marked = timeline.mark(START);
    }
}

fn mark_end() {
    if let Some(timeline) = web_sys::window().and_then(|window| window.performance()) {
        let _measured = timeline.measure_with_start_mark("kezhi-import", START);
    }
}

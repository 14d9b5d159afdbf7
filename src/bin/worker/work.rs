//! What the worker does with a message.

use js_sys::{Array, Date};
use kezhi::engine::wire::{Failure, FromWorker, Job, Progress, ToWorker};
use kezhi::ingest::{self, FatalError, OrderLines, Partial};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::buffer_source::BufferSource;
use crate::file_source::FileSource;
use crate::library::{self, Engine};
use crate::port::{say, say_with_bytes};

/// Milliseconds between two reports of progress.
const PROGRESS_EVERY_MS: f64 = 50.0;

/// The state of a worker: the engine, empty in an import worker, and what a range gave.
#[derive(Default)]
pub(crate) struct Worker {
    engine: Engine,
    kept: Option<Partial>,
}

impl Worker {
    /// Does what is asked and answers once.
    pub(crate) fn receive(&mut self, message: ToWorker, payload: JsValue) {
        let job = message.job();
        if let Err(failure) = self.answer(message, payload) {
            say(&FromWorker::Failed { job, failure });
        }
    }

    fn answer(&mut self, message: ToWorker, payload: JsValue) -> Result<(), Failure> {
        let job = message.job();
        match message {
            ToWorker::Inspect {
                names, overrides, ..
            } => {
                let mut source = open(&payload)?;
                let name = names.first().map(String::as_str).unwrap_or_default();
                let (inspection, splits) = library::inspect(&mut source, name, overrides)?;
                say(&FromWorker::Inspected {
                    job,
                    inspection: Box::new(inspection),
                    splits,
                });
            }
            ToWorker::Import { plan, .. } => {
                let mut source = open(&payload)?;
                hand_over(job, &library::import(&mut source, &plan, &mut teller(job))?);
            }
            ToWorker::Scan {
                plan, range, keep, ..
            } => {
                let mut source = open(&payload)?;
                let partial = library::scan(&mut source, &plan, range, &mut teller(job))?;
                let scanned = FromWorker::Scanned { job };
                if keep {
                    self.kept = Some(partial);
                    say(&scanned);
                } else {
                    say_with_bytes(&scanned, &ingest::encode_partial(&partial));
                }
            }
            ToWorker::Merge { plan, .. } => {
                let mut source = open(&payload)?;
                let parts = Array::from(&payload);
                let mut others =
                    (1..parts.length()).filter_map(|place| BufferSource::of(&parts.get(place)));
                let kept = self.kept.take();
                let lines = library::merge(&mut source, &plan, kept, &mut others)?;
                hand_over(job, &lines);
            }
            ToWorker::Open { .. } => {
                let mut bytes = BufferSource::of(&payload)
                    .ok_or_else(|| Failure::Misunderstood("no columns".into()))?;
                let response = self.engine.open(&mut bytes)?;
                say(&FromWorker::Answered { job, response });
            }
            ToWorker::Ask { request, .. } => {
                let response = self.engine.ask(request)?;
                say(&FromWorker::Answered { job, response });
            }
        }
        Ok(())
    }
}

/// Sends order lines to the page.
fn hand_over(job: Job, lines: &OrderLines) {
    let imported = FromWorker::Imported {
        job,
        revision: ingest::revision(lines),
        facts: Box::new(lines.facts.clone()),
    };
    say_with_bytes(&imported, &ingest::encode(lines));
}

/// Tells the page how far a job is, about twenty times a second.
fn teller(job: Job) -> impl FnMut(u64, u64, u64) {
    let mut told_at = f64::NEG_INFINITY;
    move |bytes_done, bytes_total, rows| {
        let now = Date::now();
        if bytes_done == bytes_total || now - told_at >= PROGRESS_EVERY_MS {
            told_at = now;
            say(&FromWorker::Progress(Progress {
                job,
                bytes_done,
                bytes_total,
                rows,
            }));
        }
    }
}

fn open(payload: &JsValue) -> Result<FileSource, Failure> {
    let blob = Array::from(payload)
        .get(0)
        .dyn_into::<Blob>()
        .map_err(|_| Failure::Import(FatalError::Unreadable))?;
    FileSource::open(blob).map_err(Failure::Import)
}

//! What the worker does with a message.

use js_sys::{Array, Date};
use kezhi::engine::wire::{Failure, FromWorker, Job, Progress, ToWorker};
use kezhi::ingest::{self, FatalError, File, Imported, Partial, Source};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::buffer_source::BufferSource;
use crate::file_source::FileSource;
use crate::library::{self, Engine};
use crate::port::{say, say_with, say_with_bytes, say_with_file};

/// Milliseconds between two reports of progress.
const PROGRESS_EVERY_MS: f64 = 200.0;

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
                let mut sources = open_all(&payload)?;
                let mut files = named(&names, &mut sources);
                let (inspection, splits) = library::inspect(&mut files, overrides)?;
                say(&FromWorker::Inspected {
                    job,
                    inspection: Box::new(inspection),
                    splits,
                });
            }
            ToWorker::Import { names, plan, .. } => {
                let mut sources = open_all(&payload)?;
                let mut files = named(&names, &mut sources);
                hand_over(job, &library::import(&mut files, &plan, &mut teller(job))?);
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
                hand_over(job, &Imported::Lines(lines));
            }
            ToWorker::Open { .. } => {
                let mut columns = columns_of(&payload)?;
                let response = self.engine.open(&mut *columns)?;
                // Handed back as something the page can store without ever holding the bytes.
                let kept = blob_of(&payload);
                say_with(&FromWorker::Answered { job, response }, kept);
            }
            ToWorker::Ask { request, .. } => {
                let response = self.engine.ask(request)?;
                say(&FromWorker::Answered { job, response });
            }
            ToWorker::Export { export, .. } => {
                let file = self.engine.export(export)?;
                let exported = FromWorker::Exported {
                    job,
                    rows: file.rows,
                    left_out: file.left_out,
                };
                say_with_file(&exported, &file.bytes);
            }
        }
        Ok(())
    }
}

/// Encoded columns: a buffer of an import, or what the browser had stored.
fn columns_of(payload: &JsValue) -> Result<Box<dyn Source>, Failure> {
    if let Some(buffer) = BufferSource::of(payload) {
        return Ok(Box::new(buffer));
    }
    let blob = payload
        .dyn_ref::<Blob>()
        .ok_or_else(|| Failure::Misunderstood("no columns".into()))?;
    let source = FileSource::open(blob.clone()).map_err(Failure::Import)?;
    Ok(Box::new(source))
}

fn blob_of(payload: &JsValue) -> JsValue {
    if payload.is_instance_of::<Blob>() {
        return payload.clone();
    }
    Blob::new_with_buffer_source_sequence(&Array::of1(payload)).map_or(JsValue::NULL, JsValue::from)
}

/// Sends columns to the page.
fn hand_over(job: Job, table: &Imported) {
    let imported = FromWorker::Imported {
        job,
        revision: table.revision(),
        facts: Box::new(table.facts().clone()),
    };
    say_with_bytes(&imported, &table.encode());
}

/// Tells the page how far a job is, about five times a second.
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

/// The first file of a message.
fn open(payload: &JsValue) -> Result<FileSource, Failure> {
    open_one(Array::from(payload).get(0))
}

/// The files of a message.
fn open_all(payload: &JsValue) -> Result<Vec<FileSource>, Failure> {
    Array::from(payload).iter().map(open_one).collect()
}

fn open_one(file: JsValue) -> Result<FileSource, Failure> {
    let blob = file.dyn_into::<Blob>().map_err(|_| FatalError::Unreadable);
    blob.and_then(FileSource::open).map_err(Failure::Import)
}

/// Files with their names; one without a name has none.
fn named<'a>(names: &'a [String], sources: &'a mut [FileSource]) -> Vec<File<'a>> {
    let names = names
        .iter()
        .map(String::as_str)
        .chain(std::iter::repeat(""));
    sources
        .iter_mut()
        .zip(names)
        .map(|(source, name)| (name, source as &mut dyn Source))
        .collect()
}

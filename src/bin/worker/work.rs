//! What the worker does with a message.

use js_sys::{Array, Date};
use kezhi::engine::wire::{Failure, FromWorker, Job, Progress, ToWorker};
use kezhi::ingest::{FatalError, File, Plan, Source};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::buffer_source::BufferSource;
use crate::file_source::FileSource;
use crate::library::{self, Engine};
use crate::port::{say, say_with_bytes};

/// Milliseconds between two reports of progress.
const PROGRESS_EVERY_MS: f64 = 50.0;

/// The state of a worker: the engine, empty in an import worker.
#[derive(Default)]
pub(crate) struct Worker {
    engine: Engine,
}

impl Worker {
    /// Does what is asked and answers once.
    pub(crate) fn receive(&mut self, message: ToWorker, payload: JsValue) {
        let job = message.job();
        let answer = match message {
            ToWorker::Inspect {
                names, overrides, ..
            } => inspect(job, &names, overrides, payload),
            ToWorker::Import { names, plan, .. } => import(job, &names, &plan, payload),
            ToWorker::Open { .. } => match BufferSource::of(&payload) {
                Some(mut bytes) => self.engine.open(&mut bytes),
                None => Err(Failure::Misunderstood("no columns".into())),
            }
            .map(|response| FromWorker::Answered { job, response })
            .map(Answer::from),
            ToWorker::Ask { request, .. } => self
                .engine
                .ask(request)
                .map(|response| FromWorker::Answered { job, response })
                .map(Answer::from),
        };
        match answer {
            Ok(Answer {
                message,
                bytes: Some(bytes),
            }) => say_with_bytes(&message, &bytes),
            Ok(Answer { message, .. }) => say(&message),
            Err(failure) => say(&FromWorker::Failed { job, failure }),
        }
    }
}

/// An answer with the buffer that goes with it.
struct Answer {
    message: FromWorker,
    bytes: Option<Vec<u8>>,
}

impl From<FromWorker> for Answer {
    fn from(message: FromWorker) -> Answer {
        Answer {
            message,
            bytes: None,
        }
    }
}

fn inspect(
    job: Job,
    names: &[String],
    overrides: serde_json::Value,
    payload: JsValue,
) -> Result<Answer, Failure> {
    let mut sources = open(payload)?;
    let inspection = library::inspect(&mut named(names, &mut sources), overrides)?;
    Ok(Answer::from(FromWorker::Inspected {
        job,
        inspection: Box::new(inspection),
    }))
}

fn import(job: Job, names: &[String], plan: &Plan, payload: JsValue) -> Result<Answer, Failure> {
    let mut sources = open(payload)?;
    let mut told_at = f64::NEG_INFINITY;
    let mut tell = |bytes_done, bytes_total, rows| {
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
    };
    let imported = library::import(&mut named(names, &mut sources), plan, &mut tell)?;
    Ok(Answer {
        message: FromWorker::Imported {
            job,
            revision: imported.revision,
            facts: Box::new(imported.facts),
        },
        bytes: Some(imported.bytes),
    })
}

/// The files of a message.
fn open(payload: JsValue) -> Result<Vec<FileSource>, Failure> {
    let open = |file: JsValue| {
        let blob = file.dyn_into::<Blob>().map_err(|_| FatalError::Unreadable);
        blob.and_then(FileSource::open).map_err(Failure::Import)
    };
    Array::from(&payload).iter().map(open).collect()
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

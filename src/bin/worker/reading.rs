//! What a reader does with a message.

use js_sys::{Array, Date, Uint8Array};
use kezhi::engine::wire::{Failure, FilesRead, FromWorker, Inspected, Job, Progress, ToReader};
use kezhi::ingest::{
    self, FatalError, File, ImportOptions, Imported, Overrides, Partial, Plan, Progress as Reached,
    Source,
};
use kezhi::json;
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::buffer_source::BufferSource;
use crate::file_source::FileSource;
use crate::port::{self, Works, misunderstood, say};

/// Bytes read at once: a slice costs a round trip to the browser's own process.
const CHUNK_BYTES: usize = 4 << 20;
/// Bytes of a rehearsal: enough for the browser to find out what runs often.
const REHEARSED_BYTES: u64 = 4 << 20;
/// Milliseconds between two reports of progress.
const PROGRESS_EVERY_MS: f64 = 200.0;

/// A reader with what its range gave.
#[derive(Default)]
pub(crate) struct Reader {
    kept: Option<Partial>,
}

impl Works for Reader {
    type Question = ToReader;

    fn answer(&mut self, job: Job, question: ToReader, payload: JsValue) -> Result<(), Failure> {
        match question {
            ToReader::Inspect { names, overrides } => {
                let mut sources = open_all(&payload)?;
                let mut files = named(&names, &mut sources);
                port::answer(job, inspect(&mut files, overrides)?, JsValue::UNDEFINED);
            }
            ToReader::Import { names, plan } => {
                let mut sources = open_all(&payload)?;
                let mut files = named(&names, &mut sources);
                let options = ImportOptions {
                    ranges: 1,
                    chunk_bytes: CHUNK_BYTES,
                };
                let imported = ingest::import_any(&mut files, &plan, &options, &mut teller(job))
                    .map_err(Failure::Import)?;
                hand_over(job, &imported);
            }
            ToReader::Scan { plan, range, keep } => {
                let partial = scan(&payload, &plan, range, job)?;
                if keep {
                    self.kept = Some(partial);
                    port::answer(job, (), JsValue::UNDEFINED);
                } else {
                    answer_with_bytes(job, (), ingest::encode_partial(&partial).parts());
                }
            }
            ToReader::Rehearse { plan } => {
                rehearse(&payload, &plan)?;
                port::answer(job, (), JsValue::UNDEFINED);
            }
            ToReader::Merge { plan } => {
                let mut source = open(&payload)?;
                let mut partials: Vec<Partial> = self.kept.take().into_iter().collect();
                // The file stands first.
                for other in Array::from(&payload).iter().skip(1) {
                    partials.push(partial_of(&other)?);
                }
                let lines = ingest::merge(&mut source, &plan, partials).map_err(Failure::Import)?;
                hand_over(job, &Imported::Lines(lines));
            }
        }
        Ok(())
    }
}

/// Looks at the heads of files; `overrides` is null where the user chose nothing.
fn inspect(files: &mut [File<'_>], overrides: Value) -> Result<Inspected, Failure> {
    let overrides: Option<Overrides> = json::from_value(overrides).map_err(misunderstood)?;
    let inspection =
        ingest::inspect_all(files, &overrides.unwrap_or_default()).map_err(Failure::Import)?;
    let splits = files.len() == 1
        && ingest::is_splittable(&inspection.plan)
        && ingest::is_simple(files, &inspection.plan).unwrap_or(false);
    Ok(Inspected { inspection, splits })
}

fn scan(
    payload: &JsValue,
    plan: &Plan,
    [start, end]: [u64; 2],
    job: Job,
) -> Result<Partial, Failure> {
    let mut source = open(payload)?;
    ingest::scan_range(&mut source, plan, start..end, CHUNK_BYTES, &mut teller(job))
        .map_err(Failure::Import)
}

/// Reads the head of the file and lets go what it gave.
fn rehearse(payload: &JsValue, plan: &Plan) -> Result<(), Failure> {
    let mut source = open(payload)?;
    let head = 0..source.len().min(REHEARSED_BYTES);
    ingest::scan_range(&mut source, plan, head, CHUNK_BYTES, &mut |_| {})
        .map(|partial| drop(ingest::encode_partial(&partial)))
        .map_err(Failure::Import)
}

/// What another reader sent.
fn partial_of(buffer: &JsValue) -> Result<Partial, Failure> {
    let mut buffer =
        BufferSource::of(buffer).ok_or_else(|| Failure::Misunderstood("no range".into()))?;
    ingest::decode_partial(&mut buffer).map_err(|error| Failure::Misunderstood(error.to_string()))
}

/// Sends columns to the page.
fn hand_over(job: Job, table: &Imported) {
    let read = FilesRead {
        revision: table.revision(),
        facts: table.facts().clone(),
    };
    answer_with_bytes(job, read, table.encode().parts());
}

/// Tells the page how far a job is, about five times a second.
fn teller(job: Job) -> impl FnMut(Reached) {
    let mut told_at = f64::NEG_INFINITY;
    move |reached| {
        let now = Date::now();
        if reached.bytes_done == reached.bytes_total || now - told_at >= PROGRESS_EVERY_MS {
            told_at = now;
            say(&FromWorker::Progress(Progress {
                job,
                bytes_done: reached.bytes_done,
                bytes_total: reached.bytes_total,
                rows: reached.rows,
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

/// Answers with a buffer made of these parts in a row, which is handed over without a copy.
fn answer_with_bytes<'a>(
    job: Job,
    answer: impl Serialize,
    parts: impl Iterator<Item = &'a [u8]> + Clone,
) {
    let len: usize = parts.clone().map(<[u8]>::len).sum();
    let bytes = Uint8Array::new_with_length(u32::try_from(len).unwrap_or(u32::MAX));
    let mut place = 0;
    for part in parts {
        let end = place + part.len() as u32;
        bytes.subarray(place, end).copy_from(part);
        place = end;
    }
    port::hand_over(job, answer, &bytes);
}

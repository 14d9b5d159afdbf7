//! What a reader does with a message.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Date, Uint8Array};
use kezhi::engine::AsideList;
use kezhi::engine::wire::{Failure, FromWorker, Inspected, Job, LookedUp, Progress, ToReader};
use kezhi::ingest::{
    self, Apart, Begun, FatalError, File, ImportOptions, Imported, Joined, Overrides, Partial,
    Plan, Progress as Reached, Renumber, Scan, Source,
};
use kezhi::json;
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

use crate::buffer_source::BufferSource;
use crate::file_source::FileSource;
use crate::file_stream::FileStream;
use crate::port::{self, Works, misunderstood, say};

/// Bytes taken at once; the file is read further ahead, see [`FileSource`].
const CHUNK_BYTES: usize = 256 << 10;
/// Bytes a stream brings at once.
const STREAM_BYTES: u32 = 1 << 20;
/// Bytes of a rehearsal: enough for the browser to find out what runs often.
const REHEARSED_BYTES: u64 = 4 << 20;
/// Milliseconds between two reports of progress.
const PROGRESS_EVERY_MS: f64 = 200.0;

/// A reader with what it keeps; a range that is still being read keeps it later.
#[derive(Default)]
pub(crate) struct Reader(Rc<RefCell<Kept>>);

#[derive(Default)]
enum Kept {
    #[default]
    Nothing,
    /// What its range gave.
    Range(Box<Partial>),
    /// The first range, joined with the others.
    Whole(Box<Apart>),
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
                answer_with_bytes(job, (), imported.encode().parts());
            }
            ToReader::LookUp { names, list } => {
                let mut list: AsideList = json::from_value(list).map_err(misunderstood)?;
                let mut sources = open_all(&payload)?;
                let mut files = named(&names, &mut sources);
                let in_part = match files.is_empty() {
                    true => list.rows.len() as u64,
                    false => list.look_up(&mut files).map_err(Failure::Import)?,
                };
                let file = list.file();
                let left_out = file.left_out;
                let answer = LookedUp { left_out, in_part };
                answer_with_bytes(job, answer, [file.csv.as_bytes()].into_iter());
            }
            ToReader::Scan { plan, range } => self.scan(job, &payload, &plan, range)?,
            ToReader::Rehearse { plan } => {
                rehearse(&payload, &plan)?;
                port::answer(job, (), JsValue::UNDEFINED);
            }
            ToReader::Join { plan, len } => {
                let digests = partials_of(Array::from(&payload).iter())?;
                let numbers = self.join(&plan, len, digests)?;
                let buffers = Array::new();
                for numbers in numbers.iter().flatten() {
                    let encoded = ingest::encode_renumber(numbers);
                    buffers.push(&joined(encoded.parts()).buffer());
                }
                port::answer(job, numbers.is_some(), buffers.into());
            }
            ToReader::Share => self.share(job, &payload)?,
            ToReader::Give => {
                let range = self.range()?;
                answer_with_bytes(job, (), ingest::encode_partial(&range).parts());
            }
            ToReader::Merge { plan } => {
                let mut source = open(&payload)?;
                let mut partials = vec![*self.range()?];
                // The file stands first.
                partials.extend(partials_of(Array::from(&payload).iter().skip(1))?);
                let lines = ingest::merge(&mut source, &plan, partials).map_err(Failure::Import)?;
                answer_with_bytes(job, (), Imported::Lines(lines).encode().parts());
            }
        }
        Ok(())
    }
}

impl Reader {
    /// Reads a range and keeps it.
    fn scan(
        &mut self,
        job: Job,
        payload: &JsValue,
        plan: &Plan,
        [start, end]: [u64; 2],
    ) -> Result<(), Failure> {
        let mut source = open(payload)?;
        let mut tell = teller(job);
        let scan = match ingest::begin_range(&mut source, plan, start..end, &mut tell)
            .map_err(Failure::Import)?
        {
            Begun::Done(partial) => {
                keep(&self.0, job, start, partial);
                return Ok(());
            }
            Begun::Waits(scan) => scan,
        };
        match FileStream::open(&blob_of(payload)?, scan.wanted().start, STREAM_BYTES) {
            Some(stream) => {
                let kept = Rc::clone(&self.0);
                spawn_local(async move {
                    match streamed(*scan, stream, tell).await {
                        Ok(partial) => keep(&kept, job, start, Box::new(partial)),
                        Err(error) => port::fail(job, Failure::Import(error)),
                    }
                });
            }
            None => {
                let range = start..end;
                let partial = ingest::scan_range(&mut source, plan, range, CHUNK_BYTES, &mut tell)
                    .map_err(Failure::Import)?;
                keep(&self.0, job, start, Box::new(partial));
            }
        }
        Ok(())
    }

    /// What was kept, which is kept no longer.
    fn taken(&mut self) -> Kept {
        self.0.take()
    }

    /// The range that was kept, which is kept no longer.
    fn range(&mut self) -> Result<Box<Partial>, Failure> {
        match self.taken() {
            Kept::Range(range) => Ok(range),
            _ => Err(Failure::Misunderstood("no range".into())),
        }
    }

    /// Joins the other ranges to the one that was kept; none where their columns are needed.
    fn join(
        &mut self,
        plan: &Plan,
        len: u64,
        digests: Vec<Partial>,
    ) -> Result<Option<Vec<Renumber>>, Failure> {
        let first = self.range()?;
        match ingest::join_apart(len, plan, *first, digests).map_err(Failure::Import)? {
            Joined::Apart(whole, numbers) => {
                self.0.replace(Kept::Whole(whole));
                Ok(Some(numbers))
            }
            Joined::Together(first) => {
                self.0.replace(Kept::Range(first));
                Ok(None)
            }
        }
    }

    /// Hands on the columns that were kept.
    fn share(&mut self, job: Job, numbers: &JsValue) -> Result<(), Failure> {
        match self.taken() {
            Kept::Whole(whole) => {
                let share = whole.share();
                answer_with_bytes(job, share.runs(), share.parts());
            }
            Kept::Range(mut range) => {
                let numbers = BufferSource::of(numbers)
                    .and_then(|mut numbers| ingest::decode_renumber(&mut numbers).ok())
                    .ok_or_else(|| Failure::Misunderstood("no numbers".into()))?;
                let share = ingest::columns_of(&mut range, &numbers);
                answer_with_bytes(job, share.runs(), share.parts());
            }
            Kept::Nothing => return Err(Failure::Misunderstood("no range".into())),
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

/// Reads a range as its bytes come.
async fn streamed(
    mut scan: Scan,
    mut stream: FileStream,
    mut tell: impl FnMut(Reached),
) -> Result<Partial, FatalError> {
    let mut bytes = vec![0; STREAM_BYTES as usize];
    loop {
        let next = stream.next(&mut bytes).await;
        let count = next.map_err(|_| FatalError::Unreadable)?;
        let Some(bytes) = bytes.get(..count).filter(|bytes| !bytes.is_empty()) else {
            scan.finish();
            break;
        };
        if scan.push(bytes) {
            stream.end();
            break;
        }
        tell(scan.progress());
    }
    scan.into_partial()
}

/// Keeps a range that was read, and says so; the first range waits for what the others say of theirs.
fn keep(kept: &RefCell<Kept>, job: Job, start: u64, partial: Box<Partial>) {
    match start {
        0 => port::answer(job, (), JsValue::UNDEFINED),
        _ => answer_with_bytes(job, (), ingest::encode_digest(&partial).parts()),
    }
    kept.replace(Kept::Range(partial));
}

/// Reads the head of the file and lets go what it gave.
fn rehearse(payload: &JsValue, plan: &Plan) -> Result<(), Failure> {
    let mut source = open(payload)?;
    let head = 0..source.len().min(REHEARSED_BYTES);
    let mut range = ingest::scan_range(&mut source, plan, head, CHUNK_BYTES, &mut |_| {})
        .map_err(Failure::Import)?;
    let share = ingest::columns_of(&mut range, &Renumber::default());
    let _nobody_waits_for_it = joined(share.parts());
    Ok(())
}

/// What other readers sent.
fn partials_of(buffers: impl Iterator<Item = JsValue>) -> Result<Vec<Partial>, Failure> {
    buffers
        .map(|buffer| {
            let mut buffer = BufferSource::of(&buffer)
                .ok_or_else(|| Failure::Misunderstood("no range".into()))?;
            ingest::decode_partial(&mut buffer)
                .map_err(|error| Failure::Misunderstood(error.to_string()))
        })
        .collect()
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

/// The first file of a message as the browser knows it.
fn blob_of(payload: &JsValue) -> Result<Blob, Failure> {
    let file = Array::from(payload).get(0);
    file.dyn_into()
        .map_err(|_| Failure::Import(FatalError::Unreadable))
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
    port::hand_over(job, answer, &joined(parts));
}

/// These parts in a row, outside of the worker's own memory.
fn joined<'a>(parts: impl Iterator<Item = &'a [u8]> + Clone) -> Uint8Array {
    let len: usize = parts.clone().map(<[u8]>::len).sum();
    let bytes = Uint8Array::new_with_length(u32::try_from(len).unwrap_or(u32::MAX));
    let mut place = 0;
    for part in parts {
        let end = place + part.len() as u32;
        bytes.subarray(place, end).copy_from(part);
        place = end;
    }
    bytes
}

//! Where the worker meets the library: one function for each thing it is asked.
//!
//! Everything the messages carry as JSON is turned into the library's own types here and nowhere
//! else.

use kezhi::engine::wire::Failure;
use kezhi::engine::{EngineError, ExportFile, Request, Response};
use kezhi::ingest::{
    File, ImportOptions, Imported, Inspection, OrderLines, Overrides, Partial, Plan, Source,
};
use kezhi::{engine, ingest, json};
use serde_json::Value;

use crate::buffer_source::BufferSource;

/// Bytes read at once: a slice costs a round trip to the browser's own process.
const CHUNK_BYTES: usize = 4 << 20;

/// Told how far the work is: bytes done, bytes in all and rows.
pub(crate) type Tell<'a> = &'a mut dyn FnMut(u64, u64, u64);

/// Looks at the heads of files; `overrides` is null where the user chose nothing. The second answer
/// says whether there is one file that several workers can read side by side.
pub(crate) fn inspect(
    files: &mut [File<'_>],
    overrides: Value,
) -> Result<(Inspection, bool), Failure> {
    let overrides: Option<Overrides> = json::from_value(overrides).map_err(misunderstood)?;
    let inspection =
        ingest::inspect_all(files, &overrides.unwrap_or_default()).map_err(Failure::Import)?;
    let splits = files.len() == 1
        && ingest::is_splittable(&inspection.plan)
        && ingest::is_simple(files, &inspection.plan).unwrap_or(false);
    Ok((inspection, splits))
}

/// Reads files to their end.
pub(crate) fn import(
    files: &mut [File<'_>],
    plan: &Plan,
    tell: Tell<'_>,
) -> Result<Imported, Failure> {
    let options = ImportOptions {
        ranges: 1,
        chunk_bytes: CHUNK_BYTES,
    };
    ingest::import_any(files, plan, &options, &mut |reached| {
        tell(reached.bytes_done, reached.bytes_total, reached.rows);
    })
    .map_err(Failure::Import)
}

/// Reads one range of a file.
pub(crate) fn scan(
    source: &mut dyn Source,
    plan: &Plan,
    [start, end]: [u64; 2],
    tell: Tell<'_>,
) -> Result<Partial, Failure> {
    ingest::scan_range(source, plan, start..end, CHUNK_BYTES, &mut |reached| {
        tell(reached.bytes_done, reached.bytes_total, reached.rows);
    })
    .map_err(Failure::Import)
}

/// Joins what this worker read, if anything, with what others sent.
pub(crate) fn merge(
    source: &mut dyn Source,
    plan: &Plan,
    kept: Option<Partial>,
    others: &mut dyn Iterator<Item = BufferSource>,
) -> Result<OrderLines, Failure> {
    let mut partials: Vec<Partial> = kept.into_iter().collect();
    for mut other in others {
        let partial = ingest::decode_partial(&mut other)
            .map_err(|error| Failure::Misunderstood(error.to_string()))?;
        partials.push(partial);
    }
    ingest::merge(source, plan, partials).map_err(Failure::Import)
}

/// The engine as the messages see it.
#[derive(Default)]
pub(crate) struct Engine {
    inner: engine::Engine,
}

impl Engine {
    /// Takes encoded columns as the dataset.
    pub(crate) fn open(&mut self, bytes: &mut dyn Source) -> Result<Value, Failure> {
        answer(self.inner.handle(Request::Open, Some(bytes)))
    }

    /// Answers a request.
    pub(crate) fn ask(&mut self, request: Value) -> Result<Value, Failure> {
        let request = json::from_value(request).map_err(misunderstood)?;
        answer(self.inner.handle(request, None))
    }

    /// Writes a table as a file.
    pub(crate) fn export(&mut self, export: Value) -> Result<ExportFile, Failure> {
        let export = json::from_value(export).map_err(misunderstood)?;
        self.inner.export(&export).map_err(failed)
    }
}

fn answer(answer: Result<Response, EngineError>) -> Result<Value, Failure> {
    match answer {
        Ok(response) => serde_json::to_value(response).map_err(misunderstood),
        Err(error) => Err(failed(error)),
    }
}

fn failed(error: EngineError) -> Failure {
    serde_json::to_value(error).map_or_else(misunderstood, Failure::Engine)
}

fn misunderstood(error: json::Error) -> Failure {
    Failure::Misunderstood(error.to_string())
}

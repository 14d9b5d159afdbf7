//! Where the worker meets the library: one function for each thing it is asked.
//!
//! Everything the messages carry as JSON is turned into the library's own types here and nowhere
//! else.

use kezhi::engine::wire::Failure;
use kezhi::engine::{EngineError, Request, Response};
use kezhi::ingest::{File, ImportFacts, ImportOptions, Inspection, Overrides, Plan, Source};
use kezhi::{engine, ingest};
use serde_json::Value;

/// Files read to their end.
pub(crate) struct Imported {
    /// Equal columns have equal revisions.
    pub(crate) revision: String,
    /// What was read, and how.
    pub(crate) facts: ImportFacts,
    /// The encoded columns.
    pub(crate) bytes: Vec<u8>,
}

/// Looks at the heads of files; `overrides` is null where the user chose nothing.
pub(crate) fn inspect(files: &mut [File<'_>], overrides: Value) -> Result<Inspection, Failure> {
    let overrides: Option<Overrides> = serde_json::from_value(overrides).map_err(misunderstood)?;
    ingest::inspect_all(files, &overrides.unwrap_or_default()).map_err(Failure::Import)
}

/// Reads files to their end; `progress` gets bytes done, bytes in all and rows.
pub(crate) fn import(
    files: &mut [File<'_>],
    plan: &Plan,
    progress: &mut dyn FnMut(u64, u64, u64),
) -> Result<Imported, Failure> {
    let lines = ingest::import_all(files, plan, &ImportOptions::default(), &mut |reached| {
        progress(reached.bytes_done, reached.bytes_total, reached.rows);
    })
    .map_err(Failure::Import)?;
    Ok(Imported {
        revision: ingest::revision(&lines),
        bytes: ingest::encode(&lines).to_vec(),
        facts: lines.facts,
    })
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
        let request = serde_json::from_value(request).map_err(misunderstood)?;
        answer(self.inner.handle(request, None))
    }
}

fn answer(answer: Result<Response, EngineError>) -> Result<Value, Failure> {
    match answer {
        Ok(response) => serde_json::to_value(response).map_err(misunderstood),
        Err(error) => Err(Failure::Engine(
            serde_json::to_value(error).map_err(misunderstood)?,
        )),
    }
}

fn misunderstood(error: serde_json::Error) -> Failure {
    Failure::Misunderstood(error.to_string())
}

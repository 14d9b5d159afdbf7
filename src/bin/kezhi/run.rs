//! `kezhi run`: one request of the engine, answered as JSON.

use std::path::PathBuf;

use kezhi::engine::{Engine, Request};
use kezhi::ingest::{Overrides, Plan};
use serde::Deserialize;

use crate::args::RunArgs;
use crate::failure::Failure;
use crate::load;

/// A request file. `file` is looked up from the working directory.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Job {
    file: Option<PathBuf>,
    /// Several files, read as one.
    #[serde(default)]
    files: Vec<PathBuf>,
    #[serde(default)]
    overrides: Overrides,
    plan: Option<Plan>,
    request: Request,
}

pub(crate) fn run(options: &RunArgs) -> Result<String, Failure> {
    let text = std::fs::read_to_string(&options.request).map_err(|error| Failure::Open {
        path: options.request.display().to_string(),
        detail: error.kind().to_string(),
    })?;
    let job: Job =
        serde_json::from_str(&text).map_err(|error| Failure::Request(error.to_string()))?;
    let mut engine = Engine::default();
    let files: Vec<PathBuf> = job.file.into_iter().chain(job.files).collect();
    if !files.is_empty() {
        engine.open_table(load::by_plan(&files, &job.overrides, job.plan)?);
    }
    let response = engine.handle(job.request, None)?;
    let json = serde_json::to_string_pretty(&response)
        .map_err(|error| Failure::Output(error.to_string()))?;
    Ok(json + "\n")
}

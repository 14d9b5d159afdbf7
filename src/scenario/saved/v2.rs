//! Version 2 of a project: the study as it is today, with the rows that count.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{SavedError, Study};
use crate::json;

#[derive(Serialize)]
struct Written<'a> {
    kezhi: &'a str,
    version: u32,
    study: &'a Study,
}

#[derive(Deserialize)]
struct Read {
    study: Study,
}

pub(super) fn write(study: &Study) -> String {
    let project = Written {
        kezhi: "project",
        version: 2,
        study,
    };
    // A study holds maps keyed by unit variants and finite numbers only, which JSON can carry.
    let project = serde_json::to_value(&project).unwrap_or_default();
    format!("{project:#}")
}

pub(super) fn read(project: Value) -> Result<Study, SavedError> {
    let read: Read = json::from_value(project).map_err(|_| SavedError::Damaged)?;
    Ok(read.study)
}

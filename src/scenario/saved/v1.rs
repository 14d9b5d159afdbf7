//! Version 1 of a project: without a choice of the rows that count. It opens with what the data
//! decide, as version 2 begins too.

use serde::Deserialize;
use serde_json::Value;

use super::{SavedError, Study};
use crate::json;

#[derive(Deserialize)]
struct Read {
    study: Study,
}

pub(super) fn read(project: Value) -> Result<Study, SavedError> {
    let read: Read = json::from_value(project).map_err(|_| SavedError::Damaged)?;
    Ok(read.study)
}

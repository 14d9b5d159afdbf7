//! Version 1 of a project: without a choice of the rows that count. It opens with what the data
//! decide, as version 2 begins too.

use serde::Deserialize;

use super::{SavedError, Study};

#[derive(Deserialize)]
struct Read {
    study: Study,
}

pub(super) fn read(text: &str) -> Result<Study, SavedError> {
    let read: Read = serde_json::from_str(text).map_err(|_| SavedError::Damaged)?;
    Ok(read.study)
}

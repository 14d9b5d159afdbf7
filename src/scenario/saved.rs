//! Studies as text: versioned, refused when newer or damaged, never half read.
//!
//! Each schema version has its own file (`saved/v1.rs` …) and a golden file in the tests; a newer
//! version adds one upgrade step and leaves the older ones alone.

mod v1;
mod v2;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Study;
use crate::json;

/// The version written today.
pub const PROJECT_VERSION: u32 = 2;

/// A project that cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SavedError {
    /// Not a project of this program, or damaged.
    Damaged,
    /// Written by a newer version.
    Newer {
        /// Its version.
        version: u32,
    },
}

impl std::fmt::Display for SavedError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for SavedError {}

/// What is read first of any project.
#[derive(Deserialize)]
struct Head {
    kezhi: String,
    version: u32,
}

/// The envelope a project is kept in between visits.
#[derive(Deserialize)]
struct Envelope {
    #[serde(rename = "rev")]
    _rev: u64,
    body: Value,
}

/// The study as a project: settings and scenarios, no customer and no row of the file.
pub fn write_project(study: &Study) -> String {
    v2::write(study)
}

/// The study of a project.
///
/// # Errors
/// [`SavedError`]; nothing is half read.
pub fn read_project(text: &str) -> Result<Study, SavedError> {
    let text = text.trim_start_matches('\u{feff}');
    read_value(serde_json::from_str(text).map_err(|_| SavedError::Damaged)?)
}

fn read_value(value: Value) -> Result<Study, SavedError> {
    // What the browser keeps, and what the crash screen saves, is a project in an envelope.
    if let Ok(Envelope { body, .. }) = json::from_value::<Envelope>(value.clone()) {
        return read_value(body);
    }
    let head: Head = json::from_value(value.clone()).map_err(|_| SavedError::Damaged)?;
    if head.kezhi != "project" {
        return Err(SavedError::Damaged);
    }
    match head.version {
        1 => v1::read(value),
        2 => v2::read(value),
        0 => Err(SavedError::Damaged),
        version => Err(SavedError::Newer { version }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_study_survives_the_round_trip() {
        let study = Study {
            next_id: 3,
            ..Study::default()
        };
        assert_eq!(read_project(&write_project(&study)), Ok(study));
    }

    #[test]
    fn a_project_in_its_envelope_opens_too() {
        let study = Study {
            next_id: 3,
            ..Study::default()
        };
        let body = write_project(&study);
        let kept = format!(r#"{{"version":1,"rev":4,"body":{body}}}"#);
        assert_eq!(read_project(&kept), Ok(study));
    }

    #[test]
    fn a_newer_project_is_refused_by_its_version() {
        let text = r#"{"kezhi":"project","version":9,"study":{}}"#;
        assert_eq!(read_project(text), Err(SavedError::Newer { version: 9 }));
    }

    #[test]
    fn a_damaged_project_is_refused_whole() {
        let text = write_project(&Study::default());
        for cut in 0..text.len() {
            assert!(read_project(&text[..cut]).is_err());
        }
        assert_eq!(read_project("[1,2]"), Err(SavedError::Damaged));
    }
}

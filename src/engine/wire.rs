//! What page and worker say to each other.
//!
//! A message crosses as `[text, payload]`: `text` is one of the enums below as JSON, `payload` is
//! whatever JSON cannot carry: the files on the way in, a transferred buffer of columns either way.
//! The worker says [`FromWorker::Ready`] first; what is sent earlier would be lost, so the page
//! holds it back until then.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ingest::{FatalError, ImportFacts, Inspection, Plan};

/// Numbers a question so that its answer finds the way back. Never used twice on a page.
pub type Job = u32;

/// From the page to a worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToWorker {
    /// Look at the heads of files that belong together. Payload: an array of the files. Answer:
    /// [`FromWorker::Inspected`].
    Inspect {
        /// The question.
        job: Job,
        /// File names in the order of the payload.
        names: Vec<String>,
        /// What the user has chosen so far, as JSON; null when nothing.
        overrides: Value,
    },
    /// Read files to their end. Payload: an array of the files. Answer: [`FromWorker::Imported`].
    Import {
        /// The question.
        job: Job,
        /// File names in the order of the payload.
        names: Vec<String>,
        /// How to read it.
        plan: Plan,
    },
    /// Read one range of a file, side by side with other workers on other ranges. Payload: an array
    /// of the file. Answer: [`FromWorker::Scanned`].
    Scan {
        /// The question.
        job: Job,
        /// How to read it.
        plan: Plan,
        /// First and last byte asked for, the last excluded.
        range: [u64; 2],
        /// Keep what the range gave for [`ToWorker::Merge`] instead of sending it.
        keep: bool,
    },
    /// Join what was kept with what other workers gave. Payload: an array of the file and of a buffer
    /// for each further range in order. Answer: [`FromWorker::Imported`].
    Merge {
        /// The question.
        job: Job,
        /// How the ranges were read.
        plan: Plan,
    },
    /// Take these columns as the dataset. Payload: the encoded columns. Answer:
    /// [`FromWorker::Answered`].
    Open {
        /// The question.
        job: Job,
        /// Revision of the columns.
        revision: String,
    },
    /// Ask the engine. Payload: a buffer or nothing. Answer: [`FromWorker::Answered`].
    Ask {
        /// The question.
        job: Job,
        /// The engine's request as JSON.
        request: Value,
    },
    /// Write a table as a file. Answer: [`FromWorker::Exported`].
    Export {
        /// The question.
        job: Job,
        /// The engine's export as JSON.
        export: Value,
    },
}

impl ToWorker {
    /// The question this message asks.
    pub fn job(&self) -> Job {
        match *self {
            ToWorker::Inspect { job, .. }
            | ToWorker::Import { job, .. }
            | ToWorker::Scan { job, .. }
            | ToWorker::Merge { job, .. }
            | ToWorker::Open { job, .. }
            | ToWorker::Ask { job, .. }
            | ToWorker::Export { job, .. } => job,
        }
    }
}

/// From a worker to the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromWorker {
    /// The worker listens. Always the first message.
    Ready,
    /// The worker's program could not be loaded.
    NotStarted {
        /// The browser's own words, for the details.
        message: String,
    },
    /// How far an import is; about five a second from each worker: drawing them costs what reading needs.
    Progress(Progress),
    /// The proposal for a file.
    Inspected {
        /// The question.
        job: Job,
        /// The proposal.
        inspection: Box<Inspection>,
        /// The file can be read by several workers side by side.
        splits: bool,
    },
    /// A range read to its end. Payload: what it gave, unless it was kept.
    Scanned {
        /// The question.
        job: Job,
    },
    /// A file read to its end. Payload: the encoded columns.
    Imported {
        /// The question.
        job: Job,
        /// Revision of the columns: equal columns have equal revisions.
        revision: String,
        /// What was read, and how.
        facts: Box<ImportFacts>,
    },
    /// The engine's answer.
    Answered {
        /// The question.
        job: Job,
        /// The engine's response as JSON.
        response: Value,
    },
    /// A table as a file. Payload: its bytes.
    Exported {
        /// The question.
        job: Job,
        /// Rows in it.
        rows: u64,
        /// Further rows that the form cannot hold, or that the list had left out.
        left_out: u64,
    },
    /// The question has no answer. The worker lives on.
    Failed {
        /// The question.
        job: Job,
        /// Why.
        failure: Failure,
    },
    /// The worker broke down and must be replaced.
    Panicked {
        /// What it died of, for the details.
        message: String,
    },
}

impl FromWorker {
    /// The question that ends with this message; none for progress and for what concerns all.
    pub fn ends(&self) -> Option<Job> {
        match *self {
            FromWorker::Inspected { job, .. }
            | FromWorker::Scanned { job }
            | FromWorker::Imported { job, .. }
            | FromWorker::Answered { job, .. }
            | FromWorker::Exported { job, .. }
            | FromWorker::Failed { job, .. } => Some(job),
            _ => None,
        }
    }
}

/// How far an import is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The question.
    pub job: Job,
    /// Bytes read so far.
    pub bytes_done: u64,
    /// Bytes of the file.
    pub bytes_total: u64,
    /// Rows read so far.
    pub rows: u64,
}

impl Progress {
    /// Seconds still to go at the speed so far; none in the first two seconds, when the speed is
    /// not known well enough.
    pub fn seconds_left(&self, seconds_passed: f64) -> Option<f64> {
        if seconds_passed < 2.0 || self.bytes_done == 0 {
            return None;
        }
        let left = self.bytes_total.saturating_sub(self.bytes_done) as f64;
        Some(seconds_passed * left / self.bytes_done as f64)
    }
}

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// The file cannot be used.
    Import(FatalError),
    /// The engine's error as JSON.
    Engine(Value),
    /// The message made no sense: page and worker are of different builds.
    Misunderstood(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_survive_the_crossing() {
        let ask = ToWorker::Ask {
            job: 7,
            request: serde_json::json!({ "margin": 0.1 }),
        };
        let text = serde_json::to_string(&ask).unwrap();
        assert_eq!(serde_json::from_str::<ToWorker>(&text).unwrap(), ask);
        assert_eq!(ask.job(), 7);

        for said in [
            FromWorker::Ready,
            FromWorker::Failed {
                job: 3,
                failure: Failure::Import(FatalError::Unreadable),
            },
            FromWorker::Progress(Progress {
                job: 1,
                bytes_done: 2,
                bytes_total: 3,
                rows: 4,
            }),
        ] {
            let text = serde_json::to_string(&said).unwrap();
            assert_eq!(serde_json::from_str::<FromWorker>(&text).unwrap(), said);
        }
    }

    #[test]
    fn ready_reads_as_the_loader_expects() {
        let text = serde_json::to_string(&FromWorker::Ready).unwrap();
        assert_eq!(text, r#""ready""#);
        let text = r#"{"not_started":{"message":"no"}}"#;
        assert!(matches!(
            serde_json::from_str(text),
            Ok(FromWorker::NotStarted { .. })
        ));
    }

    #[test]
    fn only_answers_end_a_question() {
        assert_eq!(FromWorker::Ready.ends(), None);
        assert_eq!(FromWorker::Progress(Progress::default()).ends(), None);
        let failed = FromWorker::Failed {
            job: 3,
            failure: Failure::Misunderstood(String::new()),
        };
        assert_eq!(failed.ends(), Some(3));
    }

    #[test]
    fn remaining_time_is_told_after_two_seconds() {
        let half = Progress {
            bytes_done: 50,
            bytes_total: 100,
            ..Progress::default()
        };
        assert_eq!(half.seconds_left(1.9), None);
        assert_eq!(half.seconds_left(4.0), Some(4.0));
        assert_eq!(Progress::default().seconds_left(9.0), None);
    }
}

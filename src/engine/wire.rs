//! What page and workers say to each other.
//!
//! There are two programs: the *reader* reads files, the *engine* answers. A message crosses as
//! `[text, payload]`: `text` is one of the types below as JSON, `payload` is whatever JSON cannot
//! carry: the files on the way in, a transferred buffer of columns either way. A worker says
//! [`FromWorker::Ready`] first; what is sent earlier would be lost, so the page holds it back until
//! then.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ingest::{FatalError, Inspection, Plan};
use crate::json;

/// Numbers a question so that its answer finds the way back. Never used twice on a page.
pub type Job = u32;

/// A question with its number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asked<Question> {
    /// The number.
    pub job: Job,
    /// A [`ToReader`] or a [`ToEngine`].
    pub question: Question,
}

/// From the page to a reader.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToReader {
    /// Look at the heads of files that belong together. Payload: an array of the files. Answer:
    /// [`Inspected`].
    Inspect {
        /// File names in the order of the payload.
        names: Vec<String>,
        /// What the user has chosen so far, as JSON; null when nothing.
        overrides: Value,
    },
    /// Read files to their end. Payload: an array of the files. Answer: null; payload: the columns.
    Import {
        /// File names in the order of the payload.
        names: Vec<String>,
        /// How to read it.
        plan: Plan,
    },
    /// Read one range of a file, side by side with other readers on other ranges, and keep what it gave.
    /// Payload: an array of the file. Answer: null; payload, but for the first range: all that joining
    /// it takes.
    Scan {
        /// How to read it.
        plan: Plan,
        /// First and last byte asked for, the last excluded.
        range: [u64; 2],
    },
    /// Read the head of a file for nothing, so that the browser compiles well what reads the whole
    /// soon. Payload: an array of the file. Answer: null.
    Rehearse {
        /// How it will be read.
        plan: Plan,
    },
    /// To the reader of the first range: join the others to it. Payload: an array of what each gave, in
    /// order. Answer: true, and payload: an array of how the lines of each are numbered in the whole; or
    /// false where the columns must come to one place.
    Join {
        /// How the ranges were read.
        plan: Plan,
        /// Length of the file in bytes.
        len: u64,
    },
    /// Look the rows that were set aside up in the files they came from, and write them as a table for a
    /// spreadsheet. Payload: an array of the files; of none where they are not at hand. Answer:
    /// [`LookedUp`]; payload: the bytes.
    LookUp {
        /// File names in the order of the payload.
        names: Vec<String>,
        /// An [`AsideList`](super::AsideList) as JSON.
        list: Value,
    },
    /// Hand on the columns that were kept. Payload: how they are numbered in the whole; nothing for the
    /// first range. Answer: the runs of bytes the payload is made of, see [`crate::ingest::pieces`].
    Share,
    /// Hand on all that was kept, for [`ToReader::Merge`]. Answer: null; payload: the bytes.
    Give,
    /// To the reader of the first range: join what the other readers [gave](ToReader::Give), and read
    /// again what must be. Payload: an array of the file and of what each gave. Answer: null; payload: the
    /// columns.
    Merge {
        /// How the ranges were read.
        plan: Plan,
    },
}

/// The proposal for files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inspected {
    /// The proposal.
    pub inspection: Inspection,
    /// The file can be read by several readers side by side.
    pub splits: bool,
}

/// The rows set aside as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookedUp {
    /// Further rows that a spreadsheet could not hold.
    pub left_out: u64,
    /// Rows of which the file has only what was kept: they were not found where they came from, or that
    /// is not at hand.
    pub in_part: u64,
}

/// From the page to the engine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToEngine {
    /// Take these columns as the dataset. Payload: an array of the pieces they are made of, or the blob
    /// they were stored as. Answer: the engine's response; payload: the same columns for the browser's
    /// store.
    Open,
    /// Run over made-up lines, see [`super::rehearse`]. Answer: null.
    Rehearse,
    /// Work on what a question needs for a moment, with the engine's request as JSON. Answer: how far
    /// that is, 0 to 1; null when all is there. What else was sent is answered meanwhile; a question
    /// for which no further step is asked is given up.
    Step(Value),
    /// Ask, with the engine's request as JSON. Answer: its response.
    Ask(Value),
    /// Write a table as a file, with the engine's export as JSON. Answer: [`Exported`].
    Export(Value),
}

/// A table as a file. Payload: its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// Rows in it.
    pub rows: u64,
    /// Further rows that the form cannot hold, or that the list had left out.
    pub left_out: u64,
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
    /// How far an import is; about five a second from each reader: drawing them costs what reading
    /// needs.
    Progress(Progress),
    /// The answer to a question.
    Answered {
        /// The question.
        job: Job,
        /// The answer as JSON; the question says of which type.
        answer: Value,
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

/// The text of a [`FromWorker::Answered`]. An answer may be large, and is written as it is read
/// through, without a copy of it as JSON.
///
/// # Errors
/// [`json::Error`] for what JSON cannot hold.
pub fn answered(job: Job, answer: &impl Serialize) -> Result<String, json::Error> {
    /// As [`FromWorker`] has it.
    #[derive(Serialize)]
    #[serde(rename_all = "snake_case")]
    enum Telling<'a, T> {
        Answered { job: Job, answer: &'a T },
    }
    serde_json::to_string(&Telling::Answered { job, answer })
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
    /// The engine's error, a [`super::PageError`] as JSON.
    Engine(Value),
    /// The message made no sense: page and worker are of different builds.
    Misunderstood(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_survive_the_crossing() {
        let ask = Asked {
            job: 7,
            question: ToEngine::Ask(serde_json::json!({ "margin": 0.1 })),
        };
        let text = serde_json::to_string(&ask).unwrap();
        assert_eq!(serde_json::from_str::<Asked<ToEngine>>(&text).unwrap(), ask);

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
    fn an_answer_that_is_written_at_once_is_read_as_one() {
        let progress = Progress {
            rows: 7,
            ..Progress::default()
        };
        let text = answered(5, &progress).unwrap();
        let expected = FromWorker::Answered {
            job: 5,
            answer: serde_json::to_value(progress).unwrap(),
        };
        assert_eq!(serde_json::from_str::<FromWorker>(&text).unwrap(), expected);
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

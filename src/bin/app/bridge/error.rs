//! Why a question to a worker has no answer.

use kezhi::engine::wire::Failure;
use kezhi::ingest::FatalError;
use serde_json::Value;

/// Why a question to a worker has no answer.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub(crate) enum BridgeError {
    /// The browser would not start the worker: blocked, too old, or the file is missing.
    NotStarted {
        /// The browser's own words, for the details.
        message: String,
    },
    /// The worker broke down while this was open.
    Panicked {
        /// What it died of, for the details.
        message: String,
    },
    /// The user, or a newer question, ended it. Nothing to show.
    Cancelled,
    /// The file cannot be used.
    Import(FatalError),
    /// The engine's own error, as JSON.
    Engine(Value),
    /// Page and worker do not understand each other: they are of different builds.
    Misunderstood(String),
}

impl From<Failure> for BridgeError {
    fn from(failure: Failure) -> BridgeError {
        match failure {
            Failure::Import(error) => BridgeError::Import(error),
            Failure::Engine(error) => BridgeError::Engine(error),
            Failure::Misunderstood(message) => BridgeError::Misunderstood(message),
        }
    }
}

impl From<serde_json::Error> for BridgeError {
    fn from(error: serde_json::Error) -> BridgeError {
        BridgeError::Misunderstood(error.to_string())
    }
}

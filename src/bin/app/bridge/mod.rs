//! The page's side of the workers.
//!
//! [`EngineBridge`] keeps one engine worker alive and asks it; [`FileJob`] reads one file in a
//! worker of its own, which is ended to cancel.

mod channel;
mod crew;
mod engine;
mod error;
mod file_job;
mod pieces;
mod spare;
mod start;

pub(crate) use channel::Answer;
pub(crate) use engine::{Columns, EngineBridge, EngineState, Restore};
pub(crate) use error::BridgeError;
pub(crate) use file_job::{FileJob, look_up};
pub(crate) use pieces::Pieces;
pub(crate) use spare::prepare as prepare_reader;

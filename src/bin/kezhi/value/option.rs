//! What an option says, and that one is missing.

use kezhi::explain::Symbol;
use kezhi::value::{Problem, ValueError};

use crate::failure::Failure;

/// That a figure is wanted and nothing gives it, or what is wrong with it.
pub(super) fn missing(field: impl Into<Symbol>, problem: Problem) -> Failure {
    Failure::Value(ValueError {
        field: field.into(),
        place: None,
        problem,
    })
}

/// A rate of an option in percent.
pub(super) fn part(percent: Option<f64>) -> Option<f64> {
    percent.map(|percent| percent / 100.0)
}

//! Assumptions, scenarios and the one reducer that changes them.
//!
//! A [`Study`] is everything a user can edit. Every edit is a [`Change`] with a name; [`History`]
//! keeps the steps for undo and redo. [`Outcome`] is what a set of assumptions gives on a segment
//! table: a pure function, so a lever moves the numbers while it is dragged.

mod assumptions;
mod change;
mod compare;
mod history;
mod outcome;
mod saved;
mod study;

pub use assumptions::Assumptions;
pub use change::{Change, ChangeError, Step};
pub use compare::{Compared, Comparison, Measure};
pub use history::{Applied, History};
pub use outcome::{Outcome, Setting};
pub use saved::{PROJECT_VERSION, SavedError, read_project, write_project};
pub use study::{CaseId, DataRef, FileData, Reading, Scenario, ScenarioId, Study};

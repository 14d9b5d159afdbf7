//! Rules of what the browser keeps: envelopes, versions, two tabs, and which dataset goes first.
//!
//! Pure: shells read and write the texts, this room decides. A saved text is an [`Envelope`]. Its
//! `rev` counts writes, so that a tab notices when another one wrote in between.

mod envelope;
mod evict;
mod recipes;

pub use envelope::{Decision, Envelope, Outcome, Reading, decide, foreign_change, read};
pub use evict::{KEEP_DATASETS, Kept, to_evict};
pub use recipes::{RECIPES_VERSION, Recipe, Recipes};

/// What every key of ours begins with.
pub const KEY_PREFIX: &str = "kezhi.";

/// Where the study (data settings, assumptions, scenarios) is kept.
pub const STUDY_KEY: &str = "kezhi.study";

/// Where the ways of reading are kept.
pub const RECIPES_KEY: &str = "kezhi.recipes";

/// Where a text that could not be read is put aside.
pub fn damaged_key(key: &str) -> String {
    format!("{key}.damaged")
}

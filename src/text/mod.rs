//! Words and numbers for people, in Chinese and English side by side.
//!
//! No other room holds a sentence: errors, rules, steps and answers arrive here as data.

mod crash;
mod entry;
mod issues;
mod lang;
mod phrase;

pub mod answers;
pub mod column;
pub mod documents;
pub mod errors;
pub mod explain;
pub mod figures;
pub mod lifetime;
mod lifetime_errors;
mod lifetime_holdout;
mod lifetime_retention;
mod lifetime_rules;
mod lifetime_symbols;
pub mod mask;
pub mod names;
pub mod number;
pub mod quality;
pub mod reading;
pub mod register;
pub mod roles;
pub mod samples;
mod segment_symbols;
pub mod segments;
pub mod sentence;
pub mod shapes;
pub mod sources;
pub mod steps;
pub mod ui;
pub mod value_cases;
pub mod value_errors;
pub mod value_names;
mod value_symbols;
pub mod way_on;

pub use crash::{CrashWords, crash_words, panic_words};
pub use entry::{DayError, EntryError, EntryKind, doubtful_percent, parse_day, parse_entry};
pub use lang::Lang;
pub use phrase::Phrase;

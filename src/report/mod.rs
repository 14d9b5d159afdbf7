//! Pages of answers in words: what a room shows of a model, built where the model runs.
//!
//! A [`Sheet`] is all that is to be seen of one question, in one language: sentence, pictures,
//! fields, tables. Whoever shows it needs to know nothing of the model, so that the page stays
//! small however many models there are.

mod build;
mod controls;
pub mod export;
pub mod lifetime;
mod path;
mod question;
mod segments;
mod sheet;
mod topic;

pub use controls::scheme_controls;
pub use path::{at, with};
pub use question::{Question, topics};
pub use segments::{opening, segments};
pub use sheet::{Control, Entry, Sheet, SheetTable};
pub use topic::{Refusal, SheetAnswer, Start, Topic, TopicRoom};

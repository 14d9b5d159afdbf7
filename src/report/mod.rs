//! Pages of answers in words: what a room shows of a model, built where the model runs.
//!
//! A [`Sheet`] is all that is to be seen of one question, in one language: sentence, pictures,
//! fields, tables. Whoever shows it needs to know nothing of the model, so that the page stays
//! small however many models there are.

mod path;
mod sheet;
mod topic;

pub use path::{at, with};
pub use sheet::{Control, Entry, Sheet, SheetTable};
pub use topic::{Refusal, SheetAnswer, Start, Topic, TopicRoom};

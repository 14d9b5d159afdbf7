//! Pages of answers in words: what a room shows of a model, built where the model runs.
//!
//! A [`Sheet`] is all that is to be seen of one question, in one language: sentence, pictures,
//! fields, tables. Whoever shows it needs to know nothing of the model, so that the page stays
//! small however many models there are.

mod abc;
pub mod asking;
mod build;
mod card_address;
mod controls;
mod cross;
mod customer_card;
mod customers;
mod documents;
pub mod export;
mod fields;
mod flow;
mod grid;
pub mod lifetime;
mod misfit;
mod movement;
mod movement_controls;
mod movement_figure;
mod own_controls;
mod path;
mod projection;
mod question;
mod segment_questions;
mod segment_topics;
mod segments;
mod shares;
mod sheet;
mod topic;
mod track;
mod value;
mod ways_on;

pub use abc::scheme_tables;
pub use card_address::{card_address, customer_at, id_in_address};
pub use controls::{Known, scheme_controls};
pub use cross::{cross, cross_controls};
pub use customer_card::{CardAhead, customer_card};
pub use customers::{
    CustomerRows, CustomersQuestion, ListHead, ListLine, ListShape, customer_rows, customers,
    customers_controls, with_card,
};
pub use documents::{Finding, documents};
pub use flow::{flow, flow_controls, flow_field};
pub use misfit::{misfit, scheme_field, scheme_words};
pub use movement::movement;
pub use movement_controls::movement_controls;
pub use path::{at, tells_of_file, with};
pub use question::{Question, footnotes_question, topics, topics_with};
pub use segment_questions::{CrossQuestion, FlowQuestion, MovementQuestion};
pub use segments::{opening, segments};
pub use sheet::{Control, Entry, IndexLink, IndexPart, Sheet, SheetTable, WayOn};
pub use topic::{Refusal, SheetAnswer, Start, Topic, TopicRoom, on_paper_of, starts_of_study};
pub use track::Track;
pub use value::{
    CareKnown, Observing, OnPaper, base_controls, care_controls, cared, footnotes_of_study, leads,
    misfit_on_paper, no_leads, observed, on_base, on_paper, register, scored, survey,
};
pub use ways_on::{way_to, ways_to_other_data};

//! Customers one by one: sorted, filtered, searched, a window of rows at a time; and each in full.

mod card;
mod originals;
mod query;

pub use card::{CardOrder, CustomerCard, NextStep, StepMeasure};
pub use originals::{Original, OriginalColumn, Originals};
pub use query::{CustomerList, CustomerPage, CustomerQuery, CustomerRow, ListColumn};

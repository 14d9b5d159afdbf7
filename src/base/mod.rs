//! Order lines to customers: who bought when, for how much, seen through a window.
//!
//! [`CustomerBase`] groups the lines by customer once. A [`Selection`] says which rows count, and
//! [`Quality`] what may be wrong with them; [`Observation`] is what one window shows of those left.
//! All are cheap to take again when a rule changes, without reading the file again.

mod alike;
mod customers;
mod first;
mod ids;
mod observation;
mod quality;
mod returns;
mod selection;
mod unmatched;
mod window;

pub use crate::ingest::{StatusMeaning, known_status};
pub use customers::{CustomerBase, CustomerFacts, Places};
pub use first::{FirstKnown, FirstPurchase};
pub use observation::Observation;
pub use quality::{Checks, DayDoubt, Detail, Done, Finding, FindingKind, Quality, Whole};
pub use returns::{OrderCounting, ReturnsFacts, ReturnsOutcome, ReturnsPolicy, Settled};
pub use selection::{
    AlikeCustomers, AsideCount, AsideRow, AttributeFacts, CurrencyChoice, CurrencyFacts, DateSpan,
    Filter, FilterMode, Future, NoDates, Outliers, Repeats, Selected, Selection, SelectionEdit,
    SelectionFacts, SelectionRule, StatusBy, StatusFacts, ValueFacts, Zeros,
};
pub use window::{DayOutside, NobodyActive, Window, WindowRules};

use selection::note_first;

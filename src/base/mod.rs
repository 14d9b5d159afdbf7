//! Order lines to customers: who bought when, for how much, seen through a window.
//!
//! [`CustomerBase`] groups the lines by customer once. [`Observation`] is what one window shows of
//! it: cheap to take again when the window, the analysis day or a rule changes, without reading
//! the file again.

mod customers;
mod observation;
mod returns;
mod window;

pub use customers::{CustomerBase, CustomerFacts};
pub use observation::Observation;
pub use returns::{OrderCounting, ReturnsFacts, ReturnsOutcome, ReturnsPolicy, Settled};
pub use window::{NobodyActive, Window, WindowRules};

//! Customers to groups. First model: spend tiers (M02).

mod cut;
mod table;
mod thresholds;
mod tier;

pub use cut::SpendOrder;
pub use table::{SegmentRow, SegmentTable};
pub use thresholds::{DEFAULT_TOP_SHARES, ThresholdError, ThresholdRule, Thresholds};
pub use tier::Tier;

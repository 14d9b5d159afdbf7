//! Teaching cases and sample data.

mod cases;
mod sample;

pub use cases::{CasePrint, case};
pub use sample::{SAMPLE_CUSTOMERS, sample_orders};

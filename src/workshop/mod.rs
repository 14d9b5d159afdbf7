//! Teaching cases and sample data.

mod cases;
mod sample;
mod value;

pub use cases::{CasePrint, case};
pub use sample::{SAMPLE_CUSTOMERS, sample_orders};
pub use value::{
    ExampleAccount, RecencyExample, ValueCase, clv_examples, expected_value_accounts, rfm_examples,
};

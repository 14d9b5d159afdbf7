//! Teaching cases, the register of inconsistencies, and sample data.

mod cases;
mod register;
mod sample;
mod value;

pub use cases::{CasePrint, case};
pub use register::{CaseRef, RegisterEntry, RegisterId, entry, footnotes};
pub use sample::{SAMPLE_CUSTOMERS, sample_orders};
pub use value::{
    ExampleAccount, RecencyExample, ValueCase, clv_examples, expected_value_accounts, rfm_examples,
};

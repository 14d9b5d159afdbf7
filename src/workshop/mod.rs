//! Teaching cases, the register of inconsistencies, and sample data.

mod cases;
mod lifetime;
mod register;
mod sample;
mod value;

pub use cases::{CasePrint, case};
pub use lifetime::{
    DONOR_YEARS, DONORS, FITTED_RENEWALS, HIGH_END_MEMBERS, REGULAR_MEMBERS, SCHOOL_GROUPS,
    SCHOOL_REASONS, school,
};
pub use register::{
    CaseRef, OtherNumber, RegisterEntry, RegisterId, entry, footnotes, scheme_footnotes,
};
pub use sample::{
    AccountWords, LeadWords, OrderWords, SAMPLE_CUSTOMERS, Sample, sample_accounts, sample_leads,
    sample_orders,
};
pub use value::{ValueCase, clv_examples};

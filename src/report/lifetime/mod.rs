//! Lifetime as sheets: forecasts, cohorts, retention on paper, papers reproduced.

mod cohorts;
mod forecast;
mod forecast_figure;
mod paper;
mod papers;
mod parts;
mod question;
mod retention;
mod school;
mod slipping;
mod topics;

pub use cohorts::{cohorts, tenure};
pub use forecast::forecast;
pub use paper::{always_a_share, events, lost_for_good};
pub use papers::{cdnow, papers};
pub use question::{
    CohortTerms, DwyerTerms, EventTerm, EventTerms, ForecastTerms, LifetimeQuestion, RecencyTerms,
    RetentionTerms, SchoolTerms, SlippingTerms, TenureTerms, TermsField,
};
pub use retention::retention;
pub use school::school;
pub use slipping::{LISTED, slipping};
pub(super) use topics::topics;

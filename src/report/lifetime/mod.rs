//! Lifetime as sheets: forecasts, cohorts, retention on paper, papers reproduced.

mod cohorts;
mod forecast;
mod forecast_figure;
mod parts;
mod question;
mod slipping;
mod topics;

pub use cohorts::{cohorts, tenure};
pub use forecast::forecast;
pub use question::{
    CohortTerms, DwyerTerms, EventTerm, EventTerms, ForecastTerms, LifetimeQuestion, RecencyTerms,
    RetentionTerms, SchoolTerms, SlippingTerms, TenureTerms, TermsField,
};
pub use slipping::{LISTED, slipping};
pub(super) use topics::topics;

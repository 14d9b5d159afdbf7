//! Lifetime as sheets: forecasts, cohorts, retention on paper, papers reproduced.

mod cohorts;
mod dwyer;
mod events;
mod forecast;
mod forecast_controls;
mod forecast_customers;
mod forecast_figure;
mod forecast_tables;
mod forecast_trees;
mod paper;
mod papers;
mod parts;
mod question;
mod recency;
mod retention;
mod school;
mod slipping;
mod tenure;
mod topics;

pub use cohorts::cohorts;
pub use dwyer::lost_for_good;
pub use events::events;
pub use forecast::forecast;
pub use papers::{cdnow, papers};
pub use question::{
    CohortTerms, DwyerTerms, EventTerm, EventTerms, ForecastTerms, LifetimeQuestion, RecencyTerms,
    RetentionTerms, SchoolTerms, SlippingTerms, TenureTerms, TermsField,
};
pub use recency::always_a_share;
pub use retention::retention;
pub use school::school;
pub use slipping::{LISTED, slipping};
pub use tenure::tenure;
pub(super) use topics::topics;

//! Lifetime as sheets: forecasts, cohorts, retention on paper, papers reproduced.

mod alive_trees;
mod card;
mod cdnow;
mod cdnow_apart;
mod cohort_curve;
mod cohort_figures;
mod cohorts;
mod contract_list;
mod contracts;
mod dwyer;
mod error_trees;
mod events;
mod forecast;
mod forecast_controls;
mod forecast_customers;
mod forecast_figure;
mod forecast_groups;
mod forecast_kept;
mod forecast_matrix;
mod forecast_tables;
mod forecast_trees;
mod listing;
mod paper;
mod papers;
pub(super) mod parts;
mod periods_bought;
mod proof;
mod question;
mod recency;
mod retention;
mod school;
mod slipping;
mod slipping_figure;
mod tenure;
mod topics;
mod ways;

pub use card::card_forecast;
pub use cdnow::cdnow;
pub use cohorts::cohorts;
pub use contracts::{OpenContracts, contracts};
pub use dwyer::lost_for_good;
pub use events::events;
pub use forecast::{Forecastees, SegmentParts, forecast, forecast_controls};
pub use listing::Listing;
pub use papers::papers;
pub use parts::Reader;
pub use question::{
    CohortTerms, DwyerTerms, EventTerm, EventTerms, ForecastTerms, LifetimeQuestion, RecencyTerms,
    RetentionReading, RetentionTerms, SchoolGroup, SchoolReasons, SchoolTerms, SlippingTerms,
    TenureTerms, TermsField,
};
pub use recency::always_a_share;
pub use retention::{retention, retention_controls};
pub use school::school;
pub use slipping::{LISTED, SlippingOf, slipping, slipping_controls};
pub use tenure::tenure;
pub(super) use topics::topics;
pub use ways::{ways_from, ways_from_contracts, ways_from_sums};

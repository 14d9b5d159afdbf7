//! Purchase histories to forecasts: who is still a customer, how many orders to expect, what that
//! is worth, and how far to trust it.
//!
//! Read in this order: [`Histories`] are counted from customers; [`Rows`] group equal ones; a
//! [`Fit`] finds the parameters of a [`Model`]; [`SpendFit`] those of the money.

mod attrition;
mod beta_geometric;
mod bgbb;
mod choose;
mod cohorts;
mod contract_forecast;
mod contract_names;
mod contract_ranges;
mod contracts;
mod counted;
mod customer_ranges;
mod dwyer;
mod events;
mod file_margin;
mod fit;
mod forecast;
mod forecasting;
mod future;
mod groups;
mod histories;
mod holdout;
mod holdout_range;
mod intervals;
mod kept;
mod kept_forecast;
mod matrix;
mod model;
mod nbd;
mod order_money;
mod pareto;
mod parts;
mod recency;
mod residual;
mod retention_table;
mod rhythm;
mod rows;
mod school;
mod score;
mod slipping;
mod spend;
mod sums;
mod survival;
mod tenure;
#[cfg(test)]
mod tests_data;
mod tracking;
mod unit;

pub use attrition::{Attrition, RetentionError};
pub use beta_geometric::{BetaGeometric, DropOut};
pub use bgbb::BgBb;
pub use choose::{Candidate, Choice, ChoiceReason, MOST_COMPARED, ModelChoice};
pub use cohorts::{CalendarMonth, Cohort, CohortTriangle, PooledAge};
pub use contract_forecast::{
    CONTRACT_CURVES, ContractCandidate, ContractForecast, ContractHoldout, RenewalsAhead,
};
pub use contract_names::ContractNames;
pub use contract_ranges::ContractRanges;
pub use contracts::{
    ContractError, ContractReading, Contracts, Contradicted, UndatedEnds, UnitFrom,
};
pub use counted::CountedTable;
pub use customer_ranges::{CustomerInterval, CustomerRanges, EveryInterval};
pub use dwyer::{DwyerInputs, DwyerYear, TableError, dwyer};
pub use events::{Event, EventForecast, EventValue, event_forecast};
pub use file_margin::file_margin;
pub use fit::{
    Fit, FitError, FitOutcome, FitWarning, LEAST_CUSTOMERS, LEAST_DAYS, LEAST_REPEATERS,
    PRIOR_DEVIATION, Parameter, Regularisation,
};
pub use forecast::{
    Forecast, ForecastError, ForecastSettings, Forecasted, LEVEL, Validation, ValidationError,
};
pub use forecasting::Forecasting;
pub use groups::{BEST, ForecastCustomer, FrequencyGroup, PartForecast};
pub use histories::{Histories, HistoryError};
pub use holdout::{Errors, FrequencyRow, Holdout, Verdict};
pub use intervals::{Interval, RangeBasis, Ranges, TotalIntervals};
pub use kept::{
    KeptError, KeptParameters, KeptSpend, KeptTotals, Moved, MovedParameter, MovedTotal,
};
pub use matrix::{HistoryMatrix, IsoValue};
pub use model::{Model, ModelKind};
pub use nbd::Nbd;
pub use order_money::{Degenerate, PooledMean, SpendBasis};
pub use pareto::{GaussChance, ParetoNbd};
pub use recency::{RecencyCourse, RecencyInputs, RecencyStates, recency_course, recency_states};
pub use retention_table::RetentionCurve;
pub use rhythm::{Rhythm, RhythmReason};
pub use rows::Rows;
pub use school::{Membership, MembershipError, MembershipValue, StockReading};
pub use score::{Scores, ValueTerms};
pub use slipping::{Slipping, SlippingCustomer, SlippingRules};
pub use spend::{GammaGamma, LEAST_SPENDERS, OthersSpend, SpendError, SpendFit, SpendWarning};
pub use survival::{FitBy, Survival, SurvivalFit, SurvivalKind};
pub use tenure::{LEAST_ORDERING, Tenure, TenureTrend, TenureYear, payback};
pub use tracking::Tracking;
pub use unit::PeriodUnit;

/// ln((scale + time) ÷ scale) of each time.
fn ln_scaled(times: &[f64], scale: f64) -> Vec<f64> {
    times.iter().map(|time| (time / scale).ln_1p()).collect()
}

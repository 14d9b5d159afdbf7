//! Customers to groups: one engine for every school.
//!
//! A [`Scheme`] is what the user chose, as data. Applied to a base and the [`Profiles`] of one day it
//! gives a [`Segmentation`]: every customer in exactly one segment, with the rule as it was settled.
//! Counted, that is a [`SegmentSummary`]. Spend tiers also have a table of their own
//! ([`SegmentTable`]) that is cut anew while a threshold is dragged.

mod abc;
mod assessment;
mod basis;
mod crosstab;
mod cut;
mod error;
mod lifecycle;
mod list;
mod movement;
mod name;
mod opening;
mod own;
mod profiles;
mod relationship;
mod rfm;
mod scheme;
mod segmentation;
mod spread;
mod summary;
mod table;
mod thresholds;
mod tier;
mod tiers;
mod usage;

pub use abc::{
    AbcClass, AbcFacts, AbcPercents, AbcScheme, Current, Potential, PotentialFrom, abc_classes,
    abc_sizes,
};
pub use assessment::{
    AssessmentFacts, AssessmentRule, AssessmentScheme, AssessmentStep, Grade, Indicator, Listed,
    RiskRule, Scores,
};
pub use basis::{Bands, Basis, BasisFacts, BasisScheme, DiscountUnit};
pub use crosstab::CrossTab;
pub use cut::SpendOrder;
pub use error::SchemeError;
pub use lifecycle::{LifeCycleFacts, LifeCycleScheme, Stage};
pub use list::{
    CardOrder, CustomerCard, CustomerList, CustomerPage, CustomerQuery, CustomerRow, ListColumn,
    NextStep, Original, OriginalColumn, Originals, StepMeasure,
};
pub use movement::{
    Chain, FlowState, FlowSum, Movement, MovementCell, MovementRule, Period, PeriodError,
    PeriodFlow, SegmentBalance, Yardstick,
};
pub use name::{BandOf, Segment, SegmentName};
pub use opening::OpeningFacts;
pub use own::{Comparison, Condition, Field, Operand, OwnFacts, OwnRule, OwnScheme};
pub use profiles::{NEVER, OrderUnit, Profiles, Span, Totals};
pub use relationship::{
    Amount, GroupLevel, Level, RelationshipFacts, RelationshipRule, RelationshipScheme, level,
};
pub use rfm::{
    BoxCoverage, ClassCount, Cuts, CutsError, Cutting, Dimension, EightClass, NamedScores, RfmBox,
    RfmFacts, RfmName, RfmNames, RfmScheme, RfmScores, package_bands, vignette_boxes,
};
pub use scheme::Scheme;
pub use segmentation::{CoverageError, SchemeFacts, Segmentation};
pub use summary::{SegmentCount, SegmentNumber, SegmentSummary, Sums};
pub use table::{SegmentRow, SegmentTable};
pub use thresholds::{DEFAULT_TOP_SHARES, ThresholdError, ThresholdRule, Thresholds};
pub use tier::Tier;
pub use tiers::TierFacts;
pub use usage::{
    Loyalty, LoyaltyBasis, LoyaltyCuts, Usage, UsageCuts, UsageFacts, UsageMeasure, UsageScheme,
};

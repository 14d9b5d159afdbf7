//! Groups and assumptions to money: one model a file, each a formula that is evaluated and shown.
//!
//! Read them in this order. Of a base: [`Contribution`] by tier (M02) and [`Serving`] with what
//! serving costs; [`ExpectedValue`] of accounts (M11); [`Rfm`] (M43); [`Bases`] of segmentation (M04); [`Curves`] and [`Concentration`] (M45, M46); [`Moves`] and [`Markov`] between groups
//! (M03). Of a brand: [`Cbv`], [`CbvLevers`] and [`CbvChange`] (M05), [`HeatMap`] and [`Printed`]
//! (M06), [`Wallet`] (M44), [`Delivered`] (M18), [`relationships`] (M20). Of a customer: [`Clv`],
//! [`ClvGrid`] and [`Promotion`] (M12), [`Equity`] (M48), [`LifeCycle`] (M17). Of those to be won and
//! cared for: [`Leads`] and [`Funnel`] (M33), [`contacts`] and [`CareRules`] (M35), [`Assessment`] (M34).
//!
//! Inputs are plain and carry their source ([`crate::explain::Given`]); [`Observed`] takes from the
//! open data what these can say. What a model refuses is a [`ValueError`] that names the field. Every
//! result lists its numbers as [`Line`]s, so that one table, one command and one export do for all.

mod assessment;
mod based;
mod bases;
mod care;
mod cbv;
mod cbv_change;
mod cbv_levers;
mod check;
mod clv;
mod clv_grid;
mod concentration;
mod contacts;
mod contribution;
mod cost_to_serve;
mod curves;
mod delivered;
mod equity;
mod error;
mod expected_value;
mod funnel;
mod heat_map;
mod lead_tally;
mod lead_words;
mod leads;
mod life_cycle;
mod line;
mod linear;
mod markov;
mod moves;
mod observed;
mod printed_groups;
mod promotion;
mod question;
mod records;
mod relationship;
mod rfm;
mod wallet;

pub use assessment::{Account, Assessed, Assessment, AssessmentInputs};
pub use based::{BaseQuestion, ConcentratedCustomers, ServedSegments, StagedCustomers, Worth};
pub use bases::{Bases, BasesInputs, BasisCustomer, BasisCuts, BasisGroup, GroupedBy};
pub use care::{Care, CareRow, CareRules, CareSegment, CareTime};
pub use cbv::{Cbv, CbvFactor, CbvInputs};
pub use cbv_change::{BrandFactor, CbvChange, CbvChangeInputs, CbvPeriod, FactorPart};
pub use cbv_levers::{CbvLever, CbvLevers, MarginReadings};
pub use clv::{Clv, ClvInputs, Payment};
pub use clv_grid::{ClvCell, ClvGrid, ClvGridInputs, FirstMargin};
pub use concentration::{
    Concentration, ConcentrationInputs, Peak as ConcentrationPeak, RankedValue, TopShare,
};
pub use contacts::{CareClass, Contact, ContactInputs, ContactRhythm, Contacted, contacts};
pub use contribution::{Basis, Contribution, ContributionRow, Margins};
pub use cost_to_serve::{ServedGroup, ServedRow, Serving, ServingCosts, ServingInputs};
pub use curves::{CurveOrder, CurvePoint, Curves, WhalePeak};
pub use delivered::{COST_PARTS, Delivered, Offer, OfferValue, VALUE_PARTS, part_symbol};
pub use equity::{Equity, EquityCohorts, EquityGroup, EquityInputs, EquityShift, GroupEquity};
pub use error::{Problem, ValueError};
pub use expected_value::{ClassValue, ExpectedInputs, ExpectedValue, RankedAccount, ValuedAccount};
pub use funnel::{DevelopmentStep, Funnel, FunnelInputs, FunnelStage};
pub use heat_map::{CellSizes, HeatCell, HeatMap, HeatMapInputs, LoyaltyGroup, UsageGroup};
pub use leads::{LeadRow, LeadRules, LeadSourceRow, LeadState, Leads, LossReasonRow};
pub use life_cycle::{LifeCycle, LifeCycleInputs, LifeMonth, StageInputs, StageValue};
pub use line::{Key, Line};
pub use markov::{Markov, MarkovInputs, MarkovPeriod, MarkovState, StateValue};
pub use moves::{Move, MoveEffect, MoveGroup, Moves, MovesInputs};
pub use observed::Observed;
pub use printed_groups::{Printed, PrintedInputs};
pub use promotion::{Promotion, PromotionInputs};
pub use question::{Answer, Question};
pub use records::{
    Criterion, FULL_SCORES, ScoredAccounts, full_score, proposed_contract, score_columns, scorecard,
};
pub use relationship::{
    RelationshipCuts, RelationshipGroup, RelationshipInputs, RelationshipPlace, relationships,
};
pub use rfm::{Rfm, RfmCustomer, RfmGroup, RfmInputs, RfmNaming, ScoredCustomer};
pub use wallet::{Rating, Wallet, WalletBrand, WalletInputs, allocation, share_of_wallet_inputs};

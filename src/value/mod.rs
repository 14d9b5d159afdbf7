//! Groups and assumptions to money: contribution (M02), whale curve (M45), concentration (M46) and
//! customer brand valuation (M05).

mod cbv;
mod contribution;
mod curves;

pub use cbv::{Cbv, CbvFactor, CbvInputs};
pub use contribution::{Basis, Contribution, ContributionRow, Margins};
pub use curves::{CurvePoint, Curves, WhalePeak};

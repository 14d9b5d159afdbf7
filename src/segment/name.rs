//! What segments are called: ids that `text` words, or the user's own names.

use serde::{Deserialize, Serialize};

use super::Tier;
use super::abc::AbcClass;
use super::assessment::Grade;
use super::lifecycle::Stage;
use super::relationship::Level;
use super::rfm::{EightClass, RfmName};
use super::usage::{Loyalty, Usage};

/// What the classes of a basis measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BandOf {
    /// Realised price of a unit, in money.
    Price,
    /// Discount rate, a part of 1.
    DiscountRate,
}

/// The name of a segment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SegmentName {
    /// A spend tier (M02).
    Tier(Tier),
    /// A named RFM segment.
    Rfm(RfmName),
    /// One of the eight classes by high and low recency, frequency and money.
    Eight(EightClass),
    /// One cell of recency, frequency and monetary scores.
    Cell([u8; 3]),
    /// Class by expected value (M11).
    Class(AbcClass),
    /// Usage and loyalty (M06).
    Use(Usage, Loyalty),
    /// Life-cycle stage (M17).
    Stage(Stage),
    /// Assessed grade (M34).
    Grade(Grade),
    /// Level of relationship marketing (M20).
    Level(Level),
    /// A text of the file; empty for blank cells.
    Value(String),
    /// What is measured, from the first number (included) to below the second; open where none.
    Band(BandOf, Option<f64>, Option<f64>),
    /// Named by the user.
    Own(String),
    /// No paid order in the active period.
    Inactive,
    /// No paid order up to the analysis day.
    NoOrder,
    /// The number or text the scheme cuts by is not there.
    Unknown,
}

/// One segment of a segmentation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    /// Its name.
    pub name: SegmentName,
    /// The scheme does not judge these customers: they are listed, and have no part in the shares.
    pub is_outside: bool,
}

impl Segment {
    /// A segment the scheme cuts.
    pub fn inside(name: SegmentName) -> Segment {
        Segment {
            name,
            is_outside: false,
        }
    }

    /// Customers the scheme does not judge.
    pub fn outside(name: SegmentName) -> Segment {
        Segment {
            name,
            is_outside: true,
        }
    }
}

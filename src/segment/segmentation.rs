//! A scheme applied to a base: one code a customer, and what the codes mean.

use serde::{Deserialize, Serialize};

use super::abc::AbcFacts;
use super::assessment::AssessmentFacts;
use super::basis::BasisFacts;
use super::lifecycle::LifeCycleFacts;
use super::own::OwnFacts;
use super::relationship::RelationshipFacts;
use super::rfm::RfmFacts;
use super::tiers::TierFacts;
use super::usage::UsageFacts;
use super::{OrderUnit, Profiles, Scheme, Segment, SegmentSummary, Span};

/// What a scheme was settled to on one base: the rule as data, which `text` says in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SchemeFacts {
    /// Spend tiers (M02).
    Tiers(TierFacts),
    /// Recency, frequency, money (M43).
    Rfm(RfmFacts),
    /// Expected value (M11).
    Abc(AbcFacts),
    /// Usage and loyalty (M06).
    Usage(UsageFacts),
    /// Service level, price or discount (M04).
    Basis(BasisFacts),
    /// Life cycle (M17).
    LifeCycle(LifeCycleFacts),
    /// Assessment (M34).
    Assessment(AssessmentFacts),
    /// Relationship level (M20).
    Relationship(Box<RelationshipFacts>),
    /// The user's own rules.
    Own(OwnFacts),
}

/// Every customer of a base in exactly one segment.
#[derive(Debug, Clone, PartialEq)]
pub struct Segmentation {
    /// The segments in the order of every table.
    pub segments: Vec<Segment>,
    /// Number of the segment of each customer.
    pub codes: Vec<u16>,
    /// The time over which orders and money are counted.
    pub span: Span,
    /// What counts as one purchase.
    pub unit: OrderUnit,
    /// Recency, frequency and money scores of each customer, 0 without an order, under RFM.
    pub scores: Option<[Vec<u8>; 3]>,
    /// The rule as it was settled.
    pub facts: SchemeFacts,
}

/// How customers and segments fail to fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageError {
    /// Customers of the base.
    pub customers: u64,
    /// Customers with the code of a segment that exists.
    pub covered: u64,
}

impl Segmentation {
    /// Most segments a code can number.
    pub const MOST: usize = 4096;

    /// Checks that every one of `customers` is in exactly one segment.
    ///
    /// # Errors
    /// [`CoverageError`] with how many are.
    pub fn check(&self, customers: usize) -> Result<(), CoverageError> {
        let known = self.segments.len();
        let covered = self.codes.iter().filter(|&&code| usize::from(code) < known);
        let covered = covered.count();
        if covered == customers && self.codes.len() == customers {
            return Ok(());
        }
        Err(CoverageError {
            customers: customers as u64,
            covered: covered as u64,
        })
    }

    /// The segment of one customer.
    pub fn segment_of(&self, customer: usize) -> &Segment {
        &self.segments[usize::from(self.codes[customer])]
    }

    /// The scores of one customer; none under another scheme, or without an order.
    pub fn scores_of(&self, customer: usize) -> Option<[u8; 3]> {
        let [r, f, m] = self.scores.as_ref()?;
        let scores = [r[customer], f[customer], m[customer]];
        (scores[0] > 0).then_some(scores)
    }

    /// Counts every segment.
    pub fn summary(&self, scheme: &Scheme, profiles: &Profiles) -> SegmentSummary {
        SegmentSummary::count(self, scheme, profiles)
    }
}

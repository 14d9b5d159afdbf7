//! What the user chose: one of the schools.

use serde::{Deserialize, Serialize};

use super::abc::AbcScheme;
use super::assessment::AssessmentScheme;
use super::basis::BasisScheme;
use super::ids::id_ranks;
use super::lifecycle::LifeCycleScheme;
use super::own::OwnScheme;
use super::relationship::RelationshipScheme;
use super::rfm::RfmScheme;
use super::usage::UsageScheme;
use super::{Profiles, SchemeError, Segmentation, ThresholdRule, tiers};
use crate::base::CustomerBase;

/// A way to put every customer in one segment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// By monthly spend (M02).
    Tiers(ThresholdRule),
    /// By recency, frequency and money (M43).
    Rfm(RfmScheme),
    /// By expected value (M11).
    Abc(AbcScheme),
    /// By usage and loyalty (M06).
    Usage(UsageScheme),
    /// By service level, realised price, discount, or a column (M04).
    Basis(BasisScheme),
    /// By stage of the life cycle (M17).
    LifeCycle(LifeCycleScheme),
    /// By an assessment of the company (M34).
    Assessment(AssessmentScheme),
    /// By the level of relationship marketing its group deserves (M20).
    Relationship(Box<RelationshipScheme>),
    /// By the user's own rules.
    Own(OwnScheme),
}

impl Default for Scheme {
    fn default() -> Self {
        Scheme::Tiers(ThresholdRule::default())
    }
}

impl Scheme {
    /// Puts every customer of `base` in one segment.
    ///
    /// # Errors
    /// [`SchemeError`] where the scheme makes no sense or the data lack what it needs.
    pub fn apply(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
    ) -> Result<Segmentation, SchemeError> {
        let tie = |is_needed: bool| match is_needed {
            true => id_ranks(&base.ids),
            false => Vec::new(),
        };
        let segmentation = match self {
            Scheme::Tiers(rule) => tiers::apply(rule, profiles),
            Scheme::Rfm(scheme) => scheme.apply(profiles, &tie(scheme.cutting.breaks_ties())),
            Scheme::Abc(scheme) => scheme.apply(base, profiles),
            Scheme::Usage(scheme) => scheme.apply(base, profiles),
            Scheme::Basis(scheme) => scheme.apply(base, profiles),
            Scheme::LifeCycle(scheme) => scheme.apply(base, profiles),
            Scheme::Assessment(scheme) => scheme.apply(base),
            Scheme::Relationship(scheme) => scheme.apply(base, profiles),
            Scheme::Own(scheme) => scheme.apply(base, profiles),
        }?;
        debug_assert!(segmentation.check(base.len()).is_ok());
        Ok(segmentation)
    }
}

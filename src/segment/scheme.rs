//! What the user chose: one of the schools.

use serde::{Deserialize, Serialize};

use super::abc::AbcScheme;
use super::assessment::AssessmentScheme;
use super::basis::{Bands, BasisScheme};
use super::lifecycle::LifeCycleScheme;
use super::own::OwnScheme;
use super::relationship::RelationshipScheme;
use super::rfm::{Cuts, Cutting, RfmScheme};
use super::usage::{UsageCuts, UsageScheme};
use super::{Profiles, SchemeError, SchemeFacts, Segmentation, ThresholdRule, Thresholds, tiers};
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
        let ranks = |is_needed: bool| match is_needed {
            true => base.id_ranks(),
            false => &[],
        };
        let segmentation = match self {
            Scheme::Tiers(rule) => tiers::apply(rule, profiles),
            Scheme::Rfm(scheme) => scheme.apply(profiles, ranks(scheme.cutting.breaks_ties())),
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

    /// The scheme with the cuts it was settled to, so that another day is judged by the same ones;
    /// none where it cuts by ranks, or where equal cuts cannot be kept apart.
    pub fn frozen(&self, facts: &SchemeFacts) -> Option<Scheme> {
        match (self, facts) {
            (Scheme::Tiers(_), SchemeFacts::Tiers(facts)) => Thresholds::new(facts.thresholds)
                .ok()
                .map(|it| Scheme::Tiers(ThresholdRule::Entered(it))),
            (Scheme::Rfm(scheme), SchemeFacts::Rfm(facts)) => match scheme.cutting {
                Cutting::Entered(_) => Some(self.clone()),
                Cutting::Package => {
                    let [r, f, m] = facts.cuts.clone().map(|cuts| Cuts::new(cuts).ok());
                    Some(Scheme::Rfm(RfmScheme {
                        cutting: Cutting::Entered(Box::new([r?, f?, m?])),
                        ..scheme.clone()
                    }))
                }
                _ => None,
            },
            (Scheme::Usage(scheme), SchemeFacts::Usage(facts)) if !facts.is_collapsed => {
                Some(Scheme::Usage(UsageScheme {
                    cuts: UsageCuts::Entered(facts.cuts),
                    ..scheme.clone()
                }))
            }
            (Scheme::Basis(scheme), SchemeFacts::Basis(facts)) => match facts.cuts.is_empty() {
                true => Some(self.clone()),
                false => Some(Scheme::Basis(BasisScheme {
                    bands: Bands::Entered(Cuts::new(facts.cuts.clone()).ok()?),
                    ..scheme.clone()
                })),
            },
            (Scheme::LifeCycle(_) | Scheme::Assessment(_) | Scheme::Own(_), _) => {
                Some(self.clone())
            }
            _ => None,
        }
    }
}

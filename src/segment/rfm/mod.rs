//! Recency, frequency, monetary value (M43): scores in several schools, and names for the scores.

mod boxes;
mod cuts;
mod ladder;
mod names;
mod score;
mod whole;

use serde::{Deserialize, Serialize};

use super::{
    NEVER, OrderUnit, Profiles, SchemeError, SchemeFacts, Segment, SegmentName, Segmentation, Span,
};

pub use boxes::{BoxCoverage, RfmBox, package_bands, vignette_boxes};
pub use cuts::{Cuts, CutsError};
pub use names::{EightClass, RfmName, RfmNames};
pub use score::{ClassCount, Cutting, Dimension, RfmScores};

use names::Naming;
use whole::Customers;

/// How customers are scored and what the scores are called.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RfmScheme {
    /// Where one score ends and the next begins.
    pub cutting: Cutting,
    /// Scores a dimension, where the cutting leaves them open.
    pub classes: ClassCount,
    /// Names for the scores.
    pub names: RfmNames,
    /// The time frequency and money are counted over. Recency always looks at the last order.
    pub span: Span,
    /// What counts as one purchase.
    pub unit: OrderUnit,
}

impl Default for RfmScheme {
    /// As rfm (R) cuts and its vignette names, over the whole history.
    fn default() -> Self {
        RfmScheme {
            cutting: Cutting::default(),
            classes: ClassCount::FIVE,
            names: RfmNames::default(),
            span: Span::History,
            unit: OrderUnit::Orders,
        }
    }
}

/// Scores of a list of customers, and what they are called.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedScores {
    /// The scores and how they came about.
    pub scores: RfmScores,
    /// The names, in their order.
    pub names: Vec<SegmentName>,
    /// Number of the name of each customer.
    pub codes: Vec<u16>,
}

/// What was settled on one base.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RfmFacts {
    /// Upper limits of all classes but the last, of recency (days), frequency, money; empty where
    /// classes are made of ranks.
    pub cuts: [Vec<f64>; 3],
    /// Customers of each score from 1, of recency, frequency, money.
    pub counts: [Vec<u64>; 3],
    /// Scores that somebody has. Fewer than wanted: the values allow no more.
    pub classes: [u8; 3],
    /// Scores that were wanted.
    pub wanted: [u8; 3],
    /// The highest score there can be: fewer than wanted where scores were numbered anew.
    pub highest: [u8; 3],
    /// How the boxes cover the cells; none where names are not boxes.
    pub coverage: Option<BoxCoverage>,
}

impl RfmFacts {
    /// The dimensions whose values allow fewer classes than wanted, with how many they allow.
    pub fn collapsed(&self) -> Vec<(Dimension, u8)> {
        let found = Dimension::ALL
            .into_iter()
            .zip(self.classes)
            .zip(self.wanted);
        found
            .filter(|&((_, classes), wanted)| classes < wanted)
            .map(|(it, _)| it)
            .collect()
    }
}

impl RfmScheme {
    /// Scores of every customer; 0 for one without an order. `id_ranks` is
    /// [`crate::base::CustomerBase::id_ranks`] where the cutting breaks ties; else it may be empty.
    ///
    /// # Errors
    /// [`SchemeError::Nobody`] when no customer has an order.
    pub fn score(&self, profiles: &Profiles, id_ranks: &[u32]) -> Result<RfmScores, SchemeError> {
        let totals = profiles.totals(self.span);
        let customers = Customers {
            today: profiles.window.to,
            last: &profiles.last,
            purchases: totals.of(self.unit),
            revenue: &totals.revenue,
        };
        if let Some(scores) = customers.scored(&self.cutting, self.classes) {
            return Ok(scores);
        }
        self.score_numbers(profiles, id_ranks)
    }

    /// The same of numbers of any kind, whatever the cutting.
    fn score_numbers(
        &self,
        profiles: &Profiles,
        id_ranks: &[u32],
    ) -> Result<RfmScores, SchemeError> {
        let totals = profiles.totals(self.span);
        let members: Vec<u32> = (0..profiles.len() as u32)
            .filter(|&customer| profiles.last[customer as usize] != NEVER)
            .collect();
        if members.is_empty() {
            return Err(SchemeError::Nobody);
        }
        // Not by a function called for each customer: there may be a million.
        let each = || members.iter().map(|&it| it as usize);
        let days = |it: usize| f64::from(profiles.window.to.0 - profiles.last[it].0);
        let values = [
            each().map(days).collect(),
            each()
                .map(|it| f64::from(totals.purchases(it, self.unit)))
                .collect(),
            each().map(|it| totals.revenue[it].units()).collect(),
        ];
        let ranks: Vec<u32> = match id_ranks.is_empty() {
            true => Vec::new(),
            false => members.iter().map(|&it| id_ranks[it as usize]).collect(),
        };
        let scored = score::score(&self.cutting, self.classes, values, &ranks);
        Ok(scored.spread(&members, profiles.len()))
    }

    /// Scores and names of customers who stand in no base: days since the last order, orders, money,
    /// one entry a customer. `ranks` has the place of each among equal ones; `span` and `unit` do
    /// nothing.
    ///
    /// # Errors
    /// [`SchemeError::Nobody`] without a customer, and where the names do not fit the scores.
    pub fn name_values(
        &self,
        values: [Vec<f64>; 3],
        ranks: &[u32],
    ) -> Result<NamedScores, SchemeError> {
        if values[0].is_empty() {
            return Err(SchemeError::Nobody);
        }
        let mut scores = score::score(&self.cutting, self.classes, values, ranks);
        let naming = Naming::of(&self.names, &scores)?;
        scores.facts.coverage = naming.coverage;
        let codes = scores.places.iter();
        let codes = codes.map(|&at| naming.codes[usize::from(at)]);
        Ok(NamedScores {
            codes: codes.collect(),
            names: naming.names,
            scores,
        })
    }

    pub(super) fn apply(
        &self,
        profiles: &Profiles,
        id_ranks: &[u32],
    ) -> Result<Segmentation, SchemeError> {
        let mut scores = self.score(profiles, id_ranks)?;
        let mut naming = Naming::of(&self.names, &scores)?;
        let mut segments: Vec<Segment> = naming.names.into_iter().map(Segment::inside).collect();
        // Who has no order has no scores.
        naming.codes[0] = segments.len() as u16;
        let mut codes = std::mem::take(&mut scores.places);
        let named = &naming.codes[..];
        for code in &mut codes {
            *code = named[usize::from(*code)];
        }
        segments.push(Segment::outside(SegmentName::NoOrder));
        Ok(Segmentation {
            segments,
            codes,
            span: self.span,
            unit: self.unit,
            scores: Some(scores.scores),
            facts: SchemeFacts::Rfm(RfmFacts {
                coverage: naming.coverage,
                ..scores.facts
            }),
        })
    }
}

//! Classes by expected value (M11): EV = current business + additional value × probability.

mod cut;

use crate::numeric::sort_many;
use serde::{Deserialize, Serialize};

use super::{
    NEVER, OrderUnit, Profiles, SchemeError, SchemeFacts, Segment, SegmentName, Segmentation, Span,
};
use crate::base::CustomerBase;
use crate::ingest::{NO_VALUE, Role};
use crate::units::Money;

pub use cut::{AbcClass, AbcPercents, abc_classes, abc_sizes};

/// What an account brings now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Current {
    /// Revenue.
    #[default]
    Revenue,
    /// Profit, where the data give it.
    Profit,
}

/// Where the additional value and its probability come from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PotentialFrom {
    /// Nothing is added: classes by current business.
    #[default]
    Nothing,
    /// The columns for potential value and win probability: what a customer's last line says.
    Columns,
    /// A list; customers not on it have no additional value.
    List(Vec<Potential>),
}

/// Additional value of one customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Potential {
    /// The customer's id as the file writes it.
    pub customer: String,
    /// AV: money that could be won.
    pub additional: f64,
    /// P: probability of winning it, 0–1.
    pub probability: f64,
}

/// Expected value, ranked and cut.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AbcScheme {
    /// CB: what an account brings now.
    pub current: Current,
    /// Over which time.
    pub span: Span,
    /// AV and P.
    pub potential: PotentialFrom,
    /// Percent of customers in A and in B.
    pub percents: AbcPercents,
}

/// What was settled on one base.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AbcFacts {
    /// Customers in A, B and C.
    pub sizes: [u64; 3],
    /// Least expected value in A and in B; none where nobody is.
    pub least: [Option<f64>; 2],
    /// Customers with an additional value above zero.
    pub with_potential: u64,
    /// On the list but not in the data.
    pub not_found: u64,
    /// Customers who stand in a better class than by current business alone.
    pub risen: u64,
    /// Customers who stand in a worse one.
    pub fallen: u64,
    /// The first risen customers by their numbers in the base, by falling expected value.
    pub first_risen: Vec<u32>,
    /// Sum of the expected values.
    pub total: f64,
    /// Sum of what accounts bring now.
    pub total_current: f64,
    /// Sum of additional value × probability.
    pub total_potential: f64,
}

/// How many of the risen are named.
const NAMED: usize = 20;

impl AbcScheme {
    pub(super) fn apply(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
    ) -> Result<Segmentation, SchemeError> {
        let totals = profiles.totals(self.span);
        let money = match self.current {
            Current::Revenue => &totals.revenue,
            Current::Profit if profiles.has_profit() => &totals.profit,
            Current::Profit => return Err(SchemeError::NoProfit),
        };
        let members: Vec<u32> = (0..profiles.len() as u32)
            .filter(|&it| profiles.last[it as usize] != NEVER)
            .collect();
        if members.is_empty() {
            return Err(SchemeError::Nobody);
        }
        let (added, not_found) = self.added(base)?;
        let tie = base.id_ranks();
        let tie: Vec<u32> = members.iter().map(|&it| tie[it as usize]).collect();
        let current: Vec<f64> = members
            .iter()
            .map(|&it| money[it as usize].units())
            .collect();
        let classes_now = abc_classes(&current, &tie, self.percents);
        let mut facts = AbcFacts {
            not_found,
            total_current: current.iter().sum(),
            ..AbcFacts::default()
        };
        let (values, classes) = if added.is_empty() {
            (current, classes_now)
        } else {
            let add = |place: usize| added[members[place] as usize];
            let values: Vec<f64> = (0..current.len()).map(|it| current[it] + add(it)).collect();
            let classes = abc_classes(&values, &tie, self.percents);
            facts.with_potential = (0..values.len()).filter(|&it| add(it) > 0.0).count() as u64;
            facts.note_moves(&members, &values, &classes_now, &classes);
            (values, classes)
        };
        facts.total = values.iter().sum();
        facts.total_potential = added.iter().sum();
        facts.note_sizes(&values, &classes);
        let mut segments: Vec<Segment> = AbcClass::ALL
            .map(|class| Segment::inside(SegmentName::Class(class)))
            .into();
        let mut codes = vec![segments.len() as u16; profiles.len()];
        segments.push(Segment::outside(SegmentName::NoOrder));
        for (&member, class) in members.iter().zip(classes) {
            codes[member as usize] = class as u16;
        }
        Ok(Segmentation {
            segments,
            codes,
            span: self.span,
            unit: OrderUnit::Orders,
            scores: None,
            facts: SchemeFacts::Abc(facts),
        })
    }

    /// The expected value of one customer; none where the data lack what it needs.
    pub(super) fn value_of(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
        customer: usize,
    ) -> Option<f64> {
        let totals = profiles.totals(self.span);
        let current = match self.current {
            Current::Revenue => totals.revenue.get(customer),
            Current::Profit => totals.profit.get(customer),
        };
        let (added, _) = self.added(base).ok()?;
        Some(current?.units() + added.get(customer).copied().unwrap_or_default())
    }

    /// AV × P of every customer, empty where nothing is added; how many of a list are not there.
    fn added(&self, base: &CustomerBase) -> Result<(Vec<f64>, u64), SchemeError> {
        match &self.potential {
            PotentialFrom::Nothing => Ok((Vec::new(), 0)),
            PotentialFrom::Columns => {
                let column = |role| {
                    let found = base.measures.iter().find(|it| it.role == role);
                    found.ok_or(SchemeError::MissingRole(role))
                };
                let value = column(Role::PotentialValue)?;
                let chance = column(Role::WinProbability)?;
                let mut added = Vec::with_capacity(base.len());
                for customer in 0..base.len() {
                    let last = |values: &[Money]| {
                        let found = base.entries(customer).rev().map(|entry| values[entry]);
                        found
                            .clone()
                            .find(|&it| it != NO_VALUE)
                            .map_or(0.0, Money::units)
                    };
                    let id = || base.ids.get(customer).to_owned();
                    added.push(product(last(&value.values), last(&chance.values), id)?);
                }
                Ok((added, 0))
            }
            PotentialFrom::List(list) => {
                let mut listed = std::collections::HashMap::with_capacity(list.len());
                for it in list {
                    let id = || it.customer.clone();
                    let worth = product(it.additional, it.probability, id)?;
                    if listed.insert(it.customer.as_str(), worth).is_some() {
                        return Err(SchemeError::ListedTwice { customer: id() });
                    }
                }
                let mut found = 0;
                let worth = base.ids.iter().map(|id| match listed.get(id) {
                    Some(&worth) => {
                        found += 1;
                        worth
                    }
                    None => 0.0,
                });
                let added = worth.collect();
                Ok((added, list.len() as u64 - found))
            }
        }
    }
}

/// AV × P, each in its range.
fn product(
    additional: f64,
    probability: f64,
    customer: impl Fn() -> String,
) -> Result<f64, SchemeError> {
    if !additional.is_finite() || additional < 0.0 {
        return Err(SchemeError::Number {
            customer: customer(),
            found: finite(additional),
        });
    }
    if !(0.0..=1.0).contains(&probability) {
        return Err(SchemeError::Probability {
            customer: customer(),
            found: finite(probability),
        });
    }
    Ok(additional * probability)
}

/// What JSON can carry.
pub(super) fn finite(number: f64) -> f64 {
    match number.is_finite() {
        true => number,
        false => f64::MAX.copysign(number),
    }
}

impl AbcFacts {
    fn note_moves(&mut self, members: &[u32], values: &[f64], now: &[AbcClass], then: &[AbcClass]) {
        let mut risen = Vec::new();
        for (place, (now, then)) in now.iter().zip(then).enumerate() {
            match then.cmp(now) {
                std::cmp::Ordering::Less => risen.push(place),
                std::cmp::Ordering::Greater => self.fallen += 1,
                std::cmp::Ordering::Equal => {}
            }
        }
        self.risen = risen.len() as u64;
        sort_many(&mut risen, |&a, &b| {
            values[b].total_cmp(&values[a]).then(a.cmp(&b))
        });
        self.first_risen = risen.iter().take(NAMED).map(|&it| members[it]).collect();
    }

    fn note_sizes(&mut self, values: &[f64], classes: &[AbcClass]) {
        for (&value, &class) in values.iter().zip(classes) {
            self.sizes[class as usize] += 1;
            if let Some(least) = self.least.get_mut(class as usize) {
                *least = Some(least.map_or(value, |it: f64| it.min(value)));
            }
        }
    }
}

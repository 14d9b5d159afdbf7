//! Usage × loyalty, three by three (M06): heavy, medium, light; loyal, switcher, price buyer.

mod loyalty;

use serde::{Deserialize, Serialize};

use super::{
    OrderUnit, Profiles, SchemeError, SchemeFacts, Segment, SegmentName, Segmentation, Span,
};
use crate::base::{CustomerBase, Window};
use crate::ingest::{Measure, NO_VALUE, Role};
use crate::numeric::number_at;
use crate::units::{Fraction, Money};

pub use loyalty::{LoyaltyBasis, LoyaltyCuts};

/// How much a customer uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Usage {
    /// 重度.
    Heavy,
    /// 中度.
    Medium,
    /// 轻度.
    Light,
}

impl Usage {
    /// All three, most first.
    pub const ALL: [Usage; 3] = [Usage::Heavy, Usage::Medium, Usage::Light];
}

/// How a customer chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Loyalty {
    /// All or most purchases go to the preferred brand.
    Loyal,
    /// Two or three liked brands in turn.
    Switcher,
    /// Buys only on a deal.
    PriceBuyer,
}

impl Loyalty {
    /// All three, most loyal first.
    pub const ALL: [Loyalty; 3] = [Loyalty::Loyal, Loyalty::Switcher, Loyalty::PriceBuyer];
}

/// Where heavy and medium use begin.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UsageCuts {
    /// The top share is heavy, the next one medium, as parts of the customers.
    Shares([Fraction; 2]),
    /// Least units a year of heavy and of medium; a customer on a cut belongs above.
    Entered([f64; 2]),
}

impl Default for UsageCuts {
    /// A fifth heavy, three fifths medium, a fifth light, as the case has it.
    fn default() -> Self {
        match [0.2, 0.6].map(Fraction::new) {
            [Ok(heavy), Ok(medium)] => UsageCuts::Shares([heavy, medium]),
            _ => unreachable!("the default shares lie between 0 and 1"),
        }
    }
}

/// What a customer uses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UsageMeasure {
    /// Units where the file gives a quantity, else orders.
    #[default]
    Found,
    /// Units of the quantity column.
    Units,
    /// Paid orders.
    Orders,
}

/// Usage × loyalty on a base, over the window.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UsageScheme {
    /// What a customer uses.
    pub measure: UsageMeasure,
    /// Heavy, medium, light.
    pub cuts: UsageCuts,
    /// What loyalty is told from.
    pub loyalty: LoyaltyBasis,
    /// Loyal, switcher, price buyer.
    pub loyalty_cuts: LoyaltyCuts,
}

/// What was settled on one base.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UsageFacts {
    /// Units or orders.
    pub measure: UsageMeasure,
    /// Least use a year of heavy and of medium.
    pub cuts: [f64; 2],
    /// How the cuts came about.
    pub rule: UsageCuts,
    /// The cuts coincide: nobody is medium, and they are no cuts that could be entered.
    pub is_collapsed: bool,
    /// What loyalty was told from.
    pub loyalty: LoyaltyBasis,
    /// Where loyal and switcher begin.
    pub loyalty_cuts: LoyaltyCuts,
    /// Mean use a year of heavy, medium, light; none where nobody is.
    pub means: [Option<f64>; 3],
}

impl UsageFacts {
    /// How many classes of usage somebody is in, where that is fewer than the shares ask for: too
    /// many customers are equal, or there are too few of them. Cuts that were entered ask for none.
    pub fn too_few_classes(&self) -> Option<usize> {
        let UsageCuts::Shares([heavy, medium]) = self.rule else {
            return None;
        };
        let [heavy, medium] = [heavy.get(), medium.get()];
        // Sums of fractions differ from 1 in their last digit.
        let parts = [heavy, medium, 1.0 - heavy - medium];
        let wanted = parts.iter().filter(|it| **it > 1e-9);
        let found = self.means.iter().flatten().count();
        (found < wanted.count()).then_some(found)
    }
}

impl UsageScheme {
    pub(super) fn apply(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
    ) -> Result<Segmentation, SchemeError> {
        if let UsageCuts::Entered([heavy, medium]) = self.cuts
            && !(heavy.is_finite() && medium > 0.0 && heavy > medium)
        {
            return Err(SchemeError::Thresholds { place: 1 });
        }
        let loyalty = self.loyalty.settled(base)?;
        let (measure, used) = self.used(base, profiles)?;
        let is_judged = |customer: usize| profiles.is_active(customer);
        let mut judged: Vec<f64> = (0..base.len())
            .filter(|&it| is_judged(it))
            .map(|it| used[it])
            .collect();
        if judged.is_empty() {
            return Err(SchemeError::Nobody);
        }
        let cuts = match self.cuts {
            UsageCuts::Entered(cuts) => cuts,
            UsageCuts::Shares([heavy, medium]) => {
                let both = Fraction::new((heavy.get() + medium.get()).min(1.0));
                [heavy, both.unwrap_or(heavy)].map(|share| top_share(&mut judged, share))
            }
        };
        let usage_of = |use_a_year: f64| match use_a_year {
            it if it >= cuts[0] => Usage::Heavy,
            it if it >= cuts[1] => Usage::Medium,
            _ => Usage::Light,
        };
        let mut sums = [(0_u64, 0.0); 3];
        let outside = (Usage::ALL.len() * Loyalty::ALL.len()) as u16;
        let codes = (0..base.len()).map(|customer| {
            if !is_judged(customer) {
                return outside;
            }
            let usage = usage_of(used[customer]);
            let sum = &mut sums[usage as usize];
            *sum = (sum.0 + 1, sum.1 + used[customer]);
            let loyalty = loyalty.of(base, profiles, customer, self.loyalty_cuts);
            (usage as usize * Loyalty::ALL.len() + loyalty as usize) as u16
        });
        let codes = codes.collect();
        let cells = Usage::ALL.into_iter().flat_map(|usage| {
            Loyalty::ALL.map(|loyalty| Segment::inside(SegmentName::Use(usage, loyalty)))
        });
        let mut segments: Vec<Segment> = cells.collect();
        segments.push(Segment::outside(SegmentName::Inactive));
        Ok(Segmentation {
            segments,
            codes,
            span: Span::Window,
            unit: OrderUnit::Orders,
            scores: None,
            facts: SchemeFacts::Usage(UsageFacts {
                measure,
                cuts,
                rule: self.cuts,
                is_collapsed: cuts[0] <= cuts[1],
                loyalty: loyalty.basis(),
                loyalty_cuts: self.loyalty_cuts,
                means: sums.map(|(count, sum)| (count > 0).then(|| sum / count as f64)),
            }),
        })
    }

    /// Use a year of every customer: that of the window ÷ its months × 12.
    fn used(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
    ) -> Result<(UsageMeasure, Vec<f64>), SchemeError> {
        let years = profiles.window.length_months / 12.0;
        let quantity = base.measures.iter().find(|it| it.role == Role::Quantity);
        match (self.measure, quantity) {
            (UsageMeasure::Units, None) => Err(SchemeError::MissingRole(Role::Quantity)),
            (UsageMeasure::Orders, _) | (UsageMeasure::Found, None) => {
                let orders = profiles.recent.orders.iter();
                let used = orders.map(|&it| f64::from(it) / years).collect();
                Ok((UsageMeasure::Orders, used))
            }
            (UsageMeasure::Units | UsageMeasure::Found, Some(quantity)) => {
                let window = &profiles.window;
                let used = (0..base.len()).map(|it| units(base, window, quantity, it) / years);
                Ok((UsageMeasure::Units, used.collect()))
            }
        }
    }

    /// Use a year of one customer; none where the data lack what it is measured by.
    pub(super) fn used_by(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
        customer: usize,
    ) -> Option<f64> {
        let window = &profiles.window;
        let years = window.length_months / 12.0;
        let quantity = base.measures.iter().find(|it| it.role == Role::Quantity);
        match (self.measure, quantity) {
            (UsageMeasure::Units, None) => None,
            (UsageMeasure::Orders, _) | (UsageMeasure::Found, None) => {
                Some(f64::from(profiles.recent.orders[customer]) / years)
            }
            (_, Some(quantity)) => Some(units(base, window, quantity, customer) / years),
        }
    }
}

/// Units a customer bought in the window, goods that came back subtracted.
fn units(base: &CustomerBase, window: &Window, quantity: &Measure, customer: usize) -> f64 {
    let entries = base.entries(customer);
    let days = &base.day[entries.clone()];
    let first = entries.start + days.partition_point(|&it| it < window.counts_from());
    let end = entries.start + days.partition_point(|&it| it <= window.to);
    let units = quantity.values[first..end].iter();
    let units: Money = units.copied().filter(|&it| it != NO_VALUE).sum();
    units.units()
}

/// The use of the last customer inside a top share. Reorders `used`.
fn top_share(used: &mut [f64], share: Fraction) -> f64 {
    let inside = super::cut::customers_inside(share, used.len() as u64) as usize;
    // Counted from the greatest.
    let last = used.len() - inside.max(1);
    number_at(used, last)
}

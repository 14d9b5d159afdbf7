//! Spend tiers (M02) as a scheme: the same cut as [`super::SpendOrder`], for every customer.

use serde::{Deserialize, Serialize};

use super::cut::{allows_fewer, customers_inside};
use super::{
    OrderUnit, Profiles, SchemeError, SchemeFacts, Segment, SegmentName, Segmentation, Span,
    SpendOrder, ThresholdRule, Tier,
};
use crate::numeric::whole_at;
use crate::units::Money;

/// Thresholds as they were settled.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TierFacts {
    /// How they came about.
    pub rule: ThresholdRule,
    /// Least monthly spend of diamond, gold, silver.
    pub thresholds: [Money; 3],
    /// The spends allow fewer tiers: too many customers are equal.
    pub is_collapsed: bool,
    /// New customers can be told.
    pub tells_new: bool,
}

/// Active customers by monthly spend; new ones apart, where they can be told.
pub(super) fn apply(
    rule: &ThresholdRule,
    profiles: &Profiles,
) -> Result<Segmentation, SchemeError> {
    let spends: Vec<Money> = (0..profiles.len())
        .map(|customer| match profiles.is_active(customer) {
            true => profiles.monthly_spend(customer),
            false => Money::ZERO,
        })
        .collect();
    let thresholds = match rule {
        ThresholdRule::Entered(thresholds) => thresholds.get(),
        ThresholdRule::TopShares(shares) => {
            let active = || (0..profiles.len()).filter(|&it| profiles.is_active(it));
            let settled = active().filter(|&it| !profiles.is_new(it));
            let mut settled: Vec<i64> = settled.map(|it| spends[it].0).collect();
            let all = active().count() as u64;
            shares.map(|share| top_share(&mut settled, share, all))
        }
    };
    let tells_new = profiles.tells_new();
    let mut segments: Vec<Segment> = Tier::ALL
        .into_iter()
        .filter(|&tier| tier != Tier::New || tells_new)
        .map(|tier| Segment::inside(SegmentName::Tier(tier)))
        .collect();
    let inactive = segments.len() as u16;
    segments.push(Segment::outside(SegmentName::Inactive));
    let codes: Vec<u16> = (0..profiles.len())
        .map(|it| match profiles.is_active(it) {
            true => SpendOrder::tier_of(spends[it], profiles.is_new(it), &thresholds) as u16,
            false => inactive,
        })
        .collect();
    if codes.iter().all(|&code| code == inactive) {
        return Err(SchemeError::Nobody);
    }
    let many = |is_it: &dyn Fn(usize) -> bool| {
        let active = (0..profiles.len()).filter(|&it| profiles.is_active(it));
        active.filter(|&it| is_it(it)).count() as u64
    };
    let all = many(&|_| true);
    let settled = many(&|it| !profiles.is_new(it));
    let ordinary = many(&|it| codes[it] == Tier::Ordinary as u16);
    Ok(Segmentation {
        segments,
        codes,
        span: Span::Window,
        unit: OrderUnit::Orders,
        scores: None,
        facts: SchemeFacts::Tiers(TierFacts {
            rule: *rule,
            thresholds,
            is_collapsed: allows_fewer(rule, &thresholds, [all, settled, ordinary]),
            tells_new,
        }),
    })
}

/// The spend of the last customer inside a top share of `all`, never below zero, `spends` being those
/// of who is not new. Reorders them.
fn top_share(spends: &mut [i64], share: crate::units::Fraction, all: u64) -> Money {
    if spends.is_empty() {
        return Money::ZERO;
    }
    let inside = (customers_inside(share, all) as usize).min(spends.len());
    // Counted from the greatest.
    let last = spends.len() - inside;
    Money(whole_at(spends, last)).max(Money::ZERO)
}

//! The curves drawn: customers are put in order once, and drawn as often as a margin or a threshold
//! changes.

use super::points::Builder;
use super::{CurvePoint, Curves, WhalePeak};
use crate::base::Observation;
use crate::numeric::{ordered, sort_keyed};
use crate::segment::{SpendOrder, Tier};
use crate::units::Money;
use crate::value::{Basis, Margins};

/// What the curves of one observation have in common, whatever the margins: the order by revenue a
/// head, and all that follows from it.
#[derive(Debug, Clone)]
pub struct CurveOrder {
    /// Entries by falling revenue a head, all that is read of them side by side.
    by_revenue: Vec<Entry>,
    lorenz: Lorenz,
    /// Drawn by the revenue, and by the profit of the file, where it gives one.
    revenue: Whale,
    profit: Option<Whale>,
    is_individual: bool,
}

/// What is read of one entry.
#[derive(Debug, Clone, Copy)]
struct Entry {
    spend: Money,
    revenue: f64,
    weight: u32,
    is_new: bool,
}

impl Entry {
    fn of(seen: &Observation, entry: u32) -> Entry {
        let entry = entry as usize;
        Entry {
            spend: seen.spend[entry],
            revenue: seen.revenue[entry].units(),
            weight: seen.weight[entry],
            is_new: seen.new[entry],
        }
    }
}

/// The whale curve and what it measures.
#[derive(Debug, Clone, Default)]
struct Whale {
    curve: Vec<CurvePoint>,
    peak: Option<WhalePeak>,
    total: f64,
}

impl CurveOrder {
    /// Puts the entries in order: n log n.
    pub fn new(seen: &Observation) -> CurveOrder {
        let weighted = |order: &[u32], value: &[f64]| {
            let heads = |&it: &u32| (seen.weight[it as usize], value[it as usize]);
            whale(seen, order.iter().map(heads))
        };
        let revenue: Vec<f64> = seen.revenue.iter().map(|it| it.units()).collect();
        let order = best_first(seen, &revenue);
        let has_profit = seen.profit.len() == seen.len() && !seen.profit.is_empty();
        CurveOrder {
            lorenz: lorenz(seen, &order),
            revenue: weighted(&order, &revenue),
            profit: has_profit.then(|| {
                let profit: Vec<f64> = seen.profit.iter().map(|it| it.units()).collect();
                weighted(&best_first(seen, &profit), &profit)
            }),
            by_revenue: order.iter().map(|&it| Entry::of(seen, it)).collect(),
            is_individual: seen.is_individual(),
        }
    }

    /// Draws both curves of the observation the order was made of. Where a margin of each tier
    /// decides, every tier is in order already: what is left is to merge five lists.
    pub fn draw(&self, seen: &Observation, thresholds: &[Money; 3], margins: &Margins) -> Curves {
        let (basis, whale) = match margins {
            Margins::FromFile => match &self.profit {
                Some(profit) => (Basis::Profit, profit.clone()),
                None => (Basis::Revenue, self.revenue.clone()),
            },
            Margins::Flat(None) => (Basis::Revenue, self.revenue.clone()),
            Margins::Flat(Some(margin)) => {
                let margins = [margin.get(); 5];
                (Basis::Profit, self.by_tier(seen, thresholds, margins))
            }
            Margins::PerTier(of) => {
                let margins = of.map(|margin| margin.get());
                (Basis::Profit, self.by_tier(seen, thresholds, margins))
            }
        };
        let Lorenz {
            curve,
            gini,
            hhi,
            without_revenue,
        } = self.lorenz.clone();
        Curves {
            basis,
            whale_in_shares: whale.total > 0.0,
            whale: whale.curve,
            peak: whale.peak,
            lorenz: curve,
            gini,
            hhi,
            without_revenue,
            customers: seen.customers(),
            total: whale.total,
            grouped: !self.is_individual,
        }
    }

    fn by_tier(&self, seen: &Observation, thresholds: &[Money; 3], margins: [f64; 5]) -> Whale {
        let mut tiers: [Vec<u32>; 5] = Default::default();
        for (place, entry) in self.by_revenue.iter().enumerate() {
            let tier = SpendOrder::tier_of(entry.spend, entry.is_new, thresholds);
            tiers[tier.index()].push(place as u32);
        }
        // A margin below zero turns the best by revenue into the worst.
        for (tier, margin) in tiers.iter_mut().zip(margins) {
            if margin < 0.0 {
                tier.reverse();
            }
        }
        // The next of a tier: profit of one, customers, profit of all of them.
        let front = |tier: usize, next: usize| {
            let entry = self.by_revenue[*tiers[tier].get(next)? as usize];
            let profit = entry.revenue * margins[tier];
            Some((
                profit / f64::from(entry.weight.max(1)),
                entry.weight,
                profit,
            ))
        };
        let mut next = [0_usize; 5];
        let mut fronts = Tier::ALL.map(|tier| front(tier.index(), 0));
        let merged = std::iter::from_fn(|| {
            let mut best: Option<(usize, (f64, u32, f64))> = None;
            for (tier, front) in fronts.iter().enumerate() {
                if let Some(front) = *front
                    && best.is_none_or(|(_, it)| front.0 > it.0)
                {
                    best = Some((tier, front));
                }
            }
            let (tier, (_, weight, profit)) = best?;
            next[tier] += 1;
            fronts[tier] = front(tier, next[tier]);
            Some((weight, profit))
        });
        whale(seen, merged)
    }
}

/// Entries by falling value a head; equal ones as they stand.
fn best_first(seen: &Observation, value: &[f64]) -> Vec<u32> {
    let per_head =
        |entry: u32| value[entry as usize] / f64::from(seen.weight[entry as usize].max(1));
    let mut keyed: Vec<(u64, u32)> = (0..seen.len() as u32)
        .map(|it| (!ordered(per_head(it)), it))
        .collect();
    sort_keyed(&mut keyed);
    keyed.into_iter().map(|(_, entry)| entry).collect()
}

/// Cumulates entries that come best first: how many customers each is, and the value of all of them.
fn whale(seen: &Observation, best_first: impl Iterator<Item = (u32, f64)>) -> Whale {
    let mut curve = Builder::new(seen.len());
    let customers = seen.customers() as f64;
    let mut peak: Option<WhalePeak> = None;
    let (mut reached, mut heads, mut loss_makers) = (0.0, 0_u64, 0);
    for (place, (weight, value)) in best_first.enumerate() {
        let weight = u64::from(weight);
        reached += value;
        heads += weight;
        if value < 0.0 {
            loss_makers += weight;
        }
        let point = CurvePoint {
            customers: heads as f64 / customers,
            value: reached,
        };
        curve.push(place, point);
        // A rise smaller than rounding is a plateau, not a new peak.
        let rises =
            peak.is_none_or(|peak| reached > peak.at.value + 1e-12 * peak.at.value.abs().max(1.0));
        if rises {
            peak = Some(WhalePeak {
                at: point,
                customers: heads,
                loss_makers: 0,
            });
        }
    }
    let mut curve = curve.finish(peak.map(|peak| peak.at));
    let total = reached;
    // In parts of the total where there is one, else in money.
    if total > 0.0 {
        curve.iter_mut().for_each(|point| point.value /= total);
    }
    let peak = peak.map(|mut peak| {
        if total > 0.0 {
            peak.at.value /= total;
        }
        WhalePeak {
            loss_makers,
            ..peak
        }
    });
    Whale { curve, peak, total }
}

/// The Lorenz curve of revenue and what it measures.
#[derive(Debug, Clone, Default)]
struct Lorenz {
    curve: Vec<CurvePoint>,
    gini: Option<f64>,
    hhi: Option<f64>,
    without_revenue: u64,
}

/// `best_first` lists the entries by falling revenue a head.
fn lorenz(seen: &Observation, best_first: &[u32]) -> Lorenz {
    let has_revenue = |&entry: &u32| seen.revenue[entry as usize].is_positive();
    let order: Vec<u32> = best_first
        .iter()
        .rev()
        .copied()
        .filter(has_revenue)
        .collect();
    let heads_of = |entry: u32| u64::from(seen.weight[entry as usize]);
    let counted: u64 = order.iter().map(|&entry| heads_of(entry)).sum();
    let total: f64 = order
        .iter()
        .map(|&entry| seen.revenue[entry as usize].units())
        .sum();
    let without_revenue = seen.customers() - counted;
    if counted == 0 {
        return Lorenz {
            without_revenue,
            ..Lorenz::default()
        };
    }
    let mut curve = Builder::new(order.len());
    let (mut heads, mut reached, mut before, mut twice_area) = (0_u64, 0.0, 0.0, 0.0);
    let mut hhi = 0.0;
    for (place, &entry) in order.iter().enumerate() {
        heads += heads_of(entry);
        let revenue = seen.revenue[entry as usize].units();
        reached += revenue;
        // Members of a group count as equal.
        hhi += (revenue / total).powi(2) / heads_of(entry) as f64;
        let ordinate = reached / total;
        twice_area += heads_of(entry) as f64 / counted as f64 * (ordinate + before);
        before = ordinate;
        curve.push(
            place,
            CurvePoint {
                customers: heads as f64 / counted as f64,
                value: ordinate,
            },
        );
    }
    Lorenz {
        curve: curve.finish(None),
        gini: Some((1.0 - twice_area).max(0.0)),
        hhi: Some(hhi),
        without_revenue,
    }
}

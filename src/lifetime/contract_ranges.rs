//! How far a forecast of contracts may be off: uncertainty of the curve and chance of the contracts.
//!
//! The logarithms of a curve's parameters are drawn normal around their fit with the inverse of the
//! observed information, and of these as many are kept as their likelihood allows: where it is lopsided
//! the ranges are. The rates of a piecewise curve are drawn interval by interval.

use serde::{Deserialize, Serialize};

use super::intervals::around;
use super::survival::ln_likelihood;
use super::{
    Attrition, Contracts, Interval, LEVEL, RenewalsAhead, Survival, SurvivalFit, ValueTerms,
};
use crate::numeric::{Random, ascending, normal_quantile};

/// Curves that are drawn.
const DRAWS: usize = 300;
/// Curves of which one is kept.
const TRIED: usize = 10;
/// The seed of the draws: the same contracts give the same ranges.
const SEED: u64 = 0x636f_6e74_7261_6374;

/// Ranges around a forecast of contracts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContractRanges {
    /// The probability.
    pub level: f64,
    /// Survival at the observed times, for the uncertainty of the curve.
    pub survival: Vec<Interval>,
    /// Renewals of all within the horizon: curve and chance.
    pub renewals: Interval,
    /// Their value; none without charges.
    pub value: Option<Interval>,
    /// Renewals of a contract by the periods it has lasted, whole ones: curve and chance.
    pub by_tenure: Vec<Interval>,
}

/// Contracts that go on, by how long they have lasted.
#[derive(Clone, Copy, Default)]
struct Going {
    many: f64,
    charges: f64,
    squares: f64,
}

fn going(contracts: &Contracts) -> Vec<Going> {
    let longest = contracts.tenure.iter().copied().max().unwrap_or(0);
    let mut found = vec![Going::default(); longest as usize + 1];
    for at in (0..contracts.len()).filter(|&at| !contracts.has_ended[at]) {
        let of = &mut found[contracts.tenure[at] as usize];
        of.many += 1.0;
        let charge = contracts.charge.get(at).filter(|charge| !charge.is_nan());
        let charge = charge.copied().unwrap_or(0.0);
        of.charges += charge;
        of.squares += charge * charge;
    }
    found
}

/// Curves that the data would allow as well.
fn drawn(fit: &SurvivalFit, seen: &Attrition, random: &mut Random) -> Vec<Survival> {
    if !matches!(fit.survival, Survival::Piecewise { .. }) {
        return likely(fit, seen, random);
    }
    let at_risk = seen.at_risk();
    let pieces = (0..DRAWS).map(|_| {
        let mut there = 1.0;
        let mut points = vec![(0.0, 1.0)];
        for &(end, seen, left) in &at_risk {
            there *= 1.0 - random.beta(left + 0.5, (seen - left).max(0.0) + 0.5);
            if there > 0.0 {
                points.push((end, there));
            }
        }
        Survival::Piecewise { points }
    });
    pieces.collect()
}

/// Curves in proportion to their likelihood: some are drawn normal around the fit, and each is kept as
/// often as its likelihood exceeds what the normal drew it by (sampling, importance resampling).
fn likely(fit: &SurvivalFit, seen: &Attrition, random: &mut Random) -> Vec<Survival> {
    let tried = (0..DRAWS * TRIED).map(|_| {
        let by: Vec<f64> = fit.root.iter().map(|_| random.normal()).collect();
        let curve = fit.moved(&by);
        let drawn_by = -0.5 * by.iter().map(|it| it * it).sum::<f64>();
        let weight = (ln_likelihood(seen, &curve) - fit.log_likelihood - drawn_by).exp();
        (curve, if weight.is_finite() { weight } else { 0.0 })
    });
    let mut tried: Vec<(Survival, f64)> = tried.collect();
    // One far off must not stand for all: a weight counts for the square root of their number at most.
    let mean = tried.iter().map(|it| it.1).sum::<f64>() / tried.len() as f64;
    let most = mean * (tried.len() as f64).sqrt();
    tried.iter_mut().for_each(|it| it.1 = it.1.min(most));
    let step = tried.iter().map(|it| it.1).sum::<f64>() / DRAWS as f64;
    if step <= 0.0 {
        return tried.into_iter().take(DRAWS).map(|it| it.0).collect();
    }
    let (mut kept, mut so_far) = (Vec::with_capacity(DRAWS), 0.0);
    for (curve, weight) in tried {
        so_far += weight;
        while kept.len() < DRAWS && so_far >= (kept.len() as f64 + 0.5) * step {
            kept.push(curve.clone());
        }
    }
    kept
}

/// The range that holds [`LEVEL`] of some draws, and the value.
fn range(value: f64, mut draws: Vec<f64>) -> Interval {
    ascending(&mut draws);
    let at = |part: f64| draws[((part * draws.len() as f64) as usize).min(draws.len() - 1)];
    Interval {
        value,
        low: at(0.5 - LEVEL / 2.0).min(value),
        high: at(0.5 + LEVEL / 2.0).max(value),
    }
}

/// The whole numbers of renewals that hold [`LEVEL`] for one contract, given the chance that it makes
/// at least one, two, …; the expected number lies within.
fn of_one(value: f64, at_least: &[f64]) -> Interval {
    let tail = 0.5 - LEVEL / 2.0;
    let many = |chance: f64| at_least.iter().take_while(|it| **it > chance).count() as f64;
    Interval {
        value,
        low: many(1.0 - tail).min(value.floor()),
        high: many(tail).max(value.ceil()),
    }
}

/// Mean squared distance of draws from a value: their variance and how far their mean is off.
fn around_value(draws: &[f64], value: f64) -> f64 {
    draws.iter().map(|it| (it - value).powi(2)).sum::<f64>() / draws.len() as f64
}

impl ContractRanges {
    /// Those of a fitted curve; none where it has no maximum.
    pub(super) fn of(
        contracts: &Contracts,
        fit: &SurvivalFit,
        seen: &Attrition,
        terms: &ValueTerms,
    ) -> Option<ContractRanges> {
        let at_risk = seen.at_risk();
        let is_piecewise = matches!(fit.survival, Survival::Piecewise { .. });
        if fit.root.is_empty() && !is_piecewise {
            return None;
        }
        let going = going(contracts);
        let has_money = !contracts.charge.is_empty();
        let margin = terms.margin.get();
        let total = |ahead: &RenewalsAhead| {
            let each = going.iter().zip(ahead.by_tenure());
            each.fold((0.0, 0.0), |sum, (of, &(renewals, worth))| {
                let money = of.charges * worth * margin;
                (sum.0 + of.many * renewals, sum.1 + money)
            })
        };
        let mut random = Random::new(SEED);
        let (mut renewals, mut values) = (Vec::new(), Vec::new());
        let mut survival = vec![Vec::new(); at_risk.len()];
        let ahead_of = contracts.ahead(terms);
        let periods = ahead_of.0 as usize;
        let mut renewing = vec![vec![0.0; periods]; going.len()];
        for curve in drawn(fit, seen, &mut random) {
            for (draws, &(time, ..)) in survival.iter_mut().zip(&at_risk) {
                draws.push(curve.survival(time));
            }
            let ahead = RenewalsAhead::of(contracts, &curve, terms);
            let ln: Vec<f64> = (0..going.len() + periods)
                .map(|time| curve.ln_survival(time as f64))
                .collect();
            for (tenure, each) in renewing.iter_mut().enumerate() {
                for (ahead, sum) in (1..).zip(each) {
                    *sum += (ln[tenure + ahead] - ln[tenure]).exp() / DRAWS as f64;
                }
            }
            let (more, value) = total(&ahead);
            renewals.push(more);
            values.push(value);
        }
        let ahead = RenewalsAhead::of(contracts, &fit.survival, terms);
        let (expected, value) = total(&ahead);
        let chance = chance(&going, &fit.survival, ahead_of);
        let z = normal_quantile(0.5 + LEVEL / 2.0);
        let value_range = || {
            around(
                value,
                around_value(&values, value) + chance.1 * margin * margin,
                z,
            )
        };
        let of_each = survival.into_iter().zip(&at_risk);
        let of_tenure = renewing.iter().zip(ahead.by_tenure());
        Some(ContractRanges {
            level: LEVEL,
            renewals: around(expected, around_value(&renewals, expected) + chance.0, z),
            value: has_money.then(value_range),
            survival: of_each
                .map(|(draws, &(time, ..))| range(fit.survival.survival(time), draws))
                .collect(),
            by_tenure: of_tenure.map(|(each, it)| of_one(it.0, each)).collect(),
        })
    }
}

/// Variance of renewals and of what a charge of each is worth, by chance alone: contracts leave
/// independently.
///
/// # Formula
/// E(R²) − E(R)² of a contract, R the renewals it makes: Σₖ (cₖ² − cₖ₋₁²) S(n + k) ÷ S(n) with cₖ
/// what k renewals bring.
fn chance(going: &[Going], curve: &Survival, (periods, factor): (u32, f64)) -> (f64, f64) {
    let (mut of_renewals, mut of_money) = (0.0, 0.0);
    for (tenure, of) in going.iter().enumerate().filter(|(_, of)| of.many > 0.0) {
        let start = curve.ln_survival(tenure as f64);
        let (mut mean, mut square) = ([0.0; 2], [0.0; 2]);
        let mut before = [0.0; 2];
        for ahead in 1..=periods {
            let time = tenure as f64 + f64::from(ahead);
            let there = (curve.ln_survival(time) - start).exp();
            let so_far = [before[0] + 1.0, before[1] + factor.powf(f64::from(ahead))];
            for place in 0..2 {
                let (was, is) = (before[place], so_far[place]);
                mean[place] += (is - was) * there;
                square[place] += (is * is - was * was) * there;
            }
            before = so_far;
        }
        of_renewals += of.many * (square[0] - mean[0] * mean[0]);
        of_money += of.squares * (square[1] - mean[1] * mean[1]);
    }
    (of_renewals, of_money)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifetime::{FitBy, SurvivalKind};

    #[test]
    fn curves_are_drawn_as_their_likelihood_allows_also_where_it_is_lopsided() {
        // Few contracts, which say little of three parameters.
        let mut random = Random::new(7);
        let mut contracts = Contracts::default();
        for _ in 0..300 {
            let gone = random.beta(0.7, 9.0);
            let followed = 3 + (random.unit() * 20.0) as u32;
            let lasts = random.geometric(gone).min(1e6) as u32;
            contracts.tenure.push(lasts.min(followed));
            contracts.has_ended.push(lasts <= followed);
            contracts.is_end_seen.push(lasts <= followed);
        }
        let seen = contracts.attrition(u32::MAX);
        let kind = SurvivalKind::BetaDiscreteWeibull;
        let fit = SurvivalFit::of(kind, &seen, FitBy::Likelihood);
        assert_eq!(fit.root.len(), 3, "{fit:?}");
        let below = |curve: &Survival| fit.log_likelihood - ln_likelihood(&seen, curve);
        let mean =
            |curves: &[Survival]| curves.iter().map(below).sum::<f64>() / curves.len() as f64;
        let drawn = drawn(&fit, &seen, &mut random);
        assert_eq!(drawn.len(), DRAWS);
        // Three parameters cost half a unit of ln L each.
        let mean = mean(&drawn);
        assert!((0.75..=2.25).contains(&mean), "{mean}");
    }

    #[test]
    fn the_range_of_one_contract_is_whole_and_holds_chance() {
        // A fifth leaves each month: one in five makes no renewal, fewer than one in twenty makes 14.
        let at_least: Vec<f64> = (1..=24).map(|month| 0.8_f64.powi(month)).collect();
        let of = of_one(at_least.iter().sum(), &at_least);
        assert_eq!((of.low, of.high), (0.0, 13.0));
        let sure = of_one(11.9, &[0.999; 12]);
        assert_eq!((sure.low, sure.high), (11.0, 12.0));
    }
}

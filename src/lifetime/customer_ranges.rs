//! Ranges of customers one by one: parameters and futures are drawn.

use serde::{Deserialize, Serialize};

use super::future::{Futures, Purse};
use super::{GammaGamma, Interval, Model, RangeBasis, SpendBasis};
use crate::numeric::{Random, Square, cholesky, number_at};

/// Draws of a few customers' future.
pub(super) const DRAWS: usize = 1000;
/// Draws of all customers together at most, and of one at least: with so few an end that cuts off one
/// draw in twenty is itself off by one and a half in a hundred.
const MOST_DRAWS: usize = 4_000_000;
const LEAST_DRAWS: usize = 200;
/// Distinct histories beyond which ranges of every customer would take minutes.
const MOST_DISTINCT: usize = 100_000;
/// The seed of the draws: the same data give the same ranges.
pub(super) const SEED: u64 = 0x6b65_7a68_695f_636c;

/// Ranges of one customer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CustomerInterval {
    /// The probability.
    pub level: f64,
    /// Purchases within the horizon: whole numbers that the customer's own number lies between, for
    /// parameters and chance.
    pub orders: Interval,
    /// CLV, for parameters and chance; none without a model of spend.
    pub clv: Option<Interval>,
    /// P(alive), for the uncertainty of the parameters alone.
    pub p_alive: Interval,
}

/// Low and high ends of every customer, in the order of the histories.
#[derive(Debug, Clone, PartialEq)]
pub struct EveryInterval {
    /// The probability.
    pub level: f64,
    /// Purchases within the horizon.
    pub orders: Vec<[f64; 2]>,
    /// CLV; empty without a model of spend.
    pub clv: Vec<[f64; 2]>,
    /// P(alive), for the uncertainty of the parameters alone.
    pub p_alive: Vec<[f64; 2]>,
}

/// What ranges of customers are drawn from.
#[derive(Debug)]
pub struct CustomerRanges<'a> {
    pub(super) basis: RangeBasis<'a>,
    /// A square root of the covariance: its columns are one deviation each.
    pub(super) root: Square<4>,
    pub(super) spend_root: Option<Square<3>>,
    /// Drawn parameters, the same for every customer.
    parameters: Vec<Parameters>,
}

/// Parameters as they might be.
#[derive(Debug, Clone, Copy)]
struct Parameters {
    model: Model,
    /// Those of spend; none without a model of it.
    spend: Option<GammaGamma>,
    /// What a mean order that all share is off by, as a factor.
    shared: f64,
}

/// Parameters moved by a vector of their logarithms.
fn moved<const N: usize>(of: [f64; N], root: &Square<N>, by: &[f64; N]) -> [f64; N] {
    std::array::from_fn(|row| {
        let off: f64 = (0..=row).map(|k| root[row][k] * by[k]).sum();
        of[row] * off.exp()
    })
}

pub(super) fn model_moved(model: &Model, root: &Square<4>, by: &[f64; 4]) -> Option<Model> {
    model.kind().with(moved(model.parameters(), root, by))
}

pub(super) fn spend_moved(model: &GammaGamma, root: &Square<3>, by: &[f64; 3]) -> GammaGamma {
    let [p, q, v] = moved([model.p, model.q, model.v], root, by);
    GammaGamma { p, q, v }
}

impl<'a> CustomerRanges<'a> {
    /// None where the fit has no maximum and so no covariance.
    pub fn of(basis: RangeBasis<'a>) -> Option<CustomerRanges<'a>> {
        let root = cholesky(&basis.fit.covariance?)?;
        let modelled = basis.spend.filter(|it| it.basis == SpendBasis::Model);
        let mut found = CustomerRanges {
            basis,
            root,
            spend_root: modelled.and_then(|spend| cholesky(&spend.covariance?)),
            parameters: Vec::new(),
        };
        let mut random = Random::new(SEED);
        found.parameters = (0..DRAWS)
            .map(|_| found.drawn_parameters(&mut random))
            .collect();
        Some(found)
    }

    fn drawn_parameters(&self, random: &mut Random) -> Parameters {
        let RangeBasis { fit, spend, .. } = self.basis;
        let by = std::array::from_fn(|_| random.normal());
        let model = model_moved(&fit.model, &self.root, &by).unwrap_or(fit.model);
        let spend = match (spend, &self.spend_root) {
            (Some(spend), Some(root)) => {
                let by = std::array::from_fn(|_| random.normal());
                Some(spend_moved(&spend.model, root, &by))
            }
            (spend, _) => spend.map(|spend| spend.model),
        };
        let shared = match self.shared_error() {
            0.0 => 1.0,
            error => (error * random.normal()).exp(),
        };
        Parameters {
            model,
            spend,
            shared,
        }
    }

    /// Ranges of one customer (a number in the histories), from drawn parameters and futures.
    pub fn customer(&self, at: usize, level: f64) -> CustomerInterval {
        let scores = self.basis.scores;
        let drawn = self.drawn(&[at as u32], DRAWS);
        CustomerInterval {
            level,
            orders: whole(quantiles(scores.orders[at], drawn.orders, level)),
            clv: (!scores.clv.is_empty()).then(|| quantiles(scores.clv[at], drawn.money, level)),
            p_alive: quantiles(scores.p_alive[at], drawn.alive, level),
        }
    }

    /// Ranges of every customer as [`CustomerRanges::customer`] draws them, but once for equal
    /// histories: in money their futures differ by what they have spent, which is a factor, and so the
    /// ends of one stand in the same proportion to the expected value as those of another. None where
    /// too many histories differ.
    pub fn each(&self, level: f64) -> Option<EveryInterval> {
        let RangeBasis {
            histories,
            rows,
            scores,
            ..
        } = self.basis;
        let has_money = !scores.clv.is_empty();
        // Who has spent nothing has the purse of all.
        let key = |at: usize| {
            let has_spent = has_money && histories.x[at] > 0 && histories.spend[at] > 0.0;
            2 * rows.row_of[at] as usize + usize::from(has_spent)
        };
        let mut first: Vec<Option<u32>> = vec![None; 2 * rows.len()];
        for at in 0..histories.len() {
            first[key(at)].get_or_insert(at as u32);
        }
        let distinct = first.iter().flatten().count();
        if distinct > MOST_DISTINCT {
            return None;
        }
        let draws = (MOST_DRAWS / distinct.max(1)).clamp(LEAST_DRAWS, DRAWS);
        let found = first.iter().map(|first| {
            let &at = first.as_ref()?;
            let drawn = self.drawn(&[at], draws);
            let at = at as usize;
            let orders = whole(quantiles(scores.orders[at], drawn.orders, level));
            let clv = has_money.then(|| quantiles(scores.clv[at], drawn.money, level));
            let p_alive = quantiles(scores.p_alive[at], drawn.alive, level);
            Some((orders, clv, p_alive))
        });
        let found: Vec<Option<(Interval, Option<Interval>, Interval)>> = found.collect();
        let mut all = EveryInterval {
            level,
            orders: Vec::with_capacity(histories.len()),
            clv: Vec::new(),
            p_alive: Vec::with_capacity(histories.len()),
        };
        for at in 0..histories.len() {
            let Some((orders, clv, p_alive)) = found[key(at)] else {
                continue;
            };
            all.orders.push([orders.low, orders.high]);
            all.p_alive.push([p_alive.low, p_alive.high]);
            if let Some(clv) = clv {
                let scale = match clv.value == 0.0 {
                    true => 1.0,
                    false => scores.clv[at] / clv.value,
                };
                all.clv.push([clv.low * scale, clv.high * scale]);
            }
        }
        Some(all)
    }

    /// Relative error of a mean order that all customers share; zero without one.
    pub(super) fn shared_error(&self) -> f64 {
        let shared = self
            .basis
            .spend
            .filter(|it| it.basis == SpendBasis::OneMean);
        shared.map_or(0.0, |it| it.pooled.relative_error)
    }

    /// x, T and purse of a customer.
    pub(super) fn seen(&self, at: usize, spend: Option<&GammaGamma>) -> (u32, f64, Purse) {
        let histories = self.basis.histories;
        let purse = match (self.basis.spend, spend) {
            (Some(fit), Some(model)) => {
                Purse::of(Some(fit), model, histories.x[at], histories.spend[at])
            }
            _ => Purse::Empty,
        };
        (
            histories.x[at],
            histories.times[histories.age[at] as usize],
            purse,
        )
    }

    /// Sums over a few customers, each draw with parameters of its own.
    pub(super) fn drawn(&self, of: &[u32], draws: usize) -> Drawn {
        let RangeBasis {
            fit,
            histories,
            terms,
            ..
        } = self.basis;
        let first = of.first().copied().unwrap_or(0);
        let mut futures = Futures::new(fit, terms, SEED ^ u64::from(first));
        let mut drawn = Drawn::default();
        for drawn_parameters in &self.parameters[..draws.min(DRAWS)] {
            let Parameters {
                model,
                spend,
                shared,
            } = drawn_parameters;
            let (mut orders, mut sum, mut alive) = (0.0, 0.0, 0.0);
            for &at in of {
                let at = at as usize;
                let (x, age, purse) = self.seen(at, spend.as_ref());
                let recency = histories.times[histories.recency[at] as usize];
                let p_alive = model.p_alive(x, recency, age);
                let future = futures.draw(model, purse, x, age, p_alive);
                orders += future.orders;
                sum += future.money * shared;
                alive += p_alive;
            }
            drawn.orders.push(orders);
            drawn.money.push(sum);
            drawn.alive.push(alive / of.len().max(1) as f64);
        }
        drawn
    }
}

/// Drawn sums.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) orders: Vec<f64>,
    pub(super) money: Vec<f64>,
    alive: Vec<f64>,
}

/// The range that holds that part of the draws, or more: the mean of few draws that are not zero
/// may lie beyond their quantiles, and an end is moved out to where it holds the mean too.
pub(super) fn quantiles(value: f64, mut draws: Vec<f64>, level: f64) -> Interval {
    let many = draws.len();
    let last = many.saturating_sub(1);
    let mut at = |part: f64| number_at(&mut draws, ((part * many as f64) as usize).min(last));
    Interval {
        value,
        low: at(0.5 - level / 2.0).min(value),
        high: at(0.5 + level / 2.0).max(value),
    }
}

/// The same for orders, whose ends are whole.
pub(super) fn whole(of: Interval) -> Interval {
    Interval {
        low: of.low.floor(),
        high: of.high.ceil(),
        ..of
    }
}

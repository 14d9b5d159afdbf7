//! How far the numbers may be off: uncertainty of the parameters and chance of the customers.

use serde::{Deserialize, Serialize};

use super::score::{Ahead, Pairs};
use super::{Fit, Histories, Model, Rows, Scores, ValueTerms};
use crate::numeric::{Random, Square, normal_quantile};

/// Distance, in standard deviations, of the points between which the slope is taken.
const SLOPE_STEP: f64 = 1e-3;
/// Draws of one customer's future.
const DRAWS: usize = 2000;
/// Futures that are drawn to estimate the chance of all.
const FUTURES: usize = 20_000;
/// The seed of the draws: the same data give the same ranges.
const SEED: u64 = 0x6b65_7a68_695f_636c;

/// A value with a range around it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The value.
    pub value: f64,
    /// Low end.
    pub low: f64,
    /// High end.
    pub high: f64,
}

/// Ranges of totals that hold with a probability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TotalIntervals {
    /// The probability.
    pub level: f64,
    /// Purchases of all within the horizon.
    pub orders: Interval,
    /// CLV of all; none without a model of spend.
    pub clv: Option<Interval>,
}

/// Ranges of one customer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CustomerInterval {
    /// The probability.
    pub level: f64,
    /// Purchases within the horizon: whole numbers that the customer's own number lies between.
    pub orders: Interval,
    /// P(alive), for the uncertainty of the parameters alone.
    pub p_alive: Interval,
}

/// The slopes of sums by four independent directions of the parameters.
struct Slopes {
    /// What lies ahead of the rows and P(alive): at the fit, then a step in each direction.
    points: Vec<(Vec<Ahead>, Vec<f64>)>,
}

/// A square root of the covariance: its columns are one deviation each.
fn root(covariance: &Square<4>) -> Option<Square<4>> {
    crate::numeric::cholesky(covariance)
}

fn moved(model: &Model, root: &Square<4>, direction: usize, by: f64) -> Option<Model> {
    let parameters = model.parameters();
    let moved =
        std::array::from_fn(|place| parameters[place] * (by * root[place][direction]).exp());
    model.kind().with(moved)
}

impl Slopes {
    fn of(fit: &Fit, rows: &Rows, terms: &ValueTerms) -> Option<Slopes> {
        let root = root(&fit.covariance?)?;
        let pairs = Pairs::of(rows);
        let point = |model: Model| {
            let alive = rows
                .each()
                .map(|(x, recency, age)| model.p_alive(x, recency, age));
            (pairs.ahead(&model, fit.unit, terms), alive.collect())
        };
        let mut points = vec![point(fit.model)];
        for direction in 0..4 {
            points.push(point(moved(&fit.model, &root, direction, SLOPE_STEP)?));
        }
        Some(Slopes { points })
    }

    /// Variance of a sum by the delta method.
    fn variance(&self, sum: impl Fn(&[Ahead], &[f64]) -> f64) -> f64 {
        let mut sums = self.points.iter().map(|(ahead, alive)| sum(ahead, alive));
        let here = sums.next().unwrap_or(0.0);
        sums.map(|there| ((there - here) / SLOPE_STEP).powi(2))
            .sum()
    }
}

/// Ranges of the totals over some customers (numbers in the histories), all when `of` is none.
///
/// # Formula
/// Laplace: the logarithms of the parameters are normal around the fit with the inverse of the
/// observed information; a sum varies by its slopes (delta method). To that is added the chance of
/// the customers, estimated from drawn futures. Spend counts as known.
pub fn totals(
    fit: &Fit,
    histories: &Histories,
    rows: &Rows,
    scores: &Scores,
    terms: &ValueTerms,
    of: Option<&[u32]>,
    level: f64,
) -> Option<TotalIntervals> {
    let slopes = Slopes::of(fit, rows, terms)?;
    let margin = terms.margin.get();
    let mut customers = vec![0.0; rows.len()];
    let mut money = vec![0.0; rows.len()];
    let everyone: Vec<u32>;
    let of = match of {
        Some(of) => of,
        None => {
            everyone = (0..histories.len() as u32).collect();
            &everyone
        }
    };
    for &at in of {
        let row = rows.row_of[at as usize] as usize;
        customers[row] += 1.0;
        if let Some(spend) = scores.spend.get(at as usize) {
            money[row] += spend * margin;
        }
    }
    let orders_sum = |ahead: &[Ahead], alive: &[f64]| -> f64 {
        let parts = ahead.iter().zip(alive).zip(&customers);
        parts
            .map(|((ahead, alive), count)| ahead.orders * alive * count)
            .sum()
    };
    let clv_sum = |ahead: &[Ahead], alive: &[f64]| -> f64 {
        let parts = ahead.iter().zip(alive).zip(&money);
        parts
            .map(|((ahead, alive), money)| ahead.discounted * alive * money)
            .sum()
    };
    let horizon = f64::from(terms.horizon_months.count()) * fit.unit.in_a_month();
    let chance = Chance::of(&fit.model, histories, scores, margin, horizon, of);
    let z = normal_quantile(0.5 + level / 2.0);
    let around = |value: f64, variance: f64| {
        let reach = z * variance.sqrt();
        Interval {
            value,
            low: if value >= 0.0 {
                (value - reach).max(0.0)
            } else {
                value - reach
            },
            high: value + reach,
        }
    };
    let sum = |column: &[f64]| -> f64 { of.iter().map(|&at| column[at as usize]).sum() };
    Some(TotalIntervals {
        level,
        orders: around(
            sum(&scores.orders),
            slopes.variance(orders_sum) + chance.orders,
        ),
        clv: (!scores.clv.is_empty())
            .then(|| around(sum(&scores.clv), slopes.variance(clv_sum) + chance.clv)),
    })
}

/// Variance of the sums by chance alone.
struct Chance {
    orders: f64,
    clv: f64,
}

impl Chance {
    fn of(
        model: &Model,
        histories: &Histories,
        scores: &Scores,
        margin: f64,
        horizon: f64,
        of: &[u32],
    ) -> Chance {
        let mut random = Random::new(SEED);
        let rounds = (FUTURES / of.len().max(1)).clamp(1, 200);
        let stride = of.len().div_ceil(FUTURES).max(1);
        let (mut orders, mut clv, mut drawn) = (0.0, 0.0, 0.0);
        for &at in of.iter().step_by(stride) {
            let at = at as usize;
            let time = |code: &[u32]| histories.times[code[at] as usize];
            let (age, expected) = (time(&histories.age), scores.orders[at]);
            let money = scores.spend.get(at).map_or(0.0, |spend| spend * margin);
            for _ in 0..rounds {
                let future = draw(
                    model,
                    histories.x[at],
                    age,
                    scores.p_alive[at],
                    horizon,
                    &mut random,
                );
                let off = (future - expected) * (future - expected);
                orders += off;
                clv += off * money * money;
                drawn += 1.0;
            }
        }
        let scale = of.len() as f64 / f64::max(drawn, 1.0);
        Chance {
            orders: orders * scale,
            clv: clv * scale,
        }
    }
}

/// One future of one customer: purchases within the horizon.
fn draw(model: &Model, x: u32, age: f64, p_alive: f64, horizon: f64, random: &mut Random) -> f64 {
    if random.unit() > p_alive {
        return 0.0;
    }
    let count = f64::from(x);
    match model {
        Model::BetaGeometric(it) => {
            let rate = random.gamma(it.r + count) / (it.alpha + age);
            let chances = match it.drop_out {
                super::DropOut::AfterRepeat => count,
                super::DropOut::AfterEvery => count + 1.0,
            };
            let p = random.beta(it.a, it.b + chances);
            let until_gone = if p > 0.0 {
                random.geometric(p)
            } else {
                f64::INFINITY
            };
            random.poisson(rate * horizon).min(until_gone)
        }
        Model::Pareto(it) => {
            let rate = random.gamma(it.r + count) / (it.alpha + age);
            let gone = random.gamma(it.s) / (it.beta + age);
            let left = random.exponential() / gone;
            random.poisson(rate * left.min(horizon))
        }
        Model::BgBb(it) => {
            let p = random.beta(it.alpha + count, it.beta + age.round() - count);
            let theta = random.beta(it.gamma, it.delta + age.round() + 1.0);
            let mut bought = 0.0;
            let mut left = horizon;
            while left > 0.0 {
                bought += f64::from(u8::from(random.unit() < p * left.min(1.0)));
                left -= 1.0;
                if random.unit() < theta {
                    break;
                }
            }
            bought
        }
    }
}

/// Ranges of one customer, from drawn futures.
pub fn customer(
    fit: &Fit,
    histories: &Histories,
    at: usize,
    terms: &ValueTerms,
    level: f64,
) -> CustomerInterval {
    let time = |code: &[u32]| histories.times[code[at] as usize];
    let (x, recency, age) = (
        histories.x[at],
        time(&histories.recency),
        time(&histories.age),
    );
    let horizon = f64::from(terms.horizon_months.count()) * fit.unit.in_a_month();
    let mut random = Random::new(SEED ^ at as u64);
    let root = fit.covariance.as_ref().and_then(root);
    let mut orders = Vec::with_capacity(DRAWS);
    let mut alive = Vec::with_capacity(DRAWS);
    for _ in 0..DRAWS {
        let mut model = fit.model;
        if let Some(root) = &root {
            let z: [f64; 4] = std::array::from_fn(|_| random.normal());
            let parameters = fit.model.parameters();
            let drawn = std::array::from_fn(|row| {
                let off: f64 = (0..=row).map(|k| root[row][k] * z[k]).sum();
                parameters[row] * off.exp()
            });
            model = fit.model.kind().with(drawn).unwrap_or(fit.model);
        }
        let p_alive = model.p_alive(x, recency, age);
        alive.push(p_alive);
        orders.push(draw(&model, x, age, p_alive, horizon, &mut random));
    }
    let interval = |value: f64, mut draws: Vec<f64>| {
        draws.sort_unstable_by(f64::total_cmp);
        let at = |p: f64| draws[((p * DRAWS as f64) as usize).min(DRAWS - 1)];
        Interval {
            value,
            low: at(0.5 - level / 2.0),
            high: at(0.5 + level / 2.0),
        }
    };
    CustomerInterval {
        level,
        orders: interval(fit.model.orders(x, recency, age, horizon), orders),
        p_alive: interval(fit.model.p_alive(x, recency, age), alive),
    }
}

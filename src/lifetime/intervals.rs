//! How far the numbers may be off: uncertainty of the parameters and chance of the customers.
//!
//! Both are in every range, and the part of the parameters alone stands beside the whole. The
//! logarithms of the parameters, those of purchases and those of spend, are taken to be normal
//! around their fit with the inverse of the observed information (Laplace). Of many customers a sum
//! varies by its slopes (delta method) plus the variance of drawn futures; a few, or one, are drawn
//! as a whole, parameters and all.

use serde::{Deserialize, Serialize};

use super::customer_ranges::{
    CustomerRanges, DRAWS, SEED, model_moved, quantiles, spend_moved, whole,
};
use super::future::Futures;
use super::parts::{at_once, part};
use super::score::{Ahead, Pairs};
use super::{Fit, Histories, Model, Rows, Scores, SpendFit, ValueTerms};
use crate::numeric::normal_quantile;

/// Distance, in standard deviations, of the points between which the slope is taken.
pub(super) const SLOPE_STEP: f64 = 1e-3;
/// Rows that are looked at for the slopes at most; more are at even distances.
const MOST_ROWS: usize = 50_000;
/// As many customers are a few.
const FEW: usize = 30;
/// Futures that are drawn to estimate the chance of many.
const FUTURES: usize = 6_000;
/// Futures of the same customer at most, to that end.
const MOST_ROUNDS: usize = 200;

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
    /// Purchases of all within the horizon, whole numbers: parameters and chance.
    pub orders: Interval,
    /// CLV of all: parameters and chance; none without a model of spend.
    pub clv: Option<Interval>,
    /// Purchases, for the uncertainty of the parameters alone.
    pub orders_by_parameters: Interval,
    /// CLV, for the uncertainty of the parameters alone.
    pub clv_by_parameters: Option<Interval>,
}

/// What ranges rest on.
#[derive(Debug, Clone, Copy)]
pub struct RangeBasis<'a> {
    /// The model of purchases.
    pub fit: &'a Fit,
    /// The model of spend.
    pub spend: Option<&'a SpendFit>,
    /// The customers.
    pub histories: &'a Histories,
    /// The same in groups.
    pub rows: &'a Rows,
    /// One value a customer.
    pub scores: &'a Scores,
    /// How far ahead, discounted how, at which margin.
    pub terms: &'a ValueTerms,
}

/// Ranges around a forecast: of all, of any part, of a customer.
#[derive(Debug)]
pub struct Ranges<'a> {
    own: CustomerRanges<'a>,
    /// Every so many-th row is looked at for the slopes.
    stride: usize,
    /// What lies ahead of these rows and P(alive): at the fit, then a step in each direction.
    points: Vec<(Vec<Ahead>, Vec<f64>)>,
    /// Money of an order a customer, a step in each direction of the model of spend.
    spends: Vec<Vec<f64>>,
}

pub(super) fn step<const N: usize>(direction: usize) -> [f64; N] {
    std::array::from_fn(|place| f64::from(u8::from(place == direction)) * SLOPE_STEP)
}

/// A value within a factor of its relative deviation: a sum of money or orders does not change sign.
pub(super) fn around(value: f64, variance: f64, z: f64) -> Interval {
    let factor = match value == 0.0 {
        true => 1.0,
        false => (z * (variance / (value * value)).ln_1p().sqrt()).exp(),
    };
    let (near, far) = (value / factor, value * factor);
    Interval {
        value,
        low: near.min(far),
        high: near.max(far),
    }
}

impl<'a> Ranges<'a> {
    /// The ranges; none where the fit has no maximum and so no covariance.
    pub fn of(basis: RangeBasis<'a>) -> Option<Ranges<'a>> {
        at_once(Ranges::in_parts(basis))
    }

    /// [`Ranges::of`], part by part.
    pub(super) async fn in_parts(basis: RangeBasis<'a>) -> Option<Ranges<'a>> {
        let own = CustomerRanges::of(basis)?;
        let stride = basis.rows.len().div_ceil(MOST_ROWS).max(1);
        let rows = basis.rows.every(stride);
        let pairs = Pairs::of(&rows);
        let point = |model: Model| {
            let alive = rows.each();
            let alive = alive.map(|(x, recency, age)| model.p_alive(x, recency, age));
            (
                pairs.ahead(&model, basis.fit.unit, basis.terms),
                alive.collect(),
            )
        };
        let mut points = vec![point(basis.fit.model)];
        for direction in 0..4 {
            part().await;
            points.push(point(model_moved(
                &basis.fit.model,
                &own.root,
                &step(direction),
            )?));
        }
        let mut spends = Vec::new();
        if let (Some(spend), Some(root)) = (basis.spend, &own.spend_root) {
            for direction in 0..3 {
                part().await;
                let model = spend_moved(&spend.model, root, &step(direction));
                spends.push(spend.at(model).money_of(basis.histories));
            }
        }
        Some(Ranges {
            own,
            stride,
            points,
            spends,
        })
    }

    /// Ranges of the totals over some customers (numbers in the histories), all when `of` is none.
    ///
    /// # Formula
    /// Σ slope² over the directions of the parameters + Σ (future − expected)² of drawn futures, as
    /// a factor around the value; of a few customers the quantiles of drawn sums. Either way the value
    /// lies within.
    pub fn totals(&self, of: Option<&[u32]>, level: f64) -> TotalIntervals {
        let RangeBasis { rows, scores, .. } = self.own.basis;
        let everyone: Vec<u32>;
        let of = match of {
            Some(of) => of,
            None => {
                everyone = (0..self.own.basis.histories.len() as u32).collect();
                &everyone
            }
        };
        let margin = self.own.basis.terms.margin.get();
        let has_money = !scores.clv.is_empty();
        let looked_at = self.points[0].1.len();
        let mut customers = vec![0.0; looked_at];
        let mut money = vec![0.0; looked_at];
        for &at in of {
            let row = rows.row_of[at as usize] as usize;
            if !row.is_multiple_of(self.stride) {
                continue;
            }
            customers[row / self.stride] += 1.0;
            if has_money {
                money[row / self.stride] += scores.spend[at as usize] * margin;
            }
        }
        let sum = |column: &[f64]| -> f64 { of.iter().map(|&at| column[at as usize]).sum() };
        let orders = sum(&scores.orders);
        let clv = has_money.then(|| sum(&scores.clv));
        let orders_variance = self.variance(orders, |point| {
            let parts = point.0.iter().zip(&point.1).zip(&customers);
            parts
                .map(|((it, alive), many)| it.orders * alive * many)
                .sum()
        });
        let mut clv_variance = self.variance(clv.unwrap_or(0.0), |point| {
            let parts = point.0.iter().zip(&point.1).zip(&money);
            parts
                .map(|((it, alive), money)| it.discounted * alive * money)
                .sum()
        });
        for spends in &self.spends {
            let off = of.iter().map(|&at| {
                let at = at as usize;
                let apart = spends[at] - scores.spend[at];
                // CLV is in proportion to the money of an order.
                scores.clv[at] * apart / scores.spend[at]
            });
            clv_variance += (off.sum::<f64>() / SLOPE_STEP).powi(2);
        }
        clv_variance += (clv.unwrap_or(0.0) * self.own.shared_error()).powi(2);
        let z = normal_quantile(0.5 + level / 2.0);
        let orders_by_parameters = around(orders, orders_variance, z);
        let clv_by_parameters = clv.map(|clv| around(clv, clv_variance, z));
        let (orders, clv) = if of.len() <= FEW {
            let drawn = self.own.drawn(of, DRAWS);
            let orders = whole(quantiles(orders, drawn.orders, level));
            (orders, clv.map(|clv| quantiles(clv, drawn.money, level)))
        } else {
            let chance = self.chance(of);
            (
                whole(around(orders, orders_variance + chance.0, z)),
                clv.map(|clv| around(clv, clv_variance + chance.1, z)),
            )
        };
        TotalIntervals {
            level,
            orders,
            clv,
            orders_by_parameters,
            clv_by_parameters,
        }
    }

    /// Ranges of the same customers one by one.
    pub fn customers(&self) -> &CustomerRanges<'a> {
        &self.own
    }

    /// Variance of a sum by the delta method: that of the rows looked at, in proportion to the value
    /// of all.
    fn variance(&self, value: f64, sum: impl Fn(&(Vec<Ahead>, Vec<f64>)) -> f64) -> f64 {
        let mut sums = self.points.iter().map(sum);
        let here = sums.next().unwrap_or(0.0);
        if here == 0.0 {
            return 0.0;
        }
        let relative: f64 = sums
            .map(|there| ((there / here - 1.0) / SLOPE_STEP).powi(2))
            .sum();
        relative * value * value
    }

    /// Variance of orders and of CLV by chance alone, from futures of customers at even distances.
    fn chance(&self, of: &[u32]) -> (f64, f64) {
        let RangeBasis {
            fit,
            spend,
            scores,
            terms,
            ..
        } = self.own.basis;
        let model = spend.map(|spend| &spend.model);
        let mut futures = Futures::new(fit, terms, SEED);
        let rounds = (FUTURES / of.len().max(1)).clamp(1, MOST_ROUNDS);
        let stride = of.len().div_ceil(FUTURES).max(1);
        let (mut orders, mut clv, mut drawn) = (0.0, 0.0, 0.0);
        for &at in of.iter().step_by(stride) {
            let at = at as usize;
            let (x, age, purse) = self.own.seen(at, model);
            let expected = scores.clv.get(at).copied().unwrap_or(0.0);
            for _ in 0..rounds {
                let future = futures.draw(&fit.model, purse, x, age, scores.p_alive[at]);
                orders += (future.orders - scores.orders[at]).powi(2);
                clv += (future.money - expected).powi(2);
                drawn += 1.0;
            }
        }
        let scale = of.len() as f64 / f64::max(drawn, 1.0);
        (orders * scale, clv * scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifetime::tests_data;
    use crate::lifetime::{ModelKind, PeriodUnit, Regularisation};
    use crate::numeric::Random;

    /// One customer of a BG/NBD followed for `age`: x and tₓ.
    fn redrawn(model: &Model, age: f64, random: &mut Random) -> (f64, f64) {
        let Model::BetaGeometric(it) = model else {
            panic!("a BG/NBD was fitted");
        };
        let rate = random.gamma(it.r) / it.alpha;
        let gone = random.beta(it.a, it.b);
        let (mut now, mut count, mut last) = (0.0, 0.0, 0.0);
        loop {
            now += random.exponential() / rate.max(1e-12);
            if now > age {
                return (count, last);
            }
            count += 1.0;
            last = (now * 7.0).floor() / 7.0;
            if random.unit() < gone {
                return (count, last);
            }
        }
    }

    #[test]
    fn the_part_of_the_parameters_is_as_wide_as_a_parametric_bootstrap() {
        let histories = tests_data::weeks(400, 21);
        let rows = Rows::of(&histories);
        let terms = ValueTerms::default();
        let fitted = |histories: &Histories| {
            Fit::of(
                ModelKind::BgNbd,
                &Rows::of(histories),
                PeriodUnit::Week,
                Regularisation::None,
            )
            .unwrap()
        };
        let fit = fitted(&histories);
        let scores = Scores::of(&fit.model, &histories, &rows, None, &terms);
        let ranges = Ranges::of(RangeBasis {
            fit: &fit,
            spend: None,
            histories: &histories,
            rows: &rows,
            scores: &scores,
            terms: &terms,
        });
        let range = ranges.unwrap().totals(None, 0.9).orders_by_parameters;
        let mut random = Random::new(4);
        let refits = 60;
        let totals: Vec<f64> = (0..refits)
            .map(|_| {
                let age: Vec<f64> = histories
                    .age
                    .iter()
                    .map(|&it| histories.times[it as usize])
                    .collect();
                let drawn = age.iter().map(|&age| redrawn(&fit.model, age, &mut random));
                let (x, recency): (Vec<f64>, Vec<f64>) = drawn.unzip();
                let again = Histories::counted(PeriodUnit::Week, &x, &recency, &age, &[]).unwrap();
                let model = fitted(&again).model;
                Scores::of(&model, &histories, &rows, None, &terms)
                    .total_orders()
                    .ln()
            })
            .collect();
        let n = f64::from(refits);
        let mean = totals.iter().sum::<f64>() / n;
        let deviation =
            (totals.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
        let laplace = (range.high / range.low).ln() / 2.0 / normal_quantile(0.95);
        // Sixty refits tell a deviation to a tenth.
        let ratio = laplace / deviation;
        assert!((0.7..1.4).contains(&ratio), "{laplace} {deviation}");
    }

    #[test]
    fn a_range_keeps_the_sign_of_its_value_and_grows_with_its_variance() {
        let small = around(100.0, 25.0, 1.645);
        let large = around(100.0, 40_000.0, 1.645);
        assert!(large.low > 0.0 && large.low < small.low && small.high < large.high);
        assert!((small.high - 108.6).abs() < 0.5 && (small.low - 92.1).abs() < 0.5);
        let loss = around(-100.0, 25.0, 1.645);
        assert!(loss.low < -100.0 && loss.high > -100.0 && loss.high < 0.0);
        assert_eq!(around(0.0, 4.0, 1.645).high, 0.0);
    }
}

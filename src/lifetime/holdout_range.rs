//! The range that a calibration gave for what was held out: whether it held what happened says how far
//! the ranges of a forecast can be believed.

use super::customer_ranges::{SEED, model_moved};
use super::future::{Futures, Purse};
use super::intervals::{SLOPE_STEP, around, step};
use super::{Fit, Histories, Interval, Model, Rows};
use crate::numeric::{cholesky, normal_quantile};

/// Rows that are looked at for the slopes at most; more are at even distances.
const MOST_ROWS: usize = 4_000;
/// Futures that are drawn to estimate chance.
const FUTURES: usize = 4_000;
/// Futures of the same customer at most.
const MOST_ROUNDS: usize = 100;

/// The range of purchases that follow a calibration, for parameters and chance; none where the fit
/// has no maximum and so no covariance.
///
/// # Formula
/// As [`super::Ranges::totals`], over the time that was held out.
pub(super) fn holdout_range(
    fit: &Fit,
    histories: &Histories,
    rows: &Rows,
    predicted: f64,
    level: f64,
) -> Option<Interval> {
    let root = cholesky(&fit.covariance?)?;
    let length = histories.later_length;
    let seen = rows.every(rows.len().div_ceil(MOST_ROWS).max(1));
    let total = |model: &Model| -> f64 {
        let each = seen.each().zip(&seen.weight);
        each.map(|((x, recency, age), weight)| weight * model.orders(x, recency, age, length))
            .sum()
    };
    let here = total(&fit.model);
    if here <= 0.0 {
        return None;
    }
    let mut relative = 0.0;
    for direction in 0..4 {
        let there = total(&model_moved(&fit.model, &root, &step(direction))?);
        relative += ((there / here - 1.0) / SLOPE_STEP).powi(2);
    }
    let variance = relative * predicted * predicted + chance(fit, histories, length);
    let z = normal_quantile(0.5 + level / 2.0);
    let range = around(predicted, variance, z);
    Some(Interval {
        low: range.low.floor(),
        high: range.high.ceil(),
        ..range
    })
}

/// Variance of the sum by chance alone, from futures of customers at even distances.
fn chance(fit: &Fit, histories: &Histories, length: f64) -> f64 {
    let many = histories.len();
    let rounds = (FUTURES / many.max(1)).clamp(1, MOST_ROUNDS);
    let mut futures = Futures::of_orders(length, SEED);
    let (mut squares, mut drawn) = (0.0, 0.0);
    for at in (0..many).step_by(many.div_ceil(FUTURES).max(1)) {
        let time = |code: u32| histories.times[code as usize];
        let (recency, age) = (time(histories.recency[at]), time(histories.age[at]));
        let x = histories.x[at];
        let alive = fit.model.p_alive(x, recency, age);
        let expected = fit.model.orders(x, recency, age, length);
        for _ in 0..rounds {
            let future = futures.draw(&fit.model, Purse::Empty, x, age, alive);
            squares += (future.orders - expected).powi(2);
            drawn += 1.0;
        }
    }
    squares * many as f64 / f64::max(drawn, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifetime::{
        ModelKind, PeriodUnit, RangeBasis, Ranges, Regularisation, Scores, ValueTerms, tests_data,
    };

    #[test]
    fn the_range_of_a_holdout_as_long_as_a_horizon_is_that_of_the_forecast() {
        let mut histories = tests_data::weeks(400, 21);
        let rows = Rows::of(&histories);
        let kind = ModelKind::BgNbd;
        let fit = Fit::of(kind, &rows, PeriodUnit::Week, Regularisation::None).unwrap();
        let terms = ValueTerms::default();
        histories.later_length = PeriodUnit::Week.in_a_month() * 12.0;
        let scores = Scores::of(&fit.model, &histories, &rows, None, &terms);
        let ranges = Ranges::of(RangeBasis {
            fit: &fit,
            spend: None,
            histories: &histories,
            rows: &rows,
            scores: &scores,
            terms: &terms,
        });
        let whole = ranges.unwrap().totals(None, 0.9).orders;
        let held = holdout_range(&fit, &histories, &rows, scores.total_orders(), 0.9).unwrap();
        let width = |it: &Interval| it.high - it.low;
        // Both draw their futures, and so tell a width to a tenth.
        let ratio = width(&held) / width(&whole);
        assert!((0.9..1.1).contains(&ratio), "{held:?} {whole:?}");
    }
}

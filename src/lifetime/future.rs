//! One possible future of a customer: orders and discounted money within the horizon, drawn.

use super::{DropOut, Fit, GammaGamma, Model, OthersSpend, SpendBasis, SpendFit, ValueTerms};
use crate::numeric::{Random, ascending};

/// Orders whose months are drawn one by one; more are spread evenly, which a discount cannot tell.
const MOST_SPREAD: f64 = 16.0;

/// What the money of a customer's orders is drawn from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Purse {
    /// There is no money.
    Empty,
    /// Every order brings the same.
    Known(f64),
    /// An order is gamma with shape `p` around a mean that all customers share.
    Shared {
        /// Shape of an order.
        p: f64,
        /// Mean of an order.
        mean: f64,
    },
    /// An order is gamma with shape `p` and the customer's own rate, which is gamma with `shape` and
    /// `rate`: the Gamma-Gamma after what the customer has spent.
    Drawn {
        /// Shape of an order.
        p: f64,
        /// Shape of the customer's rate: p x + q.
        shape: f64,
        /// Rate of the customer's rate: v + x m.
        rate: f64,
    },
}

impl Purse {
    /// The purse of a customer with `x` orders after the first and their mean, under a model of spend
    /// that may stand beside the fitted one.
    pub(super) fn of(spend: Option<&SpendFit>, model: &GammaGamma, x: u32, mean: f64) -> Purse {
        let Some(spend) = spend else {
            return Purse::Empty;
        };
        let count = f64::from(x);
        let drawn = |count: f64, mean: f64| Purse::Drawn {
            p: model.p,
            shape: model.p * count + model.q,
            rate: model.v + count * mean,
        };
        match spend.basis {
            SpendBasis::Model => {}
            SpendBasis::OneMean => {
                return Purse::Shared {
                    p: model.p,
                    mean: spend.pooled.mean,
                };
            }
            SpendBasis::OwnMeans => return Purse::Known(spend.money(x, mean)),
        }
        if x > 0 && mean > 0.0 && model.expected(x, mean).is_some() {
            return drawn(count, mean);
        }
        match spend.others {
            OthersSpend::PopulationMean(_) if model.q > 1.0 => drawn(0.0, 0.0),
            OthersSpend::PopulationMean(mean) | OthersSpend::MeanOfMeans(mean) => {
                Purse::Known(mean)
            }
        }
    }
}

/// Orders within the horizon and the discounted margin they bring.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Future {
    pub(super) orders: f64,
    pub(super) money: f64,
}

/// Draws futures under the terms of one forecast.
pub(super) struct Futures {
    /// What money of each month is worth today, times the margin.
    worth: Vec<f64>,
    /// Length of a month, in units of time.
    length: f64,
    /// Orders by month.
    counts: Vec<f64>,
    pub(super) random: Random,
}

impl Futures {
    pub(super) fn new(fit: &Fit, terms: &ValueTerms, seed: u64) -> Futures {
        let months = terms.horizon_months.count();
        let factor = 1.0 / (1.0 + terms.discount_annual.monthly());
        let margin = terms.margin.get();
        Futures {
            worth: (1..=months)
                .map(|month| factor.powf(f64::from(month)) * margin)
                .collect(),
            length: fit.unit.in_a_month(),
            counts: vec![0.0; months as usize],
            random: Random::new(seed),
        }
    }

    /// Draws orders alone, within a time of any length.
    pub(super) fn of_orders(length: f64, seed: u64) -> Futures {
        Futures {
            worth: vec![1.0],
            length,
            counts: vec![0.0],
            random: Random::new(seed),
        }
    }

    /// The horizon, in units of time.
    pub(super) fn horizon(&self) -> f64 {
        self.length * self.worth.len() as f64
    }

    /// A future of a customer with `x` orders after the first who has been followed for `age`.
    pub(super) fn draw(
        &mut self,
        model: &Model,
        purse: Purse,
        x: u32,
        age: f64,
        p_alive: f64,
    ) -> Future {
        if self.random.unit() > p_alive {
            return Future::default();
        }
        self.counts.fill(0.0);
        let orders = self.orders(model, x, age);
        let money = if orders > 0.0 {
            self.money(purse, orders)
        } else {
            0.0
        };
        Future { orders, money }
    }

    /// Draws the orders of each month of one who is alive, and gives their sum.
    fn orders(&mut self, model: &Model, x: u32, age: f64) -> f64 {
        let count = f64::from(x);
        let horizon = self.horizon();
        match model {
            Model::BetaGeometric(it) => {
                let rate = self.random.gamma(it.r + count) / (it.alpha + age);
                let chances = match it.drop_out {
                    DropOut::AfterRepeat => count,
                    DropOut::AfterEvery => count + 1.0,
                };
                let p = self.random.beta(it.a, it.b + chances);
                let until_gone = if p > 0.0 {
                    self.random.geometric(p)
                } else {
                    f64::INFINITY
                };
                let would = self.random.poisson(rate * horizon);
                let kept = would.min(until_gone);
                self.first_of(would, kept, horizon);
                kept
            }
            Model::Pareto(it) => {
                let rate = self.random.gamma(it.r + count) / (it.alpha + age);
                let gone = self.random.gamma(it.s) / (it.beta + age);
                let there = (self.random.exponential() / gone).min(horizon);
                let orders = self.random.poisson(rate * there);
                self.first_of(orders, orders, there);
                orders
            }
            Model::BgBb(it) => {
                let p = self.random.beta(it.alpha + count, it.beta + age - count);
                let theta = self.random.beta(it.gamma, it.delta + age + 1.0);
                let (mut orders, mut passed) = (0.0, 0.0);
                while passed < horizon {
                    let part = f64::min(horizon - passed, 1.0);
                    passed += part;
                    if self.random.unit() < p * part {
                        orders += 1.0;
                        self.add_at(passed, 1.0);
                    }
                    if self.random.unit() < theta {
                        break;
                    }
                }
                orders
            }
        }
    }

    /// Puts the first `kept` of `would` orders, which fall evenly within `span`, into their months.
    fn first_of(&mut self, would: f64, kept: f64, span: f64) {
        if would > MOST_SPREAD {
            let gap = span / (would + 1.0);
            let months = self.counts.len();
            let mut before = 0.0;
            for month in 1..=months {
                let end = self.length * month as f64;
                let until = (end / gap).floor().clamp(before, kept);
                self.counts[month - 1] += until - before;
                before = until;
            }
            self.counts[months - 1] += kept - before;
            return;
        }
        let mut times = [0.0; MOST_SPREAD as usize];
        let times = &mut times[..would as usize];
        for time in times.iter_mut() {
            *time = self.random.unit() * span;
        }
        if kept < would {
            ascending(times);
        }
        for &time in &times[..kept as usize] {
            self.add_at(time, 1.0);
        }
    }

    fn add_at(&mut self, time: f64, orders: f64) {
        let last = self.counts.len() - 1;
        // An order on the last moment of a month belongs to it.
        let month = ((time / self.length).ceil() as usize).saturating_sub(1);
        self.counts[month.min(last)] += orders;
    }

    /// The money of the orders that were drawn; of many at the mean worth of their months.
    fn money(&mut self, purse: Purse, orders: f64) -> f64 {
        let months = self.counts.iter().zip(&self.worth);
        let together = if orders > MOST_SPREAD {
            let worth: f64 = months.clone().map(|(count, worth)| count * worth).sum();
            Some((orders, worth / orders))
        } else {
            None
        };
        match purse {
            Purse::Empty => 0.0,
            Purse::Known(mean) => months.map(|(count, worth)| count * worth * mean).sum(),
            Purse::Shared { p, mean } => {
                let random = &mut self.random;
                if let Some((count, worth)) = together {
                    return random.gamma(p * count) * mean / p * worth;
                }
                months
                    .filter(|(count, _)| **count > 0.0)
                    .map(|(count, worth)| random.gamma(p * count) * mean / p * worth)
                    .sum()
            }
            Purse::Drawn { p, shape, rate } => {
                let own = self.random.gamma(shape) / rate;
                if own <= 0.0 {
                    return 0.0;
                }
                let random = &mut self.random;
                if let Some((count, worth)) = together {
                    return random.gamma(p * count) / own * worth;
                }
                months
                    .filter(|(count, _)| **count > 0.0)
                    .map(|(count, worth)| random.gamma(p * count) / own * worth)
                    .sum()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifetime::{ModelKind, PeriodUnit, Regularisation, Rows, tests_data};

    /// Standard errors that a mean of draws may be off.
    const REACH: f64 = 5.0;

    #[test]
    fn drawn_futures_have_the_means_that_the_models_expect() {
        let histories = tests_data::weeks(400, 5);
        let rows = Rows::of(&histories);
        let spend = SpendFit::of(&histories).unwrap();
        let terms = ValueTerms::default();
        let rate = terms.discount_annual.monthly();
        let length = PeriodUnit::Week.in_a_month();
        for kind in [ModelKind::BgNbd, ModelKind::MbgNbd, ModelKind::ParetoNbd] {
            let fit = Fit::of(kind, &rows, PeriodUnit::Week, Regularisation::None).unwrap();
            for (x, age, mean) in [(0, 40.0, 0.0), (3, 60.0, 25.0), (90, 80.0, 40.0)] {
                let mut futures = Futures::new(&fit, &terms, 9);
                let purse = Purse::of(Some(&spend), &spend.model, x, mean);
                let draws = 20_000;
                let (mut sum, mut squares) = ([0.0; 2], [0.0; 2]);
                for _ in 0..draws {
                    let found = futures.draw(&fit.model, purse, x, age, 1.0);
                    for (place, value) in [found.orders, found.money].into_iter().enumerate() {
                        sum[place] += value;
                        squares[place] += value * value;
                    }
                }
                let n = f64::from(draws);
                let (orders, discounted) = fit.model.ahead_alive(x, age, 12, length, rate);
                let money = discounted * spend.money(x, mean);
                for (place, expected) in [orders, money].into_iter().enumerate() {
                    let mean = sum[place] / n;
                    let error = ((squares[place] / n - mean * mean) / n).sqrt();
                    assert!(
                        (mean - expected).abs() < REACH * error + 1e-3 * expected,
                        "{kind:?} {x} {place}: {mean} {expected} ± {error}"
                    );
                }
            }
        }
    }
}

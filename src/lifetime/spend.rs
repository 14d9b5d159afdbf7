//! Gamma-Gamma: money of a purchase around a mean of the customer's own.
//!
//! # References
//! Fader, Hardie and Lee 2005, "RFM and CLV"; Fader and Hardie 2013.

use serde::{Deserialize, Serialize};

use super::fit::precision;
use super::order_money::{Degenerate, PooledMean};
use super::{FitOutcome, Histories, Parameter, SpendBasis};
use crate::numeric::{
    Square, as_columns, ascending_places, digamma, inverse, ln_gamma, minimise, minimise_near,
    minimise_on,
};

/// The parameters of a Gamma-Gamma.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct GammaGamma {
    /// Shape of the money of one purchase.
    pub p: f64,
    /// Shape of the customers' means.
    pub q: f64,
    /// Scale of the customers' means, in money.
    pub v: f64,
}

impl GammaGamma {
    /// Names of the parameters, in order.
    pub const NAMES: [&str; 3] = ["p", "q", "v"];

    /// Expected money of a purchase of a customer with `x` of them and their mean; none where the
    /// mean of all customers is not finite (q ≤ 1) and nothing was bought.
    ///
    /// # Formula
    /// p (v + x m) ÷ (p x + q − 1).
    pub fn expected(&self, x: u32, mean: f64) -> Option<f64> {
        let x = f64::from(x);
        let below = self.p * x + self.q - 1.0;
        (below > 0.0).then(|| self.p * (self.v + x * mean) / below)
    }

    /// Mean over all customers: p v ÷ (q − 1); none for q ≤ 1.
    pub fn population_mean(&self) -> Option<f64> {
        self.expected(0, 0.0)
    }

    /// ln of the likelihood of one customer.
    pub fn ln_likelihood(&self, x: u32, mean: f64) -> f64 {
        let GammaGamma { p, q, v } = *self;
        let x = f64::from(x);
        ln_gamma(p * x + q) - ln_gamma(p * x) - ln_gamma(q) - mean.ln()
            + p * x * (x * mean / (v + x * mean)).ln()
            - q * (x * mean / v).ln_1p()
    }
}

/// A fitted Gamma-Gamma.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SpendFit {
    /// The parameters.
    pub model: GammaGamma,
    /// The same with standard errors.
    pub parameters: Vec<Parameter>,
    /// Covariance of the logarithms of the parameters; none where there is no maximum.
    pub covariance: Option<Square<3>>,
    /// ln L of the repeat buyers' means.
    pub log_likelihood: f64,
    /// Repeat buyers with money.
    pub customers: u64,
    /// Repeat buyers whose mean is zero or below: left out.
    pub without_money: u64,
    /// Correlation of x and the mean among them; the model takes them to be independent.
    pub correlation: Option<f64>,
    /// How the search ended.
    pub outcome: FitOutcome,
    /// What the model takes for customers without a purchase after the first.
    pub others: OthersSpend,
    /// What the money of an order is taken from.
    pub basis: SpendBasis,
    /// The mean of all orders after the first.
    pub pooled: PooledMean,
    /// What must be said.
    pub warnings: Vec<SpendWarning>,
}

/// What is taken for customers without a purchase after the first.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OthersSpend {
    /// The model's mean over all customers.
    PopulationMean(f64),
    /// The mean of the repeat buyers' means: the model has no finite mean.
    MeanOfMeans(f64),
}

/// What must be said beside a model of spend.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SpendWarning {
    /// The search did not end at a maximum.
    NotConverged(FitOutcome),
    /// The data do not tell how customers differ, or how their orders do; something else is taken
    /// unless the model was asked for.
    Degenerate(Degenerate),
    /// q ≤ 1: the mean over all customers is not finite.
    NoPopulationMean {
        /// q.
        q: f64,
    },
    /// Who buys more often also spends more (or less) an order, which the model rules out.
    Correlated {
        /// Pearson's correlation.
        correlation: f64,
    },
    /// One customer makes up most of the money of all, and so decides every mean.
    OneCustomer {
        /// The part, 0 to 1.
        share: f64,
    },
    /// Repeat buyers without money are left out of the fit.
    WithoutMoney {
        /// How many.
        customers: u64,
    },
}

/// Where the search starts, as logarithms of money scaled to its mean.
const START: [f64; 3] = [0.5, 0.5, 0.5];
/// Distinct buyers beyond which a part is searched first, and how many the part has.
const MANY: usize = 100_000;
const PART: usize = 20_000;

/// A correlation beyond this is told.
const MOST_CORRELATED: f64 = 0.3;

/// Why there is no model of spend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpendError {
    /// The histories carry no money.
    NoMoney,
    /// Too few customers bought again for money.
    TooFewRepeaters {
        /// How many did.
        found: u64,
        /// How many are needed.
        needed: u64,
    },
}

/// A customer who makes up more than this part of all money decides every mean.
const MOST_OF_ONE: f64 = 0.5;
/// Repeat buyers with money that are needed.
pub const LEAST_SPENDERS: u64 = 10;

impl SpendFit {
    /// Fits the repeat buyers of some histories.
    ///
    /// # Errors
    /// [`SpendError`].
    pub fn of(histories: &Histories) -> Result<SpendFit, SpendError> {
        if histories.spend.is_empty() {
            return Err(SpendError::NoMoney);
        }
        let repeaters = || {
            let pairs = histories.x.iter().zip(&histories.spend);
            pairs.filter(|(x, _)| **x > 0).map(|(&x, &mean)| (x, mean))
        };
        let pairs: Vec<(u32, f64)> = repeaters().filter(|&(_, mean)| mean > 0.0).collect();
        let found = pairs.len() as u64;
        let without_money = repeaters().count() as u64 - found;
        if found < LEAST_SPENDERS {
            return Err(SpendError::TooFewRepeaters {
                found,
                needed: LEAST_SPENDERS,
            });
        }
        let correlation = correlation(&pairs);
        // Money is scaled to its mean; equal pairs are one.
        let scale = pairs.iter().map(|pair| pair.1).sum::<f64>() / found as f64;
        let (x, means): (Vec<u32>, Vec<f64>) = pairs.iter().copied().unzip();
        let [high, low] = as_columns(&means);
        let order = ascending_places(&[&x, &high, &low]).into_iter();
        let pairs: Vec<(u32, f64)> = order.map(|place| pairs[place as usize]).collect();
        let grouped: Vec<Grouped> = pairs
            .chunk_by(|a, b| a == b)
            .map(|same| {
                let total = f64::from(same[0].0) * (same[0].1 / scale);
                Grouped {
                    x: same[0].0,
                    total,
                    ln_total: total.ln(),
                    weight: same.len() as f64,
                }
            })
            .collect();
        let n = found as f64;
        let mean = |pairs: &[Grouped], n: f64, ln: &[f64; 3]| {
            let (value, by) = likelihood(pairs, ln);
            (-value / n, by.map(|part| -part / n))
        };
        let whole = |ln: &[f64; 3]| mean(&grouped, n, ln);
        let searched = |pairs: &[Grouped]| {
            let n = pairs.iter().map(|pair| pair.weight).sum::<f64>();
            minimise(START, precision(n), |ln| mean(pairs, n, ln))
        };
        // Of very many the search is made on a part, whose end is next to that of all.
        let near = (grouped.len() > MANY).then(|| {
            let stride = grouped.len() / PART;
            let part: Vec<Grouped> = grouped.iter().step_by(stride).copied().collect();
            let part = searched(&part);
            minimise_near(&part, precision(n), whole)
                .unwrap_or_else(|| minimise_on(&part, precision(n), whole))
        });
        let near = near.filter(|minimum| minimum.value.is_finite());
        let minimum = near.unwrap_or_else(|| searched(&grouped));
        let [p, q, v] = minimum.at.map(f64::exp);
        let model = GammaGamma { p, q, v: v * scale };
        let outcome = FitOutcome::from(minimum.stop);
        let covariance = match outcome {
            FitOutcome::Converged => inverse(&minimum.hessian),
            _ => None,
        };
        let covariance = covariance.map(|of| of.map(|row| row.map(|part| part / n)));
        let values = [model.p, model.q, model.v];
        let others = match model.population_mean() {
            Some(mean) => OthersSpend::PopulationMean(mean),
            None => OthersSpend::MeanOfMeans(scale),
        };
        let parameters = (0..3).map(|place| {
            let error = covariance.map(|of| of[place][place].sqrt() * values[place]);
            Parameter::new(GammaGamma::NAMES[place], values[place], error)
        });
        let parameters: Vec<Parameter> = parameters.collect();
        let degenerate = Degenerate::of(&parameters, outcome);
        let mut warnings = Vec::new();
        match degenerate {
            Some(of) => warnings.push(SpendWarning::Degenerate(of)),
            None if outcome != FitOutcome::Converged => {
                warnings.push(SpendWarning::NotConverged(outcome));
            }
            None => {}
        }
        if let OthersSpend::MeanOfMeans(_) = others {
            warnings.push(SpendWarning::NoPopulationMean { q });
        }
        if let Some(correlation) = correlation
            && correlation.abs() > MOST_CORRELATED
        {
            warnings.push(SpendWarning::Correlated { correlation });
        }
        let of_each = pairs.iter().map(|&(x, mean)| f64::from(x) * mean);
        let (most, all) =
            of_each.fold((0.0, 0.0), |(most, all), it| (f64::max(most, it), all + it));
        if most > MOST_OF_ONE * all {
            let share = most / all;
            warnings.push(SpendWarning::OneCustomer { share });
        }
        if without_money > 0 {
            warnings.push(SpendWarning::WithoutMoney {
                customers: without_money,
            });
        }
        Ok(SpendFit {
            model,
            parameters,
            covariance,
            log_likelihood: pairs
                .iter()
                .map(|&(x, mean)| model.ln_likelihood(x, mean))
                .sum(),
            customers: found,
            without_money,
            correlation,
            outcome,
            others,
            basis: degenerate.map_or(SpendBasis::Model, Degenerate::basis),
            pooled: PooledMean::of(histories),
            warnings,
        })
    }

    /// The same fit where the money of an order is taken from what was asked for; none leaves it to the
    /// fit: the model unless it is degenerate.
    pub fn taking(self, asked: Option<SpendBasis>) -> SpendFit {
        SpendFit {
            basis: asked.unwrap_or(self.basis),
            ..self
        }
    }

    /// The same fit with other parameters.
    pub(super) fn at(&self, model: GammaGamma) -> SpendFit {
        let mean = model.population_mean().map(OthersSpend::PopulationMean);
        SpendFit {
            model,
            others: match self.others {
                OthersSpend::PopulationMean(_) => mean.unwrap_or(self.others),
                kept => kept,
            },
            ..self.clone()
        }
    }

    /// Expected money of a purchase of every customer.
    pub(super) fn money_of(&self, histories: &Histories) -> Vec<f64> {
        let pairs = histories.x.iter().zip(&histories.spend);
        pairs.map(|(&x, &mean)| self.money(x, mean)).collect()
    }

    /// Expected money of a purchase of a customer with `x` of them and their mean; a mean of zero or
    /// below says nothing.
    pub fn money(&self, x: u32, mean: f64) -> f64 {
        let has_spent = x > 0 && mean > 0.0;
        match self.basis {
            SpendBasis::OwnMeans if has_spent => mean,
            SpendBasis::OwnMeans | SpendBasis::OneMean => self.pooled.mean,
            SpendBasis::Model => {
                let own = has_spent.then(|| self.model.expected(x, mean));
                own.flatten().unwrap_or(self.of_others())
            }
        }
    }

    /// Expected money of a purchase of somebody of whom nothing is known.
    pub fn of_others(&self) -> f64 {
        match (self.basis, self.others) {
            (
                SpendBasis::Model,
                OthersSpend::PopulationMean(mean) | OthersSpend::MeanOfMeans(mean),
            ) => mean,
            _ => self.pooled.mean,
        }
    }
}

/// Repeat buyers alike.
#[derive(Debug, Clone, Copy)]
struct Grouped {
    x: u32,
    /// Money of all their purchases after the first, scaled.
    total: f64,
    ln_total: f64,
    weight: f64,
}

/// Σ ln L up to terms without a parameter, and its gradient by ln p, ln q and ln v.
fn likelihood(pairs: &[Grouped], ln: &[f64; 3]) -> (f64, [f64; 3]) {
    let [p, q, v] = ln.map(f64::exp);
    let (mut value, mut by) = (0.0, [0.0; 3]);
    let (ln_gamma_q, psi_q) = (ln_gamma(q), digamma(q));
    for same in pairs.chunk_by(|a, b| a.x == b.x) {
        let x = f64::from(same[0].x);
        let all = p * x + q;
        let mut customers = 0.0;
        for &Grouped {
            total,
            ln_total,
            weight,
            ..
        } in same
        {
            let rest = (total / v).ln_1p();
            // ln(total ÷ (v + total)).
            let own = ln_total - ln[2] - rest;
            customers += weight;
            value += weight * (p * x * own - q * rest);
            by[0] += weight * x * own;
            by[1] -= weight * rest;
            by[2] += weight * (q / v - all / (v + total));
        }
        value += customers * (ln_gamma(all) - ln_gamma(p * x) - ln_gamma_q);
        let psi = digamma(all);
        by[0] += customers * x * (psi - digamma(p * x));
        by[1] += customers * (psi - psi_q);
    }
    (value, [by[0] * p, by[1] * q, by[2] * v])
}

/// Pearson's correlation of x and the mean; none where one of them does not vary.
fn correlation(pairs: &[(u32, f64)]) -> Option<f64> {
    let n = pairs.len() as f64;
    let mean = |of: fn(&(u32, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / n;
    let (mean_x, mean_m) = (mean(|pair| f64::from(pair.0)), mean(|pair| pair.1));
    let (mut xx, mut xm, mut mm) = (0.0, 0.0, 0.0);
    for &(x, m) in pairs {
        let (x, m) = (f64::from(x) - mean_x, m - mean_m);
        xx += x * x;
        xm += x * m;
        mm += m * m;
    }
    Some(xm / (xx * mm).sqrt()).filter(|found| found.is_finite())
}

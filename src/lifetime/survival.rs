//! Survival curves of contracts: sBG, geometric, beta-discrete-Weibull, Weibull, piecewise.
//!
//! # References
//! Fader and Hardie 2007 (sBG) and 2010 (residual lifetime); Fader, Hardie, Liu, Davin and
//! Steenburgh 2018 (beta-discrete-Weibull).

use serde::{Deserialize, Serialize};

use super::{Attrition, FitOutcome, Parameter};
use crate::numeric::{Precision, cholesky, gauss_unit, inverse, ln_beta, ln_gamma, minimise};

/// Renewals after which a sum without an end is given up.
const MOST_RENEWALS: u32 = 100_000;
/// A term below this part of the sum ends it.
const NO_MORE: f64 = 1e-16;
/// Distance of the points between which slopes are taken.
const SLOPE_STEP: f64 = 1e-5;

/// Which curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SurvivalKind {
    /// Shifted-beta-geometric: retention differs from customer to customer.
    Sbg,
    /// One retention for all.
    Geometric,
    /// Beta-discrete-Weibull: it differs, and changes with tenure.
    BetaDiscreteWeibull,
    /// Weibull in continuous time.
    Weibull,
    /// The observed rate of each interval, the last kept on.
    Piecewise,
}

/// A survival curve with its parameters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Survival {
    /// S(t) = B(α, β + t) ÷ B(α, β).
    Sbg {
        /// α of the chances to leave.
        alpha: f64,
        /// β of the chances to leave.
        beta: f64,
    },
    /// S(t) = rᵗ.
    Geometric {
        /// Retention a period.
        retention: f64,
    },
    /// S(t) = B(γ, δ + t^c) ÷ B(γ, δ).
    BetaDiscreteWeibull {
        /// γ of the chances to leave.
        gamma: f64,
        /// δ of the chances to leave.
        delta: f64,
        /// How leaving changes with tenure: below 1 it falls.
        c: f64,
    },
    /// S(t) = e^−(t ÷ scale)^shape.
    Weibull {
        /// Scale, in periods.
        scale: f64,
        /// Shape: below 1 leaving falls with tenure.
        shape: f64,
    },
    /// A constant hazard between two points of a curve, the last kept on.
    Piecewise {
        /// Time and survival, from (0, 1).
        points: Vec<(f64, f64)>,
    },
}

/// The logarithm of a parameter beyond which it has run off: e²⁵ is seventy thousand million.
const FAR: f64 = 25.0;

impl Survival {
    /// ln S(t).
    pub fn ln_survival(&self, t: f64) -> f64 {
        match self {
            Survival::Sbg { alpha, beta } => ln_beta(*alpha, beta + t) - ln_beta(*alpha, *beta),
            Survival::Geometric { retention } => t * retention.ln(),
            Survival::BetaDiscreteWeibull { gamma, delta, c } => {
                ln_beta(*gamma, delta + t.powf(*c)) - ln_beta(*gamma, *delta)
            }
            Survival::Weibull { scale, shape } => -(t / scale).powf(*shape),
            Survival::Piecewise { points } => {
                let after = points.partition_point(|point| point.0 < t);
                let to = after.clamp(1, points.len() - 1);
                let ((from, start), (end, there)) = (points[to - 1], points[to]);
                start.ln() + (there / start).ln() * (t - from) / (end - from)
            }
        }
    }

    /// S(t).
    pub fn survival(&self, t: f64) -> f64 {
        if t == 0.0 {
            1.0
        } else {
            self.ln_survival(t).exp()
        }
    }

    /// Part of those there after t − 1 renewals who make the t-th.
    pub fn retention(&self, t: f64) -> f64 {
        (self.ln_survival(t) - self.ln_survival(t - 1.0)).exp()
    }

    /// Expected payments from the start on, the first at once; none where there is no finite number.
    pub fn payments(&self) -> Option<f64> {
        self.residual_payments(0, 0.0)
    }

    /// Expected payments of a customer who has made `renewals` renewals, the payment of that moment
    /// included and each later one discounted by `rate` a period; none where there is no finite
    /// number.
    ///
    /// # Formula
    /// Σₖ S(n + k) ÷ S(n) ÷ (1 + d)ᵏ, k from 0; for the sBG ₂F₁(1, β + n; α + β + n; 1 ÷ (1 + d)) or
    /// (α + β + n − 1) ÷ (α − 1) without a discount.
    pub fn residual_payments(&self, renewals: u32, rate: f64) -> Option<f64> {
        let n = f64::from(renewals);
        let factor = 1.0 / (1.0 + rate);
        match self {
            Survival::Sbg { alpha, beta } if rate > 0.0 && alpha + beta + n > 1.0 => Some(
                gauss_unit(beta + n, alpha + beta + n, factor, rate * factor),
            ),
            Survival::Sbg { alpha, beta } if rate == 0.0 => {
                (*alpha > 1.0).then(|| (alpha + beta + n - 1.0) / (alpha - 1.0))
            }
            Survival::Geometric { retention } => {
                let kept = retention * factor;
                (kept < 1.0).then(|| 1.0 / (1.0 - kept))
            }
            Survival::BetaDiscreteWeibull { gamma, c, .. } if rate == 0.0 && gamma * c <= 1.0 => {
                None
            }
            _ => self.summed(n, factor),
        }
    }

    /// The sum term by term; none where it has no end within reach.
    fn summed(&self, n: f64, factor: f64) -> Option<f64> {
        let start = self.ln_survival(n);
        let (mut sum, mut discount) = (0.0, 1.0);
        for k in 0..MOST_RENEWALS {
            let term = (self.ln_survival(n + f64::from(k)) - start).exp() * discount;
            sum += term;
            if term <= NO_MORE * sum {
                return Some(sum);
            }
            discount *= factor;
        }
        None
    }

    /// DERL: expected payments from the next renewal on, of a customer about to decide on it,
    /// discounted to the moment of that payment.
    pub fn residual_from_next(&self, renewals: u32, rate: f64) -> Option<f64> {
        let next = self.retention(f64::from(renewals) + 1.0);
        Some(next * self.residual_payments(renewals + 1, rate)?)
    }

    /// Mean time in residence, in periods, when leaving happens at any time; none where it is not
    /// finite or the curve is one of whole periods.
    pub fn mean_tenure(&self) -> Option<f64> {
        match self {
            Survival::Weibull { scale, shape } => Some(scale * ln_gamma(1.0 + 1.0 / shape).exp()),
            Survival::Piecewise { points } => {
                let mut sum = 0.0;
                let mut hazard = 0.0;
                for pair in points.windows(2) {
                    let ((from, start), (to, end)) = (pair[0], pair[1]);
                    hazard = (start / end).ln() / (to - from);
                    sum += match hazard > 0.0 {
                        true => (start - end) / hazard,
                        false => start * (to - from),
                    };
                }
                let last = points.last()?.1;
                (hazard > 0.0).then(|| sum + last / hazard)
            }
            _ => None,
        }
    }
}

/// What a curve is fitted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FitBy {
    /// Maximum likelihood of the losses.
    #[default]
    Likelihood,
    /// Least squares of the survival at the observed times.
    LeastSquares,
}

/// A fitted curve.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SurvivalFit {
    /// Which.
    pub kind: SurvivalKind,
    /// The curve.
    pub survival: Survival,
    /// Its parameters, with standard errors where fitted by likelihood.
    pub parameters: Vec<Parameter>,
    /// ln L of the losses.
    pub log_likelihood: f64,
    /// Σ of squared differences from the observed survival.
    pub squares: f64,
    /// Customers.
    pub customers: f64,
    /// How the search ended.
    pub outcome: FitOutcome,
    /// A square root of the covariance of what was searched for, the logarithms of the parameters;
    /// empty without a maximum.
    #[serde(skip)]
    pub(super) root: Vec<Vec<f64>>,
}

impl SurvivalFit {
    /// The curve with its parameters moved, in proportion to their uncertainty, by a number of
    /// standard errors for each.
    pub(super) fn moved(&self, by: &[f64]) -> Survival {
        let factor = |place: usize| {
            let row = self.root.get(place).map_or(&[][..], Vec::as_slice);
            let off: f64 = row.iter().zip(by).map(|(root, by)| root * by).sum();
            off.exp()
        };
        match self.survival {
            Survival::Sbg { alpha, beta } => Survival::Sbg {
                alpha: alpha * factor(0),
                beta: beta * factor(1),
            },
            Survival::Geometric { retention } => {
                let odds = retention / (1.0 - retention) * factor(0);
                Survival::Geometric {
                    retention: odds / (1.0 + odds),
                }
            }
            Survival::BetaDiscreteWeibull { gamma, delta, c } => Survival::BetaDiscreteWeibull {
                gamma: gamma * factor(0),
                delta: delta * factor(1),
                c: c * factor(2),
            },
            Survival::Weibull { scale, shape } => Survival::Weibull {
                scale: scale * factor(0),
                shape: shape * factor(1),
            },
            Survival::Piecewise { .. } => self.survival.clone(),
        }
    }

    /// How many numbers were fitted.
    pub fn unknowns(&self) -> usize {
        match &self.survival {
            Survival::Piecewise { points } => points.len() - 1,
            _ => self.parameters.len(),
        }
    }

    /// Fits a curve.
    pub fn of(kind: SurvivalKind, data: &Attrition, by: FitBy) -> SurvivalFit {
        match kind {
            SurvivalKind::Sbg => fitted(kind, data, by, ["alpha", "beta"], |[alpha, beta]| {
                Survival::Sbg { alpha, beta }
            }),
            SurvivalKind::Geometric => {
                fitted(kind, data, by, ["odds"], |[odds]| Survival::Geometric {
                    retention: odds / (1.0 + odds),
                })
            }
            SurvivalKind::BetaDiscreteWeibull => fitted(
                kind,
                data,
                by,
                ["gamma", "delta", "c"],
                |[gamma, delta, c]| Survival::BetaDiscreteWeibull { gamma, delta, c },
            ),
            SurvivalKind::Weibull => {
                fitted(kind, data, by, ["scale", "shape"], |[scale, shape]| {
                    Survival::Weibull { scale, shape }
                })
            }
            SurvivalKind::Piecewise => {
                let mut points = vec![(0.0, 1.0)];
                points.extend(data.observed().into_iter().filter(|point| point.1 > 0.0));
                // Everybody left at once: nothing is there to go on with.
                if points.len() < 2 {
                    points.push((1.0, f64::MIN_POSITIVE));
                }
                let survival = Survival::Piecewise { points };
                SurvivalFit {
                    kind,
                    log_likelihood: ln_likelihood(data, &survival),
                    squares: squares(data, &survival),
                    customers: data.customers(),
                    survival,
                    parameters: Vec::new(),
                    outcome: FitOutcome::Converged,
                    root: Vec::new(),
                }
            }
        }
    }
}

fn fitted<const N: usize>(
    kind: SurvivalKind,
    data: &Attrition,
    by: FitBy,
    names: [&str; N],
    build: impl Fn([f64; N]) -> Survival,
) -> SurvivalFit {
    let n = data.customers();
    let value = |ln: &[f64; N]| {
        let survival = build(ln.map(f64::exp));
        match by {
            FitBy::Likelihood => -ln_likelihood(data, &survival) / n,
            FitBy::LeastSquares => squares(data, &survival),
        }
    };
    let precision = Precision {
        gradient: 1e-9,
        gain: 0.0,
        far: FAR,
    };
    let minimum = minimise([0.3; N], precision, |ln| {
        let by = std::array::from_fn(|place| {
            let side = |by: f64| {
                let mut moved = *ln;
                moved[place] += by;
                value(&moved)
            };
            // The slope to the fourth order.
            let near = side(SLOPE_STEP * 100.0) - side(-SLOPE_STEP * 100.0);
            let far = side(SLOPE_STEP * 200.0) - side(-SLOPE_STEP * 200.0);
            (8.0 * near - far) / (1200.0 * SLOPE_STEP)
        });
        (value(ln), by)
    });
    let values = minimum.at.map(f64::exp);
    let survival = build(values);
    let outcome = FitOutcome::from(minimum.stop);
    let covariance = match (outcome, by) {
        (FitOutcome::Converged, FitBy::Likelihood) => inverse(&minimum.hessian),
        _ => None,
    };
    let parameters = (0..N).map(|place| {
        let error = covariance.map(|of| (of[place][place] / n).sqrt() * values[place]);
        Parameter::new(names[place], values[place], error)
    });
    let parameters = match survival {
        // The odds are the unknown, retention is what is meant: dr = r (1 − r) d ln odds.
        Survival::Geometric { retention } => {
            let error = covariance.map(|of| (of[0][0] / n).sqrt() * retention * (1.0 - retention));
            vec![Parameter::new("retention", retention, error)]
        }
        _ => parameters.collect(),
    };
    let scaled = covariance.map(|of| of.map(|row| row.map(|part| part / n)));
    let root = scaled.and_then(|of| cholesky(&of));
    SurvivalFit {
        kind,
        root: root.map_or(Vec::new(), |root| root.map(Vec::from).into()),
        parameters,
        log_likelihood: ln_likelihood(data, &survival),
        squares: squares(data, &survival),
        customers: n,
        survival,
        outcome,
    }
}

/// Σ c ln(S(from) − S(to)) + Σ c ln S(until).
pub(super) fn ln_likelihood(data: &Attrition, survival: &Survival) -> f64 {
    let lost = data.lost.iter().map(|&(from, to, count)| {
        let (start, end) = (survival.ln_survival(from), survival.ln_survival(to));
        let start = if from == 0.0 { 0.0 } else { start };
        count * (start + (-(end - start).exp_m1()).ln())
    });
    let kept = data
        .kept
        .iter()
        .map(|&(until, count)| count * survival.ln_survival(until));
    lost.sum::<f64>() + kept.sum::<f64>()
}

fn squares(data: &Attrition, survival: &Survival) -> f64 {
    let observed = data.observed().into_iter();
    observed
        .map(|(time, there)| (survival.survival(time) - there).powi(2))
        .sum()
}

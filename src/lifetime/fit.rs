//! From rows to a fitted model, and what must be said about the fit.

use serde::{Deserialize, Serialize};

use super::parts::{at_once, part};
use super::{Model, ModelKind, Nbd, PeriodUnit, Rows};
use crate::numeric::{
    Minimum, Precision, Square, Stop, inverse, minimise, minimise_near, minimise_on,
};

/// Tolerance of the gradient of the mean ln L.
const TOLERANCE: f64 = 1e-10;
/// Far steps that bring all customers together less ln L than this bring nothing.
const NO_GAIN: f64 = 0.01;
/// The logarithm of a parameter, on scaled times, beyond which it has run off: with a shape of e¹⁰
/// customers differ by less than a hundredth, and what is summed over them loses its digits.
const FAR: f64 = 10.0;
/// Ends whose ln L of all customers differ by less are equally high.
const AS_HIGH: f64 = 0.1;
/// Customers beyond which a part is searched first, and how many the part has.
const MANY: f64 = 100_000.0;
const PART: f64 = 20_000.0;
/// Starts, as logarithms on times scaled to a longest T of one; the later ones only when the first
/// does not end at a minimum.
const STARTS: [[f64; 4]; 4] = [
    [0.0, 0.0, 0.0, 0.0],
    [-1.0, -2.0, -1.0, 1.0],
    [1.0, 1.0, 1.0, 2.0],
    [-0.5, -1.0, -3.0, 0.0],
];
/// Deviation of the logarithms around zero under weak regularisation.
pub const PRIOR_DEVIATION: f64 = 2.0;
/// ln L must gain this much over the NBD before drop-out counts as seen: χ² with two parameters
/// more, one in twenty.
const LEAST_GAIN: f64 = 2.996;
/// A standard error beyond this part of its parameter is told.
const LARGE_ERROR: f64 = 0.5;

/// What keeps parameters from running off.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Regularisation {
    /// Nothing: maximum likelihood.
    #[default]
    None,
    /// The logarithms of the parameters, times scaled to a longest T of one, are taken to lie around
    /// zero with a deviation of [`PRIOR_DEVIATION`], as strong as one customer is sure.
    Weak,
}

/// How a search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FitOutcome {
    /// At a maximum.
    Converged,
    /// On a ridge: several sets of parameters explain the data equally well.
    Flat,
    /// A parameter ran off: there is no maximum.
    RanOff,
    /// Short of a maximum, without a way on.
    Stuck,
}

impl From<Stop> for FitOutcome {
    fn from(stop: Stop) -> FitOutcome {
        match stop {
            Stop::Converged => FitOutcome::Converged,
            Stop::Flat => FitOutcome::Flat,
            Stop::RanOff => FitOutcome::RanOff,
            Stop::Stuck => FitOutcome::Stuck,
        }
    }
}

/// A fitted parameter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parameter {
    /// Its name in the field.
    pub name: String,
    /// Its value.
    pub value: f64,
    /// Its standard error from the observed information; none where there is no maximum.
    pub standard_error: Option<f64>,
}

/// A parameter beyond this, or below one part of it, has run off where there is no maximum.
const MOST: f64 = 1e3;

impl Parameter {
    /// True where it has no value: the search found no maximum and gave up where it happened to be,
    /// at as good as zero or far away.
    pub fn has_run_off(&self, outcome: FitOutcome) -> bool {
        let is_near = (1.0 / MOST..=MOST).contains(&self.value);
        outcome != FitOutcome::Converged && self.standard_error.is_none() && !is_near
    }

    pub(super) fn new(name: &str, value: f64, standard_error: Option<f64>) -> Parameter {
        Parameter {
            name: name.to_owned(),
            value,
            standard_error: standard_error.filter(|error| error.is_finite()),
        }
    }
}

/// What must be said beside a fit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FitWarning {
    /// The search did not end at a maximum.
    NotConverged(FitOutcome),
    /// ln L is hardly better than without any drop-out.
    NoDropOutSeen {
        /// By how much it is better.
        gain: f64,
    },
    /// A parameter is known to its order of magnitude at best.
    Imprecise {
        /// Which.
        parameter: String,
        /// Standard error ÷ value.
        relative_error: f64,
    },
    /// Customers of whom nothing could be seen yet: they count, and say nothing.
    WithoutTime {
        /// How many.
        customers: u64,
    },
    /// The fit ends after the last order of the data: nobody is taken to have ordered in between.
    AfterLastOrder {
        /// Days between the two.
        days: u32,
    },
    /// Under the BG/NBD a customer who bought once is alive for certain; the share of the base that
    /// this is.
    OnceIsAlive {
        /// 0 to 1.
        share: f64,
    },
}

/// Why there is no fit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FitError {
    /// Fewer customers than [`LEAST_CUSTOMERS`].
    TooFewCustomers {
        /// How many there are.
        found: u64,
        /// How many are needed.
        needed: u64,
    },
    /// Too few bought again for the rhythm to be seen.
    TooFewRepeaters {
        /// How many did.
        found: u64,
        /// How many are needed.
        needed: u64,
    },
    /// Every customer was first seen on the last day.
    NoTime,
    /// The history is shorter than [`LEAST_DAYS`].
    HistoryTooShort {
        /// Days it lasts.
        days: f64,
        /// Days that are needed.
        needed: f64,
    },
    /// Times that are no numbers of opportunities, or more purchases than opportunities.
    NotOpportunities,
    /// No set of parameters gives the data a likelihood.
    NoLikelihood,
}

/// Customers that are needed.
pub const LEAST_CUSTOMERS: u64 = 20;
/// Customers with a second purchase that are needed.
pub const LEAST_REPEATERS: u64 = 10;
/// Days from the first purchase to the end of the calibration that are needed.
pub const LEAST_DAYS: f64 = 28.0;

/// A fitted model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// The model with its parameters, in `unit`.
    pub model: Model,
    /// The unit of times.
    pub unit: PeriodUnit,
    /// The same parameters by name, with standard errors.
    pub parameters: Vec<Parameter>,
    /// Covariance of the logarithms of the parameters; none where there is no maximum.
    pub covariance: Option<Square<4>>,
    /// ln L of all customers, in `unit`, without the regularisation.
    pub log_likelihood: f64,
    /// ln L of the NBD, which knows no drop-out; none for opportunities.
    pub log_likelihood_nbd: Option<f64>,
    /// Bayes' information criterion: 4 ln n − 2 ln L.
    pub bic: f64,
    /// Customers.
    pub customers: u64,
    /// Purchases after the first.
    pub repeat_orders: u64,
    /// Distinct histories.
    pub rows: u64,
    /// How often ln L and its gradient were computed.
    pub evaluations: u32,
    /// Largest part of the gradient of ln L by the logarithms.
    pub gradient: f64,
    /// How the search ended.
    pub outcome: FitOutcome,
    /// What kept the parameters from running off.
    pub regularisation: Regularisation,
    /// What must be said.
    pub warnings: Vec<FitWarning>,
}

/// The logarithm of a parameter beyond which it is named as one that ran off: some twenty thousand.
const NAMED_FAR: f64 = 10.0;

impl Fit {
    /// The names of the parameters that are far off every customer: those that ran off, where the search
    /// ended so.
    pub fn ran_off(&self) -> Vec<String> {
        let far = self
            .parameters
            .iter()
            .filter(|it| it.value.ln().abs() > NAMED_FAR);
        far.map(|it| it.name.clone()).collect()
    }

    /// Fits a model to rows in `unit`.
    ///
    /// # Errors
    /// [`FitError`].
    pub fn of(
        kind: ModelKind,
        rows: &Rows,
        unit: PeriodUnit,
        regularisation: Regularisation,
    ) -> Result<Fit, FitError> {
        at_once(Fit::in_parts(kind, rows, unit, regularisation, None))
    }

    /// [`Fit::of`], part by part. A fit of the same model to nearly the same customers saves the
    /// search: its end is next to this one's.
    pub(super) async fn in_parts(
        kind: ModelKind,
        rows: &Rows,
        unit: PeriodUnit,
        regularisation: Regularisation,
        neighbour: Option<&Fit>,
    ) -> Result<Fit, FitError> {
        usable(kind, rows, unit)?;
        let n = rows.customers();
        let longest = rows.times.iter().copied().fold(0.0, f64::max);
        // Opportunities are counted, not measured.
        let scale = if kind.is_continuous() {
            1.0 / longest
        } else {
            1.0
        };
        let times = rows.scaled(scale);
        let objective = |rows: &Rows, n: f64, ln: &[f64; 4]| {
            let (mut value, mut by) = kind.likelihood(rows, &times, ln);
            if regularisation == Regularisation::Weak {
                let variance = PRIOR_DEVIATION * PRIOR_DEVIATION;
                for (place, ln) in ln.iter().enumerate() {
                    value -= 0.5 * ln * ln / variance;
                    by[place] -= ln / variance;
                }
            }
            (-value / n, by.map(|part| -part / n))
        };
        let whole = |ln: &[f64; 4]| objective(rows, n, ln);
        // Far out the Pareto/NBD takes long to compute, and where it has come to the NBD it ends there
        // from every start.
        let limit_of = |rows: &Rows| -> Option<f64> {
            let has_limit = kind == ModelKind::ParetoNbd && regularisation == Regularisation::None;
            has_limit.then(|| repeat_orders(rows) * scale.ln() - Nbd::of(rows).log_likelihood)
        };
        let is_alike = |it: &&Fit| it.model.kind() == kind && it.unit == unit;
        let end = neighbour.filter(is_alike).and_then(|it| it.end(scale));
        let mut near = end.and_then(|end| minimise_near(&end, precision(n), whole));
        // Of very many the search is made on a part, whose end is next to that of all.
        if n > MANY && near.is_none() {
            let sample = rows.part(n / PART);
            let sample_n = sample.customers();
            let limit = limit_of(&sample);
            let (minimum, _) = best(sample_n, limit, |ln| objective(&sample, sample_n, ln));
            part().await;
            // Where a part has no maximum, the whole hardly has one: the search goes on from there.
            let minimum = minimise_near(&minimum, precision(n), whole)
                .unwrap_or_else(|| minimise_on(&minimum, precision(n), whole));
            near = Some(minimum).filter(|minimum| minimum.value.is_finite());
        }
        let (minimum, evaluations) = match near {
            Some(minimum) => (minimum, minimum.evaluations),
            None => best(n, limit_of(rows), whole),
        };
        part().await;
        if !minimum.value.is_finite() {
            return Err(FitError::NoLikelihood);
        }
        let is_time = kind.is_time();
        let values: [f64; 4] = std::array::from_fn(|place| {
            let value = minimum.at[place].exp();
            if is_time[place] { value / scale } else { value }
        });
        let model = kind.with(values).ok_or(FitError::NoLikelihood)?;
        let outcome = FitOutcome::from(minimum.stop);
        let covariance = match outcome {
            FitOutcome::Converged => inverse(&minimum.hessian),
            _ => None,
        };
        let covariance = covariance.map(|of| of.map(|row| row.map(|part| part / n)));
        let errors = covariance
            .map(|of| std::array::from_fn(|place| of[place][place].sqrt() * values[place]));
        let mut fit = Fit::standing(model, rows, unit, errors, covariance);
        fit.evaluations = evaluations;
        fit.gradient = minimum.steepest() * n;
        fit.outcome = outcome;
        fit.regularisation = regularisation;
        fit.warnings = warnings(&fit, rows);
        Ok(fit)
    }

    /// Where the search for it ended, on times scaled by `scale`; none without a maximum.
    fn end(&self, scale: f64) -> Option<Minimum<4>> {
        let n = self.customers as f64;
        let covariance = self
            .covariance
            .filter(|_| self.outcome == FitOutcome::Converged)?;
        let (values, is_time) = (self.model.parameters(), self.model.kind().is_time());
        Some(Minimum {
            at: std::array::from_fn(|place| {
                let scale = if is_time[place] { scale } else { 1.0 };
                (values[place] * scale).ln()
            }),
            value: 0.0,
            gradient: [0.0; 4],
            hessian: inverse(&covariance.map(|row| row.map(|part| part * n)))?,
            evaluations: 0,
            stop: Stop::Converged,
        })
    }

    /// A model as it stands on some rows, however its parameters were found.
    pub(super) fn standing(
        model: Model,
        rows: &Rows,
        unit: PeriodUnit,
        errors: Option<[f64; 4]>,
        covariance: Option<Square<4>>,
    ) -> Fit {
        let kind = model.kind();
        let (names, values) = (kind.names(), model.parameters());
        let parameters = (0..4).map(|place| {
            let error = errors.map(|errors| errors[place]);
            Parameter::new(names[place], values[place], error)
        });
        let n = rows.customers();
        let (log_likelihood, slopes) = kind.log_likelihood(rows, &values);
        let nbd = kind.is_continuous().then(|| Nbd::of(rows).log_likelihood);
        let mut fit = Fit {
            model,
            unit,
            parameters: parameters.collect(),
            covariance,
            log_likelihood,
            log_likelihood_nbd: nbd,
            bic: 4.0 * n.ln() - 2.0 * log_likelihood,
            customers: n as u64,
            repeat_orders: repeat_orders(rows) as u64,
            rows: rows.len() as u64,
            evaluations: 1,
            gradient: slopes.into_iter().map(f64::abs).fold(0.0, f64::max),
            outcome: FitOutcome::Converged,
            regularisation: Regularisation::None,
            warnings: Vec::new(),
        };
        fit.warnings = warnings(&fit, rows);
        fit
    }
}

/// Purchases after the first, of all.
fn repeat_orders(rows: &Rows) -> f64 {
    let each = rows.by_x();
    each.map(|(x, range)| f64::from(x) * rows.weight[range].iter().sum::<f64>())
        .sum()
}

/// How near a maximum of the mean ln L of so many customers is near enough.
pub(super) fn precision(customers: f64) -> Precision {
    Precision {
        gradient: TOLERANCE,
        gain: NO_GAIN / customers,
        far: FAR,
    }
}

/// The minimum from the first start; where that is none, the lowest of all starts until two end
/// equally high.
///
/// `limit` is −ln L of all where nobody drops out: a search that ended there needs no other start.
fn best(
    customers: f64,
    limit: Option<f64>,
    objective: impl Fn(&[f64; 4]) -> (f64, [f64; 4]),
) -> (Minimum<4>, u32) {
    let mut found = minimise(STARTS[0], precision(customers), &objective);
    let mut evaluations = found.evaluations;
    let is_at_limit = |found: &Minimum<4>| {
        limit.is_some_and(|limit| (found.value * customers - limit).abs() < AS_HIGH)
    };
    for start in &STARTS[1..] {
        if found.stop == Stop::Converged || is_at_limit(&found) {
            break;
        }
        let other = minimise(*start, precision(customers), &objective);
        evaluations += other.evaluations;
        let is_same = (other.value - found.value).abs() * customers < AS_HIGH;
        let is_as_low = other.value <= found.value + 1e-9;
        let is_better = other.value < found.value || (other.stop == Stop::Converged && is_as_low);
        if is_better || !found.value.is_finite() {
            found = other;
        }
        if is_same {
            break;
        }
    }
    (found, evaluations)
}

fn usable(kind: ModelKind, rows: &Rows, unit: PeriodUnit) -> Result<(), FitError> {
    let found = rows.customers() as u64;
    if found < LEAST_CUSTOMERS {
        return Err(FitError::TooFewCustomers {
            found,
            needed: LEAST_CUSTOMERS,
        });
    }
    let longest = rows.each().map(|row| row.2).fold(0.0, f64::max);
    if longest <= 0.0 {
        return Err(FitError::NoTime);
    }
    if kind.is_continuous() {
        let days = longest * unit.days();
        if days < LEAST_DAYS {
            return Err(FitError::HistoryTooShort {
                days,
                needed: LEAST_DAYS,
            });
        }
    } else {
        if !are_opportunities(rows) {
            return Err(FitError::NotOpportunities);
        }
    }
    let repeaters = rows.by_x().filter(|(x, _)| *x > 0);
    let repeaters: f64 = repeaters.flat_map(|(_, range)| &rows.weight[range]).sum();
    if (repeaters as u64) < LEAST_REPEATERS {
        return Err(FitError::TooFewRepeaters {
            found: repeaters as u64,
            needed: LEAST_REPEATERS,
        });
    }
    Ok(())
}

/// True for times that are numbers of periods, at most one purchase each.
pub(super) fn are_opportunities(rows: &Rows) -> bool {
    rows.each().all(|(x, recency, age)| {
        recency.fract() == 0.0 && age.fract() == 0.0 && f64::from(x) <= recency
    })
}

/// The parameters that are known to their order of magnitude at best.
pub(super) fn imprecise(parameters: &[Parameter]) -> impl Iterator<Item = FitWarning> + '_ {
    parameters.iter().filter_map(|parameter| {
        let relative_error = parameter.standard_error? / parameter.value;
        (relative_error > LARGE_ERROR).then(|| FitWarning::Imprecise {
            parameter: parameter.name.clone(),
            relative_error,
        })
    })
}

fn warnings(fit: &Fit, rows: &Rows) -> Vec<FitWarning> {
    let mut found = Vec::new();
    if fit.outcome != FitOutcome::Converged {
        found.push(FitWarning::NotConverged(fit.outcome));
    }
    if let Some(nbd) = fit.log_likelihood_nbd {
        let gain = fit.log_likelihood - nbd;
        if gain < LEAST_GAIN {
            found.push(FitWarning::NoDropOutSeen { gain });
        }
    }
    found.extend(imprecise(&fit.parameters));
    let weight_of = |is_so: &dyn Fn(&(u32, f64, f64)) -> bool| -> f64 {
        let each = rows.each().zip(&rows.weight);
        each.filter(|(row, _)| is_so(row))
            .map(|(_, weight)| weight)
            .sum()
    };
    let without_time = weight_of(&|row| row.2 == 0.0);
    if without_time > 0.0 {
        found.push(FitWarning::WithoutTime {
            customers: without_time as u64,
        });
    }
    if fit.model.kind() == ModelKind::BgNbd {
        let share = weight_of(&|row| row.0 == 0) / rows.customers();
        if share > 0.0 {
            found.push(FitWarning::OnceIsAlive { share });
        }
    }
    found
}

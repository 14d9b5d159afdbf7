//! Parameters of an earlier fit: kept in a study or a file, and used on the data of a later month.

use serde::{Deserialize, Serialize};

use super::{
    Degenerate, Fit, FitError, FitOutcome, FitWarning, Forecast, GammaGamma, Histories, Model,
    ModelKind, OthersSpend, Parameter, PeriodUnit, PooledMean, Regularisation, Rows, SpendBasis,
    SpendError, SpendFit, SpendWarning, ValueTerms, fit,
};
use crate::json;
use crate::numeric::Square;
use crate::units::Day;

/// A model of spend that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct KeptSpend {
    /// The parameters.
    pub model: GammaGamma,
    /// Covariance of their logarithms.
    pub covariance: Option<Square<3>>,
    /// What is taken for customers without a purchase after the first.
    pub others: OthersSpend,
    /// What the money of an order was taken from.
    #[serde(default)]
    pub basis: SpendBasis,
    /// Repeat buyers behind it.
    pub customers: u64,
    /// How its search ended; none where it is not known.
    #[serde(default)]
    pub outcome: Option<FitOutcome>,
}

/// What an earlier forecast said, to hold the later one against.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct KeptTotals {
    /// Customers.
    pub customers: u64,
    /// Expected purchases of all within the horizon.
    pub orders: f64,
    /// CLV of all; none without a model of spend.
    pub clv: Option<f64>,
    /// How far ahead, discounted how, at which margin.
    pub terms: ValueTerms,
}

/// Parameters of an earlier fit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptParameters {
    /// The model with its parameters, in `unit`.
    pub model: Model,
    /// The unit of times.
    pub unit: PeriodUnit,
    /// Covariance of the logarithms of the parameters; none where there was no maximum.
    #[serde(default)]
    pub covariance: Option<Square<4>>,
    /// The model of spend; none where there was none.
    #[serde(default)]
    pub spend: Option<KeptSpend>,
    /// The last day that was fitted; none for histories counted elsewhere.
    #[serde(default)]
    pub until: Option<Day>,
    /// What the forecast said; none where it is not known.
    #[serde(default)]
    pub totals: Option<KeptTotals>,
    /// What the user calls the data that were fitted; none where it is not known.
    #[serde(default)]
    pub file: Option<String>,
    /// How the search ended that found them; none where it is not known.
    #[serde(default)]
    pub outcome: Option<FitOutcome>,
}

/// Why something cannot be read as parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeptError {
    /// It is not the answer of an earlier run.
    NotParameters,
    /// A parameter is not above zero.
    NotAboveZero,
}

/// What is read of an answer that does not say what is to be kept.
#[derive(Deserialize)]
struct Answer {
    model: ModelKind,
    unit: PeriodUnit,
    parameters: std::collections::BTreeMap<String, f64>,
    #[serde(default)]
    outcome: Option<FitOutcome>,
    #[serde(default)]
    spend: Option<AnswerSpend>,
}

#[derive(Deserialize)]
struct AnswerSpend {
    parameters: GammaGamma,
    customers: u64,
}

impl KeptParameters {
    /// Those of a forecast, and what the user calls its data.
    pub fn of(forecast: &Forecast, file: Option<String>) -> KeptParameters {
        let spend = forecast.spend.as_ref().ok().map(|spend| KeptSpend {
            model: spend.model,
            covariance: spend.covariance,
            others: spend.others,
            basis: spend.basis,
            customers: spend.customers,
            outcome: Some(spend.outcome),
        });
        KeptParameters {
            model: forecast.fit.model,
            unit: forecast.fit.unit,
            covariance: forecast.fit.covariance,
            spend,
            until: forecast.until,
            totals: Some(KeptTotals {
                customers: forecast.fit.customers,
                orders: forecast.total_orders,
                clv: forecast.total_clv,
                terms: forecast.terms,
            }),
            file,
            outcome: Some(forecast.fit.outcome),
        }
    }

    /// Those in the answer of an earlier run: its `kept`, or else its `model`, `unit`, `parameters`
    /// and `spend`, without a covariance.
    ///
    /// # Errors
    /// [`KeptError`].
    pub fn read(answer: serde_json::Value) -> Result<KeptParameters, KeptError> {
        if let Some(kept) = answer.get("kept").filter(|it| !it.is_null()) {
            let kept: KeptParameters =
                json::from_value(kept.clone()).map_err(|_| KeptError::NotParameters)?;
            return kept.checked();
        }
        let answer: Answer = json::from_value(answer).map_err(|_| KeptError::NotParameters)?;
        let named = answer.model.names().map(|name| answer.parameters.get(name));
        if named.iter().any(Option::is_none) {
            return Err(KeptError::NotParameters);
        }
        let values = named.map(|value| value.copied().unwrap_or(0.0));
        let spend = answer.spend.and_then(|spend| {
            Some(KeptSpend {
                model: spend.parameters,
                covariance: None,
                others: OthersSpend::PopulationMean(spend.parameters.population_mean()?),
                basis: SpendBasis::Model,
                customers: spend.customers,
                outcome: None,
            })
        });
        let kept = KeptParameters {
            model: answer.model.with(values).ok_or(KeptError::NotAboveZero)?,
            unit: answer.unit,
            covariance: None,
            spend,
            until: None,
            totals: None,
            file: None,
            outcome: answer.outcome,
        };
        kept.checked()
    }

    /// The same where every parameter is above zero and finite.
    ///
    /// # Errors
    /// [`KeptError::NotAboveZero`].
    pub fn checked(self) -> Result<KeptParameters, KeptError> {
        let is_usable = |value: f64| value > 0.0 && value.is_finite();
        let spend = self.spend.map(|it| [it.model.p, it.model.q, it.model.v]);
        let mut all = self.model.parameters().into_iter();
        match all.all(is_usable) && spend.into_iter().flatten().all(is_usable) {
            true => Ok(self),
            false => Err(KeptError::NotAboveZero),
        }
    }

    /// The model as it stands on other data: likelihood, slope and warnings are those of the data,
    /// parameters, covariance and how their search ended those that were kept. Few customers are enough.
    ///
    /// # Errors
    /// [`FitError::NotOpportunities`], [`FitError::TooFewCustomers`] without one.
    pub(super) fn fit(&self, rows: &Rows) -> Result<Fit, FitError> {
        if rows.is_empty() {
            return Err(FitError::TooFewCustomers {
                found: 0,
                needed: 1,
            });
        }
        if !self.model.kind().is_continuous() && !fit::are_opportunities(rows) {
            return Err(FitError::NotOpportunities);
        }
        let values = self.model.parameters();
        let errors = self
            .covariance
            .map(|of| std::array::from_fn(|place| of[place][place].sqrt() * values[place]));
        let mut fit = Fit::standing(self.model, rows, self.unit, errors, self.covariance);
        // That they describe these data worse than no drop-out at all is told as a misfit.
        let is_of_others =
            |it: &FitWarning| matches!(it, FitWarning::NoDropOutSeen { gain } if *gain < 0.0);
        fit.warnings.retain(|it| !is_of_others(it));
        if let Some(outcome) = self.outcome.filter(|it| *it != FitOutcome::Converged) {
            fit.outcome = outcome;
            fit.warnings.insert(0, FitWarning::NotConverged(outcome));
        }
        Ok(fit)
    }

    /// The model of spend as it stands on other data.
    ///
    /// # Errors
    /// [`SpendError::NoMoney`] where the data or the parameters hold none.
    pub(super) fn spend(&self, histories: &Histories) -> Result<SpendFit, SpendError> {
        let kept = self.spend.ok_or(SpendError::NoMoney)?;
        if histories.spend.is_empty() {
            return Err(SpendError::NoMoney);
        }
        let values = [kept.model.p, kept.model.q, kept.model.v];
        let parameters = (0..3).map(|place| {
            let error = kept
                .covariance
                .map(|of| of[place][place].sqrt() * values[place]);
            Parameter::new(GammaGamma::NAMES[place], values[place], error)
        });
        let parameters: Vec<Parameter> = parameters.collect();
        let outcome = kept.outcome.unwrap_or(FitOutcome::Converged);
        let mut warnings = Vec::new();
        match Degenerate::of(&parameters, outcome) {
            Some(of) => warnings.push(SpendWarning::Degenerate(of)),
            None if outcome != FitOutcome::Converged => {
                warnings.push(SpendWarning::NotConverged(outcome));
            }
            None => {}
        }
        if let OthersSpend::MeanOfMeans(_) = kept.others {
            warnings.push(SpendWarning::NoPopulationMean { q: kept.model.q });
        }
        let pairs = histories.x.iter().zip(&histories.spend);
        let repeaters = pairs.filter(|(x, _)| **x > 0);
        let (mut log_likelihood, mut without_money) = (0.0, 0);
        for (&x, &mean) in repeaters {
            match mean > 0.0 {
                true => log_likelihood += kept.model.ln_likelihood(x, mean),
                false => without_money += 1,
            }
        }
        Ok(SpendFit {
            model: kept.model,
            parameters,
            covariance: kept.covariance,
            log_likelihood,
            customers: kept.customers,
            without_money,
            correlation: None,
            outcome,
            others: kept.others,
            basis: kept.basis,
            pooled: PooledMean::of(histories),
            warnings,
        })
    }
}

/// A parameter then and now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MovedParameter {
    /// Its name.
    pub name: String,
    /// As it was kept.
    pub kept: f64,
    /// Fitted anew to the later data.
    pub now: f64,
    /// The standard error of the later fit; none without a maximum.
    pub standard_error: Option<f64>,
}

/// A total at its three stages.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MovedTotal {
    /// What the earlier forecast said; none where it was asked otherwise or is not known.
    pub then: Option<f64>,
    /// The later data under the kept parameters: what customers and their orders moved.
    pub kept: f64,
    /// The later data under parameters fitted anew: what the fit moves.
    pub refitted: f64,
}

/// What moved since the parameters were kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    /// Parameters, those of spend last.
    pub parameters: Vec<MovedParameter>,
    /// Customers of the earlier forecast; none where it is not known.
    pub customers_then: Option<u64>,
    /// Customers now.
    pub customers_now: u64,
    /// By how much ln L of the later data is better under parameters fitted anew.
    pub log_likelihood_gain: f64,
    /// Expected purchases of all.
    pub orders: MovedTotal,
    /// CLV of all; none without a model of spend then and now.
    pub clv: Option<MovedTotal>,
}

/// ln L a customer by which parameters fitted anew are plainly others.
const OTHER_LIKELIHOOD: f64 = 0.05;
/// The part by which orders are off when kept parameters do not fit.
const OTHER_ORDERS: f64 = 0.2;
/// The part by which the value of an order is off when kept parameters do not fit.
const OTHER_SPEND: f64 = 0.5;

impl Moved {
    /// True where the kept parameters do not describe these data, as when they come from another
    /// business: fitting anew raises ln L by more than four parameters cost (BIC, 2 ln n) and either
    /// every customer's likelihood or the total is plainly another, or an order is worth plainly more
    /// or less. That parameters drift from month to month is not enough.
    pub fn is_misfit(&self) -> bool {
        let n = self.customers_now as f64;
        let is_off = |kept: f64, now: f64, part: f64| (kept - now).abs() > part * now.abs();
        let orders = &self.orders;
        let is_decisive = self.log_likelihood_gain > 2.0 * n.ln();
        let is_other = self.log_likelihood_gain > OTHER_LIKELIHOOD * n
            || is_off(orders.kept, orders.refitted, OTHER_ORDERS);
        let is_other_spend = self.clv.is_some_and(|clv| {
            let [kept, now] = [clv.kept / orders.kept, clv.refitted / orders.refitted];
            is_off(kept, now, OTHER_SPEND)
        });
        is_decisive && is_other || is_other_spend
    }

    /// Holds a forecast under kept parameters against a fit of its own data.
    ///
    /// # Errors
    /// The [`FitError`] of the later data.
    pub(super) fn of(
        kept: &KeptParameters,
        forecast: &Forecast,
        histories: &Histories,
        rows: &Rows,
        regularisation: Regularisation,
    ) -> Result<Moved, FitError> {
        let fit = Fit::of(kept.model.kind(), rows, kept.unit, regularisation)?;
        let basis = forecast.spend.as_ref().ok().map(|spend| spend.basis);
        let spend = SpendFit::of(histories).ok().map(|it| it.taking(basis));
        let terms = &forecast.terms;
        let scores = super::Scores::of(&fit.model, histories, rows, spend.as_ref(), terms);
        let moved = |kept: &Parameter, now: &Parameter| MovedParameter {
            name: now.name.clone(),
            kept: kept.value,
            now: now.value,
            standard_error: now.standard_error,
        };
        let before = forecast.fit.parameters.iter();
        let mut parameters: Vec<MovedParameter> = before
            .zip(&fit.parameters)
            .map(|(kept, now)| moved(kept, now))
            .collect();
        if let (Ok(before), Some(now)) = (&forecast.spend, &spend) {
            let pairs = before.parameters.iter().zip(&now.parameters);
            parameters.extend(pairs.map(|(kept, now)| moved(kept, now)));
        }
        let then = kept.totals.filter(|then| then.terms == *terms);
        let clv = forecast.total_clv.zip(scores.total_clv());
        Ok(Moved {
            parameters,
            customers_then: kept.totals.map(|then| then.customers),
            customers_now: histories.len() as u64,
            log_likelihood_gain: fit.log_likelihood - forecast.fit.log_likelihood,
            orders: MovedTotal {
                then: then.map(|then| then.orders),
                kept: forecast.total_orders,
                refitted: scores.total_orders(),
            },
            clv: clv.map(|(kept, refitted)| MovedTotal {
                then: then.and_then(|then| then.clv),
                kept,
                refitted,
            }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_answer_without_kept_parameters_is_read_by_its_parts() {
        let answer = json!({
            "model": "bg_nbd",
            "unit": "week",
            "parameters": {"r": 0.25, "alpha": 4.5, "a": 0.8, "b": 2.4},
            "spend": {"parameters": {"p": 6.25, "q": 3.74, "v": 15.44}, "customers": 946},
        });
        let kept = KeptParameters::read(answer.clone()).unwrap();
        assert_eq!(kept.model.parameters(), [0.25, 4.5, 0.8, 2.4]);
        assert_eq!(kept.spend.unwrap().customers, 946);
        let again = KeptParameters::read(json!({ "kept": kept })).unwrap();
        assert_eq!(again, kept);
        let mut broken = answer.clone();
        broken["parameters"]["a"] = json!(-1.0);
        assert_eq!(KeptParameters::read(broken), Err(KeptError::NotAboveZero));
        for lacking in [
            json!({}),
            json!([1]),
            json!({"kept": 3}),
            json!({"model": "bg_nbd"}),
        ] {
            assert_eq!(KeptParameters::read(lacking), Err(KeptError::NotParameters));
        }
        let mut short = answer;
        short["parameters"] = json!({"r": 0.25});
        assert_eq!(KeptParameters::read(short), Err(KeptError::NotParameters));
    }
}

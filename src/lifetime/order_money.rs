//! What the money of an order is taken from: the model of spend, or what stands in for it.

use serde::{Deserialize, Serialize};

use super::fit::FitOutcome;
use super::{Histories, Parameter};

/// What the expected money of an order is taken from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpendBasis {
    /// The Gamma-Gamma: the customer's own mean, drawn towards that of all.
    #[default]
    Model,
    /// The mean of all orders after the first, the same for everyone.
    OneMean,
    /// The customer's own mean; the mean of all for those without one.
    OwnMeans,
}

/// The mean of all orders after the first of those whose own mean is above zero.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PooledMean {
    /// Money of an order.
    pub mean: f64,
    /// Money of all those orders.
    pub money: f64,
    /// How many they are.
    pub orders: f64,
    /// Its standard error ÷ the mean, customers being drawn.
    pub relative_error: f64,
}

/// Which parameter of a Gamma-Gamma cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Degenerate {
    /// q: how customers differ. Otherwise p: how the orders of one customer differ.
    pub is_q: bool,
    /// As it was estimated.
    pub value: f64,
    /// Its standard error; none without a maximum.
    pub standard_error: Option<f64>,
}

/// A shape beyond this, without a maximum, is running off.
const FAR: f64 = 100.0;

impl PooledMean {
    /// The mean of a ratio: Σ money ÷ Σ orders, its error by what each customer is off.
    pub(super) fn of(histories: &Histories) -> PooledMean {
        let pairs = || {
            let pairs = histories.x.iter().zip(&histories.spend);
            pairs.filter(|(x, mean)| **x > 0 && **mean > 0.0)
        };
        let orders: f64 = pairs().map(|(x, _)| f64::from(*x)).sum();
        let money: f64 = pairs().map(|(x, mean)| f64::from(*x) * mean).sum();
        if orders == 0.0 {
            return PooledMean {
                mean: 0.0,
                money,
                orders,
                relative_error: 0.0,
            };
        }
        let mean = money / orders;
        let off = pairs().map(|(x, own)| (f64::from(*x) * (own - mean)).powi(2));
        PooledMean {
            mean,
            money,
            orders,
            relative_error: off.sum::<f64>().sqrt() / money,
        }
    }
}

impl Degenerate {
    /// The first of q and p whose standard error is as large as itself, or which ran off.
    pub(super) fn of(parameters: &[Parameter], outcome: FitOutcome) -> Option<Degenerate> {
        let cannot_be_told = |of: &Parameter| match of.standard_error {
            Some(error) => error > of.value,
            None => outcome != FitOutcome::Converged && of.value > FAR,
        };
        let [p, q, _] = parameters else { return None };
        let is_q = cannot_be_told(q);
        let of = if is_q { q } else { p };
        (is_q || cannot_be_told(p)).then_some(Degenerate {
            is_q,
            value: of.value,
            standard_error: of.standard_error,
        })
    }

    /// What stands in: customers who cannot be told apart have one mean; a customer whose orders are
    /// all alike has an own one.
    pub(super) fn basis(self) -> SpendBasis {
        match self.is_q || self.value < FAR {
            true => SpendBasis::OneMean,
            false => SpendBasis::OwnMeans,
        }
    }
}

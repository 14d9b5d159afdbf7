//! What was predicted beside what happened.

use serde::{Deserialize, Serialize};

use super::{Histories, Model, Rows};

/// x from here on is one row of the table by frequency.
const LAST_FREQUENCY: u32 = 7;
/// A difference of errors below this part is none.
const AS_GOOD: f64 = 0.01;

/// Errors of one prediction over all customers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Errors {
    /// Predicted purchases of all.
    pub predicted: f64,
    /// Mean absolute error a customer.
    pub mae: f64,
    /// Root of the mean squared error a customer.
    pub rmse: f64,
    /// Mean of predicted less actual a customer.
    pub bias: f64,
    /// Predicted ÷ actual − 1; none where nothing was bought.
    pub total_error: Option<f64>,
}

/// Customers of one frequency in the calibration.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct FrequencyRow {
    /// x.
    pub x: u32,
    /// All of this x and more.
    pub and_more: bool,
    /// How many customers.
    pub customers: u64,
    /// Mean purchases that followed.
    pub actual: f64,
    /// Mean purchases that were predicted.
    pub predicted: f64,
}

/// What a holdout says of a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Closer for customers and for the total than everybody's past rate.
    Better,
    /// Closer in one of the two.
    Mixed,
    /// No closer: the past rate would do.
    NoBetter,
}

/// A model judged by purchases it has not seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Holdout {
    /// Purchases that followed.
    pub actual: u64,
    /// How long the time lasts, in days.
    pub days: f64,
    /// The model's errors.
    pub model: Errors,
    /// Those of the naive prediction: everybody goes on at their past rate x ÷ T.
    pub naive: Errors,
    /// By frequency in the calibration.
    pub by_frequency: Vec<FrequencyRow>,
    /// What it says.
    pub verdict: Verdict,
}

impl Holdout {
    /// Judges a model; none when nothing follows the calibration.
    pub fn of(model: &Model, histories: &Histories, rows: &Rows) -> Option<Holdout> {
        let actual = histories.later_orders()?;
        let length = histories.later_length;
        let predicted: Vec<f64> = rows
            .each()
            .map(|(x, recency, age)| model.orders(x, recency, age, length))
            .collect();
        let of_customer = |at: usize| predicted[rows.row_of[at] as usize];
        let past_rate = |at: usize| {
            let age = histories.times[histories.age[at] as usize];
            match age > 0.0 {
                true => f64::from(histories.x[at]) / age * length,
                false => 0.0,
            }
        };
        let (model, naive) = (
            errors(histories, actual, &of_customer),
            errors(histories, actual, &past_rate),
        );
        let mut sums = vec![(0_u64, 0_u64, 0.0); LAST_FREQUENCY as usize + 1];
        for at in 0..histories.len() {
            let row = &mut sums[histories.x[at].min(LAST_FREQUENCY) as usize];
            row.0 += 1;
            row.1 += u64::from(histories.later[at]);
            row.2 += of_customer(at);
        }
        let by_frequency = (0..).zip(sums).filter(|(_, sum)| sum.0 > 0);
        let by_frequency = by_frequency.map(|(x, (customers, actual, predicted))| FrequencyRow {
            x,
            and_more: x == LAST_FREQUENCY,
            customers,
            actual: actual as f64 / customers as f64,
            predicted: predicted / customers as f64,
        });
        let total = |errors: &Errors| (errors.predicted - actual as f64).abs();
        let verdict = match (
            model.rmse < naive.rmse * (1.0 - AS_GOOD),
            total(&model) < total(&naive) * (1.0 - AS_GOOD),
        ) {
            (true, true) => Verdict::Better,
            (false, false) => Verdict::NoBetter,
            _ => Verdict::Mixed,
        };
        Some(Holdout {
            actual,
            days: length * histories.unit.days(),
            model,
            naive,
            by_frequency: by_frequency.collect(),
            verdict,
        })
    }
}

fn errors(histories: &Histories, actual: u64, predict: &dyn Fn(usize) -> f64) -> Errors {
    let n = histories.len() as f64;
    let (mut predicted, mut absolute, mut squares) = (0.0, 0.0, 0.0);
    for (at, &later) in histories.later.iter().enumerate() {
        let found = predict(at);
        let error = found - f64::from(later);
        predicted += found;
        absolute += error.abs();
        squares += error * error;
    }
    let actual = actual as f64;
    Errors {
        predicted,
        mae: absolute / n,
        rmse: (squares / n).sqrt(),
        bias: (predicted - actual) / n,
        total_error: (actual > 0.0).then(|| predicted / actual - 1.0),
    }
}

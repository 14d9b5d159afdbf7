//! What was predicted beside what happened.

use serde::{Deserialize, Serialize};

use super::holdout_range::holdout_range;
use super::{Fit, Histories, Interval, LEVEL, Model, Rows};

/// x from here on is one row of the table by frequency.
const LAST_FREQUENCY: u32 = 7;
/// A difference of errors below this part is none.
const AS_GOOD: f64 = 0.01;
/// Fewer purchases that followed judge nothing.
const LEAST_ACTUAL: u64 = 30;
/// A total that is off by more than this part is not to be planned with, unless chance explains it.
const MOST_OFF: f64 = 0.25;
/// What chance explains, in roots of the actual number: customers differ, so more than the two of
/// independent orders.
const CHANCE: f64 = 3.0;

/// Errors of one prediction over all customers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Errors {
    /// Customers they are of.
    pub customers: u64,
    /// Predicted purchases of all.
    pub predicted: f64,
    /// Sum of the absolute errors.
    pub absolute: f64,
    /// Sum of the squared errors.
    pub squares: f64,
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
    /// Closer for the total alone.
    TotalOnly,
    /// Closer for the customers alone.
    CustomersOnly,
    /// No closer: the past rate would do.
    NoBetter,
    /// The total is off by more than a quarter, and by more than chance explains.
    FarOff,
    /// Too few purchases followed to judge by.
    TooFew,
}

impl Verdict {
    /// False where the forecast has been tried and found wanting.
    pub fn is_trusted(self) -> bool {
        !matches!(self, Verdict::NoBetter | Verdict::FarOff)
    }

    fn of(actual: u64, model: &Errors, naive: &Errors) -> Verdict {
        let number = actual as f64;
        let apart = |errors: &Errors| (errors.predicted - number).abs();
        if actual < LEAST_ACTUAL {
            // Few orders judge a prediction that chance does not bring near them: the difference of two
            // counts varies as their sum.
            let by_chance = CHANCE * (number + model.predicted).sqrt();
            return match apart(model) > (MOST_OFF * number).max(by_chance) {
                true => Verdict::FarOff,
                false => Verdict::TooFew,
            };
        }
        if apart(model) > (MOST_OFF * number).max(CHANCE * number.sqrt()) {
            return Verdict::FarOff;
        }
        let is_closer = |model: f64, naive: f64| model < naive * (1.0 - AS_GOOD);
        match (
            is_closer(apart(model), apart(naive)),
            is_closer(model.rmse, naive.rmse),
        ) {
            (true, true) => Verdict::Better,
            (true, false) => Verdict::TotalOnly,
            (false, true) => Verdict::CustomersOnly,
            (false, false) => Verdict::NoBetter,
        }
    }
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
    /// The range that the calibration gave for what followed, at [`LEVEL`]; none without a maximum.
    #[serde(default)]
    pub range: Option<Interval>,
}

impl Holdout {
    /// Judges a fit, with the range it gave for what followed; none when nothing follows.
    pub fn of_fit(fit: &Fit, histories: &Histories, rows: &Rows) -> Option<Holdout> {
        let mut found = Holdout::of(&fit.model, histories, rows)?;
        let predicted = found.model.predicted;
        found.range = holdout_range(fit, histories, rows, predicted, LEVEL);
        Some(found)
    }

    /// Customers who were followed.
    pub fn customers(&self) -> u64 {
        self.by_frequency.iter().map(|it| it.customers).sum()
    }

    /// Whether the range that was given for it holds what followed; none without a range.
    pub fn is_within(&self) -> Option<bool> {
        let actual = self.actual as f64;
        self.range
            .map(|range| (range.low..=range.high).contains(&actual))
    }

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
        Some(Holdout {
            actual,
            days: length * histories.unit.days(),
            model,
            naive,
            by_frequency: by_frequency.collect(),
            verdict: Verdict::of(actual, &model, &naive),
            range: None,
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
        customers: histories.len() as u64,
        predicted,
        absolute,
        squares,
        mae: absolute / n,
        rmse: (squares / n).sqrt(),
        bias: (predicted - actual) / n,
        total_error: (actual > 0.0).then(|| predicted / actual - 1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(predicted: f64, actual: f64, rmse: f64) -> Errors {
        Errors {
            customers: 1,
            predicted,
            absolute: rmse,
            squares: rmse * rmse,
            mae: rmse,
            rmse,
            bias: 0.0,
            total_error: Some(predicted / actual - 1.0),
        }
    }

    #[test]
    fn a_total_that_is_far_off_is_not_trusted_however_much_worse_the_past_rate_is() {
        let judged = |actual: u64, predicted: f64, rmse: f64| {
            let naive = errors(actual as f64 * 3.0, actual as f64, 2.0);
            Verdict::of(actual, &errors(predicted, actual as f64, rmse), &naive)
        };
        assert_eq!(judged(1000, 1100.0, 1.0), Verdict::Better);
        assert_eq!(judged(1000, 1100.0, 2.0), Verdict::TotalOnly);
        assert_eq!(judged(1000, 1400.0, 1.0), Verdict::FarOff);
        assert_eq!(judged(1000, 600.0, 1.0), Verdict::FarOff);
        assert!(!Verdict::FarOff.is_trusted() && !Verdict::NoBetter.is_trusted());
        assert_eq!(judged(40, 55.0, 1.0), Verdict::Better, "chance explains it");
        assert_eq!(judged(12, 30.0, 1.0), Verdict::TooFew);
        assert_eq!(judged(22, 80.0, 1.0), Verdict::FarOff, "not by chance");
        assert_eq!(judged(0, 80.0, 1.0), Verdict::FarOff);
    }

    #[test]
    fn a_model_is_held_against_the_past_rate_for_customers_and_for_the_total() {
        let naive = errors(1020.0, 1000.0, 1.0);
        let judged =
            |predicted: f64, rmse: f64| Verdict::of(1000, &errors(predicted, 1000.0, rmse), &naive);
        assert_eq!(judged(900.0, 0.9), Verdict::CustomersOnly);
        assert_eq!(judged(900.0, 1.0), Verdict::NoBetter);
        assert_eq!(
            judged(1020.0, 1.0),
            Verdict::NoBetter,
            "as good is not better"
        );
    }
}

//! Where one tier ends and the next begins.

use serde::{Deserialize, Serialize};

use crate::units::{Fraction, Money};

/// Least monthly spend of diamond, gold and silver; half-open, so a customer exactly on a
/// threshold belongs to the upper tier. Entered thresholds run strictly downwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "[Money; 3]", into = "[Money; 3]")]
pub struct Thresholds([Money; 3]);

/// Thresholds that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThresholdError {
    /// Place of the threshold that is not below the one before it, or is negative.
    pub place: usize,
}

impl std::fmt::Display for ThresholdError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "threshold {} is not below the one before it", self.place)
    }
}

impl std::error::Error for ThresholdError {}

impl Thresholds {
    /// # Errors
    /// [`ThresholdError`] names the first threshold that is negative or not below the one above.
    pub fn new(thresholds: [Money; 3]) -> Result<Thresholds, ThresholdError> {
        for place in 0..3 {
            let below_last = place == 0 || thresholds[place] < thresholds[place - 1];
            if thresholds[place] < Money::ZERO || !below_last {
                return Err(ThresholdError { place });
            }
        }
        Ok(Thresholds(thresholds))
    }

    /// Diamond, gold, silver.
    pub fn get(self) -> [Money; 3] {
        self.0
    }
}

impl TryFrom<[Money; 3]> for Thresholds {
    type Error = ThresholdError;
    fn try_from(thresholds: [Money; 3]) -> Result<Thresholds, ThresholdError> {
        Thresholds::new(thresholds)
    }
}

impl From<Thresholds> for [Money; 3] {
    fn from(thresholds: Thresholds) -> [Money; 3] {
        thresholds.0
    }
}

/// How the thresholds come about.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThresholdRule {
    /// The spend that cuts off these top shares of active customers, cumulated.
    TopShares([Fraction; 3]),
    /// Entered by the user or printed in a case.
    Entered(Thresholds),
}

/// Top 3, 13 and 33 % of active customers.
pub const DEFAULT_TOP_SHARES: [f64; 3] = [0.03, 0.13, 0.33];

impl Default for ThresholdRule {
    fn default() -> Self {
        let shares = DEFAULT_TOP_SHARES.map(Fraction::new);
        match shares {
            [Ok(diamond), Ok(gold), Ok(silver)] => {
                ThresholdRule::TopShares([diamond, gold, silver])
            }
            _ => unreachable!("the default shares lie between 0 and 1"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(units: f64) -> Money {
        Money::from_units(units).unwrap()
    }

    #[test]
    fn thresholds_that_run_backwards_or_meet_are_refused_by_place() {
        let error = Thresholds::new([money(500.0), money(500.0), money(300.0)]).unwrap_err();
        assert_eq!(error.place, 1);
        let error = Thresholds::new([money(500.0), money(400.0), money(-1.0)]).unwrap_err();
        assert_eq!(error.place, 2);
    }
}

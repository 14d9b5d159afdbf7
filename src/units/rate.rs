//! Rates that carry their period.

use serde::{Deserialize, Serialize};

use super::RangeError;

/// A discount rate a year: 0 to 10 (1,000 %).
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct AnnualRate(f64);

impl AnnualRate {
    /// # Errors
    /// [`RangeError`] outside 0–10, or for a number that is not finite.
    pub fn new(rate: f64) -> Result<AnnualRate, RangeError> {
        if (0.0..=10.0).contains(&rate) {
            Ok(AnnualRate(rate))
        } else {
            Err(RangeError {
                found: rate,
                least: 0.0,
                most: 10.0,
            })
        }
    }

    /// A rate known to be in range when the program is compiled, in percent.
    pub const fn of_percent(percent: u32) -> AnnualRate {
        assert!(percent <= 1000);
        AnnualRate(percent as f64 / 100.0)
    }

    /// The rate a year.
    pub fn get(self) -> f64 {
        self.0
    }

    /// The rate a month that compounds to it: (1 + d)^(1/12) − 1.
    pub fn monthly(self) -> f64 {
        (self.0.ln_1p() / 12.0).exp_m1()
    }

    /// The rate of so many days, in a year of 365.25: (1 + d)^(days ÷ 365.25) − 1.
    pub fn over_days(self, days: f64) -> f64 {
        (self.0.ln_1p() * days / 365.25).exp_m1()
    }

    /// The rate that compounds continuously over so many days: ln(1 + d) · days ÷ 365.25.
    pub fn continuous_over_days(self, days: f64) -> f64 {
        self.0.ln_1p() * days / 365.25
    }
}

impl TryFrom<f64> for AnnualRate {
    type Error = RangeError;
    fn try_from(rate: f64) -> Result<AnnualRate, RangeError> {
        AnnualRate::new(rate)
    }
}

impl From<AnnualRate> for f64 {
    fn from(rate: AnnualRate) -> f64 {
        rate.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_months_compound_to_the_year() {
        let rate = AnnualRate::of_percent(10);
        assert!((rate.monthly() - 0.007_974_140_428_903_764).abs() < 1e-15);
        assert!(((1.0 + rate.monthly()).powi(12) - 1.1).abs() < 1e-14);
        assert!((rate.over_days(365.25) - 0.1).abs() < 1e-15);
    }

    #[test]
    fn a_rate_that_cannot_be_is_refused() {
        assert!(AnnualRate::new(-0.1).is_err());
        assert!(AnnualRate::new(f64::NAN).is_err());
        assert!(AnnualRate::new(0.0).is_ok());
    }
}

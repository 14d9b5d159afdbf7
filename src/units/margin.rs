//! Parts of a whole: fractions between 0 and 1, and margins that may be negative.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A number outside the range its type allows.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RangeError {
    /// The number that was given.
    pub found: f64,
    /// The least that is allowed.
    pub least: f64,
    /// The most that is allowed.
    pub most: f64,
}

impl fmt::Display for RangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} is outside {} to {}",
            self.found, self.least, self.most
        )
    }
}

impl std::error::Error for RangeError {}

/// A part of a whole, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Fraction(f64);

impl Fraction {
    /// # Errors
    /// [`RangeError`] outside 0–1, or for a number that is not finite.
    pub fn new(fraction: f64) -> Result<Fraction, RangeError> {
        in_range(fraction, 0.0, 1.0).map(Fraction)
    }

    /// The plain number.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Fraction {
    type Error = RangeError;
    fn try_from(fraction: f64) -> Result<Fraction, RangeError> {
        Fraction::new(fraction)
    }
}

impl From<Fraction> for f64 {
    fn from(fraction: Fraction) -> f64 {
        fraction.0
    }
}

/// Contribution margin as a part of revenue: −10 to 1. It may be negative (serving the customer
/// costs more than it brings) but never more than the whole revenue.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Margin(f64);

impl Margin {
    /// # Errors
    /// [`RangeError`] outside −10 to 1, or for a number that is not finite.
    pub fn new(margin: f64) -> Result<Margin, RangeError> {
        in_range(margin, -10.0, 1.0).map(Margin)
    }

    /// A margin known to be in range when the program is compiled, in percent.
    pub const fn of_percent(percent: i32) -> Margin {
        assert!(percent >= -1000 && percent <= 100);
        Margin(percent as f64 / 100.0)
    }

    /// The plain number.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Margin {
    type Error = RangeError;
    fn try_from(margin: f64) -> Result<Margin, RangeError> {
        Margin::new(margin)
    }
}

impl From<Margin> for f64 {
    fn from(margin: Margin) -> f64 {
        margin.0
    }
}

fn in_range(found: f64, least: f64, most: f64) -> Result<f64, RangeError> {
    if found >= least && found <= most {
        Ok(found)
    } else {
        Err(RangeError { found, least, most })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_margin_over_one_hundred_percent_is_refused() {
        assert!(Margin::new(1.0).is_ok());
        assert!(Margin::new(1.01).is_err());
        assert!(Margin::new(-0.05).is_ok());
    }

    #[test]
    fn a_fraction_that_is_not_a_number_is_refused() {
        assert!(Fraction::new(f64::NAN).is_err());
        assert!(Fraction::new(-0.01).is_err());
    }
}

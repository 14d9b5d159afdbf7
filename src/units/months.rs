//! Lengths in whole months.

use serde::{Deserialize, Serialize};

use super::RangeError;

/// Mean length of a month in days: a year of 365.25 days over twelve.
pub const DAYS_PER_MONTH: f64 = 365.25 / 12.0;

/// A length of 1 to 120 whole months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Months(u32);

impl Months {
    /// # Errors
    /// [`RangeError`] outside 1–120.
    pub fn new(months: u32) -> Result<Months, RangeError> {
        if (1..=120).contains(&months) {
            Ok(Months(months))
        } else {
            Err(RangeError {
                found: f64::from(months),
                least: 1.0,
                most: 120.0,
            })
        }
    }

    /// A length known to be in range when the program is compiled.
    pub const fn of(months: u32) -> Months {
        assert!(months >= 1 && months <= 120);
        Months(months)
    }

    /// The number of months.
    pub fn count(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for Months {
    type Error = RangeError;
    fn try_from(months: u32) -> Result<Months, RangeError> {
        Months::new(months)
    }
}

impl From<Months> for u32 {
    fn from(months: Months) -> u32 {
        months.0
    }
}

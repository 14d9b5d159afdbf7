//! What a rate is of: a month or a year, and the one way from one to the other.

use serde::{Deserialize, Serialize};

/// Months a year.
const MONTHS: f64 = 12.0;

/// The period a rate, a margin or a number of purchases is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Period {
    /// How many of `self` one period of `from` lasts.
    fn in_one(self, from: Period) -> f64 {
        match (self, from) {
            (Period::Month, Period::Year) => MONTHS,
            (Period::Year, Period::Month) => 1.0 / MONTHS,
            _ => 1.0,
        }
    }

    /// A rate of growth or discount of `from`, as one of `self`: (1 + rate)^(1/n) − 1, so that both
    /// give the same after a year.
    pub fn growth_rate(self, rate: f64, from: Period) -> f64 {
        (1.0 + rate).powf(1.0 / self.in_one(from)) - 1.0
    }

    /// A part that stays over `from`, as the part that stays over `self`: part^(1/n).
    pub fn part_kept(self, part: f64, from: Period) -> f64 {
        part.powf(1.0 / self.in_one(from))
    }

    /// An amount a `from`, as one a `self`.
    pub fn amount(self, amount: f64, from: Period) -> f64 {
        amount / self.in_one(from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_go_there_and_back() {
        let (month, year) = (Period::Month, Period::Year);
        for rate in [-0.3, 0.0, 0.1, 0.7] {
            let back = year.growth_rate(month.growth_rate(rate, year), month);
            assert!((back - rate).abs() < 1e-12, "{rate}");
        }
        for part in [0.0, 0.2, 1.0] {
            let back = year.part_kept(month.part_kept(part, year), month);
            assert!((back - part).abs() < 1e-12, "{part}");
        }
        assert_eq!(month.amount(1200.0, year), 100.0);
        assert_eq!(year.amount(100.0, month), 1200.0);
        assert_eq!(year.growth_rate(0.5, year), 0.5);
    }
}

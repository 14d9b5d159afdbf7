//! Observed money, fixed-point.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use bytemuck::{Pod, Zeroable};
use serde::{Deserialize, Serialize};

/// Observed money in ten-thousandths of a currency unit.
///
/// Addition is exact and independent of order. The range is ±9.2 × 10¹⁴ units; the import refuses
/// a file whose absolute amounts add up to more (see [`crate::ingest::FatalError::AmountsTooLarge`]),
/// so no sum taken later can overflow.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Pod,
    Zeroable,
)]
#[serde(transparent)]
#[repr(transparent)]
pub struct Money(pub i64);

impl Money {
    /// Ten-thousandths in one currency unit.
    pub const SCALE: i64 = 10_000;
    /// No money.
    pub const ZERO: Money = Money(0);
    /// The largest single amount a cell may hold: a hundred billion units (千亿).
    pub const CELL_LIMIT: Money = Money(100_000_000_000 * Self::SCALE);

    /// The nearest representable amount; `None` when `units` is not finite or out of range.
    pub fn from_units(units: f64) -> Option<Money> {
        let scaled = (units * Self::SCALE as f64).round();
        (scaled.is_finite() && scaled.abs() < 9.2e18).then_some(Money(scaled as i64))
    }

    /// The amount in currency units, for models and for display.
    pub fn units(self) -> f64 {
        self.0 as f64 / Self::SCALE as f64
    }

    /// The amount without its sign.
    pub fn abs(self) -> Money {
        Money(self.0.abs())
    }

    /// True for an amount above zero: a payment, not a refund.
    pub fn is_positive(self) -> bool {
        self.0 > 0
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0 + other.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        self.0 += other.0;
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0 - other.0)
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Money) {
        self.0 -= other.0;
    }
}

impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(-self.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_and_its_refund_net_to_exactly_zero() {
        let order = Money::from_units(0.1).unwrap() + Money::from_units(0.2).unwrap();
        assert_eq!(order + Money::from_units(-0.3).unwrap(), Money::ZERO);
    }

    #[test]
    fn what_cannot_be_held_is_refused() {
        assert_eq!(Money::from_units(f64::NAN), None);
        assert_eq!(Money::from_units(1e18), None);
    }
}

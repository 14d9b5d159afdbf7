//! Money, days, months, shares and margins: the quantities everything else is written in.
//!
//! Observed money is fixed-point ([`Money`], 10⁻⁴ of a currency unit), so an order and its refund
//! net to exactly zero and a sum does not depend on its order. Modelled money is `f64`.

mod currency;
mod day;
mod margin;
mod money;
mod months;
mod period;
mod rate;

pub use currency::Currency;
pub use day::Day;
pub use margin::{Fraction, Margin, RangeError};
pub use money::Money;
pub use months::{DAYS_PER_MONTH, Months};
pub use period::Period;
pub use rate::AnnualRate;

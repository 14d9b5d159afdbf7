//! How a spreadsheet shows a number: by what it counts.

use crate::explain::Unit;
use crate::units::Currency;

/// The look of the numbers of a column, or of one cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NumberFormat {
    /// As the spreadsheet pleases.
    #[default]
    General,
    /// Whole, in groups of three.
    Whole,
    /// One decimal.
    Tenths,
    /// Two decimals.
    Hundredths,
    /// A part of a whole, in percent with one decimal. The cell holds the part itself.
    Percent,
    /// A day. The cell holds it as `2016-11-10`.
    Day,
}

impl NumberFormat {
    /// The format of amounts of a currency: to the cent where it has cents.
    pub fn money(currency: Currency) -> NumberFormat {
        match currency.decimals() {
            0 => NumberFormat::Whole,
            _ => NumberFormat::Hundredths,
        }
    }

    /// The format of one number of this unit. A number below one keeps its decimals where its currency
    /// has none, and so does a number of heads that is an expectation.
    pub fn of(unit: Unit, value: f64, currency: Currency) -> NumberFormat {
        let has_parts = (value - value.round()).abs() > 1e-9;
        match unit {
            Unit::Percent => NumberFormat::Percent,
            Unit::Day => NumberFormat::Day,
            Unit::Customers
            | Unit::Orders
            | Unit::Contracts
            | Unit::Renewals
            | Unit::Rows
            | Unit::PeriodsBought(_) => match has_parts {
                true => NumberFormat::Tenths,
                false => NumberFormat::Whole,
            },
            Unit::Days | Unit::Months => NumberFormat::Tenths,
            Unit::Index | Unit::Ratio | Unit::Periods => NumberFormat::Hundredths,
            unit if unit.is_money() => match NumberFormat::money(currency) {
                NumberFormat::Whole if has_parts && value.abs() < 1.0 => NumberFormat::Hundredths,
                format => format,
            },
            _ => NumberFormat::General,
        }
    }
}

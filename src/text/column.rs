//! One way of writing all numbers of a column, so that they align on the point.

use super::Lang;
use super::number::{NO_NUMBER, count, fixed, index, large_units, percent};
use crate::explain::Unit;
use crate::units::Currency;

/// How many figures the smallest number of a column keeps.
const FIGURES: i32 = 4;
/// Decimals of money and of items at most.
const DECIMALS: i32 = 2;

/// Scale and decimals that all numbers of a column share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ColumnFormat {
    unit: Unit,
    divisor: f64,
    suffix: &'static str,
    decimals: usize,
}

impl ColumnFormat {
    /// The format for these numbers. Money takes 万 or K only where the largest number reaches it and
    /// the smallest still shows in it; a number that is not finite or zero decides nothing.
    pub fn of(lang: Lang, unit: Unit, values: &[f64]) -> ColumnFormat {
        ColumnFormat::among(lang, unit, values, values)
    }

    /// The same with 万 or K only where all numbers allow it: those of every column of a table that
    /// are compared with one another. The decimals are the column’s own.
    pub fn among(lang: Lang, unit: Unit, values: &[f64], all: &[f64]) -> ColumnFormat {
        let sizes: Vec<f64> = values
            .iter()
            .map(|value| value.abs())
            .filter(|size| size.is_finite() && *size > 0.0)
            .collect();
        let smallest = sizes.iter().copied().fold(f64::INFINITY, f64::min);
        let plain = |decimals| ColumnFormat {
            unit,
            divisor: 1.0,
            suffix: "",
            decimals,
        };
        match unit {
            Unit::Percent => plain(1),
            Unit::OrdersPerCustomer | Unit::PeriodsBoughtPerCustomer(_) => plain(3),
            Unit::Estimate | Unit::Years => {
                let decimals = match unit {
                    Unit::Years => usize::from(!sizes.iter().copied().all(is_whole)),
                    _ => super::number::estimate_decimals(smallest),
                };
                plain(decimals)
            }
            Unit::Spans(_) => {
                let is_whole = sizes.iter().copied().all(is_whole);
                plain(if is_whole { 0 } else { 1 })
            }
            Unit::Index | Unit::Ratio | Unit::Periods => plain(2),
            Unit::Customers
            | Unit::Contracts
            | Unit::Renewals
            | Unit::Orders
            | Unit::PeriodsBought(_)
            | Unit::Rows
            | Unit::Months
            | Unit::Days
            | Unit::Day => plain(usize::from(!sizes.iter().copied().all(is_whole))),
            _ if sizes.is_empty() => plain(0),
            _ => {
                let all = all.iter().map(|value| value.abs());
                let (least, most) = all
                    .filter(|size| size.is_finite() && *size > 0.0)
                    .fold((f64::INFINITY, 0.0), |(least, most): (f64, f64), size| {
                        (least.min(size), most.max(size))
                    });
                let fits = large_units(lang)
                    .iter()
                    .rev()
                    .find(|(factor, _)| most >= factor.max(1e5) && least >= factor * 0.1);
                let (divisor, suffix) = fits.copied().unwrap_or((1.0, ""));
                let is_whole = divisor == 1.0 && sizes.iter().all(|size| size.fract() == 0.0);
                let before = (smallest / divisor).log10().floor() as i32 + 1;
                let decimals = (FIGURES - before.max(1)).clamp(0, DECIMALS);
                ColumnFormat {
                    divisor,
                    suffix,
                    ..plain(if is_whole { 0 } else { decimals as usize })
                }
            }
        }
    }

    /// The format for money of a file that is shown to the cent where there are cents.
    pub fn to_the_cent(values: &[f64]) -> ColumnFormat {
        let is_whole = values.iter().all(|value| value.fract() == 0.0);
        ColumnFormat {
            unit: Unit::Money,
            divisor: 1.0,
            suffix: "",
            decimals: if is_whole { 0 } else { 2 },
        }
    }

    /// The same in a currency: one without cents shows none, where all numbers are one or more.
    pub fn in_currency(self, currency: Currency, values: &[f64]) -> ColumnFormat {
        let is_cut = self.unit.is_money() && self.divisor == 1.0 && currency.decimals() == 0;
        let has_parts = values.iter().any(|it| *it != 0.0 && it.abs() < 1.0);
        match is_cut && !has_parts {
            true => self.to(0),
            false => self,
        }
    }

    /// The same with so many decimals.
    pub fn to(self, decimals: usize) -> ColumnFormat {
        ColumnFormat { decimals, ..self }
    }

    /// A number of the column.
    pub fn write(&self, lang: Lang, value: f64) -> String {
        if !value.is_finite() {
            return NO_NUMBER.to_owned();
        }
        match self.unit {
            Unit::Percent => percent(lang, value, self.decimals),
            Unit::Index | Unit::Ratio | Unit::Periods => index(value),
            Unit::Day => super::names::day(lang, crate::units::Day(value as i32)),
            Unit::Customers
            | Unit::Contracts
            | Unit::Renewals
            | Unit::Orders
            | Unit::PeriodsBought(_)
            | Unit::Rows
            | Unit::Months
            | Unit::Days
                if self.decimals == 0 && value >= 0.0 =>
            {
                count(lang, value.round() as u64)
            }
            // Nothing is as much in every unit.
            _ if value == 0.0 && !self.suffix.is_empty() => "0".to_owned(),
            _ => format!(
                "{}{}",
                fixed(value / self.divisor, self.decimals),
                self.suffix
            ),
        }
    }
}

/// True for whole numbers, and for those that a change of unit has left a last digit away from one:
/// days that were weeks meanwhile.
fn is_whole(size: f64) -> bool {
    (size - size.round()).abs() <= 1e-9 * size.max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(lang: Lang, unit: Unit, values: &[f64]) -> Vec<String> {
        let format = ColumnFormat::of(lang, unit, values);
        values
            .iter()
            .map(|&value| format.write(lang, value))
            .collect()
    }

    #[test]
    fn a_column_of_yen_has_no_decimals() {
        let values = [452.37, 16_767.7];
        let of = |currency| {
            let format = ColumnFormat::of(Lang::En, Unit::Money, &values);
            let format = format.in_currency(currency, &values);
            values.map(|it| format.write(Lang::En, it))
        };
        assert_eq!(of(Currency::Jpy), ["452", "16,768"]);
        assert_eq!(of(Currency::Eur), ["452.4", "16,767.7"]);
        let format = ColumnFormat::of(Lang::En, Unit::Money, &[0.35]);
        let format = format.in_currency(Currency::Jpy, &[0.35]);
        assert_ne!(format.write(Lang::En, 0.35), "0");
    }

    #[test]
    fn days_that_were_weeks_meanwhile_are_whole() {
        let since = [
            35.0 / 7.0 * 7.0,
            34.999_999_999_999_99,
            71.000_000_000_000_01,
        ];
        assert_eq!(column(Lang::Zh, Unit::Days, &since), ["35", "35", "71"]);
        assert_eq!(
            column(Lang::Zh, Unit::Days, &[35.0, 15.5]),
            ["35.0", "15.5"]
        );
    }

    #[test]
    fn money_of_a_column_has_one_number_of_decimals() {
        let unit = Unit::MoneyPerCustomerMonth;
        assert_eq!(
            column(Lang::Zh, unit, &[2345.678, 56.7, 0.0]),
            ["2,345.68", "56.70", "0.00"]
        );
        assert_eq!(
            column(Lang::Zh, unit, &[1200.0, 300.0, -50.0]),
            ["1,200", "300", "\u{2212}50"]
        );
    }

    #[test]
    fn a_large_unit_is_taken_only_where_the_smallest_number_shows_in_it() {
        let unit = Unit::Money;
        assert_eq!(
            column(Lang::Zh, unit, &[2_905_000.0, 680_500.0]),
            ["290.50万", "68.05万"]
        );
        assert_eq!(
            column(Lang::En, unit, &[2_905_000.0, 680_500.0]),
            ["2.91M", "0.68M"]
        );
        assert_eq!(
            column(Lang::En, unit, &[413_880.0, 170_300.0]),
            ["413.9K", "170.3K"]
        );
        assert_eq!(
            column(Lang::Zh, unit, &[2_905_000.0, 12.0]),
            ["2,905,000", "12"]
        );
    }

    #[test]
    fn counts_stay_whole_and_cents_stay_cents() {
        assert_eq!(
            column(Lang::En, Unit::Customers, &[1200.0, 3.0]),
            ["1,200", "3"]
        );
        let format = ColumnFormat::to_the_cent(&[8195.5, 8255.0]);
        assert_eq!(format.write(Lang::En, 8195.5), "8,195.50");
        assert_eq!(
            column(Lang::En, Unit::Percent, &[0.5, f64::NAN]),
            ["50.0%", "—"]
        );
    }
}

//! The money of a row: its amount, whether it is a refund, its sign of currency, its profit.

use super::columns::{AmountFrom, ProfitFrom};
use super::{Fold, Row, Value, example};
use crate::ingest::number::{self, Reading};
use crate::ingest::{DecimalMark, IssueKind};
use crate::units::{Currency, Money};

impl Fold {
    #[inline(always)]
    pub(super) fn amount(&mut self, row: &impl Row) -> Reading {
        let reading = match self.columns.amount {
            AmountFrom::Column(column) => self.money(row, column),
            AmountFrom::Product { quantity, price } => {
                match (self.money(row, quantity), self.money(row, price)) {
                    (Reading::Amount(quantity, _), Reading::Amount(price, currency)) => {
                        number::product(quantity, price, currency)
                    }
                    (Reading::Amount(..), other) | (other, _) => other,
                }
            }
            AmountFrom::Months(_) => Reading::Blank,
            AmountFrom::Absent => match self.came_back(row) {
                true => Reading::Bad,
                false => Reading::Amount(Money::ZERO, Currency::Unstated),
            },
        };
        match reading {
            Reading::Amount(amount, currency) if self.is_refund(row, amount) => {
                Reading::Amount(-amount, currency)
            }
            reading => reading,
        }
    }

    /// True for a positive amount that means money going back: goods came back, or the whole table
    /// is one of refunds.
    #[inline]
    pub(super) fn is_refund(&mut self, row: &impl Row, amount: Money) -> bool {
        if !amount.is_positive() {
            return false;
        }
        self.came_back(row) || self.negates
    }

    /// True where the quantity is below zero: goods came back.
    #[inline]
    fn came_back(&mut self, row: &impl Row) -> bool {
        self.columns.sign.is_some_and(|column| {
            matches!(self.money(row, column), Reading::Amount(quantity, _) if quantity.0 < 0)
        })
    }

    #[inline(always)]
    pub(super) fn money(&mut self, row: &impl Row, column: usize) -> Reading {
        if !self.units.is_empty() {
            return self.money_in_unit(row, column);
        }
        self.bare_money(row, column)
    }

    /// Money of a file where some column is in a unit above one.
    #[inline(never)]
    fn money_in_unit(&mut self, row: &impl Row, column: usize) -> Reading {
        let unit = self
            .units
            .iter()
            .find(|(of, power)| *of == column && *power > 0);
        let Some(&(_, power)) = unit else {
            return self.bare_money(row, column);
        };
        match row.value(column, &mut self.scratch) {
            Value::Text(text) => number::read_in(text, self.decimal, power),
            // As it is written, so that 7.4 stays what it looks like.
            Value::Number(number) if number.is_finite() => {
                number::read_in(number.to_string().as_bytes(), DecimalMark::Point, power)
            }
            Value::Number(_) | Value::Day(_) => Reading::Bad,
        }
    }

    /// True for a column in a unit above one.
    pub(super) fn has_unit(&self, column: usize) -> bool {
        self.units
            .iter()
            .any(|&(of, power)| of == column && power > 0)
    }

    #[inline(always)]
    fn bare_money(&mut self, row: &impl Row, column: usize) -> Reading {
        match row.value(column, &mut self.scratch) {
            Value::Text(text) => match number::read_plain(text, self.decimal) {
                Some(money) => Reading::Amount(money, Currency::Unstated),
                None => number::read(text, self.decimal),
            },
            Value::Number(number) => number::from_float(number),
            Value::Day(_) => Reading::Bad,
        }
    }

    /// Notes the currency written with an amount. The column of signs begins with the first sign.
    #[cold]
    pub(super) fn sign(&mut self, line: u64, row: &impl Row, currency: Currency) {
        let lines = self.out.amount.len() + self.gathered.len();
        self.out.signs.resize(lines - 1, Currency::Unstated);
        self.out.signs.push(currency);
        if currency != Currency::Unstated {
            let example = example(row, line, self.columns.amount_column());
            let places = self.out.currencies.entry(currency).or_default();
            places.add(example);
        }
    }

    pub(super) fn profit(&mut self, line: u64, row: &impl Row, amount: Money) -> Option<Money> {
        let (column, is_cost) = match self.columns.profit {
            ProfitFrom::Nothing => return None,
            ProfitFrom::Column(column) => (column, false),
            ProfitFrom::Cost(column) => (column, true),
        };
        match self.money(row, column) {
            Reading::Amount(money, _) if is_cost => Some(amount - money),
            Reading::Amount(money, _) => Some(money),
            Reading::Blank => None,
            Reading::Bad | Reading::TooLarge => {
                let example = example(row, line, column);
                self.out.issues.add(IssueKind::BadCost, example);
                None
            }
        }
    }
}

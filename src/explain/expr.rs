//! The expression tree.

use serde::{Deserialize, Serialize};

use super::{Given, Rule, Symbol};
use crate::units::Period;

/// The unit a number is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Unit {
    /// Heads.
    Customers,
    /// Distinct orders.
    Orders,
    /// Money in the currency of the data.
    Money,
    /// Money a month.
    MoneyPerMonth,
    /// Money a year.
    MoneyPerYear,
    /// Money a customer and month.
    MoneyPerCustomerMonth,
    /// Money a customer and year.
    MoneyPerCustomerYear,
    /// Money a unit sold.
    MoneyPerItem,
    /// Units bought a customer and year.
    ItemsPerCustomerYear,
    /// A part of a whole, shown in percent.
    Percent,
    /// A plain ratio, 1 = average.
    Index,
    /// Months.
    Months,
    /// Rows of the file.
    Rows,
    /// So many days.
    Days,
    /// A calendar day, counted from 1970-01-01.
    Day,
    /// Money a customer, over all the time that is counted.
    MoneyPerCustomer,
    /// Money a contract.
    MoneyPerContract,
    /// Money a lead.
    MoneyPerLead,
    /// Money a lead that is won.
    MoneyPerDeal,
    /// Money an order.
    MoneyPerOrder,
    /// Contracts, of which a customer may have several.
    Contracts,
    /// Renewals of contracts, each for a period.
    Renewals,
    /// Periods of the model: months or years, as its rates are.
    Periods,
    /// Periods of so long in which somebody bought, however often.
    PeriodsBought(Length),
    /// The same a customer.
    PeriodsBoughtPerCustomer(Length),
    /// Money of a period in which somebody bought.
    MoneyPerPeriodBought(Length),
    /// Periods of so long: a stretch of time in the unit of a model.
    Spans(Length),
    /// Units sold.
    Items,
    /// Leads, or accounts not yet won.
    Leads,
    /// Times somebody is spoken to.
    Contacts,
    /// Answered sheets of a survey.
    Answers,
    /// Reasons somebody gave.
    Reasons,
    /// Points of a score or rating.
    Points,
    /// A place in an order, 1 = first.
    Rank,
    /// A plain ratio of two amounts.
    Ratio,
    /// A fitted number without a unit, shown in four figures.
    Estimate,
    /// Orders a customer.
    OrdersPerCustomer,
    /// Years of 365.25 days.
    Years,
}

/// The length of a period in which purchases are counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Length {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A year.
    Year,
}

impl Unit {
    /// An amount of money, of whatever.
    pub fn is_money(self) -> bool {
        matches!(
            self,
            Unit::Money
                | Unit::MoneyPerMonth
                | Unit::MoneyPerYear
                | Unit::MoneyPerCustomerMonth
                | Unit::MoneyPerCustomerYear
                | Unit::MoneyPerItem
                | Unit::MoneyPerCustomer
                | Unit::MoneyPerContract
                | Unit::MoneyPerLead
                | Unit::MoneyPerDeal
                | Unit::MoneyPerOrder
                | Unit::MoneyPerPeriodBought(_)
        )
    }

    /// The unit where a model counts periods with an order and not orders; any other as it is.
    pub fn bought_in(self, length: Length) -> Unit {
        match self {
            Unit::Orders => Unit::PeriodsBought(length),
            Unit::OrdersPerCustomer => Unit::PeriodsBoughtPerCustomer(length),
            Unit::MoneyPerOrder => Unit::MoneyPerPeriodBought(length),
            other => other,
        }
    }

    /// The unit of what one customer brings, where the unit is that of a mean over heads; any other as
    /// it is.
    pub fn of_one(self) -> Unit {
        match self {
            Unit::OrdersPerCustomer => Unit::Orders,
            Unit::MoneyPerCustomer => Unit::Money,
            other => other,
        }
    }

    /// Money a customer and period.
    pub fn money_per_customer(period: Period) -> Unit {
        match period {
            Period::Month => Unit::MoneyPerCustomerMonth,
            Period::Year => Unit::MoneyPerCustomerYear,
        }
    }

    /// Money a period.
    pub fn money(period: Period) -> Unit {
        match period {
            Period::Month => Unit::MoneyPerMonth,
            Period::Year => Unit::MoneyPerYear,
        }
    }
}

/// Where an input comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Counted or summed in the user's file.
    File,
    /// Entered or accepted by the user.
    Assumption,
    /// Proposed by the program from the file's own distribution.
    Proposed,
    /// Printed in the source document of a teaching case.
    Case,
    /// Made up so that a demonstration adds up.
    Illustrative,
    /// Said by a source document without a proof that could be found.
    Claim,
    /// Computed from other numbers.
    Derived,
}

/// A named number with its unit and its source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// What it is.
    pub symbol: Symbol,
    /// How much.
    pub value: f64,
    /// In what.
    pub unit: Unit,
    /// Says who.
    pub source: Source,
    /// Which of several of the same name, from 1; none where there is only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<u32>,
}

/// A closed formula over named inputs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expr {
    /// A named input.
    Of(Input),
    /// A bare number of the formula itself, such as 12 months a year.
    Number(f64),
    /// Sum of all.
    Sum(Vec<Expr>),
    /// First less second.
    Minus(Box<Expr>, Box<Expr>),
    /// Product of all.
    Times(Vec<Expr>),
    /// First over second.
    Over(Box<Expr>, Box<Expr>),
    /// First to the power of the second.
    Power(Box<Expr>, Box<Expr>),
}

impl Expr {
    /// The same with the units of its inputs changed.
    pub fn in_units(self, unit: &dyn Fn(Unit) -> Unit) -> Expr {
        let each = |all: Vec<Expr>| all.into_iter().map(|it| it.in_units(unit)).collect();
        let one = |it: Box<Expr>| Box::new(it.in_units(unit));
        match self {
            Expr::Of(input) => Expr::Of(Input {
                unit: unit(input.unit),
                ..input
            }),
            Expr::Number(number) => Expr::Number(number),
            Expr::Sum(all) => Expr::Sum(each(all)),
            Expr::Times(all) => Expr::Times(each(all)),
            Expr::Minus(first, second) => Expr::Minus(one(first), one(second)),
            Expr::Over(first, second) => Expr::Over(one(first), one(second)),
            Expr::Power(first, second) => Expr::Power(one(first), one(second)),
        }
    }

    /// An input of the formula.
    pub fn of(symbol: impl Into<Symbol>, value: f64, unit: Unit, source: Source) -> Expr {
        Expr::Of(Input {
            symbol: symbol.into(),
            value,
            unit,
            source,
            place: None,
        })
    }

    /// The same input as the `place`-th of several, from 1; any other expression as it is.
    pub fn at(mut self, place: usize) -> Expr {
        if let Expr::Of(input) = &mut self {
            input.place = Some(place as u32);
        }
        self
    }

    /// `self × other`.
    pub fn times(self, other: Expr) -> Expr {
        Expr::Times(vec![self, other])
    }

    /// `self + other`.
    pub fn plus(self, other: Expr) -> Expr {
        Expr::Sum(vec![self, other])
    }

    /// `self` to the power of `exponent`.
    pub fn power(self, exponent: f64) -> Expr {
        self.to_the(Expr::Number(exponent))
    }

    /// `self` to the power of another expression.
    pub fn to_the(self, exponent: Expr) -> Expr {
        Expr::Power(Box::new(self), Box::new(exponent))
    }

    /// `self − other`.
    pub fn minus(self, other: Expr) -> Expr {
        Expr::Minus(Box::new(self), Box::new(other))
    }

    /// `self ÷ other`.
    pub fn over(self, other: Expr) -> Expr {
        Expr::Over(Box::new(self), Box::new(other))
    }

    /// The number the tree stands for. A division by zero gives a value that is not finite; the
    /// callers that can meet one ask [`Explained::finite`].
    pub fn value(&self) -> f64 {
        match self {
            Expr::Of(input) => input.value,
            Expr::Number(number) => *number,
            Expr::Sum(terms) => terms.iter().map(Expr::value).sum(),
            Expr::Minus(from, less) => from.value() - less.value(),
            Expr::Times(factors) => factors.iter().map(Expr::value).product(),
            Expr::Over(above, below) => above.value() / below.value(),
            Expr::Power(base, exponent) => power(base.value(), exponent.value()),
        }
    }

    /// Every input in reading order, each symbol once.
    pub fn inputs(&self) -> Vec<&Input> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    fn collect<'a>(&'a self, found: &mut Vec<&'a Input>) {
        match self {
            Expr::Of(input) => {
                let is_same =
                    |seen: &&Input| seen.symbol == input.symbol && seen.place == input.place;
                if !found.iter().any(is_same) {
                    found.push(input);
                }
            }
            Expr::Number(_) => {}
            Expr::Sum(parts) | Expr::Times(parts) => {
                parts.iter().for_each(|part| part.collect(found));
            }
            Expr::Minus(a, b) | Expr::Over(a, b) | Expr::Power(a, b) => {
                a.collect(found);
                b.collect(found);
            }
        }
    }
}

/// Whole powers by multiplication, so that they are the same on every machine.
fn power(base: f64, exponent: f64) -> f64 {
    if exponent.fract() != 0.0 || exponent.abs() > 1e6 {
        return base.powf(exponent);
    }
    let (mut left, mut square, mut product) = (exponent.abs() as u32, base, 1.0);
    while left > 0 {
        if left % 2 == 1 {
            product *= square;
        }
        square *= square;
        left /= 2;
    }
    if exponent < 0.0 {
        1.0 / product
    } else {
        product
    }
}

/// A number that can explain itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explained {
    /// What the number is.
    pub symbol: Symbol,
    /// How it is made.
    pub expr: Expr,
    /// What it is measured in.
    pub unit: Unit,
    /// Rules that decided the inputs, in the order they apply.
    pub rules: Vec<Rule>,
}

impl Explained {
    /// A number made by a formula.
    pub fn new(symbol: impl Into<Symbol>, unit: Unit, expr: Expr) -> Explained {
        Explained {
            symbol: symbol.into(),
            expr,
            unit,
            rules: Vec::new(),
        }
    }

    /// A number that was counted, entered or printed: its own only input.
    pub fn given(symbol: impl Into<Symbol>, value: f64, unit: Unit, source: Source) -> Explained {
        let symbol = symbol.into();
        Explained::new(symbol, unit, Expr::of(symbol, value, unit, source))
    }

    /// The same number with a rule noted beside it.
    pub fn with(mut self, rule: Rule) -> Explained {
        self.rules.push(rule);
        self
    }

    /// The number, by evaluating the expression that is shown.
    pub fn value(&self) -> f64 {
        self.expr.value()
    }

    /// The number when there is one: `None` after a division by zero.
    pub fn finite(&self) -> Option<f64> {
        Some(self.value()).filter(|value| value.is_finite())
    }

    /// A number that was given, with its source.
    pub fn of_given(symbol: impl Into<Symbol>, given: Given, unit: Unit) -> Explained {
        Explained::given(symbol, given.value, unit, given.source)
    }

    /// This number as an input of the next formula.
    pub fn as_input(&self) -> Expr {
        let source = match &self.expr {
            Expr::Of(input) => input.source,
            _ => Source::Derived,
        };
        Expr::of(self.symbol, self.value(), self.unit, source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_of_one_name_are_told_apart_by_their_place() {
        let leaf =
            |value, place| Expr::of(Symbol::Margin, value, Unit::Percent, Source::Case).at(place);
        let sum = Expr::Sum(vec![leaf(0.1, 1), leaf(0.2, 2), leaf(0.1, 1)]);
        let places: Vec<_> = sum.inputs().iter().map(|input| input.place).collect();
        assert_eq!(places, [Some(1), Some(2)]);
        assert_eq!(
            leaf(0.1, 3).plus(Expr::Number(1.0)).at(9).inputs()[0].place,
            Some(3)
        );
    }

    #[test]
    fn whole_powers_are_products_and_others_are_roots() {
        let power = |base: f64, exponent| Expr::Number(base).power(exponent).value();
        assert_eq!(power(1.1, 2.0), 1.1 * 1.1);
        assert_eq!(power(2.0, -3.0), 0.125);
        assert_eq!(power(0.0, 0.0), 1.0);
        assert_eq!(power(-2.0, 3.0), -8.0);
        assert_eq!(power(9.0, 0.5), 3.0);
    }
}

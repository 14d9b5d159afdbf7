//! The expression tree.

use serde::{Deserialize, Serialize};

use super::{Rule, Symbol};

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
}

impl Expr {
    /// An input of the formula.
    pub fn of(symbol: Symbol, value: f64, unit: Unit, source: Source) -> Expr {
        Expr::Of(Input {
            symbol,
            value,
            unit,
            source,
        })
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
                if !found.iter().any(|seen| seen.symbol == input.symbol) {
                    found.push(input);
                }
            }
            Expr::Number(_) => {}
            Expr::Sum(parts) | Expr::Times(parts) => {
                parts.iter().for_each(|part| part.collect(found));
            }
            Expr::Minus(a, b) | Expr::Over(a, b) => {
                a.collect(found);
                b.collect(found);
            }
        }
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
    pub fn new(symbol: Symbol, unit: Unit, expr: Expr) -> Explained {
        Explained {
            symbol,
            expr,
            unit,
            rules: Vec::new(),
        }
    }

    /// A number that was counted, entered or printed: its own only input.
    pub fn given(symbol: Symbol, value: f64, unit: Unit, source: Source) -> Explained {
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

    /// This number as an input of the next formula.
    pub fn as_input(&self) -> Expr {
        let source = match &self.expr {
            Expr::Of(input) => input.source,
            _ => Source::Derived,
        };
        Expr::of(self.symbol, self.value(), self.unit, source)
    }
}

//! The chain of segments projected, and what a customer of each is worth under it.

use serde::{Deserialize, Serialize};

use crate::explain::{Explained, Expr, Source, Symbol, Unit};
use crate::units::Fraction;

/// A chain of segments; what a row lacks of one is lost in each step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Markov {
    /// Probability of going from a segment (row) to a segment in one step.
    pub transitions: Vec<Vec<f64>>,
    /// Customers of each segment at the start.
    pub start: Vec<f64>,
    /// Customers who come into each segment in every step.
    pub inflow: Vec<f64>,
    /// Profit of a customer of each segment in one step.
    pub profit_per_head: Vec<f64>,
    /// Discount rate of one step.
    pub discount: f64,
}

/// A chain that makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkovError {
    /// Rows, columns and lists are not all of one length, or there are none or more than
    /// [`Markov::MOST`].
    Shape {
        /// Segments by the number of rows.
        segments: usize,
    },
    /// A probability outside 0–1.
    Probability {
        /// Row, from 0.
        row: usize,
        /// Column, from 0.
        column: usize,
    },
    /// The probabilities of a row add up to more than one.
    Row {
        /// Row, from 0.
        row: usize,
        /// Their sum.
        total: f64,
    },
    /// A count below zero, or a number that is not finite.
    Number {
        /// Segment, from 0.
        segment: usize,
    },
    /// A discount rate at −100 % or below, or not finite.
    Discount,
    /// Nobody is ever lost: there is no end and no finite value.
    Endless,
}

impl std::fmt::Display for MarkovError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for MarkovError {}

/// The chain after so many steps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MarkovStep {
    /// From 1.
    pub step: u32,
    /// Customers of each segment.
    pub customers: Vec<f64>,
    /// Lost since the start.
    pub lost: f64,
    /// Customers of all segments.
    pub active: f64,
    /// Profit of this step.
    pub profit: f64,
}

impl Markov {
    /// Most segments of a chain.
    pub const MOST: usize = 128;

    /// # Errors
    /// [`MarkovError`], the first that is found.
    pub fn check(&self) -> Result<(), MarkovError> {
        let segments = self.transitions.len();
        let lists = [&self.start, &self.inflow, &self.profit_per_head];
        let is_square = self.transitions.iter().all(|row| row.len() == segments);
        let fit = lists.iter().all(|list| list.len() == segments);
        if segments == 0 || segments > Markov::MOST || !is_square || !fit {
            return Err(MarkovError::Shape { segments });
        }
        for (row, of) in self.transitions.iter().enumerate() {
            if let Some(column) = of.iter().position(|it| !(0.0..=1.0).contains(it)) {
                return Err(MarkovError::Probability { row, column });
            }
            let total: f64 = of.iter().sum();
            if total > 1.0 + 1e-9 {
                return Err(MarkovError::Row { row, total });
            }
        }
        for segment in 0..segments {
            let counts = [self.start[segment], self.inflow[segment]];
            let sound = counts.iter().all(|it| it.is_finite() && *it >= 0.0);
            if !sound || !self.profit_per_head[segment].is_finite() {
                return Err(MarkovError::Number { segment });
            }
        }
        match self.discount.is_finite() && self.discount > -1.0 {
            true => Ok(()),
            false => Err(MarkovError::Discount),
        }
    }

    /// The chain after each of so many steps: n(t+1) = n(t)·P + inflow.
    ///
    /// # Errors
    /// As [`Markov::check`].
    pub fn project(&self, steps: u32) -> Result<Vec<MarkovStep>, MarkovError> {
        self.check()?;
        let mut now = self.start.clone();
        let mut lost = 0.0;
        let mut found = Vec::with_capacity(steps as usize);
        for step in 1..=steps {
            let mut next = self.inflow.clone();
            for (row, &count) in now.iter().enumerate() {
                let kept: f64 = self.transitions[row].iter().sum();
                lost += count * (1.0 - kept);
                for (to, share) in next.iter_mut().zip(&self.transitions[row]) {
                    *to += count * share;
                }
            }
            now = next;
            found.push(MarkovStep {
                step,
                active: now.iter().sum(),
                profit: now
                    .iter()
                    .zip(&self.profit_per_head)
                    .map(|(n, p)| n * p)
                    .sum(),
                customers: now.clone(),
                lost,
            });
        }
        Ok(found)
    }

    /// Customers of each segment once nothing changes any more: n = n·P + inflow.
    ///
    /// # Errors
    /// As [`Markov::check`]; [`MarkovError::Endless`] where nobody is ever lost.
    pub fn steady(&self) -> Result<Vec<f64>, MarkovError> {
        self.check()?;
        let turned = |row: usize, column: usize| self.transitions[column][row];
        solve(self.start.len(), turned, 1.0, &self.inflow)
    }

    /// What a customer of each segment is worth, the present step included.
    ///
    /// # Formula
    /// V = (I − P/(1+d))⁻¹ · profit a head.
    ///
    /// # Errors
    /// As [`Markov::check`]; [`MarkovError::Endless`] where there is no finite value.
    pub fn values(&self) -> Result<Vec<f64>, MarkovError> {
        self.check()?;
        let straight = |row: usize, column: usize| self.transitions[row][column];
        let factor = 1.0 / (1.0 + self.discount);
        solve(self.start.len(), straight, factor, &self.profit_per_head)
    }

    /// Steps a customer of each segment is expected to stay, the present one included.
    ///
    /// # Errors
    /// As [`Markov::check`]; [`MarkovError::Endless`].
    pub fn steps_left(&self) -> Result<Vec<f64>, MarkovError> {
        self.check()?;
        let straight = |row: usize, column: usize| self.transitions[row][column];
        solve(
            self.start.len(),
            straight,
            1.0,
            &vec![1.0; self.start.len()],
        )
    }
}

/// Solves (I − factor·P) x = right by elimination with pivots.
fn solve(
    size: usize,
    p: impl Fn(usize, usize) -> f64,
    factor: f64,
    right: &[f64],
) -> Result<Vec<f64>, MarkovError> {
    let mut rows: Vec<Vec<f64>> = (0..size)
        .map(|row| {
            let of = |column| f64::from(u8::from(row == column)) - factor * p(row, column);
            (0..size).map(of).chain([right[row]]).collect()
        })
        .collect();
    for place in 0..size {
        let largest =
            |a: &usize, b: &usize| rows[*a][place].abs().total_cmp(&rows[*b][place].abs());
        let pivot = (place..size).max_by(largest).unwrap_or(place);
        rows.swap(place, pivot);
        if rows[place][place].abs() < 1e-12 {
            return Err(MarkovError::Endless);
        }
        let (above, below) = rows.split_at_mut(place + 1);
        let lead = &above[place];
        for row in below {
            let times = row[place] / lead[place];
            for column in place..=size {
                row[column] -= times * lead[column];
            }
        }
    }
    let mut found = vec![0.0; size];
    for place in (0..size).rev() {
        let known: f64 = (place + 1..size)
            .map(|it| rows[place][it] * found[it])
            .sum();
        found[place] = (rows[place][size] - known) / rows[place][place];
    }
    // A discount rate below zero may let the sum grow without limit.
    let grows = |row: usize| factor * (0..size).map(|column| p(row, column)).sum::<f64>() >= 1.0;
    let is_endless = factor > 1.0 && (0..size).any(grows);
    match is_endless || found.iter().any(|it| !it.is_finite()) {
        true => Err(MarkovError::Endless),
        false => Ok(found),
    }
}

/// What it brings when part of one segment moves to another, or is lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TierMove {
    /// Customers who move.
    pub moved: Explained,
    /// Change of profit a month.
    pub profit: Explained,
    /// Change of revenue a month.
    pub revenue: Explained,
}

impl TierMove {
    /// `share` of `customers` moves. Each side is profit and revenue a head and month; nothing where
    /// they are lost.
    ///
    /// # Formula
    /// moved = customers × share; change = moved × (there − here).
    pub fn of(
        customers: f64,
        share: Fraction,
        here: [f64; 2],
        there: [f64; 2],
        source: Source,
    ) -> TierMove {
        let moved = Explained::new(
            Symbol::MovedCustomers,
            Unit::Customers,
            Expr::Times(vec![
                Expr::of(Symbol::TierCustomers, customers, Unit::Customers, source),
                Expr::of(
                    Symbol::MovedShare,
                    share.get(),
                    Unit::Percent,
                    Source::Assumption,
                ),
            ]),
        );
        let change = |place: usize, here_symbol, there_symbol| {
            let unit = Unit::MoneyPerCustomerMonth;
            let from = Expr::of(here_symbol, here[place], unit, source);
            let to = Expr::of(there_symbol, there[place], unit, source);
            Explained::new(
                Symbol::Difference,
                Unit::MoneyPerMonth,
                Expr::Times(vec![moved.as_input(), to.minus(from)]),
            )
        };
        TierMove {
            profit: change(0, Symbol::ProfitPerHead, Symbol::ProfitPerHeadThere),
            revenue: change(1, Symbol::MonthlySpend, Symbol::MonthlySpendThere),
            moved,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(transitions: Vec<Vec<f64>>) -> Markov {
        let ones = vec![1.0; transitions.len()];
        Markov {
            start: ones.clone(),
            inflow: ones.clone(),
            profit_per_head: ones,
            transitions,
            discount: 0.0,
        }
    }

    #[test]
    fn a_chain_that_loses_nobody_has_no_finite_value() {
        let kept = chain(vec![vec![1.0]]);
        assert_eq!(kept.values(), Err(MarkovError::Endless));
        assert_eq!(kept.steady(), Err(MarkovError::Endless));
        let discounted = Markov {
            discount: 0.1,
            ..kept
        };
        assert!((discounted.values().unwrap()[0] - 11.0).abs() < 1e-9);
    }

    #[test]
    fn probabilities_over_one_are_refused_by_place() {
        let found = chain(vec![vec![0.5, 0.6], vec![0.0, 0.0]]).check();
        assert!(matches!(found, Err(MarkovError::Row { row: 0, .. })));
        let found = chain(vec![vec![0.5, -0.1], vec![0.0, 0.0]]).check();
        assert_eq!(found, Err(MarkovError::Probability { row: 0, column: 1 }));
        let found = chain(vec![vec![0.5, 0.1]]).check();
        assert_eq!(found, Err(MarkovError::Shape { segments: 1 }));
    }
}

//! The three-by-three grid on paper numbers (M06).

use serde::{Deserialize, Serialize};

use super::{Loyalty, Usage};
use crate::explain::{Explained, Expr, Source, Symbol, Unit};
use crate::segment::SchemeError;

/// The numbers of a case. Rows are heavy, medium, light; columns loyal, switcher, price buyer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct UsageInputs {
    /// Buyers of the brand.
    pub buyers: f64,
    /// Part of the buyers in each row.
    pub usage_shares: [f64; 3],
    /// Part of the buyers in each column.
    pub loyalty_shares: [f64; 3],
    /// Units of the category a year in each row.
    pub units_a_year: [f64; 3],
    /// Share of purchases in each column.
    pub share_of_purchases: [f64; 3],
    /// Money a unit in each column.
    pub unit_margin: [f64; 3],
}

impl UsageInputs {
    /// Hampton's buyers. The medium row's 23.4333 units follow from 24 overall, 42.2 and 7.5; shares
    /// of purchases and the price buyers' margin are made up so that the weighted share is 65 %.
    pub const HAMPTON: UsageInputs = UsageInputs {
        buyers: 40_000.0,
        usage_shares: [0.2, 0.6, 0.2],
        loyalty_shares: [0.15, 0.5, 0.35],
        units_a_year: [42.2, (24.0 - 0.2 * 42.2 - 0.2 * 7.5) / 0.6, 7.5],
        share_of_purchases: [1.0, 0.7, 3.0 / 7.0],
        unit_margin: [6.5, 6.5, 4.5],
    };

    /// # Errors
    /// Shares that are no parts or do not add up to 100 % ± 0.05, and numbers that are not finite
    /// or below zero.
    pub fn check(&self) -> Result<(), SchemeError> {
        for shares in [self.usage_shares, self.loyalty_shares] {
            let total: f64 = shares.iter().sum();
            let are_parts = shares.iter().all(|it| (0.0..=1.0).contains(it));
            if !are_parts || (total - 1.0).abs() > 0.0005 {
                return Err(SchemeError::Weights {
                    total: if total.is_finite() {
                        total * 100.0
                    } else {
                        0.0
                    },
                });
            }
        }
        let shares = self.share_of_purchases;
        if let Some(&found) = shares.iter().find(|it| !(0.0..=1.0).contains(*it)) {
            return Err(SchemeError::Probability {
                customer: String::new(),
                found: crate::segment::abc::finite(found),
            });
        }
        let others = self.units_a_year.iter().chain([&self.buyers]);
        let others = others.chain(&self.unit_margin);
        match others.into_iter().find(|it| !it.is_finite() || **it < 0.0) {
            Some(&found) => Err(SchemeError::Number {
                customer: String::new(),
                found: crate::segment::abc::finite(found),
            }),
            None => Ok(()),
        }
    }
}

/// One cell of the grid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UsageCell {
    /// Row.
    pub usage: Usage,
    /// Column.
    pub loyalty: Loyalty,
    /// Part of the buyers: row share × column share. The case's 3 % shows that both are taken as
    /// independent.
    pub share: Explained,
    /// Buyers.
    pub customers: Explained,
    /// Money a year of one buyer: units × share of purchases × margin.
    pub value: Explained,
    /// Money a year of all of them.
    pub contribution: Explained,
}

/// The grid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UsageGrid {
    /// Nine cells by rows.
    pub cells: Vec<UsageCell>,
    /// Money a year of all buyers.
    pub total: f64,
    /// Money a year of one buyer on average; none without a buyer.
    pub per_buyer: Option<f64>,
    /// Part of all units bought in each row; none without a unit.
    pub volume_shares: Option<[f64; 3]>,
    /// Mean units a year of a buyer.
    pub mean_units: f64,
}

impl UsageGrid {
    /// Fills the grid.
    ///
    /// # Errors
    /// As [`UsageInputs::check`].
    pub fn of(inputs: &UsageInputs, source: Source) -> Result<UsageGrid, SchemeError> {
        inputs.check()?;
        let mut cells = Vec::with_capacity(9);
        for (row, usage) in Usage::ALL.into_iter().enumerate() {
            for (column, loyalty) in Loyalty::ALL.into_iter().enumerate() {
                cells.push(cell(inputs, source, (row, usage), (column, loyalty)));
            }
        }
        let total = cells.iter().map(|cell| cell.contribution.value()).sum();
        let rows = inputs.usage_shares.iter().zip(inputs.units_a_year);
        let volumes: Vec<f64> = rows.map(|(share, units)| share * units).collect();
        let mean_units: f64 = volumes.iter().sum();
        Ok(UsageGrid {
            total,
            per_buyer: (inputs.buyers > 0.0).then(|| total / inputs.buyers),
            volume_shares: (mean_units > 0.0).then(|| [0, 1, 2].map(|it| volumes[it] / mean_units)),
            mean_units,
            cells,
        })
    }

    /// One cell.
    pub fn cell(&self, usage: Usage, loyalty: Loyalty) -> Option<&UsageCell> {
        self.cells
            .iter()
            .find(|cell| cell.usage == usage && cell.loyalty == loyalty)
    }
}

fn cell(
    inputs: &UsageInputs,
    source: Source,
    (row, usage): (usize, Usage),
    (column, loyalty): (usize, Loyalty),
) -> UsageCell {
    let share = Explained::new(
        Symbol::CustomerShare,
        Unit::Percent,
        Expr::Times(vec![
            Expr::of(
                Symbol::UsageShare,
                inputs.usage_shares[row],
                Unit::Percent,
                source,
            ),
            Expr::of(
                Symbol::LoyaltyShare,
                inputs.loyalty_shares[column],
                Unit::Percent,
                source,
            ),
        ]),
    );
    let customers = Explained::new(
        Symbol::TierCustomers,
        Unit::Customers,
        Expr::Times(vec![
            Expr::of(
                Symbol::BrandCustomers,
                inputs.buyers,
                Unit::Customers,
                source,
            ),
            share.as_input(),
        ]),
    );
    let value = Explained::new(
        Symbol::BrandCustomerValue,
        Unit::MoneyPerCustomerYear,
        Expr::Times(vec![
            Expr::of(
                Symbol::BuyingRate,
                inputs.units_a_year[row],
                Unit::ItemsPerCustomerYear,
                source,
            ),
            Expr::of(
                Symbol::ShareOfPurchases,
                inputs.share_of_purchases[column],
                Unit::Percent,
                source,
            ),
            Expr::of(
                Symbol::UnitMargin,
                inputs.unit_margin[column],
                Unit::MoneyPerItem,
                source,
            ),
        ]),
    );
    let contribution = Explained::new(
        Symbol::TierProfit,
        Unit::MoneyPerYear,
        Expr::Times(vec![customers.as_input(), value.as_input()]),
    );
    UsageCell {
        usage,
        loyalty,
        share,
        customers,
        value,
        contribution,
    }
}

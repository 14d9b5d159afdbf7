//! Lost for good (M13): a group bought at a cost, kept from year to year, valued as a table.
//!
//! # References
//! Dwyer 1989, the retention case: who does not return is lost.

use serde::{Deserialize, Serialize};

use crate::units::AnnualRate;

/// What the table is made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DwyerInputs {
    /// Customers won.
    pub customers: f64,
    /// Part of the customers of a year who are there in the next, from the second year on.
    pub retention: Vec<f64>,
    /// Margin a customer and year.
    pub margin: f64,
    /// Cost of keeping a customer a year.
    pub retention_cost: f64,
    /// Cost of winning a customer.
    pub acquisition_cost: f64,
    /// Discount rate a year; the first year's money is not discounted.
    pub discount_annual: AnnualRate,
}

/// A year of the table; the row of winning the customers has no retention and nobody active.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct DwyerYear {
    /// 0 for winning the customers.
    pub year: u32,
    /// Part kept of the year before.
    pub retention: Option<f64>,
    /// Customers of the year.
    pub active: f64,
    /// Money of the year.
    pub cash: f64,
    /// What a unit of money is worth today.
    pub factor: f64,
    /// The year's money today.
    pub present_value: f64,
    /// Up to this year.
    pub cumulative: f64,
    /// The same a customer won.
    pub per_customer: f64,
}

/// What is wrong with the inputs of a table.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableError {
    /// Customers must be above zero.
    NoCustomers,
    /// A rate or probability outside 0 to 1.
    NotAShare {
        /// Its place, from 0.
        place: u64,
        /// What was found.
        found: f64,
    },
    /// A number that is not finite.
    NotFinite,
    /// Nothing to compute on.
    Empty,
}

pub(super) fn shares(found: &[f64]) -> Result<(), TableError> {
    let wrong = found.iter().position(|share| !(0.0..=1.0).contains(share));
    wrong.map_or(Ok(()), |place| {
        Err(TableError::NotAShare {
            place: place as u64,
            found: found[place],
        })
    })
}

/// The table, from winning the customers to the last year.
///
/// # Formula
/// activeₜ = activeₜ₋₁ · rₜ; cash = active · (margin − cost of keeping); factor = (1 + d)^−(t−1).
///
/// # Errors
/// [`TableError`].
pub fn dwyer(inputs: &DwyerInputs) -> Result<Vec<DwyerYear>, TableError> {
    shares(&inputs.retention)?;
    let money = [
        inputs.margin,
        inputs.retention_cost,
        inputs.acquisition_cost,
    ];
    if !money.iter().all(|money| money.is_finite()) {
        return Err(TableError::NotFinite);
    }
    if !(inputs.customers > 0.0 && inputs.customers.is_finite()) {
        return Err(TableError::NoCustomers);
    }
    let mut table = Vec::new();
    let mut cumulative = 0.0;
    let mut row = |year, retention, active: f64, cash: f64, factor: f64| {
        cumulative += cash * factor;
        table.push(DwyerYear {
            year,
            retention,
            active,
            cash,
            factor,
            present_value: cash * factor,
            cumulative,
            per_customer: cumulative / inputs.customers,
        });
    };
    let spent = -inputs.customers * inputs.acquisition_cost;
    row(0, None, 0.0, spent, 1.0);
    let (mut active, mut factor) = (inputs.customers, 1.0);
    let a_year = inputs.margin - inputs.retention_cost;
    row(1, None, active, active * a_year, factor);
    for (year, &retention) in (2..).zip(&inputs.retention) {
        active *= retention;
        factor /= 1.0 + inputs.discount_annual.get();
        row(year, Some(retention), active, active * a_year, factor);
    }
    Ok(table)
}

//! Lifetime value over retention and discount (M12): the heat map and the line of the acquisition
//! cost in it.

use serde::{Deserialize, Serialize};

use super::clv::Leaves;
use super::{ClvInputs, Key, Line, ValueError, check};
use crate::explain::{Explained, Expr, Given, Unit, ValueSymbol as S};

/// Most rows or columns of a grid.
const MOST: u32 = 41;

/// When the first margin comes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstMargin {
    /// Now.
    #[default]
    Now,
    /// After one retention.
    AfterRetention,
}

/// Which retentions and discounts to lay out; the rest is as in `clv`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClvGridInputs {
    /// Margin, growth, acquisition cost; its own retention and discount are not used.
    pub clv: ClvInputs,
    /// When the first margin comes.
    #[serde(default)]
    pub first: FirstMargin,
    /// The rows, each 0 to 1.
    pub retentions: Vec<f64>,
    /// The columns.
    pub discounts: Vec<f64>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClvCell {
    /// Retention of the row.
    pub retention: f64,
    /// Discount of the column.
    pub discount: f64,
    /// The value; none where it has no end.
    pub value: Option<Explained>,
    /// The value is at least the acquisition cost; none without a cost or a value.
    pub pays: Option<bool>,
}

/// The heat map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClvGrid {
    /// Row by row.
    pub cells: Vec<ClvCell>,
    /// For each discount the retention at which the value equals the acquisition cost; none where
    /// no retention from 0 to 1 does. Empty without a cost.
    pub cost_line: Vec<Option<Explained>>,
}

impl ClvGrid {
    /// Lays out the grid.
    ///
    /// # Formula
    /// Cost line with the first margin now: r = (1 + d)(1 − m ÷ CAC) ÷ (1 + g); after one
    /// retention: r = CAC(1 + d) ÷ (m + CAC(1 + g)).
    ///
    /// # Errors
    /// A number out of its range. A cell whose value has no end is no error: it is left blank.
    pub fn evaluate(inputs: &ClvGridInputs) -> Result<ClvGrid, ValueError> {
        check::entries(S::Retention, inputs.retentions.len(), 1, MOST)?;
        check::entries(S::DiscountRate, inputs.discounts.len(), 1, MOST)?;
        let at = |retention: f64, discount: f64| ClvInputs {
            retention: Given {
                value: retention,
                source: inputs.clv.retention.source,
            },
            discount: Given {
                value: discount,
                source: inputs.clv.discount.source,
            },
            ..inputs.clv
        };
        // Every field but the two that vary is judged at a point that has an end.
        ClvInputs {
            growth: None,
            ..at(0.0, 0.0)
        }
        .check()?;
        for (column, &discount) in inputs.discounts.iter().enumerate() {
            let checked = at(0.0, discount).check();
            checked.map_err(|error| error.at(column + 1))?;
        }
        let cost = inputs.clv.acquisition_cost.map(|cost| cost.value);
        let mut cells = Vec::new();
        for (row, &retention) in inputs.retentions.iter().enumerate() {
            let given = Given::assumed(retention);
            check::fraction(S::Retention, given).map_err(|error| error.at(row + 1))?;
            for &discount in &inputs.discounts {
                let inputs_here = at(retention, discount);
                let value = inputs_here.check().is_ok().then(|| {
                    let of = Leaves::of(&inputs_here);
                    let (symbol, expr) = match inputs.first {
                        FirstMargin::Now => (S::ClvPre, of.pre()),
                        FirstMargin::AfterRetention => (S::ClvPost, of.post()),
                    };
                    Explained::new(symbol, Unit::MoneyPerCustomer, expr)
                });
                let pays = cost
                    .zip(value.as_ref())
                    .map(|(cost, value)| is_reached(value.value(), cost));
                cells.push(ClvCell {
                    retention,
                    discount,
                    value,
                    pays,
                });
            }
        }
        let cost_line = match inputs.clv.acquisition_cost {
            None => Vec::new(),
            Some(cost) => {
                let at = |&discount| break_even(&at(0.0, discount), cost, inputs.first);
                inputs.discounts.iter().map(at).collect()
            }
        };
        Ok(ClvGrid { cells, cost_line })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        for cell in &self.cells {
            let keys = [Key::Share(cell.retention), Key::Share(cell.discount)];
            lines.extend(Line::row(&keys, &cell.value));
        }
        lines
    }
}

/// True where a value pays the cost back. A value on the cost line counts, however its sum is rounded.
fn is_reached(value: f64, cost: f64) -> bool {
    value >= cost - cost.abs() * 1e-12
}

/// The retention at which the value equals the cost.
fn break_even(inputs: &ClvInputs, cost: Given, first: FirstMargin) -> Option<Explained> {
    let one = || Expr::Number(1.0);
    let m = inputs
        .margin
        .named(S::PeriodMargin, Unit::money_per_customer(inputs.period));
    let c = cost.named(S::AcquisitionCost, Unit::MoneyPerCustomer);
    let d = one().plus(inputs.discount.named(S::DiscountRate, Unit::Percent));
    let g = match inputs.growth {
        Some(growth) => one().plus(growth.named(S::MarginGrowth, Unit::Percent)),
        None => one(),
    };
    let expr = match first {
        FirstMargin::Now => d.times(one().minus(m.over(c))).over(g),
        FirstMargin::AfterRetention => c.clone().times(d).over(m.plus(c.times(g))),
    };
    let line = Explained::new(S::BreakEvenRetention, Unit::Percent, expr);
    let found = line.finite().filter(|found| (0.0..=1.0).contains(found));
    found.map(|_| line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Period;

    #[test]
    fn on_the_cost_line_the_value_is_the_cost() {
        for first in [FirstMargin::Now, FirstMargin::AfterRetention] {
            for growth in [None, Some(Given::assumed(0.03))] {
                let clv = ClvInputs {
                    period: Period::Year,
                    margin: Given::assumed(100.0),
                    retention: Given::assumed(0.5),
                    discount: Given::assumed(0.1),
                    growth,
                    payments: None,
                    acquisition_cost: Some(Given::assumed(250.0)),
                };
                let mut inputs = ClvGridInputs {
                    clv,
                    first,
                    retentions: vec![0.5],
                    discounts: vec![0.08, 0.15],
                };
                let line = ClvGrid::evaluate(&inputs).unwrap().cost_line;
                for (discount, retention) in [0.08, 0.15].into_iter().zip(line) {
                    inputs.discounts = vec![discount];
                    inputs.retentions = vec![retention.unwrap().value()];
                    let grid = ClvGrid::evaluate(&inputs).unwrap();
                    let value = grid.cells[0].value.as_ref().unwrap().value();
                    assert!((value - 250.0).abs() < 1e-9, "{first:?} {value}");
                    assert_eq!(grid.cells[0].pays, Some(true), "{first:?} {value}");
                }
            }
        }
    }

    #[test]
    fn a_cell_without_end_is_blank() {
        let inputs = ClvGridInputs {
            clv: ClvInputs {
                period: Period::Year,
                margin: Given::assumed(100.0),
                retention: Given::assumed(0.5),
                discount: Given::assumed(0.1),
                growth: Some(Given::assumed(0.08)),
                payments: None,
                acquisition_cost: None,
            },
            first: FirstMargin::Now,
            retentions: vec![0.8, 1.0],
            discounts: vec![0.05],
        };
        let cells = ClvGrid::evaluate(&inputs).unwrap().cells;
        assert!(cells[0].value.is_some());
        assert_eq!(cells[1].value, None);
    }
}

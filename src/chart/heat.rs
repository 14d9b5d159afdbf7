//! A grid of cells, each a number in a colour by its size.

use serde::{Deserialize, Serialize};

use super::swatch::Swatch;

/// A grid of cells: rows by columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Heat {
    /// What runs to the right, with unit; may be empty.
    pub x_title: String,
    /// What runs downwards, with unit; may be empty.
    pub y_title: String,
    /// What the numbers are in; may be empty.
    pub unit_label: String,
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows from top to bottom.
    pub rows: Vec<HeatRow>,
}

/// One row of a [`Heat`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatRow {
    /// Its name.
    pub label: String,
    /// One a column; none where there is no number.
    pub cells: Vec<Option<HeatMark>>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatMark {
    /// The number in words, short enough to stand in the cell.
    pub value_label: String,
    /// Its colour.
    pub swatch: Swatch,
    /// What is said when the cell is reached.
    pub spoken: String,
}

/// Colours on either side of zero; each is told apart from the next by its lightness alone.
const STEPS: f64 = 5.0;

impl Swatch {
    /// The colour of a value in a grid whose largest is `most` by size: five steps either side of
    /// zero.
    pub fn step(value: f64, most: f64) -> Swatch {
        let part = value / most.abs();
        match part.is_finite() {
            true => Swatch::Step((part.abs() * STEPS).ceil().min(STEPS).copysign(part) as i8),
            false => Swatch::Step(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_grows_with_its_value_and_keeps_its_sign() {
        let steps = [-10.0, -0.1, 0.0, 0.1, 2.1, 9.0, 10.0].map(|it| Swatch::step(it, 10.0));
        assert_eq!(steps, [-5, -1, 0, 1, 2, 5, 5].map(Swatch::Step));
        assert_eq!(Swatch::step(1.0, 0.0), Swatch::Step(0));
        assert_eq!(Swatch::step(f64::NAN, 1.0), Swatch::Step(0));
    }
}

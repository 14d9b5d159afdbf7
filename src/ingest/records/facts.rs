//! What is known of records: of the table, and of each column.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{RecordColumn, RecordValues, Records};
use crate::ingest::{Role, Shape};
use crate::units::Day;

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// Texts.
    Text,
    /// Numbers.
    Number,
    /// Days.
    Day,
}

/// What a table of records holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordsFacts {
    /// What a row stands for.
    pub shape: Shape,
    /// How many rows.
    pub rows: u64,
    /// Each column, in the order of the file.
    pub columns: Vec<RecordColumnFacts>,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordColumnFacts {
    /// Its name.
    pub name: String,
    /// What it means.
    pub role: Option<Role>,
    /// What its values are.
    pub kind: RecordKind,
    /// Rows with a value.
    pub filled: u64,
    /// Different values.
    pub distinct: u64,
    /// Cells that could not be read as the kind of the column.
    pub unreadable: u64,
    /// Smallest number.
    pub min: Option<f64>,
    /// Mean of the numbers: sum ÷ rows with a value.
    pub mean: Option<f64>,
    /// Largest number.
    pub max: Option<f64>,
    /// First and last day.
    pub days: Option<(Day, Day)>,
    /// The first three different texts.
    pub first: Vec<String>,
}

/// Values shown of a column of texts.
const FIRST: usize = 3;

impl Records {
    /// Counts over all rows.
    pub fn summary(&self) -> RecordsFacts {
        RecordsFacts {
            shape: self.shape,
            rows: self.len() as u64,
            columns: self.columns.iter().map(RecordColumn::summary).collect(),
        }
    }
}

impl RecordColumn {
    /// Counts over all rows of the column.
    pub fn summary(&self) -> RecordColumnFacts {
        let mut facts = RecordColumnFacts {
            name: self.name.clone(),
            role: self.role,
            kind: self.values.kind(),
            filled: 0,
            distinct: 0,
            unreadable: self.unreadable,
            min: None,
            mean: None,
            max: None,
            days: None,
            first: Vec::new(),
        };
        match &self.values {
            RecordValues::Text { codes, values } => {
                let blank = values.position("").map(|code| code as u32);
                facts.filled = codes.iter().filter(|&&code| Some(code) != blank).count() as u64;
                let texts = || values.iter().filter(|text| !text.is_empty());
                facts.distinct = texts().count() as u64;
                facts.first = texts().take(FIRST).map(str::to_owned).collect();
            }
            RecordValues::Number(numbers) => {
                let known = numbers.iter().copied().filter(|number| !number.is_nan());
                facts.filled = known.clone().count() as u64;
                let different: HashSet<u64> = known.clone().map(f64::to_bits).collect();
                facts.distinct = different.len() as u64;
                facts.min = known.clone().reduce(f64::min);
                facts.max = known.clone().reduce(f64::max);
                let sum: f64 = known.sum();
                facts.mean = (facts.filled > 0).then(|| sum / facts.filled as f64);
            }
            RecordValues::Day(days) => {
                let known = days.iter().copied().filter(|&day| day != super::NO_DAY);
                facts.filled = known.clone().count() as u64;
                facts.distinct = known.clone().collect::<HashSet<Day>>().len() as u64;
                facts.days = known.clone().min().zip(known.max());
            }
        }
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_cells_count_nowhere() {
        let column = |values| RecordColumn {
            name: "x".into(),
            place: 0,
            role: None,
            values,
            unreadable: 0,
        };
        let numbers = column(RecordValues::Number(vec![1.0, f64::NAN, 3.0, 3.0])).summary();
        assert_eq!((numbers.filled, numbers.distinct), (3, 2));
        assert_eq!((numbers.min, numbers.max), (Some(1.0), Some(3.0)));
        assert_eq!(numbers.mean, Some(7.0 / 3.0));
        let days = column(RecordValues::Day(vec![super::super::NO_DAY, Day(5)])).summary();
        assert_eq!((days.filled, days.days), (1, Some((Day(5), Day(5)))));
        let texts = column(RecordValues::Text {
            codes: vec![0, 1, 1],
            values: ["", "a"].into_iter().collect(),
        });
        let texts = texts.summary();
        assert_eq!((texts.filled, texts.distinct), (2, 1));
        assert_eq!(texts.first, ["a"]);
    }
}

//! Histories that somebody counted before, a row each.

use super::{Histories, HistoryError, PeriodUnit, Rhythm};
use crate::ingest::{RecordValues, Records, Role, Texts};

/// Customers that the weights of a table may add up to.
const MOST_CUSTOMERS: f64 = 1e7;

/// The columns of a table of histories; a cell without a number is not a number.
#[derive(Debug, Clone, Default)]
pub struct CountedTable {
    /// x.
    pub x: Vec<f64>,
    /// tₓ.
    pub recency: Vec<f64>,
    /// T.
    pub age: Vec<f64>,
    /// Money; empty without such a column.
    pub spend: Vec<f64>,
    /// Customers a row; empty where each is one.
    pub weight: Vec<f64>,
}

impl CountedTable {
    /// The columns of records that are histories.
    pub fn of(records: &Records) -> CountedTable {
        let numbers = |role| match records.column(role).map(|column| &column.values) {
            Some(RecordValues::Number(numbers)) => numbers.clone(),
            _ => Vec::new(),
        };
        CountedTable {
            x: numbers(Role::RepeatOrders),
            recency: numbers(Role::LastOrderTime),
            age: numbers(Role::ObservedTime),
            spend: numbers(Role::Amount),
            weight: numbers(Role::RowCustomers),
        }
    }

    /// The customers of records that are histories, by row; numbers of the rows where no column names
    /// them.
    pub fn ids(records: &Records) -> Texts {
        let named = records.column(Role::Customer);
        (0..records.len())
            .map(|row| match named {
                Some(column) => column.values.text(row).to_owned(),
                None => (row + 1).to_string(),
            })
            .collect()
    }

    /// The unit of its times: what was asked for, or by the look of them.
    pub fn unit(&self, asked: Option<PeriodUnit>) -> PeriodUnit {
        Rhythm::asked(asked, || {
            Rhythm::of_times(self.age.iter().chain(&self.recency))
        })
        .unit
    }

    /// The histories, a row of several customers as often as it has customers; `customer` of the
    /// histories is the row.
    ///
    /// # Errors
    /// As [`Histories::counted`]; a weight that is no number of customers makes its row impossible.
    pub fn histories(&self, unit: PeriodUnit) -> Result<Histories, HistoryError> {
        if self.weight.is_empty() {
            return Histories::counted(unit, &self.x, &self.recency, &self.age, &self.spend);
        }
        let is_number = |weight: f64| weight >= 0.0 && weight.fract() == 0.0;
        let total: f64 = self.weight.iter().sum();
        let wrong = self.weight.iter().position(|&weight| !is_number(weight));
        if let Some(row) = wrong.or((total > MOST_CUSTOMERS).then_some(0)) {
            return Err(HistoryError::Impossible {
                row: row as u64 + 1,
                x: self.x[row],
                recency: self.recency[row],
                age: self.age[row],
            });
        }
        let rows: Vec<usize> = (0..self.x.len())
            .flat_map(|row| std::iter::repeat_n(row, self.weight[row] as usize))
            .collect();
        let spread = |column: &[f64]| -> Vec<f64> {
            rows.iter()
                .filter_map(|&row| column.get(row).copied())
                .collect()
        };
        let [x, recency, age, spend] =
            [&self.x, &self.recency, &self.age, &self.spend].map(|column| spread(column));
        let mut histories = Histories::counted(unit, &x, &recency, &age, &spend)?;
        histories.customer = rows.iter().map(|&row| row as u32).collect();
        Ok(histories)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_several_customers_counts_as_often() {
        let table = CountedTable {
            x: vec![0.0, 1.0],
            recency: vec![0.0, 2.0],
            age: vec![6.0, 6.0],
            weight: vec![3.0, 2.0],
            ..CountedTable::default()
        };
        let histories = table.histories(PeriodUnit::Month).unwrap();
        assert_eq!(histories.x, [0, 0, 0, 1, 1]);
        assert_eq!(histories.customer, [0, 0, 0, 1, 1]);
        let broken = CountedTable {
            weight: vec![1.0, 1.5],
            ..table
        };
        assert!(matches!(
            broken.histories(PeriodUnit::Month),
            Err(HistoryError::Impossible { row: 2, .. })
        ));
    }
}

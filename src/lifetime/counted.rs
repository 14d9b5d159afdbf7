//! Tables whose rows are histories that somebody counted before: x, tₓ, T and often money.

use serde::{Deserialize, Serialize};

use super::{Histories, HistoryError, PeriodUnit};

/// Names of columns, lower case but for T, with blanks and underscores taken out.
const X: [&str; 6] = ["x", "frequency", "freq", "repeatorders", "复购次数", "频率"];
const RECENCY: [&str; 4] = ["tx", "recency", "最近购买时间", "近度"];
const AGE: [&str; 8] = ["T", "age", "tcal", "periods", "n", "观察期", "期数", "年龄"];
const SPEND: [&str; 7] = [
    "m",
    "mx",
    "zbar",
    "monetary",
    "monetaryvalue",
    "平均金额",
    "客单价",
];
const WEIGHT: [&str; 5] = ["weight", "weights", "count", "customers", "人数"];
const ID: [&str; 5] = ["id", "customerid", "customer", "客户编号", "客户"];

/// Customers that the weights of a table may add up to.
const MOST_CUSTOMERS: f64 = 1e7;

/// Where the columns of such a table stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedColumns {
    /// x.
    pub x: usize,
    /// tₓ.
    pub recency: usize,
    /// T.
    pub age: usize,
    /// Mean money of a purchase after the first.
    pub spend: Option<usize>,
    /// How many customers a row stands for.
    pub weight: Option<usize>,
    /// Who.
    pub id: Option<usize>,
}

impl CountedColumns {
    /// The columns by their headers; none unless x, tₓ and T are all there.
    pub fn find(headers: &[&str]) -> Option<CountedColumns> {
        let plain: Vec<String> = headers
            .iter()
            .map(|header| {
                let plain = header.trim().replace(['_', ' ', '.'], "");
                if plain == "T" {
                    plain
                } else {
                    plain.to_lowercase()
                }
            })
            .collect();
        let column = |names: &[&str]| {
            plain
                .iter()
                .position(|header| names.contains(&header.as_str()))
        };
        Some(CountedColumns {
            x: column(&X)?,
            recency: column(&RECENCY)?,
            age: column(&AGE)?,
            spend: column(&SPEND),
            weight: column(&WEIGHT),
            id: column(&ID),
        })
    }
}

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
    fn columns_are_known_by_the_names_of_the_field() {
        let found = CountedColumns::find(&["ID", "x", "t_x", "T", "zbar"]).unwrap();
        assert_eq!((found.x, found.recency, found.age), (1, 2, 3));
        assert_eq!(
            (found.spend, found.id, found.weight),
            (Some(4), Some(0), None)
        );
        let donors = CountedColumns::find(&["frequency", "recency", "periods", "weights"]);
        assert_eq!(donors.unwrap().weight, Some(3));
        assert_eq!(
            CountedColumns::find(&["customer", "recency", "frequency", "monetary"]),
            None
        );
    }

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

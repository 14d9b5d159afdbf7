//! What contracts are called: their own numbers where the file has them, and those of their customers.

use crate::ingest::{RecordColumn, RecordValues, Records, Role, Texts, names_a_contract};

/// Names as in the file, by row.
#[derive(Debug, Clone, PartialEq)]
pub struct ContractNames {
    /// Of the contracts; of their customers where no column names contracts, and numbers of the rows,
    /// from 1, where none names either.
    pub contracts: Texts,
    /// Of their customers, where contracts have names of their own.
    pub customers: Option<Texts>,
}

impl ContractNames {
    /// The names in a table of contracts. Only a column whose every value is another one names them.
    pub fn of(records: &Records) -> ContractNames {
        let rows = records.len();
        let customers = records.column(Role::Customer);
        let own = records.columns.iter().find(|column| {
            column.role.is_none() && names_a_contract(&column.name) && is_unique(column, rows)
        });
        let of = |column: &RecordColumn| (0..rows).map(|row| name(&column.values, row)).collect();
        match (own, customers) {
            (Some(own), customers) => ContractNames {
                contracts: of(own),
                customers: customers.map(of),
            },
            (None, Some(customers)) => ContractNames {
                contracts: of(customers),
                customers: None,
            },
            (None, None) => ContractNames {
                contracts: (1..=rows).map(|row| row.to_string()).collect(),
                customers: None,
            },
        }
    }
}

fn name(values: &RecordValues, row: usize) -> String {
    match values {
        RecordValues::Number(numbers) => numbers[row].to_string(),
        values => values.text(row).to_owned(),
    }
}

fn is_unique(column: &RecordColumn, rows: usize) -> bool {
    let mut all: Vec<String> = (0..rows).map(|row| name(&column.values, row)).collect();
    all.sort_unstable();
    all.windows(2).all(|pair| pair[0] != pair[1]) && all.first().is_none_or(|it| !it.is_empty())
}

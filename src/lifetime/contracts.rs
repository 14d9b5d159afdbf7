//! Contracts, of which it is known when they ended.

use serde::{Deserialize, Serialize};

use super::{Attrition, RetentionError};
use crate::ingest::{RecordValues, Records, Role, Texts};
use crate::units::{DAYS_PER_MONTH, Day};

/// Texts of a column that say a contract ended.
const ENDED: [&str; 10] = [
    "yes",
    "y",
    "true",
    "1",
    "churned",
    "cancelled",
    "canceled",
    "是",
    "已流失",
    "流失",
];
/// Contracts, a value each.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contracts {
    /// The row of the table, from 0.
    pub row: Vec<u32>,
    /// Periods it has lasted: months where they are taken from days.
    pub tenure: Vec<u32>,
    /// Whether it has ended.
    pub has_ended: Vec<bool>,
    /// Whether the end was seen in a period that all who began with it have lived through. One in a
    /// period that is not over yet tells of that period only who left, not who stays: it counts like
    /// a contract last seen before.
    pub is_end_seen: Vec<bool>,
    /// Money a period; not a number where none stands, empty without such a column.
    pub charge: Vec<f64>,
    /// Rows without a tenure, or with one below zero.
    pub left_out: u64,
    /// Contracts whose end lies after today: they go on.
    pub ends_later: u64,
    /// The day up to which months are counted; none where the table states tenures.
    pub until: Option<Day>,
}

/// Why contracts carry no forecast.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ContractError {
    /// No column says how long a contract has lasted, or whether it has ended.
    NoTenure,
    /// A column says who has left, but none says when.
    EndsUndated {
        /// How many have left.
        ended: u64,
        /// How many there are.
        contracts: u64,
    },
    /// Fewer contracts than are needed.
    TooFew {
        /// How many there are.
        found: u64,
        /// How many are needed.
        needed: u64,
    },
    /// Nobody left, or there is nothing to follow.
    Retention(RetentionError),
}

impl Contracts {
    /// The contracts of a table: its tenure and whether it ended; its tenure and the periods it was
    /// followed for, a shorter tenure being one that ended; or its start and end, in months up to the
    /// latest day of the table that is not after today.
    ///
    /// # Errors
    /// [`ContractError::NoTenure`], and [`ContractError::EndsUndated`] where a contract has left and
    /// its end is not known.
    pub fn of(records: &Records, today: Option<Day>) -> Result<Contracts, ContractError> {
        let column = |role: Role| records.column(role).map(|column| &column.values);
        let ended = column(Role::Churned);
        let has_ended = |row: usize| match ended {
            Some(RecordValues::Number(numbers)) => numbers[row] > 0.0,
            Some(values) => ENDED.contains(&values.text(row).to_lowercase().as_str()),
            None => false,
        };
        let charge = column(Role::Charge);
        let mut found = Contracts::default();
        let (mut ends_later, mut last_day) = (0, None);
        let mut add = |row: usize, tenure: Option<f64>, has_ended: bool, is_seen: bool| match tenure
        {
            Some(tenure) if tenure >= 0.0 && tenure < f64::from(u32::MAX) => {
                found.row.push(row as u32);
                found.tenure.push(tenure.round() as u32);
                found.has_ended.push(has_ended);
                found.is_end_seen.push(is_seen);
                if let Some(charge) = charge {
                    found.charge.push(charge.number(row).unwrap_or(f64::NAN));
                }
            }
            _ => found.left_out += 1,
        };
        match (
            column(Role::Tenure),
            column(Role::Start),
            column(Role::ObservedTime),
        ) {
            (Some(tenure), _, _) if ended.is_some() => {
                for row in 0..records.len() {
                    let has_ended = has_ended(row);
                    add(row, tenure.number(row), has_ended, has_ended);
                }
            }
            (Some(tenure), _, Some(observed)) => {
                for row in 0..records.len() {
                    let lasted = tenure.number(row).zip(observed.number(row));
                    let has_ended = lasted.is_some_and(|(lasted, observed)| lasted < observed);
                    // Who left in the last period cannot be told from who stayed, so that period says
                    // nothing of those who were there until then.
                    let before = if has_ended { 0.0 } else { 1.0 };
                    add(row, lasted.map(|it| it.0 - before), has_ended, has_ended);
                }
            }
            (_, Some(start), _) => {
                let end = column(Role::End);
                if end.is_none() && ended.is_some() {
                    let contracts = records.len() as u64;
                    let ended = (0..records.len()).filter(|&row| has_ended(row)).count() as u64;
                    if ended > 0 {
                        return Err(ContractError::EndsUndated { ended, contracts });
                    }
                }
                let day = |values: Option<&RecordValues>, row| values.and_then(|it| it.day(row));
                let has_come = |day: &Day| today.is_none_or(|today| *day <= today);
                let days =
                    (0..records.len()).flat_map(|row| [day(Some(start), row), day(end, row)]);
                let last = days.flatten().filter(has_come).max();
                last_day = last;
                for row in 0..records.len() {
                    let stated = day(end, row);
                    let until = stated.filter(has_come);
                    ends_later += u64::from(stated.is_some() && until.is_none());
                    let from = start.day(row);
                    let months = |until: Option<Day>| {
                        let days = until?.0 - from?.0;
                        (days >= 0).then(|| f64::from(days) / DAYS_PER_MONTH)
                    };
                    // Periods that are over on the last day.
                    let over = months(last).map(f64::floor);
                    if until.is_none() {
                        add(row, over, false, false);
                        continue;
                    }
                    let lasted = months(until).map(|it| it.ceil().max(1.0));
                    let is_seen = lasted
                        .zip(over)
                        .is_some_and(|(lasted, over)| lasted <= over);
                    let before = if is_seen { 0.0 } else { 1.0 };
                    add(row, lasted.map(|it| it - before), true, is_seen);
                }
            }
            _ => return Err(ContractError::NoTenure),
        }
        found.ends_later = ends_later;
        found.until = last_day;
        Ok(found)
    }

    /// The contracts' names as in the file, by row; numbers of the rows where no column names them.
    pub fn names(records: &Records) -> Texts {
        let named = records.column(Role::Customer).map(|column| &column.values);
        let name = |row: usize| match named {
            Some(RecordValues::Number(numbers)) => numbers[row].to_string(),
            Some(values) => values.text(row).to_owned(),
            None => (row + 1).to_string(),
        };
        (0..records.len()).map(name).collect()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.tenure.len()
    }

    /// True without one.
    pub fn is_empty(&self) -> bool {
        self.tenure.is_empty()
    }

    /// Who left when, as far as was seen after `until` periods: later ends are not known yet.
    pub fn attrition(&self, until: u32) -> Attrition {
        let each = self.tenure.iter().zip(&self.is_end_seen);
        Attrition::from_contracts(
            each.map(|(&tenure, &is_seen)| (tenure.min(until), is_seen && tenure.max(1) <= until)),
        )
    }
}

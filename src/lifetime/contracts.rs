//! Contracts, of which it is known when they ended.

use serde::{Deserialize, Serialize};

use super::{Attrition, PeriodUnit, RetentionError, ValueTerms};
use crate::ingest::{RecordValues, Records, Role};
use crate::units::{DAYS_PER_MONTH, Day};

/// What is done with contracts that are marked as ended and have no end date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UndatedEnds {
    /// They are left out: when they ended is not known.
    #[default]
    LeftOut,
    /// They go on, as the empty date says.
    GoOn,
}

/// How a table of contracts is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractReading {
    /// The unit of tenures that the table states; none takes that of the column's name, or a month.
    pub unit: Option<PeriodUnit>,
    /// Contracts that are marked as ended and have no end date.
    pub undated: UndatedEnds,
}

/// Where the unit of tenures comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitFrom {
    /// Nobody says; a month is assumed.
    #[default]
    Assumed,
    /// The name of the column.
    Named,
    /// It was asked for.
    Asked,
    /// The program counts months between days.
    Counted,
}

/// Contracts whose mark and dates contradict each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contradicted {
    /// How many.
    pub contracts: u64,
    /// Lines of the first of them in the file, from 1.
    pub first_lines: Vec<u32>,
}

/// Lines that are named of contradictions.
const LINES_NAMED: usize = 5;

impl Contradicted {
    fn add(&mut self, line: u32) {
        self.contracts += 1;
        if self.first_lines.len() < LINES_NAMED {
            self.first_lines.push(line);
        }
    }
}

/// Contracts, a value each.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contracts {
    /// The row of the table, from 0.
    pub row: Vec<u32>,
    /// Periods of `unit` it has lasted: months where they are taken from days.
    pub tenure: Vec<u32>,
    /// Whether it has ended.
    pub has_ended: Vec<bool>,
    /// Whether the end was seen in a period that all who began with it have lived through. One in a
    /// period that is not over yet tells of that period only who left, not who stays: it counts like
    /// a contract last seen before.
    pub is_end_seen: Vec<bool>,
    /// Money a period of `unit`; not a number where none stands, empty without such a column.
    pub charge: Vec<f64>,
    /// Rows without a tenure, or with one below zero.
    pub left_out: u64,
    /// Contracts whose end lies after today: they go on.
    pub ends_later: u64,
    /// The unit of the periods.
    pub unit: PeriodUnit,
    /// Where it comes from.
    pub unit_from: UnitFrom,
    /// The unit of the charges by the name of their column, where it is another: they are converted.
    pub charged_by: Option<PeriodUnit>,
    /// Contracts that are marked as ended and have no end date.
    pub ended_undated: Contradicted,
    /// What was done with them.
    pub undated: UndatedEnds,
    /// Contracts that are marked as not ended and have an end date that has passed: they have ended.
    pub ended_unmarked: Contradicted,
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
    pub fn of(
        records: &Records,
        today: Option<Day>,
        reading: ContractReading,
    ) -> Result<Contracts, ContractError> {
        let column = |role: Role| records.column(role).map(|column| &column.values);
        let ended = column(Role::Churned);
        let has_ended = |row: usize| ended.is_some_and(|values| values.says_ended(row));
        let charge = column(Role::Charge);
        let mut found = Contracts {
            unit: PeriodUnit::Month,
            unit_from: UnitFrom::Counted,
            undated: reading.undated,
            ..Contracts::default()
        };
        let (mut ended_undated, mut ended_unmarked) =
            (Contradicted::default(), Contradicted::default());
        let mut is_stated = true;
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
                is_stated = false;
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
                    if ended.is_some() && end.is_some() {
                        let is_marked = has_ended(row);
                        let line = records.line.get(row).copied().unwrap_or(0);
                        if is_marked && stated.is_none() {
                            ended_undated.add(line);
                            if reading.undated == UndatedEnds::LeftOut {
                                continue;
                            }
                        } else if !is_marked && until.is_some() {
                            ended_unmarked.add(line);
                        }
                    }
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
        if is_stated {
            let name = records.column(Role::Tenure).map(|column| &*column.name);
            (found.unit, found.unit_from) = match (reading.unit, name.and_then(PeriodUnit::named)) {
                (Some(unit), _) => (unit, UnitFrom::Asked),
                (None, Some(unit)) => (unit, UnitFrom::Named),
                (None, None) => (PeriodUnit::Month, UnitFrom::Assumed),
            };
        }
        let charged = records.column(Role::Charge);
        let charged = charged.and_then(|column| PeriodUnit::named(&column.name));
        if let Some(by) = charged.filter(|it| *it != found.unit) {
            found.charged_by = Some(by);
            let times = by.in_a_month() / found.unit.in_a_month();
            found.charge.iter_mut().for_each(|charge| *charge *= times);
        }
        found.ended_undated = ended_undated;
        found.ended_unmarked = ended_unmarked;
        found.ends_later = ends_later;
        found.until = last_day;
        Ok(found)
    }

    /// Periods that are over within the horizon, and what money after one of them is worth today.
    ///
    /// # Formula
    /// months of the horizon ÷ months of a period, rounded down; 1 ÷ (1 + d)^(years of a period).
    pub fn ahead(&self, terms: &ValueTerms) -> (u32, f64) {
        let months = 1.0 / self.unit.in_a_month();
        let horizon = f64::from(terms.horizon_months.count());
        // A quarter of a year is three months but for the last digit.
        let periods = (horizon / months + 1e-9).floor() as u32;
        let factor = 1.0 / (1.0 + terms.discount_annual.monthly());
        match self.unit {
            PeriodUnit::Month => (terms.horizon_months.count(), factor),
            _ => (periods, factor.powf(months)),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_tells_its_unit_only_where_it_tells_one() {
        for (name, unit) in [
            ("tenure", None),
            ("tenure_months", Some(PeriodUnit::Month)),
            ("Months active", Some(PeriodUnit::Month)),
            ("在约年数", Some(PeriodUnit::Year)),
            ("订阅月数", Some(PeriodUnit::Month)),
            ("weeks on contract", Some(PeriodUnit::Week)),
            ("在约季度", Some(PeriodUnit::Quarter)),
            ("months of the year", None),
            ("MonthlyCharges", Some(PeriodUnit::Month)),
            ("annual_fee", Some(PeriodUnit::Year)),
            ("费用（日元）", None),
        ] {
            assert_eq!(PeriodUnit::named(name), unit, "{name}");
        }
    }

    #[test]
    fn a_year_holds_four_quarters_and_fifty_two_whole_weeks() {
        let terms = ValueTerms::default();
        assert_eq!(terms.horizon_months.count(), 12);
        for (unit, periods) in [
            (PeriodUnit::Day, 365),
            (PeriodUnit::Week, 52),
            (PeriodUnit::Month, 12),
            (PeriodUnit::Quarter, 4),
            (PeriodUnit::Year, 1),
        ] {
            let contracts = Contracts {
                unit,
                ..Contracts::default()
            };
            let (ahead, factor) = contracts.ahead(&terms);
            assert_eq!(ahead, periods, "{unit:?}");
            let year = 1.0 / (1.0 + terms.discount_annual.get());
            let a_year = factor.powf(unit.in_a_month() * 12.0);
            assert!((a_year - year).abs() < 1e-12, "{unit:?}: {a_year}");
        }
    }
}

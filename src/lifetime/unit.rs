//! The unit in which histories are counted.

use serde::{Deserialize, Serialize};

use crate::units::DAYS_PER_MONTH;

/// A unit of time; parameters of the models carry it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodUnit {
    /// A day.
    Day,
    /// Seven days.
    #[default]
    Week,
    /// 365.25 ÷ 12 days.
    Month,
    /// 365.25 ÷ 4 days.
    Quarter,
    /// 365.25 days.
    Year,
}

impl PeriodUnit {
    /// All of them, the shortest first.
    pub const ALL: [PeriodUnit; 5] = [
        PeriodUnit::Day,
        PeriodUnit::Week,
        PeriodUnit::Month,
        PeriodUnit::Quarter,
        PeriodUnit::Year,
    ];

    /// The unit that the name of a column tells, in either language; none where it tells none, or
    /// several.
    pub fn named(name: &str) -> Option<PeriodUnit> {
        // The currency of Japan is no day.
        let name = name.to_lowercase().replace("日元", "");
        let told = [
            (PeriodUnit::Day, ["days", "daily", "天", "日"]),
            (PeriodUnit::Week, ["week", "weekly", "周", "星期"]),
            (PeriodUnit::Month, ["month", "monthly", "mths", "月"]),
            (PeriodUnit::Quarter, ["quarter", "quarterly", "qtrs", "季"]),
            (PeriodUnit::Year, ["year", "annual", "yrs", "年"]),
        ];
        let mut found = told
            .into_iter()
            .filter(|(_, words)| words.iter().any(|word| name.contains(word)));
        let (unit, _) = found.next()?;
        found.next().is_none().then_some(unit)
    }

    /// Length in days.
    pub fn days(self) -> f64 {
        match self {
            PeriodUnit::Day => 1.0,
            PeriodUnit::Week => 7.0,
            PeriodUnit::Month => DAYS_PER_MONTH,
            PeriodUnit::Quarter => 3.0 * DAYS_PER_MONTH,
            PeriodUnit::Year => 12.0 * DAYS_PER_MONTH,
        }
    }

    /// How many of them a month is.
    pub fn in_a_month(self) -> f64 {
        DAYS_PER_MONTH / self.days()
    }
}

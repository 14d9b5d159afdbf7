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
    /// 365.25 days.
    Year,
}

impl PeriodUnit {
    /// All of them, the shortest first.
    pub const ALL: [PeriodUnit; 4] = [
        PeriodUnit::Day,
        PeriodUnit::Week,
        PeriodUnit::Month,
        PeriodUnit::Year,
    ];

    /// Length in days.
    pub fn days(self) -> f64 {
        match self {
            PeriodUnit::Day => 1.0,
            PeriodUnit::Week => 7.0,
            PeriodUnit::Month => DAYS_PER_MONTH,
            PeriodUnit::Year => 12.0 * DAYS_PER_MONTH,
        }
    }

    /// How many of them a month is.
    pub fn in_a_month(self) -> f64 {
        DAYS_PER_MONTH / self.days()
    }
}

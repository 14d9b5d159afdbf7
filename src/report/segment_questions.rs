//! Questions that compare segments: two days, two periods, two schemes.

use serde::{Deserialize, Serialize};

use crate::segment::{Period, Scheme, Yardstick};
use crate::units::{AnnualRate, Day};

/// Who moved between two days, and what that leads to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MovementQuestion {
    /// The scheme.
    pub scheme: Scheme,
    /// The earlier day; a year before the later one when not given.
    pub from: Option<Day>,
    /// The later day; the analysis day when not given.
    pub to: Option<Day>,
    /// Cuts of the later day.
    pub yardstick: Yardstick,
    /// Steps that are projected, 1–60.
    pub steps: u32,
    /// Discount rate a year, 0–10.
    pub discount: f64,
    /// Part of revenue that is profit, where the data give no profit; revenue itself when not given.
    pub margin: Option<f64>,
}

impl Default for MovementQuestion {
    fn default() -> Self {
        MovementQuestion {
            scheme: Scheme::default(),
            from: None,
            to: None,
            yardstick: Yardstick::default(),
            steps: 5,
            discount: AnnualRate::of_percent(10).get(),
            margin: None,
        }
    }
}

impl MovementQuestion {
    /// Steps that can be projected.
    pub const MOST_STEPS: u32 = 60;
}

/// New, kept, returned and lapsed between two periods. Days that are not given: the window, and as
/// long a time before it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FlowQuestion {
    /// First day of the earlier period.
    pub earlier_from: Option<Day>,
    /// Its last day.
    pub earlier_to: Option<Day>,
    /// First day of the later period.
    pub later_from: Option<Day>,
    /// Its last day.
    pub later_to: Option<Day>,
}

impl FlowQuestion {
    /// The two periods, the usual ones where no day is given.
    pub fn periods(&self, usual: [Period; 2]) -> [Period; 2] {
        let given = [
            (self.earlier_from, self.earlier_to),
            (self.later_from, self.later_to),
        ];
        let mut periods = usual;
        for (period, (from, to)) in periods.iter_mut().zip(given) {
            *period = Period {
                from: from.unwrap_or(period.from),
                to: to.unwrap_or(period.to),
            };
        }
        periods
    }
}

/// One scheme against another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CrossQuestion {
    /// The scheme of the rows.
    pub rows: Scheme,
    /// The scheme of the columns.
    pub columns: Scheme,
}

//! Period, active and new: the options about time.

use kezhi::base::WindowRules;
use kezhi::units::{Day, Months};

use crate::args::PeriodArgs;
use crate::failure::Failure;

/// The window rules under the given options.
pub(crate) fn rules(
    options: &PeriodArgs,
    analysis_day: Option<&str>,
) -> Result<WindowRules, Failure> {
    let months = |months| Months::new(months).map_err(Failure::Months);
    let analysis_day = match analysis_day {
        None => None,
        Some(text) => Some(Day::from_iso(text).ok_or_else(|| Failure::Option {
            option: "--analysis-day",
            found: text.to_owned(),
            expected: "YYYY-MM-DD".into(),
        })?),
    };
    Ok(WindowRules {
        analysis_day,
        window: months(options.window_months)?,
        active: months(options.active_months)?,
        new: months(options.new_months)?,
    })
}

/// The day of a text: a date, or the last day of a month or year, no later than `last`.
pub(crate) fn end_of(option: &'static str, text: &str, last: Day) -> Result<Day, Failure> {
    if let Some(day) = Day::from_iso(text) {
        return Ok(day);
    }
    let numbers: Option<Vec<u32>> = text.split('-').map(|part| part.parse().ok()).collect();
    let first = match numbers.as_deref() {
        Some([year]) => first_of(*year, 12),
        Some([year, month]) => first_of(*year, *month),
        _ => None,
    };
    match first {
        Some(first) => Ok(Day(first.plus_months(1).0 - 1).min(last)),
        None => Err(Failure::Option {
            option,
            found: text.to_owned(),
            expected: "YYYY-MM-DD | YYYY-MM | YYYY".into(),
        }),
    }
}

fn first_of(year: u32, month: u32) -> Option<Day> {
    Day::from_civil(i32::try_from(year).ok()?, month, 1)
}

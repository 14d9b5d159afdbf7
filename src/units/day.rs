//! Calendar days.

use bytemuck::{Pod, Zeroable};
use serde::{Deserialize, Serialize};

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Pod,
    Zeroable,
)]
#[serde(transparent)]
#[repr(transparent)]
pub struct Day(pub i32);

impl Day {
    /// The day of a civil date; `None` when there is no such date or the year is outside 1–9999.
    pub fn from_civil(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        if day > days_in_month(year, month) {
            return None;
        }
        // Days from civil, Howard Hinnant's algorithm: the year starts in March, so that the leap
        // day is its last day.
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let month_from_march = (month as i32 + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Day(era * 146_097 + day_of_era - 719_468))
    }

    /// Year, month 1–12 and day 1–31.
    pub fn civil(self) -> (i32, u32, u32) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u32;
        let month = (if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        }) as u32;
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month, day)
    }

    /// `2024-03-05`, for files and for machines.
    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// The day of a `2024-03-05` text; `None` for anything else.
    pub fn from_iso(text: &str) -> Option<Day> {
        let mut parts = text.splitn(3, '-');
        let year = parts.next().filter(|part| part.len() == 4)?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        Day::from_civil(year, month, day)
    }

    /// The same day of the month `months` earlier, or that month's last day when it is shorter.
    pub fn minus_months(self, months: u32) -> Day {
        let (year, month, day) = self.civil();
        let index = year * 12 + month as i32 - 1 - months as i32;
        let (year, month) = (index.div_euclid(12).max(1), index.rem_euclid(12) as u32 + 1);
        let day = day.min(days_in_month(year, month));
        Day::from_civil(year, month, day).unwrap_or(self)
    }

    /// The same day of the month `months` later, or that month's last day when it is shorter; the
    /// same day where the year would pass 9999.
    pub fn plus_months(self, months: u32) -> Day {
        let (year, month, day) = self.civil();
        let index = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
        let (year, month) = ((index / 12) as i32, (index % 12) as u32 + 1);
        let day = day.min(days_in_month(year, month));
        Day::from_civil(year, month, day).unwrap_or(self)
    }
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_later_is_the_same_day_or_the_last() {
        let day = |text| Day::from_iso(text).unwrap();
        assert_eq!(day("2024-01-31").plus_months(1), day("2024-02-29"));
        assert_eq!(day("2024-11-15").plus_months(3), day("2025-02-15"));
    }

    #[test]
    fn every_day_of_five_centuries_survives_the_round_trip() {
        for number in -80_000..110_000 {
            let (year, month, day) = Day(number).civil();
            assert_eq!(Day::from_civil(year, month, day), Some(Day(number)));
        }
    }

    #[test]
    fn the_epoch_is_the_first_of_january_1970() {
        assert_eq!(Day(0).iso(), "1970-01-01");
        assert_eq!(Day::from_iso("2024-03-05"), Day::from_civil(2024, 3, 5));
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        assert_eq!(Day::from_civil(2023, 2, 29), None);
        assert_eq!(Day::from_civil(2024, 13, 1), None);
        assert_eq!(Day::from_iso("2024-3"), None);
    }

    #[test]
    fn going_back_a_month_from_a_long_month_lands_on_the_last_day() {
        let day = Day::from_iso("2024-03-31").unwrap();
        assert_eq!(day.minus_months(1).iso(), "2024-02-29");
        assert_eq!(day.minus_months(12).iso(), "2023-03-31");
        assert_eq!(day.plus_months(11).iso(), "2025-02-28");
        assert_eq!(day.plus_months(9).iso(), "2024-12-31");
    }
}

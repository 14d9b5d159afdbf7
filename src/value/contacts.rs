//! A calendar of contacts by class (M35): who is due, and when.

use crate::numeric::sort_few;
use serde::{Deserialize, Serialize};

use super::line::key_or_words;
use super::{Key, Problem, ValueError, check};
use crate::explain::{Given, ValueSymbol as S};
use crate::units::Day;

/// Most days between two contacts.
const MOST_DAYS: f64 = 3_660.0;
/// Most contacts laid out for one account.
const MOST_CONTACTS: usize = 400;

/// The class of a customer in daily management (M35): not the letters of M11 or M34.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CareClass {
    /// 重要: strategic, of high value.
    Important,
    /// 普通: steady.
    Ordinary,
    /// 潜在: to be won.
    Potential,
}

impl CareClass {
    /// All three.
    pub const ALL: [CareClass; 3] = [
        CareClass::Important,
        CareClass::Ordinary,
        CareClass::Potential,
    ];
}

/// Days between contacts of each class, in the order of [`CareClass::ALL`]. The source names classes
/// and plans, no intervals: these are the user's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ContactRhythm {
    /// Days between two contacts.
    pub days: [Given; 3],
}

impl Default for ContactRhythm {
    /// A month, a quarter and a fortnight, as a proposal.
    fn default() -> ContactRhythm {
        ContactRhythm {
            days: [30.0, 90.0, 14.0].map(Given::illustrative),
        }
    }
}

/// An account to be kept in contact with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contacted {
    /// What it is called; words alone are a name of the user's own.
    #[serde(deserialize_with = "key_or_words")]
    pub name: Key,
    /// Its class.
    pub class: CareClass,
    /// The last contact; none where there was none.
    pub last: Option<Day>,
}

/// Accounts, rhythm and the days to lay out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContactInputs {
    /// The accounts.
    pub accounts: Vec<Contacted>,
    /// Days between contacts.
    #[serde(default)]
    pub rhythm: ContactRhythm,
    /// The first day of the calendar.
    pub from: Day,
    /// The last.
    pub to: Day,
}

/// One contact of the calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// When.
    pub day: Day,
    /// Whom.
    pub name: Key,
    /// Its class.
    pub class: CareClass,
    /// Days it was due before the first day of the calendar; 0 for one that is in time.
    pub days_late: u32,
}

/// Whole days between the contacts of each class.
///
/// # Errors
/// An interval of less than a day; its place is the class's.
pub(super) fn intervals(rhythm: &ContactRhythm) -> Result<[i32; 3], ValueError> {
    let mut intervals = [1; 3];
    for (place, &days) in rhythm.days.iter().enumerate() {
        let days = check::within(S::ContactDays, days, 1.0, MOST_DAYS);
        intervals[place] = days.map_err(|error| error.at(place + 1))?.round() as i32;
    }
    Ok(intervals)
}

/// The day a contact is due, one interval after the last or at once where there was none, and how many
/// days that is before `today`.
pub(super) fn next_contact(last: Option<Day>, interval: i32, today: Day) -> (Day, u32) {
    let due = last.map_or(today, |last| Day(last.0.saturating_add(interval)));
    (due, (today.0 - due.0).max(0) as u32)
}

/// Lays out the contacts in order of day, then of the accounts.
///
/// The first is due one interval after the last contact, or at once where there was none; one that is
/// late stands at the first day.
///
/// # Errors
/// An interval of less than a day (its place is the class's), a calendar that ends before it begins.
pub fn contacts(inputs: &ContactInputs) -> Result<Vec<Contact>, ValueError> {
    let intervals = intervals(&inputs.rhythm)?;
    let (from, to) = (inputs.from, inputs.to);
    if to < from {
        let problem = Problem::EndsBefore { from, to };
        return Err(ValueError::new(S::CalendarDays, problem));
    }
    let length = Given::assumed(f64::from(to.0) - f64::from(from.0));
    check::within(S::CalendarDays, length, 0.0, MOST_DAYS)?;
    let mut calendar = Vec::new();
    for account in &inputs.accounts {
        let interval = intervals[account.class as usize];
        let (due, mut days_late) = next_contact(account.last, interval, inputs.from);
        let mut day = due.max(inputs.from);
        for _ in 0..MOST_CONTACTS {
            if day > inputs.to {
                break;
            }
            calendar.push(Contact {
                day,
                name: account.name.clone(),
                class: account.class,
                days_late,
            });
            days_late = 0;
            day = Day(day.0 + interval);
        }
    }
    sort_few(&mut calendar, |a, b| a.day.cmp(&b.day));
    Ok(calendar)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(class: CareClass, last: Option<i32>) -> Contacted {
        Contacted {
            name: Key::Name("甲".into()),
            class,
            last: last.map(Day),
        }
    }

    fn inputs(accounts: Vec<Contacted>) -> ContactInputs {
        ContactInputs {
            accounts,
            rhythm: ContactRhythm::default(),
            from: Day(1000),
            to: Day(1060),
        }
    }

    #[test]
    fn a_late_contact_stands_at_the_first_day_and_the_next_one_an_interval_later() {
        let calendar = contacts(&inputs(vec![account(CareClass::Important, Some(950))])).unwrap();
        let found: Vec<(i32, u32)> = calendar.iter().map(|it| (it.day.0, it.days_late)).collect();
        assert_eq!(found, [(1000, 20), (1030, 0), (1060, 0)]);
    }

    #[test]
    fn who_was_never_spoken_to_is_due_at_once() {
        let calendar = contacts(&inputs(vec![account(CareClass::Ordinary, None)])).unwrap();
        assert_eq!(calendar.len(), 1);
        assert_eq!((calendar[0].day, calendar[0].days_late), (Day(1000), 0));
    }

    #[test]
    fn an_interval_of_no_day_is_refused_at_its_class() {
        let mut wrong = inputs(vec![account(CareClass::Potential, None)]);
        wrong.rhythm.days[2] = Given::assumed(0.0);
        let error = contacts(&wrong).unwrap_err();
        assert_eq!((error.field, error.place), (S::ContactDays.into(), Some(3)));
    }
}

//! Who of the open customers is to be spoken to this week or month (M35): the segments of a scheme in
//! the three classes of daily management, each class with its rhythm.

use serde::{Deserialize, Serialize};

use super::contacts::{intervals, next_contact};
use super::{CareClass, ContactRhythm, ValueError};
use crate::numeric::sort_many;
use crate::segment::{AbcClass, Profiles, Scheme, SegmentName, Segmentation, Span, Stage, Tier};
use crate::units::{Day, Money};

/// Until when contacts are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CareTime {
    /// The Sunday of the week of the analysis day.
    #[default]
    Week,
    /// The last day of its month.
    Month,
}

impl CareTime {
    /// The last day that is listed.
    pub fn until(self, today: Day) -> Day {
        match self {
            // Day 0 was a Thursday.
            CareTime::Week => Day(today.0 + 6 - (today.0 + 3).rem_euclid(7)),
            CareTime::Month => {
                let (year, month, _) = today.civil();
                let first = Day::from_civil(year, month, 1).unwrap_or(today);
                Day(first.plus_months(1).0 - 1)
            }
        }
    }
}

/// Which customers are in which class, how often each class is spoken to, and until when is listed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CareRules {
    /// The scheme whose segments are put into classes.
    pub scheme: Scheme,
    /// The segments of each class in the order of [`CareClass::ALL`]; the usual ones where none.
    pub classes: [Option<Vec<SegmentName>>; 3],
    /// Days between contacts.
    pub rhythm: ContactRhythm,
    /// Until when.
    pub time: CareTime,
    /// The one class that is listed; all of them where none.
    pub only: Option<CareClass>,
    /// The kept column that says when a customer was spoken to last; the last order where none.
    pub since: Option<String>,
}

/// One customer who is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CareRow {
    /// Number in the base.
    pub customer: u32,
    /// Place of the segment.
    pub segment: usize,
    /// Class.
    pub class: CareClass,
    /// Last contact or order; none where there was none.
    pub last: Option<Day>,
    /// The day they are due; before today for who is late.
    pub due: Day,
    /// Days they are late.
    pub days_late: u32,
    /// Revenue of the history.
    pub revenue: Money,
}

/// A segment with its class.
#[derive(Debug, Clone, PartialEq)]
pub struct CareSegment {
    /// Its name.
    pub name: SegmentName,
    /// Its class; none where nobody is spoken to by a rhythm.
    pub class: Option<CareClass>,
    /// Its customers.
    pub customers: u64,
    /// Those whose day has passed.
    pub late: u64,
    /// Those whose day is still to come within the time.
    pub to_come: u64,
}

/// Who is due.
#[derive(Debug, Clone, PartialEq)]
pub struct Care {
    /// The analysis day.
    pub today: Day,
    /// The last day that is listed.
    pub until: Day,
    /// Who is due: class by class, the longest waiting first, then the larger revenue.
    pub rows: Vec<CareRow>,
    /// The segments.
    pub segments: Vec<CareSegment>,
}

impl CareRules {
    /// The class of each segment. A segment chosen for two classes is in the first; where a choice
    /// names no segment of the scheme, as after another scheme was chosen, the usual ones stand.
    pub fn classes_of(&self, segments: &[SegmentName]) -> Vec<Option<CareClass>> {
        let chosen = self.classes.iter().flatten().flatten();
        let is_own = chosen.clone().any(|name| segments.contains(name))
            || self
                .classes
                .iter()
                .all(|it| matches!(it, Some(all) if all.is_empty()));
        let class = |(place, name): (usize, &SegmentName)| {
            if !is_own {
                return usual(place, name);
            }
            let of = CareClass::ALL.into_iter().zip(&self.classes);
            let mut of = of.filter(|(class, chosen)| match chosen {
                Some(all) => all.contains(name),
                None => {
                    usual(place, name) == Some(*class) && !chosen_elsewhere(&self.classes, name)
                }
            });
            of.next().map(|(class, _)| class)
        };
        segments.iter().enumerate().map(class).collect()
    }

    /// Who is due. `since` gives the last contact of a customer where a column says so.
    ///
    /// # Formula
    /// due = last contact + interval of the class; at once without one.
    ///
    /// # Errors
    /// An interval of less than a day; its place is the class's.
    pub fn due(
        &self,
        profiles: &Profiles,
        segmentation: &Segmentation,
        since: impl Fn(usize) -> Option<Day>,
    ) -> Result<Care, ValueError> {
        let intervals = intervals(&self.rhythm)?;
        let today = profiles.window.to;
        let until = self.time.until(today);
        let names: Vec<SegmentName> = segmentation
            .segments
            .iter()
            .map(|it| it.name.clone())
            .collect();
        let classes = self.classes_of(&names);
        let mut segments: Vec<CareSegment> = names
            .into_iter()
            .zip(&classes)
            .map(|(name, class)| CareSegment {
                name,
                class: *class,
                customers: 0,
                late: 0,
                to_come: 0,
            })
            .collect();
        let totals = profiles.totals(Span::History);
        let mut rows = Vec::new();
        for (customer, &code) in segmentation.codes.iter().enumerate() {
            let segment = usize::from(code);
            let of = &mut segments[segment];
            of.customers += 1;
            let Some(class) = of.class else { continue };
            let bought = profiles.has_bought(customer);
            let last = since(customer).or_else(|| bought.then(|| profiles.last[customer]));
            let (due, days_late) = next_contact(last, intervals[class as usize], today);
            if due > until {
                continue;
            }
            match days_late > 0 {
                true => of.late += 1,
                false => of.to_come += 1,
            }
            rows.push(CareRow {
                customer: customer as u32,
                segment,
                class,
                last,
                due,
                days_late,
                revenue: totals.revenue[customer],
            });
        }
        sort_many(&mut rows, |a: &CareRow, b| {
            let by_class = (a.class as usize).cmp(&(b.class as usize));
            by_class
                .then(a.due.cmp(&b.due))
                .then(b.revenue.cmp(&a.revenue))
                .then(a.customer.cmp(&b.customer))
        });
        Ok(Care {
            today,
            until,
            rows,
            segments,
        })
    }
}

fn chosen_elsewhere(classes: &[Option<Vec<SegmentName>>; 3], name: &SegmentName) -> bool {
    classes.iter().flatten().any(|all| all.contains(name))
}

/// The class a segment is in unless somebody chooses: the best are important, the new ones and those
/// being probed are potential, the others ordinary; who left, never bought or is not known is in none.
fn usual(place: usize, name: &SegmentName) -> Option<CareClass> {
    Some(match name {
        SegmentName::Inactive
        | SegmentName::NoOrder
        | SegmentName::Unknown
        | SegmentName::Stage(Stage::Ended) => return None,
        SegmentName::Tier(Tier::Diamond | Tier::Gold) | SegmentName::Class(AbcClass::A) => {
            CareClass::Important
        }
        SegmentName::Tier(Tier::New) | SegmentName::Stage(Stage::Exploration) => {
            CareClass::Potential
        }
        SegmentName::Stage(Stage::Mature) => CareClass::Important,
        SegmentName::Tier(_) | SegmentName::Class(_) | SegmentName::Stage(_) => CareClass::Ordinary,
        _ if place == 0 => CareClass::Important,
        _ => CareClass::Ordinary,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_ends_on_its_sunday_and_a_month_on_its_last_day() {
        let day = |text| Day::from_iso(text).unwrap();
        for (today, sunday) in [
            ("2024-12-02", "2024-12-08"),
            ("2024-12-08", "2024-12-08"),
            ("2024-12-31", "2025-01-05"),
        ] {
            assert_eq!(CareTime::Week.until(day(today)), day(sunday), "{today}");
        }
        assert_eq!(CareTime::Month.until(day("2024-02-10")), day("2024-02-29"));
        assert_eq!(CareTime::Month.until(day("2024-12-31")), day("2024-12-31"));
    }

    #[test]
    fn segments_are_in_their_usual_class_until_somebody_chooses() {
        let tiers = [Tier::Diamond, Tier::Ordinary, Tier::New].map(SegmentName::Tier);
        let all = [tiers.as_slice(), &[SegmentName::Inactive]].concat();
        use CareClass::{Important, Ordinary, Potential};
        let mut rules = CareRules::default();
        let usual = [Some(Important), Some(Ordinary), Some(Potential), None];
        assert_eq!(rules.classes_of(&all), usual);
        rules.classes[0] = Some(vec![SegmentName::Tier(Tier::Ordinary)]);
        let own = [None, Some(Important), Some(Potential), None];
        assert_eq!(rules.classes_of(&all), own);
        // Of another scheme they say nothing.
        let classes = [AbcClass::A, AbcClass::B].map(SegmentName::Class);
        assert_eq!(
            rules.classes_of(&classes),
            [Some(Important), Some(Ordinary)]
        );
    }
}

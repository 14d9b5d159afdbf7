//! The period that is looked at, and the rules for *active* and *new*.

use serde::{Deserialize, Serialize};

use super::FirstPurchase;
use crate::explain::Rule;
use crate::units::{DAYS_PER_MONTH, Day, Money, Months};

/// The user's choices about time. Each is printed beside the numbers it decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowRules {
    /// The day as of which everything is judged; none means the last day of the data.
    pub analysis_day: Option<Day>,
    /// Revenue and orders are counted over so many months up to the analysis day.
    pub window: Months,
    /// Active: a paid order within so many months up to the analysis day.
    pub active: Months,
    /// New: first purchase within so many months up to the analysis day.
    pub new: Months,
}

impl Default for WindowRules {
    fn default() -> Self {
        WindowRules {
            analysis_day: None,
            window: Months::of(12),
            active: Months::of(12),
            new: Months::of(3),
        }
    }
}

/// [`WindowRules`] settled on one set of data.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Window {
    /// First day whose revenue counts.
    pub from: Day,
    /// The analysis day: the last day that counts at all.
    pub to: Day,
    /// Active customers paid on this day or later.
    pub active_from: Day,
    /// New customers paid first on this day or later.
    pub new_from: Day,
    /// First day of the data.
    pub history_from: Day,
    /// Months of the window as chosen.
    pub months: Months,
    /// Months from `from` to `to`: fewer than chosen where the data begin later.
    pub length_months: f64,
    /// Months of the active rule.
    pub active: Months,
    /// Months of the new rule.
    pub new: Months,
    /// The money of customers is summed up over the months of the window, wherever their days lie: all of
    /// it counts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub of_sums: bool,
}

impl Window {
    /// The window over data that run from `first` to `last`.
    pub fn settle(rules: &WindowRules, first: Day, last: Day) -> Window {
        let to = rules.analysis_day.unwrap_or(last);
        let start = |months: Months| Day(to.minus_months(months.count()).0 + 1);
        let chosen = start(rules.window);
        let (from, length_months) = if chosen < first && first <= to {
            (
                first,
                (f64::from(to.0 - first.0 + 1) / DAYS_PER_MONTH).max(1.0),
            )
        } else {
            (chosen, f64::from(rules.window.count()))
        };
        Window {
            from,
            length_months,
            to,
            active_from: start(rules.active),
            new_from: start(rules.new),
            history_from: first,
            months: rules.window,
            active: rules.active,
            new: rules.new,
            of_sums: false,
        }
    }

    /// The window over customers who were summed up before: nothing but the user says how much time their
    /// sums cover, so it is as long as chosen, and the days of last purchases cut nothing off.
    pub fn settle_sums(rules: &WindowRules, first: Day, last: Day) -> Window {
        let window = Window::settle(rules, first, last);
        Window {
            from: Day(window.to.minus_months(rules.window.count()).0 + 1),
            length_months: f64::from(rules.window.count()),
            of_sums: true,
            ..window
        }
    }

    /// What money and orders count, as a rule to be told.
    pub fn rule(&self) -> Rule {
        match self.of_sums {
            true => Rule::SumsCover(self.months),
            false => Rule::Window {
                from: self.from,
                to: self.to,
            },
        }
    }

    /// True for a day whose money and orders are those of the window.
    pub fn counts(&self, day: Day) -> bool {
        self.of_sums || day >= self.from
    }

    /// The first day whose money and orders are those of the window.
    pub fn counts_from(&self) -> Day {
        if self.of_sums {
            Day(i32::MIN)
        } else {
            self.from
        }
    }

    /// Days from the first row to the analysis day.
    pub fn history_days(&self) -> u32 {
        (self.to.0 - self.history_from.0 + 1).max(0) as u32
    }

    /// Days of history without which new customers cannot be told from old ones: twice the span
    /// of the new rule, so that there is as much time before it as in it.
    pub fn needed_days(&self) -> u32 {
        (2 * (self.to.0 - self.new_from.0 + 1)).max(0) as u32
    }

    /// What a customer spends a month.
    ///
    /// # Formula
    /// Revenue in the window ÷ months since the later of window start and first purchase, at least
    /// one; the window's months where the first purchase is not known. Where a column names it the
    /// revenue is the sum of all the time since: ÷ months since the first purchase, also those before
    /// the window.
    pub fn monthly_spend(&self, revenue: Money, first: FirstPurchase) -> Money {
        let since = |day: Day| (f64::from(self.to.0 - day.0 + 1) / DAYS_PER_MONTH).max(1.0);
        let months = match first {
            FirstPurchase::Named(day) => since(day),
            FirstPurchase::Seen(day) if day > self.from => since(day),
            FirstPurchase::Seen(_) | FirstPurchase::Unknown => self.length_months,
        };
        Money((revenue.0 as f64 / months).round() as i64)
    }

    /// True for a first purchase that falls under the rule for new customers.
    pub fn is_new(&self, first: FirstPurchase) -> bool {
        match first {
            FirstPurchase::Seen(day) | FirstPurchase::Named(day) => day >= self.new_from,
            FirstPurchase::Unknown => false,
        }
    }

    /// False when the history is too short to call anybody new.
    pub fn tells_new(&self) -> bool {
        self.history_days() >= self.needed_days()
    }
}

/// An analysis day from which nothing of the data is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayOutside {
    /// The day.
    pub day: Day,
    /// First day of the data.
    pub first: Day,
    /// Last day of the data.
    pub last: Day,
}

impl WindowRules {
    /// Whether an analysis day may be taken for data that run from `first` to `last`.
    ///
    /// # Errors
    /// [`DayOutside`] for a day before the data, and for one so long after them that nobody can be
    /// active on it.
    pub fn accepts(&self, day: Day, first: Day, last: Day) -> Result<(), DayOutside> {
        let rules = WindowRules {
            analysis_day: Some(day),
            ..*self
        };
        let active_from = Window::settle(&rules, first, last).active_from;
        match first <= day && active_from <= last {
            true => Ok(()),
            false => Err(DayOutside { day, first, last }),
        }
    }
}

/// No customer paid an order in the active period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NobodyActive {
    /// First day with a line.
    pub first_day: Day,
    /// Last day with a line.
    pub last_day: Day,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_analysis_day_sees_some_of_the_data() {
        let day = |text| Day::from_iso(text).unwrap();
        let accepts = |text| {
            let (first, last) = (day("2024-01-01"), day("2025-12-31"));
            WindowRules::default()
                .accepts(day(text), first, last)
                .is_ok()
        };
        assert!(accepts("2024-01-01") && accepts("2025-12-31"));
        // After the data somebody is still active for as long as the rule says.
        assert!(accepts("2026-12-30"));
        assert!(!accepts("2026-12-31") && !accepts("2031-01-01"));
        assert!(!accepts("2023-12-31") && !accepts("1990-01-01"));
    }

    #[test]
    fn a_year_up_to_the_last_day_starts_on_the_day_after_a_year_ago() {
        let day = |text| Day::from_iso(text).unwrap();
        let window = Window::settle(
            &WindowRules::default(),
            day("2020-01-01"),
            day("2024-12-31"),
        );
        assert_eq!(window.from.iso(), "2024-01-01");
        assert_eq!(window.new_from.iso(), "2024-10-01");
        assert!(window.tells_new());
    }

    #[test]
    fn a_history_shorter_than_twice_the_new_rule_does_not_tell_new_customers() {
        let day = |text| Day::from_iso(text).unwrap();
        let window = Window::settle(
            &WindowRules::default(),
            day("2024-09-01"),
            day("2024-12-31"),
        );
        assert!(!window.tells_new());
    }
}

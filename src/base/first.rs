//! When customers first bought, and how far that is known of those who were summed up before.
//!
//! Of customers with order lines it is seen. Where a row is a customer a column may name it: the day
//! of the first order, or that of joining, which stands for it. A cell that is blank, or later than
//! the last purchase in its row, says nothing.

use serde::{Deserialize, Serialize};

use super::CustomerBase;
use crate::ingest::NO_DAY;
use crate::units::Day;

/// How it is known when customers first bought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstKnown {
    /// From their orders.
    #[default]
    Seen,
    /// They were summed up before, and a column names it.
    Named,
    /// They were summed up before, and nothing names it.
    Not,
}

/// When a customer first bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstPurchase {
    /// On the day of their first paid order.
    Seen(Day),
    /// On this day, as a column says of a customer who was summed up: the sum covers the time since.
    Named(Day),
    /// Not known of a customer who was summed up: taken to be before the window.
    Unknown,
}

impl CustomerBase {
    /// How it is known when the customers first bought.
    pub fn first_known(&self) -> FirstKnown {
        match (self.is_summed(), self.first.is_empty()) {
            (false, _) => FirstKnown::Seen,
            (true, false) => FirstKnown::Named,
            (true, true) => FirstKnown::Not,
        }
    }

    /// When a customer first bought whose first paid order stands at `first_paid`.
    pub fn first_purchase(&self, customer: usize, first_paid: Day) -> FirstPurchase {
        match self.first_named(customer) {
            Some(day) => FirstPurchase::Named(day),
            None if self.is_summed() => FirstPurchase::Unknown,
            None => FirstPurchase::Seen(first_paid),
        }
    }

    /// The first purchase of a customer by the column that names it; none without one, or where no
    /// row of theirs has a day that can be used.
    pub fn first_named(&self, customer: usize) -> Option<Day> {
        if self.first.is_empty() {
            return None;
        }
        self.entries(customer)
            .filter_map(|entry| self.first_at(entry))
            .min()
    }

    /// The first purchase that an entry names, where it can be used.
    pub(super) fn first_at(&self, entry: usize) -> Option<Day> {
        let first = self.first.get(entry).copied()?;
        (first != NO_DAY && first <= self.day[entry]).then_some(first)
    }
}

//! What a model refuses, as data: which field, and what is wrong with it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::explain::Symbol;
use crate::units::Day;

/// An input a model cannot work with. `text` makes a sentence of it in either language.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ValueError {
    /// The field that is to be changed.
    pub field: Symbol,
    /// Which of several such fields, from 1.
    pub place: Option<u32>,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Problem {
    /// Not given, and nothing can stand for it.
    Missing,
    /// Not a number, or without bound.
    NotFinite,
    /// Outside the range that makes sense.
    OutOfRange {
        /// What was given.
        found: f64,
        /// The least that is allowed.
        least: f64,
        /// The most that is allowed.
        most: f64,
    },
    /// Zero or less where only more than zero makes sense.
    NotPositive {
        /// What was given.
        found: f64,
    },
    /// Below zero.
    Negative {
        /// What was given.
        found: f64,
    },
    /// A part of a margin that is more than the whole.
    OverWhole {
        /// What was given.
        found: f64,
    },
    /// Shares that do not add up to the whole.
    NotWhole {
        /// Their sum, 1 = the whole.
        found: f64,
    },
    /// The value grows faster than it is discounted: the sum has no end.
    NoEnd {
        /// What is kept a period: retention × (1 + growth).
        kept: f64,
        /// What it must stay below: 1 + discount.
        limit: f64,
    },
    /// Another number of entries than there must be.
    Entries {
        /// How many there are.
        found: u32,
        /// How many there must be at least.
        least: u32,
        /// How many there may be.
        most: u32,
    },
    /// A part that is more than its whole.
    AboveWhole {
        /// The part.
        found: f64,
        /// The whole.
        whole: f64,
    },
    /// A limit that is not above the one before it.
    NotAbove {
        /// The limit.
        found: f64,
        /// The one before it.
        least: f64,
    },
    /// Not a whole number.
    NotCount {
        /// What was given.
        found: f64,
    },
    /// Parts that together are more than their whole.
    TogetherAboveWhole {
        /// Their sum.
        found: f64,
        /// The whole.
        whole: f64,
    },
    /// More than what comes before it and holds it.
    AboveBefore {
        /// What was given.
        found: f64,
        /// The one before.
        before: f64,
    },
    /// At or above what it must stay below.
    NotBelow {
        /// What was given.
        found: f64,
        /// What it must stay below.
        limit: f64,
    },
    /// Days that end before they begin.
    EndsBefore {
        /// The first.
        from: Day,
        /// The last.
        to: Day,
    },
    /// The same entry stands twice.
    Repeated,
    /// The open data do not hold it.
    NotInData,
    /// The data begin too late to tell.
    HistoryTooShort {
        /// Their first day.
        first: Day,
        /// The day by which they would have to begin.
        needed: Day,
    },
    /// The state is never left, so there is no steady state and no mean time.
    NeverLeft,
}

impl ValueError {
    pub(super) fn new(field: impl Into<Symbol>, problem: Problem) -> ValueError {
        ValueError {
            field: field.into(),
            place: None,
            problem,
        }
    }

    /// The same for the `place`-th of several fields, from 1.
    pub(super) fn at(mut self, place: usize) -> ValueError {
        self.place = Some(place as u32);
        self
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for ValueError {}

//! Why a scheme cannot be applied.

use serde::{Deserialize, Serialize};

use super::rfm::Dimension;
use super::usage::LoyaltyBasis;
use crate::ingest::Role;

/// A scheme that cannot be applied to these data, or that makes no sense.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SchemeError {
    /// No customer that the scheme judges.
    Nobody,
    /// The data give no profit.
    NoProfit,
    /// A column the scheme cuts by is not mapped.
    MissingRole(Role),
    /// A column the scheme names is not among those kept.
    UnknownColumn {
        /// Its name.
        column: String,
    },
    /// None of the columns loyalty can be told from is mapped.
    NoLoyalty(LoyaltyBasis),
    /// A column has more different texts than there can be segments.
    TooManySegments {
        /// How many.
        found: u64,
        /// How many there can be.
        most: u64,
    },
    /// No box or no rule.
    NoSegments,
    /// A side of a box runs backwards or leaves 1–9.
    BoxOutOfRange {
        /// Place of the box, from 0.
        place: usize,
    },
    /// The names are made for five scores, and there are others.
    NamesNeedFive {
        /// The dimension.
        dimension: Dimension,
        /// The scores there are.
        classes: u8,
    },
    /// A rule has no condition.
    NoCondition {
        /// Place of the rule, from 0.
        rule: usize,
    },
    /// A condition compares a text with a number, or in a way that its field does not know.
    WrongComparison {
        /// Place of the rule, from 0.
        rule: usize,
        /// Place of the condition in it, from 0.
        condition: usize,
    },
    /// Two segments have one name, or one has none.
    NameTaken {
        /// Place of the second, from 0; that of the rest comes last.
        place: usize,
    },
    /// Percents of classes that are zero, or add up to more than a hundred.
    Percents {
        /// What they add up to.
        total: u32,
    },
    /// A probability outside 0–1.
    Probability {
        /// Whose.
        customer: String,
        /// What was found.
        found: f64,
    },
    /// An amount or score that is not finite or below what is allowed.
    Number {
        /// Whose, or of what.
        customer: String,
        /// What was found.
        found: f64,
    },
    /// Thresholds that overlap or run backwards.
    Thresholds {
        /// Place of the one that is not below the one before it, from 0.
        place: usize,
    },
    /// Weights that do not add up to a hundred percent.
    Weights {
        /// What they add up to, in percent.
        total: f64,
    },
    /// An id stands twice in a list.
    ListedTwice {
        /// The id.
        customer: String,
    },
    /// No customer of the list is among the data's.
    NobodyListed,
    /// A scheme that judges groups of another was given itself.
    Nested,
}

impl std::fmt::Display for SchemeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for SchemeError {}

//! What a colour stands for.

use serde::{Deserialize, Serialize};

/// The colour of a mark, by meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Swatch {
    /// A customer tier: 0 diamond, 1 gold, 2 silver, 3 ordinary, 4 new; or the
    /// place of any part of a whole: up to fifteen are told apart.
    Tier(u8),
    /// What the picture is about.
    Accent,
    /// A loss.
    Negative,
    /// What others are compared with.
    Base,
    /// A size in a grid: five steps up from nothing, and five down below zero.
    Step(i8),
}

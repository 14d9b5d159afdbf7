//! Who goes where between two columns of groups.

use serde::{Deserialize, Serialize};

use super::swatch::Swatch;

/// Bands between two columns of groups, as thick as they are large.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Flow {
    /// What stands over the two columns.
    pub titles: [String; 2],
    /// The groups of the left column and of the right one, from top to bottom.
    pub ends: [Vec<FlowEnd>; 2],
    /// The bands: those of the first group at the left first.
    pub bands: Vec<FlowBand>,
}

/// A group at one side of a [`Flow`]. It is as large as the bands that meet it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FlowEnd {
    /// Its name.
    pub label: String,
    /// Its size in words.
    pub value_label: String,
    /// Its colour, and that of the bands that leave it.
    pub swatch: Swatch,
    /// What is said when it is reached.
    pub spoken: String,
}

/// What goes from one group to one group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FlowBand {
    /// Place of the group at the left.
    pub from: usize,
    /// Place of the group at the right.
    pub to: usize,
    /// How much.
    pub value: f64,
    /// What is said when the band is reached.
    pub spoken: String,
}

//! Cuts the user enters.

use serde::{Deserialize, Serialize};

/// One to eight cuts between classes, strictly rising.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<f64>", into = "Vec<f64>")]
pub struct Cuts(Vec<f64>);

/// Cuts that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CutsError {
    /// None, or more than eight.
    Count {
        /// How many were given.
        found: usize,
    },
    /// A cut is not a number, or not above the one before it.
    NotRising {
        /// Its place, from 0.
        place: usize,
    },
}

impl std::fmt::Display for CutsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for CutsError {}

impl Cuts {
    /// # Errors
    /// [`CutsError`] for none or too many, and for the first that does not rise.
    pub fn new(cuts: Vec<f64>) -> Result<Cuts, CutsError> {
        if cuts.is_empty() || cuts.len() > 8 {
            return Err(CutsError::Count { found: cuts.len() });
        }
        let rises =
            |place: usize| cuts[place].is_finite() && (place == 0 || cuts[place] > cuts[place - 1]);
        match (0..cuts.len()).find(|&place| !rises(place)) {
            Some(place) => Err(CutsError::NotRising { place }),
            None => Ok(Cuts(cuts)),
        }
    }

    /// The cuts.
    pub fn get(&self) -> &[f64] {
        &self.0
    }
}

impl TryFrom<Vec<f64>> for Cuts {
    type Error = CutsError;
    fn try_from(cuts: Vec<f64>) -> Result<Cuts, CutsError> {
        Cuts::new(cuts)
    }
}

impl From<Cuts> for Vec<f64> {
    fn from(cuts: Cuts) -> Vec<f64> {
        cuts.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_that_do_not_rise_are_refused_by_place() {
        assert_eq!(
            Cuts::new(vec![1.0, 1.0]),
            Err(CutsError::NotRising { place: 1 })
        );
        assert_eq!(
            Cuts::new(vec![f64::NAN]),
            Err(CutsError::NotRising { place: 0 })
        );
        assert_eq!(Cuts::new(vec![]), Err(CutsError::Count { found: 0 }));
    }
}

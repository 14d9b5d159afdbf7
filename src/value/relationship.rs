//! Levels of relationship marketing (M20): how many customers there are, and what each brings,
//! decide how close to stand to them.

use serde::{Deserialize, Serialize};

use super::line::key_or_words;
use super::{Key, Problem, ValueError, check};
use crate::explain::{Given, ValueSymbol as S};
use crate::segment::{Amount, Level, level};

/// Most groups.
const MOST: u32 = 200;

/// Where many begins and few ends, and likewise for margins. The matrix names no thresholds: these
/// are the user's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RelationshipCuts {
    /// So many customers or more are many.
    pub many: Given,
    /// Fewer than this are few.
    pub few: Given,
    /// A margin of this or more is high.
    pub high: Given,
    /// Below this it is low.
    pub low: Given,
}

/// A group of customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RelationshipGroup {
    /// What it is called; words alone are a name of the user's own.
    #[serde(deserialize_with = "key_or_words")]
    pub name: Key,
    /// How many there are.
    pub customers: Given,
    /// Contribution margin, a part of revenue.
    pub margin: Given,
}

/// Groups and thresholds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RelationshipInputs {
    /// The groups.
    pub groups: Vec<RelationshipGroup>,
    /// The thresholds.
    pub cuts: RelationshipCuts,
}

/// Where a group stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RelationshipPlace {
    /// The group.
    pub name: Key,
    /// Its row.
    pub count: Amount,
    /// Its column.
    pub margin: Amount,
    /// The level.
    pub level: Level,
}

/// Places every group.
///
/// # Errors
/// Thresholds that run backwards, a margin over 100 %, a number out of its range (its place is the
/// group's).
pub fn relationships(inputs: &RelationshipInputs) -> Result<Vec<RelationshipPlace>, ValueError> {
    check::entries(S::GroupCustomers, inputs.groups.len(), 1, MOST)?;
    let cuts = &inputs.cuts;
    let many = check::not_negative(S::ManyFrom, cuts.many)?;
    let few = check::not_negative(S::FewBelow, cuts.few)?;
    let high = check::margin(S::HighFrom, cuts.high)?;
    let low = check::margin(S::LowBelow, cuts.low)?;
    for (field, found, whole) in [(S::FewBelow, few, many), (S::LowBelow, low, high)] {
        if found > whole {
            return Err(ValueError::new(field, Problem::AboveWhole { found, whole }));
        }
    }
    let mut places = Vec::with_capacity(inputs.groups.len());
    for (place, group) in inputs.groups.iter().enumerate() {
        let at = |error: ValueError| error.at(place + 1);
        let customers = check::not_negative(S::GroupCustomers, group.customers).map_err(at)?;
        let margin = check::margin(S::GroupMargin, group.margin).map_err(at)?;
        let count = Amount::of(customers, many, few);
        let margin = Amount::of(margin, high, low);
        places.push(RelationshipPlace {
            name: group.name.clone(),
            count,
            margin,
            level: level(count, margin),
        });
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(customers: f64, margin: f64, few: f64) -> RelationshipInputs {
        RelationshipInputs {
            groups: vec![RelationshipGroup {
                name: Key::Place(1),
                customers: Given::assumed(customers),
                margin: Given::assumed(margin),
            }],
            cuts: RelationshipCuts {
                many: Given::assumed(1000.0),
                few: Given::assumed(few),
                high: Given::assumed(0.4),
                low: Given::assumed(0.15),
            },
        }
    }

    #[test]
    fn a_threshold_belongs_to_the_group_above_it() {
        let place = |customers, margin| {
            let found = relationships(&inputs(customers, margin, 100.0)).unwrap();
            (found[0].count, found[0].margin)
        };
        assert_eq!(place(1000.0, 0.4), (Amount::Much, Amount::Much));
        assert_eq!(place(999.0, 0.39), (Amount::Medium, Amount::Medium));
        assert_eq!(place(100.0, 0.15), (Amount::Medium, Amount::Medium));
        assert_eq!(place(99.0, 0.14), (Amount::Little, Amount::Little));
    }

    #[test]
    fn thresholds_that_run_backwards_and_impossible_margins_are_refused() {
        let error = relationships(&inputs(5.0, 0.2, 2000.0)).unwrap_err();
        assert_eq!(error.field, S::FewBelow.into());
        let error = relationships(&inputs(5.0, 1.2, 100.0)).unwrap_err();
        assert_eq!((error.field, error.place), (S::GroupMargin.into(), Some(1)));
    }
}

//! How files were read, by their header: to be offered when the same header comes again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ingest::{Inspection, Role};
use crate::scenario::Reading;

/// The schema written today.
pub const RECIPES_VERSION: u32 = 1;

/// How many ways of reading are kept.
const MOST: usize = 50;

/// One way of reading: the user's choices against what was proposed, without any cell of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipe {
    /// Signatures of the header: as it was found, and as the choices had it found.
    pub signatures: Vec<String>,
    /// The choices; the name of the file is left out.
    pub reading: Reading,
    /// Names of the columns by role, to be shown.
    pub columns: BTreeMap<Role, String>,
}

/// The ways of reading, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Recipes(Vec<Recipe>);

impl Recipes {
    /// The newest way of reading a header with one of these signatures.
    pub fn find(&self, signatures: &[String]) -> Option<&Recipe> {
        self.0.iter().find(|recipe| recipe.is_for(signatures))
    }

    /// Remembers the user's choices in place of any before; false when there were none to
    /// remember.
    pub fn remember(
        &mut self,
        reading: &Reading,
        inspection: &Inspection,
        first_signature: Option<String>,
    ) -> bool {
        let reading = Reading {
            name: String::new(),
            ..reading.clone()
        };
        if reading == Reading::default() {
            return false;
        }
        let plan = reading.plan(inspection);
        let name = |column: &usize| inspection.columns.get(*column).map(|it| it.name.clone());
        let columns = plan.roles.iter();
        let columns = columns.filter_map(|(role, column)| Some((*role, name(column)?)));
        let mut signatures = vec![inspection.signature.clone()];
        signatures.extend(first_signature.filter(|first| *first != inspection.signature));
        let recipe = Recipe {
            columns: columns.collect(),
            reading,
            signatures,
        };
        self.forget(&recipe.signatures);
        self.0.insert(0, recipe);
        self.0.truncate(MOST);
        true
    }

    /// Forgets how a header is read.
    pub fn forget(&mut self, signatures: &[String]) {
        self.0.retain(|recipe| !recipe.is_for(signatures));
    }
}

impl Recipe {
    fn is_for(&self, signatures: &[String]) -> bool {
        self.signatures.iter().any(|it| signatures.contains(it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{DateOrder, MemorySource, Overrides, inspect};

    fn inspected(text: &str) -> Inspection {
        let mut source = MemorySource(text.as_bytes());
        inspect(&mut source, "orders.csv", &Overrides::default()).unwrap()
    }

    fn day_first(name: &str) -> Reading {
        Reading {
            date_order: Some(DateOrder::DayFirst),
            ..Reading::of(name.into())
        }
    }

    #[test]
    fn the_same_header_finds_its_way_of_reading_again_in_another_file() {
        let january = inspected("customer,date,amount\nA,01/02/2024,5\n");
        let february = inspected("customer,date,amount\nB,03/04/2024,7\n");
        let other = inspected("customer,date,amount,channel\nB,03/04/2024,7,x\n");
        let mut recipes = Recipes::default();
        assert!(recipes.remember(&day_first("january.csv"), &january, None));
        let text = serde_json::to_string(&recipes).unwrap();
        assert!(
            !text.contains("january") && !text.contains("01/02"),
            "{text}"
        );
        let recipes: Recipes = serde_json::from_str(&text).unwrap();
        let found = recipes.find(&[february.signature]).unwrap();
        assert_eq!(found.reading, day_first(""));
        assert_eq!(found.columns[&Role::Customer], "customer");
        assert_eq!(recipes.find(&[other.signature]), None);
    }

    #[test]
    fn nothing_is_remembered_where_the_proposal_stood() {
        let inspection = inspected("customer,date,amount\nA,2024-02-01,5\n");
        let mut recipes = Recipes::default();
        assert!(!recipes.remember(&Reading::of("a.csv".into()), &inspection, None));
        assert_eq!(recipes, Recipes::default());
    }

    #[test]
    fn a_header_that_had_to_be_pointed_out_is_known_by_the_first_look_too() {
        let inspection = inspected("customer,date,amount\nA,01/02/2024,5\n");
        let mut recipes = Recipes::default();
        recipes.remember(&day_first("a"), &inspection, Some("first".into()));
        assert!(recipes.find(&["first".into()]).is_some());
        recipes.forget(&[inspection.signature]);
        assert_eq!(recipes, Recipes::default());
    }
}

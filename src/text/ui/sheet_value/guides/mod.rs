//! What the documents say besides numbers: classes, stages, rules, as small tables.

mod assessment;
mod care;
mod development;
mod grouping;
mod leads;
mod stages;
mod usage;

use super::super::{Phrase, both};
pub use assessment::{GRADES, INDICATORS};
pub use care::{CARE_CLASSES, CARE_RULES};
pub use development::{DEVELOPMENT_CLASSES, DEVELOPMENT_STEPS};
pub use grouping::GROUPING;
pub use leads::LEAD_RULES;
pub use stages::{STAGE_FEATURES, STAGE_NAMES};
pub use usage::{USAGE_CLASSES, USAGE_GROUPS};

/// A table of words.
pub struct Guide {
    /// What it is.
    pub title: Phrase,
    /// Heads of its columns.
    pub heads: &'static [Phrase],
    /// Its rows, each as wide as the heads.
    pub rows: &'static [&'static [Phrase]],
    /// What is said besides.
    pub note: Option<Phrase>,
}

const CLASS: Phrase = both("类别", "Class");
const WHAT: Phrase = both("含义", "Meaning");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn every_row_of_a_guide_fills_its_columns() {
        for guide in [
            USAGE_CLASSES,
            USAGE_GROUPS,
            STAGE_NAMES,
            STAGE_FEATURES,
            GRADES,
            INDICATORS,
            CARE_CLASSES,
            CARE_RULES,
            DEVELOPMENT_CLASSES,
            DEVELOPMENT_STEPS,
            LEAD_RULES,
            GROUPING,
        ] {
            assert!(guide.rows.iter().all(|row| row.len() == guide.heads.len()));
        }
    }

    #[test]
    fn names_of_stages_are_traced_to_documents_by_the_titles_these_have() {
        let heads = STAGE_NAMES.heads.iter().map(|head| head.get(Lang::Zh));
        let titled = heads.filter(|head| head.starts_with('《')).count();
        assert_eq!(titled, 4);
    }
}

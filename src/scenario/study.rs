//! The state a user edits.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Assumptions;
use crate::ingest::{DateOrder, DecimalMark, Inspection, Overrides, Plan, Role, RowCount};
use crate::segment::SegmentTable;
use crate::units::Currency;

/// A teaching case that is one click away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseId {
    /// Ten thousand active customers in five tiers (M02).
    TenThousand,
    /// Hampton, printer cartridges (M05).
    Hampton,
}

impl CaseId {
    /// Both, in the order of the menu.
    pub const ALL: [CaseId; 2] = [CaseId::TenThousand, CaseId::Hampton];
}

/// An imported file, by what identifies it; its columns are kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileData {
    /// File name as the user knows it.
    pub name: String,
    /// Fingerprint of the imported columns.
    pub revision: String,
    /// Read, used, set aside.
    pub rows: RowCount,
    /// The file has a cost or profit column.
    pub has_profit: bool,
    /// The currency the file names.
    pub currency: Currency,
    /// Which file it was read from: name, size and time of each, so that the same file read otherwise is
    /// known again; empty where that is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

/// What the numbers are computed from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataRef {
    /// Nothing yet.
    #[default]
    Nothing,
    /// A teaching case.
    Case(CaseId),
    /// An imported file.
    File(FileData),
}

impl DataRef {
    /// True where both name the same case, or columns of the same content.
    pub fn is_same_data(&self, other: &DataRef) -> bool {
        match (self, other) {
            (DataRef::File(one), DataRef::File(other)) => one.revision == other.revision,
            (one, other) => one == other,
        }
    }

    /// True when both were read from one file, though perhaps not in the same way.
    pub fn is_of_same_file(&self, other: &DataRef) -> bool {
        match (self, other) {
            (DataRef::File(one), DataRef::File(other)) => {
                !one.source.is_empty() && one.source == other.source
            }
            _ => false,
        }
    }
}

/// A file that is being read in: the user's choices against the proposal, each none while the
/// proposal stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// File name.
    pub name: String,
    /// Choices that need a new inspection.
    pub overrides: Overrides,
    /// Roles by column.
    pub roles: Option<BTreeMap<Role, usize>>,
    /// Columns kept under their own names.
    #[serde(default)]
    pub keep: Option<BTreeSet<usize>>,
    /// Order of day, month and year.
    pub date_order: Option<DateOrder>,
    /// Mark before the decimals.
    pub decimal: Option<DecimalMark>,
    /// The power of ten the amounts are multiplied by.
    #[serde(default)]
    pub unit: Option<u8>,
}

impl Reading {
    /// A file just dropped.
    pub fn of(name: String) -> Reading {
        Reading {
            name,
            ..Reading::default()
        }
    }

    /// The proposal with the user's choices laid over it.
    pub fn plan(&self, inspection: &Inspection) -> Plan {
        let mut plan = inspection.plan.clone();
        if let Some(roles) = &self.roles {
            plan.roles.clone_from(roles);
        }
        if let Some(keep) = &self.keep {
            plan.keep.clone_from(keep);
        }
        plan.date_order = self.date_order.unwrap_or(plan.date_order);
        plan.decimal = self.decimal.unwrap_or(plan.decimal);
        if let Some(power) = self.unit {
            plan.set_unit(power);
        }
        plan
    }
}

/// Identifies a scenario within a study.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ScenarioId(pub u32);

/// A named set of assumptions with the segment table they gave when it was saved, so that it can
/// be compared even when its file is no longer at hand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Unique within the study, never used again.
    pub id: ScenarioId,
    /// The user's name for it.
    pub name: String,
    /// The data it was saved on.
    pub data: DataRef,
    /// The levers.
    pub assumptions: Assumptions,
    /// The levers as its data came with them; see [`Study::original`].
    pub original: Option<Assumptions>,
    /// The table they gave; none for a case without tiers.
    pub table: Option<SegmentTable>,
}

/// Everything a user can edit.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Study {
    /// The data on the table.
    pub data: DataRef,
    /// The levers as they stand; none without data.
    pub assumptions: Option<Assumptions>,
    /// The levers as they were when the data were opened: what *reset* goes back to, and what
    /// tells an edited figure of a case from a printed one.
    pub original: Option<Assumptions>,
    /// Saved scenarios in order of saving.
    pub scenarios: Vec<Scenario>,
    /// The scenario the others are compared with: the first saved unless the user says otherwise.
    pub base: Option<ScenarioId>,
    /// The next scenario's number.
    pub next_id: u32,
    /// What was asked of the topics of the rooms, by their slugs, where it is not what they begin
    /// with.
    #[serde(default)]
    pub questions: BTreeMap<String, Value>,
    /// Topics whose question was asked of other data than those on the table, with the name of the
    /// file it was asked of.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub carried: BTreeMap<String, String>,
    /// A file being read in. It does not outlive the page: the file itself is gone after a reload.
    #[serde(skip)]
    pub reading: Option<Reading>,
}

impl Study {
    /// A scenario by its number.
    pub fn scenario(&self, id: ScenarioId) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }

    /// The scenario the others are compared with.
    pub fn base_scenario(&self) -> Option<&Scenario> {
        self.base
            .and_then(|id| self.scenario(id))
            .or_else(|| self.scenarios.first())
    }

    /// True when a scenario was saved on the data now on the table.
    pub fn is_on_table(&self, scenario: &Scenario) -> bool {
        scenario.data == self.data
    }
}

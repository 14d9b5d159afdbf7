//! One page of answers: a sentence, pictures, fields to change, tables.

use serde::{Deserialize, Serialize};

use super::TopicRoom;
use crate::chart::{Figure, Table};
use crate::explain::Carried;
use crate::scenario::CaseId;
use crate::text::EntryKind;
use crate::text::sentence::Sentence;
use crate::units::{Currency, Day};

/// What a room shows of one model, in the words of one language. Whoever shows it need not know the
/// model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// The answer in one sentence; its numbers are places in `numbers`.
    pub answer: Sentence,
    /// How it was computed, in one line.
    pub method: String,
    /// The numbers told outside the tables.
    pub numbers: Vec<Carried>,
    /// Pictures, the most telling first.
    pub figures: Vec<Figure>,
    /// What can be changed.
    pub controls: Vec<Control>,
    /// The numbers in full.
    pub tables: Vec<SheetTable>,
    /// Links to other topics, by what they are about.
    #[serde(default)]
    pub index: Vec<IndexPart>,
    /// What the reader must know besides, one sentence each.
    pub notes: Vec<String>,
    /// The currency of its amounts, where it is not that of the open data.
    #[serde(default)]
    pub currency: Option<Currency>,
}

/// A table with its name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SheetTable {
    /// What it holds.
    pub title: String,
    /// Where its numbers come from or what to read out of it; may be empty.
    pub note: String,
    /// The table.
    pub table: Table,
}

/// Links that belong together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexPart {
    /// What they are about.
    pub title: String,
    /// The links.
    pub links: Vec<IndexLink>,
}

/// A link with a word on what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexLink {
    /// What is looked for.
    pub words: String,
    /// Where it is, in words.
    pub place: String,
    /// Where it is.
    pub to: WayOn,
}

/// Something to change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Control {
    /// The group it stands in; controls of a group follow each other.
    pub group: String,
    /// What it is called.
    pub label: String,
    /// Its place in the question: the names on the way to it, parted by `/`.
    pub path: String,
    /// How it is entered.
    pub entry: Entry,
    /// A word on it; may be empty.
    pub note: String,
}

/// How something is entered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// A number.
    Number {
        /// What it is now.
        value: Option<f64>,
        /// How it is written and read.
        kind: EntryKind,
        /// The unit behind the field; may be empty.
        unit: String,
    },
    /// One of several.
    Choice {
        /// The one chosen: its place among the options.
        chosen: Option<usize>,
        /// Name, and what stands in the question for it.
        options: Vec<(String, serde_json::Value)>,
    },
    /// A day, as text; emptied, it is the usual one.
    Day {
        /// The day that was chosen.
        value: Option<Day>,
        /// The usual one.
        otherwise: Option<Day>,
    },
    /// Words of the user's own.
    Text {
        /// What they are now.
        value: String,
    },
    /// Any of several, each on or off.
    Checks {
        /// Name, whether it is on, and what stands in the question once it is switched.
        options: Vec<(String, bool, serde_json::Value)>,
    },
    /// Things to do, each with what then stands in the question.
    Actions {
        /// Name, and what stands in the question after it.
        options: Vec<(String, serde_json::Value)>,
    },
    /// Things to do at once about what was found, each with what stands in the question after it.
    Remedies {
        /// Name, and what stands in the question after it.
        options: Vec<(String, serde_json::Value)>,
    },
    /// Places that lead on, each with its name.
    Ways {
        /// Name, and where it is.
        options: Vec<(String, WayOn)>,
    },
}

impl Entry {
    /// True for what leads on from the answer. It stands under the answer and changes no setting of it.
    pub fn leads_on(&self) -> bool {
        matches!(self, Entry::Remedies { .. } | Entry::Ways { .. })
    }
}

/// A place of the page that leads on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WayOn {
    /// Where the file is read: its columns, filters, refunds.
    Data,
    /// A topic of a room, by its slug.
    Topic(TopicRoom, String),
    /// A case of the whole workbench opens, and takes the place of the open data.
    Case(CaseId),
    /// The open file is read once more, and every column of it is kept.
    KeepColumns,
}

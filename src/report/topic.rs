//! What a room can show: its topics, and one question for each.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Control, Sheet};

/// The room a topic stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TopicRoom {
    /// Who the customers are.
    Segments,
    /// What they are worth.
    Value,
}

/// A topic on the list of a room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Topic {
    /// A stable word for its address and for what is kept of it.
    pub slug: String,
    /// The room.
    pub room: TopicRoom,
    /// The group it stands in.
    pub group: String,
    /// What it is called.
    pub title: String,
    /// What it answers, in one line.
    pub about: String,
    /// It is about the open data, not about numbers on paper.
    pub needs_data: bool,
    /// The ways to begin: the documents' cases, or the usual choice on the open data. The first is
    /// what is shown until another is chosen.
    pub starts: Vec<Start>,
}

/// One way to begin a topic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Start {
    /// What it is called.
    pub title: String,
    /// The question as it is asked then.
    pub question: Value,
}

/// The answer to a topic's question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetAnswer {
    /// What is shown.
    Sheet(Box<Sheet>),
    /// Why nothing is, and where it can be put right.
    Refused(Refusal),
    /// Which field keeps the question from being read, whatever the data: such a question is not kept.
    Unread(Refusal),
    /// The same, with what can be changed as it stands in the question: the fields show what was
    /// entered, also to a reader who has not seen a sheet of the topic yet.
    Lacking {
        /// Why.
        refusal: Refusal,
        /// What can be changed.
        controls: Vec<Control>,
    },
}

impl From<Sheet> for SheetAnswer {
    fn from(sheet: Sheet) -> SheetAnswer {
        SheetAnswer::Sheet(Box::new(sheet))
    }
}

impl SheetAnswer {
    /// The same, and why nothing is shown said beside the field that is at fault.
    pub fn told_at_field(mut self) -> SheetAnswer {
        if let SheetAnswer::Lacking { refusal, controls } = &mut self
            && let Some(path) = &refusal.path
            && let Some(control) = controls.iter_mut().find(|it| it.path == *path)
        {
            control.note.clone_from(&refusal.words);
        }
        self
    }
}

/// Why a question is refused, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// One sentence: what, where, what to do.
    pub words: String,
    /// Place of the field in the question, as in [`super::Control::path`]; none where no single
    /// field is at fault.
    pub path: Option<String>,
}

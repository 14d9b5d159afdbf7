//! What a room can show: its topics, and one question for each.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Control, Entry, Sheet, at};
use crate::json;
use crate::scenario::CaseId;
use crate::workshop::ValueCase;

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

/// Topics about the open data, and those of the value room that show the same on the documents'
/// numbers.
const ON_PAPER: [(&str, &str); 14] = [
    ("rfm", "rfm-list"),
    ("abc", "expected-value"),
    ("usage", "heat-map"),
    ("basis", "bases"),
    ("life-cycle", "life-cycle-value"),
    ("relationship", "relationships"),
    ("movement", "markov"),
    ("observed", "clv"),
    ("serving-base", "serving"),
    ("concentration-base", "concentration"),
    ("life-cycle-base", "life-cycle-value"),
    ("assessment-file", "assessment"),
    ("leads", "funnel"),
    ("contacts-base", "contacts"),
];

/// The topic of the value room that shows the same on the documents' numbers, for who has no data.
pub fn on_paper_of(slug: &str) -> Option<&'static str> {
    let pair = ON_PAPER.into_iter().find(|(of_data, _)| *of_data == slug);
    pair.map(|(_, on_paper)| on_paper)
}

/// The ways to begin topics of the value room that are made of the same document as a case of the
/// whole workbench, each with its topic.
pub fn starts_of_study(topics: &[Topic], id: CaseId) -> Vec<(&Topic, &Start)> {
    let is_kin = |start: &Start| {
        let case = at(&start.question, "value/case");
        let case = case.and_then(|it| json::from_value::<ValueCase>(it.clone()).ok());
        case.and_then(ValueCase::study) == Some(id)
    };
    let starts = topics
        .iter()
        .flat_map(|topic| topic.starts.iter().map(move |start| (topic, start)));
    starts.filter(|(_, start)| is_kin(start)).collect()
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
            && let Some(place) = refusal.field(controls)
            && let Some(control) = controls.get_mut(place)
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

impl Refusal {
    /// Shows in the field at fault what was entered there, though it is not kept, and beside it why.
    pub fn hold(&self, controls: &mut [Control], entered: &Value) {
        let field = self.field(controls);
        let Some(control) = field.and_then(|place| controls.get_mut(place)) else {
            return;
        };
        control.note.clone_from(&self.words);
        if self.path.as_ref() != Some(&control.path) {
            // A part of what it holds is at fault.
            return;
        }
        match &mut control.entry {
            Entry::Number { value, .. } => *value = entered.as_f64(),
            Entry::Text { value } => *value = entered.as_str().unwrap_or_default().to_owned(),
            _ => {}
        }
    }

    /// Which of the controls is at fault: the one at its place, or the nearest that the place lies
    /// below, where a part of what it holds is wrong. None where there is none of them.
    pub fn field(&self, controls: &[Control]) -> Option<usize> {
        let mut place = self.path.as_deref()?;
        if let Some(exact) = controls.iter().position(|it| it.path == place) {
            return Some(exact);
        }
        // What is only done to a list, or leads on, holds nothing that could be wrong.
        let is_done = |entry: &Entry| matches!(entry, Entry::Actions { .. });
        let holds = |it: &Control| !(is_done(&it.entry) || it.entry.leads_on());
        loop {
            place = place.rsplit_once('/')?.0;
            let found = controls.iter().position(|it| it.path == place && holds(it));
            if found.is_some() {
                return found;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::topics;
    use crate::text::Lang;

    #[test]
    fn who_has_no_data_is_led_to_a_topic_on_paper() {
        let all = topics(Lang::En);
        let topic = |slug: &str| all.iter().find(|it| it.slug == slug).unwrap();
        let of_data = all
            .iter()
            .filter_map(|it| Some((it, on_paper_of(&it.slug)?)));
        let pairs: Vec<_> = of_data.collect();
        assert_eq!(pairs.len(), ON_PAPER.len());
        for (of_data, paper) in pairs {
            let paper = topic(paper);
            assert!(of_data.needs_data && !paper.needs_data, "{}", of_data.slug);
            assert_eq!(paper.room, TopicRoom::Value);
        }
    }

    #[test]
    fn a_case_leads_to_all_that_is_made_of_its_document() {
        let all = topics(Lang::En);
        let titles = |id| -> Vec<&str> {
            let starts = starts_of_study(&all, id).into_iter();
            starts.map(|(_, start)| start.title.as_str()).collect()
        };
        let tiers = titles(CaseId::TenThousand);
        assert_eq!(tiers.len(), 6);
        assert!(tiers.iter().any(|it| it.contains("16.64%")), "{tiers:?}");
        assert_eq!(titles(CaseId::Hampton).len(), 4);
    }

    #[test]
    fn a_refusal_is_about_the_field_at_its_place_or_the_one_that_holds_it() {
        let control = |path: &str| Control {
            group: String::new(),
            label: String::new(),
            path: path.to_owned(),
            entry: Entry::Text {
                value: String::new(),
            },
            note: String::new(),
        };
        let controls = ["segments/rfm/names", "segments/rfm/names/boxes/0/name"].map(control);
        let field = |path: Option<&str>| {
            let refusal = Refusal {
                words: "No.".to_owned(),
                path: path.map(str::to_owned),
            };
            refusal.field(&controls)
        };
        assert_eq!(field(Some("segments/rfm/names/boxes/0/name")), Some(1));
        assert_eq!(field(Some("segments/rfm/names/boxes/0/r/1")), Some(0));
        assert_eq!(field(Some("segments/rfm/classes")), None);
        assert_eq!(field(None), None);
    }

    #[test]
    fn what_was_refused_stands_in_its_field_with_the_reason_beside_it() {
        let number = Entry::Number {
            value: Some(5.0),
            kind: crate::text::EntryKind::Plain,
            unit: String::new(),
        };
        let mut controls = vec![Control {
            group: String::new(),
            label: String::new(),
            path: "value/ask/clv/payments".to_owned(),
            entry: number,
            note: String::new(),
        }];
        let refusal = Refusal {
            words: "No.".to_owned(),
            path: Some("value/ask/clv/payments".to_owned()),
        };
        refusal.hold(&mut controls, &Value::from(2.5));
        let shown = |controls: &[Control]| match controls[0].entry {
            Entry::Number { value, .. } => value,
            _ => None,
        };
        assert_eq!(shown(&controls), Some(2.5));
        assert_eq!(controls[0].note, "No.");
        refusal.hold(&mut controls, &Value::Null);
        assert_eq!(shown(&controls), None, "an emptied field stays empty");
    }
}

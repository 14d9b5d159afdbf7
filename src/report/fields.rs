//! Controls put together: each under a group, at a place of the question.

use serde::Serialize;
use serde_json::Value;

use super::{Control, Entry};
use crate::text::ui::Phrase;
use crate::text::{EntryKind, Lang};
use crate::units::Day;

/// Controls of one part of a question.
pub(super) struct Fields {
    lang: Lang,
    at: String,
    group: String,
    controls: Vec<Control>,
}

impl Fields {
    /// Controls whose places lie below `at`.
    pub(super) fn new(lang: Lang, at: &str, group: &str) -> Fields {
        Fields {
            lang,
            at: at.to_owned(),
            group: group.to_owned(),
            controls: Vec::new(),
        }
    }

    /// What follows stands in another group.
    pub(super) fn group(&mut self, group: &str) {
        self.group = group.to_owned();
    }

    /// One of several.
    pub(super) fn choice(
        &mut self,
        label: Phrase,
        path: &str,
        chosen: Option<usize>,
        options: Vec<(String, Value)>,
    ) {
        self.add(label, path, Entry::Choice { chosen, options });
    }

    /// One of several that are told apart by what they are.
    pub(super) fn pick<T: Serialize + PartialEq, const N: usize>(
        &mut self,
        label: Phrase,
        path: &str,
        now: &T,
        of: [(Phrase, T); N],
    ) {
        let chosen = of.iter().position(|(_, it)| it == now);
        self.choice(label, path, chosen, options(self.lang, of));
    }

    /// A number.
    pub(super) fn number(&mut self, label: Phrase, path: &str, value: f64, unit: &str) {
        let label = label.get(self.lang).to_owned();
        self.named_number(label, path, value, unit);
    }

    /// A number with a name of its own.
    pub(super) fn named_number(&mut self, label: String, path: &str, value: f64, unit: &str) {
        let entry = Entry::Number {
            value: Some(value),
            kind: EntryKind::Plain,
            unit: unit.to_owned(),
        };
        self.put(label, path, entry);
    }

    /// A part of a whole, entered in percent; emptied where that is allowed.
    pub(super) fn percent(&mut self, label: Phrase, path: &str, value: Option<f64>) {
        let entry = Entry::Number {
            value,
            kind: EntryKind::Percent,
            unit: String::new(),
        };
        self.add(label, path, entry);
    }

    /// A day; emptied, it is the usual one.
    pub(super) fn day(
        &mut self,
        label: Phrase,
        path: &str,
        value: Option<Day>,
        otherwise: Option<Day>,
    ) {
        self.add(label, path, Entry::Day { value, otherwise });
    }

    /// Words.
    pub(super) fn text(&mut self, label: Phrase, path: &str, value: &str) {
        let value = value.to_owned();
        self.add(label, path, Entry::Text { value });
    }

    /// Any of several, each with whether it is on and what stands there once it is switched.
    pub(super) fn checks(
        &mut self,
        label: Phrase,
        path: &str,
        options: Vec<(String, bool, Value)>,
    ) {
        self.add(label, path, Entry::Checks { options });
    }

    /// Things to do.
    pub(super) fn actions(&mut self, label: Phrase, path: &str, options: Vec<(String, Value)>) {
        self.add(label, path, Entry::Actions { options });
    }

    /// A word on the last control.
    pub(super) fn note(&mut self, note: impl Into<String>) {
        if let Some(last) = self.controls.last_mut() {
            last.note = note.into();
        }
    }

    /// More controls behind these.
    pub(super) fn append(&mut self, controls: Vec<Control>) {
        self.controls.extend(controls);
    }

    /// All of them in order.
    pub(super) fn done(self) -> Vec<Control> {
        self.controls
    }

    fn add(&mut self, label: Phrase, path: &str, entry: Entry) {
        self.put(label.get(self.lang).to_owned(), path, entry);
    }

    fn put(&mut self, label: String, path: &str, entry: Entry) {
        self.controls.push(Control {
            group: self.group.clone(),
            label,
            path: match path {
                "" => self.at.clone(),
                path => format!("{}/{path}", self.at),
            },
            entry,
            note: String::new(),
        });
    }
}

/// Names, and what stands in a question for each.
pub(super) fn options<T: Serialize, const N: usize>(
    lang: Lang,
    of: [(Phrase, T); N],
) -> Vec<(String, Value)> {
    of.into_iter()
        .map(|(words, value)| (words.get(lang).to_owned(), json_of(&value)))
        .collect()
}

/// As it stands in a question.
pub(super) fn json_of(of: &impl Serialize) -> Value {
    serde_json::to_value(of).unwrap_or_default()
}

//! Shares that do not make the whole, scaled to it at the user's wish.

use serde_json::json;

use super::super::{Control, Entry, at, with};
use super::fields::{Field, Fields};
use crate::text::ui::sheet_value as words;
use crate::value::{Problem, Question, ValueError};

impl Fields {
    /// Where shares do not make the whole: what scales them all, below the last of them.
    pub(super) fn offer_whole(&mut self, error: &ValueError, ask: &Question) {
        let Problem::NotWhole { found } = error.problem else {
            return;
        };
        let place = error.place.map(|place| place as usize);
        let is_share = |field: &Field| {
            field.symbol == Some(error.field) && (place.is_none() || field.place == place)
        };
        let mut question = json!({ "value": { "ask": ask } });
        let mut shares: Option<String> = None;
        for field in self.fields.iter().filter(|field| is_share(field)) {
            let Entry::Number {
                value: Some(value), ..
            } = field.control.entry
            else {
                return;
            };
            let path = &field.control.path;
            let Some(scaled) = with(&question, path, json!(value / found)) else {
                return;
            };
            question = scaled;
            shares = Some(match &shares {
                None => path.clone(),
                Some(shares) => in_common(shares, path),
            });
        }
        let last = self.fields.iter().rposition(is_share);
        let scaled = shares.and_then(|path| Some((at(&question, &path)?.clone(), path)));
        let (Some(last), Some((value, path)), true) = (last, scaled, found > 0.0) else {
            return;
        };
        let group = self.fields[last].control.group.clone();
        let scale = Field {
            symbol: None,
            place: None,
            is_required: false,
            control: Control {
                group,
                label: words::IN_ALL.get(self.lang).to_owned(),
                path,
                entry: Entry::Actions {
                    options: vec![(words::SCALE.get(self.lang).to_owned(), value)],
                },
                note: String::new(),
            },
        };
        self.fields.insert(last + 1, scale);
    }
}

/// The place that holds both.
fn in_common(one: &str, other: &str) -> String {
    let names = one.split('/').zip(other.split('/'));
    let names = names.take_while(|(one, other)| one == other);
    let names: Vec<&str> = names.map(|(name, _)| name).collect();
    names.join("/")
}

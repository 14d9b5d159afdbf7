//! Parts of a question that stand in another topic's: entered in one, they stand in both.

use serde_json::Value;

use crate::report::{at, with};

/// A part of a topic's question that stands in another's.
struct Part {
    /// The part's place in the topic's own question.
    own: &'static str,
    /// The topic it stands in.
    topic: &'static str,
    /// Its place there.
    there: &'static str,
}

const SLIPPING: [Part; 1] = [Part {
    own: "lifetime/slipping/forecast",
    topic: "forecast",
    there: "lifetime/forecast",
}];
const COHORTS: [Part; 2] = [
    Part {
        own: "lifetime/cohorts/margin",
        topic: "forecast",
        there: "lifetime/forecast/margin",
    },
    Part {
        own: "lifetime/cohorts/margin_of_file",
        topic: "forecast",
        there: "lifetime/forecast/margin_of_file",
    },
];
const TENURE: [Part; 1] = [Part {
    own: "lifetime/tenure/acquisition_cost",
    topic: "cohorts",
    there: "lifetime/cohorts/acquisition_cost",
}];

fn parts(slug: &str) -> &'static [Part] {
    match slug {
        "slipping" => &SLIPPING,
        "cohorts" => &COHORTS,
        "tenure" => &TENURE,
        _ => &[],
    }
}

/// The topics that hold parts of a topic's question.
pub(super) fn holders(slug: &str) -> impl Iterator<Item = &str> {
    parts(slug).iter().map(|part| -> &str { part.topic })
}

/// The question of a topic with what stands in others; `asked` gives their questions.
pub(super) fn joined(slug: &str, question: Value, asked: impl Fn(&str) -> Option<Value>) -> Value {
    parts(slug).iter().fold(question, |question, part| {
        let held = asked(part.topic).and_then(|it| at(&it, part.there).cloned());
        let joined = held.and_then(|held| with(&question, part.own, held));
        joined.unwrap_or(question)
    })
}

/// Where something that is entered at a place of a topic stands: the topic and the place there; none
/// for what is the topic's own.
pub(super) fn held_at(slug: &str, path: &str) -> Option<(&'static str, String)> {
    parts(slug).iter().find_map(|part| {
        let rest = path.strip_prefix(part.own)?;
        let is_whole = rest.is_empty() || rest.starts_with('/');
        is_whole.then(|| (part.topic, format!("{}{rest}", part.there)))
    })
}

/// What a topic begins with of the parts that stand elsewhere: the topic, the place there, the value.
pub(super) fn beginnings(slug: &str, start: &Value) -> Vec<(&'static str, &'static str, Value)> {
    let each = parts(slug).iter();
    each.filter_map(|part| Some((part.topic, part.there, at(start, part.own)?.clone())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::topics;
    use crate::text::Lang;

    fn start(slug: &str) -> Option<Value> {
        let topic = topics(Lang::Zh).into_iter().find(|it| it.slug == slug)?;
        topic.starts.first().map(|it| it.question.clone())
    }

    #[test]
    fn every_part_has_a_place_at_both_ends() {
        for slug in ["slipping", "cohorts", "tenure"] {
            assert_eq!(
                beginnings(slug, &start(slug).unwrap()).len(),
                parts(slug).len()
            );
            for part in parts(slug) {
                let there = start(part.topic).unwrap();
                assert!(at(&there, part.there).is_some(), "{}", part.there);
            }
        }
    }
}

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
    /// Says whether the question of that topic is about the same thing; another case may stand there.
    is_same: fn(&Value) -> bool,
}

const fn part(own: &'static str, topic: &'static str, there: &'static str) -> Part {
    Part {
        own,
        topic,
        there,
        is_same: |_| true,
    }
}

/// A number of Hampton that its levers have too.
const fn of_levers(own: &'static str, there: &'static str) -> Part {
    Part {
        is_same: is_hampton,
        ..part(own, "cbv-levers", there)
    }
}

/// A number of its buyers by use that the nine cells have too.
const fn of_cells(own: &'static str, there: &'static str) -> Part {
    Part {
        is_same: |question| is_case(question, "hampton_map"),
        ..part(own, "heat-map", there)
    }
}

const SLIPPING: [Part; 1] = [part(
    "lifetime/slipping/forecast",
    "forecast",
    "lifetime/forecast",
)];
const COHORTS: [Part; 2] = [
    part(
        "lifetime/cohorts/margin",
        "forecast",
        "lifetime/forecast/margin",
    ),
    part(
        "lifetime/cohorts/margin_of_file",
        "forecast",
        "lifetime/forecast/margin_of_file",
    ),
];
const TENURE: [Part; 1] = [part(
    "lifetime/tenure/acquisition_cost",
    "cohorts",
    "lifetime/cohorts/acquisition_cost",
)];
const CBV_CHANGE: [Part; 5] = [
    of_levers(
        "value/ask/cbv_change/before/category_customers",
        "value/ask/cbv_levers/category_customers",
    ),
    of_levers(
        "value/ask/cbv_change/before/penetration",
        "value/ask/cbv_levers/penetration",
    ),
    of_levers(
        "value/ask/cbv_change/before/buying_rate",
        "value/ask/cbv_levers/buying_rate",
    ),
    of_levers(
        "value/ask/cbv_change/before/share_of_purchases",
        "value/ask/cbv_levers/share_of_purchases",
    ),
    of_levers(
        "value/ask/cbv_change/before/unit_margin",
        "value/ask/cbv_levers/unit_margin",
    ),
];
const PRINTED: [Part; 9] = [
    of_levers(
        "value/ask/printed/penetration",
        "value/ask/cbv_levers/penetration",
    ),
    of_levers(
        "value/ask/printed/buying_rate",
        "value/ask/cbv_levers/buying_rate",
    ),
    of_levers(
        "value/ask/printed/share_of_purchases",
        "value/ask/cbv_levers/share_of_purchases",
    ),
    of_levers(
        "value/ask/printed/unit_margin",
        "value/ask/cbv_levers/unit_margin",
    ),
    of_cells("value/ask/printed/buyers", "value/ask/heat_map/buyers"),
    of_cells(
        "value/ask/printed/heavy/0",
        "value/ask/heat_map/usage/0/share",
    ),
    of_cells(
        "value/ask/printed/heavy/1",
        "value/ask/heat_map/usage/0/units",
    ),
    of_cells(
        "value/ask/printed/light/0",
        "value/ask/heat_map/usage/2/share",
    ),
    of_cells(
        "value/ask/printed/light/1",
        "value/ask/heat_map/usage/2/units",
    ),
];

fn is_case(question: &Value, case: &str) -> bool {
    at(question, "value/case").and_then(Value::as_str) == Some(case)
}

/// True for the levers of Hampton with a margin in money a unit, as the other pages of the case have it.
fn is_hampton(levers: &Value) -> bool {
    let of = |name: &str| at(levers, &format!("value/ask/cbv_levers/{name}"));
    let has_price = of("price").is_some_and(|price| !price.is_null());
    let counts_units = of("counts_units").and_then(Value::as_bool);
    is_case(levers, "hampton") && !has_price && counts_units != Some(true)
}

fn parts(slug: &str) -> &'static [Part] {
    match slug {
        "slipping" => &SLIPPING,
        "cohorts" => &COHORTS,
        "tenure" => &TENURE,
        "cbv-change" => &CBV_CHANGE,
        "printed" => &PRINTED,
        _ => &[],
    }
}

/// The topics that hold parts of a topic's question, each once.
pub(super) fn holders(slug: &str) -> impl Iterator<Item = &'static str> {
    let parts = parts(slug);
    let is_first = move |&(place, part): &(usize, &Part)| {
        let mut before = parts[..place].iter();
        before.all(|it| it.topic != part.topic)
    };
    let firsts = parts.iter().enumerate().filter(is_first);
    firsts.map(|(_, part)| part.topic)
}

/// The question of a topic with what stands in others; `asked` gives their questions.
pub(super) fn joined(slug: &str, question: Value, asked: impl Fn(&str) -> Option<Value>) -> Value {
    parts(slug).iter().fold(question, |question, part| {
        let there = asked(part.topic).filter(part.is_same);
        let held = there.and_then(|it| at(&it, part.there).cloned());
        let joined = held.and_then(|held| with(&question, part.own, held));
        joined.unwrap_or(question)
    })
}

/// Where something that is entered at a place of a topic stands: the topic and the place there; none
/// for what is the topic's own. `asked` gives the questions of others.
pub(super) fn held_at(
    slug: &str,
    path: &str,
    asked: impl Fn(&str) -> Option<Value>,
) -> Option<(&'static str, String)> {
    parts(slug).iter().find_map(|part| {
        let rest = path.strip_prefix(part.own)?;
        let is_whole = rest.is_empty() || rest.starts_with('/');
        let is_there = || asked(part.topic).is_some_and(|it| (part.is_same)(&it));
        (is_whole && is_there()).then(|| (part.topic, format!("{}{rest}", part.there)))
    })
}

/// What a topic begins with of the parts that stand elsewhere: the topic, the place there, the value.
pub(super) fn beginnings(
    slug: &str,
    start: &Value,
    asked: impl Fn(&str) -> Option<Value>,
) -> Vec<(&'static str, &'static str, Value)> {
    let each = parts(slug).iter();
    each.filter_map(|part| {
        let begins = at(start, part.own)?.clone();
        let is_there = asked(part.topic).is_some_and(|it| (part.is_same)(&it));
        is_there.then_some((part.topic, part.there, begins))
    })
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
        for slug in ["slipping", "cohorts", "tenure", "cbv-change", "printed"] {
            let own = start(slug).unwrap();
            assert_eq!(beginnings(slug, &own, start).len(), parts(slug).len());
            for part in parts(slug) {
                let there = start(part.topic).unwrap();
                let held = at(&there, part.there);
                assert!(held.is_some(), "{}", part.there);
                assert_eq!(at(&own, part.own), held, "{}: begins alike", part.own);
            }
        }
    }
}

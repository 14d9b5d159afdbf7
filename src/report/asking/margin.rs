//! One margin for all pages: a topic that needs one and has none of its own has that of the tiers.

use serde_json::{Value, json};

use crate::report::{Control, at, with};
use crate::text::Lang;
use crate::text::ui::sheet_movement as words;
use crate::value::Margins;

/// Where margins stand that are needed of data without a profit, and the least each may be.
const PLACES: [(&str, f64); 4] = [
    ("based/serving/margin", -10.0),
    ("based/life_cycle/margin", -10.0),
    ("movement/margin", -1.0),
    ("segments/relationship/margin", -10.0),
];

/// The margin of the tiers that stands in at a place of a question; none where the question has its
/// own, or there is no single one to stand in.
fn standing_in(question: &Value, margins: &Margins) -> Option<(&'static str, f64)> {
    let Margins::Flat(Some(margin)) = margins else {
        return None;
    };
    let margin = margin.get();
    let is_open = |place: &str| at(question, place).is_some_and(Value::is_null);
    let place = PLACES.into_iter().find(|(place, _)| is_open(place));
    place
        .filter(|(_, least)| margin >= *least)
        .map(|(place, _)| (place, margin))
}

/// The question with the margin of the tiers where it has none of its own.
pub(super) fn with_margin(question: Value, margins: &Margins) -> Value {
    let Some((place, margin)) = standing_in(&question, margins) else {
        return question;
    };
    let given = match place.starts_with("based/") {
        true => json!({ "value": margin, "source": "assumption" }),
        false => json!(margin),
    };
    with(&question, place, given).unwrap_or(question)
}

/// Says of the field of such a margin whose it is; `question` is as the topic has it by itself.
pub(super) fn tell_margin(
    lang: Lang,
    controls: &mut [Control],
    question: &Value,
    margins: &Margins,
) {
    let Some((place, _)) = standing_in(question, margins) else {
        return;
    };
    let field = controls.iter_mut().find(|it| it.path == place);
    if let Some(field) = field.filter(|it| it.note.is_empty()) {
        words::MARGIN_OF_TIERS.get(lang).clone_into(&mut field.note);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Entry, Question, topics};
    use crate::text::EntryKind;
    use crate::units::Margin;

    fn start(slug: &str) -> Value {
        let all = topics(Lang::En);
        let topic = all.into_iter().find(|it| it.slug == slug).unwrap();
        topic.starts[0].question.clone()
    }

    #[test]
    fn every_page_has_the_margin_of_the_tiers_until_it_has_its_own() {
        let flat = Margins::Flat(Some(Margin::of_percent(30)));
        for (slug, place) in [
            ("serving-base", "based/serving/margin"),
            ("life-cycle-base", "based/life_cycle/margin"),
            ("movement", "movement/margin"),
            ("relationship", "segments/relationship/margin"),
        ] {
            let own = start(slug);
            let followed = with_margin(own.clone(), &flat);
            let found = at(&followed, place).unwrap();
            let number = found.get("value").unwrap_or(found);
            assert_eq!(number, &json!(0.3), "{slug}");
            assert!(crate::json::from_value::<Question>(followed.clone()).is_ok());
            // One of its own stays, and nothing is made up.
            let other = Margins::Flat(Some(Margin::of_percent(50)));
            assert_eq!(with_margin(followed.clone(), &other), followed);
            assert_eq!(with_margin(own.clone(), &Margins::FromFile), own);
            assert_eq!(with_margin(own.clone(), &Margins::Flat(None)), own);
            let mut field = [Control {
                group: String::new(),
                label: String::new(),
                path: place.to_owned(),
                entry: Entry::Number {
                    value: Some(0.3),
                    kind: EntryKind::Percent,
                    unit: String::new(),
                },
                note: String::new(),
            }];
            tell_margin(Lang::En, &mut field, &followed, &flat);
            assert!(field[0].note.is_empty());
            tell_margin(Lang::En, &mut field, &own, &flat);
            assert!(field[0].note.contains("tiers"));
        }
    }
}

//! One place for the settings of a scheme: its own page. Wherever else a scheme is chosen, it stands as
//! its page begins with it and is read as its page has it now; once it is changed there, it keeps
//! settings of its own, and the choice says so.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::report::{Control, Entry, SheetAnswer, Topic, at, with};
use crate::segment::ThresholdRule;
use crate::text::Lang;
use crate::text::ui::segments::FIRST_PAGE;
use crate::text::ui::sheet_segments as words;

/// What the question of a scheme's page is called.
const PAGE: &str = "segments";

/// A scheme as its own page has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SchemePage {
    /// What the page is called.
    pub title: String,
    /// The scheme as the page begins with it, which elsewhere stands for the page.
    pub usual: Value,
    /// The scheme as the page has it now.
    pub now: Value,
}

impl SchemePage {
    fn kind(&self) -> Option<&String> {
        self.usual.as_object()?.keys().next()
    }
}

/// The pages of all schemes: the topics that ask for one, as they are kept, and the tiers, whose
/// thresholds stand on the first page of their room.
pub fn scheme_pages(
    lang: Lang,
    topics: &[Topic],
    kept: &BTreeMap<String, Value>,
    thresholds: Option<ThresholdRule>,
) -> Vec<SchemePage> {
    let tiers = |rule: ThresholdRule| json!({ "tiers": rule });
    let usual = ThresholdRule::default();
    let tiers = SchemePage {
        title: FIRST_PAGE.get(lang).to_owned(),
        usual: tiers(usual),
        now: tiers(thresholds.unwrap_or(usual)),
    };
    let of_topic = |topic: &Topic| {
        let usual = topic.starts.first()?.question.get(PAGE)?.clone();
        let now = kept.get(&topic.slug).and_then(|it| it.get(PAGE));
        Some(SchemePage {
            title: topic.title.clone(),
            now: now.unwrap_or(&usual).clone(),
            usual,
        })
    };
    let of_topics = topics.iter().filter_map(of_topic);
    [tiers].into_iter().chain(of_topics).collect()
}

/// The question with every scheme as its page has it.
pub(super) fn settled(question: &Value, pages: &[SchemePage]) -> Value {
    let mut question = question.clone();
    if question.get(PAGE).is_none() {
        settle(&mut question, pages);
    }
    question
}

fn settle(place: &mut Value, pages: &[SchemePage]) {
    if let Some(page) = pages.iter().find(|page| page.usual == *place) {
        *place = page.now.clone();
        return;
    }
    match place {
        Value::Object(fields) => fields.values_mut().for_each(|it| settle(it, pages)),
        Value::Array(items) => items.iter_mut().for_each(|it| settle(it, pages)),
        _ => {}
    }
}

/// The question with something else at a place, as [`with`]; a scheme of which a setting is changed
/// begins with those of its page.
pub(super) fn with_entered(
    question: &Value,
    path: &str,
    entered: Value,
    pages: &[SchemePage],
) -> Option<Value> {
    if question.get(PAGE).is_none() {
        let ends = path.match_indices('/').map(|(end, _)| &path[..end]);
        let stands = |before: &str| {
            let there = at(question, before)?;
            let page = pages.iter().find(|page| page.usual == *there)?;
            with(question, before, page.now.clone())
        };
        if let Some(own) = ends.into_iter().find_map(stands) {
            return with(&own, path, entered);
        }
    }
    with(question, path, entered)
}

/// Says of every scheme that is chosen in this answer whether its settings are those of its page.
pub fn told_of_schemes(
    lang: Lang,
    mut answer: SheetAnswer,
    question: &Value,
    pages: &[SchemePage],
) -> SheetAnswer {
    let controls = match &mut answer {
        SheetAnswer::Sheet(sheet) => &mut sheet.controls,
        SheetAnswer::Lacking { controls, .. } => controls,
        SheetAnswer::Refused(_) | SheetAnswer::Unread(_) => return answer,
    };
    if question.get(PAGE).is_none() {
        for control in controls {
            tell(lang, control, question, pages);
        }
    }
    answer
}

fn tell(lang: Lang, control: &mut Control, question: &Value, pages: &[SchemePage]) {
    let Entry::Choice {
        chosen: Some(chosen),
        options,
    } = &mut control.entry
    else {
        return;
    };
    let Some(there) = at(question, &control.path) else {
        return;
    };
    let is_kind = |page: &&SchemePage| page.kind().is_some_and(|it| there.get(it).is_some());
    let (Some(page), Some(_)) = (pages.iter().find(is_kind), options.get(*chosen)) else {
        return;
    };
    let usual = options.iter().position(|(_, it)| *it == page.usual);
    if *there == page.now {
        match usual.filter(|usual| usual != chosen) {
            Some(usual) => {
                options.remove(*chosen);
                *chosen = usual - usize::from(usual > *chosen);
            }
            None => options[*chosen].1 = page.usual.clone(),
        }
        control.note = words::AS_ON_ITS_PAGE.with(lang, &page.title);
        return;
    }
    let name = options[*chosen].0.clone();
    options[*chosen].0 = words::SET_HERE.with(lang, &name);
    if usual.is_none() {
        options.insert(*chosen, (name, page.usual.clone()));
        *chosen += 1;
    }
    control.note = words::NOT_AS_ON_ITS_PAGE.with(lang, &page.title);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> Vec<SchemePage> {
        vec![SchemePage {
            title: "RFM".into(),
            usual: json!({"rfm": {"cut": "usual", "names": "usual"}}),
            now: json!({"rfm": {"cut": "mean", "names": "usual"}}),
        }]
    }

    fn question(rfm: Value) -> Value {
        json!({"cross": {"rows": {"rfm": rfm}, "columns": {"tiers": 1}}})
    }

    fn choice(there: &Value) -> Control {
        Control {
            group: String::new(),
            label: "Rows".into(),
            path: "cross/rows".into(),
            entry: Entry::Choice {
                chosen: Some(1),
                options: vec![
                    ("Tiers".into(), json!({"tiers": 1})),
                    ("RFM".into(), there.clone()),
                ],
            },
            note: String::new(),
        }
    }

    #[test]
    fn a_scheme_as_its_page_begins_with_it_is_read_as_the_page_has_it() {
        let usual = question(json!({"cut": "usual", "names": "usual"}));
        let read = settled(&usual, &pages());
        assert_eq!(at(&read, "cross/rows/rfm/cut"), Some(&json!("mean")));
        let own = question(json!({"cut": "usual", "names": "mine"}));
        assert_eq!(settled(&own, &pages()), own);
        let page = json!({"segments": {"rfm": {"cut": "usual", "names": "usual"}}});
        assert_eq!(settled(&page, &pages()), page);
    }

    #[test]
    fn a_setting_that_is_changed_elsewhere_begins_with_those_of_the_page() {
        let usual = question(json!({"cut": "usual", "names": "usual"}));
        let changed =
            with_entered(&usual, "cross/rows/rfm/names", json!("mine"), &pages()).unwrap();
        let expected = json!({"cut": "mean", "names": "mine"});
        assert_eq!(at(&changed, "cross/rows/rfm"), Some(&expected));
        // What else is changed leaves the scheme to its page.
        let changed = with_entered(&usual, "cross/columns", json!(2), &pages()).unwrap();
        assert_eq!(at(&changed, "cross/rows"), at(&usual, "cross/rows"));
    }

    #[test]
    fn a_choice_says_whose_settings_a_scheme_has_and_offers_those_of_the_page() {
        let told = |rfm: Value| {
            let question = question(rfm);
            let mut control = choice(at(&question, "cross/rows").unwrap());
            tell(Lang::En, &mut control, &question, &pages());
            let Entry::Choice { chosen, options } = control.entry else {
                panic!("no choice");
            };
            (chosen, options, control.note)
        };
        let (chosen, options, note) = told(json!({"cut": "mean", "names": "usual"}));
        assert_eq!((chosen, options.len()), (Some(1), 2));
        assert_eq!(options[1].1, pages()[0].usual);
        assert!(note.contains("RFM"), "{note}");
        let (chosen, options, _) = told(json!({"cut": "mean", "names": "mine"}));
        assert_eq!((chosen, options.len()), (Some(2), 3));
        assert_eq!(options[1], ("RFM".into(), pages()[0].usual.clone()));
        assert!(options[2].0.starts_with("RFM") && options[2].0 != "RFM");
    }
}

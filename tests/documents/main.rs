//! What somebody finds who has only the documents: every table, formula and classification of the
//! models of segments and value is a case of a topic, gives its number there, and carries the footnote
//! where the document errs.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
#[path = "../asked/mod.rs"]
mod asked;
mod places;

use kezhi::chart::Cell;
use kezhi::engine::Engine;
use kezhi::report::{Question, Sheet, Topic, at, footnotes_question, topics, with};
use kezhi::scenario::CaseId;
use kezhi::text::Lang;
use kezhi::units::Currency;
use kezhi::workshop::{CaseRef, RegisterId, entry};
use serde_json::{Value, json};

use places::{PLACES, Place};

/// Relative distance at which two numbers are the same.
const TOLERANCE: f64 = 1e-5;

fn topic<'a>(all: &'a [Topic], slug: &str) -> &'a Topic {
    all.iter().find(|it| it.slug == slug).unwrap()
}

fn ask(engine: &mut Engine, question: &Value) -> Sheet {
    let currency = (Lang::En, Currency::Unstated);
    asked::sheet(asked::ask(engine, None, question, currency))
}

fn cells(sheet: &Sheet) -> impl Iterator<Item = &Cell> {
    let figures = sheet.figures.iter().map(|it| &it.table);
    let tables = sheet.tables.iter().map(|it| &it.table).chain(figures);
    tables.flat_map(|it| it.rows.iter().flatten())
}

fn is_note(sheet: &Sheet, id: &str) -> bool {
    let mark = format!("{id}: ");
    sheet.notes.iter().any(|note| note.starts_with(&mark))
}

/// The question of a place; numbers that stand below `value/ask` may be changed in it.
fn question(topics: &[Topic], place: &Place) -> Value {
    let start = &topic(topics, place.topic).starts[place.start];
    let change = |question: Value, (path, number): &(&str, f64)| {
        let path = format!("value/ask/{path}");
        assert!(at(&question, &path).is_some(), "{}: {path}", place.model);
        // As the page sends it: a whole number stays one.
        let entered = match number.fract() == 0.0 {
            true => json!(*number as i64),
            false => json!(number),
        };
        with(&question, &path, entered).unwrap()
    };
    place.changed.iter().fold(start.question.clone(), change)
}

#[test]
fn every_number_and_class_of_the_documents_stands_where_it_is_looked_for() {
    let mut engine = Engine::default();
    let topics = topics(Lang::En);
    let mut missing = Vec::new();
    for place in &PLACES {
        let sheet = ask(&mut engine, &question(&topics, place));
        let numbers: Vec<f64> = cells(&sheet)
            .filter_map(|it| it.exact.parse().ok())
            .collect();
        for &number in place.numbers {
            let is_it = |found: &f64| (found - number).abs() <= TOLERANCE * number.abs().max(1e-9);
            let is_told = || {
                sheet
                    .notes
                    .iter()
                    .any(|it| it.contains(&number.to_string()))
            };
            if !numbers.iter().any(is_it) && !is_told() {
                missing.push(format!("{}: {number}", place.model));
            }
        }
        for words in place.words {
            let says = |it: &Cell| it.shown == *words || it.shown.starts_with(&format!("{words}:"));
            let is_noted = || sheet.notes.iter().any(|it| it.contains(words));
            if !cells(&sheet).any(says) && !is_noted() {
                missing.push(format!("{}: {words}", place.model));
            }
        }
        for id in place.footnotes {
            if !is_note(&sheet, id) {
                missing.push(format!("{}: footnote {id}", place.model));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_footnote_of_a_case_stands_under_it_and_every_model_has_its_place() {
    let mut engine = Engine::default();
    let all = topics(Lang::En);
    for id in RegisterId::ALL {
        let name = format!("{id:?}");
        for case in entry(id).cases {
            let question = match case {
                CaseRef::Study(case) => footnotes_question(case),
                CaseRef::Value(case) => {
                    let starts = all.iter().flat_map(|it| &it.starts);
                    let asks = |question: &Value| {
                        let asked = kezhi::json::from_value::<Question>(question.clone());
                        matches!(asked, Ok(Question::Value(asked)) if asked.case == Some(case))
                    };
                    let mut asking = starts.filter(|it| asks(&it.question));
                    asking.next().unwrap().question.clone()
                }
            };
            let sheet = ask(&mut engine, &question);
            assert!(is_note(&sheet, &name), "{name} {case:?}");
        }
    }
    for model in [
        "M02", "M03", "M04", "M05", "M06", "M11", "M12", "M17", "M18", "M20", "M33", "M34", "M35",
        "M43", "M44", "M45", "M46", "M48",
    ] {
        assert!(PLACES.iter().any(|it| it.model.contains(model)), "{model}");
    }
}

#[test]
fn the_case_without_new_customers_is_found_by_the_number_it_gives() {
    let mut engine = Engine::default();
    let all = topics(Lang::En);
    let start = &topic(&all, "serving").starts[1];
    let sheet = ask(&mut engine, &start.question);
    let of_diamond = &sheet.tables[0].table.rows[0];
    assert_eq!(of_diamond[0].shown, "Diamond");
    assert!(of_diamond.iter().any(|it| it.shown == "16.64"));
    assert!(start.title.contains("16.64%"), "{}", start.title);
    // The footnotes of the tiers say where it is.
    let footnotes = ask(&mut engine, &footnotes_question(CaseId::TenThousand));
    let topic = &topic(&all, "serving").title;
    assert!(footnotes.notes.iter().any(|it| it.contains(topic.as_str())));
}

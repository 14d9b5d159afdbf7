//! Long answers in steps: the same as at once, given up at any time, and nothing is fitted twice.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod drawn;

use std::fmt::Write;

use kezhi::engine::{Engine, Request, SheetQuestion};
use kezhi::ingest::{ImportOptions, MemorySource, Overrides, import_table, inspect};
use kezhi::report::with;
use kezhi::text::Lang;
use kezhi::units::{Currency, Day};
use serde_json::{Value, json};

fn asked(question: &Value) -> SheetQuestion {
    SheetQuestion {
        look: Some(drawn::look()),
        question: question.clone(),
        pages: Vec::new(),
        lang: Lang::En,
        currency: Currency::Usd,
    }
}

/// The answer as the page gets it, to the last digit.
fn told(engine: &mut Engine, question: &Value) -> String {
    let answer = engine.handle(Request::Sheet(asked(question)), None);
    serde_json::to_string(&answer.unwrap()).unwrap()
}

/// Steps until all is there, and what each said of how far it is.
fn prepared(engine: &mut Engine, question: &Value) -> Vec<f64> {
    let asked = asked(question);
    std::iter::from_fn(|| engine.step(&asked)).collect()
}

fn changed(question: &Value, path: &str, value: Value) -> Value {
    with(question, path, value).unwrap()
}

/// The customers of [`drawn::opened`] as histories that were counted before.
fn counted() -> Engine {
    let mut text = "ID,x,t_x,T,zbar\n".to_owned();
    let first = Day::from_iso("2021-01-01").unwrap();
    let rows = drawn::visits(11, 500, first, 365.0, 1100.0);
    for same in rows.chunk_by(|a, b| a.0 == b.0) {
        let weeks = |day: Day| f64::from(day.0 - same[0].1.0) / 7.0;
        let (x, last) = (same.len() - 1, weeks(same[same.len() - 1].1));
        let spend = if x == 0 { 0.0 } else { same[1].2.units() };
        let age = weeks(Day(first.0 + 1100));
        writeln!(text, "{},{x},{last:.4},{age:.4},{spend}", same[0].0).unwrap();
    }
    let mut source = MemorySource(text.as_bytes());
    let plan = inspect(&mut source, "t.csv", &Overrides::default())
        .unwrap()
        .plan;
    let options = ImportOptions::default();
    let table = import_table(&mut source, &plan, &options, &mut |_| {}).unwrap();
    let mut engine = Engine::default();
    engine.open_table(table);
    engine
}

#[test]
fn an_answer_prepared_in_steps_is_the_one_at_once_to_the_last_bit() {
    let forecast = drawn::question("forecast");
    let slipping = drawn::question("slipping");
    let questions = [
        changed(
            &forecast,
            "lifetime/forecast/until",
            json!(Day::from_iso("2023-01-01")),
        ),
        changed(
            &forecast,
            "lifetime/forecast/model",
            json!({"only": "bg_bb"}),
        ),
        forecast,
        slipping,
    ];
    for open in [drawn::opened as fn() -> Engine, counted] {
        for question in &questions {
            let (mut at_once, mut in_steps) = (open(), open());
            let steps = prepared(&mut in_steps, question);
            let expected = told(&mut at_once, question);
            // Counted histories are no opportunities, which shows at once.
            let is_refused = ["refused", "lacking"]
                .iter()
                .any(|it| expected.contains(it));
            assert!(steps.len() > 3 || is_refused, "{question}: {steps:?}");
            assert!(steps.is_sorted(), "{steps:?}");
            assert!(steps.iter().all(|it| 0.0 < *it && *it < 1.0), "{steps:?}");
            assert!(prepared(&mut in_steps, question).is_empty());
            assert_eq!(told(&mut in_steps, question), expected);
        }
    }
}

#[test]
fn a_question_that_is_given_up_leaves_the_engine_as_usable_as_before() {
    let first = drawn::question("forecast");
    let other = changed(
        &first,
        "lifetime/forecast/model",
        json!({"only": "pareto_nbd"}),
    );
    let expected = [&first, &other].map(|question| told(&mut drawn::opened(), question));
    let all = prepared(&mut drawn::opened(), &first).len();
    for steps in [1, all / 2, all - 1] {
        let mut engine = drawn::opened();
        for _ in 0..steps {
            engine.step(&asked(&first));
        }
        assert_eq!(told(&mut engine, &other), expected[1], "after {steps}");
        assert_eq!(told(&mut engine, &first), expected[0], "after {steps}");
    }
}

#[test]
fn other_terms_fit_nothing_again_and_give_the_same_numbers() {
    let first = drawn::question("forecast");
    let mut engine = drawn::opened();
    let fitted = prepared(&mut engine, &first).len();
    let margin = changed(&first, "lifetime/forecast/margin", json!(0.3));
    let horizon = changed(&margin, "lifetime/forecast/horizon_months", json!(24.0));
    for question in [&margin, &horizon, &first] {
        let valued = prepared(&mut engine, question).len();
        // Three models that are tried and the one that is taken are two parts and more each.
        assert!(valued + 10 <= fitted, "{valued} of {fitted} steps");
        assert_eq!(
            told(&mut engine, question),
            told(&mut drawn::opened(), question)
        );
    }
}

#[test]
fn what_cannot_be_answered_has_no_steps_and_says_why_when_asked() {
    let forecast = drawn::question("forecast");
    let wrong = changed(&forecast, "lifetime/forecast/margin", json!(7.0));
    let mut engine = drawn::opened();
    for question in [
        &wrong,
        &json!("nonsense"),
        &json!({"lifetime": {"papers": null}}),
    ] {
        assert!(prepared(&mut engine, question).is_empty());
    }
    assert!(prepared(&mut Engine::default(), &forecast).is_empty());
    let refusal = drawn::refusal(&mut engine, wrong, Lang::En);
    assert_eq!(refusal.path.as_deref(), Some("lifetime/forecast/margin"));
}

//! Numbers that cannot be and data from which little can be told, asked of the engine as the page asks:
//! each is explained in a sentence, at its field where one is at fault, and the data stay open.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod asked;

use kezhi::engine::Engine;
use kezhi::report::{self, Control, Entry, SheetAnswer};
use kezhi::text::Lang;
use kezhi::units::Currency;
use serde_json::{Value, json};

use asked::{engine, refusal, start};

/// Three frequencies only: 1, 2 and 3 orders.
const THREE_FREQUENCIES: &str = "\
customer_id,order_date,order_id,revenue
A,2024-01-01,1,10
B,2024-01-02,2,20
C,2024-02-03,3,30
D,2024-02-04,4,40
E,2024-03-05,5,50
E,2024-03-06,6,60
F,2024-04-07,7,70
F,2024-04-08,8,80
G,2024-05-09,9,90
G,2024-05-10,10,100
G,2024-06-11,11,110
";
/// Two quantities only: 1 and 2 units.
const TWO_QUANTITIES: &str = "\
customer_id,order_date,order_id,revenue,discount,quantity
A,2024-01-01,1,10,0,2
B,2024-01-02,2,20,0,2
C,2024-02-03,3,30,0,1
D,2024-02-04,4,40,0,1
E,2024-03-05,5,50,0,1
F,2024-03-06,6,60,0,1
G,2024-04-07,7,70,0,1
H,2024-04-08,8,80,0,1
I,2024-05-09,9,90,0,1
J,2024-05-10,10,100,0,1
";
const ONE_CUSTOMER: &str = "\
customer_id,order_date,order_id,revenue,cost,discount,quantity
Ann,2024-01-10,1,100,60,0,1
";
const EQUAL_CUSTOMERS: &str = "\
customer_id,order_date,order_id,revenue,cost,discount,quantity
A,2024-01-10,1,100,60,0,1
B,2024-01-10,2,100,60,0,1
C,2024-01-10,3,100,60,0,1
D,2024-01-10,4,100,60,0,1
E,2024-01-10,5,100,60,0,1
F,2024-01-10,6,100,60,0,1
";
/// What was paid went back: in all nothing, and from two customers less.
const NOTHING_LEFT: &str = "\
customer_id,order_date,order_id,revenue,cost
A,2024-01-10,1,100,60
A,2024-01-20,2,-100,-60
B,2024-02-10,3,50,90
B,2024-02-20,4,-80,-40
C,2024-03-10,5,30,10
";
const POTENTIAL: &str = "\
customer_id,order_date,order_id,revenue,potential_value,win_probability
A,2024-01-10,1,100,50,0.5
B,2024-01-20,2,80,90,1.5
";

fn ask(engine: &mut Engine, lang: Lang, question: &Value) -> SheetAnswer {
    let look = Some(asked::look(Some("2024-06-30")));
    asked::ask(engine, look, question, (lang, Currency::Cny))
}

fn notes(answer: SheetAnswer) -> Vec<String> {
    match answer {
        SheetAnswer::Sheet(sheet) => sheet.notes,
        other => panic!("{other:?}"),
    }
}

fn with(question: &Value, changes: &[(&str, Value)]) -> Value {
    changes
        .iter()
        .fold(question.clone(), |question, (path, value)| {
            report::with(&question, path, value.clone()).unwrap()
        })
}

#[test]
fn limits_that_meet_or_run_backwards_are_told_at_their_field() {
    let mut engine = engine(EQUAL_CUSTOMERS);
    let price = json!({"segments": {"basis": {"basis": "price", "span": "history",
        "bands": {"entered": [3.0, 3.0]}, "discount": "found"}}});
    let usage = with(
        &start("usage"),
        &[("segments/usage/cuts", json!({"entered": [5.0, 9.0]}))],
    );
    let loyalty = with(
        &start("usage"),
        &[("segments/usage/loyalty_cuts/0", json!(0.1))],
    );
    let ended = with(
        &start("life-cycle"),
        &[("segments/life_cycle/ended_gaps", json!(1.0))],
    );
    let growth = with(
        &start("life-cycle"),
        &[("segments/life_cycle/growth_factor", json!(0.1))],
    );
    for (question, path) in [
        (price, "segments/basis/bands/entered/1"),
        (usage, "segments/usage/cuts/entered/1"),
        (loyalty, "segments/usage/loyalty_cuts/1"),
        (ended, "segments/life_cycle/ended_gaps"),
        (growth, "segments/life_cycle/growth_factor"),
    ] {
        for lang in Lang::ALL {
            let refusal = refusal(ask(&mut engine, lang, &question));
            assert_eq!(refusal.path.as_deref(), Some(path), "{}", refusal.words);
        }
    }
}

#[test]
fn of_two_schemes_the_one_that_cannot_be_applied_is_told() {
    let mut engine = engine(THREE_FREQUENCIES);
    let cross = start("cross");
    // There is no column from which loyalty could be told.
    let usage = start("usage")["segments"].clone();
    for side in ["rows", "columns"] {
        let path = format!("cross/{side}");
        let question = with(&cross, &[(&path, usage.clone())]);
        let refusal = refusal(ask(&mut engine, Lang::En, &question));
        let expected = format!("{path}/usage/loyalty");
        assert_eq!(refusal.path, Some(expected), "{}", refusal.words);
    }
}

#[test]
fn a_refusal_stands_at_its_field_and_the_field_shows_what_was_entered() {
    let mut engine = engine(EQUAL_CUSTOMERS);
    let path = "segments/life_cycle/ended_gaps";
    let question = with(&start("life-cycle"), &[(path, json!(1.0))]);
    let answer = ask(&mut engine, Lang::Zh, &question);
    let SheetAnswer::Lacking { refusal, controls } = answer else {
        panic!("{answer:?}");
    };
    let field = controls.iter().find(|it| it.path == path).unwrap();
    assert_eq!(field.note, refusal.words);
    assert!(matches!(field.entry, Entry::Number { value: Some(value), .. } if value == 1.0));
}

#[test]
fn quantiles_that_collapse_say_how_many_classes_there_are() {
    let mut engine = engine(THREE_FREQUENCIES);
    let question = with(
        &start("rfm"),
        &[
            ("segments/rfm/cutting", json!("quantiles")),
            ("segments/rfm/names", json!("cells")),
        ],
    );
    for (lang, words) in [
        (Lang::En, "Frequency F allows only 3 classes"),
        (Lang::Zh, "频次 F 只分得出 3 档"),
    ] {
        let notes = notes(ask(&mut engine, lang, &question));
        assert!(notes.iter().any(|note| note.contains(words)), "{notes:?}");
    }
    // Names made for five classes are not given to three.
    let named = with(&question, &[("segments/rfm/names", json!("ten_names"))]);
    let refusal = refusal(ask(&mut engine, Lang::En, &named));
    assert_eq!(refusal.path.as_deref(), Some("segments/rfm/names"));
    assert!(refusal.words.contains("allows only 3"), "{}", refusal.words);
}

#[test]
fn usage_that_ties_leave_in_two_classes_says_so_and_entered_cuts_ask_for_none() {
    let mut engine = engine(TWO_QUANTITIES);
    let question = start("usage");
    for (lang, words) in [
        (Lang::En, "allow only 2 classes"),
        (Lang::Zh, "只分得出 2 档"),
    ] {
        let notes = notes(ask(&mut engine, lang, &question));
        assert!(notes.iter().any(|note| note.contains(words)), "{notes:?}");
    }
    let entered = with(
        &question,
        &[("segments/usage/cuts", json!({"entered": [1e6, 1.0]}))],
    );
    let notes = notes(ask(&mut engine, Lang::En, &entered));
    assert!(notes.iter().all(|note| !note.contains("allow only")));
}

#[test]
fn a_probability_over_one_names_the_customer_it_is_of() {
    let mut engine = engine(POTENTIAL);
    let question = with(
        &start("abc"),
        &[("segments/abc/potential", json!("columns"))],
    );
    for lang in Lang::ALL {
        let refusal = refusal(ask(&mut engine, lang, &question));
        let is_told = refusal.words.contains("B") && refusal.words.contains("1.5");
        assert!(is_told, "{}", refusal.words);
        assert_eq!(refusal.path.as_deref(), Some("segments/abc/potential"));
    }
    let SheetAnswer::Sheet(_) = ask(&mut engine, Lang::En, &start("abc")) else {
        panic!("the data did not stay open");
    };
}

#[test]
fn one_customer_equal_customers_and_nothing_left_are_answered_or_explained_on_every_page() {
    for orders in [ONE_CUSTOMER, EQUAL_CUSTOMERS, NOTHING_LEFT] {
        let mut engine = engine(orders);
        for topic in report::topics(Lang::En) {
            if !topic.needs_data {
                continue;
            }
            for start in &topic.starts {
                for lang in Lang::ALL {
                    let answer = ask(&mut engine, lang, &start.question);
                    let told = serde_json::to_string(&answer).unwrap();
                    for never in ["NaN", "inf\"", "cannot be read", "读不出来"] {
                        assert!(!told.contains(never), "{}: {never}", topic.slug);
                    }
                    match answer {
                        SheetAnswer::Sheet(sheet) => assert!(!sheet.answer.is_empty()),
                        other => assert!(refusal(other).words.chars().count() > 8),
                    }
                }
            }
        }
    }
}

#[test]
fn the_value_of_one_customer_is_not_said_to_be_concentrated() {
    let mut engine = engine(ONE_CUSTOMER);
    let SheetAnswer::Sheet(sheet) = ask(&mut engine, Lang::Zh, &start("concentration-base")) else {
        panic!("no sheet");
    };
    let told = sheet.answer.text();
    assert!(
        told.contains("只有 1 位客户") && !told.contains("20%"),
        "{told}"
    );
}

#[test]
fn of_a_total_that_is_not_above_zero_nobody_has_a_share() {
    let mut engine = engine(NOTHING_LEFT);
    let SheetAnswer::Sheet(sheet) = ask(&mut engine, Lang::En, &start("abc")) else {
        panic!("no sheet");
    };
    let columns = &sheet.tables[0].table.columns;
    let is_share = |name: &str| name.starts_with("Share of revenue");
    assert!(
        !columns.iter().any(|it| is_share(&it.heading)),
        "{columns:?}"
    );
}

fn actions<'a>(controls: &'a [Control], path: &str) -> &'a [(String, Value)] {
    match &controls.iter().find(|it| it.path == path).unwrap().entry {
        Entry::Actions { options } => options,
        other => panic!("{other:?}"),
    }
}

#[test]
fn shares_that_do_not_make_the_whole_can_be_scaled_to_it() {
    let mut engine = Engine::default();
    let at = "value/ask";
    for (slug, path, entered, scale) in [
        ("heat-map", "heat_map/usage/0/share", 0.6, "heat_map/usage"),
        (
            "assessment",
            "assessment/weights/1",
            0.5,
            "assessment/weights",
        ),
        ("markov", "markov/matrix/2/0", 0.25, "markov/matrix/2"),
    ] {
        let (path, scale) = (format!("{at}/{path}"), format!("{at}/{scale}"));
        let question = with(&start(slug), &[(&path, json!(entered))]);
        let answer = ask(&mut engine, Lang::En, &question);
        let SheetAnswer::Lacking { refusal, controls } = answer else {
            panic!("{slug}: {answer:?}");
        };
        assert!(refusal.words.contains("100%"), "{}", refusal.words);
        let offered = actions(&controls, &scale)[0].1.clone();
        let scaled = with(&question, &[(&scale, offered)]);
        let SheetAnswer::Sheet(sheet) = ask(&mut engine, Lang::En, &scaled) else {
            panic!("{slug} is no whole yet");
        };
        let total = sheet
            .controls
            .iter()
            .filter(|it| it.path.starts_with(&scale));
        let total: f64 = total
            .filter_map(|it| match (&it.entry, it.path.ends_with("units")) {
                (Entry::Number { value, .. }, false) => *value,
                _ => None,
            })
            .sum();
        assert!((total - 1.0).abs() < 1e-9, "{slug}: {total}");
    }
}

#[test]
fn a_scheme_that_tells_nobody_apart_says_so_instead_of_naming_who_brings_most() {
    let told = [
        (ONE_CUSTOMER, "only 1 customer and nothing to divide"),
        (EQUAL_CUSTOMERS, "none of them apart"),
    ];
    for (orders, words) in told {
        let mut engine = engine(orders);
        for slug in ["rfm", "life-cycle"] {
            let SheetAnswer::Sheet(sheet) = ask(&mut engine, Lang::En, &start(slug)) else {
                panic!("{slug} has a sheet");
            };
            let said = sheet.answer.text();
            assert!(said.contains(words), "{slug}: {said}");
        }
    }
}

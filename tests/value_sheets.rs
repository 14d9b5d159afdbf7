//! The value room's topics asked of the engine: on paper, and on a file small enough to count by
//! hand.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod asked;

use kezhi::engine::{Engine, Look, Request, Response};
use kezhi::report::{Entry, Sheet, SheetAnswer, Topic, TopicRoom, WayOn, with};
use kezhi::text::Lang;
use kezhi::text::explain::explanation;
use kezhi::units::Currency;
use serde_json::{Value, json};

use asked::{engine, refusal, sheet};

/// In 2023 Ann, Bob and Cyd bought, in 2024 Ann, Bob and Dan: two of three came back.
const ORDERS: &str = "\
customer_id,order_date,order_id,revenue,cost
Ann,2023-01-05,1,100,40
Bob,2023-05-01,2,200,100
Cyd,2023-12-20,3,50,30
Ann,2024-02-01,4,150,60
Bob,2024-06-01,5,200,100
Dan,2024-12-31,6,100,80
";
/// The same without what the goods cost, over one year only.
const NO_COST: &str = "\
customer_id,order_date,order_id,revenue
Ann,2024-02-01,4,150
Dan,2024-12-31,6,100
";

fn ask(engine: &mut Engine, look: Option<Look>, question: &Value) -> SheetAnswer {
    asked::ask(engine, look, question, (Lang::En, Currency::Cny))
}

fn look() -> Option<Look> {
    Some(asked::look(Some("2024-12-31")))
}

fn topics(engine: &mut Engine) -> Vec<Topic> {
    match engine
        .handle(
            Request::Topics {
                lang: Lang::En,
                data: None,
            },
            None,
        )
        .unwrap()
    {
        Response::Topics(topics) => topics,
        other => panic!("{other:?}"),
    }
}

fn start(engine: &mut Engine, slug: &str) -> Value {
    let topics = topics(engine);
    let topic = topics.iter().find(|topic| topic.slug == slug).unwrap();
    topic.starts[0].question.clone()
}

#[test]
fn every_topic_on_paper_answers_without_data() {
    let mut engine = Engine::default();
    for topic in topics(&mut engine) {
        if topic.needs_data || topic.room != TopicRoom::Value {
            continue;
        }
        for start in topic.starts {
            let sheet = sheet(ask(&mut engine, None, &start.question));
            let is_full = !sheet.tables.is_empty() || !sheet.index.is_empty();
            assert!(is_full, "{}", topic.slug);
        }
    }
}

#[test]
fn accounts_are_ranked_and_who_moves_is_named() {
    let mut engine = Engine::default();
    let question = start(&mut engine, "expected-value");
    let found = sheet(ask(&mut engine, None, &question));
    let answer = found.answer.text();
    for told in [
        "3 accounts",
        "34.1%",
        "C10, C03 move up",
        "C04, C09 move down",
    ] {
        assert!(answer.contains(told), "{told}: {answer}");
    }
    for footnote in ["E7: ", "C1: "] {
        assert!(found.notes.iter().any(|note| note.starts_with(footnote)));
    }
    let shown = |row: &[kezhi::chart::Cell]| -> Vec<String> {
        row.iter().map(|cell| cell.shown.clone()).collect()
    };
    let ranking = &found.tables[1].table.rows;
    let tenth = ranking.iter().find(|row| row[0].shown == "C10").unwrap();
    let told = [
        "C10", "10", "500", "30.0", "160.00", "Class C", "Class B", "up",
    ];
    assert_eq!(shown(tenth), told);
    // Without its potential C10 is an account of 10 that falls to the end of the list.
    let path = "value/ask/expected_value/accounts/9/additional";
    let without = with(&question, path, json!(0)).unwrap();
    let less = sheet(ask(&mut engine, None, &without));
    let row = shown(less.tables[1].table.rows.last().unwrap());
    assert_eq!(row[0], "C15");
    assert!(!less.answer.text().contains("C10"));
    let path = "value/ask/expected_value/parts/0";
    let broken = with(&question, path, json!(0.155)).unwrap();
    let refusal = refusal(ask(&mut engine, None, &broken));
    assert_eq!(refusal.path.as_deref(), Some(path));
}

#[test]
fn customers_on_paper_are_scored_and_grouped() {
    let mut engine = Engine::default();
    let question = start(&mut engine, "rfm-list");
    let found = sheet(ask(&mut engine, None, &question));
    let answer = found.answer.text();
    for told in ["6 groups", "Champions", "30.0%", "49.4%"] {
        assert!(answer.contains(told), "{told}: {answer}");
    }
    let row = |sheet: &Sheet, name: &str| -> Vec<String> {
        let rows = &sheet.tables[1].table.rows;
        let row = rows.iter().find(|row| row[0].shown == name).unwrap();
        row.iter().map(|cell| cell.shown.clone()).collect()
    };
    assert_eq!(row(&found, "g")[4..], ["155", "At Risk"]);
    assert!(
        found
            .notes
            .iter()
            .any(|note| note.contains("strictly worse"))
    );
    // Bought today instead of a year ago: nobody is more recent.
    let path = "value/ask/rfm/customers/6/recency";
    let today = with(&question, path, json!(0)).unwrap();
    let today = sheet(ask(&mut engine, None, &today));
    assert_eq!(row(&today, "g")[4..], ["555", "Champions"]);
    let negative = with(&question, path, json!(-1)).unwrap();
    let refusal = refusal(ask(&mut engine, None, &negative));
    assert_eq!(refusal.path.as_deref(), Some(path));
}

#[test]
fn a_count_that_is_none_is_told_at_its_field() {
    let mut engine = Engine::default();
    let question = start(&mut engine, "clv");
    for (entered, words) in [(json!(2.5), "whole number"), (json!(-3), "from 1 to 600")] {
        let path = "value/ask/clv/payments";
        let changed = with(&question, path, entered).unwrap();
        let refusal = refusal(ask(&mut engine, None, &changed));
        assert_eq!(refusal.path.as_deref(), Some(path));
        assert!(refusal.words.contains(words), "{}", refusal.words);
    }
}

#[test]
fn lifetime_value_rests_on_what_the_file_says() {
    let mut engine = engine(ORDERS);
    let question = start(&mut engine, "observed");
    let sheet = sheet(ask(&mut engine, look(), &question));
    let answer = sheet.answer.text();
    // Three customers bring 90 + 100 + 20 = 210, so m = 70; r = 2/3, d = 10 %:
    // 70 × 1.1 ÷ (1.1 − 2/3) = 177.69, and 3 × 70 × 2/3 ÷ (1.1 − 2/3) = 323.08 in all.
    for told in ["3 customers", "66.7%", "70 CNY", "177.69 CNY", "323.08 CNY"] {
        assert!(answer.contains(told), "{told}: {answer}");
    }
    let row = |name: &str| {
        let rows = &sheet.tables.last().unwrap().table.rows;
        let row = rows.iter().find(|row| row[0].shown == name).unwrap();
        [row[1].shown.clone(), row[2].shown.clone()]
    };
    assert_eq!(row("Of them for the first time"), ["1", "3"]);
    assert_eq!(row("Orders"), ["3", "3"]);
    assert_eq!(row("Total revenue"), ["450", "350"]);
    assert_eq!(sheet.tables.last().unwrap().note, "");
}

#[test]
fn a_period_before_that_the_data_hold_in_part_is_marked() {
    let orders = ORDERS.replace("2023-01-05", "2023-07-05");
    let mut engine = engine(&orders.replace("2023-05-01", "2023-07-06"));
    let question = start(&mut engine, "observed");
    let sheet = sheet(ask(&mut engine, look(), &question));
    let note = &sheet.tables.last().unwrap().note;
    assert!(note.contains("seen in part only"), "{note}");
}

#[test]
fn a_year_is_held_against_the_same_year_before_in_value_and_in_flow() {
    // 2024 has a day more than 2023: by days Eve would have bought in the year before.
    let orders = format!("{ORDERS}Eve,2022-12-31,7,80,40\nEve,2024-03-03,8,90,40\n");
    let mut engine = engine(&orders);
    let question = start(&mut engine, "observed");
    let observed = sheet(ask(&mut engine, look(), &question));
    let flow = sheet(ask(&mut engine, look(), &asked::start("flow")));
    assert!(observed.answer.text().contains("66.7%"));
    let told = flow.answer.text();
    let is_same = told.starts_with("Of 3 customers of the earlier period 66.7% bought again");
    assert!(is_same, "{told}");
}

#[test]
fn a_deal_and_a_gain_of_share_have_units_of_their_own() {
    let mut engine = Engine::default();
    let funnel = start(&mut engine, "funnel");
    let funnel = with(&funnel, "value/ask/funnel/margin", json!(500)).unwrap();
    let found = sheet(ask(&mut engine, None, &funnel));
    let margin = found
        .controls
        .iter()
        .find(|it| it.path.ends_with("/margin"));
    let Entry::Number { unit, .. } = &margin.unwrap().entry else {
        panic!("a number was asked for");
    };
    assert_eq!(unit, "CNY a deal");
    let wallet = start(&mut engine, "wallet");
    let found = sheet(ask(&mut engine, None, &wallet));
    let units: Vec<&str> = found.tables[0]
        .table
        .columns
        .iter()
        .map(|it| it.unit.as_str())
        .collect();
    assert_eq!(units, ["", "customers", "%", "%", "pp"]);
    let gain = found.tables[0].table.rows[1][4].explained.clone().unwrap();
    let told = explanation(Lang::En, gain.number().unwrap(), Currency::Cny);
    assert_eq!((told.result.as_str(), told.unit.as_str()), ("6.7 pp", "pp"));
}

#[test]
fn what_the_file_lacks_is_said_and_can_be_entered() {
    let mut engine = engine(NO_COST);
    let question = start(&mut engine, "observed");
    let lacking = sheet(ask(&mut engine, look(), &question));
    let told = lacking.answer.text();
    let both =
        "margin of a customer a period m and retention rate r; enter it under “Your own numbers”";
    assert!(
        told.contains("no lifetime value yet") && told.contains(both),
        "{told}"
    );
    assert!(
        lacking.notes[0].contains("no column"),
        "{:?}",
        lacking.notes
    );
    let margin = with(&question, "observed/margin", json!(100)).unwrap();
    let lacking = sheet(ask(&mut engine, look(), &margin));
    assert!(lacking.notes[0].contains("begin"), "{:?}", lacking.notes);
    let told = lacking.answer.text();
    assert!(
        told.contains("retention rate r") && !told.contains("period m"),
        "{told}"
    );
    let both = with(&margin, "observed/retention", json!(0.5)).unwrap();
    let valued = sheet(ask(&mut engine, look(), &both));
    // 100 × 1.1 ÷ (1.1 − 0.5)
    assert!(valued.answer.text().contains("183.33 CNY"));
    let over = with(&both, "observed/retention", json!(1.5)).unwrap();
    let refusal = refusal(ask(&mut engine, look(), &over));
    assert_eq!(refusal.path.as_deref(), Some("observed/retention"));
}

#[test]
fn orders_are_led_from_topics_of_other_data_to_the_data_room_and_to_paper() {
    let mut engine = engine(ORDERS);
    let all = topics(&mut engine);
    for (slug, on_paper) in [
        ("leads", Some("funnel")),
        ("assessment-file", Some("assessment")),
        ("survey", None),
    ] {
        let question = start(&mut engine, slug);
        // Leads are answered by the rules for them, the others are not.
        let (words, controls) = match ask(&mut engine, look(), &question) {
            SheetAnswer::Lacking { refusal, controls } => (refusal.words, controls),
            SheetAnswer::Sheet(sheet) if slug == "leads" => (sheet.answer.text(), sheet.controls),
            other => panic!("{slug}: orders are no such data: {other:?}"),
        };
        assert!(words.starts_with("What is open is no"), "{slug}");
        let [control] = &controls[..] else {
            panic!("{slug}: {controls:?}");
        };
        let Entry::Ways { options } = &control.entry else {
            panic!("{slug}: {control:?}");
        };
        let to: Vec<&WayOn> = options.iter().map(|it| &it.1).collect();
        let paper = on_paper.map(|it| WayOn::Topic(TopicRoom::Value, it.to_owned()));
        let expected: Vec<&WayOn> = [&WayOn::Data].into_iter().chain(&paper).collect();
        assert_eq!(to, expected, "{slug}");
        assert!(on_paper.is_none_or(|it| all.iter().any(|topic| topic.slug == it)));
    }
}

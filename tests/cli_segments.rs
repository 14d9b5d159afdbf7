//! Segments and movement on the command line, on files small enough to count by hand.

#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
mod common;

use serde_json::{Value, json};

use common::{Folder, json as answer, kezhi};

/// Six customers over two years with costs, a service level, a discount and a refund.
const ORDERS: &str = "\
customer_id,order_date,order_id,revenue,cost,quantity,discount,service_level
Ann,2023-01-10,1,1000,500,10,0,gold
Ann,2023-07-10,2,1000,500,10,0,gold
Ann,2024-01-10,3,1200,600,12,0,gold
Ann,2024-07-10,4,1200,600,12,0,gold
Bob,2023-02-01,5,600,400,6,60,silver
Bob,2024-03-01,6,100,80,2,20,silver
Cid,2023-03-01,7,50,45,1,5,basic
Dan,2023-05-01,8,50,45,1,0,basic
Dan,2024-08-01,9,900,500,9,0,gold
Eve,2024-02-01,10,200,120,2,20,basic
Eve,2024-02-03,10,-50,-30,-1,0,basic
Eve,2024-11-30,11,300,180,3,0,basic
Fay,2024-12-31,12,80,60,1,8,basic
";

fn by(file: &str, school: &str) -> Value {
    answer(&["segments", file, "--by", school, "--json"])
}

/// Name and customers of every segment that somebody is in.
fn counts(found: &Value) -> Vec<(String, u64)> {
    let segments = found["segments"].as_array().unwrap();
    let count = |it: &Value| {
        let name = it["name"].as_str().unwrap().to_owned();
        (name, it["customers"].as_u64().unwrap())
    };
    segments.iter().map(count).filter(|it| it.1 > 0).collect()
}

fn is(found: &Value, expected: &[(&str, u64)]) {
    let expected: Vec<(String, u64)> = expected
        .iter()
        .map(|&(name, count)| (name.to_owned(), count))
        .collect();
    assert_eq!(counts(found), expected);
}

#[test]
fn every_school_puts_all_customers_in_segments_with_the_named_keys() {
    let folder = Folder::new("segments-schools");
    let file = folder.file("orders.csv", ORDERS);
    for school in [
        "tier",
        "rfm",
        "abc",
        "usage",
        "lifecycle",
        "service",
        "price",
        "discount",
        "relationship",
    ] {
        let found = by(&file, school);
        let segments = found["segments"].as_array().unwrap();
        let customers: u64 = segments
            .iter()
            .filter_map(|it| it["customers"].as_u64())
            .sum();
        assert_eq!(customers, 6, "{school}");
        let share = |key: &str| -> f64 { segments.iter().filter_map(|it| it[key].as_f64()).sum() };
        for key in ["share_customers", "share_revenue", "share_profit"] {
            assert!((share(key) - 1.0).abs() < 1e-12, "{school} {key}");
        }
        for segment in segments {
            let keys: Vec<&String> = segment.as_object().unwrap().keys().collect();
            assert_eq!(
                keys,
                [
                    "customers",
                    "name",
                    "orders",
                    "profit",
                    "revenue",
                    "share_customers",
                    "share_profit",
                    "share_revenue"
                ]
            );
        }
        assert!(!found["rule"].as_array().unwrap().is_empty(), "{school}");
    }
}

#[test]
fn tiers_of_both_commands_agree() {
    let folder = Folder::new("segments-tiers");
    let file = folder.file("orders.csv", ORDERS);
    let found = by(&file, "tier");
    // Of five active customers the best, Ann, is the top 3 % and the top 13 %; the second, Fay, makes
    // the threshold of silver and is new, so nobody is silver.
    is(
        &found,
        &[
            ("Diamond", 1),
            ("Silver", 1),
            ("Ordinary", 2),
            ("New", 1),
            ("Inactive", 1),
        ],
    );
    let tiers = answer(&["tiers", &file, "--json"]);
    for tier in tiers["segments"].as_array().unwrap() {
        let same = found["segments"].as_array().unwrap();
        let same = same.iter().find(|it| it["name"] == tier["name"]).unwrap();
        for key in ["customers", "orders", "revenue", "profit", "share_revenue"] {
            assert_eq!(same[key], tier[key], "{} {key}", tier["name"]);
        }
    }
}

#[test]
fn abc_counts_customers_in_whole_numbers_and_moves_those_with_potential() {
    let folder = Folder::new("segments-abc");
    let file = folder.file("orders.csv", ORDERS);
    is(
        &by(&file, "abc"),
        &[("Class A", 1), ("Class B", 1), ("Class C", 4)],
    );
    let potential = json!({ "abc": { "potential": { "list": [
        { "customer": "Cid", "additional": 20000, "probability": 0.5 },
        { "customer": "Zoe", "additional": 1, "probability": 1 }
    ] } } });
    let scheme = folder.file("scheme.json", potential.to_string());
    let found = answer(&["segments", &file, "--scheme", &scheme, "--json"]);
    let a = &found["segments"][0];
    assert_eq!(
        (&a["name"], &a["revenue"]),
        (&json!("Class A"), &json!(50.0))
    );
    let rule = found["rule"].to_string();
    assert!(rule.contains("1 rise and 2 fall"), "{rule}");
    assert!(rule.contains("1 on the list are not in the data"), "{rule}");
}

#[test]
fn a_school_carries_the_footnotes_of_the_documents_it_comes_from() {
    let folder = Folder::new("segments-footnotes");
    let file = folder.file("orders.csv", ORDERS);
    for (school, ids) in [
        ("abc", &["E7: ", "C1: "][..]),
        ("lifecycle", &["C2: "]),
        ("rfm", &[]),
    ] {
        let found = by(&file, school);
        let told = found["footnotes"].as_array().unwrap();
        assert_eq!(told.len(), ids.len(), "{school}");
        for (note, id) in told.iter().zip(ids) {
            assert!(note.as_str().unwrap().starts_with(id), "{school}: {note}");
        }
    }
}

#[test]
fn stages_follow_the_customers_own_gaps() {
    let folder = Folder::new("segments-stages");
    let file = folder.file("orders.csv", ORDERS);
    is(
        &by(&file, "lifecycle"),
        &[("Exploration", 5), ("Mature", 1)],
    );
    // Ann's gap is 182 days and she has been silent for 174; her half-years bring the same. Cid has
    // been silent for 671 days, and the median gap of all is 349.
    let scheme = folder.file("scheme.json", r#"{"life_cycle":{"overdue_gaps":1.5}}"#);
    is(
        &answer(&["segments", &file, "--scheme", &scheme, "--json"]),
        &[("Exploration", 4), ("Mature", 1), ("Decline", 1)],
    );
}

#[test]
fn a_column_gives_its_texts_and_the_last_one_counts() {
    let folder = Folder::new("segments-service");
    let file = folder.file("orders.csv", ORDERS);
    is(
        &by(&file, "service"),
        &[("basic", 3), ("gold", 2), ("silver", 1)],
    );
    let found = by(&file, "service");
    assert!(
        found["rule"][1]
            .as_str()
            .unwrap()
            .ends_with("changed over time: 1.")
    );
}

#[test]
fn own_rules_are_read_from_a_file_and_the_rest_is_named() {
    let folder = Folder::new("segments-own");
    let file = folder.file("orders.csv", ORDERS);
    let own = json!({ "own": {
        "rules": [
            { "name": "big", "all": [
                { "field": "revenue", "is": "at_least", "value": { "number": 900 } },
                { "field": "orders", "is": "above", "value": { "number": 2 } } ] },
            { "name": "recent", "all": [
                { "field": "recency_days", "is": "at_most", "value": { "number": 60 } } ] }
        ],
        "rest": "others"
    } });
    let scheme = folder.file("scheme.json", own.to_string());
    let found = answer(&["segments", &file, "--scheme", &scheme, "--json"]);
    is(&found, &[("big", 1), ("recent", 2), ("others", 3)]);
    assert_eq!(
        found["rule"][0],
        "big: revenue ≥ 900 money units and orders > 2."
    );
}

#[test]
fn migration_keeps_every_customer_and_says_who_came_and_went() {
    let folder = Folder::new("segments-migrate");
    let file = folder.file("orders.csv", ORDERS);
    let args = [
        "migrate",
        &file,
        "--from",
        "2023-12-31",
        "--to",
        "2024-12-31",
        "--json",
    ];
    let found = answer(&args);
    let states: Vec<&str> = found["states"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["name"].as_str().unwrap())
        .collect();
    let place = |name: &str| states.iter().position(|it| *it == name).unwrap();
    let cell = |from: &str, to: &str| found["matrix"][place(from)][place(to)].as_u64().unwrap();
    let all: u64 = found["matrix"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row.as_array().unwrap())
        .filter_map(Value::as_u64)
        .sum();
    assert_eq!(all, 6);
    assert_eq!(cell("No paid order yet", "New"), 1, "Fay");
    assert_eq!(cell("Ordinary", "Inactive"), 1, "Cid");
    let flow: Vec<(&str, u64)> = found["flow"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            (
                it["state"].as_str().unwrap(),
                it["customers"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        flow,
        [("new", 2), ("kept", 3), ("returned", 0), ("lapsed", 1)]
    );
    // A year names its last day.
    let by_year = ["migrate", &file, "--from", "2023", "--to", "2024", "--json"];
    assert_eq!(answer(&by_year), found);
}

#[test]
fn what_cannot_be_done_is_said_in_a_sentence() {
    let folder = Folder::new("segments-errors");
    let file = folder.file("orders.csv", ORDERS);
    let plain = folder.file(
        "plain.csv",
        "id,date,amount\na,2024-01-05,10\nb,2024-02-05,20\n",
    );
    for (args, said) in [
        (
            vec![
                "migrate",
                &file,
                "--from",
                "2024-12-31",
                "--to",
                "2023-12-31",
            ],
            "must be before",
        ),
        (vec!["segments", &plain, "--by", "service"], "Service level"),
        (
            vec!["segments", &plain, "--by", "usage"],
            "Loyalty cannot be told",
        ),
        (
            vec!["segments", &plain, "--by", "relationship"],
            "no profit",
        ),
        (
            vec!["segments", &file, "--by", "rfm", "--cutting", "quantiles"],
            "allows only",
        ),
    ] {
        let output = kezhi(&args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn grounds_of_the_file_count_the_whole_history_as_on_the_page() {
    let folder = Folder::new("segments-grounds");
    let file = folder.file("orders.csv", ORDERS);
    for school in ["price", "discount", "service"] {
        let found = by(&file, school);
        let rule = found["rule"].to_string();
        assert!(
            rule.contains("everything up to 31 Dec 2024"),
            "{school}: {rule}"
        );
        // Cid last bought in March 2023, out of any window of twelve months.
        let orders = found["segments"].as_array().unwrap().iter();
        let orders: u64 = orders.filter_map(|it| it["orders"].as_u64()).sum();
        assert_eq!(orders, 12, "{school}");
    }
}

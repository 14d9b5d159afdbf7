//! The command line as a careful tool: JSON fields, exit codes, messages.

#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
mod common;

use serde_json::Value;

use common::{Folder, json, kezhi};

const ORDERS: &str = "\
customer_id,order_date,revenue
Ann,2024-01-05,10.50
Bob,2024-02-01,20
Ann,2024-03-01,\"1,030.00\"
,2024-03-02,5
Cid,never,7
";

#[test]
fn inspect_names_encoding_delimiter_header_and_every_role_with_its_reason() {
    let folder = Folder::new("inspect");
    let found = json(&["inspect", &folder.file("orders.csv", ORDERS), "--json"]);
    assert_eq!(found["encoding"], "UTF-8");
    assert_eq!(found["delimiter"], ",");
    assert_eq!(found["header_row"], 1);
    let roles: Vec<&Value> = found["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| &column["role"])
        .collect();
    assert_eq!(roles, ["customer", "date", "amount"]);
    assert!(!found["columns"][0]["reason"].as_str().unwrap().is_empty());
}

const CONTRACTS: &str = "\
customer_id,start_date,monthly_fee,churned
A,2024-01-05,10,no
B,2024-02-05,12.5,yes
";

#[test]
fn inspect_says_what_the_table_is_and_the_choice_can_be_changed() {
    let folder = Folder::new("shape");
    let file = folder.file("contracts.csv", CONTRACTS);
    let found = json(&["inspect", &file, "--json"]);
    assert_eq!(found["shape"], "contracts");
    let found = json(&["inspect", &file, "--json", "--shape", "month-columns"]);
    assert_eq!(found["shape"], "month_columns");
    assert_eq!(found["missing"], serde_json::json!(["month"]));
    let output = kezhi(&["inspect", &file]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("Contracts, one a row: it has columns only such tables have"));
    assert_eq!(
        kezhi(&["inspect", &file, "--shape", "cake"]).status.code(),
        Some(2)
    );
}

#[test]
fn a_table_that_is_no_order_lines_is_refused_in_a_sentence_and_described_on_request() {
    let folder = Folder::new("records");
    let file = folder.file("contracts.csv", CONTRACTS);
    for command in ["customers", "tiers"] {
        let output = kezhi(&[command, &file]);
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("contracts, one a row"), "{said}");
    }
    let request = serde_json::json!({ "file": file, "request": { "facts": { "data": "opened" } } });
    let request = folder.file("request.json", request.to_string().as_bytes());
    let found = json(&["run", &request]);
    let records = &found["facts"]["records"];
    assert_eq!(records["shape"], "contracts");
    assert_eq!(records["rows"], 2);
    assert_eq!(records["columns"][2]["mean"], 11.25);
    assert_eq!(records["columns"][1]["days"][0], 19_727);
}

#[test]
fn customers_counts_every_row_and_names_the_first_line_of_each_issue() {
    let folder = Folder::new("customers");
    let found = json(&["customers", &folder.file("orders.csv", ORDERS), "--json"]);
    assert_eq!(found["rows"]["read"], 5);
    assert_eq!(found["rows"]["used"], 3);
    assert_eq!(found["rows"]["set_aside"], 2);
    assert_eq!(found["customers"], 2);
    assert_eq!(found["orders"], 3);
    assert_eq!(found["revenue"], 1060.5);
    assert_eq!(found["first_day"], "2024-01-05");
    assert_eq!(found["last_day"], "2024-03-01");
    let blank = found["issues"]
        .as_array()
        .unwrap()
        .iter()
        .find(|i| i["kind"] == "blank_customer");
    assert_eq!(blank.unwrap()["first_line"], 5);
}

#[test]
fn customers_writes_one_safe_line_a_customer() {
    let folder = Folder::new("csv");
    let orders = "customer_id,order_date,revenue\n=1+1,2024-01-05,10\nBob,2024-01-06,-3\n";
    let file = folder.file("orders.csv", orders.as_bytes());
    let out = folder.0.join("out.csv").display().to_string();
    assert!(kezhi(&["customers", &file, "--csv", &out]).status.success());
    let text = std::fs::read_to_string(out).unwrap();
    assert!(
        text.starts_with("\u{feff}customer,orders,revenue"),
        "{text}"
    );
    assert!(
        text.contains("'=1+1") && text.contains("Bob,0,-3,"),
        "{text}"
    );
}

#[test]
fn a_role_can_be_given_by_header_and_a_wrong_header_is_a_usage_error() {
    let folder = Folder::new("roles");
    let file = folder.file("orders.csv", b"a,b,c\nx,2024-01-05,10\ny,2024-01-06,20\n");
    let found = json(&[
        "customers",
        &file,
        "--customer",
        "a",
        "--date",
        "b",
        "--amount",
        "c",
        "--json",
    ]);
    assert_eq!(found["customers"], 2);
    let output = kezhi(&["customers", &file, "--customer", "nobody"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("a | b | c"));
}

#[test]
fn tiers_give_shares_that_add_up_and_print_their_rules() {
    let folder = Folder::new("tiers");
    let file = folder.file("orders.csv", ORDERS);
    let found = json(&["tiers", &file, "--margins", "50,30,20,10,0", "--json"]);
    let segments = found["segments"].as_array().unwrap();
    // Two months of history cannot tell new customers from old ones: there is no new tier.
    assert_eq!(segments.len(), 4);
    let shares: f64 = segments
        .iter()
        .filter_map(|s| s["share_revenue"].as_f64())
        .sum();
    assert!((shares - 1.0).abs() < 1e-12);
    assert!(found["rule"].as_array().unwrap().len() >= 5);
    let output = kezhi(&["tiers", &file, "--margins", "140"]);
    assert_eq!(output.status.code(), Some(2));
    let output = kezhi(&["tiers", &file, "--thresholds", "300,500,100"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn run_answers_a_request_as_json() {
    let folder = Folder::new("run");
    let file = folder.file("orders.csv", ORDERS);
    let request = serde_json::json!({
        "file": file,
        "request": { "report": {
            "data": "opened",
            "window": { "analysis_day": null, "window": 12, "active": 12, "new": 3 },
            "thresholds": { "top_shares": [0.03, 0.13, 0.33] },
            "margins": { "flat": 0.4 },
        }},
    });
    let request = folder.file("request.json", request.to_string().as_bytes());
    let found = json(&["run", &request]);
    assert_eq!(found["report"]["facts"]["customers"], 2);
    let broken = folder.file("broken.json", b"{");
    assert_eq!(kezhi(&["run", &broken]).status.code(), Some(2));
}

#[test]
fn a_file_that_cannot_be_used_ends_in_one_sentence_and_exit_code_one() {
    let folder = Folder::new("bad");
    let png = folder.file("picture.csv", b"\x89PNG\r\n\x1a\n0000IHDR0000000000000000");
    let empty = folder.file("empty.csv", b"");
    let missing = folder.0.join("missing.csv").display().to_string();
    let directory = folder.0.display().to_string();
    for file in [png, empty, missing, directory] {
        let output = kezhi(&["customers", &file]);
        assert_eq!(output.status.code(), Some(1), "{file}");
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(message.trim_end().lines().count(), 1, "{message}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn the_order_file_is_never_overwritten() {
    let folder = Folder::new("overwrite");
    let file = folder.file("orders.csv", ORDERS);
    assert_eq!(
        kezhi(&["customers", &file, "--csv", &file]).status.code(),
        Some(2)
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap(), ORDERS);
}

#[test]
fn dates_that_read_both_ways_are_said_on_standard_error() {
    let folder = Folder::new("ambiguous");
    let orders =
        "customer_id,order_date,revenue\nAnn,05/03/2024,10\nBob,06/04/2024,20\nCid,01/02/2024,5\n";
    let file = folder.file("orders.csv", orders.as_bytes());
    let output = kezhi(&["customers", &file, "--json"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("--date-order"));
    let output = kezhi(&["customers", &file, "--json", "--date-order", "dmy"]);
    assert!(output.stderr.is_empty());
}

const SHOP: &str = "\
customer_id,order_id,order_date,revenue,region
Ann,1,2024-01-05,10,East
Ann,1,2024-01-05,10,East
Bob,2,2024-02-01,20,West
Cid,3,2024-03-01,0,West
Dan,4,2999-11-30,7,East
";

#[test]
fn customers_counts_only_the_rows_that_the_options_leave() {
    let folder = Folder::new("rows");
    let file = folder.file("orders.csv", SHOP.as_bytes());
    let counted = |more: &[&str]| {
        let mut args = vec!["customers", &file, "--json", "--today", "2024-06-30"];
        args.extend(more);
        let found = json(&args);
        let rows = &found["rows"];
        let number = |of: &Value| of.as_u64().unwrap();
        assert_eq!(
            number(&rows["read"]),
            number(&rows["used"]) + number(&rows["set_aside"])
        );
        (found["customers"].clone(), found["revenue"].clone())
    };
    assert_eq!(counted(&[]), (3.into(), 40.0.into()));
    assert_eq!(counted(&["--keep-future"]), (4.into(), 47.0.into()));
    assert_eq!(counted(&["--keep", "region=West"]), (2.into(), 20.0.into()));
    assert_eq!(counted(&["--drop", "region=West"]), (1.into(), 20.0.into()));
    assert_eq!(counted(&["--from", "2024-02-02"]), (1.into(), 0.0.into()));
    assert_eq!(counted(&["--drop-zeros"]), (2.into(), 40.0.into()));
    assert_eq!(counted(&["--drop-repeats"]), (3.into(), 30.0.into()));
    let wrong = kezhi(&["customers", &file, "--keep", "colour=red"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("region"));
}

#[test]
fn amounts_cut_at_their_thousands_are_joined_where_it_is_asked_for() {
    let folder = Folder::new("thousands");
    let text = "customer,date,amount\nA,2024-01-01,1,234.50\nB,2024-01-02,99\nC,2024-01-03,98\n";
    let file = folder.file("orders.csv", text.as_bytes());
    let counted = |more: &[&str]| {
        let mut args = vec!["customers", &file, "--json"];
        args.extend(more);
        let found = json(&args);
        (found["rows"]["set_aside"].clone(), found["revenue"].clone())
    };
    assert_eq!(counted(&[]), (1.into(), 197.0.into()));
    assert_eq!(
        counted(&["--join-thousands", "no"]),
        (1.into(), 197.0.into())
    );
    assert_eq!(
        counted(&["--join-thousands", "yes"]),
        (0.into(), 1431.5.into())
    );
}

#[test]
fn quality_names_each_finding_with_its_lines_and_what_was_done() {
    let folder = Folder::new("quality");
    let file = folder.file("orders.csv", SHOP.as_bytes());
    let found = json(&["quality", &file, "--json", "--today", "2024-06-30"]);
    let findings = found["findings"].as_array().unwrap();
    let finding = |kind: &str| findings.iter().find(|it| it["kind"] == kind).unwrap();
    assert_eq!(finding("exact_repeats")["first_lines"][0], 3);
    assert_eq!(finding("exact_repeats")["done"], "kept");
    assert_eq!(finding("future")["done"], "set_aside");
    assert_eq!(finding("zero")["count"], 1);
    assert_eq!(found["analysis_day"], "2024-03-01");
    assert_eq!(found["set_aside"][0]["rule"], "future");
}

#[test]
fn several_files_are_read_as_one_and_each_is_named() {
    let folder = Folder::new("stack");
    let january = folder.file("jan.csv", ORDERS);
    let february = folder.file(
        "feb.csv",
        b"order_date,revenue,customer_id\n2024-04-01,3,Ann\nnever,4,Bob\n",
    );
    let found = json(&["inspect", &january, &february, "--json"]);
    let inputs: Vec<_> = found["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|input| {
            (
                input["name"].as_str().unwrap(),
                input["used_as"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(inputs, [("jan.csv", "rows"), ("feb.csv", "rows")]);
    let found = json(&["customers", &january, &february, "--json"]);
    assert_eq!(found["rows"]["used"], 4);
    assert_eq!(found["inputs"][1]["rows"]["set_aside"], 1);
    let output = kezhi(&["customers", &january, &february]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("“feb.csv”, line 3"), "{text}");
}

#[test]
fn a_table_is_chosen_by_its_name_and_may_be_one_of_refunds() {
    let folder = Folder::new("choose");
    let january = folder.file("jan.csv", ORDERS);
    let back = folder.file("back.csv", ORDERS);
    let only = json(&["customers", &january, &back, "--sheet", "jan.csv", "--json"]);
    assert_eq!(only["revenue"], 1060.5);
    let options = ["--sheet", "jan.csv", "--refunds", "back.csv", "--json"];
    let net = json(&[&["customers", &january, &back], &options[..]].concat());
    assert_eq!(net["revenue"], 0.0);
    let output = kezhi(&["customers", &january, "--sheet", "march.csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("jan.csv"));
}

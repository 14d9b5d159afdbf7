//! `kezhi value`: the numbers of the documents with their explanations, inputs from options and from
//! files, files out, and refusals that name the field.
//!
//! The golden file is written anew with `KEZHI_GOLDEN=write cargo test --test cli_value`.

#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
mod common;

use std::path::Path;
use std::process::Output;

use serde_json::Value;

use common::Folder;

fn value_in(lang: &str, args: &[&str]) -> Output {
    common::kezhi_in(lang, &[&["value"], args].concat())
}

fn text(args: &[&str]) -> String {
    let output = value_in("en", args);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

fn json(args: &[&str]) -> Value {
    let mut all = args.to_vec();
    all.push("--json");
    serde_json::from_str(&text(&all)).unwrap()
}

/// The refusal of a command that was understood but cannot be answered.
fn refusal(lang: &str, args: &[&str]) -> String {
    let output = value_in(lang, args);
    assert_eq!(output.status.code(), Some(2), "{args:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// The first figure of a symbol whose keys are these.
fn figure<'a>(json: &'a Value, symbol: &str, keys: &[&str]) -> &'a Value {
    let figures = json["figures"].as_array().unwrap();
    let wanted = |figure: &&Value| {
        figure["symbol"] == symbol && figure["keys"].as_array().unwrap().iter().eq(keys)
    };
    let found = figures.iter().find(wanted);
    found.unwrap_or_else(|| panic!("no {symbol} {keys:?} in {json:#}"))
}

fn near(found: &Value, oracle: f64) {
    let found = found["value"].as_f64().unwrap();
    let close = (found - oracle).abs() <= 1e-5 * oracle.abs();
    assert!(close, "found {found}, oracle {oracle}");
}

#[test]
fn hampton_is_told_as_kept() {
    let told = text(&["cbv", "--case", "hampton"]);
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/value-hampton.txt");
    if std::env::var_os("KEZHI_GOLDEN").is_some_and(|wish| wish == "write") {
        std::fs::write(&golden, &told).unwrap();
    }
    assert_eq!(told, std::fs::read_to_string(golden).unwrap());
}

#[test]
fn a_case_gives_its_numbers_with_formula_inputs_sources_and_footnotes() {
    let found = json(&["cbv", "--case", "hampton"]);
    let total = figure(&found, "brand_total", &[]);
    near(total, 4_056_000.0);
    assert!(total["formula"].as_str().unwrap().contains(" × "));
    let sources: Vec<&Value> = total["inputs"].as_array().unwrap().iter().collect();
    assert!(sources.iter().all(|input| input["source"] == "case"));
    assert_eq!(found["currency"], "USD");
    let h1 = &found["footnotes"][0];
    assert_eq!(h1["id"], "H1");
    near(&h1["printed"], 40.56);
    near(&h1["other"], 101.4);
}

#[test]
fn every_case_that_is_listed_can_be_computed_in_both_languages() {
    let cases = json(&["cases"]);
    let models = [
        ("cbv_levers", "cbv"),
        ("delivered", "cdv"),
        ("relationships", "relationship"),
    ];
    for case in cases["cases"].as_array().unwrap() {
        let word = case["model"].as_str().unwrap();
        let known = models.iter().find(|model| model.0 == word);
        let model = known.map_or_else(|| word.replace('_', "-"), |model| model.1.to_owned());
        for lang in ["zh", "en"] {
            let name = case["name"].as_str().unwrap();
            let output = value_in(lang, &[&model, "--case", name]);
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{name}: {said}");
            assert!(!output.stdout.is_empty());
        }
    }
}

#[test]
fn options_are_assumptions_and_change_a_case() {
    let found = json(&[
        "clv",
        "--margin",
        "100",
        "--retention",
        "80",
        "--discount",
        "10",
        "--cac",
        "150",
    ]);
    near(figure(&found, "clv_post", &[]), 266.667);
    near(figure(&found, "net_clv", &[]), 216.667);
    assert_eq!(
        figure(&found, "clv_pre", &[])["inputs"][0]["source"],
        "assumption"
    );
    let found = json(&["clv", "--case", "clv", "--retention", "85"]);
    near(figure(&found, "clv_post", &[]), 340.0);
    let found = json(&["equity", "--case", "equity", "--cohorts", "5"]);
    near(figure(&found, "customer_equity", &[]), 3_488_000.0);
}

#[test]
fn wallets_offers_and_values_are_taken_from_the_line() {
    let found = json(&["wallet", "--ranks", "1,2,3"]);
    near(figure(&found, "wallet_share", &["Brand 1"]), 0.5);
    let found = json(&[
        "cdv",
        "--offer",
        "60,25,15,20/70,10,8,7",
        "--offer",
        "50,20,15,15/55,12,8,7",
    ]);
    near(figure(&found, "delivered_value", &["Ours"]), 25.0);
    near(figure(&found, "ours_to_this", &["Rival 1"]), 1.38889);
    let found = json(&["concentration", "--values", "5,5,10,20,60"]);
    near(figure(&found, "hhi", &[]), 0.415);
}

#[test]
fn what_is_printed_as_inputs_can_be_read_again() {
    let folder = Folder::new("value-inputs");
    let found = json(&["markov", "--case", "tier-markov"]);
    let inputs = folder.file("markov.json", found["inputs"].to_string());
    let again = json(&["markov", "--input", &inputs]);
    assert_eq!(again["answer"], found["answer"]);
    near(figure(&again, "state_value", &["Diamond"]), 16_181.5);
    assert!(refusal("en", &["clv", "--input", &inputs]).contains("another model"));
}

/// Two years of five customers; A, B and C of 2023 of whom A and B come again.
const ORDERS: &str = "\
customer_id,order_id,order_date,revenue,cost,quantity,category_spend
A,1,2023-02-01,100,60,10,500
B,2,2023-05-01,100,60,10,250
C,3,2023-08-01,100,60,10,400
A,4,2024-02-01,200,120,20,500
B,5,2024-06-01,100,60,10,250
D,6,2024-12-31,60,30,6,250
";

#[test]
fn an_order_file_gives_margin_and_retention_and_says_so() {
    let folder = Folder::new("value-orders");
    let orders = folder.file("orders.csv", ORDERS);
    let found = json(&["clv", &orders, "--discount", "10"]);
    let now = &found["observed"]["now"];
    assert_eq!(
        (&now["customers"], &now["before"], &now["retained"]),
        (&Value::from(3), &Value::from(3), &Value::from(2))
    );
    // Profit 360 − 210 = 150 of three customers; two of three came again.
    let (m, r, d) = (50.0, 2.0 / 3.0, 0.1);
    let post = figure(&found, "clv_post", &[]);
    near(post, m * r / (1.0 + d - r));
    let inputs = post["inputs"].as_array().unwrap();
    let sources: Vec<&str> = inputs
        .iter()
        .map(|it| it["source"].as_str().unwrap())
        .collect();
    assert_eq!(sources, ["file", "file", "assumption"]);
    let found = json(&["equity", &orders, "--discount", "10", "--cac", "20"]);
    assert_eq!(
        found["inputs"]["equity"]["cohorts"]["customers"]["value"],
        1.0
    );
    // 360 of the 1,000 that the three spend on the category.
    let found = json(&["wallet", &orders]);
    near(figure(&found, "share_of_wallet", &[]), 0.36);
}

#[test]
fn a_file_that_is_too_short_for_retention_is_refused_at_that_field() {
    let folder = Folder::new("value-short");
    let later: Vec<&str> = ORDERS
        .lines()
        .filter(|line| !line.contains("2023"))
        .collect();
    let orders = folder.file("orders.csv", later.join("\n"));
    let said = refusal("en", &["clv", &orders, "--discount", "10"]);
    assert!(
        said.contains("to tell the retention rate r they must begin by"),
        "{said}"
    );
    let found = json(&["clv", &orders, "--discount", "10", "--retention", "60"]);
    assert_eq!(found["inputs"]["clv"]["retention"]["source"], "assumption");
}

const LEADS: &str = "\
客户名称,来源,阶段,下次跟进时间,战败原因,创建时间
甲,电话,已联系,2024-06-01,,2024-05-20
乙,网上,成交,,,2024-05-02
丙,展会,战败,,价格,2024-01-10
丁,网上,试驾,2024-06-20,,2024-06-01
戊,电话,新线索,,,2024-01-05
=己,介绍,已联系,2024-05-25,,2024-05-21
";

#[test]
fn leads_of_a_file_become_funnel_sources_and_lists() {
    let folder = Folder::new("value-leads");
    let leads = folder.file("leads.csv", LEADS);
    let out = folder.path("due.csv");
    let found = json(&[
        "leads",
        &leads,
        "--today",
        "2024-06-10",
        "--table",
        "due",
        "--csv",
        &out,
    ]);
    let told = &found["leads"];
    assert_eq!(told["leads"], 6);
    assert_eq!(
        told["stages"],
        serde_json::json!(["新线索", "已联系", "试驾", "成交"])
    );
    assert_eq!(told["stages_proposed"], true);
    // Open, won, lost, lapsed.
    assert_eq!(told["states"], serde_json::json!([3, 1, 1, 1]));
    near(figure(&found, "stage_reached", &["已联系"]), 4.0);
    near(figure(&found, "source_rate", &["网上"]), 0.5);
    let due: Vec<&Value> = told["due"].as_array().unwrap().iter().collect();
    let names: Vec<&Value> = due.iter().map(|lead| &lead["name"]).collect();
    assert_eq!(names, ["=己", "甲"], "longest overdue first");
    let again: Vec<&Value> = told["contact_again"].as_array().unwrap().iter().collect();
    let names: Vec<&Value> = again.iter().map(|lead| &lead["name"]).collect();
    assert_eq!(names, ["戊", "丙"]);
    let written = std::fs::read_to_string(out).unwrap();
    assert!(written.starts_with('\u{feff}'));
    assert!(written.contains("'=己"), "a cell that would run is safe");
}

const SCORES: &str = "\
客户名称,财务得分,合作得分,业务得分,信用得分
甲,90,80,85,95
乙,70,60,75,65
丙,50,,55,60
丁,88,92,71,64
";

#[test]
fn a_file_of_scores_is_assessed_and_a_missing_score_is_not_made_up() {
    let folder = Folder::new("value-scores");
    let scores = folder.file("scores.csv", SCORES);
    let found = json(&["assessment", &scores, "--shape", "scorecard"]);
    // The file's own columns, which are the four groups, weighted as proposed.
    near(figure(&found, "assessment_score", &["甲"]), 87.25);
    near(figure(&found, "assessment_score", &["乙"]), 67.75);
    let accounts = found["answer"]["assessment"]["accounts"]
        .as_array()
        .unwrap();
    assert_eq!(accounts[2]["class"], Value::Null);
    assert_eq!(found["answer"]["assessment"]["unscored"], 1);
    let lines = text(&["assessment", &scores, "--shape", "scorecard"]);
    let of = |name: &str| {
        let has_class = |it: &&str| it.starts_with(name) && it.contains("Next review");
        lines.lines().find(has_class).unwrap().to_owned()
    };
    // 甲 is weakest in cooperation; 丙 has a score missing and no class.
    let first = of("甲");
    assert!(first.contains("Weakest indicator\t合作得分"), "{first}");
    assert!(of("丙").contains("—"), "{}", of("丙"));
    assert!(refusal("en", &["moves", &scores]).contains("reads no file"));
}

#[test]
fn entries_of_a_case_are_called_what_the_page_calls_them() {
    let levels = text(&["relationship", "--case", "relationships"]);
    assert!(levels.contains("Group 1"), "{levels}");
    let assessed = text(&["assessment", "--case", "assessment"]);
    assert!(assessed.contains("Account 1"), "{assessed}");
    assert!(!assessed.contains("No. 1"), "{assessed}");
}

#[test]
fn shares_of_use_name_the_cells_they_add_up() {
    let found = json(&["heat-map", "--case", "hampton-map"]);
    let all = found["figures"].as_array().unwrap();
    let shares: Vec<&str> = all
        .iter()
        .filter(|it| it["symbol"] == "volume_share")
        .map(|it| it["formula"].as_str().unwrap())
        .collect();
    assert_eq!(shares.len(), 3);
    for (row, share) in shares.into_iter().enumerate() {
        let above = share.split(" ÷ ").next().unwrap();
        let own: Vec<String> = (1..=9)
            .map(|it| format!("[{it}]"))
            .filter(|it| above.contains(it))
            .collect();
        let expected: Vec<String> = (1..=3).map(|it| format!("[{}]", 3 * row + it)).collect();
        assert_eq!(own, expected, "{share}");
    }
}

#[test]
fn a_missing_number_names_its_option() {
    let refused = refusal("en", &["clv", "--margin", "100", "--retention", "80"]);
    assert!(refused.contains("--discount"), "{refused}");
}

#[test]
fn tables_leave_as_workbooks() {
    use calamine::{Data, Reader, Xlsx, open_workbook};
    let folder = Folder::new("value-xlsx");
    let out = folder.path("map.xlsx");
    text(&["heat-map", "--case", "hampton-map", "--xlsx", &out]);
    let mut book: Xlsx<_> = open_workbook(&out).unwrap();
    let sheets = book.worksheets();
    let cells = &sheets.last().unwrap().1;
    assert_eq!(cells.height(), 10, "head and nine cells");
    let of_heavy_loyal = cells.rows().nth(1).unwrap();
    assert!(of_heavy_loyal.contains(&Data::Float(1200.0)));
}

#[test]
fn bad_input_is_refused_at_its_field_in_both_languages() {
    for (args, zh, en) in [
        (
            &[
                "clv",
                "--margin",
                "9",
                "--retention",
                "120",
                "--discount",
                "10",
            ][..],
            "留存率 r 须在 0% 到 100% 之间，现在是 120%",
            "retention rate r must be from 0% to 100%; it is 120%",
        ),
        (
            &[
                "clv",
                "--margin",
                "9",
                "--retention",
                "95",
                "--discount",
                "2",
                "--growth",
                "10",
            ],
            "没有有限的合计",
            "has no end",
        ),
        (
            &["clv", "--retention", "80", "--discount", "10"],
            "还没有每期人均毛利 m",
            "margin of a customer a period m is missing",
        ),
        (
            &["wallet", "--brand-spend", "120", "--category-spend", "100"],
            "在本品牌的花费是 120，不能超过 100",
            "spend on the brand is 120; it cannot exceed 100",
        ),
        (
            &["cbv", "--case", "hampton", "--penetration", "140"],
            "渗透率 P",
            "penetration P",
        ),
    ] {
        let said = refusal("zh", args);
        assert!(said.contains(zh), "{said}");
        let said = refusal("en", args);
        assert!(said.contains(en), "{said}");
    }
}

#[test]
fn a_rate_given_as_a_fraction_is_taken_as_it_stands_and_said_so() {
    let args = ["clv", "--margin", "100", "--retention", "0.8", "--discount"];
    let doubtful = value_in("en", &[&args[..], &["10"]].concat());
    assert!(doubtful.status.success());
    let said = String::from_utf8_lossy(&doubtful.stderr).into_owned();
    let asked = "--retention: 0.8 means 0.8% here. If you meant 80%, enter 80.";
    assert!(said.contains(asked), "{said}");
    assert!(!said.contains("--discount"), "{said}");
}

#[test]
fn an_option_that_would_do_nothing_is_refused() {
    let said = refusal("en", &["clv", "--case", "clv", "--penetration", "40"]);
    assert!(said.contains("--penetration"), "{said}");
    let said = refusal("en", &["clv", "--case", "hampton"]);
    assert!(said.contains("clv | subscription"), "{said}");
}

#[test]
fn the_register_lists_both_numbers() {
    let found = json(&["register"]);
    let entries = found["register"].as_array().unwrap();
    assert_eq!(entries.len(), 23);
    let entry = |id: &str| entries.iter().find(|entry| entry["id"] == id).unwrap();
    near(&entry("H2")["printed"], 273.0);
    near(&entry("H2")["other"], 274.3);
    near(&entry("H3")["other"], 99.0058);
    near(&entry("H4")["other"], 3000.0);
    assert_eq!(entry("H1")["other_is"], "should_be");
    for id in ["E1", "H3", "H4", "T2"] {
        assert_eq!(entry(id)["other_is"], "other_reading", "{id}");
    }
    near(&entry("E1")["other"], 91_440.0);
    assert_eq!(entry("L3")["printed"], Value::Null);
}

#[test]
fn customers_of_an_order_file_are_served_concentrated_and_staged() {
    let folder = Folder::new("value-base");
    let mut rows = "customer_id,order_date,revenue,profit\n".to_owned();
    for (customer, revenue, profit) in [("A", 900, 300), ("B", 80, 20), ("C", 20, -10)] {
        for month in 1..=12 {
            rows += &format!("{customer},2024-{month:02}-28,{revenue},{profit}\n");
        }
    }
    let file = folder.file("orders.csv", rows);
    let found = json(&["concentration", &file]);
    near(figure(&found, "value_sum", &[]), 12.0 * 310.0);
    let found = json(&["serving", &file, "--cost-per-order", "15"]);
    let orders = found["inputs"]["serving"]["groups"].as_array().unwrap();
    let orders: f64 = orders
        .iter()
        .filter_map(|group| group["orders"]["value"].as_f64())
        .sum();
    near(figure(&found, "serving_cost", &["Total"]), 15.0 * orders);
    assert_eq!(orders, 36.0);
    let found = json(&["life-cycle", &file]);
    assert!(found["inputs"]["life_cycle"]["stages"].is_array());
}

#[test]
fn what_a_command_lacks_is_named_and_not_quoted_as_nothing() {
    let said = refusal("en", &["leads"]);
    assert!(said.contains("FILE is not given"), "{said}");
    let said = refusal("en", &["moves"]);
    assert!(said.contains("--case is not given"), "{said}");
    assert!(said.contains("tier-moves") && !said.contains('“'), "{said}");
}

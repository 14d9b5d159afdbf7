//! `kezhi lifetime` as a careful tool: the keys of its answer, what it refuses and why.

#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
mod common;

use std::fmt::Write;
use std::process::Output;

use kezhi::numeric::Random;
use kezhi::units::Day;
use serde_json::Value;

use common::Folder;

fn kezhi(args: &[&str]) -> Output {
    common::kezhi(&[&["lifetime"], args].concat())
}

fn json(args: &[&str]) -> Value {
    common::json(&[&["lifetime"], args].concat())
}

fn refusal(args: &[&str]) -> String {
    let output = kezhi(args);
    assert!(!output.status.success());
    String::from_utf8(output.stderr).unwrap()
}

/// Two years of customers who buy at their own rate until they stop.
fn orders(customers: usize) -> String {
    let mut random = Random::new(11);
    let first = Day::from_iso("2023-01-01").unwrap();
    let mut text = "customer,date,amount\n".to_owned();
    for customer in 0..customers {
        let rate = random.gamma(0.6) / 30.0;
        let gone = random.beta(0.8, 3.0);
        let mut day = random.unit() * 180.0;
        let mean = 20.0 + 40.0 * random.gamma(2.0);
        loop {
            let date = Day(first.0 + day as i32).iso();
            let amount = mean * (0.5 + random.unit());
            writeln!(text, "C{customer:04},{date},{amount:.2}").unwrap();
            day += 1.0 + random.exponential() / rate.max(1e-9);
            if day >= 730.0 || random.unit() < gone {
                break;
            }
        }
    }
    text
}

#[test]
fn the_answer_holds_every_key_and_a_line_for_every_customer() {
    let folder = Folder::new("life-keys");
    let file = folder.file("orders.csv", orders(400));
    let out = folder.0.join("out.csv").display().to_string();
    for model in ["bgnbd", "mbgnbd", "pareto", "auto"] {
        let found = json(&[
            &file,
            "--model",
            model,
            "--unit",
            "week",
            "--until",
            "2024-03-31",
            "--horizon-months",
            "12",
            "--discount-annual",
            "0.1",
            "--margin",
            "0.3",
            "--json",
            "--csv",
            &out,
        ]);
        assert_eq!(found["customers"], 400);
        assert_eq!(found["parameters"].as_object().unwrap().len(), 4);
        assert_eq!(found["standard_errors"].as_object().unwrap().len(), 4);
        for name in [
            "log_likelihood",
            "fit_seconds",
            "total_clv",
            "repeat_transactions",
        ] {
            assert!(found[name].is_number(), "{model} {name}");
        }
        for name in ["actual", "predicted", "mae", "rmse"] {
            assert!(found["holdout"][name].is_number(), "{model} {name}");
        }
        assert!(found["warnings"].is_array());
        let csv = std::fs::read_to_string(&out).unwrap();
        assert_eq!(csv.lines().count(), 401);
        // Only the Pareto/NBD has a sum of orders without an end.
        let head = csv.lines().next().unwrap();
        let has_sum = found["model"] == "pareto_nbd";
        assert_eq!(head.contains(",dert,"), has_sum, "{head}");
        assert_eq!(found["best"][0]["dert"].is_number(), has_sum);
        let column = |name: &str| -> Vec<f64> {
            let place = head.split(',').position(|it| it == name).unwrap();
            let cells = csv.lines().skip(1).map(|line| line.split(',').nth(place));
            cells.map(|it| it.unwrap().parse().unwrap()).collect()
        };
        let [low, clv, high] = ["clv_low_90", "clv", "clv_high_90"].map(column);
        let each = low.iter().zip(&clv).zip(&high);
        assert!(
            each.clone()
                .all(|((low, clv), high)| low <= clv && clv <= high)
        );
        let total: f64 = clv.iter().sum();
        let stated = found["total_clv"].as_f64().unwrap();
        assert!((total - stated).abs() < 1e-6 * stated, "{total} {stated}");
    }
}

#[test]
fn ranges_of_all_of_groups_and_of_a_customer_stand_in_the_answer() {
    let folder = Folder::new("ranges");
    let file = folder.file("orders.csv", orders(400));
    let found = json(&[&file, "--model", "bgnbd", "--json", "--who", "C0007"]);
    let within = |of: &Value| {
        let [low, value, high] = ["low", "value", "high"].map(|it| of[it].as_f64().unwrap());
        assert!(low <= value && value <= high && low >= 0.0, "{of}");
    };
    for name in ["orders", "clv", "orders_by_parameters", "clv_by_parameters"] {
        within(&found["intervals"][name]);
        for group in found["groups"].as_array().unwrap() {
            within(&group["intervals"][name]);
        }
    }
    assert_eq!(found["best"].as_array().unwrap().len(), 20);
    let of = &found["selected"][0];
    assert_eq!(of["id"], "C0007");
    within(&of["intervals"]["p_alive"]);
    for name in ["orders", "clv"] {
        let (range, expected) = (
            &of["intervals"][name],
            of["intervals"][name]["value"].as_f64(),
        );
        assert!(range["low"].as_f64() <= range["high"].as_f64() && expected.is_some());
    }
    assert!(refusal(&[&file, "--who", "nobody"]).contains("--who"));
}

#[test]
fn a_table_of_counted_histories_gives_the_fit_of_its_orders() {
    let folder = Folder::new("life-counted");
    let file = folder.file("orders.csv", orders(400));
    let out = folder.0.join("out.csv").display().to_string();
    let until = ["--model", "bgnbd", "--until", "2024-06-30", "--json"];
    let from_orders = json(&[&[file.as_str(), "--csv", &out][..], &until[..]].concat());
    let lines = std::fs::read_to_string(&out).unwrap();
    let mut table = "id,x,t_x,T\n".to_owned();
    for line in lines.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').take(4).collect();
        writeln!(table, "{}", cells.join(",")).unwrap();
    }
    let counted = folder.file("counted.csv", &table);
    let from_counts = json(&[&counted, "--model", "bgnbd", "--json"]);
    let value = |of: &Value| of["log_likelihood"].as_f64().unwrap();
    assert!((value(&from_orders) - value(&from_counts)).abs() < 1e-6);
    assert_eq!(
        from_orders["repeat_transactions"],
        from_counts["repeat_transactions"]
    );
    assert!(from_counts["total_clv"].is_null());
    let warnings = from_counts["warnings"].to_string();
    assert!(warnings.contains("no money"), "{warnings}");
}

#[test]
fn what_cannot_be_forecast_is_refused_with_its_reason() {
    let folder = Folder::new("life-refused");
    let mut once = "customer,date,amount\n".to_owned();
    let mut last_day = once.clone();
    for customer in 0..60 {
        let day = Day(19_700 + customer).iso();
        writeln!(once, "c{customer},{day},10").unwrap();
        writeln!(last_day, "c{customer},2024-01-05,10").unwrap();
    }
    let once = folder.file("once.csv", &once);
    assert!(refusal(&[&once]).contains("bought a second time"));
    let last_day = folder.file("last-day.csv", &last_day);
    assert!(refusal(&[&last_day]).contains("last day"));
    let file = folder.file("orders.csv", orders(200));
    let early = refusal(&[&file, "--until", "2022-01-01"]);
    assert!(early.contains("before the first order"), "{early}");
    let two_weeks = refusal(&[&file, "--until", "2023-01-14"]);
    assert!(two_weeks.contains("needed"), "{two_weeks}");
    assert!(refusal(&[&file, "--until", "soon"]).contains("YYYY-MM-DD"));
    let few = folder.file(
        "few.csv",
        "customer,date,amount\na,2024-01-01,3\na,2024-05-01,3\n",
    );
    assert!(refusal(&[&few]).contains("at least 20"));
    let rises = folder.file("rises.csv", "year,there\n0,100\n1,60\n2,70\n");
    assert!(refusal(&[&rises, "--model", "sbg"]).contains("rises"));
}

#[test]
fn money_that_is_none_leaves_orders_without_a_value() {
    let folder = Folder::new("life-free");
    let text: String = orders(300)
        .lines()
        .enumerate()
        .map(|(at, line)| match (at, line.rsplit_once(',')) {
            (0, _) | (_, None) => format!("{line}\n"),
            (_, Some((rest, _))) => format!("{rest},0\n"),
        })
        .collect();
    let found = json(&[
        &folder.file("free.csv", &text),
        "--model",
        "mbgnbd",
        "--json",
    ]);
    assert!(found["total_orders"].as_f64().unwrap() > 0.0);
    assert!(found["total_clv"].is_null());
    assert!(
        found["warnings"]
            .to_string()
            .contains("repeat buyer has money")
    );
}

#[test]
fn a_table_of_retention_gives_the_printed_sbg() {
    let folder = Folder::new("life-sbg");
    let high_end = [
        100.0, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4,
    ];
    let mut table = "year,pct_surviving\n".to_owned();
    for (year, there) in high_end.iter().enumerate() {
        writeln!(table, "{year},{there}").unwrap();
    }
    let file = folder.file("members.csv", &table);
    let found = json(&[
        &file,
        "--model",
        "sbg",
        "--unit",
        "year",
        "--periods",
        "7",
        "--json",
    ]);
    let alpha = found["parameters"]["alpha"].as_f64().unwrap();
    assert!((alpha - 0.668).abs() < 5e-4, "{alpha}");
    assert_eq!(found["holdout"]["periods"], 5);
}

#[test]
fn contracts_call_for_a_curve_of_survival_judged_where_it_has_not_seen() {
    let folder = Folder::new("contracts");
    let mut random = Random::new(3);
    let mut text = "customerID,tenure,MonthlyCharges,Churn\n".to_owned();
    for contract in 0..1500 {
        let gone = random.beta(0.7, 9.0);
        let followed = 3 + (random.unit() * 57.0) as u32;
        let lasts = random.geometric(gone).min(1e6) as u32;
        let churned = if lasts <= followed { "Yes" } else { "No" };
        let tenure = lasts.min(followed);
        writeln!(
            text,
            "K{contract:05},{tenure},{}.50,{churned}",
            20 + contract % 60
        )
        .unwrap();
    }
    let file = folder.file("contracts.csv", text);
    let found = json(&[&file, "--json"]);
    assert!(
        found["reason"].as_str().unwrap().contains("contracts"),
        "{found}"
    );
    assert_eq!(found["candidates"].as_array().unwrap().len(), 4);
    let held = &found["holdout"];
    let [actual, predicted] = ["actual", "predicted"].map(|it| held[it].as_f64().unwrap());
    assert!((actual - predicted).abs() < 0.06, "{held}");
    assert!(found["total_clv"].as_f64().unwrap() > 0.0);
    let out = folder.path("out.csv");
    let asked = json(&[&file, "--json", "--model", "sbg", "--csv", &out]);
    assert_eq!(asked["model"], "sbg");
    assert!(asked["parameters"]["alpha"].as_f64().unwrap() > 0.0);
    // The value is that of the curve asked for, contract by contract.
    let sbg = found["candidates"].as_array().unwrap();
    let sbg = sbg.iter().find(|it| it["fit"]["kind"] == "sbg").unwrap();
    assert_eq!(asked["total_clv"], sbg["value"]);
    let csv = std::fs::read_to_string(&out).unwrap();
    assert_eq!(csv.lines().count(), 1501);
    let (mut renewals, mut value) = (0.0, 0.0);
    for line in csv.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        assert!(cells[0].starts_with('K'), "{line}");
        let more: f64 = cells[3].parse().unwrap();
        assert_eq!(more == 0.0, cells[2] == "1", "{line}");
        renewals += more;
        value += cells[4].parse::<f64>().unwrap();
    }
    for (name, sum) in [("expected_renewals", renewals), ("total_clv", value)] {
        let stated = asked[name].as_f64().unwrap();
        assert!(
            (sum - stated).abs() < 1e-6 * stated,
            "{name}: {sum} {stated}"
        );
    }
}

#[test]
fn order_lines_are_no_table_of_retention_and_periods_have_a_unit() {
    let folder = Folder::new("units");
    let lines: String = (1..29)
        .map(|day| format!("C{day},2024-01-{day:02},10\n"))
        .collect();
    let orders = folder.file("orders.csv", format!("customer,date,amount\n{lines}"));
    for option in [&[][..], &["--until", "2024-01-20"]] {
        let said =
            refusal(&[&[orders.as_str(), "--model", "sbg", "--lang", "en"], option].concat());
        assert!(
            said.contains("order lines — not a table of retention"),
            "{said}"
        );
    }
    let rows = "0,1000\n1,869\n2,743\n3,653\n4,593\n5,551\n6,517\n7,491\n";
    let years = folder.file("years.csv", format!("year,active\n{rows}"));
    let of =
        |file: &str, more: &[&str]| json(&[&[file, "--json", "--model", "sbg"], more].concat());
    let yearly = of(&years, &[]);
    assert_eq!(yearly["unit"], "year");
    let discounted = yearly["discounted_payments"].as_f64().unwrap();
    // The published DEL of these members at 10 % a year, by their fit to seven renewals.
    assert!((discounted - 5.923).abs() < 0.01, "{discounted}");
    let periods = folder.file("periods.csv", format!("period,active\n{rows}"));
    let assumed = of(&periods, &["--lang", "en"]);
    assert_eq!(assumed["unit"], "month");
    assert!(
        assumed["warnings"]
            .to_string()
            .contains("takes it for a month"),
        "{assumed}"
    );
    let told = of(&periods, &["--unit", "quarter"]);
    assert_eq!(told["unit"], "quarter");
    assert!(!told["warnings"].to_string().contains("--unit"), "{told}");
}

#[test]
fn the_unit_of_tenure_is_an_option_and_ends_without_a_date_are_told() {
    let folder = Folder::new("tenure-unit");
    let mut text = "customerID,tenure,fee,Churn\n".to_owned();
    for at in 0..200 {
        let (tenure, churned) = (1 + at % 8, if at % 3 == 0 { "Yes" } else { "No" });
        writeln!(text, "K{at},{tenure},30,{churned}").unwrap();
    }
    let file = folder.file("contracts.csv", text);
    let out = folder.path("out.csv");
    let years = json(&[
        &file, "--json", "--unit", "year", "--csv", &out, "--lang", "en",
    ]);
    assert_eq!(years["unit"], "year");
    let csv = std::fs::read_to_string(&out).unwrap();
    assert!(
        csv.lines().skip(1).all(|line| line.ends_with(",year")),
        "{csv}"
    );
    let months = json(&[&file, "--json", "--lang", "en"]);
    assert!(
        months["warnings"].to_string().contains("taken for a month"),
        "{months}"
    );
    let renewals = |of: &serde_json::Value| of["expected_renewals"].as_f64().unwrap();
    assert!(renewals(&years) < renewals(&months));
    let mut text = "subscription_id,start_date,end_date,monthly_fee,churn_flag\n".to_owned();
    for at in 0..60 {
        let (end, mark) = match at % 6 {
            0 => ("2024-02-20", "True"),
            1 => ("", "True"),
            _ => ("", "False"),
        };
        writeln!(text, "S{at},2024-01-01,{end},10,{mark}").unwrap();
    }
    // The table goes on, so that the month in which they left is over.
    text.push_str("late,2024-03-25,,10,False\n");
    let file = folder.file("marked.csv", text);
    let left_out = json(&[&file, "--json", "--lang", "en"]);
    assert!(
        left_out["warnings"]
            .to_string()
            .contains("left out because"),
        "{left_out}"
    );
    let go_on = json(&[&file, "--json", "--undated-ends", "go-on"]);
    let active = |of: &serde_json::Value| of["active"].as_u64().unwrap();
    assert_eq!((active(&left_out), active(&go_on)), (41, 51));
}

#[test]
fn what_says_nothing_of_contracts_or_of_retention_is_refused_and_not_passed_over() {
    let folder = Folder::new("no-use");
    let table = folder.file("members.csv", "year,there\n0,100\n1,80\n2,70\n");
    let out = folder.path("out.csv");
    for option in [
        &["--until", "2024-01-01"][..],
        &["--who", "K1"],
        &["--regularise"],
        &["--csv", &out],
    ] {
        let said = refusal(&[&[table.as_str(), "--model", "sbg"], option].concat());
        assert!(said.contains(option[0]), "{said}");
    }
}

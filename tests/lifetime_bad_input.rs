//! What users drop that carries no forecast, or only part of one: each gets a sentence with its
//! reason and a way on, on the command line and on the sheet.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod drawn;

use std::fmt::Write;
use std::path::PathBuf;
use std::process::{Command, Output};

use kezhi::engine::Engine;
use kezhi::numeric::Random;
use kezhi::report::{Sheet, SheetAnswer, with};
use kezhi::text::Lang;
use kezhi::units::{Day, Money};
use serde_json::{Value, json};

use drawn::{ask, question, refusal, sheet};

/// A row: customer, day from the first, amount.
type Row = (u32, i32, f64);

const FIRST: &str = "2022-01-01";

fn day(from_first: i32) -> Day {
    Day(Day::from_iso(FIRST).unwrap().0 + from_first)
}

/// Customers who buy at rates of their own over so many days.
fn bought(customers: u32, days: f64) -> Vec<Row> {
    let mut random = Random::new(5);
    let mut rows = Vec::new();
    for customer in 0..customers {
        let rate = random.gamma(0.6) / 30.0;
        let gone = random.beta(0.8, 3.0);
        let mut now = random.unit() * days / 3.0;
        loop {
            rows.push((customer, now as i32, 20.0 + 30.0 * random.unit()));
            now += random.exponential() / rate.max(1e-9);
            if now >= days || random.unit() < gone {
                break;
            }
        }
    }
    rows
}

fn engine(rows: &[Row]) -> Engine {
    let money = |amount: f64| Money::from_units(amount).unwrap();
    let rows: Vec<drawn::Row> = rows
        .iter()
        .map(|&(customer, from_first, amount)| (customer, day(from_first), money(amount)))
        .collect();
    drawn::engine(&rows)
}

/// The refusal of the forecast in both languages, the English one returned.
fn refused(rows: &[Row]) -> String {
    let mut engine = engine(rows);
    let mut said = String::new();
    for lang in [Lang::Zh, Lang::En] {
        said = refusal(&mut engine, question("forecast"), lang).words;
        assert!(said.chars().count() > 15, "{said}");
    }
    said
}

fn answered(rows: &[Row]) -> Sheet {
    sheet(&mut engine(rows), question("forecast"), Lang::En)
}

#[test]
fn customers_who_all_came_on_the_last_day_cannot_be_followed() {
    let rows: Vec<Row> = (0..60).map(|customer| (customer, 100, 20.0)).collect();
    let said = refused(&rows);
    assert!(
        said.contains("last day") && said.contains("longer history"),
        "{said}"
    );
}

#[test]
fn customers_of_the_last_day_among_others_count_and_are_told() {
    let mut rows = bought(300, 500.0);
    let last = rows.iter().map(|row| row.1).max().unwrap();
    rows.extend((300..320).map(|customer| (customer, last, 25.0)));
    let notes = answered(&rows).notes.join("\n");
    assert!(notes.contains("first bought on the last day"), "{notes}");
}

#[test]
fn buyers_of_one_order_each_show_no_rhythm() {
    let rows: Vec<Row> = (0..200)
        .map(|customer| (customer, customer as i32, 20.0))
        .collect();
    let said = refused(&rows);
    assert!(
        said.contains("second time") && said.contains("by formula"),
        "{said}"
    );
}

#[test]
fn repeaters_without_money_get_orders_and_no_value() {
    let free: Vec<Row> = bought(300, 500.0)
        .into_iter()
        .map(|(customer, day, _)| (customer, day, 0.0))
        .collect();
    let found = answered(&free);
    assert!(
        found.method.contains("value is not computed"),
        "{}",
        found.method
    );
    assert!(
        !found.answer.text().contains("USD"),
        "{}",
        found.answer.text()
    );
}

#[test]
fn a_mean_of_zero_or_less_is_left_out_of_spend_and_told() {
    let mut rows = bought(300, 500.0);
    // Two repeat buyers whose later orders were free.
    for customer in [300, 301] {
        rows.extend([
            (customer, 3, 20.0),
            (customer, 90, 0.0),
            (customer, 120, 0.0),
        ]);
    }
    let notes = answered(&rows).notes.join("\n");
    assert!(notes.contains("left out of the model of spend"), "{notes}");
}

#[test]
fn an_order_that_outweighs_all_others_is_told_and_makes_no_number_that_is_none() {
    let mut rows = bought(300, 500.0);
    rows.push((0, 400, 50_000_000.0));
    for (lang, told) in [
        (Lang::Zh, "一位客户占"),
        (Lang::En, "One customer makes up"),
    ] {
        let found = sheet(&mut engine(&rows), question("forecast"), lang);
        assert!(
            found.notes.iter().any(|it| it.contains(told)),
            "{:?}",
            found.notes
        );
        for of in found.numbers.iter().filter_map(|it| it.number()) {
            assert!(of.value().is_finite() && of.value() >= 0.0, "{of:?}");
        }
    }
    let notes = answered(&bought(300, 500.0)).notes.join("\n");
    assert!(!notes.contains("One customer makes up"), "{notes}");
}

#[test]
fn refunds_beyond_what_was_bought_make_no_number_that_is_none() {
    let mut rows = bought(300, 500.0);
    for customer in 300..306 {
        rows.extend([
            (customer, 3, 20.0),
            (customer, 90, 15.0),
            (customer, 95, -200.0),
        ]);
    }
    let found = answered(&rows);
    for of in found.numbers.iter().filter_map(|it| it.number()) {
        assert!(of.value().is_finite() && of.value() >= 0.0, "{of:?}");
    }
    let text = found.answer.text();
    assert!(text.contains("USD"), "{text}");
    let notes = found.notes.join("\n");
    assert!(notes.contains("left out of the model of spend"), "{notes}");
}

#[test]
fn a_fit_that_ends_after_the_last_order_is_told_to_count_the_days_between_as_silent() {
    let rows = bought(300, 500.0);
    let last = rows.iter().map(|row| row.1).max().unwrap();
    let path = "lifetime/forecast/until";
    let later = with(&question("forecast"), path, json!(day(last + 90))).unwrap();
    for (lang, told) in [
        (Lang::Zh, "晚 90 天"),
        (Lang::En, "90 days after the last order"),
    ] {
        let notes = sheet(&mut engine(&rows), later.clone(), lang)
            .notes
            .join("\n");
        assert!(notes.contains(told), "{notes}");
    }
    let notes = answered(&rows).notes.join("\n");
    assert!(!notes.contains("after the last order"), "{notes}");
}

#[test]
fn two_weeks_are_too_short() {
    let rows: Vec<Row> = (0..60)
        .flat_map(|customer| [(customer, 0, 20.0), (customer, 13, 20.0)])
        .collect();
    let said = refused(&rows);
    assert!(said.contains("13 days") && said.contains("28"), "{said}");
}

#[test]
fn retention_that_rises_or_is_over_one_is_refused_at_its_field() {
    let asked = question("retention-curves");
    for (period, entered) in [(1, 1.2), (2, 0.9), (3, -0.1)] {
        let path = format!("lifetime/retention/survivors/{period}");
        let wrong = with(&asked, &path, json!(entered)).unwrap();
        let answer = ask(&mut engine(&bought(30, 100.0)), wrong, Lang::En);
        let (SheetAnswer::Refused(refusal)
        | SheetAnswer::Unread(refusal)
        | SheetAnswer::Lacking { refusal, .. }) = answer
        else {
            panic!("{entered} was taken");
        };
        assert_eq!(
            refusal.path.as_deref(),
            Some(path.as_str()),
            "{}",
            refusal.words
        );
    }
}

/// A folder of its own for each test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("kezhi-bad-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn kezhi(command: &str, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kezhi"))
        .args(["--lang", "en", command])
        .args(args)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    assert!(!output.status.success(), "it was taken");
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Rows as an order file.
fn csv(rows: &[Row]) -> String {
    let mut text = "customer,date,amount\n".to_owned();
    for (customer, from_first, amount) in rows {
        writeln!(text, "c{customer},{},{amount:.2}", day(*from_first).iso()).unwrap();
    }
    text
}

#[test]
fn a_date_that_has_not_come_yet_does_not_stretch_the_history() {
    let folder = Folder::new("future");
    let mut rows = bought(300, 500.0);
    let clean = folder.file("clean.csv", &csv(&rows));
    rows.push((0, 40_000, 20.0));
    let typo = folder.file("typo.csv", &csv(&rows));
    let forecast = |file: &str| -> Value {
        let args = [file, "--today", "2024-01-31", "--model", "mbgnbd", "--json"];
        let output = kezhi("lifetime", &args);
        let found: Value = serde_json::from_slice(&output.stdout).unwrap();
        let is_told = found["warnings"].to_string().contains("After today: 1 row");
        assert_eq!(is_told, file.ends_with("typo.csv"), "{}", found["warnings"]);
        json!([found["until"], found["parameters"], found["total_clv"]])
    };
    assert_eq!(forecast(&typo), forecast(&clean));
}

#[test]
fn the_command_line_gives_the_same_reasons() {
    let folder = Folder::new("reasons");
    let same_day: Vec<Row> = (0..60).map(|customer| (customer, 100, 20.0)).collect();
    let once: Vec<Row> = (0..200)
        .map(|customer| (customer, customer as i32, 20.0))
        .collect();
    let weeks: Vec<Row> = (0..60)
        .flat_map(|customer| [(customer, 0, 9.0), (customer, 13, 9.0)])
        .collect();
    for (name, rows, reason) in [
        ("same-day.csv", same_day, "last day"),
        ("once.csv", once, "second time"),
        ("weeks.csv", weeks, "13 days"),
    ] {
        let file = folder.file(name, &csv(&rows));
        let words = said(&kezhi("lifetime", &[&file]));
        assert!(words.contains(reason), "{name}: {words}");
    }
    let over = folder.file("over.csv", "year,there\n0,1\n1,1.3\n2,0.7\n");
    let words = said(&kezhi("lifetime", &[&over, "--model", "sbg"]));
    assert!(words.contains("rises from 100.0% to 130.0%"), "{words}");
    let impossible = folder.file("impossible.csv", "id,x,t_x,T\na,1,9,8\nb,0,0,8\n");
    let words = said(&kezhi("lifetime", &[&impossible]));
    assert!(
        words.contains("Row 1") && words.contains("t_x ≤ T"),
        "{words}"
    );
    for (option, value) in [
        ("--horizon-months", "0"),
        ("--discount-annual", "-0.5"),
        ("--margin", "1.5"),
    ] {
        let file = folder.file("good.csv", &csv(&bought(200, 400.0)));
        let words = said(&kezhi("lifetime", &[&file, option, value]));
        assert!(words.len() > 20, "{option}: {words}");
    }
}

#[test]
fn a_retention_that_outgrows_the_discount_has_no_sum_and_says_so() {
    let args = [
        "clv",
        "--margin",
        "100",
        "--retention",
        "100",
        "--discount",
        "0",
    ];
    let output = kezhi("value", &args);
    let all = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(!all.contains("inf") && !all.contains("NaN"), "{all}");
    assert!(!output.status.success() && all.len() > 40, "{all}");
}

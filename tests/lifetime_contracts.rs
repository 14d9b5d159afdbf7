//! Contracts from the bytes of a file to their sheet, held against printed figures and sums by hand.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod drawn;

use std::fmt::Write;

use kezhi::chart::{Cell, Table};
use kezhi::engine::{Engine, Request, Response, SheetQuestion};
use kezhi::ingest::{
    ImportOptions, IssueKind, MemorySource, Overrides, Role, Shape, import_table, inspect,
};
use kezhi::report::{Entry, Sheet, SheetAnswer, WayOn, with};
use kezhi::text::Lang;
use kezhi::units::{Currency, Day};
use kezhi::workshop::{FITTED_RENEWALS, HIGH_END_MEMBERS};
use serde_json::json;

use drawn::{question, refusal, sheet};

/// Numbers that are worked out by hand agree to this.
const CLOSE: f64 = 1e-9;

/// The file, read and opened as the page does.
fn opened(text: &str) -> Engine {
    let mut source = MemorySource(text.as_bytes());
    let plan = inspect(&mut source, "contracts.csv", &Overrides::default())
        .unwrap()
        .plan;
    let options = ImportOptions::default();
    let table = import_table(&mut source, &plan, &options, &mut |_| {}).unwrap();
    let bytes = table.encode().to_vec();
    let mut engine = Engine::default();
    let answer = engine.handle(Request::Open, Some(&mut MemorySource(&bytes)));
    assert!(matches!(answer, Ok(Response::Opened(_))));
    engine
}

fn table<'a>(sheet: &'a Sheet, title: &str) -> &'a Table {
    let found = sheet.tables.iter().find(|it| it.title == title);
    &found.unwrap_or_else(|| panic!("{title}")).table
}

/// The cells of a column by its heading, a row each.
fn column<'a>(table: &'a Table, heading: &str) -> Vec<&'a Cell> {
    let place = table.columns.iter().position(|it| it.heading == heading);
    let place = place.unwrap_or_else(|| panic!("{heading}"));
    table.rows.iter().map(|row| &row[place]).collect()
}

fn value(cell: &Cell) -> f64 {
    let explained = cell.explained.as_ref().and_then(|it| it.number());
    explained.unwrap().value()
}

fn meets(found: f64, oracle: f64, tolerance: f64) {
    let close = (found - oracle).abs() <= tolerance * oracle.abs();
    assert!(close, "found {found}, oracle {oracle}");
}

const CURVES: &str = "Curves tried, and what they had not seen";
const BY_TIME: &str = "Observed and fitted";

/// A thousand members as the paper's table has them through its seventh renewal, a row each.
fn members() -> String {
    let there: Vec<i64> = HIGH_END_MEMBERS[..=FITTED_RENEWALS as usize]
        .iter()
        .map(|percent| (percent * 10.0).round() as i64)
        .collect();
    let mut text = "customerID,tenure,MonthlyCharges,Churn\n".to_owned();
    let mut add = |many: i64, tenure: usize, churned: &str| {
        for at in 0..many {
            writeln!(text, "M{tenure}{churned}{at},{tenure},10.00,{churned}").unwrap();
        }
    };
    for (period, pair) in (1..).zip(there.windows(2)) {
        add(pair[0] - pair[1], period, "Yes");
    }
    add(there[7], 7, "No");
    text
}

#[test]
fn contracts_of_the_papers_members_give_its_curve() {
    let found = sheet(&mut opened(&members()), question("forecast"), Lang::En);
    let curves = table(&found, CURVES);
    let names: Vec<&str> = curves
        .rows
        .iter()
        .map(|row| row[0].shown.as_str())
        .collect();
    let all = ["sBG", "geometric", "beta-discrete-Weibull", "piecewise"];
    assert_eq!(names, all);
    let ln = column(curves, "ln L");
    let bic = column(curves, "BIC");
    let parameters = &column(curves, "Parameter")[0].shown;
    assert!(
        parameters.contains("0.6681") && parameters.contains("3.806"),
        "{parameters}"
    );
    let sbg = -1_611.158_147_391_154_4;
    assert!((value(ln[0]) - sbg).abs() < 1e-4, "{}", value(ln[0]));
    meets(value(bic[0]), 2.0 * 1000_f64.ln() - 2.0 * sbg, 1e-6);
    // The geometric by hand: 509 leave in 4,926 periods that could have been the last.
    let leaves = 509.0 / 4_926.0;
    let geometric = 509.0 * f64::ln(leaves) + 4_417.0 * f64::ln_1p(-leaves);
    meets(value(ln[1]), geometric, CLOSE);
    meets(value(bic[1]), 1000_f64.ln() - 2.0 * geometric, CLOSE);
    let by_time = table(&found, BY_TIME);
    let observed: Vec<f64> = column(by_time, "observed").into_iter().map(value).collect();
    for (found, percent) in observed.iter().zip(&HIGH_END_MEMBERS[1..]) {
        meets(*found, percent / 100.0, CLOSE);
    }
    for (period, cell) in (1..).zip(column(by_time, "geometric")) {
        meets(value(cell), (1.0 - leaves).powi(period), 1e-6);
    }
}

#[test]
fn what_a_curve_had_not_seen_is_what_it_is_judged_by() {
    let found = sheet(&mut opened(&members()), question("forecast"), Lang::En);
    // Two thirds of seven periods: four are fitted, three judge.
    let early = 407.0_f64 / 3_265.0;
    let there = |period: i32| (1.0 - early).powi(period);
    let curves = table(&found, CURVES);
    let [error, survival] = [
        "error where not seen",
        "predicted at the end of the holdout",
    ]
    .map(|heading| value(column(curves, heading)[1]));
    meets(survival, there(7), 1e-6);
    let squares = (5..=7).map(|period| {
        let seen = HIGH_END_MEMBERS[period as usize] / 100.0;
        (there(period) - seen).powi(2)
    });
    meets(error, (squares.sum::<f64>() / 3.0).sqrt(), 1e-5);
    let errors = column(curves, "error where not seen");
    assert!(value(errors[0]) < value(errors[1]), "the sBG tells more");
    assert!(
        found.method.contains("first 4 periods") && found.method.contains("49.1% were"),
        "{}",
        found.method
    );
    assert!(!found.method.contains("geometric"), "{}", found.method);
}

/// A fifth of those there leaves each month: 125, 100, 80, 64. One has just begun; two cannot be.
fn steady() -> String {
    let mut text = "subscription_id,start_date,end_date,monthly_fee\n".to_owned();
    let mut add = |many: usize, start: &str, end: &str| {
        for at in 0..many {
            writeln!(text, "S{at}-{end},{start},{end},10.00").unwrap();
        }
    };
    add(25, "2024-01-01", "2024-01-20");
    add(20, "2024-01-01", "2024-02-20");
    add(16, "2024-01-01", "2024-03-20");
    add(64, "2024-01-01", "");
    add(1, "2024-04-05", "");
    add(2, "2024-03-01", "2024-02-01");
    text
}

#[test]
fn renewals_and_their_money_are_the_sums_by_hand() {
    let margin = "lifetime/forecast/margin";
    let asked = with(&question("forecast"), margin, json!(0.3)).unwrap();
    let found = sheet(&mut opened(&steady()), asked, Lang::En);
    assert!(
        found.method.contains("geometric") && found.method.contains("chosen by BIC"),
        "{}",
        found.method
    );
    let numbers: Vec<f64> = found
        .numbers
        .iter()
        .map(|it| it.number().unwrap().value())
        .collect();
    let [active, months, renewals, low, high, worth, least, most] = numbers[..] else {
        panic!("{numbers:?}");
    };
    assert_eq!((active, months), (65.0, 12.0));
    assert!(low < renewals && renewals < high && least < worth && worth < most);
    let each = |discount: f64| {
        (1..=12)
            .map(|month| (0.8 * discount).powi(month))
            .sum::<f64>()
    };
    meets(renewals, 65.0 * each(1.0), 1e-6);
    let month = 1.1_f64.powf(-1.0 / 12.0);
    meets(worth, 65.0 * 10.0 * 0.3 * each(month), 1e-6);
    let text = found.answer.text();
    assert!(text.contains("margin, discounted"), "{text}");
    let observed = column(table(&found, BY_TIME), "observed");
    let shown: Vec<&str> = observed.iter().map(|it| it.shown.as_str()).collect();
    assert_eq!(shown.len(), 3, "{shown:?}");
    for (cell, there) in observed.into_iter().zip([0.8, 0.64, 0.512]) {
        meets(value(cell), there, CLOSE);
    }
    assert!(
        found.notes.iter().any(|it| it.ends_with("left out: 2.")),
        "{:?}",
        found.notes
    );
}

#[test]
fn without_charges_there_are_renewals_and_no_money() {
    let bare: String = steady()
        .lines()
        .map(|line| format!("{}\n", line.rsplit_once(',').unwrap().0))
        .collect();
    let found = sheet(&mut opened(&bare), question("forecast"), Lang::En);
    assert_eq!(found.numbers.len(), 5);
    assert!(
        !found.answer.text().contains("USD"),
        "{}",
        found.answer.text()
    );
}

#[test]
fn contracts_that_go_on_are_listed_and_no_model_of_purchases_is_offered() {
    let asked = question("forecast");
    let purchases = with(&asked, "lifetime/forecast/model", json!({"only": "bg_nbd"})).unwrap();
    let found = sheet(&mut opened(&members()), purchases, Lang::En);
    let has = |name: &str| found.controls.iter().any(|it| it.path.ends_with(name));
    assert!(has("/curve") && has("/horizon_months") && !has("/model"));
    let list = table(&found, "Contracts that go on, those worth most first");
    assert_eq!(list.rows.len(), 100);
    let number = |heading: &str| value(column(list, heading)[0]);
    let (low, high) = (number("renewals, low"), number("renewals, high"));
    let renewals = number("expected renewals");
    assert!(low < renewals && renewals < high, "{low} {renewals} {high}");
    assert_eq!(number("periods it has lasted"), 7.0);
    assert!(number("periods to come, discounted") > renewals);
    // The total of the answer lies within its own range.
    let told: Vec<f64> = found
        .numbers
        .iter()
        .map(|it| it.number().unwrap().value())
        .collect();
    assert!(told[3] <= told[2] && told[2] <= told[4], "{told:?}");
    let by_time = table(&found, BY_TIME);
    let [fitted, low, high] = ["sBG", "curve taken, low", "curve taken, high"]
        .map(|heading| value(column(by_time, heading)[3]));
    assert!(low < high && (low..=high).contains(&fitted));
    let pieces = with(&asked, "lifetime/forecast/curve", json!("piecewise")).unwrap();
    let found = sheet(&mut opened(&members()), pieces, Lang::En);
    assert!(found.method.contains("piecewise"), "{}", found.method);
}

/// Two in a hundred leave in each of eight months, then a fifth in each of four.
fn breaking() -> String {
    let mut text = "customerID,tenure,MonthlyCharges,Churn\n".to_owned();
    let mut there = 2000.0_f64;
    for period in 1..=12 {
        let left = (there * if period <= 8 { 0.02 } else { 0.2 }).round();
        for at in 0..left as u32 {
            writeln!(text, "B{period}-{at},{period},10,Yes").unwrap();
        }
        there -= left;
    }
    for at in 0..there as u32 {
        writeln!(text, "B{at},12,10,No").unwrap();
    }
    text
}

#[test]
fn a_curve_that_the_holdout_contradicts_is_not_to_be_relied_on() {
    for (lang, doubt, why) in [
        (Lang::En, "do not rely", "errs least"),
        (Lang::Zh, "不要依赖", "误差最小"),
    ] {
        let broken = sheet(&mut opened(&breaking()), question("forecast"), lang);
        assert!(
            broken.answer.text().contains(doubt),
            "{}",
            broken.answer.text()
        );
        let good = sheet(&mut opened(&members()), question("forecast"), lang);
        assert!(
            !good.answer.text().contains(doubt),
            "{}",
            good.answer.text()
        );
        assert!(good.method.contains(why), "{}", good.method);
    }
}

#[test]
fn contracts_that_carry_no_curve_are_refused_with_the_reason() {
    let head = "customerID,tenure,MonthlyCharges,Churn\n";
    let rows = |many: usize, churned: &str| -> String {
        let each = (0..many).map(|at| format!("C{at},{},10,{churned}\n", 1 + at % 9));
        std::iter::once(head.to_owned()).chain(each).collect()
    };
    for (text, reason) in [(rows(12, "Yes"), "12"), (rows(60, "No"), "left")] {
        for lang in [Lang::Zh, Lang::En] {
            let found = refusal(&mut opened(&text), question("forecast"), lang);
            assert!(found.words.chars().count() > 15, "{}", found.words);
            assert!(
                lang == Lang::Zh || found.words.contains(reason),
                "{}",
                found.words
            );
        }
    }
}

#[test]
fn who_left_at_an_unknown_time_is_told_and_led_to_the_columns() {
    let head = "account_id,signup_date,plan,churn_flag\n";
    let each = (0..60).map(|at| {
        let (month, day) = (1 + at % 12, 1 + at % 28);
        let left = if at % 5 == 0 { "True" } else { "False" };
        format!("A-{at},2024-{month:02}-{day:02},Basic,{left}\n")
    });
    let text: String = std::iter::once(head.to_owned()).chain(each).collect();
    for (lang, told) in [
        (
            Lang::Zh,
            "60 份合同中有 12 份已流失，但文件没有说明何时流失",
        ),
        (
            Lang::En,
            "12 of 60 contracts have left, but the file does not say when",
        ),
    ] {
        let mut engine = opened(&text);
        let found = refusal(&mut engine, question("forecast"), lang);
        assert!(found.words.starts_with(told), "{}", found.words);
        let SheetAnswer::Lacking { controls, .. } =
            drawn::ask(&mut engine, question("forecast"), lang)
        else {
            panic!("nothing leads on");
        };
        let leads_to_data = controls.iter().any(|control| match &control.entry {
            Entry::Ways { options } => options.iter().any(|it| it.1 == WayOn::Data),
            _ => false,
        });
        assert!(leads_to_data, "{controls:?}");
    }
}

#[test]
fn contracts_are_called_by_their_own_numbers_with_the_account_beside() {
    let text = steady();
    let mut lines = text.lines();
    let head = lines.next().unwrap();
    let mut file = format!("account_id,{head}\n");
    for (at, line) in lines.enumerate() {
        // Accounts have several contracts.
        writeln!(file, "A-{},N{at}{line}", at % 40).unwrap();
    }
    for (lang, heads) in [
        (Lang::Zh, ["合同", "客户"]),
        (Lang::En, ["Contract", "Customer"]),
    ] {
        let found = sheet(&mut opened(&file), question("forecast"), lang);
        let list = &found.tables.last().unwrap().table;
        assert_eq!([0, 1].map(|at| &*list.columns[at].heading), heads);
        let names: Vec<&str> = list.rows.iter().map(|row| &*row[0].shown).collect();
        let mut distinct = names.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), names.len());
        assert!(names.iter().all(|it| it.starts_with('N')), "{names:?}");
        assert!(list.rows.iter().all(|row| row[1].shown.starts_with("A-")));
    }
}

#[test]
fn contracts_are_counted_as_contracts_and_not_as_customers() {
    for (lang, told, heading) in [
        (Lang::Zh, "份合同仍在履行", "合同（客户编号）"),
        (Lang::En, "contracts go on", "Contract of customer"),
    ] {
        let found = sheet(&mut opened(&steady()), question("forecast"), lang);
        let said = found.answer.text();
        assert!(said.contains(told), "{said}");
        let list = found.tables.last().unwrap();
        assert_eq!(list.table.columns[0].heading, heading);
    }
}

/// Forty begin on one day; the table ends in the second month of theirs.
fn begun_together(more: &[(usize, &str)]) -> String {
    let mut text = "subscription_id,start_date,end_date,monthly_fee\n".to_owned();
    let mut add = |many: usize, start: &str, end: &str| {
        for at in 0..many {
            writeln!(text, "S{at}{start}{end},{start},{end},10").unwrap();
        }
    };
    add(10, "2024-01-01", "2024-01-21");
    for &(many, end) in more {
        add(many, "2024-01-01", end);
    }
    add(1, "2024-02-15", "");
    text
}

#[test]
fn a_month_that_is_not_over_says_as_little_of_those_who_left_in_it_as_of_those_who_stayed() {
    let text = begun_together(&[(6, "2024-02-10"), (24, "")]);
    let found = sheet(&mut opened(&text), question("forecast"), Lang::En);
    assert_eq!(found.numbers[0].number().unwrap().value(), 25.0);
    let observed = column(table(&found, BY_TIME), "observed");
    assert_eq!(observed.len(), 1);
    meets(value(observed[0]), 0.75, CLOSE);
}

#[test]
fn an_end_that_has_not_come_is_none() {
    let text = begun_together(&[(30, "2030-12-31")]);
    let mut look = drawn::look();
    look.today = Day::from_iso("2024-03-01");
    let request = Request::Sheet(SheetQuestion {
        look: Some(look),
        question: question("forecast"),
        pages: Vec::new(),
        lang: Lang::En,
        currency: Currency::Usd,
    });
    let answer = opened(&text).handle(request, None).unwrap();
    let Response::Sheet(SheetAnswer::Sheet(found)) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(found.numbers[0].number().unwrap().value(), 31.0);
    let observed = column(table(&found, BY_TIME), "observed");
    meets(value(observed[0]), 0.75, CLOSE);
    let is_told =
        |it: &String| it.starts_with("Contracts that end after today") && it.contains("30");
    assert!(found.notes.iter().any(is_told), "{:?}", found.notes);
}

#[test]
fn customers_followed_for_some_periods_are_contracts_that_ended_where_they_lasted_less() {
    use kezhi::ingest::{Imported, Shape};
    use kezhi::lifetime::{ContractReading, Contracts};
    let text = "customer_id,recency,T,cohorts\n1,1,8,high\n2,8,8,high\n3,7,8,low\n4,3,3,low\n";
    let mut source = MemorySource(text.as_bytes());
    let plan = inspect(&mut source, "followed.csv", &Overrides::default())
        .unwrap()
        .plan;
    assert_eq!((plan.shape, plan.missing()), (Shape::Contracts, Vec::new()));
    let options = ImportOptions::default();
    let Imported::Records(records) =
        import_table(&mut source, &plan, &options, &mut |_| {}).unwrap()
    else {
        panic!("order lines")
    };
    let found = Contracts::of(&records, None, ContractReading::default()).unwrap();
    // Whether the last period ended them is not known of those who were there until then.
    assert_eq!(found.tenure, [1, 7, 7, 2]);
    assert_eq!(found.has_ended, [true, false, true, false]);
}

/// The numbers told of a forecast, and its notes.
fn told(text: &str, changes: &[(&str, serde_json::Value)], lang: Lang) -> Sheet {
    let asked = changes
        .iter()
        .fold(question("forecast"), |asked, (field, value)| {
            with(&asked, &format!("lifetime/forecast/{field}"), value.clone()).unwrap()
        });
    sheet(&mut opened(text), asked, lang)
}

fn control<'a>(sheet: &'a Sheet, field: &str) -> Option<&'a Entry> {
    let path = format!("lifetime/forecast/{field}");
    let found = sheet.controls.iter().find(|it| it.path == path);
    found.map(|it| &it.entry)
}

fn noted(sheet: &Sheet, words: &str) -> bool {
    sheet.notes.iter().any(|it| it.contains(words))
}

#[test]
fn the_unit_of_tenure_is_assumed_aloud_and_followed_where_it_is_changed() {
    let text = members();
    let months = told(&text, &[], Lang::En);
    // Under the finding, and not once more at the end.
    assert!(
        months.method.contains("taken for a month"),
        "{}",
        months.method
    );
    assert!(!noted(&months, "taken for a month"), "{:?}", months.notes);
    let Some(Entry::Choice { chosen, options }) = control(&months, "unit") else {
        panic!("no control of the unit");
    };
    assert_eq!((*chosen, options.len()), (Some(0), 6));
    let number = |sheet: &Sheet, place: usize| sheet.numbers[place].number().unwrap().clone();
    // 491 go on after seven payments; by the sBG S(7 + k) ÷ S(7) of them pay once more.
    for (unit, periods, factor) in [
        ("month", 12, 1.0 / 12.0),
        ("quarter", 4, 0.25),
        ("year", 1, 1.0),
    ] {
        let found = told(
            &text,
            &[("unit", json!(unit)), ("curve", json!("sbg"))],
            Lang::En,
        );
        let curve = kezhi::lifetime::Survival::Sbg {
            alpha: 0.668_088,
            beta: 3.806_10,
        };
        let there = |k: u32| curve.survival(f64::from(7 + k)) / curve.survival(7.0);
        let renewals: f64 = (1..=periods).map(|k| 491.0 * there(k)).sum();
        meets(number(&found, 2).value(), renewals, 1e-3);
        // The charge is a month’s by the name of its column, whatever a period is.
        let charge = 10.0 * 12.0 * factor;
        let year = 1.0 / 1.1_f64;
        let worth: f64 = (1..=periods)
            .map(|k| 491.0 * there(k) * charge * year.powf(f64::from(k) * factor))
            .sum();
        meets(number(&found, 5).value(), worth, 1e-3);
        assert!(!found.method.contains("taken for"), "{}", found.method);
        let list = found.tables.last().unwrap();
        let tenure = list
            .table
            .columns
            .iter()
            .find(|it| it.heading.contains("lasted"));
        let heads: Vec<_> = list
            .table
            .columns
            .iter()
            .map(|it| (&it.heading, &it.unit))
            .collect();
        assert_eq!(tenure.unwrap().unit, format!("{unit}s"), "{heads:?}");
        assert!(
            found
                .answer
                .text()
                .contains(&format!("renewals, each of a {unit}")),
            "{}",
            found.answer.text()
        );
    }
    let years = told(&text, &[("unit", json!("year"))], Lang::Zh);
    let converted = noted(&years, "列名说明收费是每月的，已换算成每年");
    assert!(converted, "{:?}", years.notes);
    let named = told(&text.replace("tenure", "tenure_months"), &[], Lang::En);
    assert!(noted(
        &named,
        "By the name of its column tenure is told in months"
    ));
    assert!(!named.method.contains("taken for"), "{}", named.method);
}

#[test]
fn a_horizon_within_a_period_is_told() {
    let changes = [("unit", json!("year")), ("horizon_months", json!(6))];
    let found = told(&members(), &changes, Lang::En);
    assert!(noted(&found, "shorter than a year"), "{:?}", found.notes);
    assert_eq!(found.numbers[2].number().unwrap().value(), 0.0);
}

#[test]
fn months_between_days_have_no_unit_to_choose() {
    let found = told(&steady(), &[], Lang::En);
    assert!(control(&found, "unit").is_none());
    assert!(!found.method.contains("taken for"), "{}", found.method);
}

/// [`begun_together`] with a mark, three ended without a date and one dated without a mark.
fn marked() -> String {
    let mut text = "subscription_id,start_date,end_date,monthly_fee,churn_flag
"
    .to_owned();
    let mut add = |many: usize, end: &str, mark: &str| {
        for at in 0..many {
            writeln!(text, "S{at}{end}{mark},2024-01-01,{end},10,{mark}").unwrap();
        }
    };
    add(10, "2024-01-21", "True");
    add(3, "", "True");
    add(1, "2024-02-20", "False");
    add(30, "", "False");
    text
}

#[test]
fn who_is_marked_as_ended_without_a_date_is_told_and_left_out_unless_asked() {
    let found = told(&marked(), &[], Lang::En);
    assert_eq!(found.numbers[0].number().unwrap().value(), 30.0);
    // What is missing in the headline stands under it, and there alone.
    let words = "left out because it is not known when they ended: 3 (lines 12, 13, 14)";
    assert!(found.method.contains(words), "{}", found.method);
    assert!(!noted(&found, words), "{:?}", found.notes);
    assert!(
        noted(&found, "counted as ended: 1 (lines 15)"),
        "{:?}",
        found.notes
    );
    assert!(control(&found, "undated_ends").is_some());
    let go_on = told(&marked(), &[("undated_ends", json!("go_on"))], Lang::En);
    assert_eq!(go_on.numbers[0].number().unwrap().value(), 33.0);
    let words = "counted as going on as you chose: 3";
    assert!(go_on.method.contains(words), "{}", go_on.method);
    let none = told(&steady(), &[], Lang::En);
    assert!(control(&none, "undated_ends").is_none());
}

#[test]
fn a_column_of_states_that_names_ends_is_the_mark_of_an_end() {
    for (header, ended, going_on) in [
        (
            "contract_id,start_date,end_date,monthly_fee,status",
            "churned",
            "active",
        ),
        (
            "contract_id,start_date,end_date,monthly_fee,contract status",
            "terminated",
            "In force",
        ),
        ("合同号,开始日期,结束日期,月费,合同状态", "已终止", "履行中"),
        ("客户,合同开始日,合同结束日,月费,状态", "已流失", "在约"),
    ] {
        let text = marked().replace("True", ended).replace("False", going_on);
        let text = text.replacen(
            "subscription_id,start_date,end_date,monthly_fee,churn_flag",
            header,
            1,
        );
        let mut source = MemorySource(text.as_bytes());
        let found = inspect(&mut source, "contracts.csv", &Overrides::default()).unwrap();
        assert_eq!(found.plan.shape, Shape::Contracts, "{header}");
        assert_eq!(found.plan.roles.get(&Role::Churned), Some(&4), "{header}");
        assert_eq!(found.plan.roles.get(&Role::Charge), Some(&3), "{header}");
        assert_eq!(found.plan.missing(), [], "{header}");
        let options = ImportOptions::default();
        let table = import_table(&mut source, &found.plan, &options, &mut |_| {}).unwrap();
        let undated = table
            .facts()
            .issues
            .iter()
            .find(|it| it.kind == IssueKind::EndUndated);
        let undated = undated.unwrap_or_else(|| panic!("{header}: the data room tells the ends"));
        assert_eq!(
            (undated.count, undated.first_line()),
            (3, Some(12)),
            "{header}"
        );
        let forecast = told(&text, &[], Lang::En);
        assert_eq!(
            forecast.numbers[0].number().unwrap().value(),
            30.0,
            "{header}"
        );
    }
}

#[test]
fn states_of_orders_are_no_ends_of_contracts() {
    let mut text = "order_id,customer,date,amount,status\n".to_owned();
    for at in 0..40 {
        let status = if at % 4 == 0 {
            "cancelled"
        } else {
            "completed"
        };
        writeln!(
            text,
            "D{at},K{},2024-03-{:02},{}.50,{status}",
            at % 7,
            at % 28 + 1,
            at + 10
        )
        .unwrap();
    }
    let mut source = MemorySource(text.as_bytes());
    let found = inspect(&mut source, "orders.csv", &Overrides::default()).unwrap();
    assert_eq!(found.plan.roles.get(&Role::Status), Some(&4));
    assert_eq!(found.plan.roles.get(&Role::Churned), None);
}

//! Cohorts and tenure of an order file on their sheets: what is handed on to the curves of contracts,
//! and whether profit grows with tenure, counted by hand.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod drawn;

use kezhi::engine::{Engine, Request, Response};
use kezhi::ingest::{ImportOptions, MemorySource, Overrides, import_table, inspect};
use kezhi::report::{Sheet, SheetTable, with};
use kezhi::text::Lang;
use kezhi::units::{Day, Money};
use kezhi::workshop::{FITTED_RENEWALS, HIGH_END_MEMBERS};

use serde_json::json;

use drawn::{Row, engine, opened, question, sheet};

/// The last day of a month, counted from January 2021.
fn month_end(month: u32) -> Day {
    let first = Day::from_iso("2021-01-01").unwrap();
    Day(first.plus_months(month + 1).0 - 1)
}

/// The members of the paper as customers who order on the last day of each month until they leave.
fn members() -> Vec<Row> {
    let mut rows = Vec::new();
    let last = FITTED_RENEWALS as usize;
    for customer in 0..1000_u32 {
        for (month, percent) in (0..).zip(&HIGH_END_MEMBERS[..=last]) {
            if f64::from(customer) < (percent * 10.0).round() {
                let amount = Money::from_units(10.0).unwrap();
                rows.push((customer, month_end(month), amount));
            }
        }
    }
    rows
}

fn curve(sheet: &Sheet) -> Option<&SheetTable> {
    sheet.tables.iter().find(|it| it.title.contains("sBG"))
}

#[test]
fn cohorts_that_never_grow_again_are_handed_on_to_the_curve_of_contracts() {
    let found = sheet(&mut engine(&members()), question("cohorts"), Lang::En);
    let table = curve(&found).unwrap();
    assert!(
        table.note.contains("0.6681") && table.note.contains("3.806"),
        "{}",
        table.note
    );
    // Five months later the paper's twelfth: 37.80 % against 39.4 % observed.
    let row = &table.table.rows[11];
    assert_eq!((row[0].shown.as_str(), row[1].shown.as_str()), ("12", "—"));
    let fitted = row[2].explained.as_ref().unwrap().number().unwrap().value();
    assert!((fitted - 0.377_999_08).abs() < 1e-6, "{fitted}");
    let seen = table.table.rows[6][1].explained.as_ref().unwrap();
    assert!((seen.number().unwrap().value() - 0.491).abs() < 1e-12);
    let is_told = |it: &String| it.contains("the curve of contracts is drawn");
    assert!(found.notes.iter().any(is_told), "{:?}", found.notes);
}

#[test]
fn customers_who_come_back_are_not_handed_on_and_it_is_said_why() {
    let found = sheet(&mut opened(), question("cohorts"), Lang::En);
    assert!(curve(&found).is_none());
    let is_told = |it: &String| {
        it.starts_with("The curves of contracts are not drawn because of the cohort of 20")
    };
    assert!(found.notes.iter().any(is_told), "{:?}", found.notes);
}

#[test]
fn each_share_of_the_headline_and_each_step_of_the_value_rests_on_those_followed_so_far() {
    let orders = [
        (0, "2021-01-05"),
        (1, "2021-01-05"),
        (2, "2021-01-05"),
        (3, "2021-01-05"),
        (0, "2021-02-03"),
        (1, "2021-02-03"),
        (4, "2021-02-20"),
        (5, "2021-02-20"),
        (4, "2021-03-01"),
        (0, "2021-03-31"),
    ];
    let row = |(customer, day): (u32, &str)| {
        let amount = Money::from_units(10.0).unwrap();
        (customer, Day::from_iso(day).unwrap(), amount)
    };
    let found = sheet(&mut engine(&orders.map(row)), question("cohorts"), Lang::En);
    assert_eq!(
        found.answer.text(),
        "Of 6 customers followed to month 1, 50.0% order again in it; of 4 customers followed to month 2, 25.0% order in that one."
    );
    // 60 of six customers and 30 of the six, then 10 of the four who were followed.
    let pooled = &found.tables[0];
    let so_far = pooled.table.rows.iter().map(|row| row.last().unwrap());
    let so_far = so_far.map(|it| it.explained.as_ref().unwrap().number().unwrap());
    let so_far: Vec<f64> = so_far.map(|it| it.value()).collect();
    assert_eq!(so_far, [15.0, 17.5]);
    assert!(pooled.note.contains("not the sum of any one group"));
}

/// Three customers: two seen through two years and one through the first.
fn three(with_profit: bool) -> Engine {
    let rows = [
        ("A", "2021-01-01", 100, 10),
        ("B", "2021-01-10", 50, 5),
        ("C", "2021-06-01", 60, 6),
        ("A", "2022-02-01", 60, 40),
        ("B", "2022-03-01", 60, 40),
        // In a third year that is not over.
        ("A", "2023-02-01", 500, 300),
    ];
    let mut text = "customer,date,amount".to_owned();
    text.push_str(if with_profit { ",profit\n" } else { "\n" });
    for (customer, day, amount, profit) in rows {
        text.push_str(&format!("{customer},{day},{amount}"));
        text.push_str(&match with_profit {
            true => format!(",{profit}\n"),
            false => "\n".to_owned(),
        });
    }
    let mut source = MemorySource(text.as_bytes());
    let found = inspect(&mut source, "orders.csv", &Overrides::default()).unwrap();
    let options = ImportOptions::default();
    let table = import_table(&mut source, &found.plan, &options, &mut |_| {}).unwrap();
    let bytes = table.encode().to_vec();
    let mut engine = Engine::default();
    let opened = engine.handle(Request::Open, Some(&mut MemorySource(&bytes)));
    assert!(matches!(opened, Ok(Response::Opened(_))));
    engine
}

/// The numbers of a column by its heading.
fn column(table: &SheetTable, heading: &str) -> Vec<f64> {
    let heads = &table.table.columns;
    let place = heads.iter().position(|it| it.heading == heading);
    let place = place.unwrap_or_else(|| panic!("{heading}"));
    let cells = table.table.rows.iter().map(|row| &row[place]);
    let of = |cell: &kezhi::chart::Cell| cell.explained.as_ref()?.number().map(|it| it.value());
    cells.map(|cell| of(cell).unwrap()).collect()
}

#[test]
fn profit_by_tenure_is_the_sum_by_hand_over_those_seen_through_the_year() {
    let cost = "lifetime/tenure/acquisition_cost";
    let asked = with(&question("tenure"), cost, json!(30)).unwrap();
    let found = sheet(&mut three(true), asked, Lang::En);
    let table = &found.tables[0];
    assert_eq!(column(table, "customers seen through the year"), [3.0, 2.0]);
    assert_eq!(
        column(table, "customers who ordered in the year"),
        [3.0, 2.0]
    );
    assert_eq!(column(table, "revenue of the year"), [210.0, 120.0]);
    assert_eq!(column(table, "profit of the year"), [21.0, 80.0]);
    assert_eq!(
        column(table, "revenue per customer who ordered"),
        [70.0, 60.0]
    );
    assert_eq!(
        column(table, "profit per customer who ordered"),
        [7.0, 40.0]
    );
    assert_eq!(
        column(table, "profit so far per customer who started"),
        [7.0, 47.0]
    );
    // Revenue falls while profit grows: profit is what is asked about.
    let text = found.answer.text();
    assert!(
        text.contains("Which way profit goes with tenure cannot be told yet")
            && text.contains("only 2 customers"),
        "{text}"
    );
    assert_eq!(
        table.note,
        "The cost of winning a customer is paid back in year 2."
    );
}

#[test]
fn the_margin_of_the_file_pays_the_cost_of_winning_back_unless_another_is_entered() {
    let cost = "lifetime/cohorts/acquisition_cost";
    let asked = with(&question("cohorts"), cost, json!(30)).unwrap();
    let margin = |engine: &mut Engine, asked: serde_json::Value| {
        let found = sheet(engine, asked, Lang::En);
        let fact = found.tables[0].table.rows[1][1].shown.clone();
        let has = |name: &str| found.controls.iter().any(|it| it.path.ends_with(name));
        (fact, has("/margin_of_file"), has("/margin"))
    };
    // 401 of profit in 830 of revenue.
    let found = margin(&mut three(true), asked.clone());
    assert_eq!(found, ("48.3%".to_owned(), true, false));
    let entered = with(&asked, "lifetime/cohorts/margin_of_file", json!(false)).unwrap();
    assert_eq!(margin(&mut three(true), entered).0, "100.0%");
    let found = margin(&mut three(false), asked);
    assert_eq!(found, ("100.0%".to_owned(), false, true));
}

#[test]
fn without_a_profit_revenue_by_tenure_is_told_as_such() {
    let cost = "lifetime/tenure/acquisition_cost";
    let asked = with(&question("tenure"), cost, json!(30)).unwrap();
    let found = sheet(&mut three(false), asked, Lang::En);
    let text = found.answer.text();
    assert!(
        text.contains("Which way revenue goes with tenure cannot be told yet")
            && text.contains("60"),
        "{text}"
    );
    let note = &found.tables[0].note;
    assert!(
        note.contains("year 1") && note.contains("gives no profit"),
        "{note}"
    );
}

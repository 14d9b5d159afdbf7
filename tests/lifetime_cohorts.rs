//! Cohorts of an order file on their sheet: what is handed on to the curves of contracts.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod drawn;

use kezhi::report::{Sheet, SheetTable};
use kezhi::text::Lang;
use kezhi::units::{Day, Money};
use kezhi::workshop::{FITTED_RENEWALS, HIGH_END_MEMBERS};

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
    let is_told = |it: &String| it.starts_with("The curves of contracts are not drawn");
    assert!(found.notes.iter().any(is_told), "{:?}", found.notes);
}

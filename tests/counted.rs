//! Histories that were counted before (x, tₓ, T, perhaps money): known for what they are, opened in
//! the rooms of lifetime, and refused in words where orders are needed.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod drawn;

use std::fmt::Write;

use kezhi::engine::{Engine, Request, Response};
use kezhi::ingest::{
    ImportOptions, Imported, Inspection, MemorySource, Overrides, Role, Shape, ShapeReason,
    import_table, inspect,
};
use kezhi::lifetime::{CountedTable, ForecastSettings, Forecasted, PeriodUnit};
use kezhi::numeric::Random;
use kezhi::report::at;
use kezhi::text::Lang;
use kezhi::workshop::DONORS;

use drawn::{question, refusal, sheet};

/// Customers in weeks, with the mean money of their purchases.
fn table(header: &str) -> String {
    let mut random = Random::new(5);
    let mut text = format!("{header}\n");
    for customer in 0..400 {
        let age = 27.0 + random.unit() * 12.0;
        let rate = random.gamma(0.5) / 6.0;
        let gone = random.beta(0.8, 2.5);
        let (mut x, mut recency, mut time) = (0, 0.0, 0.0);
        loop {
            time += random.exponential() / rate.max(1e-9);
            if time > age || random.unit() < gone {
                break;
            }
            (x, recency) = (x + 1, time);
        }
        let spend = if x == 0 {
            0.0
        } else {
            20.0 + 30.0 * random.gamma(2.0)
        };
        writeln!(text, "K{customer},{x},{recency:.2},{age:.2},{spend:.2}").unwrap();
    }
    text
}

fn looked(text: &str, overrides: &Overrides) -> Inspection {
    inspect(&mut MemorySource(text.as_bytes()), "t.csv", overrides).unwrap()
}

fn imported(text: &str, overrides: &Overrides) -> Imported {
    let plan = looked(text, overrides).plan;
    let mut source = MemorySource(text.as_bytes());
    import_table(&mut source, &plan, &ImportOptions::default(), &mut |_| {}).unwrap()
}

/// An engine with a table open, through the bytes a worker hands over.
fn opened(text: &str, overrides: &Overrides) -> Engine {
    let mut engine = Engine::default();
    let bytes = imported(text, overrides).encode().to_vec();
    let answer = engine.handle(Request::Open, Some(&mut MemorySource(&bytes)));
    assert!(matches!(answer, Ok(Response::Opened(_))), "{answer:?}");
    engine
}

#[test]
fn the_table_is_known_by_the_names_of_its_columns_and_says_so() {
    for header in [
        "ID,x,t_x,T,zbar",
        "customer_id,frequency,recency,T,monetary_value",
    ] {
        let found = looked(&table(header), &Overrides::default());
        assert_eq!(found.plan.shape, Shape::Counted, "{header}");
        assert_eq!(
            found.shape_reason,
            ShapeReason::TellingRoles(vec![
                Role::RepeatOrders,
                Role::LastOrderTime,
                Role::ObservedTime
            ])
        );
        let places = [
            Role::Customer,
            Role::RepeatOrders,
            Role::LastOrderTime,
            Role::ObservedTime,
            Role::Amount,
        ];
        let found: Vec<usize> = places.iter().map(|role| found.plan.roles[role]).collect();
        assert_eq!(found, [0, 1, 2, 3, 4], "{header}");
    }
}

#[test]
fn the_forecast_opens_on_it_with_the_numbers_of_its_columns() {
    let text = table("ID,x,t_x,T,zbar");
    let mut engine = opened(&text, &Overrides::default());
    let Imported::Records(records) = imported(&text, &Overrides::default()) else {
        panic!("the rows stand for themselves");
    };
    let histories = CountedTable::of(&records)
        .histories(PeriodUnit::Week)
        .unwrap();
    let forecasted = Forecasted::counted(histories, &ForecastSettings::default()).unwrap();
    for lang in Lang::ALL {
        let found = sheet(&mut engine, question("forecast"), lang);
        let told: Vec<f64> = found
            .numbers
            .iter()
            .filter_map(|it| Some(it.number()?.value()))
            .collect();
        let orders = forecasted.forecast.total_orders;
        assert!(
            told.iter().any(|it| (it - orders).abs() < 1e-9 * orders),
            "{told:?}"
        );
        assert!(
            found
                .controls
                .iter()
                .all(|control| !control.path.ends_with("/until"))
        );
        assert!(found.notes[0].contains("t_x"), "{:?}", found.notes);
        for control in &found.controls {
            assert!(
                at(&question("forecast"), &control.path).is_some(),
                "{}",
                control.path
            );
        }
        let slipping = sheet(&mut engine, question("slipping"), lang);
        assert!(!slipping.answer.is_empty());
    }
}

#[test]
fn rows_that_stand_for_several_customers_are_listed_as_patterns_with_their_number() {
    let mut text = "frequency,recency,periods,weights\n".to_owned();
    for (x, last, many) in DONORS {
        writeln!(text, "{x},{last},6,{many}").unwrap();
    }
    let mut engine = opened(&text, &Overrides::default());
    let found = sheet(&mut engine, question("forecast"), Lang::En);
    let list = found
        .tables
        .iter()
        .find(|it| it.title.contains("most orders"));
    let table = &list.unwrap().table;
    assert_eq!(table.columns[0].heading, "Pattern (row of the file)");
    let listed: Vec<(&str, f64)> = table
        .rows
        .iter()
        .map(|row| (row[0].shown.as_str(), row[1].exact.parse().unwrap()))
        .collect();
    // Those who gave every year are the last row of the file.
    assert_eq!(listed[0], ("pattern 22", 1203.0));
    let names: std::collections::BTreeSet<&str> = listed.iter().map(|it| it.0).collect();
    assert_eq!((names.len(), listed.len()), (20, 20));
}

#[test]
fn rooms_that_need_orders_say_so_in_a_sentence() {
    let mut engine = opened(&table("ID,x,t_x,T,zbar"), &Overrides::default());
    for slug in ["cohorts", "tenure", "rfm", "opening"] {
        let told = refusal(&mut engine, question(slug), Lang::En).words;
        assert!(told.contains("400 counted histories"), "{slug}: {told}");
        assert!(told.contains("in the value room"), "{slug}: {told}");
    }
}

#[test]
fn columns_under_other_names_can_be_chosen() {
    let text = table("who,again,last,seen,mean");
    let roles = [
        (0, Role::Customer),
        (1, Role::RepeatOrders),
        (2, Role::LastOrderTime),
        (3, Role::ObservedTime),
    ];
    let overrides = Overrides {
        shape: Some(Shape::Counted),
        roles: Some(roles.map(|(column, role)| (role, column)).into()),
        ..Overrides::default()
    };
    let found = looked(&text, &overrides);
    assert_eq!(found.plan.missing(), []);
    let mut engine = opened(&text, &overrides);
    let found = sheet(&mut engine, question("forecast"), Lang::En);
    assert!(!found.answer.is_empty());
    // Without a column chosen it is asked for.
    let unchosen = Overrides {
        shape: Some(Shape::Counted),
        ..Overrides::default()
    };
    let missing = looked(&text, &unchosen).plan.missing();
    assert_eq!(
        missing,
        [Role::RepeatOrders, Role::LastOrderTime, Role::ObservedTime]
    );
}

#[test]
fn a_row_that_cannot_be_is_named() {
    let mut text = table("ID,x,t_x,T,zbar");
    text += "odd,3,40,12,9\n";
    let mut engine = opened(&text, &Overrides::default());
    let told = refusal(&mut engine, question("forecast"), Lang::En).words;
    assert!(told.starts_with("Row 401"), "{told}");
}

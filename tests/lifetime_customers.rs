//! Customers of a forecast one by one and by segment: each number explains itself, all of them leave
//! as a file, and segments add up to the whole.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod drawn;

use kezhi::engine::{Engine, Export, ExportForm, ExportOf};
use kezhi::explain::{Expr, LifetimeSymbol};
use kezhi::report::{Entry, Sheet, with, with_card};
use kezhi::text::Lang;
use kezhi::text::explain::explanation;
use kezhi::units::{Currency, Day, Money};
use serde_json::{Value, json};

use drawn::{opened, question, sheet, visits};

#[test]
fn numbers_of_customers_are_the_trees_that_explain_them() {
    let mut engine = opened();
    for model in ["bg_nbd", "mbg_nbd", "pareto_nbd"] {
        let path = "lifetime/forecast/model";
        let question = with(&question("forecast"), path, json!({ "only": model })).unwrap();
        let found = sheet(&mut engine, question, Lang::En);
        let table = found
            .tables
            .iter()
            .find(|it| it.title.contains("Customers, those"));
        let table = &table.unwrap().table;
        let column = |name: &str| {
            let place = table.columns.iter().position(|it| it.heading == name);
            place.unwrap_or_else(|| panic!("{name}"))
        };
        let [value, alive, orders, money] = [
            "value of a customer",
            "chance to be still a customer",
            "expected orders of the customer",
            "expected money of an order",
        ]
        .map(column);
        assert_eq!(table.rows.len(), 20);
        for row in &table.rows {
            let of = |place: usize| {
                row[place]
                    .explained
                    .as_ref()
                    .and_then(|it| it.number())
                    .unwrap()
            };
            // Months that are written out, a chance, money, a margin: the product of the parts.
            assert!(of(value).expr.inputs().len() >= 15, "{:?}", of(value));
            assert!(of(alive).value() <= 1.0 && of(orders).value() > 0.0);
            let shown: f64 = row[value].exact.parse().unwrap();
            assert!((shown - of(value).value()).abs() <= 1e-12 * shown);
            assert!(of(money).value() > 0.0);
        }
        let sum = found.numbers[4].number().unwrap().expr.inputs().len();
        assert!(sum >= 5, "groups and the margin: {sum}");
    }
}

#[test]
fn a_chance_to_be_there_is_a_formula_under_every_model() {
    let mut engine = opened();
    let path = "lifetime/forecast/model";
    for model in ["bg_nbd", "mbg_nbd", "pareto_nbd", "bg_bb"] {
        let mut question = with(&question("forecast"), path, json!({ "only": model })).unwrap();
        if model == "bg_bb" {
            question = with(&question, "lifetime/forecast/unit", json!("month")).unwrap();
        }
        let found = sheet(&mut engine, question, Lang::En);
        let mut formulas = 0;
        let cells = found.tables.iter().flat_map(|it| &it.table.rows).flatten();
        for cell in cells {
            let Some(of) = cell.explained.as_ref().and_then(|it| it.number()) else {
                continue;
            };
            if of.symbol == LifetimeSymbol::Alive.into() {
                assert!(!matches!(of.expr, Expr::Of(_)), "{model}: {of:?}");
                formulas += 1;
                for lang in [Lang::Zh, Lang::En] {
                    let told = explanation(lang, of, Currency::Usd);
                    assert!(!told.formula.is_empty() && !told.rules.is_empty());
                }
            }
        }
        // The best customers and the matrix.
        assert!(formulas > 40, "{model}: {formulas}");
    }
}

/// The rows of a table of a sheet as it leaves, cell by cell.
fn exported(engine: &mut Engine, question: Value, table: usize) -> Vec<Vec<String>> {
    headed(engine, question, table).1
}

#[test]
fn the_file_of_a_list_holds_every_customer_under_its_own_name() {
    let mut engine = opened();
    let found = sheet(&mut engine, question("forecast"), Lang::En);
    let best = found
        .tables
        .iter()
        .position(|it| it.title.contains("Customers, those"));
    let rows = exported(&mut engine, question("forecast"), best.unwrap());
    assert_eq!(rows.len(), 500);
    let values: Vec<f64> = rows.iter().map(|row| row[1].parse().unwrap()).collect();
    let total = found.numbers[4].number().unwrap().value();
    let sum: f64 = values.iter().sum();
    assert!((sum - total).abs() < 1e-9 * total, "{sum} {total}");
    assert!(values.is_sorted_by(|a, b| a >= b));
    assert!(rows.iter().all(|row| row[0].starts_with('c')));

    let found = sheet(&mut engine, question("slipping"), Lang::En);
    let rows = exported(&mut engine, question("slipping"), 0);
    let customers = found.numbers[0].number().unwrap().value();
    assert!(customers > 0.0);
    assert_eq!(rows.len() as f64, customers);
    let sum: f64 = rows.iter().map(|row| row[1].parse::<f64>().unwrap()).sum();
    let stake = found.numbers[1].number().unwrap().value();
    assert!((sum - stake).abs() < 1e-9 * stake, "{sum} {stake}");
}

/// The heads of a table of a sheet as it leaves, and its rows.
fn headed(engine: &mut Engine, question: Value, table: usize) -> (Vec<String>, Vec<Vec<String>>) {
    let export = Export {
        of: ExportOf::Sheet {
            look: Some(drawn::look()),
            question,
            table: Some(table),
        },
        form: ExportForm::Csv,
        lang: Lang::En,
        currency: Currency::Usd,
    };
    let mut file = Vec::new();
    engine.export(&export, &mut file).unwrap();
    let text = String::from_utf8(file).unwrap();
    let mut rows = text.trim_start_matches('\u{feff}').lines();
    // Heads hold commas and stand in quotes then.
    let heads = rows.next().unwrap().replace(", ", "; ");
    let cells = |row: &str| row.split(',').map(str::to_owned).collect();
    (cells(&heads.replace('"', "")), rows.map(cells).collect())
}

#[test]
fn the_file_gives_every_customer_the_range_that_the_page_gives_the_best() {
    let mut engine = opened();
    let found = sheet(&mut engine, question("forecast"), Lang::En);
    let place = found
        .tables
        .iter()
        .position(|it| it.title.contains("Customers, those"))
        .unwrap();
    let (heads, rows) = headed(&mut engine, question("forecast"), place);
    let column = |name: &str| {
        let place = heads.iter().position(|it| it.starts_with(name));
        place.unwrap_or_else(|| panic!("{name}: {heads:?}"))
    };
    let level = "end of the 90% range";
    let [value_low, value_high, orders_low, orders_high] =
        ["value; low", "value; high", "orders; low", "orders; high"]
            .map(|it| column(&format!("{it} {level}")));
    let [alive_low, alive_high] = ["chance to be there; low", "chance to be there; high"]
        .map(|it| column(&format!("{it} {level}")));
    let number = |row: &[String], place: usize| -> f64 { row[place].parse().unwrap() };
    let [value, orders] = ["value of a customer", "expected orders"].map(column);
    let mut wide = 0;
    for row in &rows {
        let [low, value, high] = [value_low, value, value_high].map(|it| number(row, it));
        assert!(low <= value && value <= high, "{row:?}");
        let [low, orders, high] = [orders_low, orders, orders_high].map(|it| number(row, it));
        assert!(low <= orders && orders <= high && low.fract() == 0.0);
        wide += usize::from(high > low);
    }
    assert!(wide > rows.len() / 2);
    let shown = &found.tables[place].table;
    for (row, file) in shown.rows.iter().zip(&rows) {
        assert_eq!(row[0].shown, file[0]);
        for (at, ours) in [
            (2, value_low),
            (3, value_high),
            (5, orders_low),
            (6, orders_high),
            (8, alive_low),
            (9, alive_high),
        ] {
            let page: f64 = row[at].exact.parse().unwrap();
            let file = number(file, ours);
            let close = 1e-9 + 1e-9 * page.abs();
            assert!((page - file).abs() <= close, "{page} {file}");
        }
    }
}

#[test]
fn a_card_shows_the_forecast_of_its_customer_and_names_model_day_and_horizon() {
    let mut engine = opened();
    let card = |engine: &mut Engine, id: u32| {
        let asked = with_card(question("customers"), Some(&format!("c{id}")));
        sheet(engine, asked, Lang::En)
    };
    let exact = |sheet: &Sheet| -> Vec<f64> {
        let rows = sheet.tables[0].table.rows.iter();
        rows.map(|row| row[1].exact.parse().unwrap()).collect()
    };
    // Without any forecast made before, the usual one.
    let first = card(&mut engine, 0);
    assert_eq!(first.tables[0].title, "Forecast for the next 12 months");
    let note = &first.tables[0].note;
    assert!(note.contains("/NBD") && note.contains("up to"), "{note}");
    // After one that was made under other terms the card says the same as its list.
    let path = "lifetime/forecast/horizon_months";
    let asked = with(&question("forecast"), path, json!(6.0)).unwrap();
    let found = sheet(&mut engine, asked, Lang::En);
    let list = found.tables.iter();
    let list = list
        .clone()
        .find(|it| it.title.contains("Customers, those"));
    let best = &list.unwrap().table.rows[0];
    let id: u32 = best[0].shown.trim_start_matches('c').parse().unwrap();
    let later = card(&mut engine, id);
    assert_eq!(later.tables[0].title, "Forecast for the next 6 months");
    let of = |place: usize| -> f64 { best[place].exact.parse().unwrap() };
    // P(alive), orders and value, each with its ends.
    let listed = [7, 8, 9, 4, 5, 6, 1, 2, 3].map(of);
    for (place, (card, list)) in exact(&later).into_iter().zip(listed).enumerate() {
        // A list writes chances in percent under a head that says so.
        let list = if place < 3 { list / 100.0 } else { list };
        assert!(
            (card - list).abs() <= 1e-12 * list,
            "{place}: {card} {list}"
        );
    }
    assert_eq!(exact(&later).len(), 9);
    // The headline tells over which time it counts.
    assert!(
        later.answer.text().contains(" in all ("),
        "{}",
        later.answer.text()
    );
    // Many customers are not fitted for a card without being asked.
    let day = Day::from_iso("2024-01-01").unwrap();
    let one = Money::from_units(9.0).unwrap();
    let rows: Vec<drawn::Row> = (0..25_001).map(|it| (it, day, one)).collect();
    let mut many = drawn::engine(&rows);
    let found = card(&mut many, 7);
    let make = found
        .controls
        .iter()
        .find(|it| it.path == "customers/forecast");
    assert!(matches!(make.unwrap().entry, Entry::Actions { .. }));
    assert!(!found.tables[0].title.contains("Forecast"));
}

#[test]
fn orders_without_an_end_stand_beside_each_customer_where_the_model_has_their_sum() {
    let mut engine = opened();
    let heading = "all orders to come, discounted (DERT)";
    let asked = |model: &str, discount: f64| {
        let only = json!({ "only": model });
        let question = with(&question("forecast"), "lifetime/forecast/model", only).unwrap();
        let path = "lifetime/forecast/discount_annual";
        with(&question, path, json!(discount)).unwrap()
    };
    for (model, discount, has_sum) in [
        ("pareto_nbd", 0.1, true),
        ("pareto_nbd", 0.0, false),
        ("bg_nbd", 0.1, false),
    ] {
        let found = sheet(&mut engine, asked(model, discount), Lang::En);
        let place = found
            .tables
            .iter()
            .position(|it| it.title.contains("Customers, those"));
        let table = &found.tables[place.unwrap()].table;
        let column = |heading: &str| table.columns.iter().position(|it| it.heading == heading);
        assert_eq!(column(heading).is_some(), has_sum, "{model} {discount}");
        let Some(column) = column(heading) else {
            continue;
        };
        let of = table.rows[0][column].explained.as_ref().unwrap();
        let of = of.number().unwrap();
        let told = explanation(Lang::En, of, Currency::Usd);
        assert!(told.formula.contains(" × "), "{}", told.formula);
        // ln 1.1 a year is this a week.
        let weekly = "0.1827% a unit";
        assert!(
            told.rules.iter().any(|it| it.contains(weekly)),
            "{:?}",
            told.rules
        );
        let rows = exported(&mut engine, asked(model, discount), place.unwrap());
        let last = rows[0].last().unwrap().parse::<f64>().unwrap();
        assert!((last - of.value()).abs() < 1e-9 * of.value(), "{last}");
    }
}

#[test]
fn segments_of_an_earlier_fit_know_nothing_of_what_followed() {
    let first = Day::from_iso("2021-01-01").unwrap();
    let all = visits(11, 500, first, 365.0, 1100.0);
    let until = Day::from_iso("2022-12-31").unwrap();
    let mut seen = all.clone();
    seen.retain(|row| row.1 <= until);
    let last = seen.iter().map(|row| row.1).max().unwrap();
    let asked = json!({"only": "mbg_nbd"});
    let asked = with(&question("forecast"), "lifetime/forecast/model", asked).unwrap();
    let rfm = sheet(&mut drawn::engine(&all), asked.clone(), Lang::En);
    let path = "lifetime/forecast/segments";
    let control = rfm.controls.iter().find(|it| it.path == path).unwrap();
    let Entry::Choice { options, .. } = &control.entry else {
        panic!("{control:?}");
    };
    let asked = with(&asked, path, options[2].1.clone()).unwrap();
    let then = with(&asked, "lifetime/forecast/until", json!(last)).unwrap();
    let customers = |rows: &[drawn::Row], question: &Value| -> Vec<String> {
        let found = sheet(&mut drawn::engine(rows), question.clone(), Lang::En);
        let mut tables = found.tables.into_iter();
        let table = tables.find(|it| it.title == "The forecast by segment");
        let rows = table.unwrap().table.rows;
        let head = |row: &Vec<kezhi::chart::Cell>| format!("{} {}", row[0].shown, row[1].shown);
        rows.iter().map(head).collect()
    };
    assert_eq!(customers(&all, &then), customers(&seen, &asked));
    assert_ne!(customers(&all, &then), customers(&all, &asked));
}

#[test]
fn segments_that_are_asked_for_have_ranges_of_their_own_and_add_up() {
    let mut engine = opened();
    let path = "lifetime/forecast/segments";
    let asked = question("forecast");
    let found = sheet(&mut engine, asked.clone(), Lang::En);
    let is_by_segment = |title: &str| title == "The forecast by segment";
    assert!(!found.tables.iter().any(|it| is_by_segment(&it.title)));
    let control = found.controls.iter().find(|it| it.path == path).unwrap();
    let Entry::Choice { options, .. } = &control.entry else {
        panic!("{control:?}");
    };
    assert_eq!(options[0].1, Value::Null);
    let total = found.numbers[1].number().unwrap().value();
    for (name, scheme) in &options[1..] {
        let question = with(&asked, path, scheme.clone()).unwrap();
        let found = sheet(&mut engine, question, Lang::En);
        let table = found.tables.iter().find(|it| is_by_segment(&it.title));
        let table = &table.unwrap().table;
        let place = |heading: &str| {
            let place = table.columns.iter().position(|it| it.heading == heading);
            place.unwrap_or_else(|| panic!("{heading}"))
        };
        let orders = place("expected orders");
        let value = |row: usize, column: usize| {
            let of = table.rows[row][column].explained.as_ref().unwrap();
            of.number().unwrap().value()
        };
        let (segments, all) = (table.rows.len() - 1, table.rows.len() - 1);
        assert!(segments >= 2, "{name}");
        let customers: f64 = (0..segments).map(|row| value(row, 1)).sum();
        let sum: f64 = (0..segments).map(|row| value(row, orders)).sum();
        assert_eq!((customers, value(all, 1)), (500.0, 500.0), "{name}");
        assert!((sum - total).abs() < 1e-9 * total, "{name}: {sum} {total}");
        for row in 0..segments {
            let [low, high] = [1, 2].map(|on| value(row, orders + on));
            let it = value(row, orders);
            assert!(0.0 <= low && low <= high, "{name} {row}: {low} {high}");
            // Nine in ten of a handful may well buy nothing.
            let is_within = low < it && it < high;
            assert!(is_within || it < 5.0, "{name} {row}: {low} {it} {high}");
        }
    }
}

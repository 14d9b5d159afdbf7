//! What tests of lifetimes share: order lines made from rows, and the sheets of an engine.

#[path = "../asked/mod.rs"]
#[allow(dead_code, reason = "shared with other tests")]
pub(crate) mod asked;

use kezhi::engine::{Engine, Look};
use kezhi::ingest::OrderLines;
use kezhi::numeric::Random;
use kezhi::report::{Refusal, Sheet, SheetAnswer};
use kezhi::text::Lang;
use kezhi::units::{Currency, Day, Money};
use serde_json::Value;

/// Customer, day, amount.
pub(crate) type Row = (u32, Day, Money);

/// The rows as they would come from a file whose customers are `c0`, `c1` and so on.
pub(crate) fn order_lines(rows: &[Row]) -> OrderLines {
    let customers = rows.iter().map(|row| row.0 + 1).max().unwrap_or(0);
    OrderLines {
        customer: rows.iter().map(|row| row.0).collect(),
        day: rows.iter().map(|row| row.1).collect(),
        amount: rows.iter().map(|row| row.2).collect(),
        line: (2..).take(rows.len()).collect(),
        customer_ids: (0..customers).map(|id| format!("c{id}")).collect(),
        ..OrderLines::default()
    }
}

/// The orders of customers who buy at rates of their own and stop by a chance of their own, over
/// three years, all new in the first.
pub(crate) fn opened() -> Engine {
    opened_for(1100.0)
}

/// The same over so many days.
pub(crate) fn opened_for(days: f64) -> Engine {
    let first = Day::from_iso("2021-01-01").unwrap();
    engine(&visits(11, 500, first, 365.0, days))
}

/// The orders of customers who buy at rates of their own and stop by a chance of their own: all are
/// new in the first `new_days`, and none is followed beyond `days`.
pub(crate) fn visits(seed: u64, customers: u32, first: Day, new_days: f64, days: f64) -> Vec<Row> {
    let mut random = Random::new(seed);
    let mut rows: Vec<Row> = Vec::new();
    for customer in 0..customers {
        let rate = random.gamma(0.6) / 40.0;
        let gone = random.beta(0.8, 3.0);
        let mean = 20.0 + 30.0 * random.gamma(2.0);
        let mut day = random.unit() * new_days;
        loop {
            let amount = Money::from_units(mean * (0.5 + random.unit())).unwrap();
            rows.push((customer, Day(first.0 + day as i32), amount));
            if random.unit() < gone {
                break;
            }
            day += random.exponential() / rate.max(1e-9);
            if day >= days {
                break;
            }
        }
    }
    rows
}

/// An engine with these rows open.
pub(crate) fn engine(rows: &[Row]) -> Engine {
    let mut engine = Engine::default();
    engine.open(order_lines(rows));
    engine
}

/// All rows of `may.csv`, by the rules a study begins with.
pub(crate) fn look() -> Look {
    Look {
        name: Some("may.csv".into()),
        ..asked::look(None)
    }
}

/// What a topic asks before anything is changed.
pub(crate) fn question(slug: &str) -> Value {
    asked::start(slug)
}

/// What the engine answers, in US dollars.
pub(crate) fn ask(engine: &mut Engine, question: Value, lang: Lang) -> SheetAnswer {
    asked::ask(engine, Some(look()), &question, (lang, Currency::Usd))
}

/// The sheet of a question that must have one.
pub(crate) fn sheet(engine: &mut Engine, question: Value, lang: Lang) -> Sheet {
    asked::sheet(ask(engine, question, lang))
}

/// Why a question that must have no sheet has none.
pub(crate) fn refusal(engine: &mut Engine, question: Value, lang: Lang) -> Refusal {
    asked::refusal(ask(engine, question, lang))
}

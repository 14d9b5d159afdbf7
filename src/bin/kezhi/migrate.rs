//! `kezhi migrate`: who moved from which segment to which between two days.

use std::fmt::Write;

use kezhi::engine::{DataSel, EngineError, Look, Request, Response};
use kezhi::segment::{Movement, MovementCell, MovementRule, Yardstick};
use kezhi::text::number::count;
use kezhi::text::{Lang, segments as words};
use serde_json::{Value, json};

use crate::args::{DatesArgs, MigrateArgs, OrdersArgs};
use crate::failure::Failure;
use crate::opened::{self, Opened};
use crate::{period, scheme};

pub(crate) fn run(options: &MigrateArgs, lang: Lang) -> Result<String, Failure> {
    let window = period::rules(&options.period, None)?;
    let scheme_of = scheme::scheme(&options.scheme)?;
    let columns = scheme::columns(&options.scheme);
    let orders = OrdersArgs {
        files: options.files.clone(),
        dates: DatesArgs::default(),
        rows: options.rows.clone(),
        reading: options.reading.clone(),
    };
    let Opened {
        mut engine,
        facts,
        selection,
        today,
    } = opened::open_keeping(&orders, &columns, lang)?;
    let request = Request::Movement {
        look: Look {
            data: DataSel::Opened,
            window,
            returns: options.period.returns.into(),
            selection,
            today: Some(today),
            name: None,
        },
        scheme: scheme_of,
        rule: MovementRule {
            from: period::end_of("--from", &options.from, facts.last_day)?,
            to: period::end_of("--to", &options.to, facts.last_day)?,
            yardstick: match options.own_cuts {
                true => Yardstick::Anew,
                false => Yardstick::Kept,
            },
        },
    };
    let Response::Movement(movement) = engine.handle(request, None)? else {
        return Err(Failure::Engine(EngineError::NotOpen));
    };
    match options.json {
        true => Ok(format!("{:#}\n", as_json(&movement, lang))),
        false => Ok(as_text(&movement, lang)),
    }
}

fn as_json(movement: &Movement, lang: Lang) -> Value {
    let states: Vec<Value> = movement
        .balances
        .iter()
        .map(|it| {
            json!({
                "name": words::segment(lang, &it.segment.name),
                "before": it.before,
                "after": it.after,
                "stayed": it.stayed,
                "came": it.came,
                "went": it.went,
                "revenue_before": it.revenue_before.units(),
                "revenue_after": it.revenue_after.units(),
            })
        })
        .collect();
    let matrix = |of: &dyn Fn(&MovementCell) -> Value| -> Vec<Vec<Value>> {
        let row = |row: &Vec<MovementCell>| row.iter().map(of).collect();
        movement.matrix.iter().map(row).collect()
    };
    let flow: Vec<Value> = movement
        .flow
        .states
        .iter()
        .map(|it| {
            json!({
                "state": it.state,
                "customers": it.customers,
                "revenue_earlier": it.revenue_earlier.units(),
                "revenue_later": it.revenue_later.units(),
            })
        })
        .collect();
    json!({
        "states": states,
        "matrix": matrix(&|cell| json!(cell.customers)),
        "revenue_before": matrix(&|cell| json!(cell.revenue_before.units())),
        "revenue_after": matrix(&|cell| json!(cell.revenue_after.units())),
        "shares": movement.shares(),
        "step_months": movement.step_months,
        "flow": flow,
        "rule": words::movement_rules(lang, movement),
    })
}

fn as_text(movement: &Movement, lang: Lang) -> String {
    let names: Vec<String> = movement
        .states
        .iter()
        .map(|it| words::segment(lang, &it.name))
        .collect();
    let mut text = String::new();
    let _ = writeln!(text, "\t{}", names.join("\t"));
    for (name, row) in names.iter().zip(&movement.matrix) {
        let cells: Vec<String> = row.iter().map(|cell| count(lang, cell.customers)).collect();
        let _ = writeln!(text, "{name}\t{}", cells.join("\t"));
    }
    for it in &movement.flow.states {
        let state = words::flow_state(lang, it.state);
        let _ = writeln!(text, "{state}\t{}", count(lang, it.customers));
    }
    for rule in words::movement_rules(lang, movement) {
        let _ = writeln!(text, "{rule}");
    }
    text
}

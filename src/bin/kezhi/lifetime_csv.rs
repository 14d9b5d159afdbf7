//! Forecasts customer by customer as a file, for `kezhi lifetime --csv`.

use std::path::Path;

use kezhi::chart::{Cell, Column, Table, csv};
use kezhi::lifetime::Forecasted;

use crate::args::LifetimeArgs;
use crate::failure::Failure;

/// One row a customer in the order of the histories.
pub(crate) fn write_csv(
    out: &Path,
    options: &LifetimeArgs,
    forecasted: &Forecasted,
    ids: &[String],
) -> Result<(), Failure> {
    let Forecasted {
        histories, scores, ..
    } = forecasted;
    let column = |heading: &str, numeric| Column {
        heading: heading.into(),
        unit: String::new(),
        numeric,
    };
    let names = ["x", "t_x", "T", "p_alive", "expected_orders"];
    let money = ["expected_spend", "clv"];
    let has_money = !scores.clv.is_empty();
    let mut columns = vec![column("customer", false)];
    columns.extend(names.map(|name| column(name, true)));
    // Of equal histories it is computed once.
    let each = forecasted.rows.each();
    let residual: Option<Vec<f64>> = each
        .map(|(x, _, age)| forecasted.forecast.residual_alive(x, age))
        .collect();
    if residual.is_some() {
        columns.push(column("dert", true));
    }
    if has_money {
        columns.extend(money.map(|name| column(name, true)));
    }
    let rows = (0..histories.len()).map(|at| {
        let time = |code: &[u32]| histories.times[code[at] as usize];
        let mut cells = vec![
            Cell::text(ids[at].clone()),
            Cell::text(histories.x[at].to_string()),
            Cell::text(time(&histories.recency).to_string()),
            Cell::text(time(&histories.age).to_string()),
            Cell::text(scores.p_alive[at].to_string()),
            Cell::text(scores.orders[at].to_string()),
        ];
        if let Some(residual) = &residual {
            let if_alive = residual[forecasted.rows.row_of[at] as usize];
            cells.push(Cell::text((scores.p_alive[at] * if_alive).to_string()));
        }
        if has_money {
            cells.push(Cell::text(scores.spend[at].to_string()));
            cells.push(Cell::text(scores.clv[at].to_string()));
        }
        cells
    });
    let table = Table {
        columns,
        rows: rows.collect(),
    };
    write_table(out, options, &table)
}

/// Writes a table beside the files it was made of.
pub(crate) fn write_table(
    out: &Path,
    options: &LifetimeArgs,
    table: &Table,
) -> Result<(), Failure> {
    let same = |path: &Path| path.canonicalize().ok();
    if same(out).is_some()
        && options
            .orders
            .files
            .iter()
            .any(|file| same(file) == same(out))
    {
        return Err(Failure::Option {
            option: "--csv",
            found: out.display().to_string(),
            expected: "OUT ≠ FILE".into(),
        });
    }
    std::fs::write(out, csv(table))
        .map_err(|error| Failure::Output(format!("{}: {}", out.display(), error.kind())))
}

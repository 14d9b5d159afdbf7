//! Forecasts customer by customer as a file, for `kezhi lifetime --csv`.

use std::path::Path;

use kezhi::chart::{Cell, Column, Table, csv};
use kezhi::lifetime::{CustomerRanges, Forecasted, LEVEL};

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
    let has_patterns = histories.has_patterns();
    let level = (LEVEL * 100.0).round();
    let every = CustomerRanges::of(forecasted.range_basis()).and_then(|ranges| ranges.each(LEVEL));
    let end = |of: &str, end: &str| column(&format!("{of}_{end}_{level}"), true);
    let mut columns = vec![column("customer", false)];
    // A row of a counted table that stands for several customers is one line.
    columns.extend(has_patterns.then(|| column("customers", true)));
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
    if every.is_some() {
        columns.extend(["low", "high"].map(|it| end("expected_orders", it)));
        if has_money {
            columns.extend(["low", "high"].map(|it| end("clv", it)));
        }
        columns.extend(["low", "high"].map(|it| end("p_alive", it)));
    }
    let rows = histories.distinct().map(|(at, many)| {
        let time = |code: &[u32]| histories.times[code[at] as usize];
        let mut cells = vec![Cell::text(ids[at].clone())];
        cells.extend(has_patterns.then(|| Cell::text(many.to_string())));
        cells.extend([
            Cell::text(histories.x[at].to_string()),
            Cell::text(time(&histories.recency).to_string()),
            Cell::text(time(&histories.age).to_string()),
            Cell::text(scores.p_alive[at].to_string()),
            Cell::text(scores.orders[at].to_string()),
        ]);
        if let Some(residual) = &residual {
            let if_alive = residual[forecasted.rows.row_of[at] as usize];
            cells.push(Cell::text((scores.p_alive[at] * if_alive).to_string()));
        }
        if has_money {
            cells.push(Cell::text(scores.spend[at].to_string()));
            cells.push(Cell::text(scores.clv[at].to_string()));
        }
        if let Some(every) = &every {
            let clv = has_money.then_some(&every.clv);
            let ends = [Some(&every.orders), clv, Some(&every.p_alive)];
            let ends = ends.into_iter().flatten().flat_map(|of| of[at]);
            cells.extend(ends.map(|end| Cell::text(end.to_string())));
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

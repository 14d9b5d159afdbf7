//! A workbook of half a million rows and eight columns: seconds and peak memory of the command
//! line. `./dev bench workbook`; `--rows N`, `--runs N`.

#![allow(
    clippy::expect_used,
    reason = "a measurement stops at what must not be"
)]

#[path = "../common/mod.rs"]
mod common;
mod sheet;

use std::env;
use std::fs;
use std::io;
use std::path::Path;

use serde_json::Value;

use common::files;
use common::orders::Orders;
use common::process::{self, on_cores};
use common::table::{Times, table};

const ROWS: u64 = 500_000;
const RUNS: usize = 3;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let after = |name: &str, or: u64| {
        let at = arguments.iter().position(|argument| argument == name);
        at.and_then(|at| arguments.get(at + 1)).map_or(or, |text| {
            text.replace('_', "").parse().expect("a whole number")
        })
    };
    let (rows, runs) = (after("--rows", ROWS), after("--runs", RUNS as u64));
    fs::create_dir_all(files::folder())?;
    let path = files::folder().join(format!("orders-{rows}.xlsx"));
    let truth = sheet::write(Orders::new(rows), &path)?;
    let mut times = Times::new("kezhi customers");
    // The first run warms the file cache and is thrown away.
    for run in 0..=runs {
        let mut command = on_cores(Path::new(env!("CARGO_BIN_EXE_kezhi")));
        command.arg("customers").arg(&path).arg("--json");
        let finished = process::run(command)?;
        let said: Value = serde_json::from_str(&finished.said)?;
        let revenue = said["revenue"].as_f64().unwrap_or(f64::NAN);
        assert_eq!(
            (
                said["rows"]["read"].as_u64(),
                said["customers"].as_u64(),
                (revenue * 100.0).round() as i64
            ),
            (Some(truth.rows), Some(truth.customers), truth.cents),
            "other rows, customers or hundredths than were written"
        );
        if run > 0 {
            times.seconds.push(finished.seconds);
            times.peaks.push(finished.peak_bytes as f64);
        }
    }
    println!(
        "\nworkbook, {rows} rows × {} columns of {} customers ({:.1} MB packed)",
        sheet::COLUMNS.len(),
        truth.customers,
        truth.bytes as f64 / 1e6
    );
    print!("{}", table(rows, truth.bytes, &[times], &[]));
    Ok(())
}

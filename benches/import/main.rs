//! Order files into customers: the command line beside DuckDB and polars, natively.
//!
//! `./dev bench import` prints, for each length of file, seconds, rows and megabytes a second and
//! peak memory, each the middle of several runs taken in turn (A B C, A B C, …) on the same two
//! cores. Before a time counts, what was found must be what the generator wrote. Machines differ;
//! only the ratios carry over.
//!
//! Options: `--rows N,N,…`, `--runs N`, and `--generate N PATH`, which writes a file and stops.

#![allow(
    clippy::expect_used,
    reason = "a measurement stops at what must not be"
)]

#[path = "../common/mod.rs"]
mod common;
mod memory;

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use common::files::{self, Measured};
use common::orders::{Orders, Truth};
use common::process::{self, on_cores};
use common::table::{Times, table};

const ROWS: [u64; 3] = [100_000, 1_000_000, 10_000_000];
const RUNS: usize = 5;
const THREADS: &str = "2";
const KEZHI: &str = env!("CARGO_BIN_EXE_kezhi");

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let after = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    if let Some(path) = after("--memory") {
        return memory::child(Path::new(&path));
    }
    if let Some(rows) = after("--generate") {
        let path = after(&rows).map(PathBuf::from).expect("a path");
        let truth = files::generate(Orders::new(number(&rows)), &path)?;
        println!("{truth:?}");
        return Ok(());
    }
    // `cargo test --benches` runs this too, and wants nothing measured.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let runs = after("--runs").map_or(RUNS, |runs| number(&runs) as usize);
    let rows = after("--rows").map_or(ROWS.to_vec(), |rows| rows.split(',').map(number).collect());
    let python = env::var_os("KEZHI_BENCH_PYTHON").map(PathBuf::from);
    if python.is_none() {
        println!("KEZHI_BENCH_PYTHON names no Python with duckdb and polars: kezhi alone");
    }
    for rows in rows {
        compare(
            &files::generated(Orders::new(rows))?,
            runs,
            python.as_deref(),
        )?;
    }
    match files::cdnow()? {
        Some(file) => compare(&file, runs, python.as_deref())?,
        None => println!("CDNOW is left out: KEZHI_REFERENCE_DATA is not set"),
    }
    memory::report()
}

fn number(text: &str) -> u64 {
    text.replace('_', "").parse().expect("a whole number")
}

/// Measures everybody on one file, in turn, and prints the table.
fn compare(file: &Measured, runs: usize, python: Option<&Path>) -> io::Result<()> {
    let mut all = vec![Times::new("kezhi customers (whole program)")];
    if python.is_some() {
        all.push(Times::new("duckdb (query alone)"));
        all.push(Times::new("polars (query alone)"));
        all.push(Times::new("duckdb (whole program)"));
        all.push(Times::new("polars (whole program)"));
    }
    for run in 0..=runs {
        let mut found = vec![kezhi(file)?];
        if let Some(python) = python {
            let duckdb = peer(python, "duckdb", file)?;
            let polars = peer(python, "polars", file)?;
            found = [found, vec![duckdb[0], polars[0], duckdb[1], polars[1]]].concat();
        }
        // The first round warms the file cache and is thrown away.
        if run == 0 {
            continue;
        }
        for (times, (seconds, peak)) in all.iter_mut().zip(found) {
            times.seconds.push(seconds);
            times.peaks.push(peak);
        }
    }
    println!("\n{} ({:.1} MB)", file.name, file.truth.bytes as f64 / 1e6);
    let yardsticks: &[usize] = if python.is_some() { &[1, 2] } else { &[] };
    print!(
        "{}",
        table(file.truth.rows, file.truth.bytes, &all, yardsticks)
    );
    Ok(())
}

fn kezhi(file: &Measured) -> io::Result<(f64, f64)> {
    let mut command = on_cores(Path::new(KEZHI));
    command.arg("customers").arg(&file.path).arg("--json");
    let finished = process::run(command)?;
    let said: Value = serde_json::from_str(&finished.said)?;
    let revenue = said["revenue"].as_f64().unwrap_or(f64::NAN);
    agrees(
        "kezhi",
        file.truth,
        [
            said["rows"]["read"].as_i64(),
            said["customers"].as_i64(),
            Some((revenue * 100.0).round() as i64),
        ],
    );
    Ok((finished.seconds, finished.peak_bytes as f64))
}

/// The query alone, and the whole program around it.
fn peer(python: &Path, program: &str, file: &Measured) -> io::Result<[(f64, f64); 2]> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/import/peers.py");
    let mut command: Command = on_cores(python);
    command
        .arg(script)
        .arg(program)
        .arg(&file.path)
        .arg(THREADS);
    let finished = process::run(command)?;
    let said: Value = serde_json::from_str(&finished.said)?;
    agrees(
        program,
        file.truth,
        [
            said["rows"].as_i64(),
            said["customers"].as_i64(),
            said["cents"].as_i64(),
        ],
    );
    let peak = finished.peak_bytes as f64;
    let query = said["seconds"].as_f64().unwrap_or(f64::NAN);
    Ok([(query, peak), (finished.seconds, peak)])
}

/// Who reads something else than what was written is not measured against.
fn agrees(program: &str, truth: Truth, found: [Option<i64>; 3]) {
    let wanted = [truth.rows as i64, truth.customers as i64, truth.cents];
    assert_eq!(
        found,
        wanted.map(Some),
        "{program} found other rows, customers or hundredths than were written"
    );
}

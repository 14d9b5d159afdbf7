//! The built page importing a file, beside one worker that merely reads it, DuckDB-wasm and
//! PapaParse, in the same browser and on the same file on disk.
//!
//! `./dev bench browser` prints, for each length of file, the middle of several runs taken in turn,
//! every run in a browser of its own; then the longest task of the page's main thread while it
//! imports, and how long a cancel takes. What each found must be what the generator wrote.
//!
//! With `--segments` it measures segments instead, see [`segments`].
//!
//! Options: `--rows N,N,…`, `--runs N`.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a measurement stops at what must not be"
)]

#[path = "../common/mod.rs"]
mod common;
#[path = "../../tests/browser/desk.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod desk;
#[path = "../../tests/browser/harness/mod.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod harness;
mod host;
mod memory;
mod page;
mod peers;
mod segments;

use std::env;
use std::io;

use common::files::{self, Measured};
use common::orders::Orders;
use common::table::{Times, middle, table};
use host::Host;

const ROWS: [u64; 3] = [100_000, 1_000_000, 10_000_000];
const RUNS: usize = 5;

/// What one run took.
struct Run {
    seconds: f64,
    /// The most memory the tab and its workers held beyond what they held before.
    peak_bytes: Option<u64>,
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let after = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    let number = |text: &str| -> u64 { text.replace('_', "").parse().expect("a whole number") };
    let runs = after("--runs").map_or(RUNS, |runs| number(&runs) as usize);
    let rows = after("--rows").map_or(ROWS.to_vec(), |rows| rows.split(',').map(number).collect());
    let host = Host::start()?;
    if arguments.iter().any(|argument| argument == "--segments") {
        return segments::measure(&host, runs);
    }
    for rows in rows {
        compare(&host, &files::generated(Orders::new(rows))?, runs);
    }
    match files::cdnow()? {
        Some(file) => compare(&host, &file, runs),
        None => println!("CDNOW is left out: KEZHI_REFERENCE_DATA is not set"),
    }
    Ok(())
}

fn compare(host: &Host, file: &Measured, runs: usize) {
    let mut all = [
        "one worker reading, slice by slice",
        "the same with arrayBuffer()",
        "DuckDB-wasm",
        "PapaParse in a worker",
        "kezhi: go to the facts shown",
        "kezhi: the import alone",
    ]
    .map(Times::new);
    let mut longest: Vec<[f64; 2]> = Vec::new();
    let mut cancels = Vec::new();
    for run in 0..=runs {
        let imported = page::import(host, file);
        let found = [
            Some(peers::read(host, file, "sync")),
            Some(peers::read(host, file, "async")),
            Some(peers::group(host, file, "duckdb")),
            Some(peers::group(host, file, "papaparse")),
            Some(imported.to_facts),
            imported.alone,
        ];
        let cancel = page::cancel(host, file);
        // The first round warms the file cache and is thrown away.
        if run == 0 {
            continue;
        }
        longest.push(imported.longest_task_ms);
        cancels.extend(cancel);
        for (times, run) in all.iter_mut().zip(found) {
            let Some(run) = run else { continue };
            times.seconds.push(run.seconds);
            times.peaks.extend(run.peak_bytes.map(|bytes| bytes as f64));
        }
    }
    println!("\n{} ({:.1} MB)", file.name, file.truth.bytes as f64 / 1e6);
    let reader = if all[0].median() <= all[1].median() {
        0
    } else {
        1
    };
    print!(
        "{}",
        table(file.truth.rows, file.truth.bytes, &all, &[reader, 2, 3])
    );
    for (until, name) in ["while the import runs", "from go to the facts"]
        .into_iter()
        .enumerate()
    {
        let most = longest.iter().map(|tasks| tasks[until]).fold(0.0, f64::max);
        let said = match most {
            0.0 => "none over 50 ms".to_owned(),
            most => format!("{most:.0} ms"),
        };
        println!(
            "longest task of the main thread {name}, worst of {}: {said}",
            longest.len()
        );
    }
    match cancels.iter().copied().reduce(f64::max) {
        Some(worst) => println!(
            "click on cancel to the page as before: {:.0} ms, at worst {worst:.0} ms ({} of {runs} \
             runs were still importing)",
            middle(&cancels),
            cancels.len(),
        ),
        None => println!("no import lasted long enough to be cancelled"),
    }
}

//! Bytes of memory an order line and a customer cost, by difference between files.
//!
//! Two files that differ in their rows only, or in their customers only: what one more costs is the
//! difference of memory over the difference of counts, and what the program needs anyway falls out.

use std::env;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use kezhi::engine::Engine;
use kezhi::ingest::{self, ImportOptions, Overrides, Source, SourceError};
use serde_json::{Value, json};

use crate::common::files::{self, Measured};
use crate::common::orders::Orders;
use crate::common::process::{self, on_cores};

/// Few and many rows of the same customers; few and many customers of the same rows.
const FEW_ROWS: Orders = Orders {
    rows: 1_000_000,
    customers: 10_000,
};
const MANY_ROWS: Orders = Orders {
    rows: 8_000_000,
    customers: 10_000,
};
const MANY_CUSTOMERS: Orders = Orders {
    rows: 1_000_000,
    customers: 2_000_000,
};

/// Prints both, kept after the import and at the peak. Nothing where the system does not tell.
///
/// # Errors
/// Those of the file system and of the children.
pub(crate) fn report() -> io::Result<()> {
    if resident().is_none() {
        println!("\nmemory a line and a customer: this system does not tell");
        return Ok(());
    }
    let few_rows = files::generated(FEW_ROWS)?;
    let many_rows = files::generated(MANY_ROWS)?;
    let many_customers = files::generated(MANY_CUSTOMERS)?;
    let [base, longer, wider] = [&few_rows, &many_rows, &many_customers].map(measure);
    let (base, longer, wider) = (base?, longer?, wider?);
    let rows = many_rows.truth.rows as f64 - few_rows.truth.rows as f64;
    let customers = many_customers.truth.customers as f64 - few_rows.truth.customers as f64;
    println!(
        "\n{:<44}{:>12}{:>14}",
        "bytes of memory", "a row", "a customer"
    );
    let names = [
        ("lines", "columns as imported, kept"),
        ("import_peak", "peak of the import, one range"),
        ("base", "the engine's view by customer, kept"),
        ("peak", "peak of both"),
    ];
    for (name, words) in names {
        let of = |value: &Value| value[name].as_f64().unwrap_or(f64::NAN);
        println!(
            "{words:<44}{:>12.1}{:>14.1}",
            (of(&longer) - of(&base)) / rows,
            (of(&wider) - of(&base)) / customers
        );
    }
    let [base, longer, wider] = [&few_rows, &many_rows, &many_customers].map(command_line);
    println!(
        "{:<44}{:>12.1}{:>14.1}",
        "peak of the command line",
        (longer? - base.as_ref().copied().unwrap_or(f64::NAN)) / rows,
        (wider? - base?) / customers
    );
    fs::remove_file(&many_rows.path)
}

/// Runs this program anew over the file, see [`child`].
fn measure(file: &Measured) -> io::Result<Value> {
    let mut command = on_cores(&env::current_exe()?);
    command.arg("--memory").arg(&file.path);
    let finished = process::run(command)?;
    Ok(serde_json::from_str(&finished.said)?)
}

fn command_line(file: &Measured) -> io::Result<f64> {
    let mut command = on_cores(Path::new(crate::KEZHI));
    command.arg("customers").arg(&file.path).arg("--json");
    Ok(process::run(command)?.peak_bytes as f64)
}

/// In a process of its own: imports the file, hands it to the engine, and prints the memory held.
///
/// # Errors
/// Those of the file, and of the import.
pub(crate) fn child(path: &Path) -> io::Result<()> {
    let failed = |error: &dyn std::fmt::Debug| io::Error::other(format!("{error:?}"));
    let mut source = Disk {
        len: fs::metadata(path)?.len(),
        file: File::open(path)?,
    };
    let before = resident();
    let inspection = ingest::inspect(&mut source, "orders.csv", &Overrides::default())
        .map_err(|error| failed(&error))?;
    let options = ImportOptions::default();
    let lines = ingest::import(&mut source, &inspection.plan, &options, &mut |_| {})
        .map_err(|error| failed(&error))?;
    let (kept, import_peak) = (resident(), peak());
    let mut engine = Engine::default();
    engine.open(lines);
    let over = |now: Option<u64>| {
        now.zip(before)
            .map(|(now, before)| now.saturating_sub(before))
    };
    println!(
        "{}",
        json!({
            "lines": over(kept),
            "import_peak": over(import_peak),
            "base": over(resident()),
            "peak": over(peak()),
        })
    );
    Ok(())
}

/// Bytes of memory this process holds now.
fn resident() -> Option<u64> {
    status("VmRSS:")
}

/// The most it ever held.
fn peak() -> Option<u64> {
    status("VmHWM:")
}

fn status(name: &str) -> Option<u64> {
    let text = fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1024)
}

/// The file on the disk.
struct Disk {
    file: File,
    len: u64,
}

impl Source for Disk {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        self.file
            .seek(SeekFrom::Start(offset))
            .map_err(|_| SourceError)?;
        let most = usize::try_from(self.len.saturating_sub(offset)).unwrap_or(usize::MAX);
        let count = buffer.len().min(most);
        self.file
            .read_exact(&mut buffer[..count])
            .map_err(|_| SourceError)?;
        Ok(count)
    }
}

//! The files that are measured: generated once, kept in the target folder.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::orders::{Orders, Truth};

/// A file with what it says.
#[derive(Debug, Clone)]
pub(crate) struct Measured {
    /// What it is called in tables.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What it says.
    pub(crate) truth: Truth,
}

/// Where files and builds of benchmarks go.
pub(crate) fn folder() -> PathBuf {
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    target.join("bench")
}

/// Writes a generated file and tells what it says.
///
/// # Errors
/// Those of the file system.
pub(crate) fn generate(orders: Orders, path: &Path) -> io::Result<Truth> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // The writer buffers by itself.
    orders.write(&mut File::create(path)?)
}

/// A generated file of so many rows.
///
/// # Errors
/// Those of the file system.
pub(crate) fn generated(orders: Orders) -> io::Result<Measured> {
    let path = folder().join(format!("orders-{}-{}.csv", orders.rows, orders.customers));
    let truth = generate(orders, &path)?;
    Ok(Measured {
        name: format!("{} rows of {} customers", truth.rows, truth.customers),
        path,
        truth,
    })
}

/// CDNOW (Fader and Hardie) with commas instead of its columns of spaces, so that everyone reads
/// the same bytes. None without the reference data.
///
/// # Errors
/// Those of the file system, and a line that is not of this file.
pub(crate) fn cdnow() -> io::Result<Option<Measured>> {
    let Some(data) = std::env::var_os("KEZHI_REFERENCE_DATA") else {
        return Ok(None);
    };
    let from = PathBuf::from(data).join("txn/cdnow/CDNOW_master.txt");
    let path = folder().join("cdnow.csv");
    fs::create_dir_all(folder())?;
    let mut out = BufWriter::new(File::create(&path)?);
    writeln!(out, "customer,date,amount,quantity")?;
    let (mut rows, mut cents) = (0, 0);
    let mut customers = std::collections::BTreeSet::new();
    for line in BufReader::new(File::open(&from)?).lines().skip(1) {
        let line = line?;
        let cells: Vec<&str> = line.split_whitespace().collect();
        let [customer, date, quantity, amount] = cells[..] else {
            if cells.is_empty() {
                continue;
            }
            return Err(io::Error::other(format!("not a line of CDNOW: {line}")));
        };
        let hundredths: i64 = amount
            .replace('.', "")
            .parse()
            .map_err(|_| io::Error::other(format!("not an amount: {amount}")))?;
        writeln!(out, "{customer},{date},{amount},{quantity}")?;
        rows += 1;
        cents += hundredths;
        customers.insert(customer.to_owned());
    }
    out.flush()?;
    let truth = Truth {
        rows,
        customers: customers.len() as u64,
        cents,
        bytes: fs::metadata(&path)?.len(),
    };
    Ok(Some(Measured {
        name: format!("CDNOW, {rows} rows of {} customers", truth.customers),
        path,
        truth,
    }))
}

//! The whole import over one source.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{
    FatalError, Imported, OrderLines, Plan, Source, import_records, merge, plan_ranges, scan,
    scan_range,
};

/// How an import is carried out. None of it changes the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportOptions {
    /// Into how many ranges the file is cut.
    pub ranges: usize,
    /// Bytes read at once.
    pub chunk_bytes: usize,
}

impl Default for ImportOptions {
    fn default() -> ImportOptions {
        ImportOptions {
            ranges: 1,
            chunk_bytes: scan::CHUNK,
        }
    }
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Bytes read.
    pub bytes_done: u64,
    /// Bytes to read.
    pub bytes_total: u64,
    /// Rows read, header left out.
    pub rows: u64,
}

/// Reads a file with a plan.
///
/// `progress` goes from no bytes to all of them; it begins anew when the file contradicts the plan
/// and is read again.
///
/// # Errors
/// [`FatalError::MissingRoles`] when the plan lacks one, [`FatalError::NotOrderLines`] when its shape
/// gives none; otherwise what [`scan_range`] and [`super::merge`] give.
pub fn import(
    source: &mut dyn Source,
    plan: &Plan,
    options: &ImportOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<OrderLines, FatalError> {
    if !plan.shape.gives_order_lines() {
        return Err(FatalError::NotOrderLines { shape: plan.shape });
    }
    let len = source.len();
    let mut partials = Vec::new();
    let mut rows = 0;
    for range in plan_ranges(len, options.ranges) {
        let Range { start, end } = range;
        let partial = scan_range(source, plan, range, options.chunk_bytes, &mut |part| {
            progress(Progress {
                bytes_done: (start + part.bytes_done).min(len),
                bytes_total: len,
                rows: rows + part.rows,
            });
        })?;
        rows += partial.rows();
        partials.push(partial);
        progress(Progress {
            bytes_done: end,
            bytes_total: len,
            rows,
        });
    }
    merge::merge_with(source, plan, partials, options.chunk_bytes, progress)
}

/// Reads a file into what its shape gives: order lines, or rows of their own.
///
/// # Errors
/// Those of [`import`] and [`import_records`].
pub fn import_table(
    source: &mut dyn Source,
    plan: &Plan,
    options: &ImportOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<Imported, FatalError> {
    if plan.shape.gives_order_lines() {
        import(source, plan, options, progress).map(Imported::Lines)
    } else {
        import_records(source, plan, progress).map(Imported::Records)
    }
}

//! One file read by several threads, a range each, as the page does it with workers.

use std::path::Path;
use std::thread;

use kezhi::ingest::{self, OrderLines, Partial, Plan, Source, plan_ranges, scan_range};

use crate::failure::Failure;
use crate::file::FileSource;

/// Bytes for which one more thread is worth its start.
const BYTES_A_THREAD: u64 = 1 << 20;
/// Bytes read at once.
const CHUNK_BYTES: usize = 1 << 20;

/// Reads a file whose ranges can be read side by side. The result is the same for any number of
/// threads.
///
/// # Errors
/// The first that any range has, in the order of the file; then those of joining them.
pub(crate) fn import(path: &Path, plan: &Plan) -> Result<OrderLines, Failure> {
    let mut source = FileSource::open(path)?;
    let len = source.len();
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let worth = usize::try_from(len / BYTES_A_THREAD + 1).unwrap_or(usize::MAX);
    let ranges = plan_ranges(len, processors.min(worth));
    let scan = &|range| -> Result<Partial, Failure> {
        let mut source = FileSource::open(path)?;
        Ok(scan_range(
            &mut source,
            plan,
            range,
            CHUNK_BYTES,
            &mut |_| {},
        )?)
    };
    let partials: Vec<Result<Partial, Failure>> = thread::scope(|scope| {
        let threads: Vec<_> = ranges
            .into_iter()
            .map(|range| scope.spawn(move || scan(range)))
            .collect();
        threads
            .into_iter()
            .map(|thread| match thread.join() {
                Ok(partial) => partial,
                // A panic of a range is one of the whole, with its own words on standard error.
                Err(panic) => std::panic::resume_unwind(panic),
            })
            .collect()
    });
    let partials = partials.into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(ingest::merge(&mut source, plan, partials)?)
}

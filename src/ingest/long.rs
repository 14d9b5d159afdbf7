//! Rows with more cells than the header names.

use super::scanner::Scanner;
use super::{FatalError, Plan, Source, TextFormat, encoding, reading, thousands};

/// Bytes of the head by which the usual number of cells is known.
const HEAD: usize = 16 << 10;

/// How many cells a row may have before those it has may be shifted: as many as the header names, or as
/// most rows of the head have, for a file may leave its last columns without a name. Rows whose amounts
/// were cut at their thousands are no such rows. A file without a
/// header, or without a delimiter that a cell may hold by mistake, sets no limit.
///
/// # Errors
/// [`FatalError::Unreadable`].
pub(super) fn most_cells(
    source: &mut dyn Source,
    format: TextFormat,
    plan: &Plan,
    named: usize,
) -> Result<usize, FatalError> {
    let Some(header) = plan.header_row else {
        return Ok(usize::MAX);
    };
    if format.delimiter.byte().is_none() || format.delimiter.collapses() {
        return Ok(usize::MAX);
    }
    let mut chunk = vec![0; HEAD];
    let mut filled = 0;
    while filled < HEAD {
        match reading::read(source, filled as u64, &mut chunk[filled..])? {
            0 => break,
            count => filled += count,
        }
    }
    let mut text = Vec::new();
    encoding::Transcoder::new(format.encoding).push(&chunk[..filled], false, &mut text);
    let mut scanner = Scanner::of(format);
    scanner.feed(&text);
    if filled < HEAD {
        scanner.finish();
    }
    let cut_columns = match plan.leaves_cut {
        true => Vec::new(),
        false => plan.cut_columns(),
    };
    let (mut passed, mut rows, mut long) = (0, 0, Vec::new());
    while let Some(record) = scanner.next() {
        if record.is_blank() {
            continue;
        }
        passed += 1;
        if passed <= header + 1 {
            continue;
        }
        let cells = record.texts();
        rows += 1;
        if thousands::looks_cut(&cells, &cut_columns, named) {
            continue;
        }
        let width = cells.iter().rposition(|cell| !cell.trim().is_empty());
        long.extend(width.map(|last| last + 1).filter(|&width| width > named));
    }
    let is_usual = long.len() * 2 > rows;
    let most = long.into_iter().max().filter(|_| is_usual);
    Ok(most.unwrap_or(named))
}

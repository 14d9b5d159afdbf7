//! The lines that a quote swallows when the file never closes it.

use super::Delimiter;
use super::dialect;
use super::partial::shorten;
use super::scanner::Scanner;
use super::{Aside, IssueExample, IssueKind, partial::IssueLog};

/// The lines of a last record that a quote never closed made one of, with their places in it, from 0;
/// none where it is closed, or took nothing but the end of its own line behind the last cell: that
/// record may still be read.
///
/// What stands behind the quote cannot be told from a cell, so that none of the lines is a row.
pub(super) fn swallowed(waiting: &[u8], delimiter: Delimiter) -> Vec<(u64, String)> {
    if !waiting.contains(&b'"') || dialect::unclosed_quote(waiting, delimiter).is_none() {
        return Vec::new();
    }
    let text = String::from_utf8_lossy(waiting).replace("\r\n", "\n");
    let lines: Vec<(u64, String)> = (0..)
        .zip(text.split(['\n', '\r']))
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(place, line)| (place, line.to_owned()))
        .collect();
    match lines.len() {
        0 | 1 if !holds_cells(waiting, delimiter) => Vec::new(),
        _ => lines,
    }
}

/// True when the cell the quote opens holds further cells.
fn holds_cells(waiting: &[u8], delimiter: Delimiter) -> bool {
    let mut scanner = Scanner::new(delimiter);
    scanner.feed(waiting);
    scanner.finish();
    let mut open = String::new();
    while let Some(record) = scanner.next() {
        open = record.texts().pop().unwrap_or_default();
    }
    let delimiter = delimiter.byte().map(char::from);
    delimiter.is_some_and(|delimiter| open.contains(delimiter))
}

/// Sets the lines aside; the first of the record is `start`.
pub(super) fn set_aside(
    lines: Vec<(u64, String)>,
    start: u64,
    issues: &mut IssueLog,
    aside: &mut Aside,
) {
    for (place, text) in lines {
        let line = start + place;
        issues.add(IssueKind::UnclosedQuote, || IssueExample {
            line,
            column: None,
            found: shorten(text.as_bytes()),
        });
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        aside.add(line, IssueKind::UnclosedQuote, || text);
    }
}

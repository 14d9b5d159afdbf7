//! The lines that a quote swallows when the file never closes it, or when another quote closes it by
//! chance lines further down.

use super::partial::shorten;
use super::scanner::Scanner;
use super::{Aside, IssueExample, IssueKind, partial::IssueLog};
use super::{Delimiter, Quotes, TextFormat, dialect, roles};

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

/// The lines of a record with their places in it, from 0, where two quotes that have nothing to do with
/// each other seem to have made one record of them; none where they have not.
///
/// Each of them would be a row by itself: it has the `cells` of the table when its quotes are characters
/// as any other, and numbers or days where the first has them. What a cell of several lines holds does not.
pub(super) fn paired(record: &[u8], delimiter: Delimiter, cells: usize) -> Vec<(u64, String)> {
    let is_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
    let Some(cut) = delimiter.byte().map(char::from) else {
        return Vec::new();
    };
    if cells < 3 || delimiter.collapses() || !record.iter().any(is_end) {
        return Vec::new();
    }
    let text = String::from_utf8_lossy(record).replace("\r\n", "\n");
    let lines: Vec<(u64, &str)> = (0..)
        .zip(text.split(['\n', '\r']))
        .filter(|(_, line)| !line.trim().is_empty())
        .collect();
    let is_data = |cell: &str| roles::looks_like_data(cell.trim());
    let data_of = |line: &str| -> Vec<bool> { line.split(cut).map(is_data).collect() };
    let Some(first) = lines.first().map(|(_, line)| data_of(line)) else {
        return Vec::new();
    };
    let is_row = |line: &str| {
        let own = data_of(line);
        own.len() == cells && first.iter().zip(&own).all(|(first, own)| !first || *own)
    };
    let are_rows =
        lines.len() > 1 && first.contains(&true) && lines.iter().all(|(_, line)| is_row(line));
    let lines = lines.into_iter().filter(|_| are_rows);
    lines
        .map(|(place, line)| (place, line.to_owned()))
        .collect()
}

/// Where the first record of a text is that [`paired`] quotes made of several lines, from 1, with the line
/// of its end; the rows of its head are passed over.
pub(super) fn first_paired(text: &[u8], format: TextFormat, cells: usize) -> Option<(u64, u64)> {
    if format.quotes == Quotes::Plain || !text.contains(&b'"') {
        return None;
    }
    let mut scanner = Scanner::new(format.delimiter);
    scanner.feed(text);
    while let Some(record) = scanner.next() {
        let lines = paired(record.bytes(), format.delimiter, cells);
        if let Some((last, _)) = lines.last() {
            return Some((record.line + 1, record.line + 1 + last));
        }
    }
    None
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

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(record: &str, cells: usize) -> usize {
        paired(record.as_bytes(), Delimiter::Comma, cells).len()
    }

    #[test]
    fn lines_that_would_be_rows_by_themselves_were_made_one_by_two_quotes() {
        let rows = "A,2024-01-01,5,\"x\nB,2024-01-02,6,y\nC,2024-01-03,7,\"z";
        assert_eq!(lines(rows, 4), 3);
        assert_eq!(lines(&rows.replace('\n', "\r\n"), 4), 3);
        for (record, cells) in [
            // A remark of several lines, with commas or without.
            ("A,2024-01-01,5,\"x\ny, z\nw\"", 4),
            ("A,2024-01-01,5,\"sold, 2, 3, 4\npaid, 5, 6, 7\"", 4),
            ("A,2024-01-01,5,\"a, b, c, d\"", 4),
            // Two cells a row may be anything.
            ("5,\"x\n6,y\"", 2),
        ] {
            assert_eq!(lines(record, cells), 0, "{record}");
        }
    }
}

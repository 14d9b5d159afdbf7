//! What stands between cells, and which record holds the names of the columns.

use std::collections::{BTreeMap, HashSet};

use super::scanner::Scanner;
use super::{Delimiter, Reason, roles};

/// Records looked at to find the delimiter.
const SAMPLE: usize = 400;
/// Records among which the header may be.
const HEADER_WITHIN: usize = 20;

/// A record of the head.
#[derive(Debug, Clone)]
pub(super) struct HeadRow {
    /// Cells as text.
    pub(super) cells: Vec<String>,
}

/// Non-blank records of a text, at most `most`.
///
/// When the text is `cut`, its last record is left out unless it is the only one.
pub(super) fn rows(text: &[u8], delimiter: Delimiter, cut: bool, most: usize) -> Vec<HeadRow> {
    let mut scanner = Scanner::new(delimiter.byte());
    let mut rows = Vec::new();
    scanner.feed(text);
    if !cut {
        scanner.finish();
    }
    while rows.len() < most {
        match scanner.next() {
            Some(record) if record.is_blank() => {}
            Some(record) => rows.push(HeadRow {
                cells: record.texts(),
            }),
            None if rows.is_empty() && cut => {
                scanner.finish();
                match scanner.next() {
                    Some(record) => rows.push(HeadRow {
                        cells: record.texts(),
                    }),
                    None => break,
                }
            }
            None => break,
        }
    }
    rows
}

/// Line of a quote that the text never closes, from 1, and how many line ends it swallowed.
pub(super) fn unclosed_quote(text: &[u8], delimiter: Delimiter) -> Option<(u64, u64)> {
    let mut scanner = Scanner::new(delimiter.byte());
    scanner.feed(text);
    scanner.finish();
    while scanner.next().is_some() {}
    let (swallowed, lines) = (scanner.unclosed(), scanner.lines());
    (swallowed > 0).then(|| (lines.saturating_sub(swallowed) + 1, swallowed))
}

/// The number of cells most records have, two at least, and how many have it.
fn usual_width(widths: &[usize]) -> (usize, usize) {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for &width in widths.iter().filter(|width| **width >= 2) {
        *counts.entry(width).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|&(width, count)| (count, width))
        .unwrap_or((1, 0))
}

/// The delimiter that cuts most records into the same number of cells, more cells being better.
pub(super) fn delimiter(text: &[u8], cut: bool) -> (Delimiter, Reason) {
    let mut best = (Delimiter::Comma, 0.0, 1, 0);
    for delimiter in Delimiter::ALL {
        let widths: Vec<usize> = rows(text, delimiter, cut, SAMPLE)
            .iter()
            .map(|row| row.cells.len())
            .collect();
        let (width, count) = usual_width(&widths);
        let share = count as f64 / widths.len().max(1) as f64;
        let score = share * (1.0 - 1.0 / (width as f64 + 1.0));
        if score > best.1 {
            best = (delimiter, score, width, (share * 100.0).round() as u8);
        }
    }
    let (delimiter, _, cells, percent) = best;
    (delimiter, Reason::EvenRows { cells, percent })
}

/// The record that holds the names of the columns; none when the first full record is data.
///
/// Titles stand above the header and fill fewer cells. The first record with the names of two
/// roles is the header; failing that, the first record that is as full as the rest, if nothing in
/// it looks like data.
pub(super) fn header_row(rows: &[HeadRow]) -> Option<usize> {
    let known = rows.iter().take(HEADER_WITHIN).position(|row| {
        let roles: HashSet<_> = row
            .cells
            .iter()
            .filter_map(|cell| roles::alias_of(cell))
            .collect();
        roles.len() >= 2
    });
    if known.is_some() {
        return known;
    }
    let filled = |row: &HeadRow| {
        row.cells
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .count()
    };
    let widths: Vec<usize> = rows.iter().map(filled).collect();
    let (width, _) = usual_width(&widths);
    let first = widths
        .iter()
        .take(HEADER_WITHIN)
        .position(|&found| found * 5 >= width * 3 && found >= 2)
        .unwrap_or(0);
    let row = rows.get(first)?;
    let is_known = row.cells.iter().any(|cell| roles::alias_of(cell).is_some());
    let has_data = row.cells.iter().any(|cell| roles::looks_like_data(cell));
    let is_months = names_months(&row.cells);
    (is_known || is_months || !has_data).then_some(first)
}

/// True for a header of a column a month, whose names look like dates or numbers: three different
/// months at least, in order.
fn names_months(cells: &[String]) -> bool {
    let months: Vec<_> = cells
        .iter()
        .filter_map(|cell| super::date::month_of_header(cell))
        .collect();
    months.len() >= 3 && months.windows(2).all(|pair| pair[0] < pair[1])
}

/// Names for the columns: what the header says, made different where it repeats or leaves out.
///
/// A blank name becomes the letter of the column; the second `Amount` becomes `Amount (2)`.
pub(super) fn column_names(header: Option<&[String]>, width: usize) -> Vec<String> {
    let mut taken = HashSet::new();
    let header = header.unwrap_or_default();
    (0..width.max(header.len()))
        .map(|column| {
            let written = header
                .get(column)
                .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
                .unwrap_or_default();
            let written = written.trim_matches(['\u{feff}', '\u{200b}']);
            let base = if written.is_empty() {
                letters(column)
            } else {
                written.to_owned()
            };
            let mut name = base.clone();
            let mut count = 2;
            while !taken.insert(name.clone()) {
                name = format!("{base} ({count})");
                count += 1;
            }
            name
        })
        .collect()
}

/// `A`, `B` … `Z`, `AA` …, as spreadsheets letter their columns.
pub(super) fn letters(mut column: usize) -> String {
    let mut text = Vec::new();
    loop {
        text.push(b'A' + (column % 26) as u8);
        match (column / 26).checked_sub(1) {
            Some(next) => column = next,
            None => break,
        }
    }
    text.iter().rev().map(|&byte| char::from(byte)).collect()
}

/// How many columns the table has: the header's, or the usual row's where that is wider.
pub(super) fn width(rows: &[HeadRow], header_row: Option<usize>) -> usize {
    let header = header_row
        .and_then(|row| rows.get(row))
        .map_or(0, |row| row.cells.len());
    let body = rows
        .get(header_row.map_or(0, |row| row + 1)..)
        .unwrap_or_default();
    let widths: Vec<usize> = body.iter().map(|row| row.cells.len()).collect();
    let (usual, _) = usual_width(&widths);
    header.max(usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (Delimiter, Option<usize>) {
        let (delimiter, _) = delimiter(text.as_bytes(), false);
        (
            delimiter,
            header_row(&rows(text.as_bytes(), delimiter, false, 100)),
        )
    }

    #[test]
    fn every_delimiter_is_found() {
        for (mark, delimiter) in [
            (",", Delimiter::Comma),
            (";", Delimiter::Semicolon),
            ("\t", Delimiter::Tab),
            ("|", Delimiter::Pipe),
        ] {
            let text = ["id", "name", "city\n1", "\"x,y;z|w\"", "b\n2", "c", "d\n"].join(mark);
            assert_eq!(found(&text).0, delimiter);
        }
    }

    #[test]
    fn decimal_commas_do_not_hide_the_semicolon() {
        assert_eq!(
            found("id;sum;tax\n1;2,5;3,5\n2;1,5;2,5\n3;1,5;2,5\n").0,
            Delimiter::Semicolon
        );
    }

    #[test]
    fn titles_above_the_header_are_passed_over() {
        let text =
            "月度报表,,\n导出时间：2024-03-05,,\n\n会员号,下单时间,实付金额\n1,2024-03-05,5\n";
        assert_eq!(found(text).1, Some(2));
        assert_eq!(found("Report,,\nwho,what,where\nx,y,z\np,q,r\n").1, Some(1));
    }

    #[test]
    fn a_table_without_a_header_has_none() {
        assert_eq!(found("1001,2024-03-05,12.5\n1002,2024-03-06,8\n").1, None);
    }

    #[test]
    fn names_are_made_different() {
        let header: Vec<String> = ["Amount", "", "Amount", " a\n b "]
            .map(String::from)
            .to_vec();
        assert_eq!(
            column_names(Some(&header), 5),
            ["Amount", "B", "Amount (2)", "a b", "E"]
        );
        assert_eq!(letters(25), "Z");
        assert_eq!(letters(26), "AA");
        assert_eq!(letters(701), "ZZ");
    }
}

//! What stands between cells, and which record holds the names of the columns.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashSet};

use super::scanner::Scanner;
use super::{Cuts, Delimiter, Plan, Reason, gutters, roles};

/// Records looked at to find the delimiter.
const SAMPLE: usize = 400;
/// Records among which the header may be.
const HEADER_WITHIN: usize = 20;

/// A record of the head.
#[derive(Debug, Clone)]
pub(super) struct HeadRow {
    /// Cells as text.
    pub(super) cells: Vec<String>,
    /// Line of the text, or row of the sheet, from 1.
    pub(super) line: u64,
}

/// Non-blank records of a text, at most `most`.
///
/// When the text is `cut`, its last record is left out unless it is the only one.
pub(super) fn rows(text: &[u8], delimiter: Delimiter, cut: bool, most: usize) -> Vec<HeadRow> {
    let mut scanner = Scanner::new(delimiter);
    let mut rows = Vec::new();
    scanner.feed(text);
    if !cut {
        scanner.finish();
    }
    while rows.len() < most {
        match scanner.next() {
            Some(record) if record.is_blank() => {}
            Some(record) => rows.push(HeadRow {
                line: record.line + 1,
                cells: record.texts(),
            }),
            None if rows.is_empty() && cut => {
                scanner.finish();
                match scanner.next() {
                    Some(record) => rows.push(HeadRow {
                        line: record.line + 1,
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
    let mut scanner = Scanner::new(delimiter);
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
///
/// Blanks stand in ordinary cells too, so they are taken only when no other delimiter cuts anything
/// and they cut every record alike, down to columns of numbers or dates. Where they do not, the
/// records may still stand column under column: see [`places`].
pub(super) fn delimiter(text: &[u8], cut: bool) -> (Delimiter, Reason) {
    let mut best = (Delimiter::Comma, 0.0, 1, 0);
    for delimiter in Delimiter::ALL {
        if delimiter.collapses() || delimiter == Delimiter::PLACES {
            continue;
        }
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
    let (delimiter, score, cells, percent) = best;
    if score < 0.1
        && let Some(reason) = aligned_by_blanks(text, cut)
    {
        return (Delimiter::Blanks, reason);
    }
    if score < 0.1
        && let Some((cuts, reason)) = aligned_by_places(text, cut)
    {
        return (Delimiter::Places(cuts), reason);
    }
    (delimiter, Reason::EvenRows { cells, percent })
}

/// The evidence for columns aligned by blanks: three cells at least in all records but one of twenty
/// (or one, for a title), and a column of numbers or dates.
fn aligned_by_blanks(text: &[u8], cut: bool) -> Option<Reason> {
    let rows = rows(text, Delimiter::Blanks, cut, SAMPLE);
    let widths: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
    let (cells, count) = usual_width(&widths);
    if cells < 3 || count < 2 || count + (rows.len() / 20).max(1) < rows.len() {
        return None;
    }
    let even: Vec<&HeadRow> = rows.iter().filter(|row| row.cells.len() == cells).collect();
    has_data(&even, cells).then(|| Reason::EvenRows {
        cells,
        percent: (count * 100 / rows.len()) as u8,
    })
}

/// True where a column of the rows is one of numbers or dates.
fn has_data(rows: &[&HeadRow], cells: usize) -> bool {
    (0..cells).any(|column| {
        let data = rows
            .iter()
            .filter(|row| roles::looks_like_data(row.cells[column].trim()));
        // The header is no data.
        data.count() + 1 + rows.len() / 20 >= rows.len()
    })
}

/// The places at which the cells of a text begin that was written column under column: those behind
/// what is blank in every line looked at. None where nothing is.
pub(super) fn places(text: &[u8], cut: bool) -> Option<Cuts> {
    let lines = rows(text, Delimiter::PLACES, cut, SAMPLE);
    let lines: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.cells.first())
        .map(String::as_str)
        .collect();
    gutters::find(&lines)
}

/// The places and their evidence: three cells at least, and a column of numbers or dates.
fn aligned_by_places(text: &[u8], cut: bool) -> Option<(Cuts, Reason)> {
    let cuts = places(text, cut)?;
    let cells = cuts.places().len() + 1;
    let rows = rows(text, Delimiter::Places(cuts), cut, SAMPLE);
    let rows: Vec<&HeadRow> = rows.iter().filter(|row| row.cells.len() == cells).collect();
    let reason = Reason::EvenRows {
        cells,
        percent: 100,
    };
    (cells >= 3 && has_data(&rows, cells)).then_some((cuts, reason))
}

/// True for a remark about the file: a record that begins with `#` and fills fewer cells than the
/// table has columns. (A column may be called `#`.)
pub(super) fn is_comment(cells: &[String], width: usize) -> bool {
    let begins = cells.first().is_some_and(|cell| is_marked(cell));
    begins && filled(cells) < width
}

/// Whether a row of the body that begins with `#` and has every cell is a remark too, and how many there
/// are. It is data, such as an order named `#1001`, unless remarks stand above the header and most values
/// of the first column begin otherwise.
pub(super) fn full_comments(
    above: &[Vec<String>],
    body: &[Vec<String>],
    width: usize,
) -> (bool, usize) {
    let begins = |row: &&Vec<String>| row.first().is_some_and(|cell| is_marked(cell));
    let full = body.iter().filter(|row| filled(row) >= width);
    let (rows, marked) = (full.clone().count(), full.filter(begins).count());
    let are_remarks = above.iter().any(|row| is_comment(row, width)) && marked * 2 < rows;
    (are_remarks, if are_remarks { marked } else { 0 })
}

fn is_marked(cell: &str) -> bool {
    cell.trim_start().starts_with('#')
}

fn filled(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// How many cells records usually fill.
pub(super) fn usual_filled(rows: &[HeadRow]) -> usize {
    let widths: Vec<usize> = rows.iter().map(|row| filled(&row.cells)).collect();
    usual_width(&widths).0
}

/// Which rows are the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HeaderPlace {
    /// The row of the names.
    pub(super) row: usize,
    /// Rows of the header, the last being `row`.
    pub(super) lines: usize,
}

/// The records that hold the names of the columns; none when the first full record is data.
///
/// Titles and comments stand above the header and fill fewer cells. The first record with the names
/// of two roles is the header; failing that, the first record that is as full as the rest, if
/// nothing in it looks like data. Where a row of merged groups belongs to it, both are the header.
pub(super) fn header(rows: &[HeadRow]) -> Option<HeaderPlace> {
    if let Some(place) = months_under_years(rows) {
        return Some(place);
    }
    let row = header_row(rows)?;
    let cells = |row: usize| rows.get(row).map(|row| &row.cells[..]);
    let body = |row: usize| {
        cells(row).is_none_or(|cells| cells.iter().any(|cell| roles::looks_like_data(cell)))
    };
    let names = cells(row)?;
    if let Some(below) = cells(row + 1)
        && (is_grouped(names, below) || stands_over_names(names, below))
        && body(row + 2)
    {
        let place = HeaderPlace {
            row: row + 1,
            lines: 2,
        };
        return Some(more_lines(rows, place));
    }
    let has_groups = row
        .checked_sub(1)
        .and_then(cells)
        .is_some_and(|above| is_grouped(above, names));
    let place = HeaderPlace {
        row,
        lines: 1 + usize::from(has_groups),
    };
    Some(more_lines(rows, place))
}

/// Rows a header has at most.
const MOST_HEADER_LINES: usize = 3;
/// Rows of the body by which a column is known to hold data.
const BODY_SAMPLE: usize = 30;

/// Takes further rows into the header: below, what is no data although the columns hold data; above,
/// groups, merged or repeated.
fn more_lines(rows: &[HeadRow], mut place: HeaderPlace) -> HeaderPlace {
    let most = MOST_HEADER_LINES - place.lines.min(MOST_HEADER_LINES);
    let further = (1..=most)
        .rev()
        .find(|&further| goes_on(&rows[place.row..], further));
    place.row += further.unwrap_or(0);
    place.lines += further.unwrap_or(0);
    while place.lines < MOST_HEADER_LINES && place.row >= place.lines {
        let top = place.row - place.lines;
        let (above, below) = (&rows[top].cells, &rows[top + 1].cells);
        if !is_repeated_group(above, below) && (place.lines < 2 || !is_grouped(above, below)) {
            break;
        }
        place.lines += 1;
    }
    place
}

/// True when so many `further` rows go on with the header that the first is: the rows behind them hold
/// data in two columns at least, and they hold words in most of these, and data nowhere.
fn goes_on(rows: &[HeadRow], further: usize) -> bool {
    let Some((header, body)) = rows.split_at_checked(further + 1) else {
        return false;
    };
    let body = &body[..body.len().min(BODY_SAMPLE)];
    let mut pairs = header.windows(2);
    !body.is_empty() && pairs.all(|pair| is_header_still(&pair[0], &pair[1], body))
}

fn is_header_still(above: &HeadRow, candidate: &HeadRow, body: &[HeadRow]) -> bool {
    let candidate = &candidate.cells;
    let is_blank =
        |cell: &str| cell.trim().is_empty() || super::letters::is_blank_word(cell.trim());
    let is_odd = |cell: &String| {
        roles::looks_like_data(cell) || super::totals::is_total(cell) || is_marked(cell)
    };
    if *candidate == above.cells || candidate.iter().any(is_odd) {
        return false;
    }
    let holds_data = |column: &usize| {
        let cells = body.iter().filter_map(|row| row.cells.get(*column));
        let cells: Vec<&String> = cells.filter(|cell| !is_blank(cell)).collect();
        let data = cells.iter().filter(|cell| roles::looks_like_data(cell));
        !cells.is_empty() && data.count() * 10 >= cells.len() * 9
    };
    let columns: Vec<usize> = (0..candidate.len()).filter(holds_data).collect();
    let words = columns
        .iter()
        .filter(|&&column| !is_blank(&candidate[column]))
        .count();
    // A row of data may lack its day and its amount: what belongs to a header says so.
    let is_told = columns.iter().any(|&it| belongs_to_header(&candidate[it]));
    is_told && words >= 2 && words * 2 > columns.len()
}

/// True for another name of a column, a remark in brackets, a unit, or the form of a date.
fn belongs_to_header(cell: &str) -> bool {
    const UNITS: [&str; 12] = [
        "元", "万元", "千元", "美元", "件", "个", "次", "笔", "天", "usd", "cny", "rmb",
    ];
    let plain = cell.trim().to_lowercase();
    plain.starts_with(['(', '（', '['])
        || UNITS.contains(&plain.as_str())
        || plain.contains("yyyy")
        || roles::alias_of(&plain).is_some()
}

/// True when `groups` stands over `names` without merged cells, each group written as often as it has
/// names: neighbours repeat, or it tells names apart that do.
fn is_repeated_group(groups: &[String], names: &[String]) -> bool {
    let different = |cells: &mut dyn Iterator<Item = String>| -> (usize, usize) {
        let (mut seen, mut count) = (HashSet::new(), 0);
        for cell in cells {
            count += 1;
            seen.insert(cell);
        }
        (seen.len(), count)
    };
    let filled_both = (0..names.len()).filter(|&column| {
        let group = groups
            .get(column)
            .is_some_and(|cell| !cell.trim().is_empty());
        group && !names[column].trim().is_empty()
    });
    let columns: Vec<usize> = filled_both.collect();
    let of_groups = different(&mut columns.iter().map(|&it| groups[it].trim().to_owned()));
    let of_names = different(&mut columns.iter().map(|&it| names[it].trim().to_owned()));
    let both = |&it: &usize| format!("{}\u{1f}{}", groups[it].trim(), names[it].trim());
    let of_both = different(&mut columns.iter().map(both));
    let is_data = |cell: &String| roles::looks_like_data(cell) || is_label(cell);
    columns.len() >= 2
        && columns.len() == filled(names)
        && of_groups.0 >= 2
        && of_both.0 == of_both.1
        && (of_groups.0 < of_groups.1 || of_names.0 < of_names.1)
        && groups != names
        && !groups.iter().chain(names).any(is_data)
}

/// A row of months below one of years, merged or repeated: each column is named by both.
fn months_under_years(rows: &[HeadRow]) -> Option<HeaderPlace> {
    let is_header = |pair: &[HeadRow]| {
        let [years, months] = pair else { return false };
        let (years, months) = (&years.cells, &months.cells);
        let names = joined(&[years.clone(), months.clone()]);
        let blank = String::new();
        let cell = |column: usize| months.get(column).unwrap_or(&blank);
        let mut found = Vec::new();
        for (column, name) in names.iter().enumerate() {
            // A month that names its year needs none above it.
            let is_alone = [years.get(column), months.get(column)]
                .into_iter()
                .flatten()
                .any(|cell| super::date::month_of_header(cell).is_some());
            match super::date::month_of_header(name) {
                Some(month) if !is_alone => found.push(month),
                _ if roles::looks_like_data(cell(column)) => return false,
                _ => {}
            }
        }
        let year = |month: &crate::units::Day| month.civil().0;
        // Bare numbers below numbers may be anything; the name of a month is none.
        let are_named = months.iter().filter(|cell| super::date::names_month(cell));
        let together = if are_named.count() >= found.len() {
            2
        } else {
            3
        };
        let is_shared = found
            .windows(together)
            .any(|run| year(&run[0]) == year(&run[together - 1]));
        found.len() >= 3 && is_shared && found.windows(2).all(|pair| pair[0] < pair[1])
    };
    let within = &rows[..rows.len().min(HEADER_WITHIN)];
    let above = within.windows(2).position(is_header)?;
    Some(HeaderPlace {
        row: above + 1,
        lines: 2,
    })
}

/// True when `groups` stands over `names` as merged cells do: two groups at least, with gaps that
/// names fill, and names that need them because they repeat or leave out what a group says.
fn is_grouped(groups: &[String], names: &[String]) -> bool {
    let is_blank = |cells: &[String], column: usize| {
        cells.get(column).is_none_or(|cell| cell.trim().is_empty())
    };
    let is_name = |cell: &String| {
        !roles::looks_like_data(cell) && (cell.trim() == "#" || !cell.contains([':', '：', '#']))
    };
    let columns = groups.len().max(names.len());
    let gaps = (0..columns).any(|column| is_blank(groups, column) && !is_blank(names, column));
    let left_out = (0..columns).any(|column| !is_blank(groups, column) && is_blank(names, column));
    let mut seen = HashSet::new();
    let repeats = names
        .iter()
        .filter(|name| !name.trim().is_empty())
        .any(|name| !seen.insert(name.trim()));
    filled(groups) >= 2
        && filled(names) >= 2
        && gaps
        && (left_out || repeats)
        && groups.iter().chain(names).all(is_name)
}

/// True when `groups` leaves gaps that the row below fills, and that row names more roles: the names
/// need no group to be told apart, but they are the names all the same.
fn stands_over_names(groups: &[String], names: &[String]) -> bool {
    let known = |cells: &[String]| {
        let roles = cells.iter().filter_map(|cell| roles::alias_of(cell));
        roles.collect::<HashSet<_>>().len()
    };
    filled(groups) < filled(names)
        && known(names) >= 2
        && known(names) > known(groups)
        && !names.iter().any(|cell| roles::looks_like_data(cell))
}

/// Joins the rows of a header: a group stands before each name under it.
pub(super) fn joined(rows: &[Vec<String>]) -> Vec<String> {
    let Some((names, groups)) = rows.split_last() else {
        return Vec::new();
    };
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: &[String], column: usize| {
        row.get(column)
            .map(|cell| cell.trim().to_owned())
            .unwrap_or_default()
    };
    let mut joined: Vec<String> = (0..width).map(|column| cell(names, column)).collect();
    for (place, row) in groups.iter().enumerate().rev() {
        let mut group = String::new();
        let mut above = vec![String::new(); place];
        for (column, name) in joined.iter_mut().enumerate() {
            let here = cell(row, column);
            // A group ends where one above it does.
            for (above, row) in above.iter_mut().zip(groups) {
                let next = cell(row, column);
                if !next.is_empty() && next != *above {
                    *above = next;
                    group.clear();
                }
            }
            if !here.is_empty() {
                group.clone_from(&here);
            }
            if name.is_empty() {
                // Merged downwards: the group is the name, and of this column alone.
                name.clone_from(&here);
                group.clear();
            } else if !group.is_empty() && group != *name {
                *name = format!("{group} {name}");
            }
        }
    }
    joined
}

/// Takes records from the top of a table until the names of the columns are complete.
pub(super) struct Header {
    row: Option<usize>,
    lines: usize,
    passed: usize,
    rows: Vec<Vec<String>>,
}

impl Header {
    /// For the header of a plan.
    pub(super) fn new(plan: &Plan) -> Header {
        Header {
            row: plan.header_row,
            lines: plan.header_lines.max(1),
            passed: 0,
            rows: Vec::new(),
        }
    }

    /// Takes the next non-blank record; its `cells` are asked for only where needed. The names, once
    /// they are known.
    pub(super) fn take(&mut self, cells: impl FnOnce() -> Vec<String>) -> Option<Vec<String>> {
        let place = self.passed;
        self.passed += 1;
        let Some(row) = self.row else {
            let cells = cells();
            return (!is_comment(&cells, 2)).then(|| column_names(None, cells.len()));
        };
        if place + self.lines > row {
            self.rows.push(cells());
        }
        (place == row).then(|| {
            let names = joined(&self.rows);
            column_names(Some(&names), names.len())
        })
    }
}

/// The record with the names of the columns.
fn header_row(rows: &[HeadRow]) -> Option<usize> {
    let usual = usual_filled(rows);
    let known = rows.iter().take(HEADER_WITHIN).position(|row| {
        let roles: HashSet<_> = row
            .cells
            .iter()
            .filter_map(|cell| roles::alias_of(cell))
            .collect();
        roles.len() >= 2 && !is_comment(&row.cells, usual)
    });
    if known.is_some() {
        return known;
    }
    let first = rows
        .iter()
        .take(HEADER_WITHIN)
        .position(|row| {
            let found = filled(&row.cells);
            let is_note = || row.cells.iter().any(|cell| is_label(cell));
            found * 5 >= usual * 3 && found >= 2 && !is_comment(&row.cells, usual) && !is_note()
        })
        .unwrap_or(0);
    let row = rows.get(first)?;
    let is_known = row.cells.iter().any(|cell| roles::alias_of(cell).is_some());
    let has_data = row.cells.iter().any(|cell| roles::looks_like_data(cell));
    let is_run = names_months(&row.cells) || names_years(&row.cells) || names_periods(&row.cells);
    (is_known || is_run || !has_data).then_some(first)
}

/// True for the label of a note above a table, such as `导出人：`, whose value stands beside it.
fn is_label(cell: &str) -> bool {
    cell.trim().ends_with([':', '：'])
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

/// True for a header of a column a year: three at least, one behind the other, with nothing that looks like
/// data before them.
fn names_years(cells: &[String]) -> bool {
    let is_other =
        |cell: &String| super::date::year_of_header(cell).is_none() && roles::looks_like_data(cell);
    super::shape::years(cells).len() >= 3 && !cells.iter().any(is_other)
}

/// True for a header of a column a period, `0`, `1`, `2` … or `M1`, `M2` …: three at least, each the
/// one after that before, with nothing but the names of groups and sizes in front of them.
fn names_periods(cells: &[String]) -> bool {
    let last = cells.iter().rposition(|cell| !cell.trim().is_empty());
    let cells = &cells[..last.map_or(0, |last| last + 1)];
    let period = |cell: &String| super::retention::period_of_header(cell);
    let Some(from) = cells.iter().position(|cell| period(cell).is_some()) else {
        return false;
    };
    let (front, run) = cells.split_at(from);
    // Without a group in front, numbers from 1 on may be anything.
    let first = period(&run[0]).filter(|&first| first <= u32::from(from > 0));
    let is_run = |first: u32| {
        (first..)
            .zip(run)
            .all(|(it, cell)| period(cell) == Some(it))
    };
    run.len() >= 3
        && first.is_some_and(is_run)
        && !front.iter().any(|cell| roles::looks_like_data(cell))
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

/// How many columns the table has: the header's, or the usual row's where that is wider; and how
/// many at its right were left out because they are blank in the header and in every row of `body`.
pub(super) fn width(names: Option<&[String]>, body: &[Vec<String>]) -> (usize, usize) {
    let widths: Vec<usize> = body.iter().map(Vec::len).collect();
    let (usual, _) = usual_width(&widths);
    let width = names.map_or(0, <[String]>::len).max(usual);
    let is_used = |column: &usize| {
        let is_filled =
            |row: &[String]| row.get(*column).is_some_and(|cell| !cell.trim().is_empty());
        names.is_some_and(is_filled) || body.iter().any(|row| is_filled(row))
    };
    let used = (0..width)
        .rev()
        .find(is_used)
        .map_or(0, |column| column + 1);
    (used, width - used)
}

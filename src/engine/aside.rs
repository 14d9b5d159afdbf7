//! Rows that do not count, or that the quality report has met, as they stood in the file.

use super::{AsideList, ProblemRow, ProblemRows, SetAside};
use crate::base::{AsideRow, CustomerBase, Finding, Quality};
use crate::chart::{Cell, Column, Table, csv, whole_id};
use crate::ingest::{Aside, FatalError, File, ImportFacts, IssueKind, Role, reread};
use crate::numeric::sort_many;
use crate::text::number::plain;
use crate::text::ui::quality as words;
use crate::text::{Lang, quality, reading};
use crate::units::Money;

/// Rows of a file for spreadsheets: one less than Excel holds, for the head.
const SHEET_ROWS: usize = 1_048_575;

/// What does not count of the open data, and what they are.
pub(super) struct Uncounted<'a> {
    pub(super) by_import: &'a Aside,
    pub(super) facts: &'a ImportFacts,
    /// All rows of order lines that could be read.
    pub(super) base: Option<&'a CustomerBase>,
    /// Rows of the base set aside, in order of their lines.
    pub(super) by_selection: Vec<AsideRow>,
    pub(super) quality: &'a Quality,
}

impl Uncounted<'_> {
    fn len(&self) -> usize {
        self.by_import.len() + self.by_selection.len()
    }

    fn cells_of(&self, aside: &AsideRow, lang: Lang) -> Vec<String> {
        let base = self.base;
        base.map_or_else(Vec::new, |base| cells_at(base, aside.entry, lang))
    }
}

/// The first rows set aside and the first rows of each finding, in order of their lines.
pub(super) fn problem_rows(open: &Uncounted<'_>, lang: Lang) -> ProblemRows {
    let mut rows: Vec<(u32, ProblemRow)> = Vec::new();
    // The first of each reason come before all others: one frequent reason hides no rare one.
    for (line, reason, text) in foremost(open.by_import.rows(), |row| row.1) {
        let (reason, cells) = import(lang, reason, text);
        rows.push((line, row(open, line, reason, true, cells)));
    }
    for aside in foremost(open.by_selection.iter(), |row| row.rule) {
        let reason = quality::rule_name(lang, aside.rule).to_owned();
        let cells = open.cells_of(aside, lang);
        rows.push((aside.line, row(open, aside.line, reason, true, cells)));
    }
    met(open, lang, &mut rows);
    let mut others: Vec<(u32, ProblemRow)> = Vec::new();
    let is_shown = |line: u32| rows.iter().any(|(there, _)| *there == line);
    for (line, reason, text) in open.by_import.rows().take(ProblemRows::MOST) {
        if !is_shown(line) {
            let (reason, cells) = import(lang, reason, text);
            others.push((line, row(open, line, reason, true, cells)));
        }
    }
    for aside in open.by_selection.iter().take(ProblemRows::MOST) {
        if !is_shown(aside.line) {
            let reason = quality::rule_name(lang, aside.rule).to_owned();
            let cells = open.cells_of(aside, lang);
            others.push((aside.line, row(open, aside.line, reason, true, cells)));
        }
    }
    sort_many(&mut others, |a, b| a.0.cmp(&b.0));
    rows.extend(others);
    rows.truncate(ProblemRows::MOST);
    sort_many(&mut rows, |a, b| a.0.cmp(&b.0));
    ProblemRows {
        columns: open.facts.columns.clone(),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        set_aside: open.len() as u64,
    }
}

/// The first rows of each reason, in their order.
fn foremost<Row, Reason: PartialEq>(
    rows: impl Iterator<Item = Row>,
    reason: impl Fn(&Row) -> Reason,
) -> Vec<Row> {
    let mut met: Vec<(Reason, usize)> = Vec::new();
    let mut first = Vec::new();
    for row in rows {
        let reason = reason(&row);
        let place = match met.iter().position(|(there, _)| *there == reason) {
            Some(place) => place,
            None => {
                met.push((reason, 0));
                met.len() - 1
            }
        };
        if met[place].1 < Finding::EXAMPLES {
            met[place].1 += 1;
            first.push(row);
        }
    }
    first
}

/// The first rows of each finding that are not set aside anyway; several reasons stand in one row.
fn met(open: &Uncounted<'_>, lang: Lang, rows: &mut Vec<(u32, ProblemRow)>) {
    let Some(base) = open.base else {
        return;
    };
    let mut wanted: Vec<(u32, &'static str)> = Vec::new();
    for finding in open
        .quality
        .findings
        .iter()
        .filter(|it| !it.kind.is_remark())
    {
        let title = quality::finding_title(lang, finding.kind);
        wanted.extend(finding.first_lines.iter().map(|&line| (line, title)));
    }
    sort_many(&mut wanted, Ord::cmp);
    for of_line in wanted.chunk_by(|a, b| a.0 == b.0) {
        let line = of_line[0].0;
        if rows.iter().any(|(there, _)| *there == line) {
            continue;
        }
        let Some(entry) = base.line.iter().position(|&it| it == line) else {
            continue;
        };
        let titles: Vec<&str> = of_line.iter().map(|(_, title)| *title).collect();
        let reason = titles.join(lang.pick("、", ", "));
        let cells = cells_at(base, entry, lang);
        rows.push((line, row(open, line, reason, false, cells)));
    }
}

/// Every row set aside, in order of the lines.
pub(super) fn list(open: &Uncounted<'_>, lang: Lang) -> AsideList {
    let facts = open.facts;
    let all = open.len();
    let has_inputs = !facts.inputs.is_empty();
    let mut columns = Vec::new();
    if has_inputs {
        columns.push(words::INPUT.get(lang).to_owned());
    }
    columns.push(words::LINE.get(lang).to_owned());
    columns.push(words::REASON.get(lang).to_owned());
    let mut list = AsideList {
        cells_from: columns.len(),
        lines: Vec::with_capacity(all.min(SHEET_ROWS)),
        rows: Vec::with_capacity(all.min(SHEET_ROWS)),
        left_out: 0,
        facts: ImportFacts {
            plan: facts.plan.clone(),
            inputs: facts.inputs.clone(),
            columns: facts.columns.clone(),
            ..ImportFacts::default()
        },
        columns,
    };
    list.columns.extend(facts.columns.iter().cloned());
    let mut add = |line: u32, reason: &str, cells: Vec<String>| {
        let (input, within) = facts.place_of(u64::from(line));
        let mut row = Vec::with_capacity(list.columns.len());
        if has_inputs {
            row.push(input.map_or_else(String::new, |it| it.name.clone()));
        }
        row.push(within.to_string());
        row.push(reason.to_owned());
        row.extend(cells);
        list.lines.push(line);
        list.rows.push(row);
    };
    // Two lists, each in order of its lines.
    let mut import = open.by_import.rows().peekable();
    let mut chosen = open.by_selection.iter().peekable();
    for _ in 0..all.min(SHEET_ROWS) {
        let is_import = match (import.peek(), chosen.peek()) {
            (Some((line, ..)), Some(aside)) => *line <= aside.line,
            (import, _) => import.is_some(),
        };
        if is_import {
            if let Some((line, kind, text)) = import.next() {
                let not_kept =
                    || vec![words::CELL_NOT_KEPT.get(lang).to_owned(); facts.columns.len()];
                let cells = text.map_or_else(not_kept, cells_in);
                add(line, reading::issue_title(lang, kind), cells);
            }
        } else if let Some(aside) = chosen.next() {
            let reason = quality::rule_name(lang, aside.rule);
            add(aside.line, reason, open.cells_of(aside, lang));
        }
    }
    list.left_out = (all - list.rows.len()) as u64;
    list
}

impl AsideList {
    /// Puts in the place of what was kept of each row its text as it stands in the files the data came
    /// from; gives how many rows were not found there. What was kept of those stays.
    ///
    /// # Errors
    /// Those of reading the files.
    pub fn look_up(&mut self, files: &mut [File<'_>]) -> Result<u64, FatalError> {
        let (cells_from, rows, lines) = (self.cells_from, &mut self.rows, &self.lines);
        let mut found = 0;
        reread(files, &self.facts, lines, &mut |line, cells| {
            let first = lines.partition_point(|&it| it < line);
            for (row, _) in (rows[first..].iter_mut().zip(&lines[first..]))
                .take_while(|(_, there)| **there == line)
            {
                row.truncate(cells_from);
                row.extend(cells.iter().cloned());
                found += 1;
            }
        })?;
        Ok(self.rows.len() as u64 - found)
    }

    /// The rows as a file for a spreadsheet.
    pub fn file(self) -> SetAside {
        let width = self.columns.len();
        let columns = self.columns.into_iter().enumerate();
        let columns = columns.map(|(place, heading)| Column {
            heading,
            unit: String::new(),
            numeric: place + 2 == self.cells_from,
        });
        let cells_from = self.cells_from;
        let rows = self.rows.into_iter().map(|row| {
            let cells = row.into_iter().enumerate();
            let cells = cells.map(|(place, cell)| match whole_id(&cell) {
                Some(whole) if place >= cells_from => Cell::text(whole),
                _ => Cell::text(cell),
            });
            let mut row: Vec<Cell> = cells.collect();
            row.resize(width.max(row.len()), Cell::text(""));
            row
        });
        let table = Table {
            columns: columns.collect(),
            rows: rows.collect(),
        };
        SetAside {
            rows: table.rows.len() as u64,
            left_out: self.left_out,
            csv: csv(&table),
        }
    }
}

/// Why the import set a row aside, and its cells as far as their text was kept.
fn import(lang: Lang, kind: IssueKind, text: Option<&str>) -> (String, Vec<String>) {
    let reason = reading::issue_title(lang, kind);
    match text {
        Some(text) => (reason.to_owned(), cells_in(text)),
        None => (quality::text_not_kept(lang, reason), Vec::new()),
    }
}

fn row(
    open: &Uncounted<'_>,
    line: u32,
    reason: String,
    is_aside: bool,
    cells: Vec<String>,
) -> ProblemRow {
    let (input, within) = open.facts.place_of(u64::from(line));
    ProblemRow {
        input: input.map(|it| it.name.clone()),
        line: within,
        reason,
        is_aside,
        cells,
    }
}

/// The cells of comma-separated text as the import keeps it.
fn cells_in(text: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    let mut marks = text.chars().peekable();
    while let Some(mark) = marks.next() {
        match (mark, cells.last_mut()) {
            ('"', Some(cell)) if is_quoted && marks.peek() == Some(&'"') => {
                marks.next();
                cell.push('"');
            }
            ('"', _) => is_quoted = !is_quoted,
            (',', _) if !is_quoted => cells.push(String::new()),
            (mark, Some(cell)) => cell.push(mark),
            (_, None) => {}
        }
    }
    cells
}

/// What the base keeps of a row that was read, each text in the column it came from. A column it does
/// not keep says so: a blank cell would look like one of the file.
fn cells_at(base: &CustomerBase, entry: usize, lang: Lang) -> Vec<String> {
    let mut cells: Vec<Option<String>> = vec![None; base.facts.columns.len()];
    let customer = base.offsets.partition_point(|&start| start <= entry) - 1;
    let money = |amount: Money| plain(amount.units());
    let mut put = |column: Option<usize>, text: String| {
        if let Some(cell) = column.and_then(|column| cells.get_mut(column)) {
            *cell = Some(text);
        }
    };
    if let Some(plan) = &base.facts.plan {
        let column = |role: Role| plan.roles.get(&role).copied();
        put(column(Role::Customer), base.ids.get(customer).to_owned());
        put(column(Role::Date), base.day[entry].iso());
        put(column(Role::Amount), money(base.amount[entry]));
        let next = entry + 1;
        let has_refund = base.line.get(next) == Some(&base.line[entry]) && base.amount[next].0 < 0;
        let refund = has_refund.then(|| money(base.amount[next].abs()));
        put(column(Role::Refund), refund.unwrap_or_default());
        for &(month, day) in &plan.months {
            let own = base.offsets[customer]..base.offsets[customer + 1];
            let mut of_row = own.filter(|&it| base.line[it] == base.line[entry]);
            let found = of_row.find(|&it| base.day[it] == day);
            put(
                Some(month),
                found.map_or_else(String::new, |it| money(base.amount[it])),
            );
        }
        for measure in &base.measures {
            let value = measure.values[entry];
            let text = match value == crate::ingest::NO_VALUE {
                true => String::new(),
                false => money(value),
            };
            put(column(measure.role), text);
        }
        for attribute in &base.attributes {
            let place = match attribute.role.and_then(column) {
                Some(place) => Some(place),
                None => base
                    .facts
                    .columns
                    .iter()
                    .position(|it| *it == attribute.name),
            };
            let text = attribute.values.get(attribute.codes[entry] as usize);
            put(place, text.to_owned());
        }
    }
    let not_kept = || words::CELL_NOT_KEPT.get(lang).to_owned();
    cells
        .into_iter()
        .map(|cell| cell.unwrap_or_else(not_kept))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_text_is_cut_into_its_cells() {
        assert_eq!(cells_in("a,,\"b,\"\"c\"\"\",d"), ["a", "", "b,\"c\"", "d"]);
        assert_eq!(cells_in(""), [""]);
    }
}

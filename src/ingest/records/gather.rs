//! Rows of a text or a sheet into columns of texts: which rows are used.
//!
//! A row is used unless it repeats the header, carries a total, is shorter than the column of its
//! customer, or leaves the customer blank where one is mapped.

use std::borrow::Cow;

use super::typed::{Gathered, Writing};
use super::{RecordColumn, RecordValues, Records};
use crate::ingest::interner::Interner;
use crate::ingest::partial::{IssueLog, shorten};
use crate::ingest::row::{Row, Value};
use crate::ingest::totals::is_total;
use crate::ingest::{
    Aside, ImportFacts, Issue, IssueExample, IssueKind, Plan, Reason, Role, RowCount, Shape, ids,
    letters, unclosed,
};
use crate::units::Currency;

/// A column is nearly full where one cell of so many at most is blank.
const MANY_FILLED: usize = 20;

/// Gathers rows.
pub(super) struct Gather {
    /// Places in the file, and roles.
    columns: Vec<(usize, Option<Role>)>,
    gathered: Vec<Gathered>,
    /// Place of the customer.
    subject: Option<usize>,
    names: Vec<String>,
    line: Vec<u32>,
    /// Lines of the input up to where it ends, as far as known.
    lines: u64,
    read: u64,
    aside: Aside,
    issues: IssueLog,
    scratch: Vec<u8>,
    /// Cells behind which nothing may stand.
    most_cells: usize,
    /// A row that begins with `#` is a remark.
    comments: bool,
    pub(super) base_1904: bool,
}

impl Gather {
    /// For the columns of a plan, which are named so. A row where something stands behind `most_cells`
    /// is set aside: its cells may be shifted.
    pub(super) fn new(plan: &Plan, names: Vec<String>, most_cells: usize) -> Gather {
        let mut columns: Vec<(usize, Option<Role>)> = plan
            .roles
            .iter()
            .map(|(&role, &column)| (column, Some(role)))
            .collect();
        let unmapped = plan
            .keep
            .iter()
            .filter(|&&column| plan.role_of(column).is_none());
        columns.extend(unmapped.map(|&column| (column, None)));
        columns.retain(|&(column, _)| column < names.len());
        columns.sort_unstable();
        Gather {
            gathered: columns.iter().map(|_| Gathered::default()).collect(),
            columns,
            subject: plan.roles.get(&Role::Customer).copied(),
            names,
            line: Vec::new(),
            lines: 0,
            read: 0,
            aside: Aside::default(),
            issues: IssueLog::default(),
            scratch: Vec::new(),
            most_cells,
            comments: plan.comments,
            base_1904: false,
        }
    }

    /// Rows read, used and set aside so far.
    pub(super) fn row_count(&self) -> RowCount {
        RowCount {
            read: self.read,
            used: self.line.len() as u64,
            set_aside: self.issues.set_aside(),
        }
    }

    /// Names of the columns.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Lines up to the end.
    pub(super) fn lines(&self) -> u64 {
        self.lines
    }

    /// Notes how many lines the input has.
    pub(super) fn ends_at(&mut self, lines: u64) {
        self.lines = self.lines.max(lines);
    }

    /// Puts the rows of a further input behind these. `places` says for each column of this input
    /// which of the further one is the same; where there is none its cells are blank, which is
    /// remarked.
    pub(super) fn append(&mut self, later: Gather, places: &[Option<usize>]) {
        let before = self.lines;
        let rows = later.line.len();
        let find = |column: usize| places.get(column).copied().flatten();
        let mut issues = later.issues;
        for (&(column, _), gathered) in self.columns.iter().zip(&mut self.gathered) {
            let own = later
                .columns
                .iter()
                .position(|&(own, _)| find(column) == Some(own));
            match own.and_then(|place| later.gathered.get(place)) {
                Some(further) => gathered.append(further),
                None => {
                    gathered.append_blanks(rows);
                    issues.add(IssueKind::MissingColumn, || IssueExample {
                        line: 1,
                        column: Some(column),
                        found: String::new(),
                    });
                }
            }
        }
        if let Some(places) = issues.0.get_mut(&IssueKind::MissingColumn) {
            places.count = rows as u64;
        }
        for example in issues.0.iter_mut().flat_map(|(kind, places)| {
            // The columns of the remark are those of this input already.
            let is_own = *kind == IssueKind::MissingColumn;
            places.examples.iter_mut().filter(move |_| !is_own)
        }) {
            let of_first = |own: usize| places.iter().position(|&place| place == Some(own));
            example.column = example.column.and_then(of_first);
        }
        let line = |&line: &u32| u32::try_from(u64::from(line) + before).unwrap_or(u32::MAX);
        self.line.extend(later.line.iter().map(line));
        self.aside.append(&later.aside, before);
        self.issues.append(issues, before);
        self.read += later.read;
        self.lines = before + later.lines;
    }

    /// Sets aside the lines that a quote never closed swallowed, the first record of which is at `start`.
    pub(super) fn swallowed(&mut self, lines: Vec<(u64, String)>, start: u64) {
        self.read += lines.len() as u64;
        unclosed::set_aside(lines, start, &mut self.issues, &mut self.aside);
    }

    /// Notes a row that was filled with what stands above it; its line counts from 1.
    pub(super) fn filled(&mut self, example: IssueExample) {
        self.issues.add(IssueKind::FilledDown, || example);
    }

    /// Notes a record in which a backslash seems to escape a quote although quotes are doubled: cells may
    /// be shifted. `line` counts from 1.
    pub(super) fn escaped(&mut self, line: u64, record: &[u8]) {
        self.issues.add(IssueKind::EscapedQuote, || IssueExample {
            line,
            column: None,
            found: shorten(record),
        });
    }

    /// Takes a row; `line` counts from 1.
    pub(super) fn row(&mut self, line: u64, row: &impl Row) {
        self.read += 1;
        self.ends_at(line);
        if let Some((kind, column)) = self.trouble(row) {
            let shown = match kind {
                IssueKind::LongRow => self.most_cells,
                _ => column.unwrap_or(0),
            };
            let found = shorten(&self.text(row, shown));
            self.issues.add(kind, || IssueExample {
                line,
                column,
                found,
            });
            let texts: Vec<String> = (0..row.written())
                .map(|column| String::from_utf8_lossy(&self.text(row, column)).into_owned())
                .collect();
            let line = u32::try_from(line).unwrap_or(u32::MAX);
            self.aside.add(line, kind, || comma_separated(&texts));
            return;
        }
        self.line.push(u32::try_from(line).unwrap_or(u32::MAX));
        for place in 0..self.columns.len() {
            let (column, role) = self.columns[place];
            let text = self.text(row, column);
            let text = match role {
                Some(Role::Customer | Role::Order) => ids::normalise(&text),
                _ => letters::trim(&text),
            };
            let gathered = &mut self.gathered[place];
            let code = gathered.texts.number(&ids::readable(text));
            gathered.codes.push(code);
            if role == Some(Role::Customer) {
                for (is_so, kind) in [
                    (ids::is_damaged(text), IssueKind::DamagedId),
                    (ids::is_masked_name(text), IssueKind::MaskedName),
                ] {
                    if is_so {
                        let found = shorten(text);
                        self.issues.add(kind, || IssueExample {
                            line,
                            column: Some(column),
                            found,
                        });
                    }
                }
            }
        }
    }

    fn text(&mut self, row: &impl Row, column: usize) -> Vec<u8> {
        match row.value(column, &mut self.scratch) {
            Value::Text(text) => text.to_vec(),
            Value::Number(number) => number.to_string().into_bytes(),
            Value::Day(day) => day.iso().into_bytes(),
        }
    }

    /// Why a row is not used.
    fn trouble(&mut self, row: &impl Row) -> Option<(IssueKind, Option<usize>)> {
        let mut behind = self.most_cells..row.written();
        if behind.any(|column| !letters::trim(&self.text(row, column)).is_empty()) {
            return Some((IssueKind::LongRow, None));
        }
        let first = self.text(row, 0);
        if repeats(&first, self.names.first()) && repeats(&self.text(row, 1), self.names.get(1)) {
            return Some((IssueKind::TotalLine, None));
        }
        if std::str::from_utf8(&first).is_ok_and(is_total) {
            return Some((IssueKind::TotalLine, Some(0)));
        }
        // A survey may name its first column so; a comment stands for itself.
        let is_short = row.written() < self.names.len().min(2);
        if first.starts_with(b"#") && (self.comments || is_short) {
            return Some((IssueKind::CommentLine, Some(0)));
        }
        let subject = self.subject?;
        if row.width() <= subject {
            return Some((IssueKind::ShortRow, None));
        }
        let id = self.text(row, subject);
        if id.contains(&0) {
            return Some((IssueKind::NullByte, Some(subject)));
        }
        if ids::normalise(&id).is_empty() {
            return Some((IssueKind::BlankCustomer, Some(subject)));
        }
        None
    }

    /// The records; `plan` is the one that was carried out.
    pub(super) fn into_records(mut self, plan: Plan, reasons: Vec<Reason>) -> Records {
        let writing = Writing {
            date_order: plan.date_order,
            decimal: plan.decimal,
            base_1904: self.base_1904,
            power: 0,
        };
        let rows = self.row_count();
        let mut columns = Vec::with_capacity(self.columns.len());
        for (&(place, role), gathered) in self.columns.iter().zip(self.gathered) {
            let texts = gathered.texts.clone();
            let codes = gathered.codes.clone();
            // A column under its own name keeps the unit that stands in it.
            let unit = plan.units.get(&place).filter(|_| role.is_some());
            let power = unit.copied().unwrap_or_default();
            let typed = gathered.into_typed(role, Writing { power, ..writing });
            for &row in &typed.unreadable {
                let found = shorten(texts.text(codes[row]));
                let line = u64::from(self.line[row]);
                self.issues.add(IssueKind::BadCell, || IssueExample {
                    line,
                    column: Some(place),
                    found,
                });
            }
            let blanks = match plan.shape {
                // A group that is followed for a shorter time has blanks at its end.
                Shape::Retention => Vec::new(),
                _ => few_blanks(role, &typed.values, &texts, &codes),
            };
            for row in blanks {
                let line = u64::from(self.line[row]);
                self.issues.add(IssueKind::BlankCell, || IssueExample {
                    line,
                    column: Some(place),
                    found: String::new(),
                });
            }
            columns.push(RecordColumn {
                name: self.names.get(place).cloned().unwrap_or_default(),
                place,
                role,
                values: typed.values,
                unreadable: typed.unreadable.len() as u64,
            });
        }
        if plan.shape == Shape::Contracts {
            for (row, place) in ended_undated(&columns) {
                let line = u64::from(self.line[row]);
                self.issues.add(IssueKind::EndUndated, || IssueExample {
                    line,
                    column: Some(place),
                    found: String::new(),
                });
            }
        }
        let facts = ImportFacts {
            rows,
            issues: self
                .issues
                .0
                .into_iter()
                .map(|(kind, places)| Issue {
                    kind,
                    count: places.count,
                    examples: places.examples,
                    amount: None,
                    states: Vec::new(),
                })
                .collect(),
            currency: Currency::Unstated,
            replanned: !reasons.is_empty(),
            replan_reasons: reasons,
            columns: self.names,
            ..ImportFacts::default()
        };
        Records {
            shape: plan.shape,
            columns,
            line: self.line,
            aside: self.aside,
            facts: ImportFacts {
                plan: Some(plan),
                ..facts
            },
        }
    }
}

/// The rows of contracts that are marked as ended and have no day of their end, with the column it is
/// missing from; none where a column says how long a contract lasted.
fn ended_undated(columns: &[RecordColumn]) -> Vec<(usize, usize)> {
    let column = |role: Role| columns.iter().find(|column| column.role == Some(role));
    let (Some(mark), Some(end)) = (column(Role::Churned), column(Role::End)) else {
        return Vec::new();
    };
    if column(Role::Tenure).is_some() {
        return Vec::new();
    }
    let rows = 0..mark.values.len();
    rows.filter(|&row| mark.values.says_ended(row) && end.values.day(row).is_none())
        .map(|row| (row, end.place))
        .collect()
}

/// The rows of a column of numbers or days whose cells are blank although nearly all others are not;
/// none where a blank says something, such as that a contract has no end.
fn few_blanks(
    role: Option<Role>,
    values: &RecordValues,
    texts: &Interner,
    codes: &[u32],
) -> Vec<usize> {
    let is_text = matches!(values, RecordValues::Text { .. });
    if is_text
        || matches!(
            role,
            Some(Role::End | Role::FollowUp | Role::LastContact | Role::Churned)
        )
    {
        return Vec::new();
    }
    let is_blank = |code: &u32| ids::normalise(texts.text(*code)).is_empty();
    let rows = codes.iter().enumerate();
    let blanks: Vec<usize> = rows
        .filter(|(_, code)| is_blank(code))
        .map(|(row, _)| row)
        .collect();
    match blanks.len() * MANY_FILLED <= codes.len() {
        true => blanks,
        false => Vec::new(),
    }
}

fn repeats(cell: &[u8], name: Option<&String>) -> bool {
    let cell = letters::trim(cell);
    !cell.is_empty() && name.is_some_and(|name| name.trim().as_bytes() == cell)
}

fn comma_separated(cells: &[String]) -> String {
    let quoted: Vec<Cow<'_, str>> = cells
        .iter()
        .map(|cell| {
            if cell.contains([',', '"', '\n', '\r']) {
                Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\"")))
            } else {
                Cow::Borrowed(cell.as_str())
            }
        })
        .collect();
    quoted.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{ImportOptions, Imported, MemorySource, Overrides, import_table, inspect};

    fn issues(text: &str) -> Vec<Issue> {
        let mut source = MemorySource(text.as_bytes());
        let plan = inspect(&mut source, "t.csv", &Overrides::default())
            .unwrap()
            .plan;
        assert_eq!(plan.shape, Shape::Contracts);
        let options = ImportOptions::default();
        match import_table(&mut source, &plan, &options, &mut |_| {}).unwrap() {
            Imported::Records(records) => records.facts.issues,
            Imported::Lines(_) => panic!("order lines"),
        }
    }

    #[test]
    fn a_few_blank_numbers_are_remarked_with_their_lines_and_their_rows_are_used() {
        let mut text = String::from("customerID,tenure,MonthlyCharges,TotalCharges,Churn,Note\n");
        for row in 1..=40 {
            let total = if row == 7 {
                " ".to_owned()
            } else {
                (row * 30).to_string()
            };
            // Notes are blank throughout: that says nothing.
            text += &format!("C{row},{row},30,{total},No,\n");
        }
        let found = issues(&text);
        assert_eq!(found.len(), 1);
        let issue = &found[0];
        assert_eq!((issue.kind, issue.count), (IssueKind::BlankCell, 1));
        assert_eq!(
            (issue.examples[0].line, issue.examples[0].column),
            (8, Some(3))
        );
        assert!(!issue.kind.sets_aside());
    }

    #[test]
    fn a_contract_that_runs_has_no_end_and_nothing_is_said() {
        let mut text = String::from("客户编号,合同开始日期,合同到期日期,月费\n");
        for row in 1..=40 {
            let end = if row == 7 { "" } else { "2024-05-01" };
            text += &format!("C{row},2023-01-{:02},{end},30\n", row % 28 + 1);
        }
        assert!(issues(&text).is_empty());
    }
}

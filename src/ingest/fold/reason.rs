//! Why a row is set aside: one reason each, in the order in which a reader would look.

use super::columns::AmountFrom;
use super::{Fold, Row, Value, example};
use crate::ingest::cell::SheetCell;
use crate::ingest::number::Reading;
use crate::ingest::row::{full_text, line_of, text_of};
use crate::ingest::totals::{is_surely_total, is_total};
use crate::ingest::{
    IssueExample, IssueKind, Role, StatusMeaning, date, ids, known_status, letters, thousands,
};

/// So many states are looked up once: a shop has few, and there may be millions of rows to set aside.
const KNOWN_STATES: usize = 64;

impl Fold {
    /// Finds the one reason for which a row is set aside.
    #[cold]
    pub(super) fn set_aside(&mut self, line: u64, row: &impl Row) {
        let (kind, column) = self.reason(row);
        if kind == IssueKind::NotCounted {
            self.list_status(row);
        }
        self.note_states(kind, row);
        // How much money nobody can be named for decides whether that matters.
        if kind == IssueKind::BlankCustomer
            && !matches!(self.columns.amount, AmountFrom::Absent)
            && let Reading::Amount(amount, _) = self.amount(row)
        {
            self.out.issues.add_money(kind, amount);
        }
        self.put_aside(kind, line, row, || match column {
            Some(column) => example(row, line, column)(),
            None => IssueExample {
                line,
                column: None,
                found: example(row, line, 0)().found,
            },
        });
    }

    /// True when something stands behind the last cell a row may have.
    #[cold]
    pub(super) fn is_long(&self, row: &impl Row) -> bool {
        (self.most_cells..row.written()).any(|column| !text_of(row, column).trim().is_empty())
    }

    /// The row with its amounts put together again, where that is asked for and can be decided.
    #[cold]
    pub(super) fn rejoined(
        &mut self,
        line: u64,
        row: &impl Row,
    ) -> Option<Vec<SheetCell<'static>>> {
        let (columns, named) = &self.cut_columns;
        if columns.is_empty() || !self.rejoins {
            return None;
        }
        let (cells, first) = thousands::rejoined_row(&thousands::texts(row), columns, *named)?;
        let found = cells.get(first).map(SheetCell::text).unwrap_or_default();
        self.out.issues.add(IssueKind::Rejoined, || IssueExample {
            line,
            column: Some(first),
            found,
        });
        Some(cells)
    }

    /// True for a row whose amounts were cut and could be put together again.
    fn may_be_rejoined(&self, row: &impl Row) -> bool {
        let (columns, named) = &self.cut_columns;
        !self.rejoins
            && !columns.is_empty()
            && thousands::rejoined(&thousands::texts(row), columns, *named).is_some()
    }

    /// Sets aside a row whose cells may be shifted: they would be read for what they are not.
    #[cold]
    pub(super) fn put_long_aside(&mut self, line: u64, row: &impl Row) {
        let (kind, column) = match self.may_be_rejoined(row) {
            true => (IssueKind::CutAmount, self.columns.amount_column()),
            false => (IssueKind::LongRow, self.most_cells),
        };
        self.put_aside(kind, line, row, || IssueExample {
            column: None,
            ..example(row, line, column)()
        });
    }

    /// True when the first cell of a row begins with `#`.
    #[inline(never)]
    pub(super) fn is_comment(&mut self, row: &impl Row) -> bool {
        match row.value(0, &mut self.scratch) {
            Value::Text(text) => letters::trim(text).starts_with(b"#"),
            _ => false,
        }
    }

    pub(super) fn put_aside(
        &mut self,
        kind: IssueKind,
        line: u64,
        row: &impl Row,
        example: impl FnOnce() -> IssueExample,
    ) {
        self.out.issues.add(kind, example);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        self.out.aside.add(line, kind, || line_of(row));
    }

    fn reason(&mut self, row: &impl Row) -> (IssueKind, Option<usize>) {
        let date_column = self.columns.date_column();
        let date = text_of(row, date_column);
        let written = self.written(row);
        let customer = text_of(row, self.columns.customer);
        if is_surely_total(customer.as_bytes()) {
            return (IssueKind::TotalLine, Some(self.columns.customer));
        }
        if written.is_none() {
            let totals = is_total(&customer) || is_total(&text_of(row, 0)) || is_total(&date);
            if totals || self.repeats_header(&customer, &date) {
                return (IssueKind::TotalLine, None);
            }
        }
        if row.width() < self.columns.needed {
            let kind = if text_of(row, 0).starts_with('#') {
                IssueKind::CommentLine
            } else {
                IssueKind::ShortRow
            };
            return (kind, None);
        }
        let has_null = match row.value(self.columns.customer, &mut self.scratch) {
            Value::Text(text) => text.contains(&0),
            _ => false,
        };
        if has_null {
            return (IssueKind::NullByte, Some(self.columns.customer));
        }
        // An order that was closed or never paid has no day of payment, often no amount either: that is
        // no fault of the file.
        if let Some(status) = self.status_that_says_no(row) {
            return (IssueKind::NotCounted, Some(status));
        }
        if ids::normalise(customer.as_bytes()).is_empty() {
            return (IssueKind::BlankCustomer, Some(self.columns.customer));
        }
        let day = written.and_then(|written| date::resolve(written, self.date_order));
        if day.is_none() {
            let is_blank = ids::normalise(date.as_bytes()).is_empty();
            let kind = if is_blank {
                IssueKind::BlankDate
            } else if full_text(row, date_column).contains('\0') {
                IssueKind::NullByte
            } else {
                IssueKind::BadDate
            };
            return (kind, Some(date_column));
        }
        let column = match self.columns.amount {
            AmountFrom::Product { quantity, price } => match self.money(row, quantity) {
                Reading::Amount(..) => price,
                _ => quantity,
            },
            _ => self.columns.amount_column(),
        };
        let kind = match self.amount(row) {
            _ if matches!(self.columns.amount, AmountFrom::Absent) => IssueKind::CameBack,
            Reading::Blank => IssueKind::BlankAmount,
            Reading::TooLarge => IssueKind::AmountTooLarge,
            _ => IssueKind::BadAmount,
        };
        match full_text(row, column).contains('\0') {
            true => (IssueKind::NullByte, Some(column)),
            false => (kind, Some(column)),
        }
    }

    /// The column whose state says that no sale came about.
    fn status_that_says_no(&mut self, row: &impl Row) -> Option<usize> {
        let known = &mut self.says_no;
        let mut says_no = |&&(column, role): &&(usize, Role)| {
            let text = text_of(row, column);
            if let Some((.., no)) = known.iter().find(|it| it.0 == role && it.1 == text) {
                return *no;
            }
            let no = known_status(role, &text) == Some(StatusMeaning::NotCounted);
            if known.len() < KNOWN_STATES {
                known.push((role, text, no));
            }
            no
        };
        let mut statuses = self.columns.statuses.iter();
        statuses.find(|it| says_no(it)).map(|&(column, _)| column)
    }

    /// Counts the states of a row that is set aside for one of its cells: it has them all the same.
    fn note_states(&mut self, kind: IssueKind, row: &impl Row) {
        let is_of_one_cell = matches!(
            kind,
            IssueKind::NotCounted
                | IssueKind::BlankCustomer
                | IssueKind::BlankDate
                | IssueKind::BadDate
                | IssueKind::BlankAmount
                | IssueKind::BadAmount
                | IssueKind::AmountTooLarge
                | IssueKind::CameBack
        );
        if !is_of_one_cell {
            return;
        }
        for &(column, role) in &self.columns.statuses {
            let text = text_of(row, column);
            let text = String::from_utf8_lossy(letters::trim(text.as_bytes())).into_owned();
            self.out.issues.add_state(kind, role, &text);
        }
    }

    /// Lists the state of a row that is set aside for it: there may be no other row of that state.
    fn list_status(&mut self, row: &impl Row) {
        let Some(status) = self.status_that_says_no(row) else {
            return;
        };
        let attributes = self.columns.attributes.iter();
        let mut places = attributes.zip(&mut self.out.attributes);
        if let Some((_, listed)) = places.find(|((column, _), _)| *column == status) {
            let text = text_of(row, status);
            listed.values.number(letters::trim(text.as_bytes()));
        }
    }

    fn repeats_header(&self, customer: &str, date: &str) -> bool {
        let name = |column: usize| self.out.columns.get(column).map(|name| name.trim());
        name(self.columns.customer) == Some(customer.trim())
            && name(self.columns.date_column()) == Some(date.trim())
    }

    #[cold]
    pub(super) fn remark_undecodable(&mut self, line: u64, row: &impl Row) {
        let column =
            (0..row.written()).find(|&column| match row.value(column, &mut self.scratch) {
                Value::Text(text) => String::from_utf8_lossy(text).contains('\u{fffd}'),
                _ => false,
            });
        let example = example(row, line, column.unwrap_or(0));
        self.out
            .issues
            .add(IssueKind::UndecodableText, || IssueExample {
                column,
                ..example()
            });
    }
}

//! One record after the other into columns: the rules by which a row is used or set aside.
//!
//! A row is used when it names a customer, a day and an amount. An amount of zero is an amount. A
//! total line, a repeated header and a row that lacks one of the three are set aside, each with one
//! reason. Cost, profit, order and whatever else is kept never set a row aside.
//!
//! What is called for each row stands in functions of its own size, never inlined into the loop over
//! them: a browser compiles a function anew, and well, while it is being called, but takes the better
//! code only at the next call. One loop with everything in it would run to its end in the worse.
//!
//! A row gives one line; one more, below zero, where it has a refund in a column of its own; and one
//! for each month it has an amount for, where every month is a column.

mod columns;
mod first;
mod gathered;
mod memo;
mod money;
mod reason;
#[cfg(test)]
mod tests;

use super::date::{self, Written};
use super::interner::same;
use super::number::{self, Reading};
use super::partial::Partial;
use super::row::{Row, Value, text_of};
use super::totals::{is_surely_total, is_total};
use super::{
    DateOrder, DecimalMark, IssueExample, IssueKind, NO_DAY, NO_VALUE, Plan, ids, letters,
};
use crate::units::{Currency, Day, Money};
use columns::{AmountFrom, Columns, DateFrom, ProfitFrom};
use gathered::Gathered;
use memo::{LastDate, Recent};

/// Gathers rows into a [`Partial`].
pub(super) struct Fold {
    columns: Columns,
    date_order: DateOrder,
    decimal: DecimalMark,
    /// Columns whose numbers are in a unit above one, with its power of ten.
    units: Vec<(usize, u8)>,
    base_1904: bool,
    /// Amounts are refunds.
    negates: bool,
    /// A row that begins with `#` is a remark.
    comments: bool,
    /// The columns of money that may have been cut at their thousands, and the cells a row has by its
    /// header.
    cut_columns: (Vec<usize>, usize),
    /// They are put together again.
    rejoins: bool,
    /// States of rows set aside, and whether they say that no sale came about.
    says_no: Vec<(super::Role, String, bool)>,
    /// Records still to be passed over: titles and header.
    skip: usize,
    /// Cells behind which nothing may stand.
    most_cells: usize,
    scratch: Vec<u8>,
    key: Vec<u8>,
    last_date: LastDate,
    /// Codes of the texts last met, for each attribute.
    recent: Vec<Recent>,
    gathered: Gathered,
    out: Partial,
}

/// A row that can be used.
struct Used {
    day: Day,
    amount: Money,
    currency: Currency,
    /// The first purchase of the customer; [`NO_DAY`] where the row does not name it.
    first: Day,
}

impl Fold {
    /// A fold that passes over `skip` records first. None while the plan misses a role.
    pub(super) fn new(plan: &Plan, skip: usize, mut out: Partial) -> Option<Fold> {
        let columns = Columns::of(plan)?;
        out.attributes = vec![Default::default(); columns.attributes.len()];
        out.measures = vec![Vec::new(); columns.measures.len()];
        Some(Fold {
            columns,
            date_order: plan.date_order,
            decimal: plan.decimal,
            units: plan
                .units
                .iter()
                .map(|(&column, &power)| (column, power))
                .collect(),
            base_1904: false,
            negates: plan.refunds,
            comments: plan.comments,
            cut_columns: (plan.cut_columns(), out.columns.len()),
            rejoins: plan.rejoins,
            skip,
            most_cells: usize::MAX,
            scratch: Vec::new(),
            key: Vec::new(),
            says_no: Vec::new(),
            last_date: LastDate::default(),
            recent: vec![Recent::default(); out.attributes.len()],
            gathered: Gathered::default(),
            out,
        })
    }

    /// Rows where something stands behind so many cells are set aside.
    pub(super) fn limit_cells(&mut self, most: usize) {
        self.most_cells = most;
    }

    /// Serial numbers count from 1904.
    pub(super) fn set_base_1904(&mut self, base_1904: bool) {
        self.base_1904 = base_1904;
    }

    /// True once titles and header are behind.
    pub(super) fn is_in_body(&self) -> bool {
        self.skip == 0
    }

    /// What was gathered so far.
    pub(super) fn partial(&mut self) -> &mut Partial {
        &mut self.out
    }

    /// Makes room for about as many more lines as `share` of those there are.
    pub(super) fn expect(&mut self, share: f64) {
        self.gathered.settle(&mut self.out);
        self.out.expect(share);
    }

    /// The gathered rows.
    pub(super) fn into_partial(mut self) -> Partial {
        self.gathered.settle(&mut self.out);
        self.out
    }

    /// Takes the next non-blank record. `line` counts from 0; `undecodable` says that the record
    /// holds characters that were replaced or will have to be.
    #[inline]
    pub(super) fn row(&mut self, line: u64, row: &impl Row, undecodable: bool) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.out.read += 1;
        if self.gathered.is_full() {
            self.gathered.settle(&mut self.out);
        }
        if undecodable {
            self.remark_undecodable(line, row);
        }
        if self.comments && self.is_comment(row) {
            return self.put_aside(IssueKind::CommentLine, line, row, example(row, line, 0));
        }
        if row.written() > self.most_cells && self.is_long(row) {
            return match self.rejoined(line, row) {
                Some(row) => self.usual(line, &&row[..], undecodable),
                None => self.put_long_aside(line, row),
            };
        }
        self.usual(line, row, undecodable);
    }

    /// Takes a row whose cells stand where they should.
    #[inline(always)]
    fn usual(&mut self, line: u64, row: &impl Row, undecodable: bool) {
        if matches!(self.columns.amount, AmountFrom::Months(_)) {
            return self.months(line, row, undecodable);
        }
        let Some(used) = self.usable(row) else {
            return self.set_aside(line, row);
        };
        // The customer comes last: only a row that is used may add one to the table.
        match self.customer(line, row, undecodable) {
            Some(customer) => self.take(line, row, customer, used),
            None => self.set_aside(line, row),
        }
    }

    /// Day and amount of a row, if it has both.
    #[inline(always)]
    fn usable(&mut self, row: &impl Row) -> Option<Used> {
        // The date comes first, also in a row that is set aside for something else: the whole
        // column decides its order.
        let written = self.written(row);
        if let Some(written) = written {
            self.out.dates.see(written);
        }
        let day = match written? {
            Written::Day(day) => day,
            ordered => date::resolve(ordered, self.date_order)?,
        };
        if row.width() < self.columns.needed {
            return None;
        }
        let Reading::Amount(amount, currency) = self.amount(row) else {
            return None;
        };
        Some(Used {
            day,
            amount,
            currency,
            first: NO_DAY,
        })
    }

    #[inline]
    fn has_customer(&mut self, row: &impl Row) -> bool {
        match row.value(self.columns.customer, &mut self.scratch) {
            Value::Text(text) => !ids::normalise(text).is_empty() && !text.contains(&0),
            _ => true,
        }
    }

    /// What the date cell, or year and month, say.
    #[inline(always)]
    fn written(&mut self, row: &impl Row) -> Option<Written> {
        let column = match self.columns.date {
            DateFrom::Column(column) => column,
            DateFrom::YearMonth { year, month } => return self.first_of_month(row, year, month),
            DateFrom::Months => return None,
        };
        match row.value(column, &mut self.scratch) {
            Value::Text(text) => self.last_date.read(text),
            Value::Number(number) => date::from_serial(number, self.base_1904)
                .or_else(|| date::zero_serial(number))
                .map(Written::Day),
            Value::Day(day) => Some(Written::Day(day)),
        }
    }

    fn first_of_month(&mut self, row: &impl Row, year: usize, month: usize) -> Option<Written> {
        let year = text_of(row, year);
        date::first_of_month(&year, &text_of(row, month)).map(Written::Day)
    }

    #[inline(always)]
    fn take(&mut self, line: u64, row: &impl Row, customer: u32, mut used: Used) {
        self.out.used += 1;
        if let Some(column) = self.columns.first {
            used.first = self.first_purchase(line, row, column);
        }
        let profit = self.profit(line, row, used.amount);
        self.push(line, row, customer, &used, profit);
        if let Some(column) = self.columns.refund {
            match self.money(row, column) {
                Reading::Amount(refund, _) if refund != Money::ZERO => {
                    let back = Used {
                        amount: -refund.abs(),
                        ..used
                    };
                    // The profit of the row stands at its sale.
                    self.push(line, row, customer, &back, None);
                }
                Reading::Bad | Reading::TooLarge => {
                    let example = example(row, line, column);
                    self.out.issues.add(IssueKind::BadRefund, example);
                }
                _ => {}
            }
        }
        if !(Day(0)..ODD_AFTER).contains(&used.day) {
            let example = example(row, line, self.columns.date_column());
            self.out.issues.add(IssueKind::OddDate, example);
        }
    }

    /// Appends one line.
    #[inline(always)]
    fn push(
        &mut self,
        line: u64,
        row: &impl Row,
        customer: u32,
        used: &Used,
        profit: Option<Money>,
    ) {
        let number = u32::try_from(line).unwrap_or(u32::MAX);
        self.gathered.push(customer, used.day, used.amount, number);
        if let Some(column) = self.columns.order {
            let order = self.order(row, column, customer, used.day);
            self.out.order.push(order);
        }
        if !matches!(self.columns.profit, ProfitFrom::Nothing) {
            self.out.profit.push(profit.unwrap_or(NO_VALUE));
            if let Some(profit) = profit {
                self.out.absolute[1] += i128::from(profit.0.unsigned_abs());
            }
        }
        if self.columns.first.is_some() {
            self.out.first.push(used.first);
        }
        if !self.columns.attributes.is_empty() {
            self.attributes(row);
        }
        for place in 0..self.columns.measures.len() {
            let (column, role) = self.columns.measures[place];
            let may_be_rate = role.may_be_rate() && !self.has_unit(column);
            let reading = match row.value(column, &mut self.scratch) {
                Value::Text(text) if may_be_rate => number::read_rate(text, self.decimal),
                _ => self.money(row, column),
            };
            let value = match reading {
                Reading::Amount(value, _) => value,
                _ => NO_VALUE,
            };
            self.out.measures[place].push(value);
        }
        if used.currency != Currency::Unstated || !self.out.signs.is_empty() {
            self.sign(line, row, used.currency);
        }
    }

    #[inline(always)]
    fn attributes(&mut self, row: &impl Row) {
        for (place, &(column, _)) in self.columns.attributes.iter().enumerate() {
            let number_text;
            let text = match row.value(column, &mut self.scratch) {
                Value::Text(text) => letters::trim(text),
                other => {
                    number_text = other.written();
                    number_text.as_bytes()
                }
            };
            let (Some(attribute), Some(recent)) = (
                self.out.attributes.get_mut(place),
                self.recent.get_mut(place),
            ) else {
                continue;
            };
            let code = recent.code(text, &mut attribute.values);
            attribute.codes.push(code);
        }
    }

    /// The place in the queue of a row's customer; none where the row names none.
    #[inline(always)]
    fn customer(&mut self, line: u64, row: &impl Row, undecodable: bool) -> Option<u32> {
        match row.value(self.columns.customer, &mut self.scratch) {
            Value::Text(text) if !undecodable && ids::is_plain(text) => {
                Some(self.gathered.customer(text))
            }
            _ => self.odd_customer(line, row, undecodable),
        }
    }

    /// A customer whose id is not taken as it stands.
    #[inline(never)]
    fn odd_customer(&mut self, line: u64, row: &impl Row, undecodable: bool) -> Option<u32> {
        let number_text;
        let (id, is_damaged, is_masked) = match row.value(self.columns.customer, &mut self.scratch)
        {
            Value::Text(text) => {
                let id = ids::normalise(text);
                if id.is_empty() || text.contains(&0) || is_surely_total(id) {
                    return None;
                }
                (id, ids::is_damaged(id), ids::is_masked_name(id))
            }
            other => {
                number_text = other.written();
                let is_damaged = matches!(other, Value::Number(number) if number.abs() >= 1e15);
                (number_text.as_bytes(), is_damaged, false)
            }
        };
        let customer = if undecodable {
            self.gathered.customer(&ids::readable(id))
        } else {
            self.gathered.customer(id)
        };
        for (is_so, kind) in [
            (is_damaged, IssueKind::DamagedId),
            (is_masked, IssueKind::MaskedName),
        ] {
            if is_so {
                let example = example(row, line, self.columns.customer);
                self.out.issues.add(kind, example);
            }
        }
        Some(customer)
    }

    /// The order of a row. A blank order cell stands for the customer's day.
    fn order(&mut self, row: &impl Row, column: usize, customer: u32, day: Day) -> u32 {
        let number_text;
        let id = match row.value(column, &mut self.scratch) {
            Value::Text(text) if ids::is_plain(text) => text,
            Value::Text(text) => ids::normalise(text),
            other => {
                number_text = other.written();
                number_text.as_bytes()
            }
        };
        if id.is_empty() {
            self.key.clear();
            self.key.push(0);
            self.key.extend_from_slice(self.gathered.id(customer));
            self.key.push(0);
            self.key.extend_from_slice(&day.0.to_le_bytes());
            return self.out.orders.number(&self.key);
        }
        match self.out.order.last() {
            Some(&last) if same(self.out.orders.text(last), id) => last,
            _ => self.out.orders.number(id),
        }
    }

    /// A row with an amount for each month: a line for each that is not blank and not zero.
    fn months(&mut self, line: u64, row: &impl Row, undecodable: bool) {
        let AmountFrom::Months(months) = &self.columns.amount else {
            return;
        };
        let months = months.clone();
        let mut amounts = Vec::new();
        let mut is_bad = None;
        for &(column, day) in &months {
            match self.money(row, column) {
                Reading::Amount(amount, currency) if amount != Money::ZERO => {
                    let amount = if self.negates { -amount.abs() } else { amount };
                    amounts.push(Used {
                        day,
                        amount,
                        currency,
                        first: NO_DAY,
                    });
                }
                Reading::Amount(..) | Reading::Blank => {}
                Reading::Bad | Reading::TooLarge => is_bad = Some(column),
            }
        }
        if !self.has_customer(row) || is_total(&text_of(row, self.columns.customer)) {
            return self.set_aside(line, row);
        }
        if let Some(column) = is_bad {
            let example = example(row, line, column);
            return self.put_aside(IssueKind::BadAmount, line, row, example);
        }
        if amounts.is_empty() {
            let example = example(row, line, self.columns.amount_column());
            return self.put_aside(IssueKind::IdleMonths, line, row, example);
        }
        let Some(mut customer) = self.customer(line, row, undecodable) else {
            return self.set_aside(line, row);
        };
        self.out.used += 1;
        let id = self.gathered.id(customer).to_vec();
        for used in amounts {
            if self.gathered.is_full() {
                self.gathered.settle(&mut self.out);
                customer = self.gathered.customer(&id);
            }
            self.push(line, row, customer, &used, None);
        }
    }
}

/// The first day of 2101.
const ODD_AFTER: Day = Day(47_847);

/// The place of a cell and what stands there.
fn example(row: &impl Row, line: u64, column: usize) -> impl FnOnce() -> IssueExample {
    move || IssueExample {
        line,
        column: Some(column),
        found: text_of(row, column),
    }
}

//! One record after the other into columns: the rules by which a row is used or set aside.
//!
//! A row is used when it names a customer, a day and an amount. An amount of zero is an amount. A
//! total line, a repeated header and a row that lacks one of the three are set aside, each with one
//! reason. Cost, profit and order never set a row aside.

use super::date::{self, Written};
use super::number::{self, Reading};
use super::partial::{Partial, shorten};
use super::{DateOrder, DecimalMark, IssueExample, IssueKind, NO_VALUE, Plan, Role, ids, roles};
use crate::units::{Currency, Day, Money};

/// What stands in a cell.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value<'a> {
    /// Characters, as in a text file.
    Text(&'a [u8]),
    /// A number cell of a workbook.
    Number(f64),
    /// A date cell of a workbook.
    Day(Day),
}

/// A record of a text or of a sheet.
pub(super) trait Row {
    /// How many cells.
    fn width(&self) -> usize;
    /// A cell; blank text behind the last. `scratch` holds what must be copied.
    fn value<'s>(&'s self, column: usize, scratch: &'s mut Vec<u8>) -> Value<'s>;
}

impl Row for super::scanner::Record<'_> {
    #[inline]
    fn width(&self) -> usize {
        super::scanner::Record::width(self)
    }

    #[inline]
    fn value<'s>(&'s self, column: usize, scratch: &'s mut Vec<u8>) -> Value<'s> {
        Value::Text(self.cell(column, scratch).unwrap_or_default())
    }
}

/// Where the amount of a row comes from.
#[derive(Debug, Clone, Copy)]
enum AmountFrom {
    Column(usize),
    Product { quantity: usize, price: usize },
}

/// Where the profit of a row comes from.
#[derive(Debug, Clone, Copy)]
enum ProfitFrom {
    Nothing,
    Column(usize),
    Cost(usize),
}

/// Gathers rows into a [`Partial`].
pub(super) struct Fold {
    customer: usize,
    date: usize,
    amount: AmountFrom,
    order: Option<usize>,
    profit: ProfitFrom,
    /// Cells a row must have.
    needed: usize,
    date_order: DateOrder,
    decimal: DecimalMark,
    base_1904: bool,
    /// Records still to be passed over: titles and header.
    skip: usize,
    scratch: Vec<u8>,
    key: Vec<u8>,
    /// The last date cell and what it said.
    last_date: (Vec<u8>, Option<Written>),
    out: Partial,
}

/// A row that can be used.
struct Used {
    day: Day,
    amount: Money,
    currency: Currency,
}

impl Fold {
    /// A fold that passes over `skip` records first. None while the plan misses a role.
    pub(super) fn new(plan: &Plan, skip: usize, out: Partial) -> Option<Fold> {
        let column = |role| plan.roles.get(&role).copied();
        let customer = column(Role::Customer)?;
        let date = column(Role::Date)?;
        let amount = match (
            column(Role::Amount),
            column(Role::Quantity),
            column(Role::UnitPrice),
        ) {
            (Some(amount), _, _) => AmountFrom::Column(amount),
            (None, Some(quantity), Some(price)) => AmountFrom::Product { quantity, price },
            _ => return None,
        };
        let last_amount = match amount {
            AmountFrom::Column(amount) => amount,
            AmountFrom::Product { quantity, price } => quantity.max(price),
        };
        let profit = match (column(Role::Profit), column(Role::Cost)) {
            (Some(profit), _) => ProfitFrom::Column(profit),
            (None, Some(cost)) => ProfitFrom::Cost(cost),
            (None, None) => ProfitFrom::Nothing,
        };
        Some(Fold {
            customer,
            date,
            amount,
            order: column(Role::Order),
            profit,
            needed: customer.max(date).max(last_amount) + 1,
            date_order: plan.date_order,
            decimal: plan.decimal,
            base_1904: false,
            skip,
            scratch: Vec::new(),
            key: Vec::new(),
            last_date: (Vec::new(), None),
            out,
        })
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

    /// The gathered rows.
    pub(super) fn into_partial(self) -> Partial {
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
        if undecodable {
            self.remark_undecodable(line, row);
        }
        match self.usable(row) {
            Some(used) => self.take(line, row, used, undecodable),
            None => self.set_aside(line, row),
        }
    }

    /// Day and amount of a row, if all three of its needs are met.
    #[inline]
    fn usable(&mut self, row: &impl Row) -> Option<Used> {
        // The date comes first, also in a row that is set aside for something else: the whole
        // column decides its order.
        let mut scratch = std::mem::take(&mut self.scratch);
        let day = self.day(row.value(self.date, &mut scratch));
        self.scratch = scratch;
        let day = day?;
        if row.width() < self.needed {
            return None;
        }
        let Reading::Amount(amount, currency) = self.amount(row) else {
            return None;
        };
        let has_customer = match row.value(self.customer, &mut self.scratch) {
            Value::Text(text) => !ids::normalise(text).is_empty() && !text.contains(&0),
            _ => true,
        };
        has_customer.then_some(Used {
            day,
            amount,
            currency,
        })
    }

    #[inline]
    fn day(&mut self, value: Value<'_>) -> Option<Day> {
        let written = match value {
            Value::Text(text) => {
                if self.last_date.0 != text {
                    self.last_date.1 = date::read(text);
                    self.last_date.0.clear();
                    self.last_date.0.extend_from_slice(text);
                }
                self.last_date.1
            }
            Value::Number(number) => date::from_serial(number, self.base_1904).map(Written::Day),
            Value::Day(day) => Some(Written::Day(day)),
        }?;
        self.out.dates.see(written);
        date::resolve(written, self.date_order)
    }

    #[inline]
    fn amount(&mut self, row: &impl Row) -> Reading {
        match self.amount {
            AmountFrom::Column(column) => self.money(row, column),
            AmountFrom::Product { quantity, price } => {
                match (self.money(row, quantity), self.money(row, price)) {
                    (Reading::Amount(quantity, _), Reading::Amount(price, currency)) => {
                        number::product(quantity, price, currency)
                    }
                    (Reading::Amount(..), other) | (other, _) => other,
                }
            }
        }
    }

    #[inline]
    fn money(&mut self, row: &impl Row, column: usize) -> Reading {
        match row.value(column, &mut self.scratch) {
            Value::Text(text) => number::read(text, self.decimal),
            Value::Number(number) => number::from_float(number),
            Value::Day(_) => Reading::Bad,
        }
    }

    fn take(&mut self, line: u64, row: &impl Row, used: Used, undecodable: bool) {
        let customer = self.customer(line, row, undecodable);
        self.out.customer.push(customer);
        self.out.day.push(used.day);
        self.out.amount.push(used.amount);
        self.out.line.push(u32::try_from(line).unwrap_or(u32::MAX));
        self.out.absolute[0] += i128::from(used.amount.0.unsigned_abs());
        if let Some(column) = self.order {
            let order = self.order(row, column, customer, used.day);
            self.out.order.push(order);
        }
        match self.profit {
            ProfitFrom::Nothing => {}
            ProfitFrom::Column(column) => {
                let profit = self.profit_cell(line, row, column);
                self.push_profit(profit);
            }
            ProfitFrom::Cost(column) => {
                let cost = self.profit_cell(line, row, column);
                self.push_profit(cost.map(|cost| used.amount - cost));
            }
        }
        if used.currency != Currency::Unstated {
            let column = self.amount_column();
            let example = example(row, line, column);
            let places = self.out.currencies.entry(used.currency).or_default();
            places.add(example);
        }
        if !(Day(0)..ODD_AFTER).contains(&used.day) {
            let example = example(row, line, self.date);
            self.out.issues.add(IssueKind::OddDate, example);
        }
    }

    #[inline]
    fn customer(&mut self, line: u64, row: &impl Row, undecodable: bool) -> u32 {
        let mut number_text = Vec::new();
        let (id, is_damaged) = match row.value(self.customer, &mut self.scratch) {
            Value::Text(text) => {
                let id = ids::normalise(text);
                (id, ids::is_damaged(id))
            }
            Value::Number(number) => {
                number_text = number.to_string().into_bytes();
                (&number_text[..], number.abs() >= 1e15)
            }
            Value::Day(day) => {
                number_text.extend_from_slice(day.iso().as_bytes());
                (&number_text[..], false)
            }
        };
        let customer = if undecodable {
            self.out.customers.number(&ids::readable(id))
        } else {
            match self.out.customer.last() {
                Some(&last) if self.out.customers.text(last) == id => last,
                _ => self.out.customers.number(id),
            }
        };
        if is_damaged {
            let example = example(row, line, self.customer);
            self.out.issues.add(IssueKind::DamagedId, example);
        }
        customer
    }

    /// The order of a row. A blank order cell stands for the customer's day.
    fn order(&mut self, row: &impl Row, column: usize, customer: u32, day: Day) -> u32 {
        let number_text;
        let id = match row.value(column, &mut self.scratch) {
            Value::Text(text) => ids::normalise(text),
            Value::Number(number) => {
                number_text = number.to_string();
                number_text.as_bytes()
            }
            Value::Day(day) => {
                number_text = day.iso();
                number_text.as_bytes()
            }
        };
        if id.is_empty() {
            self.key.clear();
            self.key.push(0);
            self.key
                .extend_from_slice(self.out.customers.text(customer));
            self.key.push(0);
            self.key.extend_from_slice(&day.0.to_le_bytes());
            return self.out.orders.number(&self.key);
        }
        match self.out.order.last() {
            Some(&last) if self.out.orders.text(last) == id => last,
            _ => self.out.orders.number(id),
        }
    }

    fn profit_cell(&mut self, line: u64, row: &impl Row, column: usize) -> Option<Money> {
        match self.money(row, column) {
            Reading::Amount(money, _) => Some(money),
            Reading::Blank => None,
            Reading::Bad | Reading::TooLarge => {
                let example = example(row, line, column);
                self.out.issues.add(IssueKind::BadCost, example);
                None
            }
        }
    }

    fn push_profit(&mut self, profit: Option<Money>) {
        self.out.profit.push(profit.unwrap_or(NO_VALUE));
        if let Some(profit) = profit {
            self.out.absolute[1] += i128::from(profit.0.unsigned_abs());
        }
    }

    fn amount_column(&self) -> usize {
        match self.amount {
            AmountFrom::Column(column) => column,
            AmountFrom::Product { price, .. } => price,
        }
    }

    /// Finds the one reason for which a row is set aside.
    #[cold]
    fn set_aside(&mut self, line: u64, row: &impl Row) {
        let (kind, column) = self.reason(row);
        self.out.issues.add(kind, || match column {
            Some(column) => example(row, line, column)(),
            None => IssueExample {
                line,
                column: None,
                found: example(row, line, 0)().found,
            },
        });
    }

    fn reason(&mut self, row: &impl Row) -> (IssueKind, Option<usize>) {
        let date = text_of(row, self.date);
        let written = match row.value(self.date, &mut self.scratch) {
            Value::Text(text) => date::read(text),
            Value::Number(number) => date::from_serial(number, self.base_1904).map(Written::Day),
            Value::Day(day) => Some(Written::Day(day)),
        };
        let customer = text_of(row, self.customer);
        if written.is_none() {
            let totals = is_total(&customer) || is_total(&text_of(row, 0));
            if totals || self.repeats_header(&customer, &date) {
                return (IssueKind::TotalLine, None);
            }
        }
        if row.width() < self.needed {
            let kind = if text_of(row, 0).starts_with('#') {
                IssueKind::CommentLine
            } else {
                IssueKind::ShortRow
            };
            return (kind, None);
        }
        if customer.contains('\0') {
            return (IssueKind::NullByte, Some(self.customer));
        }
        if ids::normalise(customer.as_bytes()).is_empty() {
            return (IssueKind::BlankCustomer, Some(self.customer));
        }
        let day = written.and_then(|written| date::resolve(written, self.date_order));
        if day.is_none() {
            let is_blank = ids::normalise(date.as_bytes()).is_empty();
            let kind = if is_blank {
                IssueKind::BlankDate
            } else {
                IssueKind::BadDate
            };
            return (kind, Some(self.date));
        }
        let column = match self.amount {
            AmountFrom::Column(column) => column,
            AmountFrom::Product { quantity, price } => match self.money(row, quantity) {
                Reading::Amount(..) => price,
                _ => quantity,
            },
        };
        let kind = match self.amount(row) {
            Reading::Blank => IssueKind::BlankAmount,
            Reading::TooLarge => IssueKind::AmountTooLarge,
            _ => IssueKind::BadAmount,
        };
        (kind, Some(column))
    }

    fn repeats_header(&self, customer: &str, date: &str) -> bool {
        let name = |column: usize| self.out.columns.get(column).map(|name| name.trim());
        name(self.customer) == Some(customer.trim()) && name(self.date) == Some(date.trim())
    }

    #[cold]
    fn remark_undecodable(&mut self, line: u64, row: &impl Row) {
        let column = (0..row.width()).find(|&column| match row.value(column, &mut self.scratch) {
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

/// The first day of 2101.
const ODD_AFTER: Day = Day(47_847);

/// Names of lines that carry a total, as [`roles::fold`] writes them.
const TOTALS: [&str; 10] = [
    "合计",
    "总计",
    "小计",
    "总合计",
    "合计金额",
    "total",
    "totals",
    "grandtotal",
    "subtotal",
    "sum",
];

fn is_total(cell: &str) -> bool {
    cell.len() < 60 && TOTALS.contains(&roles::fold(cell).as_str())
}

fn text_of(row: &impl Row, column: usize) -> String {
    let mut scratch = Vec::new();
    match row.value(column, &mut scratch) {
        Value::Text(text) => shorten(text),
        Value::Number(number) => number.to_string(),
        Value::Day(day) => day.iso(),
    }
}

/// The place of a cell and what stands there.
fn example(row: &impl Row, line: u64, column: usize) -> impl FnOnce() -> IssueExample {
    move || IssueExample {
        line,
        column: Some(column),
        found: text_of(row, column),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{ImportOptions, MemorySource, OrderLines, Overrides, import, inspect};

    fn lines(text: &str) -> OrderLines {
        let mut source = MemorySource(text.as_bytes());
        let inspection = inspect(&mut source, "orders.csv", &Overrides::default()).unwrap();
        import(
            &mut source,
            &inspection.plan,
            &ImportOptions::default(),
            &mut |_| {},
        )
        .unwrap()
    }

    fn kinds(lines: &OrderLines) -> Vec<(IssueKind, u64)> {
        lines
            .facts
            .issues
            .iter()
            .map(|issue| (issue.kind, issue.count))
            .collect()
    }

    #[test]
    fn every_row_is_used_or_set_aside_for_one_reason() {
        let lines = lines(
            "客户ID,订单日期,金额\nA,2024-03-05,10\n,2024-03-05,10\nA,,10\nA,soon,10\nA,2024-03-05,\n\
             A,2024-03-05,ten\nA,2024-03-05,999999999999\nA\n合计,,40\n客户ID,订单日期,金额\nA,2024-03-06,0\n",
        );
        use IssueKind::*;
        assert_eq!(
            kinds(&lines),
            [
                (BlankCustomer, 1),
                (BlankDate, 1),
                (BadDate, 1),
                (BlankAmount, 1),
                (BadAmount, 1),
                (AmountTooLarge, 1),
                (ShortRow, 1),
                (TotalLine, 2)
            ]
        );
        assert_eq!(
            (
                lines.facts.rows.read,
                lines.facts.rows.used,
                lines.facts.rows.set_aside
            ),
            (11, 2, 9)
        );
        assert_eq!(lines.line, [2, 12]);
        let bad_date = &lines.facts.issues[2].examples[0];
        assert_eq!(
            (bad_date.line, bad_date.column, bad_date.found.as_str()),
            (5, Some(1), "soon")
        );
    }

    #[test]
    fn remarks_do_not_set_rows_aside() {
        let lines = lines(
            "客户ID,订单日期,金额,成本\n1.00E+15,2024-03-05,¥10,x\nB,1969-03-05,$5,\nB,2024-03-05,¥5,1\n",
        );
        use IssueKind::*;
        assert_eq!(
            kinds(&lines),
            [
                (DamagedId, 1),
                (MixedCurrency, 1),
                (BadCost, 1),
                (OddDate, 1)
            ]
        );
        assert_eq!(lines.facts.rows.used, 3);
        assert_eq!(lines.profit, [NO_VALUE, NO_VALUE, Money(40_000)]);
        assert_eq!(lines.facts.currency, Currency::Cny);
    }

    #[test]
    fn a_blank_order_cell_stands_for_the_customers_day() {
        let lines = lines(
            "客户ID,订单日期,金额,订单编号\nA,2024-03-05,1,\nA,2024-03-05,2,\nA,2024-03-06,3,\nB,2024-03-05,4,X\nB,2024-03-05,4,X\n",
        );
        assert_eq!(lines.order, [0, 0, 1, 2, 2]);
        assert_eq!(lines.orders, 3);
    }

    #[test]
    fn the_first_day_after_2100_is_odd() {
        assert_eq!(Some(ODD_AFTER), Day::from_civil(2101, 1, 1));
    }
}

//! The list of customers: the sheet around it, and windows of its rows in words.

use serde::{Deserialize, Serialize};

use super::build::Numbers;
use super::fields::{Fields, json_of};
use super::movement::counted;
use super::movement_controls::scheme_choice;
use super::own_controls::conditions;
use super::{Control, Sheet};
use crate::explain::{Explained, SegmentSymbol, Unit};
use crate::segment::{
    CustomerPage, CustomerQuery, CustomerRow, ListColumn, Scheme, SegmentName, SegmentSummary, Span,
};
use crate::text::Lang;
use crate::text::number::{count, currency_unit, fixed, percent};
use crate::text::segments::{list_column, scheme_name, segment};
use crate::text::sentence::Sentence;
use crate::text::ui::sheet as base_words;
use crate::text::ui::sheet_customers as words;
use crate::units::{Currency, Day, Money};

/// Which customers are listed and how, and the one whose card is open.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomersQuestion {
    /// The scheme whose segments stand beside the customers.
    pub scheme: Scheme,
    /// Which customers, in what order.
    pub query: CustomerQuery,
    /// The customer whose card is open; none for the list.
    pub card: Option<CardOf>,
    /// Cards show a forecast, however long it takes to make.
    pub forecast: bool,
}

/// A customer that was chosen from a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardOf {
    /// Number in the base.
    pub customer: u32,
    /// A mark of their id: the same number is another customer once other rows count.
    pub mark: u32,
}

/// The mark of an id (FNV-1a): it tells a mix-up and does not give the id away to who reads what is
/// kept of a question.
pub fn id_mark(id: &str) -> u32 {
    id.bytes().fold(0x811c_9dc5, |mark: u32, byte| {
        (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// A window of the list in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerRows {
    /// Rows of the whole list.
    pub total: u64,
    /// Place of the first row, from 0.
    pub offset: u64,
    /// The columns.
    pub heads: Vec<ListHead>,
    /// The rows.
    pub rows: Vec<ListLine>,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListHead {
    /// What it holds.
    pub heading: String,
    /// The unit; may be empty.
    pub unit: String,
    /// Numbers stand right.
    pub numeric: bool,
    /// What stands in the query to sort by it; empty where it cannot be sorted by.
    pub sort: String,
}

/// One customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListLine {
    /// Who, for the card.
    pub card: CardOf,
    /// One text a column; the first is the id as the file writes it.
    pub cells: Vec<String>,
}

/// Which columns a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListShape {
    /// Scores of recency, frequency and money.
    pub has_scores: bool,
    /// Profit.
    pub has_profit: bool,
}

/// A window in words.
pub fn customer_rows(
    lang: Lang,
    currency: Currency,
    page: CustomerPage,
    shape: ListShape,
) -> CustomerRows {
    CustomerRows {
        total: page.total,
        offset: page.offset,
        heads: heads(lang, currency, shape),
        rows: page
            .rows
            .into_iter()
            .map(|row| line(lang, row, shape))
            .collect(),
    }
}

fn heads(lang: Lang, currency: Currency, shape: ListShape) -> Vec<ListHead> {
    let money = currency_unit(lang, currency);
    let head = |column: ListColumn, unit: &str, numeric: bool| ListHead {
        heading: list_column(lang, column).to_owned(),
        unit: unit.to_owned(),
        numeric,
        sort: json_of(&column).as_str().unwrap_or_default().to_owned(),
    };
    let score = |name: &str| ListHead {
        heading: name.to_owned(),
        unit: lang.pick("分", "score").to_owned(),
        numeric: true,
        sort: String::new(),
    };
    let mut heads = vec![
        head(ListColumn::Customer, "", false),
        head(ListColumn::Segment, "", false),
    ];
    if shape.has_scores {
        heads.extend(["R", "F", "M"].map(score));
    }
    heads.push(head(ListColumn::Orders, lang.pick("单", "orders"), true));
    heads.push(head(ListColumn::Revenue, money, true));
    if shape.has_profit {
        heads.push(head(ListColumn::Profit, money, true));
    }
    let monthly = format!("{money}{}", lang.pick("/月", " a month"));
    heads.push(head(ListColumn::MonthlySpend, &monthly, true));
    heads.push(head(ListColumn::FirstDay, "", false));
    heads.push(head(ListColumn::LastDay, "", false));
    heads
}

fn line(lang: Lang, row: CustomerRow, shape: ListShape) -> ListLine {
    let none = || "—".to_owned();
    let money = |it: Option<Money>| it.map_or_else(none, |it| fixed(it.units(), 2));
    let day = |it: Option<Day>| it.map_or_else(none, Day::iso);
    let card = CardOf {
        customer: row.customer,
        mark: id_mark(&row.id),
    };
    let mut cells = vec![row.id, segment(lang, &row.segment)];
    if shape.has_scores {
        match row.scores {
            Some(scores) => cells.extend(scores.map(|it| it.to_string())),
            None => cells.extend([none(), none(), none()]),
        }
    }
    cells.push(count(lang, u64::from(row.orders)));
    cells.push(money(Some(row.revenue)));
    if shape.has_profit {
        cells.push(money(row.profit));
    }
    cells.push(money(row.monthly_spend));
    cells.push(day(row.first_day));
    cells.push(day(row.last_day));
    ListLine { card, cells }
}

/// The sheet around the list: how many there are, and what decides who is on it. The rows
/// themselves are asked for window by window.
pub fn customers(
    lang: Lang,
    question: &CustomersQuestion,
    summary: &SegmentSummary,
    listed: u64,
    columns: &[String],
) -> Sheet {
    let mut told = Numbers::default();
    let all: u64 = summary.rows.iter().map(|row| row.sums.customers).sum();
    let customers = |symbol, of: u64| counted(symbol, of as f64, Unit::Customers);
    let here = customers(SegmentSymbol::CellCustomers, listed);
    let share = here
        .as_input()
        .over(customers(SegmentSymbol::RowCustomers, all).as_input());
    let share = Explained::new(SegmentSymbol::RowShare, Unit::Percent, share);
    let answer = match listed == all {
        true => Sentence::with(
            words::ALL_LISTED.get(lang),
            [told.tell(here, count(lang, listed))],
        ),
        false => {
            let percent = percent(lang, share.value(), 1);
            let numbers = [
                told.tell(here, count(lang, listed)),
                told.tell(share, percent),
            ];
            Sentence::with(words::SOME_LISTED.get(lang), numbers)
        }
    };
    let scheme = scheme_name(lang, &question.scheme);
    let span = question.query.span.unwrap_or(summary.span);
    let time = base_words::counted_over(lang, span, &summary.window);
    let method = match lang {
        Lang::Zh => format!("分群：{scheme}。订单与金额：{time}。"),
        Lang::En => format!("Segments: {scheme}. Orders and money: {time}."),
    };
    let names = summary
        .rows
        .iter()
        .map(|row| (row.segment.name.clone(), row.sums.customers));
    Sheet {
        answer,
        method,
        numbers: told.0,
        controls: customers_controls(lang, question, &names.collect::<Vec<_>>(), columns),
        ..Sheet::default()
    }
}

/// What decides the list. `segments` are those of the scheme with their customers.
pub fn customers_controls(
    lang: Lang,
    question: &CustomersQuestion,
    segments: &[(SegmentName, u64)],
    columns: &[String],
) -> Vec<Control> {
    let query = &question.query;
    let mut fields = Fields::new(lang, "customers", base_words::CONTROLS.get(lang));
    scheme_choice(lang, &mut fields, words::SCHEME, "scheme", &question.scheme);
    let none: Vec<SegmentName> = Vec::new();
    let mut options = vec![(words::EVERY_SEGMENT.get(lang).to_owned(), json_of(&none))];
    options.extend(segments.iter().map(|(name, customers)| {
        let shown = format!("{} ({})", segment(lang, name), count(lang, *customers));
        (shown, json_of(&[name]))
    }));
    let chosen = match query.segments.as_slice() {
        [] => Some(0),
        [one] => segments
            .iter()
            .position(|(name, _)| name == one)
            .map(|place| place + 1),
        _ => None,
    };
    fields.choice(words::SEGMENT, "query/segments", chosen, options);
    let spans = [
        (words::SPAN_OF_SCHEME, None),
        (base_words::SPAN_HISTORY, Some(Span::History)),
        (base_words::SPAN_WINDOW, Some(Span::Window)),
    ];
    fields.pick(base_words::SPAN, "query/span", &query.span, spans);
    fields.group(words::FILTERS.get(lang));
    conditions(
        lang,
        &mut fields,
        "query/conditions",
        &query.conditions,
        0,
        columns,
    );
    fields.done()
}

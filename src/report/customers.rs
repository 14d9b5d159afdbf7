//! The list of customers: the sheet around it, and windows of its rows in words.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::build::Numbers;
use super::fields::{Fields, json_of};
use super::movement::counted;
use super::movement_controls::scheme_choice;
use super::own_controls::conditions;
use super::{Control, Entry, Sheet, SheetTable, WayOn, card_address};
use crate::chart::figures::words as words_column;
use crate::chart::{Cell, Table};
use crate::explain::{Explained, SegmentSymbol, Unit};
use crate::segment::{
    CustomerPage, CustomerQuery, CustomerRow, ListColumn, Originals, Scheme, SegmentName,
    SegmentSummary, Span,
};
use crate::text::number::{count, fixed, percent};
use crate::text::segments::{list_column, list_unit, scheme_name, segment};
use crate::text::sentence::Sentence;
use crate::text::ui::sheet as base_words;
use crate::text::ui::sheet_customers as words;
use crate::text::{Lang, Phrase};
use crate::units::{Currency, Day, Money};

/// Which customers are listed and how, and the one whose card is open.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomersQuestion {
    /// The scheme whose segments stand beside the customers.
    pub scheme: Scheme,
    /// Which customers, in what order.
    pub query: CustomerQuery,
    /// The customer whose card is open, as [`super::card_address`] writes who it is; none for the list.
    /// It comes from the address of the page and is not kept with the question.
    pub open: Option<String>,
    /// Cards show a forecast, however long it takes to make.
    pub forecast: bool,
}

/// A question of the list with the card of an address open, or none; other questions as they are.
pub fn with_card(mut question: Value, address: Option<&str>) -> Value {
    let fields = question.get_mut("customers").and_then(Value::as_object_mut);
    if let Some(fields) = fields {
        fields.insert("open".to_owned(), address.map_or(Value::Null, Value::from));
    }
    question
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
    /// Who, for the address of the card.
    pub card: String,
    /// One text a column; the first is the id as the file writes it.
    pub cells: Vec<String>,
}

/// Which columns a list has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListShape {
    /// Scores of recency, frequency and money.
    pub has_scores: bool,
    /// Profit.
    pub has_profit: bool,
    /// Columns that were taken off.
    pub hidden: Vec<ListColumn>,
    /// Columns of the file, by their names.
    pub texts: Vec<String>,
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
        heads: heads(lang, currency, &shape),
        rows: page
            .rows
            .into_iter()
            .map(|row| line(lang, row, &shape))
            .collect(),
    }
}

/// The columns that can be taken off, in order, with what they hold.
fn offered(shape: &ListShape) -> impl Iterator<Item = ListColumn> + '_ {
    let all = [
        ListColumn::Segment,
        ListColumn::Orders,
        ListColumn::Revenue,
        ListColumn::Profit,
        ListColumn::MonthlySpend,
        ListColumn::FirstDay,
        ListColumn::LastDay,
    ];
    let has = |it: &ListColumn| shape.has_profit || *it != ListColumn::Profit;
    all.into_iter().filter(has)
}

/// Those that are left on.
fn shown(shape: &ListShape) -> impl Iterator<Item = ListColumn> + '_ {
    offered(shape).filter(|it| !shape.hidden.contains(it))
}

fn heads(lang: Lang, currency: Currency, shape: &ListShape) -> Vec<ListHead> {
    let head = |column: ListColumn| {
        let unit = list_unit(lang, currency, column);
        ListHead {
            heading: list_column(lang, column).to_owned(),
            numeric: !unit.is_empty(),
            unit,
            sort: json_of(&column).as_str().unwrap_or_default().to_owned(),
        }
    };
    let unsorted = |name: &str, unit: &str| ListHead {
        heading: name.to_owned(),
        unit: unit.to_owned(),
        numeric: !unit.is_empty(),
        sort: String::new(),
    };
    let mut heads = vec![head(ListColumn::Customer)];
    let scores = ["R", "F", "M"].map(|it| unsorted(it, lang.pick("分", "score")));
    let mut scores = shape.has_scores.then_some(scores);
    for column in shown(shape) {
        if column != ListColumn::Segment {
            heads.extend(scores.take().into_iter().flatten());
        }
        heads.push(head(column));
    }
    heads.extend(scores.into_iter().flatten());
    heads.extend(shape.texts.iter().map(|name| unsorted(name, "")));
    heads
}

fn line(lang: Lang, row: CustomerRow, shape: &ListShape) -> ListLine {
    let none = || "—".to_owned();
    let money = |it: Option<Money>| it.map_or_else(none, |it| fixed(it.units(), 2));
    let day = |it: Option<Day>| it.map_or_else(none, Day::iso);
    let card = card_address(&row.id);
    let scores = match row.scores {
        Some(scores) => scores.map(|it| it.to_string()),
        None => [none(), none(), none()],
    };
    let mut scores = shape.has_scores.then_some(scores);
    let mut cells = vec![row.id];
    for column in shown(shape) {
        if column != ListColumn::Segment {
            cells.extend(scores.take().into_iter().flatten());
        }
        cells.push(match column {
            ListColumn::Segment => segment(lang, &row.segment),
            ListColumn::Orders => count(lang, u64::from(row.orders)),
            ListColumn::Revenue => money(Some(row.revenue)),
            ListColumn::Profit => money(row.profit),
            ListColumn::MonthlySpend => money(row.monthly_spend),
            ListColumn::FirstDay => day(row.first_day),
            ListColumn::LastDay => day(row.last_day),
            // These stand in no column of their own.
            ListColumn::File | ListColumn::Customer | ListColumn::OrderValue => none(),
        });
    }
    cells.extend(scores.into_iter().flatten());
    cells.extend(row.texts);
    ListLine { card, cells }
}

/// The choice of columns: those of the program, and those of the file.
fn columns_of(
    lang: Lang,
    fields: &mut Fields,
    query: &CustomerQuery,
    columns: &[String],
    has_profit: bool,
) {
    let shape = ListShape {
        has_scores: false,
        has_profit,
        hidden: Vec::new(),
        texts: Vec::new(),
    };
    let own = offered(&shape).map(|it| {
        let is_on = !query.hidden.contains(&it);
        let value = json_of(&toggled(&query.hidden, &it));
        (list_column(lang, it).to_owned(), is_on, value)
    });
    fields.group(words::COLUMNS.get(lang));
    fields.checks(words::COLUMNS_OWN, "query/hidden", own.collect());
    if columns.is_empty() {
        fields.note(words::COLUMNS_NONE.get(lang));
        return;
    }
    let texts = columns.iter().map(|name| {
        let is_on = query.texts.contains(name);
        (name.clone(), is_on, json_of(&toggled(&query.texts, name)))
    });
    fields.checks(words::COLUMNS_FILE, "query/texts", texts.collect());
    fields.note(words::COLUMNS_NOTE.get(lang));
}

/// With one more, or without the one that was there.
fn toggled<T: Clone + PartialEq>(of: &[T], one: &T) -> Vec<T> {
    let mut left: Vec<T> = of.iter().filter(|it| *it != one).cloned().collect();
    if left.len() == of.len() {
        left.push(one.clone());
    }
    left
}

/// The sheet around the list: how many there are, and what decides who is on it. The rows
/// themselves are asked for window by window.
pub fn customers(
    lang: Lang,
    question: &CustomersQuestion,
    summary: &SegmentSummary,
    listed: u64,
    (columns, originals): (&[String], &Originals<'_>),
    has_profit: bool,
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
    let names: Vec<_> = names.collect();
    let mut controls = customers_controls(lang, question, &names, columns, has_profit);
    controls.extend(keep_columns(lang, originals));
    Sheet {
        answer,
        method,
        numbers: told.0,
        controls,
        tables: originals_table(lang, originals, has_profit)
            .into_iter()
            .collect(),
        ..Sheet::default()
    }
}

/// Which columns of the file leave with the list, as what, and which do not.
fn originals_table(lang: Lang, originals: &Originals<'_>, has_profit: bool) -> Option<SheetTable> {
    let leaving = originals.leaving.iter().map(|it| {
        let how = match it.varies {
            true => words::LEAVES_LAST,
            false => words::LEAVES,
        };
        (&it.name, words::YES, how)
    });
    let counted = originals.counted.iter();
    let how = match has_profit {
        true => words::COUNTED,
        false => words::COUNTED_NO_PROFIT,
    };
    let counted = counted.map(|name| (name, words::COUNTED_YES, how));
    let unread = originals.unread.iter();
    let unread = unread.map(|name| (name, words::NO, words::UNREAD));
    let row = |(name, leaves, how): (&String, Phrase, Phrase)| {
        let cells = [name.as_str(), leaves.get(lang), how.get(lang)];
        cells.map(Cell::text).into()
    };
    let rows: Vec<Vec<Cell>> = leaving.chain(counted).chain(unread).map(row).collect();
    let heads = [words::ORIGINAL, words::LEAVES_HEAD, words::HOW];
    let columns = heads.map(|it| words_column(it.get(lang))).into();
    (!rows.is_empty()).then(|| SheetTable {
        title: words::ORIGINALS.get(lang).to_owned(),
        note: words::ORIGINALS_NOTE.get(lang).to_owned(),
        table: Table { columns, rows },
    })
}

/// The press that has the other columns read.
fn keep_columns(lang: Lang, originals: &Originals<'_>) -> Option<Control> {
    let unread = originals.unread.len();
    let words = words::keep_columns(lang, unread as u64);
    (unread > 0).then(|| Control {
        group: words::COLUMNS.get(lang).to_owned(),
        label: words::ORIGINALS.get(lang).to_owned(),
        path: "customers/originals".to_owned(),
        entry: Entry::Ways {
            options: vec![(words, WayOn::KeepColumns)],
        },
        note: words::KEEP_NOTE.get(lang).to_owned(),
    })
}

/// What decides the list. `segments` are those of the scheme with their customers.
pub fn customers_controls(
    lang: Lang,
    question: &CustomersQuestion,
    segments: &[(SegmentName, u64)],
    columns: &[String],
    has_profit: bool,
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
    columns_of(lang, &mut fields, query, columns, has_profit);
    fields.done()
}

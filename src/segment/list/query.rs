//! A list of customers: which, in what order, and a window of its rows.

use serde::{Deserialize, Serialize};

use crate::base::CustomerBase;
use crate::ingest::Attribute;
use crate::numeric::{sort_keyed, unsigned};
use crate::segment::own::prepared;
use crate::segment::{Condition, Field, Profiles, SchemeError, SegmentName, Segmentation, Span};
use crate::units::{Day, Money};

/// What a list is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListColumn {
    /// First appearance in the file.
    #[default]
    File,
    /// Id, by code points.
    Customer,
    /// The segments in their order.
    Segment,
    /// Paid orders.
    Orders,
    /// Revenue.
    Revenue,
    /// Profit.
    Profit,
    /// Revenue ÷ orders.
    OrderValue,
    /// Revenue a month.
    MonthlySpend,
    /// Day of the first order.
    FirstDay,
    /// Day of the last order.
    LastDay,
}

/// Which customers, in what order, which rows of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomerQuery {
    /// Sorted by what; equal ones in order of first appearance. Customers without the number, such as
    /// the first day without an order, stand last either way.
    pub sort: ListColumn,
    /// The largest first.
    pub is_descending: bool,
    /// Only these segments; empty for all.
    pub segments: Vec<SegmentName>,
    /// Only customers that meet all of these.
    pub conditions: Vec<Condition>,
    /// Only ids with this text in them, small and large Latin letters alike.
    pub search: String,
    /// The time orders and money are counted over; that of the scheme when none.
    pub span: Option<Span>,
    /// Columns that are not shown; the id always is. A file of the list has them all the same.
    pub hidden: Vec<ListColumn>,
    /// Columns of the file that are shown beside, by their names.
    pub texts: Vec<String>,
    /// First row, from 0.
    pub offset: u64,
    /// Rows at most.
    pub limit: u32,
}

/// One customer of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CustomerRow {
    /// Number in the base.
    pub customer: u32,
    /// Id as the file writes it.
    pub id: String,
    /// Segment.
    pub segment: SegmentName,
    /// Scores of recency, frequency and money, under an RFM scheme.
    pub scores: Option<[u8; 3]>,
    /// Paid orders.
    pub orders: u32,
    /// Revenue.
    pub revenue: Money,
    /// Profit, where the data give it.
    pub profit: Option<Money>,
    /// Revenue a month; none without an order.
    pub monthly_spend: Option<Money>,
    /// Day of the first order; none without one, or where it is not known.
    pub first_day: Option<Day>,
    /// Day of the last order.
    pub last_day: Option<Day>,
    /// What the columns of the file that were asked for say on the customer's last line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<String>,
}

/// A window of rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CustomerPage {
    /// Rows of the whole list.
    pub total: u64,
    /// Place of the first row, from 0.
    pub offset: u64,
    /// The rows.
    pub rows: Vec<CustomerRow>,
}

/// The customers of a list in their order; kept, so that scrolling sorts nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerList {
    customers: Vec<u32>,
    span: Span,
}

impl CustomerQuery {
    /// True when another query gives the same list, whatever rows of it are asked for.
    pub fn is_same_list(&self, other: &CustomerQuery) -> bool {
        let whole = |query: &CustomerQuery| CustomerQuery {
            hidden: Vec::new(),
            texts: Vec::new(),
            offset: 0,
            limit: 0,
            ..query.clone()
        };
        whole(self) == whole(other)
    }
}

impl CustomerList {
    /// Most rows of one window.
    pub const MOST_ROWS: u32 = 1000;

    /// Filters and sorts.
    ///
    /// # Errors
    /// [`SchemeError`] for a condition that makes no sense or names an unknown column.
    pub fn of(
        base: &CustomerBase,
        profiles: &Profiles,
        segmentation: &Segmentation,
        query: &CustomerQuery,
    ) -> Result<CustomerList, SchemeError> {
        let span = query.span.unwrap_or(segmentation.span);
        let tests = prepared(&query.conditions, base, profiles)?;
        let wanted: Vec<bool> = segmentation
            .segments
            .iter()
            .map(|it| query.segments.is_empty() || query.segments.contains(&it.name))
            .collect();
        let search = query.search.trim().to_lowercase();
        let to = profiles.window.to;
        let found: Vec<Found<'_>> = match search.is_empty() {
            true => Vec::new(),
            false => base
                .attributes
                .iter()
                .filter_map(|it| Found::of(it, &search))
                .collect(),
        };
        let is_listed = |&customer: &u32| {
            let customer = customer as usize;
            wanted[usize::from(segmentation.codes[customer])]
                && tests
                    .iter()
                    .all(|it| it.holds(base, profiles, span, customer))
                && (search.is_empty()
                    || holds_text(base.ids.get(customer), &search)
                    || found.iter().any(|it| it.holds(base, customer, to)))
        };
        let mut customers: Vec<u32> = (0..base.len() as u32).filter(is_listed).collect();
        sort(&mut customers, base, profiles, segmentation, query, span);
        Ok(CustomerList { customers, span })
    }

    /// A window of rows.
    pub fn page(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
        segmentation: &Segmentation,
        query: &CustomerQuery,
    ) -> CustomerPage {
        let total = self.customers.len();
        let start = usize::try_from(query.offset).unwrap_or(total).min(total);
        let limit = query.limit.min(CustomerList::MOST_ROWS) as usize;
        let columns = query
            .texts
            .iter()
            .map(|name| base.attributes.iter().find(|it| it.name == *name));
        let columns: Vec<Option<&Attribute>> = columns.collect();
        let rows = self.rows(base, profiles, segmentation);
        let rows = rows.skip(start).take(limit).map(|mut row| {
            let text = |column: &Option<&Attribute>| {
                let text = base.last_text(row.customer as usize, (*column)?, profiles.window.to);
                text.map(str::to_owned)
            };
            row.texts = columns
                .iter()
                .map(|it| text(it).unwrap_or_default())
                .collect();
            row
        });
        CustomerPage {
            total: total as u64,
            offset: start as u64,
            rows: rows.collect(),
        }
    }

    /// All rows in order, each made when it is asked for.
    pub fn rows<'a>(
        &'a self,
        base: &'a CustomerBase,
        profiles: &'a Profiles,
        segmentation: &'a Segmentation,
    ) -> impl Iterator<Item = CustomerRow> + 'a {
        let customers = self.customers.iter();
        customers.map(move |&it| row(base, profiles, segmentation, self.span, it))
    }

    /// Every customer of the list in order.
    pub fn customers(&self) -> &[u32] {
        &self.customers
    }
}

impl CustomerRow {
    /// One customer, with orders and money of a span.
    pub fn of(
        base: &CustomerBase,
        profiles: &Profiles,
        segmentation: &Segmentation,
        span: Span,
        customer: u32,
    ) -> CustomerRow {
        row(base, profiles, segmentation, span, customer)
    }
}

/// One customer as a row.
pub(super) fn row(
    base: &CustomerBase,
    profiles: &Profiles,
    segmentation: &Segmentation,
    span: Span,
    customer: u32,
) -> CustomerRow {
    let place = customer as usize;
    let totals = profiles.totals(span);
    let day = |day: Day| profiles.has_bought(place).then_some(day);
    CustomerRow {
        customer,
        id: base.ids.get(place).to_owned(),
        segment: segmentation.segment_of(place).name.clone(),
        scores: segmentation.scores_of(place),
        orders: totals.orders[place],
        revenue: totals.revenue[place],
        profit: totals.profit.get(place).copied(),
        monthly_spend: profiles
            .has_bought(place)
            .then(|| profiles.monthly_spend(place)),
        first_day: profiles.first_day(place),
        last_day: day(profiles.last[place]),
        texts: Vec::new(),
    }
}

/// A kept column in which a text is found.
struct Found<'a> {
    column: &'a Attribute,
    /// Whether each text of the column holds it.
    holds: Vec<bool>,
}

impl<'a> Found<'a> {
    /// None where no text of the column holds it.
    fn of(column: &'a Attribute, search: &str) -> Option<Found<'a>> {
        let holds: Vec<bool> = column
            .values
            .iter()
            .map(|it| holds_text(it, search))
            .collect();
        holds.contains(&true).then_some(Found { column, holds })
    }

    /// True where the last line of a customer up to the day holds it: the text the list shows.
    fn holds(&self, base: &CustomerBase, customer: usize, to: Day) -> bool {
        let code = base
            .last_entry(customer, to)
            .and_then(|it| self.column.codes.get(it));
        code.is_some_and(|&it| self.holds.get(it as usize) == Some(&true))
    }
}

/// True when a text holds another that is in small letters already.
fn holds_text(text: &str, search: &str) -> bool {
    match text.is_ascii() {
        true => {
            let (text, search) = (text.as_bytes(), search.as_bytes());
            text.len() >= search.len()
                && text
                    .windows(search.len())
                    .any(|it| it.eq_ignore_ascii_case(search))
        }
        false => text.to_lowercase().contains(search),
    }
}

fn sort(
    customers: &mut [u32],
    base: &CustomerBase,
    profiles: &Profiles,
    segmentation: &Segmentation,
    query: &CustomerQuery,
    span: Span,
) {
    let totals = profiles.totals(span);
    let number = |field: Field| {
        move |it: usize| match field.number(profiles, span, it) {
            // Money and counts fit into the whole numbers of ten-thousandths.
            Some(number) => (number * Money::SCALE as f64) as i64,
            None => i64::MIN,
        }
    };
    let day = |day: Day| match day {
        super::super::NEVER => i64::MIN,
        day => i64::from(day.0),
    };
    let is_descending = query.is_descending;
    match query.sort {
        ListColumn::File => {
            if is_descending {
                customers.reverse();
            }
        }
        ListColumn::Customer => {
            let ranks = base.id_ranks();
            by_key(customers, is_descending, |it| i64::from(ranks[it]));
        }
        ListColumn::Segment => by_key(customers, is_descending, |it| {
            i64::from(segmentation.codes[it])
        }),
        ListColumn::Orders => by_key(customers, is_descending, |it| i64::from(totals.orders[it])),
        ListColumn::Revenue => by_key(customers, is_descending, |it| totals.revenue[it].0),
        ListColumn::Profit => by_key(customers, is_descending, |it| {
            totals.profit.get(it).map_or(i64::MIN, |profit| profit.0)
        }),
        ListColumn::OrderValue => by_key(customers, is_descending, number(Field::OrderValue)),
        ListColumn::MonthlySpend => by_key(customers, is_descending, number(Field::MonthlySpend)),
        ListColumn::FirstDay => by_key(customers, is_descending, |it| {
            profiles
                .first_day(it)
                .map_or(i64::MIN, |day| i64::from(day.0))
        }),
        ListColumn::LastDay => by_key(customers, is_descending, |it| day(profiles.last[it])),
    }
}

/// Sorts by a number; the least number stands for none and goes last either way.
fn by_key(customers: &mut [u32], is_descending: bool, key: impl Fn(usize) -> i64) {
    let mut keyed: Vec<(u64, u32)> = customers
        .iter()
        .map(|&it| {
            let key = match key(it as usize) {
                i64::MIN => i64::MAX,
                key if is_descending => -key,
                key => key,
            };
            (unsigned(key), it)
        })
        .collect();
    sort_keyed(&mut keyed);
    for (place, (_, customer)) in customers.iter_mut().zip(keyed) {
        *place = customer;
    }
}

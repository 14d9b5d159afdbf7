//! Customers of a forecast one by one, as a file holds them: all, under their own names.

use super::parts::Reader;
use crate::chart::{Cell, Column, Table};
use crate::explain::{LifetimeRule as R, LifetimeSymbol as S, Unit};
use crate::ingest::Texts;
use crate::lifetime::{CustomerRanges, Forecasted, LEVEL, Slipping, SlippingCustomer};
use crate::numeric::sort_many;
use crate::report::SheetTable;
use crate::text::explain::{symbol_name, unit_name};
use crate::text::number::listed_number;
use crate::text::ui::{Phrase, sheet_forecast as parts, sheet_lifetime as words};
use crate::text::{Lang, mask};

/// How a sheet lists customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// The first of them with their explanations; numbers of persons are masked.
    Shown,
    /// Every one as the file names it, in numbers alone.
    Whole,
}

/// Customers with some numbers each.
pub(super) fn listed<Of>(
    reader: Reader,
    title: String,
    columns: &[(S, Unit)],
    customers: impl Iterator<Item = (String, Of)>,
    number: impl Fn(&Of, S) -> f64,
) -> SheetTable {
    let lang = reader.lang;
    let heads = columns.iter().map(|&(symbol, unit)| Column {
        heading: symbol_name(lang, symbol.into()).into(),
        unit: unit_name(lang, unit, reader.currency),
        numeric: true,
    });
    let name = Column {
        heading: words::CUSTOMER.get(lang).into(),
        unit: String::new(),
        numeric: false,
    };
    let rows = customers.map(|(id, of)| {
        let cells = columns.iter().map(|&(symbol, unit)| {
            let scale = if unit == Unit::Percent { 100.0 } else { 1.0 };
            Cell::text(listed_number(number(&of, symbol) * scale))
        });
        std::iter::once(Cell::text(id)).chain(cells).collect()
    });
    SheetTable {
        title,
        note: String::new(),
        table: Table {
            rows: rows.collect(),
            columns: std::iter::once(name).chain(heads).collect(),
        },
    }
}

/// Puts a column of numbers in at a place.
fn insert(table: &mut Table, place: usize, heading: String, unit: String, values: &[f64]) {
    let column = Column {
        heading,
        unit,
        numeric: true,
    };
    table.columns.insert(place, column);
    for (row, value) in table.rows.iter_mut().zip(values) {
        row.insert(place, Cell::text(listed_number(*value)));
    }
}

/// What a list names its rows by: customers, or the rows of a table with several customers each.
pub(super) fn heading(lang: Lang, has_patterns: bool) -> &'static str {
    match has_patterns {
        true => parts::PATTERN.get(lang),
        false => words::CUSTOMER.get(lang),
    }
}

/// The name of a row of a list.
pub(super) fn name(lang: Lang, has_patterns: bool, id: &str) -> String {
    match has_patterns {
        true => parts::pattern(lang, id),
        false => id.to_owned(),
    }
}

/// The same as it is shown: what may tell who a customer is is masked.
pub(super) fn shown_name(lang: Lang, has_patterns: bool, id: &str) -> String {
    match has_patterns {
        true => name(lang, true, id),
        false => mask::masked(id),
    }
}

/// All customers of a forecast, the most valuable first; by orders without a model of spend. Of a
/// table of patterns a line each, with its customers.
pub(super) fn everyone(reader: Reader, forecasted: &Forecasted, ids: &Texts) -> SheetTable {
    let Forecasted {
        histories, scores, ..
    } = forecasted;
    let lang = reader.lang;
    let has_money = !scores.clv.is_empty();
    let by = if has_money {
        &scores.clv
    } else {
        &scores.orders
    };
    let mut order: Vec<(usize, u64)> = histories.distinct().collect();
    sort_many(&mut order, |(a, _): &(usize, u64), (b, _)| {
        by[*b].total_cmp(&by[*a]).then(a.cmp(b))
    });
    let mut columns = vec![
        (S::CustomerOrders, Unit::OrdersPerCustomer),
        (S::Alive, Unit::Percent),
        (S::TimesBought, Unit::Orders),
        (S::DaysSince, Unit::Days),
        (S::DaysFollowed, Unit::Days),
    ];
    if has_money {
        columns.insert(0, (S::CustomerValue, Unit::MoneyPerCustomer));
        columns.insert(3, (S::OrderMoney, Unit::MoneyPerOrder));
    }
    // Of equal histories it is computed once.
    let each = forecasted.rows.each();
    let residual: Option<Vec<f64>> = each
        .map(|(x, _, age)| forecasted.forecast.residual_alive(x, age))
        .collect();
    if residual.is_some() {
        columns.push((S::ResidualOrders, Unit::OrdersPerCustomer));
    }
    let residual = residual.unwrap_or_default();
    let days = |code: &[u32], at: usize| histories.times[code[at] as usize] * histories.unit.days();
    let number = |&at: &usize, symbol: S| match symbol {
        S::CustomerValue => scores.clv[at],
        S::CustomerOrders => scores.orders[at],
        S::Alive => scores.p_alive[at],
        S::OrderMoney => scores.spend[at],
        S::ResidualOrders => scores.p_alive[at] * residual[forecasted.rows.row_of[at] as usize],
        S::TimesBought => f64::from(histories.x[at]),
        S::DaysSince => days(&histories.age, at) - days(&histories.recency, at),
        _ => days(&histories.age, at),
    };
    let has_patterns = histories.has_patterns();
    let named = |at: usize| {
        let id = ids.get(histories.customer[at] as usize);
        name(lang, has_patterns, id)
    };
    let customers = order.iter().map(|&(at, _)| (named(at), at));
    let title = parts::everyone_by(has_money).get(lang).to_owned();
    let mut found = listed(reader, title, &columns, customers, number);
    let table = &mut found.table;
    let unit = |unit| unit_name(lang, unit, reader.currency);
    let ranges = CustomerRanges::of(forecasted.range_basis());
    let every = ranges.as_ref().and_then(|ranges| ranges.each(LEVEL));
    if ranges.is_some() && every.is_none() {
        found.note = parts::RANGES_LEFT_OUT.get(lang).to_owned();
    }
    if let Some(every) = every {
        let mut ends = |place, ends: [Phrase; 2], of: &[[f64; 2]], of_unit: Unit| {
            for (high, phrase) in ends.into_iter().enumerate() {
                let heading = parts::end_with_level(lang, phrase, LEVEL);
                let scale = if of_unit == Unit::Percent { 100.0 } else { 1.0 };
                let values = order.iter().map(|&(at, _)| of[at][high] * scale);
                let values: Vec<f64> = values.collect();
                insert(table, place + high, heading, unit(of_unit), &values);
            }
        };
        // From behind: places before stay.
        let after_orders = 2 + usize::from(has_money);
        let heads = [parts::ALIVE_LOW, parts::ALIVE_HIGH];
        ends(after_orders + 1, heads, &every.p_alive, Unit::Percent);
        let heads = [parts::ORDERS_LOW, parts::ORDERS_HIGH];
        ends(after_orders, heads, &every.orders, Unit::Orders);
        if has_money {
            let heads = [parts::VALUE_LOW, parts::VALUE_HIGH];
            ends(2, heads, &every.clv, Unit::MoneyPerCustomer);
        }
        found.note = reader.rule(R::RangeOfCustomer { level: LEVEL });
    }
    if has_patterns {
        let heading = symbol_name(lang, S::FrequencyCustomers.into()).to_owned();
        let many: Vec<f64> = order.iter().map(|&(_, many)| many as f64).collect();
        let table = &mut found.table;
        table.columns[0].heading = parts::PATTERN.get(lang).to_owned();
        insert(table, 1, heading, unit(Unit::Customers), &many);
    }
    found
}

/// All who are slipping away, the most at stake first.
pub(super) fn all_slipping(
    reader: Reader,
    found: &Slipping,
    ids: &Texts,
    unit: Unit,
) -> SheetTable {
    let columns = [
        (S::AtStake, unit),
        (S::ValueIfAlive, unit),
        (S::Alive, Unit::Percent),
        (S::DaysSince, Unit::Days),
        (S::OwnDays, Unit::Days),
        (S::Overdue, Unit::Ratio),
        (S::RepeatOrders, Unit::Orders),
    ];
    let number = |it: &&SlippingCustomer, symbol: S| match symbol {
        S::AtStake => it.at_stake,
        S::ValueIfAlive => it.value_if_alive,
        S::Alive => it.p_alive,
        S::DaysSince => it.days_since,
        S::OwnDays => it.own_days,
        S::Overdue => it.days_since / it.own_days,
        _ => f64::from(it.x),
    };
    let has_patterns = found.customers.iter().any(|it| it.alike > 1);
    let lang = reader.lang;
    let customers = found.customers.iter().map(|it| {
        let id = ids.get(it.customer as usize);
        (name(lang, has_patterns, id), it)
    });
    let title = words::listed(lang, found.count() as usize);
    let mut listed = listed(reader, title, &columns, customers, number);
    if has_patterns {
        let heading = symbol_name(lang, S::FrequencyCustomers.into()).to_owned();
        let many: Vec<f64> = found.customers.iter().map(|it| it.alike as f64).collect();
        let unit = unit_name(lang, Unit::Customers, reader.currency);
        listed.table.columns[0].heading = parts::PATTERN.get(lang).to_owned();
        insert(&mut listed.table, 1, heading, unit, &many);
    }
    listed
}

//! Customers of a forecast one by one, as a file holds them: all, under their own names.

use super::parts::Reader;
use crate::chart::{Cell, Column, Table};
use crate::explain::{LifetimeSymbol as S, Unit};
use crate::ingest::Texts;
use crate::lifetime::{Forecasted, Slipping, SlippingCustomer};
use crate::numeric::sort_many;
use crate::report::SheetTable;
use crate::text::explain::{symbol_name, unit_name};
use crate::text::number::plain;
use crate::text::ui::sheet_forecast::everyone_by;
use crate::text::ui::sheet_lifetime as words;

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
            Cell::text(plain(number(&of, symbol) * scale))
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

/// All customers of a forecast, the most valuable first; by orders without a model of spend.
pub(super) fn everyone(reader: Reader, forecasted: &Forecasted, ids: &Texts) -> SheetTable {
    let Forecasted {
        histories, scores, ..
    } = forecasted;
    let has_money = !scores.clv.is_empty();
    let by = if has_money {
        &scores.clv
    } else {
        &scores.orders
    };
    let mut order: Vec<usize> = (0..histories.len()).collect();
    sort_many(&mut order, |a: &usize, b| {
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
    let named = |at: usize| ids.get(histories.customer[at] as usize).to_owned();
    let customers = order.into_iter().map(|at| (named(at), at));
    let title = everyone_by(has_money).get(reader.lang).to_owned();
    listed(reader, title, &columns, customers, number)
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
    let all = found.customers.len();
    let customers = found.customers.iter();
    let customers = customers.map(|it| (ids.get(it.customer as usize).to_owned(), it));
    let title = words::listed(reader.lang, all);
    listed(reader, title, &columns, customers, number)
}

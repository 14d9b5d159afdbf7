//! Sheets of a model that counts periods with an order: what other models call orders are periods
//! there, in every number, table and axis.

use super::parts::Reader;
use crate::chart::Table;
use crate::explain::{Carried, Explained, Length, LifetimeRule, Rule, Unit};
use crate::lifetime::{Forecast, ModelKind, PeriodUnit};
use crate::report::SheetTable;
use crate::text::explain::unit_name;

/// Units that are those of orders with other models.
const OF_ORDERS: [Unit; 3] = [Unit::Orders, Unit::OrdersPerCustomer, Unit::MoneyPerOrder];

/// The length of the periods that the model counts; none where it counts orders.
pub(super) fn periods(forecast: &Forecast) -> Option<Length> {
    let is_counting = forecast.fit.model.kind() == ModelKind::BgBb;
    is_counting.then_some(length(forecast.fit.unit))
}

/// The length of a unit of time.
pub(super) fn length(unit: PeriodUnit) -> Length {
    match unit {
        PeriodUnit::Day => Length::Day,
        PeriodUnit::Week => Length::Week,
        PeriodUnit::Month => Length::Month,
        PeriodUnit::Quarter => Length::Quarter,
        PeriodUnit::Year => Length::Year,
    }
}

/// What a stretch of time is told in, in a unit of time.
pub(super) fn spans(unit: PeriodUnit) -> Unit {
    match unit {
        PeriodUnit::Month => Unit::Months,
        other => Unit::Spans(length(other)),
    }
}

/// A unit as the model counts.
pub(super) fn unit_in(periods: Option<Length>, unit: Unit) -> Unit {
    periods.map_or(unit, |length| unit.bought_in(length))
}

/// A number as the model counts, its rule beside it.
pub(super) fn number_in(periods: Option<Length>, of: Explained) -> Explained {
    let Some(length) = periods else { return of };
    let is_orders = |rule: &Rule| *rule == Rule::Lifetime(LifetimeRule::RepeatOrders);
    let rule = |rule: Rule| match is_orders(&rule) {
        true => Rule::Lifetime(LifetimeRule::PeriodsBought(length)),
        false => rule,
    };
    Explained {
        expr: of.expr.in_units(&|unit| unit.bought_in(length)),
        unit: of.unit.bought_in(length),
        rules: of.rules.into_iter().map(rule).collect(),
        ..of
    }
}

/// Tables as the model counts.
pub(super) fn tables_in(reader: Reader, periods: Option<Length>, tables: &mut [SheetTable]) {
    for table in tables {
        table_in(reader, periods, &mut table.table);
    }
}

/// A table as the model counts.
pub(super) fn table_in(reader: Reader, periods: Option<Length>, table: &mut Table) {
    let Some(length) = periods else { return };
    let name = |unit| unit_name(reader.lang, unit, reader.currency);
    for column in &mut table.columns {
        let unit = OF_ORDERS.into_iter().find(|it| name(*it) == column.unit);
        if let Some(unit) = unit {
            column.unit = name(unit.bought_in(length));
        }
    }
    for cell in table.rows.iter_mut().flatten() {
        let Some(before) = cell.explained.as_ref().and_then(Carried::number) else {
            continue;
        };
        let after = number_in(periods, before.clone());
        if cell.shown == reader.shown(before) {
            cell.shown = reader.shown(&after);
        }
        cell.explained = Some(Carried::from(after));
    }
}

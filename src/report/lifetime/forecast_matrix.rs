//! A model by how often and how long ago customers bought: matrices and curves of equal value.

use super::alive_trees::{self, History};
use super::forecast::Rules;
use super::parts::{LinesOf, Reader, Ruled, counted, lines, modelled, series, whole_ticks};
use super::periods_bought::{periods, unit_in};
use crate::chart::{CurveMark, Figure, YScale};
use crate::explain::{Explained, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::{Forecast, HistoryMatrix, IsoValue, Model, PeriodUnit};
use crate::numeric::sort_many;
use crate::report::SheetTable;
use crate::report::build::Columns;
use crate::text::explain::{symbol_name, unit_name};
use crate::text::number::count;
use crate::text::sentence::Sentence;
use crate::text::ui::{Phrase, sheet_forecast as words};

/// P(alive) and expected orders, a table each.
pub(super) fn matrices(
    reader: Reader,
    model: &Model,
    matrix: &HistoryMatrix,
    unit: PeriodUnit,
    rules: &Rules,
) -> [SheetTable; 2] {
    let alive = |row: usize, column: usize, _: f64| {
        let history = History {
            x: matrix.x[row],
            recency: matrix.recency[column],
            age: matrix.age,
            unit,
            source: Source::Derived,
        };
        alive_trees::alive(model, history)
    };
    let orders = |_: usize, _: usize, value: f64| {
        let of = modelled(S::CustomerOrders, value, Unit::OrdersPerCustomer);
        of.by(R::IfAlive).by(rules.horizon)
    };
    [
        one(reader, matrix, words::ALIVE_MATRIX, &matrix.p_alive, &alive),
        one(
            reader,
            matrix,
            words::ORDERS_MATRIX,
            &matrix.orders,
            &orders,
        ),
    ]
}

fn one(
    reader: Reader,
    matrix: &HistoryMatrix,
    title: Phrase,
    cells: &[Vec<Option<f64>>],
    of: &dyn Fn(usize, usize, f64) -> Explained,
) -> SheetTable {
    let lang = reader.lang;
    let last = matrix.x.len() - 1;
    let names = matrix.x.iter().enumerate().map(|(row, &x)| {
        let next = matrix.x.get(row + 1).copied();
        let most = match (row == last, next) {
            (false, Some(next)) if next > x + 1 => Some(next - 1),
            (true, _) if x > 0 => None,
            _ => Some(x),
        };
        words::row_of(lang, x, most)
    });
    let mut columns = Columns::new(lang, reader.currency, words::GROUP.get(lang), names);
    columns.add(
        symbol_name(lang, S::FrequencyCustomers.into()),
        matrix
            .customers
            .iter()
            .map(|&many| Some(counted(S::FrequencyCustomers, many as f64, Unit::Customers)))
            .collect(),
    );
    for (place, &days) in matrix.days_since.iter().enumerate() {
        let column = (0..)
            .zip(cells)
            .map(|(row, cells)| Some(of(row, place, cells[place]?)));
        let days = count(lang, days.round() as u64);
        columns.add(&words::days_ago(lang, &days), column.collect());
    }
    SheetTable {
        title: title.get(lang).into(),
        note: words::matrix_note(lang, &count(lang, matrix.age_days.round() as u64)),
        table: columns.table(),
    }
}

/// Curves of equal value as a picture with its table; none without a curve.
pub(super) fn equal_values(
    reader: Reader,
    forecast: &Forecast,
    curves: &[IsoValue],
    answer: &Sentence,
) -> Option<Figure> {
    let lang = reader.lang;
    let first = curves.first()?;
    let has_money = forecast.total_clv.is_some();
    let level = |curve: &IsoValue| {
        let unit = match (has_money, curve.level.fract() == 0.0) {
            (true, _) => Unit::MoneyPerCustomer,
            (false, true) => Unit::Orders,
            (false, false) => Unit::OrdersPerCustomer,
        };
        let unit = unit_in(periods(forecast), unit);
        reader.shown(&modelled(S::CustomerValue, curve.level, unit))
    };
    let mut all_x: Vec<u32> = curves
        .iter()
        .flat_map(|it| &it.points)
        .map(|it| it.0)
        .collect();
    sort_many(&mut all_x, u32::cmp);
    all_x.dedup();
    let names = all_x.iter().map(u32::to_string);
    let mut columns = Columns::new(lang, reader.currency, words::GROUP.get(lang), names);
    let at = |curve: &IsoValue, x: u32| {
        let place = curve.points.binary_search_by_key(&x, |point| point.0);
        place.ok().map(|place| curve.points[place].1)
    };
    for curve in curves {
        let column = all_x.iter().map(|&x| {
            let days = modelled(S::DaysSince, at(curve, x)?.round(), Unit::Days);
            Some(days.by(R::AliveByModel).by(R::IfAlive))
        });
        columns.add(&words::worth(lang, &level(curve)), column.collect());
    }
    let drawn = (0..).zip(curves).map(|(place, curve)| {
        let points = curve.points.iter().map(|&(x, days)| (f64::from(x), days));
        series(&words::worth(lang, &level(curve)), place, points.collect())
    });
    let lowest = curves.last().unwrap_or(first);
    let marks = all_x.iter().map(|&x| {
        let told = curves.iter().filter_map(|curve| {
            let days = count(lang, at(curve, x)?.round() as u64);
            Some(words::worth_until(lang, &level(curve), &days))
        });
        CurveMark {
            x: f64::from(x),
            y: at(lowest, x).unwrap_or(0.0),
            spoken: words::equal_spoken(lang, x, &told.collect::<Vec<_>>()),
        }
    });
    let last = all_x.last().copied().unwrap_or(0);
    let from = all_x.first().map_or(0.0, |&x| f64::from(x));
    let mut ticks = whole_ticks(last as usize, 10);
    ticks.retain(|(x, _)| *x >= from);
    Some(lines(
        lang,
        LinesOf {
            title: words::EQUAL_VALUE,
            x_title: words::GROUP,
            y_title: symbol_name(lang, S::DaysSince.into()).to_owned(),
            y_unit: unit_name(lang, Unit::Days, reader.currency),
            y_rule: words::EQUAL_VALUE_RULE,
            scale: YScale::Amount { divisor: 1.0 },
            period: String::new(),
            reading: answer,
            table: columns.table(),
        },
        ticks,
        drawn.collect(),
        None,
        marks.collect(),
    ))
}

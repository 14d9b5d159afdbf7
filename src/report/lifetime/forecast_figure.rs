//! Pictures of a forecast: what was predicted beside what happened.

use super::forecast_tables::frequency_table;
use super::parts::{LinesOf, Reader, Ruled, counted, lines, modelled, series, whole_ticks};
use super::periods_bought::{periods, unit_in};
use crate::chart::{CurveMark, Figure, YScale};
use crate::explain::{Explained, Length, LifetimeRule as R, LifetimeSymbol as S, Unit};
use crate::lifetime::{Forecast, Holdout, Tracking, Validation};
use crate::report::build::Columns;
use crate::text::explain::symbol_name;
use crate::text::names;
use crate::text::number::{AxisUnit, count};
use crate::text::sentence::Sentence;
use crate::text::ui::sheet_lifetime as words;

/// The most telling first: orders so far, orders a week, means by frequency.
pub(super) fn figures(reader: Reader, forecast: &Forecast, answer: &Sentence) -> Vec<Figure> {
    let Ok(validation) = &forecast.validation else {
        return Vec::new();
    };
    let counts = periods(forecast);
    let mut found = Vec::new();
    if let Some(tracking) = validation
        .tracking
        .as_ref()
        .filter(|it| it.actual.len() > 1)
    {
        let judged = R::HeldOut {
            days: validation.holdout.days,
            customers: validation.holdout.customers(),
        };
        for is_cumulative in [true, false] {
            let of = (validation, tracking);
            found.push(tracked(reader, of, counts, judged, answer, is_cumulative));
        }
    }
    found.push(by_frequency(reader, &validation.holdout, counts, answer));
    found
}

fn tracked(
    reader: Reader,
    (validation, tracking): (&Validation, &Tracking),
    counts: Option<Length>,
    judged: R,
    answer: &Sentence,
    is_cumulative: bool,
) -> Figure {
    let lang = reader.lang;
    let weeks = tracking.actual.len();
    let actual: Vec<f64> = tracking.actual.iter().map(|&it| it as f64).collect();
    let (actual, expected) = match is_cumulative {
        true => (actual, tracking.expected.clone()),
        false => (steps(&actual), steps(&tracking.expected)),
    };
    let name = |week: usize| words::week(lang, week + 1);
    let names = (0..weeks).map(name);
    let mut columns = Columns::new(lang, reader.currency, words::WEEK.get(lang), names);
    let (was, is) = match is_cumulative {
        true => (S::OrdersSoFar, S::ExpectedSoFar),
        false => (S::LaterOrders, S::PredictedOrders),
    };
    let column = |values: &[f64], of: &dyn Fn(f64) -> Explained| -> Vec<Option<Explained>> {
        values.iter().map(|value| Some(of(*value))).collect()
    };
    columns.add(
        symbol_name(lang, was.into()),
        column(&actual, &|value| {
            counted(was, value, Unit::Orders).by(R::RepeatOrders)
        }),
    );
    columns.add(
        symbol_name(lang, is.into()),
        column(&expected, &|value| {
            modelled(is, value, Unit::Orders).by(judged)
        }),
    );
    let most = actual
        .iter()
        .chain(&expected)
        .fold(0.0, |a: f64, b| a.max(*b));
    let axis_unit = AxisUnit::for_max(lang, most);
    let points = |values: &[f64]| -> Vec<(f64, f64)> {
        let weeks = (1..).map(f64::from);
        weeks.zip(values.iter().copied()).collect()
    };
    let marks = (0..weeks).map(|week| CurveMark {
        x: week as f64 + 1.0,
        y: actual[week],
        spoken: words::week_spoken(
            lang,
            &name(week),
            &count(lang, actual[week] as u64),
            &count(lang, expected[week].round() as u64),
        ),
    });
    let mut ticks = whole_ticks(weeks, 8);
    ticks.retain(|(week, _)| *week > 0.0);
    let orders = unit_in(counts, Unit::Orders);
    let orders = crate::text::explain::unit_name(lang, orders, reader.currency);
    let mut predicted = series(words::PREDICTED.get(lang), 1, points(&expected));
    predicted.is_dashed = true;
    lines(
        lang,
        LinesOf {
            title: match is_cumulative {
                true => words::TRACKING,
                false => words::TRACKING_WEEKLY,
            },
            x_title: words::WEEKS_SINCE,
            y_title: words::ORDERS_AFTER_FIRST.get(lang).to_owned(),
            y_unit: axis_unit.with(lang, &orders),
            y_rule: words::TRACKING_RULE,
            scale: YScale::Amount {
                divisor: axis_unit.divisor,
            },
            period: words::first_order(lang, &names::day(lang, tracking.first)),
            reading: answer,
            table: columns.table(),
        },
        ticks,
        vec![
            series(words::ACTUAL.get(lang), 0, points(&actual)),
            predicted,
        ],
        Some((
            f64::from(tracking.calibration_weeks),
            words::fitted_until(lang, &names::day(lang, validation.until)),
        )),
        marks.collect(),
    )
}

/// Differences from one to the next.
fn steps(of: &[f64]) -> Vec<f64> {
    let mut before = 0.0;
    let step = |now: &f64| {
        let step = now - before;
        before = *now;
        step
    };
    of.iter().map(step).collect()
}

fn by_frequency(
    reader: Reader,
    holdout: &Holdout,
    counts: Option<Length>,
    answer: &Sentence,
) -> Figure {
    let lang = reader.lang;
    let rows = &holdout.by_frequency;
    let name = |row: &crate::lifetime::FrequencyRow| match row.and_more {
        true => format!("{}+", row.x),
        false => row.x.to_string(),
    };
    let ticks = rows.iter().map(|row| (f64::from(row.x), name(row)));
    let points = |of: &dyn Fn(&crate::lifetime::FrequencyRow) -> f64| {
        let all = rows.iter().map(|row| (f64::from(row.x), of(row)));
        all.collect::<Vec<_>>()
    };
    let mut was = series(words::ACTUAL.get(lang), 0, points(&|row| row.actual));
    let mut is = series(words::PREDICTED.get(lang), 1, points(&|row| row.predicted));
    was.is_dotted = true;
    is.is_dotted = true;
    is.is_dashed = true;
    let marks = rows.iter().map(|row| CurveMark {
        x: f64::from(row.x),
        y: row.actual,
        spoken: words::frequency_spoken(lang, &name(row), row.actual, row.predicted),
    });
    lines(
        lang,
        LinesOf {
            title: words::BY_FREQUENCY,
            x_title: words::FREQUENCY,
            y_title: words::ORDERS_HELD_OUT.get(lang).to_owned(),
            y_unit: crate::text::explain::unit_name(
                lang,
                unit_in(counts, Unit::OrdersPerCustomer),
                reader.currency,
            ),
            y_rule: words::BY_FREQUENCY_NOTE,
            scale: YScale::Amount { divisor: 1.0 },
            period: String::new(),
            reading: answer,
            table: frequency_table(reader, holdout).table,
        },
        ticks.collect(),
        vec![was, is],
        None,
        marks.collect(),
    )
}

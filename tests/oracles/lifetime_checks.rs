//! What a forecast is checked by — tracking, calibration by frequency, matrices, curves of equal
//! value — against sums over the customers one by one and the published closed forms, written out
//! here a second time.

use std::collections::BTreeMap;

use kezhi::base::{CustomerBase, ReturnsPolicy};
use kezhi::chart::Drawing;
use kezhi::lifetime::{
    BetaGeometric, DropOut, ForecastSettings, Forecasted, Histories, HistoryMatrix, Holdout,
    IsoValue, Model, ModelChoice, ModelKind, PeriodUnit, Rows, Tracking,
};
use kezhi::report::with;
use kezhi::text::Lang;
use kezhi::units::{DAYS_PER_MONTH, Day};
use serde_json::json;

use crate::drawn::{engine, order_lines, question, sheet, visits};
use crate::tolerance::{PREDICTION, meets_to};

/// The days of purchase of each customer who bought until a day, the first of them first.
type Days = BTreeMap<u32, Vec<Day>>;

const PARAMETERS: [f64; 4] = [0.6, 6.0, 0.8, 3.0];
const UNTIL: Day = Day(18_628 + 730);

fn rows() -> Vec<crate::drawn::Row> {
    visits(23, 400, Day(18_628), 365.0, 1100.0)
}

fn days() -> Days {
    let mut days = Days::new();
    for (customer, day, _) in rows() {
        days.entry(customer).or_default().push(day);
    }
    for of in days.values_mut() {
        of.sort();
        of.dedup();
    }
    days.retain(|_, of| of[0] <= UNTIL);
    days
}

fn base() -> CustomerBase {
    CustomerBase::from_lines(order_lines(&rows()))
}

fn histories(base: &CustomerBase) -> Histories {
    Histories::of(base, PeriodUnit::Week, UNTIL, ReturnsPolicy::NetByCustomer).unwrap()
}

fn model() -> Model {
    Model::BetaGeometric(BetaGeometric::new(DropOut::AfterRepeat, PARAMETERS))
}

/// ₂F₁(a, b; c; z) by its definition.
fn hypergeometric(a: f64, b: f64, c: f64, z: f64) -> f64 {
    let (mut term, mut sum, mut k) = (1.0, 1.0, 0.0);
    while term > 1e-17 * sum {
        term *= (a + k) * (b + k) / ((c + k) * (k + 1.0)) * z;
        sum += term;
        k += 1.0;
    }
    sum
}

/// Expected purchases within `time` of a new customer: Fader, Hardie and Lee (2005), equation 9.
fn expected_new([r, alpha, a, b]: [f64; 4], time: f64) -> f64 {
    let series = hypergeometric(r, b, a + b - 1.0, time / (alpha + time));
    (a + b - 1.0) / (a - 1.0) * (1.0 - (alpha / (alpha + time)).powf(r) * series)
}

/// P(alive): the same with the later correction for x = 0.
fn alive([r, alpha, a, b]: [f64; 4], x: f64, recency: f64, age: f64) -> f64 {
    if x == 0.0 {
        return 1.0;
    }
    1.0 / (1.0 + a / (b + x - 1.0) * ((alpha + age) / (alpha + recency)).powf(r + x))
}

/// Expected purchases of one who is known: equation 10.
fn expected(of: [f64; 4], x: f64, recency: f64, age: f64, time: f64) -> f64 {
    let [r, alpha, a, b] = of;
    let series = hypergeometric(r + x, b + x, a + b + x - 1.0, time / (alpha + age + time));
    let kept = ((alpha + age) / (alpha + age + time)).powf(r + x);
    (a + b + x - 1.0) / (a - 1.0) * (1.0 - kept * series) * alive(of, x, recency, age)
}

/// x, tₓ and T in weeks of a customer until the last day of the calibration.
fn history(of: &[Day]) -> (f64, f64, f64) {
    let within = of.iter().filter(|&&day| day <= UNTIL).count();
    let weeks = |day: Day| f64::from(day.0 - of[0].0) / 7.0;
    ((within - 1) as f64, weeks(of[within - 1]), weeks(UNTIL))
}

#[test]
fn tracking_is_the_sum_over_the_customers_one_by_one() {
    let (base, days) = (base(), days());
    let found = Tracking::of(
        &base,
        ReturnsPolicy::NetByCustomer,
        UNTIL,
        &histories(&base),
        &model(),
    );
    let first = days.values().map(|of| of[0]).min().unwrap();
    assert_eq!(found.first, first);
    assert!(found.actual.len() > 150);
    for (week, (&actual, &predicted)) in (1..).zip(found.actual.iter().zip(&found.expected)) {
        let end = Day(first.0 + 7 * week);
        let repeats = days.values().flat_map(|of| &of[1..]);
        assert_eq!(actual, repeats.filter(|&&day| day < end).count() as u64);
        let lived = days.values().map(|of| f64::from(end.0 - of[0].0) / 7.0);
        let lived = lived.filter(|&weeks| weeks > 0.0);
        let sum: f64 = lived.map(|weeks| expected_new(PARAMETERS, weeks)).sum();
        meets_to(PREDICTION, predicted, sum, &format!("week {week}"));
    }
}

#[test]
fn the_weekly_picture_counts_the_orders_of_each_week() {
    let asked = with(
        &question("forecast"),
        "lifetime/forecast/until",
        json!(UNTIL),
    );
    let found = sheet(&mut engine(&rows()), asked.unwrap(), Lang::En);
    let drawings = found.figures.iter().map(|figure| match &figure.drawing {
        Drawing::Lines(lines) => [&lines.series[0].points, &lines.series[1].points],
        other => panic!("{other:?}"),
    });
    let [cumulative, weekly] = drawings.take(2).collect::<Vec<_>>().try_into().unwrap();
    let days = days();
    let first = days.values().map(|of| of[0]).min().unwrap();
    for (week, &(_, actual)) in (0..).zip(weekly[0]) {
        let within = first.0 + 7 * week..first.0 + 7 * (week + 1);
        let repeats = days.values().flat_map(|of| &of[1..]);
        let repeats = repeats.filter(|day| within.contains(&day.0)).count();
        assert_eq!(actual, repeats as f64, "week {}", week + 1);
    }
    let mut sum = 0.0;
    for (week, total) in weekly[1].iter().zip(cumulative[1]) {
        sum += week.1;
        meets_to(PREDICTION, sum, total.1, "predicted orders so far");
    }
}

#[test]
fn calibration_by_frequency_is_the_mean_over_the_customers_one_by_one() {
    let (base, days) = (base(), days());
    let histories = histories(&base);
    let found = Holdout::of(&model(), &histories, &Rows::of(&histories)).unwrap();
    let length = f64::from(base.days.1.0 - UNTIL.0) / 7.0;
    let mut left = days.len() as u64;
    for row in &found.by_frequency {
        let is_of_row = |x: f64| match row.and_more {
            true => x >= f64::from(row.x),
            false => x == f64::from(row.x),
        };
        let of_row: Vec<_> = days
            .values()
            .filter(|of| is_of_row(history(of).0))
            .collect();
        let mean = |of: &dyn Fn(&[Day]) -> f64| -> f64 {
            of_row.iter().map(|days| of(days)).sum::<f64>() / of_row.len() as f64
        };
        assert_eq!(row.customers, of_row.len() as u64);
        let later = mean(&|of| of.iter().filter(|&&day| day > UNTIL).count() as f64);
        meets_to(PREDICTION, row.actual, later, "actual");
        let predicted = mean(&|of| {
            let (x, recency, age) = history(of);
            expected(PARAMETERS, x, recency, age, length)
        });
        meets_to(PREDICTION, row.predicted, predicted, "predicted");
        left -= row.customers;
    }
    assert_eq!(left, 0);
}

fn forecasted() -> (Forecasted, [f64; 4]) {
    let settings = ForecastSettings {
        model: ModelChoice::Only(ModelKind::BgNbd),
        ..ForecastSettings::default()
    };
    let found = Forecasted::of(&base(), &settings).unwrap();
    let of = found.forecast.fit.model.parameters();
    (found, of)
}

#[test]
fn matrices_hold_the_closed_forms_at_every_history() {
    let (forecasted, of) = forecasted();
    let found = HistoryMatrix::of(&forecasted);
    let horizon = 12.0 * DAYS_PER_MONTH / 7.0;
    let age = found.age_days / 7.0;
    let mut cells = 0;
    for (row, &x) in found.x.iter().enumerate() {
        for (column, &days) in found.days_since.iter().enumerate() {
            let (Some(p_alive), Some(orders)) =
                (found.p_alive[row][column], found.orders[row][column])
            else {
                // Without a second purchase the last was the first.
                assert!(x == 0 && days < found.age_days);
                continue;
            };
            let (x, recency) = (f64::from(x), age - days / 7.0);
            let what = format!("x {x}, {days} days");
            meets_to(PREDICTION, p_alive, alive(of, x, recency, age), &what);
            let sum = expected(of, x, recency, age, horizon);
            meets_to(PREDICTION, orders, sum, &what);
            cells += 1;
        }
    }
    assert!(cells > 50, "{cells}");
    assert_eq!(found.customers.iter().sum::<u64>(), days_of_all());
}

/// Customers with a purchase.
fn days_of_all() -> u64 {
    let customers: BTreeMap<u32, ()> = rows().iter().map(|row| (row.0, ())).collect();
    customers.len() as u64
}

#[test]
fn on_a_curve_of_equal_value_a_day_more_is_worth_less_than_its_level() {
    let (forecasted, of) = forecasted();
    let forecast = &forecasted.forecast;
    let age = forecasted.histories.longest();
    let spend = forecast.spend.as_ref().unwrap().money(0, 0.0);
    let month = DAYS_PER_MONTH / 7.0;
    let discount = forecast.terms.discount_annual.get();
    // Twelve months one by one, each discounted to today.
    let value = |x: u32, days: f64| -> f64 {
        let upto = |months: i32| {
            let time = f64::from(months) * month;
            expected(of, f64::from(x), age - days / 7.0, age, time)
        };
        let months = (1..=12).map(|month| {
            let factor = (1.0 + discount).powf(-f64::from(month) / 12.0);
            (upto(month) - upto(month - 1)) * factor
        });
        months.sum::<f64>() * spend
    };
    let curves = IsoValue::all(&forecasted);
    assert!(curves.len() > 1);
    for curve in &curves {
        for &(x, days) in &curve.points {
            let before = f64::max(days - 0.01, 0.0);
            assert!(value(x, before) >= curve.level * (1.0 - PREDICTION));
            let is_all_the_time = days >= age * 7.0;
            assert!(is_all_the_time || value(x, days + 0.01) < curve.level);
        }
    }
}

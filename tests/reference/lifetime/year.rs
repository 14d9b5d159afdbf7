//! What a year is worth.

use std::path::Path;

use kezhi::lifetime::{ModelKind, Rows, Scores, SpendFit, ValueTerms};
use kezhi::units::AnnualRate;
use libtest_mimic::Trial;

use super::{calibrated, fit};
use crate::tolerance::{PREDICTION, meets_to};
use crate::trial;

/// clvkit asserts its own fit to ±5e-4.
const OTHER_PROGRAM: f64 = 1e-3;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial(
            "lifetime: the value of a year is that of its months",
            value_of_a_year,
        ),
        trial(
            "lifetime: a year by weeks meets another program",
            year_by_weeks,
        ),
    ]
}

/// What was asked for, in its own units, from the log itself.
fn value_of_a_year(data: &Path) {
    let histories = calibrated(data);
    let rows = Rows::of(&histories);
    let spend = SpendFit::of(&histories).unwrap();
    let model = fit(ModelKind::BgNbd, &histories).model;
    let terms = ValueTerms {
        discount_annual: AnnualRate::new(0.1).unwrap(),
        ..ValueTerms::default()
    };
    let scores = Scores::of(&model, &histories, &rows, Some(&spend), &terms);
    let mut total = 0.0;
    for at in 0..histories.len() {
        let time = |code: &[u32]| histories.times[code[at] as usize];
        let (x, recency, age) = (
            histories.x[at],
            time(&histories.recency),
            time(&histories.age),
        );
        let mut before = 0.0;
        for month in 1..=12 {
            let years = f64::from(month) / 12.0;
            let so_far = model.orders(x, recency, age, 365.25 * years / 7.0);
            total += (so_far - before) / 1.1_f64.powf(years) * spend.money(x, histories.spend[at]);
            before = so_far;
        }
    }
    meets_to(
        PREDICTION,
        scores.total_clv().unwrap(),
        total,
        "value of a year",
    );
}

/// 52 weeks at 0.1 % a week and a margin of one, as clvkit sums them after its own fit.
fn year_by_weeks(data: &Path) {
    let histories = calibrated(data);
    let model = fit(ModelKind::BgNbd, &histories).model;
    let spend = SpendFit::of(&histories).unwrap();
    let (mut orders, mut value) = (0.0, 0.0);
    for at in 0..histories.len() {
        let time = |code: &[u32]| histories.times[code[at] as usize];
        let (recency, age) = (time(&histories.recency), time(&histories.age));
        let x = histories.x[at];
        let ahead = model.ahead_alive(x, age, 52, 1.0, 0.001).1 * model.p_alive(x, recency, age);
        orders += ahead;
        value += ahead * spend.money(x, histories.spend[at]);
    }
    meets_to(OTHER_PROGRAM, orders, 2039.326, "discounted orders");
    meets_to(OTHER_PROGRAM, value, 73_894.73, "value");
}

//! What is counted in the log before anything is fitted.

use std::path::Path;

use kezhi::base::ReturnsPolicy;
use kezhi::lifetime::{Histories, PeriodUnit, Rows};
use kezhi::units::Day;
use libtest_mimic::Trial;

use super::{calibrated, cdnow, number, oracle};
use crate::tolerance::{meets_to, meets_within};
use crate::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial(
            "lifetime: histories of CDNOW are those others count",
            counted,
        ),
        trial("lifetime: CDNOW is the log that others describe", described),
    ]
}

fn counted(data: &Path) {
    let found = calibrated(data);
    assert_eq!(found.len(), 2357);
    assert_eq!(found.repeat_orders(), 2457);
    assert_eq!(found.repeaters(), 946);
    assert_eq!(found.later_orders(), Some(1882));
    assert_eq!(found.later_length, 39.0);
    assert_eq!(Rows::of(&found).len(), 1016);
    let first = &oracle(data, "cdnow_exact_weeks.json")["first50"];
    for (at, row) in first.as_array().unwrap().iter().enumerate() {
        assert_eq!(f64::from(found.x[at]), number(&row["x"]));
        meets_to(
            1e-14,
            found.times[found.recency[at] as usize],
            number(&row["t_x"]),
            "t_x",
        );
        meets_to(
            1e-14,
            found.times[found.age[at] as usize],
            number(&row["T"]),
            "T",
        );
        meets_to(1e-12, found.spend[at], number(&row["m"]), "m");
        assert_eq!(f64::from(found.later[at]), number(&row["x_star"]));
    }
}

/// Half of the last digit of money in print.
const CENT: f64 = 0.005;

fn described(data: &Path) {
    let base = cdnow(data);
    let of = oracle(data, "cdnow_exact_weeks.json");
    assert_eq!(base.day.len() as f64, number(&of["rows_raw"]));
    assert_eq!(base.days.0.iso(), of["date_min"].as_str().unwrap());
    assert_eq!(base.days.1.iso(), of["date_max"].as_str().unwrap());
    let sales: f64 = base.amount.iter().map(|it| it.units()).sum();
    meets_within(CENT, sales, number(&of["total_sales"]), "sales");
    // Several orders on a day are one.
    let last = Day::from_iso("1998-06-30").unwrap();
    let policy = ReturnsPolicy::NetByCustomer;
    let whole = Histories::of(&base, PeriodUnit::Week, last, policy).unwrap();
    let merged = whole.repeat_orders() + whole.len() as u64;
    assert_eq!(merged as f64, number(&of["rows_after_same_day_merge"]));
    let found = calibrated(data);
    let each = found.spend.iter().zip(&found.x);
    let mut money: Vec<f64> = each.filter(|it| *it.1 > 0).map(|it| *it.0).collect();
    money.sort_by(f64::total_cmp);
    let n = money.len() as f64;
    let mean = money.iter().sum::<f64>() / n;
    let squares: f64 = money.iter().map(|it| (it - mean).powi(2)).sum();
    let median = (money[money.len() / 2 - 1] + money[money.len() / 2]) / 2.0;
    for (what, found, printed) in [
        ("mean", mean, 35.08),
        ("deviation", (squares / (n - 1.0)).sqrt(), 30.28),
        ("least", money[0], 2.99),
        ("median", median, 27.50),
        ("most", money[money.len() - 1], 299.63),
    ] {
        meets_within(CENT, found, printed, what);
    }
}

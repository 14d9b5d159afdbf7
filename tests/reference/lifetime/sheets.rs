//! What the sheets say of CDNOW.

use std::path::Path;

use kezhi::base::ReturnsPolicy;
use kezhi::lifetime::{Forecasted, ModelChoice, ModelKind};
use kezhi::report::lifetime::{self as sheets, ForecastTerms};
use kezhi::text::Lang;
use kezhi::units::{Currency, Day};
use libtest_mimic::Trial;

use super::cdnow;
use crate::tolerance::{LOOSE_PRINT, meets_within};
use crate::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial(
            "lifetime: the sheet of CDNOW reproduces what is published",
            sheet_of_cdnow,
        ),
        trial(
            "lifetime: the forecast of CDNOW stands on its sheet",
            forecast_of_cdnow,
        ),
        trial(
            "lifetime: ranges on CDNOW are narrow for all and wide for one",
            ranges,
        ),
    ]
}

/// What the sheet of CDNOW says of each published figure.
fn sheet_of_cdnow(data: &Path) {
    let found = sheets::cdnow(Lang::En, Currency::Usd, &cdnow(data)).unwrap();
    let rows = found.tables.iter().flat_map(|it| &it.table.rows);
    let differs: Vec<_> = rows.filter(|row| row[4].shown != "the same").collect();
    let [same, all] = [0, 1].map(|place| found.numbers[place].number().unwrap().value());
    let told: Vec<String> = differs
        .iter()
        .map(|row| {
            format!(
                "{}: {} {} {}",
                row[0].shown, row[1].shown, row[2].shown, row[4].shown
            )
        })
        .collect();
    println!("{}", told.join("\n"));
    assert_eq!(all, 156.0);
    assert_eq!(same, all - differs.len() as f64);
    for row in differs {
        let [printed, ours] = [1, 2].map(|place| row[place].exact.parse::<f64>().unwrap());
        // The print rests on looser optima, that of new customers of the Pareto/NBD on other parameters.
        let what = row[0].shown.as_str();
        let is_new = what.starts_with("Pareto/NBD · E[X(") && what != "Pareto/NBD · E[X(52)]";
        let tolerance = if is_new { 1e-2 } else { LOOSE_PRINT };
        meets_within(tolerance * printed.abs(), ours, printed, &row[0].shown);
    }
}

/// The calibration of the print: held-out orders and their prediction stand in the line of the method.
fn forecast_of_cdnow(data: &Path) {
    let base = cdnow(data);
    let terms = ForecastTerms {
        model: ModelChoice::Only(ModelKind::ParetoNbd),
        until: Day::from_iso("1997-09-30"),
        ..ForecastTerms::default()
    };
    let settings = terms.settings(ReturnsPolicy::NetByCustomer).unwrap();
    let started = std::time::Instant::now();
    let forecasted = Forecasted::of(&base, &settings).unwrap();
    let of = sheets::Forecastees::of(Lang::En, &base, &forecasted, Vec::new(), None);
    let found = sheets::forecast(
        Lang::En,
        Currency::Usd,
        &terms,
        &forecasted,
        &of,
        sheets::Listing::Shown,
    );
    println!(
        "{:?}\n{}\n{}",
        started.elapsed(),
        found.answer.text(),
        found.method
    );
    assert!(
        found.method.contains("1,882") && found.method.contains("1,666"),
        "{}",
        found.method
    );
    let held_out = found.tables.iter().find(|it| it.title == "Held out");
    let table = &held_out.unwrap().table;
    assert_eq!(table.rows[0][1].shown, "1,665.5");
    assert_eq!(table.rows[0][3].shown, "0.755");
}

/// The totals of CDNOW with their ranges, and those of its best customer.
fn ranges(data: &Path) {
    let settings = ForecastTerms {
        model: ModelChoice::Only(ModelKind::BgNbd),
        until: Day::from_iso("1997-09-30"),
        ..ForecastTerms::default()
    };
    let settings = settings.settings(ReturnsPolicy::NetByCustomer).unwrap();
    let found = Forecasted::of(&cdnow(data), &settings).unwrap().forecast;
    let all = found.intervals.unwrap();
    let width = |low: f64, high: f64, value: f64| (high - low) / value;
    let orders = width(all.orders.low, all.orders.high, all.orders.value);
    assert!((0.05..0.3).contains(&orders), "{orders}");
    let best = found.best[0].intervals.unwrap().clv.unwrap();
    assert!(width(best.low, best.high, best.value) > 0.5);
    assert_eq!(found.groups.len(), 5);
}

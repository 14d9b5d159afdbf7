//! What came after the calibration.

use std::path::Path;

use kezhi::base::ReturnsPolicy;
use kezhi::lifetime::{Histories, Holdout, PeriodUnit, Rows, Tracking, Verdict};
use kezhi::units::Day;
use libtest_mimic::Trial;

use super::{CONTINUOUS, calibrated, cdnow, fit, number, oracle};
use crate::tolerance::{FITTED_TOTAL, PREDICTION, meets_to};
use crate::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial(
            "lifetime: what came after the calibration meets the tables",
            holdout,
        ),
        trial("lifetime: the tracking of CDNOW meets the print", tracking),
    ]
}

fn holdout(data: &Path) {
    let histories = calibrated(data);
    let rows = Rows::of(&histories);
    let of = oracle(data, "cdnow_exact_weeks.json");
    for (kind, name) in CONTINUOUS {
        let model = fit(kind, &histories).model;
        let found = Holdout::of(&model, &histories, &rows).unwrap();
        let metrics = &of["holdout_metrics"][name];
        assert_eq!((found.actual, found.days), (1882, 273.0));
        let errors = found.model;
        meets_to(
            FITTED_TOTAL,
            errors.predicted,
            number(&metrics["total_expected"]),
            name,
        );
        meets_to(FITTED_TOTAL, errors.mae, number(&metrics["MAE"]), name);
        meets_to(FITTED_TOTAL, errors.rmse, number(&metrics["RMSE"]), name);
        assert_eq!(found.verdict, Verdict::Better);
        let table = &of["holdout_by_frequency_bin_39wk"];
        for (place, row) in found.by_frequency.iter().enumerate() {
            assert_eq!(row.customers as f64, number(&table["n"][place]));
            meets_to(
                PREDICTION,
                row.actual,
                number(&table["actual"][place]),
                "actual",
            );
            meets_to(
                FITTED_TOTAL,
                row.predicted,
                number(&table[name][place]),
                name,
            );
        }
    }
}

fn tracking(data: &Path) {
    let base = cdnow(data);
    let until = Day::from_iso("1997-09-30").unwrap();
    let policy = ReturnsPolicy::NetByCustomer;
    let histories = Histories::of(&base, PeriodUnit::Week, until, policy).unwrap();
    let checks = oracle(data, "point_checks2.json");
    let actual = [1359, 1414, 1484, 1517, 1573, 1672];
    for (kind, name) in CONTINUOUS {
        let model = fit(kind, &histories).model;
        let found = Tracking::of(&base, policy, until, &histories, &model);
        assert_eq!(found.actual[19..25], actual);
        let name = name.split('_').next().unwrap();
        let expected = &checks[format!("tracking_cum_weeks_20_25_{name}")];
        for week in 0..6 {
            let oracle = number(&expected[week]);
            meets_to(FITTED_TOTAL, found.expected[19 + week], oracle, name);
        }
    }
}

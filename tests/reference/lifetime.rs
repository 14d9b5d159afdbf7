//! Models of lifetime on CDNOW, against fits and predictions computed independently.

use std::fs;
use std::path::Path;

use kezhi::base::{CustomerBase, ReturnsPolicy};
use kezhi::ingest::{ImportOptions, MemorySource, Overrides, Role, import, inspect};
use kezhi::lifetime::{
    Fit, FitOutcome, Forecasted, GammaGamma, Histories, Holdout, Model, ModelChoice, ModelKind,
    Nbd, PeriodUnit, Regularisation, Rows, Scores, SpendFit, Tracking, ValueTerms, Verdict,
};
use kezhi::report::lifetime::{self as sheets, ForecastTerms};
use kezhi::text::Lang;
use kezhi::units::{AnnualRate, Currency, Day};
use libtest_mimic::Trial;
use serde_json::Value;

use crate::tolerance::{
    FITTED_TOTAL, LOG_LIKELIHOOD, LOOSE_PRINT, PARAMETER, PREDICTION, STANDARD_ERROR, meets_to,
    meets_within,
};
use crate::trial;

/// Weeks a month that the oracles count with.
const ORACLE_WEEKS_A_MONTH: f64 = 4.345;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("lifetime: the tracking of CDNOW meets the print", tracking),
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
        trial(
            "lifetime: a year by weeks meets another program",
            year_by_weeks,
        ),
        trial(
            "lifetime: the value of a year is that of its months",
            value_of_a_year,
        ),
        trial(
            "lifetime: histories of CDNOW are those others count",
            |data| {
                histories_are_counted(data);
            },
        ),
        trial(
            "lifetime: fits on the exact log of CDNOW meet theirs",
            exact_fits,
        ),
        trial(
            "lifetime: fits on the rounded summary of CDNOW meet theirs",
            rounded_fits,
        ),
        trial(
            "lifetime: predictions at given parameters meet theirs",
            predictions,
        ),
        trial(
            "lifetime: spend on CDNOW meets its fit and predictions",
            spend,
        ),
        trial(
            "lifetime: discounted residual transactions meet theirs",
            residual,
        ),
        trial(
            "lifetime: what came after the calibration meets the tables",
            holdout,
        ),
    ]
}

pub(crate) fn oracle(data: &Path, name: &str) -> Value {
    let path = data.parent().unwrap().join("oracles").join(name);
    serde_json::from_slice(&fs::read(path).expect("an oracle")).expect("JSON")
}

pub(crate) fn number(of: &Value) -> f64 {
    of.as_f64().expect("a number")
}

/// The base of CDNOW, a tenth of all customers.
pub(crate) fn cdnow(data: &Path) -> CustomerBase {
    let bytes = fs::read(data.join("txn/cdnow/CDNOW_sample.txt")).expect("a file");
    let mut source = MemorySource(&bytes);
    let mut plan = inspect(&mut source, "", &Overrides::default())
        .expect("an inspection")
        .plan;
    plan.assign(1, Some(Role::Customer));
    let lines = import(&mut source, &plan, &ImportOptions::default(), &mut |_| {});
    CustomerBase::from_lines(lines.expect("an import"))
}

pub(crate) fn calibrated(data: &Path) -> Histories {
    let until = Day::from_iso("1997-09-30").unwrap();
    let base = cdnow(data);
    Histories::of(&base, PeriodUnit::Week, until, ReturnsPolicy::NetByCustomer).unwrap()
}

/// The summary that lifetimes carries: weeks rounded to two decimals.
fn rounded(data: &Path) -> Histories {
    let path = data.parent().unwrap().join("oracles/cdnow_summary.csv");
    let text = fs::read_to_string(path).expect("a summary");
    let rows: Vec<Vec<f64>> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').map(|cell| cell.parse().unwrap()).collect())
        .collect();
    let column = |place: usize| -> Vec<f64> { rows.iter().map(|row| row[place]).collect() };
    Histories::counted(
        PeriodUnit::Week,
        &column(1),
        &column(2),
        &column(3),
        &column(4),
    )
    .unwrap()
}

fn histories_are_counted(data: &Path) {
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

const CONTINUOUS: [(ModelKind, &str); 3] = [
    (ModelKind::BgNbd, "bgnbd"),
    (ModelKind::MbgNbd, "mbgnbd"),
    (ModelKind::ParetoNbd, "pareto_nbd"),
];

fn meets_fit(found: &Fit, parameters: &Value, errors: &Value, log_likelihood: &Value) {
    assert_eq!(found.outcome, FitOutcome::Converged);
    for parameter in &found.parameters {
        let what = &parameter.name;
        meets_to(PARAMETER, parameter.value, number(&parameters[what]), what);
        let error = parameter.standard_error.unwrap();
        meets_to(
            STANDARD_ERROR,
            error,
            number(&errors[what]),
            &format!("error of {what}"),
        );
    }
    meets_within(
        LOG_LIKELIHOOD,
        found.log_likelihood,
        number(log_likelihood),
        "ln L",
    );
}

fn fit(kind: ModelKind, histories: &Histories) -> Fit {
    let rows = Rows::of(histories);
    Fit::of(kind, &rows, histories.unit, Regularisation::None).unwrap()
}

fn exact_fits(data: &Path) {
    let histories = calibrated(data);
    let fits = &oracle(data, "cdnow_exact_weeks.json")["fits_exact_days_over_7"];
    for (kind, name) in CONTINUOUS {
        let of = &fits[name];
        meets_fit(&fit(kind, &histories), &of["params"], &of["se"], &of["LL"]);
    }
    let nbd = Nbd::of(&Rows::of(&histories));
    meets_to(
        PARAMETER,
        nbd.r,
        number(&fits["nbd"]["params"]["r"]),
        "r of the NBD",
    );
    meets_to(
        PARAMETER,
        nbd.alpha,
        number(&fits["nbd"]["params"]["alpha"]),
        "α of the NBD",
    );
    let spend = SpendFit::of(&histories).unwrap();
    let of = &fits["gamma_gamma"];
    for parameter in &spend.parameters {
        let what = &parameter.name;
        meets_to(
            PARAMETER,
            parameter.value,
            number(&of["params"][what]),
            what,
        );
        let error = parameter.standard_error.unwrap();
        meets_to(STANDARD_ERROR, error, number(&of["se"][what]), what);
    }
    meets_within(
        LOG_LIKELIHOOD,
        spend.log_likelihood,
        number(&of["LL"]),
        "ln L of spend",
    );
}

fn rounded_fits(data: &Path) {
    let histories = rounded(data);
    for (kind, name) in CONTINUOUS {
        let of = &oracle(data, &format!("{name}.json"))["tight_fit"];
        let errors = &of["standard_errors_observed_information"];
        meets_fit(
            &fit(kind, &histories),
            &of["params"],
            errors,
            &of["LL_weeks"],
        );
    }
}

/// The model at the parameters of an oracle.
fn model_at(kind: ModelKind, parameters: &Value) -> Model {
    kind.with(kind.names().map(|name| number(&parameters[name])))
        .unwrap()
}

fn spend_at(data: &Path) -> GammaGamma {
    let of = &oracle(data, "gamma_gamma.json")["tight_fit"]["params"];
    let [p, q, v] = ["p", "q", "v"].map(|name| number(&of[name]));
    GammaGamma { p, q, v }
}

fn predictions(data: &Path) {
    let histories = rounded(data);
    let spend = spend_at(data);
    for (kind, name) in CONTINUOUS {
        let of = oracle(data, &format!("{name}.json"));
        let model = model_at(kind, &of["tight_fit"]["params"]);
        let value = |x: u32, recency: f64, age: f64, mean: f64| {
            let orders = model.ahead_alive(x, age, 12, ORACLE_WEEKS_A_MONTH, 0.01).1;
            model.p_alive(x, recency, age) * orders * spend.expected(x, mean).unwrap()
        };
        for row in of["first50"].as_array().unwrap() {
            let cell = |name: &str| number(&row[name]);
            let (x, recency, age) = (cell("x") as u32, cell("t_x"), cell("T"));
            let what = format!("{name} {}", row["id"]);
            let alive = model.p_alive(x, recency, age);
            meets_to(PREDICTION, alive, cell("p_alive_tight"), &what);
            let orders = model.orders(x, recency, age, 39.0);
            meets_to(PREDICTION, orders, cell("expected_t39_tight"), &what);
            let clv = value(x, recency, age, cell("monetary"));
            meets_to(PREDICTION, clv, cell("clv12m_tight"), &what);
        }
        for (time, expected) in of["unconditional_expectation"].as_object().unwrap() {
            // These stand at lifetimes' own, looser optimum.
            let loose = model_at(kind, &of["lifetimes_fit"]["params"]);
            let found = loose.orders_new(time.parse().unwrap());
            let tight = model.orders_new(time.parse().unwrap());
            let expected = number(expected);
            let is_met = [found, tight]
                .iter()
                .any(|found| (found - expected).abs() <= PREDICTION * expected);
            assert!(is_met, "{name} at {time}: {found}, {tight}, {expected}");
        }
        let (mut orders, mut alive, mut total) = (0.0, 0.0, 0.0);
        for at in 0..histories.len() {
            let time = |code: &[u32]| histories.times[code[at] as usize];
            let (x, recency, age) = (
                histories.x[at],
                time(&histories.recency),
                time(&histories.age),
            );
            orders += model.orders(x, recency, age, 39.0);
            alive += model.p_alive(x, recency, age);
            total += value(x, recency, age, histories.spend[at]);
        }
        let totals = &of["totals"];
        let mean = alive / histories.len() as f64;
        meets_to(
            PREDICTION,
            orders,
            number(&totals["sum_expected_t39_tight"]),
            name,
        );
        meets_to(
            PREDICTION,
            mean,
            number(&totals["mean_p_alive_tight"]),
            name,
        );
        meets_to(PREDICTION, total, number(&totals["sum_clv12m_tight"]), name);
    }
}

fn spend(data: &Path) {
    let of = oracle(data, "gamma_gamma.json");
    let found = SpendFit::of(&rounded(data)).unwrap();
    let tight = &of["tight_fit"];
    for parameter in &found.parameters {
        let what = &parameter.name;
        meets_to(
            PARAMETER,
            parameter.value,
            number(&tight["params"][what]),
            what,
        );
        let error = parameter.standard_error.unwrap();
        let oracle = number(&tight["standard_errors_observed_information"][what]);
        meets_to(STANDARD_ERROR, error, oracle, what);
    }
    meets_within(
        LOG_LIKELIHOOD,
        found.log_likelihood,
        number(&tight["LL"]),
        "ln L",
    );
    let pearson = number(&of["pearson_x_m"]);
    meets_to(
        PREDICTION,
        found.correlation.unwrap(),
        pearson,
        "correlation",
    );
    let model = spend_at(data);
    let mean = number(&of["population_mean_tight"]);
    meets_to(PREDICTION, model.population_mean().unwrap(), mean, "mean");
    for row in of["first50"].as_array().unwrap() {
        let expected = model
            .expected(number(&row["x"]) as u32, number(&row["m"]))
            .unwrap();
        meets_to(
            PREDICTION,
            expected,
            number(&row["expected_avg_tight"]),
            "spend",
        );
    }
}

fn residual(data: &Path) {
    let of = oracle(data, "pareto_nbd_dert.json");
    let model = model_at(ModelKind::ParetoNbd, &of["params_tight"]);
    for row in of["first50"].as_array().unwrap() {
        let cell = |name: &str| number(&row[name]);
        let found = model.residual(cell("x") as u32, cell("t_x"), cell("T"), 0.0027);
        meets_to(
            PREDICTION,
            found.unwrap(),
            cell("DERT"),
            &format!("DERT {row}"),
        );
    }
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

/// What the sheet of CDNOW says of each published figure.
fn sheet_of_cdnow(data: &Path) {
    let found = sheets::cdnow(Lang::En, Currency::Usd, &cdnow(data)).unwrap();
    let rows = found.tables.iter().flat_map(|it| &it.table.rows);
    let differs: Vec<_> = rows.filter(|row| row[4].shown != "the same").collect();
    let [same, all] = [0, 1].map(|place| found.numbers[place].number().unwrap().value());
    let told: Vec<&str> = differs.iter().map(|row| row[0].shown.as_str()).collect();
    assert_eq!(all, 72.0);
    assert_eq!(same, all - differs.len() as f64);
    // The print rests on a looser optimum of the Pareto/NBD: two of its last digits are one off.
    assert_eq!(differs.len(), 2, "{told:?}");
    for row in differs {
        let [printed, ours] = [1, 2].map(|place| row[place].exact.parse::<f64>().unwrap());
        assert!(row[0].shown.starts_with("x = ") && row[0].shown.ends_with("Pareto/NBD"));
        meets_within(LOOSE_PRINT, ours, printed, &row[0].shown);
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
    let of = sheets::Forecastees::of(Lang::En, &base, &forecasted);
    let found = sheets::forecast(Lang::En, Currency::Usd, &terms, &forecasted, &of);
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

/// clvkit asserts its own fit to ±5e-4.
const OTHER_PROGRAM: f64 = 1e-3;

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

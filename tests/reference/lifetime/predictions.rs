//! Predictions at the parameters of the oracles.

use std::path::Path;

use kezhi::lifetime::{GammaGamma, ModelKind};
use libtest_mimic::Trial;

use super::{CONTINUOUS, model_at, number, oracle, rounded};
use crate::tolerance::{FITTED_TOTAL, PREDICTION, meets_to, meets_within};
use crate::trial;

/// Weeks a month that the oracles count with.
const ORACLE_WEEKS_A_MONTH: f64 = 4.345;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial(
            "lifetime: predictions at given parameters meet theirs",
            predictions,
        ),
        trial("lifetime: spend at given parameters meets theirs", spend),
        trial(
            "lifetime: discounted residual transactions meet theirs",
            residual,
        ),
        trial(
            "lifetime: printed points of new customers and of spend are met",
            points,
        ),
    ]
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
        let value_of = |month: f64, x: u32, recency: f64, age: f64, mean: f64| {
            let orders = model.ahead_alive(x, age, 12, month, 0.01).1;
            model.p_alive(x, recency, age) * orders * spend.expected(x, mean).unwrap()
        };
        let value = |x: u32, recency: f64, age: f64, mean: f64| {
            value_of(ORACLE_WEEKS_A_MONTH, x, recency, age, mean)
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
        let (mut orders, mut alive, mut total, mut total_by_day) = (0.0, 0.0, 0.0, 0.0);
        for at in 0..histories.len() {
            let time = |code: &[u32]| histories.times[code[at] as usize];
            let (x, recency, age) = (
                histories.x[at],
                time(&histories.recency),
                time(&histories.age),
            );
            orders += model.orders(x, recency, age, 39.0);
            alive += model.p_alive(x, recency, age);
            let mean = histories.spend[at];
            total += value(x, recency, age, mean);
            total_by_day += value_of(30.0, x, recency, age, mean);
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
        // Weeks taken for days, at a program's own defaults: several times as much.
        let by_day = &totals["sum_clv12m_if_freq_default_D"];
        meets_to(FITTED_TOTAL, total_by_day, number(by_day), name);
        assert!(total_by_day > 3.0 * total);
    }
}

fn spend(data: &Path) {
    let of = oracle(data, "gamma_gamma.json");
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

/// Half of the last of four printed decimals.
const FOUR_DECIMALS: f64 = 5e-5;

fn points(data: &Path) {
    let of = oracle(data, "point_checks2.json");
    let fits = &oracle(data, "cdnow_exact_weeks.json")["fits_exact_days_over_7"];
    let model = model_at(ModelKind::ParetoNbd, &fits["pareto_nbd"]["params"]);
    for (weeks, expected) in (0..).zip(of["pareto_E_0_9"].as_array().unwrap()) {
        let found = model.orders_new(f64::from(weeks));
        meets_to(PREDICTION, found, number(expected), "E[X]");
    }
    // The parameters as they are printed.
    let print = GammaGamma {
        p: 6.25,
        q: 3.74,
        v: 15.44,
    };
    let customers = oracle(data, "gamma_gamma.json");
    let customers = customers["first50"].as_array().unwrap();
    for (row, expected) in customers.iter().zip(of["gg_first10"].as_array().unwrap()) {
        let found = print.expected(number(&row["x"]) as u32, number(&row["m"]));
        meets_within(FOUR_DECIMALS, found.unwrap(), number(expected), "E[M]");
    }
}

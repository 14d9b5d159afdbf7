//! Fitted parameters, their errors and their likelihoods.

use std::path::Path;

use kezhi::lifetime::{Fit, FitOutcome, Histories, ModelKind, Nbd, Rows, SpendFit};
use libtest_mimic::Trial;
use serde_json::Value;

use super::{CONTINUOUS, calibrated, cdnow, fit, number, oracle, rounded};
use crate::tolerance::{
    LOG_LIKELIHOOD, PARAMETER, PREDICTION, STANDARD_ERROR, meets_to, meets_within,
};
use crate::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial(
            "lifetime: fits on the exact log of CDNOW meet theirs",
            exact_fits,
        ),
        trial(
            "lifetime: fits on the rounded summary of CDNOW meet theirs",
            rounded_fits,
        ),
        trial(
            "lifetime: spend on the rounded summary meets its fit",
            rounded_spend,
        ),
        trial(
            "lifetime: without those whose only order was free the fit is another",
            without_free,
        ),
    ]
}

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

fn rounded_spend(data: &Path) {
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
}

/// Eight customers have one order, which cost nothing. They count here; who drops them finds this.
fn without_free(data: &Path) {
    let base = cdnow(data);
    let histories = calibrated(data);
    let is_free = |customer: u32| {
        let at = customer as usize;
        let orders = base.offsets[at]..base.offsets[at + 1];
        orders.len() == 1 && base.amount[orders.start].0 == 0
    };
    let kept: Vec<usize> = (0..histories.len())
        .filter(|&at| !is_free(histories.customer[at]))
        .collect();
    assert_eq!(histories.len() - kept.len(), 8);
    let time = |code: &[u32], at: usize| histories.times[code[at] as usize];
    let column =
        |of: &dyn Fn(usize) -> f64| -> Vec<f64> { kept.iter().map(|&at| of(at)).collect() };
    let rest = Histories::counted(
        histories.unit,
        &column(&|at| f64::from(histories.x[at])),
        &column(&|at| time(&histories.recency, at)),
        &column(&|at| time(&histories.age, at)),
        &[],
    )
    .unwrap();
    let found = fit(ModelKind::BgNbd, &rest);
    meets_within(PRINTED_LN, found.log_likelihood, -9578.197, "ln L");
}

/// Half of the last digit of a printed ln L.
const PRINTED_LN: f64 = 5e-4;

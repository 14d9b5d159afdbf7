//! A forecast as JSON, for `kezhi lifetime --json`.

use kezhi::lifetime::{
    Fit, Forecast, ForecastCustomer, Forecasted, KeptParameters, Parameter, Rows,
};
use kezhi::text::{Lang, lifetime as wording};
use kezhi::units::Day;
use serde_json::{Map, Value, json};
use std::time::Instant;

pub(crate) fn named(parameters: &[Parameter], of: fn(&Parameter) -> Value) -> Value {
    let pairs = parameters.iter().map(|it| (it.name.clone(), of(it)));
    Value::Object(pairs.collect::<Map<_, _>>())
}

/// Time of grouping and fitting alone: the forecast holds other fits and much else.
pub(crate) fn fit_seconds(forecasted: &Forecasted) -> f64 {
    let fit = &forecasted.forecast.fit;
    let started = Instant::now();
    let rows = Rows::of(&forecasted.histories);
    let _ = std::hint::black_box(Fit::of(
        fit.model.kind(),
        &rows,
        fit.unit,
        fit.regularisation,
    ));
    started.elapsed().as_secs_f64()
}

/// A customer with the name the file gives.
pub(crate) fn customer(id: &str, forecast: &Forecast, of: &ForecastCustomer) -> Value {
    let residual = forecast.residual_alive(of.x, of.age);
    let dert = residual.map(|if_alive| of.p_alive * if_alive);
    json!({
        "id": id,
        "x": of.x,
        "t_x": of.recency,
        "T": of.age,
        "p_alive": of.p_alive,
        "expected_orders": of.orders,
        "expected_spend": of.spend,
        "clv": of.clv,
        "dert": dert,
        "intervals": of.intervals,
    })
}

pub(crate) fn as_json(
    forecast: &Forecast,
    best: Vec<Value>,
    asked: Vec<Value>,
    [fit_seconds, all_seconds]: [f64; 2],
    (lang, file): (Lang, String),
) -> Value {
    let fit = &forecast.fit;
    let spend = forecast.spend.as_ref().ok();
    json!({
        "model": fit.model.kind(),
        "reason": wording::choice_reason(lang, forecast.choice.kind, forecast.choice.reason),
        "candidates": forecast.choice.candidates,
        "compared_customers": forecast.choice.compared_customers,
        "unit": fit.unit,
        "unit_reason": forecast.rhythm.reason,
        "until": forecast.until.map(Day::iso),
        "parameters": named(&fit.parameters, |it| json!(it.value)),
        "standard_errors": named(&fit.parameters, |it| json!(it.standard_error)),
        "log_likelihood": fit.log_likelihood,
        "bic": fit.bic,
        "outcome": fit.outcome,
        "regularisation": fit.regularisation,
        "customers": fit.customers,
        "repeat_transactions": fit.repeat_orders,
        "distinct_histories": fit.rows,
        "fit_seconds": fit_seconds,
        "forecast_seconds": all_seconds,
        "spend": spend.map(|spend| json!({
            "parameters": named(&spend.parameters, |it| json!(it.value)),
            "standard_errors": named(&spend.parameters, |it| json!(it.standard_error)),
            "log_likelihood": spend.log_likelihood,
            "customers": spend.customers,
            "correlation": spend.correlation,
            "basis": spend.basis,
            "mean_order": spend.pooled.mean,
        })),
        "holdout": forecast.validation.as_ref().ok().map(|validation| {
            let holdout = &validation.holdout;
            json!({
                "until": validation.until.iso(),
                "days": holdout.days,
                "actual": holdout.actual,
                "predicted": holdout.model.predicted,
                "mae": holdout.model.mae,
                "rmse": holdout.model.rmse,
                "bias": holdout.model.bias,
                "total_error": holdout.model.total_error,
                "naive": holdout.naive,
                "by_frequency": holdout.by_frequency,
                "verdict": holdout.verdict,
                "range": holdout.range,
                "is_within": holdout.is_within(),
            })
        }),
        "horizon_months": forecast.terms.horizon_months,
        "discount_annual": forecast.terms.discount_annual,
        "margin": forecast.terms.margin,
        "is_file_margin": forecast.is_file_margin,
        "mean_p_alive": forecast.mean_p_alive,
        "total_orders": forecast.total_orders,
        "total_clv": forecast.total_clv,
        "intervals": forecast.intervals,
        "groups": forecast.groups,
        "best": best,
        "selected": asked,
        "kept": KeptParameters::of(forecast, Some(file)),
        "moved": forecast.moved.as_ref().and_then(|moved| moved.as_ref().ok()),
        "warnings": wording::warnings(lang, forecast),
    })
}

//! `kezhi lifetime` where leaving is seen: tables of retention, and contracts with their tenure.

use std::fmt::Write;
use std::time::Instant;

use kezhi::ingest::{Imported, Inspection, RecordColumn, RecordValues, Records, Role, Shape};
use kezhi::lifetime::{
    Attrition, ContractForecast, Contracts, FitBy, ForecastSettings, Survival, SurvivalFit,
    SurvivalKind,
};
use kezhi::text::number::{count, percent};
use kezhi::text::ui::sheet_contracts as words;
use kezhi::text::{Lang, lifetime as wording};
use serde_json::{Value, json};

use crate::args::{LifetimeArgs, ModelArg};
use crate::failure::Failure;
use crate::lifetime::all_columns;
use crate::lifetime_json::named;
use crate::load::Files;

/// Losses, and what else the table says.
struct Source {
    attrition: Attrition,
    /// Survival after the periods that are fitted.
    held_out: Vec<(f64, f64)>,
    warnings: Vec<String>,
}

/// True for a table whose rows are contracts with a tenure or a start.
pub(crate) fn are_contracts(inspection: &Inspection) -> bool {
    let has = |role: Role| inspection.plan.roles.contains_key(&role);
    let is_dated = has(Role::Start) || (has(Role::Tenure) && has(Role::Churned));
    inspection.plan.shape == Shape::Contracts && is_dated
}

pub(crate) fn run(
    options: &LifetimeArgs,
    settings: &ForecastSettings,
    mut files: Files,
    inspection: &Inspection,
    lang: Lang,
) -> Result<String, Failure> {
    let is_contracts = are_contracts(inspection);
    let plan = match is_contracts {
        true => inspection.plan.clone(),
        false => all_columns(&inspection.plan, inspection.columns.len()),
    };
    let Imported::Records(records) = files.import_any(&plan)? else {
        return Err(Failure::Engine(kezhi::engine::EngineError::NotOpen));
    };
    if is_contracts {
        return contracts(options, settings, &records, lang);
    }
    let source = table(&records, options, lang)?;
    let started = Instant::now();
    let fit = SurvivalFit::of(SurvivalKind::Sbg, &source.attrition, FitBy::Likelihood);
    let seconds = started.elapsed().as_secs_f64();
    let answer = as_json(&fit, &source, settings, seconds, lang);
    if options.json {
        return Ok(format!("{answer:#}\n"));
    }
    let mut text = String::new();
    for parameter in &fit.parameters {
        let error = parameter.standard_error;
        let error = error.map_or("—".into(), |error| format!("±{error:.4}"));
        let _ = writeln!(text, "{}\t{:.4}\t{error}", parameter.name, parameter.value);
    }
    for (time, there) in source.attrition.observed() {
        let fitted = fit.survival.survival(time) * 100.0;
        let _ = writeln!(text, "{time}\t{:.1}%\t{fitted:.1}%", there * 100.0);
    }
    for warning in answer["warnings"].as_array().into_iter().flatten() {
        let _ = writeln!(text, "{}", warning.as_str().unwrap_or_default());
    }
    Ok(text)
}

/// Contracts: the curve that was asked for, or the one that does best where it has not seen.
fn contracts(
    options: &LifetimeArgs,
    settings: &ForecastSettings,
    records: &Records,
    lang: Lang,
) -> Result<String, Failure> {
    let of = Contracts::of(records).map_err(Failure::Contracts)?;
    let started = Instant::now();
    let found = ContractForecast::of(&of, &settings.terms).map_err(Failure::Contracts)?;
    let seconds = started.elapsed().as_secs_f64();
    let place = match options.model {
        ModelArg::Sbg => 0,
        _ => found.best,
    };
    let chosen = &found.candidates[place];
    let name = wording::survival_name(lang, chosen.fit.kind);
    let verdict = match (&found.holdout, chosen.later_survival) {
        (Some(held), Some(predicted)) => words::verdict(
            lang,
            held.fitted_periods,
            held.last_period,
            &percent(lang, predicted, 1),
            &percent(lang, held.survival, 1),
        ),
        _ => words::NO_HOLDOUT.get(lang).to_owned(),
    };
    let reason = words::method(lang, name, &verdict);
    let fit = &chosen.fit;
    if !options.json {
        let mut text = format!("{reason}\n");
        for parameter in &fit.parameters {
            let error = parameter.standard_error;
            let error = error.map_or("—".into(), |error| format!("±{error:.4}"));
            let _ = writeln!(text, "{}\t{:.4}\t{error}", parameter.name, parameter.value);
        }
        if let Some(value) = found.value {
            let named = lang.pick("价值", "value");
            let _ = writeln!(text, "{named}\t{value:.2}");
        }
        return Ok(text);
    }
    let mut warnings = Vec::new();
    if fit.survival.payments().is_none() {
        warnings.push(wording::no_finite_mean(lang).to_owned());
    }
    if found.left_out > 0 {
        warnings.push(words::left_out(lang, &count(lang, found.left_out)));
    }
    let held = found.holdout.map(|held| {
        json!({
            "fitted_periods": held.fitted_periods,
            "last_period": held.last_period,
            "actual": held.survival,
            "predicted": chosen.later_survival,
            "rmse": chosen.later_error,
            "mae": chosen.later_survival.map(|it| (it - held.survival).abs()),
        })
    });
    let curve = found.observed.iter().map(|(time, there)| {
        json!({
            "time": time,
            "observed": there,
            "fitted": fit.survival.survival(*time),
            "retention": fit.survival.retention(*time),
        })
    });
    let rate = settings.terms.discount_annual.monthly();
    let mean_churn = match &fit.survival {
        Survival::Sbg { alpha, beta } => Some(alpha / (alpha + beta)),
        _ => None,
    };
    let answer = json!({
        "model": fit.kind,
        "reason": reason,
        "unit": "month",
        "parameters": named(&fit.parameters, |it| json!(it.value)),
        "standard_errors": named(&fit.parameters, |it| json!(it.standard_error)),
        "log_likelihood": fit.log_likelihood,
        "bic": chosen.bic,
        "outcome": fit.outcome,
        "customers": found.contracts,
        "active": found.active,
        "repeat_transactions": null,
        "fit_seconds": seconds,
        "mean_churn": mean_churn,
        "expected_payments": fit.survival.payments(),
        "discounted_payments": fit.survival.residual_payments(0, rate),
        "curve": curve.collect::<Vec<_>>(),
        "candidates": found.candidates,
        "holdout": held,
        "expected_renewals": found.renewals,
        "total_clv": found.value,
        "warnings": warnings,
    });
    Ok(format!("{answer:#}\n"))
}

fn table(records: &Records, options: &LifetimeArgs, lang: Lang) -> Result<Source, Failure> {
    let numbers = |column: &RecordColumn| match &column.values {
        RecordValues::Number(numbers) => Some(numbers.clone()),
        _ => None,
    };
    let columns: Vec<(&str, Vec<f64>)> = records
        .columns
        .iter()
        .filter_map(|column| Some((column.name.as_str(), numbers(column)?)))
        .collect();
    let is_time = |values: &[f64]| (0..).zip(values).all(|(at, value)| *value == f64::from(at));
    let others = || columns.iter().filter(|(_, values)| !is_time(values));
    let chosen = match &options.column {
        Some(name) => others().find(|(other, _)| other == name),
        None => others().next(),
    };
    let Some((_, survivors)) = chosen else {
        let names: Vec<&str> = others().map(|(name, _)| *name).collect();
        return Err(Failure::Option {
            option: "--column",
            found: options.column.clone().unwrap_or_default(),
            expected: names.join(" | "),
        });
    };
    // Shares begin at one or at a hundred percent.
    let is_share = matches!(survivors.first(), Some(&first) if first == 1.0 || first == 100.0);
    let started = f64::from(options.started);
    let fitted = options
        .periods
        .map_or(survivors.len(), |periods| periods + 1);
    let seen = &survivors[..fitted.min(survivors.len())];
    let attrition = Attrition::from_survivors(seen, is_share.then_some(started));
    let later = survivors.iter().enumerate().skip(seen.len());
    Ok(Source {
        attrition: attrition.map_err(Failure::Retention)?,
        held_out: later
            .map(|(time, there)| (time as f64, there / survivors[0]))
            .collect(),
        warnings: match is_share {
            true => vec![wording::assumed_customers(lang, started)],
            false => Vec::new(),
        },
    })
}

/// Survivors that were held out, in customers.
fn holdout(fit: &SurvivalFit, held_out: &[(f64, f64)]) -> Value {
    if held_out.is_empty() {
        return Value::Null;
    }
    let n = held_out.len() as f64;
    let (mut actual, mut predicted, mut absolute, mut squares) = (0.0, 0.0, 0.0, 0.0);
    for &(time, there) in held_out {
        let found = fit.survival.survival(time) * fit.customers;
        let there = there * fit.customers;
        actual += there;
        predicted += found;
        absolute += (found - there).abs();
        squares += (found - there) * (found - there);
    }
    json!({
        "periods": held_out.len(),
        "actual": actual,
        "predicted": predicted,
        "mae": absolute / n,
        "rmse": (squares / n).sqrt(),
    })
}

fn as_json(
    fit: &SurvivalFit,
    source: &Source,
    settings: &ForecastSettings,
    seconds: f64,
    lang: Lang,
) -> Value {
    let mut warnings = source.warnings.clone();
    let payments = fit.survival.payments();
    if payments.is_none() {
        warnings.push(wording::no_finite_mean(lang).to_owned());
    }
    let rate = settings
        .terms
        .discount_annual
        .over_days(settings.unit.days());
    let curve = source
        .attrition
        .observed()
        .into_iter()
        .map(|(time, there)| {
            json!({
                "time": time,
                "observed": there,
                "fitted": fit.survival.survival(time),
                "retention": fit.survival.retention(time),
            })
        });
    let compared = [
        SurvivalKind::Geometric,
        SurvivalKind::BetaDiscreteWeibull,
        SurvivalKind::Piecewise,
    ];
    let compared = compared.map(|kind| {
        let other = SurvivalFit::of(kind, &source.attrition, FitBy::Likelihood);
        json!({
            "kind": kind,
            "log_likelihood": other.log_likelihood,
            "outcome": other.outcome,
            "payments": other.survival.payments(),
        })
    });
    let Survival::Sbg { alpha, beta } = &fit.survival else {
        return Value::Null;
    };
    json!({
        "model": fit.kind,
        "unit": settings.unit,
        "parameters": named(&fit.parameters, |it| json!(it.value)),
        "standard_errors": named(&fit.parameters, |it| json!(it.standard_error)),
        "log_likelihood": fit.log_likelihood,
        "outcome": fit.outcome,
        "customers": fit.customers,
        "repeat_transactions": null,
        "fit_seconds": seconds,
        "mean_churn": alpha / (alpha + beta),
        "expected_payments": payments,
        "discounted_payments": fit.survival.residual_payments(0, rate),
        "curve": curve.collect::<Vec<_>>(),
        "compared": compared,
        "holdout": holdout(fit, &source.held_out),
        "total_clv": null,
        "warnings": warnings,
    })
}

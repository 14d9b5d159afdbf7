//! `kezhi lifetime --model sbg`: tables of retention, and contracts with their tenure.

use std::fmt::Write;
use std::time::Instant;

use kezhi::ingest::{Imported, Inspection, RecordColumn, RecordValues, Records, Role};
use kezhi::lifetime::{Attrition, FitBy, ForecastSettings, Survival, SurvivalFit, SurvivalKind};
use kezhi::text::{Lang, lifetime as wording};
use kezhi::units::DAYS_PER_MONTH;
use serde_json::{Value, json};

use crate::args::LifetimeArgs;
use crate::failure::Failure;
use crate::lifetime::all_columns;
use crate::lifetime_json::named;
use crate::load::Files;

/// Texts of a column that say a contract ended.
const ENDED: [&str; 8] = ["yes", "y", "true", "1", "churned", "是", "已流失", "流失"];

/// Losses, and what else the table says.
struct Source {
    attrition: Attrition,
    /// Survival after the periods that are fitted.
    held_out: Vec<(f64, f64)>,
    /// Tenure and charge of contracts that go on.
    active: Vec<(u32, f64)>,
    warnings: Vec<String>,
}

pub(crate) fn run(
    options: &LifetimeArgs,
    settings: &ForecastSettings,
    mut files: Files,
    inspection: &Inspection,
    lang: Lang,
) -> Result<String, Failure> {
    let has = |role: Role| inspection.plan.roles.contains_key(&role);
    let is_contracts = has(Role::Tenure) && has(Role::Churned);
    let plan = match is_contracts {
        true => inspection.plan.clone(),
        false => all_columns(&inspection.plan, inspection.columns.len()),
    };
    let Imported::Records(records) = files.import_any(&plan)? else {
        return Err(Failure::Engine(kezhi::engine::EngineError::NotOpen));
    };
    let source = match is_contracts {
        true => contracts(&records),
        false => table(&records, options, lang)?,
    };
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

fn contracts(records: &Records) -> Source {
    let column = |role: Role| records.column(role).map(|column| &column.values);
    let has_ended = |row: usize| match column(Role::Churned) {
        Some(RecordValues::Number(numbers)) => numbers[row] > 0.0,
        Some(values) => ENDED.contains(&values.text(row).to_lowercase().as_str()),
        None => false,
    };
    let rows = || {
        (0..records.len()).filter_map(|row| {
            let tenure = column(Role::Tenure)?.number(row)?;
            (tenure >= 0.0).then(|| (row, tenure.round() as u32))
        })
    };
    let charge = |row: usize| column(Role::Charge).and_then(|values| values.number(row));
    Source {
        attrition: Attrition::from_contracts(rows().map(|(row, tenure)| (tenure, has_ended(row)))),
        held_out: Vec::new(),
        active: rows()
            .filter(|&(row, _)| !has_ended(row))
            .filter_map(|(row, tenure)| Some((tenure, charge(row)?)))
            .collect(),
        warnings: Vec::new(),
    }
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
        active: Vec::new(),
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

/// Charges of the contracts that go on, from the next renewal to the horizon, discounted.
fn total_clv(fit: &SurvivalFit, source: &Source, settings: &ForecastSettings) -> Option<f64> {
    let terms = &settings.terms;
    let unit_days = settings.unit.days();
    let months = f64::from(terms.horizon_months.count());
    let periods = (months * DAYS_PER_MONTH / unit_days).floor() as u32;
    let factor = 1.0 / (1.0 + terms.discount_annual.over_days(unit_days));
    let ahead = |tenure: u32| {
        let start = fit.survival.ln_survival(f64::from(tenure));
        let parts = (1..=periods).map(|k| {
            let there = fit.survival.ln_survival(f64::from(tenure + k)) - start;
            there.exp() * factor.powf(f64::from(k))
        });
        parts.sum::<f64>()
    };
    let longest = source.active.iter().map(|contract| contract.0).max()?;
    let by_tenure: Vec<f64> = (0..=longest).map(ahead).collect();
    let charges = source.active.iter();
    let total: f64 = charges
        .map(|&(tenure, charge)| by_tenure[tenure as usize] * charge)
        .sum();
    Some(total * terms.margin.get())
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
        "total_clv": total_clv(fit, source, settings),
        "warnings": warnings,
    })
}

//! `kezhi lifetime` where leaving is seen and counted: tables of retention.

use std::fmt::Write;
use std::path::PathBuf;
use std::time::Instant;

use kezhi::ingest::{Imported, Inspection, Plan, RecordColumn, RecordValues, Records, Role, Shape};
use kezhi::lifetime::{
    Attrition, FitBy, ForecastSettings, PeriodUnit, RetentionCurve, Survival, SurvivalFit,
    SurvivalKind,
};
use kezhi::text::{Lang, lifetime as wording};
use serde_json::{Value, json};

use crate::args::LifetimeArgs;
use crate::contracts;
use crate::failure::Failure;
use crate::lifetime_json::named;
use crate::load::Files;

/// Losses, and what else the table says.
struct Source {
    attrition: Attrition,
    /// Survival after the periods that are fitted.
    held_out: Vec<(f64, f64)>,
    warnings: Vec<String>,
}

pub(crate) fn run(
    options: &LifetimeArgs,
    settings: &ForecastSettings,
    mut files: Files,
    inspection: &Inspection,
    lang: Lang,
) -> Result<String, Failure> {
    let shape = inspection.plan.shape;
    let is_of_orders = matches!(shape, Shape::OrderLines | Shape::Orders);
    if is_of_orders && inspection.plan.missing().is_empty() && options.column.is_none() {
        return Err(Failure::NotRetention(shape));
    }
    refuse(
        options,
        &["--until", "--who", "--parameters", "--regularise"],
        lang,
    )?;
    let is_contracts = contracts::are_contracts(inspection);
    let is_known = inspection.plan.shape == Shape::Retention;
    let plan = match is_contracts || is_known {
        true => inspection.plan.clone(),
        false => all_columns(&inspection.plan, inspection.columns.len()),
    };
    let Imported::Records(records) = files.import_any(&plan)? else {
        return Err(Failure::Engine(kezhi::engine::EngineError::NotOpen));
    };
    if is_contracts {
        return contracts::run(options, settings, &records, lang);
    }
    refuse(options, &["--csv"], lang)?;
    let source = match is_known {
        true => curve(&records, options, lang)?,
        false => table(&records, options, lang)?,
    };
    let started = Instant::now();
    let fit = SurvivalFit::of(SurvivalKind::Sbg, &source.attrition, FitBy::Likelihood);
    let seconds = started.elapsed().as_secs_f64();
    let (unit, is_assumed) = unit_of(settings, &records);
    let mut source = source;
    if is_assumed {
        source.warnings.push(wording::period_assumed(lang, unit));
    }
    let answer = as_json(&fit, &source, (settings, unit), seconds, lang);
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

/// The unit of the periods and whether it is only assumed: the one that was asked for, that of the
/// column of periods by its name, or a month.
fn unit_of(settings: &ForecastSettings, records: &Records) -> (PeriodUnit, bool) {
    let of_periods = records.column(Role::Period).or(records.columns.first());
    let named = of_periods.and_then(|column| PeriodUnit::named(&column.name));
    match settings.unit.or(named) {
        Some(unit) => (unit, false),
        None => (PeriodUnit::Month, true),
    }
}

/// Options of models of purchases, which say nothing where leaving is seen.
fn refuse(options: &LifetimeArgs, names: &[&'static str], lang: Lang) -> Result<(), Failure> {
    let path = |path: &Option<PathBuf>| path.as_ref().map(|it| it.display().to_string());
    for &name in names {
        let found = match name {
            "--until" => options.until.clone(),
            "--who" => options.who.first().cloned(),
            "--parameters" => path(&options.parameters),
            "--csv" => path(&options.csv),
            _ => options
                .regularise
                .then(|| lang.pick("打开", "on").to_owned()),
        };
        if let Some(found) = found {
            let expected = lang.pick(
                "订单明细；留存表和合同用不上这个选项",
                "order lines: a table of retention or of contracts has no use for it",
            );
            return Err(Failure::Option {
                option: name,
                found,
                expected: expected.into(),
            });
        }
    }
    Ok(())
}

/// The curve that was asked for of a table known to be one of retention, or the first.
fn curve(records: &Records, options: &LifetimeArgs, lang: Lang) -> Result<Source, Failure> {
    let curves = RetentionCurve::all(records);
    let found = match &options.column {
        Some(name) => curves.iter().find(|it| it.name.as_ref() == Some(name)),
        None => curves.first(),
    };
    let Some(found) = found else {
        let names = curves.iter().filter_map(|it| it.name.as_deref());
        return Err(Failure::Option {
            option: "--column",
            found: options.column.clone().unwrap_or_default(),
            expected: names.collect::<Vec<_>>().join(" | "),
        });
    };
    let started = f64::from(options.started);
    let customers = found.customers.unwrap_or(started);
    let fitted = options
        .periods
        .map_or(found.survivors.len(), |periods| periods + 1);
    let seen = &found.survivors[..fitted.min(found.survivors.len())];
    let attrition = Attrition::from_followed(seen, customers, &found.followed);
    let later = found.survivors.iter().enumerate().skip(seen.len());
    Ok(Source {
        attrition: attrition.map_err(Failure::Retention)?,
        held_out: later.map(|(time, there)| (time as f64, *there)).collect(),
        warnings: match found.customers {
            None => vec![wording::assumed_customers(lang, started)],
            Some(_) => Vec::new(),
        },
    })
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
    (settings, unit): (&ForecastSettings, PeriodUnit),
    seconds: f64,
    lang: Lang,
) -> Value {
    let mut warnings = source.warnings.clone();
    let payments = fit.survival.payments();
    if payments.is_none() {
        warnings.push(wording::no_finite_mean(lang).to_owned());
    }
    let rate = settings.terms.discount_annual.over_days(unit.days());
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
        "unit": unit,
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

/// A plan that keeps every column as it is: rows of their own.
fn all_columns(plan: &Plan, columns: usize) -> Plan {
    let mut plan = plan.clone();
    plan.shape = Shape::Survey;
    plan.roles.clear();
    plan.keep = (0..columns).collect();
    plan
}

//! `kezhi lifetime` on contracts, of which it is seen when they end.

use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

use kezhi::chart::{Cell, Column, Table};
use kezhi::ingest::{Inspection, Records, Role, Shape};
use kezhi::lifetime::{
    ContractForecast, ContractNames, ContractReading, Contracts, ForecastSettings, RenewalsAhead,
    Survival, SurvivalKind, UndatedEnds, UnitFrom,
};
use kezhi::text::number::percent;
use kezhi::text::ui::sheet_contracts as words;
use kezhi::text::{Lang, lifetime as wording};
use serde_json::json;

use crate::args::{LifetimeArgs, ModelArg, UndatedArg};
use crate::failure::Failure;
use crate::lifetime_csv::write_table;
use crate::lifetime_json::named;
use crate::rows;

/// True for a table whose rows are contracts with a tenure or a start.
pub(crate) fn are_contracts(inspection: &Inspection) -> bool {
    let has = |role: Role| inspection.plan.roles.contains_key(&role);
    let is_told = has(Role::Churned) || has(Role::ObservedTime);
    let is_dated = has(Role::Start) || (has(Role::Tenure) && is_told);
    inspection.plan.shape == Shape::Contracts && is_dated
}

/// Contracts: the curve that was asked for, or the one that does best where it has not seen.
pub(crate) fn run(
    options: &LifetimeArgs,
    settings: &ForecastSettings,
    records: &Records,
    lang: Lang,
) -> Result<String, Failure> {
    let today = rows::today(&options.orders.rows)?;
    let reading = ContractReading {
        unit: settings.unit,
        undated: match options.undated_ends {
            UndatedArg::LeftOut => UndatedEnds::LeftOut,
            UndatedArg::GoOn => UndatedEnds::GoOn,
        },
    };
    let of = Contracts::of(records, Some(today), reading).map_err(Failure::Contracts)?;
    let asked = matches!(options.model, ModelArg::Sbg).then_some(SurvivalKind::Sbg);
    let started = Instant::now();
    let found = ContractForecast::of(&of, &settings.terms, asked).map_err(Failure::Contracts)?;
    let seconds = started.elapsed().as_secs_f64();
    let chosen = found.best();
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
    let reason = words::method(lang, name, &words::why(lang, &found), &verdict);
    let fit = &chosen.fit;
    if let Some(out) = &options.csv {
        let ahead = RenewalsAhead::of(&of, &fit.survival, &settings.terms);
        write_contracts(out, options, records, &of, &ahead)?;
    }
    if !options.json {
        let mut text = format!("{reason}\n");
        for parameter in &fit.parameters {
            let error = parameter.standard_error;
            let error = error.map_or("—".into(), |error| format!("±{error:.4}"));
            let _ = writeln!(text, "{}\t{:.4}\t{error}", parameter.name, parameter.value);
        }
        if let Some(value) = chosen.value {
            let named = lang.pick("价值", "value");
            let _ = writeln!(text, "{named}\t{value:.2}");
        }
        let unit = wording::unit_name(lang, found.unit);
        let _ = writeln!(text, "{}\t{unit}", lang.pick("时间单位", "unit of time"));
        for note in words::counted(lang, &found) {
            let _ = writeln!(text, "{note}");
        }
        if found.unit_from == UnitFrom::Counted && settings.unit.is_some() {
            let _ = writeln!(text, "{}", words::UNIT_UNUSED.get(lang));
        }
        return Ok(text);
    }
    let mut warnings = Vec::new();
    if fit.survival.payments().is_none() {
        warnings.push(wording::no_finite_mean(lang).to_owned());
    }
    warnings.extend(words::counted(lang, &found));
    if found.unit_from == UnitFrom::Counted && settings.unit.is_some() {
        warnings.push(words::UNIT_UNUSED.get(lang).to_owned());
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
    let rate = 1.0 / of.ahead(&settings.terms).1 - 1.0;
    let mean_churn = match &fit.survival {
        Survival::Sbg { alpha, beta } => Some(alpha / (alpha + beta)),
        _ => None,
    };
    let answer = json!({
        "model": fit.kind,
        "reason": reason,
        "unit": found.unit,
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
        "expected_renewals": chosen.renewals,
        "total_clv": chosen.value,
        "intervals": found.ranges,
        "warnings": warnings,
    });
    Ok(format!("{answer:#}\n"))
}

/// One row a contract with a usable tenure, in the order of the file.
fn write_contracts(
    out: &Path,
    options: &LifetimeArgs,
    records: &Records,
    contracts: &Contracts,
    ahead: &RenewalsAhead,
) -> Result<(), Failure> {
    let named = ContractNames::of(records);
    let mut names = vec!["contract"];
    names.extend(named.customers.as_ref().map(|_| "customer"));
    names.extend(["tenure", "ended", "expected_renewals"]);
    let has_money = !contracts.charge.is_empty();
    names.extend(has_money.then_some("clv"));
    names.push("unit");
    let columns = names.iter().map(|name| Column {
        heading: (*name).into(),
        unit: String::new(),
        numeric: !matches!(*name, "contract" | "customer" | "unit"),
    });
    let unit = serde_json::to_value(contracts.unit).unwrap_or_default();
    let unit = unit.as_str().unwrap_or_default().to_owned();
    let rows = (0..contracts.len()).map(|at| {
        let row = contracts.row[at] as usize;
        let (renewals, value) = ahead.of_contract(contracts, at);
        let mut cells = vec![Cell::text(named.contracts.get(row))];
        let customers = named.customers.as_ref();
        cells.extend(customers.map(|all| Cell::text(all.get(row))));
        cells.extend([
            Cell::text(contracts.tenure[at].to_string()),
            Cell::text(u8::from(contracts.has_ended[at]).to_string()),
            Cell::text(renewals.to_string()),
        ]);
        if has_money {
            cells.push(Cell::text(value.map_or(String::new(), |it| it.to_string())));
        }
        cells.push(Cell::text(&unit));
        cells
    });
    let table = Table {
        columns: columns.collect(),
        rows: rows.collect(),
    };
    write_table(out, options, &table)
}

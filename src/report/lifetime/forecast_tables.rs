//! The tables of a forecast: in short, held out, parameters, models tried.

use super::error_trees;
use super::forecast::{Rules, spend_rule, total_orders, total_value};
use super::forecast_trees::mean_of_all;
use super::parts::{Facts, Reader, Ruled, counted, modelled};
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::{
    ChoiceReason, Errors, FitOutcome, Forecast, Holdout, ModelKind, Parameter, PeriodUnit,
};
use crate::report::SheetTable;
use crate::report::build::Columns;
use crate::text::ui::sheet_forecast::{AS_KEPT_NOT_FITTED, kept_line};
use crate::text::ui::sheet_lifetime as words;
use crate::text::{Lang, lifetime as wording, names};

/// The totals and what they rest on.
pub(super) fn in_short(reader: Reader, forecast: &Forecast, rules: &Rules) -> SheetTable {
    let mut facts = Facts::new(reader);
    let fit = &forecast.fit;
    let customers = counted(S::FittedCustomers, fit.customers as f64, Unit::Customers);
    facts.add(&customers, "");
    let repeat = counted(S::RepeatOrders, fit.repeat_orders as f64, Unit::Orders);
    facts.add(&repeat.by(R::RepeatOrders), "");
    facts.add(&total_orders(forecast, rules), "");
    if let Some(value) = total_value(forecast, rules) {
        let each = value.as_input().over(customers.as_input());
        let each = Explained::new(S::ValuePerCustomer, Unit::MoneyPerCustomer, each);
        facts.add(&value, "");
        facts.add(&each, "");
    }
    if let Ok(spend) = &forecast.spend {
        let mean = Explained::new(S::MeanSpend, Unit::MoneyPerOrder, mean_of_all(spend));
        facts.add(&mean.by(spend_rule(spend)), "");
    }
    let alive = modelled(S::MeanAlive, forecast.mean_p_alive, Unit::Percent);
    facts.add(&rules.on_fit(alive).by(R::MeanAlive), "");
    let terms = &forecast.terms;
    let discount = terms.discount_annual;
    let annual = Expr::of(
        S::DiscountAnnual,
        discount.get(),
        Unit::Percent,
        Source::Assumption,
    );
    let monthly = Expr::Power(
        Box::new(Expr::Number(1.0).plus(annual)),
        Box::new(Expr::Number(1.0).over(Expr::Number(12.0))),
    );
    let monthly = monthly.minus(Expr::Number(1.0));
    let monthly = Explained::new(S::DiscountMonthly, Unit::Percent, monthly);
    facts.add(&monthly.by(rules.discount), "");
    facts.table(words::IN_SHORT)
}

/// The errors beside those of the naive prediction.
pub(super) fn holdout_table(reader: Reader, holdout: &Holdout) -> SheetTable {
    let lang = reader.lang;
    let rows = [
        (words::MODEL.get(lang), &holdout.model, false),
        (words::NAIVE.get(lang), &holdout.naive, true),
    ];
    let names = rows.iter().map(|(name, _, _)| (*name).to_owned());
    let mut columns = Columns::new(lang, reader.currency, words::PREDICTION.get(lang), names);
    let judged = R::HeldOut {
        days: holdout.days,
        customers: holdout.customers(),
    };
    let actual = counted(S::LaterOrders, holdout.actual as f64, Unit::Orders).by(judged);
    let orders = |it: &Errors| modelled(S::PredictedOrders, it.predicted, Unit::Orders);
    let mut add = |symbol: S, unit: Unit, of: &dyn Fn(&Errors) -> Option<Expr>| {
        let column = rows.iter().map(|(_, errors, is_naive)| {
            let found = Explained::new(symbol, unit, of(errors)?);
            let found = found.by(judged).by(R::Errors);
            Some(match is_naive {
                true => found.by(R::NaiveRate),
                false => found,
            })
        });
        columns.add(
            crate::text::explain::symbol_name(lang, symbol.into()),
            column.collect(),
        );
    };
    let each = Unit::OrdersPerCustomer;
    add(S::PredictedOrders, Unit::Orders, &|it| {
        Some(orders(it).as_input())
    });
    add(S::TotalError, Unit::Percent, &|it| {
        it.total_error?;
        let part = orders(it).as_input().over(actual.as_input());
        Some(part.minus(Expr::Number(1.0)))
    });
    add(S::MeanAbsoluteError, each, &|it| {
        Some(error_trees::mean_absolute(it).expr)
    });
    add(S::RootMeanSquare, each, &|it| {
        Some(error_trees::root_mean_square(it).expr)
    });
    add(S::Bias, each, &|it| {
        let apart = orders(it).as_input().minus(actual.as_input());
        let all = counted(
            S::FittedCustomers,
            holdout.customers() as f64,
            Unit::Customers,
        );
        Some(apart.over(all.as_input()))
    });
    columns.add(
        crate::text::explain::symbol_name(lang, S::LaterOrders.into()),
        vec![Some(actual.clone()), Some(actual)],
    );
    SheetTable {
        title: words::HOLDOUT.get(lang).into(),
        note: reader.rule(judged),
        table: columns.table(),
    }
}

/// Means by frequency in the calibration.
pub(super) fn frequency_table(reader: Reader, holdout: &Holdout) -> SheetTable {
    let lang = reader.lang;
    let rows = &holdout.by_frequency;
    let name = |row: &crate::lifetime::FrequencyRow| match row.and_more {
        true => format!("{}+", row.x),
        false => row.x.to_string(),
    };
    let mut columns = Columns::new(
        lang,
        reader.currency,
        words::FREQUENCY.get(lang),
        rows.iter().map(name),
    );
    let title = |symbol: S| crate::text::explain::symbol_name(lang, symbol.into());
    let head = |symbol: S, unit: Unit, of: &dyn Fn(&crate::lifetime::FrequencyRow) -> f64| {
        let of_rows = rows.iter().map(|row| match symbol {
            S::MeanPredicted => Some(modelled(symbol, of(row), unit)),
            _ => Some(counted(symbol, of(row), unit)),
        });
        of_rows.collect::<Vec<_>>()
    };
    columns.add(
        title(S::FrequencyCustomers),
        head(S::FrequencyCustomers, Unit::Customers, &|row| {
            row.customers as f64
        }),
    );
    let unit = Unit::OrdersPerCustomer;
    columns.add(
        title(S::MeanActual),
        head(S::MeanActual, unit, &|row| row.actual),
    );
    columns.add(
        title(S::MeanPredicted),
        head(S::MeanPredicted, unit, &|row| row.predicted),
    );
    SheetTable {
        title: words::BY_FREQUENCY.get(lang).into(),
        note: words::BY_FREQUENCY_NOTE.get(lang).into(),
        table: columns.table(),
    }
}

/// Whether a parameter is a time, and in which unit it is.
fn parameter_unit(lang: Lang, kind: ModelKind, place: usize, unit: PeriodUnit) -> String {
    let is_time = matches!(
        (kind, place),
        (
            ModelKind::BgNbd | ModelKind::MbgNbd | ModelKind::ParetoNbd,
            1
        ) | (ModelKind::ParetoNbd, 3)
    );
    match is_time {
        true => wording::unit_name(lang, unit).to_owned(),
        false => "—".to_owned(),
    }
}

/// What a parameter is called where it stands in a formula.
fn symbol_of(name: &str) -> S {
    match name {
        "r" => S::ParameterR,
        "alpha" => S::ParameterAlpha,
        "a" => S::ParameterA,
        "b" => S::ParameterB,
        "s" => S::ParameterS,
        "beta" => S::ParameterBeta,
        "gamma" => S::ParameterGamma,
        "delta" => S::ParameterDelta,
        "p" => S::ParameterP,
        "q" => S::ParameterQ,
        _ => S::Parameter,
    }
}

/// Parameters with standard errors.
pub(super) fn parameters(reader: Reader, forecast: &Forecast, rules: &Rules) -> SheetTable {
    let lang = reader.lang;
    let fit = &forecast.fit;
    let kind = fit.model.kind();
    let mut rows: Vec<(&Parameter, String, R)> = fit
        .parameters
        .iter()
        .enumerate()
        .map(|(place, it)| {
            (
                it,
                parameter_unit(lang, kind, place, fit.unit),
                rules.fitted,
            )
        })
        .collect();
    if let Ok(spend) = &forecast.spend {
        let rule = R::Spend {
            customers: spend.customers,
        };
        rows.extend((0..).zip(&spend.parameters).map(|(place, it)| {
            // v is money, p and q are shapes.
            let unit = if place == 2 {
                reader.money()
            } else {
                "—".to_owned()
            };
            (it, unit, rule)
        }));
    }
    let models = (0..).zip(&rows).map(|(place, (it, _, _))| {
        let model = match place < fit.parameters.len() {
            true => wording::model_name(kind),
            false => "Gamma-Gamma",
        };
        format!("{} · {model}", it.name)
    });
    let mut columns = Columns::new(lang, reader.currency, words::PARAMETER.get(lang), models);
    let title = |symbol: S| crate::text::explain::symbol_name(lang, symbol.into());
    // Where a parameter ran off, its digits are those of the place where the search gave up.
    let spend_outcome = forecast
        .spend
        .as_ref()
        .map_or(FitOutcome::Converged, |it| it.outcome);
    let has_run_off = |place: usize, it: &Parameter| {
        let outcome = match place < fit.parameters.len() {
            true => fit.outcome,
            false => spend_outcome,
        };
        it.has_run_off(outcome)
    };
    let values = rows.iter().enumerate().map(|(place, (it, _, rule))| {
        if has_run_off(place, it) {
            return None;
        }
        let of = match (it.name.as_str(), place < fit.parameters.len()) {
            ("v", false) => modelled(S::ParameterV, it.value, Unit::MoneyPerOrder),
            (name, _) => modelled(symbol_of(name), it.value, Unit::Estimate),
        };
        Some(match *rule == rules.fitted {
            true => rules.on_fit(of),
            false => of.by(*rule),
        })
    });
    columns.add(words::ESTIMATE.get(lang), values.collect());
    let errors = rows.iter().map(|(it, _, _)| {
        let error = modelled(S::StandardError, it.standard_error?, Unit::Estimate);
        Some(error.by(R::StandardError))
    });
    columns.add(title(S::StandardError), errors.collect());
    columns.say(
        words::UNIT.get(lang),
        rows.into_iter()
            .enumerate()
            .map(|(place, (it, unit, _))| match has_run_off(place, it) {
                true => words::RUNS_OFF.get(lang).to_owned(),
                false => unit,
            })
            .collect(),
    );
    SheetTable {
        title: words::PARAMETERS.get(lang).into(),
        note: match forecast.choice.reason {
            ChoiceReason::Kept => kept_line(lang, fit.log_likelihood, fit.gradient),
            _ => words::fit_line(lang, fit.log_likelihood, fit.evaluations, fit.gradient),
        },
        table: columns.table(),
    }
}

/// The models that were tried, and why one was taken.
pub(super) fn candidates(reader: Reader, forecast: &Forecast) -> SheetTable {
    let lang = reader.lang;
    let choice = &forecast.choice;
    let names = choice
        .candidates
        .iter()
        .map(|it| wording::model_name(it.kind));
    let mut columns = Columns::new(
        lang,
        reader.currency,
        words::MODEL.get(lang),
        names.map(str::to_owned),
    );
    let title = |symbol: S| crate::text::explain::symbol_name(lang, symbol.into());
    let each = || choice.candidates.iter();
    columns.add(
        title(S::RootMeanSquare),
        each()
            .map(|it| Some(error_trees::root_mean_square(it.errors.as_ref()?)))
            .collect(),
    );
    columns.add(
        title(S::Bic),
        each()
            .map(|it| {
                let customers = it.customers;
                let of = error_trees::bic(4, customers as f64, it.log_likelihood);
                Some(of.by(R::Bic { customers }))
            })
            .collect(),
    );
    columns.add(
        title(S::LogLikelihood),
        each()
            .map(|it| {
                Some(modelled(
                    S::LogLikelihood,
                    it.log_likelihood,
                    Unit::Estimate,
                ))
            })
            .collect(),
    );
    columns.say(
        words::OUTCOME.get(lang),
        each()
            .map(|it| match it.outcome {
                FitOutcome::Converged if choice.reason == ChoiceReason::Kept => {
                    AS_KEPT_NOT_FITTED.get(lang).to_owned()
                }
                FitOutcome::Converged => words::CONVERGED.get(lang).to_owned(),
                other => wording::fit_outcome(lang, other).to_owned(),
            })
            .collect(),
    );
    let mut note = wording::choice_reason(lang, choice.kind, choice.reason);
    if choice.reason == ChoiceReason::AskedFor {
        note.push_str(words::TRY_AUTO.get(lang));
    }
    // The model is chosen on what precedes the held-out days, then fitted to all.
    let judged_at = forecast.validation.as_ref().ok().map(|it| it.until);
    let judged_at = judged_at.filter(|day| forecast.until.is_some_and(|until| *day < until));
    let is_kept = choice.reason == ChoiceReason::Kept;
    let judged_at = judged_at
        .filter(|_| !is_kept)
        .map(|day| names::day(lang, day));
    let (compared, all) = (choice.compared_customers, choice.all_customers);
    // One model alone is held against nothing.
    let part = (compared < all && choice.candidates.len() > 1).then_some([compared, all]);
    let is_held_out = forecast.validation.is_ok();
    note.push_str(&words::compared_on(
        lang,
        judged_at.as_deref(),
        part,
        is_held_out,
    ));
    SheetTable {
        title: words::CANDIDATES.get(lang).into(),
        note,
        table: columns.table(),
    }
}

//! A forecast as a sheet: orders and value to come, and how far to trust them.

use super::forecast_figure;
use super::parts::{Controls, Facts, Reader, Ruled, counted, modelled};
use super::question::ForecastTerms;
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::{
    ChoiceReason, Errors, FitOutcome, Forecast, Forecasted, Holdout, Interval, ModelChoice,
    ModelKind, Parameter, PeriodUnit, Regularisation,
};
use crate::report::build::{Columns, Numbers};
use crate::report::{Control, Sheet, SheetTable};
use crate::text::sentence::{Sentence, Told};
use crate::text::ui::sheet_lifetime as words;
use crate::text::{Lang, lifetime as wording, names};
use crate::units::{Currency, DAYS_PER_MONTH, Day};

/// Month ends offered as the last day of a fit.
const MOST_ENDS: usize = 24;
/// Days before the first and after the last month end offered.
const LEAST_BEFORE: i32 = 28;
const LEAST_AFTER: i32 = 7;

/// The rules behind every forecast number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    pub(super) fitted: R,
    pub(super) horizon: R,
    pub(super) discount: R,
    margin: R,
    spend: Option<R>,
}

impl Rules {
    pub(super) fn of(forecast: &Forecast) -> Rules {
        let (fit, terms) = (&forecast.fit, &forecast.terms);
        let months = terms.horizon_months.count();
        let margin = terms.margin.get();
        Rules {
            fitted: R::Fitted {
                customers: fit.customers,
                repeat_orders: fit.repeat_orders,
                histories: fit.rows,
            },
            horizon: R::Horizon {
                months,
                days: f64::from(months) * DAYS_PER_MONTH,
            },
            discount: R::Discount {
                annual: terms.discount_annual.get(),
                monthly: terms.discount_annual.monthly(),
            },
            margin: match margin == 1.0 {
                true => R::ValueIsRevenue,
                false => R::MarginIsEntered(margin),
            },
            spend: forecast.spend.as_ref().ok().map(|spend| R::Spend {
                customers: spend.customers,
            }),
        }
    }

    pub(super) fn on_orders(&self, of: Explained) -> Explained {
        of.by(self.fitted).by(R::RepeatOrders).by(self.horizon)
    }

    pub(super) fn on_value(&self, of: Explained) -> Explained {
        let of = of.by(R::ValueSum).by(self.fitted).by(self.horizon);
        let of = of.by(self.discount).by(self.margin);
        match self.spend {
            Some(rule) => of.by(rule),
            None => of,
        }
    }
}

/// The value of all: discounted revenue × margin.
fn total_value(forecast: &Forecast, rules: &Rules) -> Option<Explained> {
    let value = forecast.total_clv?;
    let margin = forecast.terms.margin.get();
    let of = match margin == 0.0 {
        true => modelled(S::TotalValue, value, Unit::Money),
        false => {
            let money = |symbol| Expr::of(symbol, value / margin, Unit::Money, Source::Derived);
            let share = Expr::of(S::ValueMargin, margin, Unit::Percent, Source::Assumption);
            Explained::new(
                S::TotalValue,
                Unit::Money,
                money(S::DiscountedRevenue).times(share),
            )
        }
    };
    Some(rules.on_value(of))
}

/// Both ends of a range.
fn ends(of: &Interval, level: f64, unit: Unit) -> [Explained; 2] {
    [(S::Low, of.low), (S::High, of.high)]
        .map(|(symbol, value)| modelled(symbol, value, unit).by(R::Range { level }))
}

/// A forecast. `days` are the first and last of the data.
pub fn forecast(
    lang: Lang,
    currency: Currency,
    terms: &ForecastTerms,
    forecasted: &Forecasted,
    days: (Day, Day),
) -> Sheet {
    let reader = Reader { lang, currency };
    let forecast = &forecasted.forecast;
    let rules = Rules::of(forecast);
    let mut told = Numbers::default();
    let answer = answer(reader, forecast, &rules, &mut told);
    let mut controls = controls(lang, "forecast", terms);
    controls.push(until_control(lang, terms, days));
    let mut tables = vec![in_short(reader, forecast, &rules)];
    if let Ok(validation) = &forecast.validation {
        tables.push(holdout_table(
            reader,
            &validation.holdout,
            &forecast.fit.customers,
        ));
        tables.push(frequency_table(reader, &validation.holdout));
    }
    tables.push(parameters(reader, forecast, &rules));
    tables.push(candidates(reader, forecast));
    Sheet {
        currency: None,
        figures: forecast_figure::figures(reader, forecast, &answer),
        answer,
        method: method(lang, forecast),
        numbers: told.0,
        controls,
        tables,
        notes: notes(reader, forecast, &rules),
    }
}

fn answer(reader: Reader, forecast: &Forecast, rules: &Rules, told: &mut Numbers) -> Sentence {
    let lang = reader.lang;
    let mut tell = |of: Explained| -> (Told, String) {
        let shown = reader.shown(&of);
        told.tell(of, shown)
    };
    let months = f64::from(forecast.terms.horizon_months.count());
    let horizon = Explained::given(S::Horizon, months, Unit::Months, Source::Assumption);
    let orders = modelled(S::ExpectedOrders, forecast.total_orders, Unit::Orders);
    let mut parts = vec![
        tell(horizon.by(rules.horizon)),
        tell(rules.on_orders(orders)),
    ];
    let value = total_value(forecast, rules);
    let ranges = forecast.intervals.as_ref();
    let level = ranges.map_or(0.0, |it| it.level);
    if let Some(ranges) = ranges {
        parts.extend(ends(&ranges.orders, level, Unit::Orders).map(&mut tell));
    }
    let value_range = ranges.and_then(|it| it.clv);
    if let Some(value) = value {
        parts.push(tell(value));
        if let Some(range) = &value_range {
            parts.extend(ends(range, level, Unit::Money).map(&mut tell));
        }
    }
    let is_revenue = forecast.terms.margin.get() == 1.0;
    let has_value = forecast.total_clv.is_some().then_some(is_revenue);
    let sentence = words::forecast_answer(
        lang,
        ranges.map(|it| it.level),
        has_value,
        value_range.is_some(),
    );
    Sentence::with(&sentence, parts)
}

/// Model, period, verdict.
fn method(lang: Lang, forecast: &Forecast) -> String {
    let name = wording::model_name(forecast.fit.model.kind());
    let until = forecast.until.map(|day| names::day(lang, day));
    let verdict = match &forecast.validation {
        Ok(validation) => wording::verdict(lang, &validation.holdout),
        Err(error) => wording::validation_error(lang, error),
    };
    words::forecast_method(lang, name, until.as_deref(), &verdict)
}

fn notes(reader: Reader, forecast: &Forecast, rules: &Rules) -> Vec<String> {
    let mut notes = wording::warnings(reader.lang, forecast);
    // The error of the validation stands in the line of the method.
    if forecast.validation.is_err() {
        notes.pop();
    }
    notes.push(reader.rule(rules.horizon));
    notes.push(reader.rule(rules.discount));
    if forecast.total_clv.is_some() {
        notes.push(reader.rule(R::ValueSum));
        notes.push(reader.rule(rules.margin));
    }
    if let Some(ranges) = &forecast.intervals {
        notes.push(reader.rule(R::Range {
            level: ranges.level,
        }));
    }
    notes
}

fn in_short(reader: Reader, forecast: &Forecast, rules: &Rules) -> SheetTable {
    let mut facts = Facts::new(reader);
    let fit = &forecast.fit;
    let customers = counted(S::FittedCustomers, fit.customers as f64, Unit::Customers);
    let orders = modelled(S::ExpectedOrders, forecast.total_orders, Unit::Orders);
    facts.add(&customers, "");
    let repeat = counted(S::RepeatOrders, fit.repeat_orders as f64, Unit::Orders);
    facts.add(&repeat.by(R::RepeatOrders), "");
    facts.add(&rules.on_orders(orders), "");
    if let Some(value) = total_value(forecast, rules) {
        let each = value.as_input().over(customers.as_input());
        let each = Explained::new(S::ValuePerCustomer, Unit::MoneyPerCustomer, each);
        facts.add(&value, "");
        facts.add(&each, "");
    }
    if let Ok(spend) = &forecast.spend
        && let Some(mean) = spend.model.population_mean()
    {
        let mean = modelled(S::MeanSpend, mean, Unit::MoneyPerOrder);
        let rule = R::Spend {
            customers: spend.customers,
        };
        facts.add(&mean.by(rule), "");
    }
    let alive = modelled(S::MeanAlive, forecast.mean_p_alive, Unit::Percent);
    facts.add(&alive.by(rules.fitted), "");
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

fn holdout_table(reader: Reader, holdout: &Holdout, customers: &u64) -> SheetTable {
    let lang = reader.lang;
    let rows = [
        (words::MODEL.get(lang), &holdout.model, false),
        (words::NAIVE.get(lang), &holdout.naive, true),
    ];
    let names = rows.iter().map(|(name, _, _)| (*name).to_owned());
    let mut columns = Columns::new(lang, reader.currency, words::PREDICTION.get(lang), names);
    let judged = R::HeldOut {
        days: holdout.days,
        customers: *customers,
    };
    let actual = counted(S::LaterOrders, holdout.actual as f64, Unit::Orders).by(judged);
    let mut add = |symbol: S, unit: Unit, of: &dyn Fn(&Errors) -> Option<f64>| {
        let column = rows.iter().map(|(_, errors, is_naive)| {
            let found = modelled(symbol, of(errors)?, unit).by(judged);
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
    add(S::PredictedOrders, Unit::Orders, &|it| Some(it.predicted));
    add(S::TotalError, Unit::Percent, &|it| it.total_error);
    add(S::MeanAbsoluteError, Unit::OrdersPerCustomer, &|it| {
        Some(it.mae)
    });
    add(S::RootMeanSquare, Unit::OrdersPerCustomer, &|it| {
        Some(it.rmse)
    });
    add(S::Bias, Unit::OrdersPerCustomer, &|it| Some(it.bias));
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

fn parameters(reader: Reader, forecast: &Forecast, rules: &Rules) -> SheetTable {
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
    let values = rows
        .iter()
        .map(|(it, _, rule)| Some(modelled(S::Parameter, it.value, Unit::Estimate).by(*rule)));
    columns.add(words::ESTIMATE.get(lang), values.collect());
    let errors = rows.iter().map(|(it, _, _)| {
        let error = modelled(S::StandardError, it.standard_error?, Unit::Estimate);
        Some(error.by(R::StandardError))
    });
    columns.add(title(S::StandardError), errors.collect());
    columns.say(
        words::UNIT.get(lang),
        rows.into_iter().map(|(_, unit, _)| unit).collect(),
    );
    SheetTable {
        title: words::PARAMETERS.get(lang).into(),
        note: words::fit_line(lang, fit.log_likelihood, fit.evaluations, fit.gradient),
        table: columns.table(),
    }
}

fn candidates(reader: Reader, forecast: &Forecast) -> SheetTable {
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
            .map(|it| {
                let error = it.errors?.rmse;
                Some(modelled(S::RootMeanSquare, error, Unit::OrdersPerCustomer))
            })
            .collect(),
    );
    columns.add(
        title(S::Bic),
        each()
            .map(|it| Some(modelled(S::Bic, it.bic, Unit::Estimate).by(R::Bic)))
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
                FitOutcome::Converged => words::CONVERGED.get(lang).to_owned(),
                other => wording::fit_outcome(lang, other).to_owned(),
            })
            .collect(),
    );
    let mut note = wording::choice_reason(lang, choice.kind, choice.reason);
    if choice.reason == ChoiceReason::AskedFor {
        note.push_str(words::TRY_AUTO.get(lang));
    }
    SheetTable {
        title: words::CANDIDATES.get(lang).into(),
        note,
        table: columns.table(),
    }
}

/// What can be changed of a forecast that stands at a place of the question.
pub(super) fn controls(lang: Lang, place: &str, terms: &ForecastTerms) -> Vec<Control> {
    let mut controls = Controls::at(lang, place);
    let models = std::iter::once((words::AUTO.get(lang).to_owned(), ModelChoice::Auto)).chain(
        ModelKind::ALL.into_iter().map(|kind| {
            (
                wording::model_name(kind).to_owned(),
                ModelChoice::Only(kind),
            )
        }),
    );
    let models: Vec<(String, ModelChoice)> = models.collect();
    let chosen = models.iter().position(|(_, it)| *it == terms.model);
    let options = models.into_iter().map(|(name, it)| (name, json(it)));
    controls.choice(words::MODEL, "model", chosen, options.collect());
    controls.number(
        words::HORIZON,
        "horizon_months",
        terms.horizon_months,
        words::MONTHS.get(lang),
    );
    controls.percent(words::DISCOUNT, "discount_annual", terms.discount_annual);
    controls.percent(words::MARGIN, "margin", terms.margin);
    let units = PeriodUnit::ALL.map(|it| (wording::unit_name(lang, it).to_owned(), json(it)));
    let chosen = PeriodUnit::ALL.iter().position(|it| *it == terms.unit);
    controls.choice(words::UNIT_OF_TIME, "unit", chosen, units.to_vec());
    let kept = [
        (words::NO_PRIOR, Regularisation::None),
        (words::WEAK_PRIOR, Regularisation::Weak),
    ];
    let chosen = kept.iter().position(|(_, it)| *it == terms.regularisation);
    let options = kept.map(|(name, it)| (name.get(lang).to_owned(), json(it)));
    controls.choice(words::PRIOR, "regularisation", chosen, options.to_vec());
    controls.done()
}

/// The last day that is fitted: all, or the end of a month.
fn until_control(lang: Lang, terms: &ForecastTerms, days: (Day, Day)) -> Control {
    let mut options = vec![(
        words::ALL_DAYS.get(lang).to_owned(),
        serde_json::Value::Null,
    )];
    let mut ends: Vec<Day> = month_ends(days);
    ends.extend(terms.until);
    ends.sort();
    ends.dedup();
    let chosen = match terms.until {
        None => Some(0),
        Some(day) => ends.iter().position(|it| *it == day).map(|it| it + 1),
    };
    options.extend(
        ends.into_iter()
            .map(|day| (words::until_day(lang, &names::day(lang, day)), json(day))),
    );
    let mut controls = Controls::at(lang, "forecast");
    controls.choice(words::UNTIL, "until", chosen, options);
    let mut control = controls.done().remove(0);
    control.note = words::UNTIL_NOTE.get(lang).to_owned();
    control
}

/// Ends of months inside the data; of quarters where there are too many.
fn month_ends((first, last): (Day, Day)) -> Vec<Day> {
    let (year, month, _) = first.civil();
    let Some(start) = Day::from_civil(year, month, 1) else {
        return Vec::new();
    };
    let ends = (1..=1200).map(|months| Day(start.plus_months(months).0 - 1));
    let ends: Vec<Day> = ends
        .take_while(|day| day.0 <= last.0 - LEAST_AFTER)
        .filter(|day| day.0 >= first.0 + LEAST_BEFORE)
        .collect();
    let is_quarter = |day: &&Day| day.civil().1 % 3 == 0;
    let is_year = |day: &&Day| day.civil().1 == 12;
    if ends.len() <= MOST_ENDS {
        return ends;
    }
    let quarters: Vec<Day> = ends.iter().filter(is_quarter).copied().collect();
    if quarters.len() <= MOST_ENDS {
        return quarters;
    }
    ends.iter().filter(is_year).copied().collect()
}

/// A choice as it stands in the question.
fn json(of: impl serde::Serialize) -> serde_json::Value {
    serde_json::to_value(of).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_months_leave_something_to_fit_and_something_to_judge() {
        let day = |text: &str| Day::from_iso(text).unwrap();
        let ends = month_ends((day("1997-01-01"), day("1998-06-30")));
        assert_eq!(ends.first(), Some(&day("1997-01-31")));
        assert!(ends.contains(&day("1997-09-30")));
        assert_eq!(ends.last(), Some(&day("1998-05-31")));
        let long = month_ends((day("2015-01-01"), day("2022-01-01")));
        assert!(long.len() > 1 && long.iter().all(|end| end.civil().1 == 12));
    }
}

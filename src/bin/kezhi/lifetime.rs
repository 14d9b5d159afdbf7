//! `kezhi lifetime`: a fitted model, its forecast and what it is worth.

use std::fmt::Write;
use std::time::Instant;

use kezhi::base::{CustomerBase, SelectionFacts};
use kezhi::explain::{LifetimeRule as R, Rule, Unit};
use kezhi::ingest::{CountedColumns, Imported, Records, Shape};
use kezhi::lifetime::{
    CountedTable, CustomerRanges, FitOutcome, Forecast, ForecastCustomer, ForecastError,
    ForecastSettings, Forecasted, Interval, KeptError, KeptParameters, LEVEL, ModelChoice,
    ModelKind, PeriodUnit, Regularisation, SpendBasis, ValueTerms,
};
use kezhi::text::quality::rule_name;
use kezhi::text::ui::sheet_forecast as words;
use kezhi::text::{Lang, explain, lifetime as wording};
use kezhi::units::{AnnualRate, DAYS_PER_MONTH, Day, Margin, Months};
use serde_json::Value;

use crate::args::{LifetimeArgs, ModelArg, SpendArg, UnitArg};
use crate::failure::Failure;
use crate::lifetime_csv::write_csv;
use crate::lifetime_json::{as_json, customer, fit_seconds};
use crate::{contracts, load, opened, retention};

/// Forecast customers and who they are.
struct Answer {
    forecasted: Forecasted,
    ids: Vec<String>,
    seconds: f64,
    /// How the histories came about, where not from orders one by one.
    note: Option<String>,
}

pub(crate) fn run(options: &LifetimeArgs, lang: Lang) -> Result<String, Failure> {
    let settings = settings(options, lang)?;
    let (mut files, inspection) = load::inspected(&options.orders.files, &options.orders.reading)?;
    let headers: Vec<&str> = inspection
        .columns
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    let is_contracts = contracts::are_contracts(&inspection);
    let is_auto = matches!(options.model, ModelArg::Auto);
    // Of contracts it is seen who left: they call for a curve of survival.
    let is_retention = inspection.plan.shape == Shape::Retention;
    if matches!(options.model, ModelArg::Sbg) || (is_auto && (is_contracts || is_retention)) {
        return retention::run(options, &settings, files, &inspection, lang);
    }
    let counted_plan = match inspection.plan.shape {
        Shape::Counted => Some(inspection.plan.clone()),
        _ => CountedColumns::find(&headers).map(|columns| columns.plan(&inspection.plan)),
    };
    let answer = match counted_plan {
        Some(plan) => {
            if let Some(text) = &options.until {
                return Err(Failure::Option {
                    option: "--until",
                    found: text.clone(),
                    expected: lang
                        .pick(
                            "订单明细；汇总表没有日期",
                            "order lines: a counted table has no days",
                        )
                        .into(),
                });
            }
            let Imported::Records(records) = files.import_any(&plan)? else {
                return Err(Failure::Engine(kezhi::engine::EngineError::NotOpen));
            };
            counted(&records, &settings, lang)?
        }
        None => {
            let opened = opened::open(&options.orders, lang)?;
            let base = opened.engine.base();
            let base = base.ok_or(Failure::Engine(kezhi::engine::EngineError::NotOpen))?;
            let mut answer = ordered(base, &settings, lang)?;
            let aside = set_aside(&opened.facts.selection, lang);
            answer.note = match (answer.note, aside) {
                (Some(note), Some(aside)) => Some([note, aside].join(lang.pick("", " "))),
                (note, aside) => note.or(aside),
            };
            answer
        }
    };
    if let Some(out) = &options.csv {
        write_csv(out, options, &answer.forecasted, &answer.ids)?;
    }
    let forecast = &answer.forecasted.forecast;
    let asked = asked(&answer, options, lang)?;
    if options.json {
        let of_one = |of: &ForecastCustomer| customer(answer.id(of), forecast, of);
        let best = forecast.best.iter().map(of_one);
        let chosen = asked.iter().map(of_one);
        let times = [fit_seconds(&answer.forecasted), answer.seconds];
        let named = (lang, named(options));
        let mut found = as_json(forecast, best.collect(), chosen.collect(), times, named);
        if let Some(warnings) = found["warnings"].as_array_mut() {
            warnings.extend(answer.note.map(Value::from));
        }
        return Ok(format!("{found:#}\n"));
    }
    let mut text = as_text(forecast, lang);
    if let Some(note) = &answer.note {
        let _ = writeln!(text, "{note}");
    }
    for of in &asked {
        as_line(&mut text, answer.id(of), of);
    }
    Ok(text)
}

/// The names of the files, without their folders.
fn named(options: &LifetimeArgs) -> String {
    let names = options.orders.files.iter().filter_map(|it| it.file_name());
    let names = names.map(|it| it.to_string_lossy());
    names.collect::<Vec<_>>().join(", ")
}

impl Answer {
    /// The name of a customer in the file.
    fn id(&self, of: &ForecastCustomer) -> &str {
        let place = self
            .forecasted
            .histories
            .customer
            .binary_search(&of.customer);
        place.map_or("", |place| &self.ids[place])
    }
}

/// The customers that were asked for by name, with their ranges.
fn asked(
    answer: &Answer,
    options: &LifetimeArgs,
    lang: Lang,
) -> Result<Vec<ForecastCustomer>, Failure> {
    let Forecasted {
        histories, scores, ..
    } = &answer.forecasted;
    let ranges = CustomerRanges::of(answer.forecasted.range_basis());
    let each = options.who.iter().map(|name| {
        let place = answer.ids.iter().position(|id| id == name);
        let place = place.ok_or_else(|| Failure::Option {
            option: "--who",
            found: name.clone(),
            expected: lang
                .pick(
                    "文件中有订单的客户编号",
                    "a customer of the file with an order",
                )
                .into(),
        })?;
        let found = ForecastCustomer::at(place, histories, scores, ranges.as_ref(), LEVEL);
        Ok(found)
    });
    each.collect()
}

/// One customer: name, P(alive), orders and value with their ranges.
fn as_line(text: &mut String, id: &str, of: &ForecastCustomer) {
    let range = |it: Option<Interval>| {
        it.map_or(String::new(), |it| {
            format!(" ({:.2} – {:.2})", it.low, it.high)
        })
    };
    let ranges = of.intervals;
    let _ = write!(
        text,
        "{id}\tP(alive) {:.3}{}\t{:.2}{}",
        of.p_alive,
        range(ranges.map(|it| it.p_alive)),
        of.orders,
        range(ranges.map(|it| it.orders)),
    );
    if let Some(clv) = of.clv {
        let _ = write!(text, "\t{clv:.2}{}", range(ranges.and_then(|it| it.clv)));
    }
    text.push('\n');
}

/// The parameters of an earlier run, from its file.
fn kept(options: &LifetimeArgs, lang: Lang) -> Result<Option<Box<KeptParameters>>, Failure> {
    let Some(path) = &options.parameters else {
        return Ok(None);
    };
    let refused = |expected: String| Failure::Option {
        option: "--parameters",
        found: path.display().to_string(),
        expected,
    };
    let text = std::fs::read_to_string(path).map_err(|error| refused(error.kind().to_string()))?;
    let told = |error| refused(wording::kept_error(lang, error));
    let answer = serde_json::from_str(&text).map_err(|_| told(KeptError::NotParameters))?;
    let kept = KeptParameters::read(answer).map_err(told)?;
    Ok(Some(Box::new(kept)))
}

fn settings(options: &LifetimeArgs, lang: Lang) -> Result<ForecastSettings, Failure> {
    let until = match &options.until {
        None => None,
        Some(text) => Some(Day::from_iso(text).ok_or_else(|| Failure::Option {
            option: "--until",
            found: text.clone(),
            expected: "YYYY-MM-DD".into(),
        })?),
    };
    let rate = AnnualRate::new(options.discount_annual);
    Ok(ForecastSettings {
        model: match options.model {
            // The sBG is answered elsewhere.
            ModelArg::Auto | ModelArg::Sbg => ModelChoice::Auto,
            ModelArg::Bgnbd => ModelChoice::Only(ModelKind::BgNbd),
            ModelArg::Mbgnbd => ModelChoice::Only(ModelKind::MbgNbd),
            ModelArg::Pareto => ModelChoice::Only(ModelKind::ParetoNbd),
            ModelArg::Bgbb => ModelChoice::Only(ModelKind::BgBb),
        },
        unit: options.unit.map(|unit| match unit {
            UnitArg::Day => PeriodUnit::Day,
            UnitArg::Week => PeriodUnit::Week,
            UnitArg::Month => PeriodUnit::Month,
            UnitArg::Quarter => PeriodUnit::Quarter,
            UnitArg::Year => PeriodUnit::Year,
        }),
        until,
        returns: options.returns.into(),
        terms: ValueTerms {
            horizon_months: Months::new(options.horizon_months).map_err(Failure::Months)?,
            discount_annual: rate.map_err(|error| Failure::Option {
                option: "--discount-annual",
                found: options.discount_annual.to_string(),
                expected: format!("{} – {}", error.least, error.most),
            })?,
            margin: Margin::new(options.margin.unwrap_or(1.0)).map_err(Failure::Margin)?,
        },
        margin_of_file: options.margin.is_none(),
        regularisation: match options.regularise {
            true => Regularisation::Weak,
            false => Regularisation::None,
        },
        spend: match options.spend {
            SpendArg::Auto => None,
            SpendArg::Model => Some(SpendBasis::Model),
            SpendArg::OneMean => Some(SpendBasis::OneMean),
            SpendArg::OwnMeans => Some(SpendBasis::OwnMeans),
        },
        kept: kept(options, lang)?,
    })
}

fn counted(records: &Records, settings: &ForecastSettings, lang: Lang) -> Result<Answer, Failure> {
    let started = Instant::now();
    let table = CountedTable::of(records);
    let histories = table.histories(table.unit(settings.unit));
    let histories = histories.map_err(ForecastError::History)?;
    let forecasted = Forecasted::counted(histories, settings)?;
    let seconds = started.elapsed().as_secs_f64();
    let ids = CountedTable::ids(records);
    let customers = forecasted.histories.customer.iter();
    Ok(Answer {
        ids: customers
            .map(|&row| ids.get(row as usize).to_owned())
            .collect(),
        note: Some(
            [
                wording::from_counts(lang),
                wording::unit_reason(lang, &forecasted.forecast.rhythm),
            ]
            .join(lang.pick("", " ")),
        ),
        forecasted,
        seconds,
    })
}

fn ordered(
    base: &CustomerBase,
    settings: &ForecastSettings,
    lang: Lang,
) -> Result<Answer, Failure> {
    let started = Instant::now();
    let forecasted = Forecasted::of(base, settings)?;
    let seconds = started.elapsed().as_secs_f64();
    let left_out = base.len().saturating_sub(forecasted.histories.len());
    let ids = forecasted.histories.customer.iter();
    Ok(Answer {
        note: base
            .is_summed()
            .then(|| wording::from_sums(lang, left_out as u64)),
        ids: ids
            .map(|&customer| base.ids.get(customer as usize).to_owned())
            .collect(),
        forecasted,
        seconds,
    })
}

/// Which rows do not count, and how many; none where all do.
fn set_aside(facts: &SelectionFacts, lang: Lang) -> Option<String> {
    let each = facts.aside.iter().map(|it| {
        let why = rule_name(lang, it.rule);
        let rows = explain::counted(lang, it.rows, Unit::Rows);
        format!("{why}{}{rows}", lang.pick("：", ": "))
    });
    let each: Vec<String> = each.collect();
    let listed = each.join(lang.pick("；", "; "));
    (!each.is_empty()).then(|| match lang {
        Lang::Zh => format!("未计入的行：{listed}。"),
        Lang::En => format!("Rows set aside: {listed}."),
    })
}

fn as_text(forecast: &Forecast, lang: Lang) -> String {
    let mut text = String::new();
    let fit = &forecast.fit;
    let reason = wording::choice_reason(lang, forecast.choice.kind, forecast.choice.reason);
    let _ = writeln!(text, "{reason}");
    let runs_off = kezhi::text::ui::sheet_lifetime::RUNS_OFF.get(lang);
    for parameter in &fit.parameters {
        let error = parameter.standard_error;
        let error = error.map_or("—".into(), |error| format!("±{error:.4}"));
        // Where there is no maximum, digits are those of the place where the search gave up.
        let value = match fit.outcome {
            FitOutcome::Converged => format!("{:.4}", parameter.value),
            of if parameter.has_run_off(of) => runs_off.to_owned(),
            _ => format!("≈ {:.1e}", parameter.value),
        };
        let _ = writeln!(text, "{}\t{value}\t{error}", parameter.name);
    }
    let months = forecast.terms.horizon_months.count();
    let head = match lang {
        Lang::Zh => format!("未来 {months} 个月"),
        Lang::En => format!("next {months} months"),
    };
    let range = forecast.intervals;
    let orders = range.map_or(String::new(), |of| {
        format!("\t{:.0} – {:.0}", of.orders.low, of.orders.high)
    });
    let named = lang.pick("订单", "orders");
    let unit = wording::unit_name(lang, fit.unit);
    let _ = writeln!(text, "{}\t{unit}", lang.pick("时间单位", "unit of time"));
    let _ = writeln!(
        text,
        "{head}\t{named}\t{:.1}{orders}",
        forecast.total_orders
    );
    if let Some(total) = forecast.total_clv {
        let clv = range.and_then(|of| of.clv).map_or(String::new(), |of| {
            format!("\t{:.0} – {:.0}", of.low, of.high)
        });
        let named = lang.pick("价值", "value");
        let _ = writeln!(text, "{head}\t{named}\t{total:.2}{clv}");
    }
    if let Some(Ok(moved)) = &forecast.moved {
        let _ = writeln!(text, "{}", words::gain(lang, moved.log_likelihood_gain));
        for it in &moved.parameters {
            let _ = writeln!(text, "{}\t{:.4}\t→ {:.4}", it.name, it.kept, it.now);
        }
    }
    if let Ok(validation) = &forecast.validation {
        let _ = writeln!(text, "{}", wording::verdict(lang, &validation.holdout));
    }
    for warning in wording::warnings(lang, forecast) {
        let _ = writeln!(text, "{warning}");
    }
    for rule in terms_of(forecast) {
        let _ = writeln!(text, "{}", explain::rule(lang, &Rule::Lifetime(rule)));
    }
    text
}

/// How the numbers are counted and converted: horizon, and of value discount and margin.
fn terms_of(forecast: &Forecast) -> Vec<R> {
    let terms = &forecast.terms;
    let (months, margin) = (terms.horizon_months.count(), terms.margin.get());
    let mut rules = vec![R::Horizon {
        months,
        days: f64::from(months) * DAYS_PER_MONTH,
    }];
    if forecast.total_clv.is_some() {
        rules.push(R::Discount {
            annual: terms.discount_annual.get(),
            monthly: terms.discount_annual.monthly(),
        });
        rules.push(match (forecast.is_file_margin, margin == 1.0) {
            (true, _) => R::MarginOfFile(margin),
            (false, true) => R::ValueIsRevenue,
            (false, false) => R::MarginIsEntered(margin),
        });
    }
    rules
}

//! A forecast as a sheet: orders and value to come, and how far to trust them.

use super::forecast_controls::{controls, segments_control, until_control};
use super::forecast_customers::{best, ranges};
use super::forecast_figure;
use super::forecast_groups::{groups, segments};
use super::forecast_kept::{kept_control, model_told, moved};
use super::forecast_matrix::{equal_values, matrices};
use super::forecast_tables::{candidates, frequency_table, holdout_table, in_short, parameters};
use super::listing::{Listing, everyone};
use super::parts::{Reader, Ruled, modelled, say_themselves};
use super::periods_bought::{number_in, periods, table_in, tables_in};
use super::question::ForecastTerms;
use super::ways::{fit_anew, regularise};
use crate::base::CustomerBase;
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::ingest::Texts;
use crate::lifetime::{
    ChoiceReason, FitOutcome, Forecast, Forecasted, HistoryMatrix, Interval, IsoValue,
    PRIOR_DEVIATION, PartForecast, Regularisation, SpendBasis, SpendFit, Validation,
};
use crate::report::build::Numbers;
use crate::report::{Control, Sheet};
use crate::segment::SegmentName;
use crate::text::sentence::{Sentence, Told};
use crate::text::ui::{sheet_forecast as parts, sheet_lifetime as words};
use crate::text::{Lang, lifetime as wording, names};
use crate::units::{Currency, DAYS_PER_MONTH, Day};

/// The rules behind every forecast number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    pub(super) fitted: R,
    /// How the fit was kept from running off; none where nothing did.
    prior: Option<R>,
    pub(super) horizon: R,
    pub(super) discount: R,
    pub(super) margin: R,
    spend: Option<R>,
}

/// The margin as an input: the file's or the user's.
pub(super) fn margin_of(forecast: &Forecast) -> Expr {
    let source = match forecast.is_file_margin {
        true => Source::File,
        false => Source::Assumption,
    };
    let margin = forecast.terms.margin.get();
    Expr::of(S::ValueMargin, margin, Unit::Percent, source)
}

/// What decides the money of an order.
pub(super) fn spend_rule(spend: &SpendFit) -> R {
    let customers = spend.customers;
    match spend.basis {
        SpendBasis::Model => R::Spend { customers },
        SpendBasis::OneMean => R::SpendOneMean { customers },
        SpendBasis::OwnMeans => R::SpendOwnMeans,
    }
}

impl Rules {
    pub(super) fn of(forecast: &Forecast) -> Rules {
        let (fit, terms) = (&forecast.fit, &forecast.terms);
        let months = terms.horizon_months.count();
        let margin = terms.margin.get();
        Rules {
            fitted: match forecast.choice.reason {
                ChoiceReason::Kept => R::KeptFit {
                    until: forecast.kept_until,
                    customers: fit.customers,
                },
                _ => R::Fitted {
                    customers: fit.customers,
                    repeat_orders: fit.repeat_orders,
                    histories: fit.rows,
                },
            },
            prior: (fit.regularisation == Regularisation::Weak).then_some(R::WeakPrior {
                deviation: PRIOR_DEVIATION,
            }),
            horizon: R::Horizon {
                months,
                days: f64::from(months) * DAYS_PER_MONTH,
            },
            discount: R::Discount {
                annual: terms.discount_annual.get(),
                monthly: terms.discount_annual.monthly(),
            },
            margin: match (forecast.is_file_margin, margin == 1.0) {
                (true, _) => R::MarginOfFile(margin),
                (false, true) => R::ValueIsRevenue,
                (false, false) => R::MarginIsEntered(margin),
            },
            spend: forecast.spend.as_ref().ok().map(spend_rule),
        }
    }

    pub(super) fn on_fit(&self, of: Explained) -> Explained {
        self.prior.into_iter().fold(of.by(self.fitted), Ruled::by)
    }

    pub(super) fn on_orders(&self, of: Explained) -> Explained {
        self.on_fit(of).by(R::RepeatOrders).by(self.horizon)
    }

    pub(super) fn on_value(&self, of: Explained) -> Explained {
        let of = self.on_fit(of.by(R::ValueSum)).by(self.horizon);
        let of = of.by(self.discount).by(self.margin);
        match self.spend {
            Some(rule) => of.by(rule),
            None => of,
        }
    }
}

/// Expected orders of all: the sum over the groups.
pub(super) fn total_orders(forecast: &Forecast, rules: &Rules) -> Explained {
    let groups = forecast.groups.iter().enumerate();
    let groups = groups.map(|(place, group)| {
        Expr::of(S::GroupOrders, group.orders, Unit::Orders, Source::Derived).at(place + 1)
    });
    let sum = Expr::Sum(groups.collect());
    rules.on_orders(Explained::new(S::ExpectedOrders, Unit::Orders, sum))
}

/// The value of all: discounted revenue of the groups × margin.
pub(super) fn total_value(forecast: &Forecast, rules: &Rules) -> Option<Explained> {
    let value = forecast.total_clv?;
    let margin = forecast.terms.margin.get();
    let of = match margin == 0.0 {
        true => modelled(S::TotalValue, value, Unit::Money),
        false => {
            let groups = forecast.groups.iter().enumerate();
            let groups = groups.map(|(place, group)| {
                let revenue = group.clv.unwrap_or(0.0) / margin;
                Expr::of(S::GroupRevenue, revenue, Unit::Money, Source::Derived).at(place + 1)
            });
            let revenue = Expr::Sum(groups.collect());
            Explained::new(
                S::TotalValue,
                Unit::Money,
                revenue.times(margin_of(forecast)),
            )
        }
    };
    Some(rules.on_value(of))
}

/// Both ends of a range.
pub(super) fn ends(of: &Interval, level: f64, unit: Unit) -> [Explained; 2] {
    [(S::Low, of.low), (S::High, of.high)]
        .map(|(symbol, value)| modelled(symbol, value, unit).by(R::Range { level }))
}

/// Whose forecast it is.
#[derive(Debug)]
pub struct Forecastees<'a> {
    /// The customers' ids as in the file.
    pub ids: &'a Texts,
    /// First and last day of their orders; none where a fit cannot end on another day than the last.
    pub days: Option<(Day, Day)>,
    /// What the user calls their data.
    pub name: Option<String>,
    /// How their histories came about, where not from orders one by one.
    pub note: Option<String>,
    /// The parts of the segments that were asked for; none where the customers have no segments.
    pub parts: Option<SegmentParts>,
}

/// Segments, each with its part of the forecast.
pub type SegmentParts = Vec<(SegmentName, Option<PartForecast>)>;

impl<'a> Forecastees<'a> {
    /// The customers of a base.
    pub fn of(
        lang: Lang,
        base: &'a CustomerBase,
        forecasted: &Forecasted,
        parts: SegmentParts,
        name: Option<String>,
    ) -> Forecastees<'a> {
        let left_out = base.len().saturating_sub(forecasted.histories.len());
        let is_summed = base.is_summed();
        Forecastees {
            ids: &base.ids,
            days: (!is_summed).then_some(base.days),
            name,
            note: is_summed.then(|| wording::from_sums(lang, left_out as u64)),
            parts: Some(parts),
        }
    }

    /// The customers of a table of histories that were counted before.
    pub fn counted(lang: Lang, ids: &'a Texts, name: Option<String>) -> Forecastees<'a> {
        Forecastees {
            ids,
            days: None,
            name,
            note: Some(wording::from_counts(lang)),
            parts: None,
        }
    }
}

/// A forecast of customers, with the best of them or with all, and with the parts of the segments
/// that were asked for.
pub fn forecast(
    lang: Lang,
    currency: Currency,
    terms: &ForecastTerms,
    forecasted: &Forecasted,
    of: &Forecastees<'_>,
    listing: Listing,
) -> Sheet {
    let reader = Reader { lang, currency };
    let forecast = &forecasted.forecast;
    let rules = Rules::of(forecast);
    let mut told = Numbers::default();
    let answer = answer(reader, forecast, &rules, &mut told);
    let mut controls = controls(reader, "forecast", terms, Some(forecast));
    let place = "forecast";
    let until = |days| until_control(lang, place, terms, days);
    controls.extend(of.days.map(until));
    controls.extend(kept_control(
        lang,
        place,
        terms,
        Some(forecast),
        of.name.clone(),
    ));
    controls.extend(fit_anew(lang, place, terms));
    controls.extend(regularise(lang, place, terms, forecast));
    if of.parts.is_some() {
        controls.push(segments_control(lang, terms));
    }
    let mut tables = vec![in_short(reader, forecast, &rules)];
    tables.extend(moved(reader, forecast));
    tables.push(groups(reader, forecast, &rules));
    tables.extend(segments(
        reader,
        forecast,
        &rules,
        of.parts.as_deref().unwrap_or_default(),
    ));
    tables.push(match listing {
        Listing::Shown => best(reader, forecasted, &rules, of.ids),
        Listing::Whole => everyone(reader, forecasted, of.ids),
    });
    tables.extend(forecast.intervals.as_ref().map(|all| ranges(reader, all)));
    if let Ok(validation) = &forecast.validation {
        tables.push(holdout_table(reader, &validation.holdout));
        tables.push(frequency_table(reader, &validation.holdout));
    }
    let matrix = HistoryMatrix::of(forecasted);
    tables.extend(matrices(
        reader,
        &forecast.fit.model,
        &matrix,
        forecast.fit.unit,
        &rules,
    ));
    tables.push(parameters(reader, forecast, &rules));
    tables.push(candidates(reader, forecast));
    let mut figures = forecast_figure::figures(reader, forecast, &answer);
    let curves = IsoValue::all(forecasted);
    figures.extend(equal_values(reader, forecast, &curves, &answer));
    say_themselves(&mut figures);
    let counted = periods(forecast);
    tables_in(reader, counted, &mut tables);
    for figure in &mut figures {
        table_in(reader, counted, &mut figure.table);
    }
    Sheet {
        figures,
        answer,
        method: method(lang, forecast) + &far_ahead(lang, forecasted),
        numbers: told.0,
        controls,
        tables,
        notes: of
            .note
            .iter()
            .cloned()
            .chain(notes(reader, forecast, &rules))
            .collect(),
        ..Sheet::default()
    }
}

/// What can be changed where there is no forecast; `days` are the first and last of the orders.
pub fn forecast_controls(
    reader: Reader,
    terms: &ForecastTerms,
    days: Option<(Day, Day)>,
) -> Vec<Control> {
    let lang = reader.lang;
    let mut all = controls(reader, "forecast", terms, None);
    all.extend(days.map(|days| until_control(lang, "forecast", terms, days)));
    all.extend(kept_control(lang, "forecast", terms, None, None));
    all
}

fn answer(reader: Reader, forecast: &Forecast, rules: &Rules, told: &mut Numbers) -> Sentence {
    let lang = reader.lang;
    let counted = periods(forecast);
    let mut tell = |of: Explained| -> (Told, String) {
        let of = number_in(counted, of);
        let shown = reader.told(&of);
        told.tell(of, shown)
    };
    let months = f64::from(forecast.terms.horizon_months.count());
    let horizon = Explained::given(S::Horizon, months, Unit::Months, Source::Assumption);
    let mut parts = vec![
        tell(horizon.by(rules.horizon)),
        tell(total_orders(forecast, rules)),
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
    let is_revenue = forecast.terms.margin.get() == 1.0 && !forecast.is_file_margin;
    let has_value = forecast.total_clv.is_some().then_some(is_revenue);
    let mut sentence = words::forecast_answer(
        lang,
        ranges.map(|it| it.level),
        has_value,
        value_range.is_some(),
    );
    if ranges.is_some() && wording::is_range_too_narrow(forecast) {
        sentence.push_str(words::RANGE_TOO_NARROW.get(lang));
    }
    sentence.push_str(&doubt(lang, forecast));
    Sentence::with(&sentence, parts)
}

/// What must be said behind every finding that rests on a forecast which is not to be relied on;
/// nothing where it is.
pub(super) fn doubt(lang: Lang, forecast: &Forecast) -> String {
    let is_misfit = matches!(&forecast.moved, Some(Ok(moved)) if moved.is_misfit());
    let until = forecast.kept_until.map(|day| names::day(lang, day));
    let fails = |it: &Validation| !it.holdout.verdict.is_trusted();
    let mut said = String::new();
    if is_misfit {
        said += &parts::misfit(lang, until.as_deref());
    }
    if matches!(forecast.fit.outcome, FitOutcome::RanOff | FitOutcome::Stuck) {
        said += words::NO_MAXIMUM.get(lang);
    }
    if forecast.validation.as_ref().is_ok_and(fails) {
        let words = match said.is_empty() {
            true => words::NOT_TRUSTED,
            false => words::NOT_TRUSTED_EITHER,
        };
        said += words.get(lang);
    }
    said
}

/// Model, period, verdict.
fn method(lang: Lang, forecast: &Forecast) -> String {
    let name = model_told(lang, forecast);
    let until = forecast.until.map(|day| names::day(lang, day));
    let verdict = match &forecast.validation {
        Ok(validation) => wording::verdict(lang, &validation.holdout),
        Err(error) => wording::validation_error(lang, error),
    };
    // Why the finding tells no value.
    let verdict = match &forecast.spend {
        Ok(_) => verdict,
        Err(error) => wording::spend_error(lang, error) + lang.pick("", " ") + &verdict,
    };
    match forecast.choice.reason {
        ChoiceReason::Kept => parts::kept_method(lang, &name, until.as_deref(), &verdict),
        _ => words::forecast_method(lang, &name, until.as_deref(), &verdict),
    }
}

/// Times the history beyond which a horizon is told to rest on the model's shape.
const FAR: f64 = 2.0;

/// Said where the forecast reaches much further than the data; nothing else.
fn far_ahead(lang: Lang, forecasted: &Forecasted) -> String {
    let histories = &forecasted.histories;
    let times = histories
        .age
        .iter()
        .map(|&age| histories.times[age as usize]);
    let seen = times.fold(0.0, f64::max) * histories.unit.days();
    let ahead = f64::from(forecasted.forecast.terms.horizon_months.count()) * DAYS_PER_MONTH;
    match seen > 0.0 && ahead > FAR * seen {
        true => parts::far_ahead(lang, ahead.round() as u64, seen.round() as u64),
        false => String::new(),
    }
}

fn notes(reader: Reader, forecast: &Forecast, rules: &Rules) -> Vec<String> {
    let mut notes = wording::warnings(reader.lang, forecast);
    // The errors of validation and spend stand in the line of the method, and end the warnings.
    let told = [forecast.validation.is_err(), forecast.spend.is_err()];
    let told = told.into_iter().filter(|is_told| *is_told).count();
    notes.truncate(notes.len() - told.min(notes.len()));
    if let Some(Err(error)) = &forecast.moved {
        notes.push(wording::fit_error(reader.lang, error));
    }
    notes.extend(periods(forecast).map(|length| reader.rule(R::PeriodsBought(length))));
    notes.extend(rules.prior.map(|rule| reader.rule(rule)));
    let why = wording::unit_reason(reader.lang, &forecast.rhythm);
    notes.extend((!why.is_empty()).then_some(why));
    notes.push(reader.rule(rules.horizon));
    notes.push(reader.rule(rules.discount));
    if forecast.total_clv.is_some() {
        notes.push(reader.rule(R::ValueSum));
        notes.push(reader.rule(rules.margin));
    }
    match &forecast.intervals {
        Some(ranges) => notes.push(reader.rule(R::Range {
            level: ranges.level,
        })),
        None => notes.push(words::NO_RANGE.get(reader.lang).to_owned()),
    }
    notes
}

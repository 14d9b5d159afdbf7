//! A table of retention as a sheet: the curves through it and what they are worth.

use super::parts::{Controls, LinesOf, Reader, Ruled, lines, modelled, series, whole_ticks};
use super::question::{RetentionReading, RetentionTerms};
use crate::chart::{CurveMark, Figure, YScale};
use crate::explain::{Explained, Given, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::{Attrition, FitBy, FitOutcome, RetentionError, SurvivalFit, SurvivalKind};
use crate::report::build::{Columns, Numbers};
use crate::report::{Control, Refusal, Sheet, SheetTable};
use crate::text::explain::symbol_name;
use crate::text::sentence::Sentence;
use crate::text::ui::sheet_lifetime::RUNS_OFF;
use crate::text::ui::{Phrase, sheet_lifetime_paper as words};
use crate::text::{Lang, lifetime as wording, number};
use crate::units::Currency;
use crate::workshop::{HIGH_END_MEMBERS, REGULAR_MEMBERS};

/// The curves that are drawn.
const CURVES: [SurvivalKind; 4] = [
    SurvivalKind::Piecewise,
    SurvivalKind::Sbg,
    SurvivalKind::Geometric,
    SurvivalKind::BetaDiscreteWeibull,
];

/// Above the start by less than this is the start, rounded.
const ROUNDING: f64 = 1e-9;

/// A refusal at a field.
pub(super) fn refusal(words: String, at: &str) -> Refusal {
    Refusal {
        words,
        path: Some(at.to_owned()),
    }
}

/// A number that must not be below a least one.
pub(super) fn at_least(lang: Lang, given: Given, least: f64, at: &str) -> Result<f64, Refusal> {
    match given.value.is_finite() && given.value >= least {
        true => Ok(given.value),
        false => Err(refusal(words::at_least(lang, &number::exact(least)), at)),
    }
}

/// The table of a sheet with its fits.
struct Fitted {
    /// Observed survival by period, from 0.
    observed: Vec<f64>,
    seen: usize,
    fits: Vec<SurvivalFit>,
    best: usize,
}

impl Fitted {
    fn of(lang: Lang, terms: &RetentionTerms) -> Result<Fitted, Refusal> {
        let at = |field: &str| format!("lifetime/retention/{field}");
        let survivors = terms.there();
        if survivors.len() < 2 {
            return Err(Refusal {
                words: words::NO_CURVE.get(lang).to_owned(),
                path: None,
            });
        }
        let customers = at_least(lang, terms.customers, 1.0, &at("customers"))?;
        at_least(lang, terms.discount, 0.0, &at("discount"))?;
        let most = survivors.len().saturating_sub(1);
        let seen = terms.fitted_periods as usize;
        if seen < 1 || seen > most {
            let said = words::fitted_periods_range(lang, most);
            return Err(refusal(said, &at("fitted_periods")));
        }
        // Who paused and came back was among those who started.
        let entered = || terms.survivors.iter().map(|it| it.value);
        let start = entered().next().unwrap_or(0.0);
        let above = entered().position(|there| there > start * (1.0 + ROUNDING));
        if let (RetentionReading::WithPauses, Some(place)) = (terms.reading, above) {
            let there = number::percent(lang, terms.survivors[place].value / start, 1);
            let said = words::above_the_start(lang, place, &there);
            return Err(refusal(said, &at(&format!("survivors/{place}"))));
        }
        // Who paused was there all the time, followed or not.
        let followed = match terms.reading {
            RetentionReading::WithPauses => &[][..],
            _ => &terms.followed,
        };
        let of = |survivors| Attrition::from_followed(survivors, customers, followed);
        let whole = of(&survivors).and_then(|_| of(&survivors[..=seen]));
        let attrition = whole.map_err(|error| {
            let place = match error {
                RetentionError::NotANumber { place } | RetentionError::Rises { place, .. } => {
                    Some(at(&format!("survivors/{place}")))
                }
                _ => None,
            };
            let mut words = wording::retention_error(lang, &error);
            if matches!(error, RetentionError::Rises { .. }) {
                words += words::CHOOSE_READING.get(lang);
            }
            Refusal { words, path: place }
        })?;
        let fits: Vec<SurvivalFit> = CURVES
            .into_iter()
            .map(|kind| SurvivalFit::of(kind, &attrition, FitBy::Likelihood))
            .collect();
        let observed: Vec<f64> = survivors.iter().map(|it| it / survivors[0]).collect();
        let mut found = Fitted {
            observed,
            seen,
            fits,
            best: 0,
        };
        found.best = found.choose(customers);
        Ok(found)
    }

    /// Σ of squared errors of the periods that were not fitted.
    fn held_out(&self, fit: &SurvivalFit) -> f64 {
        let later = self.observed.iter().enumerate().skip(self.seen + 1);
        later
            .map(|(time, there)| (fit.survival.survival(time as f64) - there).powi(2))
            .sum()
    }

    fn has_later(&self) -> bool {
        self.observed.len() > self.seen + 1
    }

    /// The closest to the later periods, or by BIC where all were fitted.
    fn choose(&self, customers: f64) -> usize {
        let cost = |fit: &SurvivalFit| match self.has_later() {
            true => self.held_out(fit),
            false => fit.parameters.len() as f64 * customers.ln() - 2.0 * fit.log_likelihood,
        };
        // The piecewise curve repeats what was seen, and is not chosen by how well it does so.
        let places = (0..self.fits.len()).filter(|&place| {
            let fit = &self.fits[place];
            fit.outcome == FitOutcome::Converged && fit.kind != SurvivalKind::Piecewise
        });
        let best = places.min_by(|a, b| cost(&self.fits[*a]).total_cmp(&cost(&self.fits[*b])));
        best.unwrap_or(1)
    }
}

/// Payments of a curve, undiscounted or not, where there is a finite number.
pub(super) fn payments(fit: &SurvivalFit, discount: f64) -> Option<Explained> {
    let symbol = match discount > 0.0 {
        true => S::DiscountedPayments,
        false => S::Payments,
    };
    let found = fit.survival.residual_payments(0, discount)?;
    let found = modelled(symbol, found, Unit::Periods).by(R::SumOfSurvival);
    Some(found.by(R::CurveFitted {
        customers: fit.customers,
    }))
}

/// Payments × margin.
pub(super) fn worth(payments: &Explained, margin: Given) -> Explained {
    let margin = margin.named(S::Margin, Unit::MoneyPerCustomer);
    let value = payments.as_input().times(margin);
    Explained::new(S::CustomerValue, Unit::MoneyPerCustomer, value).by(R::SumOfSurvival)
}

/// The parameters of a curve in words: `α 0.7041 ± 0.0362`. One that ran off has no value: its digits
/// would be those of the place where the search gave up.
pub(super) fn parameters(lang: Lang, fit: &SurvivalFit) -> String {
    let all = fit.parameters.iter().map(|it| {
        if it.has_run_off(fit.outcome) {
            return format!("{} {}", it.name, RUNS_OFF.get(lang));
        }
        let value = number::estimate(it.value);
        match it.standard_error {
            Some(error) => format!("{} {value} ± {}", it.name, number::estimate(error)),
            None => format!("{} {value}", it.name),
        }
    });
    all.collect::<Vec<_>>().join("; ")
}

/// A table of retention.
///
/// # Errors
/// A [`Refusal`] with the place of the number at fault.
pub fn retention(lang: Lang, currency: Currency, terms: &RetentionTerms) -> Result<Sheet, Refusal> {
    let reader = Reader { lang, currency };
    let fitted = Fitted::of(lang, terms)?;
    let best = &fitted.fits[fitted.best];
    let name = wording::survival_name(lang, best.kind);
    let mut told = Numbers::default();
    let mut tell = |of: Explained| {
        let shown = reader.shown(&of);
        told.tell(of, shown)
    };
    let whose = match (terms.is_of_file(), &terms.name) {
        (true, Some(name)) => words::whose(lang, name),
        (true, None) => words::whose(lang, words::TOGETHER.get(lang)),
        (false, _) => case_of(terms).map_or(String::new(), |case| words::of_case(lang, case)),
    };
    let answer = match payments(best, terms.discount.value) {
        Some(found) => {
            let value = worth(&found, terms.margin);
            let margin = given(S::Margin, terms.margin, Unit::Money);
            let is_made_up = terms.margin.source == Source::Illustrative;
            let said = words::retention_answer(lang, name, terms.discount.value > 0.0, is_made_up);
            let numbers = [tell(found), tell(margin), tell(value)];
            Sentence::with(&(whose + &said), numbers)
        }
        None => Sentence::with(
            &(whose + &words::retention_without_mean(lang, name)),
            [tell(curve_at(best, fitted.observed.len() - 1))],
        ),
    };
    let customers = number::count(lang, terms.customers.value as u64);
    let mut notes = vec![
        reader.rule(R::SumOfSurvival),
        words::discount_note(lang, &number::percent(lang, terms.discount.value, 1)),
    ];
    if fitted
        .fits
        .iter()
        .any(|fit| payments(fit, terms.discount.value).is_none())
    {
        notes.push(wording::no_finite_mean(lang).to_owned());
    }
    match terms.customers.source {
        Source::File if terms.followed.iter().any(|part| *part < 1.0) => {
            notes.push(wording::followed_for_a_while(lang, terms.customers.value));
        }
        Source::File => {}
        _ => notes.push(wording::assumed_customers(lang, terms.customers.value)),
    }
    if !terms.too_young.is_empty() {
        notes.push(wording::too_young(lang, &terms.too_young));
    }
    let by_time = by_time(reader, terms, &fitted);
    Ok(Sheet {
        figures: vec![figure(reader, &fitted, &answer, by_time.clone())],
        answer,
        method: words::retention_method(lang, name, fitted.seen, fitted.has_later(), &customers),
        numbers: told.0,
        controls: retention_controls(reader, terms),
        tables: vec![curves(reader, terms, &fitted), by_time],
        notes,
        ..Sheet::default()
    })
}

/// The published table that a question still holds; none once a number of it was changed.
fn case_of(terms: &RetentionTerms) -> Option<Phrase> {
    let cases = [
        (words::REGULAR, &REGULAR_MEMBERS[..]),
        (words::HIGH_END, &HIGH_END_MEMBERS[..]),
    ];
    let mut cases = cases.into_iter();
    let holds = |percents: &[f64]| {
        let each = terms.survivors.iter().zip(percents);
        percents.len() == terms.survivors.len()
            && each
                .into_iter()
                .all(|(it, percent)| it.value == percent / 100.0)
    };
    cases.find(|it| holds(it.1)).map(|it| it.0)
}

/// Survival of a fitted curve after so many periods.
fn curve_at(fit: &SurvivalFit, time: usize) -> Explained {
    let found = modelled(S::Fitted, fit.survival.survival(time as f64), Unit::Percent);
    found.by(R::CurveFitted {
        customers: fit.customers,
    })
}

/// What can be changed of a table of retention.
pub fn retention_controls(reader: Reader, terms: &RetentionTerms) -> Vec<Control> {
    let lang = reader.lang;
    let mut controls = Controls::at(lang, "retention");
    if terms.is_of_file() {
        let readings = [
            (words::OF_ALL, RetentionReading::OfAll),
            (words::OF_THE_LAST, RetentionReading::OfTheLast),
            (words::WITH_PAUSES, RetentionReading::WithPauses),
        ];
        let chosen = readings.iter().position(|it| it.1 == terms.reading);
        let options = readings.map(|(name, it)| {
            let value = serde_json::to_value(it).unwrap_or_default();
            (name.get(lang).to_owned(), value)
        });
        controls.choice(words::READING, "reading", chosen, options.to_vec());
        controls.note(words::READING_NOTE.get(lang).to_owned());
    }
    controls.number(
        words::MARGIN,
        "margin",
        Some(terms.margin.value),
        &reader.money(),
    );
    controls.percent(
        words::PERIOD_DISCOUNT,
        "discount",
        Some(terms.discount.value),
    );
    controls.number(
        words::FITTED_PERIODS,
        "fitted_periods",
        Some(f64::from(terms.fitted_periods)),
        words::PERIODS.get(lang),
    );
    controls.number(
        words::STARTED,
        "customers",
        Some(terms.customers.value),
        words::HEADS.get(lang),
    );
    controls.group(words::SURVIVORS);
    for (period, there) in terms.survivors.iter().enumerate().skip(1) {
        let label = words::after_periods(lang, period);
        controls.share(label, &format!("survivors/{period}"), Some(there.value));
    }
    controls.done()
}

fn by_time(reader: Reader, terms: &RetentionTerms, fitted: &Fitted) -> SheetTable {
    let lang = reader.lang;
    let times = 0..fitted.observed.len();
    let names = times.clone().map(|time| time.to_string());
    let mut columns = Columns::new(lang, reader.currency, words::PERIOD.get(lang), names);
    let observed = times.clone().map(|time| {
        let source = terms.survivors[time].source;
        let there = fitted.observed[time];
        Some(Explained::given(S::Observed, there, Unit::Percent, source).by(R::FromTable))
    });
    columns.add(symbol_name(lang, S::Observed.into()), observed.collect());
    for fit in &fitted.fits {
        let column = times.clone().map(|time| Some(curve_at(fit, time)));
        columns.add(wording::survival_name(lang, fit.kind), column.collect());
    }
    // A customer who has made so many renewals goes on by the curve that was taken.
    let best = &fitted.fits[fitted.best];
    let residual = times.clone().map(|time| {
        let payments = best.survival.residual_payments(time as u32, 0.0)?;
        // The payment of this moment has been made.
        let ahead = modelled(S::ResidualLifetime, payments - 1.0, Unit::Periods);
        Some(ahead.by(R::SumOfSurvival).by(R::CurveFitted {
            customers: best.customers,
        }))
    });
    let residual: Vec<_> = residual.collect();
    if residual.iter().any(Option::is_some) {
        columns.add(symbol_name(lang, S::ResidualLifetime.into()), residual);
    }
    // Discounted it is finite for every curve, also where customers stay on without end.
    let rate = terms.discount.value;
    if rate > 0.0 {
        let discounted = times.clone().map(|time| {
            let payments = best.survival.residual_payments(time as u32, rate)?;
            let ahead = modelled(S::ResidualPeriods, payments - 1.0, Unit::Periods);
            Some(ahead.by(R::SumOfSurvival).by(R::CurveFitted {
                customers: best.customers,
            }))
        });
        let title = symbol_name(lang, S::ResidualPeriods.into());
        columns.add(title, discounted.collect());
    }
    let state = times.map(|time| match time <= fitted.seen {
        true => words::WAS_FITTED.get(lang).to_owned(),
        false => words::WAS_PREDICTED.get(lang).to_owned(),
    });
    columns.say(words::STATE.get(lang), state.collect());
    SheetTable {
        title: words::OBSERVED_AND_FITTED.get(lang).into(),
        note: String::new(),
        table: columns.table(),
    }
}

fn curves(reader: Reader, terms: &RetentionTerms, fitted: &Fitted) -> SheetTable {
    let lang = reader.lang;
    let each = || fitted.fits.iter();
    let names = each().map(|fit| wording::survival_name(lang, fit.kind).to_owned());
    let mut columns = Columns::new(lang, reader.currency, words::CURVE.get(lang), names);
    columns.say(
        words::PARAMETERS.get(lang),
        each().map(|fit| parameters(lang, fit)).collect(),
    );
    let title = |symbol: S| symbol_name(lang, symbol.into());
    columns.add(
        title(S::LogLikelihood),
        each()
            .map(|fit| {
                Some(modelled(
                    S::LogLikelihood,
                    fit.log_likelihood,
                    Unit::Estimate,
                ))
            })
            .collect(),
    );
    if fitted.has_later() {
        let errors = each().map(|fit| {
            let later = (fitted.observed.len() - fitted.seen - 1) as f64;
            let error = (fitted.held_out(fit) / later).sqrt();
            Some(modelled(S::Misfit, error, Unit::Percent))
        });
        // What curves differ by is less than a tenth of a point.
        columns.add_to(words::HELD_OUT_ERROR.get(lang), errors.collect(), 3);
    }
    columns.add(
        title(S::Payments),
        each().map(|fit| payments(fit, 0.0)).collect(),
    );
    let discount = terms.discount.value;
    columns.add(
        title(S::DiscountedPayments),
        each()
            .map(|fit| payments(fit, discount).filter(|_| discount > 0.0))
            .collect(),
    );
    columns.add(
        title(S::CustomerValue),
        each()
            .map(|fit| Some(worth(&payments(fit, discount)?, terms.margin)))
            .collect(),
    );
    SheetTable {
        title: words::CURVES.get(lang).into(),
        note: words::CURVES_NOTE.get(lang).into(),
        table: columns.table(),
    }
}

fn figure(reader: Reader, fitted: &Fitted, answer: &Sentence, table: SheetTable) -> Figure {
    let lang = reader.lang;
    let last = fitted.observed.len() - 1;
    let points = |of: &dyn Fn(usize) -> f64| -> Vec<(f64, f64)> {
        (0..=last).map(|time| (time as f64, of(time))).collect()
    };
    let mut seen = series(
        symbol_name(lang, S::Observed.into()),
        0,
        points(&|time| fitted.observed[time]),
    );
    seen.is_dotted = true;
    let mut all = vec![seen];
    for (place, fit) in (1..).zip(&fitted.fits) {
        let name = wording::survival_name(lang, fit.kind);
        let mut line = series(
            name,
            place,
            points(&|time| fit.survival.survival(time as f64)),
        );
        line.is_dashed = true;
        all.push(line);
    }
    let marks = (0..=last).map(|time| CurveMark {
        x: time as f64,
        y: fitted.observed[time],
        spoken: words::period_spoken(lang, time, &number::percent(lang, fitted.observed[time], 1)),
    });
    lines(
        lang,
        LinesOf {
            title: words::OBSERVED_AND_FITTED,
            x_title: words::PERIOD,
            y_title: words::STILL_THERE.get(lang).into(),
            y_unit: "%".into(),
            y_rule: words::STILL_THERE_RULE,
            scale: YScale::Share,
            period: String::new(),
            reading: answer,
            table: table.table,
        },
        whole_ticks(last, 10),
        all,
        fitted.has_later().then(|| {
            (
                fitted.seen as f64,
                words::FITTED_UP_TO_HERE.get(lang).to_owned(),
            )
        }),
        marks.collect(),
    )
}

/// A given as an input with a symbol of lifetime.
pub(super) fn given(symbol: S, of: Given, unit: Unit) -> Explained {
    Explained::of_given(symbol, of, unit)
}

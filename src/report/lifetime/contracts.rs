//! A forecast of contracts as a sheet: who goes on, what that brings, and which curve tells.

use super::contract_list::list;
use super::error_trees;
use super::forecast_controls::ahead_controls;
use super::listing::Listing;
use super::parts::{
    Controls, LinesOf, Reader, Ruled, counted, lines, modelled, series, whole_ticks,
};
use super::periods_bought::spans;
use super::question::ForecastTerms;
use super::retention::{parameters, payments};
use crate::chart::{CurveMark, Figure, YScale};
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::{
    CONTRACT_CURVES, ContractCandidate, ContractForecast, ContractNames, Contracts, FitOutcome,
    FitWarning, Interval, PeriodUnit, Survival, SurvivalKind, UndatedEnds, UnitFrom, ValueTerms,
};
use crate::report::build::{Columns, Numbers};
use crate::report::fields::json_of;
use crate::report::{Control, Sheet, SheetTable};
use crate::text::explain::symbol_name;
use crate::text::sentence::Sentence;
use crate::text::ui::{sheet_contracts as words, sheet_lifetime as common};
use crate::text::ui::{sheet_lifetime::PARAMETER, sheet_lifetime_paper as paper};
use crate::text::{Lang, lifetime as wording, number};
use crate::units::DAYS_PER_MONTH;

/// The open contracts with their forecast.
#[derive(Debug, Clone, Copy)]
pub struct OpenContracts<'a> {
    /// The contracts.
    pub contracts: &'a Contracts,
    /// Their names as in the file.
    pub names: &'a ContractNames,
    /// The forecast.
    pub found: &'a ContractForecast,
    /// How far ahead, discounted how, at which margin.
    pub terms: &'a ValueTerms,
}

/// The contracts of the open file, in periods of their unit; the first of those that go on, or all.
pub fn contracts(
    reader: Reader,
    terms: &ForecastTerms,
    of: &OpenContracts<'_>,
    listing: Listing,
) -> Sheet {
    let lang = reader.lang;
    let (found, value_terms) = (of.found, of.terms);
    let mut told = Numbers::default();
    let mut tell = |of: Explained| {
        let shown = reader.told(&of);
        told.tell(of, shown)
    };
    let curve = R::ContractCurve {
        contracts: found.contracts,
    };
    let months = value_terms.horizon_months.count();
    let horizon = R::Horizon {
        months,
        days: f64::from(months) * DAYS_PER_MONTH,
    };
    let discount = R::Discount {
        annual: value_terms.discount_annual.get(),
        monthly: value_terms.discount_annual.monthly(),
    };
    let best = found.best();
    let active = counted(S::ActiveContracts, found.active as f64, Unit::Contracts);
    let ahead = Explained::given(
        S::Horizon,
        f64::from(months),
        Unit::Months,
        Source::Assumption,
    );
    let renewals = modelled(S::Renewals, best.renewals, Unit::Renewals);
    let mut parts = vec![
        tell(active.by(curve)),
        tell(ahead.by(horizon)),
        tell(renewals.by(R::RenewalsAhead).by(curve)),
    ];
    let ranges = found.ranges.as_ref();
    let level = ranges.map(|it| it.level);
    let ends = |range: Option<Interval>, unit: Unit| {
        let rule = level.map(|level| R::Range { level });
        let both = range.zip(rule).into_iter().flat_map(move |(range, rule)| {
            [(S::Low, range.low), (S::High, range.high)]
                .map(|(symbol, end)| modelled(symbol, end, unit).by(rule))
        });
        both.collect::<Vec<_>>()
    };
    let of_renewals = ends(ranges.map(|it| it.renewals), Unit::Renewals);
    parts.extend(of_renewals.into_iter().map(&mut tell));
    let margin = value_terms.margin.get();
    if let Some(value) = best.value {
        let value = match margin == 0.0 {
            true => modelled(S::RenewalValue, value, Unit::Money),
            false => {
                let money = Expr::of(
                    S::RenewalRevenue,
                    value / margin,
                    Unit::Money,
                    Source::Derived,
                );
                let share = Expr::of(S::ValueMargin, margin, Unit::Percent, Source::Assumption);
                Explained::new(S::RenewalValue, Unit::Money, money.times(share))
            }
        };
        let value = value.by(R::RenewalsAhead).by(horizon).by(discount);
        parts.push(tell(value));
        let of_value = ends(ranges.and_then(|it| it.value), Unit::Money);
        parts.extend(of_value.into_iter().map(&mut tell));
    }
    let has_value = best.value.map(|_| margin == 1.0);
    let mut sentence = words::answer(lang, found.unit, has_value, level);
    if !found.is_borne_out() {
        sentence += words::NOT_BORNE_OUT.get(lang);
    }
    let answer = Sentence::with(&sentence, parts);
    let name = wording::survival_name(lang, best.fit.kind);
    let verdict = match (&found.holdout, best.later_survival) {
        (Some(held), Some(predicted)) => words::verdict(
            lang,
            held.fitted_periods,
            held.last_period,
            &number::percent(lang, predicted, 1),
            &number::percent(lang, held.survival, 1),
        ),
        _ => words::NO_HOLDOUT.get(lang).to_owned(),
    };
    let by_time = by_time(reader, found, curve);
    let why = words::why(lang, found);
    let mut notes = words::limits(lang, found);
    notes.extend([reader.rule(curve), reader.rule(R::RenewalsAhead)]);
    notes.push(reader.rule(horizon));
    notes.push(reader.rule(discount));
    notes.extend(level.map(|level| reader.rule(R::Range { level })));
    notes.push(words::PIECES_NOTE.get(lang).into());
    let assumed = (found.unit_from == UnitFrom::Assumed)
        .then(|| words::unit_told(lang, found))
        .flatten();
    // What was assumed and what was left out stand under the finding, not among the notes.
    let undated = words::undated(lang, found);
    let above: Vec<String> = assumed.into_iter().chain(undated).collect();
    let counted = words::counted(lang, found).into_iter();
    notes.extend(counted.filter(|it| !above.contains(it)));
    if payments(&best.fit, 0.0).is_none() {
        notes.push(wording::no_finite_mean(lang).to_owned());
    }
    Sheet {
        figures: vec![figure(reader, found, &answer, by_time.clone())],
        answer,
        method: std::iter::once(words::method(lang, name, &why, &verdict))
            .chain(above)
            .collect::<Vec<_>>()
            .join(lang.pick("", " ")),
        numbers: told.0,
        controls: own_controls(reader, terms, found),
        tables: [curves(reader, found), by_time]
            .into_iter()
            .chain(list(reader, of, listing))
            .collect(),
        notes,
        ..Sheet::default()
    }
}

fn own_controls(reader: Reader, terms: &ForecastTerms, found: &ContractForecast) -> Vec<Control> {
    let lang = reader.lang;
    let mut controls = Controls::at(lang, "forecast");
    ahead_controls(reader, &mut controls, terms, None);
    if found.unit_from != UnitFrom::Counted {
        let name = |it: PeriodUnit| wording::unit_name(lang, it).to_owned();
        let settled = terms.unit.is_none().then_some(found);
        let automatic = words::tenure_automatic(lang, settled);
        let mut units = vec![(automatic, json_of(&None::<PeriodUnit>))];
        units.extend(PeriodUnit::ALL.map(|it| (name(it), json_of(&it))));
        let place = |unit| PeriodUnit::ALL.iter().position(|it| *it == unit);
        let chosen = terms.unit.map_or(Some(0), |it| place(it).map(|it| it + 1));
        controls.choice(words::TENURE_UNIT, "unit", chosen, units);
        controls.note(words::TENURE_UNIT_NOTE.get(lang).to_owned());
    }
    if found.ended_undated.contracts > 0 {
        let both = [
            (words::UNDATED_LEFT_OUT, UndatedEnds::LeftOut),
            (words::UNDATED_GO_ON, UndatedEnds::GoOn),
        ];
        let chosen = both.iter().position(|it| it.1 == terms.undated_ends);
        let options = both.map(|(name, it)| (name.get(lang).to_owned(), json_of(&it)));
        controls.choice(words::UNDATED, "undated_ends", chosen, options.to_vec());
    }
    let mut options = vec![(words::CURVE_AUTO.get(lang).to_owned(), json(None))];
    options.extend(CONTRACT_CURVES.map(|kind| {
        let name = wording::survival_name(lang, kind).to_owned();
        (name, json(Some(kind)))
    }));
    let chosen = options.iter().position(|(_, it)| *it == json(terms.curve));
    controls.choice(words::CURVE_CHOICE, "curve", chosen, options);
    controls.done()
}

fn json(of: Option<SurvivalKind>) -> serde_json::Value {
    serde_json::to_value(of).unwrap_or_default()
}

fn curves(reader: Reader, found: &ContractForecast) -> SheetTable {
    let lang = reader.lang;
    let each = || found.candidates.iter();
    let names = each().map(|it| wording::survival_name(lang, it.fit.kind).to_owned());
    let mut columns = Columns::new(lang, reader.currency, paper::CURVE.get(lang), names);
    columns.say(
        PARAMETER.get(lang),
        each()
            .map(|it| match &it.fit.survival {
                Survival::Piecewise { .. } => words::pieces(lang, it.fit.unknowns()),
                _ => parameters(lang, &it.fit),
            })
            .collect(),
    );
    let title = |symbol: S| symbol_name(lang, symbol.into());
    let of = |symbol: S, unit: Unit, of: &dyn Fn(&ContractCandidate) -> Option<f64>| {
        each()
            .map(|it| Some(modelled(symbol, of(it)?, unit)))
            .collect::<Vec<_>>()
    };
    columns.add(
        words::LATER_ERROR.get(lang),
        each()
            .map(|it| Some(modelled(S::Misfit, it.later_error?, Unit::Percent).by(R::LaterError)))
            .collect(),
    );
    columns.add(
        words::LATER_SURVIVAL.get(lang),
        of(S::Fitted, Unit::Percent, &|it| it.later_survival),
    );
    columns.add(
        title(S::Bic),
        each()
            .map(|it| {
                let (unknowns, n) = (it.fit.unknowns(), found.followed);
                let of = error_trees::bic(unknowns, n as f64, it.fit.log_likelihood);
                Some(of.by(R::ContractBic { contracts: n }))
            })
            .collect(),
    );
    columns.add(
        title(S::LogLikelihood),
        of(S::LogLikelihood, Unit::Estimate, &|it| {
            Some(it.fit.log_likelihood)
        }),
    );
    columns.add(
        title(S::Renewals),
        of(S::Renewals, Unit::Renewals, &|it| Some(it.renewals)),
    );
    columns.add(
        title(S::RenewalValue),
        of(S::RenewalValue, Unit::Money, &|it| it.value),
    );
    columns.add(
        title(S::Payments),
        each()
            .map(|it| Some(in_spans(&payments(&it.fit, 0.0)?, spans(found.unit))))
            .collect(),
    );
    let state = each().map(|it| match it.fit.outcome {
        FitOutcome::Converged => converged(lang, it),
        other => wording::fit_outcome(lang, other).to_owned(),
    });
    columns.say(common::OUTCOME.get(lang), state.collect());
    SheetTable {
        title: words::CURVES.get(lang).into(),
        note: String::new(),
        table: columns.table(),
    }
}

/// How a fit with a maximum ended: also which of its parameters cannot be told.
fn converged(lang: Lang, of: &ContractCandidate) -> String {
    let loose = of.imprecise();
    let names: Vec<&str> = loose
        .iter()
        .filter_map(|it| match it {
            FitWarning::Imprecise { parameter, .. } => Some(parameter.as_str()),
            _ => None,
        })
        .collect();
    match names.is_empty() {
        true => common::CONVERGED.get(lang).to_owned(),
        false => words::converged_loosely(lang, &names),
    }
}

/// A number of periods in the unit they are.
fn in_spans(periods: &Explained, unit: Unit) -> Explained {
    modelled(S::Payments, periods.value(), unit).by(R::SumOfSurvival)
}

/// Observed and fitted survival, from the start on.
fn by_time(reader: Reader, found: &ContractForecast, curve: R) -> SheetTable {
    let lang = reader.lang;
    let names = found.observed.iter().map(|it| it.0.to_string());
    let mut columns = Columns::new(lang, reader.currency, paper::PERIOD.get(lang), names);
    let observed = found.observed.iter().map(|it| {
        let of = counted(S::Observed, it.1, Unit::Percent);
        Some(of.by(curve))
    });
    columns.add(symbol_name(lang, S::Observed.into()), observed.collect());
    for candidate in &found.candidates {
        let column = found.observed.iter().map(|it| {
            let there = candidate.fit.survival.survival(it.0);
            Some(modelled(S::Fitted, there, Unit::Percent).by(curve))
        });
        let name = wording::survival_name(lang, candidate.fit.kind);
        columns.add(name, column.collect());
    }
    if let Some(ranges) = &found.ranges {
        let rule = R::RangeOfParameters {
            level: ranges.level,
        };
        for (heading, symbol, is_high) in [
            (words::CURVE_LOW, S::Low, false),
            (words::CURVE_HIGH, S::High, true),
        ] {
            let ends = ranges.survival.iter().map(|it| {
                let end = if is_high { it.high } else { it.low };
                Some(modelled(symbol, end, Unit::Percent).by(rule))
            });
            columns.add(heading.get(lang), ends.collect());
        }
    }
    SheetTable {
        title: paper::OBSERVED_AND_FITTED.get(lang).into(),
        note: String::new(),
        table: columns.table(),
    }
}

fn figure(
    reader: Reader,
    found: &ContractForecast,
    answer: &Sentence,
    table: SheetTable,
) -> Figure {
    let lang = reader.lang;
    let last = found.observed.last().map_or(1.0, |it| it.0);
    let start = || std::iter::once((0.0, 1.0));
    let seen = start().chain(found.observed.iter().copied()).collect();
    let mut all = vec![series(symbol_name(lang, S::Observed.into()), 0, seen)];
    for (place, candidate) in (1..).zip(&found.candidates) {
        let fitted = found.observed.iter();
        let fitted = fitted.map(|it| (it.0, candidate.fit.survival.survival(it.0)));
        let name = wording::survival_name(lang, candidate.fit.kind);
        let mut line = series(name, place, start().chain(fitted).collect());
        line.is_dashed = true;
        all.push(line);
    }
    let marks = found.observed.iter().map(|it| CurveMark {
        x: it.0,
        y: it.1,
        spoken: paper::period_spoken(lang, it.0 as usize, &number::percent(lang, it.1, 1)),
    });
    lines(
        lang,
        LinesOf {
            title: paper::OBSERVED_AND_FITTED,
            x_title: paper::PERIOD,
            y_title: paper::STILL_THERE.get(lang).into(),
            y_unit: "%".into(),
            y_rule: paper::STILL_THERE_RULE,
            scale: YScale::Share,
            period: String::new(),
            reading: answer,
            table: table.table,
        },
        whole_ticks(last as usize, 10),
        all,
        None,
        marks.collect(),
    )
}

//! The curve of contracts through cohorts that never grow again.

use super::parts::{Reader, Ruled, counted, modelled};
use super::retention::{parameters, payments};
use crate::explain::{LifetimeRule as R, LifetimeSymbol as S, Unit};
use crate::lifetime::{Attrition, FitBy, FitOutcome, PooledAge, SurvivalFit, SurvivalKind};
use crate::report::SheetTable;
use crate::report::build::Columns;
use crate::text::explain::symbol_name;
use crate::text::lifetime as wording;
use crate::text::ui::sheet_cohorts as words;

/// Shares that differ by less look alike.
const SEEN: f64 = 0.0005;
/// Months beyond those that were seen.
const MONTHS_ON: u32 = 12;

/// The sBG through the cohorts, as far as they were followed and a year on.
pub(super) fn handed_on(reader: Reader, cohorts: &Attrition, pooled: &[PooledAge]) -> SheetTable {
    let lang = reader.lang;
    let fit = SurvivalFit::of(SurvivalKind::Sbg, cohorts, FitBy::Likelihood);
    let observed = cohorts.observed();
    let last = observed.last().map_or(0.0, |point| point.0) as u32;
    let months: Vec<u32> = (1..=last + MONTHS_ON).collect();
    let names = months.iter().map(u32::to_string);
    let mut columns = Columns::new(lang, reader.currency, words::AGE.get(lang), names);
    let title = |symbol: S| symbol_name(lang, symbol.into());
    let seen = months.iter().map(|&month| {
        let point = observed.iter().find(|point| point.0 == f64::from(month))?;
        Some(counted(S::Observed, point.1, Unit::Percent).by(R::OldEnough))
    });
    columns.add(title(S::Observed), seen.collect());
    let rule = R::CurveFitted {
        customers: fit.customers,
    };
    let fitted = months.iter().map(|&month| {
        let there = fit.survival.survival(f64::from(month));
        Some(modelled(S::Fitted, there, Unit::Percent).by(rule))
    });
    columns.add(title(S::Fitted), fitted.collect());
    let mut note = vec![parameters(lang, &fit)];
    if fit.outcome != FitOutcome::Converged {
        note.push(wording::fit_outcome(lang, fit.outcome).to_owned());
    }
    note.push(match payments(&fit, 0.0) {
        Some(months) => words::months_with_order(lang, &reader.shown(&months)),
        None => wording::no_finite_mean(lang).to_owned(),
    });
    let observed_at = |age: &PooledAge| {
        let mut of = observed.iter();
        of.find(|point| point.0 == f64::from(age.age))
            .map(|it| it.1)
    };
    let differs = pooled.iter().any(|age| {
        let both = age.from_start.zip(observed_at(age));
        both.is_some_and(|(one, other)| (one - other).abs() >= SEEN)
    });
    if differs {
        note.push(words::TWO_OBSERVED.get(lang).to_owned());
    }
    SheetTable {
        title: words::CURVE.get(lang).into(),
        note: note.join(" · "),
        table: columns.table(),
    }
}

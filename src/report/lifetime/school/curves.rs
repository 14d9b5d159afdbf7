//! The losses by interval, and the curves through them.

use super::super::parts::{LinesOf, Reader, Ruled, lines, modelled, series};
use super::super::question::SchoolTerms;
use super::super::retention::{given, parameters, payments, worth};
use crate::chart::{CurveMark, Figure, YScale};
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Unit};
use crate::lifetime::{Attrition, FitBy, MembershipValue, SurvivalFit, SurvivalKind};
use crate::report::SheetTable;
use crate::report::build::Columns;
use crate::text::explain::symbol_name;
use crate::text::sentence::Sentence;
use crate::text::ui::{sheet_lifetime_paper as paper, sheet_school as words};
use crate::text::{lifetime as wording, number};

/// What those who have stayed so long are still worth.
pub(super) fn survivors(
    reader: Reader,
    terms: &SchoolTerms,
    fits: &[SurvivalFit],
    discount: f64,
) -> SheetTable {
    let lang = reader.lang;
    let stayed = terms.left_by.iter().map(|it| it.0);
    let stayed: Vec<f64> = std::iter::once(0.0).chain(stayed).collect();
    let names = stayed.iter().map(|it| number::exact(*it));
    let mut columns = Columns::new(lang, reader.currency, words::STAYED.get(lang), names);
    for kind in [SurvivalKind::Sbg, SurvivalKind::Piecewise] {
        let Some(fit) = fits.iter().find(|it| it.kind == kind) else {
            continue;
        };
        let name = wording::survival_name(lang, kind);
        let left = |discount: f64| {
            let each = stayed.iter().map(move |&months| {
                let is_whole = months.fract() == 0.0 && months >= 0.0;
                let found = fit
                    .survival
                    .residual_payments(is_whole.then_some(months as u32)?, discount)?;
                let symbol = match discount > 0.0 {
                    true => S::DiscountedPayments,
                    false => S::Payments,
                };
                Some(modelled(symbol, found, Unit::Periods).by(R::SumOfSurvival))
            });
            each.collect::<Vec<_>>()
        };
        let headed = |symbol: S| format!("{name} · {}", symbol_name(lang, symbol.into()));
        columns.add(&headed(S::Payments), left(0.0));
        let values = left(discount).into_iter();
        let values = values.map(|it| Some(worth(&it?, terms.profit_monthly)));
        columns.add(&headed(S::CustomerValue), values.collect());
    }
    SheetTable {
        title: words::SURVIVORS.get(lang).into(),
        note: words::survivors_note(lang, &number::percent(lang, discount, 1)),
        table: columns.table(),
    }
}

/// Part still there at the end of each interval, as an expression.
fn there(terms: &SchoolTerms, place: usize) -> Expr {
    let left = terms.left_by[place].1.named(S::LeftBy, Unit::Percent);
    Expr::Number(1.0).minus(left.at(place + 1))
}

/// The losses of each interval, and where one month’s intake is at its end.
pub(super) fn intervals(
    reader: Reader,
    terms: &SchoolTerms,
    found: &MembershipValue,
    joining: &Explained,
) -> SheetTable {
    let lang = reader.lang;
    let start = |place: usize| match place.checked_sub(1) {
        Some(before) => terms.left_by[before].0,
        None => 0.0,
    };
    let all = 0..found.churn_monthly.len();
    let names = all
        .clone()
        .map(|it| words::interval(lang, start(it), terms.left_by[it].0));
    let mut columns = Columns::new(lang, reader.currency, words::INTERVAL.get(lang), names);
    let title = |symbol: S| symbol_name(lang, symbol.into());
    let left = all
        .clone()
        .map(|it| Some(given(S::LeftBy, terms.left_by[it].1, Unit::Percent)));
    columns.add(title(S::LeftBy), left.collect());
    let kept = |place: usize| match place.checked_sub(1) {
        Some(before) => there(terms, place).over(there(terms, before)),
        None => there(terms, place),
    };
    let lost = all.clone().map(|place| {
        let of = Expr::Number(1.0).minus(kept(place));
        Some(Explained::new(S::LostInInterval, Unit::Percent, of))
    });
    columns.add(title(S::LostInInterval), lost.collect());
    let gone = all.clone().map(|place| {
        let left = terms.left_by[place].1.named(S::LeftBy, Unit::Percent);
        let gone = joining.as_input().times(left.at(place + 1));
        Some(Explained::new(S::GoneOfIntake, Unit::Customers, gone))
    });
    let still = all.clone().map(|place| {
        let still = joining.as_input().times(there(terms, place));
        Some(Explained::new(S::ThereOfIntake, Unit::Customers, still))
    });
    let (gone, still) = (gone.collect(), still.collect());
    let churn = all.map(|place| {
        let months = terms.left_by[place].0 - start(place);
        let of = Expr::Number(1.0).minus(kept(place).power(1.0 / months));
        Some(Explained::new(S::MonthlyChurn, Unit::Percent, of).by(R::ConstantWithin))
    });
    columns.add(title(S::MonthlyChurn), churn.collect());
    columns.add(title(S::GoneOfIntake), gone);
    columns.add(title(S::ThereOfIntake), still);
    SheetTable {
        title: words::LOSSES.get(lang).into(),
        note: words::HAZARD_NOTE.get(lang).into(),
        table: columns.table(),
    }
}

/// The curves side by side: what each says of the losses, of the stay and of a member’s value.
pub(super) fn curves(
    reader: Reader,
    terms: &SchoolTerms,
    attrition: &Attrition,
    drawn: &[SurvivalFit],
    discount: f64,
) -> SheetTable {
    let lang = reader.lang;
    // Two that are compared and not drawn: the picture has lines enough.
    let mut fits = drawn.to_vec();
    let more = [
        (SurvivalKind::Sbg, FitBy::LeastSquares),
        (SurvivalKind::Weibull, FitBy::Likelihood),
    ];
    fits.extend(more.map(|(kind, by)| SurvivalFit::of(kind, attrition, by)));
    let by_squares = drawn.len();
    let names = fits.iter().enumerate().map(|(place, fit)| {
        let name = wording::survival_name(lang, fit.kind);
        match place == by_squares {
            true => words::by_least_squares(lang, name),
            false => name.to_owned(),
        }
    });
    let mut columns = Columns::new(lang, reader.currency, paper::CURVE.get(lang), names);
    columns.say(
        paper::PARAMETERS.get(lang),
        fits.iter().map(|fit| parameters(lang, fit)).collect(),
    );
    for (months, _) in &terms.left_by {
        let column = fits.iter().map(|fit| {
            let left = modelled(
                S::LeftBy,
                1.0 - fit.survival.survival(*months),
                Unit::Percent,
            );
            Some(left.by(R::CurveFitted {
                customers: fit.customers,
            }))
        });
        columns.add(&words::by_month(lang, *months), column.collect());
    }
    let likelihood = fits.iter().map(|fit| {
        let each = -fit.log_likelihood / fit.customers;
        Some(modelled(S::UnlikelihoodEach, each, Unit::Estimate))
    });
    columns.add(
        symbol_name(lang, S::UnlikelihoodEach.into()),
        likelihood.collect(),
    );
    let title = |symbol: S| symbol_name(lang, symbol.into());
    columns.add(
        title(S::Payments),
        fits.iter().map(|fit| payments(fit, 0.0)).collect(),
    );
    let values = fits
        .iter()
        .map(|fit| Some(worth(&payments(fit, discount)?, terms.profit_monthly)));
    columns.add(title(S::CustomerValue), values.collect());
    SheetTable {
        title: paper::CURVES.get(lang).into(),
        note: words::school_curves_note(lang, &number::percent(lang, discount, 1)),
        table: columns.table(),
    }
}

/// Those still there, as told and by each curve.
pub(super) fn figure(
    reader: Reader,
    terms: &SchoolTerms,
    fits: &[SurvivalFit],
    answer: &Sentence,
) -> Figure {
    let lang = reader.lang;
    let last = terms.left_by.last().map_or(12.0, |it| it.0);
    let mut counted = vec![(0.0, 1.0)];
    counted.extend(
        terms
            .left_by
            .iter()
            .map(|(months, left)| (*months, 1.0 - left.value)),
    );
    let months: Vec<f64> = (0..=last as u32).map(f64::from).collect();
    let mut seen = series(symbol_name(lang, S::Observed.into()), 0, counted.clone());
    seen.is_dotted = true;
    let mut all = vec![seen];
    for (place, fit) in (1..).zip(
        fits.iter()
            .filter(|fit| fit.kind != SurvivalKind::Piecewise),
    ) {
        let points = months.iter().map(|it| (*it, fit.survival.survival(*it)));
        let name = wording::survival_name(lang, fit.kind);
        let mut line = series(name, place, points.collect());
        line.is_dashed = true;
        all.push(line);
    }
    let marks = counted.iter().map(|(months, there)| CurveMark {
        x: *months,
        y: *there,
        spoken: words::by_month_spoken(lang, *months, &number::percent(lang, *there, 1)),
    });
    let marks = marks.collect();
    let names = counted.iter().map(|(months, _)| number::exact(*months));
    let mut columns = Columns::new(lang, reader.currency, words::MONTH.get(lang), names);
    let observed = (0..counted.len()).map(|place| {
        let of = match place.checked_sub(1) {
            Some(place) => there(terms, place),
            None => Expr::Number(1.0),
        };
        Some(Explained::new(S::Observed, Unit::Percent, of))
    });
    columns.add(symbol_name(lang, S::Observed.into()), observed.collect());
    for fit in fits {
        let column = counted.iter().map(|(months, _)| {
            let value = fit.survival.survival(*months);
            Some(modelled(S::Fitted, value, Unit::Percent))
        });
        columns.add(wording::survival_name(lang, fit.kind), column.collect());
    }
    lines(
        lang,
        LinesOf {
            title: paper::OBSERVED_AND_FITTED,
            x_title: words::MONTH,
            y_title: paper::STILL_THERE.get(lang).into(),
            y_unit: "%".into(),
            y_rule: paper::STILL_THERE_RULE,
            scale: YScale::Share,
            period: String::new(),
            reading: answer,
            table: columns.table(),
        },
        counted
            .iter()
            .map(|(months, _)| (*months, number::exact(*months)))
            .collect(),
        all,
        None,
        marks,
    )
}

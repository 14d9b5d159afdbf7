//! Members who join and leave as a sheet (M09): stock, flow and losses held against each other.

use super::parts::{Controls, Facts, LinesOf, Reader, Ruled, lines, modelled, series};
use super::question::SchoolTerms;
use super::retention::{at_least, given, parameters, payments, worth};
use crate::chart::{CurveMark, Figure, YScale};
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::{
    FitBy, Membership, MembershipError, MembershipValue, RetentionError, SurvivalFit, SurvivalKind,
};
use crate::report::build::{Columns, Numbers};
use crate::report::{Refusal, Sheet, SheetTable};
use crate::text::explain::symbol_name;
use crate::text::sentence::Sentence;
use crate::text::ui::{sheet_lifetime_paper as paper, sheet_school as words};
use crate::text::{Lang, lifetime as wording, number, register};
use crate::units::Currency;
use crate::workshop::RegisterId;

/// The curves through the losses.
const CURVES: [SurvivalKind; 4] = [
    SurvivalKind::Piecewise,
    SurvivalKind::Sbg,
    SurvivalKind::Geometric,
    SurvivalKind::BetaDiscreteWeibull,
];

const AT: &str = "lifetime/school";

fn membership(terms: &SchoolTerms) -> Membership {
    Membership {
        stock: terms.stock.value,
        joining_monthly: terms.joining_monthly.value,
        left_by: terms
            .left_by
            .iter()
            .map(|(months, left)| (*months, left.value))
            .collect(),
        revenue_monthly: terms.revenue_monthly.value,
        profit_monthly: terms.profit_monthly.value,
    }
}

fn refused(lang: Lang, error: MembershipError) -> Refusal {
    match error {
        MembershipError::NotAboveZero => Refusal {
            words: words::NOT_ABOVE_ZERO.get(lang).into(),
            path: Some(format!("{AT}/stock")),
        },
        MembershipError::Retention(error) => Refusal {
            words: wording::retention_error(lang, &error),
            // The first place is the start, which is not entered.
            path: match error {
                RetentionError::NotANumber { place } | RetentionError::Rises { place, .. } => {
                    Some(format!("{AT}/left_by/{}/1", place.saturating_sub(1)))
                }
                _ => None,
            },
        },
    }
}

/// Members who join and leave.
///
/// # Errors
/// A [`Refusal`] with the place of the number at fault.
pub fn school(lang: Lang, currency: Currency, terms: &SchoolTerms) -> Result<Sheet, Refusal> {
    let own = Some(terms.currency).filter(|it| *it != Currency::Unstated);
    let currency = own.unwrap_or(currency);
    let reader = Reader { lang, currency };
    let discount = at_least(
        lang,
        terms.discount_monthly,
        0.0,
        &format!("{AT}/discount_monthly"),
    )?;
    let members = membership(terms);
    let found = members.value().map_err(|error| refused(lang, error))?;
    let attrition = members.attrition().map_err(|error| refused(lang, error))?;
    let fits: Vec<SurvivalFit> = CURVES
        .into_iter()
        .map(|kind| SurvivalFit::of(kind, &attrition, FitBy::Likelihood))
        .collect();
    let stock = given(S::Stock, terms.stock, Unit::Customers);
    let joining = given(S::Joining, terms.joining_monthly, Unit::Customers);
    let profit = given(
        S::MemberProfit,
        terms.profit_monthly,
        Unit::MoneyPerCustomerMonth,
    );
    let revenue = given(
        S::MemberRevenue,
        terms.revenue_monthly,
        Unit::MoneyPerCustomerMonth,
    );
    let residence = stock.as_input().over(joining.as_input());
    let residence = Explained::new(S::Residence, Unit::Months, residence).by(R::LittlesLaw);
    let each = |symbol: S, of: &Explained| {
        let brings = residence.as_input().times(of.as_input());
        Explained::new(symbol, Unit::MoneyPerCustomer, brings).by(R::LittlesLaw)
    };
    let all = |symbol: S, of: &Explained| {
        let money = stock.as_input().times(of.as_input());
        Explained::new(symbol, Unit::MoneyPerMonth, money)
    };
    let brings = each(S::ProfitPerMember, &profit);
    let pieces = found
        .piecewise_months
        .map(|months| modelled(S::PiecewiseMonths, months, Unit::Months).by(R::ConstantWithin));
    let implied = pieces.as_ref().map(|months| {
        let heads = joining.as_input().times(months.as_input());
        Explained::new(S::ImpliedStock, Unit::Customers, heads).by(R::LittlesLaw)
    });
    let gap = implied.as_ref().map(|implied| {
        let gap = implied
            .as_input()
            .over(stock.as_input())
            .minus(Expr::Number(1.0));
        Explained::new(S::StockGap, Unit::Percent, gap)
    });
    let mut facts = Facts::new(reader);
    for of in [&stock, &joining, &residence, &revenue, &profit] {
        facts.add(of, "");
    }
    let margin = profit.as_input().over(revenue.as_input());
    facts.add(&Explained::new(S::ProfitShare, Unit::Percent, margin), "");
    facts.add(&brings, "");
    facts.add(&each(S::RevenuePerMember, &revenue), "");
    facts.add(&all(S::ProfitOfAll, &profit), "");
    facts.add(&all(S::RevenueOfAll, &revenue), "");
    for of in [&pieces, &implied, &gap].into_iter().flatten() {
        facts.add(of, "");
    }
    let longer = joining
        .as_input()
        .times(Expr::of(
            S::Residence,
            1.0,
            Unit::Months,
            Source::Assumption,
        ))
        .times(profit.as_input());
    facts.add(
        &Explained::new(S::ProfitOfAMonthMore, Unit::MoneyPerMonth, longer).by(R::LittlesLaw),
        "",
    );
    if let Some(leaving) = terms.leaving_monthly {
        let leaving = given(S::Leaving, leaving, Unit::Customers);
        let net = joining.as_input().minus(leaving.as_input());
        let net = Explained::new(S::NetFlow, Unit::Customers, net);
        let year = Expr::Number(12.0).times(net.as_input());
        let year = Explained::new(
            S::StockInAYear,
            Unit::Customers,
            stock.as_input().plus(year),
        );
        for of in [&leaving, &net, &year] {
            facts.add(of, "");
        }
    }
    let mut tables = vec![
        facts.table(paper::GROUP_FACTS),
        intervals(reader, terms, &found),
    ];
    tables.push(curves(reader, terms, &fits, discount));
    tables.extend(first_loss(reader, terms, &members, &found));
    let mut told = Numbers::default();
    let mut parts = vec![Some(residence), Some(brings), pieces, gap]
        .into_iter()
        .flatten()
        .map(|of| {
            let shown = reader.shown(&of);
            told.tell(of, shown)
        })
        .collect::<Vec<_>>();
    let has_pieces = parts.len() == 4;
    let said = match has_pieces {
        true => words::SCHOOL_ANSWER,
        false => {
            parts.truncate(2);
            words::SCHOOL_ANSWER_SHORT
        }
    };
    let answer = Sentence::with(said.get(lang), parts);
    let notes = [
        RegisterId::E1,
        RegisterId::E2,
        RegisterId::E3,
        RegisterId::E5,
    ]
    .map(|id| {
        let entry = register::words(lang, id);
        format!(
            "{id:?} · {}{}{}",
            entry.problem,
            lang.pick("", " "),
            entry.handling
        )
    });
    Ok(Sheet {
        currency: own,
        figures: vec![figure(reader, terms, &fits, &answer)],
        answer,
        method: reader.rule(R::LittlesLaw),
        numbers: told.0,
        controls: controls(reader, terms),
        tables,
        notes: notes.to_vec(),
        ..Sheet::default()
    })
}

fn controls(reader: Reader, terms: &SchoolTerms) -> Vec<crate::report::Control> {
    let lang = reader.lang;
    let mut controls = Controls::at(lang, "school");
    let (heads, money) = (paper::HEADS.get(lang), reader.money());
    controls.number(words::STOCK, "stock", Some(terms.stock.value), heads);
    controls.number(
        words::JOINING,
        "joining_monthly",
        Some(terms.joining_monthly.value),
        heads,
    );
    controls.number(
        words::LEAVING,
        "leaving_monthly",
        terms.leaving_monthly.map(|it| it.value),
        heads,
    );
    controls.number(
        words::REVENUE_MONTH,
        "revenue_monthly",
        Some(terms.revenue_monthly.value),
        &money,
    );
    controls.number(
        words::PROFIT_MONTH,
        "profit_monthly",
        Some(terms.profit_monthly.value),
        &money,
    );
    controls.percent(
        words::MONTH_DISCOUNT,
        "discount_monthly",
        Some(terms.discount_monthly.value),
    );
    controls.percent(
        words::FIRST_LOSS,
        "first_loss",
        Some(terms.first_loss.value),
    );
    controls.group(words::LEFT_BY);
    for (place, (months, left)) in terms.left_by.iter().enumerate() {
        let label = words::by_month(lang, *months);
        controls.share(label, &format!("left_by/{place}/1"), Some(left.value));
    }
    controls.done()
}

/// Part still there at the end of each interval, as an expression.
fn there(terms: &SchoolTerms, place: usize) -> Expr {
    let left = terms.left_by[place].1.named(S::LeftBy, Unit::Percent);
    Expr::Number(1.0).minus(left.at(place + 1))
}

fn intervals(reader: Reader, terms: &SchoolTerms, found: &MembershipValue) -> SheetTable {
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
    let churn = all.map(|place| {
        let months = terms.left_by[place].0 - start(place);
        let of = Expr::Number(1.0).minus(kept(place).power(1.0 / months));
        Some(Explained::new(S::MonthlyChurn, Unit::Percent, of).by(R::ConstantWithin))
    });
    columns.add(title(S::MonthlyChurn), churn.collect());
    SheetTable {
        title: words::LOSSES.get(lang).into(),
        note: words::HAZARD_NOTE.get(lang).into(),
        table: columns.table(),
    }
}

fn curves(reader: Reader, terms: &SchoolTerms, fits: &[SurvivalFit], discount: f64) -> SheetTable {
    let lang = reader.lang;
    let names = fits
        .iter()
        .map(|fit| wording::survival_name(lang, fit.kind).to_owned());
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

/// What a smaller first loss would bring.
fn first_loss(
    reader: Reader,
    terms: &SchoolTerms,
    members: &Membership,
    found: &MembershipValue,
) -> Option<SheetTable> {
    let better = members
        .with_first_loss(terms.first_loss.value)
        .value()
        .ok()?;
    let (now, then) = (found.piecewise_months?, better.piecewise_months?);
    let months =
        |value: f64| modelled(S::PiecewiseMonths, value, Unit::Months).by(R::ConstantWithin);
    let gain = then - now;
    let longer = modelled(S::PiecewiseMonths, gain, Unit::Months).by(R::ConstantWithin);
    let joining = given(S::Joining, terms.joining_monthly, Unit::Customers);
    let profit = given(
        S::MemberProfit,
        terms.profit_monthly,
        Unit::MoneyPerCustomerMonth,
    );
    let brings = Expr::Times(vec![
        longer.as_input(),
        joining.as_input(),
        profit.as_input(),
    ]);
    let brings = Explained::new(S::ProfitOfAll, Unit::MoneyPerMonth, brings).by(R::LittlesLaw);
    let lang = reader.lang;
    let mut facts = Facts::new(reader);
    facts.named(words::MONTHS_NOW.get(lang), &months(now), "");
    facts.named(words::MONTHS_THEN.get(lang), &months(then), "");
    facts.named(
        words::PROFIT_MORE.get(lang),
        &brings,
        words::LATER_LOSSES_KEPT.get(lang),
    );
    Some(facts.table(words::FIRST_LOSS_TITLE))
}

fn figure(reader: Reader, terms: &SchoolTerms, fits: &[SurvivalFit], answer: &Sentence) -> Figure {
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

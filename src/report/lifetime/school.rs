//! Members who join and leave as a sheet (M09): stock, flow and losses held against each other.

use super::parts::{Controls, Facts, LinesOf, Reader, Ruled, lines, modelled, series};
use super::question::SchoolTerms;
use super::retention::{at_least, given, parameters, payments, refusal, worth};
use super::school_groups::Groups;
use super::school_reasons::{Reasons, Steady};
use crate::chart::{CurveMark, Figure, YScale};
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::{
    Attrition, FitBy, Membership, MembershipError, MembershipValue, RetentionError, StockReading,
    SurvivalFit, SurvivalKind,
};
use crate::report::build::{Columns, Numbers};
use crate::report::fields::json_of;
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
    let groups = Groups::of(reader, &terms.groups, AT)?;
    let reasons = terms
        .reasons
        .map(|it| Reasons::of(reader, it, AT))
        .transpose()?;
    let is_yearly = terms.reading == StockReading::JoiningYearly;
    let mut members = membership(terms);
    if is_yearly {
        members.joining_monthly = terms.stock.value / 12.0;
    }
    let found = members.value().map_err(|error| refused(lang, error))?;
    let attrition = members.attrition().map_err(|error| refused(lang, error))?;
    let fits: Vec<SurvivalFit> = CURVES
        .into_iter()
        .map(|kind| SurvivalFit::of(kind, &attrition, FitBy::Likelihood))
        .collect();
    let pieces = found
        .piecewise_months
        .map(|months| modelled(S::PiecewiseMonths, months, Unit::Months).by(R::ConstantWithin));
    let readings = Readings::of(terms, pieces.as_ref());
    let (stock, joining) = match (is_yearly, readings.yearly_stock.clone()) {
        (false, _) => (readings.stock.clone(), readings.joining.clone()),
        (true, Some(stock)) => (stock, readings.yearly_joining.clone()),
        (true, None) => {
            let words = words::NO_MEAN_STAY.get(lang).to_owned();
            return Err(refusal(words, &format!("{AT}/reading")));
        }
    };
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
    if !is_yearly {
        let of = [&pieces, &readings.implied, &readings.stock_gap];
        for of in of.into_iter().flatten() {
            facts.add(of, "");
        }
    }
    facts.named(
        words::TOLD_YEAR.get(lang),
        &readings.year_of_joining,
        words::TWELVE_MONTHS.get(lang),
    );
    let stays = Expr::Number(1.0).minus(joining.as_input().over(stock.as_input()));
    let stays = Explained::new(S::StaysByLittle, Unit::Percent, stays).by(R::LittlesLaw);
    facts.add(&stays, "");
    let rate = terms
        .discount_monthly
        .named(S::DiscountMonthly, Unit::Percent);
    let kept = stays.as_input().over(Expr::Number(1.0).plus(rate));
    let worth = profit.as_input().over(Expr::Number(1.0).minus(kept));
    facts.add(
        &Explained::new(S::ValueByLittle, Unit::MoneyPerCustomer, worth),
        "",
    );
    let month = Expr::of(S::Residence, 1.0, Unit::Months, Source::Assumption);
    let more = joining.as_input().times(month);
    let more = Explained::new(S::MembersOfAMonthMore, Unit::Customers, more);
    facts.add(&more.by(R::LittlesLaw), "");
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
    // A number that is assumed beside the case's own says nothing of another reading of them.
    if let Some(leaving) = terms.leaving_monthly.filter(|_| !is_yearly) {
        let leaving = given(S::Leaving, leaving, Unit::Customers);
        let net = joining.as_input().minus(leaving.as_input());
        let net = Explained::new(S::NetFlow, Unit::Customers, net);
        let out = Explained::new(
            S::ResidenceByLeaving,
            Unit::Months,
            stock.as_input().over(leaving.as_input()),
        );
        let year = Expr::Number(12.0).times(net.as_input());
        let year = Explained::new(
            S::StockInAYear,
            Unit::Customers,
            stock.as_input().plus(year),
        );
        facts.add(&leaving, words::LEAVING_ASSUMED.get(lang));
        for of in [&net, &year, &out.by(R::LittlesLaw)] {
            facts.add(of, "");
        }
    }
    let mut tables = vec![
        facts.table(paper::GROUP_FACTS),
        readings.table(reader),
        intervals(reader, terms, &found, &joining),
    ];
    tables.push(curves(reader, terms, &attrition, &fits, discount));
    tables.push(survivors(reader, terms, &fits, discount));
    let steady = Steady {
        reader,
        joining: &joining,
        profit: &profit,
        members: &members,
    };
    tables.extend(steady.first_loss(terms.first_loss.value));
    let mut told = Numbers::default();
    let said = match is_yearly {
        true => vec![
            Some(readings.joined_yearly.clone()),
            Some(joining.clone()),
            Some(readings.year_gap.clone()),
            pieces.clone(),
            Some(stock.clone()),
        ],
        false => vec![
            Some(residence),
            Some(brings),
            pieces.clone(),
            readings.stock_gap.clone(),
        ],
    };
    let mut parts = said
        .into_iter()
        .flatten()
        .map(|of| {
            let shown = reader.shown(&of);
            told.tell(of, shown)
        })
        .collect::<Vec<_>>();
    let said = match (is_yearly, parts.len()) {
        (true, _) => words::YEARLY_ANSWER,
        (false, 4) => words::SCHOOL_ANSWER,
        (false, _) => {
            parts.truncate(2);
            words::SCHOOL_ANSWER_SHORT
        }
    };
    let answer = Sentence::with(said.get(lang), parts);
    let notes = [
        RegisterId::E1,
        RegisterId::E2,
        RegisterId::E3,
        RegisterId::E4,
        RegisterId::E5,
        RegisterId::E6,
    ]
    .map(|id| {
        let entry = register::words(lang, id);
        let handling = match id == RegisterId::E1 && is_yearly {
            true => words::READ_YEARLY.get(lang),
            false => entry.handling,
        };
        format!("{id:?} · {}{}{handling}", entry.problem, lang.pick("", " "))
    });
    let mut figures = vec![figure(reader, terms, &fits, &answer)];
    let mut controls = controls(reader, terms);
    let mut notes = notes.to_vec();
    if let Some(groups) = &groups {
        figures.push(groups.picture(&mut told));
        tables.extend(groups.tables(&revenue, &profit));
        groups.controls(&mut controls);
        notes.extend(groups.note());
    }
    if let Some(reasons) = &reasons {
        let of = reasons.tables(steady);
        figures.extend(of.first().and_then(|it| reasons.picture(reader, it)));
        tables.extend(of);
        reasons.controls(reader, &mut controls);
    }
    Ok(Sheet {
        currency: own,
        figures,
        answer,
        method: reader.rule(R::LittlesLaw),
        numbers: told.0,
        controls: controls.done(),
        tables,
        notes,
        ..Sheet::default()
    })
}

fn controls(reader: Reader, terms: &SchoolTerms) -> Controls {
    let lang = reader.lang;
    let mut controls = Controls::at(lang, "school");
    let (heads, money) = (paper::HEADS.get(lang), reader.money());
    let named = |it: StockReading| (words::reading(lang, it).to_owned(), json_of(&it));
    let chosen = READINGS.iter().position(|it| *it == terms.reading);
    controls.choice(
        words::READ_AS,
        "reading",
        chosen,
        READINGS.map(named).to_vec(),
    );
    let stock = match terms.reading {
        StockReading::AtOneTime => words::STOCK,
        StockReading::JoiningYearly => words::JOINED_YEARLY,
    };
    controls.number(stock, "stock", Some(terms.stock.value), heads);
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
    controls
}

/// What the told number of members can be.
const READINGS: [StockReading; 2] = [StockReading::AtOneTime, StockReading::JoiningYearly];

/// The told number of members in both readings, each held against the other figures.
struct Readings {
    /// The number as members at one time.
    stock: Explained,
    /// Who join a month, as told.
    joining: Explained,
    /// The stock that joining and losses give.
    implied: Option<Explained>,
    stock_gap: Option<Explained>,
    /// The number as a year's joining.
    joined_yearly: Explained,
    yearly_joining: Explained,
    /// Those who are then there at one time.
    yearly_stock: Option<Explained>,
    /// Twelve months of the told joining, which the year's should equal.
    year_of_joining: Explained,
    year_gap: Explained,
}

impl Readings {
    fn of(terms: &SchoolTerms, pieces: Option<&Explained>) -> Readings {
        let heads = Unit::Customers;
        let stock = given(S::Stock, terms.stock, heads);
        let joining = given(S::Joining, terms.joining_monthly, heads);
        let joined_yearly = given(S::JoinedYearly, terms.stock, heads);
        let yearly = joined_yearly.as_input().over(Expr::Number(12.0));
        let yearly_joining = Explained::new(S::Joining, heads, yearly);
        let year = joining.as_input().times(Expr::Number(12.0));
        let year_of_joining = Explained::new(S::YearOfJoining, heads, year);
        let there = |joining: &Explained, months: &Explained| {
            let heads_there = joining.as_input().times(months.as_input());
            Explained::new(S::ImpliedStock, heads, heads_there).by(R::LittlesLaw)
        };
        let gap = |symbol: S, of: &Explained, to: &Explained| {
            let gap = of.as_input().over(to.as_input()).minus(Expr::Number(1.0));
            Explained::new(symbol, Unit::Percent, gap)
        };
        let implied = pieces.map(|months| there(&joining, months));
        Readings {
            stock_gap: implied
                .as_ref()
                .map(|implied| gap(S::StockGap, implied, &stock)),
            implied,
            yearly_stock: pieces.map(|months| there(&yearly_joining, months)),
            year_gap: gap(S::FigureGap, &joined_yearly, &year_of_joining),
            stock,
            joining,
            joined_yearly,
            yearly_joining,
            year_of_joining,
        }
    }

    /// Both readings beside each other: the one that agrees with the other figures is the likelier.
    fn table(&self, reader: Reader) -> SheetTable {
        let lang = reader.lang;
        let names = READINGS.map(|it| words::reading(lang, it).to_owned());
        let mut columns = Columns::new(lang, reader.currency, words::READ_AS.get(lang), names);
        let title = |symbol: S| symbol_name(lang, symbol.into());
        let both =
            |one: Option<&Explained>, other: Option<&Explained>| vec![one.cloned(), other.cloned()];
        columns.add(
            title(S::Joining),
            both(Some(&self.joining), Some(&self.yearly_joining)),
        );
        columns.add(
            title(S::Stock),
            both(Some(&self.stock), self.yearly_stock.as_ref()),
        );
        columns.say(
            words::HELD_AGAINST.get(lang),
            vec![
                words::BY_LOSSES.get(lang).to_owned(),
                words::BY_JOINING.get(lang).to_owned(),
            ],
        );
        columns.add(
            words::OTHER_FIGURE.get(lang),
            both(self.implied.as_ref(), Some(&self.year_of_joining)),
        );
        columns.add(
            title(S::FigureGap),
            both(self.stock_gap.as_ref(), Some(&self.year_gap)),
        );
        SheetTable {
            title: words::TWO_READINGS.get(lang).into(),
            note: words::TWO_READINGS_NOTE.get(lang).into(),
            table: columns.table(),
        }
    }
}

/// What those who have stayed so long are still worth.
fn survivors(
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

fn intervals(
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

fn curves(
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

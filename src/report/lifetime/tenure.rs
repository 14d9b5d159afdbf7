//! Tenure as a sheet (M40): what customers bring by year since their first order.

use super::cohorts::rate;
use super::parts::{Controls, LinesOf, Reader, Ruled, counted, lines, series};
use super::question::TenureTerms;
use crate::chart::{CurveMark, YScale};
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::{Tenure, TenureTrend, TenureYear, payback};
use crate::report::build::{Columns, Numbers};
use crate::report::{Sheet, SheetTable};
use crate::text::Lang;
use crate::text::explain::symbol_name;
use crate::text::number::{self, AxisUnit};
use crate::text::sentence::Sentence;
use crate::text::ui::sheet_cohorts as words;
use crate::units::{Currency, Money};

/// Money by year of tenure (M40).
pub fn tenure(lang: Lang, currency: Currency, terms: &TenureTerms, found: &Tenure) -> Sheet {
    let reader = Reader { lang, currency };
    let mut told = Numbers::default();
    let years = &found.years;
    let compared = found.compared_years();
    let ends = [compared.first(), compared.last()];
    let parts = ends.into_iter().flatten().filter_map(per_active).map(|of| {
        let shown = reader.shown(&of);
        told.tell(of, shown)
    });
    let parts: Vec<_> = parts.collect();
    let last = compared.last().map_or(0, |it| it.year);
    let answer = match (found.trend, years.len()) {
        (TenureTrend::NotSeen, _) => words::TENURE_NOT_SEEN.get(lang).into(),
        (trend, _) => {
            let is_profit = found.has_profit();
            let said = match found.fewest() {
                Some(few) => words::tenure_few(lang, (few.year, few.active), last, is_profit),
                None => words::tenure_answer(lang, trend, last, is_profit),
            };
            Sentence::with(&said, parts)
        }
    };
    let mut controls = Controls::at(lang, "tenure");
    controls.number(
        words::ACQUISITION,
        "acquisition_cost",
        terms.acquisition_cost,
        &reader.money(),
    );
    Sheet {
        figures: tenure_figure(reader, found, &answer).into_iter().collect(),
        answer,
        method: reader.rule(R::TenureYear),
        numbers: told.0,
        controls: controls.done(),
        tables: match years.is_empty() {
            true => Vec::new(),
            false => vec![tenure_table(reader, terms, found)],
        },
        notes: left_out(lang, found)
            .into_iter()
            .chain([
                words::TENURE_FIRST_YEAR.get(lang).into(),
                words::TENURE_BOTH_WAYS.get(lang).into(),
                words::TENURE_NOT_CAUSE.get(lang).into(),
            ])
            .collect(),
        ..Sheet::default()
    }
}

/// Which years have too few customers to be compared.
fn left_out(lang: Lang, found: &Tenure) -> Option<String> {
    let few = found.years.get(found.compared)?;
    Some(words::tenure_left_out(lang, few.year, few.active))
}

/// Profit of a year ÷ those who ordered in it; revenue where the file gives no profit.
fn per_active(year: &TenureYear) -> Option<Explained> {
    match year.profit {
        Some(profit) => each_of(year, (S::YearProfit, profit), S::ProfitPerActive),
        None => each_of(year, (S::YearRevenue, year.revenue), S::RevenuePerActive),
    }
}

fn each_of(year: &TenureYear, (of, money): (S, Money), each: S) -> Option<Explained> {
    if year.active == 0 {
        return None;
    }
    let money = Expr::of(of, money.units(), Unit::Money, Source::File);
    let heads = Expr::of(
        S::ActiveInYear,
        year.active as f64,
        Unit::Customers,
        Source::File,
    );
    let each = Explained::new(each, Unit::MoneyPerCustomerYear, money.over(heads));
    Some(each.by(R::TenureYear))
}

fn tenure_table(reader: Reader, terms: &TenureTerms, found: &Tenure) -> SheetTable {
    let lang = reader.lang;
    let years = &found.years;
    let names = years.iter().map(|it| words::nth_year(lang, it.year));
    let mut columns = Columns::new(lang, reader.currency, words::TENURE_YEAR.get(lang), names);
    let title = |symbol: S| symbol_name(lang, symbol.into());
    let heads = |symbol: S, of: &dyn Fn(&TenureYear) -> u64| {
        let all = years.iter().map(|it| {
            let found = counted(symbol, of(it) as f64, Unit::Customers);
            Some(found.by(R::TenureYear))
        });
        all.collect::<Vec<_>>()
    };
    columns.add(title(S::SeenThrough), heads(S::SeenThrough, &|it| it.seen));
    columns.add(
        title(S::ActiveInYear),
        heads(S::ActiveInYear, &|it| it.active),
    );
    let shares = years.iter().map(|it| {
        let seen = (S::SeenThrough, it.seen);
        Some(rate(S::FromStart, (S::ActiveInYear, it.active), seen)?.by(R::TenureYear))
    });
    columns.add(words::ACTIVE_SHARE.get(lang), shares.collect());
    let revenue = years.iter().map(|it| {
        let money = counted(S::YearRevenue, it.revenue.units(), Unit::Money);
        Some(money.by(R::TenureYear))
    });
    columns.add(title(S::YearRevenue), revenue.collect());
    let profit = years.iter().map(|it| {
        let money = counted(S::YearProfit, it.profit?.units(), Unit::Money);
        Some(money.by(R::TenureYear))
    });
    columns.add(title(S::YearProfit), profit.collect());
    let revenue = years
        .iter()
        .map(|it| each_of(it, (S::YearRevenue, it.revenue), S::RevenuePerActive));
    columns.add(title(S::RevenuePerActive), revenue.collect());
    let profit = years
        .iter()
        .map(|it| each_of(it, (S::YearProfit, it.profit?), S::ProfitPerActive));
    columns.add(title(S::ProfitPerActive), profit.collect());
    let has_profit = found.has_profit();
    let so_far = match has_profit {
        true => words::PROFIT_SO_FAR,
        false => words::REVENUE_SO_FAR,
    };
    let cumulative = years.iter().map(|it| {
        let value = it.cumulative_per_customer;
        Some(counted(S::ValueSoFar, value, Unit::MoneyPerCustomer).by(R::TenureYear))
    });
    columns.add(so_far.get(lang), cumulative.collect());
    let mut note = String::new();
    if let Some(cost) = terms.acquisition_cost {
        let mut before = 0.0;
        let yearly: Vec<f64> = years
            .iter()
            .map(|it| {
                let year = it.cumulative_per_customer - before;
                before = it.cumulative_per_customer;
                year
            })
            .collect();
        let (_, year) = payback(cost, &yearly);
        note = words::tenure_payback(lang, year, has_profit);
    }
    SheetTable {
        title: words::BY_YEAR.get(lang).into(),
        note,
        table: columns.table(),
    }
}

fn tenure_figure(
    reader: Reader,
    found: &Tenure,
    answer: &Sentence,
) -> Option<crate::chart::Figure> {
    let lang = reader.lang;
    let points: Vec<(f64, f64)> = found
        .years
        .iter()
        .filter_map(|it| Some((f64::from(it.year), it.per_active()?)))
        .collect();
    if points.len() < 2 {
        return None;
    }
    let most = points
        .iter()
        .fold(0.0, |most: f64, point| most.max(point.1));
    let axis_unit = AxisUnit::for_max(lang, most);
    let unit = crate::text::explain::unit_name(lang, Unit::MoneyPerCustomerYear, reader.currency);
    let has_profit = found.has_profit();
    let name = match has_profit {
        true => S::ProfitPerActive,
        false => S::RevenuePerActive,
    };
    let name = symbol_name(lang, name.into());
    let marks = points.iter().map(|(year, money)| CurveMark {
        x: *year,
        y: *money,
        spoken: words::tenure_spoken(lang, *year as u32, &number::money(lang, *money), &unit),
    });
    let marks = marks.collect();
    let ticks = points
        .iter()
        .map(|(year, _)| (*year, (*year as u32).to_string()))
        .collect();
    let mut line = series(name, 1, points);
    line.is_dotted = true;
    Some(lines(
        lang,
        LinesOf {
            title: match has_profit {
                true => words::TENURE_FIGURE_PROFIT,
                false => words::TENURE_FIGURE,
            },
            x_title: words::TENURE_YEAR,
            y_title: name.to_owned(),
            y_unit: axis_unit.with(lang, &unit),
            y_rule: match has_profit {
                true => words::TENURE_FIGURE_PROFIT_RULE,
                false => words::TENURE_FIGURE_RULE,
            },
            scale: YScale::Amount {
                divisor: axis_unit.divisor,
            },
            period: String::new(),
            reading: answer,
            table: tenure_table(reader, &TenureTerms::default(), found).table,
        },
        ticks,
        vec![line],
        None,
        marks,
    ))
}

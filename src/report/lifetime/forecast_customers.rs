//! A forecast closer: where its ranges come from, and the best customers.

use super::forecast::Rules;
use super::forecast_groups::range_end;
use super::forecast_trees as trees;
use super::listing::{heading, shown_name};
use super::parts::{Facts, Reader, Ruled, counted, modelled};
use crate::explain::{Explained, LifetimeRule as R, LifetimeSymbol as S, Unit};
use crate::ingest::Texts;
use crate::lifetime::{CustomerInterval, ForecastCustomer, Forecasted, Interval, TotalIntervals};
use crate::report::SheetTable;
use crate::report::build::Columns;
use crate::text::explain::symbol_name;
use crate::text::ui::sheet_forecast as words;
use crate::text::ui::sheet_lifetime as words_of_list;

/// Both ranges of the totals, with the part of the parameters apart.
pub(super) fn ranges(reader: Reader, all: &TotalIntervals) -> SheetTable {
    let lang = reader.lang;
    let level = all.level;
    let mut facts = Facts::new(reader);
    let (whole, part) = (R::Range { level }, R::RangeOfParameters { level });
    let mut add = |line, range: &Interval, unit, rule: R| {
        for (is_high, symbol, value) in [(false, S::Low, range.low), (true, S::High, range.high)] {
            let name = words::end_of(lang, line, is_high);
            facts.named(&name, &modelled(symbol, value, unit).by(rule), "");
        }
    };
    add(words::ORDERS_WHOLE, &all.orders, Unit::Orders, whole);
    let by_parameters = &all.orders_by_parameters;
    add(words::ORDERS_PARAMETERS, by_parameters, Unit::Orders, part);
    if let (Some(clv), Some(by_parameters)) = (&all.clv, &all.clv_by_parameters) {
        add(words::VALUE_WHOLE, clv, Unit::Money, whole);
        add(words::VALUE_PARAMETERS, by_parameters, Unit::Money, part);
    }
    let mut table = facts.table(words::RANGES);
    let between = reader.lang.pick("", " ");
    table.note = [reader.rule(whole), reader.rule(part)].join(between);
    table
}

/// An end of a customer's range with its rule.
pub(super) fn customer_ends(
    ranges: &CustomerInterval,
    of: fn(&CustomerInterval) -> Option<Interval>,
    is_high: bool,
    unit: Unit,
) -> Option<Explained> {
    let level = ranges.level;
    Some(range_end(of(ranges)?, is_high, unit).by(match unit {
        Unit::Percent => R::RangeOfParameters { level },
        _ => R::RangeOfCustomer { level },
    }))
}

/// The best customers, each number with its tree.
pub(super) fn best(
    reader: Reader,
    forecasted: &Forecasted,
    rules: &Rules,
    ids: &Texts,
) -> SheetTable {
    let lang = reader.lang;
    let forecast = &forecasted.forecast;
    let all = forecasted.histories.distinct().count();
    let best = &forecast.best;
    let has_patterns = best.iter().any(|it| it.alike > 1);
    let names = best
        .iter()
        .map(|it| shown_name(lang, has_patterns, ids.get(it.customer as usize)));
    let heading = heading(lang, has_patterns);
    let mut columns = Columns::new(lang, reader.currency, heading, names);
    let title = |symbol: S| symbol_name(lang, symbol.into());
    let each = |of: &dyn Fn(&ForecastCustomer) -> Option<Explained>| -> Vec<Option<Explained>> {
        best.iter().map(of).collect()
    };
    let ranged = |unit: Unit, of: fn(&CustomerInterval) -> Option<Interval>, is_high: bool| {
        each(&|it| customer_ends(it.intervals.as_ref()?, of, is_high, unit))
    };
    if has_patterns {
        let many = |it: &ForecastCustomer| {
            Some(counted(
                S::FrequencyCustomers,
                it.alike as f64,
                Unit::Customers,
            ))
        };
        columns.add(title(S::FrequencyCustomers), each(&many));
    }
    columns.add(
        title(S::CustomerValue),
        each(&|it| {
            Some(
                trees::value(forecast, it)?
                    .by(rules.horizon)
                    .by(rules.discount),
            )
        }),
    );
    let clv: fn(&CustomerInterval) -> Option<Interval> = |it| it.clv;
    let money = Unit::MoneyPerCustomer;
    columns.add(words::VALUE_LOW.get(lang), ranged(money, clv, false));
    columns.add(words::VALUE_HIGH.get(lang), ranged(money, clv, true));
    columns.add(
        title(S::CustomerOrders),
        each(&|it| Some(trees::orders(forecast, it).by(rules.horizon))),
    );
    let orders: fn(&CustomerInterval) -> Option<Interval> = |it| Some(it.orders);
    columns.add(
        words::ORDERS_LOW.get(lang),
        ranged(Unit::Orders, orders, false),
    );
    columns.add(
        words::ORDERS_HIGH.get(lang),
        ranged(Unit::Orders, orders, true),
    );
    columns.add(
        title(S::Alive),
        each(&|it| Some(trees::alive(forecast, it))),
    );
    let alive: fn(&CustomerInterval) -> Option<Interval> = |it| Some(it.p_alive);
    columns.add(
        words::ALIVE_LOW.get(lang),
        ranged(Unit::Percent, alive, false),
    );
    columns.add(
        words::ALIVE_HIGH.get(lang),
        ranged(Unit::Percent, alive, true),
    );
    columns.add(
        title(S::ResidualOrders),
        each(&|it| trees::residual(forecast, it)),
    );
    columns.add(title(S::OrderMoney), each(&|it| trees::money(forecast, it)));
    columns.add(
        title(S::TimesBought),
        each(&|it| {
            let times = counted(S::TimesBought, f64::from(it.x), Unit::Orders);
            Some(times.by(R::RepeatOrders))
        }),
    );
    let level = forecast.intervals.map(|it| it.level);
    let mut note = words_of_list::first_of(lang, best.len(), all);
    if let Some(level) = level {
        note = format!("{}{note}", reader.rule(R::RangeOfCustomer { level }));
    }
    SheetTable {
        title: words::everyone_by(forecast.total_clv.is_some())
            .get(lang)
            .into(),
        note,
        table: columns.table(),
    }
}

//! A forecast in parts: where its ranges come from, by frequency, the best customers.

use super::forecast::{Rules, total_orders, total_value};
use super::forecast_trees as trees;
use super::parts::{Facts, Reader, Ruled, counted, modelled};
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::ingest::Texts;
use crate::lifetime::{
    CustomerInterval, Forecast, ForecastCustomer, FrequencyGroup, Interval, TotalIntervals,
};
use crate::report::SheetTable;
use crate::report::build::Columns;
use crate::text::explain::symbol_name;
use crate::text::mask;
use crate::text::ui::sheet_forecast as words;
use crate::text::ui::sheet_lifetime::CUSTOMER;

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
    table.note = format!("{}{}", reader.rule(whole), reader.rule(part));
    table
}

/// Expected orders of a group.
pub(super) fn group_orders(group: &FrequencyGroup, rules: &Rules) -> Explained {
    rules.on_orders(modelled(S::GroupOrders, group.orders, Unit::Orders))
}

/// Value of a group: its discounted revenue × margin.
fn group_value(forecast: &Forecast, group: &FrequencyGroup, rules: &Rules) -> Option<Explained> {
    let value = group.clv?;
    let margin = forecast.terms.margin.get();
    Some(rules.on_value(match margin == 0.0 {
        true => modelled(S::GroupValue, value, Unit::Money),
        false => {
            let revenue = Expr::of(
                S::GroupRevenue,
                value / margin,
                Unit::Money,
                Source::Derived,
            );
            let share = Expr::of(S::ValueMargin, margin, Unit::Percent, Source::Assumption);
            Explained::new(S::GroupValue, Unit::Money, revenue.times(share))
        }
    }))
}

fn range_end(range: Interval, is_high: bool, unit: Unit) -> Explained {
    let (symbol, value) = match is_high {
        true => (S::High, range.high),
        false => (S::Low, range.low),
    };
    modelled(symbol, value, unit)
}

/// By orders after the first, with all at the end.
pub(super) fn groups(reader: Reader, forecast: &Forecast, rules: &Rules) -> SheetTable {
    let lang = reader.lang;
    let groups = &forecast.groups;
    let all = words::ALL.get(lang).to_owned();
    let names = groups.iter().map(|it| words::group(it.least_x, it.most_x));
    let names = names.chain(std::iter::once(all));
    let mut columns = Columns::new(lang, reader.currency, words::GROUP.get(lang), names);
    let title = |symbol: S| symbol_name(lang, symbol.into());
    let with_all = |of: &dyn Fn(&FrequencyGroup) -> Option<Explained>, all: Option<Explained>| {
        let each = groups.iter().map(of);
        each.chain(std::iter::once(all)).collect::<Vec<_>>()
    };
    let customers = |many: u64| counted(S::FrequencyCustomers, many as f64, Unit::Customers);
    columns.add(
        title(S::FrequencyCustomers),
        with_all(
            &|it| Some(customers(it.customers)),
            Some(customers(forecast.fit.customers)),
        ),
    );
    let alive = |share: f64| rules.on_fit(modelled(S::MeanAlive, share, Unit::Percent));
    columns.add(
        title(S::MeanAlive),
        with_all(
            &|it| Some(alive(it.mean_p_alive)),
            Some(alive(forecast.mean_p_alive)),
        ),
    );
    let ranged = |unit: Unit, of: fn(&TotalIntervals) -> Option<Interval>, is_high: bool| {
        let end = |it: &TotalIntervals| {
            let end = range_end(of(it)?, is_high, unit);
            Some(end.by(R::Range { level: it.level }))
        };
        with_all(
            &|it| end(it.intervals.as_ref()?),
            forecast.intervals.as_ref().and_then(end),
        )
    };
    let orders: fn(&TotalIntervals) -> Option<Interval> = |it| Some(it.orders);
    columns.add(
        title(S::ExpectedOrders),
        with_all(
            &|it| Some(group_orders(it, rules)),
            Some(total_orders(forecast, rules)),
        ),
    );
    columns.add(
        words::ORDERS_LOW.get(lang),
        ranged(Unit::Orders, orders, false),
    );
    columns.add(
        words::ORDERS_HIGH.get(lang),
        ranged(Unit::Orders, orders, true),
    );
    columns.add(
        title(S::GroupValue),
        with_all(
            &|it| group_value(forecast, it, rules),
            total_value(forecast, rules),
        ),
    );
    let clv: fn(&TotalIntervals) -> Option<Interval> = |it| it.clv;
    columns.add(words::VALUE_LOW.get(lang), ranged(Unit::Money, clv, false));
    columns.add(words::VALUE_HIGH.get(lang), ranged(Unit::Money, clv, true));
    let level = forecast.intervals.map(|it| R::Range { level: it.level });
    SheetTable {
        title: words::GROUPS.get(lang).into(),
        note: level.map_or(String::new(), |rule| reader.rule(rule)),
        table: columns.table(),
    }
}

/// The best customers, each number with its tree.
pub(super) fn best(reader: Reader, forecast: &Forecast, rules: &Rules, ids: &Texts) -> SheetTable {
    let lang = reader.lang;
    let best = &forecast.best;
    let names = best
        .iter()
        .map(|it| mask::masked(ids.get(it.customer as usize)));
    let mut columns = Columns::new(lang, reader.currency, CUSTOMER.get(lang), names);
    let title = |symbol: S| symbol_name(lang, symbol.into());
    let each = |of: &dyn Fn(&ForecastCustomer) -> Option<Explained>| -> Vec<Option<Explained>> {
        best.iter().map(of).collect()
    };
    let ranged = |unit: Unit, of: fn(&CustomerInterval) -> Option<Interval>, is_high: bool| {
        each(&|it| {
            let ranges = it.intervals.as_ref()?;
            let level = ranges.level;
            Some(range_end(of(ranges)?, is_high, unit).by(match unit {
                Unit::Percent => R::RangeOfParameters { level },
                _ => R::RangeOfCustomer { level },
            }))
        })
    };
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
    SheetTable {
        title: match forecast.total_clv {
            Some(_) => words::BEST.get(lang).into(),
            None => words::BEST_ORDERS.get(lang).into(),
        },
        note: level.map_or(String::new(), |level| {
            reader.rule(R::RangeOfCustomer { level })
        }),
        table: columns.table(),
    }
}

//! A forecast by groups of customers: by how often they have bought, and by segment.

use super::forecast::{Rules, margin_of, total_orders, total_value};
use super::parts::{Reader, Ruled, counted, modelled};
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::{Forecast, Interval, PartForecast, TotalIntervals};
use crate::report::SheetTable;
use crate::report::build::Columns;
use crate::segment::SegmentName;
use crate::text::explain::symbol_name;
use crate::text::segments::segment;
use crate::text::ui::Phrase;
use crate::text::ui::sheet_forecast as words;

/// Expected orders of a group.
fn group_orders(group: &PartForecast, rules: &Rules) -> Explained {
    rules.on_orders(modelled(S::GroupOrders, group.orders, Unit::Orders))
}

/// Value of a group: its discounted revenue × margin.
fn group_value(forecast: &Forecast, group: &PartForecast, rules: &Rules) -> Option<Explained> {
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
            let value = revenue.times(margin_of(forecast));
            Explained::new(S::GroupValue, Unit::Money, value)
        }
    }))
}

/// One end of a range.
pub(super) fn range_end(range: Interval, is_high: bool, unit: Unit) -> Explained {
    let (symbol, value) = match is_high {
        true => (S::High, range.high),
        false => (S::Low, range.low),
    };
    modelled(symbol, value, unit)
}

/// By orders after the first, with all at the end.
pub(super) fn groups(reader: Reader, forecast: &Forecast, rules: &Rules) -> SheetTable {
    let groups = forecast.groups.iter();
    let named = groups.map(|it| (words::group(it.least_x, it.most_x), it.part()));
    let heads = [words::GROUPS, words::GROUP];
    parts(reader, forecast, rules, heads, &named.collect::<Vec<_>>())
}

/// By segment, with all at the end; none where nobody of any has a history.
pub(super) fn segments(
    reader: Reader,
    forecast: &Forecast,
    rules: &Rules,
    segments: &[(SegmentName, Option<PartForecast>)],
) -> Option<SheetTable> {
    let known = segments
        .iter()
        .filter_map(|(name, part)| Some((segment(reader.lang, name), (*part)?)));
    let known: Vec<_> = known.collect();
    let heads = [words::BY_SEGMENT, words::SEGMENT];
    (!known.is_empty()).then(|| parts(reader, forecast, rules, heads, &known))
}

/// Parts of the customers by name, with all at the end.
fn parts(
    reader: Reader,
    forecast: &Forecast,
    rules: &Rules,
    [title_of, first]: [Phrase; 2],
    groups: &[(String, PartForecast)],
) -> SheetTable {
    let lang = reader.lang;
    let all = words::ALL.get(lang).to_owned();
    let names = groups.iter().map(|(name, _)| name.clone());
    let names = names.chain(std::iter::once(all));
    let mut columns = Columns::new(lang, reader.currency, first.get(lang), names);
    let title = |symbol: S| symbol_name(lang, symbol.into());
    let with_all = |of: &dyn Fn(&PartForecast) -> Option<Explained>, all: Option<Explained>| {
        let each = groups.iter().map(|(_, part)| of(part));
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
    let alive = |share: f64| {
        rules
            .on_fit(modelled(S::MeanAlive, share, Unit::Percent))
            .by(R::MeanAlive)
    };
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
        title: title_of.get(lang).into(),
        note: level.map_or(String::new(), |rule| reader.rule(rule)),
        table: columns.table(),
    }
}

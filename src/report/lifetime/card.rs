//! The forecast of one customer, as their card shows it.

use super::forecast::{Rules, doubt};
use super::forecast_customers::customer_ends;
use super::forecast_kept::model_told;
use super::forecast_trees as trees;
use super::parts::{Facts, Reader, Ruled};
use super::periods_bought::{periods, tables_in};
use crate::explain::{Explained, LifetimeRule as R, Unit};
use crate::lifetime::{CustomerInterval, CustomerRanges, Forecast, ForecastCustomer, Forecasted};
use crate::lifetime::{Interval, LEVEL};
use crate::report::SheetTable;
use crate::text::names;
use crate::text::ui::Phrase;
use crate::text::ui::sheet_customers as card;
use crate::text::ui::sheet_forecast as words;

/// What the forecast says of a customer (a number in the base), model, day and horizon named; none
/// where the forecast does not know them.
pub fn card_forecast(reader: Reader, forecasted: &Forecasted, customer: u32) -> Option<SheetTable> {
    let Forecasted {
        forecast,
        histories,
        scores,
        ..
    } = forecasted;
    let at = histories.customer.binary_search(&customer).ok()?;
    let ranges = CustomerRanges::of(forecasted.range_basis());
    let of = ForecastCustomer::at(at, histories, scores, ranges.as_ref(), LEVEL);
    Some(table(reader, forecast, &of))
}

fn table(reader: Reader, forecast: &Forecast, of: &ForecastCustomer) -> SheetTable {
    let lang = reader.lang;
    let rules = Rules::of(forecast);
    let mut facts = Facts::new(reader);
    let ranges = of.intervals.as_ref();
    let ends = |facts: &mut Facts, low_high: [Phrase; 2], unit: Unit, range: Range| {
        let Some(ranges) = ranges else { return };
        for (is_high, name) in [false, true].into_iter().zip(low_high) {
            if let Some(end) = customer_ends(ranges, range, is_high, unit) {
                let name = words::end_with_level(lang, name, ranges.level);
                facts.named(&name, &end, "");
            }
        }
    };
    facts.add(&trees::alive(forecast, of), "");
    let alive: Range = |it| Some(it.p_alive);
    let low_high = [words::ALIVE_LOW, words::ALIVE_HIGH];
    ends(&mut facts, low_high, Unit::Percent, alive);
    facts.add(&of_one(trees::orders(forecast, of).by(rules.horizon)), "");
    let orders: Range = |it| Some(it.orders);
    let low_high = [words::ORDERS_LOW, words::ORDERS_HIGH];
    ends(&mut facts, low_high, Unit::Orders, orders);
    if let Some(value) = trees::value(forecast, of) {
        let value = value.by(rules.horizon).by(rules.discount);
        facts.named(card::VALUE.get(lang), &of_one(value.by(rules.margin)), "");
        let low_high = [words::VALUE_LOW, words::VALUE_HIGH];
        ends(&mut facts, low_high, Unit::Money, |it| it.clv);
    }
    let model = model_told(lang, forecast);
    let until = forecast.until.map(|day| names::day(lang, day));
    let months = names::months(lang, forecast.terms.horizon_months);
    let mut table = facts.table(card::FORECAST);
    table.title = card::forecast_title(lang, &months);
    let mut said = vec![card::forecast_note(lang, &model, until.as_deref())];
    said.extend(
        ranges
            .is_some()
            .then(|| reader.rule(R::RangeOfCustomer { level: LEVEL })),
    );
    said.extend(forecast.total_clv.map(|_| reader.rule(rules.margin)));
    let counted = periods(forecast);
    tables_in(reader, counted, std::slice::from_mut(&mut table));
    said.extend(counted.map(|length| reader.rule(R::PeriodsBought(length))));
    table.note = said.join(lang.pick("", " "));
    table.note += &doubt(lang, forecast);
    table
}

/// The same of one customer, who is no mean over heads.
fn of_one(of: Explained) -> Explained {
    Explained {
        unit: of.unit.of_one(),
        ..of
    }
}

type Range = fn(&CustomerInterval) -> Option<Interval>;

//! The picture of those who slip away: how far they are overdue, by heads and by what is still expected
//! of them.

use super::parts::{Reader, Ruled, counted, modelled};
use super::periods_bought::{periods, table_in};
use crate::chart::Figure;
use crate::explain::{Explained, LifetimeRule as R, LifetimeSymbol as S, Unit};
use crate::lifetime::{Forecast, Slipping, SlippingCustomer};
use crate::report::build::Columns;
use crate::report::shares::{Around, Bar, share_bars};
use crate::text::explain::symbol_name;
use crate::text::sentence::Sentence;
use crate::text::ui::sheet_slipping as words;

/// Where bands of times of the own rhythm begin, behind the one that the rule sets.
const BOUNDS: [f64; 3] = [3.0, 5.0, 10.0];

/// One band: from how many times on, and below how many.
struct Band {
    from: f64,
    below: f64,
    customers: f64,
    at_stake: f64,
}

/// The bands that hold anybody, in order.
fn bands(least: f64, customers: &[SlippingCustomer]) -> Vec<Band> {
    let mut from = vec![least];
    from.extend(BOUNDS.into_iter().filter(|it| *it > least));
    let below = from.iter().copied().skip(1).chain([f64::INFINITY]);
    let band = |(from, below): (f64, f64)| {
        let is_in = |times: f64| (from..below).contains(&times);
        let mut band = Band {
            from,
            below,
            customers: 0.0,
            at_stake: 0.0,
        };
        for it in customers.iter().filter(|it| is_in(it.overdue())) {
            band.customers += it.alike as f64;
            band.at_stake += it.at_stake * it.alike as f64;
        }
        band
    };
    let all = from.iter().copied().zip(below).map(band);
    all.filter(|it| it.customers > 0.0).collect()
}

/// The picture; none where nobody slips away, or nothing is expected of them.
pub(super) fn figure(
    reader: Reader,
    forecast: &Forecast,
    found: &Slipping,
    unit: Unit,
    answer: &Sentence,
) -> Option<Figure> {
    let lang = reader.lang;
    let bands = bands(found.rules.overdue, &found.customers);
    let heads: f64 = bands.iter().map(|it| it.customers).sum();
    let stake: f64 = bands.iter().map(|it| it.at_stake).sum();
    if heads <= 0.0 || stake <= 0.0 {
        return None;
    }
    let customers = |of: f64| counted(S::SlippingCustomers, of, Unit::Customers);
    let at_stake = |of: f64| modelled(S::AtStake, of, unit).by(R::AtStake);
    let names: Vec<String> = bands
        .iter()
        .map(|it| words::band(lang, it.from, it.below))
        .collect();
    let heading = words::OVERDUE_BY.get(lang);
    let mut columns = Columns::new(lang, reader.currency, heading, names.clone());
    let mut add = |symbol: S, of: Vec<Option<Explained>>| {
        columns.add(symbol_name(lang, symbol.into()), of);
    };
    let each = bands.iter();
    add(
        S::SlippingCustomers,
        each.clone()
            .map(|it| Some(customers(it.customers)))
            .collect(),
    );
    add(
        S::AtStake,
        each.map(|it| Some(at_stake(it.at_stake))).collect(),
    );
    let mut table = columns.table();
    table_in(reader, periods(forecast), &mut table);
    let bar = |of: Explained, part: fn(&Band) -> f64| {
        let all = of.value();
        Bar {
            label: symbol_name(lang, of.symbol).to_owned(),
            total: reader.shown(&of),
            shares: bands.iter().map(|it| part(it) / all).collect(),
        }
    };
    let bars = vec![
        bar(customers(heads), |it| it.customers),
        bar(at_stake(stake), |it| it.at_stake),
    ];
    let around = Around {
        title: words::OVERDUE_BY,
        rule: words::OVERDUE_RULE,
        reading: answer.clone(),
        period: String::new(),
    };
    share_bars(lang, &names, bars, around, table)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customer(times: f64, at_stake: f64) -> SlippingCustomer {
        SlippingCustomer {
            customer: 0,
            alike: 1,
            x: 3,
            recency: 10.0,
            age: 20.0,
            days_since: 10.0 * times,
            own_days: 10.0,
            p_alive: 0.5,
            value_if_alive: 2.0 * at_stake,
            at_stake,
        }
    }

    #[test]
    fn every_customer_stands_in_one_band_and_empty_bands_are_left_out() {
        let customers = [(2.0, 5.0), (2.9, 1.0), (3.0, 7.0), (40.0, 2.0)];
        let customers = customers.map(|(times, stake)| customer(times, stake));
        let told: Vec<(f64, f64, f64)> = bands(2.0, &customers)
            .iter()
            .map(|it| (it.from, it.customers, it.at_stake))
            .collect();
        assert_eq!(told, [(2.0, 2.0, 6.0), (3.0, 1.0, 7.0), (10.0, 1.0, 2.0)]);
    }
}

//! Who is slipping away as a sheet: how many, what is at stake, the first hundred.

use super::alive_trees::{self, History};
use super::forecast::{Rules, doubt, ends};
use super::forecast_controls::{controls, until_control};
use super::forecast_kept::kept_control;
use super::listing::{Listing, all_slipping, heading, shown_name};
use super::parts::{Controls, Reader, Ruled, counted, modelled};
use super::periods_bought::{number_in, periods, tables_in};
use super::question::SlippingTerms;
use super::slipping_figure::figure;
use super::ways::{fit_anew, regularise};
use crate::explain::{Explained, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::ingest::Texts;
use crate::lifetime::{Fit, FitOutcome, Forecast, Slipping, SlippingCustomer};
use crate::report::build::{Columns, Numbers};
use crate::report::{Control, Sheet, SheetTable};
use crate::text::explain::symbol_name;
use crate::text::sentence::Sentence;
use crate::text::ui::sheet_lifetime as words;
use crate::text::{Lang, lifetime as wording, number};
use crate::units::{Currency, Day};

/// Customers the sheet lists.
pub const LISTED: usize = 100;

/// Whose list it is.
#[derive(Debug, Clone, Copy)]
pub struct SlippingOf<'a> {
    /// The customers' ids as in the file.
    pub ids: &'a Texts,
    /// First and last day of their orders; none where a fit cannot end on another day than the last.
    pub days: Option<(Day, Day)>,
}

/// Those who are slipping away, the first [`LISTED`] of them or all.
pub fn slipping(
    lang: Lang,
    currency: Currency,
    terms: &SlippingTerms,
    forecast: &Forecast,
    found: &Slipping,
    of: SlippingOf<'_>,
    listing: Listing,
) -> Sheet {
    let reader = Reader { lang, currency };
    let ids = of.ids;
    let rules = Rules::of(forecast);
    let unit = if found.is_money {
        Unit::Money
    } else {
        Unit::Orders
    };
    let own = R::OwnRhythm {
        times: found.rules.overdue,
        least_x: found.rules.least_x,
    };
    let best = R::BestPart(found.rules.top_share);
    let on = |of: Explained| of.by(own).by(best);
    let mut told = Numbers::default();
    let customers = counted(S::SlippingCustomers, found.count() as f64, Unit::Customers);
    let stake = modelled(S::AtStake, found.at_stake, unit).by(R::AtStake);
    let stake = match found.is_money {
        true => rules.on_value(on(stake)),
        false => rules.on_orders(on(stake)),
    };
    let mut parts = vec![on(customers), stake];
    let range = found.at_stake_range();
    let level = found
        .intervals
        .map(|it| it.level)
        .filter(|_| range.is_some());
    if let Some((range, level)) = range.zip(level) {
        parts.extend(ends(&range, level, unit));
    }
    let counts = periods(forecast);
    let parts = parts.into_iter().map(|of| {
        let of = number_in(counts, of);
        let shown = reader.told(&of);
        told.tell(of, shown)
    });
    let parts: Vec<_> = parts.collect();
    let outcome = forecast.fit.outcome;
    let is_unsure = matches!(outcome, FitOutcome::RanOff | FitOutcome::Stuck);
    let sentence = match (found.customers.is_empty(), is_unsure && level.is_none()) {
        (true, _) => words::NOBODY_SLIPS.get(lang).to_owned() + &doubt(lang, forecast),
        (false, true) => words::slipping_unsure(lang).to_owned(),
        (false, false) => words::slipping(lang, level) + &doubt(lang, forecast),
    };
    let mut notes = vec![reader.rule(own)];
    let least = modelled(S::LeastValue, found.least_value, unit).by(best);
    let least = number_in(counts, least);
    notes.push(words::best_from(
        lang,
        &reader.rule(best),
        &reader.shown(&least),
    ));
    notes.push(reader.rule(R::LongGone {
        least: found.rules.least_alive,
        customers: found.gone,
    }));
    notes.push(reader.rule(R::AtStake));
    notes.extend(counts.map(|length| reader.rule(R::PeriodsBought(length))));
    notes.extend(level.map(|level| reader.rule(R::Range { level })));
    notes.push(reader.rule(rules.horizon));
    notes.push(reader.rule(rules.discount));
    notes.extend(found.is_money.then(|| reader.rule(rules.margin)));
    notes.extend(wording::warnings(lang, forecast));
    let mut tables = match (found.customers.is_empty(), listing) {
        (true, _) => Vec::new(),
        (false, Listing::Shown) => vec![table(reader, &forecast.fit, found, ids, unit)],
        (false, Listing::Whole) => vec![all_slipping(reader, found, ids, unit)],
    };
    tables_in(reader, counts, &mut tables);
    let mut method = words::slipping_method(
        lang,
        wording::model_name(forecast.fit.model.kind()),
        &number::count(lang, forecast.fit.customers),
    );
    if outcome == FitOutcome::RanOff {
        method += lang.pick("", " ");
        method += &words::ran_off(lang, &forecast.fit.ran_off());
    }
    if is_unsure {
        for table in &mut tables {
            table.note.insert_str(0, words::CHANCES_UNSURE.get(lang));
        }
    }
    let answer = Sentence::with(&sentence, parts);
    Sheet {
        figures: figure(reader, forecast, found, unit, &answer)
            .into_iter()
            .collect(),
        answer,
        method,
        numbers: told.0,
        controls: slipping_controls(reader, terms, Some(forecast), of.days),
        tables,
        notes,
        ..Sheet::default()
    }
}

/// What can be changed of those who slip away; what was settled stands beside it where there is a
/// forecast. `days` are the first and last of the orders.
pub fn slipping_controls(
    reader: Reader,
    terms: &SlippingTerms,
    forecast: Option<&Forecast>,
    days: Option<(Day, Day)>,
) -> Vec<Control> {
    let lang = reader.lang;
    let mut own = Controls::at(lang, "slipping");
    own.number(
        words::OVERDUE,
        "overdue",
        terms.overdue,
        words::TIMES.get(lang),
    );
    own.percent(words::BEST, "top_share", terms.top_share);
    own.number(
        words::LEAST,
        "least_x",
        terms.least_x,
        words::ORDERS.get(lang),
    );
    own.percent(words::LEAST_ALIVE, "least_alive", terms.least_alive);
    let mut all = own.done();
    let place = "slipping/forecast";
    let shared = &terms.forecast;
    all.extend(controls(reader, place, shared, forecast));
    all.extend(days.map(|days| until_control(lang, place, shared, days)));
    all.extend(forecast.and_then(|it| regularise(lang, place, shared, it)));
    // Kept or not is chosen in the forecast; here only what was chosen can be seen and undone.
    if shared.kept.is_some() {
        all.extend(kept_control(lang, place, shared, forecast, None));
        all.extend(fit_anew(lang, place, shared));
    }
    all
}

fn table(reader: Reader, fit: &Fit, found: &Slipping, ids: &Texts, unit: Unit) -> SheetTable {
    let lang = reader.lang;
    let listed = &found.customers[..found.customers.len().min(LISTED)];
    let has_patterns = found.customers.iter().any(|it| it.alike > 1);
    let names = listed
        .iter()
        .map(|it| shown_name(lang, has_patterns, ids.get(it.customer as usize)));
    let heading = heading(lang, has_patterns);
    let mut columns = Columns::new(lang, reader.currency, heading, names);
    if has_patterns {
        let many = listed.iter().map(|it| {
            let many = it.alike as f64;
            Some(counted(S::FrequencyCustomers, many, Unit::Customers))
        });
        let title = symbol_name(lang, S::FrequencyCustomers.into());
        columns.add(title, many.collect());
    }
    let mut add = |symbol: S, of: &dyn Fn(&SlippingCustomer) -> Explained| {
        let column = listed.iter().map(|it| Some(of(it)));
        columns.add(symbol_name(lang, symbol.into()), column.collect());
    };
    let since = |it: &SlippingCustomer| counted(S::DaysSince, it.days_since, Unit::Days);
    let own = |it: &SlippingCustomer| counted(S::OwnDays, it.own_days, Unit::Days);
    let value = |it: &SlippingCustomer| modelled(S::ValueIfAlive, it.value_if_alive, unit);
    let alive = |it: &SlippingCustomer| {
        let history = History {
            x: it.x,
            recency: it.recency,
            age: it.age,
            unit: fit.unit,
            source: Source::File,
        };
        alive_trees::alive(&fit.model, history)
    };
    add(S::Overdue, &|it| {
        let times = since(it).as_input().over(own(it).as_input());
        Explained::new(S::Overdue, Unit::Ratio, times)
    });
    add(S::DaysSince, &since);
    add(S::OwnDays, &own);
    add(S::Alive, &alive);
    add(S::ValueIfAlive, &value);
    add(S::AtStake, &|it| {
        let stake = value(it).as_input().times(alive(it).as_input());
        Explained::new(S::AtStake, unit, stake).by(R::AtStake)
    });
    add(S::RepeatOrders, &|it| {
        counted(S::RepeatOrders, f64::from(it.x), Unit::Orders).by(R::RepeatOrders)
    });
    SheetTable {
        title: words::listed(lang, found.count() as usize),
        note: format!(
            "{}{}",
            words::MOST_AT_STAKE_FIRST.get(lang),
            words::first_of(lang, listed.len(), found.customers.len())
        ),
        table: columns.table(),
    }
}

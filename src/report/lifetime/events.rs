//! Dated events of one customer as a sheet (M15).

use super::paper::{annual, table_refusal, today, waterfall};
use super::parts::{Controls, Reader};
use super::question::EventTerms;
use super::retention::given;
use crate::explain::{Explained, Expr, Given, LifetimeSymbol as S, Unit};
use crate::lifetime::{Event, event_forecast};
use crate::report::build::{Columns, Numbers};
use crate::report::{Refusal, Sheet, SheetTable};
use crate::text::Lang;
use crate::text::explain::symbol_name;
use crate::text::sentence::Sentence;
use crate::text::ui::sheet_lifetime_paper as words;
use crate::units::Currency;

/// Dated events of one customer (M15).
///
/// # Errors
/// A [`Refusal`] with the place of the number at fault.
pub fn events(lang: Lang, currency: Currency, terms: &EventTerms) -> Result<Sheet, Refusal> {
    let reader = Reader { lang, currency };
    let at = "lifetime/events";
    let rate = annual(
        lang,
        terms.discount_annual,
        &format!("{at}/discount_annual"),
    )?;
    let listed: Vec<Event> = terms
        .events
        .iter()
        .map(|it| Event {
            years: it.years.value,
            probability: it.probability.value,
            revenue: it.revenue.value,
            cost: it.cost.value,
        })
        .collect();
    event_forecast(&listed, rate)
        .map_err(|error| table_refusal(lang, error, at, "/events/{}/probability"))?;
    let expected: Vec<Explained> = terms
        .events
        .iter()
        .map(|it| {
            let net = it
                .revenue
                .named(S::EventRevenue, Unit::Money)
                .minus(it.cost.named(S::EventCost, Unit::Money));
            let of = it
                .probability
                .named(S::EventChance, Unit::Percent)
                .times(net);
            Explained::new(S::EventExpected, Unit::Money, of)
        })
        .collect();
    let present: Vec<Explained> = expected
        .iter()
        .zip(&terms.events)
        .map(|(of, event)| today(of, terms.discount_annual, event.years.value))
        .collect();
    let sum = |symbol: S, of: &[Explained]| {
        let parts = (1..).zip(of).map(|(place, it)| it.as_input().at(place));
        Explained::new(symbol, Unit::Money, Expr::Sum(parts.collect()))
    };
    let (total, undiscounted) = (
        sum(S::PresentSoFar, &present),
        sum(S::EventExpected, &expected),
    );
    let names = (1..=listed.len()).map(|place| words::nth_event(lang, place));
    let mut columns = Columns::new(lang, currency, words::EVENT.get(lang), names);
    let title = |symbol: S| symbol_name(lang, symbol.into());
    let mut add = |symbol: S, unit: Unit, of: &dyn Fn(&super::question::EventTerm) -> Given| {
        let column = terms
            .events
            .iter()
            .map(|it| Some(given(symbol, of(it), unit)));
        columns.add(title(symbol), column.collect());
    };
    add(S::EventYears, Unit::Years, &|it| it.years);
    add(S::EventChance, Unit::Percent, &|it| it.probability);
    add(S::EventRevenue, Unit::Money, &|it| it.revenue);
    add(S::EventCost, Unit::Money, &|it| it.cost);
    let all = |of: &[Explained]| of.iter().cloned().map(Some).collect::<Vec<_>>();
    columns.add(title(S::EventExpected), all(&expected));
    columns.add(title(S::PresentValue), all(&present));
    let table = columns.table();
    let mut told = Numbers::default();
    let parts = [total.clone(), undiscounted].map(|of| {
        let shown = reader.shown(&of);
        told.tell(of, shown)
    });
    let answer = Sentence::with(words::EVENTS_ANSWER.get(lang), parts);
    let steps = (1..)
        .zip(&present)
        .map(|(place, of)| (words::nth_event(lang, place), of.value()));
    let figure = waterfall(
        reader,
        words::EVENTS_FIGURE,
        &answer,
        steps.collect(),
        total.value(),
        table.clone(),
    );
    let mut controls = Controls::at(lang, "events");
    controls.percent(
        words::DISCOUNT,
        "discount_annual",
        Some(terms.discount_annual.value),
    );
    let money = reader.money();
    for (place, event) in terms.events.iter().enumerate() {
        controls.group(words::EVENT_GROUPS[place.min(words::EVENT_GROUPS.len() - 1)]);
        let at = |field: &str| format!("events/{place}/{field}");
        controls.number(
            words::YEARS_FROM_NOW,
            &at("years"),
            Some(event.years.value),
            words::YEARS.get(lang),
        );
        controls.percent(
            words::CHANCE,
            &at("probability"),
            Some(event.probability.value),
        );
        controls.number(
            words::REVENUE,
            &at("revenue"),
            Some(event.revenue.value),
            &money,
        );
        controls.number(words::COST, &at("cost"), Some(event.cost.value), &money);
    }
    Ok(Sheet {
        answer,
        method: words::EVENTS_METHOD.get(lang).into(),
        numbers: told.0,
        figures: vec![figure],
        controls: controls.done(),
        tables: vec![SheetTable {
            title: words::EVENTS.get(lang).into(),
            note: String::new(),
            table,
        }],
        notes: vec![words::EVENTS_NOTE.get(lang).into()],
        ..Sheet::default()
    })
}

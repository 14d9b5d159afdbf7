//! Customers that move between states (M03).

use super::super::Sheet;
use super::super::lifetime::parts::{LinesOf, lines, series};
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::chart::{CurveMark, Figure, Table, YScale};
use crate::explain::{Explained, Given, Unit, ValueSymbol as S};
use crate::text::explain::{shown, unit_name};
use crate::text::figures;
use crate::text::ui::sheet_value::{base as words, capital, lifetime, named};
use crate::text::value_names::key;
use crate::value::{Key, Markov, MarkovInputs, MarkovState};

/// States whose probabilities are fields of their own; by the fields no more can be added.
const SHOWN: usize = 8;
/// The chance of a new state to be stayed in; the rest leaves.
const STAYS: f64 = 0.9;
/// States that can be told apart as lines.
const MOST_LINES: usize = 6;
/// Periods that are named under the lines.
const MOST_TICKS: u32 = 12;

pub(super) fn fields(fields: &mut Fields, inputs: &MarkovInputs) {
    let lang = fields.lang;
    let money = inputs.period;
    let money = money.map_or(Unit::MoneyPerCustomer, Unit::money_per_customer);
    if let Some(period) = inputs.period {
        fields.period("period", period);
    }
    fields.add(fields.given("discount", S::DiscountRate, inputs.discount, Unit::Percent));
    let periods = f64::from(inputs.periods);
    let periods = fields.bare("periods", S::Payments, periods, Unit::Periods);
    fields.add(periods.named(words::PERIODS.get(lang)));
    if inputs.states.len() <= SHOWN {
        let more = (inputs.states.len() < SHOWN).then(|| longer(fields, inputs));
        fields.longer_or_shorter("", more, shorter(inputs));
        fields.note(words::STATES_NOTE);
    }
    for (place, state) in inputs.states.iter().enumerate() {
        let name = key(lang, &state.name);
        fields.group(&name);
        fields.renamed(&format!("states/{place}/name"), &name);
        let numbers = [
            ("start", S::StateCustomers, state.start, Unit::Customers),
            ("inflow", S::Inflow, state.inflow, Unit::Customers),
            ("profit", S::StateProfit, state.profit, money),
        ];
        for (name, symbol, given, unit) in numbers {
            let number = fields.given(format!("states/{place}/{name}"), symbol, given, unit);
            fields.add(number.at(place + 1));
        }
    }
    if inputs.states.len() > SHOWN {
        return;
    }
    for (row, (state, chances)) in inputs.states.iter().zip(&inputs.matrix).enumerate() {
        let name = key(lang, &state.name);
        fields.group(named(words::CHANCES_FROM.get(lang), &[("name", &name)]));
        let to = inputs
            .states
            .iter()
            .map(|state| &state.name)
            .chain([&Key::Gone]);
        for (column, (to, &chance)) in to.zip(chances).enumerate() {
            let path = format!("matrix/{row}/{column}");
            let number = fields.bare(path, S::Transition, chance, Unit::Percent);
            let name = match to {
                Key::Gone => key(lang, to),
                to => named(words::TO.get(lang), &[("name", &key(lang, to))]),
            };
            fields.add(number.at(row + 1).named(capital(&name)));
        }
    }
}

/// With one more state, into which nobody comes until somebody says so.
fn longer(fields: &Fields, inputs: &MarkovInputs) -> MarkovInputs {
    let mut inputs = inputs.clone();
    let count = inputs.states.len();
    for chances in &mut inputs.matrix {
        chances.insert(chances.len().saturating_sub(1), 0.0);
    }
    let mut chances = vec![0.0; count];
    chances.extend([STAYS, 1.0 - STAYS]);
    inputs.matrix.push(chances);
    inputs.states.push(MarkovState {
        name: fields.fresh_name(count),
        start: Given::assumed(0.0),
        inflow: Given::assumed(0.0),
        profit: Given::assumed(0.0),
    });
    inputs
}

/// Without the last state; who would have moved there stays.
fn shorter(inputs: &MarkovInputs) -> Option<MarkovInputs> {
    let mut inputs = inputs.clone();
    inputs.states.pop();
    inputs.matrix.pop();
    let last = inputs.states.len();
    for (row, chances) in inputs.matrix.iter_mut().enumerate() {
        if last < chances.len() {
            let moved = chances.remove(last);
            chances[row] += moved;
        }
    }
    (last > 0).then_some(inputs)
}

pub(super) fn sheet(page: &Page, found: &Markov) -> Sheet {
    let lang = page.lang;
    let mut answer = Answer::default().clause(page.say(words::MARKOV), [&found.base_value]);
    answer = match &found.steady_active {
        Some(active) => answer.clause(page.say(words::MARKOV_STEADY), [active]),
        None => answer.clause(page.say(words::MARKOV_NO_STEADY), []),
    };
    if let Some(hold) = &found.inflow_to_hold {
        answer = answer.clause(page.say(words::MARKOV_HOLD), [hold]);
    }
    let mut sheet = page.sheet(answer, words::MARKOV_METHOD);
    let states = || found.states.iter();
    let names: Vec<String> = states().map(|state| key(lang, &state.name)).collect();
    let measure = page.of_kind(states().map(|state| Some(&state.value)));
    let heads = (words::STATE, names.clone());
    let figure = page.bars(&sheet, words::MARKOV_FIGURE, heads, vec![measure]);
    sheet.figures.push(figure);
    let mut columns = page.columns(words::STATE, names.iter().cloned());
    page.column(&mut columns, states().map(|it| Some(&it.value)));
    page.column(&mut columns, states().map(|it| it.periods_left.as_ref()));
    page.column(&mut columns, states().map(|it| it.steady.as_ref()));
    let by_state = page.table(words::STATES, columns);
    let whole = [&found.base_value].into_iter().chain(&found.steady_active);
    let whole = whole
        .chain(&found.steady_profit)
        .chain(&found.inflow_to_hold);
    let results = page.facts(super::words::RESULTS, whole);
    let periods = || found.projection.iter();
    let times = periods().map(|period| key(lang, &Key::Period(period.time)));
    let mut columns = page.columns(lifetime::PERIOD, times);
    for (place, name) in names.iter().enumerate() {
        let column = periods().map(|it| it.customers.get(place).cloned());
        columns.add(name, column.collect());
    }
    page.column(&mut columns, periods().map(|it| Some(&it.active)));
    page.column(&mut columns, periods().map(|it| Some(&it.churned)));
    page.column(&mut columns, periods().map(|it| Some(&it.profit)));
    let projection = page.table(words::PROJECTION, columns);
    let figure = picture(page, &sheet, found, &names, &projection.table);
    sheet.figures.extend(figure);
    sheet.tables = vec![by_state, results, projection];
    sheet
}

/// How many there are in each state, period by period; none where the lines are too many to tell apart.
fn picture(
    page: &Page,
    sheet: &Sheet,
    found: &Markov,
    names: &[String],
    table: &Table,
) -> Option<Figure> {
    let lang = page.lang;
    let periods = &found.projection;
    let last = periods.last()?;
    if names.len() > MOST_LINES || periods.len() < 2 {
        return None;
    }
    let lines_of = names.iter().enumerate().map(|(place, name)| {
        let points = periods.iter();
        let points = points.filter_map(|it| {
            let customers = it.customers.get(place)?;
            Some((f64::from(it.time), customers.value()))
        });
        series(name, place, points.collect())
    });
    let every = last.time.div_ceil(MOST_TICKS).max(1);
    let ticks = periods.iter().filter(|it| it.time % every == 0);
    let ticks = ticks.map(|it| (f64::from(it.time), it.time.to_string()));
    let marks = periods.iter().map(|it| {
        let said = names.iter().zip(&it.customers);
        let said = said.map(|(name, of)| format!("{name} {}", shown(lang, of, page.currency)));
        let said: Vec<String> = [key(lang, &Key::Period(it.time))]
            .into_iter()
            .chain(said)
            .collect();
        CurveMark {
            x: f64::from(it.time),
            y: it.customers.first().map_or(0.0, Explained::value),
            spoken: said.join(lang.pick("，", ", ")),
        }
    });
    let of = LinesOf {
        title: words::PROJECTION,
        x_title: lifetime::PERIOD,
        y_title: page.say(figures::CUSTOMERS).to_owned(),
        y_unit: unit_name(lang, Unit::Customers, page.currency),
        y_rule: words::PROJECTION_RULE,
        scale: YScale::Amount { divisor: 1.0 },
        period: String::new(),
        reading: &sheet.answer,
        table: table.clone(),
    };
    let marks = marks.collect();
    Some(lines(
        lang,
        of,
        ticks.collect(),
        lines_of.collect(),
        None,
        marks,
    ))
}

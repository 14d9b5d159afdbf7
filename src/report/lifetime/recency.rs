//! Always a share as a sheet (M14): recency states and when to stop asking.

use super::paper::table_refusal;
use super::parts::{
    Controls, Facts, LinesOf, Reader, lines, modelled, series, values, whole_ticks,
};
use super::question::RecencyTerms;
use super::retention::{at_least, given, refusal};
use crate::chart::{CurveMark, Figure, Table, YScale};
use crate::explain::{Explained, Expr, LifetimeSymbol as S, Rule, Source, Unit};
use crate::lifetime::{RecencyInputs, RecencyStates, recency_course, recency_states};
use crate::report::build::{Columns, Numbers};
use crate::report::{Refusal, Sheet, SheetTable};
use crate::text::explain::symbol_name;
use crate::text::number::AxisUnit;
use crate::text::sentence::Sentence;
use crate::text::ui::sheet_lifetime_paper as words;
use crate::text::{Lang, number};
use crate::units::Currency;

/// Periods a group can be followed for.
const MOST_PERIODS: u32 = 60;

/// Customers who may always return (M14).
///
/// # Errors
/// A [`Refusal`] with the place of the number at fault.
pub fn always_a_share(
    lang: Lang,
    currency: Currency,
    terms: &RecencyTerms,
) -> Result<Sheet, Refusal> {
    let reader = Reader { lang, currency };
    let at = "lifetime/recency";
    let discount = at_least(lang, terms.discount, 0.0, &format!("{at}/discount"))?;
    if !(1..=MOST_PERIODS).contains(&terms.periods) {
        let said = words::periods_range(lang, MOST_PERIODS);
        return Err(refusal(said, &format!("{at}/periods")));
    }
    let inputs = RecencyInputs {
        p_return: values(&terms.p_return),
        margin: terms.margin.value,
        contact_cost: terms.contact_cost.value,
        discount,
    };
    let refused = |error| table_refusal(lang, error, at, "/p_return/{}");
    let states = recency_states(&inputs).map_err(refused)?;
    let course = recency_course(&inputs, terms.customers.value, terms.periods).map_err(refused)?;
    let mut told = Numbers::default();
    let stop = modelled(S::StopAfter, f64::from(states.stop_after), Unit::Periods);
    let stopped = states.stopped.get(states.stop_after as usize - 1);
    let best = stopped.map_or(0.0, |of| of[0]);
    let best = modelled(S::FirstState, best, Unit::MoneyPerCustomer).with(Rule::Solved);
    let on = modelled(S::FirstState, states.value[0], Unit::MoneyPerCustomer).with(Rule::Solved);
    let stop_words = states.stop_after.to_string();
    let mut parts = vec![told.tell(stop, stop_words)];
    for of in [best, on] {
        let shown = reader.shown(&of);
        parts.push(told.tell(of, shown));
    }
    let answer = Sentence::with(words::RECENCY_ANSWER.get(lang), parts);
    let mut facts = Facts::new(reader);
    let ever = modelled(S::EverReturns, states.ever, Unit::Percent);
    facts.add(&ever, "");
    let npv = modelled(
        S::CourseValue,
        course.net_present_value,
        Unit::MoneyPerCustomer,
    );
    facts.add(&npv, &words::over_periods(lang, terms.periods));
    let course_table = course_table(reader, &course.buyers, &course.asked);
    let figure = course_figure(
        reader,
        &course.buyers,
        &course.asked,
        &answer,
        course_table.table.clone(),
    );
    let mut controls = Controls::at(lang, "recency");
    let money = reader.money();
    controls.number(
        words::PURCHASE_MARGIN,
        "margin",
        Some(terms.margin.value),
        &money,
    );
    controls.number(
        words::CONTACT,
        "contact_cost",
        Some(terms.contact_cost.value),
        &money,
    );
    controls.percent(
        words::PERIOD_DISCOUNT,
        "discount",
        Some(terms.discount.value),
    );
    controls.number(
        words::FOLLOWED,
        "customers",
        Some(terms.customers.value),
        words::HEADS.get(lang),
    );
    controls.number(
        words::FOLLOWED_FOR,
        "periods",
        Some(f64::from(terms.periods)),
        words::PERIODS.get(lang),
    );
    controls.group(words::RETURN_CHANCES);
    for (place, chance) in terms.p_return.iter().enumerate() {
        let label = words::after_periods(lang, place + 1);
        controls.share(label, &format!("p_return/{place}"), Some(chance.value));
    }
    Ok(Sheet {
        answer,
        method: words::RECENCY_METHOD.get(lang).into(),
        numbers: told.0,
        figures: vec![figure],
        controls: controls.done(),
        tables: vec![
            states_table(reader, terms, &states),
            stop_table(reader, &states),
            facts.table(words::GROUP_FACTS),
            course_table,
        ],
        notes: vec![words::RECENCY_NOTE.get(lang).into()],
        ..Sheet::default()
    })
}

/// States with the equation each value solves.
fn states_table(reader: Reader, terms: &RecencyTerms, states: &RecencyStates) -> SheetTable {
    let lang = reader.lang;
    let all = 0..states.value.len();
    let names = all.clone().map(|state| (state + 1).to_string());
    let mut columns = Columns::new(lang, reader.currency, words::SINCE_LAST.get(lang), names);
    let title = |symbol: S| symbol_name(lang, symbol.into());
    let chance = |state: usize| given(S::ReturnChance, terms.p_return[state], Unit::Percent);
    columns.add(
        title(S::ReturnChance),
        all.clone().map(|it| Some(chance(it))).collect(),
    );
    let lags = all
        .clone()
        .map(|state| Some(modelled(S::LagChance, states.lag[state], Unit::Percent)));
    columns.add(title(S::LagChance), lags.collect());
    let unit = Unit::MoneyPerCustomer;
    let values = all.map(|state| {
        let cost = terms.contact_cost.named(S::ContactCost, unit);
        let now = match state {
            0 => terms.margin.named(S::PurchaseMargin, unit).minus(cost),
            _ => Expr::Number(0.0).minus(cost),
        };
        let next = states.value.get(state + 1).copied().unwrap_or(0.0);
        let first = Expr::of(S::FirstState, states.value[0], unit, Source::Derived);
        let next = Expr::of(S::NextState, next, unit, Source::Derived);
        let p = chance(state);
        let back = p.as_input().times(first);
        let stays = Expr::Number(1.0).minus(p.as_input()).times(next);
        let rate = terms.discount.named(S::PeriodDiscount, Unit::Percent);
        let later = back.plus(stays).over(Expr::Number(1.0).plus(rate));
        Some(Explained::new(S::StateValue, unit, now.plus(later)).with(Rule::Solved))
    });
    columns.add(title(S::StateValue), values.collect());
    SheetTable {
        title: words::STATES.get(lang).into(),
        note: words::STATES_NOTE.get(lang).into(),
        table: columns.table(),
    }
}

/// Value of a buyer when asking stops after each state.
fn stop_table(reader: Reader, states: &RecencyStates) -> SheetTable {
    let lang = reader.lang;
    let names = (1..=states.stopped.len()).map(|state| words::stop_after(lang, state));
    let mut columns = Columns::new(lang, reader.currency, words::STOP_RULE.get(lang), names);
    let values = states.stopped.iter().map(|of| {
        let value = modelled(S::FirstState, of[0], Unit::MoneyPerCustomer);
        Some(value.with(Rule::Solved))
    });
    columns.add(symbol_name(lang, S::FirstState.into()), values.collect());
    let best = (1..=states.stopped.len() as u32).map(|state| match state == states.stop_after {
        true => words::BEST_RULE.get(lang).to_owned(),
        false => String::new(),
    });
    columns.say(words::STATE.get(lang), best.collect());
    SheetTable {
        title: words::STOP_RULES.get(lang).into(),
        note: String::new(),
        table: columns.table(),
    }
}

fn course_table(reader: Reader, buyers: &[f64], asked: &[f64]) -> SheetTable {
    let lang = reader.lang;
    let names = (0..buyers.len()).map(|period| period.to_string());
    let mut columns = Columns::new(lang, reader.currency, words::PERIOD.get(lang), names);
    for (symbol, of) in [(S::Buyers, buyers), (S::Asked, asked)] {
        let column = of
            .iter()
            .map(|it| Some(modelled(symbol, *it, Unit::Customers)));
        columns.add(symbol_name(lang, symbol.into()), column.collect());
    }
    SheetTable {
        title: words::COURSE.get(lang).into(),
        note: String::new(),
        table: columns.table(),
    }
}

fn course_figure(
    reader: Reader,
    buyers: &[f64],
    asked: &[f64],
    answer: &Sentence,
    table: Table,
) -> Figure {
    let lang = reader.lang;
    let points = |of: &[f64]| {
        (0..)
            .map(f64::from)
            .zip(of.iter().copied())
            .collect::<Vec<_>>()
    };
    let most = asked.iter().fold(0.0, |most: f64, it| most.max(*it));
    let axis_unit = AxisUnit::for_max(lang, most);
    let marks = buyers.iter().enumerate().map(|(period, heads)| CurveMark {
        x: period as f64,
        y: *heads,
        spoken: words::course_spoken(lang, period, &number::fixed(*heads, 1)),
    });
    let marks = marks.collect();
    let mut contacted = series(symbol_name(lang, S::Asked.into()), 0, points(asked));
    contacted.is_dashed = true;
    let mut bought = series(symbol_name(lang, S::Buyers.into()), 1, points(buyers));
    bought.is_dotted = true;
    lines(
        lang,
        LinesOf {
            title: words::COURSE,
            x_title: words::PERIOD,
            y_title: words::CUSTOMERS.get(lang).into(),
            y_unit: axis_unit.with(lang, words::HEADS.get(lang)),
            y_rule: words::COURSE_RULE,
            scale: YScale::Amount {
                divisor: axis_unit.divisor,
            },
            period: String::new(),
            reading: answer,
            table,
        },
        whole_ticks(buyers.len() - 1, 10),
        vec![contacted, bought],
        None,
        marks,
    )
}

//! Small models on paper as sheets: lost for good (M13), recency states (M14), dated events (M15).

use super::parts::{
    Controls, Facts, LinesOf, Reader, Ruled, lines, modelled, series, values, whole_ticks,
};
use super::question::{DwyerTerms, EventTerms, RecencyTerms};
use super::retention::{at_least, given, refusal};
use crate::chart::figures::axis;
use crate::chart::{
    CurveMark, Drawing, Figure, FigureName, Step, StepKind, Swatch, Table, Waterfall, YScale,
};
use crate::explain::{
    Explained, Expr, Given, LifetimeRule as R, LifetimeSymbol as S, Rule, Source, Unit,
};
use crate::lifetime::{
    DwyerInputs, Event, RecencyInputs, RecencyStates, TableError, dwyer, event_forecast,
    recency_course, recency_states,
};
use crate::report::build::{Columns, Numbers};
use crate::report::{Refusal, Sheet, SheetTable};
use crate::text::explain::symbol_name;
use crate::text::number::{AxisUnit, money, with_unit};
use crate::text::sentence::Sentence;
use crate::text::ui::Phrase;
use crate::text::ui::sheet_lifetime_paper as words;
use crate::text::{Lang, number};
use crate::units::{AnnualRate, Currency};

/// Periods a group can be followed for.
const MOST_PERIODS: u32 = 60;

/// A discount rate a year that can be.
fn annual(lang: Lang, of: Given, at: &str) -> Result<AnnualRate, Refusal> {
    AnnualRate::new(of.value).map_err(|_| refusal(words::BAD_DISCOUNT.get(lang).to_owned(), at))
}

/// What is wrong with a table, at the list its shares stand in.
fn table_refusal(lang: Lang, error: TableError, at: &str, field: &str) -> Refusal {
    Refusal {
        words: words::table_error(lang, &error),
        path: match error {
            TableError::NotAShare { place, .. } => {
                Some(at.to_owned() + &field.replace("{}", &place.to_string()))
            }
            TableError::NoCustomers => Some(format!("{at}/customers")),
            _ => None,
        },
    }
}

/// Σ as an expression of what came before and what is added.
fn added(symbol: S, before: &Explained, now: &Explained) -> Explained {
    Explained::new(symbol, now.unit, before.as_input().plus(now.as_input()))
}

/// (1 + d)^−years.
fn today(of: &Explained, discount: Given, years: f64) -> Explained {
    let rate = discount.named(S::DiscountAnnual, Unit::Percent);
    let grown = Expr::Power(
        Box::new(Expr::Number(1.0).plus(rate)),
        Box::new(Expr::of(S::Years, years, Unit::Years, Source::Derived)),
    );
    Explained::new(S::PresentValue, Unit::Money, of.as_input().over(grown))
}

/// A picture of steps to a total.
fn waterfall(
    reader: Reader,
    title: Phrase,
    answer: &Sentence,
    steps: Vec<(String, f64)>,
    total: f64,
    table: Table,
) -> Figure {
    let lang = reader.lang;
    let unit = reader.money();
    let step = |label: String, value: f64, kind: StepKind| {
        let value_label = money(lang, value);
        let swatch = match kind {
            StepKind::Total => Swatch::Base,
            _ if value < 0.0 => Swatch::Negative,
            _ => Swatch::Accent,
        };
        let spoken = format!("{label}: {}", with_unit(lang, &value_label, &unit));
        Step {
            label,
            value,
            kind,
            swatch,
            value_label,
            spoken,
        }
    };
    let mut all: Vec<Step> = steps
        .into_iter()
        .map(|(label, value)| {
            let kind = if value < 0.0 {
                StepKind::Down
            } else {
                StepKind::Up
            };
            step(label, value, kind)
        })
        .collect();
    all.push(step(
        words::TOTAL.get(lang).to_owned(),
        total,
        StepKind::Total,
    ));
    Figure {
        name: FigureName::Sheet,
        lang,
        title: title.get(lang).into(),
        reading: answer.clone(),
        period_line: Sentence::default(),
        source_line: Sentence::default(),
        axes: vec![axis(lang, title, &unit, words::PRESENT_RULE)],
        drawing: Drawing::Waterfall(Waterfall {
            unit_label: unit,
            steps: all,
        }),
        table,
    }
}

/// A group that is lost for good (M13).
///
/// # Errors
/// A [`Refusal`] with the place of the number at fault.
pub fn lost_for_good(lang: Lang, currency: Currency, terms: &DwyerTerms) -> Result<Sheet, Refusal> {
    let reader = Reader { lang, currency };
    let at = "lifetime/dwyer";
    let years = dwyer(&DwyerInputs {
        customers: terms.customers.value,
        retention: values(&terms.retention),
        margin: terms.margin.value,
        retention_cost: terms.retention_cost.value,
        acquisition_cost: terms.acquisition_cost.value,
        discount_annual: annual(
            lang,
            terms.discount_annual,
            &format!("{at}/discount_annual"),
        )?,
    })
    .map_err(|error| table_refusal(lang, error, at, "/retention/{}"))?;
    let won = given(S::CustomersWon, terms.customers, Unit::Customers);
    let margin = given(S::MarginPerYear, terms.margin, Unit::MoneyPerCustomerYear);
    let keeping = given(
        S::KeepingCost,
        terms.retention_cost,
        Unit::MoneyPerCustomerYear,
    );
    let winning = given(
        S::WinningCost,
        terms.acquisition_cost,
        Unit::MoneyPerCustomer,
    );
    let spent = Expr::Number(0.0).minus(won.as_input().times(winning.as_input()));
    let spent = Explained::new(S::YearCash, Unit::Money, spent);
    let mut active: Vec<Option<Explained>> = vec![None, Some(won.clone())];
    let mut cash = vec![spent.clone()];
    let mut present = vec![Explained::new(
        S::PresentValue,
        Unit::Money,
        spent.as_input(),
    )];
    let mut before = won.clone();
    for (year, _) in years.iter().enumerate().skip(1) {
        let now = match year
            .checked_sub(2)
            .and_then(|place| terms.retention.get(place))
        {
            Some(kept) => {
                let there = Expr::of(
                    S::ActiveYearBefore,
                    before.value(),
                    Unit::Customers,
                    Source::Derived,
                );
                let kept = kept.named(S::Kept, Unit::Percent);
                let now = Explained::new(S::ActiveCustomers, Unit::Customers, there.times(kept));
                active.push(Some(now.clone()));
                now
            }
            None => won.clone(),
        };
        let each = margin.as_input().minus(keeping.as_input());
        let money = Explained::new(S::YearCash, Unit::Money, now.as_input().times(each));
        present.push(today(&money, terms.discount_annual, year as f64 - 1.0).by(R::FirstYearNow));
        cash.push(money);
        before = now;
    }
    let mut so_far: Vec<Explained> = Vec::new();
    for now in &present {
        let sum = match so_far.last() {
            Some(before) => added(S::PresentSoFar, before, now),
            None => Explained::new(S::PresentSoFar, Unit::Money, now.as_input()),
        };
        so_far.push(sum);
    }
    let each: Vec<Explained> = so_far
        .iter()
        .map(|sum| {
            let of = sum.as_input().over(won.as_input());
            Explained::new(S::PresentPerWon, Unit::MoneyPerCustomer, of)
        })
        .collect();
    let names = years.iter().map(|it| it.year.to_string());
    let mut columns = Columns::new(lang, currency, words::YEAR.get(lang), names);
    let title = |symbol: S| symbol_name(lang, symbol.into());
    let mut kept = vec![None, None];
    kept.extend(
        terms
            .retention
            .iter()
            .map(|it| Some(given(S::Kept, *it, Unit::Percent))),
    );
    columns.add(title(S::Kept), kept);
    columns.add(title(S::ActiveCustomers), active);
    let all = |of: &[Explained]| of.iter().cloned().map(Some).collect::<Vec<_>>();
    columns.add(title(S::YearCash), all(&cash));
    columns.add(title(S::PresentValue), all(&present));
    columns.add(title(S::PresentSoFar), all(&so_far));
    columns.add(title(S::PresentPerWon), all(&each));
    let table = columns.table();
    let mut told = Numbers::default();
    let last = years.len() - 1;
    let payback = so_far.iter().position(|sum| sum.value() >= 0.0);
    let parts = [so_far[last].clone(), each[last].clone()].map(|of| {
        let shown = reader.shown(&of);
        told.tell(of, shown)
    });
    let answer = Sentence::with(&words::dwyer_answer(lang, last, payback), parts);
    let steps = (0..=last).map(|year| (words::nth_year(lang, year), present[year].value()));
    let figure = waterfall(
        reader,
        words::DWYER_FIGURE,
        &answer,
        steps.collect(),
        so_far[last].value(),
        table.clone(),
    );
    let mut controls = Controls::at(lang, "dwyer");
    let money = reader.money();
    controls.number(
        words::CUSTOMERS_WON,
        "customers",
        Some(terms.customers.value),
        words::HEADS.get(lang),
    );
    controls.number(
        words::MARGIN_YEAR,
        "margin",
        Some(terms.margin.value),
        &money,
    );
    controls.number(
        words::KEEPING,
        "retention_cost",
        Some(terms.retention_cost.value),
        &money,
    );
    controls.number(
        words::WINNING,
        "acquisition_cost",
        Some(terms.acquisition_cost.value),
        &money,
    );
    controls.percent(
        words::DISCOUNT,
        "discount_annual",
        Some(terms.discount_annual.value),
    );
    controls.group(words::RETENTION_BY_YEAR);
    for (place, kept) in terms.retention.iter().enumerate() {
        let label = words::into_year(lang, place + 2);
        controls.share(label, &format!("retention/{place}"), Some(kept.value));
    }
    Ok(Sheet {
        currency: None,
        answer,
        method: words::DWYER_METHOD.get(lang).into(),
        numbers: told.0,
        figures: vec![figure],
        controls: controls.done(),
        tables: vec![SheetTable {
            title: words::BY_YEAR.get(lang).into(),
            note: reader.rule(R::FirstYearNow),
            table,
        }],
        notes: vec![words::DWYER_NOTE.get(lang).into()],
    })
}

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
        currency: None,
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
            y_unit: format!("{}{}", axis_unit.suffix, words::HEADS.get(lang)),
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
        currency: None,
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
    })
}

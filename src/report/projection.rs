//! The chain of a movement: where the same shares lead, and what a customer is worth under them.

use super::SheetTable;
use super::build::Columns;
use super::movement::counted;
use super::segment_questions::MovementQuestion;
use crate::explain::{Explained, Expr, Given, SegmentSymbol, Source, Symbol, Unit, ValueSymbol};
use crate::segment::{Movement, SegmentBalance};
use crate::text::segments::segment;
use crate::text::ui::sheet as base_words;
use crate::text::ui::sheet_movement as words;
use crate::text::{Lang, explain, value_errors};
use crate::units::{AnnualRate, Currency};
use crate::value::{Key, Markov, MarkovInputs, MarkovState};

/// The tables, and what must be said of them.
pub(super) fn tables(
    lang: Lang,
    currency: Currency,
    question: &MovementQuestion,
    movement: &Movement,
) -> (Vec<SheetTable>, Vec<String>) {
    let inside: Vec<&SegmentBalance> = movement
        .balances
        .iter()
        .filter(|it| !it.segment.is_outside)
        .collect();
    let mut notes = Vec::new();
    if inside.iter().any(|it| it.window_profit.is_none()) {
        let said = match question.margin {
            Some(_) => words::AS_MARGIN,
            None => words::AS_REVENUE,
        };
        notes.push(said.get(lang).to_owned());
    }
    let heads: Vec<Explained> = inside
        .iter()
        .map(|it| profit_per_head(it, question, movement))
        .collect();
    let inputs = inputs(lang, &inside, &heads, question, movement);
    match Markov::evaluate(&inputs) {
        Ok(found) => {
            if found.states.iter().any(|it| it.periods_left.is_none()) {
                notes.push(words::NOBODY_LEAVES.get(lang).to_owned());
            }
            let of = Chain {
                lang,
                currency,
                inputs: &inputs,
                heads: &heads,
                found: &found,
            };
            (vec![of.projection(), of.worth()], notes)
        }
        Err(error) => {
            notes.push(value_errors::value(lang, &error));
            (Vec::new(), notes)
        }
    }
}

/// Profit of a customer of the segment a month: that of the window ÷ customers ÷ its months.
fn profit_per_head(
    of: &SegmentBalance,
    question: &MovementQuestion,
    movement: &Movement,
) -> Explained {
    let money = |of: f64| counted(SegmentSymbol::WindowMoney, of, Unit::Money).as_input();
    let earned = match (of.window_profit, question.margin) {
        (Some(profit), _) => money(profit.units()),
        (None, Some(margin)) => money(of.window_revenue.units()).times(Expr::of(
            SegmentSymbol::EnteredMargin,
            margin,
            Unit::Percent,
            Source::Assumption,
        )),
        (None, None) => money(of.window_revenue.units()),
    };
    let customers = counted(SegmentSymbol::After, of.after as f64, Unit::Customers);
    let months = movement.windows[1].length_months;
    let months = counted(SegmentSymbol::StepMonths, months, Unit::Months);
    Explained::new(
        Symbol::ProfitPerHead,
        Unit::MoneyPerCustomerMonth,
        earned.over(customers.as_input()).over(months.as_input()),
    )
}

/// The movement as a chain whose period is the time between its two days.
fn inputs(
    lang: Lang,
    inside: &[&SegmentBalance],
    heads: &[Explained],
    question: &MovementQuestion,
    movement: &Movement,
) -> MarkovInputs {
    let chain = movement.chain();
    let months = movement.step_months;
    let state = |((of, head), &inflow): ((&&SegmentBalance, &Explained), &u64)| MarkovState {
        name: Key::Name(segment(lang, &of.segment.name)),
        start: Given::counted(of.after as f64),
        inflow: Given::counted(inflow as f64),
        profit: Given {
            // Nobody is in a segment without a head.
            value: head.finite().unwrap_or(0.0) * months,
            source: Source::Derived,
        },
    };
    let monthly = AnnualRate::new(question.discount).map_or(0.0, AnnualRate::monthly);
    let states = inside.iter().zip(heads).zip(&chain.inflow);
    MarkovInputs {
        period: None,
        states: states.map(state).collect(),
        matrix: chain.chances,
        matrix_source: Source::File,
        discount: Given::assumed((1.0 + monthly).powf(months) - 1.0),
        periods: question.steps,
    }
}

struct Chain<'a> {
    lang: Lang,
    currency: Currency,
    inputs: &'a MarkovInputs,
    /// Profit a head and month; not finite for a segment nobody is in.
    heads: &'a [Explained],
    found: &'a Markov,
}

impl Chain<'_> {
    fn projection(&self) -> SheetTable {
        let (lang, found) = (self.lang, self.found);
        let periods = || found.projection.iter();
        let mut rows = vec![words::NOW.get(lang).to_owned()];
        rows.extend(periods().map(|it| it.time.to_string()));
        let mut columns = Columns::new(lang, self.currency, words::STEP.get(lang), rows);
        for (place, (name, state)) in self.names().zip(&self.inputs.states).enumerate() {
            let (symbol, start) = (ValueSymbol::StateCustomers, state.start);
            let start = Explained::given(symbol, start.value, Unit::Customers, start.source);
            let later = periods().map(|it| it.customers.get(place).cloned());
            columns.add(name, std::iter::once(Some(start)).chain(later).collect());
        }
        let active = periods().map(|it| Some(it.active.clone()));
        let now = std::iter::once(Some(self.active_now()));
        columns.add(
            self.heading(ValueSymbol::ActiveCustomers),
            now.chain(active).collect(),
        );
        for (symbol, pick) in [
            (
                ValueSymbol::Churned,
                (|it| &it.churned) as fn(&crate::value::MarkovPeriod) -> &Explained,
            ),
            (ValueSymbol::PeriodProfit, |it| &it.profit),
        ] {
            let later = periods().map(|it| Some(pick(it).clone()));
            let column = std::iter::once(None).chain(later).collect();
            columns.add(self.heading(symbol), column);
        }
        SheetTable {
            title: words::PROJECTION.get(lang).into(),
            note: words::PROJECTION_NOTE.get(lang).into(),
            table: columns.table(),
        }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.inputs.states.iter().map(|state| match &state.name {
            Key::Name(name) => name.as_str(),
            _ => "",
        })
    }

    fn heading(&self, symbol: impl Into<Symbol>) -> &'static str {
        explain::symbol_name(self.lang, symbol.into())
    }

    fn active_now(&self) -> Explained {
        let states = self.inputs.states.iter().enumerate();
        let terms = states.map(|(place, state)| {
            let start = state.start;
            start
                .named(ValueSymbol::StateCustomers, Unit::Customers)
                .at(place + 1)
        });
        let sum = Expr::Sum(terms.collect());
        Explained::new(ValueSymbol::ActiveCustomers, Unit::Customers, sum)
    }

    fn worth(&self) -> SheetTable {
        let lang = self.lang;
        let names = self.names().map(str::to_owned);
        let mut columns = Columns::new(lang, self.currency, base_words::SEGMENT.get(lang), names);
        let of_heads = |of: &Explained| of.finite().map(|_| of.clone());
        columns.add(
            self.heading(Symbol::ProfitPerHead),
            self.heads.iter().map(of_heads).collect(),
        );
        let states = || self.found.states.iter();
        let left = states().map(|it| it.periods_left.clone());
        columns.add(self.heading(ValueSymbol::PeriodsLeft), left.collect());
        let values = states().map(|it| Some(it.value.clone()));
        columns.add(self.heading(ValueSymbol::StateValue), values.collect());
        let steady = states().map(|it| it.steady.clone());
        columns.add(self.heading(ValueSymbol::SteadyCustomers), steady.collect());
        SheetTable {
            title: words::WORTH.get(lang).into(),
            note: words::WORTH_NOTE.get(lang).into(),
            table: columns.table(),
        }
    }
}

//! The chain of a movement: where the same shares lead, and what a customer is worth under them.

use super::SheetTable;
use super::build::Columns;
use super::movement::counted;
use super::segment_questions::MovementQuestion;
use crate::explain::{Explained, Expr, Rule, SegmentSymbol, Source, Unit};
use crate::segment::{Markov, MarkovError, Movement, SegmentBalance};
use crate::text::segments::{markov_error, segment};
use crate::text::ui::sheet as base_words;
use crate::text::ui::sheet_segments as words;
use crate::text::{Lang, explain};
use crate::units::{AnnualRate, Currency};

/// Segments up to which every projected number carries its formula.
const MOST_EXPLAINED: usize = 12;

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
    let monthly: Vec<f64> = heads.iter().map(|it| it.finite().unwrap_or(0.0)).collect();
    let rate = AnnualRate::new(question.discount).map_or(0.0, AnnualRate::monthly);
    match movement.markov(&monthly, rate) {
        Ok(chain) => {
            let of = Chain {
                lang,
                currency,
                names: inside
                    .iter()
                    .map(|it| segment(lang, &it.segment.name))
                    .collect(),
                heads,
                chain,
            };
            let mut tables = Vec::new();
            match of.projection(question.steps) {
                Ok(table) => tables.push(table),
                Err(error) => notes.push(markov_error(lang, error)),
            }
            match of.worth() {
                Ok(table) => tables.push(table),
                Err(error) => notes.push(markov_error(lang, error)),
            }
            (tables, notes)
        }
        Err(error) => {
            notes.push(markov_error(lang, error));
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
        crate::explain::Symbol::ProfitPerHead,
        Unit::MoneyPerCustomerMonth,
        earned.over(customers.as_input()).over(months.as_input()),
    )
}

struct Chain {
    lang: Lang,
    currency: Currency,
    names: Vec<String>,
    /// Profit a head and month; not finite for a segment nobody is in.
    heads: Vec<Explained>,
    chain: Markov,
}

impl Chain {
    fn projection(&self, steps: u32) -> Result<SheetTable, MarkovError> {
        let (lang, chain) = (self.lang, &self.chain);
        let steps = chain.project(steps)?;
        let is_explained = self.names.len() <= MOST_EXPLAINED;
        let named = |symbol: SegmentSymbol, value: f64, unit: Unit, place: usize| {
            Expr::of(symbol, value, unit, Source::Derived).at(place + 1)
        };
        let mut before = chain.start.clone();
        let mut rows = vec![words::NOW.get(lang).to_owned()];
        rows.extend(steps.iter().map(|it| it.step.to_string()));
        let start = |segment: usize| {
            counted(
                SegmentSymbol::ChainCustomers,
                chain.start[segment],
                Unit::Customers,
            )
        };
        let mut counts: Vec<Vec<Option<Explained>>> = (0..self.names.len())
            .map(|segment| vec![Some(start(segment))])
            .collect();
        let mut active = vec![Some(self.active(&chain.start))];
        let mut lost = vec![None];
        let mut profit = vec![Some(self.profit(&chain.start))];
        for step in &steps {
            for (to, column) in counts.iter_mut().enumerate() {
                let value = step.customers[to];
                let of = if is_explained {
                    let terms = before.iter().enumerate().map(|(from, &count)| {
                        let share = chain.transitions[from][to];
                        named(SegmentSymbol::ChainCustomers, count, Unit::Customers, from)
                            .times(named(SegmentSymbol::Transition, share, Unit::Percent, from))
                    });
                    let inflow = Expr::of(
                        SegmentSymbol::Inflow,
                        chain.inflow[to],
                        Unit::Customers,
                        Source::File,
                    );
                    let sum = Expr::Sum(std::iter::once(inflow).chain(terms).collect());
                    Explained::new(SegmentSymbol::ChainCustomers, Unit::Customers, sum)
                } else {
                    let symbol = SegmentSymbol::ChainCustomers;
                    Explained::given(symbol, value, Unit::Customers, Source::Derived)
                };
                column.push(Some(of));
            }
            before.clone_from(&step.customers);
            active.push(Some(self.active(&step.customers)));
            let gone = SegmentSymbol::ChainLost;
            lost.push(Some(Explained::given(
                gone,
                step.lost,
                Unit::Customers,
                Source::Derived,
            )));
            profit.push(Some(self.profit(&step.customers)));
        }
        let mut columns = Columns::new(lang, self.currency, words::STEP.get(lang), rows);
        for (name, column) in self.names.iter().zip(counts) {
            columns.add(name, column);
        }
        let heading = |symbol: SegmentSymbol| explain::symbol_name(lang, symbol.into());
        columns.add(heading(SegmentSymbol::ChainActive), active);
        columns.add(heading(SegmentSymbol::ChainLost), lost);
        columns.add(heading(SegmentSymbol::ChainProfit), profit);
        Ok(SheetTable {
            title: words::PROJECTION.get(lang).into(),
            note: words::PROJECTION_NOTE.get(lang).into(),
            table: columns.table(),
        })
    }

    fn active(&self, customers: &[f64]) -> Explained {
        let terms = customers.iter().enumerate().map(|(place, &count)| {
            let symbol = SegmentSymbol::ChainCustomers;
            Expr::of(symbol, count, Unit::Customers, Source::Derived).at(place + 1)
        });
        let sum = Expr::Sum(terms.collect());
        Explained::new(SegmentSymbol::ChainActive, Unit::Customers, sum)
    }

    fn profit(&self, customers: &[f64]) -> Explained {
        let heads = customers.iter().zip(&self.chain.profit_per_head);
        let terms = heads.enumerate().map(|(place, (&count, &profit))| {
            let derived = |symbol: SegmentSymbol, value: f64, unit: Unit| {
                Expr::of(symbol, value, unit, Source::Derived).at(place + 1)
            };
            derived(SegmentSymbol::ChainCustomers, count, Unit::Customers).times(derived(
                SegmentSymbol::StepProfit,
                profit,
                Unit::MoneyPerCustomer,
            ))
        });
        let sum = Expr::Sum(terms.collect());
        Explained::new(SegmentSymbol::ChainProfit, Unit::Money, sum)
    }

    fn worth(&self) -> Result<SheetTable, MarkovError> {
        let lang = self.lang;
        let solved = |symbol: SegmentSymbol, value: f64, unit: Unit| {
            Explained::given(symbol, value, unit, Source::Derived).with(Rule::Solved)
        };
        let values = self.chain.values()?;
        let left = self.chain.steps_left()?;
        let names = self.names.iter().cloned();
        let mut columns = Columns::new(lang, self.currency, base_words::SEGMENT.get(lang), names);
        let heading = |symbol| explain::symbol_name(lang, symbol);
        let of_heads = |of: &Explained| of.finite().map(|_| of.clone());
        columns.add(
            heading(crate::explain::Symbol::ProfitPerHead),
            self.heads.iter().map(of_heads).collect(),
        );
        let left = left
            .into_iter()
            .map(|it| Some(solved(SegmentSymbol::StepsLeft, it, Unit::Periods)));
        columns.add(heading(SegmentSymbol::StepsLeft.into()), left.collect());
        let values = values.into_iter().map(|it| {
            Some(solved(
                SegmentSymbol::ChainWorth,
                it,
                Unit::MoneyPerCustomer,
            ))
        });
        columns.add(heading(SegmentSymbol::ChainWorth.into()), values.collect());
        Ok(SheetTable {
            title: words::WORTH.get(lang).into(),
            note: words::WORTH_NOTE.get(lang).into(),
            table: columns.table(),
        })
    }
}

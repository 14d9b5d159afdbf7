//! Customers that move between states (M03): projection, steady state, and lifetime value by state.

use serde::{Deserialize, Serialize};

use super::line::key_or_words;
use super::linear::solve;
use super::{Key, Line, Problem, ValueError, check};
use crate::explain::{Explained, Expr, Given, Rule, Source, Unit, ValueSymbol as S};
use crate::units::Period;

/// Most states, the one outside not counted.
const MOST_STATES: u32 = 128;
/// Most states whose projected numbers each carry their formula.
const MOST_EXPLAINED: usize = 12;
/// Most periods of a projection.
const MOST_PERIODS: u32 = 600;
/// How far a row of probabilities may miss 1.
const ROW_MISS: f64 = 5e-4;

/// One state a customer can be in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MarkovState {
    /// What it is called; words alone are a name of the user's own.
    #[serde(deserialize_with = "key_or_words")]
    pub name: Key,
    /// Customers in it at the start.
    pub start: Given,
    /// Customers who enter the base in it each period.
    pub inflow: Given,
    /// Profit of a customer in it a period.
    pub profit: Given,
}

/// States, how customers move between them, and what time costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MarkovInputs {
    /// How long a period is; none where it is as long as the data say, and no month or year.
    #[serde(default)]
    pub period: Option<Period>,
    /// The states, in the order of the matrix.
    pub states: Vec<MarkovState>,
    /// One row a state: the probability of each state in the next period, and last that of being
    /// gone. Each row adds up to 1.
    pub matrix: Vec<Vec<f64>>,
    /// Says who of the probabilities.
    pub matrix_source: Source,
    /// d: discount rate a period.
    pub discount: Given,
    /// Periods to project.
    pub periods: u32,
}

/// The base after some periods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MarkovPeriod {
    /// Periods from the start.
    pub time: u32,
    /// Customers in each state.
    pub customers: Vec<Explained>,
    /// All of them.
    pub active: Explained,
    /// Customers gone since the start.
    pub churned: Explained,
    /// Profit of the period.
    pub profit: Explained,
}

/// What a customer of one state is worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StateValue {
    /// The state.
    pub name: Key,
    /// V = (I − P ÷ (1 + d))⁻¹ × profit, the present period included.
    pub value: Explained,
    /// Periods a customer of the state is expected to stay, the present one included; none where
    /// somebody never leaves.
    pub periods_left: Option<Explained>,
    /// Customers in the state in the long run; none where somebody never leaves.
    pub steady: Option<Explained>,
}

/// The projection and the values.
///
/// # Invariant
/// Active + churned = start + inflow so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Markov {
    /// From the first period on.
    pub projection: Vec<MarkovPeriod>,
    /// Each state.
    pub states: Vec<StateValue>,
    /// Value of all customers of the start.
    pub base_value: Explained,
    /// Customers of all states in the long run.
    pub steady_active: Option<Explained>,
    /// Profit of a period in the long run.
    pub steady_profit: Option<Explained>,
    /// Customers who must enter each period, in the same proportions, to hold the base as it is.
    pub inflow_to_hold: Option<Explained>,
}

impl MarkovInputs {
    /// # Errors
    /// A matrix of another shape than the states, a probability outside 0 to 1, a row that does not
    /// add up to 1 (its place is the state's), or a number out of its range.
    pub fn check(&self) -> Result<(), ValueError> {
        let count = self.states.len();
        check::entries(S::StateCustomers, count, 1, MOST_STATES)?;
        check::entries(S::Transition, self.matrix.len(), count as u32, count as u32)?;
        for (row, (state, chances)) in self.states.iter().zip(&self.matrix).enumerate() {
            let at = |error: ValueError| error.at(row + 1);
            check::not_negative(S::StateCustomers, state.start).map_err(at)?;
            check::not_negative(S::Inflow, state.inflow).map_err(at)?;
            check::finite(S::StateProfit, state.profit).map_err(at)?;
            let width = count as u32 + 1;
            check::entries(S::Transition, chances.len(), width, width).map_err(at)?;
            for &chance in chances {
                check::fraction(S::Transition, Given::assumed(chance)).map_err(at)?;
            }
            let found: f64 = chances.iter().sum();
            if (found - 1.0).abs() > ROW_MISS {
                let error = ValueError::new(S::Transition, Problem::NotWhole { found });
                return Err(at(error));
            }
        }
        check::within(S::DiscountRate, self.discount, 0.0, 10.0)?;
        let periods = Given::assumed(f64::from(self.periods));
        check::within(S::Payments, periods, 1.0, f64::from(MOST_PERIODS))?;
        Ok(())
    }

    fn chance(&self, from: usize, to: usize) -> Expr {
        let count = self.states.len() + 1;
        let chance = self.matrix[from][to];
        Expr::of(S::Transition, chance, Unit::Percent, self.matrix_source).at(from * count + to + 1)
    }

    fn profit(&self, state: usize) -> Expr {
        let unit = self
            .period
            .map_or(Unit::MoneyPerCustomer, Unit::money_per_customer);
        let profit = self.states[state].profit;
        profit.named(S::StateProfit, unit).at(state + 1)
    }

    fn inflow(&self, state: usize) -> Expr {
        let inflow = self.states[state].inflow;
        inflow.named(S::Inflow, Unit::Customers).at(state + 1)
    }

    /// The part of the matrix among the states, each entry × `by`, off the identity.
    fn identity_less(&self, by: f64) -> Vec<Vec<f64>> {
        let count = self.states.len();
        let entry = |row: usize, column: usize| {
            f64::from(u8::from(row == column)) - self.matrix[row][column] * by
        };
        (0..count)
            .map(|row| (0..count).map(|column| entry(row, column)).collect())
            .collect()
    }
}

impl Markov {
    /// Projects the base and values its states.
    ///
    /// # Formula
    /// n(t + 1) = n(t)·P + inflow; V = profit + P·V ÷ (1 + d); periods left L = 1 + P·L; steady state
    /// n = n·P + inflow. The solved equations are what is shown: each holds for the numbers in it.
    ///
    /// # Errors
    /// As [`MarkovInputs::check`]; without a discount also when somebody never leaves.
    pub fn evaluate(inputs: &MarkovInputs) -> Result<Markov, ValueError> {
        inputs.check()?;
        let count = inputs.states.len();
        let profits: Vec<f64> = inputs.states.iter().map(|it| it.profit.value).collect();
        let by = 1.0 / (1.0 + inputs.discount.value);
        let values = solve(inputs.identity_less(by), profits)
            .ok_or_else(|| ValueError::new(S::Transition, Problem::NeverLeft))?;
        // A base nobody ever leaves has no mean time and no steady state, but a discounted value.
        let left = solve(inputs.identity_less(1.0), vec![1.0; count])
            .filter(|left| left.iter().all(|&periods| periods >= 1.0));
        let steady = left.as_ref().and_then(|_| steady(inputs));
        let states: Vec<StateValue> = (0..count)
            .map(|state| StateValue {
                name: inputs.states[state].name.clone(),
                value: value_of(inputs, state, &values),
                periods_left: left.as_ref().map(|left| left_of(inputs, state, left)),
                steady: steady
                    .as_ref()
                    .map(|steady| steady_of(inputs, state, steady)),
            })
            .collect();
        let terms = states.iter().enumerate().map(|(state, of)| {
            let start = inputs.states[state].start;
            let start = start
                .named(S::StateCustomers, Unit::Customers)
                .at(state + 1);
            start.times(of.value.as_input().at(state + 1))
        });
        let base_value = Explained::new(S::BaseValue, Unit::Money, Expr::Sum(terms.collect()));
        let all_steady: Option<Vec<Expr>> = states
            .iter()
            .enumerate()
            .map(|(state, of)| Some(of.steady.as_ref()?.as_input().at(state + 1)))
            .collect();
        let steady_active = all_steady
            .clone()
            .map(|parts| Explained::new(S::SteadyCustomers, Unit::Customers, Expr::Sum(parts)));
        let steady_profit = all_steady.map(|parts| {
            let earn = |(state, part): (usize, Expr)| part.times(inputs.profit(state));
            let terms = parts.into_iter().enumerate().map(earn).collect();
            Explained::new(
                S::SteadyProfit,
                inputs.period.map_or(Unit::Money, Unit::money),
                Expr::Sum(terms),
            )
        });
        Ok(Markov {
            projection: project(inputs),
            base_value,
            inflow_to_hold: steady_active
                .as_ref()
                .and_then(|steady| hold(inputs, steady)),
            steady_active,
            steady_profit,
            states,
        })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let whole = [&self.base_value].into_iter();
        let whole = whole.chain(&self.steady_active).chain(&self.steady_profit);
        let mut lines = Line::of_whole(whole.chain(&self.inflow_to_hold));
        for state in &self.states {
            let of = [&state.value].into_iter();
            let of = of.chain(&state.periods_left).chain(&state.steady);
            lines.extend(Line::row(std::slice::from_ref(&state.name), of));
        }
        for period in &self.projection {
            for (state, customers) in self.states.iter().zip(&period.customers) {
                let keys = [Key::Period(period.time), state.name.clone()];
                lines.extend(Line::row(&keys, [customers]));
            }
            let of = [&period.active, &period.churned, &period.profit];
            lines.extend(Line::row(&[Key::Period(period.time), Key::Total], of));
        }
        lines
    }
}

fn value_of(inputs: &MarkovInputs, state: usize, values: &[f64]) -> Explained {
    let later = values.iter().enumerate().map(|(next, &value)| {
        let value = Expr::of(
            S::StateValue,
            value,
            Unit::MoneyPerCustomer,
            Source::Derived,
        );
        inputs.chance(state, next).times(value.at(next + 1))
    });
    let growth = Expr::Number(1.0).plus(inputs.discount.named(S::DiscountRate, Unit::Percent));
    let later = Expr::Sum(later.collect()).over(growth);
    let expr = inputs.profit(state).plus(later);
    Explained::new(S::StateValue, Unit::MoneyPerCustomer, expr).with(Rule::Solved)
}

fn left_of(inputs: &MarkovInputs, state: usize, left: &[f64]) -> Explained {
    let later = left.iter().enumerate().map(|(next, &periods)| {
        let periods = Expr::of(S::PeriodsLeft, periods, Unit::Periods, Source::Derived);
        inputs.chance(state, next).times(periods.at(next + 1))
    });
    let expr = Expr::Number(1.0).plus(Expr::Sum(later.collect()));
    Explained::new(S::PeriodsLeft, Unit::Periods, expr).with(Rule::Solved)
}

/// n = n·P + inflow.
fn steady(inputs: &MarkovInputs) -> Option<Vec<f64>> {
    let across = inputs.identity_less(1.0);
    let count = inputs.states.len();
    let down = (0..count)
        .map(|row| (0..count).map(|column| across[column][row]).collect())
        .collect();
    let inflow = inputs.states.iter().map(|it| it.inflow.value).collect();
    solve(down, inflow)
}

fn steady_of(inputs: &MarkovInputs, state: usize, steady: &[f64]) -> Explained {
    let came = steady.iter().enumerate().map(|(from, &customers)| {
        let customers = Expr::of(
            S::SteadyCustomers,
            customers,
            Unit::Customers,
            Source::Derived,
        );
        customers.at(from + 1).times(inputs.chance(from, state))
    });
    let expr = inputs.inflow(state).plus(Expr::Sum(came.collect()));
    Explained::new(S::SteadyCustomers, Unit::Customers, expr).with(Rule::Solved)
}

/// Inflow × customers of the start ÷ customers of the steady state.
fn hold(inputs: &MarkovInputs, steady: &Explained) -> Option<Explained> {
    let count = inputs.states.len();
    let inflow = Expr::Sum((0..count).map(|state| inputs.inflow(state)).collect());
    let start = (0..count).map(|state| {
        let start = inputs.states[state].start;
        start
            .named(S::StateCustomers, Unit::Customers)
            .at(state + 1)
    });
    let expr = inflow
        .times(Expr::Sum(start.collect()))
        .over(steady.as_input());
    let hold = Explained::new(S::InflowToHold, Unit::Customers, expr);
    hold.finite().map(|_| hold)
}

fn project(inputs: &MarkovInputs) -> Vec<MarkovPeriod> {
    let count = inputs.states.len();
    let heads = |symbol, expr: Expr| match count > MOST_EXPLAINED {
        true => Explained::given(symbol, expr.value(), Unit::Customers, Source::Derived),
        false => Explained::new(symbol, Unit::Customers, expr),
    };
    let mut now: Vec<Expr> = (0..count)
        .map(|state| {
            let start = inputs.states[state].start;
            start
                .named(S::StateCustomers, Unit::Customers)
                .at(state + 1)
        })
        .collect();
    let mut churned = Expr::Number(0.0);
    let mut projection = Vec::with_capacity(inputs.periods as usize);
    for time in 1..=inputs.periods {
        let to = |next: usize| -> Vec<Expr> {
            let moved = |(from, customers): (usize, &Expr)| {
                customers.clone().times(inputs.chance(from, next))
            };
            // Nobody moves where the chance is none: such terms would only fill the page.
            let possible = |(from, _): &(usize, &Expr)| inputs.matrix[*from][next] != 0.0;
            now.iter().enumerate().filter(possible).map(moved).collect()
        };
        let customers: Vec<Explained> = (0..count)
            .map(|state| {
                let mut terms = to(state);
                terms.push(inputs.inflow(state));
                heads(S::StateCustomers, Expr::Sum(terms))
            })
            .collect();
        let mut gone = vec![churned];
        gone.extend(to(count));
        let gone = heads(S::Churned, Expr::Sum(gone));
        now = customers
            .iter()
            .enumerate()
            .map(|(state, customers)| customers.as_input().at(state + 1))
            .collect();
        let earned = now.iter().enumerate();
        let earned = earned.map(|(state, customers)| customers.clone().times(inputs.profit(state)));
        projection.push(MarkovPeriod {
            time,
            active: heads(S::ActiveCustomers, Expr::Sum(now.clone())),
            profit: Explained::new(
                S::PeriodProfit,
                inputs.period.map_or(Unit::Money, Unit::money),
                Expr::Sum(earned.collect()),
            ),
            customers,
            churned: gone.clone(),
        });
        churned = gone.as_input();
    }
    projection
}

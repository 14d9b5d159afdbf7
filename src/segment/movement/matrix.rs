//! Who was where on one day, and is where on a later one.

use serde::{Deserialize, Serialize};

use super::flow::{Period, PeriodFlow};
use crate::base::{CustomerBase, Window};
use crate::segment::{
    Profiles, Scheme, SchemeError, SchemeFacts, Segment, SegmentName, Segmentation,
};
use crate::units::{DAYS_PER_MONTH, Day, Money};

/// Which cuts the later day is judged by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Yardstick {
    /// Those of the earlier day: who moves has changed.
    #[default]
    Kept,
    /// Each day its own: who moves has changed against the others.
    Anew,
}

/// What a movement was asked for with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MovementRule {
    /// The earlier day.
    pub from: Day,
    /// The later day.
    pub to: Day,
    /// Cuts of the later day.
    #[serde(default)]
    pub yardstick: Yardstick,
}

/// Customers who were in one state and are in another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovementCell {
    /// Customers.
    pub customers: u64,
    /// Their revenue as it was counted on the earlier day.
    pub revenue_before: Money,
    /// Their revenue as it is counted on the later day.
    pub revenue_after: Money,
}

/// What one segment won and lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SegmentBalance {
    /// Which.
    pub segment: Segment,
    /// Customers on the earlier day.
    pub before: u64,
    /// Customers on the later day.
    pub after: u64,
    /// Of these in it on both days.
    pub stayed: u64,
    /// Came from other states.
    pub came: u64,
    /// Went to other states.
    pub went: u64,
    /// Revenue on the earlier day.
    pub revenue_before: Money,
    /// Revenue on the later day.
    pub revenue_after: Money,
    /// Revenue, in the window that ends on the later day, of those who are in it then.
    pub window_revenue: Money,
    /// Their profit in it, where the data give one.
    pub window_profit: Option<Money>,
}

/// How customers go on moving between segments if the same shares move in every step.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// One row a segment: the part that goes to each segment in one step, and last the part that is
    /// lost. Each row adds up to 1.
    pub chances: Vec<Vec<f64>>,
    /// Customers who come into each segment in one step.
    pub inflow: Vec<u64>,
}

/// Movement of every customer between two days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Movement {
    /// The windows that end on the two days.
    pub windows: [Window; 2],
    /// What was asked.
    pub rule: MovementRule,
    /// The yardstick that was used: cuts made of ranks cannot be kept.
    pub yardstick: Yardstick,
    /// What the scheme was settled to on each day.
    pub facts: [SchemeFacts; 2],
    /// The states: segments, then those outside. [`SegmentName::NoOrder`] on the earlier day are
    /// customers who came later.
    pub states: Vec<Segment>,
    /// From state (row) to state (column).
    pub matrix: Vec<Vec<MovementCell>>,
    /// What each state won and lost.
    pub balances: Vec<SegmentBalance>,
    /// Months from the earlier to the later day: the length of one step.
    pub step_months: f64,
    /// New, kept, returned, lapsed: the time between against as long a time before.
    pub flow: PeriodFlow,
}

impl MovementRule {
    /// A year up to `to`, or as many of 6, 3, 1 months as the data last; of shorter data the later
    /// half. None where they have a single day.
    pub fn usual(first: Day, to: Day) -> Option<MovementRule> {
        let earlier = [12, 6, 3, 1].map(|months| to.minus_months(months));
        let from = earlier
            .into_iter()
            .find(|&day| day >= first)
            .unwrap_or(Day(first.0 + (to.0 - first.0) / 2));
        (from < to).then(|| MovementRule {
            from,
            to,
            yardstick: Yardstick::default(),
        })
    }
}

impl Movement {
    /// Judges every customer on both days. `profiles` and `scheme` are those of the earlier day and
    /// the later one.
    ///
    /// # Errors
    /// [`SchemeError`] where the scheme cannot be applied on one of the days.
    pub fn between(
        base: &CustomerBase,
        scheme: &Scheme,
        rule: &MovementRule,
        profiles: [&Profiles; 2],
    ) -> Result<Movement, SchemeError> {
        let earlier = scheme.apply(base, profiles[0])?;
        let frozen = match rule.yardstick {
            Yardstick::Kept => scheme.frozen(&earlier.facts),
            Yardstick::Anew => None,
        };
        let later = frozen.as_ref().unwrap_or(scheme).apply(base, profiles[1])?;
        let states = states(&earlier, &later);
        let codes = |of: &Segmentation| -> Vec<usize> {
            let place = |it: &Segment| states.iter().position(|state| state.name == it.name);
            of.segments
                .iter()
                .map(|it| place(it).unwrap_or_default())
                .collect()
        };
        let (from, to) = (codes(&earlier), codes(&later));
        let unborn = states.iter().position(|it| it.name == SegmentName::NoOrder);
        let mut matrix = vec![vec![MovementCell::default(); states.len()]; states.len()];
        let totals = [
            profiles[0].totals(earlier.span),
            profiles[1].totals(later.span),
        ];
        let mut earned = vec![Earned::none(profiles[1]); states.len()];
        for customer in 0..base.len() {
            let state = |side: usize, of: &Segmentation, places: &[usize]| match unborn
                .filter(|_| !profiles[side].has_bought(customer))
            {
                Some(unborn) => unborn,
                None => places[usize::from(of.codes[customer])],
            };
            let now = state(1, &later, &to);
            earned[now].add(profiles[1], customer);
            let cell = &mut matrix[state(0, &earlier, &from)][now];
            cell.customers += 1;
            cell.revenue_before += totals[0].revenue[customer];
            cell.revenue_after += totals[1].revenue[customer];
        }
        let days = rule.to.0 - rule.from.0;
        let between = Period {
            from: Day(rule.from.0 + 1),
            to: rule.to,
        };
        let flow = PeriodFlow::count(base, between.before(), between, profiles[0].returns);
        Ok(Movement {
            windows: profiles.map(|it| it.window),
            rule: rule.clone(),
            yardstick: match frozen {
                Some(_) => Yardstick::Kept,
                None => Yardstick::Anew,
            },
            balances: balances(&states, &matrix, &earned),
            facts: [earlier.facts, later.facts],
            states,
            matrix,
            step_months: f64::from(days) / DAYS_PER_MONTH,
            flow,
        })
    }

    /// Part of each state that went to each; none from a state without a customer.
    pub fn shares(&self) -> Vec<Option<Vec<f64>>> {
        let share_row = |row: &Vec<MovementCell>| {
            let all: u64 = row.iter().map(|cell| cell.customers).sum();
            let share = |cell: &MovementCell| cell.customers as f64 / all as f64;
            (all > 0).then(|| row.iter().map(share).collect())
        };
        self.matrix.iter().map(share_row).collect()
    }

    /// The matrix as a chain over the segments: whoever goes outside is lost, whoever comes from
    /// outside between the two days comes again in every step; of a segment nobody was in on the
    /// earlier day ([`Movement::shares`] is none) nobody is known to stay.
    pub fn chain(&self) -> Chain {
        let inside: Vec<usize> = (0..self.states.len())
            .filter(|&it| !self.states[it].is_outside)
            .collect();
        let shares = self.shares();
        let chances = inside.iter().map(|&row| {
            let of = |&column: &usize| shares[row].as_ref().map_or(0.0, |it| it[column]);
            let mut chances: Vec<f64> = inside.iter().map(of).collect();
            chances.push((1.0 - chances.iter().sum::<f64>()).max(0.0));
            chances
        });
        let customers = |row: usize, column: usize| self.matrix[row][column].customers;
        let outside = || (0..self.states.len()).filter(|&it| self.states[it].is_outside);
        Chain {
            chances: chances.collect(),
            inflow: inside
                .iter()
                .map(|&it| outside().map(|row| customers(row, it)).sum())
                .collect(),
        }
    }
}

/// The segments of both days, those outside behind.
fn states(earlier: &Segmentation, later: &Segmentation) -> Vec<Segment> {
    let mut states: Vec<Segment> = Vec::new();
    let unborn = Segment::outside(SegmentName::NoOrder);
    let all = earlier
        .segments
        .iter()
        .chain(&later.segments)
        .chain([&unborn]);
    for is_outside in [false, true] {
        for segment in all.clone().filter(|it| it.is_outside == is_outside) {
            if !states.iter().any(|state| state.name == segment.name) {
                states.push(segment.clone());
            }
        }
    }
    states
}

/// What the customers of one state brought in the later window.
#[derive(Debug, Clone, Copy)]
struct Earned {
    revenue: Money,
    profit: Option<Money>,
}

impl Earned {
    fn none(profiles: &Profiles) -> Earned {
        Earned {
            revenue: Money::ZERO,
            profit: profiles.has_profit().then_some(Money::ZERO),
        }
    }

    fn add(&mut self, profiles: &Profiles, customer: usize) {
        self.revenue += profiles.recent.revenue[customer];
        if let (Some(sum), Some(&profit)) = (&mut self.profit, profiles.recent.profit.get(customer))
        {
            *sum += profit;
        }
    }
}

fn balances(
    states: &[Segment],
    matrix: &[Vec<MovementCell>],
    earned: &[Earned],
) -> Vec<SegmentBalance> {
    let balance = |place: usize| {
        let sum = |cells: &mut dyn Iterator<Item = &MovementCell>| {
            cells.fold(MovementCell::default(), |sum, it| MovementCell {
                customers: sum.customers + it.customers,
                revenue_before: sum.revenue_before + it.revenue_before,
                revenue_after: sum.revenue_after + it.revenue_after,
            })
        };
        let row = sum(&mut matrix[place].iter());
        let column = sum(&mut matrix.iter().map(|row| &row[place]));
        let stayed = matrix[place][place].customers;
        SegmentBalance {
            segment: states[place].clone(),
            before: row.customers,
            after: column.customers,
            stayed,
            came: column.customers - stayed,
            went: row.customers - stayed,
            revenue_before: row.revenue_before,
            revenue_after: column.revenue_after,
            window_revenue: earned[place].revenue,
            window_profit: earned[place].profit,
        }
    };
    (0..states.len()).map(balance).collect()
}

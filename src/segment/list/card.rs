//! One customer in full: history, scores, the rule that placed them, the way to the next segment.

use crate::numeric::sort_many;
use serde::{Deserialize, Serialize};

use super::query::{CustomerRow, row};
use crate::base::{CustomerBase, Settled, Window};
use crate::segment::{
    AbcClass, Cutting, Dimension, NEVER, Profiles, RfmFacts, Scheme, SchemeFacts, SegmentName,
    Segmentation, Span, Stage, Tier, Usage,
};
use crate::units::{Day, Money};

/// One order of a customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardOrder {
    /// Its day.
    pub day: Day,
    /// Its lines together, refunds subtracted.
    pub amount: Money,
    /// Its profit, where the data give it.
    pub profit: Option<Money>,
    /// How many lines.
    pub lines: u32,
    /// Line of the file where it stands first, from 1.
    pub first_line: u32,
}

/// What is to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepMeasure {
    /// More money a month.
    MonthlySpend,
    /// One order, to be active or to be a customer at all.
    AnyOrder,
    /// A better score: days that the last order is too long ago, orders or money that lack.
    Score(Dimension),
    /// More expected value.
    ExpectedValue,
    /// More use a year.
    UseAYear,
    /// Days of silence that are left before the customer falls to it.
    SilentDays,
    /// The number of a condition of the user's rule.
    Condition {
        /// Place of the rule, from 0.
        rule: u32,
        /// Place of the condition in it, from 0.
        condition: u32,
    },
}

/// How far another segment or score is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NextStep {
    /// The segment; none for a score, whose segment depends on the others.
    pub to: Option<SegmentName>,
    /// The score, where it is one.
    pub score: Option<u8>,
    /// What is to change.
    pub measure: StepMeasure,
    /// By how much; none where there is no number, as for a text.
    pub missing: Option<f64>,
}

/// One customer in full.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CustomerCard {
    /// As in the list.
    pub row: CustomerRow,
    /// The time over which orders and money of the row are counted.
    pub span: Span,
    /// The window; its last day is the analysis day.
    pub window: Window,
    /// The latest orders up to the analysis day, earliest first; at most [`CustomerCard::MOST`].
    pub orders: Vec<CardOrder>,
    /// Paid orders of the whole history up to the analysis day; a refund is none.
    pub paid_orders: u32,
    /// Further orders before them.
    pub earlier_orders: u64,
    /// Days since the last order.
    pub recency_days: Option<i32>,
    /// Mean days between two days with an order.
    pub gap_days: Option<f64>,
    /// The rule that placed them, as it was settled.
    pub rule: SchemeFacts,
    /// The way to better segments and scores, and the days left before a worse stage.
    pub next: Vec<NextStep>,
}

impl CustomerCard {
    /// How many orders are shown.
    pub const MOST: usize = 500;

    /// The card of one customer; none where there is no such customer.
    pub fn of(
        base: &CustomerBase,
        profiles: &Profiles,
        scheme: &Scheme,
        segmentation: &Segmentation,
        customer: u32,
    ) -> Option<CustomerCard> {
        let place = customer as usize;
        if place >= base.len() {
            return None;
        }
        let scores = segmentation.scores_of(place);
        let (orders, earlier_orders) = orders(base, profiles, place);
        let steps = Steps {
            base,
            profiles,
            customer: place,
            segment: &segmentation.segment_of(place).name,
        };
        Some(CustomerCard {
            row: row(base, profiles, segmentation, segmentation.span, customer),
            span: segmentation.span,
            window: profiles.window,
            orders,
            earlier_orders,
            paid_orders: profiles.totals(Span::History).orders[place],
            recency_days: profiles.recency_days(place),
            gap_days: profiles.mean_gap_days(place),
            rule: segmentation.facts.clone(),
            next: steps.next(scheme, &segmentation.facts, scores),
        })
    }
}

/// The latest orders, and how many stand before them.
fn orders(base: &CustomerBase, profiles: &Profiles, customer: usize) -> (Vec<CardOrder>, u64) {
    let mut settled = Settled::default();
    base.settle(customer, profiles.window.to, profiles.returns, &mut settled);
    let mut found: Vec<(u32, CardOrder)> = Vec::new();
    for &entry in &settled.counted {
        let day = base.day[entry];
        let order = match base.order.get(entry) {
            Some(&order) => order,
            None => day.0 as u32,
        };
        let profit = base
            .has_profit()
            .then(|| base.profit_at(entry).unwrap_or_default());
        // Lines of an order stand side by side.
        match found.last_mut().filter(|last| last.0 == order) {
            Some((_, known)) => {
                known.amount += base.amount[entry];
                known.profit = known.profit.zip(profit).map(|(a, b)| a + b);
                known.lines += 1;
                known.first_line = known.first_line.min(base.line[entry]);
            }
            None => found.push((
                order,
                CardOrder {
                    day,
                    amount: base.amount[entry],
                    profit,
                    lines: 1,
                    first_line: base.line[entry],
                },
            )),
        }
    }
    let mut orders: Vec<CardOrder> = found.into_iter().map(|(_, order)| order).collect();
    sort_many(&mut orders, |a, b| {
        (a.day, a.first_line).cmp(&(b.day, b.first_line))
    });
    let earlier = orders.len().saturating_sub(CustomerCard::MOST);
    (orders.split_off(earlier), earlier as u64)
}

/// Looks for the ways of one customer.
struct Steps<'a> {
    base: &'a CustomerBase,
    profiles: &'a Profiles,
    customer: usize,
    segment: &'a SegmentName,
}

impl Steps<'_> {
    fn next(&self, scheme: &Scheme, facts: &SchemeFacts, scores: Option<[u8; 3]>) -> Vec<NextStep> {
        if matches!(self.segment, SegmentName::Inactive | SegmentName::NoOrder) {
            return vec![step(None, StepMeasure::AnyOrder, Some(1.0))];
        }
        match (scheme, facts) {
            (Scheme::Tiers(_), SchemeFacts::Tiers(facts)) => self.tiers(&facts.thresholds),
            (Scheme::Rfm(rfm), SchemeFacts::Rfm(facts)) => match scores {
                Some(scores) => {
                    let totals = self.profiles.totals(rfm.span);
                    let values = [
                        self.profiles
                            .recency_days(self.customer)
                            .map_or(0.0, f64::from),
                        f64::from(totals.purchases(self.customer, rfm.unit)),
                        totals.revenue[self.customer].units(),
                    ];
                    rfm_steps(&rfm.cutting, facts, scores, values)
                }
                None => Vec::new(),
            },
            (Scheme::Abc(abc), SchemeFacts::Abc(facts)) => {
                let value = abc.value_of(self.base, self.profiles, self.customer);
                let class = match self.segment {
                    SegmentName::Class(class) => *class,
                    _ => return Vec::new(),
                };
                let better = AbcClass::ALL.into_iter().zip(facts.least);
                let better = better.filter(|(it, _)| *it < class);
                better
                    .filter_map(|(to, least)| Some((to, least? - value?)))
                    .map(|(to, missing)| {
                        let to = SegmentName::Class(to);
                        step(Some(to), StepMeasure::ExpectedValue, Some(missing.max(0.0)))
                    })
                    .collect()
            }
            (Scheme::Usage(usage), SchemeFacts::Usage(facts)) => {
                let SegmentName::Use(now, loyalty) = self.segment else {
                    return Vec::new();
                };
                let used = usage.used_by(self.base, self.profiles, self.customer);
                let better = [Usage::Heavy, Usage::Medium].into_iter().zip(facts.cuts);
                better
                    .filter(|(it, _)| (*it as u8) < *now as u8)
                    .map(|(to, cut)| {
                        let to = SegmentName::Use(to, *loyalty);
                        let missing = used.map(|used| (cut - used).max(0.0));
                        step(Some(to), StepMeasure::UseAYear, missing)
                    })
                    .collect()
            }
            (Scheme::LifeCycle(rule), SchemeFacts::LifeCycle(facts)) => {
                let gap = rule.gap_of(self.profiles, facts, self.customer);
                let silent = self
                    .profiles
                    .recency_days(self.customer)
                    .map_or(0.0, f64::from);
                let limits = [
                    (Stage::Decline, rule.overdue_gaps),
                    (Stage::Ended, rule.ended_gaps),
                ];
                limits
                    .into_iter()
                    .map(|(to, gaps)| (to, gaps * gap - silent))
                    .filter(|(_, left)| *left >= 0.0)
                    .map(|(to, left)| {
                        let to = SegmentName::Stage(to);
                        step(Some(to), StepMeasure::SilentDays, Some(left.floor() + 1.0))
                    })
                    .collect()
            }
            (Scheme::Own(own), SchemeFacts::Own(_)) => {
                own.ways(self.base, self.profiles, self.customer)
            }
            _ => Vec::new(),
        }
    }

    fn tiers(&self, thresholds: &[Money; 3]) -> Vec<NextStep> {
        if self.profiles.first[self.customer] == NEVER
            || *self.segment == SegmentName::Tier(Tier::New)
        {
            return Vec::new();
        }
        let spend = self.profiles.monthly_spend(self.customer);
        [Tier::Silver, Tier::Gold, Tier::Diamond]
            .into_iter()
            .zip(thresholds.iter().rev())
            .filter(|(_, threshold)| **threshold > spend)
            .map(|(to, &threshold)| {
                let missing = (threshold - spend).units();
                step(
                    Some(SegmentName::Tier(to)),
                    StepMeasure::MonthlySpend,
                    Some(missing),
                )
            })
            .collect()
    }
}

fn step(to: Option<SegmentName>, measure: StepMeasure, missing: Option<f64>) -> NextStep {
    NextStep {
        to,
        score: None,
        measure,
        missing,
    }
}

/// What lacks to the next score of each dimension, where classes have cuts.
fn rfm_steps(
    cutting: &Cutting,
    facts: &RfmFacts,
    scores: [u8; 3],
    values: [f64; 3],
) -> Vec<NextStep> {
    let mut steps = Vec::new();
    for (place, dimension) in Dimension::ALL.into_iter().enumerate() {
        let (cuts, score, value) = (&facts.cuts[place], scores[place], values[place]);
        let highest = facts.highest[place];
        if score >= highest || cuts.is_empty() {
            continue;
        }
        // Classes run by rising values; few days are the best class.
        let (at, lacks) = match dimension {
            Dimension::Recency => (highest - score, 1.0),
            _ => (score, -1.0),
        };
        let Some(&cut) = cuts.get(usize::from(at) - 1) else {
            continue;
        };
        // Whether the better class holds the cut itself.
        let is_recency = dimension == Dimension::Recency;
        let holds_cut = match cutting {
            Cutting::Package | Cutting::Entered(_) => !is_recency,
            Cutting::Quantiles => is_recency,
            _ => true,
        };
        let missing = (lacks * (value - cut)).max(0.0);
        let missing = match (dimension, holds_cut) {
            (Dimension::Monetary, _) => missing,
            (_, true) => missing.ceil(),
            (_, false) => missing.floor() + 1.0,
        };
        steps.push(NextStep {
            score: Some(score + 1),
            ..step(None, StepMeasure::Score(dimension), Some(missing))
        });
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_better_score_is_as_far_as_the_cut_that_is_not_reached() {
        let facts = RfmFacts {
            cuts: [vec![115.0, 181.0], vec![4.0, 5.0], vec![255.5, 382.0]],
            highest: [3; 3],
            ..RfmFacts::default()
        };
        // 115 days are not below the cut of 115; three orders are one short of four.
        let steps = rfm_steps(&Cutting::Package, &facts, [2, 1, 3], [115.0, 3.0, 900.0]);
        let found: Vec<(StepMeasure, Option<f64>)> =
            steps.iter().map(|it| (it.measure, it.missing)).collect();
        assert_eq!(
            found,
            [
                (StepMeasure::Score(Dimension::Recency), Some(1.0)),
                (StepMeasure::Score(Dimension::Frequency), Some(1.0)),
            ]
        );
    }
}

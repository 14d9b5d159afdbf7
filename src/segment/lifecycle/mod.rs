//! Stage of the life cycle (M17), from each customer's own history.

use serde::{Deserialize, Serialize};

use super::spread::median;
use super::{
    OrderUnit, Profiles, SchemeError, SchemeFacts, Segment, SegmentName, Segmentation, Span,
};
use crate::base::CustomerBase;
use crate::units::{DAYS_PER_MONTH, Day, Money, Months};

/// A stage of the life cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 潜在获取期: is being won and not a customer yet; on paper only, an order file does not know them.
    Potential,
    /// 考察期: too few orders to speak of a relation.
    Exploration,
    /// 形成期: buys clearly more than before.
    Growth,
    /// 稳定期: buys about as before.
    Mature,
    /// 退化期: buys clearly less than before, or is overdue.
    Decline,
    /// 终止期: silent for many times the usual gap.
    Ended,
}

impl Stage {
    /// All six, in order.
    pub const ALL: [Stage; 6] = [
        Stage::Potential,
        Stage::Exploration,
        Stage::Growth,
        Stage::Mature,
        Stage::Decline,
        Stage::Ended,
    ];
    /// Stages a customer with an order can be in.
    pub const OF_CUSTOMERS: [Stage; 5] = [
        Stage::Exploration,
        Stage::Growth,
        Stage::Mature,
        Stage::Decline,
        Stage::Ended,
    ];
}

/// The rule for stages. Each customer is measured by their own gap between orders: the mean of their
/// gaps, or the median of everybody's before their third day with an order.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LifeCycleScheme {
    /// Ended: silent for more than so many gaps.
    pub ended_gaps: f64,
    /// Decline: silent for more than so many gaps.
    pub overdue_gaps: f64,
    /// Exploration: fewer days with an order than this.
    pub settled_orders: u32,
    /// Two periods of so many months are compared, the later ending on the analysis day.
    pub compared: Months,
    /// Growth: some revenue in the later period, and at least so many times that of the earlier.
    pub growth_factor: f64,
    /// Decline: at most so many times, or no revenue in the later period.
    pub decline_factor: f64,
}

impl Default for LifeCycleScheme {
    /// A decision of the program: the source documents name the stages and print no limits.
    fn default() -> Self {
        LifeCycleScheme {
            ended_gaps: 6.0,
            overdue_gaps: 3.0,
            settled_orders: 3,
            compared: Months::of(6),
            growth_factor: 1.25,
            decline_factor: 0.75,
        }
    }
}

/// What was settled on one base.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LifeCycleFacts {
    /// The rule.
    pub rule: LifeCycleScheme,
    /// Median of everybody's mean gaps, in days: that of customers without a gap of their own.
    pub usual_gap_days: f64,
    /// Customers the median is of. With none the gap is that of the compared period.
    pub gaps: u64,
    /// First day of the earlier of the two periods.
    pub earlier_from: Day,
    /// First day of the later one.
    pub later_from: Day,
    /// The data begin after the earlier period does: growth and decline are told with care.
    pub is_history_short: bool,
}

impl LifeCycleScheme {
    /// # Errors
    /// [`SchemeError::Thresholds`] where a limit is not above zero or runs backwards.
    pub fn check(&self) -> Result<(), SchemeError> {
        let sound = [
            self.overdue_gaps > 0.0 && self.overdue_gaps.is_finite(),
            self.ended_gaps > self.overdue_gaps && self.ended_gaps.is_finite(),
            self.decline_factor >= 0.0,
            self.growth_factor > self.decline_factor && self.growth_factor.is_finite(),
        ];
        match sound.iter().position(|it| !it) {
            Some(place) => Err(SchemeError::Thresholds { place }),
            None => Ok(()),
        }
    }

    pub(super) fn apply(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
    ) -> Result<Segmentation, SchemeError> {
        self.check()?;
        let facts = self.settle(profiles)?;
        let without = Stage::OF_CUSTOMERS.len() as u16;
        let codes = (0..base.len())
            .map(|customer| {
                let stage = self.stage_of(base, profiles, &facts, customer);
                stage.map_or(without, |it| it as u16 - Stage::Exploration as u16)
            })
            .collect();
        let mut segments: Vec<Segment> = Stage::OF_CUSTOMERS
            .map(|stage| Segment::inside(SegmentName::Stage(stage)))
            .into();
        segments.push(Segment::outside(SegmentName::NoOrder));
        Ok(Segmentation {
            segments,
            codes,
            span: Span::Window,
            unit: OrderUnit::Orders,
            scores: None,
            facts: SchemeFacts::LifeCycle(facts),
        })
    }

    fn settle(&self, profiles: &Profiles) -> Result<LifeCycleFacts, SchemeError> {
        if !(0..profiles.len()).any(|it| profiles.has_bought(it)) {
            return Err(SchemeError::Nobody);
        }
        let mut gaps: Vec<f64> = (0..profiles.len())
            .filter_map(|it| profiles.mean_gap_days(it))
            .collect();
        let median =
            median(&mut gaps).unwrap_or_else(|| f64::from(self.compared.count()) * DAYS_PER_MONTH);
        let to = profiles.window.to;
        let start = |months: u32| Day(to.minus_months(months).0 + 1);
        let earlier_from = start(2 * self.compared.count());
        Ok(LifeCycleFacts {
            rule: *self,
            usual_gap_days: median,
            gaps: gaps.len() as u64,
            earlier_from,
            later_from: start(self.compared.count()),
            is_history_short: profiles.window.history_from > earlier_from,
        })
    }

    /// The stage of one customer; none without an order.
    pub fn stage_of(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
        facts: &LifeCycleFacts,
        customer: usize,
    ) -> Option<Stage> {
        let silent = f64::from(profiles.recency_days(customer)?);
        let gap = self.gap_of(profiles, facts, customer);
        if silent > self.ended_gaps * gap {
            return Some(Stage::Ended);
        }
        if silent > self.overdue_gaps * gap {
            return Some(Stage::Decline);
        }
        if profiles.order_days[customer] < self.settled_orders {
            return Some(Stage::Exploration);
        }
        let (earlier, later) = compared(base, facts, profiles.window.to, customer);
        let (earlier, later) = (earlier.0 as f64, later.0 as f64);
        Some(self.by_revenue(earlier, later))
    }

    /// The stage by the revenue of the two periods. Who spent nothing in the later one declines, even
    /// where the earlier one was as empty: any number of times nothing is nothing.
    fn by_revenue(&self, earlier: f64, later: f64) -> Stage {
        if later <= 0.0 || later <= self.decline_factor * earlier {
            Stage::Decline
        } else if later >= self.growth_factor * earlier {
            Stage::Growth
        } else {
            Stage::Mature
        }
    }
}

impl LifeCycleScheme {
    /// The gap in days a customer is measured by, at least one.
    pub(super) fn gap_of(
        &self,
        profiles: &Profiles,
        facts: &LifeCycleFacts,
        customer: usize,
    ) -> f64 {
        let own = profiles.mean_gap_days(customer);
        own.filter(|_| profiles.order_days[customer] > 2)
            .unwrap_or(facts.usual_gap_days)
            .max(1.0)
    }
}

/// Amounts of a customer in the two periods, refunds subtracted.
fn compared(
    base: &CustomerBase,
    facts: &LifeCycleFacts,
    to: Day,
    customer: usize,
) -> (Money, Money) {
    let entries = base.entries(customer);
    let days = &base.day[entries.clone()];
    let at = |day: Day| entries.start + days.partition_point(|&it| it < day);
    let (first, middle, end) = (
        at(facts.earlier_from),
        at(facts.later_from),
        at(Day(to.0 + 1)),
    );
    let sum = |range: std::ops::Range<usize>| base.amount[range].iter().copied().sum();
    (sum(first..middle), sum(middle..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_spent_nothing_lately_declines_and_never_grows() {
        let stage = |earlier, later| LifeCycleScheme::default().by_revenue(earlier, later);
        assert_eq!(stage(0.0, 0.0), Stage::Decline);
        assert_eq!(stage(100.0, 0.0), Stage::Decline);
        // More was sent back than bought.
        assert_eq!(stage(-50.0, -10.0), Stage::Decline);
        assert_eq!(stage(0.0, 1.0), Stage::Growth);
        assert_eq!(stage(100.0, 125.0), Stage::Growth);
        assert_eq!(stage(100.0, 124.0), Stage::Mature);
        assert_eq!(stage(100.0, 75.0), Stage::Decline);
    }
}

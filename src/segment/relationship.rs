//! Levels of relationship marketing (M20): many or few customers, high or low margin.

use serde::{Deserialize, Serialize};

use super::{
    OrderUnit, Profiles, Scheme, SchemeError, SchemeFacts, Segment, SegmentName, Segmentation, Span,
};
use crate::base::CustomerBase;
use crate::units::Margin;

/// A level of relationship marketing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 合伙型: works with the customer all the time.
    Partnership,
    /// 积极型: gets in touch now and then with better uses and new products.
    Proactive,
    /// 责任型: calls soon after the sale to check and to ask.
    Accountable,
    /// 反应型: sells and invites calls.
    Reactive,
    /// 基本型或反应型: sells, and perhaps invites calls.
    BasicOrReactive,
}

impl Level {
    /// All five, closest first.
    pub const ALL: [Level; 5] = [
        Level::Partnership,
        Level::Proactive,
        Level::Accountable,
        Level::Reactive,
        Level::BasicOrReactive,
    ];
}

/// Much, medium, little: of customers, or of margin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Amount {
    /// Many, high.
    Much,
    /// In between.
    Medium,
    /// Few, low.
    Little,
}

impl Amount {
    /// All three.
    pub const ALL: [Amount; 3] = [Amount::Much, Amount::Medium, Amount::Little];

    /// What `found` is, if much begins at `much` and medium at `medium`; who is on a limit belongs above.
    pub fn of(found: f64, much: f64, medium: f64) -> Amount {
        match found {
            found if found >= much => Amount::Much,
            found if found >= medium => Amount::Medium,
            _ => Amount::Little,
        }
    }
}

/// The level for so many customers with such a margin.
pub fn level(customers: Amount, margin: Amount) -> Level {
    use Amount::{Little, Medium, Much};
    match (customers, margin) {
        (Much, Much) => Level::Accountable,
        (Much, Medium) => Level::Reactive,
        (Much, Little) => Level::BasicOrReactive,
        (Medium, Much) => Level::Proactive,
        (Medium, Medium) => Level::Accountable,
        (Medium, Little) => Level::Reactive,
        (Little, Much) => Level::Partnership,
        (Little, Medium) => Level::Proactive,
        (Little, Little) => Level::Accountable,
    }
}

/// What counts as many customers and as a high margin. The source document prints no limits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RelationshipRule {
    /// Least customers of many and of medium.
    pub customers: [u64; 2],
    /// Least margin of high and of medium.
    pub margin: [Margin; 2],
}

impl Default for RelationshipRule {
    fn default() -> Self {
        RelationshipRule {
            customers: [1000, 100],
            margin: [Margin::of_percent(30), Margin::of_percent(10)],
        }
    }
}

impl RelationshipRule {
    /// # Errors
    /// [`SchemeError::Thresholds`] where a limit runs backwards: 0 customers, 1 margin.
    pub fn check(&self) -> Result<(), SchemeError> {
        if self.customers[0] <= self.customers[1] {
            return Err(SchemeError::Thresholds { place: 0 });
        }
        match self.margin[0] > self.margin[1] {
            true => Ok(()),
            false => Err(SchemeError::Thresholds { place: 1 }),
        }
    }

    /// Where a group stands in the matrix: customers, margin.
    pub fn place(&self, customers: u64, margin: f64) -> (Amount, Amount) {
        let [many, medium] = self.customers.map(|it| it as f64);
        let [high, middle] = self.margin.map(Margin::get);
        (
            Amount::of(customers as f64, many, medium),
            Amount::of(margin, high, middle),
        )
    }
}

/// Groups of another scheme, each at the level its size and margin call for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RelationshipScheme {
    /// How customers are grouped.
    pub groups: Scheme,
    /// Limits.
    pub rule: RelationshipRule,
    /// Margins of the groups in their order; empty: profit ÷ revenue of the file.
    pub margins: Vec<Margin>,
    /// Margin of every group where neither these nor the file give one.
    pub margin: Option<Margin>,
}

/// One group and its level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupLevel {
    /// The group.
    pub group: SegmentName,
    /// Its customers.
    pub customers: u64,
    /// Its margin.
    pub margin: f64,
    /// Many or few.
    pub customers_are: Amount,
    /// High or low.
    pub margin_is: Amount,
    /// The level.
    pub level: Level,
}

/// What was settled on one base.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RelationshipFacts {
    /// Limits.
    pub rule: RelationshipRule,
    /// Each group.
    pub groups: Vec<GroupLevel>,
    /// How customers were grouped.
    pub grouped_by: SchemeFacts,
}

impl RelationshipScheme {
    pub(super) fn apply(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
    ) -> Result<Segmentation, SchemeError> {
        self.rule.check()?;
        if matches!(self.groups, Scheme::Relationship(_)) {
            return Err(SchemeError::Nested);
        }
        let grouped = self.groups.apply(base, profiles)?;
        let summary = grouped.summary(&self.groups, profiles);
        let mut segments: Vec<Segment> = Level::ALL
            .map(|level| Segment::inside(SegmentName::Level(level)))
            .into();
        let mut groups = Vec::new();
        let mut code_of = Vec::with_capacity(grouped.segments.len());
        let mut inside = 0;
        for segment in &grouped.segments {
            if segment.is_outside {
                code_of.push(segments.len() as u16);
                segments.push(segment.clone());
                continue;
            }
            let sums = summary
                .row(&segment.name)
                .map(|row| row.sums)
                .unwrap_or_default();
            let margin = match (self.margins.get(inside), sums.profit) {
                (Some(margin), _) => margin.get(),
                (None, Some(_)) if !sums.revenue.is_positive() => 0.0,
                (None, Some(profit)) => profit.units() / sums.revenue.units(),
                (None, None) => self.margin.ok_or(SchemeError::NoProfit)?.get(),
            };
            inside += 1;
            let (customers_are, margin_is) = self.rule.place(sums.customers, margin);
            let level = level(customers_are, margin_is);
            code_of.push(level as u16);
            if sums.customers == 0 {
                continue;
            }
            groups.push(GroupLevel {
                group: segment.name.clone(),
                customers: sums.customers,
                margin,
                customers_are,
                margin_is,
                level,
            });
        }
        let codes = grouped.codes.iter().map(|&it| code_of[usize::from(it)]);
        Ok(Segmentation {
            codes: codes.collect(),
            segments,
            span: Span::Window,
            unit: OrderUnit::Orders,
            scores: None,
            facts: SchemeFacts::Relationship(Box::new(RelationshipFacts {
                rule: self.rule,
                groups,
                grouped_by: grouped.facts,
            })),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_that_run_backwards_are_refused() {
        let rule = RelationshipRule {
            customers: [100, 100],
            ..RelationshipRule::default()
        };
        assert_eq!(rule.check(), Err(SchemeError::Thresholds { place: 0 }));
    }
}

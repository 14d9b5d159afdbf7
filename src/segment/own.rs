//! The user's own rules: the first that holds names the customer, the rest is named too.

use serde::{Deserialize, Serialize};

use super::basis::{column_named, seen};
use super::{
    NextStep, OrderUnit, Profiles, SchemeError, SchemeFacts, Segment, SegmentName, Segmentation,
    Span, StepMeasure,
};
use crate::base::CustomerBase;

/// What a condition looks at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Paid orders.
    Orders,
    /// Revenue.
    Revenue,
    /// Profit.
    Profit,
    /// Revenue ÷ orders.
    OrderValue,
    /// Revenue a month, as the tiers are cut by.
    MonthlySpend,
    /// Days since the last order.
    RecencyDays,
    /// Days since the first order.
    TenureDays,
    /// Mean days between two days with an order.
    GapDays,
    /// A column of text: what the last line says.
    Column(String),
}

/// How a condition compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// ≥
    AtLeast,
    /// >
    Above,
    /// ≤
    AtMost,
    /// <
    Below,
    /// = ; of texts: the same text.
    Is,
    /// ≠
    IsNot,
    /// Of texts: has it within.
    Contains,
}

/// What a condition compares with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operand {
    /// A number; money in units of the currency.
    Number(f64),
    /// A text.
    Text(String),
}

/// One condition. A number a customer does not have, such as a gap before the second order, meets
/// none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// What.
    pub field: Field,
    /// How.
    pub is: Comparison,
    /// With what.
    pub value: Operand,
}

/// A named rule: all its conditions must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnRule {
    /// Name of its segment.
    pub name: String,
    /// The conditions.
    pub all: Vec<Condition>,
}

/// Rules in their order, and a name for the rest.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct OwnScheme {
    /// The first that holds decides.
    pub rules: Vec<OwnRule>,
    /// Name of the customers no rule holds for.
    pub rest: String,
    /// The time orders and money are counted over.
    #[serde(default)]
    pub span: Span,
}

/// What was settled on one base.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnFacts {
    /// The rules.
    pub rules: Vec<OwnRule>,
    /// Name of the rest.
    pub rest: String,
    /// Rules that name nobody, by place.
    pub empty: Vec<u32>,
}

/// Most rules of a scheme.
const MOST_RULES: usize = 100;

impl OwnScheme {
    /// # Errors
    /// No rule or too many, a rule without a condition, a name twice or none, a comparison that its
    /// field does not know.
    pub fn check(&self) -> Result<(), SchemeError> {
        if self.rules.is_empty() {
            return Err(SchemeError::NoSegments);
        }
        if self.rules.len() > MOST_RULES {
            return Err(SchemeError::TooManySegments {
                found: self.rules.len() as u64,
                most: MOST_RULES as u64,
            });
        }
        let names: Vec<&str> = self
            .rules
            .iter()
            .map(|rule| rule.name.trim())
            .chain([self.rest.trim()])
            .collect();
        for (place, name) in names.iter().enumerate() {
            if name.is_empty() || names[..place].contains(name) {
                return Err(SchemeError::NameTaken { place });
            }
        }
        for (rule, of) in self.rules.iter().enumerate() {
            if of.all.is_empty() {
                return Err(SchemeError::NoCondition { rule });
            }
            if let Some(condition) = of.all.iter().position(|it| !it.is_sound()) {
                return Err(SchemeError::WrongComparison { rule, condition });
            }
        }
        Ok(())
    }

    pub(super) fn apply(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
    ) -> Result<Segmentation, SchemeError> {
        self.check()?;
        let rules = self
            .rules
            .iter()
            .map(|rule| prepared(&rule.all, base, profiles));
        let rules: Vec<Vec<Test<'_>>> = rules.collect::<Result<_, SchemeError>>()?;
        let rest = rules.len() as u16;
        // Who has no paid order is not judged, as under every other scheme.
        let unbought = rest + 1;
        let codes: Vec<u16> = (0..base.len())
            .map(|customer| {
                if !profiles.has_bought(customer) {
                    return unbought;
                }
                let holds = |tests: &Vec<Test<'_>>| {
                    let mut tests = tests.iter();
                    tests.all(|test| test.holds(base, profiles, self.span, customer))
                };
                rules.iter().position(holds).map_or(rest, |it| it as u16)
            })
            .collect();
        let mut is_used = vec![false; usize::from(unbought) + 1];
        codes.iter().for_each(|&it| is_used[usize::from(it)] = true);
        let names = self.rules.iter().map(|rule| &rule.name).chain([&self.rest]);
        let own = |name: &String| Segment::inside(SegmentName::Own(name.trim().to_owned()));
        let apart = Segment::outside(SegmentName::NoOrder);
        Ok(Segmentation {
            segments: names.map(own).chain([apart]).collect(),
            codes,
            span: self.span,
            unit: OrderUnit::Orders,
            scores: None,
            facts: SchemeFacts::Own(OwnFacts {
                rules: self.rules.clone(),
                rest: self.rest.clone(),
                empty: (0..rest)
                    .filter(|&it| !is_used[usize::from(it)])
                    .map(u32::from)
                    .collect(),
            }),
        })
    }
}

/// Conditions made ready for many customers.
///
/// # Errors
/// [`SchemeError`] for one that makes no sense, or that names an unknown column.
pub(super) fn prepared<'a>(
    conditions: &'a [Condition],
    base: &'a CustomerBase,
    profiles: &Profiles,
) -> Result<Vec<Test<'a>>, SchemeError> {
    if let Some(condition) = conditions.iter().position(|it| !it.is_sound()) {
        return Err(SchemeError::WrongComparison { rule: 0, condition });
    }
    conditions
        .iter()
        .map(|it| it.prepare(base, profiles))
        .collect()
}

impl OwnScheme {
    /// What keeps a customer from the rules before their own: every condition that does not hold.
    pub(super) fn ways(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
        customer: usize,
    ) -> Vec<NextStep> {
        let mut ways = Vec::new();
        if !profiles.has_bought(customer) {
            return ways;
        }
        for (place, rule) in self.rules.iter().enumerate() {
            let Ok(tests) = prepared(&rule.all, base, profiles) else {
                continue;
            };
            let holds = |test: &Test<'_>| test.holds(base, profiles, self.span, customer);
            if tests.iter().all(holds) {
                break;
            }
            for (at, (test, condition)) in tests.iter().zip(&rule.all).enumerate() {
                if !holds(test) {
                    let found = condition.field.number(profiles, self.span, customer);
                    let missing = match condition.value {
                        Operand::Number(wanted) => found.map(|it| wanted - it),
                        Operand::Text(_) => None,
                    };
                    ways.push(NextStep {
                        to: Some(SegmentName::Own(rule.name.trim().to_owned())),
                        score: None,
                        measure: StepMeasure::Condition {
                            rule: place as u32,
                            condition: at as u32,
                        },
                        missing,
                    });
                }
            }
        }
        ways
    }
}

impl Condition {
    fn is_sound(&self) -> bool {
        match (&self.field, &self.value) {
            (Field::Column(_), Operand::Text(_)) => matches!(
                self.is,
                Comparison::Is | Comparison::IsNot | Comparison::Contains
            ),
            (Field::Column(_), Operand::Number(_)) | (_, Operand::Text(_)) => false,
            (_, Operand::Number(number)) => number.is_finite() && self.is != Comparison::Contains,
        }
    }

    fn prepare<'a>(
        &'a self,
        base: &'a CustomerBase,
        profiles: &Profiles,
    ) -> Result<Test<'a>, SchemeError> {
        match (&self.field, &self.value) {
            (Field::Column(name), Operand::Text(text)) => {
                let column = column_named(base, name)?;
                let text = text.trim();
                let holds = |value: &str| match self.is {
                    Comparison::Is => value == text,
                    Comparison::IsNot => value != text,
                    _ => value.contains(text),
                };
                Ok(Test::Text {
                    codes: &column.codes,
                    holds: column.values.iter().map(holds).collect(),
                })
            }
            (Field::Profit, _) if !profiles.has_profit() => Err(SchemeError::NoProfit),
            (_, Operand::Number(number)) => Ok(Test::Number {
                field: &self.field,
                is: self.is,
                number: *number,
            }),
            (_, Operand::Text(_)) => Err(SchemeError::WrongComparison {
                rule: 0,
                condition: 0,
            }),
        }
    }
}

/// A condition made ready for many customers.
pub(super) enum Test<'a> {
    /// Which texts of the column meet it.
    Text { codes: &'a [u32], holds: Vec<bool> },
    Number {
        field: &'a Field,
        is: Comparison,
        number: f64,
    },
}

impl Test<'_> {
    pub(super) fn holds(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
        span: Span,
        customer: usize,
    ) -> bool {
        match self {
            Test::Text { codes, holds } => {
                let last = seen(base, customer, profiles.window.to).next_back();
                last.is_some_and(|entry| holds[codes[entry] as usize])
            }
            Test::Number { field, is, number } => {
                let found = field.number(profiles, span, customer);
                found.is_some_and(|found| is.holds(found, *number))
            }
        }
    }
}

impl Comparison {
    fn holds(self, found: f64, with: f64) -> bool {
        match self {
            Comparison::AtLeast => found >= with,
            Comparison::Above => found > with,
            Comparison::AtMost => found <= with,
            Comparison::Below => found < with,
            Comparison::Is => found == with,
            Comparison::IsNot => found != with,
            Comparison::Contains => false,
        }
    }
}

impl Field {
    /// The number of one customer; none where there is none, or where the field is a text.
    pub fn number(&self, profiles: &Profiles, span: Span, customer: usize) -> Option<f64> {
        let totals = profiles.totals(span);
        let orders = totals.orders[customer];
        match self {
            Field::Orders => Some(f64::from(orders)),
            Field::Revenue => Some(totals.revenue[customer].units()),
            Field::Profit => totals.profit.get(customer).map(|it| it.units()),
            Field::OrderValue => {
                (orders > 0).then(|| totals.revenue[customer].units() / f64::from(orders))
            }
            Field::MonthlySpend => profiles
                .has_bought(customer)
                .then(|| profiles.monthly_spend(customer).units()),
            Field::RecencyDays => profiles.recency_days(customer).map(f64::from),
            Field::TenureDays => profiles.tenure_days(customer).map(f64::from),
            Field::GapDays => profiles.mean_gap_days(customer),
            Field::Column(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(name: &str, field: Field, value: Operand) -> OwnRule {
        OwnRule {
            name: name.into(),
            all: vec![Condition {
                field,
                is: Comparison::AtLeast,
                value,
            }],
        }
    }

    fn scheme(rules: Vec<OwnRule>) -> OwnScheme {
        OwnScheme {
            rules,
            rest: "rest".into(),
            span: Span::History,
        }
    }

    #[test]
    fn names_must_differ_and_comparisons_must_fit_their_fields() {
        let five = || Operand::Number(5.0);
        let twice = scheme(vec![
            rule("a", Field::Orders, five()),
            rule("a ", Field::Revenue, five()),
        ]);
        assert_eq!(twice.check(), Err(SchemeError::NameTaken { place: 1 }));
        let rest = scheme(vec![rule("rest", Field::Orders, five())]);
        assert_eq!(rest.check(), Err(SchemeError::NameTaken { place: 1 }));
        let text = scheme(vec![rule(
            "a",
            Field::Column("x".into()),
            Operand::Text("y".into()),
        )]);
        let wrong = SchemeError::WrongComparison {
            rule: 0,
            condition: 0,
        };
        assert_eq!(text.check(), Err(wrong));
        assert_eq!(scheme(Vec::new()).check(), Err(SchemeError::NoSegments));
    }
}

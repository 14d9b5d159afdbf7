//! A funnel (M33, M35): how many reach each stage, and where most are lost.

use serde::{Deserialize, Serialize};

use super::line::keys_or_words;
use super::{Key, Line, Problem, ValueError, check};
use crate::explain::{Explained, Given, Unit, ValueSymbol as S};

/// Most stages.
const MOST: u32 = 40;

/// A step of developing a customer (M35), in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DevelopmentStep {
    /// 市场调研.
    Research,
    /// 客户挖掘.
    Prospecting,
    /// 客户接触.
    Contact,
    /// 需求确认.
    Needs,
    /// 商务谈判.
    Negotiation,
    /// 合同签订.
    Contract,
    /// 客户转化.
    Conversion,
}

impl DevelopmentStep {
    /// The seven steps.
    pub const ALL: [DevelopmentStep; 7] = [
        DevelopmentStep::Research,
        DevelopmentStep::Prospecting,
        DevelopmentStep::Contact,
        DevelopmentStep::Needs,
        DevelopmentStep::Negotiation,
        DevelopmentStep::Contract,
        DevelopmentStep::Conversion,
    ];
}

/// Stages in order, and how many reached each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FunnelInputs {
    /// The stages; words alone are a name of the user's own.
    #[serde(deserialize_with = "keys_or_words")]
    pub stages: Vec<Key>,
    /// How many reached each, later ones counted in earlier stages too.
    pub reached: Vec<Given>,
    /// Margin of one that comes to the end, where it is known.
    #[serde(default)]
    pub margin: Option<Given>,
}

/// One stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FunnelStage {
    /// Which.
    pub name: Key,
    /// How many reached it.
    pub reached: Explained,
    /// Part of those of the stage before; none for the first, and after an empty one.
    pub step_rate: Option<Explained>,
    /// Part of those of the first; none where that is empty.
    pub overall_rate: Option<Explained>,
    /// Lost on the way here.
    pub lost: Option<Explained>,
}

/// The funnel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Funnel {
    /// The stages in order.
    pub stages: Vec<FunnelStage>,
    /// The stage with the lowest rate, from 0; of equal ones the first. None with one stage.
    pub worst: Option<usize>,
    /// Conversion × margin: what one at the start is worth.
    pub value_per_lead: Option<Explained>,
}

impl Funnel {
    /// Evaluates the rates.
    ///
    /// # Errors
    /// No stage, another number of counts than stages, a count below zero or above that of the stage
    /// before (its place is the stage's).
    pub fn evaluate(inputs: &FunnelInputs) -> Result<Funnel, ValueError> {
        check::entries(S::StageReached, inputs.stages.len(), 1, MOST)?;
        let count = inputs.stages.len() as u32;
        check::entries(S::StageReached, inputs.reached.len(), count, count)?;
        let mut before = f64::INFINITY;
        for (place, &reached) in inputs.reached.iter().enumerate() {
            let at = |error: ValueError| error.at(place + 1);
            let found = check::not_negative(S::StageReached, reached).map_err(at)?;
            if found > before {
                let problem = Problem::AboveBefore { found, before };
                return Err(at(ValueError::new(S::StageReached, problem)));
            }
            before = found;
        }
        let leaf = |place: usize| {
            let reached = inputs.reached[place];
            reached.named(S::StageReached, Unit::Leads).at(place + 1)
        };
        let rate = |symbol: S, place: usize, of: usize| {
            let rate = Explained::new(symbol, Unit::Percent, leaf(place).over(leaf(of)));
            rate.finite().map(|_| rate)
        };
        let stage = |(place, name): (usize, &Key)| FunnelStage {
            name: name.clone(),
            reached: Explained::of_given(S::StageReached, inputs.reached[place], Unit::Leads),
            step_rate: match place {
                0 => None,
                place => rate(S::StepRate, place, place - 1),
            },
            overall_rate: rate(S::OverallRate, place, 0),
            lost: (place > 0).then(|| {
                let lost = leaf(place - 1).minus(leaf(place));
                Explained::new(S::LostOnTheWay, Unit::Leads, lost)
            }),
        };
        let stages: Vec<FunnelStage> = inputs.stages.iter().enumerate().map(stage).collect();
        let rates = stages
            .iter()
            .enumerate()
            .filter_map(|(place, stage)| Some((place, stage.step_rate.as_ref()?.value())));
        let worst = rates.fold(
            None,
            |worst: Option<(usize, f64)>, (place, rate)| match worst {
                Some((_, least)) if least <= rate => worst,
                _ => Some((place, rate)),
            },
        );
        let last = stages.last().and_then(|stage| stage.overall_rate.as_ref());
        let value_per_lead = match (inputs.margin, last) {
            (Some(margin), Some(rate)) => {
                check::finite(S::WonMargin, margin)?;
                let margin = margin.named(S::WonMargin, Unit::MoneyPerDeal);
                Some(Explained::new(
                    S::ValuePerLead,
                    Unit::MoneyPerLead,
                    rate.as_input().times(margin),
                ))
            }
            _ => None,
        };
        Ok(Funnel {
            worst: worst.map(|(place, _)| place),
            stages,
            value_per_lead,
        })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Line::of_whole(&self.value_per_lead);
        for stage in &self.stages {
            let of = [&stage.reached].into_iter().chain(&stage.step_rate);
            let of = of.chain(&stage.overall_rate).chain(&stage.lost);
            lines.extend(Line::row(std::slice::from_ref(&stage.name), of));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_at_a_later_stage_than_before_is_refused_at_that_stage() {
        let inputs = FunnelInputs {
            stages: (1..=3).map(Key::Place).collect(),
            reached: [10.0, 4.0, 5.0].map(Given::counted).to_vec(),
            margin: None,
        };
        let error = Funnel::evaluate(&inputs).unwrap_err();
        assert_eq!(error.place, Some(3));
    }

    #[test]
    fn an_empty_stage_has_no_rate_after_it() {
        let inputs = FunnelInputs {
            stages: (1..=3).map(Key::Place).collect(),
            reached: [10.0, 0.0, 0.0].map(Given::counted).to_vec(),
            margin: Some(Given::assumed(100.0)),
        };
        let funnel = Funnel::evaluate(&inputs).unwrap();
        assert_eq!(funnel.stages[2].step_rate, None);
        assert_eq!(funnel.worst, Some(1));
        assert_eq!(funnel.value_per_lead.unwrap().value(), 0.0);
    }
}

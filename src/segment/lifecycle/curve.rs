//! Output and input over the stages of one relation, on paper (M17).

use serde::{Deserialize, Serialize};

use super::Stage;
use crate::segment::SchemeError;

/// One stage on paper.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct StageInput {
    /// Which.
    pub stage: Stage,
    /// How long it lasts.
    pub months: u32,
    /// What the customer brings a month.
    pub output: f64,
    /// What the firm puts in a month.
    pub input: f64,
}

/// One month of the curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CurveMonth {
    /// From 1.
    pub month: u32,
    /// The stage it belongs to.
    pub stage: Stage,
    /// What the customer brings.
    pub output: f64,
    /// What the firm puts in.
    pub input: f64,
    /// Output less input so far.
    pub cumulative: f64,
}

/// One stage, summed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct StageSum {
    /// Which.
    pub stage: Stage,
    /// Output of all its months.
    pub output: f64,
    /// Input of all its months.
    pub input: f64,
    /// Output less input.
    pub net: f64,
    /// Output ÷ input; none without input.
    pub ratio: Option<f64>,
}

/// The input–output curve of one relation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LifeCurve {
    /// Month by month.
    pub months: Vec<CurveMonth>,
    /// Stage by stage.
    pub stages: Vec<StageSum>,
    /// All output.
    pub output: f64,
    /// All input.
    pub input: f64,
    /// Output less input.
    pub net: f64,
    /// Output ÷ input; none without input.
    pub ratio: Option<f64>,
    /// The first month at whose end output has caught up with input; none where it never does.
    pub break_even_month: Option<u32>,
    /// Net at the discount rate, the first month not discounted.
    pub present_value: f64,
}

/// Most months a curve may have: a century.
const MOST_MONTHS: u32 = 1200;

impl LifeCurve {
    /// Draws the curve. `discount_monthly` is a rate a month, such as 0.01.
    ///
    /// # Errors
    /// No month or more than a century, amounts that are not finite, a discount rate that is not or
    /// lies at −100 % or below.
    pub fn of(stages: &[StageInput], discount_monthly: f64) -> Result<LifeCurve, SchemeError> {
        let length = stages
            .iter()
            .fold(0_u32, |sum, it| sum.saturating_add(it.months));
        if length == 0 || length > MOST_MONTHS {
            return Err(SchemeError::Number {
                customer: String::new(),
                found: f64::from(length),
            });
        }
        let numbers = stages.iter().flat_map(|it| [it.output, it.input]);
        let is_wrong = |it: &f64| !it.is_finite() || it.abs() > 1e15;
        let rate = std::iter::once(discount_monthly);
        if let Some(found) = numbers.chain(rate).find(is_wrong) {
            return Err(SchemeError::Number {
                customer: String::new(),
                found: crate::segment::abc::finite(found),
            });
        }
        if discount_monthly <= -1.0 {
            return Err(SchemeError::Number {
                customer: String::new(),
                found: discount_monthly,
            });
        }
        let mut months = Vec::with_capacity(length as usize);
        let (mut cumulative, mut present_value, mut factor) = (0.0, 0.0, 1.0);
        for stage in stages {
            for _ in 0..stage.months {
                cumulative += stage.output - stage.input;
                present_value += (stage.output - stage.input) * factor;
                factor /= 1.0 + discount_monthly;
                months.push(CurveMonth {
                    month: months.len() as u32 + 1,
                    stage: stage.stage,
                    output: stage.output,
                    input: stage.input,
                    cumulative,
                });
            }
        }
        let sums: Vec<StageSum> = stages.iter().map(StageSum::of).collect();
        let output = sums.iter().map(|it| it.output).sum();
        let input = sums.iter().map(|it| it.input).sum();
        Ok(LifeCurve {
            break_even_month: months
                .iter()
                .find(|it| it.cumulative >= 0.0)
                .map(|it| it.month),
            stages: sums,
            output,
            input,
            net: output - input,
            ratio: (input > 0.0).then(|| output / input),
            present_value,
            months,
        })
    }
}

impl StageSum {
    fn of(stage: &StageInput) -> StageSum {
        let months = f64::from(stage.months);
        StageSum {
            stage: stage.stage,
            output: stage.output * months,
            input: stage.input * months,
            net: (stage.output - stage.input) * months,
            ratio: (stage.input > 0.0).then(|| stage.output / stage.input),
        }
    }
}

//! The customer life cycle as input and output (M17): what each stage costs and brings.

use serde::{Deserialize, Serialize};

use super::{Key, Line, ValueError, check};
use crate::explain::{Explained, Expr, Given, Rule, Source, Unit, ValueSymbol as S};
use crate::segment::Stage;

/// Most months of all stages.
const MOST_MONTHS: f64 = 1_200.0;

/// One stage.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct StageInputs {
    /// Whole months it lasts.
    pub months: Given,
    /// What the customer brings a month.
    pub output: Given,
    /// What the company puts in a month.
    pub input: Given,
}

/// The six stages and what time costs; one that is left out lasts no month.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LifeCycleInputs {
    /// In the order of [`Stage::ALL`].
    pub stages: [StageInputs; 6],
    /// d: discount rate a month; the first month is not discounted.
    pub discount: Given,
}

/// One stage evaluated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StageValue {
    /// Which.
    pub stage: Stage,
    /// Months × (output − input).
    pub net: Explained,
    /// Output ÷ input; none without input.
    pub ratio: Option<Explained>,
}

/// A month of the input-output curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LifeMonth {
    /// From 1.
    pub month: u32,
    /// Its stage.
    pub stage: Stage,
    /// What the customer brings.
    pub output: f64,
    /// What the company puts in.
    pub input: f64,
    /// Net of all months so far.
    pub cumulative: f64,
}

/// The whole relation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LifeCycle {
    /// Each stage that lasts.
    pub stages: Vec<StageValue>,
    /// All the customer brings.
    pub output: Explained,
    /// All the company puts in.
    pub input: Explained,
    /// Output less input.
    pub net: Explained,
    /// Output ÷ input; none without input.
    pub ratio: Option<Explained>,
    /// First month at whose end nothing is left to earn back; none if that never comes, or where
    /// nothing is put in.
    pub break_even: Option<Explained>,
    /// Net of each month, discounted to the first.
    pub present: Explained,
    /// What the net becomes with six months more of maturity.
    pub longer_maturity: Explained,
    /// The curve.
    pub months: Vec<LifeMonth>,
}

impl LifeCycle {
    /// Evaluates the stages.
    ///
    /// # Errors
    /// A month that is not whole, a stage or amount below zero (its place is the stage's), no month.
    pub fn evaluate(inputs: &LifeCycleInputs) -> Result<LifeCycle, ValueError> {
        check::within(S::DiscountRate, inputs.discount, 0.0, 10.0)?;
        let mut all = 0.0;
        for (place, stage) in inputs.stages.iter().enumerate() {
            let at = |error: ValueError| error.at(place + 1);
            let months = check::within(S::StageMonths, stage.months, 0.0, MOST_MONTHS);
            let months = months.map_err(at)?;
            if months.fract() != 0.0 {
                let problem = super::Problem::NotCount { found: months };
                return Err(at(ValueError::new(S::StageMonths, problem)));
            }
            all += months;
            check::finite(S::StageOutput, stage.output).map_err(at)?;
            check::not_negative(S::StageInput, stage.input).map_err(at)?;
        }
        check::within(S::StageMonths, Given::assumed(all), 1.0, MOST_MONTHS)?;
        let of = |pick: fn(&StageInputs) -> Given, symbol: S| {
            let terms = inputs.stages.iter().enumerate().map(|(place, stage)| {
                let months = stage.months.named(S::StageMonths, Unit::Months);
                let each = pick(stage).named(symbol, Unit::MoneyPerCustomerMonth);
                months.at(place + 1).times(each.at(place + 1))
            });
            Expr::Sum(terms.collect())
        };
        let money = |symbol, expr| Explained::new(symbol, Unit::MoneyPerCustomer, expr);
        let output = money(S::LifeOutput, of(|stage| stage.output, S::StageOutput));
        let input = money(S::LifeInput, of(|stage| stage.input, S::StageInput));
        let net = money(S::LifeNet, output.as_input().minus(input.as_input()));
        let ratio = output.as_input().over(input.as_input());
        let months = curve(inputs);
        // Where nothing is put in there is nothing to earn back.
        let has_input = input.value() > 0.0;
        let mut covered = months.iter().filter(|month| month.cumulative >= 0.0);
        let first = has_input.then(|| covered.next()).flatten();
        let mature = inputs.stages[Stage::Mature as usize];
        let gain = {
            let output = mature
                .output
                .named(S::StageOutput, Unit::MoneyPerCustomerMonth);
            let input = mature
                .input
                .named(S::StageInput, Unit::MoneyPerCustomerMonth);
            let place = Stage::Mature as usize + 1;
            Expr::Number(6.0).times(output.at(place).minus(input.at(place)))
        };
        Ok(LifeCycle {
            stages: stages(inputs),
            ratio: (input.value() > 0.0)
                .then(|| Explained::new(S::OutputToInput, Unit::Ratio, ratio)),
            break_even: first.map(|month| {
                let month = f64::from(month.month);
                let month = Explained::given(S::BreakEvenMonth, month, Unit::Rank, Source::Derived);
                month.with(Rule::FirstCovered)
            }),
            present: money(S::PresentValue, present(inputs)),
            longer_maturity: money(S::LongerMaturity, net.as_input().plus(gain)),
            output,
            input,
            net,
            months,
        })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let whole = [&self.output, &self.input, &self.net].into_iter();
        let whole = whole.chain(&self.ratio).chain(&self.break_even);
        let mut lines = Line::of_whole(whole.chain([&self.present, &self.longer_maturity]));
        for stage in &self.stages {
            let of = [&stage.net].into_iter().chain(&stage.ratio);
            lines.extend(Line::row(&[Key::LifeStage(stage.stage)], of));
        }
        lines
    }
}

fn stages(inputs: &LifeCycleInputs) -> Vec<StageValue> {
    let value = |(stage, of): (Stage, &StageInputs)| {
        let output = of.output.named(S::StageOutput, Unit::MoneyPerCustomerMonth);
        let input = of.input.named(S::StageInput, Unit::MoneyPerCustomerMonth);
        let months = of.months.named(S::StageMonths, Unit::Months);
        let ratio = Explained::new(
            S::OutputToInput,
            Unit::Ratio,
            output.clone().over(input.clone()),
        );
        StageValue {
            stage,
            net: Explained::new(
                S::StageNet,
                Unit::MoneyPerCustomer,
                months.times(output.minus(input)),
            ),
            ratio: (of.input.value > 0.0).then_some(ratio),
        }
    };
    Stage::ALL
        .into_iter()
        .zip(&inputs.stages)
        .filter(|(_, of)| of.months.value > 0.0)
        .map(value)
        .collect()
}

fn curve(inputs: &LifeCycleInputs) -> Vec<LifeMonth> {
    let mut months: Vec<LifeMonth> = Vec::new();
    for (stage, of) in Stage::ALL.into_iter().zip(&inputs.stages) {
        for _ in 0..of.months.value as u32 {
            let (output, input) = (of.output.value, of.input.value);
            let before = months.last().map_or(0.0, |month| month.cumulative);
            months.push(LifeMonth {
                month: months.len() as u32 + 1,
                stage,
                output,
                input,
                cumulative: before + output - input,
            });
        }
    }
    months
}

/// Each stage's net a month × its discount factors: Σ 1 ÷ (1 + d)^(month − 1).
fn present(inputs: &LifeCycleInputs) -> Expr {
    let growth = Expr::Number(1.0).plus(inputs.discount.named(S::DiscountRate, Unit::Percent));
    let mut month = 0;
    let mut terms = Vec::new();
    for (place, of) in inputs.stages.iter().enumerate() {
        let count = of.months.value as u32;
        if count == 0 {
            continue;
        }
        let output = of.output.named(S::StageOutput, Unit::MoneyPerCustomerMonth);
        let input = of.input.named(S::StageInput, Unit::MoneyPerCustomerMonth);
        let factors = (month..month + count)
            .map(|time| Expr::Number(1.0).over(growth.clone().power(f64::from(time))));
        let net = output.at(place + 1).minus(input.at(place + 1));
        terms.push(net.times(Expr::Sum(factors.collect())));
        month += count;
    }
    Expr::Sum(terms)
}

//! How far the next segment is, in words.

use super::names::{in_currency, segment};
use super::rfm::dimension;
use super::rules::condition;
use crate::segment::{Dimension, NextStep, Scheme, StepMeasure};
use crate::text::Lang;
use crate::text::number::exact;
use crate::units::Currency;

/// What lacks to another segment or score. `scheme` is the one the customer was placed by.
pub fn next_step(lang: Lang, step: &NextStep, scheme: &Scheme, currency: Currency) -> String {
    let missing = step.missing.unwrap_or_default();
    let number = exact((missing * 100.0).round() / 100.0);
    let money = in_currency(lang, missing, currency);
    let to = step
        .to
        .as_ref()
        .map(|name| segment(lang, name))
        .unwrap_or_default();
    let score = step.score.unwrap_or_default();
    match (step.measure, lang) {
        (StepMeasure::AnyOrder, Lang::Zh) => "再下一单即重新活跃。".into(),
        (StepMeasure::AnyOrder, Lang::En) => "One order makes the customer active.".into(),
        (StepMeasure::MonthlySpend, Lang::Zh) => format!("月均消费再多 {money} 升为{to}。"),
        (StepMeasure::MonthlySpend, Lang::En) => format!("{money} more a month reach {to}."),
        (StepMeasure::ExpectedValue, Lang::Zh) => format!("预期价值再多 {money} 升为 {to}。"),
        (StepMeasure::ExpectedValue, Lang::En) => {
            format!("{money} more of expected value reach {to}.")
        }
        (StepMeasure::UseAYear, Lang::Zh) => format!("每年再多用 {number} 升为{to}。"),
        (StepMeasure::UseAYear, Lang::En) => format!("{number} more a year reach {to}."),
        (StepMeasure::SilentDays, Lang::Zh) => format!("再过 {number} 天不购买即落入{to}。"),
        (StepMeasure::SilentDays, Lang::En) => {
            format!("{number} more days without an order lead to {to}.")
        }
        (StepMeasure::Score(of), _) => {
            let name = dimension(lang, of as usize);
            match (of, lang) {
                (Dimension::Recency, Lang::Zh) => {
                    format!("{name}要得 {score} 分，末购须再近 {number} 天。")
                }
                (Dimension::Recency, Lang::En) => {
                    format!("{name} of {score} needs a last order {number} days later.")
                }
                (Dimension::Frequency, Lang::Zh) => {
                    format!("{name}要得 {score} 分，还差 {number} 单。")
                }
                (Dimension::Frequency, Lang::En) => {
                    format!("{name} of {score} needs {number} more orders.")
                }
                (Dimension::Monetary, Lang::Zh) => format!("{name}要得 {score} 分，还差 {money}。"),
                (Dimension::Monetary, Lang::En) => format!("{name} of {score} needs {money} more."),
            }
        }
        (
            StepMeasure::Condition {
                rule,
                condition: at,
            },
            _,
        ) => {
            let wanted = match scheme {
                Scheme::Own(own) => own
                    .rules
                    .get(rule as usize)
                    .and_then(|it| it.all.get(at as usize))
                    .map(|it| condition(lang, it, currency)),
                _ => None,
            };
            let wanted = wanted.unwrap_or_default();
            match (step.missing.is_some(), lang) {
                (true, Lang::Zh) => format!("不是“{to}”，因为 {wanted} 不成立，相差 {number}。"),
                (true, Lang::En) => format!(
                    "Not “{to}” because {wanted} does not hold; the difference is {number}."
                ),
                (false, Lang::Zh) => format!("不是“{to}”，因为 {wanted} 不成立。"),
                (false, Lang::En) => format!("Not “{to}” because {wanted} does not hold."),
            }
        }
    }
}

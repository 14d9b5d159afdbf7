//! What a movement compares, as sentences.

use crate::segment::{Movement, Yardstick};
use crate::text::number::fixed;
use crate::text::{Lang, names};

/// What a movement compares.
pub fn movement_rules(lang: Lang, movement: &Movement) -> Vec<String> {
    let (from, to) = (
        names::day(lang, movement.rule.from),
        names::day(lang, movement.rule.to),
    );
    let months = fixed(movement.step_months, 1);
    let mut rules = vec![match lang {
        Lang::Zh => format!("比较{from}与{to}两天的分群，相隔 {months} 个月。"),
        Lang::En => format!("Segments of {from} against those of {to}, {months} months apart."),
    }];
    rules.push(
        match (movement.yardstick, movement.rule.yardstick) {
            (Yardstick::Kept, _) => lang.pick(
                "两天用同一把尺：后一天沿用前一天的切点。",
                "One yardstick: the later day is judged by the cuts of the earlier one.",
            ),
            (Yardstick::Anew, Yardstick::Anew) => lang.pick(
                "每一天各用自己的切点。",
                "Each day is judged by its own cuts.",
            ),
            (Yardstick::Anew, Yardstick::Kept) => lang.pick(
                "这种分法按名次切，沿用不了前一天的切点，每一天各用自己的。",
                "This scheme cuts by ranks, which cannot be kept: each day is judged by its own.",
            ),
        }
        .to_owned(),
    );
    let (a, b) = (&movement.flow.earlier, &movement.flow.later);
    let [a0, a1, b0, b1] = [a.from, a.to, b.from, b.to].map(|it| names::day(lang, it));
    rules.push(match lang {
        Lang::Zh => format!("新增、留存、回流、流失：{b0}至{b1}对比{a0}至{a1}。"),
        Lang::En => format!("New, kept, returned, lapsed: {b0} to {b1} against {a0} to {a1}."),
    });
    if movement.flow.is_history_short {
        rules.push(
            lang.pick(
                "数据早不过前一期的起点，“新增”里可能有更早的老客户。",
                "The data begin within the earlier period: some who seem new may have bought before.",
            )
            .to_owned(),
        );
    }
    rules
}

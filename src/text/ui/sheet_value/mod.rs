//! The words of the value models' sheets: a file for each family of models.
//!
//! Answers are put together of clauses without a stop; `{}` is a number, `{name}` a name.

pub mod base;
pub mod brand;
pub mod care;
pub mod groups;
pub mod guides;
pub mod leads;
pub mod lifetime;
pub mod observed;
pub mod ranked;
pub mod scores;
pub mod survey;
pub mod topics;

use super::{Phrase, both};
use crate::text::{Lang, register, value_cases};
use crate::workshop::{RegisterId, ValueCase};

/// Column of quantities.
pub const FIGURE: Phrase = both("指标", "Figure");
/// Column of numbers.
pub const VALUE: Phrase = both("数值", "Value");
/// Column of units.
pub const UNIT: Phrase = both("单位", "Unit");
/// Column of names.
pub const NAME: Phrase = both("名称", "Name");
/// Table of the main numbers.
pub const RESULTS: Phrase = both("结果", "Results");
/// Group of what is no input.
pub const OTHER: Phrase = both("其他", "Other");
/// The currency.
pub const CURRENCY: Phrase = both("币种", "Currency");
/// The currency of the open data.
pub const CURRENCY_OF_DATA: Phrase = both("与打开的数据相同", "that of the open data");
/// What can be done with a list.
pub const LIST: Phrase = both("名单", "The list");
/// One more.
pub const ONE_MORE: Phrase = both("增加一项", "one more");
/// One less.
pub const ONE_LESS: Phrase = both("去掉最后一项", "one less");
/// What one more is called until it is named.
pub const NEW: Phrase = both("新增", "New");
/// A field of one of several groups.
pub const OF_GROUP: Phrase = both("“{group}”的{name}", "{name} of “{group}”");
/// What shares make together.
pub const IN_ALL: Phrase = both("合计", "In all");
/// Makes shares add up.
pub const SCALE: Phrase = both("按比例归一到 100%", "scale to 100%");
/// A name that cannot be.
pub const NAME_TAKEN: Phrase = both(
    "名称为空，或与前面的重复。请换一个。",
    "The name is empty, or taken by an earlier one. Enter another.",
);
/// Length of a period.
pub const PERIOD: Phrase = both("一期是", "A period is");
/// A month.
pub const MONTH: Phrase = both("一个月", "a month");
/// A year.
pub const YEAR: Phrase = both("一年", "a year");
/// Yes.
pub const YES: Phrase = both("是", "yes");
/// No.
pub const NO: Phrase = both("否", "no");
/// How long the bars are.
pub const LENGTH: Phrase = both("条的长度", "Length of the bars");
/// How long the bars are.
pub const LENGTH_RULE: Phrase = both(
    "每个指标各有刻度，都从 0 开始；条的长度就是旁边的数，公式见下方表格。",
    "Every measure has its own scale from 0; a bar is as long as the number beside it, whose formula is in the table below.",
);
/// How high the steps are.
pub const STEP_HEIGHT: Phrase = both("每段的高度", "Height of the steps");
/// How high the steps are.
pub const STEP_RULE: Phrase = both(
    "每段从上一段的终点接着画，高度就是上面的数；合计从 0 画起。",
    "A step begins where the one before it ended and is as high as its number; a total stands on 0.",
);
/// How long the parts are.
pub const PART_RULE: Phrase = both(
    "每条合计 100%：一段的长度就是这一部分占合计的比例。",
    "Each bar adds up to 100%: a part is as long as its share of the total.",
);
/// The parts.
pub const PART: Phrase = both("部分", "Part");

/// Table of footnotes with numbers.
pub const FOOTNOTES: Phrase = both("原文的数与另一个数", "As printed, and otherwise");

/// Where the numbers come from, as long as they are the case's.
pub fn from_case(lang: Lang, case: ValueCase) -> String {
    let (title, source) = (
        value_cases::title(lang, case),
        value_cases::source(lang, case),
    );
    match lang {
        Lang::Zh => format!("数字来自“{title}”，出处：{source}。你改动的数为你的假设。"),
        Lang::En => {
            format!("Figures of “{title}”: {source}. What you change is your assumption.")
        }
    }
}

/// A footnote of the register.
pub fn footnote(lang: Lang, id: RegisterId) -> String {
    let words = register::words(lang, id);
    let (problem, handling) = (words.problem, words.handling);
    match lang {
        Lang::Zh => format!("{id:?}：{problem}{handling}"),
        Lang::En => format!("{id:?}: {problem} {handling}"),
    }
}

/// Sets names into `{name}` places; what a name holds is no place for a number.
pub fn named(words: &str, names: &[(&str, &str)]) -> String {
    let mut words = words.to_owned();
    for (place, name) in names {
        words = words.replace(&format!("{{{place}}}"), &name.replace("{}", "{ }"));
    }
    words
}

/// Clauses as one sentence.
pub fn joined(lang: Lang, clauses: &[String]) -> String {
    let stop = lang.pick("。", ".");
    match clauses {
        [] => String::new(),
        all => format!("{}{stop}", all.join(lang.pick("；", "; "))),
    }
}

/// The first letter as at the beginning of a sentence.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A name the page or the user gave, as a sentence has it.
pub fn quoted(name: &str) -> String {
    format!("“{name}”")
}

/// Names one after the other, each of which a phrase in Chinese puts in quotes.
pub fn listed(lang: Lang, names: &[String]) -> String {
    match (lang, names.split_last()) {
        (Lang::Zh, _) => names.join("”“"),
        (Lang::En, Some((last, [first, rest @ ..]))) => {
            let before = rest
                .iter()
                .fold(first.clone(), |all, name| all + ", " + name);
            format!("{before} and {last}")
        }
        (Lang::En, _) => names.concat(),
    }
}

/// One of several that have no name of their own.
pub fn numbered(lang: Lang, what: Phrase, place: usize) -> String {
    format!("{} {place}", what.get(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_takes_the_place_of_a_number() {
        let words = named("“{name}” brings {}", &[("name", "a{}b")]);
        assert_eq!(words, "“a{ }b” brings {}");
    }

    #[test]
    fn names_are_listed_with_one_and_before_the_last() {
        let names = ["A", "B", "C"].map(str::to_owned);
        assert_eq!(listed(Lang::En, &names), "A, B and C");
        assert_eq!(listed(Lang::En, &names[..1]), "A");
        assert_eq!(listed(Lang::En, &[]), "");
        assert_eq!(listed(Lang::Zh, &names[..2]), "A”“B");
    }
}

//! What a value model refuses, as one sentence: which field, what is wrong, what to do.

use super::explain::symbol_name;
use super::number::exact;
use super::{Lang, names, value_names};
use crate::explain::{Symbol, ValueSymbol as S};
use crate::value::{Problem, ValueError};

/// The sentence of an error.
pub fn value(lang: Lang, error: &ValueError) -> String {
    called(lang, error, field(lang, error))
}

/// The same where the field stands on the page, called as it is there.
pub fn value_of(lang: Lang, error: &ValueError, label: &str) -> String {
    called(lang, error, set_apart(lang, label))
}

fn called(lang: Lang, error: &ValueError, name: String) -> String {
    let shown = |number: f64| amount(error.field, number);
    match (error.problem, lang) {
        (Problem::Missing, Lang::Zh) => format!("还没有{}。请填写。", name.trim_end()),
        (Problem::Missing, Lang::En) => format!("The {name} is missing. Enter it."),
        (Problem::NotFinite, Lang::Zh) => format!("{name}不是有限的数字。请只填数字，例如 12.5。"),
        (Problem::NotFinite, Lang::En) => {
            format!("The {name} is no finite number. Enter digits only, such as 12.5.")
        }
        (Problem::OutOfRange { found, least, most }, Lang::Zh) => format!(
            "{name}须在 {} 到 {} 之间，现在是 {}。",
            shown(least),
            shown(most),
            shown(found)
        ),
        (Problem::OutOfRange { found, least, most }, Lang::En) => format!(
            "The {name} must be from {} to {}; it is {}.",
            shown(least),
            shown(most),
            shown(found)
        ),
        (Problem::NotPositive { found }, Lang::Zh) => {
            format!("{name}须大于 0，现在是 {}。", shown(found))
        }
        (Problem::NotPositive { found }, Lang::En) => {
            format!("The {name} must be above 0; it is {}.", shown(found))
        }
        (Problem::Negative { found }, Lang::Zh) => {
            format!("{name}不能为负，现在是 {}。", shown(found))
        }
        (Problem::Negative { found }, Lang::En) => {
            format!("The {name} cannot be negative; it is {}.", shown(found))
        }
        (Problem::OverWhole { found }, Lang::Zh) => {
            format!("{name}最高 100%，现在是 {}。", shown(found))
        }
        (Problem::OverWhole { found }, Lang::En) => {
            format!("The {name} is at most 100%; it is {}.", shown(found))
        }
        (Problem::NotWhole { found }, Lang::Zh) => format!(
            "{name}合计应为 100%，现在是 {}%。请调整，或按比例归一。",
            exact(found * 100.0)
        ),
        (Problem::NotWhole { found }, Lang::En) => format!(
            "These must make 100% together, but make {}%: {name}. Change them, or scale them all.",
            exact(found * 100.0)
        ),
        (Problem::NoEnd { kept, limit }, Lang::Zh) => format!(
            "留存率 ×（1 + 增长率）= {}，须小于 1 + 折现率 = {}，否则价值没有有限的合计。请降低留存率或增长率，或提高折现率。",
            exact(kept),
            exact(limit)
        ),
        (Problem::NoEnd { kept, limit }, Lang::En) => format!(
            "Retention × (1 + growth) is {}, which must stay below 1 + discount = {}: otherwise the value has no end. Lower retention or growth, or raise the discount rate.",
            exact(kept),
            exact(limit)
        ),
        (Problem::Entries { found, least, most }, _) => entries(lang, &name, found, least, most),
        (Problem::AboveWhole { found, whole }, Lang::Zh) => format!(
            "{name}是 {}，不能超过 {}。",
            shown(found),
            shown(whole)
        ),
        (Problem::AboveWhole { found, whole }, Lang::En) => format!(
            "The {name} is {}; it cannot exceed {}.",
            shown(found),
            shown(whole)
        ),
        // The fault is of all of them, whichever is called.
        (Problem::TogetherAboveWhole { found, whole }, Lang::Zh) => format!(
            "{}合计是 {}，不能超过 {}。",
            set_apart(lang, symbol_name(lang, error.field)),
            shown(found),
            shown(whole)
        ),
        (Problem::TogetherAboveWhole { found, whole }, Lang::En) => format!(
            "These make {}, but together cannot exceed {}: {}.",
            shown(found),
            shown(whole),
            symbol_name(lang, error.field)
        ),
        (Problem::AboveBefore { found, before }, Lang::Zh) => format!(
            "{name}是 {}，不能多于前一项的 {}。",
            shown(found),
            shown(before)
        ),
        (Problem::AboveBefore { found, before }, Lang::En) => format!(
            "The {name} is {}; it cannot exceed the {} before it.",
            shown(found),
            shown(before)
        ),
        (Problem::NotBelow { found, limit }, Lang::Zh) => format!(
            "{name}须小于 {}，现在是 {}。",
            shown(limit),
            shown(found)
        ),
        (Problem::NotBelow { found, limit }, Lang::En) => format!(
            "The {name} must be below {}; it is {}.",
            shown(limit),
            shown(found)
        ),
        (Problem::EndsBefore { from, to }, Lang::Zh) => format!(
            "{}早于{}：结束日不能早于开始日。",
            names::day(lang, to),
            names::day(lang, from)
        ),
        (Problem::EndsBefore { from, to }, Lang::En) => format!(
            "{} is before {}: the last day cannot be before the first.",
            names::day(lang, to),
            names::day(lang, from)
        ),
        (Problem::NotAbove { found, least }, Lang::Zh) => format!(
            "{name}须从小到大：{} 不大于前一个 {}。",
            shown(found),
            shown(least)
        ),
        (Problem::NotAbove { found, least }, Lang::En) => format!(
            "The {name} must rise: {} is not above {}, the one before it.",
            shown(found),
            shown(least)
        ),
        (Problem::NotCount { found }, Lang::Zh) => {
            format!("{name}须是整数，现在是 {}。", exact(found))
        }
        (Problem::NotCount { found }, Lang::En) => {
            format!("The {name} must be a whole number; it is {}.", exact(found))
        }
        (Problem::Repeated, Lang::Zh) => format!("{name}里有一项重复。每项只列一次。"),
        (Problem::Repeated, Lang::En) => {
            format!("An entry of {name} stands twice. List each once.")
        }
        (Problem::NotInData, Lang::Zh) => {
            format!("数据里没有{name}需要的列。请在数据页指定，或改用自填的数。")
        }
        (Problem::NotInData, Lang::En) => format!(
            "The data have no column for the {name}. Choose one in the data room, or enter the number."
        ),
        (Problem::HistoryTooShort { first, needed }, Lang::Zh) => format!(
            "数据从{}开始，要看出{name}须从{}或更早开始。请换更短的期，或自填。",
            names::day(lang, first),
            names::day(lang, needed)
        ),
        (Problem::HistoryTooShort { first, needed }, Lang::En) => format!(
            "The data begin on {}; to tell the {name} they must begin by {}. Choose a shorter period, or enter the number.",
            names::day(lang, first),
            names::day(lang, needed)
        ),
        (Problem::NeverLeft, Lang::Zh) => {
            "转移矩阵里有的状态永远不会流失，折现率又是 0，价值没有有限的合计。请填折现率或流失概率。"
                .to_owned()
        }
        (Problem::NeverLeft, Lang::En) => {
            "Some state of the matrix is never left and nothing is discounted: the value has no end. Enter a discount rate or a probability of leaving.".to_owned()
        }
    }
}

/// The field with its place.
fn field(lang: Lang, error: &ValueError) -> String {
    let name = symbol_name(lang, error.field);
    match (error.place, lang) {
        (None, _) => set_apart(lang, name),
        (Some(place), Lang::Zh) => format!("{name}（第 {place} 项）"),
        (Some(place), Lang::En) => format!("{name} (entry {place})"),
    }
}

/// A letter at the end stands apart from the Chinese that follows.
fn set_apart(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh if name.ends_with(|c: char| c.is_ascii_alphanumeric()) => format!("{name} "),
        _ => name.to_owned(),
    }
}

fn entries(lang: Lang, name: &str, found: u32, least: u32, most: u32) -> String {
    let wanted = match (least == most, lang) {
        (true, _) => least.to_string(),
        (false, Lang::Zh) => format!("{least} 到 {most}"),
        (false, Lang::En) => format!("{least} to {most}"),
    };
    match lang {
        Lang::Zh => format!("{name}须有 {wanted} 项，现在有 {found} 项。"),
        Lang::En => format!("The {name} must have {wanted} entries; there are {found}."),
    }
}

/// A number in the unit of its field: a rate in percent.
fn amount(field: Symbol, number: f64) -> String {
    let is_rate = match field {
        Symbol::Penetration
        | Symbol::ShareOfPurchases
        | Symbol::TierMargin
        | Symbol::CustomerShare
        | Symbol::WinProbability => true,
        Symbol::Value(symbol) => matches!(
            symbol,
            S::Retention
                | S::DiscountRate
                | S::MarginGrowth
                | S::MovedShare
                | S::Transition
                | S::CostOfRevenue
                | S::TopShare
                | S::UsageShare
                | S::LoyaltyShare
                | S::CellShare
                | S::IndicatorWeight
                | S::GroupMargin
                | S::DiscountGiven
                | S::HighFrom
                | S::LowBelow
        ),
        _ => false,
    };
    match is_rate {
        true => format!("{}%", exact(number * 100.0)),
        false => exact(number),
    }
}

/// The footnote of a lead list that was proposed.
pub fn stages_proposed(lang: Lang, stages: &[String]) -> String {
    let arrow = " → ";
    match lang {
        Lang::Zh => format!("阶段顺序按名称推定：{}。可以改。", stages.join(arrow)),
        Lang::En => format!(
            "The order of stages was proposed by their names: {}. It can be changed.",
            stages.join(arrow)
        ),
    }
}

/// Leads that count at the first stage because theirs is not known.
pub fn without_stage(lang: Lang, leads: u64) -> String {
    let name = value_names::lead_state(lang, crate::value::LeadState::Open);
    match lang {
        Lang::Zh => format!("{leads} 条潜客没有阶段，按第一阶段的“{name}”计。"),
        Lang::En if leads == 1 => format!("1 lead has no stage and counts as {name} at the first."),
        Lang::En => format!("{leads} leads have no stage and count as {name} at the first."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_has_a_sentence_that_names_the_field_in_both_languages() {
        let problems = [
            Problem::Missing,
            Problem::NotFinite,
            Problem::OutOfRange {
                found: 1.2,
                least: 0.0,
                most: 1.0,
            },
            Problem::NotPositive { found: 0.0 },
            Problem::Negative { found: -1.0 },
            Problem::OverWhole { found: 1.3 },
            Problem::NotWhole { found: 0.9 },
            Problem::Entries {
                found: 0,
                least: 1,
                most: 5,
            },
            Problem::AboveWhole {
                found: 2.0,
                whole: 1.0,
            },
            Problem::NotCount { found: 1.5 },
            Problem::Repeated,
            Problem::NotInData,
            Problem::HistoryTooShort {
                first: crate::units::Day(19_000),
                needed: crate::units::Day(18_000),
            },
        ];
        for problem in problems {
            let error = ValueError {
                field: S::Retention.into(),
                place: Some(2),
                problem,
            };
            assert!(value(Lang::Zh, &error).contains("留存率 r（第 2 项）"));
            assert!(value(Lang::En, &error).contains("retention rate r (entry 2)"));
        }
    }

    #[test]
    fn a_rate_is_written_in_percent_and_letters_stand_apart() {
        let error = ValueError {
            field: S::Retention.into(),
            place: None,
            problem: Problem::OutOfRange {
                found: 1.2,
                least: 0.0,
                most: 1.0,
            },
        };
        assert_eq!(
            value(Lang::En, &error),
            "The retention rate r must be from 0% to 100%; it is 120%."
        );
        assert_eq!(
            value(Lang::Zh, &error),
            "留存率 r 须在 0% 到 100% 之间，现在是 120%。"
        );
    }
}

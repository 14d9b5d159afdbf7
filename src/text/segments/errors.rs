//! Why a scheme cannot be applied, as one plain sentence.

use super::rfm::dimension;
use crate::ingest::Role;
use crate::segment::{CutsError, PeriodError, SchemeError};
use crate::text::number::{count, exact};
use crate::text::{Lang, names, roles};
use crate::units::Day;

/// Why a scheme cannot be applied, and what to do.
pub fn scheme_error(lang: Lang, error: &SchemeError) -> String {
    let fixed = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    match error {
        SchemeError::Nobody => fixed(
            "没有可分的客户：这个口径下没有人下过单。",
            "There is nobody to segment: no customer has an order under this period.",
        ),
        SchemeError::NoProfit => fixed(
            "数据里没有利润。请指定成本或利润列；本页有“毛利率”一栏的，在那里填一个也行。",
            "The data give no profit. Map a cost or profit column, or enter a margin where this page has a field for it.",
        ),
        SchemeError::MissingRole(role) => missing_role(lang, *role),
        SchemeError::UnknownColumn { column } => match lang {
            Lang::Zh => format!("没有保留名为“{column}”的列。请在数据页勾选它。"),
            Lang::En => format!("No column “{column}” is kept. Tick it on the data page."),
        },
        SchemeError::NoLoyalty(_) => fixed(
            "忠诚度无从判断：文件里没有竞品、折扣或品类列。请指定其中一列，或在纸面数字上算。",
            "Loyalty cannot be told: the file has no column of competitors, discounts or categories. Map one of them, or work on paper numbers.",
        ),
        SchemeError::TooManySegments { found, most } => {
            let (found, most) = (count(lang, *found), count(lang, *most));
            match lang {
                Lang::Zh => format!("会分出 {found} 群，最多 {most} 群。请换一列。"),
                Lang::En => format!(
                    "There would be {found} segments; {most} are the most. Choose another column."
                ),
            }
        }
        SchemeError::NoSegments => fixed(
            "还没有一条规则。请先加一条。",
            "There is no rule yet. Add one.",
        ),
        SchemeError::BoxOutOfRange { place } => match lang {
            Lang::Zh => format!("第 {} 个框的得分须从小到大，且在 1 到 9 之间。", place + 1),
            Lang::En => format!(
                "The scores of box {} must run upwards and lie between 1 and 9.",
                place + 1
            ),
        },
        SchemeError::NamesNeedFive {
            dimension: of,
            classes,
        } => {
            let name = dimension(lang, *of as usize);
            match lang {
                Lang::Zh => format!(
                    "{name}只有 {classes} 档，这套名称是为五档设计的。请换一种分档方法，或换一套名称。"
                ),
                Lang::En => format!(
                    "{name} allows only {classes} classes, and these names are made for five. Choose another way of cutting, or other names."
                ),
            }
        }
        SchemeError::NoCondition { rule } => match lang {
            Lang::Zh => format!("第 {} 条规则没有条件。", rule + 1),
            Lang::En => format!("Rule {} has no condition.", rule + 1),
        },
        SchemeError::WrongComparison { rule, condition } => match lang {
            Lang::Zh => format!(
                "第 {} 条规则的第 {} 个条件：文字列只能比“是、不是、含”，数字不能和文字比。",
                rule + 1,
                condition + 1
            ),
            Lang::En => format!(
                "Rule {}, condition {}: a column of text can only be, not be or contain; a number cannot be compared with a text.",
                rule + 1,
                condition + 1
            ),
        },
        SchemeError::NameTaken { place } => match lang {
            Lang::Zh => format!("第 {} 个名称为空或与前面重复。", place + 1),
            Lang::En => format!("Name {} is empty or taken.", place + 1),
        },
        SchemeError::Percents { total } => match lang {
            Lang::Zh => format!("A 须大于 0，A 与 B 合计不能超过 100%；现在合计 {total}%。"),
            Lang::En => {
                format!("A must be above 0, and A and B together at most 100%; they are {total}%.")
            }
        },
        SchemeError::Probability { customer, found } => {
            let found = exact(*found);
            match (customer.is_empty(), lang) {
                (true, Lang::Zh) => format!("占比或概率须在 0 到 1 之间；现在是 {found}。"),
                (true, Lang::En) => {
                    format!("A share or probability must lie between 0 and 1; it is {found}.")
                }
                (false, Lang::Zh) => {
                    format!("“{customer}”的概率须在 0 到 1 之间；现在是 {found}。")
                }
                (false, Lang::En) => format!(
                    "The probability of “{customer}” must lie between 0 and 1; it is {found}."
                ),
            }
        }
        SchemeError::Number { customer, found } => {
            let found = exact(*found);
            match (customer.is_empty(), lang) {
                (true, Lang::Zh) => format!("数字超出范围：{found}。"),
                (true, Lang::En) => format!("A number is out of range: {found}."),
                (false, Lang::Zh) => format!("“{customer}”的数字超出范围：{found}。"),
                (false, Lang::En) => format!("A number of “{customer}” is out of range: {found}."),
            }
        }
        SchemeError::Thresholds { place } => match lang {
            Lang::Zh => format!(
                "第 {} 道门槛与前一道重叠，或次序颠倒。请按次序填互不相等的数。",
                place + 1
            ),
            Lang::En => format!(
                "Threshold {} overlaps or runs backwards. Enter limits that follow each other in order.",
                place + 1
            ),
        },
        SchemeError::Weights { total } => {
            let total = exact((*total * 100.0).round() / 100.0);
            match lang {
                Lang::Zh => format!("占比须合计 100%（允许差 0.05）；现在是 {total}%。"),
                Lang::En => {
                    format!("The shares must add up to 100% (± 0.05); they add up to {total}%.")
                }
            }
        }
        SchemeError::ListedTwice { customer } => match lang {
            Lang::Zh => format!("名单里“{customer}”出现了两次。"),
            Lang::En => format!("“{customer}” stands in the list twice."),
        },
        SchemeError::NobodyListed => fixed(
            "名单里的客户都不在数据里。请核对编号的写法。",
            "Nobody on the list is in the data. Check how the ids are written.",
        ),
        SchemeError::Nested => fixed(
            "关系水平须以另一种分群为底。请选一种别的分群。",
            "The level of relationship is told of another scheme’s groups. Choose another scheme.",
        ),
    }
}

fn missing_role(lang: Lang, role: Role) -> String {
    let name = roles::role_name(lang, role);
    match lang {
        Lang::Zh => format!("没有指定“{name}”列。请在数据页指定它，或换一种分法。"),
        Lang::En => format!(
            "No column is mapped as “{name}”. Map it on the data page, or choose another scheme."
        ),
    }
}

/// Cuts that cannot be used.
pub fn cuts_error(lang: Lang, error: CutsError) -> String {
    match (error, lang) {
        (CutsError::Count { found }, Lang::Zh) => {
            format!("切点须有 1 到 8 个；现在是 {found} 个。")
        }
        (CutsError::Count { found }, Lang::En) => {
            format!("There must be 1 to 8 cuts; there are {found}.")
        }
        (CutsError::NotRising { place }, Lang::Zh) => {
            format!("第 {} 个切点须大于前一个。", place + 1)
        }
        (CutsError::NotRising { place }, Lang::En) => {
            format!("Cut {} must be above the one before it.", place + 1)
        }
    }
}

/// Two periods that cannot be compared.
pub fn period_error(lang: Lang, error: &PeriodError) -> String {
    let day = |it: Day| names::day(lang, it);
    match (error, lang) {
        (PeriodError::Backwards(period), Lang::Zh) => {
            format!("{}早于{}：时间倒置了。", day(period.to), day(period.from))
        }
        (PeriodError::Backwards(period), Lang::En) => format!(
            "{} is before {}: the period runs backwards.",
            day(period.to),
            day(period.from)
        ),
        (PeriodError::Overlap { earlier, later }, Lang::Zh) => format!(
            "后期从{}开始，前期到{}才结束：两期重叠。",
            day(later.from),
            day(earlier.to)
        ),
        (PeriodError::Overlap { earlier, later }, Lang::En) => format!(
            "The later period begins on {}, before the earlier one ends on {}.",
            day(later.from),
            day(earlier.to)
        ),
    }
}

/// Two days a movement cannot be told between.
pub fn movement_days(lang: Lang, from: Day, to: Day, first: Day, last: Day) -> String {
    let [from, to, first, last] = [from, to, first, last].map(|it| names::day(lang, it));
    match lang {
        Lang::Zh => format!("起点{from}须早于终点{to}，且都在数据的{first}到{last}之间。"),
        Lang::En => format!(
            "The first day ({from}) must be before the second ({to}), and both between {first} and {last}, the days of the data."
        ),
    }
}

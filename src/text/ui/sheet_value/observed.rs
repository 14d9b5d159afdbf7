//! Lifetime value from the open data.

use super::super::{Phrase, both};
use crate::text::{Lang, names};
use crate::units::Day;

/// The period.
pub const CUSTOMERS: Phrase = both(
    "{from}至{to}有 {}购买，其中 {}是第一次",
    "From {from} to {to}, {} bought; for {} it was the first time",
);
/// Retention and margin.
pub const RATES: Phrase = both(
    "前期客户有 {} 在本期再购，人均毛利 {}",
    "{} of the previous period’s customers came back, with a margin of {} a head",
);
/// The value.
pub const VALUE: Phrase = both(
    "折现率 {} 时，一位客户值 {}，现有客户的后续价值共 {}",
    "at a discount rate of {} a customer is worth {}, and the future value of today’s customers is {} in all",
);
/// No value: what the file does not say, and where it can be entered.
pub fn no_value(lang: Lang, lacking: &[&str]) -> String {
    let all = lacking.join(lang.pick("和", " and "));
    let fields = match lang {
        Lang::Zh => "改用自己的数",
        Lang::En => "Your own numbers",
    };
    match lang {
        Lang::Zh => format!("还算不出 CLV：这份数据里得不出{all}，请在“{fields}”里填写"),
        Lang::En => format!(
            "there is no lifetime value yet: these data do not tell {all}; enter it under “{fields}”"
        ),
    }
}
/// Formula.
pub const METHOD: Phrase = both(
    "留存率 = 前期客户中本期再购的 ÷ 前期客户；人均毛利 = 利润 ÷ 购买客户；CLV = m(1 + d) ÷ (1 + d − r)，现有客户按 m·r ÷ (1 + d − r) 计。",
    "Retention = last period’s customers who bought again ÷ all of them; margin = profit ÷ customers; CLV = m(1 + d) ÷ (1 + d − r), today’s customers at m·r ÷ (1 + d − r).",
);
/// Table.
pub const COUNTED: Phrase = both("从文件点数", "Counted in your file");
/// Column.
pub const NOW: Phrase = both("本期", "This period");
/// Column.
pub const BEFORE: Phrase = both("前期", "The one before");
/// Row.
pub const NEW: Phrase = both("其中第一次购买", "Of them for the first time");
/// Field group.
pub const INSTEAD: Phrase = both(
    "改用自己的数（空 = 用文件的）",
    "Your own numbers (empty = the file’s)",
);
/// Note.
pub const RETENTION_NOTE: Phrase = both(
    "非契约制的购买没有真正的“流失”：间隔长的客户会被算作流失。要更准，用客户终身价值预测。",
    "Where customers do not formally cancel, those who buy rarely count as lost here; the lifetime forecast is the better guide.",
);

/// Said where the data begin well within the period before, or after it.
pub fn seen_in_part(lang: Lang, first: Day, from: Day, to: Day) -> String {
    let is_unseen = first > to;
    let [first, from, to] = [first, from, to].map(|it| names::day(lang, it));
    let seen = match is_unseen {
        true => lang.pick("没有数据", "is not seen"),
        false => lang.pick("只看到一部分", "is seen in part only"),
    };
    match lang {
        Lang::Zh => format!("数据从 {first} 开始，前期（{from} 至 {to}）{seen}。"),
        Lang::En => {
            format!("The data begin on {first}: the period before ({from} to {to}) {seen}.")
        }
    }
}

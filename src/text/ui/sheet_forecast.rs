//! The words of a forecast's parts: ranges, groups, best customers.

use super::{Phrase, both};
use crate::text::Lang;

/// Title.
pub const RANGES: Phrase = both("区间从何而来", "Where the ranges come from");
/// Line of the ranges.
pub const ORDERS_WHOLE: Phrase = both("订单：参数 + 偶然性", "orders: parameters and chance");
/// Line of the ranges.
pub const ORDERS_PARAMETERS: Phrase = both("订单：只计参数", "orders: parameters alone");
/// Line of the ranges.
pub const VALUE_WHOLE: Phrase = both("价值：参数 + 偶然性", "value: parameters and chance");
/// Line of the ranges.
pub const VALUE_PARAMETERS: Phrase = both("价值：只计参数", "value: parameters alone");

/// The low or the high end of a line.
pub fn end_of(lang: Lang, line: Phrase, is_high: bool) -> String {
    let line = line.get(lang);
    match (lang, is_high) {
        (Lang::Zh, false) => format!("{line}，下限"),
        (Lang::Zh, true) => format!("{line}，上限"),
        (Lang::En, false) => format!("{line}, low end"),
        (Lang::En, true) => format!("{line}, high end"),
    }
}

/// Title.
pub const GROUPS: Phrase = both(
    "按复购次数分组的预测",
    "The forecast by orders after the first",
);
/// Column.
pub const GROUP: Phrase = both("复购次数", "Orders after the first");
/// The last line.
pub const ALL: Phrase = both("全部客户", "all customers");
/// Title.
pub const BEST: Phrase = both("预计价值最高的客户", "The customers worth most");
/// Title where there is no value.
pub const BEST_ORDERS: Phrase = both(
    "预计订单最多的客户",
    "The customers with most orders to come",
);
/// Column.
pub const ORDERS_LOW: Phrase = both("订单下限", "orders, low");
/// Column.
pub const ORDERS_HIGH: Phrase = both("订单上限", "orders, high");
/// Column.
pub const VALUE_LOW: Phrase = both("价值下限", "value, low");
/// Column.
pub const VALUE_HIGH: Phrase = both("价值上限", "value, high");
/// Column.
pub const ALIVE_LOW: Phrase = both("留存概率下限", "chance to be there, low");
/// Column.
pub const ALIVE_HIGH: Phrase = both("留存概率上限", "chance to be there, high");

/// The name of a group.
pub fn group(least: u32, most: Option<u32>) -> String {
    match most {
        Some(most) if most == least => least.to_string(),
        Some(most) => format!("{least}–{most}"),
        None => format!("{least}+"),
    }
}

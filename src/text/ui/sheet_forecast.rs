//! The words of a forecast's parts: ranges, groups, best customers.

use super::{Phrase, both};
use crate::text::Lang;
use crate::text::number::percent;

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
/// Title.
pub const BY_SEGMENT: Phrase = both("按客户分群的预测", "The forecast by segment");
/// Column.
pub const SEGMENT: Phrase = both("分群", "Segment");
/// The last line.
pub const ALL: Phrase = both("全部客户", "all customers");
/// Title of the customers one by one, by value or for want of it by orders.
pub fn everyone_by(has_money: bool) -> Phrase {
    match has_money {
        true => both(
            "客户名单（按预计价值）",
            "Customers, those worth most first",
        ),
        false => both(
            "客户名单（按预计订单）",
            "Customers, those with most orders to come first",
        ),
    }
}
/// Column.
pub const ORDERS_LOW: Phrase = both("订单下限", "orders, low");
/// Column.
pub const ORDERS_HIGH: Phrase = both("订单上限", "orders, high");
/// Column.
pub const VALUE_LOW: Phrase = both("价值下限", "value, low");
/// Column.
pub const VALUE_HIGH: Phrase = both("价值上限", "value, high");
/// An end of a range as the head of a column, with the probability of the range.
pub fn end_with_level(lang: Lang, end: Phrase, level: f64) -> String {
    let (end, level) = (end.get(lang), percent(lang, level, 0));
    match lang {
        Lang::Zh => format!("{end}（{level} 区间）"),
        Lang::En => format!("{end} end of the {level} range"),
    }
}

/// Said of a list without ranges.
pub const RANGES_LEFT_OUT: Phrase = both(
    "购买历史的种类太多，逐位客户的区间要算几分钟，这里没有列出；客户卡上有单个客户的区间。",
    "Too many histories differ: ranges of every customer would take minutes and are left out. A customer’s card has that customer’s.",
);

/// Column of a table whose rows stand for several customers each.
pub const PATTERN: Phrase = both("购买模式（文件行）", "Pattern (row of the file)");

/// The name of a pattern.
pub fn pattern(lang: Lang, row: &str) -> String {
    match lang {
        Lang::Zh => format!("模式 {row}"),
        Lang::En => format!("pattern {row}"),
    }
}

/// Column.
pub const ALIVE_LOW: Phrase = both("仍活跃的概率下限", "chance to be there, low");
/// Column.
pub const ALIVE_HIGH: Phrase = both("仍活跃的概率上限", "chance to be there, high");

/// Under the headline of a forecast that reaches more than twice as far as its history.
pub fn far_ahead(lang: Lang, ahead: u64, seen: u64) -> String {
    match lang {
        Lang::Zh => format!(
            "预测期 {ahead} 天，而历史只有 {seen} 天：超过历史的两倍，越往后越取决于模型的形状而不是数据。要据此决策，请先缩短预测期。"
        ),
        Lang::En => format!(
            " The forecast reaches {ahead} days ahead on {seen} days of history, more than twice as far: the later part rests on the shape of the model, not on data. Shorten the horizon before you decide by it."
        ),
    }
}

/// The name of a group.
pub fn group(least: u32, most: Option<u32>) -> String {
    match most {
        Some(most) if most == least => least.to_string(),
        Some(most) => format!("{least}–{most}"),
        None => format!("{least}+"),
    }
}

/// Control.
pub const PARAMETERS_FROM: Phrase = both("模型参数", "Parameters");
/// Choice.
pub const FITTED_ANEW: Phrase = both("用这份数据拟合", "fitted to these data");
/// Note.
pub const KEPT_NOTE: Phrase = both(
    "沿用后，换成下个月的文件仍用同一组参数，并列出哪些数字变了；参数随项目一起保存。",
    "Kept parameters stay when next month’s file is opened, and what moved is listed; they are saved with the project.",
);

/// A choice of parameters that are kept, or could be from now on.
pub fn kept_option(lang: Lang, model: &str, is_new: bool) -> String {
    match (lang, is_new) {
        (Lang::Zh, true) => format!("沿用本次（{model}）"),
        (Lang::Zh, false) => format!("沿用先前（{model}）"),
        (Lang::En, true) => format!("keep these ({model})"),
        (Lang::En, false) => format!("kept ({model})"),
    }
}

/// The note beside that choice, with what kept parameters were fitted to.
pub fn kept_note(lang: Lang, fitted_to: Option<&str>) -> String {
    let note = KEPT_NOTE.get(lang);
    match (lang, fitted_to) {
        (Lang::Zh, Some(of)) => format!("先前的参数{of}。{note}"),
        (Lang::En, Some(of)) => format!("The kept ones were fitted {of}. {note}"),
        (_, None) => note.to_owned(),
    }
}

/// What parameters were fitted to, as part of a sentence: up to a day, of a file.
pub fn fitted_to(lang: Lang, until: Option<&str>, file: Option<&str>) -> Option<String> {
    Some(match (lang, until, file) {
        (_, None, None) => return None,
        (Lang::Zh, Some(day), None) => format!("拟合到 {day}"),
        (Lang::Zh, None, Some(file)) => format!("拟合自“{file}”"),
        (Lang::Zh, Some(day), Some(file)) => format!("拟合自“{file}”，到 {day}"),
        (Lang::En, Some(day), None) => format!("up to {day}"),
        (Lang::En, None, Some(file)) => format!("to “{file}”"),
        (Lang::En, Some(day), Some(file)) => format!("to “{file}” up to {day}"),
    })
}

/// The model in the line of the method where its parameters were kept.
pub fn kept_model(lang: Lang, model: &str, fitted_to: Option<&str>) -> String {
    match (lang, fitted_to) {
        (Lang::Zh, Some(of)) => format!("{model}（沿用的参数{of}）"),
        (Lang::Zh, None) => format!("{model}（沿用先前的参数）"),
        (Lang::En, Some(of)) => format!("{model} with parameters kept from a fit {of}"),
        (Lang::En, None) => format!("{model} with kept parameters"),
    }
}

/// Said behind a forecast whose kept parameters do not describe the data.
pub fn misfit(lang: Lang, until: Option<&str>) -> String {
    match (lang, until) {
        (Lang::Zh, Some(day)) => format!(
            "但沿用的参数（来自拟合到 {day} 的数据）不适合这份文件：请改为用这份数据拟合。因此不给区间。"
        ),
        (Lang::Zh, None) => {
            "但沿用的参数不适合这份文件：请改为用这份数据拟合。因此不给区间。".to_owned()
        }
        (Lang::En, Some(day)) => format!(
            " But the kept parameters (of the data up to {day}) do not fit this file: fit anew. No range is given."
        ),
        (Lang::En, None) => {
            " But the kept parameters do not fit this file: fit anew. No range is given.".to_owned()
        }
    }
}

/// The line of the method of a forecast by kept parameters.
pub fn kept_method(lang: Lang, model: &str, until: Option<&str>, verdict: &str) -> String {
    match (lang, until) {
        (Lang::Zh, Some(day)) => format!("{model}，预测自 {day} 起。{verdict}"),
        (Lang::Zh, None) => format!("{model}。{verdict}"),
        (Lang::En, Some(day)) => format!("{model}; the forecast starts after {day}. {verdict}"),
        (Lang::En, None) => format!("{model}. {verdict}"),
    }
}

/// State of a model whose parameters were kept.
pub const AS_KEPT_NOT_FITTED: Phrase = both("沿用，未在此拟合", "kept, not fitted here");
/// The line under parameters that were kept.
pub fn kept_line(lang: Lang, log_likelihood: f64, gradient: f64) -> String {
    let ln = crate::text::number::fixed(log_likelihood, 4);
    match lang {
        Lang::Zh => format!("在这份数据上 ln L = {ln}，最大梯度 {gradient:.1e}：参数未重新拟合。"),
        Lang::En => format!(
            "On these data ln L = {ln} with a steepest slope of {gradient:.1e}: the parameters were not fitted to them."
        ),
    }
}

/// Title.
pub const MOVED: Phrase = both(
    "参数沿用以来的变化",
    "What moved since the parameters were kept",
);
/// Note.
pub const MOVED_NOTE: Phrase = both(
    "先看数据变化带来的增减（参数不变），再看重新拟合带来的增减。",
    "First what the data moved under the same parameters, then what fitting anew would move.",
);
/// Title.
pub const MOVED_PARAMETERS: Phrase =
    both("参数：沿用与重新拟合", "Parameters: kept and fitted anew");
/// Column.
pub const AS_KEPT: Phrase = both("沿用", "kept");
/// Column.
pub const AS_NOW: Phrase = both("重新拟合", "fitted anew");
/// Line.
pub const CUSTOMERS_THEN: Phrase = both("当时的客户", "customers then");
/// Line.
pub const CUSTOMERS_NOW: Phrase = both("现在的客户", "customers now");
/// A total.
pub const ORDERS_WORD: Phrase = both("订单", "orders");
/// A total.
pub const VALUE_WORD: Phrase = both("价值", "value");

/// A stage of a total.
pub fn of_what(lang: Lang, what: Phrase, stage: &str) -> String {
    let what = what.get(lang);
    match lang {
        Lang::Zh => format!("{what}：{stage}"),
        Lang::En => format!("{what}: {stage}"),
    }
}

/// How much better parameters fitted anew explain the data.
pub fn gain(lang: Lang, gain: f64) -> String {
    let is_worth = gain > FOUR_PARAMETERS;
    let gain = crate::text::number::fixed(gain, 2);
    match (lang, is_worth) {
        (Lang::Zh, true) => format!("重新拟合使 ln L 提高 {gain}：参数确已变化，建议重新拟合。"),
        (Lang::Zh, false) => format!("重新拟合只使 ln L 提高 {gain}：沿用的参数仍然合适。"),
        (Lang::En, true) => {
            format!("Fitting anew raises ln L by {gain}: the parameters have moved, fit anew.")
        }
        (Lang::En, false) => {
            format!("Fitting anew raises ln L by {gain} only: the kept parameters still hold.")
        }
    }
}

/// ln L that four parameters gain by chance in one case of twenty: half of χ² with four degrees.
const FOUR_PARAMETERS: f64 = 4.744;

/// Title.
pub const ALIVE_MATRIX: Phrase = both(
    "仍活跃的概率：按复购次数与距上次购买天数",
    "Chance to be still a customer, by orders and days since the last",
);
/// Title.
pub const ORDERS_MATRIX: Phrase = both(
    "预计订单：按复购次数与距上次购买天数",
    "Expected orders, by orders and days since the last",
);
/// Title.
pub const EQUAL_VALUE: Phrase = both("等价值线", "Curves of equal value");
/// Rule of an axis.
pub const EQUAL_VALUE_RULE: Phrase = both(
    "复购这么多次的客户，只要距上次购买不超过这么多天，就值线上所标的数；客单价按全体平均。",
    "A customer with so many orders after the first is worth what stands at the line while the last is no longer ago; an order brings the mean of all.",
);

/// A row of a matrix.
pub fn row_of(lang: Lang, x: u32, most: Option<u32>) -> String {
    let name = match most {
        Some(most) if most > x => format!("{x} ({x}–{most})"),
        Some(_) => x.to_string(),
        None => format!("{x} ({x}+)"),
    };
    match lang {
        Lang::Zh => name.replace(" (", "（").replace(')', "）"),
        Lang::En => name,
    }
}

/// A column of a matrix.
pub fn days_ago(lang: Lang, days: &str) -> String {
    match lang {
        Lang::Zh => format!("{days} 天前"),
        Lang::En => format!("{days} days ago"),
    }
}

/// What the cells of a matrix stand for.
pub fn matrix_note(lang: Lang, age: &str) -> String {
    match lang {
        Lang::Zh => format!(
            "各格按首购已 {age} 天、复购次数为括号前数字的客户计算；“客户数”一列是全部客户中复购次数在括号内的人数，不论何时首购。"
        ),
        Lang::En => format!(
            "The cells are for a customer whose first order was {age} days ago, at the number before the brackets; the column of customers counts all of the file within the brackets, whenever they began."
        ),
    }
}

/// A line of equal value.
pub fn worth(lang: Lang, value: &str) -> String {
    match lang {
        Lang::Zh => format!("值 {value}"),
        Lang::En => format!("worth {value}"),
    }
}

/// Until when a value is reached.
pub fn worth_until(lang: Lang, value: &str, days: &str) -> String {
    match lang {
        Lang::Zh => format!("{days} 天内购买过，至少值 {value}"),
        Lang::En => format!("worth {value} or more up to {days} days"),
    }
}

/// The point of a number of orders, spoken.
pub fn equal_spoken(lang: Lang, x: u32, told: &[String]) -> String {
    match lang {
        Lang::Zh => format!("复购 {x} 次：{}", told.join("；")),
        Lang::En => {
            let noun = if x == 1 { "order" } else { "orders" };
            format!("{x} {noun} after the first: {}", told.join("; "))
        }
    }
}

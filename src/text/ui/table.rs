//! What a table is, what its columns are used for, and what records hold.

use super::{Phrase, both};

/// Label of the choice.
pub const KIND: Phrase = both("这张表是", "This table holds");
/// Why it was taken so.
pub const KIND_WHY: Phrase = both("依据：{}", "Why: {}");
/// Roles this kind of table is best known by.
pub const NEEDED: Phrase = both("这类表的主要列", "Main columns of such a table");
/// Other roles.
pub const OPTIONAL: Phrase = both("也可以用作", "Other uses");
/// Neither.
pub const ELSE: Phrase = both("其他", "Otherwise");
/// Kept under its own name.
pub const KEEP: Phrase = both("作为属性保留", "Keep as attribute");
/// A column of a table of retention whose rows are groups.
pub const KEEP_PERIOD: Phrase = both("一期后还剩多少", "What is left after a period");
/// A column of a table of retention whose rows are periods.
pub const KEEP_GROUP: Phrase = both("一组还剩多少", "What is left of a group");
/// A column of a scorecard.
pub const KEEP_SCORE: Phrase = both("一项评分", "A score");
/// A column of a survey.
pub const KEEP_ANSWER: Phrase = both("一题的答案", "Answers to a question");
/// The amounts of one month.
pub const MONTH: Phrase = both("当月金额", "Amounts of the month");

/// Section: what the columns of records hold.
pub const HOLDS: Phrase = both("各列概况", "What the columns hold");
/// Column head: kind of values.
pub const VALUES: Phrase = both("取值", "Values");
/// Texts.
pub const TEXT: Phrase = both("文字", "Text");
/// Numbers.
pub const NUMBER: Phrase = both("数字", "Numbers");
/// Days.
pub const DAY: Phrase = both("日期", "Days");
/// Column head: filled cells.
pub const FILLED: Phrase = both("有值", "Filled");
/// Column head: different values.
pub const DISTINCT: Phrase = both("不同值", "Different");
/// Column head: smallest number or first day.
pub const LEAST: Phrase = both("最小 / 最早", "Least / first");
/// Column head: mean.
pub const MEAN: Phrase = both("平均", "Mean");
/// Column head: largest number or last day.
pub const MOST: Phrase = both("最大 / 最晚", "Most / last");
/// Column head: first values.
pub const FIRST: Phrase = both("前几个值", "First values");
/// How the mean is taken.
pub const MEAN_RULE: Phrase = both(
    "空白和读不出来的格不计入；平均 = 合计 ÷ 有值的行数。",
    "Blank and unreadable cells count nowhere; mean = sum ÷ rows with a value.",
);

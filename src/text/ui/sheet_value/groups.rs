//! Bases of segmentation, and what is asked of the segments of the open data.

use super::super::{Phrase, both};

/// What customers are grouped by.
pub const BY: Phrase = both("分群依据", "Grouped by");
/// What the groups are set against.
pub const AGAINST: Phrase = both("对照依据", "Set against");
/// Basis.
pub const BY_CONTRIBUTION: Phrase = both("价值贡献", "what they bring");
/// Basis.
pub const BY_SERVICE: Phrase = both("服务水平", "the service they get");
/// Basis.
pub const BY_PRICE: Phrase = both("支付价格", "the price they pay");
/// Basis.
pub const BY_DISCOUNT: Phrase = both("折扣", "their discount");
/// Group of fields.
pub const CUTS: Phrase = both("{basis}的分界", "Limits of {basis}");
/// Field and column.
pub const REVENUE: Phrase = both("收入", "Revenue");
/// Field and column.
pub const PROFIT: Phrase = both("利润", "Profit");
/// Row of the picture.
pub const CUSTOMERS: Phrase = both("客户", "Customers");
/// The group that brings most.
pub const BASES: Phrase = both(
    "按{basis}分群，“{name}”占客户的 {}，带来利润的 {}",
    "Grouped by {basis}, “{name}” is {} of the customers and brings {} of the profit",
);
/// The same where there is no profit to be parts of.
pub const BASES_MONEY: Phrase = both(
    "按{basis}分群，“{name}”占客户的 {}，利润 {}，居各群之首",
    "Grouped by {basis}, “{name}” is {} of the customers and brings a profit of {}, more than any other group",
);
/// Rule.
pub const BASES_METHOD: Phrase = both(
    "同一批客户换一种依据重新分群；正好落在分界上的归上一群。",
    "The same customers grouped by another basis; a customer exactly on a limit goes to the group above.",
);
/// Picture.
pub const BASES_FIGURE: Phrase = both(
    "各群占客户、收入、利润的比例",
    "Shares of customers, revenue and profit",
);
/// Table.
pub const GROUPS: Phrase = both("各群", "The groups");
/// Column.
pub const GROUP: Phrase = both("客户群", "Group");
/// Picture and table.
pub const ACROSS: Phrase = both("两种依据交叉：人数", "Both bases crossed: customers");
/// Note.
pub const BASES_NOTE: Phrase = both(
    "原文列出三种依据：价值贡献、服务水平、支付价格，数字只给了第一种（一万名客户的五层）；折扣是支付价格的另一种说法。",
    "The source names three bases (what customers bring, the service they get, the price they pay) and gives figures for the first alone, the five tiers of ten thousand customers; a discount is another way to express the price.",
);
/// Field group.
pub const OF_DATA: Phrase = both("取自数据", "From the data");
/// Field.
pub const GROUPED_BY: Phrase = both("按哪种分群", "By which segments");
/// Field.
pub const MARGIN_INSTEAD: Phrase = both(
    "毛利率（数据没有利润时用）",
    "Margin, where the data give no profit",
);
/// Field.
pub const WORTH: Phrase = both("按什么算价值", "Value is");
/// Choice.
pub const WORTH_FOUND: Phrase = both(
    "利润，没有则用收入",
    "profit, or revenue where there is none",
);
/// Choice.
pub const WORTH_PROFIT: Phrase = both("利润", "profit");
/// Choice.
pub const WORTH_REVENUE: Phrase = both("收入", "revenue");
/// Field.
pub const SPAN: Phrase = both("统计范围", "Over");
/// Choice.
pub const SPAN_WINDOW: Phrase = both("观察期", "the window");
/// Choice.
pub const SPAN_HISTORY: Phrase = both("全部历史", "all history");
/// Note.
pub const SERVED_NOTE: Phrase = both(
    "人数、订单、收入和毛利来自数据，服务成本由你填写。",
    "Customers, orders, revenue and margin come from the file; cost to serve is for you to enter.",
);
/// Note.
pub const STAGES_NOTE: Phrase = both(
    "每月产出 = 该阶段客户在观察期的利润 ÷ 人数 ÷ 月数；投入和各阶段的月数由你填写，未填的投入按 0 计。",
    "Output a month = profit of the stage’s customers in the window ÷ customers ÷ months; input and stage lengths are for you to enter, and an empty input counts as 0.",
);

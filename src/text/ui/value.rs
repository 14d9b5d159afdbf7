//! The room of customer brand valuation.

use super::{Phrase, both};

/// The first page of the room.
pub const FIRST_PAGE: Phrase = both("客户品牌价值", "Customer brand value");

/// Above links to what the open data say of value, and to the brand's value on paper.
pub const OF_VALUE: Phrase = both(
    "订单数据还能回答的价值问题，以及案例里的品牌价值：",
    "What else the orders say of value, and the brand’s value in a case:",
);

/// The formula.
pub const FORMULA: Phrase = both(
    "CBV = 渗透率 P × 类别购买率 BR × 购买占有率 SOP × 边际贡献 CM",
    "CBV = penetration P × buying rate BR × share of purchases SOP × contribution margin CM",
);
/// Factors.
pub const FACTORS: Phrase = both("四个因子", "The four factors");
/// What it is.
pub const P_NOTE: Phrase = both(
    "类别客户里，买过本品牌的占多少",
    "Part of the category’s customers who buy the brand",
);
/// What it is.
pub const BR_NOTE: Phrase = both(
    "一名客户一年买多少件同类产品（含别家）",
    "Units of the category a customer buys a year, all brands",
);
/// What it is.
pub const SOP_NOTE: Phrase = both(
    "自有客户的同类购买里，本品牌占多少",
    "The brand’s part of its customers’ category purchases",
);
/// What it is.
pub const CM_NOTE: Phrase = both(
    "每卖一件，收入减去随量变动的成本",
    "Revenue a unit less the costs that vary with it",
);
/// Units a year.
pub const UNIT_ITEMS: Phrase = both("件/人·年", "units a customer and year");
/// Money a unit.
pub const UNIT_PER_ITEM: Phrase = both("{}/件", "{} a unit");
/// Why the file cannot know.
pub const WHY_ASKED: Phrase = both(
    "P、BR、SOP 说的是客户在别家的购买，订单文件里看不到，要靠调研或行业数据。",
    "P, BR and SOP speak of purchases made elsewhere. An order file cannot know them; take them from surveys or trade data.",
);
/// Results.
pub const RESULTS: Phrase = both("结果", "Results");
/// Per head.
pub const PER_HEAD: Phrase = both("每名客户", "Per customer");
/// All together.
pub const ALL: Phrase = both("合起来", "All together");
/// Basis.
pub const BASIS: Phrase = both("口径", "Basis");
/// Base of CBV.
pub const BASE_CATEGORY: Phrase = both(
    "类别全部客户（含不买本品牌的）",
    "All customers of the category, buyers or not",
);
/// Base of own value.
pub const BASE_OWN: Phrase = both("本品牌自有客户", "The brand’s own customers");
/// Base of category value.
pub const BASE_ALL_BRANDS: Phrase = both(
    "类别全部客户，各品牌合计",
    "All customers of the category, all brands",
);
/// Base: what own customers buy elsewhere.
pub const BASE_OWN_ELSEWHERE: Phrase =
    both("自有客户在别家的购买", "Own customers’ purchases elsewhere");
/// Base: non-buyers.
pub const BASE_NON_BUYERS: Phrase =
    both("还没买过本品牌的客户", "Customers who do not buy the brand");
/// Note H1.
pub const H1: Phrase = both(
    "CBV 已含渗透率，是一名“类别客户”的价值，不能直接乘以自有客户数；自有客户的价值不含 P。",
    "CBV includes penetration: it values a category customer. Do not multiply it by own customers; their value leaves P out.",
);
/// Number.
pub const NUMBER: Phrase = both("数值", "Value");
/// Number of what.
pub const MEASURE: Phrase = both("指标", "Measure");
/// Unit.
pub const UNIT: Phrase = both("单位", "Unit");
/// Own customers count.
pub const OWN_CUSTOMERS_NOTE: Phrase = both(
    "自有客户数取本期活跃客户。",
    "Own customers are the active ones of the window.",
);
/// Jump to the factors.
pub const FILL: Phrase = both("填写因子", "Give the factors");

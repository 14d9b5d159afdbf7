//! Words on and beside figures.

use super::Lang;
use super::number::{AxisUnit, currency_unit};
use super::phrase::{Phrase, both};
use crate::units::Currency;

/// Title of the three shares.
pub const SHARES: Phrase = both(
    "客户、收入与利润的占比",
    "Shares of customers, revenue and profit",
);
/// The same while no margin is given.
pub const SHARES_OF_REVENUE: Phrase = both("客户与收入的占比", "Shares of customers and revenue");
/// First column of tier tables.
pub const TIER: Phrase = both("客户层", "Tier");
/// Customers.
pub const CUSTOMERS: Phrase = both("客户", "Customers");
/// Revenue.
pub const REVENUE: Phrase = both("收入", "Revenue");
/// Profit.
pub const PROFIT: Phrase = both("利润", "Profit");
/// Title of the bar of new and returning customers.
pub const NEW_AND_RETURNING: Phrase =
    both("新老客收入占比", "Revenue of new and earlier customers");
/// Its rule.
pub const NEW_AND_RETURNING_RULE: Phrase = both(
    "占比 = 观察期内该类客户的收入 ÷ 观察期收入；新客 = 第一次购买在观察期内。",
    "Revenue of these customers in the period ÷ all revenue of the period; new ones bought first in it.",
);
/// Customers who bought first in the period.
pub const NEW_CUSTOMERS: Phrase = both("新客", "New customers");
/// Customers who had bought before.
pub const RETURNING_CUSTOMERS: Phrase = both("老客", "Earlier customers");
/// Title of the whale curve.
pub const WHALE: Phrase = both("鲸鱼曲线", "Whale curve");
/// Horizontal axis of both curves.
pub const CUSTOMERS_BEST_FIRST: Phrase = both("客户累计占比，从高到低", "Customers, best first");
/// Horizontal axis of the Lorenz curve.
pub const CUSTOMERS_LEAST_FIRST: Phrase = both("客户累计占比，从低到高", "Customers, least first");
/// Vertical axis.
pub const CUMULATED_PROFIT: Phrase = both("利润累计", "Cumulative profit");
/// Vertical axis.
pub const CUMULATED_REVENUE: Phrase = both("收入累计", "Cumulative revenue");
/// The straight line of the whale curve.
pub const EVERYBODY_ALIKE: Phrase = both("人人相同", "Everybody alike");
/// Title of the Lorenz curve.
pub const LORENZ: Phrase = both("洛伦兹曲线", "Lorenz curve");
/// Title of the valuation's steps.
pub const CBV: Phrase = both("类别价值的构成", "Where the category’s value is");
/// First step.
pub const BRAND: Phrase = both("本品牌客户", "Own customers, this brand");
/// Second step.
pub const OWN_GAP: Phrase = both("自有客户买他牌", "Own customers, other brands");
/// Third step.
pub const NON_BUYERS: Phrase = both("非本品牌客户", "Non-buyers");
/// Last step.
pub const CATEGORY: Phrase = both("类别合计", "Category");
/// First column of a step table.
pub const STEP: Phrase = both("部分", "Part");
/// Second column of a step table.
pub const VALUE: Phrase = both("价值", "Value");
/// Share column.
pub const SHARE: Phrase = both("占比", "Share");
/// Title of scenarios side by side.
pub const COMPARISON: Phrase = both("情景对比", "Scenarios side by side");
/// First column of the comparison.
pub const MEASURE: Phrase = both("指标", "Measure");

/// How long the bars of the shares are.
pub const SHARES_RULE: Phrase = both(
    "每条合计 100%：一段的长度 = 该层的人数、收入或利润 ÷ 全部客户的合计；合计写在条的旁边。",
    "Each bar adds up to 100%: a part’s length = the tier’s customers, revenue or profit ÷ that of all customers, which is written beside the bar.",
);
/// What runs to the right on the whale curve.
pub const CUSTOMERS_BEST_FIRST_RULE: Phrase = both(
    "活跃客户从高到低排列；横轴 = 到此为止的客户数 ÷ 全部活跃客户数。",
    "Active customers from the best to the worst; customers up to here ÷ all active customers.",
);
/// What runs to the right on the Lorenz curve.
pub const CUSTOMERS_LEAST_FIRST_RULE: Phrase = both(
    "收入为正的客户从低到高排列；横轴 = 到此为止的客户数 ÷ 这些客户的总数。",
    "Customers with revenue above zero, from the least to the most; customers up to here ÷ all of them.",
);
/// What runs upwards on the Lorenz curve.
pub const LORENZ_RULE: Phrase = both(
    "纵轴 = 到此为止的客户的收入 ÷ 这些客户的总收入。",
    "Revenue of the customers up to here ÷ revenue of all of them.",
);
/// What runs upwards on the whale curve.
pub const WHALE_PROFIT_RULE: Phrase = both(
    "纵轴 = 到此为止的客户的利润 ÷ 总利润；超过 100% 的部分，会被后面亏损的客户拉回。",
    "Profit of the customers up to here ÷ total profit; what rises above 100% is pulled back by loss-makers.",
);
/// The same by revenue.
pub const WHALE_REVENUE_RULE: Phrase = both(
    "纵轴 = 到此为止的客户的收入 ÷ 总收入。",
    "Revenue of the customers up to here ÷ total revenue.",
);
/// The same in money, where the total is not positive.
pub const WHALE_PROFIT_MONEY_RULE: Phrase = both(
    "纵轴 = 到此为止的客户的利润之和；总利润不为正，所以用金额。",
    "Profit of the customers up to here, in money because the total is not positive.",
);
/// The same in money, where the total is not positive.
pub const WHALE_REVENUE_MONEY_RULE: Phrase = both(
    "纵轴 = 到此为止的客户的收入之和；总收入不为正，所以用金额。",
    "Revenue of the customers up to here, in money because the total is not positive.",
);
/// How high the steps of the valuation are.
pub const CBV_RULE: Phrase = both(
    "每段的高度 = 这部分客户一年的价值，从 0 起逐段相加，到类别合计为止；各段的公式见下方结果表。",
    "A step’s height = what these customers are worth a year; the steps start at 0 and add up to the category. The table of results gives each formula.",
);
/// The lengths of the comparison.
pub const COMPARED_LENGTH: Phrase = both("条的长度", "Length of the bars");
/// How long they are.
pub const COMPARED_RULE: Phrase = both(
    "每个指标各有刻度，都从 0 开始，单位写在指标旁边；不同指标之间不能比长短。",
    "Every measure has its own scale from 0, its unit beside its name; lengths compare within a measure only.",
);

/// `万元/年`, `M CNY a year`: an amount's unit with the axis's own.
pub fn money_unit(lang: Lang, axis: AxisUnit, currency: Currency, per: Phrase) -> String {
    let currency = currency_unit(lang, currency);
    match lang {
        Lang::Zh => format!("{}{currency}{}", axis.suffix, per.get(lang)),
        Lang::En if axis.suffix.is_empty() => format!("{currency}{}", per.get(lang)),
        Lang::En => format!("{} {currency}{}", axis.suffix, per.get(lang)),
    }
}

/// Nothing after the currency.
pub const PER_NOTHING: Phrase = both("", "");
/// A month.
pub const PER_MONTH: Phrase = both("/月", " a month");
/// A year.
pub const PER_YEAR: Phrase = both("/年", " a year");

/// An axis title with its unit.
pub fn titled(lang: Lang, title: &str, unit: &str) -> String {
    match lang {
        Lang::Zh => format!("{title}（{unit}）"),
        Lang::En => format!("{title}, {unit}"),
    }
}

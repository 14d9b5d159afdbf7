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

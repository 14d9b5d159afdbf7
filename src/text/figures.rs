//! Words on and beside figures.

use super::Lang;
use super::number::{AxisUnit, currency_unit};
use crate::units::Currency;

/// A word of a figure in both languages.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    zh: &'static str,
    en: &'static str,
}

impl Word {
    const fn new(zh: &'static str, en: &'static str) -> Word {
        Word { zh, en }
    }

    /// The wording in one language.
    pub fn get(self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }
}

/// Title of the three shares.
pub const SHARES: Word = Word::new(
    "客户、收入与利润的占比",
    "Shares of customers, revenue and profit",
);
/// The same while no margin is given.
pub const SHARES_OF_REVENUE: Word =
    Word::new("客户与收入的占比", "Shares of customers and revenue");
/// First column of tier tables.
pub const TIER: Word = Word::new("客户层", "Tier");
/// Customers.
pub const CUSTOMERS: Word = Word::new("客户", "Customers");
/// Revenue.
pub const REVENUE: Word = Word::new("收入", "Revenue");
/// Profit.
pub const PROFIT: Word = Word::new("利润", "Profit");
/// Title of the whale curve.
pub const WHALE: Word = Word::new("鲸鱼曲线", "Whale curve");
/// Horizontal axis of both curves.
pub const CUSTOMERS_BEST_FIRST: Word = Word::new("客户累计占比，从高到低", "Customers, best first");
/// Horizontal axis of the Lorenz curve.
pub const CUSTOMERS_LEAST_FIRST: Word =
    Word::new("客户累计占比，从低到高", "Customers, least first");
/// Vertical axis.
pub const CUMULATED_PROFIT: Word = Word::new("利润累计", "Cumulative profit");
/// Vertical axis.
pub const CUMULATED_REVENUE: Word = Word::new("收入累计", "Cumulative revenue");
/// The straight line of the whale curve.
pub const EVERYBODY_ALIKE: Word = Word::new("人人相同", "Everybody alike");
/// Title of the Lorenz curve.
pub const LORENZ: Word = Word::new("洛伦兹曲线", "Lorenz curve");
/// Title of the valuation's steps.
pub const CBV: Word = Word::new("类别价值的构成", "Where the category’s value is");
/// First step.
pub const BRAND: Word = Word::new("本品牌客户", "Own customers, this brand");
/// Second step.
pub const OWN_GAP: Word = Word::new("自有客户买他牌", "Own customers, other brands");
/// Third step.
pub const NON_BUYERS: Word = Word::new("非本品牌客户", "Non-buyers");
/// Last step.
pub const CATEGORY: Word = Word::new("类别合计", "Category");
/// First column of a step table.
pub const STEP: Word = Word::new("部分", "Part");
/// Second column of a step table.
pub const VALUE: Word = Word::new("价值", "Value");
/// Share column.
pub const SHARE: Word = Word::new("占比", "Share");
/// Title of scenarios side by side.
pub const COMPARISON: Word = Word::new("情景对比", "Scenarios side by side");
/// First column of the comparison.
pub const MEASURE: Word = Word::new("指标", "Measure");

/// `万元/年`, `M CNY a year`: an amount's unit with the axis's own.
pub fn money_unit(lang: Lang, axis: AxisUnit, currency: Currency, per: Word) -> String {
    let currency = currency_unit(lang, currency);
    match lang {
        Lang::Zh => format!("{}{currency}{}", axis.suffix, per.get(lang)),
        Lang::En if axis.suffix.is_empty() => format!("{currency}{}", per.get(lang)),
        Lang::En => format!("{} {currency}{}", axis.suffix, per.get(lang)),
    }
}

/// Nothing after the currency.
pub const PER_NOTHING: Word = Word::new("", "");
/// A month.
pub const PER_MONTH: Word = Word::new("/月", " a month");
/// A year.
pub const PER_YEAR: Word = Word::new("/年", " a year");

/// An axis title with its unit.
pub fn titled(lang: Lang, title: &str, unit: &str) -> String {
    match lang {
        Lang::Zh => format!("{title}（{unit}）"),
        Lang::En => format!("{title}, {unit}"),
    }
}

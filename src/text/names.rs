//! Names of things: tiers, currencies, cases, factors, measures.

use super::Lang;
use super::number::currency_unit;
use crate::base::ReturnsPolicy;
use crate::scenario::{CaseId, DataRef, Measure};
use crate::segment::Tier;
use crate::units::{Currency, Day, Months};
use crate::value::CbvFactor;

/// True for a heading whose first letter keeps its case in an English page, where headings begin with a
/// capital: a name such as sBG, or a symbol such as x or t_x.
pub fn keeps_its_case(heading: &str) -> bool {
    let mut letters = heading.chars();
    let first = letters.next().is_some_and(char::is_lowercase);
    let second = letters.next();
    first && !heading.starts_with("a ") && !second.is_some_and(char::is_lowercase)
}

/// A tier's name.
pub fn tier(lang: Lang, tier: Tier) -> &'static str {
    match tier {
        Tier::Diamond => lang.pick("钻石卡", "Diamond"),
        Tier::Gold => lang.pick("金卡", "Gold"),
        Tier::Silver => lang.pick("银卡", "Silver"),
        Tier::Ordinary => lang.pick("普通", "Ordinary"),
        Tier::New => lang.pick("新客户", "New"),
    }
}

/// A currency as a menu entry.
pub fn currency(lang: Lang, currency: Currency) -> String {
    match (currency, lang) {
        (Currency::Unstated, Lang::Zh) => "未注明".into(),
        (Currency::Unstated, Lang::En) => "Not stated".into(),
        (_, Lang::Zh) => format!("{} {}", currency_unit(lang, currency), currency.code()),
        (_, Lang::En) => currency.code().into(),
    }
}

/// A case's title.
pub fn case_title(lang: Lang, case: CaseId) -> &'static str {
    match case {
        CaseId::TenThousand => lang.pick("一万名活跃客户", "Ten thousand active customers"),
        CaseId::Hampton => lang.pick("汉普顿打印耗材", "Hampton printer cartridges"),
    }
}

/// Where a case comes from.
pub fn case_source(lang: Lang, case: CaseId) -> &'static str {
    match case {
        CaseId::TenThousand => lang.pick(
            "史雁军（2005）案例；人数为原文，消费与毛利率为示意还原",
            "Case by Shi Yanjun (2005); head counts as printed, spends and margins reconstructed",
        ),
        CaseId::Hampton => lang.pick(
            "《整合营销传播》第四章汉普顿案例",
            "Hampton case, IMC: The Next Generation, chapter 4",
        ),
    }
}

/// What the numbers are computed from, in a few words.
pub fn data(lang: Lang, data: &DataRef) -> String {
    match data {
        DataRef::Nothing => lang.pick("尚无数据", "No data yet").into(),
        DataRef::Case(case) => lang.pick("案例 · ", "Case · ").to_owned() + case_title(lang, *case),
        DataRef::File(file) => file.name.clone(),
    }
}

/// A factor of customer brand valuation, with its letters.
pub fn factor(lang: Lang, factor: CbvFactor) -> &'static str {
    match factor {
        CbvFactor::Penetration => lang.pick("渗透率 P", "Penetration P"),
        CbvFactor::BuyingRate => lang.pick("类别购买率 BR", "Category buying rate BR"),
        CbvFactor::ShareOfPurchases => lang.pick("购买占有率 SOP", "Share of purchases SOP"),
        CbvFactor::UnitMargin => lang.pick("边际贡献 CM", "Contribution margin CM"),
    }
}

/// A compared measure.
pub fn measure(lang: Lang, measure: Measure) -> String {
    let of = |of: Tier, zh: &str, en: &str| match lang {
        Lang::Zh => format!("{}{zh}", tier(lang, of)),
        Lang::En => format!("{}: {en}", tier(lang, of)),
    };
    match measure {
        Measure::Profit => lang.pick("利润", "Profit").into(),
        Measure::Revenue => lang.pick("收入", "Revenue").into(),
        Measure::Margin => lang.pick("综合毛利率", "Overall margin").into(),
        Measure::Customers(tier) => of(tier, "人数", "customers"),
        Measure::RevenueShare(tier) => of(tier, "收入占比", "revenue share"),
        Measure::ProfitShare(tier) => of(tier, "利润占比", "profit share"),
        Measure::Cbv => lang
            .pick("CBV（每位类别客户）", "CBV per category customer")
            .into(),
        Measure::BrandTotal => lang
            .pick("本品牌客户总价值", "Value of all the brand’s customers")
            .into(),
    }
}

/// `12 个月` or `12 months`.
pub fn months(lang: Lang, months: Months) -> String {
    match (lang, months.count()) {
        (Lang::Zh, count) => format!("{count} 个月"),
        (Lang::En, 1) => "1 month".into(),
        (Lang::En, count) => format!("{count} months"),
    }
}

/// A day for people: `2024年3月5日` or `5 Mar 2024`.
pub fn day(lang: Lang, day: Day) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (year, month, date) = day.civil();
    match lang {
        Lang::Zh => format!("{year}年{month}月{date}日"),
        Lang::En => format!("{date} {} {year}", MONTHS[(month as usize - 1).min(11)]),
    }
}

/// A policy for refunds, as a choice.
pub fn returns(lang: Lang, policy: ReturnsPolicy) -> &'static str {
    match policy {
        ReturnsPolicy::NetByCustomer => lang.pick("按客户相抵", "Net by customer"),
        ReturnsPolicy::NetByOrder => lang.pick("按订单相抵", "Net by order"),
        ReturnsPolicy::Drop => lang.pick("不计退款", "Leave refunds out"),
        ReturnsPolicy::Keep => lang.pick("照原样计入", "Keep as they are"),
    }
}

/// What a policy for refunds does, in one sentence.
pub fn returns_note(lang: Lang, policy: ReturnsPolicy) -> &'static str {
    match policy {
        ReturnsPolicy::NetByCustomer => lang.pick(
            "退款冲减该客户的收入，不算订单",
            "a refund reduces the customer’s revenue and is no order",
        ),
        ReturnsPolicy::NetByOrder => lang.pick(
            "退款只冲减同一订单；净额不为正的订单不计",
            "a refund nets within its order; orders at zero or below are left out",
        ),
        ReturnsPolicy::Drop => lang.pick(
            "负数行一律不计，收入为毛收入",
            "negative lines are left out; revenue is gross",
        ),
        ReturnsPolicy::Keep => lang.pick(
            "负数行当普通行，也算订单",
            "negative lines count like any other, as orders too",
        ),
    }
}

/// Refunds that netting by order passes over; nothing where each has a sale in its order.
pub fn refunds_without_sale(lang: Lang, found: u64, all: u64) -> Option<String> {
    let (part, whole) = (
        super::number::count(lang, found),
        super::number::count(lang, all),
    );
    (found > 0).then(|| match lang {
        Lang::Zh => format!(
            "{whole} 行退款里有 {part} 行所在的订单（没有订单号时看当天）没有成交，“{}”抵不到它们。",
            returns(lang, ReturnsPolicy::NetByOrder)
        ),
        Lang::En => format!(
            "Refund lines with no sale in their order (or on their day, without order ids): {part} of {whole}. “{}” has nothing to take them off.",
            returns(lang, ReturnsPolicy::NetByOrder)
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_symbols_keep_their_case_and_words_do_not() {
        for kept in ["sBG", "x", "t_x", "r · BG/NBD"] {
            assert!(keeps_its_case(kept), "{kept}");
        }
        for capital in ["orders", "a new customer", "Period", "期", ""] {
            assert!(!keeps_its_case(capital), "{capital}");
        }
    }
}

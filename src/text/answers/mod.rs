//! The answer of each page: a sentence computed from the data, and how it was computed.

mod brand;
mod caution;
mod curves;
mod lines;
mod rules;

pub use brand::cbv;
pub use caution::caution;
pub use curves::{lorenz, whale};
pub use lines::{comparison, period_line, source_line};
pub use rules::{Note, NoteNumber, order_rule, returns_rule, tier_notes, tier_rules};

use super::number::{count, percent};
use super::sentence::{Sentence, Told};
use super::{Lang, names};
use crate::base::FirstKnown;
use crate::scenario::DataRef;
use crate::segment::{SegmentTable, ThresholdRule, Tier};
use crate::value::{Basis, Contribution, Margins};

/// The head of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The sentence.
    pub headline: Sentence,
    /// How it was computed, in one line.
    pub method: String,
}

fn rounded(lang: Lang, share: f64) -> String {
    // Whole percents read best in a headline, except where they would round to nothing.
    percent(lang, share, if share.abs() < 0.02 { 1 } else { 0 })
}

/// Tiers: who brings how much.
pub fn tiers(
    lang: Lang,
    table: &SegmentTable,
    contribution: &Contribution,
    thresholds: &ThresholdRule,
    margins: &Margins,
    data: &DataRef,
) -> Answer {
    let by_profit = contribution.basis == Basis::Profit
        && contribution
            .rows
            .iter()
            .any(|row| row.profit_share.is_some());
    let share_of = |tier: Tier| {
        let row = contribution.row(tier)?;
        let part = if by_profit {
            &row.profit_share
        } else {
            &row.revenue_share
        };
        let customers = row.customer_share.as_ref()?.value();
        Some((customers, part.as_ref()?.value())).filter(|&(customers, _)| customers > 0.0)
    };
    let [top, bottom] = [Tier::Diamond, Tier::Ordinary].map(share_of);
    let holds_all = |tier: &Tier| share_of(*tier).is_some_and(|(customers, _)| customers >= 1.0);
    let only = Tier::ALL.into_iter().find(holds_all);
    let headline = match (top, bottom) {
        _ if table.collapsed && only.is_some() => one_tier(lang, table.customers(), only),
        (Some(top), Some(bottom)) => both_ends(lang, by_profit, top, bottom),
        (Some(top), None) => one_end(lang, by_profit, top),
        (None, _) => Sentence::with(
            lang.pick(
                "{} 位活跃客户，没有人达到钻石卡门槛。",
                "{} active customers; none reaches the diamond threshold.",
            ),
            [(Told::Customers, count(lang, table.customers()))],
        ),
    };
    Answer {
        headline,
        method: tier_method(
            lang,
            table,
            contribution,
            by_profit,
            thresholds,
            margins,
            data,
        ),
    }
}

/// How many times its share of customers a tier must bring before the headline says *only*.
const LOPSIDED: f64 = 1.5;

/// Diamond and ordinary in one sentence. The contrast is worded only where the numbers bear it.
fn both_ends(lang: Lang, by_profit: bool, top: (f64, f64), bottom: (f64, f64)) -> Sentence {
    let what = what(lang, by_profit);
    let first = match (top.1 >= LOPSIDED * top.0, lang) {
        (true, Lang::Zh) => format!("钻石卡只占客户的 {{}}，却贡献 {{}} 的{what}"),
        (false, Lang::Zh) => format!("钻石卡占客户的 {{}}，贡献 {{}} 的{what}"),
        (true, Lang::En) => {
            format!("Diamond is only {{}} of customers yet brings {{}} of {what}")
        }
        (false, Lang::En) => format!("Diamond is {{}} of customers and brings {{}} of {what}"),
    };
    let second = match (bottom.1 < bottom.0, lang) {
        (true, Lang::Zh) => "；普通客户占 {}，只贡献 {}。",
        (false, Lang::Zh) => "；普通客户占 {}，贡献 {}。",
        (true, Lang::En) => "; ordinary is {} and brings only {}.",
        (false, Lang::En) => "; ordinary is {} and brings {}.",
    };
    let numbers = [(Tier::Diamond, top), (Tier::Ordinary, bottom)];
    Sentence::with(
        &(first + second),
        numbers
            .into_iter()
            .flat_map(|(tier, shares)| end(lang, by_profit, tier, shares)),
    )
}

/// All customers spend alike, so that there is nothing to tell apart.
fn one_tier(lang: Lang, customers: u64, tier: Option<Tier>) -> Sentence {
    let name = tier.map_or("", |tier| names::tier(lang, tier));
    let words = match lang {
        Lang::Zh if customers == 1 => format!("只有 {{}} 位活跃客户，没有可分的层：在“{name}”。"),
        Lang::En if customers == 1 => {
            format!("There is only {{}} active customer and nothing to divide: it is in {name}.")
        }
        Lang::Zh => format!("{{}} 位活跃客户消费相同，分不出层：都落在“{name}”。"),
        Lang::En => format!("{{}} active customers spend alike: all of them are in {name}."),
    };
    Sentence::with(&words, [(Told::Customers, count(lang, customers))])
}

fn one_end(lang: Lang, by_profit: bool, top: (f64, f64)) -> Sentence {
    let what = what(lang, by_profit);
    let words = match lang {
        Lang::Zh => format!("钻石卡占客户的 {{}}，贡献 {{}} 的{what}。"),
        Lang::En => format!("Diamond is {{}} of customers and brings {{}} of {what}."),
    };
    Sentence::with(&words, end(lang, by_profit, Tier::Diamond, top))
}

fn what(lang: Lang, by_profit: bool) -> &'static str {
    if by_profit {
        lang.pick("利润", "profit")
    } else {
        lang.pick("收入", "revenue")
    }
}

/// A tier's share of customers and of money.
fn end(lang: Lang, by_profit: bool, tier: Tier, shares: (f64, f64)) -> [(Told, String); 2] {
    let money = if by_profit {
        Told::ProfitShare(tier)
    } else {
        Told::RevenueShare(tier)
    };
    [
        (Told::CustomerShare(tier), rounded(lang, shares.0)),
        (money, rounded(lang, shares.1)),
    ]
}

fn tier_method(
    lang: Lang,
    table: &SegmentTable,
    contribution: &Contribution,
    by_profit: bool,
    thresholds: &ThresholdRule,
    margins: &Margins,
    data: &DataRef,
) -> String {
    // A row that is a customer holds the money of all times, whatever the window.
    let is_summed = table.first_known != FirstKnown::Seen;
    let period = match (&table.window, lang) {
        (Some(window), Lang::Zh) if is_summed => format!(
            "按累计金额折成的月均消费分层，截至{}；首次购买不明的客户一律除以 {} 个月",
            names::day(lang, window.to),
            window.months.count()
        ),
        (Some(window), Lang::En) if is_summed => format!(
            "Tiers by monthly spend, being the sum of all times up to {} ÷ months since the first purchase (÷ {} where it is not known)",
            names::day(lang, window.to),
            names::months(lang, window.months)
        ),
        (Some(window), Lang::Zh) => format!(
            "按截至{}的 {} 个月月均消费分层",
            names::day(lang, window.to),
            window.months.count()
        ),
        (Some(window), Lang::En) => format!(
            "Tiers by mean monthly spend over the {} up to {}",
            names::months(lang, window.months),
            names::day(lang, window.to)
        ),
        (None, Lang::Zh) => "按月均消费分层".into(),
        (None, Lang::En) => "Tiers by mean monthly spend".into(),
    };
    let since = match table.window {
        Some(_) if !is_summed => lang.pick(
            "（期内才首次购买的，从首购那天算起）",
            " (from the first order for those whose first order is later)",
        ),
        _ => "",
    };
    let cut = match (thresholds, lang) {
        (ThresholdRule::TopShares(shares), Lang::Zh) => {
            let [a, b, c] = shares.map(|share| percent(lang, share.get(), 0));
            format!("，门槛取活跃客户的前 {a}、{b}、{c}")
        }
        (ThresholdRule::TopShares(shares), Lang::En) => {
            let [a, b, c] = shares.map(|share| percent(lang, share.get(), 0));
            format!(", thresholds at the top {a}, {b} and {c} of active customers")
        }
        _ => String::new(),
    };
    let money = match (by_profit, margins, data, lang) {
        (true, Margins::FromFile, _, Lang::Zh) => "；利润取自文件。",
        (true, Margins::FromFile, _, Lang::En) => "; profit comes from the file.",
        (true, Margins::Flat(_), _, Lang::Zh) => "；利润 = 收入 × 你假设的统一毛利率。",
        (true, Margins::Flat(_), _, Lang::En) => {
            "; profit = revenue × the flat margin you assumed."
        }
        (true, _, DataRef::Case(_), Lang::Zh) => {
            "；利润 = 收入 × 各层毛利率，消费与毛利率为示意还原，未必是原文数字。"
        }
        (true, _, DataRef::Case(_), Lang::En) => {
            "; profit = revenue × the margin of each tier. Spends and margins are a reconstruction, not the article’s."
        }
        (true, _, _, Lang::Zh) => "；利润 = 收入 × 各层毛利率。",
        (true, _, _, Lang::En) => "; profit = revenue × the margin of each tier.",
        (false, ..) if contribution.basis == Basis::Profit => lang.pick(
            "；利润合计不大于零，谈不上各层占利润几成，这里按收入说。",
            "; profit in total is not above zero, so no tier has a share of it: shares are of revenue.",
        ),
        (false, _, _, Lang::Zh) => "；文件没有成本或利润列，填入毛利率后才能说到利润。",
        (false, _, _, Lang::En) => {
            "; the file has no cost or profit column, so profit waits for a margin."
        }
    };
    format!("{period}{since}{cut}{money}")
}

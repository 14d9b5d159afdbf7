//! What the curves say.

use super::{rounded, what};
use crate::text::Lang;
use crate::text::number::{count, currency_unit, index, money, percent, with_unit};
use crate::text::sentence::{Sentence, Told};
use crate::units::Currency;
use crate::value::{Basis, Curves};

/// The whale curve's point.
pub fn whale(lang: Lang, curves: &Curves, currency: Currency) -> Sentence {
    let what = what(lang, curves.basis == Basis::Profit);
    let unit = currency_unit(lang, currency);
    let Some(peak) = curves.peak.filter(|_| curves.whale_in_shares) else {
        let total = with_unit(lang, &money(lang, curves.total), unit);
        let words = match lang {
            Lang::Zh => format!("{what}合计 {{}}，不为正，因此按金额而不按百分比画。"),
            Lang::En => format!(
                "Total {what} is {{}}, not positive, so the curve runs in money, not percent."
            ),
        };
        let told = match curves.basis {
            Basis::Profit => Told::Profit,
            Basis::Revenue => Told::Revenue,
        };
        return Sentence::with(&words, [(told, total)]);
    };
    let losing = (Told::LossMakers, count(lang, peak.loss_makers));
    // A peak that rounds to 100 % makes no point; how steep the start is does.
    if peak.loss_makers > 0 && peak.at.value >= 1.005 {
        let words = match (curves.basis, lang) {
            (Basis::Profit, Lang::Zh) => {
                "最好的 {} 客户带来 {} 的利润，其后 {} 位亏损客户把它拉回 100%。"
            }
            (Basis::Profit, Lang::En) => {
                "The best {} of customers bring {} of profit; {} loss-makers pull it back to 100%."
            }
            (Basis::Revenue, Lang::Zh) => {
                "最好的 {} 客户带来 {} 的收入，其后 {} 位净退款客户把它拉回 100%。"
            }
            (Basis::Revenue, Lang::En) => {
                "The best {} of customers bring {} of revenue; {} with net refunds pull it back to 100%."
            }
        };
        let at = (Told::Peak, rounded(lang, peak.at.customers));
        let value = (Told::Peak, percent(lang, peak.at.value, 1));
        return Sentence::with(words, [at, value, losing]);
    }
    let top = percent(lang, curves.top(0.2).unwrap_or_default(), 0);
    let words = match (peak.loss_makers, lang) {
        (0, Lang::Zh) => format!("最好的 20% 客户带来 {{}} 的{what}；没有客户的{what}为负。"),
        (0, Lang::En) => {
            format!("The best 20% of customers bring {{}} of {what}; nobody’s is negative.")
        }
        (_, Lang::Zh) => {
            format!("最好的 20% 客户带来 {{}} 的{what}；{{}} 位客户为负，合计不到总额的 0.5%。")
        }
        (_, Lang::En) => format!(
            "The best 20% of customers bring {{}} of {what}; below zero: {{}}, less than 0.5% in all."
        ),
    };
    Sentence::with(&words, [(Told::TopFifth, top), losing])
}

/// The Lorenz curve's point.
pub fn lorenz(lang: Lang, curves: &Curves) -> Sentence {
    let Some(gini) = curves.gini else {
        return lang
            .pick(
                "没有收入为正的客户，无法计算集中度。",
                "No customer has revenue above zero, so concentration is undefined.",
            )
            .into();
    };
    let bound = if curves.grouped {
        lang.pick("（按组计，为下限）", " (grouped, a lower bound)")
    } else {
        ""
    };
    let words = match (curves.without_revenue, lang) {
        (0, Lang::Zh) => format!("收入的基尼系数为 {{}}{bound}：0 是人人相同，1 是一人独占。"),
        (0, Lang::En) => format!(
            "The Gini coefficient of revenue is {{}}{bound}: 0 is everybody alike, 1 is one customer with all."
        ),
        (_, Lang::Zh) => {
            format!("收入的基尼系数为 {{}}{bound}；{{}} 位没有正收入的客户未计入。")
        }
        (_, Lang::En) => format!(
            "The Gini coefficient of revenue is {{}}{bound}; {{}} customers without positive revenue are left out."
        ),
    };
    let left_out = count(lang, curves.without_revenue);
    Sentence::with(
        &words,
        [(Told::Gini, index(gini)), (Told::WithoutRevenue, left_out)],
    )
}

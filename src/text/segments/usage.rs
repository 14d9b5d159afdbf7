//! The rule of usage × loyalty, as sentences.

use crate::segment::{LoyaltyBasis, UsageCuts, UsageFacts, UsageMeasure};
use crate::text::Lang;
use crate::text::number::{exact, percent};
use crate::text::ui::sheet_value::capital;

/// Where heavy and medium begin, and what loyalty was told from.
pub(super) fn usage(lang: Lang, facts: &UsageFacts) -> Vec<String> {
    let [heavy, medium] = facts.cuts.map(|it| exact((it * 100.0).round() / 100.0));
    let what = match facts.measure {
        UsageMeasure::Orders => lang.pick("年订单数", "orders a year"),
        _ => lang.pick("年购买数量", "units a year"),
    };
    let how = match facts.rule {
        UsageCuts::Entered(_) => lang.pick("人工设定", "entered").to_owned(),
        UsageCuts::Shares([heavy, medium]) => {
            let (heavy, medium) = (
                percent(lang, heavy.get(), 0),
                percent(lang, medium.get(), 0),
            );
            match lang {
                Lang::Zh => format!("由前 {heavy} 与其后 {medium} 的客户推出"),
                Lang::En => format!("from the top {heavy} and the next {medium} of customers"),
            }
        }
    };
    let [loyal, switcher] = facts
        .loyalty_cuts
        .get()
        .map(|it| percent(lang, it.get(), 0));
    let basis = match (&facts.loyalty, lang) {
        (LoyaltyBasis::LargestShare { column }, Lang::Zh) => {
            format!("忠诚度看“{column}”列：客户花得最多的那一项占其金额的比例")
        }
        (LoyaltyBasis::LargestShare { column }, Lang::En) => {
            format!("Loyalty is judged by the column “{column}”: the part of a customer’s money that goes to the largest text")
        }
        (LoyaltyBasis::OwnShare { column, own }, Lang::Zh) => {
            format!("忠诚度看“{column}”列：客户花在“{own}”上的比例")
        }
        (LoyaltyBasis::OwnShare { column, own }, Lang::En) => {
            format!("Loyalty is judged by the column “{column}”: the part of a customer’s money that goes to “{own}”")
        }
        (_, Lang::Zh) => {
            "没有竞品或品类列，忠诚度看折扣：没有用折扣的行占其全部行的比例".to_owned()
        }
        (_, Lang::En) => "There is no column of competitors or categories; loyalty is told from discounts: the part of a customer’s lines without one".to_owned(),
    };
    let mut rules = vec![
        match lang {
            Lang::Zh => {
                format!("{what} ≥ {heavy} 为重度，≥ {medium} 为中度，其余为轻度（{how}）。")
            }
            Lang::En => {
                format!("{what} ≥ {heavy} is heavy, ≥ {medium} medium, the rest light ({how}).")
            }
        },
        match lang {
            Lang::Zh => format!(
                "{basis}；≥ {loyal} 为忠诚使用者，≥ {switcher} 为转换型客户，其余为价格购买者。"
            ),
            Lang::En => format!(
                "{basis}; ≥ {loyal} is loyal, ≥ {switcher} a switcher, the rest price buyers."
            ),
        },
    ];
    if let Some(classes) = facts.too_few_classes() {
        rules.push(match lang {
            Lang::Zh => {
                format!("{what}只分得出 {classes} 档：数值相同的客户太多，或客户太少。")
            }
            Lang::En => {
                let noun = if classes == 1 { "class" } else { "classes" };
                format!(
                    "{} allow only {classes} {noun}: too many customers are equal, or there are too few of them.",
                    capital(what)
                )
            }
        });
    }
    rules
}

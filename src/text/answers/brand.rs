//! What the brand is worth.

use super::{Answer, rounded};
use crate::scenario::{CaseId, DataRef};
use crate::text::number::{currency_unit, money, with_unit};
use crate::text::sentence::{Sentence, Told};
use crate::text::{Lang, names};
use crate::units::Currency;
use crate::value::{Cbv, CbvFactor};

/// Customer brand valuation, or what is still missing for it.
pub fn cbv(
    lang: Lang,
    cbv: &Result<Cbv, Vec<CbvFactor>>,
    data: &DataRef,
    currency: Currency,
) -> Answer {
    let unit = currency_unit(lang, currency);
    match cbv {
        Ok(cbv) => {
            let own = with_unit(lang, &money(lang, cbv.brand_total.value()), unit);
            let share = rounded(lang, cbv.value_share.value());
            let gap = with_unit(lang, &money(lang, cbv.own_customers_gap.value()), unit);
            // What is sold at a loss elsewhere is no loss to the brand.
            let is_loss = cbv.own_customers_gap.value() < 0.0;
            let words = match is_loss {
                true => lang.pick(
                    "单位边际贡献为负，卖得越多亏得越多：本品牌客户每年值 {}。",
                    "The contribution margin is negative, so every sale adds to the loss: the brand’s customers are worth {} a year.",
                ),
                false => lang.pick(
                    "本品牌客户每年值 {}，占类别价值的 {}；自有客户买他牌，相当于每年流失 {}的边际贡献。",
                    "The brand’s customers are worth {} a year, {} of the category; what they buy elsewhere would be worth another {} in margin.",
                ),
            };
            let headline = Sentence::with(
                words,
                [
                    (Told::BrandTotal, own),
                    (Told::ValueShare, share),
                    (Told::OwnCustomersGap, gap),
                ],
            );
            let method = match (data, lang) {
                (DataRef::Case(CaseId::Hampton), Lang::Zh) => {
                    "CBV = P × BR × SOP × CM，四个因子取自案例原文。"
                }
                (DataRef::Case(CaseId::Hampton), Lang::En) => {
                    "CBV = P × BR × SOP × CM; the four factors are those of the case."
                }
                (_, Lang::Zh) => "CBV = P × BR × SOP × CM，四个因子是你的假设，客户数取自数据。",
                (_, Lang::En) => {
                    "CBV = P × BR × SOP × CM; the factors are your assumptions, the head count comes from the data."
                }
            };
            Answer {
                headline,
                method: method.into(),
            }
        }
        Err(missing) => {
            let names: Vec<&str> = missing
                .iter()
                .map(|&factor| names::factor(lang, factor))
                .collect();
            Answer {
                headline: Sentence::from(match lang {
                    Lang::Zh => format!("填好{}，就能算出客户品牌价值（CBV）。", names.join("、")),
                    Lang::En => {
                        let names: Vec<String> = names.iter().map(|name| uncapped(name)).collect();
                        format!("Fill in {} to get customer brand value.", names.join(", "))
                    }
                }),
                method: lang
                    .pick(
                        "订单文件只记录你自己的销售，不知道类别里还有谁、他们在别处买多少，所以渗透率、购买率和占有率要由你填写。",
                        "An order file records your own sales only. Who else buys the category, and how much is bought elsewhere, it cannot know, so penetration, buying rate and share are asked of you.",
                    )
                    .into(),
            }
        }
    }
}

/// A name inside a sentence.
fn uncapped(name: &str) -> String {
    let mut rest = name.chars();
    rest.next()
        .map(|first| {
            std::iter::once(first.to_ascii_lowercase())
                .chain(rest)
                .collect()
        })
        .unwrap_or_default()
}

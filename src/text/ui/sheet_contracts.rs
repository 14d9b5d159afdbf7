//! The words of a forecast of contracts.

use super::{Phrase, both};
use crate::text::Lang;

/// Column.
pub const LATER_ERROR: Phrase = both("未见各期的误差", "error where not seen");
/// Column.
pub const LATER_SURVIVAL: Phrase =
    both("留出期末的预测留存", "predicted at the end of the holdout");
/// Title.
pub const CURVES: Phrase = both(
    "候选曲线与留出检验",
    "Curves tried, and what they had not seen",
);

/// The finding. `has_value` says whether there are charges, and whether they count as revenue.
pub fn answer(lang: Lang, has_value: Option<bool>) -> String {
    let mut said = lang
        .pick(
            "{}仍在履行，未来 {}预计续费 {}",
            "{} go on; in the next {} expect {}",
        )
        .to_owned();
    said.push_str(match (lang, has_value) {
        (_, None) => "",
        (Lang::Zh, Some(true)) => "，折现后收入 {}",
        (Lang::Zh, Some(false)) => "，折现后毛利 {}",
        (Lang::En, Some(true)) => ", that is {} of revenue, discounted",
        (Lang::En, Some(false)) => ", that is {} of margin, discounted",
    });
    said.push_str(lang.pick("。", "."));
    said
}

/// Why a contractual model, which one, and how it did.
pub fn method(lang: Lang, curve: &str, verdict: &str) -> String {
    match lang {
        Lang::Zh => {
            format!("数据是合同，流失看得见，因此用留存曲线而不用购买模型；取 {curve}。{verdict}")
        }
        Lang::En => format!(
            "The data are contracts, whose end is seen: a curve of survival, not a model of purchases; {curve}. {verdict}"
        ),
    }
}

/// The verdict of the holdout.
pub fn verdict(lang: Lang, fitted: u32, last: u32, predicted: &str, actual: &str) -> String {
    match lang {
        Lang::Zh => {
            format!("只用前 {fitted} 期拟合，预测第 {last} 期留存 {predicted}，实际 {actual}。")
        }
        Lang::En => format!(
            "Fitted to the first {fitted} periods it predicts {predicted} still there after {last}; {actual} were."
        ),
    }
}

/// Said where nothing can be held out.
pub const NO_HOLDOUT: Phrase = both(
    "在约时间太短，无法留出检验，按 BIC 选用。",
    "Tenures are too short to hold any out; chosen by BIC.",
);

/// Rows without a tenure.
pub fn left_out(lang: Lang, rows: &str) -> String {
    match lang {
        Lang::Zh => format!("{rows} 行没有可用的在约时间，未计入。"),
        Lang::En => format!("{rows} rows have no usable tenure and are left out."),
    }
}

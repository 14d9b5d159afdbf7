//! What a holdout says of a model, in words.

use super::Lang;
use super::lifetime::percent;
use super::number::{self, count};
use crate::lifetime::{Forecast, Holdout, LEVEL, Verdict};

/// True where what was held out fell outside the range that the model gave for it.
pub fn is_range_too_narrow(forecast: &Forecast) -> bool {
    let judged = forecast.validation.as_ref().ok();
    judged.and_then(|it| it.holdout.is_within()) == Some(false)
}

/// Whether the range that was given for the holdout held what happened; nothing without a range.
fn range(lang: Lang, holdout: &Holdout) -> String {
    let (Some(range), Some(is_within)) = (&holdout.range, holdout.is_within()) else {
        return String::new();
    };
    let [low, high] = [range.low, range.high].map(|end| count(lang, end.round() as u64));
    let level = number::percent(lang, LEVEL, 0);
    match (lang, is_within) {
        (Lang::Zh, true) => format!("当时给出的 {level} 区间 {low} 至 {high} 包含实际数。"),
        (Lang::Zh, false) => format!(
            "实际数落在当时给出的 {level} 区间 {low} 至 {high} 之外：区间只含模型之内的不确定性，真实的不确定性更大。"
        ),
        (Lang::En, true) => {
            format!(" The {level} range it gave, {low} to {high}, held what happened.")
        }
        (Lang::En, false) => format!(
            " What happened lay outside the {level} range it gave, {low} to {high}: ranges hold what is uncertain within the model, and more is."
        ),
    }
}

/// How far a total is off, as it is written behind it; nothing where nothing was bought.
fn off(error: Option<f64>) -> String {
    error.map_or(String::new(), |error| {
        let sign = if error < 0.0 { "−" } else { "+" };
        format!("{sign}{}", percent(error.abs()))
    })
}

/// What a holdout says, in one sentence.
pub fn verdict(lang: Lang, holdout: &Holdout) -> String {
    let orders = |of: f64| count(lang, of.round() as u64);
    let (model, naive) = (&holdout.model, &holdout.naive);
    let (predicted, by_rate) = (orders(model.predicted), orders(naive.predicted));
    let [off, rate_off] = [model, naive].map(|it| off(it.total_error));
    let actual = count(lang, holdout.actual);
    let days = orders(holdout.days);
    match lang {
        Lang::Zh => {
            let rate = format!("按过去频率外推（{by_rate} 单，{rate_off}）");
            let judged = match holdout.verdict {
                Verdict::Better => format!("总量和单个客户都比{rate}更准。"),
                Verdict::TotalOnly => {
                    format!("总量比{rate}更准，单个客户的误差并不更小：总量可用，客户排名请谨慎。")
                }
                Verdict::CustomersOnly => {
                    format!("单个客户的误差比{rate}小，总量却不如它：排名可用，总量请谨慎。")
                }
                Verdict::NoBetter => {
                    format!("总量和单个客户都不比{rate}更准：不要依赖这个预测。")
                }
                Verdict::FarOff => {
                    format!("总量偏差太大，不要依赖这个预测；{rate}可作对照。")
                }
                Verdict::TooFew => "留出期里的订单太少，检验说明不了什么。".to_owned(),
            };
            let range = range(lang, holdout);
            format!(
                "留出的 {days} 天里实际 {actual} 单，预测 {predicted} 单（{off}），{judged}{range}"
            )
        }
        Lang::En => {
            let rate = format!("going on at the past rate ({by_rate} orders, {rate_off})");
            let judged = match holdout.verdict {
                Verdict::Better => format!("closer than {rate} for customers and for the total."),
                Verdict::TotalOnly => format!(
                    "closer than {rate} for the total, not for customers: use the total, and their ranking with care."
                ),
                Verdict::CustomersOnly => format!(
                    "closer than {rate} for customers, not for the total: use their ranking, and the total with care."
                ),
                Verdict::NoBetter => format!(
                    "no closer than {rate} for customers or for the total: do not rely on the forecast."
                ),
                Verdict::FarOff => {
                    format!("too far off: do not rely on the forecast; hold it against {rate}.")
                }
                Verdict::TooFew => "and so few orders judge nothing.".to_owned(),
            };
            let range = range(lang, holdout);
            format!(
                "In the {days} days held out there were {actual} orders and {predicted} were predicted ({off}), {judged}{range}"
            )
        }
    }
}

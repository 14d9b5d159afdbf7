//! Words of forecasts: models, reasons, warnings, refusals, verdicts.

use super::Lang;
pub use super::lifetime_errors::{
    contract_error, fit_error, forecast_error, history_error, kept_error, retention_error,
};
pub use super::lifetime_holdout::{is_range_too_narrow, verdict};
pub use super::lifetime_retention::{
    assumed_customers, followed_for_a_while, no_finite_mean, too_young,
};
use super::names;
use super::number::{self, count, estimate, fixed};
use crate::lifetime::{
    ChoiceReason, FitOutcome, FitWarning, Forecast, ModelKind, PeriodUnit, Rhythm, RhythmReason,
    SpendBasis, SpendError, SpendFit, SpendWarning, SurvivalKind, ValidationError,
};

/// A share in percent with one decimal, the same in every language.
pub(super) fn percent(share: f64) -> String {
    number::percent(Lang::Zh, share, 1)
}

/// The name of a model.
pub fn model_name(kind: ModelKind) -> &'static str {
    match kind {
        ModelKind::BgNbd => "BG/NBD",
        ModelKind::MbgNbd => "MBG/NBD",
        ModelKind::ParetoNbd => "Pareto/NBD",
        ModelKind::BgBb => "BG/BB",
    }
}

/// The name of a unit.
pub fn unit_name(lang: Lang, unit: PeriodUnit) -> &'static str {
    match unit {
        PeriodUnit::Day => lang.pick("天", "day"),
        PeriodUnit::Week => lang.pick("周", "week"),
        PeriodUnit::Month => lang.pick("月", "month"),
        PeriodUnit::Quarter => lang.pick("季度", "quarter"),
        PeriodUnit::Year => lang.pick("年", "year"),
    }
}

/// Why this unit of time was taken; nothing where the user chose it.
pub fn unit_reason(lang: Lang, rhythm: &Rhythm) -> String {
    let unit = unit_name(lang, rhythm.unit);
    match (rhythm.reason, lang) {
        (RhythmReason::AskedFor, _) => String::new(),
        (RhythmReason::Kept, Lang::Zh) => format!("时间单位：{unit}，与沿用的参数一致。"),
        (RhythmReason::Kept, Lang::En) => {
            format!("The unit of time is that of the kept parameters, a {unit}.")
        }
        (RhythmReason::Gap { days }, Lang::Zh) => {
            let days = fixed(days, 0);
            format!(
                "复购客户平均间隔的中位数是 {days} 天，时间以{unit}为单位；单位只改变参数的数值，不改变预测（BG/BB 除外）。"
            )
        }
        (RhythmReason::Gap { days }, Lang::En) => {
            let days = fixed(days, 0);
            format!(
                "The median of the customers’ mean gaps is {days} days, so time is counted in units of a {unit}; that changes the parameters, not the forecast (except of the BG/BB)."
            )
        }
        (RhythmReason::NoGap, Lang::Zh) => format!("没有复购间隔可看，时间以{unit}为单位。"),
        (RhythmReason::NoGap, Lang::En) => {
            format!("No gaps are seen; time is counted in units of a {unit}.")
        }
        (RhythmReason::WholeTimes { longest }, Lang::Zh) => {
            let longest = fixed(longest, 0);
            format!(
                "表中的时间都是整数，最长 {longest}，因此当作以{unit}计；文件没有写明，请核对。"
            )
        }
        (RhythmReason::WholeTimes { longest }, Lang::En) => {
            let longest = fixed(longest, 0);
            format!(
                "The times of the table are whole numbers up to {longest} and taken for units of a {unit}; the file does not say so: please check."
            )
        }
        (RhythmReason::BrokenTimes, Lang::Zh) => {
            format!("表中的时间不是整数，因此当作以{unit}计；文件没有写明，请核对。")
        }
        (RhythmReason::BrokenTimes, Lang::En) => {
            format!(
                "The times of the table are not whole and taken for units of a {unit}; the file does not say so: please check."
            )
        }
    }
}

/// Why this model was taken.
pub fn choice_reason(lang: Lang, kind: ModelKind, reason: ChoiceReason) -> String {
    let name = model_name(kind);
    match (reason, lang) {
        (ChoiceReason::AskedFor, Lang::Zh) => format!("按指定使用 {name}。"),
        (ChoiceReason::AskedFor, Lang::En) => format!("{name}, as asked for."),
        (ChoiceReason::Holdout, Lang::Zh) => format!("{name} 对留出期的预测误差最小。"),
        (ChoiceReason::Holdout, Lang::En) => {
            format!("{name} predicts the held-out purchases with the least error.")
        }
        (ChoiceReason::HoldoutTie, Lang::Zh) => {
            format!("几个模型的留出期误差相差不到 1%，其中 {name} 的 BIC 最低。")
        }
        (ChoiceReason::HoldoutTie, Lang::En) => format!(
            "The models' held-out errors differ by less than 1%; among them {name} has the lowest BIC."
        ),
        (ChoiceReason::Likelihood, Lang::Zh) => {
            format!("没有留出期可比，{name} 的 BIC 最低。")
        }
        (ChoiceReason::Likelihood, Lang::En) => {
            format!("There is no held-out period to compare on; {name} has the lowest BIC.")
        }
        (ChoiceReason::Opportunities, Lang::Zh) => {
            format!("时间都是整期数，每期最多购买一次，适用 {name}。")
        }
        (ChoiceReason::Opportunities, Lang::En) => format!(
            "Times are whole periods with at most one purchase in each: the case of {name}."
        ),
        (ChoiceReason::Kept, Lang::Zh) => format!("沿用先前拟合的 {name} 参数。"),
        (ChoiceReason::Kept, Lang::En) => {
            format!("{name} with parameters kept from an earlier fit.")
        }
        (ChoiceReason::OnlyOne, Lang::Zh) => format!("只有 {name} 找到了最大似然点。"),
        (ChoiceReason::OnlyOne, Lang::En) => format!("Only {name} has a maximum on these data."),
        (ChoiceReason::NoMaximumHoldout, Lang::Zh) => {
            format!(
                "没有一个模型找到最大似然点；其中 {name} 的留出期误差最小（相差不到 1% 时看 BIC）。"
            )
        }
        (ChoiceReason::NoMaximumHoldout, Lang::En) => format!(
            "No model has a maximum on these data; {name} errs least on the held-out purchases (within 1%, by BIC)."
        ),
        (ChoiceReason::NoMaximum, Lang::Zh) => {
            format!("没有一个模型找到最大似然点，也没有留出期可比；{name} 的 BIC 最低。")
        }
        (ChoiceReason::NoMaximum, Lang::En) => format!(
            "No model has a maximum on these data, and there is no held-out period to compare on; {name} has the lowest BIC."
        ),
    }
}

/// How a search ended.
pub fn fit_outcome(lang: Lang, outcome: FitOutcome) -> &'static str {
    match outcome {
        FitOutcome::Converged => lang.pick("已收敛。", "The fit converged."),
        FitOutcome::Flat => lang.pick(
            "似然面在某个方向上是平的：好几组参数对数据的解释一样好，单个参数不要解读。",
            "The likelihood is flat in some direction: several sets of parameters explain the data equally well, so none should be read by itself.",
        ),
        FitOutcome::RanOff => lang.pick(
            "有参数趋于无穷，没有最大似然点。可以打开弱正则化，或换一个模型。",
            "A parameter ran off and there is no maximum. Switch on weak regularisation or take another model.",
        ),
        FitOutcome::Stuck => lang.pick(
            "没有收敛到最大似然点，参数和预测只供参考。",
            "The search stopped short of a maximum; take parameters and forecast as rough.",
        ),
    }
}

/// What must be said beside a fit.
pub fn fit_warning(lang: Lang, warning: &FitWarning) -> String {
    match warning {
        FitWarning::NotConverged(how) => fit_outcome(lang, *how).to_owned(),
        FitWarning::NoDropOutSeen { gain } => {
            let gain = fixed(*gain, 2);
            match lang {
                Lang::Zh => format!(
                    "数据里看不出客户流失：对数似然只比不含流失的 NBD 高 {gain}。流失参数不可信。"
                ),
                Lang::En => format!(
                    "No drop-out can be seen: ln L is only {gain} above that of the NBD, which has none. Do not rely on the drop-out parameters."
                ),
            }
        }
        FitWarning::Imprecise {
            parameter,
            relative_error,
        } => {
            let error = percent(*relative_error);
            match lang {
                Lang::Zh => format!("{parameter} 的标准误是其数值的 {error}，只能看数量级。"),
                Lang::En => format!(
                    "The standard error of {parameter} is {error} of its value: an order of magnitude at best."
                ),
            }
        }
        FitWarning::WithoutTime { customers } => {
            let customers = count(lang, *customers);
            match lang {
                Lang::Zh => format!(
                    "{customers} 位客户在最后一天首购，还没有观察期；计入客户数，但不提供信息。"
                ),
                Lang::En => format!(
                    "{customers} customers first bought on the last day: they count, but nothing could be seen of them yet."
                ),
            }
        }
        FitWarning::AfterLastOrder { days } => {
            let days = count(lang, u64::from(*days));
            match lang {
                Lang::Zh => format!(
                    "截止日比文件里最后一笔订单晚 {days} 天，这段时间按没有人下单计；如果数据其实没有记到那天，客户的活跃度会被低估，请改早截止日。"
                ),
                Lang::En => format!(
                    "The fit ends {days} days after the last order of the file, and nobody is taken to have ordered in between. Where the data do not reach that far, customers look deader than they are: choose an earlier day."
                ),
            }
        }
        FitWarning::OnceIsAlive { share } => {
            let share = percent(*share);
            match lang {
                Lang::Zh => format!(
                    "BG/NBD 假定只买过一次的客户一定还在（占 {share}）。请与 MBG/NBD 对照，它允许首购后就流失。"
                ),
                Lang::En => format!(
                    "The BG/NBD takes customers who bought once ({share} of all) to be alive for certain. Compare the MBG/NBD, under which they may be gone."
                ),
            }
        }
    }
}

/// What must be said beside a model of spend.
pub fn spend_warning(lang: Lang, warning: &SpendWarning, spend: &SpendFit) -> String {
    match warning {
        SpendWarning::NotConverged(how) => {
            format!(
                "{}{}",
                lang.pick("客单价：", "Spend: "),
                fit_outcome(lang, *how)
            )
        }
        SpendWarning::Degenerate(of) => {
            let value = estimate(of.value);
            let value = match of.standard_error {
                Some(error) => format!("{value} ± {}", estimate(error)),
                None => value,
            };
            let (zh, en) = match of.is_q {
                true => (
                    format!(
                        "数据看不出客户之间的客单价有多大差别（q = {value}），客单价模型不可信"
                    ),
                    format!(
                        "The data do not tell how customers differ in spend (q = {value}): the model of spend cannot be relied on"
                    ),
                ),
                false => (
                    format!(
                        "数据看不出同一客户各单金额有多大差别（p = {value}），客单价模型不可信"
                    ),
                    format!(
                        "The data do not tell how one customer’s orders differ in money (p = {value}): the model of spend cannot be relied on"
                    ),
                ),
            };
            let taken = spend_taken(lang, spend);
            match lang {
                Lang::Zh => format!("{zh}；{taken}可在“客单价取法”里改。"),
                Lang::En => format!("{en}. {taken} Change it under “Money of an order”."),
            }
        }
        SpendWarning::NoPopulationMean { .. } if spend.basis != SpendBasis::Model => String::new(),
        SpendWarning::NoPopulationMean { q } => {
            let mean = number::money(lang, spend.of_others());
            match lang {
                Lang::Zh => format!(
                    "客单价分布的尾部太重（q = {q:.2} ≤ 1），总体均值不存在；未复购客户改用复购客户均值 {mean}。"
                ),
                Lang::En => format!(
                    "Spend has too heavy a tail for a mean (q = {q:.2} ≤ 1); customers without a second order get the repeat buyers' mean, {mean}."
                ),
            }
        }
        SpendWarning::Correlated { correlation } => {
            let correlation = fixed(*correlation, 2);
            match lang {
                Lang::Zh => format!(
                    "购买次数与客单价的相关系数为 {correlation}，而模型假定两者无关；总额可能有偏差。"
                ),
                Lang::En => format!(
                    "Number of orders and spend correlate at {correlation}, while the model takes them to be independent; totals may be biased."
                ),
            }
        }
        SpendWarning::OneCustomer { share } => {
            let share = percent(*share);
            match lang {
                Lang::Zh => format!(
                    "一位客户占全部复购金额的 {share}，平均金额和总额几乎由这一位决定；请核对其金额有没有录错。"
                ),
                Lang::En => format!(
                    "One customer makes up {share} of the money after first orders, so means and totals rest on that one: check the amounts for a slip."
                ),
            }
        }
        SpendWarning::WithoutMoney { customers } => {
            let customers = count(lang, *customers);
            match lang {
                Lang::Zh => format!("{customers} 位复购客户的平均金额不大于零，未用于客单价模型。"),
                Lang::En => format!(
                    "{customers} repeat buyers with a mean of zero or less are left out of the model of spend."
                ),
            }
        }
    }
}

/// What the money of an order is taken from.
fn spend_taken(lang: Lang, spend: &SpendFit) -> String {
    let mean = number::money(lang, spend.pooled.mean);
    match (lang, spend.basis) {
        (Lang::Zh, SpendBasis::Model) => "仍按你的选择使用该模型。".to_owned(),
        (Lang::Zh, SpendBasis::OneMean) => {
            format!("改用全部复购订单的平均金额 {mean}，每位客户相同。")
        }
        (Lang::Zh, SpendBasis::OwnMeans) => {
            format!("改用每位客户自己的平均金额，没有复购的客户用 {mean}。")
        }
        (Lang::En, SpendBasis::Model) => "It is used all the same, as you asked.".to_owned(),
        (Lang::En, SpendBasis::OneMean) => {
            format!(
                "The mean of all orders after the first, {mean}, is taken for everyone instead."
            )
        }
        (Lang::En, SpendBasis::OwnMeans) => format!(
            "Each customer’s own mean is taken instead, and {mean} for those without a second order."
        ),
    }
}

/// Why there is no model of spend.
pub fn spend_error(lang: Lang, error: &SpendError) -> String {
    match error {
        SpendError::NoMoney => lang
            .pick(
                "没有金额，只能预测订单数，不能算客户价值。",
                "There is no money: orders can be forecast, value cannot.",
            )
            .to_owned(),
        SpendError::TooFewRepeaters { found, needed } => match lang {
            Lang::Zh => format!(
                "{}复购客户有金额，客单价模型至少需要 {needed} 位，因此不算客户价值。",
                match found {
                    0 => "没有一位".to_owned(),
                    found => format!("只有 {found} 位"),
                }
            ),
            Lang::En => format!(
                "{} and {needed} are needed for a model of spend, so value is not computed.",
                match found {
                    0 => "No repeat buyer has money".to_owned(),
                    1 => "Only 1 repeat buyer has money".to_owned(),
                    found => format!("Only {found} repeat buyers have money"),
                }
            ),
        },
    }
}

/// The name of a survival curve.
pub fn survival_name(lang: Lang, kind: SurvivalKind) -> &'static str {
    match kind {
        SurvivalKind::Sbg => "sBG",
        SurvivalKind::Geometric => lang.pick("几何分布", "geometric"),
        SurvivalKind::BetaDiscreteWeibull => {
            lang.pick("beta-离散 Weibull", "beta-discrete-Weibull")
        }
        SurvivalKind::Weibull => "Weibull",
        SurvivalKind::Piecewise => lang.pick("分段", "piecewise"),
    }
}

/// A unit of periods that nobody told.
pub fn period_assumed(lang: Lang, unit: PeriodUnit) -> String {
    let unit = unit_name(lang, unit);
    match lang {
        Lang::Zh => {
            format!("表中没有说明一期是多久，折现按一期一{unit}计；不是的话请给出 --unit。")
        }
        Lang::En => format!(
            "The table does not say how long a period is; discounting takes it for a {unit}. Give --unit where it is another."
        ),
    }
}

/// Why there is no validation.
pub fn validation_error(lang: Lang, error: &ValidationError) -> String {
    let reason = match error {
        ValidationError::NothingFollows => lang
            .pick(
                "截止日之后没有数据。",
                "nothing follows the period that was fitted.",
            )
            .to_owned(),
        ValidationError::Fit(error) => fit_error(lang, error),
        ValidationError::History(error) => history_error(lang, error),
        ValidationError::AlreadySeen { until } => {
            let until = names::day(lang, *until);
            match lang {
                Lang::Zh => format!("沿用的参数已经用到 {until} 的订单，之前的日期检验不了它。"),
                Lang::En => format!(
                    "the kept parameters have seen orders up to {until}, so an earlier day cannot judge them."
                ),
            }
        }
    };
    match lang {
        Lang::Zh => format!("无法做留出验证：{reason}"),
        Lang::En => format!("There is no validation: {reason}"),
    }
}

/// How the histories of customers who were summed up came about.
pub fn from_sums(lang: Lang, left_out: u64) -> String {
    let mut told = lang
        .pick(
            "每行是一位客户的汇总：x = 订单数 − 1，t_x 和 T 从首次购买日算起，金额取每单平均，含首单。",
            "Each row sums up a customer: x = orders − 1, t_x and T count from the first purchase, and money is the mean of all orders, the first one included.",
        )
        .to_owned();
    if left_out > 0 {
        let left_out = count(lang, left_out);
        told += &match lang {
            Lang::Zh => format!("首次购买不明或没有付款订单的客户 {left_out} 位，没有计入。"),
            Lang::En => format!(
                " Customers left out, without a known first purchase or a paid order: {left_out}."
            ),
        };
    }
    told
}

/// How histories that were counted before are read.
pub fn from_counts(lang: Lang) -> String {
    lang.pick(
        "x、t_x、T 取自文件。金额读作首次之后每次购买的平均值。",
        "x, t_x and T are the file’s. Money is read as the mean of a purchase after the first.",
    )
    .to_owned()
}

/// Every warning of a forecast, in order.
pub fn warnings(lang: Lang, forecast: &Forecast) -> Vec<String> {
    let mut found: Vec<String> = forecast
        .fit
        .warnings
        .iter()
        .map(|warning| fit_warning(lang, warning))
        .collect();
    match &forecast.spend {
        Ok(spend) => {
            let said = spend.warnings.iter();
            let said = said.map(|warning| spend_warning(lang, warning, spend));
            found.extend(said.filter(|words| !words.is_empty()));
        }
        Err(error) => found.push(spend_error(lang, error)),
    }
    if let Err(error) = &forecast.validation {
        found.push(validation_error(lang, error));
    }
    found
}

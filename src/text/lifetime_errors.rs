//! Why there is no forecast, and what to do: refusals of the models of lifetime.

use super::number::{count, exact, percent};
use super::{Lang, names};
use crate::lifetime::{
    ContractError, FitError, ForecastError, HistoryError, KeptError, RetentionError,
};

/// Why there is no forecast, and what to do.
pub fn forecast_error(lang: Lang, error: &ForecastError) -> String {
    match error {
        ForecastError::History(error) => history_error(lang, error),
        ForecastError::Fit(error) => fit_error(lang, error),
        ForecastError::Kept(error) => kept_error(lang, *error),
    }
}

/// Why something cannot be read as parameters, and what to do.
pub fn kept_error(lang: Lang, error: KeptError) -> String {
    let said = match error {
        KeptError::NotParameters => lang.pick(
            "这不是先前运行的结果，读不出模型参数。请用 kezhi lifetime --json 的输出。",
            "This is not the answer of an earlier run: no parameters can be read from it. Take what kezhi lifetime --json printed.",
        ),
        KeptError::NotAboveZero => lang.pick(
            "参数必须大于零。请重新拟合，或换一份先前运行的结果。",
            "A parameter must be above zero. Fit anew, or take another earlier answer.",
        ),
    };
    said.to_owned()
}

/// Why there are no histories, and what to do.
pub fn history_error(lang: Lang, error: &HistoryError) -> String {
    match error {
        HistoryError::SummedBefore => lang
            .pick(
                "这份表每行已经是一位客户的汇总，看不到各次购买的日期。请换订单明细；只做预测的话，补上首次购买日期和订单数两列，或提供 x、t_x、T 三列也可以。",
                "Each row already sums up a customer, so the days of purchases are not known. Take order lines; for a forecast, columns for the first purchase and the number of orders, or x, t_x and T, will do.",
            )
            .to_owned(),
        HistoryError::EndsBeforeFirst { until, first } => {
            let [until, first] = [until, first].map(|day| names::day(lang, *day));
            match lang {
                Lang::Zh => format!("截止日 {until} 早于首笔订单 {first}。请选更晚的截止日。"),
                Lang::En => format!(
                    "The period ends on {until}, before the first order on {first}. Choose a later day."
                ),
            }
        }
        HistoryError::NobodyBought => lang
            .pick(
                "没有一笔算数的订单。请检查筛选条件和退款处理方式。",
                "No order counts. Check the filters and what refunds do.",
            )
            .to_owned(),
        HistoryError::Impossible {
            row,
            x,
            recency,
            age,
        } => match lang {
            Lang::Zh => format!(
                "第 {row} 行数据不成立：x = {x}，t_x = {recency}，T = {age}。应满足 0 ≤ t_x ≤ T，x 为整数，且 x = 0 时 t_x = 0。请改正或删去这一行。"
            ),
            Lang::En => format!(
                "Row {row} cannot be: x = {x}, t_x = {recency}, T = {age}. Needed: 0 ≤ t_x ≤ T, a whole x, and t_x = 0 where x = 0. Correct the row or take it out."
            ),
        },
    }
}

/// Why there is no fit, and what to do.
pub fn fit_error(lang: Lang, error: &FitError) -> String {
    match error {
        FitError::TooFewCustomers { found, needed } => match lang {
            Lang::Zh => format!(
                "{}，至少需要 {needed} 位才能拟合。请放宽筛选或取更长的时间，沿用先前拟合的参数，或用公式法估算价值。",
                only(*found, "位客户")
            ),
            Lang::En => format!(
                "There are {found} customers; at least {needed} are needed for a fit. Loosen the filters or take a longer time, keep parameters of an earlier fit, or value customers by formula."
            ),
        },
        FitError::TooFewRepeaters { found, needed } => match lang {
            Lang::Zh => format!(
                "{}买过第二次，至少需要 {needed} 位才看得出购买节奏。请用更长的历史，或改用公式法估算价值。",
                only(*found, "位客户")
            ),
            Lang::En => format!(
                "{} bought a second time; {needed} are needed for a rhythm to show. Take a longer history, or value customers by formula.",
                match found {
                    0 => "Nobody".to_owned(),
                    1 => "Only one customer".to_owned(),
                    found => format!("Only {found} customers"),
                }
            ),
        },
        FitError::NoTime => lang
            .pick(
                "所有客户都在最后一天首购，没有可观察的时间。请用更长的历史。",
                "Every customer first bought on the last day: there is no time to observe. Take a longer history.",
            )
            .to_owned(),
        FitError::HistoryTooShort { days, needed } => match lang {
            Lang::Zh => format!(
                "首购之后最多只观察了 {days:.0} 天，至少需要 {needed:.0} 天，否则分不清流失和还没到再买的时候。请用更长的历史，或先用公式法估算价值。"
            ),
            Lang::En => format!(
                "Nobody was followed for more than {days:.0} days after the first order and {needed:.0} are needed: in less, a customer who left cannot be told from one who is not due yet. Take a longer history, or value customers by formula until then."
            ),
        },
        FitError::NotOpportunities => lang
            .pick(
                "BG/BB 需要按期计数：T 和 t_x 为整期数，每期最多购买一次。请换一个没有人一期买两次的时间单位，或换别的模型。",
                "The BG/BB needs counted periods: T and t_x whole numbers, at most one purchase a period. Choose a unit of time in which nobody buys twice, or another model.",
            )
            .to_owned(),
        FitError::NoLikelihood => lang
            .pick(
                "这些数据在任何参数下都没有似然值。请检查购买次数和时间是否异常。",
                "No set of parameters gives these data a likelihood. Check counts and times for extremes.",
            )
            .to_owned(),
    }
}

/// Why contracts carry no forecast, and what to do.
pub fn contract_error(lang: Lang, error: &ContractError) -> String {
    match error {
        ContractError::NoTenure => lang
            .pick(
                "看不出每份合同履行了多久、是否已终止。请指定“在约月数”和“是否流失”两列，或开始和结束日期。",
                "It cannot be told how long each contract lasted and whether it ended. Map a tenure and a column of ended contracts, or start and end days.",
            )
            .to_owned(),
        ContractError::EndsUndated { ended, contracts } => {
            let [ended, contracts] = [*ended, *contracts].map(|it| count(lang, it));
            match lang {
                Lang::Zh => format!(
                    "{contracts} 份合同中有 {ended} 份已流失，但文件没有说明何时流失，因此画不出留存曲线。请指定结束日期一列，或“在约月数”一列。"
                ),
                Lang::En => format!(
                    "{ended} of {contracts} contracts have left, but the file does not say when, so there is no curve of survival. Map a column of end days, or one of the months each lasted."
                ),
            }
        }
        ContractError::TooFew { found, needed } => match lang {
            Lang::Zh => format!("{}，至少需要 {needed} 份才能拟合留存曲线。请放宽筛选，或换时间更长的文件。", only(*found, "份合同")),
            Lang::En => format!(
                "There are {found} contracts; at least {needed} are needed for a curve of survival. Take more of them, or a file of a longer time."
            ),
        },
        ContractError::Retention(error) => retention_error(lang, error),
    }
}

/// How few there are, in Chinese: none, or only so many.
fn only(found: u64, of: &str) -> String {
    match found {
        0 => format!("没有一{of}"),
        found => format!("只有 {found} {of}"),
    }
}

/// What is wrong with a table of retention, and what to do.
pub fn retention_error(lang: Lang, error: &RetentionError) -> String {
    match error {
        RetentionError::TooShort => lang
            .pick(
                "留存表至少要有期初和一期之后两个数。",
                "A table of retention needs at least the start and one period after it.",
            )
            .to_owned(),
        RetentionError::NotANumber { place } => match lang {
            Lang::Zh => format!("第 {place} 期的留存不是数字，或小于零；期初必须大于零。"),
            Lang::En => format!(
                "The retention of period {place} is no number or below zero; the start must be above zero."
            ),
        },
        RetentionError::Rises {
            place,
            before,
            after,
        } => {
            // Parts of those who started begin at one, heads above it.
            let [before, after] = [*before, *after].map(|there| match *before <= 1.0 {
                true => percent(lang, there, 1),
                false => exact(there),
            });
            match lang {
                Lang::Zh => format!(
                    "第 {place} 期留存从 {before} 升到 {after}。同一批客户中仍在的比例只能下降；上升说明有人离开后又回来、统计口径变了，或者这一列是逐期的留存率。请改正这个数；如果是逐期留存率，先连乘成占起始人数的比例；如果客户来来去去，请按订单明细预测。"
                ),
                Lang::En => format!(
                    "Retention rises from {before} to {after} in period {place}. The part of one group that is still there can only fall; a rise says that some came back, that something else was counted, or that these are rates from period to period. Correct the number; multiply such rates into parts of those who started; or, where customers come and go, forecast from order lines."
                ),
            }
        }
        RetentionError::TimesNotRising { place } => match lang {
            Lang::Zh => format!("第 {place} 个时间点没有递增；时间要从 0 开始依次增大。"),
            Lang::En => format!("Time {place} does not rise; times start at 0 and grow."),
        },
        RetentionError::NobodyLeft => lang
            .pick(
                "没有人流失，无法估计流失率。请用更长的历史。",
                "Nobody left, so no rate can be told. Take a longer history.",
            )
            .to_owned(),
    }
}

//! The words of the sheets of lifetime.

use super::{Phrase, both};
use crate::text::Lang;
use crate::text::number::{count, fixed, percent};

/// Group of topics.
pub const GROUP_FORECAST: Phrase = both("从订单预测", "Forecast from orders");
/// Group of topics.
pub const GROUP_PAPER: Phrase = both("留存与终身价值（纸面算例）", "Retention on paper");
/// Group of topics.
pub const GROUP_PROOF: Phrase = both("对照论文", "Held against the papers");
/// Column of notes.
pub const NOTE: Phrase = both("说明", "Note");
/// Title.
pub const IN_SHORT: Phrase = both("结果一览", "In short");
/// The model, as a name and as a column.
pub const MODEL: Phrase = both("模型", "Model");
/// The prediction to beat.
pub const NAIVE: Phrase = both("朴素外推（按过去频率）", "naive: going on at the past rate");
/// Column.
pub const PREDICTION: Phrase = both("预测方法", "Prediction");
/// Title.
pub const HOLDOUT: Phrase = both("留出检验", "Held out");
/// Column and axis.
pub const FREQUENCY: Phrase = both(
    "拟合期内的复购次数",
    "Orders after the first in the fitted period",
);
/// Title.
pub const BY_FREQUENCY: Phrase = both("按频次校准", "Calibration by frequency");
/// Note.
pub const BY_FREQUENCY_NOTE: Phrase = both(
    "按拟合期内的复购次数分组，比较留出期的人均订单。",
    "Customers by their orders after the first in the fitted period; mean orders while held out.",
);
/// Column.
pub const PARAMETER: Phrase = both("参数", "Parameter");
/// Column.
pub const ESTIMATE: Phrase = both("估计值", "Estimate");
/// Column.
pub const UNIT: Phrase = both("单位", "Unit");
/// Title.
pub const PARAMETERS: Phrase = both("模型参数", "Parameters");
/// Column.
pub const OUTCOME: Phrase = both("拟合状态", "Fit");
/// State of a fit.
pub const CONVERGED: Phrase = both("已收敛", "converged");
/// Title.
pub const CANDIDATES: Phrase = both("候选模型与选用理由", "Models tried, and why this one");
/// Said where a model was asked for.
pub const TRY_AUTO: Phrase = both(
    "选“自动”可让留出检验来决定。",
    " Choose automatic to let the held-out orders decide.",
);
/// Choice.
pub const AUTO: Phrase = both("自动：由留出检验决定", "automatic (held-out test)");
/// Control.
pub const HORIZON: Phrase = both("预测期", "Horizon");
/// Unit.
pub const MONTHS: Phrase = both("个月", "months");
/// Control.
pub const DISCOUNT: Phrase = both("年折现率", "Discount a year");
/// Control.
pub const MARGIN: Phrase = both("毛利率", "Margin");
/// Control.
pub const UNIT_OF_TIME: Phrase = both("时间单位", "Unit of time");
/// Control.
pub const MARGIN_FROM: Phrase = both("毛利率取自", "Margin from");
/// Choice.
pub const MARGIN_ENTERED: Phrase = both("自己填写", "what I enter");

/// A choice: the margin that the file gives.
pub fn margin_of_file(lang: Lang, margin: &str) -> String {
    match lang {
        Lang::Zh => format!("文件里的利润（{margin}）"),
        Lang::En => format!("the file’s profit ({margin})"),
    }
}

/// A choice: the unit that the data call for, where it is known.
pub fn automatic_unit(lang: Lang, unit: Option<&str>) -> String {
    match (lang, unit) {
        (Lang::Zh, Some(unit)) => format!("自动：{unit}"),
        (Lang::Zh, None) => "自动：按数据的节奏".to_owned(),
        (Lang::En, Some(unit)) => format!("automatic: {unit}"),
        (Lang::En, None) => "automatic, by the rhythm".to_owned(),
    }
}
/// Control.
pub const BY_SEGMENTS_OF: Phrase = both("另按分群", "Also by segment");
/// Choice.
pub const NO_SEGMENTS: Phrase = both("不分群", "Not by segment");
/// Control.
pub const PRIOR_HELPS: Phrase = both(
    "现在没有最大似然点：选“弱”可以得到一个，也就有了区间。",
    "There is no maximum now: the weak one gives one, and ranges with it.",
);
/// Control.
pub const PRIOR: Phrase = both("正则化", "Regularisation");
/// Choice.
pub const NO_PRIOR: Phrase = both("无（最大似然）", "none: maximum likelihood");
/// Choice.
pub const WEAK_PRIOR: Phrase = both("弱：防止参数发散", "weak, against running off");
/// Control.
pub const SPEND: Phrase = both("客单价取法", "Money of an order");
/// Choice.
pub const SPEND_AUTO: Phrase = both("自动", "automatic");
/// Note.
pub const SPEND_NOTE: Phrase = both(
    "自动：用 Gamma-Gamma 模型，不可信时改用平均数。",
    "Automatic takes the Gamma-Gamma model, and a mean where it cannot be relied on.",
);
/// Choice.
pub const SPEND_MODEL: Phrase = both("Gamma-Gamma 模型", "the Gamma-Gamma model");
/// Choice.
pub const SPEND_ONE: Phrase = both("全部复购订单的平均", "one mean for everyone");
/// Choice.
pub const SPEND_OWN: Phrase = both("每位客户自己的平均", "each customer’s own mean");
/// Control.
pub const UNTIL: Phrase = both("拟合到哪一天", "Fitted up to");
/// Choice.
pub const ALL_DAYS: Phrase = both("全部数据", "all days");
/// Note.
pub const UNTIL_NOTE: Phrase = both(
    "用全部数据时，以前三分之二的日子拟合、其后检验；选了某一天，预测就从那天算起，之后的订单用来检验。",
    "All days are judged by a fit to the first two thirds of them. With a day chosen the forecast starts there and the orders after it judge it.",
);
/// Title.
pub const TRACKING: Phrase = both(
    "累计订单：实际与预测",
    "Orders so far: actual and predicted",
);
/// Title.
pub const TRACKING_WEEKLY: Phrase = both(
    "每周订单：实际与预测",
    "Orders a week: actual and predicted",
);
/// Rule of an axis.
pub const TRACKING_RULE: Phrase = both(
    "拟合期内的客户在首购之后的订单；竖线之后的订单模型没有见过。",
    "Orders after the first of the customers that were fitted; the model has not seen those after the bar.",
);
/// Axis.
pub const WEEKS_SINCE: Phrase = both("自首笔订单起的周数", "Weeks since the first order of all");
/// Axis.
pub const ORDERS_AFTER_FIRST: Phrase = both("首购之后的订单", "Orders after the first");
/// Axis.
pub const ORDERS_HELD_OUT: Phrase = both("留出期人均订单", "Orders while held out");
/// Line.
pub const ACTUAL: Phrase = both("实际", "actual");
/// Line.
pub const PREDICTED: Phrase = both("预测", "predicted");
/// Column.
pub const WEEK: Phrase = both("周", "Week");

/// The n-th week.
pub fn week(lang: Lang, week: usize) -> String {
    match lang {
        Lang::Zh => format!("第 {week} 周"),
        Lang::En => format!("week {week}"),
    }
}

/// A week of the tracking, spoken.
pub fn week_spoken(lang: Lang, week: &str, actual: &str, predicted: &str) -> String {
    match lang {
        Lang::Zh => format!("{week}：实际 {actual} 单，预测 {predicted} 单"),
        Lang::En if actual == "1" => format!("{week}: 1 order, {predicted} predicted"),
        Lang::En => format!("{week}: {actual} orders, {predicted} predicted"),
    }
}

/// A frequency, spoken.
pub fn frequency_spoken(lang: Lang, x: &str, actual: f64, predicted: f64) -> String {
    match lang {
        Lang::Zh => format!("复购 {x} 次：人均实际 {actual:.2} 单，预测 {predicted:.2} 单"),
        Lang::En if x == "1" => {
            format!("1 order: {actual:.2} per head, {predicted:.2} predicted")
        }
        Lang::En => format!("{x} orders: {actual:.2} per head, {predicted:.2} predicted"),
    }
}

/// From which day weeks are counted.
pub fn first_order(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Zh => format!("周数从首笔订单 {day} 算起"),
        Lang::En => format!("weeks count from the first order, {day}"),
    }
}

/// Words of the bar where the fit ends.
pub fn fitted_until(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Zh => format!("拟合到 {day}"),
        Lang::En => format!("fitted up to {day}"),
    }
}

/// A choice of the last day.
pub fn until_day(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Zh => format!("到 {day} 为止"),
        Lang::En => format!("up to {day}"),
    }
}

/// The finding of a forecast. `value` is none without a model of spend and says otherwise whether
/// value is revenue.
pub fn forecast_answer(
    lang: Lang,
    level: Option<f64>,
    value: Option<bool>,
    value_has_range: bool,
) -> String {
    let level = level.map(|level| percent(lang, level, 0));
    let mut said = match (lang, &level) {
        (Lang::Zh, Some(level)) => format!("未来 {{}}预计有 {{}}（{level} 区间 {{}} 至 {{}}）"),
        (Lang::Zh, None) => "未来 {}预计有 {}".to_owned(),
        (Lang::En, Some(level)) => {
            format!("In the next {{}} expect {{}} ({level} range {{}} to {{}})")
        }
        (Lang::En, None) => "In the next {} expect {}".to_owned(),
    };
    if let Some(is_revenue) = value {
        let what = match (lang, is_revenue) {
            (Lang::Zh, true) => "；折现后收入 {}",
            (Lang::Zh, false) => "；折现后毛利 {}",
            (Lang::En, true) => "; that is {} of revenue, discounted",
            (Lang::En, false) => "; that is {} of margin, discounted",
        };
        said.push_str(what);
        if value_has_range {
            said.push_str(lang.pick("（{} 至 {}）", " ({} to {})"));
        }
    }
    said.push_str(lang.pick("。", "."));
    said
}

/// Stands for the unit of a parameter that ran off and so has no value.
pub const RUNS_OFF: Phrase = both("没有有限值", "runs off");

/// Said behind the finding of a forecast whose fit found no maximum.
pub const NO_MAXIMUM: Phrase = both(
    "但模型没有找到最大似然点，数字只供参考。",
    " But the model has no maximum on these data: take the numbers as rough.",
);

/// Said behind a finding with ranges where what was held out fell outside the one given for it.
pub const RANGE_TOO_NARROW: Phrase = both(
    "留出检验中实际数落在区间之外，这里的区间也偏窄。",
    " In the holdout what happened lay outside such a range: take this one as too narrow.",
);

/// Said where there are no ranges.
pub const NO_RANGE: Phrase = both(
    "没有区间：区间来自最大似然点附近的曲率，这里没有可用的最大似然点，或沿用的参数不带误差、不合这份数据。",
    "There are no ranges: they come from the curvature around the maximum, and here there is none to rely on, or the kept parameters carry no errors or do not fit these data.",
);

/// Said behind the finding of a forecast that its holdout does not bear out.
pub const NOT_TRUSTED: Phrase = both(
    "但留出检验没有通过，不要依赖这个预测。",
    " The held-out orders do not bear it out: do not rely on this forecast.",
);

/// The same behind another doubt.
pub const NOT_TRUSTED_EITHER: Phrase = both(
    "留出检验也没有通过，不要依赖这个预测。",
    " The held-out orders do not bear it out either: do not rely on this forecast.",
);

/// Why the numbers of the models that were tried are not those of the tables above.
pub fn compared_on(
    lang: Lang,
    until: Option<&str>,
    part: Option<[u64; 2]>,
    is_held_out: bool,
) -> String {
    let mut said = String::new();
    if let Some([compared, all]) = part {
        let [compared, all] = [compared, all].map(|it| count(lang, it));
        said += &match lang {
            Lang::Zh => format!(
                "为省时间，各模型只在均匀抽取的 {compared} 位客户（共 {all} 位）上比较，所以这里的 ln L 和 BIC 只是这部分客户的。"
            ),
            Lang::En => format!(
                " To save time the models are compared on an even part of {compared} of the {all} customers, so ln L and BIC here are of that part alone."
            ),
        };
        if is_held_out {
            said += lang.pick(
                "RMSE 也因此与“留出检验”里全部客户的不同。",
                " For the same reason the RMSE is not that of all of them under “Held out”.",
            );
        }
    }
    if let Some(until) = until {
        said += &match lang {
            Lang::Zh => format!(
                "比较时只拟合到 {until}，之后用来检验；选定的模型再用全部数据拟合，所以 ln L 与“模型参数”里的不同。"
            ),
            Lang::En => format!(
                " They are fitted up to {until} and judged by what follows; the one taken is then fitted to all days, so ln L is not that under “Parameters”."
            ),
        };
    }
    said
}

/// The line of the method of a forecast.
pub fn forecast_method(lang: Lang, model: &str, until: Option<&str>, verdict: &str) -> String {
    match (lang, until) {
        (Lang::Zh, Some(day)) => format!("{model}，拟合到 {day}。{verdict}"),
        (Lang::Zh, None) => format!("{model}。{verdict}"),
        (Lang::En, Some(day)) => format!("{model}, fitted up to {day}. {verdict}"),
        (Lang::En, None) => format!("{model}. {verdict}"),
    }
}

/// How the search ended, in numbers.
pub fn fit_line(lang: Lang, log_likelihood: f64, evaluations: u32, gradient: f64) -> String {
    let ln = fixed(log_likelihood, 4);
    match lang {
        Lang::Zh => format!("ln L = {ln}；{evaluations} 次求值后停止，最大梯度 {gradient:.1e}。"),
        Lang::En => format!(
            "ln L = {ln}; stopped after {evaluations} evaluations at a steepest slope of {gradient:.1e}."
        ),
    }
}

/// The finding of those who slip away; `level` is the probability of the range of what is at stake,
/// none without one.
pub fn slipping(lang: Lang, level: Option<f64>) -> String {
    let level = level.map(|level| percent(lang, level, 0));
    match (lang, level) {
        (Lang::Zh, None) => {
            "{}价值高，却已超出自己的购买节奏，而且还可能在；不采取行动，预计他们还会带来约 {}。"
                .to_owned()
        }
        (Lang::Zh, Some(level)) => format!(
            "{{}}价值高，却已超出自己的购买节奏，而且还可能在；不采取行动，预计他们还会带来约 {{}}（{level} 区间 {{}} 至 {{}}）。"
        ),
        (Lang::En, None) => {
            "{} worth much are overdue against their own rhythm and may still be there; with no action about {} is still expected of them."
                .to_owned()
        }
        (Lang::En, Some(level)) => format!(
            "{{}} worth much are overdue against their own rhythm and may still be there; with no action about {{}} is still expected of them ({level} range {{}} to {{}})."
        ),
    }
}
/// Nobody does.
pub const NOBODY_SLIPS: Phrase = both(
    "没有高价值客户超出自己的购买节奏而又可能还在（{}）。",
    "No customer worth much is overdue against their own rhythm and may still be there ({}).",
);
/// Control.
pub const OVERDUE: Phrase = both("超过自己间隔几倍算超期", "Overdue after so many own gaps");
/// Control.
pub const BEST: Phrase = both("高价值客户取前", "Worth much: the best");
/// Control.
pub const LEAST: Phrase = both(
    "至少几笔复购才看间隔",
    "Orders after the first that make a gap",
);
/// Control.
pub const LEAST_ALIVE: Phrase = both(
    "仍活跃的概率低于多少算早已流失",
    "Long gone below a chance of",
);
/// Unit.
pub const TIMES: Phrase = both("倍", "times");
/// Unit.
pub const ORDERS: Phrase = both("笔", "orders");
/// Column.
pub const CUSTOMER: Phrase = both("客户", "Customer");
/// Note.
pub const MOST_AT_STAKE_FIRST: Phrase = both(
    "按预计还会带来的价值从高到低。",
    "Those of whom most is still expected first.",
);
/// Said of a list whose chances cannot be relied on.
pub const CHANCES_UNSURE: Phrase = both(
    "模型没有最大似然点，表里“仍活跃的概率”和由它算出的价值不可信：接近 100% 也不表示客户还在。",
    "The model has no maximum: the chances to be active and the values by them cannot be relied on; one near 100% does not say that a customer is still there. ",
);

/// The finding where the model cannot tell who is slipping away.
pub fn slipping_unsure(lang: Lang) -> &'static str {
    lang.pick(
        "模型没有找到最大似然点，说不准谁正在流失：{}价值高，且已超出自己的购买节奏；按这次拟合他们还会带来约 {}，不可信。",
        "The model has no maximum and cannot tell who is slipping away: {} worth much are overdue against their own rhythm; by this fit about {} is still expected of them, which cannot be relied on.",
    )
}

/// Which parameters ran off, said under a finding.
pub fn ran_off(lang: Lang, parameters: &[String]) -> String {
    let names = parameters.join(lang.pick("、", ", "));
    match (lang, names.is_empty()) {
        (Lang::Zh, true) => "有参数趋于无穷。用弱正则化可以把它拉回来。".to_owned(),
        (Lang::En, true) => "A parameter ran off. Weak regularisation holds it back.".to_owned(),
        (Lang::Zh, false) => format!("参数 {names} 趋于无穷或零。用弱正则化可以把它拉回来。"),
        (Lang::En, false) => {
            format!("Ran off to infinity or nothing: {names}. Weak regularisation holds it back.")
        }
    }
}

/// From which value somebody is among the best.
pub fn best_from(lang: Lang, rule: &str, least: &str) -> String {
    match lang {
        Lang::Zh => format!("{rule}门槛为 {least}。"),
        Lang::En => format!("{rule} That is from {least} on."),
    }
}

/// The line of the method.
pub fn slipping_method(lang: Lang, model: &str, customers: &str) -> String {
    match lang {
        Lang::Zh => format!("{model}，{customers} 位客户；每位客户与自己的平均购买间隔比较。"),
        Lang::En => format!(
            "{model} of {customers} customers; each is held against their own mean gap between orders."
        ),
    }
}

/// Title of the list, which is also the name of its file: the file holds all of them.
pub fn listed(lang: Lang, all: usize) -> String {
    let all = count(lang, all as u64);
    match lang {
        Lang::Zh => format!("正在流失的客户名单（{all} 位）"),
        Lang::En => format!("Customers slipping away ({all})"),
    }
}

/// Said where the page lists the first of a list.
pub fn first_of(lang: Lang, listed: usize, all: usize) -> String {
    let is_whole = listed >= all;
    let [listed, all] = [listed, all].map(|it| count(lang, it as u64));
    match (lang, is_whole) {
        (_, true) => String::new(),
        (Lang::Zh, _) => format!("这里列出前 {listed} 位；下载的文件含全部 {all} 位。"),
        (Lang::En, _) => format!(" Here the first {listed}; the file holds all {all}."),
    }
}

/// Topic.
pub const FORECAST: Phrase = both("订单与价值预测", "Orders and value to come");
/// What it answers.
pub const FORECAST_ABOUT: Phrase = both(
    "未来几个月的订单和价值、区间、留出检验",
    "orders and value of the months ahead, ranges, held-out test",
);
/// Topic.
pub const SLIPPING_TITLE: Phrase = both("谁正在流失", "Who is slipping away");
/// What it answers.
pub const SLIPPING_ABOUT: Phrase = both(
    "高价值却超出自己购买节奏的客户",
    "customers worth much who are overdue",
);
/// Topic.
pub const COHORTS: Phrase = both("同期群", "Cohorts");
/// What it answers.
pub const COHORTS_ABOUT: Phrase = both(
    "按首购月份看留存、收入与回本",
    "retention, revenue and payback by month of the first order",
);
/// Topic.
pub const TENURE: Phrase = both("客龄与收入", "Tenure and revenue");
/// What it answers.
pub const TENURE_ABOUT: Phrase = both(
    "留存越久，是否真的越赚钱",
    "whether customers bring more the longer they stay",
);
/// A field that cannot be used.
pub const BAD_HORIZON: Phrase = both(
    "预测期要填 1 到 120 的整月数。",
    "The horizon is a whole number of months from 1 to 120.",
);
/// A field that cannot be used.
pub const BAD_DISCOUNT: Phrase = both(
    "年折现率要填 0% 到 1,000%。",
    "The discount a year is from 0% to 1,000%.",
);
/// A field that cannot be used.
pub const BAD_MARGIN: Phrase = both(
    "毛利率要填 −1,000% 到 100%。",
    "The margin is from −1,000% to 100%.",
);
/// A field that cannot be used.
pub const BAD_OVERDUE: Phrase = both(
    "超期倍数要大于零。",
    "Times their own gap must be above zero.",
);
/// A field that cannot be used.
pub const BAD_BEST: Phrase = both(
    "高价值客户的比例要大于 0%，不超过 100%。",
    "The best part of the customers is above 0% and at most 100%.",
);
/// A field that cannot be used.
pub const BAD_LEAST: Phrase = both(
    "复购笔数要填 1 以上的整数。",
    "Orders after the first are a whole number from 1.",
);
/// A field that cannot be used.
pub const BAD_ALIVE: Phrase = both(
    "仍活跃的概率要填 0% 到 100%。",
    "The chance to be still a customer is from 0% to 100%.",
);

/// Under the headline, where rows are left out because their day has not come.
pub fn not_come(lang: Lang, rows: u64) -> String {
    let rows = count(lang, rows);
    match lang {
        Lang::Zh => format!("日期在今天之后的 {rows} 行没有计入；可在数据页的取数规则里改。"),
        Lang::En => format!(
            " Rows dated after today do not count: {rows}. The data page can let them count."
        ),
    }
}

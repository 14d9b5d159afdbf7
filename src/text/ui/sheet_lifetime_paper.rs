//! The words of lifetime on paper: topics, curves, tables, states, events.

use super::{Phrase, both};
use crate::lifetime::TableError;
use crate::text::Lang;
use crate::text::number::percent;

/// Topic.
pub const RETENTION: Phrase = both("留存曲线", "Retention curves");
/// A start made from the open table, with a place for what the file calls it.
pub const OF_FILE: Phrase = both("文件 · {}", "File · {}");
/// All groups of the open table.
pub const TOGETHER: Phrase = both("各批合计", "all groups together");
/// What it answers.
pub const RETENTION_ABOUT: Phrase = both(
    "sBG、几何、beta-离散 Weibull 三条曲线与客户价值",
    "sBG, geometric, beta-discrete-Weibull, and what a customer is worth",
);
/// Start.
pub const REGULAR: Phrase = both(
    "普通会员（Fader & Hardie 2007）",
    "Regular members (Fader & Hardie 2007)",
);
/// Start.
pub const HIGH_END: Phrase = both(
    "高端会员（Fader & Hardie 2007）",
    "High-end members (Fader & Hardie 2007)",
);
/// Topic.
pub const DWYER: Phrase = both("Dwyer 留存表（流失即永失）", "Dwyer’s table: lost for good");
/// What it answers.
pub const DWYER_ABOUT: Phrase = both(
    "一批客户逐年留存的净现值",
    "a group kept from year to year, at present value",
);
/// Topic.
pub const RECENCY: Phrase = both("近度状态与停止规则", "Recency states and when to stop");
/// What it answers.
pub const RECENCY_ABOUT: Phrase = both(
    "客户可能随时回来，联系到第几期为止",
    "customers who may always return, and how long to contact them",
);
/// Topic.
pub const EVENTS_TOPIC: Phrase = both("客户事件预测", "Event forecast");
/// What it answers.
pub const EVENTS_ABOUT: Phrase = both(
    "一位客户未来各事件的损益",
    "a customer’s account of dated events",
);
/// Topic.
pub const SCHOOL: Phrase = both("教育机构案例", "The school");
/// What it answers.
pub const SCHOOL_ABOUT: Phrase = both(
    "在册、新入与流失能否对上",
    "members, joining and losses held against each other",
);
/// Topic.
pub const PAPERS: Phrase = both("复现论文结果", "The papers reproduced");
/// What it answers.
pub const PAPERS_ABOUT: Phrase = both(
    "论文所列数字与本程序现算结果并列",
    "printed figures beside the program’s own, computed now",
);
/// Topic.
pub const CDNOW: Phrase = both("复现 CDNOW 结果", "CDNOW reproduced");
/// What it answers.
pub const CDNOW_ABOUT: Phrase = both(
    "打开 CDNOW 样本，逐项对照已发表结果",
    "open the CDNOW sample and compare what is published",
);
/// Start of the documents’ case.
pub const AS_IN_CASE: Phrase = both("案例数字", "As in the case");

/// Control.
pub const MARGIN: Phrase = both("每期毛利", "Margin a payment");
/// Control.
pub const PERIOD_DISCOUNT: Phrase = both("每期折现率", "Discount a period");
/// Control.
pub const FITTED_PERIODS: Phrase = both("用前几期拟合", "Periods that are fitted");
/// Control.
pub const STARTED: Phrase = both("起始人数", "Customers who started");
/// Unit.
pub const HEADS: Phrase = both("人", "heads");
/// Unit.
pub const PERIODS: Phrase = both("期", "periods");
/// Unit.
pub const YEARS: Phrase = both("年", "years");
/// Group of controls.
pub const SURVIVORS: Phrase = both("各期仍在的比例", "Still there after each period");
/// Column and axis.
pub const PERIOD: Phrase = both("期", "Period");
/// Column.
pub const STATE: Phrase = both("状态", "State");
/// State.
pub const WAS_FITTED: Phrase = both("用于拟合", "fitted");
/// State.
pub const WAS_PREDICTED: Phrase = both("预测", "predicted");
/// Title.
pub const OBSERVED_AND_FITTED: Phrase = both("实际留存与拟合曲线", "Observed and fitted");
/// Axis.
pub const STILL_THERE: Phrase = both("仍在的比例", "Still there");
/// Rule of an axis.
pub const STILL_THERE_RULE: Phrase = both(
    "仍在的人 ÷ 起始人数。",
    "Those still there ÷ those who started.",
);
/// Words of the bar.
pub const FITTED_UP_TO_HERE: Phrase = both("拟合到此", "fitted up to here");
/// Column.
pub const CURVE: Phrase = both("曲线", "Curve");
/// Column.
pub const PARAMETERS: Phrase = both("参数（± 标准误）", "Parameters (± standard error)");
/// Column.
pub const HELD_OUT_ERROR: Phrase = both("预测期均方根误差", "error of the later periods (RMSE)");
/// Title.
pub const CURVES: Phrase = both("各条曲线", "The curves");
/// Note.
pub const CURVES_NOTE: Phrase = both(
    "“—”表示没有有限值，或没有折现。",
    "“—”: no finite number, or nothing to discount.",
);

/// A number that is too small.
pub fn at_least(lang: Lang, least: &str) -> String {
    match lang {
        Lang::Zh => format!("这里要填不小于 {least} 的数。"),
        Lang::En => format!("A number of at least {least} is needed here."),
    }
}

/// More are there than have started.
pub fn above_the_start(lang: Lang, period: usize, there: &str) -> String {
    match lang {
        Lang::Zh => format!(
            "第 {period} 期留存 {there}，超过了起始人数。有人中途暂停也不会多于起始的人；请改正这个数，或改选“占上一期人数”等读法。"
        ),
        Lang::En => format!(
            "Period {period} has {there} of those who started. Pauses never make them more than the start: correct the number, or read the table another way."
        ),
    }
}

/// Said of a table of retention that holds no curve.
pub const NO_CURVE: Phrase = both(
    "这张留存表里找不到可用的曲线：至少要有起点和其后两期，起点大于零。请用一列期次加一列留存，或一行一批客户、列名为 0、1、2……，并检查表头是否被当成了数据。",
    "This table of retention holds no usable curve: a start above zero and two periods after it are needed. Give a column of periods with one of those left, or a row for each group with columns named 0, 1, 2 …, and see that the heading is not read as data.",
);

/// Periods that can be fitted.
pub fn fitted_periods_range(lang: Lang, most: usize) -> String {
    match lang {
        Lang::Zh => format!("拟合的期数要在 1 到 {most} 之间。"),
        Lang::En => format!("Between 1 and {most} periods can be fitted."),
    }
}

/// Whose curve a finding is about.
pub fn whose(lang: Lang, name: &str) -> String {
    let name = name.replace("{}", "{ }");
    match lang {
        Lang::Zh => format!("“{name}”："),
        Lang::En => format!("“{name}”: "),
    }
}

/// Said before a finding about a published table, which is not the open file.
pub fn of_case(lang: Lang, case: Phrase) -> String {
    let case = case.get(lang);
    match lang {
        Lang::Zh => format!("教材案例“{case}”（不是打开的文件）："),
        Lang::En => format!("Published case “{case}”, not an open file: "),
    }
}

/// The finding of a table of retention; its margin is told, and whether it was made up.
pub fn retention_answer(
    lang: Lang,
    curve: &str,
    is_discounted: bool,
    margin_is_made_up: bool,
) -> String {
    let margin = match (lang, margin_is_made_up) {
        (Lang::Zh, true) => "每期毛利若为 {}（示意，请改成自己的），价值 {}",
        (Lang::Zh, false) => "每期毛利 {}，价值 {}",
        (Lang::En, true) => "at a margin of {} a payment, made up until you enter yours, worth {}",
        (Lang::En, false) => "at your margin of {} a payment worth {}",
    };
    match (lang, is_discounted) {
        (Lang::Zh, true) => {
            format!("按“{curve}”曲线，一位新客户折现后预计付款 {{}}；{margin}。")
        }
        (Lang::Zh, false) => format!("按“{curve}”曲线，一位新客户预计付款 {{}}；{margin}。"),
        (Lang::En, true) => format!(
            "By the {curve} curve a new customer’s payments are {{}}, discounted; {margin}."
        ),
        (Lang::En, false) => {
            format!("By the {curve} curve a new customer’s payments are {{}}; {margin}.")
        }
    }
}

/// Control.
pub const READING: Phrase = both("这一列是", "The column holds");
/// Choice.
pub const OF_ALL: Phrase = both("占起始人数的比例", "shares of the start");
/// Choice.
pub const OF_THE_LAST: Phrase = both("占上一期人数的比例", "shares of the period before");
/// Choice.
pub const WITH_PAUSES: Phrase = both("占起始人数，有人中途暂停", "of the start, with pauses");
/// Note.
pub const READING_NOTE: Phrase = both(
    "占上一期的比例（期留存率）会连乘成占起始人数的比例；有人中途暂停时，后来还在的当作一直在。",
    "Shares of the period before are multiplied into shares of those who started. With pauses, who is there later is taken to have been there all the time.",
);
/// Said behind the refusal of a curve that rises.
pub const CHOOSE_READING: Phrase = both(
    "也可以在“这一列是”里选定它到底是什么。",
    " Or choose under “The column holds” what it is.",
);

/// The finding where payments have no finite mean.
pub fn retention_without_mean(lang: Lang, curve: &str) -> String {
    match lang {
        Lang::Zh => format!("按“{curve}”曲线，末期仍在 {{}}；不折现时付款期数没有有限值。"),
        Lang::En => format!(
            "By the {curve} curve {{}} are there in the last period; without a discount the number of payments is not finite."
        ),
    }
}

/// The line of the method.
pub fn retention_method(
    lang: Lang,
    curve: &str,
    seen: usize,
    has_later: bool,
    customers: &str,
) -> String {
    match (lang, has_later) {
        (Lang::Zh, true) => {
            format!("用前 {seen} 期拟合（起始 {customers} 人）；“{curve}”对其后各期误差最小。")
        }
        (Lang::Zh, false) => {
            format!("用全部 {seen} 期拟合（起始 {customers} 人）；“{curve}”的 BIC 最低。")
        }
        (Lang::En, true) => format!(
            "Fitted to {seen} periods of {customers} customers; {curve} is closest to the later ones."
        ),
        (Lang::En, false) => format!(
            "Fitted to all {seen} periods of {customers} customers; {curve} has the lowest BIC."
        ),
    }
}

/// How payments are discounted.
pub fn discount_note(lang: Lang, rate: &str) -> String {
    match lang {
        Lang::Zh => format!("每期折现率 {rate}；期就是表里的一期（这里的案例是一年）。"),
        Lang::En => format!(
            "A discount of {rate} a period; a period is one of the table’s, a year in the cases."
        ),
    }
}

/// After so many periods.
pub fn after_periods(lang: Lang, periods: usize) -> String {
    match (lang, periods) {
        (Lang::Zh, _) => format!("{periods} 期后"),
        (Lang::En, 1) => "after 1 period".to_owned(),
        (Lang::En, _) => format!("after {periods} periods"),
    }
}

/// A point of the table, spoken.
pub fn period_spoken(lang: Lang, period: usize, share: &str) -> String {
    match lang {
        Lang::Zh => format!("第 {period} 期：{share} 仍在"),
        Lang::En => format!("period {period}: {share} still there"),
    }
}

/// What is wrong with the numbers of a table.
pub fn table_error(lang: Lang, error: &TableError) -> String {
    match error {
        TableError::NoCustomers => lang.pick("客户数要大于零。", "The number of customers must be above zero.").to_owned(),
        TableError::NotAShare { found, .. } => {
            let found = percent(lang, *found, 1);
            match lang {
                Lang::Zh => format!("{found} 不是概率：要在 0% 到 100% 之间。"),
                Lang::En => format!("{found} is no chance: it must lie between 0% and 100%."),
            }
        }
        TableError::NotFinite => lang
            .pick(
                "没有有限的结果：请检查折现率、年数和金额；必然回来又不折现时价值没有上限。",
                "There is no finite result: check discount, years and money. A return that is certain needs a discount.",
            )
            .to_owned(),
        TableError::Empty => lang.pick("表里还没有内容。", "The table is empty.").to_owned(),
    }
}

/// A discount that cannot be.
pub const BAD_DISCOUNT: Phrase = both(
    "年折现率要填 0% 到 1,000%。",
    "The discount a year is from 0% to 1,000%.",
);
/// Step.
pub const TOTAL: Phrase = both("合计", "total");
/// Rule of an axis.
pub const PRESENT_RULE: Phrase = both("各笔按年折现率折现到今天。", "Each at its worth today.");
/// Column.
pub const YEAR: Phrase = both("年", "Year");
/// Title.
pub const BY_YEAR: Phrase = both("逐年留存表", "Year by year");
/// Title.
pub const DWYER_FIGURE: Phrase = both("各年现值", "Present value by year");
/// Method.
pub const DWYER_METHOD: Phrase = both(
    "本年客户 = 上年客户 × 留存率；现金 = 客户 × (毛利 − 维系成本)，再折现、累加。",
    "Customers = those of the year before × retention; cash = customers × (margin − cost of keeping), discounted and added up.",
);
/// Note.
pub const DWYER_NOTE: Phrase = both(
    "没有续购的客户视为永久流失；这是 Dwyer 法（客户流失计算法），估的是一批客户，不是单个客户。",
    "Who does not return is lost for good. This is Dwyer’s method; it values a group, not one customer.",
);
/// Control.
pub const CUSTOMERS_WON: Phrase = both("获得的客户", "Customers won");
/// Control.
pub const MARGIN_YEAR: Phrase = both("人均年毛利", "Margin per head and year");
/// Control.
pub const KEEPING: Phrase = both("人均年维系成本", "Cost of keeping per head and year");
/// Control.
pub const WINNING: Phrase = both("人均获客成本", "Cost of winning per head");
/// Control.
pub const DISCOUNT: Phrase = both("年折现率", "Discount a year");
/// Group of controls.
pub const RETENTION_BY_YEAR: Phrase = both("各年留存率", "Retention by year");

/// Retention into a year.
pub fn into_year(lang: Lang, year: usize) -> String {
    match lang {
        Lang::Zh => format!("第 {year} 年"),
        Lang::En => format!("into year {year}"),
    }
}

/// The n-th year, 0 for winning.
pub fn nth_year(lang: Lang, year: usize) -> String {
    match (lang, year) {
        (Lang::Zh, 0) => "获客".to_owned(),
        (Lang::En, 0) => "winning".to_owned(),
        (Lang::Zh, _) => format!("第 {year} 年"),
        (Lang::En, _) => format!("year {year}"),
    }
}

/// The finding of a group lost for good.
pub fn dwyer_answer(lang: Lang, years: usize, payback: Option<usize>) -> String {
    let mut said = match lang {
        Lang::Zh => format!("{years} 年累计净现值 {{}}，合每位获得的客户 {{}}"),
        Lang::En => {
            format!("Over {years} years the group is worth {{}} today, {{}} a customer won")
        }
    };
    said.push_str(&match (lang, payback) {
        (Lang::Zh, Some(year)) => format!("；第 {year} 年收回获客成本。"),
        (Lang::Zh, None) => "；获客成本没有收回。".to_owned(),
        (Lang::En, Some(year)) => format!("; paid back in year {year}."),
        (Lang::En, None) => "; the cost of winning is not paid back.".to_owned(),
    });
    said
}

/// The finding of recency states.
pub const RECENCY_ANSWER: Phrase = both(
    "联系到最近一次购买后第 {} 期为止最划算：刚购买的客户值 {}；一直联系则值 {}。",
    "Contact is best stopped after period {} since the last purchase: one who has just bought is then worth {}, and {} when contact goes on to the last.",
);
/// Method.
pub const RECENCY_METHOD: Phrase = both(
    "马尔可夫状态 = 距上次购买的期数；V = (I − P ÷ (1 + d))⁻¹ R。",
    "States are periods since the last purchase; V = (I − P ÷ (1 + d))⁻¹ R.",
);
/// Note.
pub const RECENCY_NOTE: Phrase = both(
    "购买当期也计联系成本；超过最后一期仍未购买的客户不再联系，也不再计价值。",
    "Contact is paid in the period of a purchase too; beyond the last state a customer is neither contacted nor worth anything.",
);
/// Column.
pub const SINCE_LAST: Phrase = both("距上次购买（期）", "Periods since the last purchase");
/// Title.
pub const STATES: Phrase = both("各状态的价值", "Value by state");
/// Note.
pub const STATES_NOTE: Phrase = both(
    "价值由联立方程解出：点开任一数字可见该状态的方程。",
    "The values solve one system of equations; a number opens the equation of its state.",
);
/// Column.
pub const STOP_RULE: Phrase = both("停止规则", "Stop rule");
/// Title.
pub const STOP_RULES: Phrase = both("联系到第几期为止", "When to stop");
/// Mark.
pub const BEST_RULE: Phrase = both("最优", "best");
/// Title.
pub const GROUP_FACTS: Phrase = both("要点", "In short");
/// Title.
pub const COURSE: Phrase = both("一批客户的去向", "The course of a group");
/// Rule of an axis.
pub const COURSE_RULE: Phrase = both(
    "起始时都刚购买过的一批客户。",
    "A group who all bought at the start.",
);
/// Axis.
pub const CUSTOMERS: Phrase = both("客户", "Customers");
/// Control.
pub const PURCHASE_MARGIN: Phrase = both("每次购买毛利", "Margin of a purchase");
/// Control.
pub const CONTACT: Phrase = both("每期联系成本", "Cost of contact a period");
/// Control.
pub const FOLLOWED: Phrase = both("跟踪的客户", "Customers followed");
/// Control.
pub const FOLLOWED_FOR: Phrase = both("跟踪期数", "Followed for");
/// Group of controls.
pub const RETURN_CHANCES: Phrase = both("下一期购买的概率", "Chance to buy in the next period");

/// A stop rule.
pub fn stop_after(lang: Lang, state: usize) -> String {
    match lang {
        Lang::Zh => format!("到第 {state} 期为止"),
        Lang::En => format!("after period {state}"),
    }
}

/// Periods a group can be followed for.
pub fn periods_range(lang: Lang, most: u32) -> String {
    match lang {
        Lang::Zh => format!("跟踪期数要在 1 到 {most} 之间。"),
        Lang::En => format!("A group can be followed for 1 to {most} periods."),
    }
}

/// Over so many periods.
pub fn over_periods(lang: Lang, periods: u32) -> String {
    match lang {
        Lang::Zh => format!("跟踪 {periods} 期"),
        Lang::En => format!("over {periods} periods"),
    }
}

/// A period of the course, spoken.
pub fn course_spoken(lang: Lang, period: usize, heads: &str) -> String {
    match lang {
        Lang::Zh => format!("第 {period} 期：{heads} 人购买"),
        Lang::En => format!("period {period}: {heads} buy"),
    }
}

/// The finding of events.
pub const EVENTS_ANSWER: Phrase = both(
    "这位客户的各事件现值合计 {}（不折现 {}）。",
    "The events of this customer are worth {} today ({} without a discount).",
);
/// Method.
pub const EVENTS_METHOD: Phrase = both(
    "Σ 概率 × (收入 − 成本) ÷ (1 + d)^年数。",
    "Σ chance × (revenue − cost) ÷ (1 + d)^years.",
);
/// Note.
pub const EVENTS_NOTE: Phrase = both(
    "客户事件预测法：逐位客户列出事件，越细越准，但全靠对事件的判断。",
    "The event method lists the events of each customer: the finer the closer, and no better than the judgement of the events.",
);
/// Title.
pub const EVENTS: Phrase = both("各事件", "The events");
/// Title.
pub const EVENTS_FIGURE: Phrase = both("各事件现值", "Present value by event");
/// Column.
pub const EVENT: Phrase = both("事件", "Event");
/// Groups of controls.
pub const EVENT_GROUPS: [Phrase; 5] = [
    both("事件 1", "Event 1"),
    both("事件 2", "Event 2"),
    both("事件 3", "Event 3"),
    both("事件 4", "Event 4"),
    both("其余事件", "Further events"),
];
/// Control.
pub const YEARS_FROM_NOW: Phrase = both("距今年数", "Years from now");
/// Control.
pub const CHANCE: Phrase = both("概率", "Chance");
/// Control.
pub const REVENUE: Phrase = both("收入", "Revenue");
/// Control.
pub const COST: Phrase = both("成本", "Cost");

/// The n-th event.
pub fn nth_event(lang: Lang, place: usize) -> String {
    match lang {
        Lang::Zh => format!("事件 {place}"),
        Lang::En => format!("event {place}"),
    }
}

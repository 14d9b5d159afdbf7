//! The words of cohorts and tenure.

use super::{Phrase, both};
use crate::lifetime::{LEAST_ORDERING, TenureTrend};
use crate::text::Lang;
use crate::text::number::count;

/// Column.
pub const COHORT: Phrase = both("首购月份", "First order in");
/// Column and axis.
pub const AGE: Phrase = both("首购后第几个月", "Months after the first order");
/// Axis.
pub const MONTHS_SINCE_FIRST: Phrase =
    both("首购后的月数", "Months after the month of the first order");
/// Line.
pub const RETENTION_LINE: Phrase = both("当月下单的客户占比", "customers who order in the month");
/// Title.
pub const POOLED: Phrase = both("合并各同期群", "All cohorts pooled");
/// Note.
pub const POOLED_NOTE: Phrase = both(
    "每个月龄只合并已走完该月的同期群。",
    "Each age pools the cohorts that have lived through it.",
);
/// Note.
pub const CHAINED_NOTE: Phrase = both(
    "累计收入是逐月相加：每个月加上走完该月的同期群在该月的人均收入。越靠后的月份人越少，所以它不等于任何一批客户自己的累计。",
    " Revenue so far adds month to month what the cohorts that lived through each month brought a head in it; later months rest on fewer customers, so it is not the sum of any one group.",
);
/// Title.
pub const RETENTION_TRIANGLE: Phrase = both("留存三角表", "Retention by cohort");
/// Title.
pub const REVENUE_TRIANGLE: Phrase = both("收入三角表", "Revenue by cohort");
/// Note.
pub const UNSEEN_NOTE: Phrase = both(
    "“—”表示还没到这个月，不是零。",
    "“—” is a month that has not come yet, not a zero.",
);
/// Note.
pub const NOT_OVER_NOTE: Phrase = both(
    "带 * 的是尚未过完的月份，不计入合并。",
    "* marks a month that is not over; it is not pooled.",
);
/// Note.
pub const CAN_BE_CONTRACT: Phrase = both(
    "各同期群只减不增，可当作合同型留存，因此附上按留存曲线的推算。",
    "No cohort grows again, so the curve of contracts is drawn through them.",
);
/// Title.
pub const CURVE: Phrase = both("用留存曲线 sBG 推算", "The curve of contracts, sBG");

/// Note of the curve, where its observed shares differ from those of the pooled table.
pub const TWO_OBSERVED: Phrase = both(
    "这里的“观测值”由逐月留存率连乘得出，年轻的同期群也用上了它们走过的月份；合并表用人数之和相除，每个月龄只含已走到该月的同期群。各同期群留存不同时，两者会有差别。",
    "“Observed” here chains the rates from month to month, to which young cohorts add the months they have lived through; the pooled table divides sums over the cohorts that have come to each month. Where cohorts differ, so do the two.",
);

/// How many months with an order a customer has under the curve.
pub fn months_with_order(lang: Lang, months: &str) -> String {
    match lang {
        Lang::Zh => format!("按此曲线，每位客户平均下单 {months}，每期一个月，含首月。"),
        Lang::En => {
            format!("Under it a customer orders in {months} of a month, the first counted.")
        }
    }
}
/// Control.
pub const ACQUISITION: Phrase = both("人均获客成本", "Cost of winning a customer");
/// Title.
pub const PAYBACK: Phrase = both("获客成本回收", "Payback");
/// Line.
pub const EARNED_LESS_COST: Phrase = both("累计毛利减获客成本", "margin so far less cost");

/// Why cohorts are not handed over to the curves of contracts, and which of them is the cause.
pub fn no_contract(lang: Lang, cohort: Option<&str>, reason: &str) -> String {
    match (lang, cohort) {
        (Lang::Zh, Some(cohort)) => {
            format!("不按合同型留存曲线推算，因为 {cohort} 同期群（按客户数）：{reason}")
        }
        (Lang::Zh, None) => format!("不按合同型留存曲线推算：{reason}"),
        (Lang::En, Some(cohort)) => format!(
            "The curves of contracts are not drawn because of the cohort of {cohort}, counted in customers: {reason}"
        ),
        (Lang::En, None) => format!("The curves of contracts are not drawn: {reason}"),
    }
}

/// The column of an age.
pub fn month_of(lang: Lang, age: usize) -> String {
    match lang {
        Lang::Zh => format!("第 {age} 月"),
        Lang::En => format!("month {age}"),
    }
}

/// The line of the method.
pub fn cohort_method(lang: Lang, cohorts: usize) -> String {
    match lang {
        Lang::Zh => format!("按首次下单的自然月分成 {cohorts} 个同期群，逐月跟踪。"),
        Lang::En => {
            let noun = if cohorts == 1 { "cohort" } else { "cohorts" };
            format!("{cohorts} {noun} by the calendar month of the first order, month by month.")
        }
    }
}

/// The finding of cohorts, with the ages that are told.
pub fn cohort_answer(lang: Lang, ages: &[u32]) -> String {
    match (lang, ages) {
        (Lang::Zh, [first, last]) => format!(
            "已满 {first} 个月的 {{}}里，首购后第 {first} 个月有 {{}} 再次下单；已满 {last} 个月的 {{}}里，第 {last} 个月为 {{}}。"
        ),
        (Lang::Zh, [first]) => {
            format!("已满 {first} 个月的 {{}}里，首购后第 {first} 个月有 {{}} 再次下单。")
        }
        (Lang::Zh, _) => "{}，还没有一个同期群走完下一个月。".to_owned(),
        (Lang::En, [first, last]) => {
            format!(
                "Of {{}} followed to month {first}, {{}} order again in it; of {{}} followed to month {last}, {{}} order in that one."
            )
        }
        (Lang::En, [first]) => {
            format!("Of {{}} followed to month {first}, {{}} order again in it.")
        }
        (Lang::En, _) => "{}, and no cohort has lived through a month yet.".to_owned(),
    }
}

/// What is not listed of a triangle.
pub fn left_out(lang: Lang, cohorts: usize, ages: usize) -> String {
    match (lang, cohorts, ages) {
        (_, 0, 0) => String::new(),
        (Lang::Zh, 0, ages) => format!("这里未列出更后的 {ages} 个月；合并数字包含它们。"),
        (Lang::En, 0, 1) => {
            "1 later month is not listed here; the pooled numbers hold it.".to_owned()
        }
        (Lang::En, 0, ages) => {
            format!("{ages} later months are not listed here; the pooled numbers hold them.")
        }
        (Lang::Zh, cohorts, 0) => {
            format!("这里未列出更早的 {cohorts} 个同期群；合并数字包含它们。")
        }
        (Lang::En, 1, 0) => {
            "1 earlier cohort is not listed here; the pooled numbers hold it.".to_owned()
        }
        (Lang::En, cohorts, 0) => {
            format!("{cohorts} earlier cohorts are not listed here; the pooled numbers hold them.")
        }
        (Lang::Zh, cohorts, ages) => {
            format!("这里未列出更早的 {cohorts} 个同期群和更后的 {ages} 个月；合并数字包含它们。")
        }
        (Lang::En, cohorts, ages) => format!(
            "{cohorts} earlier cohorts and {ages} later months are not listed here; the pooled numbers hold them."
        ),
    }
}

/// An age of a pooled curve, spoken.
pub fn age_spoken(lang: Lang, age: u32, share: &str) -> String {
    match lang {
        Lang::Zh => format!("第 {age} 个月：{share}"),
        Lang::En => format!("month {age}: {share}"),
    }
}

/// Up to which age.
pub fn at_age(lang: Lang, age: usize) -> String {
    match lang {
        Lang::Zh => format!("到首购后第 {age} 个月"),
        Lang::En => format!("up to month {age}"),
    }
}

/// When cost is covered.
pub fn paid_back(lang: Lang, age: Option<u32>) -> String {
    match (lang, age) {
        (Lang::Zh, Some(0)) => "首购当月即收回获客成本".to_owned(),
        (Lang::Zh, Some(age)) => format!("首购后第 {age} 个月收回获客成本"),
        (Lang::Zh, None) => "在已观察的月份里还没有收回".to_owned(),
        (Lang::En, Some(0)) => "paid back in the month of the first order".to_owned(),
        (Lang::En, Some(age)) => format!("paid back in month {age}"),
        (Lang::En, None) => "not paid back within what is seen".to_owned(),
    }
}

/// Fewer than two years.
pub const TENURE_NOT_SEEN: Phrase = both(
    "还没有客户被完整观察两年，看不出客龄与收入的关系。",
    "No customer was seen through two years, so tenure and revenue cannot be compared.",
);
/// Note.
pub const TENURE_BOTH_WAYS: Phrase = both(
    "教材说“留存越久利润越高”，教育机构案例却说客龄与回报成反比；这里只看你的数据。",
    "The textbook says profit grows with tenure, the school case says the opposite; here your data decide.",
);
/// Note.
pub const TENURE_FIRST_YEAR: Phrase = both(
    "第 1 年从首单算起，每位客户至少有这一单，所以当年下单占比必为 100%；其后各年没有这样的一单，比较时要留意。",
    "Year 1 begins with the first order, so everyone has ordered in it and it holds one order that later years do not: mind that when they are compared.",
);
/// Note.
pub const TENURE_NOT_CAUSE: Phrase = both(
    "各年的客户不是同一批人：留下来的本来就可能买得多，不能据此说客龄带来了收入。",
    "The years hold different people: those who stay may have bought more from the start, so tenure need not be the cause.",
);
/// Column and axis.
pub const TENURE_YEAR: Phrase = both("客龄", "Year of tenure");
/// Column.
pub const ACTIVE_SHARE: Phrase = both("当年下单占比", "ordered in the year");
/// Column.
pub const PROFIT_SO_FAR: Phrase = both(
    "每位起始客户累计利润",
    "profit so far per customer who started",
);
/// Column.
pub const REVENUE_SO_FAR: Phrase = both(
    "每位起始客户累计收入",
    "revenue so far per customer who started",
);
/// Title.
pub const BY_YEAR: Phrase = both("按客龄", "By year of tenure");
/// Title.
pub const TENURE_FIGURE: Phrase = both(
    "下单客户的年收入",
    "Revenue per customer who ordered, by year",
);
/// Title where the file gives a profit.
pub const TENURE_FIGURE_PROFIT: Phrase = both(
    "下单客户的年利润",
    "Profit per customer who ordered, by year",
);
/// Rule of an axis.
pub const TENURE_FIGURE_PROFIT_RULE: Phrase = both(
    "当年利润 ÷ 当年下单的客户。",
    "Profit of the year ÷ customers who ordered in it.",
);
/// Rule of an axis.
pub const TENURE_FIGURE_RULE: Phrase = both(
    "当年收入 ÷ 当年下单的客户。",
    "Revenue of the year ÷ customers who ordered in it.",
);

/// The n-th year.
pub fn nth_year(lang: Lang, year: u32) -> String {
    match lang {
        Lang::Zh => format!("第 {year} 年"),
        Lang::En => format!("year {year}"),
    }
}

/// The finding of tenure, of profit or of revenue.
pub fn tenure_answer(lang: Lang, trend: TenureTrend, last: u32, is_profit: bool) -> String {
    let money = match (lang, is_profit) {
        (Lang::Zh, true) => "利润",
        (Lang::Zh, false) => "收入",
        (Lang::En, true) => "profit",
        (Lang::En, false) => "revenue",
    };
    match (lang, trend) {
        (Lang::Zh, TenureTrend::Grows) => {
            format!("客龄越长，下单客户一年带来的{money}越高：第 1 年 {{}}，第 {last} 年 {{}}。")
        }
        (Lang::Zh, TenureTrend::Falls) => {
            format!("客龄越长，下单客户一年带来的{money}越低：第 1 年 {{}}，第 {last} 年 {{}}。")
        }
        (Lang::Zh, _) => {
            format!("{money}与客龄没有一致的方向：第 1 年 {{}}，第 {last} 年 {{}}。")
        }
        (Lang::En, TenureTrend::Grows) => format!(
            "Every further year a customer who orders brings more {money}: {{}} in year 1, {{}} in year {last}."
        ),
        (Lang::En, TenureTrend::Falls) => format!(
            "Every further year a customer who orders brings less {money}: {{}} in year 1, {{}} in year {last}."
        ),
        (Lang::En, _) => format!(
            "A customer who orders brings {money} that goes no one way with tenure: {{}} in year 1, {{}} in year {last}."
        ),
    }
}

/// The finding where a year that is compared has too few customers to say which way money goes.
pub fn tenure_few(lang: Lang, (year, ordering): (u32, u64), last: u32, is_profit: bool) -> String {
    let ordering = count(lang, ordering);
    let money = match (lang, is_profit) {
        (Lang::Zh, true) => "利润",
        (Lang::Zh, false) => "收入",
        (Lang::En, true) => "profit",
        (Lang::En, false) => "revenue",
    };
    match lang {
        Lang::Zh => format!(
            "还看不出{money}随客龄怎样变化：第 {year} 年下单的客户仅 {ordering} 位，差别可能只是偶然。下单客户一年带来的{money}，第 1 年 {{}}，第 {last} 年 {{}}。"
        ),
        Lang::En => format!(
            "Which way {money} goes with tenure cannot be told yet: only {ordering} customers ordered in year {year}, and the difference may be chance. A customer who orders brings {{}} in year 1 and {{}} in year {last}."
        ),
    }
}

/// Said of the years that are not compared.
pub fn tenure_left_out(lang: Lang, year: u32, ordering: u64) -> String {
    let [ordering, least] = [ordering, LEAST_ORDERING].map(|it| count(lang, it));
    match lang {
        Lang::Zh => format!(
            "第 {year} 年起下单的客户不足 {least} 位（该年 {ordering} 位），只列出，不作比较。"
        ),
        Lang::En => format!(
            "From year {year} on fewer than {least} customers ordered ({ordering} in that year): it is listed and not compared."
        ),
    }
}

/// A year of the figure, spoken.
pub fn tenure_spoken(lang: Lang, year: u32, money: &str, unit: &str) -> String {
    format!("{}: {money} {unit}", nth_year(lang, year))
}

/// The year that pays the cost of winning a customer back, by profit or, for want of it, by revenue.
pub fn tenure_payback(lang: Lang, year: Option<u32>, is_profit: bool) -> String {
    let mut said = match (lang, year) {
        (Lang::Zh, Some(year)) => format!("第 {year} 年收回获客成本。"),
        (Lang::Zh, None) => "在已观察的年份里没有收回获客成本。".to_owned(),
        (Lang::En, Some(year)) => {
            format!("The cost of winning a customer is paid back in year {year}.")
        }
        (Lang::En, None) => {
            "The cost of winning a customer is not paid back within what is seen.".to_owned()
        }
    };
    if !is_profit {
        said.push_str(lang.pick(
            "文件里没有利润，这里按收入算，实际回收会更晚。",
            " The file gives no profit: this counts revenue, so it comes later in truth.",
        ));
    }
    said
}

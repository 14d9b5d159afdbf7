//! The words of the school: members who join and leave.

use super::{Phrase, both};
use crate::lifetime::StockReading;
use crate::text::Lang;
use crate::text::number::exact;

/// The finding of the school.
pub const SCHOOL_ANSWER: Phrase = both(
    "按在册与新入推算，学生平均停留 {}，其间带来利润 {}；按各段流失率推算停留 {}，推得的在册人数与所述相差 {}。",
    "By stock and flow students stay {} in the mean and bring a profit of {}; by the losses they stay {}, and the members that follow differ from the stated ones by {}.",
);
/// The finding where the losses give no mean.
pub const SCHOOL_ANSWER_SHORT: Phrase = both(
    "按在册与新入推算，学生平均停留 {}，其间带来利润 {}。",
    "By stock and flow students stay {} in the mean and bring a profit of {}.",
);
/// Refusal.
pub const NOT_ABOVE_ZERO: Phrase = both(
    "在册人数和每月新入都要大于零。",
    "Members and those who join a month must be above zero.",
);
/// Control.
pub const STOCK: Phrase = both("在册人数（某一时点）", "Members at one time");
/// Control.
pub const JOINING: Phrase = both("每月新入", "Joining a month");
/// Control.
pub const LEAVING: Phrase = both("每月离开（假设）", "Leaving a month (assumed)");
/// Control.
pub const REVENUE_MONTH: Phrase = both("人均月收入", "Revenue per member and month");
/// Control.
pub const PROFIT_MONTH: Phrase = both("人均月利润", "Profit per member and month");
/// Control.
pub const MONTH_DISCOUNT: Phrase = both("月折现率（假设）", "Discount a month (assumed)");
/// Control.
pub const FIRST_LOSS: Phrase = both(
    "若首段流失降到（假设）",
    "If the first loss fell to (assumed)",
);
/// Group of controls.
pub const LEFT_BY: Phrase = both("累计流失", "Left by then");
/// Column.
pub const INTERVAL: Phrase = both("时段", "Interval");
/// Title.
pub const LOSSES: Phrase = both("各段流失", "Losses by interval");
/// Note.
pub const HAZARD_NOTE: Phrase = both(
    "月流失率先升后降，而 sBG 只能下降，所以拟合有偏差。",
    "The chance to leave rises and then falls; the sBG can only fall, so it misses.",
);
/// Title.
pub const FIRST_LOSS_TITLE: Phrase = both("减少首段流失的效果", "What a smaller first loss brings");
/// Line.
pub const MONTHS_NOW: Phrase = both("现在的停留月数", "months now");
/// Line.
pub const MONTHS_THEN: Phrase = both("首段流失减少后", "months then");
/// Line.
pub const MONTHS_MENDED: Phrase = both("解决后的停留月数", "months once mended");
/// Line.
pub const MONTHS_ALL_MENDED: Phrase = both("全部解决后的停留月数", "months once all are mended");
/// Line.
pub const PROFIT_ALL_MENDED: Phrase = both(
    "全部解决、稳定后每月多出的利润",
    "profit more a month once all are mended and it is steady",
);
/// Note of a number that no document gives.
pub const ASSUMED: Phrase = both(
    "本页的假设，案例没有给出",
    "an assumption of this page; the case gives no number",
);
/// Note of the leaving.
pub const LEAVING_ASSUMED: Phrase = both(
    "本页的假设：案例只说离开的多于新入的，没有给出人数",
    "an assumption of this page: the case says only that more leave than join",
);
/// How the first footnote goes on where the number is read as a year’s joining.
pub const READ_YEARLY: Phrase = both(
    "这里按你的选择改按全年注册理解；默认按在读人数理解。",
    "Here it is read as a year’s joining, as you chose; by default it is the standing number.",
);
/// Line.
pub const TOLD_YEAR: Phrase = both("所述每月新入 × 12", "the stated joining a month × 12");
/// Line.
pub const PROFIT_MORE: Phrase = both("稳定后每月多出的利润", "profit more a month once steady");
/// Note.
pub const LATER_LOSSES_KEPT: Phrase = both(
    "首段流失降到多少是本页的假设；其后各段的条件流失率不变",
    "the smaller first loss is an assumption of this page; later conditional losses kept",
);
/// Axis and column.
pub const MONTH: Phrase = both("入学后的月数", "Months since joining");

/// The finding where the number is read as a year's joining.
pub const YEARLY_ANSWER: Phrase = both(
    "按全年注册理解，{}合每月新入 {}，与所述每月新入的 12 倍相差 {}；按各段流失率平均停留 {}，同一时点在册约 {}。",
    "Read as a year’s joining, {} make {} a month, {} from twelve times the stated month; by the losses they stay {}, so that {} are there at one time.",
);
/// Refusal.
pub const NO_MEAN_STAY: Phrase = both(
    "最后一段没有流失，平均停留时间推不出来，按全年注册就算不出在册人数。请改按某一时点的在册人数理解，或改最后一段的流失。",
    "Nobody leaves in the last interval, so the mean stay is unknown, and with it how many of a year’s joining are there at one time. Read the number as members at one time, or change the last loss.",
);
/// Control and column.
pub const READ_AS: Phrase = both("人数的含义", "The number is");
/// Control.
pub const JOINED_YEARLY: Phrase = both("全年注册人数", "Joining a year");
/// Title.
pub const TWO_READINGS: Phrase = both(
    "在册人数，还是全年注册人数？",
    "Members at one time, or joining in a year?",
);
/// Note.
pub const TWO_READINGS_NOTE: Phrase = both(
    "两种理解各与案例中另外的数字核对，差得少的更可信。案例写“每年大概有 63,800 人注册”，又写每月新注册 7,620 人。",
    "Each reading is held against the other figures of the case; the smaller gap is the likelier. The case says that about 63,800 enrol a year, and that 7,620 enrol a month.",
);
/// Column.
pub const HELD_AGAINST: Phrase = both("核对依据", "Held against");
/// Cell.
pub const BY_LOSSES: Phrase = both(
    "每月新入 × 按流失率推算的停留月数（利特尔法则）",
    "joining a month × months by the losses (Little’s law)",
);
/// Cell.
pub const BY_JOINING: Phrase = both("每月新入 × 12", "joining a month × 12");
/// Column.
pub const OTHER_FIGURE: Phrase = both("核对所得", "that figure");
/// Note.
pub const TWELVE_MONTHS: Phrase = both("案例写作 91,400", "the case prints 91,400");
/// Column.
pub const STAYED: Phrase = both("已停留月数", "Months stayed");
/// Title.
pub const SURVIVORS: Phrase = both("留得越久，余下价值越高", "Who has stayed is worth more");
/// Title and group of controls.
pub const GROUPS: Phrase = both("7 组学生", "The groups of students");
/// Note.
pub const GROUPS_NOTE: Phrase = both(
    "案例只说分 7 组及各组的位置，没有数字；占比、收入和利润是示意，起始的数加权后正好等于案例的 381 和 39，改过之后见下面的核对。",
    "The case tells that there are seven groups and where they stand, no figures: shares, revenue and profit are illustrative. As they stand at first they add up to its 381 and 39; after a change see the check below.",
);
/// Column.
pub const GROUP: Phrase = both("组", "Group");
/// Column.
pub const CELL: Phrase = both("所在格", "Cell");
/// Column.
pub const WHO: Phrase = both("案例的判断", "What the case says of them");
/// Title.
pub const FOUR_CELLS: Phrase = both("四格矩阵", "The four cells");
/// Note.
pub const FOUR_CELLS_NOTE: Phrase = both(
    "契合度按案例；人均月利润高于全体平均为财务价值高。契合的是案例所说“品牌”型学生，不契合的是“非品牌”型。",
    "Fit as the case tells it; worth is high where profit a head is above the mean of all. Those who fit are the case’s “brand” students, the others its “non-brand” ones.",
);
/// Title.
pub const FIT_AND_WORTH: Phrase = both("契合度与财务价值", "Fit and worth");
/// What runs to the right.
pub const FIT: Phrase = both("与课程的契合度", "Fit with the courses");
/// What runs upwards.
pub const WORTH: Phrase = both("财务价值", "Worth");
/// Rule of the colours.
pub const CELL_RULE: Phrase = both(
    "颜色只表示所在的格，与数值大小无关：契合度和财务价值都高的最深，都低的最浅。",
    "The shade tells the cell, not a number: the strongest where fit and worth are high, the lightest where both are low.",
);
/// Under a picture.
pub const ILLUSTRATIVE: Phrase = both("各组数字为示意", "numbers of the groups are illustrative");
/// Cell.
pub const NO_GROUP: Phrase = both("无", "none");
/// Title.
pub const GROUPS_ADD_UP: Phrase = both("各组合计与案例平均", "The groups against the case’s means");
/// Refusal.
pub const NO_SHARES: Phrase = both(
    "各组占比之和要大于零。",
    "The groups’ parts must add up to more than zero.",
);
/// Title, group of controls.
pub const REASONS: Phrase = both("不满意的原因", "Reasons of dissatisfaction");
/// Bar.
pub const REASONS_BAR: Phrase = both("主要原因", "Main reasons");
/// Rule.
pub const REASONS_RULE: Phrase = both(
    "该类原因个数 ÷ 主要原因个数。案例没有列出各个原因，也没有各自的人数。",
    "Reasons of the kind ÷ main reasons. The case names none of them and gives no numbers of students.",
);
/// Control, part of a bar.
pub const FIXABLE: Phrase = both("营销或传播能解决", "Marketing or communication can mend");
/// Part of a bar.
pub const STRUCTURAL: Phrase = both(
    "架构造成，营销管不了",
    "In the organisation, beyond marketing",
);
/// Control.
pub const ALL_REASONS: Phrase = both("主要原因", "Main reasons");
/// Control.
pub const AVERTED: Phrase = both(
    "解决后挽回其中多少流失",
    "Of the losses behind them, mending keeps",
);
/// Unit.
pub const REASON_UNIT: Phrase = both("个原因", "reasons");
/// Note: the three remedies of the case.
pub const REMEDIES: Phrase = both(
    "案例的三个办法：改善传播方式；改善操作系统；由当地经理实行的直接解决方案",
    "the case’s three remedies: better communication; better operating systems; direct fixes that local managers apply",
);
/// Note.
pub const BEYOND_MARKETING: Phrase = both(
    "由公司架构造成，不在营销经理能力范围之内",
    "they come from how the company is built and are beyond the marketing manager",
);
/// Title.
pub const MENDING: Phrase = both("解决这些原因值多少", "What mending them is worth");
/// Note.
pub const MENDING_NOTE: Phrase = both(
    "设每个原因造成的流失一样多；案例没有给出各原因的比重，可改上面的占比。",
    "Every reason is taken to drive away as many; the case does not tell their weights. Change the part that mending keeps.",
);
/// Note.
pub const ALIKE: Phrase = both(
    "能解决的占比 × 挽回的占比",
    "part that can be mended × part that mending keeps",
);
/// Note.
pub const EVERY_INTERVAL: Phrase = both(
    "每一段的流失都按此减少",
    "every interval loses less by this part",
);
/// Note.
pub const IF_ALL: Phrase = both(
    "若能解决的原因全部解决（上限）",
    "if all that can be mended were (the most there is to win)",
);
/// Refusal.
pub const MORE_THAN_ALL: Phrase = both(
    "能解决的原因不能多于全部原因。",
    "No more reasons can be mended than there are.",
);
/// Refusal.
pub const ABOVE_WHOLE: Phrase = both("最多 100%。", "At most 100%.");

/// What the number of members is.
pub fn reading(lang: Lang, of: StockReading) -> &'static str {
    match of {
        StockReading::AtOneTime => lang.pick("某一时点的在册人数", "members at one time"),
        StockReading::JoiningYearly => lang.pick("全年注册人数", "joining in a year"),
    }
}

/// A group.
pub fn group(lang: Lang, place: usize) -> String {
    match lang {
        Lang::Zh => format!("第 {place} 组"),
        Lang::En => format!("group {place}"),
    }
}

/// Fit.
pub fn fit(lang: Lang, fits: bool) -> &'static str {
    match fits {
        true => lang.pick("契合度高", "high fit"),
        false => lang.pick("契合度低", "low fit"),
    }
}

/// Worth.
pub fn worth(lang: Lang, is_much: bool) -> &'static str {
    match is_much {
        true => lang.pick("财务价值高", "high worth"),
        false => lang.pick("财务价值低", "low worth"),
    }
}

/// A cell of the matrix.
pub fn cell(lang: Lang, fits: bool, is_worth_much: bool) -> &'static str {
    match (fits, is_worth_much) {
        (true, true) => lang.pick("契合度高、价值高", "high fit, high worth"),
        (true, false) => lang.pick("契合度高、价值低", "high fit, low worth"),
        (false, true) => lang.pick("契合度低、价值高", "low fit, high worth"),
        (false, false) => lang.pick("契合度低、价值低", "low fit, low worth"),
    }
}

/// What the case says of a cell.
pub fn who(lang: Lang, fits: bool, is_worth_much: bool) -> &'static str {
    match (fits, is_worth_much) {
        (true, true) => lang.pick(
            "最适合现有课程：愿意投入必要的时间和金钱完成培训",
            "suit the courses best: ready to give the time and money to finish",
        ),
        (true, false) => lang.pick(
            "感受到课程的价值，但无法或不愿在培训上花钱",
            "value the courses, but cannot or will not spend on training",
        ),
        (false, true) => lang.pick(
            "愿意多花钱，但课程达不到其技术水平与期望",
            "would spend more, but the courses are below their level and expectation",
        ),
        (false, false) => lang.pick(
            "不适合这家机构，营销也改变不了",
            "not suited to the school; marketing cannot help",
        ),
    }
}

/// A part of the students, in a cell.
pub fn of_students(lang: Lang, part: &str) -> String {
    match lang {
        Lang::Zh => format!("占学生 {part}"),
        Lang::En => format!("{part} of the students"),
    }
}

/// A part of the profit, in a cell.
pub fn of_profit(lang: Lang, part: &str) -> String {
    match lang {
        Lang::Zh => format!("占利润 {part}"),
        Lang::En => format!("{part} of the profit"),
    }
}

/// Few bring most of the profit.
pub fn few_bring(lang: Lang, groups: usize) -> String {
    match lang {
        Lang::Zh => format!("{groups} 组高于平均利润：占学生 {{}}，占利润 {{}}。"),
        Lang::En => format!(
            "{groups} groups are above the mean profit: {{}} of the students, {{}} of the profit."
        ),
    }
}

/// What the case states beside a computed number.
pub fn stated(lang: Lang, told: &str) -> String {
    match lang {
        Lang::Zh => format!("所述 {told}"),
        Lang::En => format!("stated: {told}"),
    }
}

/// Parts that do not make up the whole.
pub fn shares_make(lang: Lang, all: &str) -> String {
    match lang {
        Lang::Zh => format!("各组占比合计 {all}，不是 100%；已按合计折算，请改占比。"),
        Lang::En => format!(
            "The groups’ parts add up to {all}, not 100%; each is taken of that sum. Change them if they should not be."
        ),
    }
}

/// So many of a kind.
pub fn so_many(name: &str, count: &str) -> String {
    format!("{name} {count}")
}

/// A curve fitted by least squares.
pub fn by_least_squares(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}（最小二乘）"),
        Lang::En => format!("{name}, least squares"),
    }
}

/// What the table of those who stayed says.
pub fn survivors_note(lang: Lang, rate: &str) -> String {
    match lang {
        Lang::Zh => format!(
            "到这时仍在的学生，余下的付款期数（含当期）及其价值，月折现率 {rate}。sBG 下越久越高，因为先走的是容易走的人；分段按各段自己的流失率。"
        ),
        Lang::En => format!(
            "Payments still to come of a student who is there by then, with the one of that moment, and their value at {rate} a month. It rises under the sBG because those who leave easily leave first; piecewise goes by the intervals’ own rates."
        ),
    }
}

/// Left by a month.
pub fn by_month(lang: Lang, months: f64) -> String {
    let months = exact(months);
    match lang {
        Lang::Zh => format!("{months} 个月内流失"),
        Lang::En => format!("left by month {months}"),
    }
}

/// A point of the school, spoken.
pub fn by_month_spoken(lang: Lang, months: f64, share: &str) -> String {
    let months = exact(months);
    match lang {
        Lang::Zh => format!("第 {months} 个月：{share} 仍在"),
        Lang::En => format!("month {months}: {share} still there"),
    }
}

/// An interval.
pub fn interval(lang: Lang, from: f64, to: f64) -> String {
    let [from, to] = [from, to].map(exact);
    match lang {
        Lang::Zh => format!("第 {from}–{to} 个月"),
        Lang::En => format!("months {from} to {to}"),
    }
}

/// What the curves of the school say.
pub fn school_curves_note(lang: Lang, rate: &str) -> String {
    match lang {
        Lang::Zh => format!(
            "付款期数按每月月初计，比停留月数约多半个月；价值 = 月利润 × 折现后期数（月折现率 {rate}）。"
        ),
        Lang::En => format!(
            "Payments count starts of months, about half a month more than residence; value = monthly profit × payments discounted at {rate} a month."
        ),
    }
}

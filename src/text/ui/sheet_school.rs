//! The words of the school: members who join and leave.

use super::{Phrase, both};
use crate::text::Lang;
use crate::text::number::exact;

/// The finding of the school.
pub const SCHOOL_ANSWER: Phrase = both(
    "按在册与新入推算，学生平均停留 {}，每人带来利润 {}；按各段流失率推算停留 {}，推得的在册人数与所述相差 {}。",
    "By stock and flow students stay {} in the mean and bring {} of profit each; by the losses they stay {}, and the members that follow differ from the stated ones by {}.",
);
/// The finding where the losses give no mean.
pub const SCHOOL_ANSWER_SHORT: Phrase = both(
    "按在册与新入推算，学生平均停留 {}，每人带来利润 {}。",
    "By stock and flow students stay {} in the mean and bring {} of profit each.",
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
pub const LEAVING: Phrase = both("每月离开", "Leaving a month");
/// Control.
pub const REVENUE_MONTH: Phrase = both("人均月收入", "Revenue per member and month");
/// Control.
pub const PROFIT_MONTH: Phrase = both("人均月利润", "Profit per member and month");
/// Control.
pub const MONTH_DISCOUNT: Phrase = both("月折现率", "Discount a month");
/// Control.
pub const FIRST_LOSS: Phrase = both("若首段流失降到", "If the first loss fell to");
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
pub const PROFIT_MORE: Phrase = both("稳定后每月多出的利润", "profit more a month once steady");
/// Note.
pub const LATER_LOSSES_KEPT: Phrase =
    both("其后各段的条件流失率不变", "later conditional losses kept");
/// Axis and column.
pub const MONTH: Phrase = both("入学后的月数", "Months since joining");

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

//! The words around sheets: topics, tables, what is missing.

use super::{Phrase, both};
use crate::base::Window;
use crate::segment::Span;
use crate::text::{Lang, names};

/// Topics of a room.
pub const TOPICS: Phrase = both("专题", "Topics");
/// Said where the address names a topic that the room does not have.
pub const NO_SUCH_TOPIC: Phrase = both(
    "这里没有名为“{}”的专题，以下是首页；其他专题见上方。",
    "There is no topic called “{}” here. This is the first page; the topics stand above.",
);
/// Group of schemes.
pub const GROUP_SEGMENTS: Phrase = both("分群方法", "Ways to segment");
/// Group of facts.
pub const GROUP_FACTS: Phrase = both("概览", "Overview");
/// Column of names.
pub const SEGMENT: Phrase = both("客户群", "Segment");
/// Column of notes.
pub const MEANING: Phrase = both("含义", "Meaning");
/// Title of the main table.
pub const BY_SEGMENT: Phrase = both("各群明细", "By segment");
/// Nobody brings revenue.
pub const NO_REVENUE: Phrase = both(
    "{} 位客户已分群，但没有正的收入可比。",
    "{} customers are in segments; none of them brings revenue to compare.",
);
/// One segment has everybody.
pub const ALL_IN_ONE: Phrase = both(
    "“{}”里是全部 {} 位客户：按这个办法分不开他们。",
    "“{}” holds all {} customers: this way of segmenting tells none of them apart.",
);
/// There is one customer.
pub const ONE_CUSTOMER: Phrase = both(
    "只有 {} 位客户，没有可分的：在“{name}”。",
    "There is only {} customer and nothing to divide: it is in “{name}”.",
);
/// Opening facts.
pub const OPENING_FACTS: Phrase = both("经营概览", "Opening facts");
/// What they answer.
pub const OPENING_ABOUT: Phrase = both(
    "客单价、复购率、购买间隔、新老客收入",
    "order value, repeat rate, gaps, new and earlier customers",
);
/// The sentence.
pub const OPENING: Phrase = both(
    "观察期内复购率 {}，客单价 {}。",
    "In the window the repeat rate is {} and the average order is worth {}.",
);
/// No orders.
pub const NO_ORDERS: Phrase = both(
    "观察期内没有已付订单。",
    "There is no paid order in the window.",
);
/// Column.
pub const FACT: Phrase = both("指标", "Fact");
/// Column.
pub const NUMBER: Phrase = both("数值", "Number");
/// Column.
pub const WHAT_IT_COUNTS: Phrase = both("口径", "What it counts");
/// What a topic needs that is about data, while there are none.
pub fn needs_data(slug: &str) -> Phrase {
    match slug {
        "leads" => both(
            "这个专题要用潜客表，一行一位潜客。打开一份，或先用下面虚构的示例。",
            "This topic needs a file of leads, one a row. Open one, or try the made-up sample below.",
        ),
        "survey" => both(
            "这个专题要用问卷，一行一份答卷。先打开一份，再回到这里。",
            "This topic needs a survey, one respondent a row. Open one, then come back.",
        ),
        "assessment-file" => both(
            "这个专题要用评分表，一行一个客户。打开一份，或先用下面虚构的示例。",
            "This topic needs a scorecard, one account a row. Open one, or try the made-up sample below.",
        ),
        _ => both(
            "这个专题要用订单文件。先打开一份数据，再回到这里。",
            "This topic needs an order file. Open one, then come back.",
        ),
    }
}
/// The topics that are made of the same document as the open case.
pub const SAME_DOCUMENT: Phrase = both(
    "同一案例的其他算法（“价值”页）",
    "More of this case, in the value room",
);
/// Leads to the topic that shows the same on a case.
pub const ON_PAPER: Phrase = both("先看案例：{}", "See it on a case: {}");
/// Back to what it began with.
pub const RESET: Phrase = both("恢复默认", "Reset");
/// Drops settings that were made for another file.
pub const DROP_CARRIED: Phrase = both("恢复默认", "Use the defaults");
/// Drops numbers that were counted in another file.
pub const DROP_CARRIED_NUMBERS: Phrase =
    both("改用现在这份文件的数", "Use this file’s own numbers");
/// Takes them over.
pub const KEEP_CARRIED: Phrase = both("保留", "Keep these");

/// Said where settings were made for another file.
pub fn carried(lang: Lang, file: &str) -> String {
    match lang {
        Lang::Zh => format!("这里的设置是为“{file}”填的，沿用到了现在的数据。"),
        Lang::En => {
            format!("These settings were made for “{file}” and carried over to these data. ")
        }
    }
}
/// Said where the numbers of a question on paper were counted in another file.
pub fn carried_numbers(lang: Lang, file: &str) -> String {
    match lang {
        Lang::Zh => format!("这里的数字取自“{file}”，不是现在打开的数据。"),
        Lang::En => {
            format!("The numbers here are those of “{file}”, not of the data that are open. ")
        }
    }
}
/// Choose a start.
pub const START: Phrase = both("从这里开始", "Start from");
/// Asking.
pub const ASKING: Phrase = both("正在计算…", "Computing…");
/// Controls.
pub const CONTROLS: Phrase = both("可调整的设定", "What you can change");
/// Not understood.
pub const NOT_A_QUESTION: Phrase = both(
    "有一处读不出来：空着，或该填整数的填了小数。",
    "Something here cannot be read: a field is empty, or holds a fraction where a whole number belongs.",
);
/// An entry was not taken; why.
pub const TAKEN_BACK: Phrase = both(
    "{}这个值没有采用，仍按改动前的计算。",
    "{} The entry was not taken; what stood before it stands.",
);
/// Said over a sheet that answers an earlier question, since the last one has no answer.
pub const LAST_VALID: Phrase = both(
    "以下是最近一次有效的结果，还没有反映现在的输入。",
    "Last valid result: what follows does not answer what is entered now.",
);
/// What was kept cannot be read; why.
pub const BEGUN_AGAIN: Phrase = both(
    "{}存下来的设定读不出来，已恢复默认。",
    "{} What was kept cannot be read; the topic begins from its start.",
);
/// How scores are cut.
pub const CUTTING: Phrase = both("分值的切法", "How scores are cut");
/// Cutting.
pub const CUT_PACKAGE: Phrase = both("按数值区间（rfm R 包）", "by value, as rfm (R) does");
/// Cutting.
pub const CUT_QUANTILES: Phrase =
    both("按分位数（相同值同分）", "by quantiles, equal values alike");
/// Cutting.
pub const CUT_RANKS: Phrase = both("按名次（相同值拆开）", "by rank, equal values apart");
/// Cutting.
pub const CUT_NESTED: Phrase = both("逐层嵌套（先 R 后 F 再 M）", "nested: R, then F, then M");
/// Cutting.
pub const CUT_MEANS: Phrase = both("以均值分高低", "high and low by the mean");
/// Names.
pub const RFM_NAMES: Phrase = both("客户群名称", "Names of segments");
/// Names.
pub const NAMES_VIGNETTE: Phrase = both("rfm（R）说明文档的十类", "ten of the rfm (R) vignette");
/// Names.
pub const NAMES_BANDS: Phrase = both("rfm（R）0.2 版的分段", "bands of rfm (R) 0.2");
/// Names.
pub const NAMES_TEN: Phrase = both("常用十类（只看 R、F）", "the common ten, by R and F");
/// Names.
pub const NAMES_EIGHT: Phrase = both(
    "八类（重要价值、重要保持…）",
    "eight classes of high and low",
);
/// Names.
pub const NAMES_CELLS: Phrase = both("不命名，直接列分值", "no names, cells alone");
/// Time.
pub const SPAN: Phrase = both("统计范围", "Counted over");
/// Time.
pub const SPAN_HISTORY: Phrase = both("全部历史", "the whole history");
/// Time.
pub const SPAN_WINDOW: Phrase = both("观察期", "the window");
/// Class A.
pub const ABC_A: Phrase = both("A 类占客户的比例", "Class A, percent of customers");
/// Class B.
pub const ABC_B: Phrase = both("B 类占客户的比例", "Class B, percent of customers");
/// Life cycle.
pub const OVERDUE: Phrase = both(
    "超过几倍惯常间隔算退化期",
    "Overdue after this many usual gaps",
);
/// Life cycle.
pub const ENDED: Phrase = both(
    "超过几倍惯常间隔算终止期",
    "Ended after this many usual gaps",
);
/// Life cycle.
pub const SETTLED: Phrase = both(
    "下单几天起不再是考察期",
    "Exploration ends at this many order days",
);
/// Unit.
pub const TIMES: Phrase = both("倍", "times");
/// Unit.
pub const ORDERS: Phrase = both("单", "orders");

/// What each segmentation answers.
pub mod about {
    use super::{Phrase, both};

    /// RFM.
    pub const RFM: Phrase = both(
        "按近度、频次、金额打分分群",
        "scores by recency, frequency, money",
    );
    /// ABC.
    pub const ABC: Phrase = both(
        "按现有贡献加潜力排序，分 A、B、C",
        "ranked by what they bring and may bring",
    );
    /// Usage.
    pub const USAGE: Phrase = both(
        "用量轻重与忠诚程度的九宫格",
        "nine cells of usage and loyalty",
    );
    /// Life cycle.
    pub const LIFE_CYCLE: Phrase = both(
        "考察、形成、稳定、退化、终止",
        "exploration, growth, mature, decline, ended",
    );
    /// Relationship.
    pub const RELATIONSHIP: Phrase = both(
        "按人数多少与毛利高低，定每群客户走多近",
        "how close to stand to each group, by its size and margin",
    );
    /// Basis.
    pub const BASIS: Phrase = both(
        "服务水平、成交价格或折扣",
        "service level, realised price, discount",
    );
}

/// The window of a sheet.
pub fn period(lang: Lang, window: &Window) -> String {
    let [from, to] = [window.from, window.to].map(|day| names::day(lang, day));
    match lang {
        Lang::Zh => format!("{from}至{to}"),
        Lang::En => format!("{from} to {to}"),
    }
}

/// The time over which a scheme counts orders and money.
pub fn counted_over(lang: Lang, span: Span, window: &Window) -> String {
    let to = names::day(lang, window.to);
    match (span, lang) {
        (Span::Window, _) => period(lang, window),
        (Span::History, Lang::Zh) => format!("截至{to}的全部历史"),
        (Span::History, Lang::En) => format!("everything up to {to}"),
    }
}

/// Basis.
pub const BASIS: Phrase = both("分群依据", "Segmented by");
/// Basis.
pub const BASIS_LEVEL: Phrase = both("服务水平列", "the service-level column");
/// Basis.
pub const BASIS_PRICE: Phrase = both("成交单价", "realised price");
/// Basis.
pub const BASIS_DISCOUNT: Phrase = both("折扣力度", "discount");
/// What the colour of a cell says.
pub const CELL_COLOUR: Phrase = both("格子的颜色", "Colour of a cell");
/// How it is chosen.
pub const CELL_COLOUR_RULE: Phrase = both(
    "数值离零越远，颜色越深；正负两侧各分五级，以图中最大的绝对值为满级。",
    "The further from zero, the stronger: five steps on either side of zero, the largest number by size at the fifth.",
);

//! The words of the segments room's topics: schemes in detail, own rules, schemes crossed.

use super::{Phrase, both};
use crate::text::{Lang, names};
use crate::units::Day;

/// Group of topics that compare.
pub const GROUP_COMPARED: Phrase = both("变化与交叉", "Change and crossing");
/// Days.
pub const DAYS: Phrase = both("天", "days");
/// Months.
pub const MONTHS: Phrase = both("个月", "months");
/// Money.
pub const MONEY: Phrase = both("金额", "money");
/// A scheme whose settings are those of its page.
pub const AS_ON_ITS_PAGE: Phrase = both(
    "设置与“{}”页一致，在那里改，这里一起变。",
    "Set as on the page “{}”: what is changed there changes here too.",
);
/// A scheme that was changed where it stands.
pub const NOT_AS_ON_ITS_PAGE: Phrase = both(
    "此处另有设置，与“{}”页不同；重选不带“此处另设”的一项即恢复一致。",
    "Set here, otherwise than on the page “{}”; choose the entry without “set here” to follow the page again.",
);
/// A choice of a scheme that was changed where it stands.
pub const SET_HERE: Phrase = both("{}（此处另设）", "{} (set here)");
/// How cuts come about.
pub const CUTS: Phrase = both("切点", "Cuts");
/// Cuts from shares.
pub const BY_SHARES: Phrase = both("按客户占比推出", "from shares of customers");
/// Cuts that were entered.
pub const ENTERED: Phrase = both(
    "自己定（以现在的切点为起点）",
    "my own, starting from these",
);
/// A basis that is left to the data.
pub const BASIS_FOUND: Phrase = both("由数据定", "as the data allow");
/// The same, and what it came to.
pub const BASIS_FOUND_AS: Phrase = both("由数据定（{}）", "as the data allow ({})");
/// Bands.
pub const BANDS: Phrase = both("分档方法", "How bands are cut");
/// Bands.
pub const BANDS_EQUAL: Phrase = both("每档人数相等", "as many customers in each");
/// How many.
pub const CLASSES: Phrase = both("分几档", "How many classes");
/// Unit.
pub const CLASS_UNIT: Phrase = both("档", "classes");
/// Cuts.
pub const CUT_COUNT: Phrase = both("档数", "Number of bands");
/// One more.
pub const CUT_MORE: Phrase = both("加一档", "One more");
/// One less.
pub const CUT_LESS: Phrase = both("去掉最后一档", "Drop the last");

/// Tier.
pub const TIER_DIAMOND: Phrase = both("钻石卡：前", "Diamond: the top");
/// Tier.
pub const TIER_GOLD: Phrase = both("金卡以上：前", "Gold and above: the top");
/// Tier.
pub const TIER_SILVER: Phrase = both("银卡以上：前", "Silver and above: the top");
/// Where thresholds are entered.
pub const TIERS_ENTERED: Phrase = both(
    "门槛在“消费分层”页逐个修改。",
    "Thresholds are changed one by one on the first page of the room.",
);

/// RFM.
pub const CUT_COUNT_WORSE: Phrase = both(
    "按比他差的人数（相同值同分）",
    "by how many are worse, equal values alike",
);
/// RFM.
pub const NAMES_OWN_BOXES: Phrase = both("自己画框（以说明文档的为起点）", "my own boxes");
/// Column.
pub const SCORE: Phrase = both("得分", "Score");
/// Table.
pub const SCORE_COUNTS: Phrase = both("各得分的客户数", "Customers by score");
/// RFM.
pub const COUNTED: Phrase = both("频次按什么计", "Frequency counts");
/// RFM.
pub const COUNT_ORDERS: Phrase = both("已付订单", "paid orders");
/// RFM.
pub const COUNT_LINES: Phrase = both(
    "每一行销售（rfm 包的计法）",
    "every sale line, as rfm (R) does",
);

/// A cut of a dimension.
pub fn rfm_cut(lang: Lang, dimension: usize, place: usize) -> String {
    let name = super::sheet_customers::DIMENSIONS[dimension.min(2)].get(lang);
    match lang {
        Lang::Zh => format!("{name} 切点 {}", place + 1),
        Lang::En => format!("{name}, cut {}", place + 1),
    }
}

/// A side of a box.
pub fn box_side(lang: Lang, dimension: usize, end: usize) -> String {
    let name = ["R", "F", "M"][dimension.min(2)];
    let end = match end {
        0 => lang.pick("从", "from"),
        _ => lang.pick("到", "to"),
    };
    format!("{name} {end}")
}

/// A cut between bands.
pub fn band_cut(lang: Lang, place: usize) -> String {
    match lang {
        Lang::Zh => format!("切点 {}", place + 1),
        Lang::En => format!("Cut {}", place + 1),
    }
}

/// ABC.
pub const CURRENT: Phrase = both("现有业务按什么计", "Current business is");
/// ABC.
pub const BY_REVENUE: Phrase = both("收入", "revenue");
/// ABC.
pub const BY_PROFIT: Phrase = both("利润", "profit");
/// ABC.
pub const POTENTIAL: Phrase = both("追加潜力", "Potential");
/// ABC.
pub const POTENTIAL_NONE: Phrase = both("不计", "not counted");
/// ABC.
pub const POTENTIAL_COLUMNS: Phrase = both(
    "用文件的潜力与概率列",
    "the file’s columns of value and probability",
);
/// ABC.
pub const RISEN: Phrase = both(
    "计入潜力后升级的客户",
    "Customers who rise when potential counts",
);
/// ABC.
pub const RISEN_NOTE: Phrase = both(
    "按预期价值从高到低，最多列 20 位。编号像手机号或证件号的已遮住中间。",
    "Highest expected value first, at most 20. Ids that look like phone or identity numbers are masked.",
);
/// ABC.
pub const CUSTOMER: Phrase = both("客户", "Customer");
/// ABC.
pub const SIZES: Phrase = both("人数怎样取整", "How class sizes are rounded");
/// ABC.
pub const LEAST_VALUE: Phrase = both("最低预期价值", "Lowest expected value in the class");

/// Usage.
pub const USE: Phrase = both("用量按什么计", "Use is counted in");
/// Usage.
pub const USE_FOUND: Phrase = both(
    "有数量列用数量，否则用订单",
    "units where there is a quantity, else orders",
);
/// Usage.
pub const USE_UNITS: Phrase = both("购买数量", "units");
/// Usage.
pub const USE_ORDERS: Phrase = both("订单数", "orders");
/// Usage.
pub const HEAVY_SHARE: Phrase = both("重度占客户的", "Heavy, share of customers");
/// Usage.
pub const MEDIUM_SHARE: Phrase = both("中度占客户的", "Medium, share of customers");
/// Usage.
pub const HEAVY_FROM: Phrase = both("重度从", "Heavy from");
/// Usage.
pub const MEDIUM_FROM: Phrase = both("中度从", "Medium from");
/// Usage: the parts of customers are more than all.
pub const SHARES_OVER: Phrase = both(
    "“重度占客户的”与“中度占客户的”合计 {}，不能超过 100%。",
    "“Heavy, share of customers” and “Medium, share of customers” add up to {}; together they can be at most 100%.",
);
/// Usage: the limits run backwards.
pub const HEAVY_ABOVE: Phrase = both(
    "“重度从”须高于“中度从”，两者都须大于 0。",
    "“Heavy from” must be above “Medium from”, and both above 0.",
);
/// Life cycle.
pub const OVERDUE_POSITIVE: Phrase = both(
    "退化期的间隔倍数须大于 0。",
    "The gaps that make a customer overdue must be above 0.",
);
/// Life cycle.
pub const ENDED_ABOVE: Phrase = both(
    "终止期的间隔倍数须大于退化期的间隔倍数。",
    "A customer must end after more gaps than make one overdue.",
);
/// Life cycle.
pub const DECLINE_FROM_ZERO: Phrase = both(
    "退化期的收入倍数不能为负。",
    "The revenue multiple of decline cannot be negative.",
);
/// Life cycle.
pub const GROWTH_ABOVE: Phrase = both(
    "形成期的收入倍数须大于退化期的收入倍数。",
    "The revenue multiple of growth must be above that of decline.",
);
/// Usage: loyalty runs backwards.
pub const LOYAL_ABOVE: Phrase = both(
    "“忠诚使用者从”须高于“转换型客户从”。",
    "“Loyal from” must be above “Switchers from”.",
);
/// Usage.
pub const A_YEAR: Phrase = both("/年", "a year");
/// Usage.
pub const LOYALTY: Phrase = both("忠诚看什么", "Loyalty is judged by");
/// Usage.
pub const LOYALTY_FOUND: Phrase = both(
    "依次：竞品列、品类列、折扣列",
    "competitors, else categories, else discounts",
);
/// Usage.
pub const LOYALTY_FULL_PRICE: Phrase = both("不用折扣的行占比", "lines without a discount");
/// Usage.
pub const LOYALTY_LARGEST: Phrase = both("“{}”列最大一项的金额占比", "the largest text of “{}”");
/// Usage.
pub const LOYAL_FROM: Phrase = both("忠诚使用者从", "Loyal from");
/// Usage.
pub const SWITCHER_FROM: Phrase = both("转换型客户从", "Switchers from");

/// Life cycle.
pub const COMPARED: Phrase = both(
    "比较最近多久与之前同样长",
    "Compare the last … with as long before",
);
/// Life cycle.
pub const GROWTH: Phrase = both(
    "收入达到之前几倍算形成期",
    "Growth from this multiple of earlier revenue",
);
/// Life cycle.
pub const DECLINE: Phrase = both(
    "收入不到之前几倍算退化期",
    "Decline at or below this multiple",
);

/// Basis.
pub const BASIS_COLUMN: Phrase = both("“{}”列", "the column “{}”");
/// Basis.
pub const DISCOUNT: Phrase = both("折扣列读作", "The discount column is read as");
/// Basis.
pub const DISCOUNT_FOUND: Phrase = both(
    "都不超过 1 则为比率，否则为金额",
    "rates where no cell is above 1, else money",
);
/// Basis.
pub const DISCOUNT_RATE: Phrase = both("比率", "rates");
/// Basis.
pub const DISCOUNT_MONEY: Phrase = both("金额", "money");

/// Own rules.
pub const OWN: Phrase = both("自定规则", "Own rules");
/// Own rules.
pub const OWN_ABOUT: Phrase = both(
    "自己写规则：按顺序取第一条成立的",
    "your own rules; the first match applies",
);
/// Own rules chosen in a list of schemes.
pub const OWN_START: Phrase = both("自定：{}", "own: {}");
/// Own rules.
pub const REST_GROUP: Phrase = both("其余与全部规则", "The rest, and all rules");
/// Own rules.
pub const RULE_NAME: Phrase = both("群名", "Name");
/// Own rules.
pub const REST_NAME: Phrase = both("其余客户叫", "The rest are called");
/// Own rules.
pub const FIELD: Phrase = both("条件", "Condition");
/// Own rules.
pub const COMPARISON: Phrase = both("比较", "Comparison");
/// Own rules.
pub const VALUE: Phrase = both("值", "Value");
/// Own rules.
pub const AT_LEAST: Phrase = both("≥ 不少于", "≥ at least");
/// Own rules.
pub const ABOVE: Phrase = both("> 多于", "> above");
/// Own rules.
pub const AT_MOST: Phrase = both("≤ 不多于", "≤ at most");
/// Own rules.
pub const BELOW: Phrase = both("< 少于", "< below");
/// Own rules.
pub const IS: Phrase = both("= 等于", "= equal");
/// Own rules.
pub const IS_NOT: Phrase = both("≠ 不等于", "≠ not equal");
/// Own rules.
pub const IS_TEXT: Phrase = both("是", "is");
/// Own rules.
pub const IS_NOT_TEXT: Phrase = both("不是", "is not");
/// Own rules.
pub const CONTAINS: Phrase = both("含", "contains");
/// Own rules.
pub const CONDITIONS: Phrase = both("条件（须全部成立）", "Conditions, all must hold");
/// Own rules.
pub const CONDITION_MORE: Phrase = both("加一个条件", "Add a condition");
/// Own rules.
pub const CONDITION_LESS: Phrase = both("去掉最后一个条件", "Drop the last condition");
/// Own rules.
pub const RULES: Phrase = both("规则", "Rules");
/// Own rules.
pub const RULE_MORE: Phrase = both("加一条规则", "Add a rule");
/// Own rules.
pub const RULE_LESS: Phrase = both("去掉最后一条规则", "Drop the last rule");

/// A rule by its place.
pub fn rule_group(lang: Lang, place: usize) -> String {
    match lang {
        Lang::Zh => format!("规则 {}", place + 1),
        Lang::En => format!("Rule {}", place + 1),
    }
}

/// A rule goes before the one above it.
pub fn rule_up(lang: Lang, place: usize) -> String {
    match lang {
        Lang::Zh => format!("规则 {} 上移", place + 1),
        Lang::En => format!("Move rule {} up", place + 1),
    }
}

/// A set of rules.
pub const OWN_CARE: Phrase = both("维护、唤醒、转二单", "Keep, wake, second order");
/// Its rest.
pub const OWN_CARE_REST: Phrase = both("常规触达", "Usual contact");
/// A rule of it.
pub const OWN_FREQUENT: Phrase = both("重点维护", "Keep close");
/// A rule of it.
pub const OWN_WAKE: Phrase = both("需要唤醒", "Wake up");
/// A rule of it.
pub const OWN_FIRST: Phrase = both("促成第二单", "Bring to a second order");
/// A set of rules.
pub const OWN_BASKET: Phrase = both("单笔大小与次数", "Size and number of orders");
/// Its rest.
pub const OWN_BASKET_REST: Phrase = both("单小且少", "Small and seldom");
/// A rule of it.
pub const OWN_RARE_LARGE: Phrase = both("单大次少", "Large and seldom");
/// A rule of it.
pub const OWN_OFTEN_LARGE: Phrase = both("单大次多", "Large and often");
/// A rule of it.
pub const OWN_OFTEN_SMALL: Phrase = both("单小次多", "Small and often");
/// A set of rules.
pub const OWN_SILENCE: Phrase = both("按沉默天数", "By days of silence");
/// Its rest.
pub const OWN_SILENCE_REST: Phrase = both("一年以上", "More than a year");
/// A rule of it.
pub const OWN_30: Phrase = both("30 天内", "Within 30 days");
/// A rule of it.
pub const OWN_90: Phrase = both("31–90 天", "31 to 90 days");
/// A rule of it.
pub const OWN_180: Phrase = both("91–180 天", "91 to 180 days");
/// A rule of it.
pub const OWN_365: Phrase = both("181–365 天", "181 to 365 days");

/// Cross-tab.
pub const CROSS: Phrase = both("交叉分群", "Cross-tab");
/// Cross-tab.
pub const CROSS_ABOUT: Phrase = both("两种分群互相对照", "one segmentation against another");
/// Cross-tab.
pub const RFM_BY_TIERS: Phrase = both("RFM × 消费分层", "RFM × spend tiers");
/// Cross-tab.
pub const TIERS_BY_STAGES: Phrase = both("消费分层 × 生命周期", "spend tiers × life cycle");
/// Cross-tab.
pub const ROWS: Phrase = both("行", "Rows");
/// Cross-tab.
pub const COLUMNS: Phrase = both("列", "Columns");
/// Cross-tab.
pub const CROSS_COUNTS: Phrase = both("人数", "Customers");
/// Cross-tab.
pub const CROSS_SHARES: Phrase = both("占本行的比例", "Share of the row");
/// Cross-tab.
pub const CROSS_REVENUE: Phrase = both("收入", "Revenue");
/// Cross-tab.
pub const CROSS_PROFIT: Phrase = both("利润", "Profit");
/// Cross-tab.
pub const CROSS_GRID: Phrase = both("两种分群交叉：人数", "Both schemes crossed: customers");
/// Cross-tab.
pub const CROSS_FIGURE: Phrase = both(
    "每一群在另一种分群里的构成",
    "How each segment splits under the other scheme",
);
/// Cross-tab.
pub const CROSS_RULE: Phrase = both(
    "每条合计 100%：一段的长度 = 同时属于两群的客户 ÷ 本行的客户。",
    "Each bar adds up to 100%: a part’s length = customers in both ÷ customers of the row.",
);
/// Cross-tab.
pub const CROSS_NO_REVENUE: Phrase = both(
    "{} 位客户已交叉分群，但没有正的收入可比。",
    "{} customers are cross-tabulated; none of them brings revenue to compare.",
);

/// Two days in words.
pub fn days(lang: Lang, from: Day, to: Day) -> String {
    let [from, to] = [from, to].map(|day| names::day(lang, day));
    match lang {
        Lang::Zh => format!("{from}至{to}"),
        Lang::En => format!("{from} to {to}"),
    }
}

/// Refusal.
pub const PERCENT_WHOLE: Phrase = both(
    "比例须是 0 到 100 的整数。",
    "The percentage must be a whole number from 0 to 100.",
);
/// Refusal.
pub const CLASS_RANGE: Phrase = both("档数须是 2 到 9 的整数。", "There can be 2 to 9 classes.");
/// Refusal.
pub const NUMBER_MISSING: Phrase = both("这里要填一个数字。", "A number is needed here.");
/// Field.
pub const MANY_FROM: Phrase = both("人数“很多”的下限", "Many customers from");
/// Field.
pub const SOME_FROM: Phrase = both("人数“中等”的下限", "A medium number from");
/// Field.
pub const HIGH_FROM: Phrase = both("毛利率“高”的下限", "High margin from");
/// Field.
pub const MIDDLE_FROM: Phrase = both("毛利率“中”的下限", "Medium margin from");
/// Refusal.
pub const UPPER_ABOVE: Phrase = both(
    "“中等”的下限要低于“很多”或“高”的下限。",
    "The limit of the middle must lie below that of many, or of high.",
);
/// Refusal.
pub const WHOLE_NUMBER: Phrase = both(
    "这里要填不小于 1 的整数。",
    "A whole number of 1 or more is needed here.",
);
/// Refusal.
pub const SCORE_RANGE: Phrase = both(
    "得分须是 1 到 9 的整数。",
    "A score is a whole number from 1 to 9.",
);

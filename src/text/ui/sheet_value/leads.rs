//! Leads of a file of their own.

use super::super::{Phrase, both};

/// What the topic needs.
pub const NO_LEADS: Phrase = both(
    "潜客表一行一条潜客，列有阶段、来源、失效原因或跟进日期；请在数据页换一个文件（那里也有一份虚构的示例），或把这份数据指定为潜客。",
    "A list of leads has one row a lead, with stage, source, reason for loss or day of follow-up. Open another file in the data room, where there is a made-up sample too, or say there that these are leads.",
);
/// The answer where the topic has none.
pub const RULES_ALONE: Phrase = both(
    "打开的数据不是潜客表；制度对潜客管理的要求见下表。",
    "What is open is no list of leads; the table below is what the rules ask of whoever keeps one.",
);
/// How many, and how many come through.
pub const CONVERTED: Phrase = both(
    "共 {leads} 条潜客，成交 {won} 条，转化率 {}",
    "{won} of {leads} leads were won, {}",
);
/// How many, where no stage is told.
pub const COUNTED: Phrase = both("共 {leads} 条潜客", "{leads} leads in all");
/// The source that converts best.
pub const BEST_SOURCE: Phrase = both(
    "来源中“{source}”转化率最高，{}",
    "“{source}” converts best, {}",
);
/// Sources that convert best, at one rate.
pub const BEST_SOURCES: Phrase = both(
    "来源中“{source}”转化率并列最高，同为 {}",
    "{source} convert best, {} each",
);
/// The same where they are many.
pub const BEST_SOURCES_MANY: Phrase = both(
    "有 {source} 个来源转化率并列最高，同为 {}",
    "{source} sources convert best, {} each",
);
/// Every source converts alike.
pub const SOURCES_ALIKE: Phrase = both(
    "各来源转化率相同，都是 {}",
    "every source converts alike, {}",
);
/// Whom to speak to.
pub const TO_CALL: Phrase = both(
    "{due} 条已到跟进日，{again} 条该再联系",
    "{due} are due for follow-up and {again} for another try",
);
/// Formula.
pub const METHOD: Phrase = both(
    "到达某阶段即视为到达此前各阶段，最后一个阶段为成交，成交之后只剩交付的也算；已失效的只计入第一阶段，因为表里没有它走到了哪一步。",
    "A lead that reached a stage has also reached those before it, and the last stage is won, as is a deal that only waits for delivery; a lost lead counts at the first stage only, since the file does not say how far it came.",
);
/// Field.
pub const TODAY: Phrase = both("以哪天为准", "As of");
/// Field.
pub const QUIET: Phrase = both("多少天没有联系算失效", "Lapsed after days of silence");
/// What it decides.
pub const QUIET_NOTE: Phrase = both(
    "已失效的潜客过了同样的天数，列入再联系名单。",
    "Lost leads are listed for another try after the same number of days.",
);
/// Field group.
pub const STAGES: Phrase = both("阶段顺序", "Order of stages");
/// One stage sooner.
pub const SOONER: Phrase = both("“{stage}”提前一步", "move “{stage}” one step up");
/// A stage that means lost.
pub const MEANS_LOST: Phrase = both("“{stage}”表示失效", "“{stage}” means lost");
/// A stage that does not.
pub const NOT_LOST: Phrase = both("“{stage}”不表示失效", "“{stage}” does not mean lost");
/// The order by the names.
pub const AS_PROPOSED: Phrase = both("按名称推定", "as the names suggest");
/// Table and picture.
pub const SOURCES: Phrase = both("各来源的转化率", "Conversion by source");
/// Table without conversion.
pub const BY_SOURCE: Phrase = both("各来源的潜客", "Leads by source");
/// Why nothing is said of what was won.
pub const NO_STAGES: Phrase = both(
    "这份表没有阶段列，看不出哪些成交，所以不算转化率。",
    "No column tells the stage of a lead, so what was won is not known and no conversion is given.",
);
/// Column.
pub const SOURCE: Phrase = both("来源", "Source");
/// Table.
pub const REASONS: Phrase = both("失效原因", "Why leads were lost");
/// Column.
pub const REASON: Phrase = both("失效原因", "Reason for loss");
/// Table.
pub const DUE: Phrase = both("该跟进的潜客", "Due for a follow-up");
/// Table.
pub const AGAIN: Phrase = both("该再联系的潜客", "To contact again");
/// Column.
pub const LEAD: Phrase = both("潜客", "Lead");
/// Column.
pub const AT_STAGE: Phrase = both("阶段", "Stage");
/// Column.
pub const DUE_DAY: Phrase = both("跟进日", "Due on");
/// Column.
pub const LAST_DAY: Phrase = both("最后一次记录", "Last record");
/// Column.
pub const SINCE: Phrase = both("已过", "Since then");
/// Unit.
pub const DAYS: Phrase = both("天", "days");
/// Not all are listed.
pub const LISTED: Phrase = both(
    "这里只列等得最久的 {count} 条；下载的文件里有全部 {all} 条。",
    "Here the {count} waiting longest are listed; the file to download has all {all}.",
);
/// Who is in which state.
pub const STATES: Phrase = both("现状：{states}。", "Where they stand: {states}.");
/// The day, and what is too long.
pub const AS_OF: Phrase = both(
    "以{day}为准；超过 {days} 天没有联系、也没有约定跟进的算失效。",
    "As of {day}; a lead lapses after {days} days without contact and with no follow-up planned.",
);
/// Stages that mean lost.
pub const LOST_STAGES: Phrase = both(
    "表示失效的阶段：{stages}。",
    "Stages that mean lost: {stages}.",
);

//! Relations, accounts, the funnel, contacts.

use super::super::{Phrase, both};

/// Where the groups stand.
pub const LEVELS: Phrase = both(
    "{groups} 组客户分属 {levels} 种关系水平",
    "The {groups} groups fall into {levels} levels",
);
/// The closest.
pub const LEVELS_CLOSEST: Phrase = both(
    "最紧密的“{level}”：{names}",
    "the closest, {level}: {names}",
);
/// Formula.
pub const LEVELS_METHOD: Phrase = both(
    "科特勒的矩阵：客户越少、利润越高，关系越紧密。多少算多、多高算高，由你定。",
    "Kotler’s matrix: the fewer the customers and the higher the margin, the closer the relationship. You decide where “many” and “high” begin.",
);
/// Table.
pub const LEVELS_TABLE: Phrase = both("各组的关系水平", "Level of each group");
/// Picture and table.
pub const BY_MONTH: Phrase = both("每月联系次数", "Contacts by month");
/// Rows.
pub const MONTH: Phrase = both("月份", "Month");
/// Table.
pub const MATRIX: Phrase = both("矩阵", "The matrix");
/// A cell of the matrix with groups in it.
pub const GROUPS_THERE: Phrase = both("{level} ({groups}组)", "{level} ({groups})");
/// What the colour of a cell says.
pub const CLOSENESS_RULE: Phrase = both(
    "关系越紧密，颜色越深；括号里是落在这一格的客户群数。",
    "The closer the relationship, the darker the cell; in brackets, the number of groups in it.",
);
/// Column.
pub const LEVEL: Phrase = both("关系水平", "Level");
/// Column.
pub const ACTION: Phrase = both("做法", "What to do");
/// Column.
pub const COUNT: Phrase = both("客户数量", "Customers");
/// Column.
pub const MARGIN: Phrase = both("利润", "Margin");
/// Column of the matrix.
pub const OF_MARGIN: Phrase = both("{margin}利润", "{margin} margin");
/// Table.
pub const MEANINGS: Phrase = both("各种水平怎么做", "What the levels mean");
/// Column.
pub const MEANING: Phrase = both("含义", "Meaning");
/// Field group.
pub const CUTS: Phrase = both("分界", "Thresholds");
/// A group of customers.
pub const GROUP: Phrase = both("客户群", "Group");

/// Classes.
pub const CLASSES: Phrase = both(
    "A 类 {a} 户、B 类 {b} 户、C 类 {c} 户、D 类 {d} 户",
    "{a} in class A, {b} in B, {c} in C, {d} in D",
);
/// The best.
pub const CLASSES_BEST: Phrase = both("得分最高的是{name}，{}", "{name} scores highest, {}");
/// The best of one score.
pub const CLASSES_BEST_ALIKE: Phrase = both(
    "得分最高的是{name}，同为 {}",
    "{name} score highest, {} each",
);
/// The best of one score, where they are many.
pub const CLASSES_BEST_MANY: Phrase = both(
    "得分最高的有 {name} 户，同为 {}",
    "{name} accounts score highest, {} each",
);
/// Without scores.
pub const CLASSES_UNSCORED: Phrase = both(
    "{count} 户缺分数，无法定级",
    "{count} cannot be classified: scores are missing",
);
/// Formula.
pub const CLASSES_METHOD: Phrase = both(
    "综合得分 = Σ 权重 × 指标得分；达到分级线为 A、B，以下为 C；尚未签约的一律为 D。",
    "Score = Σ weight × indicator; A and B from their cut-offs, C below; accounts without a contract are D, whatever the score.",
);
/// Picture.
pub const CLASSES_FIGURE: Phrase = both("各户综合得分", "Scores");
/// Table.
pub const ACCOUNTS: Phrase = both("各户", "The accounts");
/// Column.
pub const WEAKEST: Phrase = both("失分最多的指标", "Weakest indicator");
/// Column.
pub const CLASS: Phrase = both("类别", "Class");
/// Column.
pub const REVIEW: Phrase = both("下次复评", "Next review");
/// Field group.
pub const WEIGHTS: Phrase = both("权重（合计 100%）", "Weights (100% in all)");
/// Field group.
pub const CLASS_CUTS: Phrase = both("分级线", "Cuts");
/// Field group.
pub const REVIEWS: Phrase = both("复评间隔", "Reviews");
/// Field.
pub const CUT_A: Phrase = both("A 类最低分", "Minimum for A");
/// Field.
pub const CUT_B: Phrase = both("B 类最低分", "Minimum for B");
/// Field.
pub const HAS_CONTRACT: Phrase = both("已签约", "Under contract");
/// An account.
pub const ACCOUNT: Phrase = both("客户", "Account");
/// Steps of the assessment.
pub const STEPS: Phrase = both("评估步骤：", "Steps: ");
/// Rules of risk.
pub const RISKS: Phrase = both("风险控制：", "Risk: ");

/// What an assessment from a file needs.
pub const NO_SCORECARD: Phrase = both(
    "打开的数据不是评分表。评分表一行一家客户，各列是分数；请在数据页换一个文件（那里也有一份虚构的示例），或把这份数据指定为评分表。",
    "What is open is no scorecard: one row an account, columns of scores. Open another file in the data room, where there is a made-up sample too, or say there that this is one.",
);
/// What counts.
pub const CRITERIA: Phrase = both("指标与权重", "Criteria and weights");
/// What the criteria are, each alike.
pub const CRITERIA_EQUAL: Phrase = both(
    "指标取自文件的 {count} 个评分列：{names}；权重相同，各 {weight}。",
    "The criteria are the file’s {count} columns of scores: {names}; all of the same weight, {weight}.",
);
/// What the criteria are, where they are the four groups of indicators.
pub const CRITERIA_GROUPS: Phrase = both(
    "指标取自文件的 {count} 个评分列，列名就是四组指标；权重按本页的建议：{each}。",
    "The criteria are the file’s {count} columns of scores, which are the four groups of indicators; the weights are those proposed here: {each}.",
);
/// Whom the column of contracts that was found makes a prospect.
pub const CONTRACT_NOTE: Phrase = both(
    "是否签约看“{name}”列；没有签约的归 D 类。",
    "Contracts are told by the column “{name}”; accounts without one are D.",
);
/// What the criteria are, weighted by the user.
pub const CRITERIA_OWN: Phrase = both(
    "指标取自文件的 {count} 个评分列：{names}；权重由你填写。",
    "The criteria are {count} columns of the file: {names}; the weights are yours.",
);
/// What a full score is.
pub const FULL_SCORE_NOTE: Phrase = both(
    "满分按 {most} 分计，各列换算到百分制。",
    "A full score has {most} points; all are converted to a hundred.",
);
/// What is left aside.
pub const NOT_SCORES: Phrase = both(
    "没有用作指标的列：{names}。",
    "Columns that are no criteria: {names}.",
);
/// Weights one by one.
pub const OWN_WEIGHTS: Phrase = both("逐项设定权重", "set the weights one by one");
/// All columns alike.
pub const EQUAL_WEIGHTS: Phrase = both("全部评分列，权重相同", "all columns, the same weight");
/// The four groups as proposed.
pub const GROUP_WEIGHTS: Phrase = both(
    "四组指标，按建议的权重",
    "the four groups, weighted as proposed",
);
/// One criterion less.
pub const WITHOUT: Phrase = both("去掉“{name}”", "leave out “{name}”");
/// One criterion more.
pub const AND: Phrase = both("加上“{name}”", "add “{name}”");
/// Points of a full score.
pub const FULL_SCORE: Phrase = both("满分", "Full score");
/// Found by the columns.
pub const FULL_SCORE_FOUND: Phrase = both("按数据：{most} 分", "by the data: {most}");
/// The column of contracts.
pub const CONTRACT: Phrase = both("签约列", "Column of contracts");
/// Found by name and cells.
pub const CONTRACT_FOUND: Phrase = both("按列名：{name}", "by its name: {name}");
/// No such column.
pub const ALL_CONTRACTED: Phrase = both("没有，全部视为已签约", "none: all are under contract");
/// Conversion.
pub const FUNNEL: Phrase = both(
    "{first}到{last}，总转化率 {}",
    "From {first} to {last}, {} make it through",
);
/// Where most are lost.
pub const FUNNEL_WORST: Phrase = both(
    "转化率最低的一步是“{stage}”，只有 {}，流失 {}",
    "the weakest step is “{stage}”, where {} pass and {} are lost",
);
/// A lead's worth.
pub const FUNNEL_WORTH: Phrase = both("每条潜客值 {}", "a lead is worth {}");
/// Formula.
pub const FUNNEL_METHOD: Phrase = both(
    "本步转化率 = 到达本步 ÷ 到达上一步；累计转化率 = 到达本步 ÷ 第一步。",
    "Step rate = reached this step ÷ reached the one before; cumulative rate = reached this step ÷ the first.",
);
/// Picture.
pub const FUNNEL_FIGURE: Phrase = both("到达各步的数量", "How many reach each step");
/// Table.
pub const FUNNEL_TABLE: Phrase = both("各步", "The steps");
/// Column.
pub const STAGE: Phrase = both("步骤", "Step");

/// The calendar.
pub const CONTACTS: Phrase = both(
    "{from}至{to}共有 {count} 次联系",
    "{count} contacts are due from {from} to {to}",
);
/// The first.
pub const CONTACTS_FIRST: Phrase = both("最早的是{day}的{name}", "the first is {name} on {day}");
/// Late ones.
pub const CONTACTS_LATE: Phrase = both("{count} 次已逾期", "{count} are overdue");
/// Formula.
pub const CONTACTS_METHOD: Phrase = both(
    "下次联系 = 上次联系 + 该类客户的间隔；从未联系过的排在第一天。",
    "Next contact = last contact + the interval of the class; on the first day where there was none.",
);
/// Table.
pub const CALENDAR: Phrase = both("日历", "Calendar");
/// Column.
pub const DAY: Phrase = both("日期", "Day");
/// Column.
pub const LATE: Phrase = both("逾期", "Late");
/// Unit.
pub const DAYS: Phrase = both("天", "days");
/// Field group.
pub const RHYTHM: Phrase = both("联系间隔", "Days between contacts");
/// Field group.
pub const CLASS_OF: Phrase = both("客户类别", "Class of each");
/// Not all are listed.
pub const LISTED: Phrase = both(
    "表中只列最早的 {count} 次。",
    "The table lists the first {count} only.",
);
/// Field.
pub const FROM: Phrase = both("从", "From");
/// Field.
pub const TO: Phrase = both("到", "To");
/// Field.
pub const LAST: Phrase = both("上次联系", "Last contact");
/// Field.
pub const ASSESSED: Phrase = both("上次评估", "Last assessed");

/// Who is due of the open customers; the number is written bare.
pub fn due_week(customers: f64) -> Phrase {
    match customers == 1.0 {
        true => both(
            "本周（到{until}）应联系 {} 位客户",
            "{} customer is to be contacted this week, until {until}",
        ),
        false => both(
            "本周（到{until}）应联系 {} 位客户",
            "{} customers are to be contacted this week, until {until}",
        ),
    }
}
/// The same of a month.
pub fn due_month(customers: f64) -> Phrase {
    match customers == 1.0 {
        true => both(
            "本月（到{until}）应联系 {} 位客户",
            "{} customer is to be contacted this month, until {until}",
        ),
        false => both(
            "本月（到{until}）应联系 {} 位客户",
            "{} customers are to be contacted this month, until {until}",
        ),
    }
}
/// Those who are late; the number is written bare.
pub fn due_late(customers: f64) -> Phrase {
    match customers == 1.0 {
        true => both("其中 {} 位已经到期", "{} of them is overdue"),
        false => both("其中 {} 位已经到期", "{} of them are overdue"),
    }
}
/// Field.
pub const CARE_ONLY: Phrase = both("名单列哪一类", "Class listed");
/// All of them.
pub const EVERY_CLASS: Phrase = both("全部三类", "all three");
/// Nobody.
pub const DUE_NOBODY: Phrase = both(
    "到{until}没有客户该联系",
    "Nobody is to be contacted until {until}",
);
/// Formula.
pub const DUE_METHOD: Phrase = both(
    "到期日 = 最后一次购买（或联系）+ 该类客户的间隔。类别和做法出自原文的客户日常管理，间隔天数原文没有给，可以改。",
    "Due = last order (or contact) + the interval of the class. Classes are those of the document on daily management; it names no intervals: these are yours to set.",
);
/// Picture.
pub const DUE_FIGURE: Phrase = both("各类应联系的客户", "Whom to contact, by class");
/// Table.
pub const DUE_LIST: Phrase = both("应联系的客户", "Customers to be contacted");
/// The list is cut.
pub const DUE_SHOWN: Phrase = both(
    "这里列出前 {count} 位：先按类别（重要、普通、潜在），同类先到期的在前，同日按收入；下载的文件有全部 {all} 位，并带上分数和文件原有的列。",
    "The first {count}: by class (important, ordinary, potential), the longest waiting first, then by revenue; a download has all {all}, with scores and the columns of the file.",
);
/// The rule of the list.
pub const DUE_ORDER: Phrase = both(
    "先按类别（重要、普通、潜在），同类先到期的在前，同日按收入；下载的文件带上分数和文件原有的列。",
    "By class (important, ordinary, potential), the longest waiting first, then by revenue; a download has scores and the columns of the file.",
);
/// Column.
pub const DUE_DAY: Phrase = both("到期日", "Due");
/// Column.
pub const LAST_ORDER: Phrase = both("最后一次购买", "Last order");
/// Column.
pub const REVENUE: Phrase = both("收入", "Revenue");
/// Table.
pub const DUE_CLASSES: Phrase = both("各群的类别与间隔", "Class and rhythm of each segment");
/// Column.
pub const SEGMENT: Phrase = both("分群", "Segment");
/// No class.
pub const NO_CLASS: Phrase = both("不按间隔联系", "by no rhythm");
/// Column.
pub const EVERY: Phrase = both("间隔", "Every");
/// Field.
pub const CARE_SCHEME: Phrase = both("按哪种方法分群", "Segments by");
/// Field.
pub const CARE_TIME: Phrase = both("列到什么时候", "Until when");
/// One of two.
pub const THIS_WEEK: Phrase = both("本周日", "Sunday of this week");
/// One of two.
pub const THIS_MONTH: Phrase = both("本月最后一天", "the last day of this month");
/// Field.
pub const CARE_SINCE: Phrase = both("从哪天算起", "Counted from");
/// Field group.
pub const CARE_CLASSES: Phrase = both("哪些群属于这一类", "Segments of each class");
/// Said where a column does not give every customer a day.
pub const SINCE_UNREAD: Phrase = both(
    "“{column}”列里有 {count} 位客户读不出日期，他们从最后一次购买算起。",
    "The column “{column}” holds no day for {count} customers; theirs is counted from the last order.",
);
/// The week is that of the analysis day.
pub const CARE_TODAY: Phrase = both(
    "“本周”“本月”按分析日 {day} 算；要按今天列，请改分析日。",
    "Week and month are those of the analysis day, {day}; for today’s, change the analysis day.",
);

//! Which rows count: quality report, filters, statuses, currency, recipes.

use super::{Phrase, both};

/// Section: quality.
pub const QUALITY: Phrase = both("数据质量", "Quality of the data");
/// Nothing met.
pub const NO_FINDINGS: Phrase = both("没有发现要留意的地方。", "Nothing to attend to was found.");
/// Column: what.
pub const WHAT: Phrase = both("情况", "What");
/// Column: how many.
pub const COUNT: Phrase = both("数量", "Count");
/// Column: by which rule.
pub const RULE: Phrase = both("判断依据", "How it was found");
/// Column: where first.
pub const FIRST: Phrase = both("最先出现在", "First met at");
/// Column: what was done.
pub const DONE: Phrase = both("现在怎么处理", "What is done now");
/// Column: the change offered.
pub const OFFER: Phrase = both("可以改为", "Change to");
/// Show the rows.
pub const ONLY_PROBLEMS: Phrase = both("只看有问题的行", "Show only problem rows");
/// Hide them.
pub const HIDE_PROBLEMS: Phrase = both("收起有问题的行", "Hide problem rows");
/// Download them.
pub const DOWNLOAD_ASIDE: Phrase = both("下载搁置的行（CSV）", "Download rows set aside (CSV)");
/// Name of the file.
pub const ASIDE_FILE: Phrase = both("搁置的行", "rows-set-aside");
/// So many were too many.
pub const ASIDE_LEFT_OUT: Phrase = both(
    "搁置的行太多，表格软件装不下：文件只含最前面的行。",
    "More rows are set aside than a spreadsheet holds: the file has only the first.",
);
/// The file is not at hand.
pub const ASIDE_IN_PART: Phrase = both(
    "源文件已不在手边，或其中的行对不上：有些行只有用到的列，请按行号查源文件；重新读取文件后再下载，就有整行原文。",
    "The source file is no longer at hand, or some of its rows were not found: those have only the columns that are used, see their lines in the file. Read the file again before the download to have the rows whole.",
);
/// Reason of a row.
pub const REASON: Phrase = both("原因", "Reason");
/// Line of a row.
pub const LINE: Phrase = both("源文件行号", "Line of the file");
/// File or sheet of a row.
pub const INPUT: Phrase = both("文件或工作表", "File or sheet");
/// A cell of a row that was read, in a column of which no text is kept.
pub const CELL_NOT_KEPT: Phrase = both(
    "（未保留，请按行号查源文件）",
    "(not kept: see the line of the file)",
);
/// Used, though remarkable.
pub const ROW_USED: Phrase = both("计入", "counted");
/// Not used.
pub const ROW_ASIDE: Phrase = both("搁置", "set aside");
/// Only the first rows.
pub const FIRST_ROWS: Phrase = both(
    "列出每种情况的前几行和最先搁置的行，最多 {} 行；要看全部搁置的行，请下载。",
    "The first rows of each kind and the first rows set aside, at most {}; download to have all that are set aside.",
);

/// Section: which rows count.
pub const SELECTION: Phrase = both("取哪些行", "Which rows count");
/// Where rows went.
pub const SELECTION_NOTE: Phrase = both(
    "改动立即重算，不必重新读取文件。每一行只按第一条成立的规则搁置。",
    "Changes apply at once, without reading the file again. A row is set aside by the first rule that holds.",
);
/// Back to the default.
pub const RESET: Phrase = both("恢复默认", "Back to the defaults");
/// Nothing set aside here.
pub const NOTHING_ASIDE: Phrase = both(
    "没有行因这些规则被搁置。",
    "No row is set aside by these rules.",
);
/// Column: money.
pub const MONEY: Phrase = both("金额", "Amount");
/// Column: rows.
pub const ROWS: Phrase = both("行数", "Rows");
/// Dates.
pub const DATES: Phrase = both("日期范围", "Days that count");
/// First day.
pub const FROM: Phrase = both("从", "From");
/// Last day.
pub const TO: Phrase = both("到", "To");
/// The first is after the last.
pub const DAYS_TURNED: Phrase = both("开始晚于结束", "The first day is after the last");
/// Repeats.
pub const REPEATS: Phrase = both("用到的列都相同的行", "Rows alike in every column used");
/// Near repeats.
pub const NEAR_REPEATS: Phrase = both("疑似重复的订单", "Orders that nearly repeat another");
/// Only the first order.
pub const KEEP_FIRST_ORDER: Phrase = both("只留最先的一单", "Count the first only");
/// Zero.
pub const ZEROS: Phrase = both("金额为 0 的行", "Amounts of zero");
/// Future.
pub const FUTURE: Phrase = both("今天之后的行", "Rows after today");
/// Outliers.
pub const OUTLIERS: Phrase = both("金额特别大的行", "Amounts far beyond the rest");
/// Kept.
pub const KEEP: Phrase = both("计入", "Count");
/// Not kept.
pub const SET_ASIDE: Phrase = both("搁置", "Set aside");
/// Only the first.
pub const KEEP_FIRST: Phrase = both("只留第一行", "Count the first only");
/// Status.
pub const STATUSES: Phrase = both("订单、支付与退款状态", "Statuses");
/// Text of a status.
pub const STATUS: Phrase = both("状态", "Status");
/// Meaning of a status.
pub const MEANING: Phrase = both("算作", "Taken for");
/// Label of a meaning.
pub const MEANING_OF: Phrase = both("“{}”算作", "Take “{}” for");
/// Who says so.
pub const WHY: Phrase = both("依据", "Why");
/// Currency.
pub const CURRENCIES: Phrase = both("文件里有几种币种", "The file has several currencies");
/// Why they are not summed.
pub const CURRENCIES_NOTE: Phrase = both(
    "不同币种的金额不会直接相加；没有注明币种的行随所选币种计入。",
    "Amounts of different currencies are not added up; rows that name none count with the one chosen.",
);
/// All of them.
pub const ALL_AS_ONE: Phrase = both("不分币种，直接相加", "All, added as they stand");
/// Only one.
pub const ONLY_CURRENCY: Phrase = both("只计入 {}", "Only {}");
/// Values are counted before any rule.
pub const ALL_READ: Phrase = both(
    "按全部读到的行计，不受取数规则影响。",
    "Counted over all rows that could be read, before any rule.",
);
/// Filters.
pub const FILTERS: Phrase = both("按列筛选", "Filter by column");
/// How to have more of them.
pub const NO_FILTERS: Phrase = both(
    "没有可筛选的列。读取文件时把渠道、品类等列设上含义，就能在这里筛选。",
    "No column to filter by. Give channel, category and the like a meaning when the file is read.",
);
/// Keep these.
pub const ONLY_THESE: Phrase = both("只取勾选的", "Only those ticked");
/// Drop these.
pub const WITHOUT_THESE: Phrase = both("排除勾选的", "All but those ticked");
/// No filter.
pub const NO_FILTER: Phrase = both("不筛选", "No filter");
/// So many values are not shown.
pub const MORE_VALUES: Phrase = both(
    "另有 {} 个取值较少见，未列出。",
    "{} rarer values are not listed.",
);
/// Filters that do nothing.
pub const IDLE_FILTERS: Phrase = both(
    "这份数据里没有筛选用到的列或取值，未起作用：{}",
    "Filters on columns or values these data do not have do nothing: {}",
);

/// The plan of last time.
pub const RECIPE: Phrase = both("上次的读法：{}", "Last time it was read like this: {}");
/// Take it.
pub const RECIPE_TAKE: Phrase = both("沿用上次的读法", "Read as last time");
/// Let it go.
pub const RECIPE_FORGET: Phrase = both("不再记住", "Forget it");
/// It is in use.
pub const RECIPE_TAKEN: Phrase = both(
    "已按上次的读法设置，可以再改。",
    "Set as last time; it can still be changed.",
);

//! The room of tiers, with its assumptions.

use super::{Phrase, both};

/// The first page of the room.
pub const FIRST_PAGE: Phrase = both("消费分层", "Spend tiers");

/// Link to the explanation.
pub const WHERE_FROM: Phrase = both("数字从哪里来", "Where the numbers come from");
/// Table name.
pub const TABLE: Phrase = both("各层贡献", "Contribution by tier");
/// Column of the tier.
pub const TIER: Phrase = both("客户层", "Tier");
/// All tiers.
pub const TOTAL: Phrase = both("合计", "Total");
/// Hint above the table.
pub const CLICK_HINT: Phrase = both(
    "点任意数字，看它怎么算出来。",
    "Choose any number to see how it is made.",
);
/// Head of a column, the unit beside it.
pub const PROFIT_PER_HEAD: Phrase = both("人均利润", "Profit per head");
/// Unit beside the head of a monthly number.
pub const MONEY_A_HEAD: Phrase = both("{}/人", "{} a head");
/// Unit beside the head of a number per head.
pub const MONEY_A_MONTH: Phrase = both("{}/月", "{} a month");
/// Behind how many customers one diamond customer equals.
pub const ORDINARY_HEADS: Phrase = both(" 名普通客户", " ordinary customers");
/// Likewise, of silver.
pub const SILVER_HEADS: Phrase = both(" 名银卡客户", " silver customers");
/// Likewise, of gold.
pub const GOLD_HEADS: Phrase = both(" 名金卡客户", " gold customers");
/// What the best fifth brings, where profit is known.
pub const TOP_FIFTH_PROFIT: Phrase = both(
    "最好的 20% 客户的利润占比",
    "profit share of the best 20% of customers",
);
/// Likewise, where it is not.
pub const TOP_FIFTH_REVENUE: Phrase = both(
    "最好的 20% 客户的收入占比",
    "revenue share of the best 20% of customers",
);
/// Concentration.
pub const CONCENTRATION: Phrase = both("集中度", "Concentration");
/// Side panel.
pub const ASSUMPTIONS: Phrase = both("假设", "Assumptions");
/// Reset.
pub const RESET_ALL: Phrase = both("全部还原", "Reset all");
/// Period.
pub const PERIOD: Phrase = both("时间", "Period");
/// Analysis day.
pub const ANALYSIS_DAY: Phrase = both("分析日", "Analysis day");
/// Back to the last day.
pub const LAST_DAY: Phrase = both("用数据最后一天", "Use the last day");
/// Analysis day hint.
pub const ANALYSIS_DAY_NOTE: Phrase = both(
    "不填则为数据最后一天",
    "Empty means the last day of the data",
);
/// Window.
pub const WINDOW: Phrase = both("观察期", "Window");
/// Window of customers who were summed up.
pub const SUMS_COVER: Phrase = both("金额累计了多久", "The sums cover");
/// Nobody says how long it is.
pub const SUMS_NOTE: Phrase = both(
    "一行一位客户的表没有写金额累计了多久：先按 12 个月，请改成实际的月数；月均消费 = 累计金额 ÷ 这个月数（写明首次购买的客户除外，按首购以来算）。",
    "A table with one row a customer does not say what time its sums cover: 12 months to begin with, please enter how many it is. Monthly spend = the sum ÷ these months (÷ months since the first purchase where the file names it).",
);
/// Active.
pub const ACTIVE: Phrase = both("活跃：近", "Active: within");
/// New.
pub const NEW: Phrase = both("新客户：首购在近", "New: first bought within");
/// Months.
pub const MONTHS: Phrase = both("个月", "months");
/// Thresholds.
pub const THRESHOLDS: Phrase = both("门槛", "Thresholds");
/// Unit of thresholds.
pub const PER_MONTH: Phrase = both("{}/月", "{} a month");
/// At least.
pub const AT_LEAST: Phrase = both("{} ≥", "{} ≥");
/// Badge of proposed thresholds.
pub const FROM_QUANTILES: Phrase = both("来自分位数", "From quantiles");
/// What it means.
pub const QUANTILE_NOTE: Phrase = both(
    "老客户按消费从高到低，取全部活跃客户的前 3%、13%、33%；新客户另列",
    "The top 3, 13 and 33 % of active customers by spend, new ones apart",
);
/// Entered thresholds.
pub const ENTERED: Phrase = both("你填写的", "Entered");
/// Of the case.
pub const OF_CASE: Phrase = both("案例", "Case");
/// Illustrative.
pub const ILLUSTRATIVE: Phrase = both("示意", "Illustrative");
/// From the file.
pub const OF_FILE: Phrase = both("来自文件", "From the file");
/// Assumed.
pub const ASSUMED: Phrase = both("假设", "Assumption");
/// Back to the quantiles.
pub const USE_QUANTILES: Phrase = both("改用分位数", "Use quantiles");
/// Fewer tiers.
pub const COLLAPSED: Phrase = both(
    "不少客户的消费相同，分不出五层。",
    "Many customers spend the same, so there are fewer tiers.",
);
/// Threshold order.
pub const THRESHOLD_ORDER: Phrase = both(
    "要低于上一层的门槛，且不小于 0。",
    "Must be below the tier above, and not negative.",
);
/// Margins.
pub const MARGINS: Phrase = both("毛利率", "Margin");
/// How margins are given.
pub const MARGIN_MODE: Phrase = both("毛利率来自", "Margin from");
/// From the file.
pub const MARGIN_FILE: Phrase = both("文件的成本或利润列", "The file’s cost or profit");
/// One for all.
pub const MARGIN_FLAT: Phrase = both("统一毛利率", "One margin for all");
/// Per tier.
pub const MARGIN_TIERS: Phrase = both("各层分别填写", "One for each tier");
/// All customers.
pub const MARGIN_ALL: Phrase = both("全部客户", "All customers");
/// Profit is missing.
pub const MARGIN_ASK: Phrase = both(
    "文件里没有成本或利润，现在只能说收入。填一个毛利率，就能看利润。",
    "The file has no cost or profit, so this speaks of revenue. Give a margin to see profit.",
);
/// Jump to the field.
pub const MARGIN_FILL: Phrase = both("填写毛利率", "Enter a margin");
/// Range.
pub const MARGIN_RANGE: Phrase = both(
    "要在 −1000% 到 100% 之间。",
    "Must lie between −1000 % and 100 %.",
);
/// Months range.
pub const MONTHS_RANGE: Phrase = both(
    "要填 1 到 120 的整数。",
    "Must be a whole number from 1 to 120.",
);
/// Day format.
pub const DAY_FORMAT: Phrase = both(
    "请写成 2024-03-05 这样的日期。",
    "Write the day as 2024-03-05.",
);
/// No such day.
pub const NO_SUCH_DAY: Phrase = both(
    "日历上没有这一天，请核对月和日。",
    "The calendar has no such day. Check the month and the day.",
);
/// Not a number.
pub const NOT_A_NUMBER: Phrase = both(
    "这不是数字，原来的值没有变。",
    "This is no number; the earlier value stands.",
);
/// No value.
pub const EMPTY_NUMBER: Phrase = both(
    "这里要填一个数，原来的值没有变。",
    "A number is needed here; the earlier value stands.",
);
/// New cannot be told.
pub const NO_NEW: Phrase = both(
    "看不出谁是新客户：历史太短，或看不到首次购买。",
    "New customers cannot be told: the history is too short, or first purchases are not known.",
);
/// Explanation panel.
pub const EXPLANATION: Phrase = both("怎么算出来的", "How it is computed");
/// Before a number is chosen.
pub const EXPLANATION_EMPTY: Phrase = both(
    "点表里的任意数字，这里写出公式、代入的数和来源。",
    "Choose any number: its formula, inputs and sources appear here.",
);
/// Formula.
pub const FORMULA: Phrase = both("公式", "Formula");
/// With these numbers.
pub const WITH_NUMBERS: Phrase = both("代入", "With these numbers");
/// Exact value.
pub const EXACT: Phrase = both("精确值", "Exact value");
/// Inputs.
pub const INPUTS: Phrase = both("来源", "Sources");
/// Rules.
pub const RULES: Phrase = both("口径", "Rules");
/// Window dates.
pub const WINDOW_DATES: Phrase = both("{} 至 {}", "{} to {}");
/// Without a finished report.
pub const WAITING: Phrase = both("正在分层…", "Sorting customers into tiers…");
/// No tiers in this case.
pub const NO_TIERS: Phrase = both(
    "这个案例没有分层数据，只讲品牌客户价值。",
    "This case prints no tiers; it is about brand valuation.",
);

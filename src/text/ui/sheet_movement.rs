//! The words of the topics that compare two days or two periods: movement, its projection, new and lapsed.

use super::{Phrase, both};

/// Movement.
pub const MOVEMENT: Phrase = both("客户迁移", "Movement");
/// Movement.
pub const MOVEMENT_ABOUT: Phrase = both(
    "两天之间谁升谁降，照此下去会怎样",
    "who moved up or down between two days, and where that leads",
);
/// Movement.
pub const OF_TIERS: Phrase = both("消费分层的迁移", "Of spend tiers");
/// Movement.
pub const OF_STAGES: Phrase = both("生命周期阶段的迁移", "Of life-cycle stages");
/// Movement.
pub const OF_RFM: Phrase = both("RFM 分群的迁移", "Of RFM segments");
/// Movement.
pub const SCHEME: Phrase = both("分群方法", "Scheme");
/// Movement.
pub const FROM_DAY: Phrase = both("起点日", "First day");
/// Movement.
pub const TO_DAY: Phrase = both("终点日", "Second day");
/// Movement.
pub const YARDSTICK: Phrase = both("后一天的切点", "Cuts of the second day");
/// Movement.
pub const YARDSTICK_KEPT: Phrase = both("沿用前一天的", "those of the first day");
/// Movement.
pub const YARDSTICK_ANEW: Phrase = both("重新计算", "its own");
/// Movement.
pub const PROJECTION_GROUP: Phrase = both("照此推算", "Projection");
/// Movement.
pub const STEPS: Phrase = both("推算几期", "Steps ahead");
/// Movement.
pub const STEPS_UNIT: Phrase = both("期", "steps");
/// Movement.
pub const DISCOUNT_RATE_YEAR: Phrase = both("年折现率", "Discount rate a year");
/// Movement.
pub const MARGIN: Phrase = both(
    "毛利率（数据没有利润时用）",
    "Margin, where the data give no profit",
);
/// A margin that is that of the tiers.
pub const MARGIN_OF_TIERS: Phrase = both(
    "与“消费分层”页的统一毛利率相同，在那里改，这里一起变；在这里填一个数，就只改这里。",
    "The flat margin of the tiers page: what is changed there changes here too. Enter a number to set another one here alone.",
);
/// Movement.
pub const COUNTS: Phrase = both(
    "从哪一群到哪一群：人数",
    "From (row) to (column): customers",
);
/// Movement.
pub const SHARES: Phrase = both(
    "从哪一群到哪一群：占原群的比例",
    "From (row) to (column): share of the row",
);
/// Movement.
pub const MONEY_MOVED: Phrase = both(
    "从哪一群到哪一群：收入的变化",
    "From (row) to (column): change of revenue",
);
/// Movement.
pub const MONEY_MOVED_NOTE: Phrase = both(
    "同一批客户，终点日所计的收入减去起点日所计的收入。",
    "Of the same customers: revenue as it counts on the second day less that of the first.",
);
/// Movement.
pub const FROM: Phrase = both("从 ╲ 到", "From ╲ to");
/// Movement.
pub const TOTAL: Phrase = both("合计", "Total");
/// Movement.
pub const BALANCE: Phrase = both("各群得失", "Gains and losses");
/// Movement.
pub const PROJECTION: Phrase = both("照这个迁移率推算", "If these transition rates continue");
/// Movement.
pub const PROJECTION_NOTE: Phrase = both(
    "n(下期) = n(本期) × 迁移率 + 每期进来的人数；离群的不再回来。",
    "n(next) = n(now) × shares + the same inflow in every step; customers who leave do not come back.",
);
/// Movement.
pub const STEP: Phrase = both("期", "Step");
/// Movement.
pub const NOW: Phrase = both("现在", "now");
/// Movement.
pub const WORTH: Phrase = both("各群客户的价值", "Value of a customer by segment");
/// Where nobody is lost between the days.
pub const NOBODY_LEAVES: Phrase = both(
    "两个日期之间没有人流失：还能停留多久、长期有多少人都没有尽头，只有折现后的价值是有限的。",
    "Nobody is lost between the two days, so expected time left and long-run size have no end; only the discounted value is finite.",
);
/// What the table of values says.
pub const WORTH_NOTE: Phrase = both(
    "V = (I − P ÷ (1 + d))⁻¹ × 人均每期利润，本期也算一期。",
    "V = (I − P ÷ (1 + d))⁻¹ × profit a head and step, the present step included.",
);
/// Movement.
pub const AS_REVENUE: Phrase = both(
    "数据没有利润，也没有填毛利率：表中的“利润”是收入。",
    "The data give no profit and no margin was entered: “profit” in these tables is revenue.",
);
/// Movement.
pub const AS_MARGIN: Phrase = both(
    "数据没有利润：利润 = 收入 × 填写的毛利率。",
    "The data give no profit: profit = revenue × the margin you entered.",
);
/// Movement.
pub const FIGURE_FLOW: Phrase = both("从哪一群到哪一群", "From which segment to which");
/// Movement.
pub const FIGURE_FLOW_RULE: Phrase = both(
    "带子的粗细 = 从左边这一群到右边那一群的人数。",
    "The thickness of a band = customers who went from the segment at its left to that at its right.",
);
/// Movement.
pub const PART_OF_SEGMENT: Phrase = both("占原群", "part of the segment");
/// Movement.
pub const FIGURE_MOVEMENT: Phrase = both("两天的客户构成", "Customers of both days by segment");
/// Movement.
pub const FIGURE_MOVEMENT_RULE: Phrase = both(
    "每条合计 100%：一段的长度 = 该群客户 ÷ 当天在群的全部客户。",
    "Each bar adds up to 100%: a part’s length = customers of the segment ÷ all in a segment on that day.",
);
/// Movement.
pub const NOBODY_BEFORE: Phrase = both(
    "起点日还没有客户在任何一群里：请把起点日往后移。",
    "On the first day nobody was in a segment yet: choose a later day.",
);
/// Refusal.
pub const STEPS_RANGE: Phrase = both(
    "期数须在 1 到 60 之间。",
    "Steps must lie between 1 and 60.",
);
/// Refusal.
pub const DISCOUNT_RANGE: Phrase = both(
    "年折现率须在 0% 到 1,000% 之间。",
    "The discount rate must lie between 0% and 1,000%.",
);
/// Refusal.
pub const MARGIN_RANGE: Phrase = both(
    "毛利率须在 −100% 到 100% 之间。",
    "The margin must lie between −100% and 100%.",
);
/// Refusal.
pub const ONE_DAY: Phrase = both(
    "数据只有一天，看不出迁移。",
    "The data cover a single day: there is no movement to show.",
);

/// Flow.
pub const FLOW: Phrase = both("新增与流失", "New and lapsed");
/// Flow.
pub const FLOW_ABOUT: Phrase = both(
    "两期之间新增、留存、回流、流失",
    "new, kept, returned and lapsed between two periods",
);
/// Flow.
pub const EARLIER_FROM: Phrase = both("前期从", "Earlier period from");
/// Flow.
pub const EARLIER_TO: Phrase = both("前期到", "Earlier period to");
/// Flow.
pub const LATER_FROM: Phrase = both("后期从", "Later period from");
/// Flow.
pub const LATER_TO: Phrase = both("后期到", "Later period to");
/// Flow.
pub const STATE: Phrase = both("状态", "State");
/// Flow.
pub const BY_STATE: Phrase = both("四种客户", "The four kinds of customers");
/// Flow.
pub const EARLIER_REVENUE: Phrase = both("前期收入", "Earlier revenue");
/// Flow.
pub const LATER_REVENUE: Phrase = both("后期收入", "Later revenue");
/// Flow.
pub const CHANGE: Phrase = both("变化", "Change");
/// Flow.
pub const OTHERS: Phrase = both(
    "两期都没有已付订单（如迟到的退款）",
    "no paid order in either, such as late refunds",
);
/// Flow.
pub const OTHERS_SHORT: Phrase = both("其他", "Others");
/// Flow.
pub const BRIDGE: Phrase = both(
    "收入从前期到后期",
    "Revenue from the earlier period to the later",
);
/// Flow.
pub const BRIDGE_RULE: Phrase = both(
    "前期收入，减流失客户的，加留存客户的增减，加新增、回流客户的，等于后期收入。",
    "Earlier revenue, less that of the lapsed, plus the change of the kept, plus that of new and returned customers, is the later revenue.",
);
/// Flow.
pub const KEPT_CHANGE: Phrase = both("留存增减", "Kept, change");
/// Flow.
pub const FLOW_SHORT: Phrase = both(
    "数据早不过前期的起点，“新增”里可能有更早的老客户。",
    "The data begin within the earlier period: some who seem new may have bought before.",
);
/// Flow.
pub const NOBODY_EARLIER: Phrase = both(
    "前期没有人下单，后期有 {} 位；无从谈留存。",
    "Nobody bought in the earlier period and {} did in the later one, so there is no retention to report.",
);

//! Groups of customers: cost to serve, concentration, movement.

use super::super::{Phrase, both};

/// Profit after serving.
pub const SERVING: Phrase = both(
    "毛利额 {}，扣除服务成本 {}，利润 {}",
    "Of a gross profit of {}, serving takes {} and leaves {}",
);
/// Nothing was entered that serving costs.
pub const SERVING_FREE: Phrase = both(
    "毛利额 {}，服务成本尚未填写",
    "Gross profit is {}; no cost to serve was entered",
);
/// Nobody brings a loss.
pub const SERVING_NO_LOSS: Phrase = both("没有一群亏损", "no group makes a loss");
/// Some do.
pub const SERVING_LOSS: Phrase = both("亏损的是：{names}", "loss-making: {names}");
/// Formula.
pub const SERVING_METHOD: Phrase = both(
    "利润 = 收入 × 毛利率 −（客户数 × 每人服务成本 + 订单数 × 每单服务成本 + 收入 × 服务费率）。",
    "Profit = revenue × margin − (customers × cost per customer + orders × cost per order + revenue × serving rate).",
);
/// Picture.
pub const SERVING_FIGURE: Phrase = both("扣除服务成本前后", "Before and after cost to serve");
/// Table.
pub const GROUPS: Phrase = both("各群明细", "By group");
/// Column.
pub const GROUP: Phrase = both("客户群", "Group");
/// Field group.
pub const COSTS: Phrase = both("服务成本（不填 = 不计）", "Cost to serve (empty = none)");
/// Field.
pub const ORDERS: Phrase = both("订单数", "Orders");
/// Field.
pub const REVENUE: Phrase = both("收入", "Revenue");
/// Field.
pub const MARGIN: Phrase = both("毛利率", "Margin");
/// Note.
pub const SERVING_NOTE: Phrase = both(
    "亏损客户不等于该放弃的客户：先看能否降低服务成本、提高价格，再看新客户是否还在成长。",
    "A loss-making group is not necessarily one to let go: first see whether it can be served for less or priced higher, and whether it is still growing.",
);

/// What the best bring.
pub const TOP: Phrase = both(
    "价值最高的 {share} 客户带来 {} 的价值",
    "The top {share} of customers bring {} of the value",
);
/// The same in money, where there is no whole.
pub const TOP_MONEY: Phrase = both(
    "价值最高的 {share} 客户合计 {}",
    "The top {share} of customers make {} together",
);
/// There is no whole.
pub const NO_TOTAL: Phrase = both(
    "全部客户合计 {}，不大于 0，占比没有意义：这里按金额累计，基尼系数和 HHI 不适用",
    "all customers make {}, which is not above zero, so there are no shares: all runs in money, and the Gini coefficient and HHI do not apply",
);
/// Gini.
pub const GINI: Phrase = both(
    "基尼系数 {}，集中程度相当于 {}均分全部价值",
    "the Gini coefficient is {}, as concentrated as if {} shared everything equally",
);
/// No Gini.
pub const NO_GINI: Phrase = both(
    "有 {count} 个负数，基尼系数和 HHI 不适用",
    "with {count} negative entries the Gini coefficient and HHI do not apply",
);
/// Of one customer.
pub const ONE_CUSTOMER: Phrase = both(
    "只有 1 位客户，谈不上集中",
    "There is one customer, so nothing to concentrate",
);
/// Some take value away.
pub const TOP_PEAK: Phrase = both(
    "累计到第 {} 位时最高，达 {}，此后被亏损的客户拉回",
    "the running total peaks at number {}, at {}; loss-makers then pull it back",
);
/// Table.
pub const RANKED: Phrase = both("逐位累计", "Running total");
/// Column.
pub const GROUP_RANK: Phrase = both("客户组（按名次）", "Group, by place");
/// Column.
pub const RANK: Phrase = both("名次", "Place");
/// Formula.
pub const TOP_METHOD: Phrase = both(
    "客户按价值从高到低累计；基尼 = Σ(2i − n − 1)xᵢ ÷ (nΣx)，HHI = Σ 占比²。",
    "Customers cumulated from the most valuable; Gini = Σ(2i − n − 1)xᵢ ÷ (nΣx), HHI = Σ share².",
);
/// Picture.
pub const WHALE: Phrase = both("价值累计曲线", "Cumulative value");
/// Axis.
pub const CUMULATED: Phrase = both("价值累计占比", "Cumulative share of value");
/// Axis.
pub const CUMULATED_RULE: Phrase = both(
    "纵轴 = 到此为止的客户的价值 ÷ 全部价值；超过 100% 的部分，会被后面为负的客户拉回。",
    "Value of the customers up to here ÷ all value; what rises above 100% is pulled back by those below zero.",
);
/// Axis in money.
pub const CUMULATED_MONEY: Phrase = both("价值累计", "Cumulative value");
/// Axis in money.
pub const CUMULATED_MONEY_RULE: Phrase = both(
    "纵轴 = 到此为止的客户的价值之和；合计不大于 0，所以用金额而不用百分比。",
    "Value of the customers up to here; the total is not above zero, so it runs in money, not percent.",
);
/// Axis.
pub const BEST_FIRST_RULE: Phrase = both(
    "客户按价值从高到低排列；横轴 = 到此为止的客户数 ÷ 全部客户数。",
    "Customers from the most to the least valuable; customers up to here ÷ all of them.",
);
/// Peak of the curve.
pub const PEAK: Phrase = both("峰值 {}", "Peak {}");
/// What a point says.
pub const POINT: Phrase = both(
    "前 {share} 的客户，价值累计 {}",
    "Top {share} of customers: {} of the value",
);
/// What a point says in money.
pub const POINT_MONEY: Phrase = both(
    "前 {share} 的客户，价值累计 {}",
    "Top {share} of customers: {} together",
);
/// Table.
pub const TOPS: Phrase = both("价值最高的客户", "The top customers");
/// Column.
pub const TOP_PART: Phrase = both("价值排在前", "Top share of customers");
/// A customer.
pub const CUSTOMER: Phrase = both("客户", "Customer");
/// Field group.
pub const VALUES: Phrase = both("每位客户的价值", "Value of each customer");
/// Field group.
pub const TOPS_READ: Phrase = both("读取曲线的位置", "Where the curve is read");

/// Value of the base.
pub const MARKOV: Phrase = both("现有客户共值 {}", "Today’s customers are worth {}");
/// Long run.
pub const MARKOV_STEADY: Phrase = both("长期稳定在 {}", "the base settles at {}");
/// No long run.
pub const MARKOV_NO_STEADY: Phrase = both(
    "有的状态永远不会流失，没有稳态",
    "some state never loses anybody, so there is no steady state",
);
/// To hold the base.
pub const MARKOV_HOLD: Phrase = both("维持规模每期须新进 {}", "holding it takes {} a period");
/// Formula.
pub const MARKOV_METHOD: Phrase = both(
    "下期人数 = 本期人数 × 转移概率 + 新进；各状态 CLV：V = 利润 + P·V ÷ (1 + d)，解联立方程。",
    "Next period = this period × transition rates + new customers; CLV by state: V = profit + P·V ÷ (1 + d), solved simultaneously.",
);
/// Picture.
pub const MARKOV_FIGURE: Phrase = both(
    "一位客户值多少，按所在层",
    "What a customer is worth, by state",
);
/// Table.
pub const STATES: Phrase = both("各状态", "By state");
/// Table.
pub const PROJECTION: Phrase = both("逐期推算", "Projection");
/// Axis.
pub const PROJECTION_RULE: Phrase = both(
    "纵轴 = 该期末各状态的客户数。",
    "Customers in each state at the end of the period.",
);
/// What adding and taking away does.
pub const STATES_NOTE: Phrase = both(
    "新增的一项没有人，填数前什么也不变；去掉一项后，原本会移过去的客户留在原处。",
    "A new state starts empty and changes nothing until its numbers are entered; when one is removed, customers who would have moved there stay where they are.",
);
/// Field group.
pub const CHANCES_FROM: Phrase = both(
    "{name}的去向（每组合计 100%）",
    "Where {name} goes (100% in all)",
);
/// Field.
pub const TO: Phrase = both("转到{name}", "to {name}");
/// Field.
pub const PERIODS: Phrase = both("推算期数", "Periods to project");
/// Column.
pub const STATE: Phrase = both("状态", "State");

/// The move that matters most.
pub const MOVES: Phrase = both(
    "影响最大的是“{name}”：{}，每期利润变化 {}",
    "The move that matters most is “{name}”: {}, {} of profit a period",
);
/// Part of all profit.
pub const MOVES_SHARE: Phrase = both("占总利润的 {}", "{} of all profit");
/// No move.
pub const MOVES_NONE: Phrase = both("没有要算的迁移", "There is no move to evaluate");
/// Formula.
pub const MOVES_METHOD: Phrase = both(
    "迁移客户数 = 原群人数 × 迁移比例；利润变化 = 迁移客户数 ×（新群人均利润 − 原群人均利润）。每次迁移单独计算。",
    "Customers moving = group size × share moving; change in profit = customers × (profit per head there − here). Each move is computed on its own.",
);
/// Picture.
pub const MOVES_FIGURE: Phrase = both("每种迁移带来的利润变化", "Change of profit by move");
/// Table.
pub const MOVES_TABLE: Phrase = both("各种迁移", "The moves");
/// Column.
pub const MOVE: Phrase = both("迁移", "Move");
/// Field group.
pub const PARTS: Phrase = both("迁移比例", "Shares that move");
/// Field.
pub const PROFIT: Phrase = both("本群人均利润", "Profit of one in the group");
/// Note.
pub const MOVES_NOTE: Phrase = both(
    "假设迁移后的消费和利润等于新群的平均值。",
    "Customers who move are assumed to spend and earn what their new group averages.",
);

//! Brand value, usage × loyalty, wallets, rival offers.

use super::super::{Phrase, both};

/// Both periods.
pub const CHANGE: Phrase = both(
    "品牌客户一年的总价值从 {} 变为 {}，相差 {}",
    "The brand’s customers were worth {} a year, now {}: a difference of {}",
);
/// The factor that did most.
pub const CHANGE_MOST: Phrase = both(
    "影响最大的是“{factor}”，贡献 {}",
    "{factor} accounts for most of it, {}",
);
/// Formula.
pub const CHANGE_METHOD: Phrase = both(
    "总价值 = N × P × BR × SOP × CM；各因素的贡献取所有变动顺序的平均（Shapley 值），合计正好等于总差额。",
    "Total = N × P × BR × SOP × CM; each factor’s contribution is its average over all orders of change (Shapley value), so the contributions add up exactly.",
);
/// Picture.
pub const CHANGE_FIGURE: Phrase = both("从前期到后期", "From one period to the next");
/// Group, step.
pub const BEFORE: Phrase = both("前期", "Earlier");
/// Group, step.
pub const AFTER: Phrase = both("后期", "Later");
/// Table.
pub const PARTS: Phrase = both("各因素的贡献", "Contribution of each factor");
/// Column.
pub const FACTOR: Phrase = both("因素", "Factor");

/// Total.
pub const LEVERS: Phrase = both(
    "本品牌客户一年共值 {}",
    "The brand’s customers are worth {} a year",
);
/// The same in units.
pub const LEVERS_IN_UNITS: Phrase = both(
    "本品牌客户一年共买 {}",
    "The brand’s customers buy {} a year",
);
/// The step that brings most.
pub const LEVERS_MOST: Phrase = both(
    "各加一步，以“{factor}”为最多，每年 {}",
    "one step in {factor} brings more than a step in any other factor: {} a year",
);
/// Opportunities.
pub const LEVERS_GAPS: Phrase = both(
    "自有客户每年买他牌 {}，非客户每年购买 {}",
    "own customers buy {} a year from other brands, non-buyers {}",
);
/// The same at a loss.
pub const LEVERS_LOSS: Phrase = both(
    "单位边际贡献为负，卖得越多亏得越多，先看价格和成本",
    "the contribution margin is negative, so every sale adds to the loss: look at price and cost first",
);
/// Formula.
pub const LEVERS_METHOD: Phrase = both(
    "总价值 = N × P × BR × SOP × CM；一次只动一个因素，其余不变。",
    "Total = N × P × BR × SOP × CM; one factor changes at a time, the others are held.",
);
/// The document's example of a share of purchases.
pub const SOP_EXAMPLE: Phrase = both(
    "购买占有率（SOP）的例子，出自原文：一位客户每年花 100 美元买普通洗发水，其中花在本公司品牌上的那部分，就是本品牌在这位客户身上的购买占有率。",
    "The document’s example of a share of purchases (SOP): of the $100 a year that a customer spends on plain shampoo, the part spent on the company’s own brand.",
);
/// Picture.
pub const LEVERS_FIGURE: Phrase = both("各加一步，一年多出的价值", "What one step adds a year");
/// Table.
pub const LEVERS_TABLE: Phrase = both("杠杆", "Levers");
/// What it holds.
pub const LEVERS_NOTE: Phrase = both(
    "空格表示这一步会使该因素超出范围（如占有率超过 100%）。",
    "Blank where the step would leave the factor’s range, such as a share over 100%.",
);
/// Which pages have them in common.
pub const LEVERS_SHARED: Phrase = both(
    "这里的数与“品牌价值两期对比”的前一期、“A、B、C 三组（原文口径）”共用，在哪一页改都一样；“客户品牌价值”里的假设另存，不跟着变。",
    "These numbers stand in Brand value, two periods (the first of them) and in Groups A, B, C as printed too: change them on any of these pages. The assumptions of Customer brand value are kept apart.",
);
/// Which pages have them in common.
pub const CHANGE_SHARED: Phrase = both(
    "前一期的数就是“品牌价值的杠杆”里汉普顿的数，在哪一页改都一样（那一页换成别的案例，或把毛利改按比例算时除外）。",
    "The first period has the numbers of Hampton in Levers of brand value: change them on either page (unless that page shows another case, or counts the margin as a rate).",
);
/// Which pages have them in common.
pub const PRINTED_SHARED: Phrase = both(
    "P、BR、SOP、CM 与“品牌价值的杠杆”共用，购买者和重度、轻度的占比与用量与“用量 × 忠诚”共用，在哪一页改都一样。",
    "P, BR, SOP and CM stand in Levers of brand value too, the buyers and the heavy and light classes in Usage × loyalty: change them on any of these pages.",
);
/// Which page has them alone.
pub const LEVERS_OWN: Phrase = both(
    "这里的数只用在本页：在“客户品牌价值”或“品牌价值两期对比”里改的数不会带过来。",
    "These numbers are of this page alone: what is changed in Customer brand value or in Brand value, two periods does not come over.",
);
/// Column.
pub const STEP: Phrase = both("一步", "Step");
/// Column.
pub const ONE_STEP: Phrase = both("加一步", "One step");
/// Column.
pub const TENTH_MORE: Phrase = both("增加 10%", "10% higher");
/// Column.
pub const TENTH_LESS: Phrase = both("减少 10%", "10% lower");
/// Switch: what CM is.
pub const MARGIN_READING: Phrase = both("边际贡献 CM 的口径", "Contribution margin CM is");
/// Money a unit.
pub const MARGIN_OF_UNIT: Phrase = both(
    "每件多少钱（件数 × 单件金额）",
    "Money a unit (units × money)",
);
/// A part of what is spent.
pub const MARGIN_OF_SPEND: Phrase = both("占花费的比例（花费 × %）", "A part of spend (money × %)");
/// Units are counted, not money.
pub const UNITS_ALONE: Phrase = both("只数件数（不计金额）", "Units alone, no money");
/// Table: both, the same value.
pub const MARGIN_READINGS: Phrase = both("CM 的两种口径，价值相同", "CM read both ways: one value");
/// A step of a share.
pub const POINT: Phrase = both("1 个百分点", "1 point");

/// The map.
pub const MAP: Phrase = both("九格客户一年共值 {}", "The nine groups are worth {} a year");
/// A head.
pub const MAP_HEAD: Phrase = both("平均每人一年 {}", "an average of {} a head");
/// The best cell.
pub const MAP_BEST: Phrase = both(
    "价值最大的是“{cell}”：{} 的人，{} 的价值",
    "the largest cell is “{cell}”: {} of buyers, {} of value",
);
/// Formula.
pub const MAP_METHOD: Phrase = both(
    "每格人均价值 = 用量 × SOP × CM，九格口径相同；人数按两个占比相乘（假设互相独立），或按实际点数。",
    "Value a head = units × SOP × CM, on the same base in all cells; head counts are row share × column share (assumed independent), or entered.",
);
/// Picture.
pub const MAP_FIGURE: Phrase = both(
    "九格客户占人数与价值的比例",
    "The nine groups’ shares of buyers and value",
);
/// Bar.
pub const BUYERS: Phrase = both("购买者", "Buyers");
/// Bar.
pub const WORTH: Phrase = both("价值", "Value");
/// Table.
pub const CELLS: Phrase = both("九格明细", "The nine groups");
/// Column.
pub const USAGE: Phrase = both("用量", "Usage");
/// Columns of the grid.
pub const LOYALTY: Phrase = both("忠诚", "Loyalty");
/// Picture and table.
pub const MAP_GRID: Phrase = both(
    "九格一年的价值",
    "What each of the nine groups is worth a year",
);
/// A group of the case.
pub const ZONE_A: Phrase = both("A 组", "Group A");
/// A group of the case.
pub const ZONE_B: Phrase = both("B 组", "Group B");
/// A group of the case.
pub const ZONE_C: Phrase = both("C 组", "Group C");
/// A cell that is one of them.
pub const IN_ZONE: Phrase = both("{}（{zone}）", "{} ({zone})");
/// Which cells they are.
pub const ZONES_NOTE: Phrase = both(
    "图中标出案例的三组：A 组 = 重度 × 忠诚，B 组 = 轻度 × 价格购买，C 组 = 中度 × 转换型（案例没有写明 C 组是哪一格，这里按描述取）。",
    "The grid marks the three groups of the case: A is heavy × loyal, B light × price, C medium × switching (the case does not say which cell C is; its description fits this one).",
);
/// Column.
pub const CELL: Phrase = both("用量 × 忠诚", "Usage × loyalty");
/// Table.
pub const VOLUMES: Phrase = both("用量占比", "Share of volume");
/// Choice.
pub const SIZES: Phrase = both("每格人数", "Buyers of the cells");
/// Choice.
pub const SIZES_INDEPENDENT: Phrase = both("两个占比相乘", "row share × column share");
/// Choice.
pub const SIZES_COUNTED: Phrase = both("逐格填写", "entered cell by cell");

/// The three as printed.
pub const PRINTED: Phrase = both(
    "按原文，A、B、C 三组每人一年分别值 {}、{}、{}，口径不同，不能相比",
    "As printed, a customer of A, B and C is worth {}, {} and {} a year, on different bases that cannot be compared",
);
/// Like for like.
pub const PRINTED_LIKE: Phrase = both(
    "同口径下 C 组每人一年值 {}",
    "like for like, one of C is worth {} a year",
);
/// The deal.
pub const PRINTED_DEAL: Phrase = both(
    "B 组的让利要多卖 {} 才划算",
    "group B’s discount only pays if volume grows by {}",
);
/// Formula.
pub const PRINTED_METHOD: Phrase = both(
    "A = 用量 × CM，B = 用量 ×（CM − 让利），C = P × BR × SOP × CM；同口径的 C = 用量 × SOP × CM。",
    "A = units × CM, B = units × (CM − deal), C = P × BR × SOP × CM; C like for like = units × SOP × CM.",
);
/// Picture.
pub const PRINTED_FIGURE: Phrase = both(
    "三组的价值：原文与同口径",
    "The groups as printed and like for like",
);
/// Measure.
pub const PRINTED_HEAD: Phrase = both("每人价值", "Value of one");
/// Measure.
pub const PRINTED_ALL: Phrase = both("整组价值", "Value of the group");
/// Field group.
pub const GROUP: Phrase = both("组", "Group");
/// Field group.
pub const HEAVY: Phrase = both("重度使用者", "Heavy users");
/// Field group.
pub const LIGHT: Phrase = both("轻度使用者", "Light users");
/// Table.
pub const GROUPS: Phrase = both("各组合计", "The groups in all");

/// Known spend.
pub const WALLET_SPENT: Phrase = both(
    "钱夹份额 {}，还有 {} 花在别处",
    "The share of wallet is {}; {} is spent elsewhere",
);
/// The brand with most.
pub const WALLET_MOST: Phrase = both(
    "“{brand}”预测占钱夹的 {}，排在最前",
    "{brand} is predicted to take {} of the wallet, the largest share",
);
/// Several brands with most.
pub const WALLET_MOST_ALIKE: Phrase = both(
    "“{brand}”并列最前，预测各占钱夹的 {}",
    "{brand} tie for the largest share, {} of the wallet each",
);
/// One place up.
pub const WALLET_UP: Phrase = both(
    "“{brand}”升一位得益最多，份额增加 {}",
    "moving up one rank would gain {brand} the most, {}",
);
/// One place up brings several the same.
pub const WALLET_UP_ALIKE: Phrase = both(
    "“{brand}”升一位得益相同，都最多，份额各增加 {}",
    "moving up one rank would gain {brand} the most, {} each",
);
/// Neither way is known.
pub const WALLET_NOTHING: Phrase = both(
    "填上在本品牌和整个类别的花费，就有钱夹份额",
    "Enter spend on the brand and on the category to see the share of wallet",
);
/// Formula.
pub const WALLET_METHOD: Phrase = both(
    "预测份额 =（1 − 名次 ÷ (n + 1)）× 2 ÷ n，n 为此人使用的品牌数（钱夹分配法则，Keiningham 等，2011）；花费已知时 = 本品牌 ÷ 类别。",
    "Predicted share = (1 − rank ÷ (n + 1)) × 2 ÷ n over the n brands a person uses (Wallet Allocation Rule, Keiningham and others, 2011); where spend is known, brand ÷ category.",
);
/// Picture.
pub const WALLET_FIGURE: Phrase = both("各品牌的钱夹份额", "Shares of wallet by brand");
/// Bar.
pub const WALLET_BAR: Phrase = both("预测钱夹份额", "Predicted share of wallet");
/// Table.
pub const BRANDS: Phrase = both("各品牌", "By brand");
/// A brand.
pub const BRAND: Phrase = both("品牌", "Brand");
/// A person.
pub const PERSON: Phrase = both("受访者", "Person");
/// The persons.
pub const PERSONS: Phrase = both("受访者名单", "Persons");
/// Who counts.
pub const PERSONS_NOTE: Phrase = both(
    "没给任何品牌评价的人不计入。",
    "Respondents who rate no brand are left out.",
);
/// Choice.
pub const RATING: Phrase = both("评价方式", "Ratings are");
/// Choice.
pub const RANKS: Phrase = both("名次（1 最好）", "ranks, 1 is best");
/// Choice.
pub const MARKS: Phrase = both("分数（越高越好）", "scores, higher is better");

/// Ours and the best.
pub const DELIVERED: Phrase = both("我方的让渡价值 {}", "Our delivered value is {}");
/// Ours is best.
pub const DELIVERED_OURS: Phrase = both(
    "我方的让渡价值 {}，在各家中最高",
    "Our delivered value is {}, the highest of all",
);
/// A rival is best.
pub const DELIVERED_BEST: Phrase = both(
    "最高的是“{name}”，{}；我方再提高 {} 才能追平",
    "{name} offers the most, {}; ours needs {} more to draw level",
);
/// Difference and ratio disagree.
pub const DELIVERED_SPLIT: Phrase = both(
    "按价值与成本之比，最高的却是“{name}”（{}）",
    "by value over cost, {name} leads with {}",
);
/// Formula.
pub const DELIVERED_METHOD: Phrase = both(
    "让渡价值 = 产品、服务、人员、形象四项价值之和 − 货币、时间、体力、精力四项成本之和。",
    "Delivered value = product, service, personnel and image value, less money, time, physical and mental cost.",
);
/// Picture.
pub const DELIVERED_FIGURE: Phrase =
    both("价值、成本与让渡价值", "Value, cost, and what is delivered");
/// Picture of one offer.
pub const DELIVERED_PARTS: Phrase = both(
    "{name}：各项价值相加，减去各项成本",
    "{name}: its values added up, less its costs",
);
/// Table.
pub const OFFERS: Phrase = both("各家对比", "The offers");
/// Ours.
pub const OURS: Phrase = both("我方", "Ours");
/// A rival.
pub const RIVAL: Phrase = both("对手", "Rival");
/// Note.
pub const DELIVERED_NOTE: Phrase = both(
    "差额和比值可能选出不同的一家：金额大的看差额，预算有限的看比值。",
    "Difference and ratio can point to different offers: look at the difference for large purchases, at the ratio when budgets are tight.",
);

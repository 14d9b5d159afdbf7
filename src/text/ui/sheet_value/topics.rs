//! What the topics of the value room are called and what they answer.

use super::super::{Phrase, both};

/// A topic in words.
#[derive(Debug, Clone, Copy)]
pub struct TopicWords {
    /// Its address.
    pub slug: &'static str,
    /// What it is called.
    pub title: Phrase,
    /// What it answers.
    pub about: Phrase,
}

const fn topic(
    slug: &'static str,
    title: (&'static str, &'static str),
    about: (&'static str, &'static str),
) -> TopicWords {
    TopicWords {
        slug,
        title: both(title.0, title.1),
        about: both(about.0, about.1),
    }
}

/// Group of lifetime value.
pub const LIFETIME: Phrase = both("客户终身价值", "Customer lifetime value");
/// Group of the brand.
pub const BRAND: Phrase = both("品牌", "Brand");
/// Group of the base.
pub const BASE: Phrase = both("客户与客户群", "Customers and groups");
/// Group of care.
pub const CARE: Phrase = both("关系与客户开发", "Relations and development");
/// Group of the documents.
pub const DOCUMENTS: Phrase = both("原文", "The documents");

/// Lifetime value.
pub const CLV: TopicWords = topic(
    "clv",
    ("终身价值 CLV", "Lifetime value"),
    (
        "一位客户值多少，最多可花多少获客",
        "what a customer is worth, and may cost to win",
    ),
);
/// Over retention and discount.
pub const CLV_GRID: TopicWords = topic(
    "clv-grid",
    ("CLV × 留存与折现", "CLV by retention and discount"),
    (
        "留存率和折现率各变，CLV 怎么变",
        "how the value moves with both rates",
    ),
);
/// With promotion.
pub const PROMOTION: TopicWords = topic(
    "promotion",
    ("含促销费用的 CLV", "CLV with promotion"),
    (
        "每年花促销费留住客户，还剩多少价值",
        "what is left after promotion between the sales",
    ),
);
/// Equity.
pub const EQUITY: TopicWords = topic(
    "equity",
    ("客户资产", "Customer equity"),
    (
        "现有客户和将来的新客户一共值多少",
        "what today’s customers and those to come are worth",
    ),
);
/// Two periods of a brand.
pub const CBV_CHANGE: TopicWords = topic(
    "cbv-change",
    ("品牌价值两期对比", "Brand value, two periods"),
    ("两期之差由哪个因素造成", "which factor made the difference"),
);
/// Levers.
pub const CBV_LEVERS: TopicWords = topic(
    "cbv-levers",
    ("品牌价值的杠杆", "Levers of brand value"),
    (
        "各因素加一步，一年多多少价值",
        "what one step of each factor brings a year",
    ),
);
/// Usage × loyalty.
pub const HEAT_MAP: TopicWords = topic(
    "heat-map",
    ("用量 × 忠诚", "Usage × loyalty"),
    (
        "九格客户各值多少，口径相同",
        "nine groups of buyers, like for like",
    ),
);
/// Groups as printed.
pub const PRINTED: TopicWords = topic(
    "printed",
    ("A、B、C 三组（原文口径）", "Groups A, B, C as printed"),
    (
        "原文三个数口径不同，并列同口径的数",
        "the case’s figures beside those on one base",
    ),
);
/// Wallet.
pub const WALLET: TopicWords = topic(
    "wallet",
    ("钱夹份额", "Share of wallet"),
    (
        "客户的类别开支里，各品牌占多少",
        "how customers divide their spend among brands",
    ),
);
/// Delivered value.
pub const DELIVERED: TopicWords = topic(
    "delivered",
    ("顾客让渡价值", "Delivered value"),
    (
        "我方与对手，谁给顾客的更多",
        "whose offer gives more than it costs",
    ),
);
/// Cost to serve.
pub const SERVING: TopicWords = topic(
    "serving",
    ("服务成本与亏损客户", "Cost to serve"),
    (
        "扣除服务成本，哪些客户群亏损",
        "which groups bring a loss once served",
    ),
);
/// Cost to serve on the open data.
pub const SERVED: TopicWords = topic(
    "serving-base",
    ("各群盈亏（由数据）", "Profit by segment, from your data"),
    (
        "任一种分群，扣除服务成本后谁盈谁亏",
        "any segments, and what is left once they are served",
    ),
);
/// Concentration of the open data.
pub const CONCENTRATED: TopicWords = topic(
    "concentration-base",
    ("价值集中度（由数据）", "Concentration, from your data"),
    (
        "你的客户里价值最高的占多少，基尼系数与 HHI",
        "what your best customers bring, Gini and HHI",
    ),
);
/// Life cycle of the open data.
pub const STAGED: TopicWords = topic(
    "life-cycle-base",
    ("生命周期投入产出（由数据）", "Life cycle, from your data"),
    (
        "各阶段客户每月带来多少，投入由你填",
        "what customers of each stage bring a month; input is yours",
    ),
);
/// Expected value of a list.
pub const EXPECTED_VALUE: TopicWords = topic(
    "expected-value",
    (
        "预期价值 ABC（自填名单）",
        "ABC by expected value, own list",
    ),
    (
        "计入潜力后 A 类占多少，谁升谁降",
        "what class A holds, and who moves once potential counts",
    ),
);
/// Recency, frequency, money of a list.
pub const RFM: TopicWords = topic(
    "rfm-list",
    ("RFM（自填名单）", "RFM, own list"),
    (
        "十来位客户逐个填，看得分和所属客户群",
        "a short list entered by hand: scores and the groups they make",
    ),
);
/// Bases of segmentation.
pub const BASES: TopicWords = topic(
    "bases",
    ("分群依据", "Bases of segmentation"),
    (
        "同一批客户按价值、服务、价格或折扣分群，再交叉",
        "the same customers by value, service, price or discount, crossed",
    ),
);
/// Concentration.
pub const CONCENTRATION: TopicWords = topic(
    "concentration",
    ("价值集中度", "Concentration"),
    (
        "价值最高的客户占多少，基尼系数与 HHI",
        "what the best customers bring, Gini and HHI",
    ),
);
/// Markov.
pub const MARKOV: TopicWords = topic(
    "markov",
    ("客户迁移预测", "Moving customers, projected"),
    (
        "按转移概率推算客户数、利润和各层 CLV",
        "customers, profit and value by state from a matrix",
    ),
);
/// Moves.
pub const MOVES: TopicWords = topic(
    "moves",
    ("升降一级值多少", "One step up or down"),
    (
        "一部分客户换层或流失，利润变多少",
        "what it brings when a part of a group moves",
    ),
);
/// Life cycle.
pub const LIFE_CYCLE: TopicWords = topic(
    "life-cycle-value",
    ("生命周期投入产出", "Life cycle, input and output"),
    (
        "各阶段投入多少、产出多少",
        "what each stage costs and brings",
    ),
);
/// Relationships.
pub const RELATIONSHIPS: TopicWords = topic(
    "relationships",
    ("关系营销水平", "Relationship levels"),
    (
        "按客户数量和利润，该维持哪种关系",
        "how close to stand to which customers",
    ),
);
/// Assessment.
pub const ASSESSMENT: TopicWords = topic(
    "assessment",
    ("客户评估 A–D", "Assessment A–D"),
    (
        "四类指标加权打分，定级和复评日期",
        "a weighted score, a class, the next review",
    ),
);
/// Assessment of an open scorecard.
pub const SCORED: TopicWords = topic(
    "assessment-file",
    (
        "客户评估 A–D（由评分表）",
        "Assessment A–D, from your scorecard",
    ),
    (
        "文件里的评分列就是指标，权重可改",
        "the file’s own columns are the criteria, weights can be changed",
    ),
);
/// Funnel.
pub const FUNNEL: TopicWords = topic(
    "funnel",
    ("开发漏斗", "Development funnel"),
    (
        "客户开发各步的转化率，哪一步流失最多",
        "conversion by step, and where most are lost",
    ),
);
/// The leads of a file.
pub const LEADS: TopicWords = topic(
    "leads",
    ("潜客（由文件）", "Leads, from your file"),
    (
        "各来源的转化率、该跟进谁、为何失效、该再联系谁",
        "conversion by source, who is due, why some were lost",
    ),
);
/// The answers of a survey.
pub const SURVEY: TopicWords = topic(
    "survey",
    ("问卷（由文件）", "Survey, from your file"),
    (
        "NPS、满意度、每道题的答案",
        "net promoter score, satisfaction, the answers to each question",
    ),
);
/// Contacts.
pub const CONTACTS: TopicWords = topic(
    "contacts",
    ("联系日历", "Calendar of contacts"),
    ("该联系谁、哪天联系", "who is due, and when"),
);
/// The index.
pub const INDEX: TopicWords = topic(
    "documents",
    ("按资料找", "Find by document"),
    (
        "资料里的表、公式和分类各在哪一页",
        "which page shows a table, formula or classification",
    ),
);
/// Contacts of the open customers.
pub const CARED: TopicWords = topic(
    "contacts-base",
    ("本周该联系谁", "Whom to contact now"),
    (
        "按类别的联系间隔，从最后一次购买或联系算起，列出本周或本月到期的客户",
        "customers due this week or month by the rhythm of their class",
    ),
);
/// The register.
pub const REGISTER: TopicWords = topic(
    "register",
    ("原文不一致之处", "Register of inconsistencies"),
    (
        "原文自相矛盾的地方，两个数都列出",
        "where the documents contradict themselves",
    ),
);
/// What the register holds.
pub const REGISTER_ANSWER: Phrase = both(
    "原文共有 {entries} 处不一致，其中 {numbers} 处涉及数字",
    "The documents hold {entries} inconsistencies; {numbers} of them are about numbers",
);
/// How it is kept.
pub const REGISTER_METHOD: Phrase = both(
    "原文的数与另一个数并列，都由公式算出，并写明后者是应为的数、另一口径、未取整还是还原值；没有一处被悄悄改掉。",
    "The number as printed stands beside another, both computed; whether that is the right one, another reading, not rounded or reconstructed is said. Nothing is repaired in silence.",
);
/// The picture.
pub const REGISTER_FIGURE: Phrase = both(
    "另一个数离原文的数有多远",
    "How far the other number is from the printed one",
);
/// Its measure.
pub const REGISTER_GAPS: Phrase = both(
    "与原文相差 %（原文的数 → 另一个数）",
    "Difference from the print, % (printed → other)",
);
/// How its lengths are made.
pub const REGISTER_RULE: Phrase = both(
    "条的长度 =（另一个数 − 原文的数）÷ 原文的数。",
    "Length = (other number − printed number) ÷ printed number.",
);
/// Lifetime value from the open data.
pub const OBSERVED: TopicWords = topic(
    "observed",
    ("由数据估算 CLV", "CLV from your data"),
    (
        "订单文件给出毛利和留存，折现率自填",
        "margin and retention as counted, discount as you set it",
    ),
);

//! What the documents hold, in their own words, and where each of it is computed here.

use super::super::{Phrase, both};
use crate::workshop::RegisterId;

/// One table, formula or classification of a document.
#[derive(Debug, Clone, Copy)]
pub struct Passage {
    /// What the document calls it.
    pub says: Phrase,
    /// The numbers it prints; empty where it prints none.
    pub prints: Phrase,
    /// The topic of the value room that computes it.
    pub slug: &'static str,
    /// Where it errs.
    pub register: &'static [RegisterId],
}

/// A document with its passages.
#[derive(Debug, Clone, Copy)]
pub struct Document {
    /// Author, title, year.
    pub title: Phrase,
    /// What it holds.
    pub passages: &'static [Passage],
}

const fn passage(
    zh: [&'static str; 2],
    en: [&'static str; 2],
    slug: &'static str,
    register: &'static [RegisterId],
) -> Passage {
    Passage {
        says: both(zh[0], en[0]),
        prints: both(zh[1], en[1]),
        slug,
        register,
    }
}

/// The answer.
pub const ANSWER: Phrase = both(
    "五份原文里的 {count} 项表格、公式和分类，都能在这里点开，算出原文的数",
    "{count} tables, formulas and classifications of the five documents open here and give the printed numbers",
);
/// How it is kept.
pub const METHOD: Phrase = both(
    "左列是原文的说法；点页边的链接，就打开算它的专题。原文有误的，登记编号写在最后一列，说明见“原文不一致之处”。",
    "The words are the documents’; a link at the side opens the topic that computes them. Where a document errs, its entry of the register is named; see “Register of inconsistencies”.",
);
/// Picture.
pub const FIGURE: Phrase = both("每份原文有几项", "How much of each document");
/// Column.
pub const COUNT: Phrase = both("项数", "How many");
/// How the lengths are made.
pub const COUNT_RULE: Phrase = both(
    "条的长度 = 这份原文的表格、公式和分类有几项。",
    "Length = tables, formulas and classifications of the document.",
);
/// Column.
pub const DOCUMENT: Phrase = both("原文", "Document");
/// Column.
pub const SAYS: Phrase = both("原文的说法", "In the document’s words");
/// Column.
pub const PRINTS: Phrase = both("原文印的数", "Printed");
/// Column.
pub const WHERE: Phrase = both("专题", "Topic");
/// Column.
pub const REGISTER: Phrase = both("登记", "Register");
/// Table.
pub const TABLE: Phrase = both("原文目录", "What the documents hold");

/// The five documents.
pub const DOCUMENTS: [Document; 5] = [
    Document {
        title: both(
            "史雁军《通过提高客户忠诚度增加客户价值》（2005）",
            "Shi Yanjun, Raising customer value by loyalty (2005)",
        ),
        passages: &[
            passage(
                [
                    "客户忠诚贡献示例：钻石卡、金卡、银卡、普通、新客户的收入与利润贡献",
                    "10,000 客户；钻石卡 3%，收入 15.5%，利润三分之一；普通客户收入约四分之一，利润 10%",
                ],
                [
                    "Contribution by tier: diamond, gold, silver, ordinary, new",
                    "10,000 customers; diamond 3%, 15.5% of revenue, a third of profit; ordinary a quarter and 10%",
                ],
                "serving",
                &[RegisterId::T1, RegisterId::T2],
            ),
            passage(
                ["服务和交易成本较高时，普通客户群可能带来负利润", ""],
                [
                    "Ordinary customers may bring a loss where serving is dear",
                    "",
                ],
                "serving",
                &[],
            ),
            passage(
                [
                    "少数客户贡献多数利润：占比、集中度、鲸鱼曲线",
                    "3% 的客户贡献三分之一的利润",
                ],
                [
                    "Few customers bring most profit: shares, concentration, whale curve",
                    "3% bring a third of profit",
                ],
                "concentration",
                &[RegisterId::T1],
            ),
            passage(
                ["客户在各档之间的迁移：一步迁移带来多少利润", ""],
                ["Migration between tiers: what one step brings", ""],
                "moves",
                &[RegisterId::T2],
            ),
            passage(
                ["新客户的迁移问题：多期迁移、各档客户的价值", ""],
                [
                    "Migration of new customers over many periods, value of each tier",
                    "",
                ],
                "markov",
                &[RegisterId::T2],
            ),
            passage(
                ["客户分群的依据：价值贡献、服务水平、支付的价格", ""],
                [
                    "Bases of segmentation: contribution, level of service, price paid",
                    "",
                ],
                "bases",
                &[],
            ),
            passage(
                ["按近度、频次、金额分群（RFM）", ""],
                ["Segments by recency, frequency, money (RFM)", ""],
                "rfm-list",
                &[],
            ),
            passage(
                ["钱夹份额：增加客户的钱夹份额", ""],
                ["Share of wallet", ""],
                "wallet",
                &[],
            ),
        ],
    },
    Document {
        title: both(
            "课程《全面提升客户忠诚度》（2018）",
            "Course on raising customer loyalty (2018)",
        ),
        passages: &[
            passage(
                ["客户忠诚度的衡量：客户保持度与占有率", ""],
                ["Yardsticks of loyalty: retention and share", ""],
                "wallet",
                &[],
            ),
            passage(
                ["客户忠诚的终身价值", ""],
                ["Lifetime value of loyalty", ""],
                "clv",
                &[],
            ),
        ],
    },
    Document {
        title: both(
            "《第四章 评估客户与潜在客户的价值》与同页各篇",
            "Chapter 4, valuing customers and prospects, with the papers beside it",
        ),
        passages: &[
            passage(
                [
                    "客户品牌估价 CBV = P × BR × SOP × CM：渗透率、类别购买率、购买占有率、边际贡献",
                    "汉普顿：每位类别客户 156 美元，40.56 美元",
                ],
                [
                    "Customer brand valuation CBV = P × BR × SOP × CM",
                    "Hampton: $156 a category customer, $40.56",
                ],
                "cbv-levers",
                &[RegisterId::H1, RegisterId::H6],
            ),
            passage(
                [
                    "提高渗透率、提高购买占有率两个领域的机会",
                    "6 万位打印机购买者；流向竞争对手的 35%",
                ],
                [
                    "Two opportunities: penetration and share of purchases",
                    "60,000 buyers; 35% bought elsewhere",
                ],
                "cbv-change",
                &[],
            ),
            passage(
                [
                    "重度、中度、轻度使用者 × 忠诚使用者、品牌换购使用者、价格购买者",
                    "20%、60%、20%；15%、50%、35%；42.2 个、7.5 个",
                ],
                [
                    "Heavy, medium, light users by loyal users, switchers, price buyers",
                    "20, 60, 20%; 15, 50, 35%; 42.2 and 7.5 units",
                ],
                "heat-map",
                &[
                    RegisterId::H2,
                    RegisterId::H3,
                    RegisterId::H4,
                    RegisterId::H5,
                ],
            ),
            passage(
                [
                    "A 组、B 组、C 组每位客户的毛利",
                    "273 美元、33.75 美元、40.56 美元",
                ],
                [
                    "Groups A, B and C: margin of a customer",
                    "$273, $33.75, $40.56",
                ],
                "printed",
                &[RegisterId::H2, RegisterId::H3],
            ),
            passage(
                [
                    "某教育机构：注册人数、注册时间长短、每月收入和利润；四格矩阵的 7 组学生",
                    "7,620 人，63,800 人，24%、60%、77%，381 美元，39 美元",
                ],
                [
                    "A school: enrolments, tenure, revenue and profit a month; seven groups in four cells",
                    "7,620; 63,800; 24, 60, 77%; $381; $39",
                ],
                "school",
                &[
                    RegisterId::E1,
                    RegisterId::E2,
                    RegisterId::E3,
                    RegisterId::E5,
                    RegisterId::E6,
                ],
            ),
            passage(
                [
                    "预期价值 EV = CB +（AV × P），A 类、B 类、C 类客户",
                    "A 类：最前面的 15%",
                ],
                [
                    "Expected value EV = CB + (AV × P), classes A, B, C",
                    "A: the first 15%",
                ],
                "expected-value",
                &[RegisterId::E7, RegisterId::C1],
            ),
            passage(
                ["客户流失计算法", ""],
                ["The churn method", ""],
                "lost-for-good",
                &[RegisterId::E8],
            ),
            passage(
                ["客户事件预测法", ""],
                ["The event forecast", ""],
                "event-forecast",
                &[],
            ),
            passage(
                ["客户终生价值的预测", ""],
                ["Lifetime value of a customer", ""],
                "clv",
                &[],
            ),
            passage(
                ["把顾客视为资产：客户资产、把客户迁移到利润更丰厚的领域", ""],
                ["Customers as assets: customer equity", ""],
                "equity",
                &[],
            ),
            passage(
                [
                    "顾客让渡价值：总顾客价值（产品、服务、人员、形象）− 总顾客成本（货币、时间、体力、精力）",
                    "",
                ],
                ["Delivered value: total value less total cost", ""],
                "delivered",
                &[],
            ),
            passage(
                [
                    "客户生命周期各阶段的投入产出：获取、成长、成熟、衰退、终止",
                    "",
                ],
                ["Input and output by stage of the life cycle", ""],
                "life-cycle-value",
                &[RegisterId::C2],
            ),
            passage(
                ["关系营销的水平：合伙型、积极型、责任型、反应型、基本型", ""],
                ["Levels of relationship marketing: partnership to basic", ""],
                "relationships",
                &[],
            ),
            passage(
                [
                    "4S 店潜客管理：来源、购车转化率、失效潜客原因；开发七步：市场调研到客户转化",
                    "",
                ],
                [
                    "Leads of a dealer: sources, conversion, reasons lost; development in seven steps",
                    "",
                ],
                "funnel",
                &[],
            ),
            passage(
                [
                    "公司客户评估：A、B、C、D 类，财务、合作、业务、信用四组指标",
                    "",
                ],
                [
                    "Assessment A to D by finances, cooperation, business, credit",
                    "",
                ],
                "assessment",
                &[RegisterId::C1],
            ),
            passage(
                ["客户日常管理：重要、普通、潜在客户，沟通计划与拜访计划", ""],
                [
                    "Daily management: important, ordinary, potential; plans of contact",
                    "",
                ],
                "contacts",
                &[RegisterId::C1],
            ),
        ],
    },
    Document {
        title: both(
            "《客户的忠诚度的本质是什么？》",
            "What is the essence of loyalty?",
        ),
        passages: &[passage(
            ["高价值的老客户在悄悄流失：价值集中在谁身上", ""],
            ["High-value customers leave unseen: on whom value rests", ""],
            "concentration",
            &[],
        )],
    },
    Document {
        title: both(
            "《深究企业怎样开展顾客定制化营销战略》（2022）",
            "How a firm tailors its marketing (2022)",
        ),
        passages: &[
            passage(
                ["顾客让渡价值：总价值与总成本之间的差额，比竞争对手更大", ""],
                ["Delivered value, larger than a rival’s", ""],
                "delivered",
                &[],
            ),
            passage(
                ["客户生命周期：考察期、形成期、稳定期、退化期", ""],
                ["Life cycle: exploration, growth, mature, decline", ""],
                "life-cycle-value",
                &[RegisterId::C2],
            ),
        ],
    },
];

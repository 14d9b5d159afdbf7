//! What the documents hold, by their own titles and words, and the topic that shows it.

use super::phrase::{Phrase, both};
use crate::scenario::CaseId;

/// One document, or what is said in all of them and in none.
#[derive(Debug, Clone, Copy)]
pub struct Document {
    /// By author and title.
    pub title: Phrase,
    /// What it holds that can be pressed here, in its own order.
    pub entries: &'static [Entry],
}

/// A table, a formula or a classification.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// What the document calls it.
    pub words: Phrase,
    /// Where it is.
    pub place: Place,
}

/// Where an entry is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A topic, by its address within its room.
    Topic(&'static str),
    /// A case of the whole workbench, which opens.
    Case(CaseId),
}

const fn at(slug: &'static str, zh: &'static str, en: &'static str) -> Entry {
    Entry {
        words: both(zh, en),
        place: Place::Topic(slug),
    }
}

const fn case(id: CaseId, zh: &'static str, en: &'static str) -> Entry {
    Entry {
        words: both(zh, en),
        place: Place::Case(id),
    }
}

/// Every document in the order of its year or place, what is usual in the field last.
pub const DOCUMENTS: [Document; 13] = [
    Document {
        title: both(
            "史雁军《通过提高客户忠诚度增加客户价值》（2005）",
            "Shi Yanjun, “Raising customer value through loyalty” (2005)",
        ),
        entries: &[
            case(
                CaseId::TenThousand,
                "一万名活跃客户：钻石卡、金卡、银卡、普通、新客户各占多少收入和利润",
                "Ten thousand active customers: what diamond, gold, silver, ordinary and new bring",
            ),
            at(
                "serving",
                "各层的月均消费与利润贡献率；扣掉服务与交易成本，普通客户还赚不赚钱",
                "Monthly spend and margin by tier; what service and transactions leave of the ordinary tier",
            ),
            at(
                "concentration",
                "少数客户贡献多少：3% 的客户占 15.5% 的收入、三分之一的利润",
                "How much the few bring: 3% of customers, 15.5% of revenue, a third of profit",
            ),
            at(
                "bases",
                "客户分群：按价值贡献、按服务水平、按支付的价格",
                "Segments by value, by the service given, by the price paid",
            ),
            at(
                "moves",
                "客户在各层之间迁移，收入和利润增减多少",
                "Customers move between tiers: what is won and lost",
            ),
            at(
                "markov",
                "客户迁移矩阵、各层客户的终身价值",
                "Migration matrix and lifetime value by tier",
            ),
            at("wallet", "钱夹份额", "Share of wallet"),
            at(
                "rfm-list",
                "按近度、频次、金额分群（RFM）",
                "Segments by recency, frequency and money (RFM)",
            ),
        ],
    },
    Document {
        title: both(
            "课程《全面提升客户忠诚度》（2018）",
            "Course “Raising customer loyalty throughout” (2018)",
        ),
        entries: &[
            at(
                "wallet",
                "客户忠诚度的衡量：客户保持度与占有率",
                "Yardsticks of loyalty: retention and share",
            ),
            at("clv", "客户忠诚的终身价值", "Lifetime value of loyalty"),
        ],
    },
    Document {
        title: both(
            "舒尔茨《整合营销传播》第四章：评估客户与潜在客户的价值",
            "Schultz & Schultz, IMC: The Next Generation, chapter 4",
        ),
        entries: &[
            case(
                CaseId::Hampton,
                "汉普顿打印耗材：一个类别客户、一个自有客户各值多少",
                "Hampton: what a category customer and one of its own are worth",
            ),
            at(
                "cbv-levers",
                "客户品牌估价 CBV = P × BR × SOP × CM，两个机会",
                "Customer brand valuation CBV = P × BR × SOP × CM, and its two opportunities",
            ),
            at(
                "cbv-change",
                "购买趋势：两期的 CBV 差在哪个因素",
                "Purchase trends: which factor made the difference of two periods",
            ),
            at(
                "heat-map",
                "重度、中度、轻度 × 忠诚者、换购者、价格购买者（3 × 3）",
                "Heavy, medium, light × loyal, switcher, price buyer (3 × 3)",
            ),
            at(
                "equity",
                "把顾客视为资产：客户资产",
                "Customers as assets: customer equity",
            ),
            at(
                "printed",
                "A、B、C 三组按原文口径的价值",
                "Groups A, B and C by the document’s own reckoning",
            ),
            at(
                "school",
                "教育机构案例：七组、流失原因、在校年限与价值",
                "The school: seven groups, reasons of leaving, tenure and value",
            ),
        ],
    },
    Document {
        title: both(
            "关系营销第四章“价值识别”测验",
            "Quiz on relationship marketing, chapter 4",
        ),
        entries: &[
            at(
                "expected-value",
                "预期价值 EV = CB + AV × P，客户分 A、B、C 类",
                "Expected value EV = CB + AV × P, and classes A, B, C",
            ),
            at(
                "lost-for-good",
                "客户流失计算法（Dwyer）",
                "Counting the customers that leave (Dwyer)",
            ),
            at(
                "recency-states",
                "客户迁移计算法：按多久没买分状态",
                "Migration by how long ago they bought",
            ),
            at("clv", "客户终生价值的预测", "Lifetime value of a customer"),
            at(
                "event-forecast",
                "客户事件预测法",
                "Forecast by customer events",
            ),
        ],
    },
    Document {
        title: both(
            "第四章《顾客满意战略》讲义",
            "Slides “A strategy of customer satisfaction”",
        ),
        entries: &[
            at(
                "delivered",
                "顾客让渡价值 = 总顾客价值（产品、服务、人员、形象）− 总顾客成本（货币、时间、体力、精力）",
                "Delivered value: total value (product, service, people, image) less total cost (money, time, effort, energy)",
            ),
            at(
                "life-cycle-value",
                "客户生命周期各阶段的投入与产出：获取、成长、成熟、衰退、终止",
                "Input and output over the four stages of the life cycle",
            ),
            at(
                "relationships",
                "关系营销水平：基本型、反应型、责任型、积极型、合伙型",
                "Levels of relationship marketing, from basic to partnership",
            ),
            at(
                "tenure",
                "客户保留越久，利润越高吗",
                "Does profit grow with tenure",
            ),
        ],
    },
    Document {
        title: both(
            "《客户关系管理》第 4 章：客户价值理论",
            "Customer relationship management, chapter 4: theory of customer value",
        ),
        entries: &[
            at(
                "delivered",
                "顾客眼中的价值：让渡价值",
                "Value to the customer: delivered value",
            ),
            at(
                "clv",
                "企业眼中的价值：客户终身价值",
                "Value to the firm: lifetime value",
            ),
            at(
                "life-cycle-value",
                "客户生命周期：成长期、成熟期的特征",
                "Life cycle: what marks growth and maturity",
            ),
        ],
    },
    Document {
        title: both(
            "《客户关系管理复习重点》",
            "Revision notes on customer relationship management",
        ),
        entries: &[at(
            "bases",
            "客户细分：按价值、需求和偏好",
            "Segments by value, need and preference",
        )],
    },
    Document {
        title: both(
            "《4S店潜客管理制度范文》",
            "Model rules “Managing leads at a car dealer”",
        ),
        entries: &[
            at(
                "funnel",
                "潜客来源、登记分级、跟进、转化和失效的规定",
                "Rules for sources, registration, follow-up, conversion and lapsed leads",
            ),
            at(
                "leads",
                "潜客漏斗、各来源的转化率、跟进名单、流失原因",
                "Funnel, conversion by source, follow-up list, reasons of loss",
            ),
        ],
    },
    Document {
        title: both(
            "《客户的日常管理制度》",
            "Rules of daily customer management",
        ),
        entries: &[at(
            "contacts",
            "重要、普通、潜在客户；联系日历、三个阶段、各项制度",
            "Important, ordinary and potential customers; calendar of contacts, phases and rules",
        )],
    },
    Document {
        title: both("《公司客户评估管理制度》", "Rules of customer assessment"),
        entries: &[at(
            "assessment",
            "A、B、C、D 类客户，四组指标，评估四步，四条风险规则",
            "Classes A to D, four groups of indicators, four steps, four risk rules",
        )],
    },
    Document {
        title: both(
            "《客户关系开发与维护管理制度》",
            "Rules “Developing and maintaining customer relationships”",
        ),
        entries: &[at(
            "funnel",
            "潜在、现有、重点客户；客户开发七步",
            "Potential, existing and key customers; seven steps of development",
        )],
    },
    Document {
        title: both(
            "《深究企业怎样开展顾客定制化营销战略》（2022）",
            "“How firms can tailor their marketing to each customer” (2022)",
        ),
        entries: &[
            at(
                "delivered",
                "顾客让渡价值 = 总价值 − 总成本，要高过竞争者",
                "Delivered value = total value − total cost, above that of rivals",
            ),
            at(
                "life-cycle-value",
                "客户生命周期四阶段：考察、形成、稳定、退化",
                "Four stages: exploration, growth, maturity, decline",
            ),
        ],
    },
    Document {
        title: both(
            "资料之外、业内通行的",
            "Beyond the documents, usual in the field",
        ),
        entries: &[
            at(
                "rfm-list",
                "RFM 打分与客户群名称",
                "RFM scores and names of groups",
            ),
            at(
                "clv-grid",
                "CLV × 留存率与折现率",
                "Lifetime value by retention and discount",
            ),
            at(
                "promotion",
                "含促销费用的 CLV（Berger、Nasr）",
                "Lifetime value with promotion (Berger, Nasr)",
            ),
            at("equity", "客户资产", "Customer equity"),
            at(
                "concentration",
                "鲸鱼曲线、洛伦兹曲线、基尼系数、HHI",
                "Whale curve, Lorenz curve, Gini, HHI",
            ),
            at("wallet", "钱夹分配法则（WAR）", "Wallet Allocation Rule"),
            at(
                "retention-curves",
                "留存曲线：sBG、几何、Weibull",
                "Retention curves: sBG, geometric, Weibull",
            ),
            at(
                "papers",
                "与论文逐数对照",
                "The papers, number beside number",
            ),
        ],
    },
];

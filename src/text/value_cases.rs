//! Titles and sources of the value models' cases.

use super::Lang;
use crate::workshop::ValueCase;

/// A case's title.
pub fn title(lang: Lang, case: ValueCase) -> &'static str {
    let (zh, en) = match case {
        ValueCase::TierServing => (
            "一万名客户：扣除服务成本",
            "Ten thousand customers, cost to serve",
        ),
        ValueCase::TierWithoutNew => (
            "一万名客户：不计新客户（钻石卡占收入 16.64%）",
            "Ten thousand customers without the new ones (diamond 16.64% of revenue)",
        ),
        ValueCase::TierRevenue => (
            "一万名客户：收入集中度",
            "Ten thousand customers, concentration of revenue",
        ),
        ValueCase::TierProfit => (
            "一万名客户：利润集中度",
            "Ten thousand customers, concentration of profit",
        ),
        ValueCase::Bases => (
            "十二位客户：服务、价格、折扣",
            "Twelve customers by service, price and discount",
        ),
        ValueCase::ExpectedValue => (
            "二十家客户：预期价值 ABC",
            "Twenty accounts by expected value",
        ),
        ValueCase::Rfm => ("十位客户的 RFM", "RFM of ten customers"),
        ValueCase::TierMoves => (
            "一万名客户：升降一级",
            "Ten thousand customers, one step up or down",
        ),
        ValueCase::TierMarkov => (
            "一万名客户：一年迁移与 CLV",
            "Ten thousand customers, a year of moves",
        ),
        ValueCase::Hampton => (
            "汉普顿：杠杆与两个机会",
            "Hampton: levers and two opportunities",
        ),
        ValueCase::HamptonChange => ("汉普顿：两年对比", "Hampton: two years"),
        ValueCase::Juice => ("汇源果汁：每人多少瓶", "Huiyuan juice: bottles a head"),
        ValueCase::Apps => ("应用软件的 CBV", "CBV of apps"),
        ValueCase::HamptonMap => (
            "汉普顿：用量 × 忠诚（同口径）",
            "Hampton: usage × loyalty, like for like",
        ),
        ValueCase::HamptonPrinted => (
            "汉普顿：A、B、C 三组（原文口径）",
            "Hampton: groups A, B, C as printed",
        ),
        ValueCase::Clv => ("CLV 公式", "CLV formulas"),
        ValueCase::Subscription => ("影片订阅（1,209 美元）", "Film subscription ($1,209)"),
        ValueCase::ClvGrid => ("留存率 × 折现率", "Retention × discount"),
        ValueCase::Promotion => ("含促销费用的 CLV", "CLV with promotion"),
        ValueCase::LifeCycle => (
            "生命周期的投入与产出",
            "Input and output over the life cycle",
        ),
        ValueCase::Delivered => (
            "顾客让渡价值：我方与对手",
            "Delivered value: ours and a rival’s",
        ),
        ValueCase::Relationships => ("关系营销水平矩阵", "Levels of relationship marketing"),
        ValueCase::Funnel => ("客户开发七步", "Seven steps of development"),
        ValueCase::Assessment => ("客户评估 A–D", "Customer assessment A–D"),
        ValueCase::Contacts => ("联系日历", "Calendar of contacts"),
        ValueCase::Wallet => ("五个品牌的钱夹份额", "Share of wallet of five brands"),
        ValueCase::Whale => ("十位客户的鲸鱼曲线", "Whale curve of ten customers"),
        ValueCase::Concentration => ("五位客户的集中度", "Concentration of five customers"),
        ValueCase::Equity => ("客户资产", "Customer equity"),
    };
    lang.pick(zh, en)
}

/// Where a case comes from.
pub fn source(lang: Lang, case: ValueCase) -> &'static str {
    let (zh, en) = match case {
        ValueCase::TierServing
        | ValueCase::TierWithoutNew
        | ValueCase::TierRevenue
        | ValueCase::TierProfit
        | ValueCase::TierMoves
        | ValueCase::TierMarkov => (
            "史雁军（2005）：人数为原文，其余为示意",
            "Shi Yanjun (2005): head counts as printed, the rest illustrative",
        ),
        ValueCase::Bases => (
            "史雁军（2005）列出的三种分群依据；客户为示意",
            "Three bases named by Shi Yanjun (2005); customers illustrative",
        ),
        ValueCase::ExpectedValue => (
            "客户价值识别测验的公式与 A 类 15%；B 类 20% 由选项推得，客户为示意",
            "Formula and the 15% of class A from a quiz on customer value; the 20% of B inferred from its options, accounts illustrative",
        ),
        ValueCase::Rfm => (
            "客户为示意；客户群名称用 rfm 0.2 包（R 语言）的区间",
            "Customers illustrative; groups by the bands of the package rfm 0.2 (R)",
        ),
        ValueCase::Hampton | ValueCase::HamptonPrinted => (
            "舒尔茨《整合营销传播》第四章汉普顿案例",
            "Hampton case, Schultz & Schultz, IMC: The Next Generation, chapter 4",
        ),
        ValueCase::HamptonChange => (
            "第一年为汉普顿案例，第二年为示意",
            "The first year as in the Hampton case, the second illustrative",
        ),
        ValueCase::HamptonMap => (
            "汉普顿案例；各组 SOP 为示意",
            "Hampton case; shares of purchases by group illustrative",
        ),
        ValueCase::Juice => ("汇源果汁案例", "Case of Huiyuan juice"),
        ValueCase::Apps => ("Davis《Measuring Marketing》", "Davis, Measuring Marketing"),
        ValueCase::Subscription => (
            "弗吉尼亚大学达顿商学院课程",
            "Course of the Darden School, University of Virginia",
        ),
        ValueCase::Promotion => ("Berger 与 Nasr（1998）", "Berger and Nasr (1998)"),
        ValueCase::Clv | ValueCase::ClvGrid => (
            "Gupta 与 Lehmann 的公式，数字为示意",
            "Formulas of Gupta and Lehmann, illustrative figures",
        ),
        ValueCase::Wallet => (
            "钱夹分配法则（Keiningham 等，2011）",
            "Wallet Allocation Rule (Keiningham and others, 2011)",
        ),
        ValueCase::Delivered => (
            "《顾客满意战略》讲义、《客户关系管理》第 4 章与定制化营销一文所印的科特勒框架；数字为示意",
            "Kotler’s frame, as printed by the slides on customer satisfaction, chapter 4 of Customer relationship management and the paper on tailored marketing; figures illustrative",
        ),
        ValueCase::Relationships => (
            "科特勒的矩阵；分界为示意",
            "Kotler’s matrix; thresholds illustrative",
        ),
        ValueCase::Assessment => (
            "客户评估管理制度；权重与分数为示意",
            "Rules of customer assessment; weights and scores illustrative",
        ),
        ValueCase::Funnel => (
            "《客户关系开发与维护管理制度》与《4S店潜客管理制度范文》；数字为示意",
            "Rules “Developing and maintaining customer relationships” and “Managing leads at a car dealer”; figures illustrative",
        ),
        ValueCase::Contacts => (
            "《客户的日常管理制度》；数字为示意",
            "Rules of daily customer management; figures illustrative",
        ),
        ValueCase::LifeCycle | ValueCase::Whale | ValueCase::Concentration | ValueCase::Equity => {
            ("数字为示意", "Illustrative figures")
        }
    };
    lang.pick(zh, en)
}

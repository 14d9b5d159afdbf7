//! What the documents say besides numbers: classes, stages, rules, as small tables.

use super::super::{Phrase, both};

/// A table of words.
pub struct Guide {
    /// What it is.
    pub title: Phrase,
    /// Heads of its columns.
    pub heads: &'static [Phrase],
    /// Its rows, each as wide as the heads.
    pub rows: &'static [&'static [Phrase]],
    /// What is said besides.
    pub note: Option<Phrase>,
}

const CLASS: Phrase = both("类别", "Class");
const WHAT: Phrase = both("含义", "Meaning");

/// Usage and loyalty as the case bounds them (M06).
pub const USAGE_CLASSES: Guide = Guide {
    title: both(
        "案例怎样分用量和忠诚",
        "How the case bounds usage and loyalty",
    ),
    heads: &[CLASS, both("占购买者", "Share of buyers"), WHAT],
    rows: &[
        &[
            both("重度使用者", "Heavy users"),
            both("20%", "20%"),
            both(
                "一年 34 个以上，平均 42.2 个",
                "34 or more a year, 42.2 on average",
            ),
        ],
        &[
            both("中度使用者", "Medium users"),
            both("60%", "60%"),
            both("一年 14–33 个", "14 to 33 a year"),
        ],
        &[
            both("轻度使用者", "Light users"),
            both("20%", "20%"),
            both("一年 13 个以下", "13 or fewer a year"),
        ],
        &[
            both("忠诚使用者", "Loyal users"),
            both("15%", "15%"),
            both(
                "全部或大部分购买都给偏爱的品牌",
                "give all or most purchases to the brand they prefer",
            ),
        ],
        &[
            both("品牌换购使用者", "Switchers"),
            both("50%", "50%"),
            both(
                "在两三种喜爱的品牌之间选",
                "choose among two or three brands they like",
            ),
        ],
        &[
            both("价格购买者", "Price buyers"),
            both("35%", "35%"),
            both(
                "只在降价时买，不论品牌",
                "buy on a deal only, whatever the brand",
            ),
        ],
    ],
    note: Some(both(
        "用量不是整数时，重度从 34 起，中度从 14 起，不足 14 为轻度。",
        "Where use is no whole number, heavy begins at 34, medium at 14, and below 14 is light.",
    )),
};

/// The three groups of the case and their cells (M06).
pub const USAGE_GROUPS: Guide = Guide {
    title: both("A、B、C 三组在哪一格", "The cells of groups A, B and C"),
    heads: &[
        both("组", "Group"),
        both("格", "Cell"),
        both("占购买者", "Share of buyers"),
        both("案例的判断", "Verdict of the case"),
    ],
    rows: &[
        &[
            both("A 组", "Group A"),
            both("重度 × 忠诚", "heavy × loyal"),
            both("3%", "3%"),
            both(
                "每位值得最多，但人数太少，难以带来可观的增长",
                "worth most a head, but too few to bring growth worth investing in",
            ),
        ],
        &[
            both("B 组", "Group B"),
            both("轻度 × 价格", "light × price"),
            both("7%", "7%"),
            both(
                "只有降价才买，得不到什么价值",
                "buy on a deal only and bring little value",
            ),
        ],
        &[
            both("C 组", "Group C"),
            both("中度 × 换购", "medium × switcher"),
            both("30%", "30%"),
            both(
                "人数最多，最有增长潜力",
                "the largest group, with the most room to grow",
            ),
        ],
    ],
    note: Some(both(
        "案例没有说 C 组是哪一格；“中度 × 换购”是按它的描述（规模大、接近一般购买者）推断的。",
        "The case names no cell for group C; medium × switcher is inferred from its description: large, and close to the average buyer.",
    )),
};

/// What each document calls the stages (M17).
pub const STAGE_NAMES: Guide = Guide {
    title: both(
        "各份资料怎样称呼各阶段",
        "What each document calls the stages",
    ),
    heads: &[
        both("本页", "Here"),
        both(
            "《顾客定制化营销战略》（2022）",
            "Paper on customised marketing (2022)",
        ),
        both(
            "《顾客满意战略》",
            "Slides “Customer satisfaction strategy”",
        ),
        both("《顾客满意战略》的图", "Chart of these slides"),
        both(
            "《客户关系管理》第 4 章“客户价值理论”",
            "Textbook “Customer relationship management”, chapter 4",
        ),
        both("Dwyer、Schurr、Oh（1987）", "Dwyer, Schurr and Oh (1987)"),
    ],
    rows: &[
        &[
            both("潜在获取期", "Potential"),
            both("—", "—"),
            both("客户获取阶段", "acquisition"),
            both("潜在获取期", "potential, being won"),
            both("—", "—"),
            both("知晓", "awareness"),
        ],
        &[
            both("考察期", "Exploration"),
            both("考察期", "exploration"),
            both("开拓期", "opening up"),
            both("—", "—"),
            both("考察期", "exploration"),
            both("探索", "exploration"),
        ],
        &[
            both("形成期", "Growth"),
            both("形成期", "formation"),
            both("形成期", "formation"),
            both("成长期", "growth"),
            both("发展期／成长期", "development or growth"),
            both("扩展", "expansion"),
        ],
        &[
            both("稳定期", "Mature"),
            both("稳定期", "stability"),
            both("稳定期", "stability"),
            both("成熟期（延伸）", "maturity (to be extended)"),
            both("稳定期／成熟期", "stability or maturity"),
            both("承诺", "commitment"),
        ],
        &[
            both("退化期", "Decline"),
            both("退化期", "degeneration"),
            both("衰退期", "decline"),
            both("衰退期（二次开发）", "decline (to be developed anew)"),
            both("—", "—"),
            both("解体", "dissolution"),
        ],
        &[
            both("终止期", "Ended"),
            both("—", "—"),
            both("—", "—"),
            both("终止期", "termination"),
            both("—", "—"),
            both("—", "—"),
        ],
    ],
    note: None,
};

/// What marks each stage, and what to do in it (M17).
pub const STAGE_FEATURES: Guide = Guide {
    title: both(
        "各阶段的特征与做法",
        "What marks each stage, and what to do",
    ),
    heads: &[
        both("阶段", "Stage"),
        both("特征", "Features"),
        both("做法", "What to do"),
    ],
    rows: &[
        &[
            both("潜在获取期", "Potential"),
            both(
                "信息少，双方知道的不对称",
                "little information, and unevenly held",
            ),
            both(
                "初步识别并说服；找还没用过、或在用竞品的人",
                "identify and persuade; look for those who do not use it yet or use a rival’s",
            ),
        ],
        &[
            both("考察期", "Exploration"),
            both(
                "相互试探，订单少，投入大于收入",
                "each side probes; few orders, more put in than comes back",
            ),
            both(
                "兑现承诺，让客户敢再买",
                "keep promises, so that buying again feels safe",
            ),
        ],
        &[
            both("形成期", "Growth"),
            both(
                "信任加深，能承受的风险和购买量上升，收入开始大于投入",
                "trust deepens, tolerance of risk and volume rise, income passes input",
            ),
            both(
                "发展型投入，远小于考察期；需求得不到满足就会中途夭折",
                "invest in development, far less than before; unmet needs end it midway",
            ),
        ],
        &[
            both("稳定期", "Mature"),
            both(
                "忠诚度高，交叉购买和推荐，接受较高的价格，利润大",
                "loyal, buys across, recommends, accepts higher prices; profit is large",
            ),
            both(
                "尽量延长：结成伙伴，提高转换的心理成本",
                "make it last: partnership raises the cost of switching",
            ),
        ],
        &[
            both("退化期", "Decline"),
            both(
                "关系逆转，购买减少",
                "the relationship reverses and purchases fall",
            ),
            both(
                "查明原因，值得的二次开发",
                "find out why, and develop anew who is worth it",
            ),
        ],
        &[
            both("终止期", "Ended"),
            both("业务完全结束", "business has ended completely"),
            both("停止投入，留下记录", "stop spending and keep the record"),
        ],
    ],
    note: Some(both(
        "考察期和终止期的做法、退化期的“查明原因”是本页的说法，资料没有写。",
        "What to do in exploration and once ended, and to find out why in decline, are words of this page: the documents do not say.",
    )),
};

/// Who is A, B, C and D (M34).
pub const GRADES: Guide = Guide {
    title: both("各类客户是怎样的", "What the classes are"),
    heads: &[
        CLASS,
        both("规模", "Size"),
        both("财务", "Finances"),
        both("合作历史", "Cooperation so far"),
        both("业务需求", "Need"),
    ],
    rows: &[
        &[
            both("A 类", "A"),
            both("较大", "large"),
            both("稳健", "sound"),
            both("长", "long"),
            both("稳定", "steady"),
        ],
        &[
            both("B 类", "B"),
            both("中等", "medium"),
            both("良好", "good"),
            both("较短", "shorter"),
            both("有一定波动", "fluctuates somewhat"),
        ],
        &[
            both("C 类", "C"),
            both("较小", "smaller"),
            both("一般", "average"),
            both("较短", "short"),
            both("波动较大", "fluctuates much"),
        ],
        &[
            both("D 类", "D"),
            both("潜在客户", "prospect"),
            both("—", "—"),
            both("尚未建立正式合作", "no formal cooperation yet"),
            both("—", "—"),
        ],
    ],
    note: Some(both(
        "评估遵循公平、公正、公开三条原则。文件没有给权重和分数线，30、25、25、20 和 80、60 是本页的建议，可以改。",
        "Assessments are to be fair, just and open. The document gives neither weights nor cuts: 30, 25, 25, 20 and 80, 60 are proposed here and can be changed.",
    )),
};

/// What each group of indicators looks at (M34).
pub const INDICATORS: Guide = Guide {
    title: both("四组指标各看什么", "What each group of indicators looks at"),
    heads: &[
        both("指标", "Indicators"),
        both("看什么", "What is looked at"),
    ],
    rows: &[
        &[
            both("财务指标", "Financial"),
            both(
                "财务状况、盈利能力、偿债能力",
                "finances, profitability, solvency",
            ),
        ],
        &[
            both("合作指标", "Cooperation"),
            both(
                "合作历史、合作满意度、订单履约",
                "history, satisfaction, fulfilment of orders",
            ),
        ],
        &[
            both("业务指标", "Business"),
            both(
                "业务需求、市场前景、行业地位",
                "need, market prospects, position in the industry",
            ),
        ],
        &[
            both("信用指标", "Credit"),
            both("信用记录、信誉", "credit record, reputation"),
        ],
    ],
    note: None,
};

/// How customers are looked after day by day (M35).
pub const CARE_CLASSES: Guide = Guide {
    title: both("三类客户怎样管理", "How the three classes are looked after"),
    heads: &[CLASS, WHAT, both("做法", "What to do")],
    rows: &[
        &[
            both("重要客户", "Important"),
            both("有战略意义、价值高", "strategic, of high value"),
            both(
                "加强关系维护和服务，定期拜访",
                "closer care and service, regular visits",
            ),
        ],
        &[
            both("普通客户", "Ordinary"),
            both("常规客户", "regular customers"),
            both("保持稳定的合作", "keep the cooperation steady"),
        ],
        &[
            both("潜在客户", "Potential"),
            both("有潜力的新客户", "new customers with potential"),
            both(
                "订开发计划，提高转化率",
                "a plan of development, better conversion",
            ),
        ],
    ],
    note: Some(both(
        "制度没有规定多久联系一次，天数是本页的建议。",
        "The rules set no intervals: the days are proposed here.",
    )),
};

/// The phases and rules of daily management (M35).
pub const CARE_RULES: Guide = Guide {
    title: both(
        "日常管理的阶段与制度",
        "Phases and rules of daily management",
    ),
    heads: &[both("项目", "Part"), both("要求", "What it asks for")],
    rows: &[
        &[
            both("客户开发", "Develop"),
            both(
                "挖掘和培育潜在客户，建立初步关系",
                "find and nurture prospects, begin the relationship",
            ),
        ],
        &[
            both("客户维护", "Maintain"),
            both(
                "维护现有客户的关系，提高忠诚度",
                "care for existing customers, raise loyalty",
            ),
        ],
        &[
            both("客户服务", "Serve"),
            both(
                "及时有效地解决问题和需求",
                "meet needs and solve problems in time",
            ),
        ],
        &[
            both("档案与计划", "Files and plans"),
            both(
                "建客户数据库；订目标和计划，分配任务与责任",
                "a database of customers; goals, plans, tasks and who is responsible",
            ),
        ],
        &[
            both("客户调研", "Surveys"),
            both(
                "定期了解需求和满意度，及时调整策略",
                "ask about needs and satisfaction regularly, and adapt",
            ),
        ],
        &[
            both("投诉处理", "Complaints"),
            both(
                "建立机制，及时处理投诉和问题",
                "a procedure that settles complaints in time",
            ),
        ],
        &[
            both("CRM 系统模块", "Modules of the CRM system"),
            both(
                "客户信息库、联系记录、业务进展、投诉处理",
                "customer base, contact log, business progress, complaints",
            ),
        ],
        &[
            both("重点客户", "Key customers"),
            both(
                "按业务规模、潜力、战略意义列名单，优先维护",
                "listed by size, potential and strategic meaning, and cared for first",
            ),
        ],
        &[
            both("评估与宣传", "Review and awareness"),
            both(
                "定期总结满意度和业务发展；向员工宣传客户的重要",
                "review satisfaction and business regularly; tell the staff why customers matter",
            ),
        ],
    ],
    note: None,
};

/// Who is a prospect, an existing and a key customer where customers are developed (M35).
pub const DEVELOPMENT_CLASSES: Guide = Guide {
    title: both(
        "开发制度怎样分客户",
        "How the rules of development class customers",
    ),
    heads: &[CLASS, WHAT],
    rows: &[
        &[
            both("潜在客户", "Potential customer"),
            both(
                "可能有业务需求，但尚未与企业建立合作",
                "may have a need, but has no business with the firm yet",
            ),
        ],
        &[
            both("现有客户", "Existing customer"),
            both(
                "已经与企业建立业务合作",
                "already does business with the firm",
            ),
        ],
        &[
            both("重点客户", "Key customer"),
            both(
                "业务规模较大、有潜力或有战略意义，优先开发和维护；列入名单，并在 CRM 中标识",
                "large, promising or of strategic meaning: developed and cared for first, listed, and marked in the CRM system",
            ),
        ],
    ],
    note: Some(both(
        "出自《客户关系开发与维护管理制度》。与日常管理的重要／普通／潜在不是一套分法。",
        "From the rules “Developing and maintaining customer relationships”. These are not the classes important, ordinary and potential of daily management.",
    )),
};

/// What is done at each step of developing a customer (M35).
pub const DEVELOPMENT_STEPS: Guide = Guide {
    title: both("七步各做什么", "What is done at each of the seven steps"),
    heads: &[both("步骤", "Step"), both("做什么", "What is done")],
    rows: &[
        &[
            both("市场调研", "Market research"),
            both(
                "调研和分析市场，确定潜在客户，了解需求和行情",
                "study the market, decide who the prospects are, learn what they need",
            ),
        ],
        &[
            both("客户挖掘", "Prospecting"),
            both(
                "从各种渠道取得信息，初步筛选和评估，列出潜在客户名单",
                "gather names from all channels, screen and assess them, draw up the list of prospects",
            ),
        ],
        &[
            both("客户接触", "Contact"),
            both(
                "电话、邮件、拜访，介绍企业和产品，了解需求和意向",
                "call, write, visit; introduce firm and products; learn needs and intentions",
            ),
        ],
        &[
            both("需求确认", "Confirming needs"),
            both(
                "深入沟通，确认具体需求与企业的产品、能力相符",
                "talk in depth and confirm that the needs fit what the firm offers and can do",
            ),
        ],
        &[
            both("商务谈判", "Negotiation"),
            both(
                "有初步意向后，商定合作方式、条款和合同内容",
                "once both intend to, settle the way of working, terms and contract",
            ),
        ],
        &[
            both("合同签订", "Signing"),
            both(
                "签正式合同，确保内容合法合规",
                "sign a formal contract that is lawful and complete",
            ),
        ],
        &[
            both("客户转化", "Conversion"),
            both(
                "潜在客户转为现有客户，业务正式开始",
                "the prospect becomes an existing customer and business begins",
            ),
        ],
    ],
    note: None,
};

/// The rules of a car dealer for its leads (M33).
pub const LEAD_RULES: Guide = Guide {
    title: both("4S 店怎样管理潜客", "How a car dealer manages its leads"),
    heads: &[
        both("环节", "Part"),
        both("制度的要求", "What the rules ask for"),
    ],
    rows: &[
        &[
            both("适用范围", "Who"),
            both(
                "销售、市场、客户服务三个部门",
                "sales, marketing and customer service",
            ),
        ],
        &[
            both("来源", "Sources"),
            both(
                "个人和企业的咨询电话；线上咨询和预约；展会等市场活动的名单；推荐",
                "phone enquiries of people and firms; enquiries and bookings online; lists from exhibitions and events; referrals",
            ),
        ],
        &[
            both("登记", "Registration"),
            both(
                "及时录入 CRM：姓名、联系方式、需求及意向车型、沟通记录",
                "entered in the CRM system at once: name, contact, need and model wanted, log of contacts",
            ),
        ],
        &[
            both("分类", "Classes"),
            both(
                "按需求和情况分，例如意向车型、购车时间",
                "by need and situation, such as the model wanted and the time of purchase",
            ),
        ],
        &[
            both("跟进", "Follow-up"),
            both(
                "按分类订计划；电话、短信、邮件、上门拜访；记录内容和结果",
                "a plan by class; phone, text message, mail, visit; content and result are noted",
            ),
        ],
        &[
            both("转化", "Conversion"),
            both(
                "提供产品和优惠信息 → 到店参观、试乘试驾 → 解答与建议 → 个性化谈价；并与竞争品牌作比较",
                "information on products and offers → visit and test drive → answers and advice → a price of one’s own; compare with rival brands",
            ),
        ],
        &[
            both("失效", "Lapsed"),
            both(
                "一定时期内联系不上，或明确表示暂不考虑，标为失效；定期回访，问明原因",
                "out of reach for some time, or not considering a purchase for now: marked as lapsed, called again regularly, and asked for the reason",
            ),
        ],
        &[
            both("工具", "Tools"),
            both(
                "CRM（跟进提醒、邮件、流程）；分析来源、转化率、失效原因",
                "CRM system (reminders, mail, workflow); analysis of sources, conversion and reasons for loss",
            ),
        ],
    ],
    note: Some(both(
        "出自《4S店潜客管理制度范文》。制度没有规定多久算失效、多久跟进一次。",
        "From the model rules “Managing leads at a car dealer”. They do not say after how long a lead lapses, nor how often to follow up.",
    )),
};

/// By what customers can be grouped, as two documents have it (M04).
pub const GROUPING: Guide = Guide {
    title: both(
        "两份资料按什么分客户",
        "By what two documents group customers",
    ),
    heads: &[
        both("资料", "Document"),
        both("依据", "Basis"),
        both("说明", "What it says"),
    ],
    rows: &[
        &[
            both(
                "史雁军《通过提高客户忠诚度增加客户价值》（2005）",
                "Shi Yanjun, article on loyalty and customer value (2005)",
            ),
            both(
                "价值贡献、服务水平、支付的价格",
                "contribution to value, level of service, price paid",
            ),
            both(
                "按业务特点选一种，为每一群设计最适合的营销方案和客户体验",
                "chosen as the business asks for; each group has the marketing and the experience that suit it best",
            ),
        ],
        &[
            both(
                "《客户关系管理复习重点》",
                "Revision notes “Customer relationship management”",
            ),
            both(
                "价值、需求、偏好等综合因素",
                "value, needs, preferences and more, taken together",
            ),
            both(
                "客户细分：在明确的战略业务模式和专注市场中分类，提供有针对性的产品、服务和营销模式",
                "segmentation: within a clear business model and a chosen market, each class has products, service and marketing made for it",
            ),
        ],
    ],
    note: Some(both(
        "本页按第一份资料的三种依据分群，价格又可按折扣看。需求和偏好要从自己的列来：打开数据后，在“客户分群”里按自己的列分群。",
        "This page groups by the bases of the first, price also as discount. Needs and preferences come from columns of your own: open a file and group by one of them under Segments.",
    )),
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn every_row_of_a_guide_fills_its_columns() {
        for guide in [
            USAGE_CLASSES,
            USAGE_GROUPS,
            STAGE_NAMES,
            STAGE_FEATURES,
            GRADES,
            INDICATORS,
            CARE_CLASSES,
            CARE_RULES,
            DEVELOPMENT_CLASSES,
            DEVELOPMENT_STEPS,
            LEAD_RULES,
            GROUPING,
        ] {
            assert!(guide.rows.iter().all(|row| row.len() == guide.heads.len()));
        }
    }

    #[test]
    fn names_of_stages_are_traced_to_documents_by_the_titles_these_have() {
        let heads = STAGE_NAMES.heads.iter().map(|head| head.get(Lang::Zh));
        let titled = heads.filter(|head| head.starts_with('《')).count();
        assert_eq!(titled, 4);
    }
}

//! How a dealer handles its leads.

use super::Guide;
use crate::text::ui::both;

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

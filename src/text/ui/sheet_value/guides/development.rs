//! How prospects become customers.

use super::{CLASS, Guide, WHAT};
use crate::text::ui::both;

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

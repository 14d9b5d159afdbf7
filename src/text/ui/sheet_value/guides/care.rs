//! How customers are looked after.

use super::{CLASS, Guide, WHAT};
use crate::text::ui::both;

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
            both("沟通与拜访", "Contact and visits"),
            both(
                "沟通计划：电话、邮件、短信保持联系；拜访计划：定期拜访重要客户",
                "a plan of calls, mails and messages; regular visits to important customers",
            ),
        ],
        &[
            both("培训与专家库", "Training"),
            both(
                "培训员工的服务意识和技能，建客户管理专家库",
                "train the staff in service, build a pool of experts",
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

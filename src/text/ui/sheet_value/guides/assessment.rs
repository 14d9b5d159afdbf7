//! What an assessment looks at, and what its classes are.

use super::{CLASS, Guide};
use crate::text::ui::both;

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

//! By what customers can be grouped.

use super::Guide;
use crate::text::ui::both;

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
        "本页按第一份资料的三种依据分群，价格又可按折扣看。需求和偏好要从自己的列来：打开数据后，在“分群”的“服务、价格或折扣”里按自己的列分群。",
        "This page groups by the bases of the first, price also as discount. Needs and preferences come from columns of your own: open a file and group by one of them under Segments.",
    )),
};

//! What the case says of usage and loyalty.

use super::{CLASS, Guide, WHAT};
use crate::text::ui::both;

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

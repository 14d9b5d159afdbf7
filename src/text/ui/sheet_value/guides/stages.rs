//! What the documents say of the stages of a relationship.

use super::Guide;
use crate::text::ui::both;

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

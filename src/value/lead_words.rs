//! Names that stages of leads have in the systems of the trade, and their places.

/// What is known of a stage by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// Its place; only the order counts.
    Step(u8),
    /// The lead was lost.
    Lost,
}

impl Known {
    /// Where a stage stands whose name says nothing.
    pub(super) const MIDDLE: u8 = 50;
    /// From where on a lead is won.
    pub(super) const WON: u8 = 95;
}

/// Names by place. A name is compared without blanks, signs and case.
const STEPS: [(u8, &str); 14] = [
    (
        0,
        "登记 已登记 潜客登记 线索登记 建档 已建档 新线索 新潜客 新建 未跟进 待跟进 线索 潜客 registered new lead newlead open unqualified",
    ),
    (5, "市场调研 research"),
    (10, "客户挖掘 已分配 prospecting prospect assigned"),
    (
        20,
        "客户接触 已联系 初步接触 联系中 跟进中 contacted contact connected working attempted",
    ),
    (
        30,
        "需求确认 已确认需求 有意向 意向 意向中 意向客户 合格 qualified qualifiedtobuy needsanalysis qualification needs discovery mql sql",
    ),
    (
        40,
        "已到店 到店 邀约到店 预约 visit visited appointment appointmentscheduled demoscheduled",
    ),
    (
        45,
        "试驾 已试驾 演示 产品演示 试用 testdrive demo trial presentation presentationscheduled",
    ),
    (
        55,
        "valueproposition iddecisionmakers perceptionanalysis decisionmakerboughtin",
    ),
    (
        60,
        "报价 方案报价 已报价 quote quoted proposal proposalsent proposalpricequote",
    ),
    (
        70,
        "商务谈判 谈判 negotiation negotiating negotiationreview",
    ),
    (
        80,
        "已下定 订金 下订 订单 ordered order deposit verbalcommit",
    ),
    (
        90,
        "合同签订 已签约 签约 签单 contract contractsent contractsigned signed",
    ),
    (
        95,
        "成交 已成交 赢单 客户转化 已转化 won closedwon customer converted deal",
    ),
    (99, "交付 已交付 交车 已交车 delivered"),
];

/// Names of leads that were lost.
const LOST: &str = "战败 已战败 失效 已失效 丢单 输单 流失 已流失 无效 关闭 暂不考虑 放弃 \
                    lost closedlost dead lapsed disqualified abandoned unreachable dropped";

/// What is known of a stage.
pub(super) fn known(stage: &str) -> Option<Known> {
    let plain: String = stage
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    // A number in front only orders: `3 谈判`, `03-Proposal`.
    let plain = plain.trim_start_matches(|c: char| c.is_ascii_digit());
    let is = |names: &str| names.split_whitespace().any(|name| name == plain);
    if plain.is_empty() {
        return None;
    }
    if is(LOST) {
        return Some(Known::Lost);
    }
    let step = STEPS.iter().find(|(_, names)| is(names));
    step.map(|&(place, _)| Known::Step(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_known_in_either_language_however_they_are_written() {
        assert_eq!(known("商务谈判"), known("03 - Negotiation"));
        assert_eq!(known("Closed Won"), known("成交"));
        for first in ["登记", "潜客登记", "建档"] {
            assert_eq!(known(first), Some(Known::Step(0)), "{first}");
        }
        assert_eq!(known("战败"), Some(Known::Lost));
        assert_eq!(known("Closed-Lost"), Some(Known::Lost));
        assert_eq!(known("蓝色"), None);
        assert_eq!(known(" 3 "), None);
    }
}

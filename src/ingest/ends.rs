//! Words that say whether a contract has ended.

use super::letters::fold;

/// It has ended.
const ENDED: [&str; 38] = [
    "yes",
    "y",
    "true",
    "1",
    "churned",
    "churn",
    "cancelled",
    "canceled",
    "ended",
    "terminated",
    "expired",
    "lapsed",
    "closed",
    "inactive",
    "left",
    "notrenewed",
    "completed",
    "是",
    "已流失",
    "流失",
    "已终止",
    "终止",
    "已解约",
    "解约",
    "已解除",
    "已到期",
    "到期",
    "已结束",
    "结束",
    "已退订",
    "退订",
    "已离网",
    "已失效",
    "失效",
    "已取消",
    "已注销",
    "已过期",
    "未续约",
];

/// It goes on.
const GOES_ON: [&str; 38] = [
    "no",
    "n",
    "false",
    "0",
    "active",
    "inforce",
    "current",
    "live",
    "ongoing",
    "open",
    "running",
    "renewed",
    "retained",
    "trial",
    "trialing",
    "pastdue",
    "paused",
    "suspended",
    "否",
    "在约",
    "在约中",
    "履行中",
    "履约中",
    "有效",
    "生效",
    "生效中",
    "已生效",
    "执行中",
    "进行中",
    "正常",
    "在网",
    "服务中",
    "已续约",
    "未流失",
    "未到期",
    "留存",
    "暂停",
    "试用",
];

/// Whether the contract has ended by this word; none for a word that is not known. Case, spaces and
/// marks do not matter.
pub fn says_ended(text: &str) -> Option<bool> {
    let word = fold(text);
    let has = |words: &[&str]| words.contains(&word.as_str());
    match (has(&ENDED), has(&GOES_ON)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_that_a_contract_has_ended_or_that_it_goes_on() {
        for word in [
            "Churned",
            "cancelled",
            "canceled",
            "ended",
            "Terminated",
            "已终止",
            "已解约",
            "已流失",
            "已到期",
            "已終止",
            "TRUE",
            "是",
        ] {
            assert_eq!(says_ended(word), Some(true), "{word}");
        }
        for word in [
            "active",
            "In force",
            "在约",
            "履行中",
            "有效",
            "FALSE",
            "否",
        ] {
            assert_eq!(says_ended(word), Some(false), "{word}");
        }
        for word in ["", "paid", "K0001", "待定"] {
            assert_eq!(says_ended(word), None, "{word}");
        }
    }
}

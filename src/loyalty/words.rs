//! Answers about satisfaction that are words: what mark of five they stand for.

/// Words, from the best mark to the least, as [`plain`] writes them.
const MARKS: [&[&str]; 5] = [
    &[
        "非常满意",
        "很满意",
        "十分满意",
        "verysatisfied",
        "extremelysatisfied",
        "completelysatisfied",
    ],
    &[
        "满意",
        "比较满意",
        "较满意",
        "基本满意",
        "satisfied",
        "somewhatsatisfied",
        "fairlysatisfied",
    ],
    &[
        "一般",
        "中立",
        "普通",
        "不好说",
        "说不清",
        "neutral",
        "neither",
        "neithersatisfiednordissatisfied",
        "average",
    ],
    &[
        "不满意",
        "不太满意",
        "较不满意",
        "比较不满意",
        "dissatisfied",
        "unsatisfied",
        "somewhatdissatisfied",
    ],
    &[
        "非常不满意",
        "很不满意",
        "十分不满意",
        "verydissatisfied",
        "veryunsatisfied",
        "extremelydissatisfied",
    ],
];

/// The mark of five an answer stands for: 5 for the best; none for other words.
pub(super) fn mark(answer: &str) -> Option<f64> {
    let plain: String = answer
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    let place = MARKS.iter().position(|words| words.contains(&&*plain))?;
    Some(5.0 - place as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_in_words_have_the_mark_they_stand_for() {
        for (answer, of) in [
            ("非常满意", Some(5.0)),
            ("5.非常满意", Some(5.0)),
            ("不满意", Some(2.0)),
            ("Very dissatisfied", Some(1.0)),
            ("neither satisfied nor dissatisfied", Some(3.0)),
            ("还行", None),
        ] {
            assert_eq!(mark(answer), of, "{answer}");
        }
    }
}

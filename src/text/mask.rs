//! Phone and identity numbers without their middle.

/// The text with the middle of every phone- or identity-shaped number replaced by dots: a run of 11
/// digits that starts with 1 (phone), 15 or 18 characters of digits with a possible last X
/// (identity), or 16 to 19 digits (bank card). Everything else is left as it is.
pub fn masked(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let mut end = at;
        while end < chars.len() && chars[end].is_ascii_digit() {
            end += 1;
        }
        if end == at {
            shown.push(chars[at]);
            at += 1;
            continue;
        }
        if end - at == 17 && chars.get(end).is_some_and(|c| matches!(c, 'x' | 'X')) {
            end += 1;
        }
        let run = &chars[at..end];
        // Letters in front make it an id of the user's own, such as M10000000001.
        let stands_alone = at == 0 || !chars[at - 1].is_ascii_alphabetic();
        let (head, tail) = match run.len() {
            11 if run[0] == '1' && stands_alone => (3, 4),
            15..=19 if stands_alone => (3, 4),
            length => (length, 0),
        };
        shown.extend(&run[..head]);
        shown.extend(std::iter::repeat_n('•', run.len() - head - tail));
        shown.extend(&run[run.len() - tail..]);
        at = end;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn phones_and_identity_numbers_lose_their_middle() {
        assert_eq!(masked("13812345678"), "138••••5678");
        assert_eq!(masked("电话 13812345678，转"), "电话 138••••5678，转");
        assert_eq!(masked("11010519491231002X"), "110•••••••••••002X");
        assert_eq!(masked("6222020200112233445"), "622••••••••••••3445");
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            "M010037",
            "20240305",
            "2024/3/5 10:30",
            "1,234.50",
            "T0000001",
            "",
        ] {
            assert_eq!(masked(text), text);
        }
    }
}

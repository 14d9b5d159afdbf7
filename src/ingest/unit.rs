//! The unit a header gives its numbers in: `金额（万元）`, `Revenue (K)`, `Sales in thousands`.

use super::letters::half_width;
use super::number::CURRENCY_WORDS;

/// A power of ten that numbers are written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UnitFound {
    /// As the header has it.
    pub(super) name: String,
    /// What the numbers are to be multiplied by is ten to this power.
    pub(super) power: u8,
}

/// Words before a currency, the longer ones first.
const HAN: [(&str, u8); 12] = [
    ("万亿", 12),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("千萬", 7),
    ("百萬", 6),
    ("亿", 8),
    ("億", 8),
    ("万", 4),
    ("萬", 4),
    ("千", 3),
    ("仟", 3),
];

/// Words that name a unit wherever they stand.
const WORDS: [(&str, u8); 11] = [
    ("thousand", 3),
    ("thousands", 3),
    ("000s", 3),
    ("'000", 3),
    ("’000", 3),
    ("'000s", 3),
    ("million", 6),
    ("millions", 6),
    ("billion", 9),
    ("billions", 9),
    ("lakh", 5),
];

/// Letters that name a unit in brackets or beside a currency only: alone they may be anything.
const LETTERS: [(&str, u8); 8] = [
    ("k", 3),
    ("000", 3),
    ("tsd", 3),
    ("m", 6),
    ("mn", 6),
    ("mm", 6),
    ("mio", 6),
    ("bn", 9),
];

/// The unit a header names, if it names one above one.
pub(super) fn unit_in_header(header: &str) -> Option<UnitFound> {
    let folded: String = header.chars().map(half_width).collect();
    let mut in_brackets = false;
    let mut parts: Vec<(String, bool)> = vec![(String::new(), false)];
    for c in folded.chars() {
        let cuts = c.is_whitespace() || matches!(c, '_' | ':' | '/' | '|' | ',' | ';' | '-');
        match c {
            '(' | '[' | '【' | '{' => in_brackets = true,
            ')' | ']' | '】' | '}' => in_brackets = false,
            _ if !cuts => {
                if let Some((part, within)) = parts.last_mut() {
                    part.push(c);
                    *within = in_brackets;
                }
                continue;
            }
            _ => {}
        }
        parts.push((String::new(), in_brackets));
    }
    parts.retain(|(part, _)| !part.is_empty());
    parts
        .iter()
        .enumerate()
        .find_map(|(place, (part, within))| {
            let beside = [place.checked_sub(1), Some(place + 1)];
            let by_currency = beside
                .into_iter()
                .flatten()
                .filter_map(|place| parts.get(place))
                .any(|(other, _)| without_currency(other).is_some_and(str::is_empty));
            let power = power_of(part, *within, by_currency)?;
            let name = part.clone();
            Some(UnitFound { name, power })
        })
}

fn power_of(part: &str, in_brackets: bool, by_currency: bool) -> Option<u8> {
    let lower = part.to_lowercase();
    let of = |list: &[(&str, u8)], text: &str| {
        let found = list.iter().find(|(word, _)| *word == text);
        found.map(|&(_, power)| power)
    };
    if let Some(power) = of(&WORDS, &lower) {
        return Some(power);
    }
    let bare = without_currency(&lower);
    if let Some(bare) = bare {
        if let Some(&(_, power)) = HAN.iter().find(|(word, _)| bare.ends_with(word)) {
            return Some(power);
        }
        return of(&LETTERS, bare).or_else(|| of(&WORDS, bare));
    }
    if in_brackets || by_currency {
        // One M alone is a size, a month or a sex.
        return of(&HAN, &lower)
            .or_else(|| of(&LETTERS, &lower).filter(|_| by_currency || lower != "m"));
    }
    None
}

/// What is left of a part when the currency at either end is taken off; none where there is none.
fn without_currency(part: &str) -> Option<&str> {
    CURRENCY_WORDS.iter().find_map(|(word, _)| {
        let ends = |text: &str| text.eq_ignore_ascii_case(word);
        let behind = part.len().checked_sub(word.len());
        let behind =
            behind.and_then(|cut| part.get(cut..).filter(|it| ends(it)).map(|_| &part[..cut]));
        let before = part.get(..word.len()).filter(|it| ends(it));
        behind.or_else(|| before.map(|it| &part[it.len()..]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_name_the_unit_of_their_numbers_or_none() {
        let power = |header: &str| unit_in_header(header).map(|found| found.power);
        for (header, expected) in [
            ("金额(万元)", 4),
            ("金额（单位：万元）", 4),
            ("销售额_千元", 3),
            ("消费金额百万元", 6),
            ("成交额（亿）", 8),
            ("营收(万美元)", 4),
            ("金額（萬元）", 4),
            ("Revenue (K)", 3),
            ("Sales in thousands", 3),
            ("Amount ('000)", 3),
            ("Net sales (000s)", 3),
            ("Sales USD K", 3),
            ("Sales ($M)", 6),
            ("Revenue k€", 3),
            ("Revenue (EUR bn)", 9),
        ] {
            assert_eq!(power(header), Some(expected), "{header}");
        }
        for header in [
            "金额(元)",
            "金额",
            "千人千面金额",
            "Amount (USD)",
            "Size M",
            "Sex (M)",
            "Amount k",
            "100元以上",
            "消费几百元",
        ] {
            assert_eq!(power(header), None, "{header}");
        }
    }
}

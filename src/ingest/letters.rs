//! Characters as names and values are compared: trimmed, half-width, folded; and what means nothing.

use super::aliases;

/// `text` without blanks at either end: ASCII blanks and control characters, no-break and
/// ideographic spaces, byte order marks, zero-width spaces.
#[inline]
pub(super) fn trim(mut text: &[u8]) -> &[u8] {
    const WIDE: [&[u8]; 4] = [
        "\u{a0}".as_bytes(),
        "\u{3000}".as_bytes(),
        "\u{feff}".as_bytes(),
        "\u{200b}".as_bytes(),
    ];
    loop {
        match text {
            [first, rest @ ..] if *first <= b' ' => text = rest,
            [rest @ .., last] if *last <= b' ' => text = rest,
            [first, .., last] if first.is_ascii() && last.is_ascii() => return text,
            _ => {
                let before = text.len();
                for wide in WIDE {
                    text = text.strip_prefix(wide).unwrap_or(text);
                    text = text.strip_suffix(wide).unwrap_or(text);
                }
                if text.len() == before {
                    return text;
                }
            }
        }
    }
}

/// A character in its half-width form.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '￥' => '¥',
        '￡' => '£',
        '。' => '.',
        c => c,
    }
}

/// A header as names are compared: lowercase, half-width, in simplified characters, without blanks,
/// punctuation and what stands in brackets.
pub(super) fn fold(header: &str) -> String {
    let mut depth = 0;
    let mut folded = String::new();
    for c in header.chars().map(half_width) {
        match c {
            '(' | '[' | '【' | '{' => depth += 1,
            ')' | ']' | '】' | '}' => depth = (depth - 1).max(0),
            c if depth == 0 && c.is_alphanumeric() => {
                folded.extend(aliases::simplified(c).to_lowercase());
            }
            _ => {}
        }
    }
    folded
}

/// Words and dashes that mean "nothing".
pub(super) fn is_blank_word(text: &str) -> bool {
    text.chars()
        .all(|c| matches!(c, '-' | '—' | '–' | '―' | '\u{2212}' | '/'))
        || matches!(
            text,
            "NULL" | "null" | "N/A" | "n/a" | "#N/A" | "NaN" | "nan" | "\\N"
        )
}

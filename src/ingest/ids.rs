//! Ids as text.

use std::borrow::Cow;

use super::Texts;
use super::letters::{half_width, is_blank_word, trim};

/// True for an id that is kept as it stands and about which there is nothing to remark: the quick answer
/// to [`normalise`], [`is_damaged`] and [`is_masked_name`]; false may be too strict.
#[inline]
pub(super) fn is_plain(text: &[u8]) -> bool {
    let &[first, .., last] = text else {
        return matches!(text, [only] if only.is_ascii_alphanumeric());
    };
    let at = |back: usize| {
        text.len()
            .checked_sub(back)
            .and_then(|index| text.get(index))
    };
    first.is_ascii_alphanumeric()
        && last.is_ascii_alphanumeric()
        && (text.len() > 4 || !matches!(first, b'N' | b'n'))
        && !matches!(at(2), Some(b'.' | b'+'))
        && at(3) != Some(&b'+')
        && !holds_star_or_null(text)
}

/// Whether a star or a null byte is there, eight bytes at a time.
#[inline]
fn holds_star_or_null(text: &[u8]) -> bool {
    const LOW: u64 = 0x0101_0101_0101_0101;
    // The high bit of the lowest byte that is zero, and of some above it.
    let has_zero = |word: u64| word.wrapping_sub(LOW) & !word & (LOW << 7);
    let in_word = |word: [u8; 8]| {
        let word = u64::from_le_bytes(word);
        has_zero(word) | has_zero(word ^ (LOW * u64::from(b'*'))) != 0
    };
    let (words, rest) = text.as_chunks::<8>();
    words.iter().any(|&word| in_word(word))
        || match text.last_chunk() {
            Some(&last) => !rest.is_empty() && in_word(last),
            None => rest.iter().any(|byte| matches!(byte, b'*' | 0)),
        }
}

/// An id as it is kept: trimmed text, never a number.
///
/// Spreadsheet wrappings go (`="00123"`, a leading apostrophe), and `17850.0` is `17850`, so that a
/// column that was a number for part of its life stays one customer. Leading zeros stay. Blank and
/// the words for nothing give the empty id.
#[inline]
pub(super) fn normalise(text: &[u8]) -> &[u8] {
    let mut id = trim(text);
    match id.first() {
        Some(b'=') => {
            if let Some(inner) = id.strip_prefix(b"=\"").and_then(|r| r.strip_suffix(b"\"")) {
                id = trim(inner);
            }
        }
        Some(b'\'') => id = trim(&id[1..]),
        _ => {}
    }
    if let Some(whole) = id.strip_suffix(b".0")
        && !whole.is_empty()
        && whole.iter().all(u8::is_ascii_digit)
    {
        id = whole;
    }
    let may_be_nothing = match id.first() {
        None => true,
        Some(b'-' | b'/' | b'N' | b'n' | b'#' | b'\\') => id.len() <= 4,
        Some(first) => !first.is_ascii(),
    };
    if may_be_nothing && std::str::from_utf8(id).is_ok_and(is_blank_word) {
        return b"";
    }
    id
}

/// Text for an id, bytes that are no UTF-8 replaced, so that what is compared is what is shown.
pub(super) fn readable(id: &[u8]) -> Cow<'_, [u8]> {
    match String::from_utf8_lossy(id) {
        Cow::Borrowed(_) => Cow::Borrowed(id),
        Cow::Owned(text) => Cow::Owned(text.into_bytes()),
    }
}

/// True for what a spreadsheet leaves of a long number: `1.00E+15`.
#[inline]
pub(super) fn is_damaged(id: &[u8]) -> bool {
    // Nearly every id ends without having an E at one of these places.
    let at = |back: usize| id.len().checked_sub(back).and_then(|index| id.get(index));
    let exponent = if matches!(at(4), Some(b'E' | b'e')) && at(3) == Some(&b'+') {
        4
    } else if matches!(at(3), Some(b'E' | b'e')) && at(2) == Some(&b'+') {
        3
    } else {
        return false;
    };
    let (mantissa, power) = id.split_at(id.len() - exponent);
    mantissa.first().is_some_and(u8::is_ascii_digit)
        && mantissa
            .iter()
            .all(|&byte| byte.is_ascii_digit() || byte == b'.')
        && power[2..].iter().all(u8::is_ascii_digit)
}

/// True for a name or a number with part of it covered up, as shops export them: `张**`, `张*三`,
/// `*三`, `z***3`, `138****1234`. Two stars in a row are a cover wherever they stand; a single one
/// only beside a name of a few characters that are not ASCII.
#[inline]
pub(super) fn is_masked_name(id: &[u8]) -> bool {
    id.contains(&b'*') && is_covered(id)
}

#[cold]
fn is_covered(id: &[u8]) -> bool {
    if id.len() > 60 {
        return false;
    }
    if id.windows(2).any(|pair| pair == b"**") {
        return true;
    }
    std::str::from_utf8(id).is_ok_and(|name| {
        let mut shown = name.chars().filter(|c| *c != '*');
        let count = shown.clone().count();
        (1..=4).contains(&count) && shown.all(|c| !c.is_ascii())
    })
}

/// Ids that are written alike: they differ by case, by the width of letters and digits, by blanks or by
/// the zeros before a number alone.
#[derive(Debug, Clone, Copy)]
pub struct AlikeIds;

impl AlikeIds {
    /// What ids that are alike have in common, in place of what `folded` held before.
    pub fn fold(id: &str, folded: &mut String) {
        folded.clear();
        for c in id.chars().map(half_width) {
            match c {
                'A'..='Z' => folded.push(c.to_ascii_lowercase()),
                c if c.is_whitespace() || is_unseen(c) => {}
                c if c.is_ascii() => folded.push(c),
                c => folded.extend(c.to_lowercase()),
            }
        }
        if is_number_after_zeros(folded.as_bytes()) {
            let zeros = folded.len() - folded.trim_start_matches('0').len();
            folded.drain(..zeros.min(folded.len() - 1));
        }
    }

    /// A number that ids have in common when they are alike, and others nearly never; `scratch` may hold
    /// anything.
    ///
    /// Asked for every customer: only an id that holds more than its case to fold is written out anew.
    pub fn key(id: &str, scratch: &mut String) -> u64 {
        let bytes = id.as_bytes();
        if !bytes.iter().all(|&byte| keeps_its_form(byte)) {
            AlikeIds::fold(id, scratch);
            return hash(scratch.as_bytes());
        }
        if !is_number_after_zeros(bytes) {
            return hash(bytes);
        }
        let zeros = bytes.iter().take_while(|&&byte| byte == b'0').count();
        hash(&bytes[zeros.min(bytes.len() - 1)..])
    }

    /// False where no two of the ids can be alike, which a look at their bytes tells: letters of one case,
    /// nothing wide, no blank, no number with zeros before it.
    pub fn may_be_in(ids: &Texts) -> bool {
        let all = ids.all().as_bytes();
        let (mut small, mut large, mut other) = (false, false, false);
        for &byte in all {
            small |= byte.is_ascii_lowercase();
            large |= byte.is_ascii_uppercase();
            other |= !keeps_its_form(byte);
        }
        let has_zeros = || ids.iter().any(|id| id.len() > 1 && id.starts_with('0'));
        small && large || other || has_zeros()
    }
}

/// True for a byte of characters of which nothing but the case may be folded: not for blanks, nor for
/// the first bytes of characters that have another case, a width, or cannot be seen.
#[inline]
fn keeps_its_form(byte: u8) -> bool {
    byte > b' ' && !matches!(byte, 0xc2..=0xe3 | 0xea..)
}

#[inline]
fn is_number_after_zeros(id: &[u8]) -> bool {
    id.first() == Some(&b'0') && id.iter().all(u8::is_ascii_digit)
}

/// A hash in which the case of ASCII letters has no part.
#[inline]
fn hash(text: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |state: u64, word: u64| {
        let product = (state ^ small(word)).wrapping_mul(FACTOR);
        product ^ (product >> 29)
    };
    let (words, rest) = text.as_chunks::<8>();
    let whole = words.iter().fold(text.len() as u64, |state, word| {
        mix(state, u64::from_le_bytes(*word))
    });
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    mix(mix(whole, u64::from_le_bytes(last)), FACTOR)
}

/// Eight bytes with their ASCII letters in small ones.
#[inline]
fn small(word: u64) -> u64 {
    const LOW: u64 = 0x0101_0101_0101_0101;
    let low = word & (LOW * 0x7f);
    // The high bit of each byte says whether it is at least A, and whether it is beyond Z.
    let from_a = low + LOW * u64::from(0x80 - b'A');
    let beyond_z = low + LOW * u64::from(0x7f - b'Z');
    let large = from_a & !beyond_z & !word & (LOW << 7);
    word | large >> 2
}

/// Characters that take no room.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_fold_alike_have_one_key_and_others_have_not() {
        let characters = [
            "A", "a", "Z", "z", "@", "[", "`", "{", "0", "7", "-", " ", "\t", "值", "客", "Ｃ",
            "ｃ", "É", "é", "\u{3000}", "\u{200b}", "ß",
        ];
        let (mut scratch, mut folded) = (String::new(), String::new());
        let mut keys: std::collections::BTreeMap<u64, String> = Default::default();
        let mut numbers: std::collections::BTreeMap<String, u64> = Default::default();
        let mut state = 11_u64;
        for _ in 0..100_000 {
            let mut next = || {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                (state >> 33) as usize
            };
            let length = next() % 14;
            let few = [3, 10, characters.len()][next() % 3];
            let id: String = (0..length).map(|_| characters[next() % few]).collect();
            AlikeIds::fold(&id, &mut folded);
            let key = AlikeIds::key(&id, &mut scratch);
            assert_eq!(*keys.entry(key).or_insert_with(|| folded.clone()), folded);
            assert_eq!(*numbers.entry(folded.clone()).or_insert(key), key, "{id:?}");
        }
        assert!(keys.len() > 10_000, "{}", keys.len());
    }

    #[test]
    fn ids_stay_text_and_lose_only_their_wrappings() {
        for (raw, id) in [
            (" 00123 ", "00123"),
            ("17850.0", "17850"),
            ("17850.00", "17850.00"),
            ("A.0", "A.0"),
            (".0", ".0"),
            ("=\"00123\"", "00123"),
            ("'00123", "00123"),
            ("\t12\t", "12"),
            ("\u{3000}张三\u{a0}", "张三"),
            ("NULL", ""),
            ("—", ""),
            ("Nan Yu", "Nan Yu"),
            ("", ""),
        ] {
            assert_eq!(normalise(raw.as_bytes()), id.as_bytes(), "{raw:?}");
        }
    }

    #[test]
    fn a_plain_id_stays_and_has_nothing_to_remark() {
        let characters = [
            "A", "n", "N", "7", "*", "+", ".", "0", "E", "-", " ", "\0", "值", "'",
        ];
        let mut plain = 0;
        let mut state = 7_u64;
        for _ in 0..200_000 {
            let mut next = || {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                (state >> 33) as usize
            };
            let length = next() % 12;
            let id: String = (0..length)
                .map(|_| characters[next() % characters.len()])
                .collect();
            let id = id.as_bytes();
            if is_plain(id) {
                plain += 1;
                assert_eq!(normalise(id), id, "{}", String::from_utf8_lossy(id));
                assert!(!is_damaged(id) && !is_masked_name(id) && !id.contains(&0));
            }
        }
        assert!(plain > 1_000, "{plain}");
        for id in ["C0015073", "7", "17850", "N0001", "CG-12520", "a@b.cn"] {
            assert!(is_plain(id.as_bytes()), "{id}");
        }
    }

    #[test]
    fn ids_a_spreadsheet_damaged_are_recognised() {
        for damaged in ["1.00E+15", "1E+15", "6.22e+18", "1.5E+9"] {
            assert!(is_damaged(damaged.as_bytes()), "{damaged}");
        }
        for sound in ["1000", "E+15", "AE+15", "1E15", "", "CG-12520", "12+3"] {
            assert!(!is_damaged(sound.as_bytes()), "{sound}");
        }
    }

    #[test]
    fn names_and_numbers_with_a_part_covered_up_are_recognised() {
        for masked in [
            "张**",
            "张*三",
            "*三",
            "*先生",
            "李*",
            "z***3",
            "138****1234",
            "***",
            "j**@x.cn",
        ] {
            assert!(is_masked_name(masked.as_bytes()), "{masked}");
        }
        for sound in [
            "张三",
            "A*1",
            "5*3",
            "*",
            "",
            "CG-12520",
            "一家名字很长的公司*分店",
        ] {
            assert!(!is_masked_name(sound.as_bytes()), "{sound}");
        }
    }
}

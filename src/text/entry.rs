//! Numbers and days as people type them into a field.

use serde::{Deserialize, Serialize};

use super::ui::{self, Phrase};
use crate::units::Day;

/// A text that is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryError {
    /// Nothing was typed.
    Empty,
    /// Not a number.
    NotANumber,
}

/// A text that is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayError {
    /// Not written as a day.
    Unread,
    /// Written as one that the calendar does not have.
    NoSuchDay,
}

impl DayError {
    /// The sentence under the field.
    pub fn words(self) -> Phrase {
        match self {
            DayError::Unread => ui::segments::DAY_FORMAT,
            DayError::NoSuchDay => ui::segments::NO_SUCH_DAY,
        }
    }
}

/// What the number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A plain number; 万, 亿, K, M and currency signs are understood.
    Plain,
    /// A percentage: `35`, `35%` and `３５％` all mean 0.35.
    Percent,
}

/// Reads a typed number: full-width digits, thousands separators, signs, currency, 万 and 亿.
///
/// # Errors
/// [`EntryError`] for an empty text and for anything else that is no finite number.
pub fn parse_entry(text: &str, kind: EntryKind) -> Result<f64, EntryError> {
    let mut plain: String = text.chars().filter_map(half_width).collect();
    if !commas_group_thousands(&plain) {
        return Err(EntryError::NotANumber);
    }
    plain.retain(|c| c != ',');
    if plain.is_empty() {
        return Err(EntryError::Empty);
    }
    let percent_sign = plain.ends_with('%');
    if percent_sign {
        plain.pop();
    }
    let mut factor = 1.0;
    while let Some(last) = plain.chars().last() {
        let step = match last {
            '元' => 1.0,
            '万' => 1e4,
            '亿' => 1e8,
            'k' | 'K' => 1e3,
            'm' | 'M' => 1e6,
            _ => break,
        };
        factor *= step;
        plain.pop();
    }
    // `parse` alone would take words such as "inf" and "nan".
    let is_number_like = plain
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    let number: f64 = is_number_like
        .then(|| plain.parse().ok())
        .flatten()
        .ok_or(EntryError::NotANumber)?;
    let number = number * factor;
    let number = match kind {
        EntryKind::Percent => number / 100.0,
        EntryKind::Plain if percent_sign => return Err(EntryError::NotANumber),
        EntryKind::Plain => number,
    };
    if number.is_finite() {
        Ok(number)
    } else {
        Err(EntryError::NotANumber)
    }
}

/// What a share was probably meant to be that was typed as a fraction, without a sign: `0.3` is read
/// as 0.3%, and often stands for 30%. Both as they are typed; none for any other entry.
pub fn doubtful_percent(text: &str) -> Option<[f64; 2]> {
    // With its sign it is no plain number.
    let typed = parse_entry(text, EntryKind::Plain).ok()?;
    let meant = (typed * 100.0 * 1e6).round() / 1e6;
    (typed != 0.0 && typed.abs() < 1.0).then_some([typed, meant])
}

/// True when every comma stands where a thousands separator can: `1,234.5`, not `1.234,5`.
fn commas_group_thousands(text: &str) -> bool {
    let whole = text.split('.').next().unwrap_or_default();
    if text.len() > whole.len() && text[whole.len()..].contains(',') {
        return false;
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.chars().filter(char::is_ascii_digit).count();
    let is_grouped = whole.contains(',');
    (!is_grouped || digits(first) <= 3) && groups.all(|group| digits(group) == 3)
}

/// One character in its narrow form; none for those without meaning in a number.
fn half_width(c: char) -> Option<char> {
    match c {
        '，' => Some(','),
        '_' | '¥' | '￥' | '$' | '＄' | '€' | '£' => None,
        c if c.is_whitespace() => None,
        '−' | '－' | '–' => Some('-'),
        '。' => Some('.'),
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0),
        c => Some(c),
    }
}

/// A day as people type it: `2024-3-5`, `2024/03/05`, `2024.3.5`, `2024年3月5日` or `20240305`.
pub fn parse_day(typed: &str) -> Result<Day, DayError> {
    let typed = typed.trim().trim_end_matches('日');
    let parts: Vec<&str> = typed.split(['-', '/', '.', '年', '月']).collect();
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let parts = match parts[..] {
        [year, month, day] => [year, month, day],
        [whole] if whole.len() == 8 && whole.is_ascii() => [&whole[..4], &whole[4..6], &whole[6..]],
        _ => return Err(DayError::Unread),
    };
    let [Some(year), Some(month), Some(day)] = parts.map(number) else {
        return Err(DayError::Unread);
    };
    let year = i32::try_from(year).map_err(|_| DayError::NoSuchDay)?;
    Day::from_civil(year, month, day).ok_or(DayError::NoSuchDay)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_as_people_type_them() {
        let day = Day::from_civil(2024, 3, 5);
        for text in [
            "2024-3-5",
            " 2024/03/05",
            "2024.3.5",
            "20240305",
            "2024年3月5日",
        ] {
            assert_eq!(parse_day(text).ok(), day, "{text}");
        }
        for text in ["", "5", "2024-3", "3月5日", "昨天"] {
            assert_eq!(parse_day(text), Err(DayError::Unread), "{text}");
        }
        for text in ["2024-13-01", "2024-02-31", "20230229"] {
            assert_eq!(parse_day(text), Err(DayError::NoSuchDay), "{text}");
        }
    }

    #[test]
    fn numbers_read_as_people_type_them() {
        for (text, number) in [
            ("1,234.5", 1234.5),
            ("１，２３４．５", 1234.5),
            ("¥ 500 元", 500.0),
            ("1.2万", 12_000.0),
            ("3 亿", 3e8),
            ("1.5k", 1500.0),
            ("−20", -20.0),
        ] {
            assert_eq!(parse_entry(text, EntryKind::Plain), Ok(number), "{text}");
        }
    }

    #[test]
    fn percentages_need_no_sign() {
        for text in ["35", "35%", "３５％", " 35 % "] {
            assert_eq!(parse_entry(text, EntryKind::Percent), Ok(0.35), "{text}");
        }
    }

    #[test]
    fn a_share_typed_as_a_fraction_is_asked_about_and_one_with_its_sign_is_not() {
        for (text, doubt) in [
            ("0.3", Some([0.3, 30.0])),
            ("０．８", Some([0.8, 80.0])),
            ("-.29", Some([-0.29, -29.0])),
            ("0.3%", None),
            ("0.3％", None),
            ("0", None),
            ("1", None),
            ("30", None),
            ("", None),
        ] {
            assert_eq!(doubtful_percent(text), doubt, "{text}");
            if let Some([typed, meant]) = doubt {
                // It is taken as it stands, never changed by itself.
                let taken = parse_entry(text, EntryKind::Percent);
                assert_eq!(taken, Ok(typed / 100.0), "{text}");
                let accepted = parse_entry(&meant.to_string(), EntryKind::Percent);
                assert_eq!(accepted, Ok(meant / 100.0), "{text}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        assert_eq!(parse_entry("  ", EntryKind::Plain), Err(EntryError::Empty));
        for text in ["abc", "1.2.3", "inf", "NaN", "--1", "万", "%"] {
            assert_eq!(
                parse_entry(text, EntryKind::Plain),
                Err(EntryError::NotANumber),
                "{text}"
            );
        }
    }

    #[test]
    fn a_decimal_comma_and_a_percent_sign_out_of_place_are_refused_not_misread() {
        for text in ["1.234,5", "12,34", "1234,567", "140%"] {
            assert_eq!(
                parse_entry(text, EntryKind::Plain),
                Err(EntryError::NotANumber),
                "{text}"
            );
        }
        assert_eq!(
            parse_entry("1,234,567.8", EntryKind::Plain),
            Ok(1_234_567.8)
        );
    }
}

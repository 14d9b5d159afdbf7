//! Days as people write them, read in the order the whole column decides.
//!
//! The written calendar day counts: a time of day behind it is dropped, and nothing is converted
//! between time zones, so `2024-03-05T23:59:59Z` is the fifth of March wherever it is opened.
//!
//! A month with its year (`2024-03`, `Mar 2024`) stands for its first day.
//!
//! A year of four digits in front, a month by name, `20240305` and a spreadsheet's serial number
//! can be read in one way only. `5/3/2024` and `24-03-05` can be read in several;
//! [`Written::Ordered`] keeps the numbers until the order of the column is known.

mod month;
mod order;

use super::DateOrder;
use crate::units::Day;

pub use month::names_month;
pub(super) use month::{first_of_month, is_month_only, month_of_header, year_of_header};
pub use order::DatesWritten;
pub(super) use order::OrderEvidence;

/// What a date cell says before the order is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum Written {
    /// One reading only.
    Day(Day),
    /// Three numbers, the first of them no year of four digits.
    Ordered {
        /// The numbers as they stand.
        parts: [u32; 3],
        /// The last is a year of four digits.
        year_last: bool,
    },
}

/// Serial numbers of days as spreadsheets count them (1900 base): 1954 to 2119.
const SERIALS: std::ops::RangeInclusive<u32> = 20_000..=80_000;
/// What serial 0 stands for, counted from 1970-01-01.
const SERIAL_ZERO: i32 = -25_569;
/// Days between the 1900 and the 1904 base.
const BASE_1904: i32 = 1_462;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The day of a date cell under an order; none when it is no date.
pub(in crate::ingest) fn parse(text: &[u8], order: DateOrder) -> Option<Day> {
    resolve(read(text)?, order)
}

/// Gives the numbers of a date their places.
pub(in crate::ingest) fn resolve(written: Written, order: DateOrder) -> Option<Day> {
    let (parts, year_last) = match written {
        Written::Day(day) => return Some(day),
        Written::Ordered { parts, year_last } => (parts, year_last),
    };
    let [first, second, third] = parts;
    match order {
        DateOrder::YearFirst if year_last => None,
        DateOrder::YearFirst => civil(full_year(first), second, third),
        DateOrder::DayFirst => civil(year_behind(third, year_last), second, first),
        DateOrder::MonthFirst => civil(year_behind(third, year_last), first, second),
    }
}

fn year_behind(year: u32, is_full: bool) -> u32 {
    if is_full { year } else { full_year(year) }
}

/// Two digits: 00–68 are of this century, 69–99 of the last.
fn full_year(year: u32) -> u32 {
    match year {
        0..=68 => 2000 + year,
        69..=99 => 1900 + year,
        _ => year,
    }
}

fn civil(year: u32, month: u32, day: u32) -> Option<Day> {
    match (year, month, day) {
        // How a spreadsheet writes its day zero.
        (1900, 1, 0) => Day::from_civil(1899, 12, 31),
        // How a database writes that there is none; other programs write the first day of all for it.
        (0, 0, 0) => Day::from_civil(1, 1, 1),
        _ => Day::from_civil(i32::try_from(year).ok()?, month, day),
    }
}

/// The day of a number cell that is zero, or a time of day without a day: what a spreadsheet shows of it
/// is the day before its first.
pub(in crate::ingest) fn zero_serial(value: f64) -> Option<Day> {
    (0.0..1.0).contains(&value).then_some(Day(SERIAL_ZERO))
}

/// Reads a date cell. `text` need not be trimmed.
#[inline]
pub(in crate::ingest) fn read(text: &[u8]) -> Option<Written> {
    if let [
        y1,
        y2,
        y3,
        y4,
        b'-' | b'/',
        m1,
        m2,
        b'-' | b'/',
        d1,
        d2,
        rest @ ..,
    ] = text
        && is_time(rest)
    {
        let digits =
            [y1, y2, y3, y4, m1, m2, d1, d2].map(|byte| u32::from(byte.wrapping_sub(b'0')));
        if digits.iter().all(|&digit| digit <= 9) {
            let [y1, y2, y3, y4, m1, m2, d1, d2] = digits;
            let year = y1 * 1000 + y2 * 100 + y3 * 10 + y4;
            return civil(year, m1 * 10 + m2, d1 * 10 + d2).map(Written::Day);
        }
    }
    let text = crate::ingest::letters::trim(text);
    if text.len() > 64 {
        return None;
    }
    if text.is_ascii() {
        read_ascii(text)
    } else {
        let text = std::str::from_utf8(text).ok()?;
        let mut plain = String::with_capacity(text.len());
        for c in text.chars() {
            match crate::ingest::letters::half_width(c) {
                '年' | '月' => plain.push('-'),
                '日' | '号' | '\u{a0}' => plain.push(' '),
                '时' | '分' | '点' => plain.push(':'),
                '上' => plain.push_str(" AM "),
                '下' => plain.push_str(" PM "),
                '午' | '秒' => {}
                // A weekday says nothing more: 星期二, 周二.
                '星' | '期' | '周' | '一' | '二' | '三' | '四' | '五' | '六' | '天' => {}
                c => plain.push(c),
            }
        }
        read_ascii(plain.trim().as_bytes())
    }
}

/// One part of a date.
#[derive(Debug, Clone, Copy)]
enum Part {
    Number { value: u32, digits: usize },
    Month(u32),
}

fn read_ascii(text: &[u8]) -> Option<Written> {
    if text.iter().all(u8::is_ascii_digit) {
        return read_digits(text);
    }
    let mut parts = [Part::Month(0); 3];
    let mut count = 0;
    let mut rest = text;
    while count < 3 {
        let length = rest
            .iter()
            .position(|byte| !byte.is_ascii_digit())
            .unwrap_or(rest.len());
        if length > 0 {
            let (digits, behind) = rest.split_at(length);
            if length > 4 {
                return (count == 0).then(|| read_long(digits, behind)).flatten();
            }
            parts[count] = Part::Number {
                value: number(digits),
                digits: length,
            };
            rest = behind;
            count += 1;
        } else {
            let length = rest
                .iter()
                .position(|byte| !byte.is_ascii_alphabetic())
                .unwrap_or(rest.len());
            if length == 0 {
                return None;
            }
            let (word, behind) = rest.split_at(length);
            rest = behind.strip_prefix(b".").unwrap_or(behind);
            if let Some(month) = place_in(&MONTHS, word) {
                parts[count] = Part::Month(month as u32 + 1);
                count += 1;
            } else if count > 0 || place_in(&WEEKDAYS, word).is_none() {
                return None;
            }
        }
        if count < 3 {
            let length = rest
                .iter()
                .position(|byte| !matches!(byte, b'-' | b'/' | b'.' | b' ' | b','))
                .unwrap_or(rest.len());
            if count == 2 && length == rest.len() {
                return month::of_parts(parts[0], parts[1], text).map(Written::Day);
            }
            if length > 3 {
                return None;
            }
            rest = &rest[length..];
        }
    }
    if !is_time(rest) {
        return None;
    }
    from_parts(parts)
}

fn from_parts(parts: [Part; 3]) -> Option<Written> {
    use Part::{Month, Number};
    let day = match parts {
        [
            Number {
                value: year,
                digits: 4,
            },
            Number { value: month, .. },
            Number {
                value: day,
                digits: 1..=2,
            },
        ]
        | [
            Number {
                value: year,
                digits: 4,
            },
            Month(month),
            Number {
                value: day,
                digits: 1..=2,
            },
        ] => civil(year, month, day),
        [
            Number {
                value: day,
                digits: 1..=2,
            },
            Month(month),
            Number {
                value: year,
                digits: 2 | 4,
            },
        ]
        | [
            Month(month),
            Number {
                value: day,
                digits: 1..=2,
            },
            Number {
                value: year,
                digits: 2 | 4,
            },
        ] => civil(full_year(year), month, day),
        [
            Number {
                value: first,
                digits: 1..=2,
            },
            Number {
                value: second,
                digits: 1..=2,
            },
            Number {
                value: third,
                digits: length @ (1 | 2 | 4),
            },
        ] => {
            return Some(Written::Ordered {
                parts: [first, second, third],
                year_last: length == 4,
            });
        }
        _ => None,
    };
    day.map(Written::Day)
}

/// `20240305`, the same with a time behind it, the month `202403`, or a serial number.
fn read_digits(text: &[u8]) -> Option<Written> {
    match text.len() {
        5 => serial(number(text)).map(Written::Day),
        6 => month::of_digits(number(text)).map(Written::Day),
        8 | 12 | 14 => read_long(&text[..8], b""),
        _ => None,
    }
}

/// Eight digits, or a serial number with a fraction, with `behind` following.
fn read_long(digits: &[u8], behind: &[u8]) -> Option<Written> {
    match digits.len() {
        5 => {
            let fraction = behind.strip_prefix(b".")?;
            let sound = fraction.iter().all(u8::is_ascii_digit);
            sound.then(|| serial(number(digits))).flatten()
        }
        8 if is_time(behind) || is_compact_time(behind) => {
            let (year, rest) = digits.split_at(4);
            civil(number(year), number(&rest[..2]), number(&rest[2..]))
        }
        _ => None,
    }
    .map(Written::Day)
}

/// `T082600`, with or without a zone.
fn is_compact_time(text: &[u8]) -> bool {
    matches!(text, [b'T', digits @ ..] if digits.len() >= 4 && digits[..4].iter().all(u8::is_ascii_digit))
}

fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |value: u32, byte| {
        value.wrapping_mul(10).wrapping_add(u32::from(byte - b'0'))
    })
}

/// The day of a spreadsheet's serial number, 1900 base.
fn serial(number: u32) -> Option<Day> {
    SERIALS
        .contains(&number)
        .then(|| Day(number as i32 + SERIAL_ZERO))
}

/// The day of a number cell that is mapped as date.
pub(in crate::ingest) fn from_serial(value: f64, base_1904: bool) -> Option<Day> {
    let base = if base_1904 { BASE_1904 } else { 0 };
    let whole = value.floor() + f64::from(base);
    if !(f64::from(*SERIALS.start())..=f64::from(*SERIALS.end())).contains(&whole) {
        // A number such as 20240305 is a date by its digits.
        let digits = value.floor();
        if digits == value && (10_000_101.0..=99_991_231.0).contains(&digits) {
            let digits = digits as i32;
            return civil(
                (digits / 10_000) as u32,
                (digits / 100 % 100) as u32,
                (digits % 100) as u32,
            );
        }
        return None;
    }
    Some(Day(whole as i32 + SERIAL_ZERO))
}

/// Where a word, or its first three letters or more, stands in a list.
fn place_in(list: &[&str], word: &[u8]) -> Option<usize> {
    if word.len() < 3 {
        return None;
    }
    list.iter().position(|name| {
        name.as_bytes()
            .get(..word.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(word))
            || (word.len() == 4 && word.eq_ignore_ascii_case(b"sept") && *name == "september")
    })
}

/// True for nothing, or for something that can be a time of day with its zone.
#[inline]
fn is_time(text: &[u8]) -> bool {
    let Some((first, rest)) = text.split_first() else {
        return true;
    };
    if !matches!(first, b' ' | b'T' | b't' | b',' | b'-') || text.len() > 40 {
        return false;
    }
    let mut digits = 0;
    let mut colons = 0;
    for byte in rest {
        match byte {
            b'0'..=b'9' => digits += 1,
            b':' => colons += 1,
            b'.' | b',' | b'+' | b'-' | b' ' | b'(' | b')' | b'/' | b'_' => {}
            byte if byte.is_ascii_alphabetic() => {}
            _ => return false,
        }
    }
    (digits > 0 && colons > 0) || rest.iter().all(|&byte| byte == b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str, order: DateOrder) -> Option<String> {
        parse(text.as_bytes(), order).map(Day::iso)
    }

    #[test]
    fn the_same_day_in_every_writing() {
        for text in [
            "2024-03-05",
            "2024/3/5",
            "2024.3.5",
            "2024年3月5日",
            "20240305",
            "45356",
            "45356.35",
            "2024-03-05 08:26:00",
            "2024-03-05T08:26:00Z",
            "2024-03-05T08:26:00+08:00",
            "2024/3/5 8:26",
            "2024-3-5 8:26 PM",
            "5-Mar-24",
            "Mar 5, 2024",
            "5 March 2024",
            "March 5 2024",
            "2024-Mar-05",
            "２０２４年３月５日",
            "2024年03月05日 08时26分",
            " 2024-03-05 ",
            "Tue, 5 Mar 2024 10:00:00 GMT",
            "20240305082600",
            "20240305T082600Z",
            "2024年3月5日 星期二",
            "2024年3月5日 上午8:26",
            "2024-03-05 08:26:00.123456",
            "Tuesday, March 5, 2024",
        ] {
            assert_eq!(
                iso(text, DateOrder::YearFirst).as_deref(),
                Some("2024-03-05"),
                "{text}"
            );
        }
        for text in [
            "5/3/2024",
            "05-03-2024",
            "05.03.2024",
            "5/3/24",
            "5/3/2024 12:00 AM",
        ] {
            assert_eq!(
                iso(text, DateOrder::DayFirst).as_deref(),
                Some("2024-03-05"),
                "{text}"
            );
        }
        for text in ["3/5/2024", "03-05-2024 8:26", "3/5/24"] {
            assert_eq!(
                iso(text, DateOrder::MonthFirst).as_deref(),
                Some("2024-03-05"),
                "{text}"
            );
        }
        assert_eq!(
            iso("24-03-05", DateOrder::YearFirst).as_deref(),
            Some("2024-03-05")
        );
    }

    #[test]
    fn two_digits_of_a_year_turn_at_sixty_nine() {
        assert_eq!(
            iso("4-Sep-12", DateOrder::DayFirst).as_deref(),
            Some("2012-09-04")
        );
        assert_eq!(
            iso("4-Sep-68", DateOrder::DayFirst).as_deref(),
            Some("2068-09-04")
        );
        assert_eq!(
            iso("4-Sep-69", DateOrder::DayFirst).as_deref(),
            Some("1969-09-04")
        );
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "2024-02-30",
            "13/13/2024",
            "hello",
            "2024-13",
            "2024.03",
            "2024 03",
            "Mar-24",
            "12.5",
            "123456",
            "19999",
            "99999",
            "2024-03-05x",
            "1/2/3/4",
            "5/3",
            "8:26",
            "2024-03-05 hello",
            "---",
            "CA-2016-152156",
        ] {
            assert_eq!(iso(text, DateOrder::DayFirst), None, "{text}");
        }
        assert_eq!(parse(b"\xff\xfe2024", DateOrder::DayFirst), None);
    }

    #[test]
    fn serial_numbers_of_both_bases_give_the_day() {
        assert_eq!(
            from_serial(45_356.9, false).map(Day::iso).as_deref(),
            Some("2024-03-05")
        );
        assert_eq!(
            from_serial(43_894.0, true).map(Day::iso).as_deref(),
            Some("2024-03-05")
        );
        assert_eq!(
            from_serial(20_240_305.0, false).map(Day::iso).as_deref(),
            Some("2024-03-05")
        );
        assert_eq!(from_serial(f64::NAN, false), None);
        assert_eq!(from_serial(7.0, false), None);
    }
}

//! Months: with their year in one cell, apart from it, or as the name of a column.

use super::{MONTHS, Part, civil, full_year, place_in};
use crate::units::Day;

/// Years a month may belong to.
const YEARS: std::ops::Range<u32> = 1900..2200;

/// The first day of the month two parts name: `2024-03`, `2024/3`, `Mar 2024`, `2024 March`. A
/// point or a blank between two numbers makes no month, and a year of two digits could be a day.
pub(super) fn of_parts(first: Part, second: Part, text: &[u8]) -> Option<Day> {
    let (year, month) = match (first, second) {
        (
            Part::Number {
                value: year,
                digits: 4,
            },
            Part::Number {
                value: month,
                digits: 1..=2,
            },
        ) if text.get(4).is_some_and(|byte| matches!(byte, b'-' | b'/')) => (year, month),
        (
            Part::Number {
                value: year,
                digits: 4,
            },
            Part::Month(month),
        )
        | (
            Part::Month(month),
            Part::Number {
                value: year,
                digits: 4,
            },
        ) => (year, month),
        _ => return None,
    };
    YEARS.contains(&year).then(|| civil(year, month, 1))?
}

/// The first day of the month `202403`.
pub(super) fn of_digits(number: u32) -> Option<Day> {
    let year = number / 100;
    YEARS
        .contains(&year)
        .then(|| civil(year, number % 100, 1))?
}

/// The first day of a month whose year and month stand in cells of their own: `2024`, `2024.0`,
/// `2024年`, `FY2024` and `3`, `03`, `3月`, `3月份`, `三月`, `M3`, `March`, or a month that names its
/// year itself (`2024-03`).
pub(in crate::ingest) fn first_of_month(year: &str, month: &str) -> Option<Day> {
    let year_number = year_of(year)?;
    let month = month.trim();
    let digits = digit_runs(month);
    let number = match digits[..] {
        [month] | [month, 0] if (1..=12).contains(&month) => month,
        [year, month] if year == year_number => month,
        [both] if both / 100 == year_number => both % 100,
        [] => match place_in(&MONTHS, month.trim_end_matches('.').as_bytes()) {
            Some(place) => place as u32 + 1,
            None => chinese_month(month)?,
        },
        _ => return None,
    };
    civil(year_number, number, 1)
}

/// True for the name of a month without its year: `3月`, `三月`, `Mar`.
pub fn names_month(name: &str) -> bool {
    let plain = name.trim().to_lowercase();
    let has_digits = plain.bytes().any(|byte| byte.is_ascii_digit());
    // `Score 1` and `Q3` are numbered, and no months.
    let is_of_months = !has_digits || plain.contains('月') || plain.starts_with("month");
    is_of_months && first_of_month("2000", name).is_some() && month_of_header(name).is_none()
}

/// True for a date cell that names no day: `2024-03`, `202403`, `Mar 2024`.
pub(in crate::ingest) fn is_month_only(cell: &str) -> bool {
    let names_month = cell.chars().any(|c| c.is_ascii_alphabetic());
    let parts = digit_runs(cell).len() + usize::from(names_month);
    let is_bare = cell.len() == 6 && cell.bytes().all(|byte| byte.is_ascii_digit());
    (parts == 2 || is_bare) && month_of_header(cell).is_some()
}

fn year_of(year: &str) -> Option<u32> {
    let year = year.trim();
    let year = year.strip_suffix(".0").unwrap_or(year);
    match digit_runs(year)[..] {
        [year] if YEARS.contains(&year) => Some(year),
        _ => None,
    }
}

/// 一月 to 十二月.
fn chinese_month(text: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二",
    ];
    let name = text
        .strip_suffix("月份")
        .or_else(|| text.strip_suffix('月'))?;
    Some(NAMES.iter().position(|known| *known == name)? as u32 + 1)
}

fn digit_runs(text: &str) -> Vec<u32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty() && part.len() <= 6)
        .filter_map(|part| part.parse().ok())
        .collect()
}

/// Words that may stand beside a month or a year in the name of a column.
const BESIDE: [&str; 24] = [
    "fy",
    "year",
    "度",
    "sales",
    "amount",
    "revenue",
    "spend",
    "total",
    "m",
    "y",
    "in",
    "of",
    "销售额",
    "销售",
    "金额",
    "消费",
    "消费额",
    "消费金额",
    "实付",
    "实付金额",
    "收入",
    "份",
    "元",
    "合计",
];

/// The first day of the month a column is named for: `2024-01`, `2024年1月`, `202401`, `Jan-24`,
/// `January 2024`, `2024-01-01`, `销售额2024年1月`.
pub(in crate::ingest) fn month_of_header(header: &str) -> Option<Day> {
    let (numbers, named) = parts_of_header(header)?;
    let (year, month, day) = match (numbers.as_slice(), named) {
        (&[(year, 4), (month, 1 | 2)], None) => (year, month, 1),
        (&[(year, 4), (month, 1 | 2), (day, 1 | 2)], None) => (year, month, day),
        // A date of a workbook shown with its time.
        (&[(year, 4), (month, 1 | 2), (day, 1 | 2), (0, _), (0, _), ..], None) => {
            (year, month, day)
        }
        (&[(both, 6)], None) => (both / 100, both % 100, 1),
        (&[(all, 8)], None) => (all / 10_000, all / 100 % 100, all % 100),
        (&[(year, 4)], Some(month)) => (year, month, 1),
        (&[(year, 2)], Some(month)) => (full_year(year), month, 1),
        _ => return None,
    };
    (YEARS.contains(&year) && day == 1).then(|| civil(year, month, 1))?
}

/// The first day of the year a column is named for: `2024`, `2024年`, `FY2024`, `销售额2024`.
pub(in crate::ingest) fn year_of_header(header: &str) -> Option<Day> {
    let (numbers, named) = parts_of_header(header)?;
    match (numbers.as_slice(), named) {
        (&[(year, 4)], None) if YEARS.contains(&year) => civil(year, 1, 1),
        _ => None,
    }
}

/// Numbers of a header with their digits, and the month that is named in it.
type PartsOfHeader = (Vec<(u32, usize)>, Option<u32>);

/// The parts of a header in which nothing else stands than what may stand beside a month or a year.
fn parts_of_header(header: &str) -> Option<PartsOfHeader> {
    let folded: String = header
        .chars()
        .map(crate::ingest::letters::half_width)
        .collect::<String>()
        .to_lowercase();
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    let mut named = None;
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        let same = |c: char| {
            (
                c.is_ascii_digit(),
                c.is_alphabetic() && !matches!(c, '年' | '月' | '日'),
            )
        };
        let length = rest.find(|c| same(c) != same(first)).unwrap_or(rest.len());
        let (token, behind) = rest.split_at(length);
        rest = behind;
        match same(first) {
            (true, _) if token.len() <= 8 => numbers.push((token.parse().ok()?, token.len())),
            (true, _) => return None,
            (_, true) => match place_in(&MONTHS, token.as_bytes()) {
                Some(place) if named.is_none() => named = Some(place as u32 + 1),
                _ if BESIDE.contains(&token) => {}
                _ => return None,
            },
            _ => {}
        }
    }
    Some((numbers, named))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::DateOrder;
    use crate::ingest::date::parse;

    fn day(text: &str) -> Option<Day> {
        Day::from_iso(text)
    }

    #[test]
    fn a_month_with_its_year_is_its_first_day() {
        for text in [
            "2024-03",
            "2024/3",
            "202403",
            "2024年3月",
            "Mar 2024",
            "March 2024",
            "2024 Mar",
        ] {
            let found = parse(text.as_bytes(), DateOrder::YearFirst);
            assert_eq!(found, day("2024-03-01"), "{text}");
        }
    }

    #[test]
    fn year_and_month_may_stand_apart() {
        for (year, month) in [
            ("2024", "3"),
            ("2024.0", "3.0"),
            ("2024年", "03"),
            ("FY2024", "3月份"),
            ("2024", "三月"),
            ("2024", "Mar"),
            ("2024", "M03"),
            ("2024", "2024-03"),
            ("2024", "202403"),
        ] {
            assert_eq!(
                first_of_month(year, month),
                day("2024-03-01"),
                "{year} {month}"
            );
        }
        for (year, month) in [
            ("2024", "13"),
            ("24", "3"),
            ("", "3"),
            ("2024", "2023-03"),
            ("2024", ""),
        ] {
            assert_eq!(first_of_month(year, month), None, "{year} {month}");
        }
    }

    #[test]
    fn a_column_may_be_named_for_a_month() {
        for header in [
            "2024-01",
            "2024年1月",
            "202401",
            "Jan-24",
            "Jan 2024",
            "January 2024",
            "2024-01-01",
            "20240101",
            "销售额2024年1月",
            "2024年01月金额",
            "sales_2024_01",
            "2024M01",
            "２０２４年１月",
        ] {
            assert_eq!(month_of_header(header), day("2024-01-01"), "{header}");
        }
        for header in [
            "2024",
            "1月",
            "2024-13",
            "2024-01-15",
            "Jan",
            "SKU 202401",
            "202413",
            "may",
            "",
        ] {
            assert_eq!(month_of_header(header), None, "{header}");
        }
    }
}

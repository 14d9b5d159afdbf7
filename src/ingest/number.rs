//! Money and quantities as people write them, read exactly.
//!
//! A plain decimal never passes through floating point: digits are gathered in an integer and
//! rounded half away from zero at the fifth decimal.
//!
//! ```text
//! ¥1,234.50   ￥１，２３４   (1,234)   -1 234,5   12-   1.2万   3亿   USD 12   261,96 €   1.5E+3
//! ```

use super::DecimalMark;
use super::letters::{half_width, is_blank_word};
use crate::units::{Currency, Money};

/// What an amount cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Nothing, a dash or a word for nothing.
    Blank,
    /// An amount, and the currency written with it.
    Amount(Money, Currency),
    /// A number above [`Money::CELL_LIMIT`].
    TooLarge,
    /// No number.
    Bad,
}

/// Digits an amount may have; more are garbage.
const MOST_DIGITS: u32 = 30;

/// Words before or behind the digits that name a currency, the longer ones first.
pub(super) const CURRENCY_WORDS: [(&str, Currency); 30] = [
    ("人民币", Currency::Cny),
    ("HK$", Currency::Hkd),
    ("NT$", Currency::Twd),
    ("US$", Currency::Usd),
    ("CN¥", Currency::Cny),
    ("JP¥", Currency::Jpy),
    ("RMB", Currency::Cny),
    ("CNY", Currency::Cny),
    ("USD", Currency::Usd),
    ("EUR", Currency::Eur),
    ("GBP", Currency::Gbp),
    ("JPY", Currency::Jpy),
    ("HKD", Currency::Hkd),
    ("TWD", Currency::Twd),
    ("NTD", Currency::Twd),
    ("美元", Currency::Usd),
    ("欧元", Currency::Eur),
    ("英镑", Currency::Gbp),
    ("日元", Currency::Jpy),
    ("港元", Currency::Hkd),
    ("港币", Currency::Hkd),
    ("台币", Currency::Twd),
    ("元", Currency::Cny),
    ("圆", Currency::Cny),
    ("円", Currency::Jpy),
    ("¥", Currency::Cny),
    ("$", Currency::Usd),
    ("€", Currency::Eur),
    ("£", Currency::Gbp),
    ("块", Currency::Cny),
];

/// Powers of ten written as a word.
const SCALE_WORDS: [(&str, i32); 5] = [("万亿", 12), ("亿", 8), ("百万", 6), ("万", 4), ("千", 3)];

/// Reads an amount or a quantity. `text` need not be trimmed.
#[inline(never)]
pub(super) fn read(text: &[u8], mark: DecimalMark) -> Reading {
    match read_plain(text, mark) {
        Some(money) => Reading::Amount(money, Currency::Unstated),
        None => read_written(text, mark, 0),
    }
}

/// Reads an amount of a column whose header gives a unit of ten to the `power`: 7.4 of 万元 is 74,000.
/// Every digit counts, also those no amount of the same look would keep. A cell that names its own
/// unit keeps it.
#[inline(never)]
pub(super) fn read_in(text: &[u8], mark: DecimalMark, power: u8) -> Reading {
    read_written(text, mark, i32::from(power))
}

/// Reads an amount or a share: `12%` is 0.12, anything else as [`read`] has it. For columns that hold
/// money or rates, such as discounts and probabilities.
#[inline]
pub(super) fn read_rate(text: &[u8], mark: DecimalMark) -> Reading {
    let reading = read(text, mark);
    if reading != Reading::Bad {
        return reading;
    }
    let text = super::letters::trim(text);
    let bare = text
        .strip_suffix(b"%")
        .or_else(|| text.strip_suffix("％".as_bytes()));
    match bare.map(|bare| read(bare, mark)) {
        Some(Reading::Amount(percent, Currency::Unstated)) => {
            let half = if percent.0 < 0 { -50 } else { 50 };
            Reading::Amount(Money((percent.0 + half) / 100), Currency::Unstated)
        }
        _ => Reading::Bad,
    }
}

/// The common case: an optional minus, up to 11 digits, a mark and up to 4 decimals.
#[inline]
pub(super) fn read_plain(text: &[u8], mark: DecimalMark) -> Option<Money> {
    /// What the digits are to be multiplied by, by how many of them are decimals.
    const SCALES: [i64; 5] = [10_000, 1_000, 100, 10, 1];
    let mark = match mark {
        DecimalMark::Point => b'.',
        DecimalMark::Comma => b',',
    };
    let (negative, text) = match text.split_first() {
        Some((b'-', rest)) => (true, rest),
        _ => (false, text),
    };
    if text.len() > 16 {
        return None;
    }
    let mut value: i64 = 0;
    let mut whole = text.len();
    for (index, &byte) in text.iter().enumerate() {
        let digit = byte.wrapping_sub(b'0');
        if digit <= 9 {
            value = value * 10 + i64::from(digit);
        } else if byte == mark && whole == text.len() {
            whole = index;
        } else {
            return None;
        }
    }
    if whole == 0 || whole > 11 {
        return None;
    }
    let decimals = text.len().saturating_sub(whole + 1);
    let value = value * SCALES.get(decimals)?;
    Some(Money(if negative { -value } else { value }))
}

/// Everything else: signs, currencies, groups, full-width characters, words for powers of ten.
fn read_written(text: &[u8], mark: DecimalMark, usual_power: i32) -> Reading {
    let Ok(text) = std::str::from_utf8(text) else {
        return Reading::Bad;
    };
    if text.len() > 200 {
        return Reading::Bad;
    }
    let folded: String = text.chars().map(half_width).collect();
    let mut rest = folded.trim_matches(is_space);
    if is_blank_word(rest) {
        return Reading::Blank;
    }
    let mut negative = false;
    let mut signed = false;
    let mut currency = Currency::Unstated;
    let mut power = 0;
    loop {
        rest = rest.trim_matches(is_space);
        let before = rest.len();
        if let Some(inner) = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')) {
            if signed {
                return Reading::Bad;
            }
            (negative, signed, rest) = (true, true, inner);
        }
        for (word, named) in CURRENCY_WORDS {
            let stripped = strip_prefix_word(rest, word).or_else(|| strip_suffix_word(rest, word));
            if let Some(stripped) = stripped {
                if currency != Currency::Unstated && currency != named {
                    return Reading::Bad;
                }
                (currency, rest) = (named, stripped);
                break;
            }
        }
        if power == 0 {
            for (word, ten) in SCALE_WORDS {
                if let Some(stripped) = rest.strip_suffix(word) {
                    (power, rest) = (ten, stripped);
                    break;
                }
            }
        }
        let sign = [('-', true), ('\u{2212}', true), ('+', false)];
        for (character, minus) in sign {
            // `12-` is a way to book a minus; `65+` means at least.
            let stripped = rest
                .strip_prefix(character)
                .or_else(|| rest.strip_suffix(character).filter(|_| minus));
            if let Some(stripped) = stripped {
                if signed {
                    return Reading::Bad;
                }
                (negative, signed, rest) = (minus, true, stripped);
                break;
            }
        }
        if rest.len() == before {
            break;
        }
    }
    match decimal(rest, mark).or_else(|| grouped_by_blanks(rest, mark)) {
        Some((digits, exponent)) => {
            let power = if power == 0 { usual_power } else { power };
            fixed(digits, exponent + power, negative, currency)
        }
        None => Reading::Bad,
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// Takes a word off the front, ASCII letters in either case.
fn strip_prefix_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    head.eq_ignore_ascii_case(word).then(|| &text[word.len()..])
}

fn strip_suffix_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let cut = text.len().checked_sub(word.len())?;
    let tail = text.get(cut..)?;
    tail.eq_ignore_ascii_case(word).then(|| &text[..cut])
}

/// A number that leaves no doubt although its mark is not that of the column: blanks stand between its
/// thousands, so that a comma behind them is the decimal mark. Three digits behind it could be a group
/// as well: that one is not read.
fn grouped_by_blanks(text: &str, mark: DecimalMark) -> Option<(i128, i32)> {
    let (own, other, mark) = match mark {
        DecimalMark::Point => ('.', ',', DecimalMark::Comma),
        DecimalMark::Comma => (',', '.', DecimalMark::Point),
    };
    let (whole, part) = text.split_once(other)?;
    let is_sure = whole.contains(is_space) && !text.contains(own) && !part.contains(is_space);
    (is_sure && part.len() != 3).then(|| decimal(text, mark))?
}

/// Digits with groups, mark and exponent, as an integer and a power of ten.
fn decimal(text: &str, mark: DecimalMark) -> Option<(i128, i32)> {
    let (text, mut exponent) = match text.split_once(['e', 'E']) {
        None => (text, 0),
        Some((mantissa, power)) => {
            let power = power.strip_prefix('+').unwrap_or(power);
            if power.is_empty() || power.len() > 4 {
                return None;
            }
            (mantissa, power.parse::<i32>().ok()?)
        }
    };
    let (point, groups): (char, &[char]) = match mark {
        DecimalMark::Point => ('.', &[',', '\'', '’']),
        DecimalMark::Comma => (',', &['.', '\'', '’']),
    };
    let (whole, part) = match text.split_once(point) {
        None => (text, None),
        Some((whole, part)) => (whole, Some(part)),
    };
    let mut value: i128 = 0;
    let mut count = 0;
    let mut group = 0;
    let mut grouped = false;
    // One number has one mark between its groups.
    let mut between = None;
    for c in whole.chars() {
        if let Some(digit) = c.to_digit(10) {
            value = value * 10 + i128::from(digit);
            count += 1;
            group += 1;
        } else if groups.contains(&c) || is_space(c) {
            let full = if grouped {
                (2..=3).contains(&group)
            } else {
                (1..=3).contains(&group)
            };
            let c = if is_space(c) { ' ' } else { c };
            if !full || *between.get_or_insert(c) != c {
                return None;
            }
            grouped = true;
            group = 0;
        } else {
            return None;
        }
        if count > MOST_DIGITS {
            return None;
        }
    }
    if grouped && group != 3 {
        return None;
    }
    for c in part.unwrap_or_default().chars() {
        count += 1;
        if count > MOST_DIGITS {
            return None;
        }
        value = value * 10 + i128::from(c.to_digit(10)?);
        exponent -= 1;
    }
    (count > 0).then_some((value, exponent))
}

/// `digits × 10^exponent` units as money, rounded half away from zero.
fn fixed(digits: i128, exponent: i32, negative: bool, currency: Currency) -> Reading {
    let shift = exponent + 4;
    let magnitude = if shift >= 0 {
        10i128
            .checked_pow(shift.unsigned_abs())
            .and_then(|scale| digits.checked_mul(scale))
            .unwrap_or(if digits == 0 { 0 } else { i128::MAX })
    } else {
        match 10i128.checked_pow(shift.unsigned_abs()) {
            Some(scale) => digits / scale + i128::from(digits % scale >= scale - scale / 2),
            None => 0,
        }
    };
    money(if negative { -magnitude } else { magnitude }, currency)
}

/// Ten-thousandths as a reading, refused above the limit.
fn money(value: i128, currency: Currency) -> Reading {
    match i64::try_from(value) {
        Ok(value) if value.unsigned_abs() <= Money::CELL_LIMIT.0.unsigned_abs() => {
            Reading::Amount(Money(value), currency)
        }
        _ => Reading::TooLarge,
    }
}

/// A number cell of a workbook.
pub(super) fn from_float(value: f64) -> Reading {
    if !value.is_finite() {
        return Reading::Bad;
    }
    match Money::from_units(value) {
        Some(amount) if amount.abs() <= Money::CELL_LIMIT => {
            Reading::Amount(amount, Currency::Unstated)
        }
        _ => Reading::TooLarge,
    }
}

/// Quantity × price, rounded half away from zero.
pub(super) fn product(quantity: Money, price: Money, currency: Currency) -> Reading {
    let product = i128::from(quantity.0) * i128::from(price.0);
    let scale = i128::from(Money::SCALE);
    let rounded = (product.abs() + scale / 2) / scale;
    money(if product < 0 { -rounded } else { rounded }, currency)
}

/// Evidence for the decimal mark, gathered over the amount columns.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct MarkEvidence {
    point: u32,
    comma: u32,
    /// Cells with a point that may as well stand between groups: `1.234`.
    grouped: u32,
}

/// Cells that must agree before a point is taken for the mark of groups.
const FEWEST_GROUPED: u32 = 2;

impl MarkEvidence {
    /// Looks at a text that stands in so many cells.
    ///
    /// The mark is the last of the two characters, unless three digits follow it, which is how a
    /// group looks too.
    pub(super) fn see_times(&mut self, text: &str, cells: usize) {
        let cells = u32::try_from(cells).unwrap_or(u32::MAX);
        let digits_and_marks: Vec<char> = text
            .chars()
            .map(half_width)
            .filter(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
            .collect();
        let Some(last) = digits_and_marks
            .iter()
            .rposition(|c| matches!(c, '.' | ','))
        else {
            return;
        };
        let behind = digits_and_marks.len() - last - 1;
        let mark = digits_and_marks[last];
        let other_before = digits_and_marks[..last]
            .iter()
            .any(|&c| matches!(c, '.' | ',') && c != mark);
        let repeated = digits_and_marks[..last].contains(&mark);
        // A group has three digits, and what stands before the first has one to three, no zero in front.
        let is_group = (1..=3).contains(&last) && digits_and_marks[0] != '0';
        let is_mark = !repeated && (behind != 3 || other_before || !is_group);
        match (mark, is_mark, repeated) {
            ('.', true, _) | (',', false, true) => self.point += cells,
            (',', true, _) | ('.', false, true) => self.comma += cells,
            ('.', false, false) => self.grouped += cells,
            _ => {}
        }
    }

    /// The same for a column of no money, whose numbers may have three decimals: grams of a kilogram.
    pub(super) fn without_groups(self) -> MarkEvidence {
        MarkEvidence { grouped: 0, ..self }
    }

    /// Adds the evidence of another column.
    pub(super) fn add(&mut self, other: MarkEvidence) {
        self.point += other.point;
        self.comma += other.comma;
        self.grouped += other.grouped;
    }

    /// The mark most cells speak for. When they are silent it is the point, unless every point there is
    /// stands before three digits: money has two.
    pub(super) fn decide(self) -> DecimalMark {
        let is_silent = self.comma == 0 && self.point == 0;
        if self.comma > self.point || (is_silent && self.grouped >= FEWEST_GROUPED) {
            DecimalMark::Comma
        } else {
            DecimalMark::Point
        }
    }
}

/// The currency a header names, such as `金额(元)` or `Sales USD`.
pub(super) fn currency_in_header(header: &str) -> Currency {
    let folded: String = header
        .chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')' | '[' | ']' | '/' | '_' | ':'))
        .collect();
    CURRENCY_WORDS
        .iter()
        .find(|(word, _)| strip_suffix_word(&folded, word).is_some_and(|rest| !rest.is_empty()))
        .map_or(Currency::Unstated, |&(_, currency)| currency)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str, mark: DecimalMark) -> Option<i64> {
        match read(text.as_bytes(), mark) {
            Reading::Amount(money, _) => Some(money.0),
            _ => None,
        }
    }

    /// Asserts amounts in ten-thousandths under a decimal mark.
    macro_rules! reads {
        ($mark:ident: $($text:expr => $value:expr),* $(,)?) => {
            $(assert_eq!(amount($text, DecimalMark::$mark), Some($value), "{}", $text);)*
        };
    }

    #[test]
    fn money_parses_as_people_write_it() {
        reads!(Point:
            "¥1,234.50" => 12_345_000, "￥１，２３４" => 12_340_000, "(1,234)" => -12_340_000,
            "1.2万" => 120_000_000, "3亿" => 3_000_000_000_000, "USD 12" => 120_000,
            "$90,000 " => 900_000_000, "12.5-" => -125_000, "-¥3" => -30_000, "¥-3" => -30_000,
            "100元" => 1_000_000, "1.2万元" => 120_000_000, "1.5E+3" => 15_000_000,
            "1e-4" => 1, "+7" => 70_000, "1 234.5" => 12_345_000, "12,34,567" => 12_345_670_000,
            "RMB ¥5" => 50_000, "3百万" => 30_000_000_000,
            "$(12)" => -120_000, ".5" => 5_000, "5." => 50_000, "１２．５" => 125_000,
        );
        reads!(Comma:
            "261,96 €" => 2_619_600, "-1 234,5" => -12_345_000, "1.234,50" => 12_345_000,
            "1\u{a0}234,5" => 12_345_000, "12" => 120_000,
        );
    }

    #[test]
    fn a_share_in_percent_is_read_where_rates_are_meant() {
        for (text, value) in [
            ("12%", 1_200),
            ("12.5 ％", 1_250),
            ("-5%", -500),
            ("0.2", 2_000),
        ] {
            let found = read_rate(text.as_bytes(), DecimalMark::Point);
            assert_eq!(
                found,
                Reading::Amount(Money(value), Currency::Unstated),
                "{text}"
            );
        }
        assert_eq!(read_rate(b"%", DecimalMark::Point), Reading::Bad);
        assert_eq!(read_rate(b"$5%", DecimalMark::Point), Reading::Bad);
        assert_eq!(read(b"12%", DecimalMark::Point), Reading::Bad);
    }

    #[test]
    fn blanks_between_thousands_tell_the_decimal_mark_of_a_single_cell() {
        reads!(Point:
            "-1 234,5" => -12_345_000, "1\u{202f}234\u{202f}567,89" => 12_345_678_900,
            "1\u{a0}234,50 €" => 12_345_000, "(1 234,5)" => -12_345_000, "1 234" => 12_340_000,
        );
        reads!(Comma: "-1 234.5" => -12_345_000);
        // A group of three could be decimals, and two marks say nothing.
        for text in ["1 234,567", "1 234,567.8", "1234,5", "12 34,5", "1 234,5 6"] {
            assert_eq!(amount(text, DecimalMark::Point), None, "{text}");
        }
    }

    #[test]
    fn the_fifth_decimal_rounds_away_from_zero() {
        reads!(Point: "0.00005" => 1, "-0.00005" => -1, "0.00004999" => 0, "2.55" => 25_500);
    }

    #[test]
    fn nothing_is_told_from_garbage() {
        for blank in ["", " ", "-", "—", "--", "NULL", "N/A", "\u{3000}"] {
            assert_eq!(
                read(blank.as_bytes(), DecimalMark::Point),
                Reading::Blank,
                "{blank:?}"
            );
        }
        for bad in [
            "abc", "1,23", "65+", "1.2.3", "--5", "12%", "5-3", "¥", "$€1", "1e", "1,2345", "()",
            "e5",
        ] {
            assert_eq!(
                read(bad.as_bytes(), DecimalMark::Point),
                Reading::Bad,
                "{bad:?}"
            );
        }
        assert_eq!(read(b"\xff\xfe", DecimalMark::Point), Reading::Bad);
    }

    #[test]
    fn amounts_above_the_limit_are_told_apart() {
        assert_eq!(
            read(b"100000000000", DecimalMark::Point),
            Reading::Amount(Money::CELL_LIMIT, Currency::Unstated)
        );
        assert_eq!(read(b"100000000001", DecimalMark::Point), Reading::TooLarge);
        assert_eq!(read(b"1e999", DecimalMark::Point), Reading::TooLarge);
        assert_eq!(
            read(b"0e999", DecimalMark::Point),
            Reading::Amount(Money::ZERO, Currency::Unstated)
        );
    }

    #[test]
    fn the_currency_is_named() {
        for (text, currency) in [
            ("¥1", Currency::Cny),
            ("1元", Currency::Cny),
            ("eur 5", Currency::Eur),
            ("HK$5", Currency::Hkd),
            ("5", Currency::Unstated),
        ] {
            let Reading::Amount(_, found) = read(text.as_bytes(), DecimalMark::Point) else {
                panic!("{text} is an amount");
            };
            assert_eq!(found, currency, "{text}");
        }
        assert_eq!(currency_in_header("金额（元）"), Currency::Cny);
        assert_eq!(currency_in_header("Sales (USD)"), Currency::Usd);
        assert_eq!(currency_in_header("Revenue"), Currency::Unstated);
    }

    #[test]
    fn the_column_decides_the_decimal_mark() {
        let decide = |cells: &[&str]| {
            let mut evidence = MarkEvidence::default();
            cells.iter().for_each(|cell| evidence.see_times(cell, 1));
            evidence.decide()
        };
        assert_eq!(decide(&["1,234", "1,234.50"]), DecimalMark::Point);
        assert_eq!(decide(&["1.234", "261,96 €"]), DecimalMark::Comma);
        assert_eq!(decide(&["1.234.567"]), DecimalMark::Comma);
        assert_eq!(decide(&["12", ""]), DecimalMark::Point);
    }

    #[test]
    fn points_before_three_digits_alone_stand_between_thousands() {
        let decide = |cells: &[&str]| {
            let mut evidence = MarkEvidence::default();
            cells.iter().for_each(|cell| evidence.see_times(cell, 1));
            (evidence.decide(), evidence.without_groups().decide())
        };
        let (point, comma) = (DecimalMark::Point, DecimalMark::Comma);
        assert_eq!(decide(&["1.234", "12.500", "950"]), (comma, point));
        // One cell alone may be anything; what no group looks like settles it.
        assert_eq!(decide(&["1.234", "950"]), (point, point));
        assert_eq!(decide(&["1.234", "12.500", "0.950"]), (point, point));
        assert_eq!(decide(&["1.234", "12.500", "1234.567"]), (point, point));
        assert_eq!(decide(&["1.234", "12.500", "7.5"]), (point, point));
    }

    #[test]
    fn quantity_times_price_is_exact() {
        let reading = product(Money(30_000), Money(25_500), Currency::Unstated);
        assert_eq!(reading, Reading::Amount(Money(76_500), Currency::Unstated));
    }
}

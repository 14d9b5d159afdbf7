//! Numbers for eyes: the only place where a number becomes text.
//!
//! Rounding is the one that people do: half away from zero, on the digits shown ([`digits`]).
//! Chinese counts in 万 (10⁴), 亿 (10⁸) and 万亿 (10¹²), English in K, M, B and T. The minus sign is
//! U+2212, a number that does not exist is an em dash, and zero has no sign.

mod digits;

use self::digits::{fifteen_figures, grouped, rounded, signed, trimmed};
use crate::explain::Unit;
use crate::text::Lang;
use crate::units::Currency;

/// What stands where there is no number.
pub const NO_NUMBER: &str = "—";
/// The minus sign, as wide as a plus.
const MINUS: char = '\u{2212}';

/// The large units of a language, smallest first: factor and suffix.
pub(super) fn large_units(lang: Lang) -> &'static [(f64, &'static str)] {
    match lang {
        Lang::Zh => &[(1e4, "万"), (1e8, "亿"), (1e12, "万亿")],
        Lang::En => &[(1e3, "K"), (1e6, "M"), (1e9, "B"), (1e12, "T")],
    }
}

/// A count of things: `12,345`.
pub fn count(_lang: Lang, things: u64) -> String {
    grouped(&things.to_string())
}

/// Three figures and a large unit: `12.3万` or `123K`. A rounded number never needs a fourth figure
/// of its unit, so 9,999.6 is `1.00万` and not `10,000`.
pub fn compact(lang: Lang, value: f64) -> String {
    scaled(lang, value, large_units(lang)[0].0, 3, false)
}

/// An amount of money without its currency: four figures and a large unit from ten thousand upwards
/// (`290.5万`, `68.05K`), whole units from a thousand, else as many cents as there are.
pub fn money(lang: Lang, amount: f64) -> String {
    scaled(lang, amount, 1e4, 4, true)
}

/// The same in a currency: one without cents shows none. An amount below one keeps its decimals, or
/// nothing would be left of it.
pub fn money_in(lang: Lang, amount: f64, currency: Currency) -> String {
    match currency.decimals() == 0 && (1.0..1e4).contains(&amount.abs()) {
        true => money(lang, amount.round()),
        false => money(lang, amount),
    }
}

/// A share as a percentage: 0.331 is `33.1%` at one decimal.
pub fn percent(_lang: Lang, share: f64, decimals: usize) -> String {
    if !share.is_finite() {
        return NO_NUMBER.to_owned();
    }
    let digits = rounded(share.abs(), 2, decimals);
    signed(share, &format!("{}%", grouped(&digits)))
}

/// The same of a share that is to be read as more than the whole: one just above it has as many
/// decimals as that takes, six at most.
pub fn percent_over(lang: Lang, share: f64, decimals: usize) -> String {
    let whole = |decimals: usize| percent(lang, 1.0, decimals);
    let apart = (decimals..=6).find(|&it| percent(lang, share, it) != whole(it));
    match share > 1.0 {
        true => percent(lang, share, apart.unwrap_or(decimals)),
        false => percent(lang, share, decimals),
    }
}

/// A difference of shares or amounts already worded by `f`, with its sign always shown.
pub fn with_sign(value: f64, worded: String) -> String {
    let shows_a_digit = worded.chars().any(|c| matches!(c, '1'..='9'));
    if value > 0.0 && shows_a_digit {
        format!("+{worded}")
    } else {
        worded
    }
}

/// Every digit that is known (fifteen figures), grouped, for hover and panels.
pub fn exact(value: f64) -> String {
    if !value.is_finite() {
        return NO_NUMBER.to_owned();
    }
    signed(value, &grouped(&fifteen_figures(value.abs())))
}

/// A number as people write it, with up to four decimals; with two where a calculation left more.
pub fn written(value: f64) -> String {
    let digits = exact(value);
    match digits.split_once('.') {
        Some((_, decimals)) if decimals.len() > 4 => fixed(value, 2),
        _ => digits,
    }
}

/// A number as it stands in a field: every digit of one that was written, up to four decimals of one
/// that a calculation left with more than six.
pub fn in_field(value: f64) -> String {
    let digits = exact(value);
    match digits.split_once('.') {
        Some((_, decimals)) if decimals.len() > 6 && value.abs() >= 0.01 => {
            exact((value * 1e4).round() / 1e4)
        }
        _ => digits,
    }
}

/// Every digit that is known (fifteen figures), as a program reads it: no groups, hyphen as minus.
/// Empty when there is no number.
pub fn plain(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let digits = fifteen_figures(value.abs());
    if value < 0.0 && digits != "0" {
        format!("-{digits}")
    } else {
        digits
    }
}

/// Decimals of a number in a list that a program reads on.
const LISTED_DECIMALS: i32 = 9;

/// A number of a list as [`plain`] writes it, to ten figures and at most nine decimals: what a model
/// computes is known no better, and what is left of a subtraction is nothing.
pub fn listed_number(value: f64) -> String {
    let size = value.abs();
    if !size.is_finite() || size == 0.0 {
        return plain(value);
    }
    let figures = 9 - size.log10().floor() as i32;
    let factor = 10f64.powi(figures.min(LISTED_DECIMALS));
    plain((value * factor).round() / factor)
}

/// An index or a multiple, two decimals: `11.02`.
pub fn index(value: f64) -> String {
    fixed(value, 2)
}

/// A fitted number in four figures, with two to six decimals: `0.2426`, `4.414`, `−9,582.43`.
pub fn estimate(value: f64) -> String {
    fixed(value, estimate_decimals(value))
}

/// The decimals that show four figures of a number.
pub(super) fn estimate_decimals(value: f64) -> usize {
    let size = value.abs();
    if !size.is_finite() || size == 0.0 {
        return 0;
    }
    (3 - size.log10().floor() as i64).clamp(2, 6) as usize
}

/// A number with a fixed count of decimals, grouped.
pub fn fixed(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return NO_NUMBER.to_owned();
    }
    signed(value, &grouped(&rounded(value.abs(), 0, decimals)))
}

/// What amounts are counted in: `元`, `CNY`; 货币单位 while nobody has said.
pub fn currency_unit(lang: Lang, currency: Currency) -> &'static str {
    match (lang, currency) {
        (Lang::Zh, Currency::Unstated) => "货币单位",
        (Lang::Zh, Currency::Cny) => "元",
        (Lang::Zh, Currency::Usd) => "美元",
        (Lang::Zh, Currency::Eur) => "欧元",
        (Lang::Zh, Currency::Gbp) => "英镑",
        (Lang::Zh, Currency::Jpy) => "日元",
        (Lang::Zh, Currency::Hkd) => "港元",
        (Lang::Zh, Currency::Twd) => "新台币",
        (Lang::En, Currency::Unstated) => "money units",
        (Lang::En, stated) => stated.code(),
    }
}

/// A difference in words; one of percentages is counted in points.
pub fn in_points(lang: Lang, unit: Unit, worded: String) -> String {
    match unit {
        Unit::Percent => worded.replace('%', lang.pick(" 百分点", " pp")),
        _ => worded,
    }
}

/// A number already in words with its unit: in Chinese a unit follows 万 or 亿 without a space.
pub fn with_unit(lang: Lang, worded: &str, unit: &str) -> String {
    let joined = lang == Lang::Zh && worded.ends_with(['万', '亿']);
    let space = if joined || unit.is_empty() { "" } else { " " };
    format!("{worded}{space}{unit}")
}

/// One unit for a whole axis, so that the title carries it and the ticks stay short.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AxisUnit {
    /// Divide a value by this before it is written beside a tick.
    pub divisor: f64,
    /// Goes before the currency in Chinese (`万` + `元`), after the number in English; may be empty.
    pub suffix: &'static str,
}

impl AxisUnit {
    /// The unit for an axis whose largest absolute value is `max`.
    pub fn for_max(lang: Lang, max: f64) -> AxisUnit {
        let none = AxisUnit {
            divisor: 1.0,
            suffix: "",
        };
        let size = max.abs();
        if !size.is_finite() || size < 1e4 {
            return none;
        }
        let fits = large_units(lang)
            .iter()
            .rev()
            .find(|(factor, _)| size >= *factor);
        fits.map_or(none, |&(divisor, suffix)| AxisUnit { divisor, suffix })
    }

    /// The suffix with what is counted: `万单`, `K orders`.
    pub fn with(self, lang: Lang, unit: &str) -> String {
        match lang {
            Lang::En if !self.suffix.is_empty() => format!("{} {unit}", self.suffix),
            _ => format!("{}{unit}", self.suffix),
        }
    }
}

/// Round ticks (steps of 1, 2, 2.5 or 5 × 10ⁿ) around `min..=max`, about `count` of them. The first
/// is at or below `min`, the last at or above `max`.
pub fn ticks(min: f64, max: f64, count: usize) -> Vec<f64> {
    let (low, high) = if min <= max { (min, max) } else { (max, min) };
    if !low.is_finite() || !high.is_finite() {
        return vec![0.0, 1.0];
    }
    let span = if high > low {
        high - low
    } else {
        high.abs().max(1.0)
    };
    let rough = span / count.max(1) as f64;
    let magnitude = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .iter()
        .map(|round| round * magnitude)
        .find(|step| *step >= rough * 0.999)
        .unwrap_or(10.0 * magnitude);
    // A hair of tolerance keeps 0.3 / 0.1 from asking for one tick more.
    let first = (low / step + 1e-9).floor() as i64;
    let last = ((high / step - 1e-9).ceil() as i64).max(first + 1);
    (first..=last).map(|n| n as f64 * step).collect()
}

/// The decimals that tell ticks `step` apart.
pub fn tick_decimals(step: f64) -> usize {
    (0..6)
        .find(|&d| {
            let shifted = step.abs() * 10f64.powi(d);
            (shifted - shifted.round()).abs() < 1e-6
        })
        .unwrap_or(6) as usize
}

/// `figures` significant figures in the largest unit that the *rounded* value reaches.
fn scaled(lang: Lang, value: f64, from: f64, figures: usize, trim: bool) -> String {
    if !value.is_finite() {
        return NO_NUMBER.to_owned();
    }
    let size = value.abs();
    let below = small(size);
    if read_back(&below) < from {
        return signed(value, &grouped(&below));
    }
    let units = large_units(lang);
    let mut worded = String::new();
    for (at, &(factor, suffix)) in units.iter().enumerate() {
        let text = figures_of(size, factor, figures);
        let reaches_next = units
            .get(at + 1)
            .is_some_and(|&(next, _)| read_back(&text) * factor >= next * 0.999_999_999);
        if !reaches_next {
            let text = if trim { trimmed(&text) } else { text.as_str() };
            worded = format!("{}{suffix}", grouped(text));
            break;
        }
    }
    signed(value, &worded)
}

/// An amount of money without its currency and without a large unit, for a column in which others
/// stand that are of another size: `4,056,000` above `40.56`.
pub fn amount(amount: f64) -> String {
    if !amount.is_finite() {
        return NO_NUMBER.to_owned();
    }
    signed(amount, &grouped(&small(amount.abs())))
}

/// Below the first large unit: whole from a thousand, else at most two decimals, four below a tenth.
fn small(size: f64) -> String {
    let decimals = match size {
        size if size >= 999.995 => 0,
        size if size < 0.1 => 4,
        _ => 2,
    };
    trimmed(&rounded(size, 0, decimals)).to_owned()
}

/// `figures` figures of a number counted in a power of ten; one that rounds up to a figure more
/// before the point has a decimal less: 9.999 becomes 10.0.
fn figures_of(size: f64, factor: f64, figures: usize) -> String {
    let shift = -(factor.log10().round() as i32);
    let before = figures_before(size / factor);
    let text = rounded(size, shift, figures.saturating_sub(before));
    if read_back(&text) >= 10f64.powi(before as i32) {
        return rounded(size, shift, figures.saturating_sub(before + 1));
    }
    text
}

fn figures_before(part: f64) -> usize {
    if part < 1.0 {
        1
    } else {
        part.log10().floor() as usize + 1
    }
}

/// Reads back digits written by [`rounded`].
fn read_back(text: &str) -> f64 {
    text.parse().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Zh};

    #[test]
    fn yen_have_no_decimals_and_dollars_have() {
        for (amount, yen, dollars) in [
            (452.37, "452", "452.37"),
            (1.5, "2", "1.5"),
            (0.35, "0.35", "0.35"),
            (-82.6, "\u{2212}83", "\u{2212}82.6"),
            (9_876.4, "9,876", "9,876"),
            (1_234_567.0, "1.235M", "1.235M"),
        ] {
            assert_eq!(money_in(En, amount, Currency::Jpy), yen);
            assert_eq!(money_in(En, amount, Currency::Usd), dollars);
        }
    }

    #[test]
    fn counts_are_grouped_by_thousands() {
        assert_eq!(count(Zh, 0), "0");
        assert_eq!(count(Zh, 999), "999");
        assert_eq!(count(En, 12_345), "12,345");
        assert_eq!(count(En, 1_234_567), "1,234,567");
    }

    #[test]
    fn a_share_just_over_the_whole_reads_as_over_it() {
        assert_eq!(percent_over(Zh, 1.000_08, 1), "100.01%");
        assert_eq!(percent_over(En, 1.437_5, 1), "143.8%");
        assert_eq!(percent_over(En, 1.0, 1), "100.0%");
        assert_eq!(percent_over(En, 0.999_96, 1), "100.0%");
    }

    #[test]
    fn compact_numbers_carry_three_figures_and_a_unit() {
        for (value, zh, en) in [
            (0.0, "0", "0"),
            (12.5, "12.5", "12.5"),
            (123_456.0, "12.3万", "123K"),
            (1_234_567.0, "123万", "1.23M"),
            (12_345_678.0, "1,235万", "12.3M"),
            (123_456_789.0, "1.23亿", "123M"),
            (3_400_000_000.0, "34.0亿", "3.40B"),
            (1.5e12, "1.50万亿", "1.50T"),
            (-123_456.0, "\u{2212}12.3万", "\u{2212}123K"),
        ] {
            assert_eq!(compact(Zh, value), zh);
            assert_eq!(compact(En, value), en);
        }
    }

    #[test]
    fn rounding_never_crosses_a_unit() {
        assert_eq!(compact(Zh, 9_999.6), "1.00万");
        assert_eq!(compact(Zh, 9_999.4), "9,999");
        assert_eq!(compact(Zh, 99_999_999.0), "1.00亿");
        assert_eq!(compact(En, 999.996), "1.00K");
        assert_eq!(compact(En, 999_999.0), "1.00M");
        assert_eq!(compact(En, 9_999.0), "10.0K");
        assert_eq!(money(Zh, 9_999.7), "1万");
    }

    #[test]
    fn money_keeps_four_figures_and_no_empty_decimals() {
        assert_eq!(money(Zh, 2_905_000.0), "290.5万");
        assert_eq!(money(Zh, 680_500.0), "68.05万");
        assert_eq!(money(Zh, 15_600_000.0), "1,560万");
        assert_eq!(money(En, 15_600_000.0), "15.6M");
        assert_eq!(money(Zh, 66.666), "66.67");
        assert_eq!(money(Zh, 1_500.4), "1,500");
        assert_eq!(money(En, 9_500.0), "9,500");
        assert_eq!(money(Zh, 0.0072), "0.0072");
        assert_eq!(money(Zh, -0.000_01), "0");
        assert_eq!(amount(4_056_000.0), "4,056,000");
        assert_eq!(amount(-40.56), "\u{2212}40.56");
    }

    #[test]
    fn percentages_use_the_real_minus_and_no_negative_zero() {
        assert_eq!(percent(Zh, 0.3306, 1), "33.1%");
        assert_eq!(percent(En, 1.4375, 2), "143.75%");
        assert_eq!(percent(En, -0.125, 1), "\u{2212}12.5%");
        assert_eq!(percent(Zh, -0.0001, 1), "0.0%");
        assert_eq!(with_sign(0.021, percent(Zh, 0.021, 1)), "+2.1%");
        assert_eq!(with_sign(0.0, percent(Zh, 0.0, 1)), "0.0%");
    }

    #[test]
    fn numbers_of_lists_have_ten_figures_and_no_dust() {
        for (value, written) in [
            (930.261175975634, "930.261176"),
            (1.0 / 3.0, "0.333333333"),
            (1e-13, "0"),
            (-1e-13, "0"),
            (0.0, "0"),
            (12_345_678_901.25, "12345678900"),
            (f64::NAN, ""),
            (46.0, "46"),
        ] {
            assert_eq!(listed_number(value), written, "{value}");
        }
    }

    #[test]
    fn exact_numbers_are_grouped_and_plain_ones_are_not() {
        assert_eq!(exact(1_234_567.891), "1,234,567.891");
        assert_eq!(exact(0.1 + 0.2), "0.3");
        assert_eq!(exact(-1_500.0), "\u{2212}1,500");
        assert_eq!(exact(0.0), "0");
        assert_eq!(plain(-1_500.25), "-1500.25");
        assert_eq!(index(11.0199), "11.02");
    }

    #[test]
    fn a_number_that_was_written_keeps_its_digits_and_one_that_was_computed_gets_two() {
        assert_eq!(written(42.2), "42.2");
        assert_eq!(written(0.0625), "0.0625");
        assert_eq!(written(70.3 / 3.0), "23.43");
        assert_eq!(written(24.0), "24");
    }

    #[test]
    fn a_field_holds_every_digit_that_was_written_and_four_decimals_of_a_computed_one() {
        assert_eq!(in_field(300.0 / 11.0), "27.2727");
        assert_eq!(in_field(42.2), "42.2");
        assert_eq!(in_field(0.123456), "0.123456");
        assert_eq!(in_field(1.0 / 3e6), exact(1.0 / 3e6));
        assert_eq!(in_field(100.0 / 3.0 + 66.0 + 2.0 / 3.0), "100");
    }

    #[test]
    fn what_is_no_number_is_a_dash() {
        for lang in Lang::ALL {
            for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
                assert_eq!(compact(lang, value), "—");
                assert_eq!(money(lang, value), "—");
                assert_eq!(percent(lang, value, 1), "—");
                assert_eq!(exact(value), "—");
                assert_eq!(index(value), "—");
                assert_eq!(plain(value), "");
            }
        }
    }

    #[test]
    fn an_axis_has_one_unit() {
        assert_eq!(AxisUnit::for_max(Zh, 9_000.0).suffix, "");
        assert_eq!(
            AxisUnit::for_max(Zh, 15_600_000.0),
            AxisUnit {
                divisor: 1e4,
                suffix: "万"
            }
        );
        assert_eq!(AxisUnit::for_max(Zh, -2e8).suffix, "亿");
        assert_eq!(AxisUnit::for_max(Zh, 2e12).suffix, "万亿");
        assert_eq!(
            AxisUnit::for_max(En, 15_600_000.0),
            AxisUnit {
                divisor: 1e6,
                suffix: "M"
            }
        );
        assert_eq!(AxisUnit::for_max(En, 45_000.0).suffix, "K");
        assert_eq!(
            AxisUnit::for_max(En, 45_000.0).with(En, "orders"),
            "K orders"
        );
        assert_eq!(AxisUnit::for_max(Zh, 45_000.0).with(Zh, "单"), "万单");
        assert_eq!(AxisUnit::for_max(En, 4e9).suffix, "B");
        assert_eq!(AxisUnit::for_max(En, f64::NAN).divisor, 1.0);
    }

    #[test]
    fn ticks_are_round_and_enclose_the_range() {
        assert_eq!(
            ticks(0.0, 1.0, 5),
            [0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0]
        );
        assert_eq!(
            ticks(0.0, 1.4375, 6),
            [0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5]
        );
        assert_eq!(ticks(-30.0, 100.0, 4), [-50.0, 0.0, 50.0, 100.0]);
        assert_eq!(ticks(f64::NAN, 1.0, 4).len(), 2);
        assert!(ticks(5.0, 5.0, 4).len() >= 2);
        assert_eq!(tick_decimals(0.25), 2);
        assert_eq!(tick_decimals(20.0), 0);
    }

    #[test]
    fn currencies_have_names_in_both_languages() {
        assert_eq!(currency_unit(Zh, Currency::Cny), "元");
        assert_eq!(currency_unit(En, Currency::Cny), "CNY");
        assert_eq!(currency_unit(Zh, Currency::Unstated), "货币单位");
        assert_eq!(currency_unit(En, Currency::Unstated), "money units");
        for currency in Currency::ALL {
            assert!(
                Lang::ALL
                    .iter()
                    .all(|&lang| !currency_unit(lang, currency).is_empty())
            );
        }
    }
}

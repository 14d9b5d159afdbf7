//! Digits of a number that has no sign: rounded as people round, grouped, trimmed.
//!
//! People round the digits they can see, half away from zero (四舍五入): 0.415 is 0.42, whatever the
//! nearest double is. So every rounding starts from the fifteen figures that [`exact`](super::exact)
//! shows, not from the binary number, and moves the decimal point instead of multiplying.

use super::MINUS;

/// The figures of a double that are always the ones that were written.
const FIGURES: i64 = 15;

/// `size` × 10^`shift` with `decimals` decimals, half away from zero on the digits shown. `size` is
/// finite and not below zero.
pub(super) fn rounded(size: f64, shift: i32, decimals: usize) -> String {
    let shown = padded(size);
    let (whole, rest) = shown.split_once('.').unwrap_or((&shown, ""));
    let mut figures: Vec<u8> = [whole.as_bytes(), rest.as_bytes()].concat();
    let mut point = whole.len() as i64 + i64::from(shift);
    if point < 1 {
        // Room for one figure before the point, and for a one that is carried there.
        figures.splice(0..0, std::iter::repeat_n(b'0', (1 - point) as usize));
        point = 1;
    }
    let point = point as usize;
    let kept = point + decimals;
    let up = figures.get(kept).is_some_and(|&next| next >= b'5');
    figures.resize(kept, b'0');
    if up {
        let nines = figures.iter().rev().take_while(|&&it| it == b'9').count();
        let carried_to = kept - nines;
        figures[carried_to..].fill(b'0');
        match carried_to.checked_sub(1) {
            Some(at) => figures[at] += 1,
            None => return placed(&[b"1", figures.as_slice()].concat(), point + 1),
        }
    }
    placed(&figures, point)
}

/// Figures with their point set, without zeros in front.
fn placed(figures: &[u8], point: usize) -> String {
    let (whole, rest) = figures.split_at(point);
    let zeros = whole.iter().take_while(|&&it| it == b'0').count();
    let whole = &whole[zeros.min(point - 1)..];
    let mut text: String = whole.iter().map(|&it| char::from(it)).collect();
    if !rest.is_empty() {
        text.push('.');
        text.extend(rest.iter().map(|&it| char::from(it)));
    }
    text
}

/// Fifteen figures, or every figure before the point where there are more.
fn padded(size: f64) -> String {
    let before = figures_before(size);
    let decimals = (FIGURES - before).clamp(0, 20) as usize;
    format!("{size:.decimals$}")
}

/// How many figures stand before the point: 0 for 0.5, −1 for 0.05, and 1 for zero.
fn figures_before(size: f64) -> i64 {
    if size == 0.0 {
        1
    } else {
        size.log10().floor() as i64 + 1
    }
}

/// Every figure that is known, without empty decimals.
pub(super) fn fifteen_figures(size: f64) -> String {
    trimmed(&padded(size)).to_owned()
}

/// Without zeros behind the decimal point.
pub(super) fn trimmed(text: &str) -> &str {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text
    }
}

/// Sets commas between thousands; `digits` has no sign.
pub(super) fn grouped(digits: &str) -> String {
    let (whole, rest) = digits
        .find('.')
        .map_or((digits, ""), |dot| digits.split_at(dot));
    let mut text = String::with_capacity(digits.len() + whole.len() / 3);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text.push_str(rest);
    text
}

/// Puts the minus sign before digits that are not all zero.
pub(super) fn signed(value: f64, digits: &str) -> String {
    let shows_a_digit = digits.chars().any(|c| matches!(c, '1'..='9'));
    if value < 0.0 && shows_a_digit {
        format!("{MINUS}{digits}")
    } else {
        digits.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn halves_go_away_from_zero_on_the_digits_that_are_shown() {
        for (size, decimals, shown) in [
            (0.415, 2, "0.42"),
            (1.005, 2, "1.01"),
            (2.675, 2, "2.68"),
            (6.25, 1, "6.3"),
            (0.5, 0, "1"),
            (2.5, 0, "3"),
            (0.05, 0, "0"),
            (0.45, 0, "0"),
            (9.995, 2, "10.00"),
            (99.95, 1, "100.0"),
            (0.0, 2, "0.00"),
            (7.0, 3, "7.000"),
            (1e-30, 2, "0.00"),
            (123_456_789_012_345_680.0, 1, "123456789012345680.0"),
        ] {
            assert_eq!(rounded(size, 0, decimals), shown, "{size}");
        }
    }

    #[test]
    fn what_a_calculation_left_behind_the_fifteenth_figure_does_not_round_down() {
        // 434.99999999999994
        assert_eq!(rounded(4.35 * 100.0, 0, 0), "435");
        assert_eq!(rounded(0.1 + 0.2 + 0.045, 0, 2), "0.35");
    }

    #[test]
    fn a_share_becomes_a_percentage_by_its_point_alone() {
        assert_eq!(rounded(0.285, 2, 0), "29");
        assert_eq!(rounded(0.000_05, 2, 2), "0.01");
        assert_eq!(rounded(1.4375, 2, 1), "143.8");
        assert_eq!(rounded(12_345.0, -4, 2), "1.23");
        assert_eq!(rounded(9_995_000.0, -6, 2), "10.00");
        assert_eq!(rounded(5.0, -4, 2), "0.00");
    }

    proptest! {
        #[test]
        fn decimal_digits_round_as_whole_numbers_do(
            thousandths in 0u64..100_000_000_000,
            decimals in 0usize..=3,
        ) {
            let unit = 10u64.pow(3 - decimals as u32);
            let expected = (thousandths + unit / 2) / unit;
            let unit = 10u64.pow(decimals as u32);
            let expected = if decimals == 0 {
                expected.to_string()
            } else {
                format!("{}.{:0decimals$}", expected / unit, expected % unit)
            };
            prop_assert_eq!(rounded(thousandths as f64 / 1e3, 0, decimals), expected);
        }

        #[test]
        fn rounding_moves_a_number_by_half_a_unit_at_most(
            size in 0.0f64..1e9,
            decimals in 0usize..=6,
        ) {
            let shown: f64 = rounded(size, 0, decimals).parse().unwrap_or(f64::NAN);
            let half = 0.5 * 10f64.powi(-(decimals as i32));
            prop_assert!((shown - size).abs() <= half * (1.0 + 1e-9) + size * 1e-14);
        }
    }
}

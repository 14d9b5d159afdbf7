//! The normal distribution.

use std::f64::consts::{FRAC_1_SQRT_2, PI};

/// Numerators and denominators of Wichura's three ranges, from the constant up.
const CENTRE: ([f64; 8], [f64; 8]) = (
    [
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_3,
        13_731.693_765_509_46,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ],
    [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_545,
    ],
);
const MIDDLE: ([f64; 8], [f64; 8]) = (
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        0.000_774_545_014_278_341_4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        0.000_547_593_808_499_534_5,
        1.050_750_071_644_416_9e-9,
    ],
);
const TAIL: ([f64; 8], [f64; 8]) = (
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        0.001_242_660_947_388_078_4,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        0.599_832_206_555_888,
        0.136_929_880_922_735_8,
        0.014_875_361_290_850_615,
        0.000_786_869_131_145_613_2,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
);

fn ratio(of: &([f64; 8], [f64; 8]), at: f64) -> f64 {
    let horner = |c: &[f64; 8]| c.iter().rev().fold(0.0, |sum, c| sum * at + c);
    horner(&of.0) / horner(&of.1)
}

/// The z with Φ(z) = p, for 0 < p < 1; infinite at the ends.
///
/// # References
/// Wichura 1988, algorithm AS 241, PPND16.
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        return q * ratio(&CENTRE, 0.180_625 - q * q);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let far = (-tail.ln()).sqrt();
    let size = if far <= 5.0 {
        ratio(&MIDDLE, far - 1.6)
    } else if far.is_finite() {
        ratio(&TAIL, far - 5.0)
    } else {
        f64::INFINITY
    };
    if q < 0.0 { -size } else { size }
}

/// Φ(z).
///
/// # Formula
/// The series of the error function for |z| < 3, its continued fraction beyond.
pub fn normal_cdf(z: f64) -> f64 {
    let x = z.abs() * FRAC_1_SQRT_2;
    if z.abs() < 3.0 {
        let (mut term, mut sum) = (x, x);
        let mut k = 0.0;
        while term > 1e-18 * sum {
            k += 1.0;
            term *= 2.0 * x * x / (2.0 * k + 1.0);
            sum += term;
        }
        let erf = 2.0 / PI.sqrt() * (-x * x).exp() * sum;
        return 0.5 + 0.5 * erf.copysign(z);
    }
    let fraction = (1..=60)
        .rev()
        .fold(x, |below, k| x + f64::from(k) / 2.0 / below);
    let tail = 0.5 * (-x * x).exp() / PI.sqrt() / fraction;
    if z < 0.0 { tail } else { 1.0 - tail }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Relative tolerance of the special functions; absolute below 1.
    const SPECIAL: f64 = 1e-12;

    /// Asserts that a special function meets a value of many digits.
    pub(crate) fn near(found: f64, oracle: f64, what: &str) {
        let error = (found - oracle).abs();
        assert!(
            error <= SPECIAL * oracle.abs() || (oracle.abs() < 1.0 && error <= 1e-15),
            "{what}: found {found}, oracle {oracle}"
        );
    }

    const VALUES: &[(f64, f64)] = &include!("reference/normal.in");

    #[test]
    fn quantiles_meet_values_of_many_digits() {
        for &(p, z) in VALUES {
            near(normal_quantile(p), z, &format!("quantile {p}"));
            near(normal_cdf(z), p, &format!("Φ({z})"));
        }
    }
}

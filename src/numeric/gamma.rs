//! The gamma function's logarithm and what follows from it.

/// Coefficients `B₂ₖ ÷ (2k(2k − 1))` of Stirling's series.
const STIRLING: [f64; 8] = [
    1.0 / 12.0,
    -1.0 / 360.0,
    1.0 / 1260.0,
    -1.0 / 1680.0,
    1.0 / 1188.0,
    -691.0 / 360_360.0,
    1.0 / 156.0,
    -3617.0 / 122_400.0,
];

/// Coefficients `B₂ₖ ÷ 2k` of the series of the digamma function.
const DIGAMMA: [f64; 8] = [
    1.0 / 12.0,
    -1.0 / 120.0,
    1.0 / 252.0,
    -1.0 / 240.0,
    1.0 / 132.0,
    -691.0 / 32_760.0,
    1.0 / 12.0,
    -3617.0 / 8160.0,
];

/// `ζ(k) − 1` for k = 2, 3, …: the series of ln Γ around 1.
const ZETA_LESS_ONE: [f64; 24] = [
    0.644_934_066_848_226_4,
    0.202_056_903_159_594_3,
    0.082_323_233_711_138_19,
    0.036_927_755_143_369_93,
    0.017_343_061_984_449_14,
    0.008_349_277_381_922_827,
    0.004_077_356_197_944_339,
    0.002_008_392_826_082_214_4,
    0.000_994_575_127_818_085_3,
    0.000_494_188_604_119_464_6,
    0.000_246_086_553_308_048_3,
    0.000_122_713_347_578_489_15,
    0.000_061_248_135_058_704_83,
    3.058_823_630_702_049e-5,
    0.000_015_282_259_408_651_87,
    7.637_197_637_899_762e-6,
    3.817_293_264_999_84e-6,
    1.908_212_716_553_939e-6,
    9.539_620_338_727_96e-7,
    4.769_329_867_878_064e-7,
    2.384_505_027_277_33e-7,
    1.192_199_259_653_110_7e-7,
    5.960_818_905_125_948e-8,
    2.980_350_351_465_228e-8,
];

/// Euler's constant.
const EULER: f64 = 0.577_215_664_901_532_9;
/// `ln √(2π)`.
const LN_ROOT_TAU: f64 = 0.918_938_533_204_672_8;
/// From here on the asymptotic series are exact to the last bit.
const LARGE: f64 = 10.0;
/// How far from 1 and 2 the series around them is used: there ln Γ passes through zero.
const NEAR: f64 = 0.25;
/// So many factors are multiplied out; more go through Stirling's series.
const FEW: u32 = 12;

/// ln Γ(x) for x > 0, to a few units of the last place also beside its zeros at 1 and 2.
///
/// # References
/// Stirling's series, DLMF 5.11.1, above [`LARGE`]; the recurrence below; the Taylor series around
/// 1, DLMF 5.7.3, and the same shifted to 2.
pub fn ln_gamma(x: f64) -> f64 {
    if x >= LARGE {
        return (x - 0.5) * x.ln() - x + LN_ROOT_TAU + stirling(x);
    }
    if (x - 1.0).abs() <= NEAR {
        return around_one(x - 1.0);
    }
    if (x - 2.0).abs() <= NEAR {
        return around_one(x - 2.0) + (x - 2.0).ln_1p();
    }
    let mut product = x;
    let mut shifted = x + 1.0;
    while shifted < LARGE {
        product *= shifted;
        shifted += 1.0;
    }
    (shifted - 0.5) * shifted.ln() - shifted + LN_ROOT_TAU + stirling(shifted) - product.ln()
}

/// ln Γ(1 + z) for small z.
fn around_one(z: f64) -> f64 {
    let mut sum = 0.0;
    for (place, zeta) in ZETA_LESS_ONE.iter().enumerate().rev() {
        let k = (place + 2) as f64;
        let sign = if place % 2 == 0 { 1.0 } else { -1.0 };
        sum = sum * z + sign * zeta / k;
    }
    -z.ln_1p() + z * (1.0 - EULER) + sum * z * z
}

/// What Stirling's series adds to `(x − ½) ln x − x + ln √2π`.
fn stirling(x: f64) -> f64 {
    let inverse = 1.0 / x;
    let square = inverse * inverse;
    STIRLING.iter().rev().fold(0.0, |sum, c| sum * square + c) * inverse
}

/// The digamma function ψ(x) = d ln Γ(x) ÷ dx for x > 0.
///
/// # References
/// DLMF 5.11.2 and the recurrence 5.5.2.
pub fn digamma(x: f64) -> f64 {
    let mut shifted = x;
    let mut below = 0.0;
    while shifted < LARGE {
        below += 1.0 / shifted;
        shifted += 1.0;
    }
    let inverse = 1.0 / shifted;
    let square = inverse * inverse;
    let series = DIGAMMA.iter().rev().fold(0.0, |sum, c| sum * square + c) * square;
    shifted.ln() - 0.5 * inverse - series - below
}

/// ln B(a, b) for a, b > 0, without the cancellation of three large logarithms.
pub fn ln_beta(a: f64, b: f64) -> f64 {
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    if large < LARGE {
        return ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b);
    }
    // Γ(large) ÷ Γ(large + small) by the difference of Stirling's series.
    ln_gamma(small) - ln_shift(large, small)
}

/// ln of the rising factorial `a(a + 1)…(a + n − 1)` = ln Γ(a + n) − ln Γ(a) for a > 0, exact also
/// where a is far larger than n.
pub fn ln_rising(a: f64, n: u32) -> f64 {
    if n <= FEW {
        // The product of a dozen factors stays far from overflow below this bound.
        if a < 1e20 && a > 1e-20 {
            return (0..n)
                .fold(1.0, |product, j| product * (a + f64::from(j)))
                .ln();
        }
        return (0..n).map(|j| (a + f64::from(j)).ln()).sum();
    }
    if a >= LARGE {
        return ln_shift(a, f64::from(n));
    }
    ln_gamma(a + f64::from(n)) - ln_gamma(a)
}

/// ln Γ(a + n) − ln Γ(a) for a ≥ [`LARGE`].
fn ln_shift(a: f64, n: f64) -> f64 {
    (a - 0.5) * (n / a).ln_1p() + n * ((a + n).ln() - 1.0) + (stirling(a + n) - stirling(a))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::normal::tests::near;

    /// Computed with mpmath at fifty digits.
    const LN_GAMMA: &[(f64, f64)] = &include!("reference/ln_gamma.in");
    const DIGAMMA_VALUES: &[(f64, f64)] = &include!("reference/digamma.in");
    const LN_BETA: &[(f64, f64, f64)] = &include!("reference/ln_beta.in");
    const LN_RISING: &[(f64, u32, f64)] = &include!("reference/ln_rising.in");

    #[test]
    fn ln_gamma_meets_values_of_many_digits() {
        for &(x, oracle) in LN_GAMMA {
            near(ln_gamma(x), oracle, &format!("ln Γ({x})"));
        }
    }

    #[test]
    fn digamma_meets_values_of_many_digits() {
        for &(x, oracle) in DIGAMMA_VALUES {
            near(digamma(x), oracle, &format!("ψ({x})"));
        }
    }

    #[test]
    fn ln_beta_meets_values_of_many_digits() {
        for &(a, b, oracle) in LN_BETA {
            near(ln_beta(a, b), oracle, &format!("ln B({a}, {b})"));
        }
    }

    #[test]
    fn a_rising_factorial_keeps_its_digits_far_out() {
        for &(a, n, oracle) in LN_RISING {
            near(ln_rising(a, n), oracle, &format!("ln ({a})_{n}"));
        }
    }
}

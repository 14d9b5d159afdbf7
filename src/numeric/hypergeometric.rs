//! Gauss's function ₂F₁(1, b; c; z), which all the models come down to.
//!
//! Euler's transformation turns the ₂F₁ of the Pareto/NBD, and those of expected lifetimes with
//! discounting, into this one: all its terms are positive and nothing cancels.

use super::half_line;

/// More terms of the series than this cost more than the integral.
const MOST_TERMS: u32 = 700;
/// After so many terms it is told whether that many will do.
const LOOK_AHEAD: u32 = 24;
/// Terms below this part of the sum no longer change it.
const NO_MORE: f64 = 1e-17;

/// ₂F₁(1, b; c; z) with its partial derivatives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GaussUnit {
    /// The value, at least 1.
    pub value: f64,
    /// Its derivative by b.
    pub by_b: f64,
    /// Its derivative by c.
    pub by_c: f64,
    /// Its derivative by z.
    pub by_z: f64,
}

/// ₂F₁(1, b; c; z) for b > 0, c > 1, b ≤ c and 0 ≤ z < 1. `rest` is 1 − z, which the caller knows
/// exactly where z is nearly 1 and no longer tells.
///
/// # Formula
/// Σ (b)ₖ ÷ (c)ₖ · zᵏ; where that converges slowly, Euler's integral (DLMF 15.6.1) with
/// t = 1 − e^(−v ÷ (c − 1)): ∫₀^∞ e^−v (1 − z + z e^(−v ÷ (c − 1)))^−b dv.
pub fn gauss_unit(b: f64, c: f64, z: f64, rest: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    // What is left of the series is less than term · z ÷ (1 − z).
    let enough = NO_MORE * rest;
    for k in 0..MOST_TERMS {
        let k = f64::from(k);
        term *= (b + k) / (c + k) * z;
        sum += term;
        if term <= enough * sum {
            return sum;
        }
        if k == f64::from(LOOK_AHEAD) && is_long(b, c, z, term, enough * sum) {
            break;
        }
    }
    half_line(|v| {
        let base = rest + z * (-v / (c - 1.0)).exp();
        [(-v - b * base.ln()).exp()]
    })[0]
}

/// True where the term after [`MOST_TERMS`] is above `enough` for certain, that after
/// [`LOOK_AHEAD`] being `term`: (b + k) ÷ (c + k) is above e^(−(c − b) ÷ (b + k)).
fn is_long(b: f64, c: f64, z: f64, term: f64, enough: f64) -> bool {
    let (here, last) = (f64::from(LOOK_AHEAD), f64::from(MOST_TERMS));
    let shrinks = (c - b) * ((b + last) / (b + here)).ln() - (last - here) * z.ln();
    term.ln() - shrinks > enough.ln()
}

/// [`gauss_unit`] with its partial derivatives.
///
/// # Formula
/// Term by term; by z from (1 − z) z F′ = (c − 1)(1 − F) + b z F.
pub fn gauss_unit_partials(b: f64, c: f64, z: f64, rest: f64) -> GaussUnit {
    if z == 0.0 {
        return GaussUnit {
            value: 1.0,
            by_b: 0.0,
            by_c: 0.0,
            by_z: b / c,
        };
    }
    let (mut term, mut sum) = (1.0, 1.0);
    let (mut b_sum, mut c_sum, mut by_b, mut by_c, mut by_z) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let enough = NO_MORE * rest;
    for k in 0..MOST_TERMS {
        let k = f64::from(k);
        let (over_b, over_c) = (1.0 / (b + k), 1.0 / (c + k));
        term *= (b + k) * over_c * z;
        b_sum += over_b;
        c_sum += over_c;
        sum += term;
        by_b += term * b_sum;
        by_c -= term * c_sum;
        by_z += term * (k + 1.0);
        if term * (k + 1.0) <= enough * sum {
            return GaussUnit {
                value: sum,
                by_b,
                by_c,
                by_z: by_z / z,
            };
        }
        if k == f64::from(LOOK_AHEAD) && is_long(b, c, z, term, enough * sum) {
            break;
        }
    }
    let [value, by_b, by_c] = half_line(|v| {
        let decay = (-v / (c - 1.0)).exp();
        let base = rest + z * decay;
        let ln_base = base.ln();
        let weight = (-v - b * ln_base).exp();
        [
            weight,
            -weight * ln_base,
            -weight * b * z * decay * v / ((c - 1.0) * (c - 1.0)) / base,
        ]
    });
    let by_z = ((c - 1.0) * (1.0 - value) + b * z * value) / (rest * z);
    GaussUnit {
        value,
        by_b,
        by_c,
        by_z,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::normal::tests::near;
    use proptest::prelude::*;

    /// b, c, z, value, by b, by c: computed with mpmath at fifty digits.
    const VALUES: &[(f64, f64, f64, f64, f64, f64)] = &include!("reference/gauss_unit.in");

    #[test]
    fn gausss_function_meets_values_of_many_digits() {
        for &(b, c, z, oracle, by_b, by_c) in VALUES {
            let what = format!("F(1, {b}; {c}; {z})");
            near(gauss_unit(b, c, z, 1.0 - z), oracle, &what);
            let found = gauss_unit_partials(b, c, z, 1.0 - z);
            near(found.value, oracle, &what);
            near(found.by_b, by_b, &format!("{what} by b"));
            near(found.by_c, by_c, &format!("{what} by c"));
        }
    }

    proptest! {
        #[test]
        fn it_is_finite_and_its_slope_is_that_of_its_values(
            ln_b in -6.0..8.0_f64, ln_more in -6.0..6.0_f64, z in 0.0..0.9999_f64,
        ) {
            let b = ln_b.exp();
            let c = b + ln_more.exp() + 1.0;
            let found = gauss_unit_partials(b, c, z, 1.0 - z);
            prop_assert!(found.value >= 1.0 && found.value.is_finite());
            // Wide enough that what is lost of the difference is far below its tolerance.
            let step = 1e-4 * (1.0 - z);
            let at = |z: f64| gauss_unit(b, c, z, 1.0 - z);
            let below = (z - step).max(0.0);
            let slope = (at(z + step) - at(below)) / (z + step - below);
            prop_assert!((slope - found.by_z).abs() <= 2e-4 * found.by_z + 1e-7, "{slope} {found:?}");
        }
    }
}

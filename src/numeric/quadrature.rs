//! Integrals over the half line and the unit interval by the double-exponential rule.
//!
//! # References
//! Takahasi and Mori 1974: the trapezoidal rule after a change of variable under which the
//! integrand falls off doubly exponentially, so that singular ends do no harm.

/// Distance of the nodes.
const STEP: f64 = 1.0 / 32.0;
/// First and last node of the half line: v from 10⁻²⁵ to 160,000.
const HALF_LINE_NODES: (i32, i32) = (-128, 384);
/// Nodes on each side of the middle of the unit interval.
const UNIT_NODES: i32 = 200;

/// ∫₀^∞ f(v) dv of functions that are bounded at zero and fall off like e^−v or faster, several
/// at once.
///
/// # Formula
/// v = e^(u − e^−u).
pub fn half_line<const N: usize>(f: impl Fn(f64) -> [f64; N]) -> [f64; N] {
    let mut sums = [0.0; N];
    for node in HALF_LINE_NODES.0..=HALF_LINE_NODES.1 {
        let u = f64::from(node) * STEP;
        let fall = (-u).exp();
        let v = (u - fall).exp();
        let weight = v * (1.0 + fall);
        if weight < f64::MIN_POSITIVE {
            continue;
        }
        for (sum, value) in sums.iter_mut().zip(f(v)) {
            *sum += weight * value;
        }
    }
    sums.map(|sum| sum * STEP)
}

/// ∫₀¹ f(p, 1 − p) dp; both distances from the ends are exact where they are tiny.
///
/// # Formula
/// p = 1 ÷ (1 + e^(−π sinh u)).
pub fn unit_interval<const N: usize>(f: impl Fn(f64, f64) -> [f64; N]) -> [f64; N] {
    let mut sums = [0.0; N];
    for node in -UNIT_NODES..=UNIT_NODES {
        let u = f64::from(node) * STEP;
        let power = std::f64::consts::PI * u.sinh();
        let (p, rest) = (super::logistic(power), super::logistic(-power));
        let weight = std::f64::consts::PI * u.cosh() * p * rest;
        if weight < f64::MIN_POSITIVE {
            continue;
        }
        for (sum, value) in sums.iter_mut().zip(f(p, rest)) {
            *sum += weight * value;
        }
    }
    sums.map(|sum| sum * STEP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::ln_gamma;
    use crate::numeric::normal::tests::near;

    #[test]
    fn the_half_line_gives_the_gamma_function() {
        for shape in [1.0, 1.5, 3.0, 40.0] {
            let [found] = half_line(|v| [((shape - 1.0) * v.ln() - v).exp()]);
            near(found.ln(), ln_gamma(shape), &format!("Γ({shape})"));
        }
    }

    #[test]
    fn the_unit_interval_gives_the_beta_function() {
        for (a, b) in [(0.1, 0.2), (0.8, 2.4), (1.0, 1.0), (30.0, 4.0)] {
            let [found] = unit_interval(|p: f64, rest: f64| {
                [((a - 1.0) * p.ln() + (b - 1.0) * rest.ln()).exp()]
            });
            near(
                found,
                crate::numeric::ln_beta(a, b).exp(),
                &format!("B({a}, {b})"),
            );
        }
    }
}

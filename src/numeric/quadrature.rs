//! Integrals over the half line and means over the beta distribution by the double-exponential rule.
//!
//! # References
//! Takahasi and Mori 1974: the trapezoidal rule after a change of variable under which the
//! integrand falls off doubly exponentially, so that singular ends do no harm.

use std::sync::OnceLock;

use super::logistic;

/// Distance of the nodes.
const STEP: f64 = 1.0 / 32.0;
/// First and last node of the half line: v from 10⁻²⁵ to 160,000.
const HALF_LINE_NODES: (i32, i32) = (-128, 384);
/// Beyond v = 1, nodes of less than this part of the sum no longer change it.
const NO_MORE: f64 = 1e-19;
/// e^−60 is nothing beside 1.
const TAIL: f64 = 60.0;

/// A node of the half line.
#[derive(Clone, Copy)]
struct Node {
    v: f64,
    weight: f64,
}

/// The nodes that count: those before have no weight.
fn half_line_nodes() -> &'static [Node] {
    static NODES: OnceLock<Vec<Node>> = OnceLock::new();
    NODES.get_or_init(|| {
        let nodes = (HALF_LINE_NODES.0..=HALF_LINE_NODES.1).map(|node| {
            let u = f64::from(node) * STEP;
            let fall = (-u).exp();
            let v = (u - fall).exp();
            let weight = v * (1.0 + fall) * STEP;
            Node { v, weight }
        });
        nodes
            .filter(|node| node.weight >= f64::MIN_POSITIVE)
            .collect()
    })
}

/// ∫₀^∞ f(v) dv of functions that are bounded at zero, have one hill at most and fall off like e^−v
/// or faster, several at once.
///
/// # Formula
/// v = e^(u − e^−u).
pub fn half_line<const N: usize>(f: impl Fn(f64) -> [f64; N]) -> [f64; N] {
    let mut sums = [0.0; N];
    for &Node { v, weight } in half_line_nodes() {
        let mut is_over = v > 1.0;
        for (sum, value) in sums.iter_mut().zip(f(v)) {
            let part: f64 = weight * value;
            *sum += part;
            is_over &= part.abs() <= NO_MORE * sum.abs();
        }
        if is_over {
            break;
        }
    }
    sums
}

/// The mean of f(p) where p is distributed as Beta(a, b).
///
/// # Formula
/// ln p ÷ (1 − p) = y₀ + d with the mean's logit y₀ and d = w sinh u of a width w that follows the
/// spread, so that a sharp peak and a mass at one end are both met. Weights are taken relative to
/// that at y₀, a d − (a + b) ln(Q + P e^d) with the mean P = 1 − Q, and divided by their sum: nothing
/// cancels where a and b are large.
pub fn beta_mean(a: f64, b: f64, f: impl Fn(f64) -> f64) -> f64 {
    let (mean, rest) = (a / (a + b), b / (a + b));
    let centre = a.ln() - b.ln();
    let spread = a * rest;
    let width = 1.5 / spread.max(1.0).sqrt();
    // The weight falls like e^−spread d² ÷ 2 about its peak, and like e^−min(a, b) |d| far from it.
    let reach = TAIL / a.min(b) + (2.0 * TAIL / spread).sqrt();
    let nodes = ((reach / width).asinh() / STEP).ceil() as i32;
    let (mut sum, mut weights) = (0.0, 0.0);
    for node in -nodes..=nodes {
        let u = f64::from(node) * STEP;
        let d = width * u.sinh();
        let ln_share = if d.abs() < 1.0 {
            (mean * d.exp_m1()).ln_1p()
        } else if d > 0.0 {
            d + (mean + rest * (-d).exp()).ln()
        } else {
            (rest + mean * d.exp()).ln()
        };
        let weight = (a * d - (a + b) * ln_share).exp() * u.cosh();
        weights += weight;
        sum += weight * f(logistic(centre + d));
    }
    sum / weights
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
    fn means_over_the_beta_distribution_are_its_moments() {
        for (a, b) in [
            (1e-3, 2.0),
            (0.1, 0.2),
            (0.8, 2.4),
            (30.0, 4.0),
            (2e4, 5e4),
            (0.5, 5e3),
        ] {
            let what = format!("Beta({a}, {b})");
            let mean = a / (a + b);
            near(beta_mean(a, b, |p| p), mean, &what);
            let second = mean * (a + 1.0) / (a + b + 1.0);
            near(beta_mean(a, b, |p| p * p), second, &what);
        }
    }
}

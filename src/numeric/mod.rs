//! Special functions, quadrature, small matrices, minimisation and random draws: the numerics that
//! the models of [`crate::lifetime`] stand on.
//!
//! Every routine names its source, keeps its constants in a named table and is tested against
//! values computed with many digits elsewhere.

mod both;
mod gamma;
mod hypergeometric;
mod matrix;
mod minimise;
mod normal;
mod order;
mod places;
mod quadrature;
mod random;

pub(crate) use both::{HAS_THREADS, both, fill};
pub use gamma::{digamma, ln_beta, ln_gamma, ln_rising};
pub use hypergeometric::{GaussUnit, gauss_unit, gauss_unit_partials};
pub use matrix::{Square, cholesky, inverse, solve};
pub use minimise::{Minimum, Precision, Stop, minimise, minimise_near, minimise_on};
pub use normal::{normal_cdf, normal_quantile};
pub use order::{
    Ranked, as_columns, ascending, ascending_places, number_at, ordered, packed, part_ranked,
    sort_few, sort_keyed, sort_many, sort_own, sort_packed, unsigned, whole_at,
};
pub(crate) use places::{Drawing, FOREMOST, at_places, foremost};
pub use quadrature::{beta_mean, half_line};
pub use random::Random;

/// `ln(1 + eᵈ)` without overflow.
pub fn softplus(d: f64) -> f64 {
    if d > 0.0 {
        d + (-d).exp().ln_1p()
    } else {
        d.exp().ln_1p()
    }
}

/// `1 ÷ (1 + e⁻ᵈ)` without overflow.
pub fn logistic(d: f64) -> f64 {
    if d >= 0.0 {
        1.0 / (1.0 + (-d).exp())
    } else {
        let e = d.exp();
        e / (1.0 + e)
    }
}

/// `(1 − qᵏ) ÷ k` for `q = e^ln_q`, and its limit `−ln q` at `k = 0`.
pub fn one_minus_power_over(ln_q: f64, k: f64) -> f64 {
    let d = k * ln_q;
    if d.abs() < f64::MIN_POSITIVE {
        -ln_q
    } else {
        -d.exp_m1() / k
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn softplus_and_logistic_stand_at_both_ends() {
        assert_eq!(softplus(1e4), 1e4);
        assert_eq!(softplus(-1e4), 0.0);
        assert_eq!(logistic(1e4), 1.0);
        assert_eq!(logistic(-1e4), 0.0);
        assert!((softplus(0.0) - std::f64::consts::LN_2).abs() < 1e-16);
    }

    #[test]
    fn the_power_over_its_exponent_goes_over_into_the_logarithm() {
        assert_eq!(one_minus_power_over(-0.5, 0.0), 0.5);
        let near = one_minus_power_over(-0.5, 1e-9);
        assert!((near - 0.5).abs() < 1e-9);
    }
}

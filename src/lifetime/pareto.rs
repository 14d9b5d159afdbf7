//! Pareto/NBD: purchases at a rate that differs from customer to customer, until the customer is
//! gone, at another rate that differs too.
//!
//! # References
//! Schmittlein, Morrison and Colombo 1987; Fader and Hardie 2005. Their likelihood holds the
//! difference of two nearly equal terms; it is taken apart here into two positive ones:
//!
//! L = Γ(r + x) α^r β^s ÷ (Γ(r) (r + s + x)) · [(r + x) g(T) K(T) + s g(tₓ) H(tₓ)],
//! g(y) = (α + y)^−(r+x) (β + y)^−s, with K and H functions ₂F₁(1, ·; r + s + x + 1; z) after Euler's
//! transformation. The first term is a customer who is still there at T and buys again before going,
//! the second one who goes at any time after tₓ without buying again: see [`ParetoNbd::again`] and
//! [`ParetoNbd::never_again`].

use serde::{Deserialize, Serialize};

use super::{Rows, ln_scaled};
use crate::numeric::{
    GaussUnit, digamma, gauss_unit, gauss_unit_partials, half_line, ln_rising, one_minus_power_over,
};

/// The parameters of a Pareto/NBD.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ParetoNbd {
    /// Shape of the purchase rates.
    pub r: f64,
    /// Scale of the purchase rates, in units of time.
    pub alpha: f64,
    /// Shape of the drop-out rates.
    pub s: f64,
    /// Scale of the drop-out rates, in units of time.
    pub beta: f64,
}

/// Which of the two scales is the larger, and what follows from it.
#[derive(Clone, Copy)]
struct Sides {
    alpha_is_larger: bool,
    /// |α − β|.
    apart: f64,
    larger: f64,
    smaller: f64,
    /// r + x.
    r_x: f64,
    s: f64,
}

impl Sides {
    fn of(model: &ParetoNbd, x: u32) -> Sides {
        Sides {
            alpha_is_larger: model.alpha >= model.beta,
            apart: (model.alpha - model.beta).abs(),
            larger: model.alpha.max(model.beta),
            smaller: model.alpha.min(model.beta),
            r_x: model.r + f64::from(x),
            s: model.s,
        }
    }

    fn c(&self) -> f64 {
        self.r_x + self.s + 1.0
    }

    /// z of the functions.
    fn z(&self, y: f64) -> f64 {
        self.apart / (self.larger + y)
    }

    /// 1 − z, exact also where z is nearly 1.
    fn rest(&self, y: f64) -> f64 {
        (self.smaller + y) / (self.larger + y)
    }

    /// b of H and of K.
    fn b(&self) -> (f64, f64) {
        if self.alpha_is_larger {
            (self.r_x, self.r_x + 1.0)
        } else {
            (self.s + 1.0, self.s)
        }
    }

    /// ln H(y): a factor 1 − z stands before the function of the larger side's own shape.
    fn ln_h(&self, y: f64) -> f64 {
        let z = self.z(y);
        let value = gauss_unit(self.b().0, self.c(), z, self.rest(y)).ln();
        value
            + if self.alpha_is_larger {
                0.0
            } else {
                self.rest(y).ln()
            }
    }

    fn ln_k(&self, y: f64) -> f64 {
        let z = self.z(y);
        let value = gauss_unit(self.b().1, self.c(), z, self.rest(y)).ln();
        value
            + if self.alpha_is_larger {
                self.rest(y).ln()
            } else {
                0.0
            }
    }

    /// One way out of the wait at `y`: `shape` ÷ (r + s + x) · factor · ₂F₁(1, b; c; z).
    fn outcome(&self, shape: f64, b: f64, has_factor: bool, y: f64) -> GaussChance {
        let (c, z) = (self.c(), self.z(y));
        let function = gauss_unit(b, c, z, self.rest(y));
        let factor = if has_factor { self.rest(y) } else { 1.0 };
        GaussChance {
            chance: shape / (self.r_x + self.s) * factor * function,
            factor,
            b,
            c,
            z,
            function,
        }
    }
}

/// A chance that is made of Gauss's function ₂F₁(1, b; c; z).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GaussChance {
    /// The chance.
    pub chance: f64,
    /// What stands before the function beside the shapes, at most 1.
    pub factor: f64,
    /// b of the function.
    pub b: f64,
    /// c of the function.
    pub c: f64,
    /// z of the function.
    pub z: f64,
    /// The function's value, at least 1.
    pub function: f64,
}

impl ParetoNbd {
    /// Names of the parameters, in order.
    pub const NAMES: [&str; 4] = ["r", "alpha", "s", "beta"];

    /// From the parameters in order.
    pub fn new([r, alpha, s, beta]: [f64; 4]) -> ParetoNbd {
        ParetoNbd { r, alpha, s, beta }
    }

    /// ln g(y) with α^r β^s taken in and α^−x left out.
    fn ln_g(&self, x: u32, y: f64) -> f64 {
        -(self.r + f64::from(x)) * (y / self.alpha).ln_1p() - self.s * (y / self.beta).ln_1p()
    }

    /// ln of the two terms: still there or gone after T; gone after tₓ.
    fn ln_terms(&self, x: u32, recency: f64, age: f64) -> (f64, f64) {
        let sides = Sides::of(self, x);
        (
            sides.r_x.ln() + self.ln_g(x, age) + sides.ln_k(age),
            self.s.ln() + self.ln_g(x, recency) + sides.ln_h(recency),
        )
    }

    /// ln of the likelihood of one history.
    pub fn ln_likelihood(&self, x: u32, recency: f64, age: f64) -> f64 {
        let (stays, goes) = self.ln_terms(x, recency, age);
        ln_rising(self.r, x) - f64::from(x) * self.alpha.ln() + ln_sum(stays, goes)
            - (self.r + self.s + f64::from(x)).ln()
    }

    /// P(alive at T | x, tₓ, T).
    pub fn p_alive(&self, x: u32, recency: f64, age: f64) -> f64 {
        let (stays, goes) = self.ln_terms(x, recency, age);
        let all = (self.r + self.s + f64::from(x)).ln();
        (all + self.ln_g(x, age) - ln_sum(stays, goes))
            .exp()
            .min(1.0)
    }

    /// Chance that a customer who is still there at `at`, with x purchases after the first by then,
    /// buys again before going.
    ///
    /// # Formula
    /// (r + x) ÷ (r + s + x) · K(at).
    pub fn again(&self, x: u32, at: f64) -> GaussChance {
        let sides = Sides::of(self, x);
        sides.outcome(sides.r_x, sides.b().1, sides.alpha_is_larger, at)
    }

    /// Chance that the same customer goes before buying again: 1 − [`ParetoNbd::again`].
    ///
    /// # Formula
    /// s ÷ (r + s + x) · H(at).
    pub fn never_again(&self, x: u32, at: f64) -> GaussChance {
        let sides = Sides::of(self, x);
        sides.outcome(sides.s, sides.b().0, !sides.alpha_is_larger, at)
    }

    /// Expected purchases in the next `horizon`, given that the customer is alive at T.
    ///
    /// # Formula
    /// (r + x)(β + T) ÷ (α + T) · (1 − q^(s−1)) ÷ (s − 1), q = (β + T) ÷ (β + T + t).
    pub fn orders_alive(&self, x: u32, age: f64, horizon: f64) -> f64 {
        let ln_q = -(horizon / (self.beta + age)).ln_1p();
        (self.r + f64::from(x)) * (self.beta + age) / (self.alpha + age)
            * one_minus_power_over(ln_q, self.s - 1.0)
    }

    /// Expected purchases in `horizon` of a customer who has just bought for the first time.
    pub fn orders_new(&self, horizon: f64) -> f64 {
        self.orders_alive(0, 0.0, horizon)
    }

    /// Purchases without an end, discounted continuously at `rate` a unit of time, given that the
    /// customer is alive at T: DERT ÷ P(alive).
    ///
    /// # Formula
    /// (r + x)(β + T) ÷ (α + T) ∫₀^∞ e^(−δ(β + T)u) (1 + u)^−s du, by quadrature for every s.
    pub fn residual_alive(&self, x: u32, age: f64, rate: f64) -> f64 {
        let scale = rate * (self.beta + age);
        let [integral] = half_line(|v| [(-v - self.s * (v / scale).ln_1p()).exp()]);
        (self.r + f64::from(x)) / (self.alpha + age) * integral / rate
    }
}

fn ln_sum(a: f64, b: f64) -> f64 {
    a.max(b) + (-(a - b).abs()).exp().ln_1p()
}

/// Logarithm of H or K, with derivatives by r, α, s and β.
#[derive(Clone, Copy)]
struct Part {
    ln: f64,
    by: [f64; 4],
}

impl Part {
    fn of(sides: &Sides, is_h: bool, y: f64) -> Part {
        let (z, rest) = (sides.z(y), sides.rest(y));
        let b = if is_h { sides.b().0 } else { sides.b().1 };
        let GaussUnit {
            value,
            by_b,
            by_c,
            by_z,
        } = gauss_unit_partials(b, sides.c(), z, rest);
        let over = 1.0 / value;
        let has_factor = is_h != sides.alpha_is_larger;
        let reach = 1.0 / (sides.larger + y);
        let mut ln = value.ln();
        let mut z_part = by_z * over;
        if has_factor {
            ln += rest.ln();
            z_part -= 1.0 / rest;
        }
        // z grows with the larger scale and falls with the smaller.
        let (by_larger, by_smaller) = (z_part * rest * reach, -z_part * reach);
        let (own, both) = (by_b * over, by_c * over);
        let by = if sides.alpha_is_larger {
            [own + both, by_larger, both, by_smaller]
        } else {
            [both, by_smaller, own + both, by_larger]
        };
        Part { ln, by }
    }
}

/// Σ ln L over rows whose times are `times`, and its gradient by the logarithms of r, α, s and β.
pub(super) fn likelihood(rows: &Rows, times: &[f64], ln: &[f64; 4]) -> (f64, [f64; 4]) {
    let [r, alpha, s, beta] = ln.map(f64::exp);
    let model = ParetoNbd::new([r, alpha, s, beta]);
    let ln_alpha = ln_scaled(times, alpha);
    let ln_beta = ln_scaled(times, beta);
    let mut value = 0.0;
    let mut by = [0.0; 4];
    let psi_r = digamma(r);
    // The term of T, for the x at hand: rows of one x share few T.
    let mut of_age: Vec<Option<(u32, Part)>> = vec![None; times.len()];
    for (x, range) in rows.by_x() {
        let sides = Sides::of(&model, x);
        let rate = sides.r_x;
        let sum = rate + s;
        // ln of a term and its derivatives, g and the function taken together.
        let term = |is_h: bool, at: u32| {
            let y = times[at as usize];
            let (a, b) = (ln_alpha[at as usize], ln_beta[at as usize]);
            let mut part = Part::of(&sides, is_h, y);
            part.ln -= rate * a + s * b;
            part.by[0] -= a;
            part.by[1] += r / alpha - rate / (alpha + y);
            part.by[2] -= b;
            part.by[3] += s / beta - s / (beta + y);
            if is_h {
                part.ln += s.ln();
                part.by[2] += 1.0 / s;
            } else {
                part.ln += rate.ln();
                part.by[0] += 1.0 / rate;
            }
            part
        };
        let mut last: Option<(u32, Part)> = None;
        let mut customers = 0.0;
        for row in range {
            let weight = rows.weight[row];
            customers += weight;
            // Rows of one tₓ stand together.
            let goes = match last.take() {
                Some((recency, part)) if recency == rows.recency[row] => part,
                _ => term(true, rows.recency[row]),
            };
            let known = of_age[rows.age[row] as usize].filter(|known| known.0 == x);
            let (_, stays) = known.unwrap_or_else(|| (x, term(false, rows.age[row])));
            of_age[rows.age[row] as usize] = Some((x, stays));
            let ln = ln_sum(stays.ln, goes.ln);
            let (of_stays, of_goes) = ((stays.ln - ln).exp(), (goes.ln - ln).exp());
            value += weight * ln;
            for (place, by) in by.iter_mut().enumerate() {
                *by += weight * (of_stays * stays.by[place] + of_goes * goes.by[place]);
            }
            last = Some((rows.recency[row], goes));
        }
        value += customers * (ln_rising(r, x) - f64::from(x) * alpha.ln() - sum.ln());
        by[0] += customers * (digamma(rate) - psi_r - 1.0 / sum);
        by[2] -= customers / sum;
    }
    (value, [by[0] * r, by[1] * alpha, by[2] * s, by[3] * beta])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Digits that are asked of ln L and P(alive).
    const DIGITS: f64 = 1e-11;

    /// r, α, s, β, x, tₓ, T; ln L; P(alive): by the published form, whose difference cancels, at
    /// three hundred digits.
    const HISTORIES: &[([f64; 7], f64, f64)] = &include!("reference_pareto.in");

    #[test]
    fn likelihood_and_p_alive_meet_values_of_many_digits_at_the_edges_too() {
        for &([r, alpha, s, beta, x, recency, age], ln, alive) in HISTORIES {
            let model = ParetoNbd::new([r, alpha, s, beta]);
            let x = x as u32;
            let found = model.ln_likelihood(x, recency, age);
            assert!(
                (found - ln).abs() <= DIGITS * ln.abs(),
                "{model:?} {x}: {found} {ln}"
            );
            let found = model.p_alive(x, recency, age);
            assert!(
                (found - alive).abs() <= DIGITS * alive,
                "{model:?} {x}: {found} {alive}"
            );
        }
    }

    #[test]
    fn who_is_there_buys_again_or_goes_before() {
        for &([r, alpha, s, beta, x, recency, age], _, alive) in HISTORIES {
            let model = ParetoNbd::new([r, alpha, s, beta]);
            let x = x as u32;
            for at in [recency, age] {
                let all = model.again(x, at).chance + model.never_again(x, at).chance;
                assert!((all - 1.0).abs() <= DIGITS, "{model:?} {x} {at}: {all}");
            }
            let silent = (model.ln_g(x, recency) - model.ln_g(x, age)).exp();
            let odds = model.never_again(x, recency).chance * silent;
            let found = 1.0 / (model.again(x, age).chance + odds);
            assert!((found - alive).abs() <= DIGITS * alive, "{found} {alive}");
        }
    }
}

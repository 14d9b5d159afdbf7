//! NBD: purchases at a rate that differs from customer to customer, for ever. The yardstick that
//! tells whether a model with drop-out sees any.

use super::fit::precision;
use super::{Rows, ln_scaled};
use crate::numeric::{digamma, ln_rising, minimise};

/// A fitted NBD: r, α and ln L of the purchase times.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nbd {
    /// Shape of the purchase rates.
    pub r: f64,
    /// Scale of the purchase rates, in units of time.
    pub alpha: f64,
    /// ln L, comparable to that of the models with drop-out.
    pub log_likelihood: f64,
}

impl Nbd {
    /// Fits rows.
    pub fn of(rows: &Rows) -> Nbd {
        let longest = rows.times.iter().copied().fold(0.0, f64::max);
        let scale = if longest > 0.0 { 1.0 / longest } else { 1.0 };
        let times = rows.scaled(scale);
        let n = rows.customers();
        let pairs = Pairs::of(rows);
        let minimum = minimise([0.0, 0.0], precision(n), |ln| {
            let (value, by) = pairs.likelihood(&times, ln);
            (-value / n, by.map(|part| -part / n))
        });
        let [r, alpha] = minimum.at.map(f64::exp);
        let alpha = alpha / scale;
        Nbd {
            r,
            alpha,
            log_likelihood: pairs.likelihood(&rows.times, &[r.ln(), alpha.ln()]).0,
        }
    }
}

/// Rows whose x and T are equal, together: the last purchase says nothing here, and of a million
/// customers there are a few thousand such pairs.
struct Pairs {
    /// Each x with its numbers of T and their customers.
    by_x: Vec<(u32, Vec<(u32, f64)>)>,
}

impl Pairs {
    fn of(rows: &Rows) -> Pairs {
        let mut customers = vec![0.0; rows.times.len()];
        let each = rows.by_x().map(|(x, range)| {
            let mut ages: Vec<(u32, f64)> = Vec::new();
            for row in range {
                let age = rows.age[row];
                let sum = &mut customers[age as usize];
                if *sum == 0.0 {
                    ages.push((age, 0.0));
                }
                *sum += rows.weight[row];
            }
            for (age, many) in &mut ages {
                *many = std::mem::take(&mut customers[*age as usize]);
            }
            (x, ages)
        });
        Pairs {
            by_x: each.collect(),
        }
    }

    /// Σ ln L at times `times`, and its gradient by the logarithms of r and α.
    fn likelihood(&self, times: &[f64], ln: &[f64; 2]) -> (f64, [f64; 2]) {
        let [r, alpha] = ln.map(f64::exp);
        let ln_at = ln_scaled(times, alpha);
        let (mut value, mut by_r, mut by_alpha) = (0.0, 0.0, 0.0);
        for (x, ages) in &self.by_x {
            let count = f64::from(*x);
            let mut customers = 0.0;
            for &(age, weight) in ages {
                let at = age as usize;
                customers += weight;
                value -= weight * (r + count) * ln_at[at];
                by_r -= weight * ln_at[at];
                by_alpha += weight * (r - (r + count) * alpha / (alpha + times[at]));
            }
            value += customers * (ln_rising(r, *x) - count * alpha.ln());
            by_r += customers * (digamma(r + count) - digamma(r));
        }
        (value, [by_r * r, by_alpha])
    }
}

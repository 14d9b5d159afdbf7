//! BG/BB: at each of so many opportunities a customer buys with a chance of their own, until gone;
//! before each opportunity there is a chance, their own too, to go.
//!
//! Times are numbers of opportunities: x of T were used, the last of them the tₓ-th.
//!
//! # References
//! Fader, Hardie and Shang 2010.

use serde::{Deserialize, Serialize};

use super::Rows;
use crate::numeric::{gauss_unit, ln_beta, ln_rising};

/// The parameters of a BG/BB.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BgBb {
    /// First parameter of the purchase chances: their mean is α ÷ (α + β).
    pub alpha: f64,
    /// Second parameter of the purchase chances.
    pub beta: f64,
    /// First parameter of the drop-out chances: their mean is γ ÷ (γ + δ).
    pub gamma: f64,
    /// Second parameter of the drop-out chances.
    pub delta: f64,
}

/// A time as a number of opportunities.
fn opportunities(time: f64) -> u32 {
    time.round().clamp(0.0, f64::from(u32::MAX)) as u32
}

impl BgBb {
    /// Names of the parameters, in order.
    pub const NAMES: [&str; 4] = ["alpha", "beta", "gamma", "delta"];

    /// From the parameters in order.
    pub fn new([alpha, beta, gamma, delta]: [f64; 4]) -> BgBb {
        BgBb {
            alpha,
            beta,
            gamma,
            delta,
        }
    }

    /// ln B(α + x, β + n − x) ÷ B(α, β).
    fn ln_bought(&self, x: u32, n: u32) -> f64 {
        ln_rising(self.alpha, x) + ln_rising(self.beta, n - x)
            - ln_rising(self.alpha + self.beta, n)
    }

    /// ln B(γ, δ + n) ÷ B(γ, δ): the chance to be there at the n-th opportunity.
    fn ln_there(&self, n: u32) -> f64 {
        ln_rising(self.delta, n) - ln_rising(self.gamma + self.delta, n)
    }

    /// ln of the likelihood of one history.
    pub fn ln_likelihood(&self, x: u32, recency: f64, age: f64) -> f64 {
        let (last, n) = (opportunities(recency), opportunities(age));
        let alive = self.ln_bought(x, n) + self.ln_there(n);
        let gone = (last..n).map(|k| self.ln_bought(x, k) + self.ln_gone_at(k));
        // The sum of all, from the largest.
        let terms: Vec<f64> = gone.chain([alive]).collect();
        let most = terms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        most + terms.iter().map(|ln| (ln - most).exp()).sum::<f64>().ln()
    }

    /// ln of the chance to go right before opportunity k + 1.
    fn ln_gone_at(&self, k: u32) -> f64 {
        ln_beta(self.gamma + 1.0, self.delta + f64::from(k)) - ln_beta(self.gamma, self.delta)
    }

    /// P(alive at opportunity T + 1 | x, tₓ, T).
    pub fn p_alive(&self, x: u32, recency: f64, age: f64) -> f64 {
        let n = opportunities(age);
        let alive = self.ln_bought(x, n) + self.ln_there(n + 1);
        (alive - self.ln_likelihood(x, recency, age)).exp().min(1.0)
    }

    /// Odds of having been gone from an opportunity on, against having been there at the T-th: for
    /// each after the tₓ-th that could have been the first missed.
    ///
    /// # Formula
    /// For the k-th: B(α + x, β + k − 1 − x) B(γ + 1, δ + k − 1) ÷ (B(α + x, β + T − x) B(γ, δ + T)).
    /// P(alive) = (δ + T) ÷ (γ + δ + T) ÷ (1 + their sum).
    pub fn odds_gone(&self, x: u32, recency: f64, age: f64) -> Vec<(u32, f64)> {
        let (last, n) = (opportunities(recency), opportunities(age));
        let there = self.ln_bought(x, n) + self.ln_there(n);
        let gone = |k| (self.ln_bought(x, k) + self.ln_gone_at(k) - there).exp();
        (last..n).map(|k| (k + 1, gone(k))).collect()
    }

    /// Expected purchases at the next `horizon` opportunities, given that the customer is alive at
    /// the first of them; between whole numbers on the straight line.
    ///
    /// # Formula
    /// (α + x) ÷ (α + β + n) Σ over the opportunities of the chance to be there still.
    pub fn orders_alive(&self, x: u32, age: f64, horizon: f64) -> f64 {
        self.mean_chance(x, age) * self.stays(age, horizon)
    }

    fn mean_chance(&self, x: u32, age: f64) -> f64 {
        (self.alpha + f64::from(x)) / (self.alpha + self.beta + age.round())
    }

    /// Expected opportunities within the horizon, alive at the first.
    fn stays(&self, age: f64, horizon: f64) -> f64 {
        let n = age.round();
        let (mut there, mut sum, mut left) = (1.0, 0.0, horizon);
        let mut k = n + 1.0;
        while left > 0.0 {
            sum += there * left.min(1.0);
            there *= (self.delta + k) / (self.gamma + self.delta + k);
            k += 1.0;
            left -= 1.0;
        }
        sum
    }

    /// Expected purchases at the next `horizon` opportunities of a new customer.
    pub fn orders_new(&self, horizon: f64) -> f64 {
        self.ln_there(1).exp() * self.orders_alive(0, 0.0, horizon)
    }

    /// Purchases without an end, discounted at `rate` an opportunity, given that the customer is
    /// alive at the next: DERT ÷ P(alive).
    pub fn residual_alive(&self, x: u32, age: f64, rate: f64) -> f64 {
        let n = age.round();
        let factor = 1.0 / (1.0 + rate);
        self.mean_chance(x, age)
            * factor
            * gauss_unit(
                self.delta + n + 1.0,
                self.gamma + self.delta + n + 1.0,
                factor,
                rate * factor,
            )
    }
}

/// Σ ln L over rows whose times are numbers of opportunities, and its gradient by the logarithms of
/// α, β, γ and δ.
pub(super) fn likelihood(rows: &Rows, times: &[f64], ln: &[f64; 4]) -> (f64, [f64; 4]) {
    let [alpha, beta, gamma, delta] = ln.map(f64::exp);
    let longest = times.iter().copied().fold(0.0, f64::max);
    let size = opportunities(longest) as usize + 2;
    // ln (p)ₖ and its derivative ψ(p + k) − ψ(p) for every k.
    let rising = |p: f64| -> Vec<(f64, f64)> {
        let mut found = vec![(0.0, 0.0)];
        for k in 0..size {
            let (ln, by) = found[k];
            let next = p + k as f64;
            found.push((ln + next.ln(), by + 1.0 / next));
        }
        found
    };
    let [of_alpha, of_beta, of_both] = [alpha, beta, alpha + beta].map(rising);
    let [of_delta, of_stay] = [delta, gamma + delta].map(rising);
    // ln B(γ + 1, δ + k) ÷ B(γ, δ) = ln γ + ln (δ)ₖ − ln (γ + δ)ₖ₊₁.
    let mut value = 0.0;
    let mut by = [0.0; 4];
    let mut terms: Vec<(f64, usize, bool)> = Vec::new();
    for (x, range) in rows.by_x() {
        let x = x as usize;
        for row in range {
            let weight = rows.weight[row];
            let last = opportunities(times[rows.recency[row] as usize]) as usize;
            let n = opportunities(times[rows.age[row] as usize]) as usize;
            terms.clear();
            let bought = |k: usize| of_alpha[x].0 + of_beta[k - x].0 - of_both[k].0;
            terms.push((bought(n) + of_delta[n].0 - of_stay[n].0, n, true));
            for k in last.max(x)..n {
                let gone = gamma.ln() + of_delta[k].0 - of_stay[k + 1].0;
                terms.push((bought(k) + gone, k, false));
            }
            let most = terms
                .iter()
                .fold(f64::NEG_INFINITY, |most, t| most.max(t.0));
            let sum: f64 = terms.iter().map(|term| (term.0 - most).exp()).sum();
            value += weight * (most + sum.ln());
            for &(ln, k, is_alive) in &terms {
                let part = weight * (ln - most).exp() / sum;
                let until = if is_alive { k } else { k + 1 };
                by[0] += part * (of_alpha[x].1 - of_both[k].1);
                by[1] += part * (of_beta[k - x].1 - of_both[k].1);
                by[2] -= part * of_stay[until].1;
                by[3] += part * (of_delta[k].1 - of_stay[until].1);
                if !is_alive {
                    by[2] += part / gamma;
                }
            }
        }
    }
    (
        value,
        [by[0] * alpha, by[1] * beta, by[2] * gamma, by[3] * delta],
    )
}

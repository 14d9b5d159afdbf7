//! BG/NBD and MBG/NBD: purchases at a rate that differs from customer to customer, and after a
//! purchase a chance, different too, that it was the last.
//!
//! The two differ in one thing: whether a customer may drop out right after the first purchase. So
//! with x purchases after the first there were `j` chances to drop out, j = x for the BG/NBD and
//! x + 1 for the MBG/NBD, and every formula is the same in j.
//!
//! # References
//! Fader, Hardie and Lee 2005 (BG/NBD); Batislam, Denizel and Filiztekin 2007 (MBG/NBD). The
//! conditional expectation is Euler's transformation of theirs, in which no large power is left.

use serde::{Deserialize, Serialize};

use super::{Rows, ln_scaled};
use crate::numeric::{
    beta_mean, digamma, ln_beta, ln_rising, logistic, one_minus_power_over, softplus,
};

/// More terms of the series than this cost more than the integral.
const MOST_TERMS: u32 = 1500;
/// Terms below this part of the sum no longer change it.
const NO_MORE: f64 = 1e-17;
/// Terms of the sum over moments that fall slower than this leave it to the others.
const FALLS_FAST: f64 = 0.25;
/// The largest term beside the sum, beyond which too many digits cancel.
const MOST_CANCELLED: f64 = 100.0;

/// When a customer may drop out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DropOut {
    /// After each purchase but the first: BG/NBD.
    AfterRepeat,
    /// After each purchase: MBG/NBD.
    AfterEvery,
}

/// The parameters of a BG/NBD or MBG/NBD.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BetaGeometric {
    /// When a customer may drop out.
    pub drop_out: DropOut,
    /// Shape of the purchase rates.
    pub r: f64,
    /// Scale of the purchase rates, in units of time: the mean rate is r ÷ α.
    pub alpha: f64,
    /// First parameter of the drop-out chances: their mean is a ÷ (a + b).
    pub a: f64,
    /// Second parameter of the drop-out chances.
    pub b: f64,
}

impl BetaGeometric {
    /// Names of the parameters, in order.
    pub const NAMES: [&str; 4] = ["r", "alpha", "a", "b"];

    /// From the parameters in order.
    pub fn new(drop_out: DropOut, [r, alpha, a, b]: [f64; 4]) -> BetaGeometric {
        BetaGeometric {
            drop_out,
            r,
            alpha,
            a,
            b,
        }
    }

    /// Chances to drop out so far.
    fn chances(&self, x: u32) -> u32 {
        chances(self.drop_out, x)
    }

    /// ln of the odds that a customer has dropped out; none without a chance to.
    fn ln_odds(&self, x: u32, recency: f64, age: f64) -> Option<f64> {
        let j = self.chances(x);
        let last = f64::from(j.checked_sub(1)?);
        let overdue = ((age - recency) / (self.alpha + recency)).ln_1p();
        Some(self.a.ln() - (self.b + last).ln() + (self.r + f64::from(x)) * overdue)
    }

    /// P(alive at T | x, tₓ, T).
    pub fn p_alive(&self, x: u32, recency: f64, age: f64) -> f64 {
        self.ln_odds(x, recency, age)
            .map_or(1.0, |odds| logistic(-odds))
    }

    /// ln of the likelihood of one history.
    pub fn ln_likelihood(&self, x: u32, recency: f64, age: f64) -> f64 {
        let j = self.chances(x);
        let rate = ln_rising(self.r, x)
            - self.r * (age / self.alpha).ln_1p()
            - f64::from(x) * (self.alpha + age).ln();
        let stayed = ln_rising(self.b, j) - ln_rising(self.a + self.b, j);
        rate + stayed + self.ln_odds(x, recency, age).map_or(0.0, softplus)
    }

    /// Expected purchases in the next `horizon`, given that the customer is alive at T.
    ///
    /// # Formula
    /// With q = (α + T) ÷ (α + T + t), C = a + b + j − 1 and A = C − r − x:
    /// C (1 − q^(a−1)) ÷ (a − 1) − q^(a−1) Σₖ (A)ₖ (a)ₖ₋₁ ÷ ((C + 1)ₖ₋₁ k!) (1 − q)ᵏ. Where the sum
    /// converges slowly or cancels, the integral over the drop-out chance p instead:
    /// E[(1 − (1 + p t ÷ (α + T))^−(r+x)) ÷ p].
    pub fn orders_alive(&self, x: u32, age: f64, horizon: f64) -> f64 {
        self.orders_alive_at(x, age, [horizon])[0]
    }

    /// [`BetaGeometric::orders_alive`] at several horizons, rising: the series share their
    /// coefficients.
    pub(super) fn orders_alive_at<const N: usize>(
        &self,
        x: u32,
        age: f64,
        horizons: [f64; N],
    ) -> [f64; N] {
        let BetaGeometric { r, a, b, .. } = *self;
        let j = f64::from(self.chances(x));
        let rate = r + f64::from(x);
        let c = a + b + j - 1.0;
        let top = c - rate;
        let ratio = horizons.map(|horizon| horizon / (self.alpha + age));
        if let Some(found) = self.orders_by_moments(x, ratio) {
            return found;
        }
        let z = ratio.map(|ratio| ratio / (1.0 + ratio));
        let mut term = z.map(|z| top * z);
        let (mut sum, mut peak) = (term, term.map(f64::abs));
        let mut is_done = false;
        for k in 1..MOST_TERMS {
            let k = f64::from(k);
            let next = (top + k) * (a + k - 1.0) / ((c + k) * (k + 1.0));
            for lane in 0..N {
                term[lane] *= next * z[lane];
                sum[lane] += term[lane];
                peak[lane] = peak[lane].max(term[lane].abs());
            }
            // The longest horizon converges last.
            let (term, sum, peak) = (term[N - 1].abs(), sum[N - 1].abs(), peak[N - 1]);
            if term <= NO_MORE * sum.max(peak) * (1.0 - z[N - 1]) {
                is_done = true;
                break;
            }
        }
        std::array::from_fn(|lane| {
            if ratio[lane] <= 0.0 {
                return 0.0;
            }
            let ln_q = -ratio[lane].ln_1p();
            let power = ((a - 1.0) * ln_q).exp();
            let first = c * one_minus_power_over(ln_q, a - 1.0);
            let orders = first - power * sum[lane];
            let largest = (power * peak[lane]).max(first.abs());
            if is_done && orders.is_finite() && largest <= MOST_CANCELLED * orders {
                orders
            } else {
                self.orders_by_integral(x, ratio[lane])
            }
        })
    }

    /// The same by the moments of the drop-out chance; `ratio` is t ÷ (α + T), rising. None where the
    /// terms do not fall fast. Where hardly anybody drops out the other ways cancel or take long.
    ///
    /// # Formula
    /// Σₖ≥₁ (−1)^(k−1) (r + x)ₖ ratioᵏ ÷ k! · E[p^(k−1)] with E[p^(k−1)] = (a)ₖ₋₁ ÷ (a + b + j)ₖ₋₁:
    /// (1 + p·ratio)^−(r+x) by Taylor, whose remainder is less than the first term left out because
    /// the derivatives of the function alternate.
    fn orders_by_moments<const N: usize>(&self, x: u32, ratio: [f64; N]) -> Option<[f64; N]> {
        let rate = self.r + f64::from(x);
        let all = self.a + self.b + f64::from(self.chances(x));
        let mut term = ratio.map(|ratio| rate * ratio);
        let mut sum = term;
        for k in 1..MOST_TERMS {
            let k = f64::from(k);
            let next = -(rate + k) * (self.a + k - 1.0) / ((k + 1.0) * (all + k - 1.0));
            let longest = next * ratio[N - 1];
            if longest < -FALLS_FAST || longest.is_nan() {
                return None;
            }
            for lane in 0..N {
                term[lane] *= next * ratio[lane];
                sum[lane] += term[lane];
            }
            if term[N - 1].abs() <= NO_MORE * sum[N - 1] {
                return sum[N - 1].is_finite().then_some(sum);
            }
        }
        None
    }

    /// The same by the integral over the drop-out chance; `ratio` is t ÷ (α + T).
    fn orders_by_integral(&self, x: u32, ratio: f64) -> f64 {
        let rate = self.r + f64::from(x);
        beta_mean(self.a, self.b + f64::from(self.chances(x)), |p| {
            let expected = -(-rate * (p * ratio).ln_1p()).exp_m1();
            if p > 1e-290 {
                expected / p
            } else {
                rate * ratio
            }
        })
    }

    /// Expected purchases in `horizon` of a customer who has just bought for the first time.
    pub fn orders_new(&self, horizon: f64) -> f64 {
        self.p_alive(0, 0.0, 0.0) * self.orders_alive(0, 0.0, horizon)
    }

    /// P(X(t) = x) for a customer who has just bought for the first time.
    ///
    /// # Formula
    /// The customer is still there after x purchases, or dropped out with the x-th, which came
    /// within t: that time has the tail of the negative binomial, summed from its small end.
    pub fn p_orders(&self, x: u32, horizon: f64) -> f64 {
        let BetaGeometric { r, alpha, a, b, .. } = *self;
        let j = self.chances(x);
        let ln_of = |count: f64| {
            crate::numeric::ln_gamma(r + count)
                - crate::numeric::ln_gamma(r)
                - crate::numeric::ln_gamma(count + 1.0)
                - r * (horizon / alpha).ln_1p()
                + count * (horizon / (alpha + horizon)).ln()
        };
        let stays = (ln_beta(a, b + f64::from(j)) - ln_beta(a, b)).exp();
        let exactly = if horizon > 0.0 {
            ln_of(f64::from(x)).exp()
        } else {
            f64::from(u8::from(x == 0))
        };
        let Some(before) = j.checked_sub(1) else {
            return stays * exactly;
        };
        let drops = (ln_beta(a + 1.0, b + f64::from(before)) - ln_beta(a, b)).exp();
        let reached = if x == 0 {
            1.0
        } else if horizon > 0.0 {
            let ratio = horizon / (alpha + horizon);
            let (mut count, mut term, mut sum) = (f64::from(x), exactly, 0.0);
            while term > 1e-17 * sum * (1.0 - ratio) {
                sum += term;
                term *= (r + count) / (count + 1.0) * ratio;
                count += 1.0;
            }
            sum
        } else {
            0.0
        };
        stays * exactly + drops * reached
    }
}

fn chances(drop_out: DropOut, x: u32) -> u32 {
    match drop_out {
        DropOut::AfterRepeat => x,
        DropOut::AfterEvery => x + 1,
    }
}

/// Σ ln L over rows whose times are `times`, and its gradient by the logarithms of r, α, a and b.
pub(super) fn likelihood(
    drop_out: DropOut,
    rows: &Rows,
    times: &[f64],
    ln: &[f64; 4],
) -> (f64, [f64; 4]) {
    let [r, alpha, a, b] = ln.map(f64::exp);
    let ln_at = ln_scaled(times, alpha);
    let inverse: Vec<f64> = times.iter().map(|time| 1.0 / (alpha + time)).collect();
    let (mut value, mut by_r, mut by_alpha, mut by_a, mut by_b) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let (psi_r, psi_b, psi_ab) = (digamma(r), digamma(b), digamma(a + b));
    for (x, range) in rows.by_x() {
        let j = chances(drop_out, x);
        let (count, chances) = (f64::from(x), f64::from(j));
        let rate = r + count;
        let last = b + chances - 1.0;
        let ln_odds = if j > 0 { a.ln() - last.ln() } else { 0.0 };
        let (mut customers, mut gone) = (0.0, 0.0);
        for row in range {
            let weight = rows.weight[row];
            let (at, before) = (rows.age[row] as usize, rows.recency[row] as usize);
            customers += weight;
            value -= weight * rate * ln_at[at];
            by_r -= weight * ln_at[at];
            by_alpha += weight * (r - rate * alpha * inverse[at]);
            if j > 0 {
                let overdue = ln_at[at] - ln_at[before];
                let odds = ln_odds + rate * overdue;
                let small = (-odds.abs()).exp();
                value += weight * (odds.max(0.0) + small.ln_1p());
                let dead = weight * if odds > 0.0 { 1.0 } else { small } / (1.0 + small);
                gone += dead;
                by_r += dead * overdue;
                by_alpha += dead * rate * alpha * (inverse[at] - inverse[before]);
            }
        }
        // ln α is what `ln_at` leaves out: r ln α − (r + x) ln α.
        value += customers
            * (ln_rising(r, x) - count * alpha.ln() + ln_rising(b, j) - ln_rising(a + b, j));
        by_r += customers * (digamma(rate) - psi_r);
        let psi_more = psi_ab - digamma(a + b + chances);
        by_a += customers * psi_more;
        by_b += customers * (digamma(b + chances) - psi_b + psi_more);
        if j > 0 {
            by_a += gone / a;
            by_b -= gone / last;
        }
    }
    (value, [by_r * r, by_alpha, by_a * a, by_b * b])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Digits that are asked of expectations whichever way they are computed.
    const DIGITS: f64 = 1e-11;

    /// MBG/NBD or not; a, b, r, α, x, T, t; expected purchases: by the closed form at six hundred
    /// digits. Some cancel in the series and are computed by the integral.
    const ORDERS: &[(bool, [f64; 7], f64)] = &include!("reference_orders.in");

    #[test]
    fn where_hardly_anybody_drops_out_a_few_moments_give_the_integral() {
        let mut seen = 0;
        for (a, b) in [
            (3.7e-4, 1484.0),
            (3.6e-5, 17_854.0),
            (1e-9, 1e6),
            (0.5, 3e4),
        ] {
            for (r, alpha) in [(0.6, 29.0), (700.0, 8400.0)] {
                let model = BetaGeometric::new(DropOut::AfterEvery, [r, alpha, a, b]);
                for (x, ratio) in [(0, 1.8), (3, 0.04), (40, 0.4), (0, 1e-6)] {
                    let Some([found]) = model.orders_by_moments(x, [ratio]) else {
                        continue;
                    };
                    let oracle = model.orders_by_integral(x, ratio);
                    assert!(
                        (found - oracle).abs() <= DIGITS * oracle,
                        "{found} {oracle}"
                    );
                    seen += 1;
                }
            }
        }
        assert!(seen > 24, "{seen}");
    }

    #[test]
    fn expected_orders_meet_values_of_many_digits_at_the_edges_too() {
        for &(is_mbg, [a, b, r, alpha, x, age, horizon], oracle) in ORDERS {
            let drop_out = match is_mbg {
                true => DropOut::AfterEvery,
                false => DropOut::AfterRepeat,
            };
            let model = BetaGeometric::new(drop_out, [r, alpha, a, b]);
            let close = |found: f64| (found - oracle).abs() <= DIGITS * oracle;
            let found = model.orders_alive(x as u32, age, horizon);
            assert!(
                close(found),
                "{model:?} {x}: found {found}, oracle {oracle}"
            );
            let ratio = horizon / (alpha + age);
            if let Some([found]) = model.orders_by_moments(x as u32, [ratio]) {
                assert!(
                    close(found),
                    "{model:?} {x}: moments {found}, oracle {oracle}"
                );
            }
            let integral = model.orders_by_integral(x as u32, horizon / (alpha + age));
            assert!(
                close(integral),
                "{model:?} {x}: integral {integral}, oracle {oracle}"
            );
        }
    }
}

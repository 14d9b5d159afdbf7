//! Histories for tests, drawn from a known BG/NBD with money.

use super::{Histories, PeriodUnit};
use crate::numeric::Random;

/// The parameters behind them, in weeks: r, α, a, b.
pub(super) const BEHIND: [f64; 4] = [0.6, 6.0, 0.8, 3.0];

/// Histories of customers in weeks, followed for one to two years.
pub(super) fn weeks(customers: usize, seed: u64) -> Histories {
    let mut random = Random::new(seed);
    let [r, alpha, a, b] = BEHIND;
    let [mut x, mut recency, mut age, mut spend] = [const { Vec::new() }; 4];
    for _ in 0..customers {
        let lived = 52.0 + (random.unit() * 52.0).floor();
        let rate = random.gamma(r) / alpha;
        let gone = random.beta(a, b);
        let (mut now, mut count, mut last) = (0.0, 0_u32, 0.0);
        loop {
            now += random.exponential() / rate.max(1e-12);
            if now > lived {
                break;
            }
            count += 1;
            last = now;
            if random.unit() < gone {
                break;
            }
        }
        let own = 4.0 * 15.0 / random.gamma(4.0);
        let paid: f64 = (0..count).map(|_| random.gamma(6.0) / 6.0 * own).sum();
        x.push(f64::from(count));
        recency.push((last * 7.0).floor() / 7.0);
        age.push(lived);
        spend.push(paid / f64::from(count.max(1)));
    }
    Histories::counted(PeriodUnit::Week, &x, &recency, &age, &spend).unwrap()
}

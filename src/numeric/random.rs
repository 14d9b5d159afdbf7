//! Random draws that are the same on every machine.

use super::{ln_gamma, normal_quantile};

/// A stream of random numbers, decided by its seed.
///
/// # References
/// SplitMix64 (Steele, Lea and Flood 2014).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Even between 0 and 1, both excluded.
    pub fn unit(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    /// Normal with mean 0 and deviation 1.
    pub fn normal(&mut self) -> f64 {
        normal_quantile(self.unit())
    }

    /// Exponential with mean 1.
    pub fn exponential(&mut self) -> f64 {
        -self.unit().ln()
    }

    /// Gamma with a shape above zero and rate 1.
    ///
    /// # References
    /// Marsaglia and Tsang 2000.
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let more = self.gamma(shape + 1.0);
            return more * (self.unit().ln() / shape).exp();
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let z = self.normal();
            let v = 1.0 + c * z;
            if v <= 0.0 {
                continue;
            }
            let v = v * v * v;
            if self.unit().ln() < 0.5 * z * z + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    /// Beta between 0 and 1.
    pub fn beta(&mut self, a: f64, b: f64) -> f64 {
        let (x, y) = (self.gamma(a), self.gamma(b));
        // Both may be too small to hold: then the value sits at one end, by chance of the means.
        if x + y > 0.0 {
            x / (x + y)
        } else {
            f64::from(u8::from(self.unit() * (a + b) < a))
        }
    }

    /// Poisson with a mean of zero or more.
    ///
    /// # References
    /// Products of uniforms below 30; above, Hörmann 1993, PTRS.
    pub fn poisson(&mut self, mean: f64) -> f64 {
        if mean < 30.0 {
            let limit = (-mean).exp();
            let (mut product, mut count) = (self.unit(), 0.0);
            while product > limit {
                product *= self.unit();
                count += 1.0;
            }
            return count;
        }
        let slope = 0.931 + 2.53 * mean.sqrt();
        let a = -0.059 + 0.024_83 * slope;
        let squeeze = 0.9277 - 3.6224 / (slope - 2.0);
        let inverse_alpha = 1.1239 + 1.1328 / (slope - 3.4);
        loop {
            let u = self.unit() - 0.5;
            let v = self.unit();
            let near = 0.5 - u.abs();
            let count = ((2.0 * a / near + slope) * u + mean + 0.43).floor();
            if near >= 0.07 && v <= squeeze {
                return count;
            }
            if count < 0.0 || (near < 0.013 && v > near) {
                continue;
            }
            let left = (v * inverse_alpha / (a / (near * near) + slope)).ln();
            if left <= count * mean.ln() - mean - ln_gamma(count + 1.0) {
                return count;
            }
        }
    }

    /// How many trials until the first success of probability `p`, from 1.
    pub fn geometric(&mut self, p: f64) -> f64 {
        (self.unit().ln() / (-p).ln_1p()).floor() + 1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and variance of many draws lie within five standard errors of what they should be.
    fn draws(name: &str, mean: f64, variance: f64, mut draw: impl FnMut(&mut Random) -> f64) {
        let mut random = Random::new(7);
        let count = 40_000;
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..count {
            let x = draw(&mut random) - mean;
            sum += x;
            squares += x * x;
        }
        let n = f64::from(count);
        assert!(
            (sum / n).abs() < 5.0 * (variance / n).sqrt(),
            "{name}: {}",
            sum / n
        );
        assert!(
            (squares / n / variance - 1.0).abs() < 0.1,
            "{name}: {}",
            squares / n
        );
    }

    #[test]
    fn draws_have_the_means_and_variances_of_their_distributions() {
        draws("unit", 0.5, 1.0 / 12.0, Random::unit);
        draws("normal", 0.0, 1.0, Random::normal);
        draws("gamma", 0.3, 0.3, |r| r.gamma(0.3));
        draws("gamma", 7.0, 7.0, |r| r.gamma(7.0));
        draws("beta", 0.25, 0.25 * 0.75 / 4.2, |r| r.beta(0.8, 2.4));
        draws("poisson", 3.0, 3.0, |r| r.poisson(3.0));
        draws("poisson", 80.0, 80.0, |r| r.poisson(80.0));
        draws("geometric", 4.0, 12.0, |r| r.geometric(0.25));
        draws("exponential", 1.0, 1.0, Random::exponential);
    }

    #[test]
    fn the_same_seed_gives_the_same_draws() {
        let stream = |seed| {
            let mut random = Random::new(seed);
            [random.unit(), random.gamma(0.5), random.poisson(50.0)]
        };
        assert_eq!(stream(3), stream(3));
        assert_ne!(stream(3), stream(4));
    }
}

//! Made-up files, the same on every machine: orders, leads, accounts with scores.

mod accounts;
mod leads;
mod orders;

use serde::{Deserialize, Serialize};

pub use accounts::{AccountWords, sample_accounts};
pub use leads::{LeadWords, sample_leads};
pub use orders::{OrderWords, SAMPLE_CUSTOMERS, sample_orders};

/// A file that is made up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sample {
    /// Two years of orders of a tea shop.
    Orders,
    /// A thousand leads of a car dealer (M33).
    Leads,
    /// Accounts of a supplier with four scores each (M34).
    Accounts,
}

impl Sample {
    /// All of them.
    pub const ALL: [Sample; 3] = [Sample::Orders, Sample::Leads, Sample::Accounts];
}

/// A small repeatable source of chance (SplitMix64), for made-up data only.
struct Chance(u64);

impl Chance {
    /// Above 0 and below 1.
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        ((mixed >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    /// A whole number below `end`, which is above zero.
    fn below(&mut self, end: usize) -> usize {
        (self.unit() * end as f64) as usize
    }

    /// Standard normal, by Box and Muller.
    fn normal(&mut self) -> f64 {
        (-2.0 * self.unit().ln()).sqrt() * (std::f64::consts::TAU * self.unit()).cos()
    }
}

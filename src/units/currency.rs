//! The currency of a file's amounts.

use serde::{Deserialize, Serialize};

/// The currency in which a file's amounts are written. `Unstated` until the file or the user says.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum Currency {
    /// Neither the file nor the user has said.
    #[default]
    Unstated,
    /// Renminbi yuan.
    Cny,
    /// United States dollar.
    Usd,
    /// Euro.
    Eur,
    /// Pound sterling.
    Gbp,
    /// Japanese yen.
    Jpy,
    /// Hong Kong dollar.
    Hkd,
    /// New Taiwan dollar.
    Twd,
}

impl Currency {
    /// Every choice a user has, in the order of a menu.
    pub const ALL: [Currency; 8] = [
        Currency::Unstated,
        Currency::Cny,
        Currency::Usd,
        Currency::Eur,
        Currency::Gbp,
        Currency::Jpy,
        Currency::Hkd,
        Currency::Twd,
    ];

    /// Decimals of its smallest unit that is paid; two while unstated.
    pub fn decimals(self) -> usize {
        match self {
            Currency::Jpy => 0,
            _ => 2,
        }
    }

    /// The ISO 4217 code; empty when unstated.
    pub fn code(self) -> &'static str {
        match self {
            Currency::Unstated => "",
            Currency::Cny => "CNY",
            Currency::Usd => "USD",
            Currency::Eur => "EUR",
            Currency::Gbp => "GBP",
            Currency::Jpy => "JPY",
            Currency::Hkd => "HKD",
            Currency::Twd => "TWD",
        }
    }
}

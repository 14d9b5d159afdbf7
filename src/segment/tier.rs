//! The five spend tiers.

use serde::{Deserialize, Serialize};

/// A spend tier (M02), from most to least; `New` overrides the others by first purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// 钻石卡.
    Diamond,
    /// 金卡.
    Gold,
    /// 银卡.
    Silver,
    /// 普通.
    Ordinary,
    /// 新客户.
    New,
}

impl Tier {
    /// All five, in the order of every table.
    pub const ALL: [Tier; 5] = [
        Tier::Diamond,
        Tier::Gold,
        Tier::Silver,
        Tier::Ordinary,
        Tier::New,
    ];

    /// Place in [`Tier::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }
}

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

    /// The currency that a text of a column of currencies names; unstated when it is none of these.
    pub fn named(text: &str) -> Currency {
        let text = text.trim().to_ascii_uppercase();
        let is_code = |it: &Currency| !it.code().is_empty() && it.code() == text;
        let coded = Currency::ALL.into_iter().find(is_code);
        coded.unwrap_or(match text.as_str() {
            "RMB" | "人民币" | "人民幣" | "元" | "圆" | "¥" | "￥" | "CN¥" | "YUAN" => {
                Currency::Cny
            }
            "美元" | "美金" | "$" | "US$" | "DOLLAR" | "DOLLARS" => Currency::Usd,
            "欧元" | "歐元" | "€" | "EURO" | "EUROS" => Currency::Eur,
            "英镑" | "英鎊" | "£" => Currency::Gbp,
            "日元" | "日圆" | "日圓" | "円" | "JP¥" | "YEN" => Currency::Jpy,
            "港元" | "港币" | "港幣" | "HK$" => Currency::Hkd,
            "新台币" | "新台幣" | "台币" | "台幣" | "NT$" | "NTD" => Currency::Twd,
            _ => Currency::Unstated,
        })
    }

    /// True when two texts of a column of currencies name the same: `人民币`, `RMB` and `cny` do.
    pub fn same_named(one: &str, other: &str) -> bool {
        let named = Currency::named(one);
        one.trim() == other.trim()
            || (named != Currency::Unstated && named == Currency::named(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_are_known_by_code_sign_and_name() {
        assert_eq!(Currency::named(" rmb "), Currency::Cny);
        assert_eq!(Currency::named("USD"), Currency::Usd);
        assert_eq!(Currency::named("积分"), Currency::Unstated);
        assert_eq!(Currency::named(""), Currency::Unstated);
        for (one, other) in [
            ("人民币", "CNY"),
            ("元", "RMB"),
            ("US$", "美元"),
            ("点", " 点"),
        ] {
            assert!(Currency::same_named(one, other), "{one} {other}");
        }
        for (one, other) in [("元", "美元"), ("积分", "点"), ("", "CNY")] {
            assert!(!Currency::same_named(one, other), "{one} {other}");
        }
    }
}

//! The sign ¥ stands for yuan and for yen: which of them a table means is told by its language.

use serde::{Deserialize, Serialize};

use super::number;
use crate::units::Currency;

/// What ¥ without a word beside it stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YenSign {
    /// Yuan: the table is in Chinese, or names them.
    #[default]
    Yuan,
    /// Yen: the table is in Japanese, or names them.
    Yen,
    /// Either: nothing in the table tells.
    Unknown,
}

/// Words of Japanese that Chinese does not share.
const JAPANESE: [&str; 5] = ["顧客", "注文", "購入", "売上", "円"];

impl YenSign {
    /// What the sign means in a table with these names and cells, the values of whose column of
    /// currencies come last.
    pub(super) fn told<'a>(
        names: &'a [String],
        cells: impl Iterator<Item = &'a str> + Clone,
        codes: impl Iterator<Item = &'a str>,
    ) -> YenSign {
        let all = || names.iter().map(String::as_str).chain(cells.clone());
        let codes: Vec<String> = codes
            .map(|code| code.trim().to_uppercase())
            .filter(|code| !code.is_empty())
            .collect();
        let is_all = |words: &[&str]| {
            !codes.is_empty() && codes.iter().all(|code| words.contains(&code.as_str()))
        };
        let names_yen = all().any(|text| text.to_uppercase().contains("JPY"));
        if names_yen || is_all(&["JPY", "円", "日元", "日円"]) {
            return YenSign::Yen;
        }
        let says_yuan = |text: &str| {
            let text = text.to_uppercase();
            ["CNY", "RMB", "CN¥", "人民币", "元"]
                .iter()
                .any(|word| text.contains(word))
        };
        if is_all(&["CNY", "RMB", "人民币", "元"]) || all().any(says_yuan) {
            return YenSign::Yuan;
        }
        let is_kana = |c: char| ('\u{3041}'..='\u{30ff}').contains(&c) && c != '・';
        let is_japanese =
            |text: &str| text.contains(is_kana) || JAPANESE.iter().any(|it| text.contains(it));
        if all().any(is_japanese) {
            return YenSign::Yen;
        }
        let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        match all().any(|text| text.contains(is_han)) {
            true => YenSign::Yuan,
            false => YenSign::Unknown,
        }
    }

    /// The currency of an amount that was read as this one.
    pub(super) fn of(self, read: Currency) -> Currency {
        match (self, read) {
            (YenSign::Yen, Currency::Cny) => Currency::Jpy,
            (YenSign::Unknown, Currency::Cny) => Currency::Unstated,
            _ => read,
        }
    }

    /// The currency that a header names.
    pub(super) fn of_header(self, header: &str) -> Currency {
        self.of(number::currency_in_header(header))
    }

    /// True for what stands in a plan unsaid.
    pub(super) fn is_yuan(&self) -> bool {
        *self == YenSign::Yuan
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(names: &str, cells: &str, codes: &str) -> YenSign {
        let names: Vec<String> = names.split(',').map(str::to_owned).collect();
        let codes = codes.split(',');
        YenSign::told(&names, cells.split(','), codes)
    }

    #[test]
    fn the_language_of_a_table_tells_yuan_from_yen() {
        for (names, cells, codes, sign) in [
            (
                "顧客ID,注文日,金額",
                "C1,2024-01-05,¥6750",
                "",
                YenSign::Yen,
            ),
            (
                "id,date,amount",
                "ヤマダ,2024-01-05,¥6750",
                "",
                YenSign::Yen,
            ),
            (
                "id,date,amount,currency",
                "A,2024-01-05,¥6750,JPY",
                "JPY",
                YenSign::Yen,
            ),
            ("id,date,amount_jpy", "A,2024-01-05,¥6750", "", YenSign::Yen),
            ("客户,日期,金额", "A,2024-01-05,¥10.50", "", YenSign::Yuan),
            (
                "id,date,amount",
                "张三,2024-01-05,¥10.50",
                "",
                YenSign::Yuan,
            ),
            (
                "id,date,amount,currency",
                "A,2024-01-05,¥10",
                "CNY",
                YenSign::Yuan,
            ),
            ("id,date,amount", "A,2024-01-05,CN¥10", "", YenSign::Yuan),
            ("id,date,amount", "A,2024-01-05,¥10", "", YenSign::Unknown),
        ] {
            assert_eq!(told(names, cells, codes), sign, "{names} {cells}");
        }
    }

    #[test]
    fn a_sign_that_may_be_either_names_no_currency() {
        assert_eq!(YenSign::Unknown.of(Currency::Cny), Currency::Unstated);
        assert_eq!(YenSign::Yen.of(Currency::Cny), Currency::Jpy);
        assert_eq!(YenSign::Yuan.of(Currency::Cny), Currency::Cny);
        assert_eq!(YenSign::Unknown.of(Currency::Usd), Currency::Usd);
        assert_eq!(YenSign::Yen.of_header("金額(¥)"), Currency::Jpy);
    }
}

//! The unit a header gives a tenure in: `年限（月）`, `tenure_years`, `在网天数`.

use serde::{Deserialize, Serialize};

use super::letters::half_width;

/// What a tenure is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TenureUnit {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Quarters of a year.
    Quarters,
    /// Years.
    Years,
}

/// Words that name a unit, the surer ones first: `年限（月）` is one of months.
const WORDS: [(&str, TenureUnit); 12] = [
    ("quarter", TenureUnit::Quarters),
    ("季", TenureUnit::Quarters),
    ("month", TenureUnit::Months),
    ("月", TenureUnit::Months),
    ("week", TenureUnit::Weeks),
    ("周", TenureUnit::Weeks),
    ("星期", TenureUnit::Weeks),
    ("day", TenureUnit::Days),
    ("天", TenureUnit::Days),
    ("日", TenureUnit::Days),
    ("year", TenureUnit::Years),
    ("年", TenureUnit::Years),
];

/// The unit a header names, if it names one; what stands in brackets says it better than the name.
pub fn tenure_unit(header: &str) -> Option<TenureUnit> {
    let plain: String = header.chars().map(half_width).collect();
    let plain = plain.to_lowercase();
    let bracket = plain.find(['(', '[', '【']).map(|from| &plain[from..]);
    let of = |text: &str| {
        let mut words = WORDS.iter();
        words.find(|(word, _)| text.contains(word)).map(|it| it.1)
    };
    bracket.and_then(of).or_else(|| of(&plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_may_name_the_unit_of_a_tenure() {
        for (header, unit) in [
            ("年限（月）", Some(TenureUnit::Months)),
            ("年限", Some(TenureUnit::Years)),
            ("合同期(月)", Some(TenureUnit::Months)),
            ("months_active", Some(TenureUnit::Months)),
            ("Tenure (Years)", Some(TenureUnit::Years)),
            ("在网天数", Some(TenureUnit::Days)),
            ("在网时长", None),
            ("tenure", None),
        ] {
            assert_eq!(tenure_unit(header), unit, "{header}");
        }
    }

    #[test]
    fn names_of_a_tenure_are_known_with_and_without_their_unit() {
        for header in [
            "年限（月）",
            "在网时长",
            "在网时长（月）",
            "tenure_months",
            "months_active",
            "合同期(月)",
            "合同期限（月）",
            "合作年限",
        ] {
            let role = crate::ingest::roles::alias_of(header);
            assert_eq!(role, Some(crate::ingest::Role::Tenure), "{header}");
        }
    }
}

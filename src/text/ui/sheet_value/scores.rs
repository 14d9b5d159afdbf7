//! Customers scored by recency, frequency and money.

use super::super::{Phrase, both};

/// The name that brings most.
pub const SCORED: Phrase = both(
    "客户分成 {groups} 群；“{name}”占客户的 {}，带来金额的 {}",
    "The customers make {groups} groups; “{name}” is {} of them and brings {} of the money",
);
/// The same where there is no money to be parts of.
pub const SCORED_MONEY: Phrase = both(
    "客户分成 {groups} 群；“{name}”占客户的 {}，金额 {}，居各群之首",
    "The customers make {groups} groups; “{name}” is {} of them and brings {}, more than any other",
);
/// Formula.
pub const SCORED_METHOD: Phrase = both(
    "近度天数越少、频次和金额越高，得分越高；三个得分合起来决定客户群，打分规则见说明。",
    "Fewer days, more orders and more money score higher; the three scores together name the group. The notes tell how they are cut.",
);
/// Picture.
pub const SCORED_FIGURE: Phrase = both("各群占客户与金额的比例", "Parts of customers and of money");
/// Row of the picture.
pub const MONEY: Phrase = both("金额", "Money");
/// Table.
pub const CUSTOMERS: Phrase = both("各位客户", "The customers");
/// Column.
pub const SCORES: Phrase = both("R F M 得分", "Scores R F M");

//! The documents' tables of the value models, each ready to be asked.

mod base;
mod brand;
mod customer;
mod lifetime;

use serde::{Deserialize, Serialize};

use crate::scenario::CaseId;
use crate::units::Currency;
use crate::value::Question;

pub(super) use base::TIERS;
pub use lifetime::clv_examples;

/// A table of the documents, or an example that goes with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ValueCase {
    /// Contribution of the ten thousand with an assumed cost to serve (M02).
    TierServing,
    /// The same tiers without the new customers (M02).
    TierWithoutNew,
    /// Revenue of the ten thousand, how concentrated it is (M02, M46).
    TierRevenue,
    /// Their profit, likewise.
    TierProfit,
    /// Twelve customers by service, price and discount, made up (M04).
    Bases,
    /// Moves between their tiers, one by one (M03).
    TierMoves,
    /// Their projection over a year and lifetime value by tier (M03).
    TierMarkov,
    /// Hampton's levers and opportunities (M05).
    Hampton,
    /// Two years of Hampton, made up (M05).
    HamptonChange,
    /// Juice, a second check of the formula (M05).
    Juice,
    /// Apps, likewise (M05).
    Apps,
    /// Hampton's usage × loyalty, like for like (M06).
    HamptonMap,
    /// The three groups as printed (M06).
    HamptonPrinted,
    /// Twenty accounts by expected value, made up (M11).
    ExpectedValue,
    /// The formula family at its standard figures (M12).
    Clv,
    /// A published check: film subscription (M12).
    Subscription,
    /// Retention × discount with the line of the acquisition cost (M12).
    ClvGrid,
    /// The first case of Berger and Nasr (M12).
    Promotion,
    /// Input and output over the life cycle (M17).
    LifeCycle,
    /// Delivered value against a rival (M18).
    Delivered,
    /// The nine cells of relationship marketing (M20).
    Relationships,
    /// The funnel of leads, by the seven steps of development (M33, M35).
    Funnel,
    /// Three accounts and a prospect (M34).
    Assessment,
    /// Contacts of one account of each class (M35).
    Contacts,
    /// Wallet Allocation Rule for five brands (M44).
    Wallet,
    /// Ten customers by recency, frequency and money, made up (M43).
    Rfm,
    /// Ten customers of whom four bring a loss (M45).
    Whale,
    /// Five customers of whom one brings most (M46).
    Concentration,
    /// Equity of today's and future customers (M48).
    Equity,
}

impl ValueCase {
    /// All of them in the order of the models.
    pub const ALL: [ValueCase; 29] = [
        ValueCase::TierServing,
        ValueCase::TierWithoutNew,
        ValueCase::TierRevenue,
        ValueCase::TierProfit,
        ValueCase::Bases,
        ValueCase::TierMoves,
        ValueCase::TierMarkov,
        ValueCase::Hampton,
        ValueCase::HamptonChange,
        ValueCase::Juice,
        ValueCase::Apps,
        ValueCase::HamptonMap,
        ValueCase::HamptonPrinted,
        ValueCase::ExpectedValue,
        ValueCase::Clv,
        ValueCase::Subscription,
        ValueCase::ClvGrid,
        ValueCase::Promotion,
        ValueCase::LifeCycle,
        ValueCase::Delivered,
        ValueCase::Relationships,
        ValueCase::Funnel,
        ValueCase::Assessment,
        ValueCase::Contacts,
        ValueCase::Rfm,
        ValueCase::Wallet,
        ValueCase::Whale,
        ValueCase::Concentration,
        ValueCase::Equity,
    ];

    /// A stable word for commands and links.
    pub fn slug(self) -> &'static str {
        match self {
            ValueCase::TierServing => "tier-serving",
            ValueCase::TierWithoutNew => "tier-without-new",
            ValueCase::TierRevenue => "tier-revenue",
            ValueCase::TierProfit => "tier-profit",
            ValueCase::Bases => "bases",
            ValueCase::TierMoves => "tier-moves",
            ValueCase::TierMarkov => "tier-markov",
            ValueCase::Hampton => "hampton",
            ValueCase::HamptonChange => "hampton-change",
            ValueCase::Juice => "juice",
            ValueCase::Apps => "apps",
            ValueCase::HamptonMap => "hampton-map",
            ValueCase::HamptonPrinted => "hampton-printed",
            ValueCase::ExpectedValue => "expected-value",
            ValueCase::Rfm => "rfm",
            ValueCase::Clv => "clv",
            ValueCase::Subscription => "subscription",
            ValueCase::ClvGrid => "clv-grid",
            ValueCase::Promotion => "promotion",
            ValueCase::LifeCycle => "life-cycle",
            ValueCase::Delivered => "delivered",
            ValueCase::Relationships => "relationships",
            ValueCase::Funnel => "funnel",
            ValueCase::Assessment => "assessment",
            ValueCase::Contacts => "contacts",
            ValueCase::Wallet => "wallet",
            ValueCase::Whale => "whale",
            ValueCase::Concentration => "concentration",
            ValueCase::Equity => "equity",
        }
    }

    /// The case of a word.
    pub fn from_slug(slug: &str) -> Option<ValueCase> {
        ValueCase::ALL.into_iter().find(|case| case.slug() == slug)
    }

    /// The currency its money is in.
    pub fn currency(self) -> Currency {
        match self {
            ValueCase::TierServing
            | ValueCase::TierWithoutNew
            | ValueCase::TierRevenue
            | ValueCase::TierProfit
            | ValueCase::Bases
            | ValueCase::TierMoves
            | ValueCase::TierMarkov => Currency::Cny,
            ValueCase::Hampton
            | ValueCase::HamptonChange
            | ValueCase::HamptonMap
            | ValueCase::HamptonPrinted
            | ValueCase::Subscription => Currency::Usd,
            _ => Currency::Unstated,
        }
    }

    /// The case of the whole workbench that is made of the same document.
    pub fn study(self) -> Option<CaseId> {
        match self {
            ValueCase::TierServing
            | ValueCase::TierWithoutNew
            | ValueCase::TierRevenue
            | ValueCase::TierProfit
            | ValueCase::TierMoves
            | ValueCase::TierMarkov => Some(CaseId::TenThousand),
            ValueCase::Hampton
            | ValueCase::HamptonChange
            | ValueCase::HamptonMap
            | ValueCase::HamptonPrinted => Some(CaseId::Hampton),
            _ => None,
        }
    }

    /// Its inputs as a question.
    pub fn question(self) -> Question {
        match self {
            ValueCase::TierServing => base::serving(),
            ValueCase::TierWithoutNew => base::without_new(),
            ValueCase::TierRevenue => base::tier_revenue(),
            ValueCase::TierProfit => base::tier_profit(),
            ValueCase::Bases => base::bases(),
            ValueCase::TierMoves => base::moves(),
            ValueCase::TierMarkov => base::markov(),
            ValueCase::Whale => base::whale(),
            ValueCase::Concentration => base::concentration(),
            ValueCase::Hampton => brand::hampton(),
            ValueCase::HamptonChange => brand::hampton_change(),
            ValueCase::Juice => brand::juice(),
            ValueCase::Apps => brand::apps(),
            ValueCase::HamptonMap => brand::hampton_map(),
            ValueCase::HamptonPrinted => brand::hampton_printed(),
            ValueCase::Wallet => brand::wallet(),
            ValueCase::Delivered => brand::delivered(),
            ValueCase::Clv => lifetime::clv(),
            ValueCase::Subscription => lifetime::subscription(),
            ValueCase::ClvGrid => lifetime::grid(),
            ValueCase::Promotion => lifetime::promotion(),
            ValueCase::LifeCycle => lifetime::life_cycle(),
            ValueCase::Equity => lifetime::equity(),
            ValueCase::Relationships => customer::relationships(),
            ValueCase::Funnel => customer::funnel(),
            ValueCase::ExpectedValue => customer::expected_value(),
            ValueCase::Rfm => customer::rfm(),
            ValueCase::Assessment => customer::assessment(),
            ValueCase::Contacts => customer::contacts(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_is_found_by_its_word_and_can_be_answered() {
        for case in ValueCase::ALL {
            assert_eq!(ValueCase::from_slug(case.slug()), Some(case));
            let answer = case.question().answer();
            assert!(answer.is_ok(), "{case:?}: {answer:?}");
        }
    }
}

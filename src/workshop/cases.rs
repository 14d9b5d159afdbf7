//! The two cases of the source documents.

use crate::base::{Observation, ReturnsPolicy, Selection, WindowRules};
use crate::scenario::{Assumptions, CaseId};
use crate::segment::{ThresholdRule, Thresholds};
use crate::units::{Currency, Fraction, Margin, Money};
use crate::value::{CbvInputs, Margins};

/// A case as it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct CasePrint {
    /// The assumptions it prints.
    pub assumptions: Assumptions,
    /// Its customers in groups of equals, per month; none for a case without tiers.
    pub observation: Option<Observation>,
    /// The brand's own customers, where printed.
    pub brand_customers: Option<f64>,
}

/// One group of the ten-thousand case: customers, monthly spend in yuan, margin in percent, new.
///
/// Counts are printed; spends and margins are the reconstruction of models.md M02: they meet every
/// printed statement and are not proven to be the article's.
const TEN_THOUSAND: [(u32, i64, i32, bool); 5] = [
    (300, 1500, 50, false),
    (1000, 750, 30, false),
    (2000, 400, 20, false),
    (4700, 150, 10, false),
    (2000, 100, 0, true),
];

/// Thresholds of the ten-thousand case, yuan a month.
const TEN_THOUSAND_THRESHOLDS: [i64; 3] = [1000, 500, 300];

/// The case by its name.
pub fn case(id: CaseId) -> CasePrint {
    match id {
        CaseId::TenThousand => ten_thousand(),
        CaseId::Hampton => hampton(),
    }
}

fn ten_thousand() -> CasePrint {
    let yuan = |units: i64| Money(units * Money::SCALE);
    let revenue: Vec<Money> = TEN_THOUSAND
        .iter()
        .map(|&(customers, spend, _, _)| yuan(i64::from(customers) * spend))
        .collect();
    let observation = Observation {
        customer: (0..5).collect(),
        weight: TEN_THOUSAND.iter().map(|group| group.0).collect(),
        spend: TEN_THOUSAND.iter().map(|group| yuan(group.1)).collect(),
        orders: vec![0; 5],
        revenue,
        new: TEN_THOUSAND.iter().map(|group| group.3).collect(),
        ..Observation::default()
    };
    let thresholds = match Thresholds::new(TEN_THOUSAND_THRESHOLDS.map(yuan)) {
        Ok(thresholds) => ThresholdRule::Entered(thresholds),
        Err(_) => ThresholdRule::default(),
    };
    CasePrint {
        assumptions: Assumptions {
            window: WindowRules::default(),
            returns: ReturnsPolicy::default(),
            selection: Selection::default(),
            thresholds,
            margins: Margins::PerTier(TEN_THOUSAND.map(|group| Margin::of_percent(group.2))),
            currency: Currency::Cny,
            cbv: CbvInputs::default(),
        },
        observation: Some(observation),
        brand_customers: None,
    }
}

/// Hampton: 40,000 of 100,000 customers, two printers with twelve refills each, 65 % of them
/// Hampton's, $6.50 a refill.
fn hampton() -> CasePrint {
    CasePrint {
        assumptions: Assumptions {
            cbv: CbvInputs {
                penetration: Fraction::new(40_000.0 / 100_000.0).ok(),
                buying_rate: Some(2.0 * 12.0),
                share_of_purchases: Fraction::new(0.65).ok(),
                unit_margin: Some(6.5),
            },
            ..Assumptions::for_file(false, Currency::Usd)
        },
        observation: None,
        brand_customers: Some(40_000.0),
    }
}

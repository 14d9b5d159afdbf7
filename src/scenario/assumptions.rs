//! Everything a user may assume about one set of data.

use serde::{Deserialize, Serialize};

use crate::base::{ReturnsPolicy, Selection, WindowRules};
use crate::segment::ThresholdRule;
use crate::units::Currency;
use crate::value::{CbvInputs, Margins};

/// The levers of a scenario.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assumptions {
    /// Period, analysis day, active and new.
    pub window: WindowRules,
    /// What a refund does to revenue and orders.
    #[serde(default)]
    pub returns: ReturnsPolicy,
    /// Which rows of the file count.
    #[serde(default)]
    pub selection: Selection,
    /// Where one tier ends and the next begins.
    pub thresholds: ThresholdRule,
    /// Where profit comes from.
    pub margins: Margins,
    /// Currency of the amounts.
    pub currency: Currency,
    /// The factors of customer brand valuation.
    pub cbv: CbvInputs,
}

impl Assumptions {
    /// The start on an imported file: nothing is borrowed from a case. Thresholds come from the
    /// file's own distribution; without a cost or profit column the margin is left open.
    pub fn for_file(has_profit: bool, currency: Currency) -> Assumptions {
        Assumptions {
            window: WindowRules::default(),
            returns: ReturnsPolicy::default(),
            selection: Selection::default(),
            thresholds: ThresholdRule::default(),
            margins: if has_profit {
                Margins::FromFile
            } else {
                Margins::Flat(None)
            },
            currency,
            cbv: CbvInputs::default(),
        }
    }
}

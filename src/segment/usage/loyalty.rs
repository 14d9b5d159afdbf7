//! What loyalty is told from: where purchases go, or how often a discount was taken.

use serde::{Deserialize, Serialize};

use super::Loyalty;
use crate::base::CustomerBase;
use crate::ingest::{Attribute, Measure, Role};
use crate::segment::basis::{column_named, discounted_lines};
use crate::segment::{Profiles, SchemeError};
use crate::units::{Fraction, Money};

/// What loyalty is told from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LoyaltyBasis {
    /// The first of these the file has: a column that names the brand or competitor, a column of
    /// categories, a discount column.
    #[default]
    Found,
    /// The part of a customer's money that goes to the text of a column it goes to most.
    LargestShare {
        /// Name of the column.
        column: String,
    },
    /// The part of a customer's money that goes to one text of a column.
    OwnShare {
        /// Name of the column.
        column: String,
        /// The own brand as the file writes it.
        own: String,
    },
    /// One less the part of a customer's lines with a discount.
    FullPriceShare,
}

/// Least share of a loyal customer and of a switcher; below is a price buyer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "[Fraction; 2]", into = "[Fraction; 2]")]
pub struct LoyaltyCuts([Fraction; 2]);

impl LoyaltyCuts {
    /// # Errors
    /// [`SchemeError::Thresholds`] where loyal does not begin above switcher.
    pub fn new(cuts: [Fraction; 2]) -> Result<LoyaltyCuts, SchemeError> {
        match cuts[0] > cuts[1] {
            true => Ok(LoyaltyCuts(cuts)),
            false => Err(SchemeError::Thresholds { place: 1 }),
        }
    }

    /// Loyal, switcher.
    pub fn get(self) -> [Fraction; 2] {
        self.0
    }

    /// The class of a share.
    pub fn class(self, share: f64) -> Loyalty {
        match share {
            it if it >= self.0[0].get() => Loyalty::Loyal,
            it if it >= self.0[1].get() => Loyalty::Switcher,
            _ => Loyalty::PriceBuyer,
        }
    }
}

impl Default for LoyaltyCuts {
    /// Four fifths is *most purchases*; the source document prints no number.
    fn default() -> Self {
        match [0.8, 0.4].map(Fraction::new) {
            [Ok(loyal), Ok(switcher)] => LoyaltyCuts([loyal, switcher]),
            _ => unreachable!("the default shares lie between 0 and 1"),
        }
    }
}

impl TryFrom<[Fraction; 2]> for LoyaltyCuts {
    type Error = SchemeError;
    fn try_from(cuts: [Fraction; 2]) -> Result<LoyaltyCuts, SchemeError> {
        LoyaltyCuts::new(cuts)
    }
}

impl From<LoyaltyCuts> for [Fraction; 2] {
    fn from(cuts: LoyaltyCuts) -> [Fraction; 2] {
        cuts.0
    }
}

/// A basis with its columns.
pub(super) enum Settled<'a> {
    Largest(&'a Attribute),
    Own(&'a Attribute, u32),
    FullPrice(&'a Measure),
}

impl LoyaltyBasis {
    pub(super) fn settled<'a>(&self, base: &'a CustomerBase) -> Result<Settled<'a>, SchemeError> {
        let discount = base.measures.iter().find(|it| it.role == Role::Discount);
        let missing = || SchemeError::NoLoyalty(self.clone());
        match self {
            LoyaltyBasis::Found => {
                let of_role = |role| base.attributes.iter().find(|it| it.role == Some(role));
                of_role(Role::Competitor)
                    .or(of_role(Role::Category))
                    .map(Settled::Largest)
                    .or(discount.map(Settled::FullPrice))
                    .ok_or_else(missing)
            }
            LoyaltyBasis::LargestShare { column } => {
                column_named(base, column).map(Settled::Largest)
            }
            LoyaltyBasis::OwnShare { column, own } => {
                let column = column_named(base, column)?;
                let place = column.values.position(own.trim()).ok_or_else(missing)?;
                Ok(Settled::Own(column, place as u32))
            }
            LoyaltyBasis::FullPriceShare => discount.map(Settled::FullPrice).ok_or_else(missing),
        }
    }
}

impl Settled<'_> {
    pub(super) fn basis(&self) -> LoyaltyBasis {
        match self {
            Settled::Largest(column) => LoyaltyBasis::LargestShare {
                column: column.name.clone(),
            },
            Settled::Own(column, own) => LoyaltyBasis::OwnShare {
                column: column.name.clone(),
                own: column.values.get(*own as usize).to_owned(),
            },
            Settled::FullPrice(_) => LoyaltyBasis::FullPriceShare,
        }
    }

    pub(super) fn of(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
        customer: usize,
        cuts: LoyaltyCuts,
    ) -> Loyalty {
        let window = &profiles.window;
        let entries = base.entries(customer);
        let days = &base.day[entries.clone()];
        let first = entries.start + days.partition_point(|&it| it < window.from);
        let end = entries.start + days.partition_point(|&it| it <= window.to);
        let share = match self {
            Settled::FullPrice(discount) => {
                let (on_deal, lines) = discounted_lines(base, &discount.values, first..end);
                1.0 - f64::from(on_deal) / f64::from(lines.max(1))
            }
            Settled::Own(column, own) => {
                let (mut of_own, mut all) = (Money::ZERO, Money::ZERO);
                for entry in (first..end).filter(|&it| base.amount[it].is_positive()) {
                    all += base.amount[entry];
                    if column.codes[entry] == *own {
                        of_own += base.amount[entry];
                    }
                }
                of_own.0 as f64 / all.0.max(1) as f64
            }
            Settled::Largest(column) => largest_share(base, column, first..end),
        };
        cuts.class(share)
    }
}

fn largest_share(base: &CustomerBase, column: &Attribute, entries: std::ops::Range<usize>) -> f64 {
    // Few texts a customer: a list is looked through faster than a map is filled.
    let mut sums: Vec<(u32, Money)> = Vec::new();
    let mut all = Money::ZERO;
    for entry in entries.filter(|&it| base.amount[it].is_positive()) {
        let amount = base.amount[entry];
        all += amount;
        match sums.iter_mut().find(|sum| sum.0 == column.codes[entry]) {
            Some(sum) => sum.1 += amount,
            None => sums.push((column.codes[entry], amount)),
        }
    }
    let most = sums.iter().map(|sum| sum.1).max().unwrap_or_default();
    most.0 as f64 / all.0.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loyal_must_begin_above_switcher() {
        let half = Fraction::new(0.5).unwrap();
        assert!(LoyaltyCuts::new([half, half]).is_err());
        assert_eq!(LoyaltyCuts::default().class(0.8), Loyalty::Loyal);
        assert_eq!(LoyaltyCuts::default().class(0.39), Loyalty::PriceBuyer);
    }
}

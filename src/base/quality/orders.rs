//! Whose rows and orders they are: customers written alike, orders that several customers have.

use super::{Finding, Noted};
use crate::base::CustomerBase;
use crate::base::alike::Alike;
use crate::units::Money;

/// Customers whose ids are written alike.
#[derive(Debug, Clone)]
pub(super) struct AlikeNoted {
    pub(super) alike: Alike,
    /// Ids of the first ones, side by side.
    pub(super) first: Vec<[String; 2]>,
    /// Lines where they stand first.
    pub(super) lines: Vec<u32>,
}

impl AlikeNoted {
    /// None where no two are alike.
    pub(super) fn of(base: &CustomerBase, alike: Alike) -> Option<AlikeNoted> {
        let first = alike.pairs.iter().take(Finding::EXAMPLES);
        let mut noted = Noted::default();
        let mut pairs = Vec::new();
        for &(customer, first) in first {
            let [customer, first] = [customer, first].map(|it| it as usize);
            pairs.push([first, customer].map(|it| base.ids.get(it).to_owned()));
            let lines = &base.line[base.entries(customer)];
            if let Some(&line) = lines.iter().min() {
                noted.add(line, Money::ZERO);
            }
        }
        (!pairs.is_empty()).then_some(AlikeNoted {
            alike,
            first: pairs,
            lines: noted.lines,
        })
    }

    /// How many ids are alike another.
    pub(super) fn ids(&self) -> u64 {
        self.alike.pairs.len() as u64 + self.alike.groups
    }
}

/// Orders that rows of more than one customer name, with the money and the first line of those after
/// the first customer.
pub(super) fn shared(base: &CustomerBase) -> Noted {
    const NOBODY: u32 = u32::MAX;
    const TOLD: u32 = u32::MAX - 1;
    let mut noted = Noted::default();
    let Some(most) = base.order.iter().max() else {
        return noted;
    };
    let mut whose = vec![NOBODY; *most as usize + 1];
    for customer in 0..base.len() {
        for entry in base.entries(customer) {
            let owner = &mut whose[base.order[entry] as usize];
            match *owner {
                NOBODY => *owner = customer as u32,
                TOLD => {}
                own if own as usize == customer => {}
                _ => {
                    *owner = TOLD;
                    noted.add(base.line[entry], Money::ZERO);
                }
            }
        }
    }
    noted
}

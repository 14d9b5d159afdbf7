//! Boxes of scores with a name; the first box that holds a customer's scores names them.

use serde::{Deserialize, Deserializer, Serialize};

use super::score::{PLACES, place};
use super::{EightClass, RfmName};
use crate::segment::SegmentName;

/// A name for scores from the least to the most, both included, in each dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RfmBox {
    /// The name; words alone are a name of the user's own.
    #[serde(deserialize_with = "name_or_words")]
    pub name: SegmentName,
    /// Least and most recency score.
    pub r: [u8; 2],
    /// Least and most frequency score.
    pub f: [u8; 2],
    /// Least and most monetary score.
    pub m: [u8; 2],
}

impl RfmBox {
    /// True for scores inside.
    pub fn holds(&self, cell: [u8; 3]) -> bool {
        [self.r, self.f, self.m]
            .iter()
            .zip(cell)
            .all(|(&[least, most], score)| (least..=most).contains(&score))
    }

    /// False for a side that runs backwards or leaves 1–9.
    pub fn is_sound(&self) -> bool {
        [self.r, self.f, self.m]
            .iter()
            .all(|&[least, most]| 1 <= least && least <= most && most <= 9)
    }
}

fn name_or_words<'de, D: Deserializer<'de>>(from: D) -> Result<SegmentName, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Words(String),
        Name(SegmentName),
    }
    Ok(match Either::deserialize(from)? {
        Either::Words(words) => SegmentName::Own(words),
        Either::Name(name) => name,
    })
}

/// How boxes cover the cells of all scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoxCoverage {
    /// Cells: all triples of scores.
    pub cells: u32,
    /// Cells in no box. Customers there are the named rest.
    pub uncovered: u32,
    /// Cells in several boxes: the first decides.
    pub overlapping: u32,
    /// Boxes that name nobody, whatever the data: earlier ones hold all their cells, or scores do
    /// not go that far.
    pub unreachable: Vec<SegmentName>,
}

/// The number of the box of each cell by [`place`]; the number of boxes where none holds it.
pub(super) fn assign(boxes: &[RfmBox], most: [u8; 3]) -> (Vec<u16>, BoxCoverage) {
    let mut codes = vec![boxes.len() as u16; PLACES];
    let mut is_used = vec![false; boxes.len()];
    let (mut cells, mut uncovered, mut overlapping) = (0, 0, 0);
    for r in 1..=most[0] {
        for f in 1..=most[1] {
            for m in 1..=most[2] {
                cells += 1;
                let mut holding = (0..boxes.len()).filter(|&it| boxes[it].holds([r, f, m]));
                match holding.next() {
                    Some(first) => {
                        codes[place([r, f, m])] = first as u16;
                        is_used[first] = true;
                        overlapping += u32::from(holding.next().is_some());
                    }
                    None => uncovered += 1,
                }
            }
        }
    }
    let unreachable = boxes.iter().zip(is_used).filter(|(_, used)| !used);
    let coverage = BoxCoverage {
        cells,
        uncovered,
        overlapping,
        unreachable: unreachable.map(|(it, _)| it.name.clone()).collect(),
    };
    (codes, coverage)
}

/// The boxes of the vignette of rfm (R) 0.3.
pub fn vignette_boxes() -> Vec<RfmBox> {
    named(&[
        (RfmName::Champions, [5, 5], [5, 5], [5, 5]),
        (RfmName::PotentialLoyalist, [3, 5], [3, 5], [2, 5]),
        (RfmName::LoyalCustomers, [2, 4], [2, 4], [2, 4]),
        (RfmName::Promising, [3, 4], [1, 3], [3, 5]),
        (RfmName::NewCustomers, [4, 5], [1, 3], [1, 5]),
        (RfmName::CantLoseThem, [1, 2], [3, 4], [4, 5]),
        (RfmName::AtRisk, [1, 2], [2, 5], [4, 5]),
        (RfmName::NeedAttention, [1, 3], [3, 5], [3, 5]),
        (RfmName::AboutToSleep, [2, 3], [1, 3], [1, 4]),
        (RfmName::Lost, [1, 1], [1, 5], [1, 5]),
    ])
}

/// The bands of rfm (R) 0.2. In their order three of them name nobody, and 36 of 125 cells are in
/// none.
pub fn package_bands() -> Vec<RfmBox> {
    named(&[
        (RfmName::Champions, [4, 5], [4, 5], [4, 5]),
        (RfmName::LoyalCustomers, [2, 5], [3, 5], [3, 5]),
        (RfmName::PotentialLoyalist, [3, 5], [1, 3], [1, 3]),
        (RfmName::NewCustomers, [4, 5], [1, 1], [1, 1]),
        (RfmName::Promising, [3, 4], [1, 1], [1, 1]),
        (RfmName::NeedAttention, [2, 3], [2, 3], [2, 3]),
        (RfmName::AboutToSleep, [2, 3], [1, 2], [1, 2]),
        (RfmName::AtRisk, [1, 2], [2, 5], [2, 5]),
        (RfmName::CantLoseThem, [1, 1], [4, 5], [4, 5]),
        (RfmName::Lost, [1, 2], [1, 2], [1, 2]),
    ])
}

/// The ten names over recency and frequency that many analysts use, whatever the money.
pub(super) fn ten_boxes() -> Vec<RfmBox> {
    named(&[
        (RfmName::Champions, [5, 5], [4, 5], [1, 5]),
        (RfmName::LoyalCustomers, [3, 4], [4, 5], [1, 5]),
        (RfmName::PotentialLoyalist, [4, 5], [2, 3], [1, 5]),
        (RfmName::NewCustomers, [5, 5], [1, 1], [1, 5]),
        (RfmName::Promising, [4, 4], [1, 1], [1, 5]),
        (RfmName::NeedAttention, [3, 3], [3, 3], [1, 5]),
        (RfmName::AboutToSleep, [3, 3], [1, 2], [1, 5]),
        (RfmName::AtRisk, [1, 2], [3, 4], [1, 5]),
        (RfmName::CantLoseThem, [1, 2], [5, 5], [1, 5]),
        (RfmName::Hibernating, [1, 2], [1, 2], [1, 5]),
    ])
}

/// The eight classes where scores count as high from `high_from` on, up to `most`.
pub(super) fn eight_boxes(high_from: [u8; 3], most: [u8; 3]) -> Vec<RfmBox> {
    let side = |place: usize, is_high: bool| match is_high {
        true => [high_from[place], most[place]],
        false => [1, high_from[place] - 1],
    };
    let all = [true, false].into_iter().flat_map(|m| {
        let of_money = [true, false].map(|r| [true, false].map(|f| [r, f, m]));
        of_money.into_iter().flatten()
    });
    all.map(|is_high| RfmBox {
        name: SegmentName::Eight(EightClass::of(is_high)),
        r: side(0, is_high[0]),
        f: side(1, is_high[1]),
        m: side(2, is_high[2]),
    })
    .collect()
}

/// A name, and the sides of its box.
type Named = (RfmName, [u8; 2], [u8; 2], [u8; 2]);

fn named(boxes: &[Named]) -> Vec<RfmBox> {
    let named = boxes.iter().map(|&(name, r, f, m)| RfmBox {
        name: SegmentName::Rfm(name),
        r,
        f,
        m,
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bands_of_the_package_leave_36_cells_and_hide_three_names() {
        let (_, coverage) = assign(&package_bands(), [5; 3]);
        assert_eq!((coverage.cells, coverage.uncovered), (125, 36));
        let hidden = [
            RfmName::NewCustomers,
            RfmName::Promising,
            RfmName::CantLoseThem,
        ];
        assert_eq!(coverage.unreachable, hidden.map(SegmentName::Rfm));
    }

    #[test]
    fn every_name_of_the_vignette_can_be_reached() {
        let (_, coverage) = assign(&vignette_boxes(), [5; 3]);
        assert!(coverage.unreachable.is_empty());
        assert!(coverage.uncovered < 36 && coverage.overlapping > 0);
    }
}

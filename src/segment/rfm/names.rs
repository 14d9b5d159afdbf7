//! Names for scores.

use serde::{Deserialize, Serialize};

use super::RfmFacts;
use super::boxes::{
    BoxCoverage, RfmBox, assign, eight_boxes, package_bands, ten_boxes, vignette_boxes,
};
#[cfg(test)]
use super::score::place;
use super::score::{Dimension, PLACES, RfmScores};
use crate::segment::{SchemeError, SegmentName};

/// A name in common use for RFM scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RfmName {
    /// Bought just now, often, for much.
    Champions,
    /// Buy again and again.
    LoyalCustomers,
    /// Recent, with some purchases.
    PotentialLoyalist,
    /// Bought first not long ago.
    NewCustomers,
    /// Recent, few purchases, good money.
    Promising,
    /// Middling, and it has been a while.
    NeedAttention,
    /// Below the middle in everything.
    AboutToSleep,
    /// Bought often and much, long ago.
    AtRisk,
    /// The best ones of long ago.
    CantLoseThem,
    /// Long ago, seldom and little.
    Hibernating,
    /// The least recent.
    Lost,
    /// In no box.
    Others,
}

/// One of the eight classes of high and low scores that practice in China uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EightClass {
    /// 重要价值: R, F, M high.
    KeyValue,
    /// 重要发展: R, M high, F low.
    KeyDevelop,
    /// 重要保持: F, M high, R low.
    KeyKeep,
    /// 重要挽留: M high, R, F low.
    KeyWinBack,
    /// 一般价值: R, F high, M low.
    GeneralValue,
    /// 一般发展: R high, F, M low.
    GeneralDevelop,
    /// 一般保持: F high, R, M low.
    GeneralKeep,
    /// 一般挽留: all low.
    GeneralWinBack,
}

impl EightClass {
    /// All eight in the order of a table.
    pub const ALL: [EightClass; 8] = [
        EightClass::KeyValue,
        EightClass::KeyDevelop,
        EightClass::KeyKeep,
        EightClass::KeyWinBack,
        EightClass::GeneralValue,
        EightClass::GeneralDevelop,
        EightClass::GeneralKeep,
        EightClass::GeneralWinBack,
    ];

    /// The class of high (true) and low recency, frequency and money.
    pub fn of([r, f, m]: [bool; 3]) -> EightClass {
        EightClass::ALL[usize::from(!m) * 4 + usize::from(!r) * 2 + usize::from(!f)]
    }
}

/// Which names the scores have.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RfmNames {
    /// The boxes of the vignette of rfm (R).
    #[default]
    Vignette,
    /// The bands of rfm (R) 0.2.
    Bands,
    /// The ten names over recency and frequency alone that many analysts use.
    TenNames,
    /// High and low in three dimensions: with two classes the upper one is high, else what lies above
    /// the mean score.
    EightClasses,
    /// No names: each cell for itself.
    Cells,
    /// The user's boxes in their order.
    Boxes(Vec<RfmBox>),
}

/// Names for every cell.
pub(super) struct Naming {
    pub(super) names: Vec<SegmentName>,
    /// Number of the name of each cell by [`place`].
    pub(super) codes: Vec<u16>,
    pub(super) coverage: Option<BoxCoverage>,
}

/// The scores that names made for quintiles need.
const QUINTILES: u8 = 5;

impl Naming {
    pub(super) fn of(names: &RfmNames, scores: &RfmScores) -> Result<Naming, SchemeError> {
        let most = scores.facts.highest;
        match names {
            RfmNames::Vignette => Naming::of_boxes(vignette_boxes(), quintiles(scores)?),
            RfmNames::Bands => Naming::of_boxes(package_bands(), quintiles(scores)?),
            RfmNames::TenNames => Naming::of_boxes(ten_boxes(), quintiles(scores)?),
            RfmNames::EightClasses => Ok(Naming::eight(scores)),
            RfmNames::Cells => Ok(Naming::cells(scores)),
            RfmNames::Boxes(boxes) => Naming::of_boxes(boxes.clone(), most),
        }
    }

    fn of_boxes(boxes: Vec<RfmBox>, most: [u8; 3]) -> Result<Naming, SchemeError> {
        if boxes.is_empty() {
            return Err(SchemeError::NoSegments);
        }
        if let Some(place) = boxes.iter().position(|it| !it.is_sound()) {
            return Err(SchemeError::BoxOutOfRange { place });
        }
        let is_blank =
            |it: &RfmBox| matches!(&it.name, SegmentName::Own(name) if name.trim().is_empty());
        if let Some(place) = boxes.iter().position(is_blank) {
            return Err(SchemeError::NameTaken { place });
        }
        let (codes, coverage) = assign(&boxes, most);
        // Boxes of one name are one segment.
        let mut names: Vec<SegmentName> = Vec::new();
        let mut number_of = Vec::with_capacity(boxes.len() + 1);
        for it in boxes {
            let known = names.iter().position(|name| *name == it.name);
            number_of.push(known.unwrap_or(names.len()) as u16);
            if known.is_none() {
                names.push(it.name);
            }
        }
        number_of.push(names.len() as u16);
        if coverage.uncovered > 0 {
            names.push(SegmentName::Rfm(RfmName::Others));
        }
        Ok(Naming {
            names,
            codes: codes
                .into_iter()
                .map(|it| number_of[usize::from(it)])
                .collect(),
            coverage: Some(coverage),
        })
    }

    fn eight(scores: &RfmScores) -> Naming {
        let high_from = scores.facts.high_from();
        let mut codes = vec![0; PLACES];
        for (at, code) in codes.iter_mut().enumerate() {
            let cell = [at / 100, at / 10 % 10, at % 10];
            let is_high =
                [0, 1, 2].map(|place: usize| cell[place] >= usize::from(high_from[place]));
            *code = EightClass::of(is_high) as u16;
        }
        Naming {
            names: EightClass::ALL.map(SegmentName::Eight).into(),
            codes,
            coverage: None,
        }
    }

    /// The cells that somebody is in, best first.
    fn cells(scores: &RfmScores) -> Naming {
        let mut codes = vec![0; PLACES];
        let mut names = Vec::new();
        for at in (111..PLACES).rev().filter(|&at| scores.cells[at] > 0) {
            codes[at] = names.len() as u16;
            names.push(SegmentName::Cell(
                [at / 100, at / 10 % 10, at % 10].map(|it| it as u8),
            ));
        }
        Naming {
            names,
            codes,
            coverage: None,
        }
    }
}

impl RfmFacts {
    /// From which score on recency, frequency and money are high: with two scores the upper one, with
    /// more what lies at the mean or above.
    pub fn high_from(&self) -> [u8; 3] {
        [0, 1, 2].map(|place: usize| {
            let counts = &self.counts[place];
            let customers: u64 = counts.iter().sum();
            let scores = counts.iter().zip(1..);
            let total: u64 = scores.map(|(count, score)| count * score).sum();
            match counts.len() {
                2 => 2,
                // The mean lies between the lowest score and the highest.
                _ => (total as f64 / customers.max(1) as f64).ceil().max(1.0) as u8,
            }
        })
    }
}

impl RfmNames {
    /// The same names as boxes that can be changed; none where a name is not one box of scores.
    pub fn boxes(&self, facts: Option<&RfmFacts>) -> Option<Vec<RfmBox>> {
        match self {
            RfmNames::Vignette => Some(vignette_boxes()),
            RfmNames::Bands => Some(package_bands()),
            RfmNames::TenNames => Some(ten_boxes()),
            RfmNames::EightClasses => facts
                .map(|facts| (facts.high_from(), facts.highest))
                .filter(|(high_from, _)| high_from.iter().all(|&from| from > 1))
                .map(|(high_from, most)| eight_boxes(high_from, most)),
            RfmNames::Cells => None,
            RfmNames::Boxes(boxes) => Some(boxes.clone()),
        }
    }
}

/// Names made for five scores need five of them.
fn quintiles(scores: &RfmScores) -> Result<[u8; 3], SchemeError> {
    let facts = &scores.facts;
    for (dimension, classes) in Dimension::ALL.into_iter().zip(facts.highest) {
        if classes != QUINTILES {
            return Err(SchemeError::NamesNeedFive { dimension, classes });
        }
    }
    Ok(facts.highest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_decides_between_key_and_general() {
        assert_eq!(EightClass::of([true; 3]), EightClass::KeyValue);
        assert_eq!(EightClass::of([true, false, true]), EightClass::KeyDevelop);
        assert_eq!(EightClass::of([false, true, true]), EightClass::KeyKeep);
        assert_eq!(EightClass::of([false, false, true]), EightClass::KeyWinBack);
        assert_eq!(
            EightClass::of([true, true, false]),
            EightClass::GeneralValue
        );
        assert_eq!(EightClass::of([false; 3]), EightClass::GeneralWinBack);
    }

    #[test]
    fn the_ten_names_cover_every_recency_and_frequency_once() {
        let boxes = ten_boxes();
        let (codes, coverage) = assign(&boxes, [5; 3]);
        assert_eq!((coverage.uncovered, coverage.overlapping), (0, 0));
        let name = |r, f| boxes[usize::from(codes[place([r, f, 1])])].name.clone();
        assert_eq!(name(5, 5), SegmentName::Rfm(RfmName::Champions));
        assert_eq!(name(4, 4), SegmentName::Rfm(RfmName::LoyalCustomers));
        assert_eq!(name(5, 1), SegmentName::Rfm(RfmName::NewCustomers));
        assert_eq!(name(1, 5), SegmentName::Rfm(RfmName::CantLoseThem));
        assert_eq!(name(2, 1), SegmentName::Rfm(RfmName::Hibernating));
    }

    #[test]
    fn the_eight_classes_as_boxes_name_every_cell_as_they_do() {
        let boxes = eight_boxes([3, 2, 4], [5; 3]);
        let (codes, coverage) = assign(&boxes, [5; 3]);
        assert_eq!((coverage.uncovered, coverage.overlapping), (0, 0));
        for cell in [[3, 2, 4], [2, 2, 4], [3, 1, 4], [1, 1, 1], [5, 5, 3]] {
            let is_high = [cell[0] >= 3, cell[1] >= 2, cell[2] >= 4];
            let name = &boxes[usize::from(codes[place(cell)])].name;
            assert_eq!(*name, SegmentName::Eight(EightClass::of(is_high)));
        }
    }

    #[test]
    fn a_box_takes_words_for_its_name() {
        let mut told = serde_json::to_value(&ten_boxes()[0]).unwrap_or_default();
        told["name"] = "贵宾".into();
        let read: Option<RfmBox> = serde_json::from_value(told).ok();
        assert_eq!(
            read.map(|it| it.name),
            Some(SegmentName::Own("贵宾".into()))
        );
    }
}

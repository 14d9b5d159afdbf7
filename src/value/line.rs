//! What every model's result can be listed as: named rows of explained numbers.

use serde::{Deserialize, Deserializer, Serialize};

use super::{BrandFactor, DevelopmentStep};
use crate::explain::Explained;
use crate::segment::{Loyalty, SegmentName, Stage, Tier, Usage};

/// What a row of a result is about; `text` names it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Key {
    /// A spend tier.
    Tier(Tier),
    /// A segment of the open customers.
    Segment(SegmentName),
    /// From a limit up to below another.
    Band {
        /// The limit below; none at the lower end.
        from: Option<f64>,
        /// The limit above, which belongs to the next; none at the upper end.
        below: Option<f64>,
        /// The limits are parts of a whole.
        is_share: bool,
    },
    /// A name the user or the file gave.
    Name(String),
    /// One of several, from 1.
    Place(u32),
    /// A level of service, 1 the highest.
    ServiceLevel(u32),
    /// A period, 0 = now.
    Period(u32),
    /// A share, 1 = the whole.
    Share(f64),
    /// A factor of customer brand valuation.
    BrandFactor(BrandFactor),
    /// Heavy, medium or light.
    Usage(Usage),
    /// Loyal, switching or buying on price.
    Loyalty(Loyalty),
    /// A stage of the customer life cycle.
    LifeStage(Stage),
    /// A step of customer development.
    Step(DevelopmentStep),
    /// All together.
    Total,
    /// Out of the base.
    Gone,
    /// A blank cell.
    NotNoted,
    /// Group A, B, C or C like for like of the printed matrix (M06), from 0.
    PrintedGroup(u8),
}

/// A key as it is written, or a name the user gave.
#[derive(Deserialize)]
#[serde(untagged)]
enum KeyOrWords {
    Words(String),
    Key(Key),
}

impl From<KeyOrWords> for Key {
    fn from(of: KeyOrWords) -> Key {
        match of {
            KeyOrWords::Words(words) => match words.as_str() {
                // As these keys are written.
                "total" => Key::Total,
                "gone" => Key::Gone,
                "not_noted" => Key::NotNoted,
                _ => Key::Name(words),
            },
            KeyOrWords::Key(key) => key,
        }
    }
}

/// A key of something the user may rename: words alone are a name of the user's own.
pub(super) fn key_or_words<'de, D: Deserializer<'de>>(from: D) -> Result<Key, D::Error> {
    KeyOrWords::deserialize(from).map(Key::from)
}

/// The same for a list of them.
pub(super) fn keys_or_words<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Key>, D::Error> {
    let keys = Vec::<KeyOrWords>::deserialize(from)?;
    Ok(keys.into_iter().map(Key::from).collect())
}

/// One explained number of a result and the row it stands in; none for a number of the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<'a> {
    /// The row, outermost first.
    pub keys: Vec<Key>,
    /// The number.
    pub of: &'a Explained,
}

impl<'a> Line<'a> {
    /// Numbers of the whole result.
    pub(super) fn of_whole(of: impl IntoIterator<Item = &'a Explained>) -> Vec<Line<'a>> {
        Line::row(&[], of)
    }

    /// Numbers of one row.
    pub(super) fn row(keys: &[Key], of: impl IntoIterator<Item = &'a Explained>) -> Vec<Line<'a>> {
        let line = |of| Line {
            keys: keys.to_vec(),
            of,
        };
        of.into_iter().map(line).collect()
    }
}

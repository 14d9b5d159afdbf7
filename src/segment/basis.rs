//! Other bases of segmentation (M04): the service given, the price paid, the discount taken, or any
//! column of the file.

use crate::numeric::sort_many;
use serde::{Deserialize, Serialize};

use super::rfm::{ClassCount, Cuts};
use super::spread::{class_from, quantiles};
use super::{
    BandOf, OrderUnit, Profiles, SchemeError, SchemeFacts, Segment, SegmentName, Segmentation, Span,
};
use crate::base::CustomerBase;
use crate::ingest::{Attribute, NO_VALUE, Role};
use crate::units::{Day, Money};

/// What customers are told apart by.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The first of these that the data have: service level, price, discount, any column of text.
    #[default]
    Found,
    /// The service-level column.
    ServiceLevel,
    /// A column of text by its name.
    Column(String),
    /// Money a unit: Σ amount ÷ Σ quantity of lines with both above zero.
    Price,
    /// Discount as part of the price before it: Σ discount ÷ Σ (amount + discount).
    Discount,
}

/// Where one band of numbers ends and the next begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bands {
    /// So many bands of equally many customers; equal cuts become one.
    Quantiles(ClassCount),
    /// The user's own; a value on a cut belongs above.
    Entered(Cuts),
}

/// How the cells of a discount column are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DiscountUnit {
    /// As rates where no cell is above one, else as money.
    #[default]
    Found,
    /// As a part of the price before it.
    Rate,
    /// As money.
    Money,
}

/// Segments by one basis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BasisScheme {
    /// Told apart by what.
    pub basis: Basis,
    /// Bands, where that is a number.
    #[serde(default)]
    pub bands: Bands,
    /// The time that is looked at.
    #[serde(default)]
    pub span: Span,
    /// How the cells of a discount column are read.
    #[serde(default)]
    pub discount: DiscountUnit,
}

impl Default for Bands {
    fn default() -> Self {
        Bands::Quantiles(ClassCount::FIVE)
    }
}

/// What was settled on one base.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BasisFacts {
    /// Told apart by what.
    pub basis: Basis,
    /// Name of the column; empty where it is computed.
    pub column: String,
    /// The cuts, where it is a number.
    pub cuts: Vec<f64>,
    /// Bands that were wanted; more than there are where the values allow no more.
    pub wanted: u8,
    /// Customers whose text changed: the last one counts.
    pub changed: u64,
    /// How the cells of the discount column were read; none for another basis.
    pub discount: Option<DiscountUnit>,
}

impl BasisScheme {
    pub(super) fn apply(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
    ) -> Result<Segmentation, SchemeError> {
        match &self.basis {
            Basis::Found => {
                let settled = BasisScheme {
                    basis: found(base),
                    ..self.clone()
                };
                settled.apply(base, profiles)
            }
            Basis::ServiceLevel => {
                let role = Role::ServiceLevel;
                let found = base.attributes.iter().find(|it| it.role == Some(role));
                let column = found.ok_or(SchemeError::MissingRole(role))?;
                self.by_text(base, profiles, column)
            }
            Basis::Column(name) => self.by_text(base, profiles, column_named(base, name)?),
            Basis::Price => {
                let values = self.ratios(base, profiles, Role::Quantity, false)?;
                self.by_number(profiles, &values, None)
            }
            Basis::Discount => {
                let unit = self.discount.settled(base);
                let is_rate = unit == DiscountUnit::Rate;
                let values = self.ratios(base, profiles, Role::Discount, is_rate)?;
                self.by_number(profiles, &values, Some(unit))
            }
        }
    }

    /// Segments by the text of a customer's last line up to the analysis day, in order of the texts.
    fn by_text(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
        column: &Attribute,
    ) -> Result<Segmentation, SchemeError> {
        let texts = column.values.len();
        if texts >= Segmentation::MOST {
            return Err(SchemeError::TooManySegments {
                found: texts as u64,
                most: Segmentation::MOST as u64,
            });
        }
        let mut changed = 0;
        let mut is_used = vec![false; texts];
        let last: Vec<Option<u32>> = (0..base.len())
            .map(|customer| {
                let entries = seen(base, customer, profiles.window.to);
                let codes = column.codes.get(entries).unwrap_or_default();
                let last = codes.last().copied();
                changed += u64::from(codes.iter().any(|&code| Some(code) != last));
                if let Some(code) = last {
                    is_used[code as usize] = true;
                }
                last
            })
            .collect();
        let mut used: Vec<usize> = (0..texts).filter(|&it| is_used[it]).collect();
        let key = |it: usize| {
            let text = column.values.get(it);
            (text.is_empty(), text)
        };
        sort_many(&mut used, |&a, &b| key(a).cmp(&key(b)));
        let mut segments = Vec::with_capacity(used.len() + 1);
        let mut code_of = vec![0_u16; texts];
        for (code, &text) in used.iter().enumerate() {
            code_of[text] = code as u16;
            let name = SegmentName::Value(column.values.get(text).to_owned());
            segments.push(Segment::inside(name));
        }
        let unseen = segments.len() as u16;
        segments.push(Segment::outside(SegmentName::NoOrder));
        let code = |text: Option<u32>| text.map_or(unseen, |it| code_of[it as usize]);
        Ok(Segmentation {
            segments,
            codes: last.into_iter().map(code).collect(),
            span: self.span,
            unit: OrderUnit::Orders,
            scores: None,
            facts: SchemeFacts::Basis(BasisFacts {
                basis: self.basis.clone(),
                column: column.name.clone(),
                cuts: Vec::new(),
                wanted: 0,
                changed,
                discount: None,
            }),
        })
    }

    /// The number of each customer; not a number for one without.
    fn ratios(
        &self,
        base: &CustomerBase,
        profiles: &Profiles,
        role: Role,
        is_rate: bool,
    ) -> Result<Vec<f64>, SchemeError> {
        let found = base.measures.iter().find(|it| it.role == role);
        let column = found.ok_or(SchemeError::MissingRole(role))?;
        let from = match self.span {
            Span::History => Day(i32::MIN),
            Span::Window => profiles.window.from,
        };
        let ratio = |customer: usize| {
            let (mut above, mut below) = (0_i128, 0_i128);
            for entry in seen(base, customer, profiles.window.to) {
                let (amount, other) = (base.amount[entry], column.values[entry]);
                if base.day[entry] < from || !amount.is_positive() || other == NO_VALUE {
                    continue;
                }
                match role {
                    Role::Quantity if other.is_positive() => {
                        above += i128::from(amount.0);
                        below += i128::from(other.0);
                    }
                    Role::Discount => {
                        let discount = match is_rate {
                            true => before_rate(amount, other) - amount.0,
                            false => other.abs().0,
                        };
                        above += i128::from(discount);
                        below += i128::from(amount.0) + i128::from(discount);
                    }
                    _ => {}
                }
            }
            match below > 0 {
                true => above as f64 / below as f64,
                false => f64::NAN,
            }
        };
        Ok((0..base.len()).map(ratio).collect())
    }

    fn by_number(
        &self,
        profiles: &Profiles,
        values: &[f64],
        discount: Option<DiscountUnit>,
    ) -> Result<Segmentation, SchemeError> {
        let known: Vec<f64> = values.iter().copied().filter(|it| it.is_finite()).collect();
        if known.is_empty() {
            return Err(SchemeError::Nobody);
        }
        let (cuts, wanted) = match &self.bands {
            Bands::Quantiles(bands) => {
                let least = known.iter().copied().fold(f64::INFINITY, f64::min);
                let mut cuts = quantiles(&known, usize::from(bands.get()));
                cuts.dedup();
                cuts.retain(|&cut| cut > least);
                (cuts, bands.get())
            }
            Bands::Entered(cuts) => (cuts.get().to_vec(), cuts.get().len() as u8 + 1),
        };
        let edge = |place: usize| cuts.get(place).copied();
        let of = match self.basis {
            Basis::Discount => BandOf::DiscountRate,
            _ => BandOf::Price,
        };
        let bands = (0..=cuts.len()).map(|place| {
            let from = place.checked_sub(1).and_then(edge);
            Segment::inside(SegmentName::Band(of, from, edge(place)))
        });
        let mut segments: Vec<Segment> = bands.collect();
        let unknown = segments.len() as u16;
        segments.push(Segment::outside(SegmentName::Unknown));
        let no_order = segments.len() as u16;
        segments.push(Segment::outside(SegmentName::NoOrder));
        let code = |customer: usize| match values[customer] {
            value if value.is_finite() => class_from(&cuts, value) as u16,
            _ if profiles.has_bought(customer) => unknown,
            _ => no_order,
        };
        Ok(Segmentation {
            codes: (0..values.len()).map(code).collect(),
            segments,
            span: self.span,
            unit: OrderUnit::Orders,
            scores: None,
            facts: SchemeFacts::Basis(BasisFacts {
                basis: self.basis.clone(),
                column: String::new(),
                cuts,
                wanted,
                changed: 0,
                discount,
            }),
        })
    }
}

/// The first basis that the data have; the service level where they have none.
fn found(base: &CustomerBase) -> Basis {
    let has_measure = |role| base.measures.iter().any(|it| it.role == role);
    let has_level = |it: &Attribute| it.role == Some(Role::ServiceLevel);
    let is_small = |it: &&Attribute| it.values.len() < Segmentation::MOST;
    if base.attributes.iter().any(has_level) {
        return Basis::ServiceLevel;
    }
    if has_measure(Role::Quantity) {
        return Basis::Price;
    }
    if has_measure(Role::Discount) {
        return Basis::Discount;
    }
    let column = base.attributes.iter().find(is_small);
    column.map_or(Basis::ServiceLevel, |it| Basis::Column(it.name.clone()))
}

/// The price before a rate was taken off; the price itself where the rate leaves none.
fn before_rate(amount: Money, rate: Money) -> i64 {
    let left = 1.0 - rate.abs().units();
    match left > 0.0 {
        true => (amount.0 as f64 / left).round() as i64,
        false => amount.0,
    }
}

impl DiscountUnit {
    fn settled(self, base: &CustomerBase) -> DiscountUnit {
        let found = base.measures.iter().find(|it| it.role == Role::Discount);
        match (self, found) {
            (DiscountUnit::Found, Some(column)) => {
                let known = column.values.iter().filter(|&&it| it != NO_VALUE);
                match known.clone().all(|it| it.abs().0 <= Money::SCALE) {
                    true => DiscountUnit::Rate,
                    false => DiscountUnit::Money,
                }
            }
            (unit, _) => unit,
        }
    }
}

/// The entries of a customer up to a day.
pub(super) fn seen(base: &CustomerBase, customer: usize, to: Day) -> std::ops::Range<usize> {
    let entries = base.entries(customer);
    let end = base.day[entries.clone()].partition_point(|&day| day <= to);
    entries.start..entries.start + end
}

/// A kept column of text by its name.
pub(super) fn column_named<'a>(
    base: &'a CustomerBase,
    name: &str,
) -> Result<&'a Attribute, SchemeError> {
    let found = base.attributes.iter().find(|it| it.name == name);
    found.ok_or_else(|| SchemeError::UnknownColumn {
        column: name.to_owned(),
    })
}

/// Lines of a customer with a discount, and all lines that are sales.
pub(super) fn discounted_lines(
    base: &CustomerBase,
    discounts: &[Money],
    entries: std::ops::Range<usize>,
) -> (u32, u32) {
    let mut lines = (0, 0);
    for entry in entries {
        if base.amount[entry].is_positive() {
            lines.1 += 1;
            let discount = discounts[entry];
            lines.0 += u32::from(discount != NO_VALUE && discount.0 != 0);
        }
    }
    lines
}

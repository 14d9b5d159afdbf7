//! Customer delivered value against rivals (M18): what an offer gives less what it costs the customer.

use serde::{Deserialize, Serialize};

use super::line::key_or_words;
use super::{Key, Line, ValueError, check};
use crate::explain::{Explained, Expr, Given, Symbol, Unit, ValueSymbol as S};

/// Ours and up to four rivals.
const MOST_OFFERS: u32 = 5;

/// What an offer gives and takes, as the customer sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// Whose it is; words alone are a name of the user's own.
    #[serde(deserialize_with = "key_or_words")]
    pub name: Key,
    /// Product, service, personnel, image.
    pub values: [Given; 4],
    /// Money, time, physical effort, mental effort.
    pub costs: [Given; 4],
}

/// The parts of value, in the order of [`Offer::values`].
pub const VALUE_PARTS: [S; 4] = [
    S::ProductValue,
    S::ServiceValue,
    S::PersonnelValue,
    S::ImageValue,
];
/// The parts of cost, in the order of [`Offer::costs`].
pub const COST_PARTS: [S; 4] = [S::MoneyCost, S::TimeCost, S::PhysicalCost, S::MentalCost];

/// One offer evaluated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfferValue {
    /// Whose it is.
    pub name: Key,
    /// Sum of the four values.
    pub value: Explained,
    /// Sum of the four costs.
    pub cost: Explained,
    /// Value less cost.
    pub delivered: Explained,
    /// Value ÷ cost; none without a cost.
    pub ratio: Option<Explained>,
    /// Ours ÷ this one's delivered value, above 1 where ours is chosen; none for ours, and where
    /// this one delivers nothing.
    pub ours_to_this: Option<Explained>,
    /// What ours must give more, or cost less, to draw level; none for ours or where it is ahead.
    pub to_draw_level: Option<Explained>,
}

/// All offers side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Delivered {
    /// In the order given; ours first.
    pub offers: Vec<OfferValue>,
    /// The offer that delivers most, from 0; of equal ones the first.
    pub best_by_difference: usize,
    /// The offer with the highest ratio; none where no offer costs anything.
    pub best_by_ratio: Option<usize>,
}

impl Delivered {
    /// Evaluates the offers, ours being the first.
    ///
    /// # Errors
    /// No offer or more than five; a part below zero (its place is the offer's).
    pub fn evaluate(offers: &[Offer]) -> Result<Delivered, ValueError> {
        check::entries(S::DeliveredValue, offers.len(), 1, MOST_OFFERS)?;
        let mut found: Vec<OfferValue> = Vec::with_capacity(offers.len());
        for (place, offer) in offers.iter().enumerate() {
            let of = of_offer(offer, place + 1, found.first());
            found.push(of.map_err(|error| error.at(place + 1))?);
        }
        let best = |pick: &dyn Fn(&OfferValue) -> Option<f64>| {
            let mut best: Option<(usize, f64)> = None;
            for (place, offer) in found.iter().enumerate() {
                match (pick(offer), best) {
                    (Some(value), None) => best = Some((place, value)),
                    (Some(value), Some((_, most))) if value > most => best = Some((place, value)),
                    _ => {}
                }
            }
            best.map(|(place, _)| place)
        };
        Ok(Delivered {
            best_by_difference: best(&|offer| Some(offer.delivered.value())).unwrap_or_default(),
            best_by_ratio: best(&|offer| offer.ratio.as_ref().map(Explained::value)),
            offers: found,
        })
    }

    /// True when difference and ratio name different offers.
    pub fn disagree(&self) -> bool {
        self.best_by_ratio
            .is_some_and(|best| best != self.best_by_difference)
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        for offer in &self.offers {
            let of = [&offer.value, &offer.cost, &offer.delivered].into_iter();
            let of = of.chain(&offer.ratio).chain(&offer.ours_to_this);
            let of = of.chain(&offer.to_draw_level);
            lines.extend(Line::row(std::slice::from_ref(&offer.name), of));
        }
        lines
    }
}

fn of_offer(
    offer: &Offer,
    place: usize,
    ours: Option<&OfferValue>,
) -> Result<OfferValue, ValueError> {
    let sum = |symbol: S, parts: [S; 4], given: &[Given; 4]| {
        let mut terms = Vec::with_capacity(4);
        for (part, &given) in parts.into_iter().zip(given) {
            check::not_negative(part, given)?;
            terms.push(given.named(part, Unit::Points));
        }
        Ok(Explained::new(symbol, Unit::Points, Expr::Sum(terms)))
    };
    let value = sum(S::TotalValue, VALUE_PARTS, &offer.values)?;
    let cost = sum(S::TotalCost, COST_PARTS, &offer.costs)?;
    let delivered = Explained::new(
        S::DeliveredValue,
        Unit::Points,
        value.as_input().minus(cost.as_input()),
    );
    let ratio = Explained::new(
        S::ValueToCost,
        Unit::Ratio,
        value.as_input().over(cost.as_input()),
    );
    let compared = ours.map(|ours| {
        let (ours, this) = (
            ours.delivered.as_input().at(1),
            delivered.as_input().at(place),
        );
        let ratio = Explained::new(S::OursToThis, Unit::Ratio, ours.clone().over(this.clone()));
        let level = Explained::new(S::ToDrawLevel, Unit::Points, this.minus(ours));
        (ratio, level)
    });
    let (ours_to_this, to_draw_level) = compared.unzip();
    Ok(OfferValue {
        name: offer.name.clone(),
        ratio: (cost.value() > 0.0).then_some(ratio),
        ours_to_this: ours_to_this.filter(|_| delivered.value() > 0.0),
        to_draw_level: to_draw_level.filter(|level: &Explained| level.value() > 0.0),
        value,
        cost,
        delivered,
    })
}

/// The name of a part of an offer, for fields.
pub fn part_symbol(is_cost: bool, part: usize) -> Option<Symbol> {
    let parts = if is_cost { COST_PARTS } else { VALUE_PARTS };
    parts.get(part).copied().map(Symbol::Value)
}

//! Two periods of customer brand valuation (M05), the difference attributed exactly to its factors.

use serde::{Deserialize, Serialize};

use super::{Key, Line, ValueError, check};
use crate::explain::{Explained, Expr, Given, Source, Symbol, Unit, ValueSymbol as S};

/// The five factors of the brand's value in one period.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CbvPeriod {
    /// N: customers of the category.
    pub category_customers: Given,
    /// P: the brand's customers ÷ customers of the category.
    pub penetration: Given,
    /// BR: units of the category a customer buys a year.
    pub buying_rate: Given,
    /// SOP: the brand's part of its own customers' purchases.
    pub share_of_purchases: Given,
    /// CM: money a unit; with a price, the part of it that is left (register H6).
    pub unit_margin: Given,
    /// Price of a unit, where CM is told as a part of what is spent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Given>,
    /// Units are counted, not money: CM is 1, and what is told is units.
    #[serde(default)]
    pub counts_units: bool,
}

/// Two periods.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CbvChangeInputs {
    /// The earlier.
    pub before: CbvPeriod,
    /// The later.
    pub after: CbvPeriod,
}

/// A factor of the brand's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BrandFactor {
    /// N.
    CategoryCustomers,
    /// P.
    Penetration,
    /// BR.
    BuyingRate,
    /// SOP.
    ShareOfPurchases,
    /// CM.
    UnitMargin,
}

impl BrandFactor {
    /// All five in the order of the formula.
    pub const ALL: [BrandFactor; 5] = [
        BrandFactor::CategoryCustomers,
        BrandFactor::Penetration,
        BrandFactor::BuyingRate,
        BrandFactor::ShareOfPurchases,
        BrandFactor::UnitMargin,
    ];

    /// Its name in formulas, and its unit; CM as money.
    pub fn symbol(self) -> (Symbol, Unit) {
        match self {
            BrandFactor::CategoryCustomers => (Symbol::CategoryCustomers, Unit::Customers),
            BrandFactor::Penetration => (Symbol::Penetration, Unit::Percent),
            BrandFactor::BuyingRate => (Symbol::BuyingRate, Unit::ItemsPerCustomerYear),
            BrandFactor::ShareOfPurchases => (Symbol::ShareOfPurchases, Unit::Percent),
            BrandFactor::UnitMargin => (Symbol::UnitMargin, Unit::MoneyPerItem),
        }
    }
}

impl CbvPeriod {
    /// The factor's number.
    pub fn get(&self, factor: BrandFactor) -> Given {
        match factor {
            BrandFactor::CategoryCustomers => self.category_customers,
            BrandFactor::Penetration => self.penetration,
            BrandFactor::BuyingRate => self.buying_rate,
            BrandFactor::ShareOfPurchases => self.share_of_purchases,
            BrandFactor::UnitMargin => self.unit_margin,
        }
    }

    /// The factor's number, to be changed.
    pub fn get_mut(&mut self, factor: BrandFactor) -> &mut Given {
        match factor {
            BrandFactor::CategoryCustomers => &mut self.category_customers,
            BrandFactor::Penetration => &mut self.penetration,
            BrandFactor::BuyingRate => &mut self.buying_rate,
            BrandFactor::ShareOfPurchases => &mut self.share_of_purchases,
            BrandFactor::UnitMargin => &mut self.unit_margin,
        }
    }

    /// The factor's name and unit as this period tells it.
    pub fn symbol(&self, factor: BrandFactor) -> (Symbol, Unit) {
        match (factor, self.price) {
            (BrandFactor::UnitMargin, Some(_)) => (S::MarginRate.into(), Unit::Percent),
            (BrandFactor::UnitMargin, None) if self.counts_units => {
                (Symbol::UnitMargin, Unit::Ratio)
            }
            _ => factor.symbol(),
        }
    }

    /// The unit of what is told: money, or units where only they are counted.
    pub(super) fn told_in(&self, money: Unit) -> Unit {
        match money {
            Unit::MoneyPerCustomerYear if self.counts_units => Unit::ItemsPerCustomerYear,
            Unit::MoneyPerYear if self.counts_units => Unit::Items,
            money => money,
        }
    }

    /// The same with units counted, not money.
    pub fn with_units_alone(self) -> CbvPeriod {
        if self.counts_units {
            return self;
        }
        CbvPeriod {
            unit_margin: Given::assumed(1.0),
            price: None,
            counts_units: true,
            ..self
        }
    }

    /// The same with CM as money a unit.
    pub fn with_money_margin(self) -> CbvPeriod {
        let Some(price) = self.price else {
            return CbvPeriod {
                counts_units: false,
                ..self
            };
        };
        CbvPeriod {
            unit_margin: Given {
                value: price.value * self.unit_margin.value,
                ..self.unit_margin
            },
            price: None,
            ..self
        }
    }

    /// The same with CM as a part of what is spent, at a price that is assumed where none is given:
    /// twice the margin, which leaves half of it.
    pub fn with_margin_rate(self) -> CbvPeriod {
        let margin = self.unit_margin;
        if self.price.is_some() || margin.value == 0.0 {
            return self;
        }
        let price = 2.0 * margin.value.abs();
        CbvPeriod {
            unit_margin: Given {
                value: margin.value / price,
                source: Source::Derived,
            },
            price: Some(Given::assumed(price)),
            counts_units: false,
            ..self
        }
    }

    /// # Errors
    /// A factor out of its range.
    pub fn check(&self) -> Result<(), ValueError> {
        if let Some(price) = self.price {
            check::positive(S::PricePaid, price)?;
        }
        for factor in BrandFactor::ALL {
            let (symbol, _) = self.symbol(factor);
            let given = self.get(factor);
            match factor {
                BrandFactor::CategoryCustomers => check::positive(symbol, given)?,
                BrandFactor::Penetration | BrandFactor::ShareOfPurchases => {
                    check::fraction(symbol, given)?
                }
                BrandFactor::BuyingRate => check::not_negative(symbol, given)?,
                BrandFactor::UnitMargin if self.price.is_some() => check::margin(symbol, given)?,
                BrandFactor::UnitMargin => check::finite(symbol, given)?,
            };
        }
        Ok(())
    }

    /// N × P × BR × SOP × CM, as the `place`-th of several periods where there are several.
    pub(super) fn total(&self, place: Option<usize>) -> Expr {
        Expr::Times(BrandFactor::ALL.map(|it| self.leaf(it, place)).to_vec())
    }

    /// A factor in a formula: CM is price × rate where it is told so.
    pub(super) fn leaf(&self, factor: BrandFactor, place: Option<usize>) -> Expr {
        let named = |given: Given, (symbol, unit): (Symbol, Unit)| {
            let leaf = given.named(symbol, unit);
            match place {
                Some(place) => leaf.at(place),
                None => leaf,
            }
        };
        let leaf = named(self.get(factor), self.symbol(factor));
        match (factor, self.price) {
            (BrandFactor::UnitMargin, Some(price)) => {
                named(price, (S::PricePaid.into(), Unit::MoneyPerItem)).times(leaf)
            }
            _ => leaf,
        }
    }
}

/// What one factor did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactorPart {
    /// The factor.
    pub factor: BrandFactor,
    /// Its part of the difference.
    pub part: Explained,
}

/// The brand's value in both periods, and what changed it.
///
/// # Invariant
/// The parts add up to the difference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CbvChange {
    /// Value of all the brand's customers in the earlier period, a year.
    pub before: Explained,
    /// In the later.
    pub after: Explained,
    /// Later less earlier.
    pub difference: Explained,
    /// What each factor did, in the order of the formula.
    pub parts: Vec<FactorPart>,
}

impl CbvChange {
    /// Evaluates both periods and attributes the difference.
    ///
    /// # Formula
    /// The part of a factor is its own change × the others, averaged over all orders in which the
    /// factors can change (Shapley value): no factor is favoured by being changed first, and the
    /// parts add up.
    ///
    /// # Errors
    /// A factor out of its range; place 1 is the earlier period, 2 the later.
    pub fn evaluate(inputs: &CbvChangeInputs) -> Result<CbvChange, ValueError> {
        inputs.before.check().map_err(|error| error.at(1))?;
        inputs.after.check().map_err(|error| error.at(2))?;
        let money = |symbol, expr| Explained::new(symbol, Unit::MoneyPerYear, expr);
        let before = money(S::BrandValueBefore, inputs.before.total(Some(1)));
        let after = money(S::BrandValueAfter, inputs.after.total(Some(2)));
        let part = |factor| FactorPart {
            factor,
            part: money(S::FactorPart, part_of(inputs, factor)),
        };
        Ok(CbvChange {
            difference: money(
                S::BrandValueDifference,
                after.as_input().minus(before.as_input()),
            ),
            parts: BrandFactor::ALL.map(part).to_vec(),
            before,
            after,
        })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Line::of_whole([&self.before, &self.after, &self.difference]);
        for part in &self.parts {
            lines.extend(Line::row(&[Key::BrandFactor(part.factor)], [&part.part]));
        }
        lines
    }
}

/// The change of one factor × the mean of the others over all orders.
fn part_of(inputs: &CbvChangeInputs, factor: BrandFactor) -> Expr {
    let others: Vec<BrandFactor> = BrandFactor::ALL
        .into_iter()
        .filter(|&other| other != factor)
        .collect();
    let change = inputs
        .after
        .leaf(factor, Some(2))
        .minus(inputs.before.leaf(factor, Some(1)));
    // Sets of factors that changed before this one, by how many there are: those of one size have
    // one weight, size!(4 − size)! ÷ 5!.
    let count = others.len();
    let mut by_size: Vec<Vec<Expr>> = vec![Vec::new(); count + 1];
    for set in 0_u32..1 << count {
        let product = others
            .iter()
            .enumerate()
            .map(|(place, &other)| match set >> place & 1 {
                1 => inputs.after.leaf(other, Some(2)),
                _ => inputs.before.leaf(other, Some(1)),
            });
        by_size[set.count_ones() as usize].push(Expr::Times(product.collect()));
    }
    let weighed = by_size.into_iter().map(|products| {
        let share = products.len() as f64 * (count + 1) as f64;
        Expr::Sum(products).over(Expr::Number(share))
    });
    change.times(Expr::Sum(weighed.collect()))
}

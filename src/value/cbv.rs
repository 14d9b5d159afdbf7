//! Customer brand valuation (M05): CBV = P × BR × SOP × CM.

use serde::{Deserialize, Serialize};

use crate::explain::{Explained, Expr, Rule, Source, Symbol, Unit};
use crate::units::Fraction;

/// The four factors, each none until somebody gives it. An order file cannot know P, BR or SOP:
/// they speak of purchases made elsewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct CbvInputs {
    /// P: the brand's customers ÷ customers of the category.
    pub penetration: Option<Fraction>,
    /// BR: units of the category a customer buys a year.
    pub buying_rate: Option<f64>,
    /// SOP: the brand's part of its own customers' category purchases.
    pub share_of_purchases: Option<Fraction>,
    /// CM: money a unit after the costs that vary with it.
    pub unit_margin: Option<f64>,
}

/// One of the four factors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CbvFactor {
    /// P.
    Penetration,
    /// BR.
    BuyingRate,
    /// SOP.
    ShareOfPurchases,
    /// CM.
    UnitMargin,
}

impl CbvFactor {
    /// All four in the order of the formula.
    pub const ALL: [CbvFactor; 4] = [
        CbvFactor::Penetration,
        CbvFactor::BuyingRate,
        CbvFactor::ShareOfPurchases,
        CbvFactor::UnitMargin,
    ];
}

impl CbvInputs {
    /// The factor's number, if given.
    pub fn get(&self, factor: CbvFactor) -> Option<f64> {
        match factor {
            CbvFactor::Penetration => self.penetration.map(Fraction::get),
            CbvFactor::BuyingRate => self.buying_rate,
            CbvFactor::ShareOfPurchases => self.share_of_purchases.map(Fraction::get),
            CbvFactor::UnitMargin => self.unit_margin,
        }
    }

    /// The factors still to be given, in the order of the formula.
    pub fn missing(&self) -> Vec<CbvFactor> {
        CbvFactor::ALL
            .into_iter()
            .filter(|&factor| self.get(factor).is_none())
            .collect()
    }
}

/// The valuation: what the brand's customers are worth, and where the rest of the category is.
///
/// # Invariant
/// brand total + own customers' gap + non-buyers' gap = category total.
#[derive(Debug, Clone, PartialEq)]
pub struct Cbv {
    /// Customers of the category: brand customers ÷ P.
    pub category_customers: Explained,
    /// P × BR × SOP × CM: a year, per customer of the *category* (see H1).
    pub cbv: Explained,
    /// BR × SOP × CM: a year, per actual customer of the brand.
    pub brand_customer_value: Explained,
    /// BR × CM: a year, per customer of the category, all brands.
    pub category_value: Explained,
    /// Brand customers × their value.
    pub brand_total: Explained,
    /// What own customers buy elsewhere.
    pub own_customers_gap: Explained,
    /// What non-buyers would be worth.
    pub non_buyers_gap: Explained,
    /// Category customers × category value.
    pub category_total: Explained,
    /// P × SOP.
    pub value_share: Explained,
}

impl Cbv {
    /// Values `brand_customers` (of `customers_source`) under the given factors (of
    /// `factor_source`).
    ///
    /// # Errors
    /// The factors that are still missing, or a penetration of zero, which leaves no category.
    pub fn evaluate(
        inputs: &CbvInputs,
        brand_customers: f64,
        customers_source: Source,
        factor_source: Source,
    ) -> Result<Cbv, Vec<CbvFactor>> {
        let missing = inputs.missing();
        if !missing.is_empty() {
            return Err(missing);
        }
        let factor = |factor, symbol, unit| {
            let value = inputs.get(factor).unwrap_or_default();
            Expr::of(symbol, value, unit, factor_source)
        };
        let p = factor(CbvFactor::Penetration, Symbol::Penetration, Unit::Percent);
        let br = factor(
            CbvFactor::BuyingRate,
            Symbol::BuyingRate,
            Unit::ItemsPerCustomerYear,
        );
        let sop = factor(
            CbvFactor::ShareOfPurchases,
            Symbol::ShareOfPurchases,
            Unit::Percent,
        );
        let cm = factor(
            CbvFactor::UnitMargin,
            Symbol::UnitMargin,
            Unit::MoneyPerItem,
        );
        if p.value() == 0.0 {
            return Err(vec![CbvFactor::Penetration]);
        }
        let one = || Expr::Number(1.0);
        let own = Expr::of(
            Symbol::BrandCustomers,
            brand_customers,
            Unit::Customers,
            customers_source,
        );
        let per_year = Unit::MoneyPerCustomerYear;
        let category_customers = Explained::new(
            Symbol::CategoryCustomers,
            Unit::Customers,
            own.clone().over(p.clone()),
        );
        let brand_customer_value = Explained::new(
            Symbol::BrandCustomerValue,
            per_year,
            Expr::Times(vec![br.clone(), sop.clone(), cm.clone()]),
        );
        let category_value = Explained::new(
            Symbol::CategoryValue,
            per_year,
            Expr::Times(vec![br.clone(), cm.clone()]),
        );
        let year = |symbol, expr| Explained::new(symbol, Unit::MoneyPerYear, expr);
        Ok(Cbv {
            cbv: Explained::new(
                Symbol::Cbv,
                per_year,
                Expr::Times(vec![p.clone(), br.clone(), sop.clone(), cm.clone()]),
            )
            .with(Rule::PerCategoryCustomer),
            brand_total: year(
                Symbol::BrandTotal,
                Expr::Times(vec![own.clone(), brand_customer_value.as_input()]),
            ),
            own_customers_gap: year(
                Symbol::OwnCustomersGap,
                Expr::Times(vec![
                    own.clone(),
                    category_value.as_input(),
                    one().minus(sop.clone()),
                ]),
            ),
            non_buyers_gap: year(
                Symbol::NonBuyersGap,
                Expr::Times(vec![
                    category_customers.as_input().minus(own),
                    category_value.as_input(),
                ]),
            ),
            category_total: year(
                Symbol::CategoryTotal,
                Expr::Times(vec![
                    category_customers.as_input(),
                    category_value.as_input(),
                ]),
            ),
            value_share: Explained::new(
                Symbol::ValueShare,
                Unit::Percent,
                Expr::Times(vec![p, sop]),
            ),
            category_customers,
            brand_customer_value,
            category_value,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_factor_is_named_and_never_filled_in() {
        let inputs = CbvInputs {
            unit_margin: Some(6.5),
            ..CbvInputs::default()
        };
        let missing = Cbv::evaluate(&inputs, 10.0, Source::File, Source::Assumption).unwrap_err();
        assert_eq!(
            missing,
            [
                CbvFactor::Penetration,
                CbvFactor::BuyingRate,
                CbvFactor::ShareOfPurchases
            ]
        );
    }

    #[test]
    fn a_penetration_of_zero_is_refused() {
        let inputs = CbvInputs {
            penetration: Fraction::new(0.0).ok(),
            buying_rate: Some(1.0),
            share_of_purchases: Fraction::new(0.5).ok(),
            unit_margin: Some(1.0),
        };
        let error = Cbv::evaluate(&inputs, 10.0, Source::File, Source::Assumption).unwrap_err();
        assert_eq!(error, [CbvFactor::Penetration]);
    }
}

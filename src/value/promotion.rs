//! Lifetime value with promotion between the sales (M12): the first case of Berger and Nasr (1998).

use serde::{Deserialize, Serialize};

use super::{Line, ValueError, check};
use crate::explain::{Explained, Expr, Given, Unit, ValueSymbol as S};

/// Most periods.
const MOST: u32 = 200;

/// One sale a year, promotion half a year before each further one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PromotionInputs {
    /// GC: margin of a sale.
    pub margin: Given,
    /// M: promotion cost of a customer a year.
    pub promotion: Given,
    /// r: part that stays each year.
    pub retention: Given,
    /// d: discount rate a year.
    pub discount: Given,
    /// n: years.
    pub years: u32,
}

/// What such a customer is worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Promotion {
    /// Σ GC·rⁱ ÷ (1 + d)ⁱ, i from 0 to n.
    pub margins: Explained,
    /// Σ M·rⁱ⁻¹ ÷ (1 + d)^(i − ½), i from 1 to n.
    pub costs: Explained,
    /// The difference.
    pub value: Explained,
}

impl Promotion {
    /// Evaluates both sums.
    ///
    /// # Errors
    /// A number out of its range.
    pub fn evaluate(inputs: &PromotionInputs) -> Result<Promotion, ValueError> {
        check::finite(S::PeriodMargin, inputs.margin)?;
        check::not_negative(S::PromotionCost, inputs.promotion)?;
        check::fraction(S::Retention, inputs.retention)?;
        check::within(S::DiscountRate, inputs.discount, 0.0, 10.0)?;
        let years = Given::assumed(f64::from(inputs.years));
        check::within(S::Payments, years, 1.0, f64::from(MOST))?;
        let gc = inputs
            .margin
            .named(S::PeriodMargin, Unit::MoneyPerCustomerYear);
        let m = inputs
            .promotion
            .named(S::PromotionCost, Unit::MoneyPerCustomerYear);
        let r = inputs.retention.named(S::Retention, Unit::Percent);
        let d = Expr::Number(1.0).plus(inputs.discount.named(S::DiscountRate, Unit::Percent));
        let term = |money: &Expr, stays: f64, time: f64| {
            let expected = money.clone().times(r.clone().power(stays));
            expected.over(d.clone().power(time))
        };
        let money = |symbol, expr| Explained::new(symbol, Unit::MoneyPerCustomer, expr);
        let counted = |first: u32| (first..=inputs.years).map(f64::from);
        let margins = money(
            S::MarginsToday,
            Expr::Sum(counted(0).map(|i| term(&gc, i, i)).collect()),
        );
        let costs = money(
            S::PromotionToday,
            Expr::Sum(counted(1).map(|i| term(&m, i - 1.0, i - 0.5)).collect()),
        );
        Ok(Promotion {
            value: money(S::ClvPre, margins.as_input().minus(costs.as_input())),
            margins,
            costs,
        })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        Line::of_whole([&self.margins, &self.costs, &self.value])
    }
}

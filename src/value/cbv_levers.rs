//! What one step of each factor brings, and where the rest of the category is (M05).

use serde::{Deserialize, Serialize};

use super::{BrandFactor, CbvPeriod, Key, Line, ValueError};
use crate::explain::{Explained, Expr, Given, Symbol, Unit, ValueSymbol as S};

/// The steps that are tried: a point of penetration or share, a unit, a tenth of a money unit.
const STEPS: [(BrandFactor, f64); 4] = [
    (BrandFactor::Penetration, 0.01),
    (BrandFactor::ShareOfPurchases, 0.01),
    (BrandFactor::BuyingRate, 1.0),
    (BrandFactor::UnitMargin, 0.1),
];

/// What a step of one factor brings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CbvLever {
    /// The factor.
    pub factor: BrandFactor,
    /// By how much it grows.
    pub step: f64,
    /// What the brand gains a year; none where the factor would leave its range.
    pub gain: Option<Explained>,
    /// What it gains from a tenth more.
    pub tenth_more: Option<Explained>,
    /// What it loses from a tenth less.
    pub tenth_less: Option<Explained>,
}

/// Levers and opportunities of a brand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CbvLevers {
    /// Value of all the brand's customers a year.
    pub total: Explained,
    /// Units a customer of the brand buys of it a year: BR × SOP.
    pub own_units: Explained,
    /// Customers of the category who do not buy the brand.
    pub non_buyers: Explained,
    /// What they would be worth if all they buy were the brand's.
    pub non_buyers_full: Explained,
    /// What they would be worth at the present share of purchases.
    pub non_buyers_at_share: Explained,
    /// What own customers buy elsewhere.
    pub own_elsewhere: Explained,
    /// One step of each factor.
    pub levers: Vec<CbvLever>,
}

impl CbvLevers {
    /// Evaluates them for one period.
    ///
    /// # Errors
    /// A factor out of its range.
    pub fn evaluate(period: &CbvPeriod) -> Result<CbvLevers, ValueError> {
        period.check()?;
        let named = |factor: BrandFactor| {
            let (symbol, unit) = factor.symbol();
            period.get(factor).named(symbol, unit)
        };
        let [n, p, br, sop, cm] = BrandFactor::ALL.map(named);
        let one = || Expr::Number(1.0);
        let money = |symbol, expr| Explained::new(symbol, Unit::MoneyPerYear, expr);
        let non_buyers = Explained::new(
            S::NonBuyers,
            Unit::Customers,
            n.clone().times(one().minus(p.clone())),
        );
        let full = Expr::Times(vec![non_buyers.as_input(), br.clone(), cm.clone()]);
        let at_share = Expr::Times(vec![
            non_buyers.as_input(),
            br.clone(),
            sop.clone(),
            cm.clone(),
        ]);
        let elsewhere = Expr::Times(vec![n, p, br.clone(), one().minus(sop.clone()), cm]);
        let total = Explained::new(Symbol::BrandTotal, Unit::MoneyPerYear, period.total(1));
        let lever = |(factor, step): (BrandFactor, f64)| CbvLever {
            factor,
            step,
            gain: gain(period, &total, factor, |value| value + step),
            tenth_more: gain(period, &total, factor, |value| value * 1.1),
            tenth_less: gain(period, &total, factor, |value| value * 0.9),
        };
        Ok(CbvLevers {
            own_units: Explained::new(S::OwnUnits, Unit::ItemsPerCustomerYear, br.times(sop)),
            non_buyers_full: money(Symbol::NonBuyersGap, full),
            non_buyers_at_share: money(S::NonBuyersAtShare.into(), at_share),
            own_elsewhere: money(Symbol::OwnCustomersGap, elsewhere),
            levers: STEPS.map(lever).to_vec(),
            non_buyers,
            total,
        })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Line::of_whole([
            &self.total,
            &self.own_units,
            &self.non_buyers,
            &self.non_buyers_full,
            &self.non_buyers_at_share,
            &self.own_elsewhere,
        ]);
        for lever in &self.levers {
            let gains = lever.gain.iter();
            let gains = gains.chain(&lever.tenth_more).chain(&lever.tenth_less);
            lines.extend(Line::row(&[Key::BrandFactor(lever.factor)], gains));
        }
        lines
    }
}

/// The total after a change of one factor, less the total.
fn gain(
    period: &CbvPeriod,
    total: &Explained,
    factor: BrandFactor,
    change: impl Fn(f64) -> f64,
) -> Option<Explained> {
    let mut changed = *period;
    let value = change(period.get(factor).value);
    *changed.get_mut(factor) = Given::assumed(value);
    changed.check().ok()?;
    let gain = changed.total(2).minus(total.as_input());
    Some(Explained::new(S::LeverGain, Unit::MoneyPerYear, gain))
}

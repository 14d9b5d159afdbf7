//! What one step of each factor brings, and where the rest of the category is (M05).

use serde::{Deserialize, Serialize};

use super::{BrandFactor, CbvPeriod, Key, Line, ValueError};
use crate::explain::{Explained, Expr, Given, Rule, Symbol, Unit, ValueSymbol as S};

/// The steps that are tried: a point of penetration or share, a unit, a tenth of a money unit.
const STEPS: [(BrandFactor, f64); 4] = [
    (BrandFactor::Penetration, 0.01),
    (BrandFactor::ShareOfPurchases, 0.01),
    (BrandFactor::BuyingRate, 1.0),
    (BrandFactor::UnitMargin, 0.1),
];

/// A point, where the margin is told as a part of what is spent.
const MARGIN_POINT: f64 = 0.01;

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
    /// P × BR × SOP × CM: a year, per customer of the *category* (register H1).
    pub cbv: Explained,
    /// The same with a tenth more of any one factor.
    pub cbv_tenth_more: Explained,
    /// BR × SOP × CM: a year, per actual customer of the brand.
    pub brand_customer_value: Explained,
    /// BR × CM: a year, per customer of the category, all brands.
    pub category_value: Explained,
    /// N × BR × CM.
    pub category_total: Explained,
    /// P × SOP.
    pub value_share: Explained,
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
    /// CM told as a part of what is spent, in both ways (register H6); none where it is money.
    pub readings: Option<MarginReadings>,
}

/// Units × money a unit, and money × rate: the same value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MarginReadings {
    /// CM as money a unit: price × rate.
    pub unit_margin: Explained,
    /// What a customer of the category spends on it a year: BR × price.
    pub spend: Explained,
    /// CBV by spend and rate.
    pub by_rate: Explained,
    /// CBV by units and money.
    pub by_money: Explained,
}

impl MarginReadings {
    /// # Formula
    /// P × (BR × price) × SOP × rate = P × BR × SOP × (price × rate).
    fn of(period: &CbvPeriod) -> Option<MarginReadings> {
        let price = period.price?.named(S::PricePaid, Unit::MoneyPerItem);
        let [p, br, sop] = [
            BrandFactor::Penetration,
            BrandFactor::BuyingRate,
            BrandFactor::ShareOfPurchases,
        ]
        .map(|factor| period.leaf(factor, None));
        let (symbol, unit) = period.symbol(BrandFactor::UnitMargin);
        let rate = period.unit_margin.named(symbol, unit);
        let unit_margin = Explained::new(
            Symbol::UnitMargin,
            Unit::MoneyPerItem,
            price.clone().times(rate.clone()),
        );
        let spend = br.clone().times(price);
        let spend = Explained::new(S::CategorySpend, Unit::MoneyPerCustomerYear, spend);
        let cbv = |factors: Vec<Expr>| {
            Explained::new(
                Symbol::Cbv,
                Unit::MoneyPerCustomerYear,
                Expr::Times(factors),
            )
        };
        Some(MarginReadings {
            by_rate: cbv(vec![p.clone(), spend.as_input(), sop.clone(), rate]),
            by_money: cbv(vec![p, br, sop, unit_margin.as_input()]),
            unit_margin,
            spend,
        })
    }
}

impl CbvLevers {
    /// Evaluates them for one period.
    ///
    /// # Errors
    /// A factor out of its range.
    pub fn evaluate(period: &CbvPeriod) -> Result<CbvLevers, ValueError> {
        period.check()?;
        let [n, p, br, sop, cm] = BrandFactor::ALL.map(|factor| period.leaf(factor, None));
        let one = || Expr::Number(1.0);
        let year = period.told_in(Unit::MoneyPerYear);
        let head_year = period.told_in(Unit::MoneyPerCustomerYear);
        let money = |symbol, expr| Explained::new(symbol, year, expr);
        let non_buyers = Explained::new(
            S::NonBuyers,
            Unit::Customers,
            n.clone().times(one().minus(p.clone())),
        );
        let head = |symbol, factors: &[&Expr]| {
            let factors = factors.iter().map(|&factor| factor.clone()).collect();
            Explained::new(symbol, head_year, Expr::Times(factors))
        };
        let cbv = head(Symbol::Cbv, &[&p, &br, &sop, &cm]).with(Rule::PerCategoryCustomer);
        let more = cbv.as_input().times(Expr::Number(1.1));
        let brand_customer_value = head(Symbol::BrandCustomerValue, &[&br, &sop, &cm]);
        let category_value = head(Symbol::CategoryValue, &[&br, &cm]);
        let category_total = money(
            Symbol::CategoryTotal,
            n.clone().times(category_value.as_input()),
        );
        let value_share = p.clone().times(sop.clone());
        let full = Expr::Times(vec![non_buyers.as_input(), br.clone(), cm.clone()]);
        let at_share = Expr::Times(vec![
            non_buyers.as_input(),
            br.clone(),
            sop.clone(),
            cm.clone(),
        ]);
        let elsewhere = Expr::Times(vec![n, p, br.clone(), one().minus(sop.clone()), cm]);
        let total = Explained::new(Symbol::BrandTotal, year, period.total(None));
        let lever = |(factor, step): (BrandFactor, f64)| {
            let step = match (factor, period.price) {
                (BrandFactor::UnitMargin, Some(_)) => MARGIN_POINT,
                _ => step,
            };
            CbvLever {
                factor,
                step,
                gain: gain(period, factor, step),
                tenth_more: tenth(S::TenthMore, period, &total, factor, 0.1),
                tenth_less: tenth(S::TenthLess, period, &total, factor, -0.1),
            }
        };
        Ok(CbvLevers {
            own_units: Explained::new(S::OwnUnits, Unit::ItemsPerCustomerYear, br.times(sop)),
            non_buyers_full: money(Symbol::NonBuyersGap, full),
            non_buyers_at_share: money(S::NonBuyersAtShare.into(), at_share),
            own_elsewhere: money(Symbol::OwnCustomersGap, elsewhere),
            levers: STEPS.map(lever).to_vec(),
            readings: MarginReadings::of(period),
            cbv_tenth_more: Explained::new(S::CbvTenthMore, head_year, more),
            value_share: Explained::new(Symbol::ValueShare, Unit::Percent, value_share),
            cbv,
            brand_customer_value,
            category_value,
            category_total,
            non_buyers,
            total,
        })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Line::of_whole([
            &self.cbv,
            &self.cbv_tenth_more,
            &self.brand_customer_value,
            &self.category_value,
            &self.total,
            &self.category_total,
            &self.value_share,
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

/// The step of one factor × all others; none where the factor would leave its range.
fn gain(period: &CbvPeriod, factor: BrandFactor, step: f64) -> Option<Explained> {
    is_possible(period, factor, |value| value + step)?;
    let others = BrandFactor::ALL
        .into_iter()
        .filter(|&other| other != factor);
    let others = others.map(|other| period.leaf(other, None));
    let price = period.price.filter(|_| factor == BrandFactor::UnitMargin);
    let price = price.map(|price| price.named(S::PricePaid, Unit::MoneyPerItem));
    let factors = std::iter::once(Expr::Number(step)).chain(others);
    let factors = factors.chain(price).collect();
    Some(Explained::new(
        S::LeverGain,
        period.told_in(Unit::MoneyPerYear),
        Expr::Times(factors),
    ))
}

/// A part of the total: what the same part of any one factor changes.
fn tenth(
    symbol: S,
    period: &CbvPeriod,
    total: &Explained,
    factor: BrandFactor,
    part: f64,
) -> Option<Explained> {
    is_possible(period, factor, |value| value * (1.0 + part))?;
    let expr = total.as_input().times(Expr::Number(part));
    let unit = period.told_in(Unit::MoneyPerYear);
    Some(Explained::new(symbol, unit, expr))
}

fn is_possible(period: &CbvPeriod, factor: BrandFactor, change: impl Fn(f64) -> f64) -> Option<()> {
    let mut changed = *period;
    *changed.get_mut(factor) = Given::assumed(change(period.get(factor).value));
    changed.check().ok()
}

//! Groups A, B and C of the usage × loyalty matrix as the case prints them (M06), beside the same
//! on one base. The printed figures mix bases (register H3); both stand here, neither is repaired.

use serde::{Deserialize, Serialize};

use super::{Line, Problem, ValueError, check};
use crate::explain::{Explained, Expr, Given, Symbol, Unit, ValueSymbol as S};

/// The figures the three groups are made of.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PrintedInputs {
    /// Buyers the shares are taken of; 40,000 or 100,000 (register H4).
    pub buyers: Given,
    /// Part of the buyers in A (heavy × loyal), B (light × price), C (medium × switcher).
    pub shares: [Given; 3],
    /// Units a year of a buyer in A, B and C.
    pub units: [Given; 3],
    /// P of the brand.
    pub penetration: Given,
    /// BR of the category, over all buyers.
    pub buying_rate: Given,
    /// SOP of the brand, over all buyers.
    pub share_of_purchases: Given,
    /// CM without a deal.
    pub unit_margin: Given,
    /// What a deal takes off each unit.
    pub deal: Given,
    /// Part of the buyers and units a year of heavy users, by which with the light ones and the mean
    /// over all the medium ones are fixed.
    pub heavy: (Given, Given),
    /// Likewise of light users.
    pub light: (Given, Given),
}

/// What the three groups are said to be worth, and what they are on one base.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Printed {
    /// A as printed: units × CM, as if P and SOP were 1.
    pub a: Explained,
    /// B as printed: units × (CM − deal).
    pub b: Explained,
    /// B without the deal.
    pub b_without_deal: Explained,
    /// Volume the deal must add to pay for itself.
    pub deal_volume: Explained,
    /// C as printed: the CBV of a category customer, P × BR × SOP × CM.
    pub c: Explained,
    /// C on the base of A and B's heads, an actual customer: units × SOP × CM.
    pub c_like_for_like: Explained,
    /// C if all its purchases were the brand's.
    pub c_full: Explained,
    /// What ten points more of SOP bring of one in C: units × 0.1 × CM.
    pub c_ten_points: Explained,
    /// The same of all in C.
    pub c_ten_points_all: Explained,
    /// C on its own use, multiplied by P as the printed figure is.
    pub c_with_penetration: Explained,
    /// All of A, B and C as printed, then C like for like.
    pub totals: [Explained; 4],
    /// Units a year of a medium user that the mean over all forces.
    pub medium_units: Option<Explained>,
}

impl Printed {
    /// Evaluates both readings.
    ///
    /// # Errors
    /// A number out of its range.
    pub fn evaluate(inputs: &PrintedInputs) -> Result<Printed, ValueError> {
        check::positive(Symbol::BrandCustomers, inputs.buyers)?;
        for (place, (&share, &units)) in inputs.shares.iter().zip(&inputs.units).enumerate() {
            let at = |error: ValueError| error.at(place + 1);
            check::fraction(S::CellShare, share).map_err(at)?;
            check::not_negative(Symbol::BuyingRate, units).map_err(at)?;
        }
        check::fraction(Symbol::Penetration, inputs.penetration)?;
        check::fraction(Symbol::ShareOfPurchases, inputs.share_of_purchases)?;
        check::not_negative(Symbol::BuyingRate, inputs.buying_rate)?;
        let cm = check::positive(Symbol::UnitMargin, inputs.unit_margin)?;
        // A deal of the whole margin could never pay.
        let found = check::not_negative(S::Deal, inputs.deal)?;
        if found >= cm {
            let problem = Problem::NotBelow { found, limit: cm };
            return Err(ValueError::new(S::Deal, problem));
        }
        for (place, (share, units)) in [(1, inputs.heavy), (3, inputs.light)] {
            check::fraction(S::UsageShare, share).map_err(|error| error.at(place))?;
            check::not_negative(S::GroupUnits, units).map_err(|error| error.at(place))?;
        }

        let units = |place: usize| {
            let units = inputs.units[place];
            units.named(Symbol::BuyingRate, Unit::ItemsPerCustomerYear)
        };
        let cm = || {
            inputs
                .unit_margin
                .named(Symbol::UnitMargin, Unit::MoneyPerItem)
        };
        let deal = || inputs.deal.named(S::Deal, Unit::MoneyPerItem);
        let p = || inputs.penetration.named(Symbol::Penetration, Unit::Percent);
        let sop = || {
            let sop = inputs.share_of_purchases;
            sop.named(Symbol::ShareOfPurchases, Unit::Percent)
        };
        let br = inputs
            .buying_rate
            .named(Symbol::BuyingRate, Unit::ItemsPerCustomerYear);
        let head = |symbol, expr| Explained::new(symbol, Unit::MoneyPerCustomerYear, expr);
        let a = head(S::GroupA, units(0).times(cm()));
        let b = head(S::GroupB, units(1).times(cm().minus(deal())));
        let c = head(S::GroupC, Expr::Times(vec![p(), br, sop(), cm()]));
        let like = head(
            S::GroupCLikeForLike,
            Expr::Times(vec![units(2), sop(), cm()]),
        );
        let total = |group: usize, each: &Explained| {
            let factors = vec![
                inputs.buyers.named(Symbol::BrandCustomers, Unit::Customers),
                inputs.shares[group].named(S::CellShare, Unit::Percent),
                each.as_input(),
            ];
            Explained::new(S::CellValue, Unit::MoneyPerYear, Expr::Times(factors))
        };
        let ten_points = Expr::Times(vec![units(2), Expr::Number(0.1), cm()]);
        let ten_points = head(S::GroupCTenPoints, ten_points);
        let of_all = total(2, &ten_points);
        Ok(Printed {
            c_ten_points_all: Explained::new(S::TenPoints, of_all.unit, of_all.expr),
            c_ten_points: ten_points,
            totals: [total(0, &a), total(1, &b), total(2, &c), total(2, &like)],
            b_without_deal: head(S::GroupBWithoutDeal, units(1).times(cm())),
            deal_volume: Explained::new(
                S::DealVolume,
                Unit::Percent,
                cm().over(cm().minus(deal())).minus(Expr::Number(1.0)),
            ),
            c_full: head(S::GroupCFull, units(2).times(cm())),
            c_with_penetration: head(
                S::GroupCWithPenetration,
                Expr::Times(vec![p(), units(2), sop(), cm()]),
            ),
            medium_units: medium(inputs),
            c_like_for_like: like,
            a,
            b,
            c,
        })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let whole = [
            &self.a,
            &self.b,
            &self.b_without_deal,
            &self.deal_volume,
            &self.c,
            &self.c_like_for_like,
            &self.c_full,
            &self.c_with_penetration,
            &self.c_ten_points,
            &self.c_ten_points_all,
        ];
        let mut lines = Line::of_whole(whole.into_iter().chain(&self.medium_units));
        for (place, total) in self.totals.iter().enumerate() {
            lines.extend(Line::row(&[super::Key::PrintedGroup(place as u8)], [total]));
        }
        lines
    }
}

/// (mean − heavy share × heavy units − light share × light units) ÷ medium share.
fn medium(inputs: &PrintedInputs) -> Option<Explained> {
    let (heavy, light) = (inputs.heavy, inputs.light);
    let used = |(share, units): (Given, Given), place: usize| {
        let share = share.named(S::UsageShare, Unit::Percent).at(place);
        let units = units.named(S::GroupUnits, Unit::ItemsPerCustomerYear);
        share.times(units.at(place))
    };
    let mean = inputs
        .buying_rate
        .named(Symbol::BuyingRate, Unit::ItemsPerCustomerYear);
    let rest = mean.minus(used(heavy, 1)).minus(used(light, 3));
    let share = |given: Given, place| given.named(S::UsageShare, Unit::Percent).at(place);
    let middle = Expr::Number(1.0)
        .minus(share(heavy.0, 1))
        .minus(share(light.0, 3));
    let units = Explained::new(
        S::MediumUnits,
        Unit::ItemsPerCustomerYear,
        rest.over(middle),
    );
    units.finite().filter(|&found| found >= 0.0).map(|_| units)
}

//! Stock, flow and stay of the members, and what they bring (Little's law).

use super::super::parts::{Facts, Reader, Ruled};
use super::super::question::SchoolTerms;
use super::super::retention::given;
use super::readings::Readings;
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::StockReading;
use crate::text::ui::sheet_school as words;

/// The members in the chosen reading.
pub(super) struct Flow {
    /// Those there at one time.
    pub(super) stock: Explained,
    /// Those who join a month.
    pub(super) joining: Explained,
    /// Months that a member stays.
    pub(super) residence: Explained,
    /// Revenue a member and month.
    pub(super) revenue: Explained,
    /// Profit a member and month.
    pub(super) profit: Explained,
    /// Profit a member brings while there.
    pub(super) brings: Explained,
}

impl Flow {
    /// None where a year's joining gives no stock, for want of a mean stay.
    pub(super) fn of(terms: &SchoolTerms, readings: &Readings) -> Option<Flow> {
        let (stock, joining) = match terms.reading {
            StockReading::AtOneTime => (readings.stock.clone(), &readings.joining),
            StockReading::JoiningYearly => {
                (readings.yearly_stock.clone()?, &readings.yearly_joining)
            }
        };
        let monthly = Unit::MoneyPerCustomerMonth;
        let profit = given(S::MemberProfit, terms.profit_monthly, monthly);
        let residence = stock.as_input().over(joining.as_input());
        let residence = Explained::new(S::Residence, Unit::Months, residence).by(R::LittlesLaw);
        Some(Flow {
            brings: while_there(S::ProfitPerMember, &residence, &profit),
            revenue: given(S::MemberRevenue, terms.revenue_monthly, monthly),
            joining: joining.clone(),
            stock,
            residence,
            profit,
        })
    }

    /// The main numbers, one a row.
    pub(super) fn facts(&self, reader: Reader, terms: &SchoolTerms, readings: &Readings) -> Facts {
        let lang = reader.lang;
        let mut facts = Facts::new(reader);
        let [stock, profit, revenue] =
            [&self.stock, &self.profit, &self.revenue].map(Explained::as_input);
        for of in [
            &self.stock,
            &self.joining,
            &self.residence,
            &self.revenue,
            &self.profit,
        ] {
            facts.add(of, "");
        }
        let margin = profit.clone().over(revenue.clone());
        let all = |symbol: S, each: &Expr| {
            let money = stock.clone().times(each.clone());
            Explained::new(symbol, Unit::MoneyPerMonth, money)
        };
        for of in [
            &Explained::new(S::ProfitShare, Unit::Percent, margin),
            &self.brings,
            &while_there(S::RevenuePerMember, &self.residence, &self.revenue),
            &all(S::ProfitOfAll, &profit),
            &all(S::RevenueOfAll, &revenue),
        ] {
            facts.add(of, "");
        }
        let is_yearly = terms.reading == StockReading::JoiningYearly;
        if !is_yearly {
            let of = [&readings.pieces, &readings.implied, &readings.stock_gap];
            for of in of.into_iter().flatten() {
                facts.add(of, "");
            }
        }
        facts.named(
            words::TOLD_YEAR.get(lang),
            &readings.year_of_joining,
            words::TWELVE_MONTHS.get(lang),
        );
        for of in self.by_little(terms) {
            facts.add(&of, "");
        }
        // A number that is assumed beside the case's own says nothing of another reading of them.
        if let Some(leaving) = terms.leaving_monthly.filter(|_| !is_yearly) {
            let leaving = given(S::Leaving, leaving, Unit::Customers);
            facts.add(&leaving, words::LEAVING_ASSUMED.get(lang));
            for of in self.after_leaving(&leaving) {
                facts.add(&of, "");
            }
        }
        facts
    }

    /// What follows from stock and flow alone: who stays a month, what a member is worth, and what one
    /// month more would bring.
    fn by_little(&self, terms: &SchoolTerms) -> [Explained; 4] {
        let [stock, joining, profit] =
            [&self.stock, &self.joining, &self.profit].map(Explained::as_input);
        let stays = Expr::Number(1.0).minus(joining.clone().over(stock));
        let stays = Explained::new(S::StaysByLittle, Unit::Percent, stays).by(R::LittlesLaw);
        let rate = terms
            .discount_monthly
            .named(S::DiscountMonthly, Unit::Percent);
        let kept = stays.as_input().over(Expr::Number(1.0).plus(rate));
        let worth = profit.clone().over(Expr::Number(1.0).minus(kept));
        let month = Expr::of(S::Residence, 1.0, Unit::Months, Source::Assumption);
        let more = joining.times(month);
        let longer = more.clone().times(profit);
        [
            stays,
            Explained::new(S::ValueByLittle, Unit::MoneyPerCustomer, worth),
            Explained::new(S::MembersOfAMonthMore, Unit::Customers, more).by(R::LittlesLaw),
            Explained::new(S::ProfitOfAMonthMore, Unit::MoneyPerMonth, longer).by(R::LittlesLaw),
        ]
    }

    /// What changes where as many leave: the net flow, the members in a year, the stay by those who leave.
    fn after_leaving(&self, leaving: &Explained) -> [Explained; 3] {
        let net = self.joining.as_input().minus(leaving.as_input());
        let net = Explained::new(S::NetFlow, Unit::Customers, net);
        let year = Expr::Number(12.0).times(net.as_input());
        let year = self.stock.as_input().plus(year);
        let out = self.stock.as_input().over(leaving.as_input());
        [
            net,
            Explained::new(S::StockInAYear, Unit::Customers, year),
            Explained::new(S::ResidenceByLeaving, Unit::Months, out).by(R::LittlesLaw),
        ]
    }
}

/// What a member brings while there, by what one brings a month.
fn while_there(symbol: S, residence: &Explained, monthly: &Explained) -> Explained {
    let brings = residence.as_input().times(monthly.as_input());
    Explained::new(symbol, Unit::MoneyPerCustomer, brings).by(R::LittlesLaw)
}

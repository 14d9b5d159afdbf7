//! The numbers of the curves with how they are made.

use super::Curves;
use crate::explain::{Explained, Expr, Rule, Source, Symbol, Unit, ValueSymbol};
use crate::value::{Basis, concentration};

impl Curves {
    /// The Gini coefficient with its formula.
    pub fn gini_explained(&self) -> Option<Explained> {
        let twice_area = Expr::of(
            Symbol::TwiceLorenzArea,
            1.0 - self.gini?,
            Unit::Ratio,
            self.source(),
        );
        let gini = Explained::new(
            Symbol::Gini,
            Unit::Ratio,
            Expr::Number(1.0).minus(twice_area),
        );
        Some(if self.grouped {
            gini.with(Rule::Grouped)
        } else {
            gini
        })
    }

    /// The HHI, and how many equal customers would be as concentrated.
    pub fn hhi_explained(&self) -> Option<[Explained; 2]> {
        let hhi = Explained::given(ValueSymbol::Hhi, self.hhi?, Unit::Ratio, self.source());
        let hhi = hhi.with(Rule::SumOfSquares);
        let equal = Expr::Number(1.0).over(hhi.as_input());
        let equal = Explained::new(ValueSymbol::EqualCustomers, Unit::Customers, equal);
        Some([hhi, equal].map(|of| match self.grouped {
            true => of.with(Rule::Grouped),
            false => of,
        }))
    }

    /// What the best fifth of customers brings, read off the whale curve.
    pub fn top_fifth_explained(&self) -> Option<Explained> {
        let share = self.top(0.2).filter(|_| self.whale_in_shares)?;
        let top = Explained::given(Symbol::TopFifth, share, Unit::Percent, self.source());
        Some(if self.grouped {
            top.with(Rule::Grouped)
        } else {
            top
        })
    }

    /// What any first part of the customers brings, the best first: the top-x reader. None for a part
    /// outside 0 to 1, and where the curve runs in money.
    pub fn top_explained(&self, customers: f64) -> Option<Explained> {
        let value = self.top(customers).filter(|_| self.whale_in_shares)?;
        let [_, value] = self.whale_explained(customers, value);
        Some(Explained {
            symbol: ValueSymbol::TopShare.into(),
            ..value
        })
    }

    /// A point of the whale curve, both coordinates with their formulas: the part of customers,
    /// and their part of the value (their money where the total is not positive).
    pub fn whale_explained(&self, customers: f64, value: f64) -> [Explained; 2] {
        let (so_far, share, whole) = match self.basis {
            Basis::Profit => (
                Symbol::ProfitSoFar,
                Symbol::ProfitSoFarShare,
                Symbol::Profit,
            ),
            Basis::Revenue => (
                Symbol::RevenueSoFar,
                Symbol::RevenueSoFarShare,
                Symbol::Revenue,
            ),
        };
        let value = if self.whale_in_shares {
            let part = Expr::of(so_far, value * self.total, Unit::Money, self.source());
            let whole = Expr::of(whole, self.total, Unit::Money, self.source());
            Explained::new(share, Unit::Percent, part.over(whole))
        } else {
            Explained::given(so_far, value, Unit::Money, self.source())
        };
        [self.heads(customers), value].map(|of| self.ruled(of.with(Rule::BestFirst)))
    }

    /// A point of the Lorenz curve: the part of customers, and their part of the revenue.
    pub fn lorenz_explained(&self, customers: f64, value: f64) -> [Explained; 2] {
        let share = |symbol, part| Explained::given(symbol, part, Unit::Percent, self.source());
        [
            share(Symbol::CustomersSoFarShare, customers),
            share(Symbol::RevenueSoFarShare, value),
        ]
        .map(|of| self.ruled(of.with(Rule::LeastFirst)))
    }

    /// The highest point of the whale curve, where customers after it bring a loss.
    pub fn peak_explained(&self) -> Option<Explained> {
        // A peak that rounds to 100 % is none.
        let peak = self
            .peak
            .filter(|peak| peak.loss_makers > 0 && peak.at.value >= 1.005)?;
        self.whale_in_shares.then(|| {
            let [_, value] = self.whale_explained(peak.at.customers, peak.at.value);
            Explained {
                symbol: Symbol::WhalePeak,
                ..value
            }
        })
    }

    /// Customers below zero.
    pub fn loss_makers_explained(&self) -> Option<Explained> {
        let loss_makers = self.peak.map(|peak| peak.loss_makers)?;
        self.counted(Symbol::LossMakers, loss_makers)
    }

    /// Customers left out of Lorenz curve and Gini.
    pub fn without_revenue_explained(&self) -> Option<Explained> {
        self.counted(Symbol::WithoutRevenue, self.without_revenue)
    }

    fn counted(&self, symbol: Symbol, customers: u64) -> Option<Explained> {
        let counted = || Explained::given(symbol, customers as f64, Unit::Customers, self.source());
        (customers > 0).then(counted)
    }

    fn heads(&self, customers: f64) -> Explained {
        let all = self.customers as f64;
        let part = Expr::of(
            Symbol::CustomersSoFar,
            customers * all,
            Unit::Customers,
            self.source(),
        );
        let all = Expr::of(Symbol::Customers, all, Unit::Customers, self.source());
        Explained::new(Symbol::CustomersSoFarShare, Unit::Percent, part.over(all))
    }

    fn ruled(&self, of: Explained) -> Explained {
        let of = of.with(Rule::Interpolated);
        if self.grouped {
            of.with(Rule::Grouped)
        } else {
            of
        }
    }

    /// Groups stand for a teaching case, single customers for a file.
    fn source(&self) -> Source {
        if self.grouped {
            Source::Illustrative
        } else {
            Source::File
        }
    }

    /// Part of the value that the first part `customers` of customers brings, read off the whale
    /// curve by linear interpolation.
    pub fn top(&self, customers: f64) -> Option<f64> {
        concentration::read(&self.whale, customers)
    }
}

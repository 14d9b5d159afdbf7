//! Whale curve (M45), Lorenz curve, Gini and HHI (M46).

use serde::{Deserialize, Serialize};

use super::{Basis, Margins};
use crate::base::Observation;
use crate::explain::{Explained, Expr, Rule, Source, Symbol, Unit, ValueSymbol};
use crate::segment::SpendOrder;
use crate::units::Money;

/// A point of a cumulative curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CurvePoint {
    /// Part of customers so far, 0 to 1.
    pub customers: f64,
    /// Value so far: a part of the total (1 = 100 %), or money where the total is not positive.
    pub value: f64,
}

/// The highest point of the whale curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct WhalePeak {
    /// Where it is.
    pub at: CurvePoint,
    /// How many customers it takes.
    pub customers: u64,
    /// How many customers after it bring a loss.
    pub loss_makers: u64,
}

/// The two curves of one observation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Curves {
    /// Profit, or revenue while no margin is given.
    pub basis: Basis,
    /// Customers by falling value, cumulated; starts at (0, 0).
    pub whale: Vec<CurvePoint>,
    /// False when the total is not positive: the whale curve then runs in money.
    pub whale_in_shares: bool,
    /// Highest point of the whale curve (the first, on a plateau).
    pub peak: Option<WhalePeak>,
    /// Customers by rising revenue, cumulated; only those with revenue above zero.
    pub lorenz: Vec<CurvePoint>,
    /// Gini coefficient of revenue among them; none without any.
    pub gini: Option<f64>,
    /// Herfindahl-Hirschman index of revenue among them: Σ(share of one customer)²; none without any.
    #[serde(default)]
    pub hhi: Option<f64>,
    /// Customers left out of Lorenz, Gini and HHI because refunds exceed their purchases, or who
    /// brought nothing.
    pub without_revenue: u64,
    /// Active customers.
    pub customers: u64,
    /// Sum of the basis.
    pub total: f64,
    /// True when entries stand for groups of equal customers.
    pub grouped: bool,
}

/// Points kept of a curve, so that a million customers draw as fast as a thousand.
const POINTS: usize = 240;

impl Curves {
    /// Draws both curves.
    ///
    /// # Formula
    /// Gini = 1 − Σ wᵢ(Lᵢ + Lᵢ₋₁) over Lorenz ordinates L and customer parts w, which for single
    /// customers equals Σ(2i − n − 1)xᵢ ÷ (nΣx).
    pub fn draw(seen: &Observation, thresholds: &[Money; 3], margins: &Margins) -> Curves {
        let profit = profits(seen, thresholds, margins);
        let basis = if profit.is_some() {
            Basis::Profit
        } else {
            Basis::Revenue
        };
        let value = profit.unwrap_or_else(|| seen.revenue.iter().map(|r| r.units()).collect());
        let customers = seen.customers();
        let total: f64 = value.iter().sum();
        let whale_in_shares = total > 0.0;

        let per_head = |entry: usize| value[entry] / f64::from(seen.weight[entry].max(1));
        let mut order: Vec<u32> = (0..seen.len() as u32).collect();
        order.sort_unstable_by(|&a, &b| {
            per_head(b as usize)
                .total_cmp(&per_head(a as usize))
                .then(a.cmp(&b))
        });
        let scale = if whale_in_shares { total } else { 1.0 };
        let mut whale = Builder::new(order.len());
        let mut peak: Option<WhalePeak> = None;
        let (mut reached, mut heads) = (0.0, 0_u64);
        for (place, &entry) in order.iter().enumerate() {
            reached += value[entry as usize];
            heads += u64::from(seen.weight[entry as usize]);
            let point = CurvePoint {
                customers: heads as f64 / customers as f64,
                value: reached / scale,
            };
            whale.push(place, point);
            // A rise smaller than rounding is a plateau, not a new peak.
            let rises = peak.is_none_or(|peak| {
                point.value > peak.at.value + 1e-12 * peak.at.value.abs().max(1.0)
            });
            if rises {
                peak = Some(WhalePeak {
                    at: point,
                    customers: heads,
                    loss_makers: 0,
                });
            }
        }
        let loss_makers = (0..seen.len())
            .filter(|&entry| value[entry] < 0.0)
            .map(|entry| u64::from(seen.weight[entry]))
            .sum();
        let peak = peak.map(|peak| WhalePeak {
            loss_makers,
            ..peak
        });

        let Lorenz {
            curve,
            gini,
            hhi,
            without_revenue,
        } = lorenz(seen);
        Curves {
            basis,
            whale: whale.finish(peak.map(|peak| peak.at)),
            whale_in_shares,
            peak,
            lorenz: curve,
            gini,
            hhi,
            without_revenue,
            customers,
            total,
            grouped: !seen.is_individual(),
        }
    }

    /// The Gini coefficient with its formula.
    pub fn gini_explained(&self) -> Option<Explained> {
        let twice_area = Expr::of(
            Symbol::TwiceLorenzArea,
            1.0 - self.gini?,
            Unit::Index,
            self.source(),
        );
        let gini = Explained::new(
            Symbol::Gini,
            Unit::Index,
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
        super::concentration::read(&self.whale, customers)
    }
}

fn profits(seen: &Observation, thresholds: &[Money; 3], margins: &Margins) -> Option<Vec<f64>> {
    match margins {
        Margins::FromFile if seen.profit.len() == seen.len() && !seen.profit.is_empty() => {
            Some(seen.profit.iter().map(|profit| profit.units()).collect())
        }
        Margins::FromFile | Margins::Flat(None) => None,
        Margins::Flat(Some(_)) | Margins::PerTier(_) => (0..seen.len())
            .map(|entry| {
                let tier = SpendOrder::tier_of(seen.spend[entry], seen.new[entry], thresholds);
                margins
                    .of(tier)
                    .map(|margin| seen.revenue[entry].units() * margin.get())
            })
            .collect(),
    }
}

/// The Lorenz curve of revenue and what it measures.
#[derive(Default)]
struct Lorenz {
    curve: Vec<CurvePoint>,
    gini: Option<f64>,
    hhi: Option<f64>,
    without_revenue: u64,
}

fn lorenz(seen: &Observation) -> Lorenz {
    let per_head = |entry: u32| {
        seen.revenue[entry as usize].units() / f64::from(seen.weight[entry as usize].max(1))
    };
    let mut order: Vec<u32> = (0..seen.len() as u32)
        .filter(|&entry| seen.revenue[entry as usize].is_positive())
        .collect();
    order.sort_unstable_by(|&a, &b| per_head(a).total_cmp(&per_head(b)).then(a.cmp(&b)));
    let heads_of = |entry: u32| u64::from(seen.weight[entry as usize]);
    let counted: u64 = order.iter().map(|&entry| heads_of(entry)).sum();
    let total: f64 = order
        .iter()
        .map(|&entry| seen.revenue[entry as usize].units())
        .sum();
    let without_revenue = seen.customers() - counted;
    if counted == 0 {
        return Lorenz {
            without_revenue,
            ..Lorenz::default()
        };
    }
    let mut curve = Builder::new(order.len());
    let (mut heads, mut reached, mut before, mut twice_area) = (0_u64, 0.0, 0.0, 0.0);
    let mut hhi = 0.0;
    for (place, &entry) in order.iter().enumerate() {
        heads += heads_of(entry);
        let revenue = seen.revenue[entry as usize].units();
        reached += revenue;
        // Members of a group count as equal.
        hhi += (revenue / total).powi(2) / heads_of(entry) as f64;
        let ordinate = reached / total;
        twice_area += heads_of(entry) as f64 / counted as f64 * (ordinate + before);
        before = ordinate;
        curve.push(
            place,
            CurvePoint {
                customers: heads as f64 / counted as f64,
                value: ordinate,
            },
        );
    }
    Lorenz {
        curve: curve.finish(None),
        gini: Some((1.0 - twice_area).max(0.0)),
        hhi: Some(hhi),
        without_revenue,
    }
}

/// Keeps about [`POINTS`] points of a longer curve: the first, the last and every n-th.
struct Builder {
    points: Vec<CurvePoint>,
    length: usize,
    step: usize,
}

impl Builder {
    fn new(length: usize) -> Builder {
        let start = CurvePoint {
            customers: 0.0,
            value: 0.0,
        };
        Builder {
            points: vec![start],
            length,
            step: length.div_ceil(POINTS).max(1),
        }
    }

    fn push(&mut self, place: usize, point: CurvePoint) {
        // The first customers make the steep part of the curve, so they are all kept.
        if place < 20 || (place + 1).is_multiple_of(self.step) || place + 1 == self.length {
            self.points.push(point);
        }
    }

    fn finish(mut self, keep: Option<CurvePoint>) -> Vec<CurvePoint> {
        if let Some(keep) = keep {
            let place = self
                .points
                .partition_point(|point| point.customers < keep.customers);
            if self
                .points
                .get(place)
                .is_none_or(|point| point.customers > keep.customers)
            {
                self.points.insert(place, keep);
            }
        }
        self.points
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(values: &[f64]) -> Observation {
        let money = |value: f64| Money::from_units(value).unwrap();
        Observation {
            customer: (0..values.len() as u32).collect(),
            weight: vec![1; values.len()],
            spend: values.iter().map(|&v| money(v.max(0.0))).collect(),
            orders: vec![1; values.len()],
            revenue: values.iter().map(|&v| money(v)).collect(),
            profit: values.iter().map(|&v| money(v)).collect(),
            new: vec![false; values.len()],
            ..Observation::default()
        }
    }

    fn draw(values: &[f64]) -> Curves {
        Curves::draw(&seen(values), &[Money::ZERO; 3], &Margins::FromFile)
    }

    #[test]
    fn the_whale_of_the_oracle_peaks_at_the_fifth_of_ten() {
        let curves = draw(&[-2.0, 50.0, 0.0, 20.0, -5.0, 30.0, 10.0, -20.0, 5.0, -8.0]);
        let shares: Vec<f64> = curves.whale[1..].iter().map(|p| p.value * 100.0).collect();
        let expected = [
            62.5, 100.0, 125.0, 137.5, 143.75, 143.75, 141.25, 135.0, 125.0, 100.0,
        ];
        for (share, expected) in shares.iter().zip(expected) {
            assert!((share - expected).abs() < 1e-9, "{shares:?}");
        }
        let peak = curves.peak.unwrap();
        assert_eq!((peak.customers, peak.loss_makers), (5, 4));
        assert_eq!(peak.at.value, 1.4375);
    }

    #[test]
    fn gini_meets_its_oracles() {
        for (values, gini) in [
            (&[1.0, 2.0, 3.0, 4.0, 5.0][..], 0.266_666_666_666_666_67),
            (&[7.0, 7.0, 7.0][..], 0.0),
            (&[5.0, 5.0, 10.0, 20.0, 60.0][..], 0.5),
        ] {
            assert!((draw(values).gini.unwrap() - gini).abs() < 1e-12);
        }
    }

    #[test]
    fn the_top_is_read_anywhere_and_hhi_meets_its_oracle() {
        let curves = draw(&[5.0, 5.0, 10.0, 20.0, 60.0]);
        let [hhi, equal] = curves.hhi_explained().unwrap();
        assert!((hhi.value() - 0.415).abs() < 1e-12);
        assert!((equal.value() - 1.0 / 0.415).abs() < 1e-9);
        let top = |part| curves.top_explained(part).map(|top| top.value());
        assert!((top(0.2).unwrap() - 0.6).abs() < 1e-12);
        assert!((top(0.3).unwrap() - 0.7).abs() < 1e-12);
        assert_eq!((top(0.0), top(1.0)), (Some(0.0), Some(1.0)));
        assert_eq!(top(1.1), None);
    }

    #[test]
    fn customers_without_revenue_are_left_out_of_the_gini_and_counted() {
        let curves = draw(&[0.0, -3.0, 10.0, 10.0]);
        assert_eq!(curves.without_revenue, 2);
        assert!(curves.gini.unwrap().abs() < 1e-12);
    }

    #[test]
    fn a_total_that_is_not_positive_is_shown_in_money() {
        let curves = draw(&[5.0, -10.0]);
        assert!(!curves.whale_in_shares);
        assert_eq!(curves.whale.last().unwrap().value, -5.0);
    }

    #[test]
    fn a_long_curve_keeps_its_ends_and_its_peak() {
        let values: Vec<f64> = (0..10_000).map(|i| 700.0 - f64::from(i) / 10.0).collect();
        let curves = draw(&values);
        assert!(curves.whale.len() < 300);
        assert_eq!(curves.whale[0].customers, 0.0);
        assert_eq!(curves.whale.last().unwrap().customers, 1.0);
        let peak = curves.peak.unwrap().at;
        assert!(curves.whale.contains(&peak));
        assert!(curves.whale.is_sorted_by(|a, b| a.customers < b.customers));
    }
}

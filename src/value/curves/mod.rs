//! Whale curve (M45), Lorenz curve, Gini and HHI (M46).

mod draw;
mod points;
mod told;

use serde::{Deserialize, Serialize};

use super::{Basis, Margins};
use crate::base::Observation;
use crate::units::Money;

pub use draw::CurveOrder;

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

impl Curves {
    /// Draws both curves; see [`CurveOrder`] for drawing them again and again.
    ///
    /// # Formula
    /// Gini = 1 − Σ wᵢ(Lᵢ + Lᵢ₋₁) over Lorenz ordinates L and customer parts w, which for single
    /// customers equals Σ(2i − n − 1)xᵢ ÷ (nΣx).
    pub fn draw(seen: &Observation, thresholds: &[Money; 3], margins: &Margins) -> Curves {
        CurveOrder::new(seen).draw(seen, thresholds, margins)
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

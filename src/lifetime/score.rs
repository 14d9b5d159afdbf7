//! What each customer is expected to do and to be worth.

use serde::{Deserialize, Serialize};

use super::{Histories, Model, PeriodUnit, Rows, SpendFit};
use crate::numeric::{packed, sort_packed};
use crate::units::{AnnualRate, Margin, Months};

/// How far ahead, discounted how, at which margin.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ValueTerms {
    /// Months ahead from the end of the calibration.
    pub horizon_months: Months,
    /// Discount rate a year; a month's share of it compounds to it.
    pub discount_annual: AnnualRate,
    /// Part of an order's money that is profit.
    pub margin: Margin,
}

impl Default for ValueTerms {
    /// A year at 10 %; revenue, not profit, until somebody gives a margin.
    fn default() -> ValueTerms {
        ValueTerms {
            horizon_months: Months::of(12),
            discount_annual: AnnualRate::of_percent(10),
            margin: Margin::of_percent(100),
        }
    }
}

/// Columns of one value a customer, in the order of the histories.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scores {
    /// P(alive) at the end of the calibration.
    pub p_alive: Vec<f64>,
    /// Expected purchases within the horizon, not discounted.
    pub orders: Vec<f64>,
    /// Expected money of a purchase; empty without a model of spend.
    pub spend: Vec<f64>,
    /// Discounted margin within the horizon; empty without a model of spend.
    pub clv: Vec<f64>,
}

/// Expected purchases of one (x, T), given alive.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ahead {
    pub(super) orders: f64,
    pub(super) discounted: f64,
}

/// The distinct (x, T) of some rows: tₓ says nothing of what lies ahead of those who are alive.
#[derive(Debug, Clone, Default)]
pub(super) struct Pairs {
    x: Vec<u32>,
    age: Vec<f64>,
    /// The pair of each row.
    of_row: Vec<u32>,
}

impl Pairs {
    pub(super) fn of(rows: &Rows) -> Pairs {
        let mut pairs = Pairs {
            of_row: vec![0; rows.len()],
            ..Pairs::default()
        };
        let mut order: Vec<u64> = Vec::new();
        for (x, range) in rows.by_x() {
            order.clear();
            order.extend(range.map(|row| packed(rows.age[row], row as u32)));
            sort_packed(&mut order);
            for same in order.chunk_by(|a, b| a >> 32 == b >> 32) {
                for &row in same {
                    pairs.of_row[row as u32 as usize] = pairs.x.len() as u32;
                }
                pairs.x.push(x);
                pairs.age.push(rows.times[(same[0] >> 32) as usize]);
            }
        }
        pairs
    }

    /// What lies ahead of each row, given that its customers are alive.
    pub(super) fn ahead(&self, model: &Model, unit: PeriodUnit, terms: &ValueTerms) -> Vec<Ahead> {
        let steps = terms.horizon_months.count();
        let length = unit.in_a_month();
        let rate = terms.discount_annual.monthly();
        let of_pair: Vec<Ahead> = self
            .x
            .iter()
            .zip(&self.age)
            .map(|(&x, &age)| {
                let (orders, discounted) = model.ahead_alive(x, age, steps, length, rate);
                Ahead { orders, discounted }
            })
            .collect();
        self.of_row
            .iter()
            .map(|&pair| of_pair[pair as usize])
            .collect()
    }
}

impl Scores {
    /// Scores every customer.
    ///
    /// # Formula
    /// CLV = P(alive) · Σₖ (E(k) − E(k − 1)) ÷ (1 + dₘ)ᵏ · E(money) · margin, k the months of the
    /// horizon, dₘ = (1 + d)^(1/12) − 1, a month 365.25 ÷ 12 days.
    pub fn of(
        model: &Model,
        histories: &Histories,
        rows: &Rows,
        spend: Option<&SpendFit>,
        terms: &ValueTerms,
    ) -> Scores {
        let ahead = Pairs::of(rows).ahead(model, histories.unit, terms);
        let alive: Vec<f64> = rows
            .each()
            .map(|(x, recency, age)| model.p_alive(x, recency, age))
            .collect();
        let of_row = |of: &dyn Fn(usize) -> f64| -> Vec<f64> {
            rows.row_of.iter().map(|&row| of(row as usize)).collect()
        };
        let mut scores = Scores {
            p_alive: of_row(&|row| alive[row]),
            orders: of_row(&|row| alive[row] * ahead[row].orders),
            ..Scores::default()
        };
        if let Some(spend) = spend {
            scores.spend = spend.money_of(histories);
            let margin = terms.margin.get();
            scores.clv = rows
                .row_of
                .iter()
                .zip(&scores.spend)
                .map(|(&row, money)| {
                    alive[row as usize] * ahead[row as usize].discounted * money * margin
                })
                .collect();
        }
        scores
    }

    /// Σ of expected purchases.
    pub fn total_orders(&self) -> f64 {
        self.orders.iter().sum()
    }

    /// Σ of CLV; none without a model of spend.
    pub fn total_clv(&self) -> Option<f64> {
        (!self.clv.is_empty()).then(|| self.clv.iter().sum())
    }
}

//! Always a share (M14): customers by periods since they last bought, and how long to go on asking.
//!
//! # References
//! Pfeifer and Carraway 2000: V = (I − P ÷ (1 + d))⁻¹ R.

use serde::{Deserialize, Serialize};

use super::dwyer::{TableError, shares};

/// What the states are made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecencyInputs {
    /// Chance to buy in the next period, by periods since the last purchase, from 1; beyond the last
    /// a customer is lost.
    pub p_return: Vec<f64>,
    /// Margin of a purchase.
    pub margin: f64,
    /// Cost of asking a customer once a period.
    pub contact_cost: f64,
    /// Discount rate a period.
    pub discount: f64,
}

/// Values of the states, and where to stop.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecencyStates {
    /// Chance that the next purchase comes exactly so many periods after one.
    pub lag: Vec<f64>,
    /// Chance that it ever comes.
    pub ever: f64,
    /// Value of a customer in each state, asked to the last.
    pub value: Vec<f64>,
    /// The same when asking stops after each state: a list of values for each.
    pub stopped: Vec<Vec<f64>>,
    /// The state after which to stop asking, from 1: the highest value of a customer who has just
    /// bought.
    pub stop_after: u32,
}

fn check(inputs: &RecencyInputs) -> Result<(), TableError> {
    if inputs.p_return.is_empty() {
        return Err(TableError::Empty);
    }
    shares(&inputs.p_return)?;
    let money = [inputs.margin, inputs.contact_cost, inputs.discount];
    if !money.iter().all(|money| money.is_finite()) || inputs.discount < 0.0 {
        return Err(TableError::NotFinite);
    }
    Ok(())
}

/// Values of states 1 … n.
///
/// # Formula
/// A customer who has just bought brings margin − cost. A state's value is Vᵢ = Rᵢ + (pᵢ V₁ +
/// (1 − pᵢ) Vᵢ₊₁) ÷ (1 + d), linear in V₁ and solved from the end.
fn values(inputs: &RecencyInputs, p: &[f64]) -> Vec<f64> {
    let factor = 1.0 / (1.0 + inputs.discount);
    // Vᵢ = a + b V₁. A customer past the last state is not asked and not worth anything.
    let (mut a, mut b) = (0.0, 0.0);
    let mut parts = vec![(0.0, 0.0); p.len()];
    for state in (0..p.len()).rev() {
        let margin = if state == 0 { inputs.margin } else { 0.0 };
        a = margin - inputs.contact_cost + factor * (1.0 - p[state]) * a;
        b = factor * (p[state] + (1.0 - p[state]) * b);
        parts[state] = (a, b);
    }
    let first = parts[0].0 / (1.0 - parts[0].1);
    parts.iter().map(|(a, b)| a + b * first).collect()
}

/// Values of the states and the stop rule. Without a discount and with a return that is certain
/// there is no finite value: that is refused.
///
/// # Errors
/// [`TableError`].
pub fn recency_states(inputs: &RecencyInputs) -> Result<RecencyStates, TableError> {
    check(inputs)?;
    let mut left = 1.0;
    let lag: Vec<f64> = inputs
        .p_return
        .iter()
        .map(|p| {
            let now = left * p;
            left *= 1.0 - p;
            now
        })
        .collect();
    if left == 0.0 && inputs.discount == 0.0 {
        return Err(TableError::NotFinite);
    }
    let stopped: Vec<Vec<f64>> = (1..=inputs.p_return.len())
        .map(|states| values(inputs, &inputs.p_return[..states]))
        .collect();
    let best = stopped.iter().enumerate().fold(0, |best, (states, of)| {
        if of[0] > stopped[best][0] {
            states
        } else {
            best
        }
    });
    Ok(RecencyStates {
        ever: 1.0 - left,
        lag,
        value: values(inputs, &inputs.p_return),
        stop_after: best as u32 + 1,
        stopped,
    })
}

/// A group of buyers followed over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecencyCourse {
    /// Buyers of each period, from the start.
    pub buyers: Vec<f64>,
    /// Customers still asked in each period.
    pub asked: Vec<f64>,
    /// Margin less cost of all periods today, a customer of the start.
    pub net_present_value: f64,
}

/// The course of `customers` who all bought at the start.
///
/// # Formula
/// Cᵢ = Σⱼ Cᵢ₋ⱼ pⱼ Πₖ﹤ⱼ (1 − pₖ).
///
/// # Errors
/// [`TableError`].
pub fn recency_course(
    inputs: &RecencyInputs,
    customers: f64,
    periods: u32,
) -> Result<RecencyCourse, TableError> {
    check(inputs)?;
    if !(customers > 0.0 && customers.is_finite()) {
        return Err(TableError::NoCustomers);
    }
    let mut states = vec![0.0; inputs.p_return.len()];
    states[0] = customers;
    let (mut buyers, mut asked) = (Vec::new(), Vec::new());
    let (mut value, mut factor) = (0.0, 1.0);
    for _ in 0..=periods {
        let all: f64 = states.iter().sum();
        buyers.push(states[0]);
        asked.push(all);
        value += factor * (states[0] * inputs.margin - all * inputs.contact_cost);
        factor /= 1.0 + inputs.discount;
        let back: f64 = states
            .iter()
            .zip(&inputs.p_return)
            .map(|(n, p)| n * p)
            .sum();
        for state in (1..states.len()).rev() {
            states[state] = states[state - 1] * (1.0 - inputs.p_return[state - 1]);
        }
        states[0] = back;
    }
    Ok(RecencyCourse {
        buyers,
        asked,
        net_present_value: value / customers,
    })
}

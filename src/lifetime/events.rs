//! Event forecast (M15): dated events of one customer, each with a chance, revenue and cost.

use serde::{Deserialize, Serialize};

use super::dwyer::TableError;

/// An event that may come.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Years from now.
    pub years: f64,
    /// Chance that it comes.
    pub probability: f64,
    /// Revenue when it comes.
    pub revenue: f64,
    /// Cost when it comes.
    pub cost: f64,
}

/// What an event is worth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct EventValue {
    /// Chance × (revenue − cost).
    pub expected: f64,
    /// The same today.
    pub present_value: f64,
}

/// A customer's account of events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventForecast {
    /// By event, in the order given.
    pub events: Vec<EventValue>,
    /// Not discounted.
    pub expected: f64,
    /// Today.
    pub present_value: f64,
}

/// Values events.
///
/// # Formula
/// Σ p (revenue − cost) ÷ (1 + d)ᵗ.
///
/// # Errors
/// [`TableError`].
pub fn event_forecast(
    events: &[Event],
    discount_annual: crate::units::AnnualRate,
) -> Result<EventForecast, TableError> {
    if events.is_empty() {
        return Err(TableError::Empty);
    }
    super::dwyer::shares(
        &events
            .iter()
            .map(|event| event.probability)
            .collect::<Vec<_>>(),
    )?;
    let is_finite = |event: &Event| {
        let numbers = [event.years, event.revenue, event.cost];
        numbers.iter().all(|number| number.is_finite()) && event.years >= 0.0
    };
    if !events.iter().all(is_finite) {
        return Err(TableError::NotFinite);
    }
    let values: Vec<EventValue> = events
        .iter()
        .map(|event| {
            let expected = event.probability * (event.revenue - event.cost);
            let factor = (1.0 + discount_annual.get()).powf(event.years);
            EventValue {
                expected,
                present_value: expected / factor,
            }
        })
        .collect();
    Ok(EventForecast {
        expected: values.iter().map(|value| value.expected).sum(),
        present_value: values.iter().map(|value| value.present_value).sum(),
        events: values,
    })
}

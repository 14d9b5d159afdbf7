//! Saved scenarios evaluated side by side.

use kezhi::scenario::{Comparison, DataRef, Measure, Outcome, Scenario, ScenarioId, Setting};
use kezhi::workshop;
use leptos::prelude::*;

use super::report::brand_customers;
use super::{Session, memo};

/// The scenarios and how they compare.
#[derive(Clone, Copy)]
pub(crate) struct Comparisons {
    /// An outcome for each scenario, in order.
    pub(crate) outcomes: Memo<Vec<Outcome>>,
    /// Against the base; none without a scenario.
    pub(crate) comparison: Memo<Option<Comparison>>,
    session: Session,
}

impl Comparisons {
    /// Starts to follow the session; to be called once.
    pub(crate) fn start(session: Session) -> Comparisons {
        let outcomes = memo(move || {
            session
                .scenarios
                .with(|scenarios| scenarios.iter().map(evaluate).collect::<Vec<_>>())
        });
        let comparison = memo(move || {
            let base = session.base.get()?;
            let place = session
                .scenarios
                .with(|scenarios| scenarios.iter().position(|scenario| scenario.id == base))?;
            Some(outcomes.with(|outcomes| Comparison::of(outcomes, place)))
        });
        Comparisons {
            outcomes,
            comparison,
            session,
        }
    }

    /// The comparisons in context.
    pub(crate) fn here() -> Comparisons {
        expect_context()
    }

    /// What a scenario gains against the base, as a part of the base's profit (revenue where there
    /// is no profit); none for the base itself.
    pub(crate) fn gain(self, id: ScenarioId) -> Option<f64> {
        let place = self
            .session
            .scenarios
            .with(|scenarios| scenarios.iter().position(|scenario| scenario.id == id))?;
        self.comparison.with(|comparison| {
            let comparison = comparison.as_ref()?;
            let row = comparison.rows.iter().find(|row| {
                matches!(
                    row.measure,
                    Measure::Profit | Measure::Revenue | Measure::BrandTotal
                ) && row.differences.get(place).is_some_and(Option::is_some)
            })?;
            let base = row.values.get(comparison.base)?.as_ref()?.finite()?;
            let difference = row.differences.get(place)?.as_ref()?.finite()?;
            (base.abs() > 0.0).then(|| difference / base.abs())
        })
    }
}

fn evaluate(scenario: &Scenario) -> Outcome {
    let original = match &scenario.data {
        DataRef::Case(id) => Some(workshop::case(*id).assumptions),
        _ => None,
    };
    Outcome::evaluate(Setting {
        data: &scenario.data,
        assumptions: &scenario.assumptions,
        original: original.as_ref(),
        table: scenario.table.as_ref(),
        brand_customers: brand_customers(&scenario.data),
    })
}

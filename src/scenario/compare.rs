//! Scenarios side by side.

use super::Outcome;
use crate::explain::{Explained, Expr, Source, Symbol};
use crate::segment::Tier;
use crate::value::ContributionRow;

/// A figure that is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Profit of all tiers.
    Profit,
    /// Revenue of all tiers.
    Revenue,
    /// Margin of all tiers.
    Margin,
    /// Customers of a tier.
    Customers(Tier),
    /// Revenue share of a tier.
    RevenueShare(Tier),
    /// Profit share of a tier.
    ProfitShare(Tier),
    /// CBV per category customer and year.
    Cbv,
    /// Value of all own customers and year.
    BrandTotal,
}

/// One measure over all scenarios.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// What is compared.
    pub measure: Measure,
    /// The figure of each scenario; none where it does not exist there.
    pub values: Vec<Option<Explained>>,
    /// Scenario less base; none for the base itself or where either is missing.
    pub differences: Vec<Option<Explained>>,
}

/// All measures that exist in at least one scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Place of the base among the scenarios.
    pub base: usize,
    /// The measures in the order of the page.
    pub rows: Vec<Compared>,
}

impl Comparison {
    /// Sets `outcomes` side by side, each against the one at `base`.
    pub fn of(outcomes: &[Outcome], base: usize) -> Comparison {
        let mut measures = vec![Measure::Profit, Measure::Revenue, Measure::Margin];
        measures.extend(Tier::ALL.map(Measure::Customers));
        measures.extend(Tier::ALL.map(Measure::RevenueShare));
        measures.extend(Tier::ALL.map(Measure::ProfitShare));
        measures.extend([Measure::Cbv, Measure::BrandTotal]);
        let rows = measures
            .into_iter()
            .map(|measure| compare(measure, outcomes, base))
            .filter(|row| row.values.iter().any(Option::is_some))
            .collect();
        Comparison { base, rows }
    }
}

fn compare(measure: Measure, outcomes: &[Outcome], base: usize) -> Compared {
    let values: Vec<_> = outcomes
        .iter()
        .map(|outcome| read(measure, outcome))
        .collect();
    let reference = values.get(base).cloned().flatten();
    let differences = values
        .iter()
        .enumerate()
        .map(|(place, value)| {
            let (value, reference) = (value.as_ref()?, reference.as_ref()?);
            (place != base).then(|| difference(value, reference))
        })
        .collect();
    Compared {
        measure,
        values,
        differences,
    }
}

fn difference(value: &Explained, reference: &Explained) -> Explained {
    let named = |symbol, of: &Explained| Expr::of(symbol, of.value(), of.unit, Source::Derived);
    Explained::new(
        Symbol::Difference,
        value.unit,
        named(Symbol::ScenarioValue, value).minus(named(Symbol::BaseValue, reference)),
    )
}

fn read(measure: Measure, outcome: &Outcome) -> Option<Explained> {
    let total = || Some(&outcome.contribution.as_ref()?.total);
    let tier = |tier| outcome.contribution.as_ref()?.row(tier);
    let pick = |row: Option<&ContributionRow>, part: fn(&ContributionRow) -> Option<&Explained>| {
        row.and_then(part).cloned()
    };
    match measure {
        Measure::Profit => pick(total(), |row| row.profit.as_ref()),
        Measure::Revenue => pick(total(), |row| Some(&row.revenue)),
        Measure::Margin => pick(total(), |row| row.margin.as_ref()),
        Measure::Customers(of) => pick(tier(of), |row| Some(&row.customers)),
        Measure::RevenueShare(of) => pick(tier(of), |row| row.revenue_share.as_ref()),
        Measure::ProfitShare(of) => pick(tier(of), |row| row.profit_share.as_ref()),
        Measure::Cbv => outcome.cbv.as_ref().ok().map(|cbv| cbv.cbv.clone()),
        Measure::BrandTotal => outcome.cbv.as_ref().ok().map(|cbv| cbv.brand_total.clone()),
    }
}

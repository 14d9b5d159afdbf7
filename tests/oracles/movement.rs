//! M03: moves between tiers, and the chain of the made-up matrix.

use kezhi::explain::Source;
use kezhi::segment::{Markov, TierMove};
use kezhi::units::Fraction;

use crate::tolerance::meets;

/// Customers, profit and revenue a head and month of diamond, gold, silver, ordinary, new.
const TIERS: [(f64, [f64; 2]); 5] = [
    (300.0, [750.0, 1500.0]),
    (1000.0, [225.0, 750.0]),
    (2000.0, [80.0, 400.0]),
    (4700.0, [15.0, 150.0]),
    (2000.0, [0.0, 100.0]),
];
const PROFIT: f64 = 680_500.0;
const LOST: usize = 5;

#[test]
fn moves_between_tiers_change_profit_and_revenue_as_computed() {
    for (from, to, share, customers, profit, percent, revenue) in [
        (3, 2, 0.05, 235.0, 15_275.0, 2.24467, 58_750.0),
        (2, 1, 0.05, 100.0, 14_500.0, 2.13079, 35_000.0),
        (1, 0, 0.05, 50.0, 26_250.0, 3.85746, 37_500.0),
        (0, 1, 0.10, 30.0, -15_750.0, -2.31447, -22_500.0),
        (1, 2, 0.10, 100.0, -14_500.0, -2.13079, -35_000.0),
        (4, 3, 0.50, 1000.0, 15_000.0, 2.20426, 50_000.0),
        (0, LOST, 0.05, 15.0, -11_250.0, -1.65320, -22_500.0),
        (1, LOST, 0.05, 50.0, -11_250.0, -1.65320, -37_500.0),
        (2, LOST, 0.05, 100.0, -8_000.0, -1.17561, -40_000.0),
        (3, LOST, 0.05, 235.0, -3_525.0, -0.518001, -35_250.0),
        (4, LOST, 0.05, 100.0, 0.0, 0.0, -10_000.0),
    ] {
        let there = TIERS.get(to).map_or([0.0; 2], |tier| tier.1);
        let (count, here) = TIERS[from];
        let share = Fraction::new(share).unwrap();
        let found = TierMove::of(count, share, here, there, Source::Case);
        let what = format!("{from} to {to}");
        meets(found.moved.value(), customers, &what);
        meets(found.profit.value(), profit, &what);
        meets(found.profit.value() / PROFIT * 100.0, percent, &what);
        meets(found.revenue.value(), revenue, &what);
    }
}

fn chain() -> Markov {
    Markov {
        transitions: vec![
            vec![0.95, 0.03, 0.0, 0.0, 0.0],
            vec![0.02, 0.92, 0.03, 0.0, 0.0],
            vec![0.0, 0.03, 0.90, 0.04, 0.0],
            vec![0.0, 0.0, 0.02, 0.92, 0.0],
            vec![0.0, 0.02, 0.08, 0.70, 0.0],
        ],
        start: TIERS.map(|tier| tier.0).into(),
        inflow: vec![0.0, 0.0, 0.0, 0.0, 2000.0],
        profit_per_head: TIERS.map(|tier| tier.1[0]).into(),
        discount: 0.01,
    }
}

#[test]
fn the_matrix_projects_to_the_printed_months_and_the_steady_state() {
    let steps = chain().project(12).unwrap();
    for (month, customers, lost, active, profit) in [
        (
            1,
            [305.0, 1029.0, 2084.0, 5804.0, 2000.0],
            778.0,
            11_222.0,
            714_055.0,
        ),
        (
            2,
            [310.33, 1058.35, 2182.55, 6823.04, 2000.0],
            1625.73,
            12_374.3,
            747_826.0,
        ),
        (
            12,
            [382.203, 1416.06, 3466.89, 13_662.6, 2000.0],
            13_072.2,
            20_927.8,
            1_087_560.0,
        ),
    ] {
        let found = &steps[month - 1];
        for (found, oracle) in found.customers.iter().zip(customers) {
            meets(*found, oracle, &format!("month {month}"));
        }
        meets(found.lost, lost, "lost");
        meets(found.active, active, "active");
        meets(found.profit, profit, "profit");
    }
    let steady = chain().steady().unwrap();
    for (found, oracle) in steady
        .iter()
        .zip([1448.28, 3620.69, 6873.56, 20_936.8, 2000.0])
    {
        meets(*found, oracle, "steady");
    }
    meets(steady.iter().sum(), 34_879.3, "steady, all");
    let profit: f64 = steady
        .iter()
        .zip(chain().profit_per_head)
        .map(|(n, p)| n * p)
        .sum();
    meets(profit, 2_764_800.0, "steady profit");
}

#[test]
fn a_customer_of_each_tier_is_worth_what_was_computed() {
    let values = chain().values().unwrap();
    let oracle = [16_181.5, 7112.93, 2976.14, 829.699, 951.623];
    for (found, oracle) in values.iter().zip(oracle) {
        meets(*found, oracle, "V");
    }
    let total: f64 = values
        .iter()
        .zip(chain().start)
        .map(|(value, n)| value * n)
        .sum();
    meets(total, 2.37225e7, "Σ n·V");
    let months = chain().steps_left().unwrap();
    for (found, oracle) in months
        .iter()
        .zip([39.6552, 32.7586, 27.5862, 19.3966, 17.4397])
    {
        meets(*found, oracle, "months left");
    }
}

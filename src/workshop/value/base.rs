//! The ten thousand customers of Shi Yanjun (2005), and the textbook curves.

use crate::explain::{Given, Source};
use crate::segment::Tier;
use crate::units::Period;
use crate::value::{
    BasesInputs, BasisCustomer, BasisCuts, ConcentrationInputs, GroupedBy, Key, MarkovInputs,
    MarkovState, Move, MoveGroup, MovesInputs, Question, ServedGroup, ServingCosts, ServingInputs,
};

/// Customers (printed), spend and profit of one a month (reconstructed).
pub(in crate::workshop) const TIERS: [(Tier, f64, f64, f64); 5] = [
    (Tier::Diamond, 300.0, 1500.0, 0.5),
    (Tier::Gold, 1000.0, 750.0, 0.3),
    (Tier::Silver, 2000.0, 400.0, 0.2),
    (Tier::Ordinary, 4700.0, 150.0, 0.1),
    (Tier::New, 2000.0, 100.0, 0.0),
];

/// An illustrative cost of serving a customer, yuan a month: just above what an ordinary one brings.
const SERVING: f64 = 16.0;

pub(super) fn serving() -> Question {
    Question::Serving(served())
}

/// Without the tier that goes by age, and without costs.
pub(super) fn without_new() -> Question {
    let mut inputs = served();
    inputs.groups.pop();
    inputs.costs = ServingCosts::default();
    Question::Serving(inputs)
}

fn served() -> ServingInputs {
    let group = |&(tier, customers, spend, margin): &(Tier, f64, f64, f64)| ServedGroup {
        name: Key::Tier(tier),
        customers: Given::case(customers),
        orders: None,
        revenue: Given::illustrative(customers * spend),
        margin: Given::illustrative(margin),
        costs: None,
    };
    ServingInputs {
        groups: TIERS.iter().map(group).collect(),
        costs: ServingCosts {
            per_customer: Some(Given::illustrative(SERVING)),
            ..ServingCosts::default()
        },
    }
}

/// Twelve customers, made up: service level, revenue and profit a month, price a unit, discount.
const TWELVE: [(u32, f64, f64, f64, f64); 12] = [
    (1, 5200.0, 1900.0, 100.0, 0.0),
    (1, 3100.0, 800.0, 96.0, 0.04),
    (1, 1800.0, -150.0, 82.0, 0.18),
    (2, 2400.0, 720.0, 100.0, 0.0),
    (2, 1500.0, 330.0, 95.0, 0.05),
    (2, 900.0, 90.0, 90.0, 0.1),
    (2, 700.0, -40.0, 80.0, 0.2),
    (3, 620.0, 150.0, 100.0, 0.0),
    (3, 480.0, 96.0, 100.0, 0.0),
    (3, 300.0, 24.0, 90.0, 0.1),
    (3, 260.0, -10.0, 85.0, 0.15),
    (3, 140.0, 7.0, 95.0, 0.05),
];

pub(super) fn bases() -> Question {
    let twelve = TWELVE.iter().enumerate();
    let customers =
        twelve.map(
            |(place, &(service, revenue, profit, price, discount))| BasisCustomer {
                name: Key::Place(place as u32 + 1),
                service: Key::ServiceLevel(service),
                revenue: Given::illustrative(revenue),
                profit: Given::illustrative(profit),
                price: Given::illustrative(price),
                discount: Given::illustrative(discount),
            },
        );
    Question::Bases(BasesInputs {
        by: GroupedBy::Service,
        against: GroupedBy::Contribution,
        cuts: BasisCuts {
            contribution: vec![0.0, 100.0, 500.0],
            price: vec![90.0, 100.0],
            discount: vec![0.05, 0.15],
        },
        customers: customers.collect(),
    })
}

pub(super) fn moves() -> Question {
    let group = |&(tier, customers, spend, margin): &(Tier, f64, f64, f64)| MoveGroup {
        name: Key::Tier(tier),
        customers: Given::case(customers),
        spend: Given::illustrative(spend),
        profit: Given::illustrative(spend * margin),
    };
    let one = |from, to, share| Move {
        from,
        to,
        share: Given::illustrative(share),
    };
    let lost = (0..5).map(|tier| one(tier, None, 0.05));
    let moved = [
        one(3, Some(2), 0.05),
        one(2, Some(1), 0.05),
        one(1, Some(0), 0.05),
        one(0, Some(1), 0.1),
        one(1, Some(2), 0.1),
        one(4, Some(3), 0.5),
    ];
    Question::Moves(MovesInputs {
        period: Period::Month,
        groups: TIERS.iter().map(group).collect(),
        moves: moved.into_iter().chain(lost).collect(),
    })
}

/// Monthly moves of the five tiers, and last out of the base: made up.
const MATRIX: [[f64; 6]; 5] = [
    [0.95, 0.03, 0.0, 0.0, 0.0, 0.02],
    [0.02, 0.92, 0.03, 0.0, 0.0, 0.03],
    [0.0, 0.03, 0.90, 0.04, 0.0, 0.03],
    [0.0, 0.0, 0.02, 0.92, 0.0, 0.06],
    [0.0, 0.02, 0.08, 0.70, 0.0, 0.20],
];

pub(super) fn markov() -> Question {
    let state = |&(tier, customers, spend, margin): &(Tier, f64, f64, f64)| MarkovState {
        name: Key::Tier(tier),
        start: Given::case(customers),
        inflow: Given::illustrative(if tier == Tier::New { 2000.0 } else { 0.0 }),
        profit: Given::illustrative(spend * margin),
    };
    Question::Markov(MarkovInputs {
        period: Some(Period::Month),
        states: TIERS.iter().map(state).collect(),
        matrix: MATRIX.iter().map(|row| row.to_vec()).collect(),
        matrix_source: Source::Illustrative,
        discount: Given::illustrative(0.01),
        periods: 12,
    })
}

/// Parts of the customers at which the tiers are read: diamond, diamond and gold, these and silver.
const TIER_TOPS: [f64; 7] = [0.03, 0.1, 0.13, 0.2, 0.33, 0.5, 0.8];

fn of_tiers(value: fn(&(Tier, f64, f64, f64)) -> f64) -> Question {
    Question::Concentration(ConcentrationInputs {
        values: TIERS.iter().map(value).collect(),
        customers: TIERS.iter().map(|tier| tier.1).collect(),
        names: TIERS.iter().map(|tier| Key::Tier(tier.0)).collect(),
        tops: TIER_TOPS.to_vec(),
        source: Some(Source::Illustrative),
    })
}

pub(super) fn tier_revenue() -> Question {
    of_tiers(|&(_, customers, spend, _)| customers * spend)
}

pub(super) fn tier_profit() -> Question {
    of_tiers(|&(_, customers, spend, margin)| customers * spend * margin)
}

fn values(values: &[f64]) -> Question {
    Question::Concentration(ConcentrationInputs {
        values: values.to_vec(),
        customers: Vec::new(),
        names: Vec::new(),
        tops: vec![0.1, 0.2, 0.5, 0.8],
        source: Some(Source::Illustrative),
    })
}

pub(super) fn whale() -> Question {
    values(&[50.0, 30.0, 20.0, 10.0, 5.0, 0.0, -2.0, -5.0, -8.0, -20.0])
}

pub(super) fn concentration() -> Question {
    values(&[5.0, 5.0, 10.0, 20.0, 60.0])
}

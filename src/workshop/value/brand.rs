//! Hampton (IMC: The Next Generation, chapter 4) and other brands; wallets and rival offers.

use crate::explain::{Given, Source};
use crate::value::{
    CbvChangeInputs, CbvPeriod, CellSizes, HeatMapInputs, Key, LoyaltyGroup, Offer, PrintedInputs,
    Question, Rating, UsageGroup, WalletInputs,
};

fn period(customers: Given, p: f64, br: f64, sop: f64, cm: Given) -> CbvPeriod {
    CbvPeriod {
        category_customers: customers,
        penetration: Given::case(p),
        buying_rate: Given::case(br),
        share_of_purchases: Given::case(sop),
        unit_margin: cm,
        price: None,
        counts_units: false,
    }
}

/// 40,000 of 100,000 customers; two printers with twelve refills; 65 % of them; $6.50 a refill.
fn hampton_period() -> CbvPeriod {
    period(Given::case(100_000.0), 0.4, 24.0, 0.65, Given::case(6.5))
}

pub(super) fn hampton() -> Question {
    Question::CbvLevers(hampton_period())
}

pub(super) fn hampton_change() -> Question {
    Question::CbvChange(CbvChangeInputs {
        before: hampton_period(),
        after: CbvPeriod {
            category_customers: Given::illustrative(104_000.0),
            penetration: Given::illustrative(0.42),
            buying_rate: Given::illustrative(23.0),
            share_of_purchases: Given::illustrative(0.68),
            unit_margin: Given::illustrative(6.4),
            price: None,
            counts_units: false,
        },
    })
}

/// Bottles, not money; a thousand residents stand for all.
pub(super) fn juice() -> Question {
    let residents = Given::illustrative(1000.0);
    let period = period(residents, 0.4, 60.0, 0.35, Given::illustrative(1.0));
    Question::CbvLevers(CbvPeriod {
        counts_units: true,
        ..period
    })
}

pub(super) fn apps() -> Question {
    let customers = Given::illustrative(1000.0);
    Question::CbvLevers(period(customers, 0.12, 4.0, 0.025, Given::case(0.6)))
}

pub(super) fn hampton_map() -> Question {
    let usage = |share, units| UsageGroup {
        share: Given::case(share),
        units,
    };
    let loyalty = |share, sop, margin| LoyaltyGroup {
        share: Given::case(share),
        share_of_purchases: Given::illustrative(sop),
        unit_margin: margin,
    };
    // 24 on average, with 42.2 and 7.5 outside, leaves 23.4333 for the middle.
    let medium = (24.0 - 0.2 * 42.2 - 0.2 * 7.5) / 0.6;
    Question::HeatMap(HeatMapInputs {
        buyers: Given::case(40_000.0),
        usage: [
            usage(0.2, Given::case(42.2)),
            usage(
                0.6,
                Given {
                    value: medium,
                    source: Source::Derived,
                },
            ),
            usage(0.2, Given::case(7.5)),
        ],
        loyalty: [
            loyalty(0.15, 1.0, Given::case(6.5)),
            loyalty(0.5, 0.7, Given::case(6.5)),
            loyalty(0.35, 3.0 / 7.0, Given::case(4.5)),
        ],
        sizes: CellSizes::Independent,
    })
}

pub(super) fn hampton_printed() -> Question {
    let medium = Given {
        value: (24.0 - 0.2 * 42.2 - 0.2 * 7.5) / 0.6,
        source: Source::Derived,
    };
    let of_cell = |share| Given {
        value: share,
        source: Source::Derived,
    };
    Question::Printed(PrintedInputs {
        buyers: Given::case(40_000.0),
        shares: [Given::case(0.03), of_cell(0.2 * 0.35), of_cell(0.6 * 0.5)],
        units: [Given::case(42.0), Given::case(7.5), medium],
        penetration: Given::case(0.4),
        buying_rate: Given::case(24.0),
        share_of_purchases: Given::case(0.65),
        unit_margin: Given::case(6.5),
        deal: Given::case(2.0),
        heavy: (Given::case(0.2), Given::case(42.2)),
        light: (Given::case(0.2), Given::case(7.5)),
    })
}

pub(super) fn wallet() -> Question {
    Question::Wallet(WalletInputs {
        brand_spend: None,
        category_spend: None,
        brands: (1..=5).map(Key::Place).collect(),
        rating: Rating::Ranks,
        ratings: vec![(1..=5).map(|rank| Some(f64::from(rank))).collect()],
        ratings_source: Source::Illustrative,
    })
}

pub(super) fn delivered() -> Question {
    let offer = |place, values: [f64; 4], costs: [f64; 4]| Offer {
        name: Key::Place(place),
        values: values.map(Given::illustrative),
        costs: costs.map(Given::illustrative),
    };
    Question::Delivered(vec![
        offer(1, [60.0, 25.0, 15.0, 20.0], [70.0, 10.0, 8.0, 7.0]),
        offer(2, [50.0, 20.0, 15.0, 15.0], [55.0, 12.0, 8.0, 7.0]),
    ])
}

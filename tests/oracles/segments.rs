//! M11 and M43 on paper numbers.

use kezhi::base::{CustomerBase, ReturnsPolicy, Window, WindowRules};
use kezhi::ingest::OrderLines;
use kezhi::segment::{
    AbcPercents, Cutting, Profiles, RfmName, RfmNames, RfmScheme, Scheme, SegmentName, abc_sizes,
};
use kezhi::units::{Day, Money};

#[test]
fn abc_sizes_are_those_of_the_integer_rule() {
    for (count, sizes) in [
        (0, [0, 0, 0]),
        (1, [1, 0, 0]),
        (2, [1, 0, 1]),
        (3, [1, 0, 2]),
        (5, [1, 1, 3]),
        (7, [1, 1, 5]),
        (10, [2, 2, 6]),
        (13, [2, 3, 8]),
        (17, [3, 3, 11]),
        (20, [3, 4, 13]),
        (30, [5, 6, 19]),
        (70, [11, 14, 45]),
        (100, [15, 20, 65]),
        (333, [50, 67, 216]),
    ] {
        assert_eq!(abc_sizes(count, AbcPercents::default()), sizes, "{count}");
    }
}

/// Recency, frequency, money of ten customers, with their scores and names in the bands of the
/// package.
const TEN: [(i32, usize, f64, [u8; 3], RfmName); 10] = [
    (5, 12, 900.0, [5, 5, 5], RfmName::Champions),
    (40, 3, 150.0, [3, 3, 2], RfmName::PotentialLoyalist),
    (200, 1, 40.0, [1, 1, 1], RfmName::Lost),
    (15, 7, 700.0, [4, 4, 4], RfmName::Champions),
    (90, 2, 300.0, [2, 2, 3], RfmName::NeedAttention),
    (2, 1, 60.0, [5, 1, 1], RfmName::PotentialLoyalist),
    (365, 9, 1200.0, [1, 5, 5], RfmName::AtRisk),
    (60, 4, 220.0, [3, 3, 3], RfmName::LoyalCustomers),
    (30, 5, 410.0, [4, 4, 4], RfmName::Champions),
    (120, 2, 90.0, [2, 2, 2], RfmName::NeedAttention),
];

#[test]
fn ten_customers_are_scored_by_counting_those_worse() {
    let last = Day::from_iso("2024-12-31").unwrap();
    let mut lines = OrderLines::default();
    for (customer, &(days, orders, money, ..)) in TEN.iter().enumerate() {
        lines.customer_ids.push(&format!("{customer}"));
        for order in 0..orders {
            lines.customer.push(customer as u32);
            // One order on the last day with the money, the others before it for next to nothing.
            lines.day.push(Day(last.0 - days - order as i32));
            let units = if order == 0 {
                money - 0.01 * (orders - 1) as f64
            } else {
                0.01
            };
            lines.amount.push(Money::from_units(units).unwrap());
            lines.line.push(lines.line.len() as u32 + 2);
        }
    }
    let base = CustomerBase::from_lines(lines);
    let rules = WindowRules {
        analysis_day: Some(last),
        ..WindowRules::default()
    };
    let window = Window::settle(&rules, base.days.0, base.days.1);
    let profiles = Profiles::take(&base, &window, ReturnsPolicy::default());
    let names = |names| {
        Scheme::Rfm(RfmScheme {
            cutting: Cutting::CountWorse,
            names,
            ..RfmScheme::default()
        })
    };
    let cells = names(RfmNames::Cells).apply(&base, &profiles).unwrap();
    let bands = names(RfmNames::Bands).apply(&base, &profiles).unwrap();
    for (customer, &(.., cell, name)) in TEN.iter().enumerate() {
        assert_eq!(
            cells.segment_of(customer).name,
            SegmentName::Cell(cell),
            "{customer}"
        );
        assert_eq!(
            bands.segment_of(customer).name,
            SegmentName::Rfm(name),
            "{customer}"
        );
    }
}

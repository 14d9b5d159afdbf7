//! M11 and M43 on paper numbers.

use kezhi::base::{CustomerBase, ReturnsPolicy, Window, WindowRules};
use kezhi::ingest::OrderLines;
use kezhi::segment::{
    AbcClass, AbcItem, AbcPercents, AbcRanking, Cutting, Profiles, RfmName, RfmNames, RfmScheme,
    Scheme, SegmentName, abc_sizes,
};
use kezhi::units::{Day, Money};

use crate::tolerance::meets;

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

const ACCOUNTS: [(f64, f64, f64); 20] = [
    (120.0, 80.0, 0.5),
    (300.0, 50.0, 0.2),
    (20.0, 400.0, 0.25),
    (90.0, 10.0, 0.9),
    (60.0, 60.0, 0.1),
    (200.0, 0.0, 0.0),
    (15.0, 30.0, 0.5),
    (45.0, 100.0, 0.6),
    (80.0, 20.0, 0.75),
    (10.0, 500.0, 0.3),
    (150.0, 100.0, 0.4),
    (35.0, 15.0, 0.2),
    (70.0, 40.0, 0.5),
    (25.0, 25.0, 0.4),
    (5.0, 10.0, 0.5),
    (55.0, 5.0, 1.0),
    (110.0, 60.0, 0.35),
    (40.0, 0.0, 0.0),
    (65.0, 90.0, 0.15),
    (30.0, 70.0, 0.1),
];

fn ranking() -> AbcRanking {
    let items: Vec<AbcItem> = ACCOUNTS
        .iter()
        .zip(1..)
        .map(|(&(current, additional, probability), number)| AbcItem {
            id: format!("C{number:02}"),
            current,
            additional,
            probability,
        })
        .collect();
    AbcRanking::of(&items, AbcPercents::default()).unwrap()
}

#[test]
fn twenty_accounts_are_ranked_by_expected_value() {
    let ranking = ranking();
    let oracle = [
        ("C02", 310.0),
        ("C06", 200.0),
        ("C11", 190.0),
        ("C01", 160.0),
        ("C10", 160.0),
        ("C17", 131.0),
        ("C03", 120.0),
        ("C08", 105.0),
        ("C04", 99.0),
        ("C09", 95.0),
        ("C13", 90.0),
        ("C19", 78.5),
        ("C05", 66.0),
        ("C16", 60.0),
        ("C18", 40.0),
        ("C12", 38.0),
        ("C20", 37.0),
        ("C14", 35.0),
        ("C07", 30.0),
        ("C15", 10.0),
    ];
    for (row, (id, expected)) in ranking.rows.iter().zip(oracle) {
        assert_eq!(row.item.id, id);
        meets(row.expected, expected, id);
    }
    meets(ranking.total, 2054.5, "ΣEV");
    meets(ranking.total_current, 1525.0, "ΣCB");
    meets(ranking.total_potential, 529.5, "ΣAV·P");
    let shares = ranking
        .classes
        .iter()
        .map(|class| class.share.unwrap() * 100.0);
    for (found, oracle) in shares.zip([34.0716, 27.7927, 38.1358]) {
        meets(found, oracle, "share");
    }
    let risen: Vec<&str> = ranking
        .rows
        .iter()
        .filter(|row| row.class < row.class_now)
        .map(|row| row.item.id.as_str())
        .collect();
    assert_eq!(risen, ["C10", "C03"]);
    assert_eq!(ranking.rows[6].class, AbcClass::B);
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

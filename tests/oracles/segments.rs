//! M06, M11, M17, M20, M34, M43 on paper numbers.

use kezhi::base::{CustomerBase, ReturnsPolicy, Window, WindowRules};
use kezhi::explain::Source;
use kezhi::ingest::OrderLines;
use kezhi::segment::{
    AbcClass, AbcItem, AbcPercents, AbcRanking, Assessed, AssessmentRule, Cutting, Grade,
    LifeCurve, Loyalty, Profiles, RfmName, RfmNames, RfmScheme, Scheme, SegmentName, Stage,
    StageInput, Usage, UsageGrid, UsageInputs, abc_sizes,
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

#[test]
fn the_usage_grid_of_hampton_adds_up() {
    let grid = UsageGrid::of(&UsageInputs::HAMPTON, Source::Illustrative).unwrap();
    let cell = |usage, loyalty| grid.cell(usage, loyalty).unwrap();
    let oracle = [
        [329_160.0, 768_040.0, 227_880.0],
        [548_340.0, 1_279_460.0, 379_620.0],
        [58_500.0, 136_500.0, 40_500.0],
    ];
    for (usage, row) in Usage::ALL.into_iter().zip(oracle) {
        for (loyalty, contribution) in Loyalty::ALL.into_iter().zip(row) {
            let found = cell(usage, loyalty).contribution.value();
            meets(found, contribution, &format!("{usage:?} {loyalty:?}"));
        }
    }
    meets(grid.total, 3_768_000.0, "total");
    meets(grid.per_buyer.unwrap(), 94.2, "a head");
    meets(grid.mean_units, 24.0, "mean units");
    meets(UsageInputs::HAMPTON.units_a_year[1], 23.4333, "medium mean");
    for (found, oracle) in grid
        .volume_shares
        .unwrap()
        .iter()
        .zip([35.1667, 58.5833, 6.25])
    {
        meets(found * 100.0, oracle, "volume share");
    }
    for (usage, loyalty, customers) in [
        (Usage::Heavy, Loyalty::Loyal, 1200.0),
        (Usage::Medium, Loyalty::Switcher, 12_000.0),
        (Usage::Light, Loyalty::PriceBuyer, 2800.0),
    ] {
        meets(
            cell(usage, loyalty).customers.value(),
            customers,
            "customers",
        );
    }
}

#[test]
fn the_printed_groups_of_hampton_are_reproduced() {
    let as_printed = UsageInputs {
        units_a_year: [42.0, 23.5, 7.5],
        share_of_purchases: [1.0; 3],
        ..UsageInputs::HAMPTON
    };
    let grid = UsageGrid::of(&as_printed, Source::Case).unwrap();
    let value = |usage, loyalty| grid.cell(usage, loyalty).unwrap().value.value();
    meets(value(Usage::Heavy, Loyalty::Loyal), 273.0, "A");
    meets(value(Usage::Light, Loyalty::PriceBuyer), 33.75, "B");
    meets(
        value(Usage::Light, Loyalty::Loyal),
        48.75,
        "light without a deal",
    );
    let alike = UsageInputs {
        share_of_purchases: [0.65; 3],
        unit_margin: [6.5; 3],
        ..UsageInputs::HAMPTON
    };
    let grid = UsageGrid::of(&alike, Source::Case).unwrap();
    let c = grid.cell(Usage::Medium, Loyalty::Switcher).unwrap();
    meets(c.value.value(), 99.0058, "C, like for like");
    meets(c.contribution.value(), 1_188_070.0, "C in all");
    meets(grid.total, 4_056_000.0, "flat margin, mean share");
}

#[test]
fn the_input_output_curve_of_a_relation_meets_its_oracle() {
    let stage = |stage, months, output, input| StageInput {
        stage,
        months,
        output,
        input,
    };
    let mut stages = vec![
        stage(Stage::Potential, 2, 0.0, 60.0),
        stage(Stage::Growth, 6, 80.0, 60.0),
        stage(Stage::Mature, 24, 120.0, 70.0),
        stage(Stage::Decline, 6, 60.0, 50.0),
        stage(Stage::Ended, 1, 0.0, 10.0),
    ];
    let curve = LifeCurve::of(&stages, 0.01).unwrap();
    let nets: Vec<f64> = curve.stages.iter().map(|it| it.net).collect();
    assert_eq!(nets, [-120.0, 120.0, 1200.0, 60.0, -10.0]);
    assert_eq!(
        (curve.net, curve.input, curve.output),
        (1250.0, 2470.0, 3720.0)
    );
    meets(curve.ratio.unwrap(), 1.50607, "output over input");
    let ratios = curve.stages.iter().map(|it| it.ratio.unwrap());
    for (found, oracle) in ratios.zip([0.0, 1.33333, 1.71429, 1.2, 0.0]) {
        meets(found, oracle, "ratio of a stage");
    }
    assert_eq!(curve.break_even_month, Some(8));
    meets(curve.present_value, 1021.78, "present value");
    stages[2].months += 6;
    let longer = LifeCurve::of(&stages, 0.01).unwrap();
    assert_eq!(longer.net, 1550.0);
}

#[test]
fn companies_are_graded_as_computed() {
    let day = Day::from_iso("2024-01-31").unwrap();
    for (scores, score, grade) in [
        ([90.0, 80.0, 85.0, 95.0], 87.25, Grade::A),
        ([70.0, 60.0, 75.0, 65.0], 67.75, Grade::B),
        ([50.0, 40.0, 55.0, 60.0], 50.75, Grade::C),
    ] {
        let company = Assessed {
            customer: "x".into(),
            scores,
            has_contract: true,
        };
        let card = AssessmentRule::default().assess(&company, day).unwrap();
        meets(card.score.value(), score, "score");
        assert_eq!(card.grade, grade);
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

//! M02: ten thousand active customers.

use kezhi::engine::{DataSel, Engine, Report, ReportQuestion, Request, Response};
use kezhi::explain::{Explained, Source};
use kezhi::scenario::CaseId;
use kezhi::segment::{SegmentTable, Tier};
use kezhi::units::{Margin, Money};
use kezhi::value::{Contribution, ContributionRow, Curves, Margins};
use kezhi::workshop::case;

use crate::tolerance::meets;

fn report_with(margins: Margins) -> (SegmentTable, Curves, Contribution) {
    let print = case(CaseId::TenThousand);
    let request = Request::Report(ReportQuestion {
        data: DataSel::Case(CaseId::TenThousand),
        window: print.assumptions.window,
        returns: print.assumptions.returns,
        thresholds: print.assumptions.thresholds,
        margins,
        selection: Default::default(),
        today: None,
    });
    let Response::Report(report) = Engine::default().handle(request, None).unwrap() else {
        panic!("a report was asked for");
    };
    let Report { table, curves, .. } = *report;
    let (table, curves) = (table.unwrap(), curves.unwrap());
    let contribution =
        Contribution::evaluate(&table, &margins, Source::Illustrative, Source::Illustrative);
    (table, curves, contribution)
}

fn report() -> (SegmentTable, Curves, Contribution) {
    report_with(case(CaseId::TenThousand).assumptions.margins)
}

fn value(of: &Option<Explained>) -> f64 {
    of.as_ref().map(Explained::value).unwrap()
}

/// Customers, spend, revenue, revenue %, profit, profit %, profit a head, revenue index, profit
/// index.
const PRINTED: [(Tier, [f64; 9]); 5] = [
    (
        Tier::Diamond,
        [
            300.0, 1500.0, 450_000.0, 15.4905, 225_000.0, 33.0639, 750.0, 5.16351, 11.0213,
        ],
    ),
    (
        Tier::Gold,
        [
            1000.0, 750.0, 750_000.0, 25.8176, 225_000.0, 33.0639, 225.0, 2.58176, 3.30639,
        ],
    ),
    (
        Tier::Silver,
        [
            2000.0, 400.0, 800_000.0, 27.5387, 160_000.0, 23.5121, 80.0, 1.37694, 1.17561,
        ],
    ),
    (
        Tier::Ordinary,
        [
            4700.0, 150.0, 705_000.0, 24.2685, 70_500.0, 10.3600, 15.0, 0.516351, 0.220426,
        ],
    ),
    (
        Tier::New,
        [
            2000.0, 100.0, 200_000.0, 6.88468, 0.0, 0.0, 0.0, 0.344234, 0.0,
        ],
    ),
];

fn row_meets(row: &ContributionRow, oracle: &[f64; 9], what: &str) {
    let found = [
        row.customers.value(),
        value(&row.monthly_spend),
        row.revenue.value(),
        value(&row.revenue_share) * 100.0,
        value(&row.profit),
        value(&row.profit_share) * 100.0,
        value(&row.profit_per_head),
        value(&row.revenue_index),
        value(&row.profit_index),
    ];
    for (place, (found, oracle)) in found.into_iter().zip(oracle).enumerate() {
        meets(found, *oracle, &format!("{what}, column {place}"));
    }
}

#[test]
fn the_contribution_table_is_the_one_of_the_case() {
    let (_, _, contribution) = report();
    for (tier, oracle) in &PRINTED {
        row_meets(
            contribution.row(*tier).unwrap(),
            oracle,
            &format!("{tier:?}"),
        );
    }
    let total = [
        10_000.0,
        290.5,
        2_905_000.0,
        100.0,
        680_500.0,
        100.0,
        68.05,
        1.0,
        1.0,
    ];
    row_meets(&contribution.total, &total, "total");
    meets(
        value(&contribution.total.margin) * 100.0,
        23.4251,
        "overall margin",
    );
}

#[test]
fn one_diamond_customer_is_worth_fifty_ordinary_ones() {
    let (_, _, contribution) = report();
    let equals = |tier| contribution.diamond_equals(tier).map(|equal| equal.value());
    meets(equals(Tier::Ordinary).unwrap(), 50.0, "ordinary");
    meets(equals(Tier::Silver).unwrap(), 9.375, "silver");
    meets(equals(Tier::Gold).unwrap(), 3.33333, "gold");
    assert_eq!(equals(Tier::New), None, "new customers bring no profit");
}

#[test]
fn a_negative_ordinary_margin_moves_the_shares_as_computed() {
    let mut margins = [50, 30, 20, 10, 0].map(Margin::of_percent);
    margins[3] = Margin::of_percent(-2);
    let (_, _, contribution) = report_with(Margins::PerTier(margins));
    meets(
        contribution.total.profit.as_ref().unwrap().value(),
        595_900.0,
        "profit",
    );
    let share = |tier| value(&contribution.row(tier).unwrap().profit_share) * 100.0;
    meets(share(Tier::Diamond), 37.7580, "diamond");
    meets(share(Tier::Ordinary), -2.36617, "ordinary");
}

#[test]
fn grouped_gini_and_the_top_reader_meet_their_oracles() {
    let (_, curves, _) = report();
    meets(curves.gini.unwrap(), 0.429208, "Gini of revenue");
    let profit = [
        (0.03, 33.0639),
        (0.10, 56.2087),
        (0.13, 66.1278),
        (0.20, 74.3571),
        (0.33, 89.6400),
        (0.50, 93.3872),
        (0.80, 100.0),
    ];
    for (top, share) in profit {
        meets(
            curves.top(top).unwrap() * 100.0,
            share,
            &format!("profit of the top {top}"),
        );
    }
    let (_, curves, _) = report_with(Margins::Flat(None));
    let revenue = [
        (0.03, 15.4905),
        (0.10, 33.5628),
        (0.20, 50.9466),
        (0.50, 77.6248),
        (0.80, 93.1153),
    ];
    for (top, share) in revenue {
        meets(
            curves.top(top).unwrap() * 100.0,
            share,
            &format!("revenue of the top {top}"),
        );
    }
}

#[test]
fn the_case_is_cut_at_its_printed_thresholds() {
    let (table, _, _) = report();
    assert_eq!(table.thresholds.map(Money::units), [1000.0, 500.0, 300.0]);
    assert!(!table.collapsed);
}

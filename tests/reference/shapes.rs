//! What real tables are taken for, and what becomes of those that are not order lines.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kezhi::base::{CustomerBase, OrderCounting, ReturnsPolicy};
use kezhi::ingest::{
    ImportOptions, Imported, Inspection, IssueKind, MemorySource, Overrides, Records, Role, Shape,
    decode_any, import_table, inspect,
};
use libtest_mimic::Trial;

use crate::trial;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("every table is taken for what it is", every_shape),
        trial("7,043 contracts are read with their blanks", telco),
        trial(
            "subscriptions have their days, the day first",
            subscriptions,
        ),
        trial("two spellings of the same answers are one survey", surveys),
        trial("customers summed up keep their orders", summed_customers),
    ]
}

fn look(path: &Path) -> (Inspection, Vec<u8>) {
    let bytes = fs::read(path).expect("a file of the reference data");
    let overrides = Overrides::default();
    let found = inspect(&mut MemorySource(&bytes), "file", &overrides).expect("a table");
    (found, bytes)
}

fn table(path: &Path) -> Imported {
    let (found, bytes) = look(path);
    let options = ImportOptions::default();
    let mut source = MemorySource(&bytes);
    import_table(&mut source, &found.plan, &options, &mut |_| {}).expect("an import")
}

fn records(path: &Path) -> Records {
    let Imported::Records(records) = table(path) else {
        panic!("{} gives order lines", path.display());
    };
    let bytes = Imported::Records(records.clone()).encode().to_vec();
    let again = decode_any(&mut MemorySource(&bytes));
    assert_eq!(again, Ok(Imported::Records(records.clone())));
    records
}

fn every_shape(data: &Path) {
    for (file, shape) in [
        ("txn/superstore_en_iso.csv", Shape::OrderLines),
        ("txn/superstore_orders_cr_lineends.csv", Shape::Orders),
        ("txn/rfm_r/rfm_data_orders.csv", Shape::OrderLines),
        ("txn/rfm_r/rfm_data_customer.csv", Shape::Customers),
        ("txn/cdnow/cdnow_customers_summary.csv", Shape::Counted),
        (
            "txn/cdnow/cdnow_customers_summary_with_transactions.csv",
            Shape::Counted,
        ),
        ("contract/donations_bgbb_lifetimes.csv", Shape::Counted),
        ("txn/lifetimes/example_transactions.csv", Shape::Events),
        (
            "txn/completejourney/csv/coupon_redemptions.csv",
            Shape::Events,
        ),
        ("contract/sbg_fader_hardie_table1.csv", Shape::Retention),
        ("contract/sbg_four_retention_cases.csv", Shape::Retention),
        ("contract/sbg_multicohort_long.csv", Shape::Retention),
        (
            "txn/completejourney/csv/transactions_sample.csv",
            Shape::OrderLines,
        ),
        ("txn/completejourney/csv/demographics.csv", Shape::Customers),
        ("contract/telco_ibm_icp4d.csv", Shape::Contracts),
        (
            "contract/ravenstack/ravenstack_accounts.csv",
            Shape::Contracts,
        ),
        (
            "contract/ravenstack/ravenstack_subscriptions.csv",
            Shape::Contracts,
        ),
        (
            "contract/ravenstack/ravenstack_supports_ticket.csv",
            Shape::Survey,
        ),
        ("survey/prepbench_case040_nps_01.csv", Shape::Survey),
    ] {
        let (found, _) = look(&data.join(file));
        assert_eq!(found.plan.shape, shape, "{file}: {:?}", found.shape_reason);
    }
}

fn telco(data: &Path) {
    let records = records(&data.join("contract/telco_ibm_icp4d.csv"));
    let rows = records.facts.rows;
    assert_eq!((rows.read, rows.used, rows.set_aside), (7043, 7043, 0));
    let facts = records.summary();
    let of = |name: &str| {
        let column = facts.columns.iter().find(|column| column.name == name);
        column.expect("a column").clone()
    };
    let total = of("TotalCharges");
    assert_eq!((total.filled, total.unreadable), (7032, 0));
    let blank = records.facts.issues.iter();
    let blank = blank.filter(|it| it.kind == IssueKind::BlankCell);
    assert_eq!(blank.map(|it| it.count).collect::<Vec<_>>(), [11]);
    let churn = of("Churn");
    assert_eq!((churn.role, churn.distinct), (Some(Role::Churned), 2));
    let tenure = of("tenure");
    assert_eq!((tenure.min, tenure.max), (Some(0.0), Some(72.0)));
    // An independent sum over the raw text.
    let text = fs::read_to_string(data.join("contract/telco_ibm_icp4d.csv")).expect("text");
    let charges = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(18));
    let sum: f64 = charges
        .map(|cell| cell.parse::<f64>().expect("a number"))
        .sum();
    let mean = of("MonthlyCharges").mean.expect("a mean");
    assert!((mean - sum / 7043.0).abs() < 1e-9);
}

fn subscriptions(data: &Path) {
    let records = records(&data.join("contract/ravenstack/ravenstack_subscriptions.csv"));
    assert_eq!(records.len(), 5000);
    let start = records.column(Role::Start).expect("a start");
    assert_eq!(start.unreadable, 0);
    // 23-12-2023 stands first.
    assert_eq!(
        start.values.day(0).map(|day| day.iso()),
        Some("2023-12-23".into())
    );
    let end = records.column(Role::End).expect("an end").summary();
    assert!(end.filled > 0 && end.filled < 5000);
}

fn surveys(data: &Path) {
    let count = |file: &str| -> BTreeMap<i64, usize> {
        let records = records(&data.join(file));
        let scores = records.column(Role::Recommendation).expect("a score");
        let mut counts = BTreeMap::new();
        for row in 0..records.len() {
            let score = scores.values.number(row).expect("an answer");
            *counts.entry(score as i64).or_default() += 1;
        }
        counts
    };
    let first = count("survey/prepbench_case040_nps_01.csv");
    assert!(first.keys().all(|score| (0..=10).contains(score)));
    let second = count("survey/prepbench_case040_nps_02.csv");
    assert!(second.values().sum::<usize>() >= first.values().sum::<usize>());
}

fn summed_customers(data: &Path) {
    let path = data.join("txn/rfm_r/rfm_data_customer.csv");
    let Imported::Lines(lines) = table(&path) else {
        panic!("a table of customers gives order lines");
    };
    let text = fs::read_to_string(&path).expect("text");
    let column = |place: usize| -> u64 {
        let rows = text.lines().skip(1);
        let cells = rows.filter_map(|line| line.split(',').nth(place));
        cells
            .map(|cell| cell.parse::<u64>().expect("a number"))
            .sum()
    };
    let (revenue, orders) = (column(1), column(3));
    let base = CustomerBase::from_lines(lines);
    assert_eq!(base.counting, OrderCounting::FromColumn);
    assert_eq!(base.len(), 39_999);
    let whole = base.outcome(ReturnsPolicy::default());
    assert_eq!(whole.orders, orders);
    assert_eq!(whole.revenue.units(), revenue as f64);
}

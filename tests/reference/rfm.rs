//! Recency, frequency, money on real data: as rfm (R) 0.3 and pandas score them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kezhi::base::{CustomerBase, ReturnsPolicy, Window, WindowRules};
use kezhi::ingest::{ImportOptions, MemorySource, Overrides, Role, import, inspect};
use kezhi::segment::{
    Cuts, Cutting, OrderUnit, Profiles, RfmFacts, RfmName, RfmNames, RfmScheme, Scheme,
    SchemeError, SchemeFacts, SegmentName, SegmentSummary, Segmentation,
};
use kezhi::units::Day;
use libtest_mimic::Trial;
use serde_json::Value;

use crate::trial;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial(
            "rfm (R): cut-offs, scores and first customers of its orders",
            orders,
        ),
        trial("rfm (R): both segment tables of its orders", order_tables),
        trial("rfm (R): its customers, summed up before", customers),
        trial(
            "pandas ranks give the same cells and names on rfm's orders",
            |data| {
                ranks(data, "rfm_r/rfm_data_orders.csv", "rfm_data_orders");
            },
        ),
        trial(
            "pandas ranks give the same cells and names on CDNOW",
            |data| {
                ranks(data, "cdnow/CDNOW_sample.txt", "cdnow_sample");
            },
        ),
        trial(
            "the frequency of CDNOW allows only three classes",
            three_classes,
        ),
    ]
}

/// Reads a file and looks at its customers on a day.
fn opened(data: &Path, file: &str, day: &str) -> (CustomerBase, Profiles) {
    let bytes = fs::read(data.join("txn").join(file)).unwrap();
    let mut source = MemorySource(&bytes);
    let mut inspection = inspect(&mut source, file, &Overrides::default()).unwrap();
    if file.starts_with("cdnow") {
        // The sample's own ids stand beside those of the whole: ties go by them.
        inspection.plan.assign(1, Some(Role::Customer));
    }
    let options = ImportOptions::default();
    let lines = import(&mut source, &inspection.plan, &options, &mut |_| {}).unwrap();
    let base = CustomerBase::from_lines(lines);
    let rules = WindowRules {
        analysis_day: Day::from_iso(day),
        ..WindowRules::default()
    };
    let window = Window::settle(&rules, base.days.0, base.days.1);
    let profiles = Profiles::take(&base, &window, ReturnsPolicy::Keep);
    (base, profiles)
}

fn by(scheme: RfmScheme, (base, profiles): &(CustomerBase, Profiles)) -> Segmentation {
    Scheme::Rfm(scheme).apply(base, profiles).unwrap()
}

fn counted(scheme: RfmScheme, opened: &(CustomerBase, Profiles)) -> SegmentSummary {
    by(scheme.clone(), opened).summary(&Scheme::Rfm(scheme), &opened.1)
}

fn facts(segmentation: &Segmentation) -> &RfmFacts {
    match &segmentation.facts {
        SchemeFacts::Rfm(facts) => facts,
        other => panic!("{other:?}"),
    }
}

fn lines_count() -> RfmScheme {
    RfmScheme {
        unit: OrderUnit::Lines,
        ..RfmScheme::default()
    }
}

fn near(found: &[f64], oracle: [f64; 4]) {
    assert_eq!(found.len(), 4);
    for (found, oracle) in found.iter().zip(oracle) {
        assert!((found - oracle).abs() < 1e-9, "{found} is not {oracle}");
    }
}

const ORDERS: &str = "rfm_r/rfm_data_orders.csv";
const ORDERS_DAY: &str = "2006-12-31";

fn orders(data: &Path) {
    let opened = opened(data, ORDERS, ORDERS_DAY);
    let cells = by(
        RfmScheme {
            names: RfmNames::Cells,
            ..lines_count()
        },
        &opened,
    );
    let found = facts(&cells);
    near(&found.cuts[0], [115.0, 181.0, 297.4, 482.0]);
    near(&found.cuts[1], [4.0, 5.0, 6.0, 8.0]);
    near(&found.cuts[2], [255.8, 382.0, 506.4, 666.0]);
    assert_eq!(found.counts[0], [197, 200, 199, 199, 200]);
    assert_eq!(found.counts[1], [268, 187, 176, 244, 120]);
    assert_eq!(found.counts[2], [200, 200, 198, 202, 195]);
    assert!(found.collapsed().is_empty());
    for (id, days, orders, money, cell) in [
        ("Abbey O'Reilly", 205, 6, 472.0, [3, 4, 3]),
        ("Add Senger", 140, 3, 340.0, [4, 1, 2]),
        ("Aden Lesch", 194, 4, 405.0, [3, 2, 3]),
        ("Aden Murphy", 98, 7, 596.0, [5, 4, 4]),
        ("Admiral Senger", 132, 5, 448.0, [4, 3, 3]),
    ] {
        let customer = opened.0.ids.position(id).unwrap();
        let profiles = &opened.1;
        assert_eq!(profiles.recency_days(customer), Some(days), "{id}");
        assert_eq!(profiles.history.lines[customer], orders, "{id}");
        assert_eq!(profiles.history.revenue[customer].units(), money, "{id}");
        assert_eq!(
            cells.segment_of(customer).name,
            SegmentName::Cell(cell),
            "{id}"
        );
    }
    let entered = [
        vec![115.0, 181.0, 297.0, 482.0],
        vec![4.0, 5.0, 6.0, 8.0],
        vec![256.0, 382.0, 506.0, 666.0],
    ];
    let custom = by(
        RfmScheme {
            cutting: Cutting::Entered(Box::new(entered.map(|it| Cuts::new(it).unwrap()))),
            ..lines_count()
        },
        &opened,
    );
    assert_eq!(facts(&custom).counts[0], [197, 201, 198, 199, 200]);
    assert_eq!(facts(&custom).counts[2], [200, 200, 197, 203, 195]);
}

type Row = (RfmName, u64, u64, f64);

fn meets(summary: &SegmentSummary, oracle: &[Row]) {
    for &(name, customers, orders, revenue) in oracle {
        let row = summary.row(&SegmentName::Rfm(name)).unwrap();
        let found = (
            row.sums.customers,
            row.sums.orders,
            row.sums.revenue.units(),
        );
        assert_eq!(found, (customers, orders, revenue), "{name:?}");
    }
    let inside = summary
        .rows
        .iter()
        .map(|row| row.sums.customers)
        .sum::<u64>();
    let listed: u64 = oracle.iter().map(|row| row.1).sum();
    assert_eq!(listed, inside, "nobody is elsewhere");
}

fn order_tables(data: &Path) {
    use RfmName::*;
    let opened = opened(data, ORDERS, ORDERS_DAY);
    let vignette = counted(lines_count(), &opened);
    meets(
        &vignette,
        &[
            (AboutToSleep, 102, 283, 23_449.0),
            (AtRisk, 28, 216, 22_227.0),
            (CantLoseThem, 47, 274, 32_446.0),
            (Champions, 35, 316, 31_646.0),
            (Lost, 148, 393, 35_324.0),
            (LoyalCustomers, 170, 799, 76_562.0),
            (NeedAttention, 10, 57, 4_562.0),
            (NewCustomers, 104, 329, 28_837.0),
            (PotentialLoyalist, 342, 2_211, 204_856.0),
            (Promising, 9, 28, 4_249.0),
        ],
    );
    let value = vignette
        .row(&SegmentName::Rfm(Champions))
        .unwrap()
        .order_value
        .unwrap();
    assert!((value - 100.15).abs() < 0.005);
    let bands = RfmScheme {
        names: RfmNames::Bands,
        ..lines_count()
    };
    meets(
        &counted(bands, &opened),
        &[
            (Champions, 158, 1_234, 120_178.0),
            (LoyalCustomers, 278, 1_708, 166_712.0),
            (PotentialLoyalist, 229, 801, 65_873.0),
            (Lost, 111, 244, 20_955.0),
            (AtRisk, 86, 438, 44_178.0),
            (AboutToSleep, 50, 127, 10_914.0),
            (NeedAttention, 35, 144, 13_287.0),
            (Others, 48, 210, 22_061.0),
        ],
    );
}

fn customers(data: &Path) {
    use RfmName::*;
    let opened = opened(data, "rfm_r/rfm_data_customer.csv", "2007-01-01");
    let scheme = RfmScheme::default();
    let found = by(scheme.clone(), &opened);
    let cut = facts(&found);
    near(&cut.cuts[0], [77.0, 126.0, 177.0, 266.0]);
    near(&cut.cuts[1], [8.0, 10.0, 11.0, 13.0]);
    near(&cut.cuts[2], [641.0, 827.0, 1003.0, 1226.0]);
    assert_eq!(cut.counts[0], [7994, 7957, 7889, 8108, 8051]);
    assert_eq!(cut.counts[1], [9427, 9764, 4945, 8204, 7659]);
    assert_eq!(cut.counts[2], [8016, 7998, 8008, 7997, 7980]);
    meets(
        &counted(scheme, &opened),
        &[
            (AboutToSleep, 4095, 26_306, 2_292_456.0),
            (AtRisk, 2081, 27_880, 2_799_640.0),
            (CantLoseThem, 1471, 16_342, 1_813_444.0),
            (Champions, 1571, 23_602, 2_385_016.0),
            (Lost, 5535, 37_658, 3_449_107.0),
            (LoyalCustomers, 6965, 64_247, 6_211_940.0),
            (NeedAttention, 679, 7_501, 626_594.0),
            (NewCustomers, 4475, 32_398, 2_974_261.0),
            (Others, 68, 790, 42_316.0),
            (PotentialLoyalist, 12_762, 154_358, 14_654_324.0),
            (Promising, 297, 2_141, 288_302.0),
        ],
    );
}

fn reference(data: &Path, name: &str) -> Value {
    let text = fs::read_to_string(data.join("ref").join(format!("{name}.json"))).unwrap();
    serde_json::from_str::<Value>(&text).unwrap()["rfm"].clone()
}

fn ranks(data: &Path, file: &str, name: &str) {
    let oracle = reference(data, name);
    let opened = opened(data, file, oracle["snapshot"].as_str().unwrap());
    let scheme = |names| RfmScheme {
        cutting: Cutting::Ranks,
        names,
        ..lines_count()
    };
    let cells = counted(scheme(RfmNames::Cells), &opened);
    let found: BTreeMap<String, u64> = cells
        .rows
        .iter()
        .filter_map(|row| match row.segment.name {
            SegmentName::Cell([r, f, m]) => Some((format!("{r}{f}{m}"), row.sums.customers)),
            _ => None,
        })
        .collect();
    let cells: BTreeMap<String, u64> = serde_json::from_value(oracle["A_cells"].clone()).unwrap();
    assert_eq!(found, cells);
    let named = counted(scheme(RfmNames::TenNames), &opened);
    for (name, key) in [
        (RfmName::Champions, "champions"),
        (RfmName::LoyalCustomers, "loyal_customers"),
        (RfmName::PotentialLoyalist, "potential_loyalists"),
        (RfmName::NewCustomers, "new_customers"),
        (RfmName::Promising, "promising"),
        (RfmName::NeedAttention, "need_attention"),
        (RfmName::AboutToSleep, "about_to_sleep"),
        (RfmName::AtRisk, "at_risk"),
        (RfmName::CantLoseThem, "cant_loose"),
        (RfmName::Hibernating, "hibernating"),
    ] {
        let row = named.row(&SegmentName::Rfm(name)).unwrap();
        let customers = oracle["A_named_RF_segments"][key].as_u64().unwrap_or(0);
        let revenue = oracle["A_named_RF_segment_revenue"][key]
            .as_f64()
            .unwrap_or(0.0);
        assert_eq!(row.sums.customers, customers, "{key}");
        assert!((row.sums.revenue.units() - revenue).abs() < 0.005, "{key}");
    }
}

fn three_classes(data: &Path) {
    let opened = opened(data, "cdnow/CDNOW_sample.txt", "1998-07-01");
    let scheme = |names| RfmScheme {
        cutting: Cutting::Quantiles,
        names,
        ..lines_count()
    };
    let cells = by(scheme(RfmNames::Cells), &opened);
    assert_eq!(facts(&cells).counts[1], [1611, 358, 388]);
    assert_eq!(facts(&cells).classes, [5, 3, 5]);
    // Names made for five scores are refused, not stretched.
    let refused = Scheme::Rfm(scheme(RfmNames::Vignette)).apply(&opened.0, &opened.1);
    assert!(matches!(
        refused,
        Err(SchemeError::NamesNeedFive { classes: 3, .. })
    ));
    let counts: Vec<u64> = facts(&cells).counts[0].iter().rev().copied().collect();
    assert_eq!(counts, [474, 471, 475, 478, 459]);
}

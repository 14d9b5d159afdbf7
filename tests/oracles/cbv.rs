//! M05: Hampton, and the second oracles of the literature.

use kezhi::explain::Source;
use kezhi::scenario::{CaseId, DataRef, Outcome, Setting};
use kezhi::units::Fraction;
use kezhi::value::{Cbv, CbvInputs};
use kezhi::workshop::case;

use crate::tolerance::meets;

fn hampton() -> Cbv {
    let print = case(CaseId::Hampton);
    Outcome::evaluate(Setting {
        data: &DataRef::Case(CaseId::Hampton),
        assumptions: &print.assumptions,
        original: Some(&print.assumptions),
        table: None,
        brand_customers: print.brand_customers,
    })
    .cbv
    .unwrap()
}

fn cbv_of(p: f64, br: f64, sop: f64, cm: f64) -> Cbv {
    let inputs = CbvInputs {
        penetration: Fraction::new(p).ok(),
        buying_rate: Some(br),
        share_of_purchases: Fraction::new(sop).ok(),
        unit_margin: Some(cm),
    };
    Cbv::evaluate(&inputs, 40_000.0, Source::Case, Source::Case).unwrap()
}

#[test]
fn hampton_gives_every_printed_figure() {
    let cbv = hampton();
    for (found, oracle, what) in [
        (&cbv.category_customers, 100_000.0, "category customers"),
        (&cbv.cbv, 40.56, "per category customer"),
        (&cbv.brand_customer_value, 101.4, "per own customer"),
        (&cbv.category_value, 156.0, "category value"),
        (&cbv.brand_total, 4_056_000.0, "brand total"),
        (
            &cbv.own_customers_gap,
            2_184_000.0,
            "own customers elsewhere",
        ),
        (&cbv.non_buyers_gap, 9_360_000.0, "non-buyers"),
        (&cbv.category_total, 15_600_000.0, "category total"),
        (&cbv.value_share, 0.26, "value share"),
    ] {
        meets(found.value(), oracle, what);
    }
}

#[test]
fn the_waterfall_adds_up_to_the_category() {
    let cbv = hampton();
    let parts =
        cbv.brand_total.value() + cbv.own_customers_gap.value() + cbv.non_buyers_gap.value();
    meets(parts, cbv.category_total.value(), "sum of parts");
}

#[test]
fn any_one_factor_up_a_tenth_lifts_hampton_to_the_same_value() {
    for cbv in [
        cbv_of(0.44, 24.0, 0.65, 6.5),
        cbv_of(0.4, 26.4, 0.65, 6.5),
        cbv_of(0.4, 24.0, 0.715, 6.5),
        cbv_of(0.4, 24.0, 0.65, 7.15),
    ] {
        meets(cbv.cbv.value(), 44.616, "10 % more");
    }
}

#[test]
fn the_second_oracles_of_the_literature_are_met() {
    meets(cbv_of(0.12, 4.0, 0.025, 0.6).cbv.value(), 0.0072, "apps");
    meets(
        cbv_of(0.4, 60.0, 0.35, 1.0).value_share.value(),
        0.14,
        "juice, market share",
    );
    meets(
        cbv_of(0.4, 60.0, 0.35, 1.0).cbv.value(),
        8.4,
        "juice, bottles a resident",
    );
    meets(
        cbv_of(0.4, 60.0, 0.35, 1.0).brand_customer_value.value(),
        21.0,
        "juice, a buyer",
    );
}

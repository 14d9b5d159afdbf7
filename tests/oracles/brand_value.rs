//! M05, M06, M44, M18: levers of a brand, two periods, usage × loyalty, wallets, rival offers.

use kezhi::explain::{Explained, Source};
use kezhi::segment::{Loyalty, Usage};
use kezhi::value::{
    Answer, CbvChange, CbvLevers, Delivered, HeatMap, HeatMapInputs, Key, Printed, Question,
    Rating, Wallet, WalletInputs, allocation,
};
use kezhi::workshop::ValueCase;

use crate::tolerance::meets;

fn value(of: &Option<Explained>) -> f64 {
    of.as_ref().unwrap().value()
}

fn levers(case: ValueCase) -> CbvLevers {
    match case.question().answer() {
        Ok(Answer::CbvLevers(levers)) => levers,
        other => panic!("{other:?}"),
    }
}

#[test]
fn hamptons_opportunities_and_levers_are_met() {
    let hampton = levers(ValueCase::Hampton);
    meets(hampton.total.value(), 4_056_000.0, "total");
    meets(hampton.cbv.value(), 40.56, "per category customer");
    meets(
        hampton.brand_customer_value.value(),
        101.4,
        "per own customer",
    );
    meets(hampton.category_value.value(), 156.0, "category value");
    meets(hampton.category_total.value(), 15_600_000.0, "category");
    meets(hampton.value_share.value(), 0.26, "value share");
    meets(hampton.own_units.value(), 15.6, "need of Hampton");
    meets(hampton.non_buyers.value(), 60_000.0, "non-buyers");
    meets(hampton.non_buyers_full.value(), 9_360_000.0, "in full");
    meets(
        hampton.non_buyers_at_share.value(),
        6_084_000.0,
        "at the present share",
    );
    meets(hampton.own_elsewhere.value(), 2_184_000.0, "the other 35 %");
    meets(hampton.cbv_tenth_more.value(), 44.616, "CBV, a tenth more");
    for (lever, gain) in hampton
        .levers
        .iter()
        .zip([101_400.0, 62_400.0, 169_000.0, 62_400.0])
    {
        meets(value(&lever.gain), gain, &format!("{:?}", lever.factor));
        meets(value(&lever.tenth_more), 405_600.0, "a tenth more");
        meets(value(&lever.tenth_less), -405_600.0, "a tenth less");
    }
}

#[test]
fn the_second_brands_are_met() {
    let apps = levers(ValueCase::Apps);
    meets(apps.total.value() / 1000.0, 0.0072, "apps");
    let juice = levers(ValueCase::Juice);
    meets(juice.total.value() / 1000.0, 8.4, "bottles a resident");
    meets(juice.own_units.value(), 21.0, "bottles a buyer");
}

#[test]
fn the_change_of_hampton_is_attributed_without_a_rest() {
    let Ok(Answer::CbvChange(CbvChange {
        before,
        difference,
        parts,
        ..
    })) = ValueCase::HamptonChange.question().answer()
    else {
        panic!("a change was asked for");
    };
    meets(before.value(), 4_056_000.0, "before");
    let sum: f64 = parts.iter().map(|part| part.part.value()).sum();
    meets(sum, difference.value(), "sum of the parts");
    // Independent check: N alone grew by 4 %, and its part lies between that of the two ends.
    let ends = [
        0.04 * before.value(),
        0.04 / 1.04 * (before.value() + difference.value()),
    ];
    let part = parts[0].part.value();
    assert!(part > ends[0].min(ends[1]) && part < ends[0].max(ends[1]));
}

fn map_inputs() -> HeatMapInputs {
    match ValueCase::HamptonMap.question() {
        Question::HeatMap(inputs) => inputs,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_simulated_heat_map_is_met() {
    let map = HeatMap::evaluate(&map_inputs()).unwrap();
    let cells = [
        329_160.0,
        768_040.0,
        227_880.0,
        548_340.0,
        1_279_460.0,
        379_620.0,
        58_500.0,
        136_500.0,
        40_500.0,
    ];
    for (cell, oracle) in map.cells.iter().zip(cells) {
        let what = format!("{:?} {:?}", cell.usage, cell.loyalty);
        meets(cell.value.value(), oracle, &what);
    }
    meets(map.total.value(), 3_768_000.0, "total");
    meets(value(&map.per_head), 94.2, "a head");
    meets(value(&map.mean_units), 24.0, "mean use");
    for (share, oracle) in map.volume_shares.iter().zip([35.1667, 58.5833, 6.25]) {
        meets(share.value() * 100.0, oracle, "share of volume");
    }
    let buyers = [
        1200.0, 4000.0, 2800.0, 3600.0, 12_000.0, 8400.0, 1200.0, 4000.0, 2800.0,
    ];
    for (cell, oracle) in map.cells.iter().zip(buyers) {
        meets(cell.buyers.value(), oracle, "buyers");
    }
}

#[test]
fn with_one_margin_the_cells_add_up_to_the_brand() {
    let mut inputs = map_inputs();
    for column in &mut inputs.loyalty {
        column.unit_margin.value = 6.5;
    }
    let map = HeatMap::evaluate(&inputs).unwrap();
    meets(map.total.value(), 4_056_000.0, "flat margin");
}

#[test]
fn group_c_like_for_like_and_its_ten_points_are_met() {
    let mut inputs = map_inputs();
    inputs.loyalty[1].share_of_purchases.value = 0.65;
    let map = HeatMap::evaluate(&inputs).unwrap();
    let c = map.cell(Usage::Medium, Loyalty::Switcher).unwrap();
    meets(c.per_head.value(), 99.0058, "a head of C");
    meets(c.value.value(), 1_188_070.0, "all of C");
    meets(c.ten_points.value(), 182_780.0, "ten points");
    meets(
        c.ten_points.value() / 12_000.0,
        15.2317,
        "ten points a head",
    );
}

#[test]
fn the_printed_groups_are_met_as_printed_and_like_for_like() {
    let Ok(Answer::Printed(printed)) = ValueCase::HamptonPrinted.question().answer() else {
        panic!("the printed groups were asked for");
    };
    let Printed {
        a,
        b,
        b_without_deal,
        deal_volume,
        c,
        c_like_for_like,
        c_full,
        c_with_penetration,
        c_ten_points,
        c_ten_points_all,
        totals,
        medium_units,
    } = printed;
    meets(a.value(), 273.0, "A");
    meets(b.value(), 33.75, "B");
    meets(b_without_deal.value(), 48.75, "B without the deal");
    meets(deal_volume.value() * 100.0, 44.4444, "volume of the deal");
    meets(c.value(), 40.56, "C as printed");
    meets(c_like_for_like.value(), 99.0058, "C like for like");
    meets(c_full.value(), 152.317, "C in full");
    meets(c_with_penetration.value(), 39.6023, "C times P");
    meets(c_ten_points.value(), 15.2317, "ten points, one in C");
    meets(c_ten_points_all.value(), 182_780.0, "ten points, all of C");
    meets(value(&medium_units), 23.4333, "medium use");
    for (total, oracle) in totals
        .iter()
        .zip([327_600.0, 94_500.0, 486_720.0, 1_188_070.0])
    {
        meets(total.value(), oracle, "a group");
    }
}

#[test]
fn the_wallet_allocation_rule_is_met() {
    let printed: [&[f64]; 5] = [
        &[1.0],
        &[0.666667, 0.333333],
        &[0.5, 0.333333, 0.166667],
        &[0.4, 0.3, 0.2, 0.1],
        &[0.333333, 0.266667, 0.2, 0.133333, 0.0666667],
    ];
    for shares in printed {
        for (place, &share) in shares.iter().enumerate() {
            let found = allocation(place as f64 + 1.0, shares.len() as u32, Source::Case);
            meets(found.value(), share, "allocation");
        }
    }
    meets(
        allocation(1.5, 3, Source::Case).value(),
        0.416667,
        "tie of the first",
    );
    meets(
        allocation(2.5, 3, Source::Case).value(),
        0.25,
        "tie of the last",
    );
}

#[test]
fn equal_ranks_share_their_places_in_a_survey() {
    let wallet = Wallet::evaluate(&WalletInputs {
        brand_spend: None,
        category_spend: None,
        brands: (1..=3).map(Key::Place).collect(),
        rating: Rating::Marks,
        ratings: vec![vec![Some(9.0), Some(9.0), Some(4.0)]],
        ratings_source: Source::File,
    })
    .unwrap();
    let shares: Vec<f64> = wallet.brands.iter().map(|it| it.share.value()).collect();
    meets(shares[0], 0.416667, "first");
    meets(shares[1], 0.416667, "second");
    meets(shares[2], 0.166667, "third");
}

#[test]
fn delivered_value_is_met() {
    let Ok(Answer::Delivered(Delivered { offers, .. })) = ValueCase::Delivered.question().answer()
    else {
        panic!("offers were asked for");
    };
    for (offer, (all, cost, delivered, ratio)) in offers
        .iter()
        .zip([(120.0, 95.0, 25.0, 1.26316), (100.0, 82.0, 18.0, 1.21951)])
    {
        meets(offer.value.value(), all, "value");
        meets(offer.cost.value(), cost, "cost");
        meets(offer.delivered.value(), delivered, "delivered");
        meets(value(&offer.ratio), ratio, "ratio");
    }
    meets(value(&offers[1].ours_to_this), 1.38889, "ours to theirs");
}

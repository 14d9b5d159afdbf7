//! What holds of the value models whatever their inputs, and that every answer survives the way
//! between worker and page.

#![allow(clippy::unwrap_used)]

use kezhi::engine::{Engine, Request, Response};
use kezhi::explain::{Expr, Given, Input, Source, Unit};
use kezhi::segment::{AbcPercents, abc_sizes};
use kezhi::units::Period;
use kezhi::value::{
    BrandFactor, CbvChange, CbvChangeInputs, CbvLevers, CbvPeriod, Clv, ClvInputs, Concentration,
    ConcentrationInputs, ExpectedInputs, ExpectedValue, HeatMap, Key, LifeCycle, Markov,
    MarkovInputs, MarkovState, Problem, Question, Rating, Serving, ValuedAccount, Wallet,
    WalletInputs,
};
use kezhi::workshop::ValueCase;
use proptest::prelude::*;

/// Rounding of sums of a few dozen numbers of like size.
const ROUNDING: f64 = 1e-9;

fn close(a: f64, b: f64, size: f64) -> bool {
    (a - b).abs() <= ROUNDING * size.abs().max(1.0)
}

#[test]
fn every_case_survives_the_crossing_both_ways() {
    for case in ValueCase::ALL {
        let request = Request::Value(Box::new(case.question()));
        let text = kezhi::json::write(&request).unwrap();
        let asked: Request = kezhi::json::read(&text).unwrap();
        assert_eq!(asked, request, "{case:?}");
        let answer = Engine::default().handle(asked, None).unwrap();
        let text = kezhi::json::write(&answer).unwrap();
        let told: Response = kezhi::json::read(&text).unwrap();
        assert_eq!(told, answer, "{case:?}");
    }
}

#[test]
fn no_answer_of_a_case_holds_a_number_that_is_not_finite() {
    for case in ValueCase::ALL {
        let answer = case.question().answer().unwrap();
        for line in answer.lines() {
            assert!(line.of.finite().is_some(), "{case:?} {:?}", line.of.symbol);
            assert!(
                line.of.expr.inputs().iter().all(|it| it.value.is_finite()),
                "{case:?} {:?}",
                line.of.symbol
            );
        }
    }
}

/// Every input of a formula, also where one name stands twice.
fn leaves<'a>(expr: &'a Expr, found: &mut Vec<&'a Input>) {
    match expr {
        Expr::Of(input) => found.push(input),
        Expr::Number(_) => {}
        Expr::Sum(parts) | Expr::Times(parts) => {
            parts.iter().for_each(|part| leaves(part, found));
        }
        Expr::Minus(a, b) | Expr::Over(a, b) | Expr::Power(a, b) => {
            leaves(a, found);
            leaves(b, found);
        }
    }
}

#[test]
fn no_formula_of_a_case_gives_two_numbers_one_name() {
    let mut found = Vec::new();
    for case in ValueCase::ALL {
        let answer = case.question().answer().unwrap();
        for line in answer.lines() {
            let mut inputs = Vec::new();
            leaves(&line.of.expr, &mut inputs);
            for (place, input) in inputs.iter().enumerate() {
                let is_named_so =
                    |it: &&&Input| (it.symbol, it.place) == (input.symbol, input.place);
                let first = inputs[..place].iter().find(is_named_so);
                if first.is_some_and(|first| first.value != input.value) {
                    found.push((case, line.of.symbol, input.symbol));
                }
            }
        }
    }
    assert_eq!(found, []);
}

#[test]
fn a_margin_told_as_a_part_of_spend_leaves_the_value_as_it_is() {
    let Question::CbvLevers(by_money) = ValueCase::Hampton.question() else {
        panic!("Hampton asks for levers");
    };
    let by_rate = by_money.with_margin_rate();
    assert_eq!(by_rate.price.unwrap().value, 13.0);
    assert_eq!(by_rate.unit_margin.value, 0.5);
    assert_eq!(by_rate.with_money_margin().unit_margin.value, 6.5);
    let [money, rate] = [by_money, by_rate].map(|it| CbvLevers::evaluate(&it).unwrap());
    assert_eq!(money.readings, None);
    let both = rate.readings.unwrap();
    for of in [&money.cbv, &rate.cbv, &both.by_money, &both.by_rate] {
        assert!(close(of.value(), 40.56, 40.0));
    }
    assert_eq!(both.spend.value(), 312.0);
    assert!(close(money.total.value(), rate.total.value(), 1e6));
    let mut wrong = by_rate;
    wrong.unit_margin = Given::assumed(1.2);
    assert!(CbvLevers::evaluate(&wrong).is_err());
}

#[test]
fn no_two_numbers_of_an_answer_share_their_row_and_name() {
    for case in ValueCase::ALL {
        let answer = case.question().answer().unwrap();
        let lines = answer.lines();
        for (place, line) in lines.iter().enumerate() {
            let is_same = |other: &kezhi::value::Line<'_>| {
                other.keys == line.keys && other.of.symbol == line.of.symbol
            };
            let twice = lines[place + 1..].iter().any(is_same);
            assert!(!twice, "{case:?} {:?} {:?}", line.keys, line.of.symbol);
        }
    }
}

#[test]
fn shares_that_do_not_make_the_whole_are_refused_at_their_field() {
    let Question::HeatMap(mut map) = ValueCase::HamptonMap.question() else {
        panic!("a map was asked for");
    };
    map.usage[0].share = Given::assumed(0.3);
    let error = HeatMap::evaluate(&map).unwrap_err();
    assert!(matches!(error.problem, Problem::NotWhole { found } if close(found, 1.1, 1.0)));
    let Question::Markov(mut chain) = ValueCase::TierMarkov.question() else {
        panic!("a matrix was asked for");
    };
    chain.matrix[2][0] = 0.2;
    let error = Markov::evaluate(&chain).unwrap_err();
    assert_eq!(error.place, Some(3));
    assert!(matches!(error.problem, Problem::NotWhole { .. }));
}

#[test]
fn nothing_of_nothing_is_refused() {
    let Question::Serving(mut serving) = ValueCase::TierServing.question() else {
        panic!("cost to serve was asked for");
    };
    serving.groups[1].margin = Given::assumed(1.2);
    let error = Serving::evaluate(&serving).unwrap_err();
    assert_eq!(error.place, Some(2));
    assert!(matches!(error.problem, Problem::OverWhole { .. }));
    serving.groups.clear();
    let error = Serving::evaluate(&serving).unwrap_err();
    assert!(matches!(error.problem, Problem::Entries { found: 0, .. }));
    let error = Concentration::evaluate(&ConcentrationInputs::default()).unwrap_err();
    assert!(matches!(error.problem, Problem::Entries { found: 0, .. }));
    let Question::HeatMap(mut map) = ValueCase::HamptonMap.question() else {
        panic!("a map was asked for");
    };
    map.buyers = Given::assumed(0.0);
    let error = HeatMap::evaluate(&map).unwrap_err();
    assert!(matches!(error.problem, Problem::NotPositive { .. }));
    let Question::LifeCycle(mut cycle) = ValueCase::LifeCycle.question() else {
        panic!("a life cycle was asked for");
    };
    cycle.stages[0].months = Given::assumed(1.5);
    let error = LifeCycle::evaluate(&cycle).unwrap_err();
    assert!(matches!(error.problem, Problem::NotCount { .. }));
}

#[test]
fn one_customer_and_equal_customers_have_no_concentration_beyond_themselves() {
    let of = |values: &[f64]| {
        Concentration::evaluate(&ConcentrationInputs {
            values: values.to_vec(),
            ..ConcentrationInputs::default()
        })
        .unwrap()
    };
    let one = of(&[7.0]);
    assert_eq!(one.gini.unwrap().value(), 0.0);
    assert_eq!(one.gini_corrected, None, "n − 1 is zero");
    let equal = of(&[7.0; 50]);
    assert!(close(equal.gini.unwrap().value(), 0.0, 1.0));
    assert!(close(equal.equal_customers.unwrap().value(), 50.0, 50.0));
}

#[test]
fn values_that_make_no_total_above_zero_run_in_money() {
    let of = |values: &[f64]| {
        Concentration::evaluate(&ConcentrationInputs {
            values: values.to_vec(),
            tops: vec![0.5],
            ..ConcentrationInputs::default()
        })
        .unwrap()
    };
    let loss = of(&[20.0, -30.0, 5.0, -10.0]);
    assert!(!loss.in_shares && loss.gini.is_none() && loss.hhi.is_none());
    let peak = loss.peak.unwrap();
    assert_eq!((peak.place.value(), peak.cumulated.value()), (2.0, 25.0));
    assert!(peak.share.is_none());
    assert_eq!(loss.top[0].value.value(), 25.0);
    assert_eq!(loss.top[0].value.unit, Unit::Money);
    assert_eq!(loss.curve.last().unwrap().value, -15.0);
    let losers = of(&[-1.0, -2.0]);
    assert!(losers.peak.is_none(), "nobody brings anything");
    let nothing = of(&[0.0, 0.0]);
    assert!(!nothing.in_shares && nothing.peak.is_none());
    let gain = of(&[20.0, -5.0]);
    assert!(gain.in_shares && gain.peak.unwrap().share.is_some());
}

fn period() -> impl Strategy<Value = CbvPeriod> {
    (1.0..1e6, 0.0..1.0, 0.0..100.0, 0.0..1.0, -20.0..50.0).prop_map(|(n, p, br, sop, cm)| {
        CbvPeriod {
            category_customers: Given::assumed(n),
            penetration: Given::assumed(p),
            buying_rate: Given::assumed(br),
            share_of_purchases: Given::assumed(sop),
            unit_margin: Given::assumed(cm),
            price: None,
            counts_units: false,
        }
    })
}

/// A matrix of three states and the way out, from any weights above zero.
fn chain() -> impl Strategy<Value = MarkovInputs> {
    let row = prop::collection::vec(0.01..1.0, 4);
    let state = (0.0..1e4, 0.0..1e3, -50.0..500.0);
    (
        prop::collection::vec(row, 3),
        prop::collection::vec(state, 3),
        0.0..0.2,
        1_u32..40,
    )
        .prop_map(|(weights, states, discount, periods)| MarkovInputs {
            period: Some(Period::Month),
            states: states
                .into_iter()
                .enumerate()
                .map(|(place, (start, inflow, profit))| MarkovState {
                    name: Key::Place(place as u32 + 1),
                    start: Given::assumed(start),
                    inflow: Given::assumed(inflow),
                    profit: Given::assumed(profit),
                })
                .collect(),
            matrix: weights
                .into_iter()
                .map(|row: Vec<f64>| {
                    let sum: f64 = row.iter().sum();
                    row.into_iter().map(|weight| weight / sum).collect()
                })
                .collect(),
            matrix_source: Source::Assumption,
            discount: Given::assumed(discount),
            periods,
        })
}

proptest! {
    #[test]
    fn the_parts_of_a_change_add_up_to_it(before in period(), after in period()) {
        let change = CbvChange::evaluate(&CbvChangeInputs { before, after }).unwrap();
        let sum: f64 = change.parts.iter().map(|part| part.part.value()).sum();
        let size = change.before.value().abs() + change.after.value().abs();
        prop_assert!(close(sum, change.difference.value(), size));
    }

    #[test]
    fn a_factor_that_did_not_change_has_no_part(mut after in period(), before in period()) {
        for factor in BrandFactor::ALL {
            let kept = *after.get_mut(factor);
            *after.get_mut(factor) = before.get(factor);
            let change = CbvChange::evaluate(&CbvChangeInputs { before, after }).unwrap();
            let part = change.parts.iter().find(|part| part.factor == factor).unwrap();
            prop_assert_eq!(part.part.value(), 0.0);
            *after.get_mut(factor) = kept;
        }
    }

    #[test]
    fn the_first_margin_is_all_that_tells_pre_from_post(
        m in -1e4..1e4, r in 0.0..1.0, d in 0.001..1.0,
    ) {
        let clv = Clv::evaluate(&ClvInputs {
            period: Period::Year,
            margin: Given::assumed(m),
            retention: Given::assumed(r),
            discount: Given::assumed(d),
            growth: None,
            payments: None,
            acquisition_cost: None,
        });
        let clv = clv.unwrap();
        prop_assert!(close(clv.pre.value() - clv.post.value(), m, clv.pre.value()));
    }

    #[test]
    fn nobody_is_lost_or_made_up_by_a_projection(inputs in chain()) {
        let markov = Markov::evaluate(&inputs).unwrap();
        let start: f64 = inputs.states.iter().map(|state| state.start.value).sum();
        let inflow: f64 = inputs.states.iter().map(|state| state.inflow.value).sum();
        for period in &markov.projection {
            let came = start + inflow * f64::from(period.time);
            let here = period.active.value() + period.churned.value();
            prop_assert!(close(here, came, came));
        }
    }

    #[test]
    fn a_long_projection_comes_to_the_steady_state(mut inputs in chain()) {
        inputs.periods = 600;
        let markov = Markov::evaluate(&inputs).unwrap();
        // The slowest way out of all is taken with a chance of one in three hundred.
        let last = markov.projection.last().unwrap().active.value();
        let steady = markov.steady_active.unwrap().value();
        let rest = (1.0_f64 - 0.01 / 3.01).powi(600);
        let start: f64 = inputs.states.iter().map(|state| state.start.value).sum();
        prop_assert!((last - steady).abs() <= rest * (start + steady) + 1e-6);
    }

    #[test]
    fn in_the_steady_state_a_period_changes_nothing(mut inputs in chain()) {
        let steady = Markov::evaluate(&inputs).unwrap();
        for (state, of) in inputs.states.iter_mut().zip(&steady.states) {
            state.start = Given::assumed(of.steady.as_ref().unwrap().value());
        }
        let next = Markov::evaluate(&inputs).unwrap();
        let next = &next.projection[0].customers;
        for (state, next) in inputs.states.iter().zip(next) {
            prop_assert!(close(state.start.value, next.value(), state.start.value.max(1.0)));
        }
    }

    #[test]
    fn a_flat_margin_and_a_mean_share_give_the_value_of_the_brand(
        heavy in 0.05..0.5_f64,
        light in 0.05..0.45_f64,
        loyal in 0.05..0.5_f64,
        price in 0.05..0.45_f64,
        shares in prop::array::uniform3(0.1..0.9_f64),
    ) {
        let loyalty_shares = [loyal, 1.0 - loyal - price, price];
        // Turned so that the weighted share of purchases is 65 %.
        let mean: f64 = loyalty_shares.iter().zip(shares).map(|(a, b)| a * b).sum();
        let share_of_purchases = shares.map(|it| it * 0.65 / mean);
        prop_assume!(share_of_purchases.iter().all(|it| *it <= 1.0));
        let medium = 1.0 - heavy - light;
        let Question::HeatMap(mut inputs) = ValueCase::HamptonMap.question() else {
            return Err(TestCaseError::fail("a heat map was asked for"));
        };
        let units = [24.0 + light / heavy, 24.0, 24.0 - 1.0];
        for (row, (share, units)) in [heavy, medium, light].into_iter().zip(units).enumerate() {
            inputs.usage[row].share = Given::assumed(share);
            inputs.usage[row].units = Given::assumed(units);
        }
        for (place, column) in inputs.loyalty.iter_mut().enumerate() {
            column.share = Given::assumed(loyalty_shares[place]);
            column.share_of_purchases = Given::assumed(share_of_purchases[place]);
            column.unit_margin = Given::assumed(6.5);
        }
        let map = HeatMap::evaluate(&inputs).unwrap();
        prop_assert!(close(map.total.value(), 4_056_000.0, 4_056_000.0));
    }

    #[test]
    fn a_ranking_loses_nobody_and_no_value(
        accounts in prop::collection::vec((-1e3..1e5_f64, 0.0..1e5_f64, 0.0..1.0_f64), 1..60),
        a in 1..60_u32,
        b in 0..40_u32,
    ) {
        let count = accounts.len() as u64;
        let account = |(place, (current, additional, probability))| ValuedAccount {
            name: format!("{place:03}"),
            current: Given::assumed(current),
            additional: Given::assumed(additional),
            probability: Given::assumed(probability),
        };
        let found = ExpectedValue::evaluate(&ExpectedInputs {
            parts: [a, b].map(|part| Given::assumed(f64::from(part) / 100.0)),
            accounts: accounts.into_iter().enumerate().map(account).collect(),
        })
        .unwrap();
        let sizes = abc_sizes(count, AbcPercents::new([a, b]).unwrap());
        for (class, size) in found.classes.iter().zip(sizes) {
            prop_assert_eq!(class.accounts.value(), size as f64);
        }
        let sum: f64 = found.classes.iter().map(|it| it.expected.value()).sum();
        let total = &found.total;
        let size = 1e5 * count as f64;
        prop_assert!(close(sum, total.expected.value(), size));
        let parts = total.current.value() + total.potential.value();
        prop_assert!(close(parts, total.expected.value(), size));
        let values: Vec<f64> = found.accounts.iter().map(|it| it.expected.value()).collect();
        prop_assert!(values.is_sorted_by(|a, b| a >= b));
        prop_assert!(found.accounts.is_sorted_by_key(|it| it.class));
    }

    #[test]
    fn the_shares_of_a_wallet_make_the_whole(
        ratings in prop::collection::vec(prop::collection::vec(prop::option::of(1_u8..6), 4), 1..20),
    ) {
        let ratings: Vec<Vec<Option<f64>>> = ratings
            .into_iter()
            .map(|row| row.into_iter().map(|mark| mark.map(f64::from)).collect())
            .collect();
        let is_used = ratings.iter().flatten().any(Option::is_some);
        let wallet = Wallet::evaluate(&WalletInputs {
            brand_spend: None,
            category_spend: None,
            brands: (1..=4).map(Key::Place).collect(),
            rating: Rating::Marks,
            ratings,
            ratings_source: Source::Assumption,
        });
        prop_assert_eq!(wallet.is_ok(), is_used);
        if let Ok(wallet) = wallet {
            let sum: f64 = wallet.brands.iter().map(|brand| brand.share.value()).sum();
            prop_assert!(close(sum, 1.0, 1.0));
            for brand in &wallet.brands {
                prop_assert!(brand.one_place_up.value() >= -ROUNDING);
            }
        }
    }

    #[test]
    fn gini_of_groups_and_of_their_members_is_one(
        groups in prop::collection::vec((1_u8..6, 0.0..100.0), 1..12),
    ) {
        let whole: f64 = groups.iter().map(|group| f64::from(group.0) * group.1).sum();
        prop_assume!(whole > 0.0);
        let grouped = ConcentrationInputs {
            values: groups.iter().map(|group| f64::from(group.0) * group.1).collect(),
            customers: groups.iter().map(|group| f64::from(group.0)).collect(),
            ..ConcentrationInputs::default()
        };
        let single = ConcentrationInputs {
            values: groups
                .iter()
                .flat_map(|group| vec![group.1; usize::from(group.0)])
                .collect(),
            ..ConcentrationInputs::default()
        };
        let (grouped, single) = (
            Concentration::evaluate(&grouped).unwrap(),
            Concentration::evaluate(&single).unwrap(),
        );
        let value = |of: &Option<kezhi::explain::Explained>| of.as_ref().unwrap().value();
        prop_assert!(close(value(&grouped.gini), value(&single.gini), 1.0));
        prop_assert!(close(value(&grouped.hhi), value(&single.hhi), 1.0));
        let gini = value(&single.gini);
        prop_assert!((0.0..1.0).contains(&gini));
    }

    #[test]
    fn profits_after_serving_add_up(cost in 0.0..40.0, part in 0.0..0.3) {
        let Question::Serving(mut inputs) = ValueCase::TierServing.question() else {
            panic!("cost to serve was asked for");
        };
        inputs.costs.per_customer = Some(Given::assumed(cost));
        inputs.costs.of_revenue = Some(Given::assumed(part));
        let serving = Serving::evaluate(&inputs).unwrap();
        let sum: f64 = serving.rows.iter().map(|row| row.profit.value()).sum();
        prop_assert!(close(sum, serving.total.profit.value(), 2_905_000.0));
        let below = serving.rows.iter().filter(|row| row.profit.value() < 0.0).count();
        prop_assert_eq!(below, serving.loss_makers as usize);
    }
}

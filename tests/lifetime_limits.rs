//! Models of lifetime at the edges of what can be asked: no number is lost, whatever the parameters.

#![allow(clippy::unwrap_used)]

use kezhi::lifetime::{
    BetaGeometric, DropOut, Fit, FitOutcome, FitWarning, Histories, Model, ModelKind, ParetoNbd,
    PeriodUnit, Regularisation, Rows,
};
use kezhi::numeric::Random;
use proptest::prelude::*;

/// A hundred years in days.
const LONGEST: f64 = 36_525.0;
/// Two ways to the same number agree to this.
const AGREES: f64 = 1e-9;

/// Parameters over seven orders of magnitude, some of them exactly equal or one.
fn parameters() -> impl Strategy<Value = [f64; 4]> {
    let ln = prop::array::uniform4(-3.5..3.5_f64);
    (ln, 0..6_u8).prop_map(|(ln, special)| {
        let mut values = ln.map(|power| 10_f64.powf(power));
        match special {
            // a = 1 or s = 1.
            0 => values[2] = 1.0,
            1 => values[2] = 1.0 + 1e-12,
            // α = β.
            2 => values[3] = values[1],
            // a + b = 1: C = 0 for a customer without a purchase.
            3 => {
                values[2] = 0.25;
                values[3] = 0.75;
            }
            _ => {}
        }
        values
    })
}

/// x, tₓ, T and a time ahead.
fn history() -> impl Strategy<Value = (u32, f64, f64, f64)> {
    let x = prop_oneof![Just(0_u32), Just(1_u32), 0..60_u32, 0..5001_u32];
    (x, -3.0..1.0_f64, 0.0..=1.0_f64, 0..4_u8, -3.0..1.0_f64).prop_map(
        |(x, ln_age, part, special, ln_ahead)| {
            let age = LONGEST * 10_f64.powf(ln_age).min(1.0);
            let recency = match (x, special) {
                (0, _) => 0.0,
                (_, 0) => age,
                (_, 1) => 0.0,
                _ => age * part,
            };
            (x, recency, age, LONGEST * 10_f64.powf(ln_ahead).min(1.0))
        },
    )
}

fn sound(
    model: &Model,
    (x, recency, age, ahead): (u32, f64, f64, f64),
) -> Result<(), TestCaseError> {
    let alive = model.p_alive(x, recency, age);
    prop_assert!((0.0..=1.0).contains(&alive), "P(alive) {alive}");
    let ln = model.ln_likelihood(x, recency, age);
    prop_assert!(ln.is_finite(), "ln L {ln}");
    let orders = model.orders_alive(x, age, ahead);
    prop_assert!(orders.is_finite() && orders >= 0.0, "orders {orders}");
    let more = model.orders_alive(x, age, ahead * 1.5);
    prop_assert!(more >= orders * (1.0 - AGREES), "{more} after {orders}");
    let new = model.orders_new(ahead);
    prop_assert!(new.is_finite() && new >= 0.0, "new {new}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_model_gives_numbers_for_every_history(of in parameters(), history in history()) {
        for kind in [ModelKind::BgNbd, ModelKind::MbgNbd, ModelKind::ParetoNbd] {
            sound(&kind.with(of).unwrap(), history)?;
        }
    }

    #[test]
    fn the_bg_bb_gives_numbers_for_every_history(
        of in parameters(), x in 0..300_u32, more in 0..300_u32, rest in 0..300_u32,
    ) {
        let recency = if x == 0 { 0 } else { x + more };
        let age = recency + rest;
        let model = ModelKind::BgBb.with(of).unwrap();
        sound(&model, (x, f64::from(recency), f64::from(age), 40.0))?;
    }

    #[test]
    fn a_customer_seen_to_the_last_moment_is_alive_under_the_pareto(
        of in parameters(), (x, _, age, _) in history(),
    ) {
        let model = ParetoNbd::new(of);
        let alive = model.p_alive(x, age, age);
        prop_assert!((alive - 1.0).abs() < AGREES, "{alive}");
    }

    #[test]
    fn orders_of_two_spans_add_up_under_the_pareto(
        of in parameters(), (x, recency, age, ahead) in history(),
    ) {
        // E(t) has the slope of the rate of those still there: two halves make the whole.
        let model = ParetoNbd::new(of);
        let whole = model.p_alive(x, recency, age) * model.orders_alive(x, age, ahead);
        let half = model.p_alive(x, recency, age) * model.orders_alive(x, age, ahead / 2.0);
        prop_assert!(half <= whole * (1.0 + AGREES) && whole <= 2.0 * half * (1.0 + AGREES));
    }

    #[test]
    fn chances_of_all_counts_add_up_to_one(
        ln in prop::array::uniform4(-1.0..1.0_f64), weeks in 0.0..60.0_f64, after_every: bool,
    ) {
        let of = ln.map(f64::exp);
        let drop_out = if after_every { DropOut::AfterEvery } else { DropOut::AfterRepeat };
        let model = BetaGeometric::new(drop_out, of);
        let (mut sum, mut mean) = (0.0, 0.0);
        for x in 0..4000 {
            let p = model.p_orders(x, weeks);
            sum += p;
            mean += p * f64::from(x);
            if x > 400 && p < 1e-15 {
                break;
            }
        }
        prop_assert!((sum - 1.0).abs() < AGREES, "{sum}");
        let expected = model.orders_new(weeks);
        prop_assert!((mean - expected).abs() < 1e-7 * (1.0 + expected), "{mean} {expected}");
    }

    #[test]
    fn grouped_rows_have_the_likelihood_of_their_customers(
        of in parameters(),
        customers in prop::collection::vec((0..4_u32, 0..5_u32, 0..5_u32), 1..40),
    ) {
        let column = |pick: fn(&(u32, u32, u32)) -> u32| -> Vec<f64> {
            customers.iter().map(|it| f64::from(pick(it))).collect()
        };
        let x = column(|it| it.0.min(it.1));
        let recency = column(|it| if it.0.min(it.1) == 0 { 0 } else { it.1 });
        let age = column(|it| it.1 + it.2);
        let histories = Histories::counted(PeriodUnit::Week, &x, &recency, &age, &[]).unwrap();
        let rows = Rows::of(&histories);
        for kind in ModelKind::ALL {
            let model = kind.with(of).unwrap();
            let by_customer: f64 = (0..x.len())
                .map(|at| model.ln_likelihood(x[at] as u32, recency[at], age[at]))
                .sum();
            let (by_rows, slopes) = kind.log_likelihood(&rows, &of);
            let close = (by_rows - by_customer).abs() <= AGREES * (1.0 + by_customer.abs());
            prop_assert!(close, "{kind:?} {by_rows} {by_customer}");
            for place in 0..4 {
                let side = |by: f64| {
                    let mut moved = of;
                    moved[place] *= f64::exp(by);
                    kind.log_likelihood(&rows, &moved).0
                };
                let slope = (side(1e-4) - side(-1e-4)) / 2e-4;
                let scale = 1.0 + slope.abs() + 1e-4 * by_customer.abs();
                prop_assert!(
                    (slope - slopes[place]).abs() <= 1e-4 * scale,
                    "{kind:?} {place}: {slope} {}", slopes[place]
                );
            }
        }
    }
}

#[test]
fn customers_who_never_leave_end_a_search_for_drop_out_soon_and_are_told() {
    let mut random = Random::new(17);
    let (mut x, mut recency, mut age) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..3000 {
        let lived = 20.0 + (random.unit() * 80.0).floor();
        let rate = random.gamma(1.2) / 30.0;
        let (mut bought, mut last, mut now) = (0, 0.0, random.exponential() / rate);
        while now < lived {
            (bought, last) = (bought + 1, now);
            now += random.exponential() / rate;
        }
        x.push(f64::from(bought));
        recency.push(last);
        age.push(lived);
    }
    let histories = Histories::counted(PeriodUnit::Week, &x, &recency, &age, &[]).unwrap();
    let rows = Rows::of(&histories);
    let fit = Fit::of(
        ModelKind::ParetoNbd,
        &rows,
        PeriodUnit::Week,
        Regularisation::None,
    )
    .unwrap();
    assert!(fit.evaluations < 120, "{}", fit.evaluations);
    assert_ne!(fit.outcome, FitOutcome::Converged);
    let is_told = |it: &FitWarning| matches!(it, FitWarning::NoDropOutSeen { .. });
    assert!(fit.warnings.iter().any(is_told), "{:?}", fit.warnings);
    let gain = fit.log_likelihood - fit.log_likelihood_nbd.unwrap();
    assert!(gain.abs() < 0.1, "{gain}");
}

//! Forecasts of customers who were drawn from a known model: ranges hold what they promise, and those
//! who slip away are found.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod drawn;

use kezhi::base::CustomerBase;
use kezhi::lifetime::{
    BEST, Choice, ChoiceReason, FitOutcome, ForecastSettings, Forecasted, FrequencyGroup,
    Histories, HistoryMatrix, Interval, MOST_COMPARED, ModelChoice, ModelKind, PeriodUnit, Ranges,
    Regularisation, Rows, Slipping, SlippingRules,
};
use kezhi::units::Day;
use proptest::prelude::*;
use std::sync::LazyLock;

use drawn::{Row, order_lines, visits};

const FIRST: &str = "2022-01-01";

/// Customers drawn over so many days, all new in the first third.
fn drawn(seed: u64, customers: u32, days: f64) -> CustomerBase {
    base(&visits(seed, customers, after(0), days / 3.0, days))
}

fn base(rows: &[Row]) -> CustomerBase {
    CustomerBase::from_lines(order_lines(rows))
}

fn after(days: i32) -> Day {
    Day(Day::from_iso(FIRST).unwrap().0 + days)
}

#[test]
fn nine_ranges_in_ten_hold_the_orders_that_came() {
    let mut held = 0;
    let tries = 12;
    for seed in 0..tries {
        let base = drawn(seed, 500, 730.0);
        let settings = ForecastSettings {
            model: ModelChoice::Only(ModelKind::MbgNbd),
            until: Some(after(364)),
            ..ForecastSettings::default()
        };
        let found = Forecasted::of(&base, &settings).unwrap();
        let range = found.forecast.intervals.unwrap().orders;
        // A day of purchases in a year and what the model expects of twelve months.
        let actual = found.histories.later_orders().unwrap() as f64;
        assert!(range.low < range.value && range.value < range.high);
        held += u32::from(range.low <= actual && actual <= range.high);
    }
    assert!(held >= 8, "{held} of {tries}");
}

#[test]
fn nine_ranges_of_customers_in_ten_hold_what_the_customer_did() {
    let base = drawn(31, 400, 730.0);
    let settings = ForecastSettings {
        model: ModelChoice::Only(ModelKind::MbgNbd),
        until: Some(after(364)),
        ..ForecastSettings::default()
    };
    let found = Forecasted::of(&base, &settings).unwrap();
    let ranges = Ranges::of(found.range_basis()).unwrap();
    let (mut held, mut asked) = (0, 0);
    for at in (0..found.histories.len()).step_by(2) {
        let range = ranges.customers().customer(at, 0.9).orders;
        let actual = f64::from(found.histories.later[at]);
        asked += 1;
        held += u32::from(range.low <= actual && actual <= range.high);
    }
    // Whole numbers hold more than they promise.
    let share = f64::from(held) / f64::from(asked);
    assert!(share > 0.87, "{held} of {asked}");
}

#[test]
fn groups_add_up_to_the_total_and_few_customers_have_wider_ranges() {
    let found = Forecasted::of(&drawn(7, 500, 730.0), &ForecastSettings::default()).unwrap();
    let forecast = &found.forecast;
    let sum = |of: fn(&FrequencyGroup) -> f64| forecast.groups.iter().map(of).sum::<f64>();
    let total = forecast.total_clv.unwrap();
    assert_eq!(sum(|it| it.customers as f64), 500.0);
    assert!((sum(|it| it.orders) - forecast.total_orders).abs() < 1e-9 * forecast.total_orders);
    assert!((sum(|it| it.clv.unwrap()) - total).abs() < 1e-9 * total);
    let all = forecast.intervals.unwrap();
    for (whole, part) in [
        (all.orders, all.orders_by_parameters),
        (all.clv.unwrap(), all.clv_by_parameters.unwrap()),
    ] {
        assert!(whole.low < part.low && part.low < part.value);
        assert!(part.value < part.high && part.high < whole.high);
    }
    let width = |it: &Interval| (it.high - it.low) / it.value;
    for group in &forecast.groups {
        assert!(width(&group.intervals.unwrap().orders) > width(&all.orders));
    }
    let values: Vec<f64> = forecast.best.iter().map(|it| -it.clv.unwrap()).collect();
    assert!(values.len() == BEST && values.is_sorted());
    let best = forecast.best[0].intervals.unwrap().clv.unwrap();
    assert!(best.low < best.value && best.value < best.high);
}

#[test]
fn without_a_day_the_model_is_judged_on_the_last_third_and_fitted_to_all() {
    let base = drawn(3, 600, 730.0);
    let found = Forecasted::of(&base, &ForecastSettings::default()).unwrap();
    let forecast = &found.forecast;
    assert_eq!(forecast.until, Some(base.days.1));
    let validation = forecast.validation.as_ref().unwrap();
    assert!(validation.until < base.days.1);
    assert_eq!(forecast.choice.candidates.len(), 3);
    assert!(matches!(
        forecast.choice.reason,
        ChoiceReason::Holdout | ChoiceReason::HoldoutTie
    ));
    let tracking = validation.tracking.as_ref().unwrap();
    assert_eq!(tracking.actual.len(), tracking.expected.len());
    assert!(tracking.expected.is_sorted());
    assert_eq!(forecast.fit.customers, 600);
}

#[test]
fn many_customers_are_compared_in_part_and_fitted_in_whole() {
    let few = Histories::of(
        &drawn(3, 600, 730.0),
        PeriodUnit::Week,
        after(729),
        Default::default(),
    );
    let few = few.unwrap();
    let time = |code: u32| few.times[code as usize];
    // A hundred times the same.
    let many = 100 * few.len() as u64;
    let column = |of: &dyn Fn(usize) -> f64| -> Vec<f64> {
        (0..100 * few.len()).map(|at| of(at / 100)).collect()
    };
    assert!(many > MOST_COMPARED as u64);
    let histories = Histories::counted(
        PeriodUnit::Week,
        &column(&|at| f64::from(few.x[at])),
        &column(&|at| time(few.recency[at])),
        &column(&|at| time(few.age[at])),
        &column(&|at| few.spend[at]),
    )
    .unwrap();
    let grouped = Rows::of(&histories);
    let (choice, fit) = Choice::of(
        ModelChoice::Auto,
        &histories,
        &grouped,
        Regularisation::None,
    )
    .unwrap();
    let step = many.div_ceil(MOST_COMPARED as u64);
    assert_eq!(choice.compared_customers, many.div_ceil(step));
    assert_eq!(choice.all_customers, many);
    assert_eq!(fit.customers, many);
    assert_eq!(fit.model.kind(), choice.kind);
}

#[test]
fn those_who_slip_away_are_overdue_and_worth_much() {
    let base = drawn(5, 600, 730.0);
    let found = Forecasted::of(&base, &ForecastSettings::default()).unwrap();
    let slipping = Slipping::of(&found, SlippingRules::default());
    assert!(!slipping.customers.is_empty() && slipping.is_money);
    for customer in &slipping.customers {
        assert!(customer.days_since > 2.0 * customer.own_days);
        assert!(customer.x >= 2 && customer.value_if_alive >= slipping.least_value);
        assert!(customer.p_alive >= 0.1, "long gone");
        assert_eq!(
            customer.at_stake,
            customer.value_if_alive * customer.p_alive
        );
    }
    let with_gone = SlippingRules {
        least_alive: 0.0,
        ..SlippingRules::default()
    };
    let all = Slipping::of(&found, with_gone);
    assert_eq!((all.gone, slipping.gone > 0), (0, true));
    let listed = slipping.customers.len() as u64;
    assert_eq!(all.customers.len() as u64, listed + slipping.gone);
    let at_stake = slipping.customers.iter().map(|it| -it.at_stake);
    assert!(at_stake.is_sorted(), "those of whom most is expected first");
    let sum: f64 = slipping.customers.iter().map(|it| it.at_stake).sum();
    assert!((sum - slipping.at_stake).abs() <= 1e-9 * sum);
}

/// A forecast most of whose customers are long gone.
static LAPSED: LazyLock<Forecasted> = LazyLock::new(|| {
    let base = drawn(17, 300, 1400.0);
    let settings = ForecastSettings {
        model: ModelChoice::Only(ModelKind::MbgNbd),
        ..ForecastSettings::default()
    };
    Forecasted::of(&base, &settings).unwrap()
});

fn holds(range: &Interval) -> bool {
    range.low <= range.value && range.value <= range.high
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn an_estimate_lies_within_its_range(
        members in prop::collection::btree_set(0_u32..300, 1..45),
    ) {
        let members: Vec<u32> = members.into_iter().collect();
        let ranges = Ranges::of(LAPSED.range_basis()).unwrap();
        let of = ranges.totals(Some(&members), 0.9);
        prop_assert!(holds(&of.orders) && holds(&of.orders_by_parameters), "{of:?}");
        prop_assert!(holds(&of.clv.unwrap()) && holds(&of.clv_by_parameters.unwrap()), "{of:?}");
        prop_assert_eq!(of.orders.high.fract(), 0.0);
        let one = ranges.customers().customer(members[0] as usize, 0.9);
        prop_assert!(holds(&one.orders) && holds(&one.clv.unwrap()), "{one:?}");
        prop_assert!(holds(&one.p_alive), "{one:?}");
    }
}

#[test]
fn a_customers_range_holds_the_expected_orders() {
    let base = drawn(7, 500, 730.0);
    let found = Forecasted::of(&base, &ForecastSettings::default()).unwrap();
    let best = (0..found.histories.len())
        .max_by(|a, b| found.scores.orders[*a].total_cmp(&found.scores.orders[*b]))
        .unwrap();
    let range = Ranges::of(found.range_basis())
        .unwrap()
        .customers()
        .customer(best, 0.9);
    assert!(range.orders.low < range.orders.value && range.orders.value < range.orders.high);
    assert_eq!(range.orders.low.fract(), 0.0);
    assert!(range.p_alive.low <= range.p_alive.value);
    let again = Ranges::of(found.range_basis())
        .unwrap()
        .customers()
        .customer(best, 0.9);
    assert_eq!(range, again, "the same data give the same range");
}

#[test]
fn opportunities_are_counted_from_each_customers_first_order() {
    let base = drawn(9, 500, 730.0);
    let settings = ForecastSettings {
        model: ModelChoice::Only(ModelKind::BgBb),
        unit: Some(PeriodUnit::Month),
        until: Some(after(400)),
        ..ForecastSettings::default()
    };
    let found = Forecasted::of(&base, &settings).unwrap();
    let histories = &found.histories;
    for at in 0..histories.len() {
        assert!(histories.x[at] <= histories.recency[at]);
        assert!(histories.recency[at] <= histories.age[at]);
    }
    // Each column of the matrix is a history of its own.
    let columns = HistoryMatrix::of(&found).recency;
    assert!(
        columns.windows(2).all(|pair| pair[1] < pair[0]),
        "{columns:?}"
    );
    assert_eq!(found.forecast.fit.outcome, FitOutcome::Converged);
    let validation = found.forecast.validation.unwrap();
    assert!(validation.tracking.is_none() && validation.holdout.actual > 0);
}

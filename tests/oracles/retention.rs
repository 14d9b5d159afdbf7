//! M09, M13, M14, M15, M16, M40, M47: members, groups, states, events, cohorts.

use kezhi::lifetime::{
    Attrition, CohortTriangle, DwyerInputs, Event, FitBy, RecencyInputs, Survival, SurvivalFit,
    SurvivalKind, dwyer, event_forecast, payback, recency_course, recency_states,
};
use kezhi::units::AnnualRate;
use kezhi::workshop::school;

use crate::tolerance::{SCHOOL_PARAMETER, meets, meets_to, meets_within};

#[test]
fn the_school_holds_against_littles_law() {
    let found = school().value().unwrap();
    meets(found.residence_months, 8.37270, "months");
    meets(found.profit_per_member, 326.535, "profit");
    meets(found.revenue_per_member, 3190.00, "revenue");
    meets(found.revenue_monthly, 24_307_800.0, "revenue a month");
    meets(found.profit_monthly, 2_488_200.0, "profit a month");
    meets(found.margin * 100.0, 10.2362, "margin");
    for (found, oracle) in found.churn_monthly.iter().zip([12.8220, 14.8251, 8.81054]) {
        meets(found * 100.0, oracle, "churn a month");
    }
    for (found, oracle) in found.lost_in_interval.iter().zip([24.0, 47.3684, 42.5]) {
        meets(found * 100.0, oracle, "lost of those there");
    }
    meets(found.piecewise_months.unwrap(), 8.32948, "months by pieces");
    meets(found.implied_stock.unwrap(), 63_470.6, "stock that follows");
    let better = school().with_first_loss(0.20).value().unwrap();
    let gain = better.piecewise_months.unwrap() - found.piecewise_months.unwrap();
    meets(gain, 0.389871, "months more");
    meets(gain * 7620.0 * 39.0, 115_862.0, "profit a month more");
}

#[test]
fn losses_that_are_kept_leave_the_others_as_they_were() {
    let lost = |of: &kezhi::lifetime::Membership| of.value().unwrap().lost_in_interval;
    let half = lost(&school().with_losses_kept(0.5));
    for (now, before) in half.iter().zip(lost(&school())) {
        meets(*now, before / 2.0, "half of the losses");
    }
    assert_eq!(school().with_losses_kept(0.0).left_by.len(), 3);
    meets(
        lost(&school().with_losses_kept(0.0))[1],
        0.473684,
        "nothing kept",
    );
}

fn school_fit(kind: SurvivalKind, by: FitBy) -> SurvivalFit {
    SurvivalFit::of(kind, &school().attrition().unwrap(), by)
}

/// Percent lost after 2, 6 and 12 months.
fn lost(fit: &SurvivalFit) -> [f64; 3] {
    [2.0, 6.0, 12.0].map(|months| (1.0 - fit.survival.survival(months)) * 100.0)
}

#[test]
fn the_schools_curves_are_those_of_the_table() {
    let table = [
        (
            SurvivalKind::Sbg,
            FitBy::Likelihood,
            [26.7407, 57.0161, 77.4498],
            Some(10.0520),
        ),
        (
            SurvivalKind::Sbg,
            FitBy::LeastSquares,
            [26.3720, 57.2216, 78.4344],
            Some(9.21601),
        ),
        (
            SurvivalKind::Geometric,
            FitBy::Likelihood,
            [23.2154, 54.7287, 79.5051],
            Some(8.08201),
        ),
        (
            SurvivalKind::Piecewise,
            FitBy::Likelihood,
            [24.0, 60.0, 77.0],
            Some(8.84011),
        ),
        (
            SurvivalKind::BetaDiscreteWeibull,
            FitBy::Likelihood,
            [24.0, 60.0, 77.0],
            None,
        ),
    ];
    for (kind, by, oracle, payments) in table {
        let fit = school_fit(kind, by);
        for (found, oracle) in lost(&fit).into_iter().zip(oracle) {
            meets_to(SCHOOL_PARAMETER, found, oracle, &format!("{kind:?} lost"));
        }
        match (fit.survival.payments(), payments) {
            (Some(found), Some(oracle)) => {
                meets_to(
                    SCHOOL_PARAMETER,
                    found,
                    oracle,
                    &format!("{kind:?} payments"),
                );
            }
            (found, oracle) => assert_eq!(found, oracle, "{kind:?}"),
        }
    }
    let sbg = school_fit(SurvivalKind::Sbg, FitBy::Likelihood);
    meets_to(SCHOOL_PARAMETER, sbg.parameters[0].value, 2.75299, "α");
    meets_to(SCHOOL_PARAMETER, sbg.parameters[1].value, 15.8681, "β");
    meets(sbg.log_likelihood / -7620.0, 1.35922, "−ln L a head");
    let squares = school_fit(SurvivalKind::Sbg, FitBy::LeastSquares);
    meets_to(SCHOOL_PARAMETER, squares.parameters[0].value, 3.56007, "α");
    meets_to(SCHOOL_PARAMETER, squares.squares, 0.00154034, "squares");
    let geometric = school_fit(SurvivalKind::Geometric, FitBy::Likelihood);
    meets(geometric.parameters[0].value, 0.876268, "retention");
    meets(geometric.log_likelihood / -7620.0, 1.36794, "−ln L a head");
    let piecewise = school_fit(SurvivalKind::Piecewise, FitBy::Likelihood);
    meets(piecewise.log_likelihood / -7620.0, 1.34956, "−ln L a head");
    let weibull = school_fit(SurvivalKind::Weibull, FitBy::Likelihood);
    meets_to(
        SCHOOL_PARAMETER,
        weibull.parameters[0].value,
        7.52656,
        "scale",
    );
    meets_to(
        SCHOOL_PARAMETER,
        weibull.parameters[1].value,
        0.906650,
        "shape",
    );
    meets_to(
        SCHOOL_PARAMETER,
        weibull.survival.mean_tenure().unwrap(),
        7.88779,
        "months",
    );
    for (fit, at_half, at_one) in [
        (sbg, 9.26382, 8.68940),
        (squares, 8.67208, 8.22858),
        (piecewise, 8.44653, 8.09250),
    ] {
        let discounted = |rate: f64| fit.survival.residual_payments(0, rate).unwrap();
        meets_to(
            SCHOOL_PARAMETER,
            discounted(0.005),
            at_half,
            "payments at 0.5 %",
        );
        meets_to(
            SCHOOL_PARAMETER,
            discounted(0.01),
            at_one,
            "payments at 1 %",
        );
    }
}

#[test]
fn survivors_of_the_school_are_worth_more_the_longer_they_stay() {
    let curve = school_fit(SurvivalKind::Sbg, FitBy::Likelihood).survival;
    let table = [
        (0, 10.0520, 338.886),
        (2, 11.1929, 371.759),
        (6, 13.4747, 434.964),
        (12, 16.8974, 524.083),
    ];
    for (renewals, payments, value) in table {
        let found = curve.residual_payments(renewals, 0.0).unwrap();
        meets_to(SCHOOL_PARAMETER, found, payments, "payments");
        let found = curve.residual_payments(renewals, 0.01).unwrap() * 39.0;
        meets_to(SCHOOL_PARAMETER, found, value, "value");
    }
}

#[test]
fn printed_parameters_give_the_printed_curves() {
    let high = Survival::Sbg {
        alpha: 0.668,
        beta: 3.806,
    };
    let regular = Survival::Sbg {
        alpha: 0.704,
        beta: 1.182,
    };
    let high_end = [
        0.850693, 0.746882, 0.669817, 0.609951, 0.561869, 0.522252, 0.488945,
    ];
    let ordinary = [
        0.626723, 0.473843, 0.388000, 0.332095, 0.292374, 0.262483, 0.239051,
    ];
    for (curve, oracles, payments) in [(&high, high_end, 5.92260), (&regular, ordinary, 3.69515)] {
        for (year, oracle) in (1..).zip(oracles) {
            meets(curve.survival(f64::from(year)), oracle, "S");
        }
        meets(curve.residual_payments(0, 0.1).unwrap(), payments, "DEL");
    }
}

#[test]
fn a_group_that_is_lost_for_good_pays_as_in_the_table() {
    let table = dwyer(&DwyerInputs {
        customers: 20_000.0,
        retention: vec![0.65, 0.70, 0.75, 0.80],
        margin: 100.0,
        retention_cost: 10.0,
        acquisition_cost: 60.0,
        discount_annual: AnnualRate::of_percent(10),
    })
    .unwrap();
    let oracles = [
        (0.0, -1_200_000.0, -1_200_000.0, -60.0),
        (20_000.0, 1_800_000.0, 600_000.0, 30.0),
        (13_000.0, 1_063_640.0, 1_663_640.0, 83.1818),
        (9_100.0, 676_860.0, 2_340_500.0, 117.025),
        (6_825.0, 461_495.0, 2_801_990.0, 140.100),
        (5_460.0, 335_633.0, 3_137_620.0, 156.881),
    ];
    for (row, (active, today, cumulative, each)) in table.iter().zip(oracles) {
        meets(row.active, active, "active");
        meets(row.present_value, today, "today");
        meets(row.cumulative, cumulative, "cumulative");
        meets(row.per_customer, each, "a customer won");
    }
}

#[test]
fn customers_who_may_always_return_are_worth_asking_three_times() {
    let inputs = RecencyInputs {
        p_return: vec![0.30, 0.20, 0.15, 0.05],
        margin: 40.0,
        contact_cost: 4.0,
        discount: 0.2,
    };
    let states = recency_states(&inputs).unwrap();
    for (found, oracle) in states.lag.iter().zip([0.3, 0.14, 0.084, 0.0238]) {
        meets(*found, oracle, "lag");
    }
    for (found, oracle) in states
        .value
        .iter()
        .zip([52.3196, 5.55378, 1.25077, -1.82002])
    {
        meets(*found, oracle, "value");
    }
    for (found, oracle) in states.stopped.iter().zip([48.0, 51.5745, 53.1494]) {
        meets(found[0], oracle, "value when stopped");
    }
    meets(states.stopped[2][1], 6.62069, "second state");
    meets(states.stopped[2][2], 2.64368, "third state");
    assert_eq!(states.stop_after, 3);
    let course = recency_course(&inputs, 1000.0, 8).unwrap();
    let buyers = [
        1000.0, 300.0, 230.0, 195.0, 139.7, 95.67, 70.113, 50.8035, 36.418,
    ];
    for (found, oracle) in course.buyers.iter().zip(buyers) {
        meets(*found, oracle, "buyers");
    }
    meets(course.net_present_value, 52.0313, "value of eight periods");
}

#[test]
fn dated_events_make_a_customers_account() {
    let event = |years, probability, revenue, cost| Event {
        years,
        probability,
        revenue,
        cost,
    };
    let events = [
        event(1.0, 0.9, 200.0, 60.0),
        event(2.0, 0.6, 300.0, 100.0),
        event(3.0, 0.5, 500.0, 200.0),
        event(4.0, 0.3, 100.0, 120.0),
    ];
    let found = event_forecast(&events, AnnualRate::of_percent(10)).unwrap();
    for (found, oracle) in found
        .events
        .iter()
        .zip([114.545, 99.1736, 112.697, -4.09808])
    {
        meets(found.present_value, oracle, "event");
    }
    meets(found.present_value, 322.318, "today");
    meets(found.expected, 390.0, "not discounted");
}

#[test]
fn cohorts_are_pooled_over_those_old_enough() {
    let triangle = CohortTriangle::from_counts(&[
        vec![100, 60, 45, 40],
        vec![120, 66, 54],
        vec![90, 54],
        vec![110],
    ]);
    let pooled = triangle.pooled();
    let start = [58.0645, 45.0, 40.0];
    let step = [58.0645, 78.5714, 88.8889];
    assert_eq!(pooled.len(), 3);
    for (row, (start, step)) in pooled.iter().zip(start.into_iter().zip(step)) {
        meets(row.from_start.unwrap() * 100.0, start, "from the start");
        meets(row.step.unwrap() * 100.0, step, "from the age before");
    }
    let handed = triangle.attrition().unwrap();
    meets(handed.customers(), 310.0, "customers old enough to tell");
    let (_, observed) = handed.observed()[0];
    meets(observed * 100.0, 58.0645, "survival at one");
}

#[test]
fn a_member_pays_back_in_the_third_year() {
    let (course, year) = payback(80.0, &[30.0, 42.0, 56.0, 70.0, 84.0]);
    assert_eq!(course, [-50.0, -8.0, 48.0, 118.0, 202.0]);
    assert_eq!(year, Some(3));
    assert_eq!(payback(80.0, &[30.0]).1, None);
}

#[test]
fn a_table_in_percent_and_one_in_counts_give_the_same_curve() {
    let percent = Attrition::from_survivors(&[100.0, 63.1, 46.8], Some(1000.0)).unwrap();
    let counts = Attrition::from_survivors(&[1000.0, 631.0, 468.0], None).unwrap();
    let alpha = |data: &Attrition| {
        SurvivalFit::of(SurvivalKind::Sbg, data, FitBy::Likelihood).parameters[0].value
    };
    meets_within(1e-9, alpha(&percent), alpha(&counts), "α");
}

//! M12, M48, M17: the formula family, customer equity, the life cycle.

use kezhi::explain::{Explained, Given};
use kezhi::units::Period;
use kezhi::value::{
    Answer, Clv, ClvGrid, ClvGridInputs, ClvInputs, Equity, FirstMargin, LifeCycle, Promotion,
    Question,
};
use kezhi::workshop::{ValueCase, clv_examples};

use crate::tolerance::meets;

fn clv(margin: f64, retention: f64, discount: f64) -> ClvInputs {
    ClvInputs {
        period: Period::Year,
        margin: Given::assumed(margin),
        retention: Given::assumed(retention),
        discount: Given::assumed(discount),
        growth: None,
        payments: None,
        acquisition_cost: None,
    }
}

fn value(of: &Option<Explained>) -> f64 {
    of.as_ref().unwrap().value()
}

#[test]
fn the_seven_rows_of_the_formula_table_are_met() {
    let printed = [
        (266.667, 366.667, Some(5.0)),
        (409.091, 509.091, Some(10.0)),
        (120.0, 220.0, Some(2.5)),
        (264.0, 303.0, Some(8.33333)),
        (83.3333, 183.333, Some(2.0)),
        (0.0, 100.0, Some(1.0)),
        (1000.0, 1100.0, None),
    ];
    for (row, (inputs, (post, pre, periods))) in clv_examples().iter().zip(printed).enumerate() {
        let clv = Clv::evaluate(inputs).unwrap();
        meets(clv.post.value(), post, &format!("post of row {row}"));
        meets(clv.pre.value(), pre, &format!("pre of row {row}"));
        let found = clv.expected_periods.as_ref().map(Explained::value);
        match (found, periods) {
            (Some(found), Some(periods)) => meets(found, periods, "periods"),
            (found, periods) => assert_eq!(found, periods),
        }
    }
}

#[test]
fn finite_sums_growth_cost_and_payback_are_met() {
    let base = clv(100.0, 0.8, 0.1);
    let five = Clv::evaluate(&ClvInputs {
        payments: Some(5),
        acquisition_cost: Some(Given::assumed(150.0)),
        ..base
    })
    .unwrap();
    meets(value(&five.finite_pre), 292.063, "five from now");
    meets(value(&five.finite_post), 212.410, "five after a retention");
    meets(value(&five.net), 216.667, "net of 150");
    let grown = Clv::evaluate(&ClvInputs {
        growth: Some(Given::assumed(0.05)),
        ..base
    })
    .unwrap();
    meets(grown.post.value(), 307.692, "growth of 5 %");
    let longer = Clv::evaluate(&clv(100.0, 0.85, 0.1)).unwrap();
    meets(longer.post.value(), 340.0, "retention of 85 %");
    meets(value(&longer.expected_periods), 6.66667, "life");
    let paid = Clv::evaluate(&ClvInputs {
        acquisition_cost: Some(Given::assumed(250.0)),
        ..base
    })
    .unwrap();
    assert_eq!(value(&paid.payback), 4.0);
    meets(
        paid.payments[3].cumulative.value(),
        264.087,
        "after the fourth payment",
    );
}

#[test]
fn the_published_subscription_is_met() {
    let Question::Clv(inputs) = ValueCase::Subscription.question() else {
        panic!("a lifetime value was asked for");
    };
    let clv = Clv::evaluate(&inputs).unwrap();
    meets(clv.pre.value(), 1208.63, "subscription");
    meets(clv.pre.value() / inputs.margin.value, 67.3333, "multiplier");
}

#[test]
fn berger_and_nasr_is_met() {
    let Ok(Answer::Promotion(Promotion {
        margins,
        costs,
        value,
    })) = ValueCase::Promotion.question().answer()
    else {
        panic!("a promotion was asked for");
    };
    meets(margins.value(), 689.392, "margins");
    meets(costs.value(), 120.609, "promotion");
    meets(value.value(), 568.783, "value");
}

#[test]
fn the_table_of_margin_multiples_is_met() {
    let printed = [
        [1.2, 1.15385, 1.11111, 1.07143],
        [1.75, 1.66667, 1.59091, 1.52174],
        [2.66667, 2.5, 2.35294, 2.22222],
        [4.5, 4.09091, 3.75, 3.46154],
    ];
    let Ok(Answer::ClvGrid(grid)) = ValueCase::ClvGrid.question().answer() else {
        panic!("a grid was asked for");
    };
    for (cell, multiple) in grid.cells.iter().zip(printed.as_flattened()) {
        let what = format!("r {} d {}", cell.retention, cell.discount);
        meets(value(&cell.value), 100.0 * multiple, &what);
        // By the printed figure: one cell stands on the line itself.
        assert_eq!(cell.pays, Some(*multiple >= 2.5), "{what}");
    }
    let grown = ClvGridInputs {
        clv: ClvInputs {
            growth: Some(Given::assumed(0.08)),
            ..clv(1.0, 0.0, 0.0)
        },
        first: FirstMargin::AfterRetention,
        retentions: vec![0.6, 0.7, 0.8, 0.9],
        discounts: vec![0.12],
    };
    let grown = ClvGrid::evaluate(&grown).unwrap();
    for (cell, multiple) in grown.cells.iter().zip([1.27119, 1.92308, 3.125, 6.08108]) {
        meets(value(&cell.value), multiple, "multiple with growth");
    }
}

#[test]
fn one_percent_more_retention_is_five_percent_more_value() {
    let base = Clv::evaluate(&clv(100.0, 0.9, 0.12)).unwrap();
    meets(base.retention_elasticity.value(), 5.09091, "retention");
    meets(base.discount_elasticity.value(), -0.545455, "discount");
    let told = value(&base.retention_hundredth);
    meets(told * 100.0, 5.30806, "a hundredth more, as told");
    let more = Clv::evaluate(&clv(100.0, 0.9 * 1.01, 0.12)).unwrap();
    let rise = more.post.value() / base.post.value() - 1.0;
    meets(rise * 100.0, 5.30806, "one percent");
}

#[test]
fn rates_of_a_year_and_of_a_month_are_converted_one_way() {
    let (month, year) = (Period::Month, Period::Year);
    meets(month.growth_rate(0.1, year) * 100.0, 0.797414, "discount");
    meets(month.part_kept(0.8, year), 0.981577, "retention");
    let kept = year.part_kept(1.0 - 0.123732, month);
    meets(kept * 100.0, 20.4948, "monthly churn");
}

#[test]
fn customer_equity_for_ever_and_for_five_years_is_met() {
    let Question::Equity(mut inputs) = ValueCase::Equity.question() else {
        panic!("equity was asked for");
    };
    let equity = Equity::evaluate(&inputs).unwrap();
    meets(equity.current.value(), 2_666_670.0, "current");
    meets(value(&equity.net_new), 216.667, "a new customer");
    meets(value(&equity.future), 2_166_670.0, "perpetuity");
    meets(equity.total.value(), 4_833_330.0, "total");
    inputs.cohorts.as_mut().unwrap().periods = Some(5);
    let equity = Equity::evaluate(&inputs).unwrap();
    meets(value(&equity.annuity), 3.79079, "annuity factor");
    meets(value(&equity.future), 821_337.0, "five cohorts");
    meets(equity.total.value(), 3_488_000.0, "total of five");
    assert_eq!(equity.cohorts.len(), 5);
    meets(
        value(&equity.future) / (1000.0 * value(&equity.net_new)),
        3.79079,
        "annuity",
    );
}

#[test]
fn the_life_cycle_is_met() {
    let Question::LifeCycle(mut inputs) = ValueCase::LifeCycle.question() else {
        panic!("a life cycle was asked for");
    };
    let cycle = LifeCycle::evaluate(&inputs).unwrap();
    let nets: Vec<f64> = cycle.stages.iter().map(|stage| stage.net.value()).collect();
    assert_eq!(nets, [-120.0, 120.0, 1200.0, 60.0, -10.0]);
    meets(cycle.net.value(), 1250.0, "net");
    meets(cycle.input.value(), 2470.0, "input");
    meets(cycle.output.value(), 3720.0, "output");
    meets(value(&cycle.ratio), 1.50607, "ratio");
    let ratios = [0.0, 1.33333, 1.71429, 1.2, 0.0];
    for (stage, ratio) in cycle.stages.iter().zip(ratios) {
        meets(value(&stage.ratio), ratio, "ratio of a stage");
    }
    assert_eq!(value(&cycle.break_even), 8.0);
    meets(cycle.present.value(), 1021.78, "present value");
    meets(cycle.longer_maturity.value(), 1550.0, "longer maturity");
    inputs.stages[3].months.value += 6.0;
    let longer = LifeCycle::evaluate(&inputs).unwrap();
    meets(longer.net.value(), 1550.0, "six months more");
}

#[test]
fn rates_are_converted_between_a_month_and_a_year() {
    let [discount, retention, _] = Clv::evaluate(&clv(100.0, 0.8, 0.1)).unwrap().converted;
    meets(discount.value() * 100.0, 0.797414, "discount a month");
    meets(retention.value(), 0.981577, "retention a month");
    let monthly = ClvInputs {
        period: Period::Month,
        ..clv(39.0, 1.0 - 0.123732, 0.01)
    };
    let [_, retention, churn] = Clv::evaluate(&monthly).unwrap().converted;
    meets(retention.value() * 100.0, 20.4948, "retention a year");
    meets(churn.value(), 1.0 - retention.value(), "churn a year");
}

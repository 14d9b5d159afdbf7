//! M03, M45, M46 and M02 with cost to serve.

use kezhi::engine::{DataSel, Engine, ReportQuestion, Request, Response};
use kezhi::explain::{Explained, Source};
use kezhi::scenario::CaseId;
use kezhi::segment::Tier;
use kezhi::value::{
    Answer, Concentration, ConcentrationInputs, Key, Markov, Moves, Question, Serving,
    ServingInputs,
};
use kezhi::workshop::{ValueCase, case};

use crate::tolerance::meets;

fn value(of: &Option<Explained>) -> f64 {
    of.as_ref().unwrap().value()
}

#[test]
fn one_step_moves_are_met() {
    let Ok(Answer::Moves(Moves { effects })) = ValueCase::TierMoves.question().answer() else {
        panic!("moves were asked for");
    };
    let printed = [
        (235.0, 15_275.0, 2.24467, 58_750.0),
        (100.0, 14_500.0, 2.13079, 35_000.0),
        (50.0, 26_250.0, 3.85746, 37_500.0),
        (30.0, -15_750.0, -2.31447, -22_500.0),
        (100.0, -14_500.0, -2.13079, -35_000.0),
        (1000.0, 15_000.0, 2.20426, 50_000.0),
    ];
    for (effect, (customers, profit, share, revenue)) in effects.iter().zip(printed) {
        let what = format!("{:?} to {:?}", effect.from, effect.to);
        meets(effect.customers.value(), customers, &what);
        meets(effect.profit.value(), profit, &what);
        meets(value(&effect.profit_share) * 100.0, share, &what);
        meets(effect.revenue.value(), revenue, &what);
    }
    let lost = [
        (15.0, -11_250.0, -1.65320, -22_500.0),
        (50.0, -11_250.0, -1.65320, -37_500.0),
        (100.0, -8_000.0, -1.17561, -40_000.0),
        (235.0, -3_525.0, -0.518001, -35_250.0),
        (100.0, 0.0, 0.0, -10_000.0),
    ];
    for (effect, (customers, profit, share, revenue)) in effects[6..].iter().zip(lost) {
        meets(effect.customers.value(), customers, "lost");
        meets(effect.profit.value(), profit, "profit lost");
        meets(value(&effect.profit_share) * 100.0, share, "part lost");
        meets(effect.revenue.value(), revenue, "revenue lost");
    }
}

fn markov() -> Markov {
    match ValueCase::TierMarkov.question().answer() {
        Ok(Answer::Markov(markov)) => markov,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_projection_by_month_is_met() {
    let markov = markov();
    let printed = [
        (
            1,
            [305.0, 1029.0, 2084.0, 5804.0, 2000.0],
            778.0,
            11_222.0,
            714_055.0,
        ),
        (
            2,
            [310.33, 1058.35, 2182.55, 6823.04, 2000.0],
            1625.73,
            12_374.3,
            747_826.0,
        ),
        (
            12,
            [382.203, 1416.06, 3466.89, 13_662.6, 2000.0],
            13_072.2,
            20_927.8,
            1_087_560.0,
        ),
    ];
    for (month, customers, churned, active, profit) in printed {
        let found = &markov.projection[month - 1];
        for (found, oracle) in found.customers.iter().zip(customers) {
            meets(found.value(), oracle, &format!("month {month}"));
        }
        meets(found.churned.value(), churned, "churned");
        meets(found.active.value(), active, "active");
        meets(found.profit.value(), profit, "profit");
    }
}

#[test]
fn value_time_left_and_steady_state_by_tier_are_met() {
    let markov = markov();
    let printed = [
        (16_181.5, 39.6552, 1448.28),
        (7112.93, 32.7586, 3620.69),
        (2976.14, 27.5862, 6873.56),
        (829.699, 19.3966, 20_936.8),
        (951.623, 17.4397, 2000.0),
    ];
    for (state, (of, left, steady)) in markov.states.iter().zip(printed) {
        let what = format!("{:?}", state.name);
        meets(state.value.value(), of, &what);
        meets(value(&state.periods_left), left, &what);
        meets(value(&state.steady), steady, &what);
    }
    meets(value(&markov.steady_active), 34_879.3, "active in the end");
    meets(
        value(&markov.steady_profit),
        2_764_800.0,
        "profit in the end",
    );
    meets(markov.base_value.value(), 2.37225e7, "value of the base");
    let hold = value(&markov.inflow_to_hold);
    assert_eq!(hold.round(), 573.0);
}

#[test]
fn the_whale_and_the_ginis_are_met() {
    let Ok(Answer::Concentration(whale)) = ValueCase::Whale.question().answer() else {
        panic!("a concentration was asked for");
    };
    let shares = [
        62.5, 100.0, 125.0, 137.5, 143.75, 143.75, 141.25, 135.0, 125.0, 100.0,
    ];
    for (point, share) in whale.curve[1..].iter().zip(shares) {
        meets(point.value * 100.0, share, "whale");
    }
    assert_eq!((whale.negative, whale.gini), (4, None));
    let money = [
        50.0, 80.0, 100.0, 110.0, 115.0, 115.0, 113.0, 108.0, 100.0, 80.0,
    ];
    for ((ranked, money), share) in whale.ranked.iter().zip(money).zip(shares) {
        meets(ranked.cumulated.value(), money, "cumulated");
        meets(value(&ranked.share) * 100.0, share, "its share");
    }
    let peak = whale.peak.unwrap();
    assert_eq!(peak.place.value(), 5.0, "the first of two");
    meets(value(&peak.share) * 100.0, 143.75, "peak");

    let of = |values: &[f64]| {
        let inputs = ConcentrationInputs {
            values: values.to_vec(),
            ..ConcentrationInputs::default()
        };
        Concentration::evaluate(&inputs).unwrap()
    };
    for (values, gini, corrected) in [
        (&[1.0, 2.0, 3.0, 4.0, 5.0][..], 0.266667, 0.333333),
        (&[0.0, 0.0, 0.0, 10.0][..], 0.75, 1.0),
        (&[5.0, 5.0, 10.0, 20.0, 60.0][..], 0.5, 0.625),
    ] {
        let found = of(values);
        meets(value(&found.gini), gini, "Gini");
        meets(value(&found.gini_corrected), corrected, "corrected");
    }
    assert!(value(&of(&[7.0; 4]).gini).abs() < 1e-12);
    let Ok(Answer::Concentration(five)) = ValueCase::Concentration.question().answer() else {
        panic!("a concentration was asked for");
    };
    meets(value(&five.hhi), 0.415, "HHI");
    let top = five.top.iter().find(|top| top.customers == 0.2).unwrap();
    meets(top.value.value(), 0.6, "top fifth");
}

#[test]
fn grouped_concentration_of_the_ten_thousand_is_met() {
    let of = |case: ValueCase| match case.question().answer() {
        Ok(Answer::Concentration(found)) => found,
        other => panic!("a concentration was asked for, not {other:?}"),
    };
    let (revenue, profit) = (of(ValueCase::TierRevenue), of(ValueCase::TierProfit));
    meets(value(&revenue.gini), 0.429208, "Gini of revenue");
    meets(value(&profit.gini), 0.711954, "Gini of profit");
    let printed = [
        (15.4905, 33.0639),
        (33.5628, 56.2087),
        (41.3081, 66.1278),
        (50.9466, 74.3571),
        (68.8468, 89.6400),
        (77.6248, 93.3872),
        (93.1153, 100.0),
    ];
    for (place, (of_revenue, of_profit)) in printed.into_iter().enumerate() {
        meets(
            revenue.top[place].value.value() * 100.0,
            of_revenue,
            "revenue",
        );
        meets(profit.top[place].value.value() * 100.0, of_profit, "profit");
    }
}

#[test]
fn a_cost_to_serve_above_its_margin_makes_the_ordinary_tier_a_loss() {
    let Question::Serving(mut inputs) = ValueCase::TierServing.question() else {
        panic!("cost to serve was asked for");
    };
    let row = |serving: &Serving, tier| {
        let wanted = |row: &&kezhi::value::ServedRow| row.name == Key::Tier(tier);
        serving.rows.iter().find(wanted).unwrap().clone()
    };
    let serving = Serving::evaluate(&inputs).unwrap();
    // 4,700 × (150 × 10 % − 16), and of all 680,500 − 160,000.
    meets(
        row(&serving, Tier::Ordinary).profit.value(),
        -4700.0,
        "ordinary",
    );
    meets(serving.total.profit.value(), 520_500.0, "total");
    assert_eq!(serving.loss_makers, 2);

    inputs.costs.per_customer = None;
    inputs.groups[3].margin.value = -0.02;
    let serving = Serving::evaluate(&inputs).unwrap();
    meets(serving.total.profit.value(), 595_900.0, "negative margin");
    let share = |tier| value(&row(&serving, tier).profit_share) * 100.0;
    meets(share(Tier::Diamond), 37.7580, "diamond");
    meets(share(Tier::Ordinary), -2.36617, "ordinary share");
}

#[test]
fn the_counted_tiers_of_the_ten_thousand_give_the_same_inputs() {
    let print = case(CaseId::TenThousand);
    let request = Request::Report(ReportQuestion {
        data: DataSel::Case(CaseId::TenThousand),
        window: print.assumptions.window,
        returns: print.assumptions.returns,
        thresholds: print.assumptions.thresholds,
        margins: print.assumptions.margins,
        selection: Default::default(),
        today: None,
    });
    let Response::Report(report) = Engine::default().handle(request, None).unwrap() else {
        panic!("a report was asked for");
    };
    let Question::Serving(on_paper) = ValueCase::TierServing.question() else {
        panic!("cost to serve was asked for");
    };
    let counted = ServingInputs::of_tiers(
        &report.table.unwrap(),
        &print.assumptions.margins,
        on_paper.costs,
        Source::Illustrative,
        Source::Illustrative,
    );
    let (counted, on_paper) = (
        Serving::evaluate(&counted.unwrap()).unwrap(),
        Serving::evaluate(&on_paper).unwrap(),
    );
    for (counted, on_paper) in counted.rows.iter().zip(&on_paper.rows) {
        assert_eq!(counted.name, on_paper.name);
        meets(counted.profit.value(), on_paper.profit.value(), "a tier");
    }
}

#[test]
fn without_new_customers_diamond_would_bring_more_than_is_printed() {
    let Ok(Answer::Serving(found)) = ValueCase::TierWithoutNew.question().answer() else {
        panic!("tiers were asked for");
    };
    let share = value(&found.rows[0].revenue_share) * 100.0;
    meets(
        share,
        100.0 * 450_000.0 / 2_705_000.0,
        "diamond, no new tier",
    );
    assert_eq!(format!("{share:.2}"), "16.64");
}

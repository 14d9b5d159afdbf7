//! Models of lifetime against printed tables that the project carries: retention, donations, points.

use kezhi::lifetime::{
    Attrition, BetaGeometric, BgBb, DropOut, Fit, FitBy, FitOutcome, GammaGamma, Histories, Model,
    ModelKind, ParetoNbd, PeriodUnit, Regularisation, Rows, Survival, SurvivalFit, SurvivalKind,
};
use kezhi::workshop::{DONORS, HIGH_END_MEMBERS, REGULAR_MEMBERS};

use crate::tolerance::{
    LOG_LIKELIHOOD, PARAMETER, PREDICTION, STANDARD_ERROR, meets_to, meets_within,
};

fn sbg(survivors: &[f64]) -> SurvivalFit {
    let data = Attrition::from_survivors(survivors, Some(1000.0)).unwrap();
    SurvivalFit::of(SurvivalKind::Sbg, &data, FitBy::Likelihood)
}

#[test]
fn retention_of_two_kinds_of_members_gives_the_printed_sbg() {
    for (survivors, alpha, beta, log_likelihood) in [
        (
            &REGULAR_MEMBERS,
            0.704077301619503,
            1.1820430274521423,
            -1680.2651884632858,
        ),
        (
            &HIGH_END_MEMBERS,
            0.6680883308767621,
            3.806094927361743,
            -1611.1581473911544,
        ),
    ] {
        let found = sbg(&survivors[..8]);
        assert_eq!(found.outcome, FitOutcome::Converged);
        meets_to(PARAMETER, found.parameters[0].value, alpha, "α");
        meets_to(PARAMETER, found.parameters[1].value, beta, "β");
        meets_within(LOG_LIKELIHOOD, found.log_likelihood, log_likelihood, "ln L");
    }
    let curve = Survival::Sbg {
        alpha: 0.6680883308767621,
        beta: 3.806094927361743,
    };
    meets_to(
        PREDICTION,
        curve.survival(12.0),
        0.3779990802718431,
        "S(12)",
    );
    meets_to(
        PREDICTION,
        curve.retention(12.0),
        0.9568256159483526,
        "r(12)",
    );
    let derl = curve.residual_from_next(7, 0.1).unwrap();
    meets_within(5e-4, derl, 7.52963, "DERL at seven renewals");
}

#[test]
fn discounted_residual_lifetimes_are_those_of_the_table() {
    let cases = [
        (
            (3.80, 15.20),
            [
                3.3098184210253683,
                3.451000328909882,
                3.586543656544285,
                3.7168115387309877,
                3.842134024026918,
            ],
        ),
        (
            (0.067, 0.267),
            [
                7.670835460922166,
                9.455299431995524,
                9.850833769937044,
                10.056167014087515,
                10.188640008406656,
            ],
        ),
    ];
    for ((alpha, beta), oracles) in cases {
        let curve = Survival::Sbg { alpha, beta };
        for (renewals, oracle) in (0..).zip(oracles) {
            let found = curve.residual_from_next(renewals, 0.1).unwrap();
            meets_to(
                PREDICTION,
                found,
                oracle,
                &format!("DERL {alpha} {renewals}"),
            );
        }
    }
}

fn donors() -> Histories {
    let each = DONORS.iter().flat_map(|&(x, last, many)| {
        std::iter::repeat_n((f64::from(x), f64::from(last)), many as usize)
    });
    let (x, recency): (Vec<f64>, Vec<f64>) = each.unzip();
    Histories::counted(PeriodUnit::Month, &x, &recency, &vec![6.0; x.len()], &[]).unwrap()
}

#[test]
fn donations_by_pattern_give_the_printed_bg_bb() {
    let histories = donors();
    assert_eq!(histories.len(), 11_104);
    let rows = Rows::of(&histories);
    assert_eq!(rows.len(), 22);
    let found = Fit::of(
        ModelKind::BgBb,
        &rows,
        PeriodUnit::Month,
        Regularisation::None,
    )
    .unwrap();
    assert_eq!(found.outcome, FitOutcome::Converged);
    let oracles = [
        (1.2035223385791511, 0.06938833785963817),
        (0.7497163560064634, 0.029446777412358658),
        (0.6567182369627947, 0.05100644786914291),
        (2.78344235334932, 0.3207957548849736),
    ];
    for (parameter, (value, error)) in found.parameters.iter().zip(oracles) {
        meets_to(PARAMETER, parameter.value, value, &parameter.name);
        meets_to(
            STANDARD_ERROR,
            parameter.standard_error.unwrap(),
            error,
            &parameter.name,
        );
    }
    meets_within(
        LOG_LIKELIHOOD,
        found.log_likelihood,
        -33225.58127434698,
        "ln L",
    );
}

const DONOR_MODEL: [f64; 4] = [
    1.2035223385791511,
    0.7497163560064634,
    0.6567182369627947,
    2.78344235334932,
];

#[test]
fn what_donors_will_do_is_what_was_printed() {
    let model = BgBb::new(DONOR_MODEL);
    for (x, recency, alive) in [
        (0, 0.0, 0.10813328177741872),
        (2, 4.0, 0.5896571781798068),
        (6, 6.0, 0.9304335735944205),
    ] {
        meets_to(
            PREDICTION,
            model.p_alive(x, recency, 6.0),
            alive,
            "P(alive)",
        );
    }
    let new = [
        0.49854268832672605,
        0.9233488374744436,
        1.2968737899207214,
        1.6323095294052614,
        1.9381374714807755,
        2.220169327595051,
        2.482581235346906,
        2.7284866263717342,
        2.9602759083106567,
        3.179828993821316,
        3.388654192989617,
    ];
    for (years, oracle) in (1..).zip(new) {
        meets_to(
            PREDICTION,
            model.orders_new(f64::from(years)),
            oracle,
            "E[X]",
        );
    }
    let model = Model::BgBb(model);
    let total: f64 = DONORS
        .iter()
        .map(|&(x, last, many)| f64::from(many) * model.orders(x, f64::from(last), 6.0, 5.0))
        .sum();
    meets_to(
        PREDICTION,
        total,
        12884.156737493931,
        "next five years of all",
    );
    // Of all donors, those who are expected never to give, and each time.
    for (x, oracle) in [(0, 3454.8820136409186), (6, 1253.1143045970975)] {
        let share = model.ln_likelihood(x, f64::from(x), 6.0).exp();
        meets_to(PREDICTION, 11_104.0 * share, oracle, "donors");
    }
    let print = Model::BgBb(BgBb::new([1.20, 0.75, 0.66, 2.78]));
    let residual = |x: u32, last: f64| print.residual(x, last, 6.0, 0.1).unwrap();
    meets_to(PREDICTION, residual(3, 4.0), 1.6213791858426188, "DERT");
    let oracles = [
        1.802044798614156,
        2.621156070711498,
        3.4402673428088413,
        4.259378614906184,
        5.078489887003526,
        5.89760115910086,
    ];
    for (x, oracle) in (1..).zip(oracles) {
        meets_to(PREDICTION, residual(x, 6.0), oracle, "DERT");
    }
}

/// The fit of the CDNOW log in exact weeks, all digits.
fn bg_nbd() -> BetaGeometric {
    BetaGeometric::new(
        DropOut::AfterRepeat,
        [
            0.24259452573448742,
            4.413602177386836,
            0.7929218063887903,
            2.425906147057252,
        ],
    )
}

fn pareto_nbd() -> ParetoNbd {
    ParetoNbd::new([
        0.5532770655467235,
        10.577683641926475,
        0.6062397982738525,
        11.668728563814051,
    ])
}

#[test]
fn points_of_the_bg_nbd_walk_through_are_met() {
    let model = bg_nbd();
    meets_to(
        PREDICTION,
        model.orders_new(52.0),
        1.4440124462490493,
        "E[X(52)]",
    );
    // Customer 1516.
    let weeks = |days: f64| days / 7.0;
    let (recency, age) = (weeks(216.0), weeks(217.0));
    let alive = model.p_alive(26, recency, age);
    meets_to(PREDICTION, alive, 0.9688544487423247, "P(alive)");
    let orders = alive * model.orders_alive(26, age, 52.0);
    meets_to(PREDICTION, orders, 25.757339291772652, "E[Y(52)]");
    let fewer = [
        0.34748387344526616,
        0.04283703059340496,
        0.004159275809382381,
        0.00035839396022006376,
    ];
    for (x, oracle) in [10, 15, 20, 25].into_iter().zip(fewer) {
        let orders = model.p_alive(x, 20.0, 39.0) * model.orders_alive(x, 39.0, 52.0);
        meets_to(
            PREDICTION,
            orders,
            oracle,
            "more orders before, fewer to come",
        );
    }
    let print = BetaGeometric::new(DropOut::AfterRepeat, [0.243, 4.414, 0.793, 2.426]);
    meets_to(
        PREDICTION,
        print.p_orders(0, 39.0),
        0.5737863520960094,
        "P(X = 0)",
    );
    meets_to(
        PREDICTION,
        print.p_orders(10, 2.0),
        1.0786896403968151e-07,
        "P(X = 10)",
    );
    let many = [
        0.001999521447478878,
        0.0015170236299646917,
        0.0011633150066561434,
        0.000900314789643646,
        0.0007023637658874053,
        0.0005517902426492282,
        0.0004361912808976983,
        0.00034671713962422106,
        0.0002769612648401061,
        0.00022222604800663676,
    ];
    for (x, oracle) in (11..).zip(many) {
        meets_to(PREDICTION, print.p_orders(x, 30.0), oracle, "P(X)");
    }
}

#[test]
fn points_of_the_pareto_nbd_walk_through_are_met() {
    let model = pareto_nbd();
    meets_to(
        PREDICTION,
        model.orders_new(52.0),
        1.4734342893030228,
        "E[X(52)]",
    );
    let (recency, age) = (216.0 / 7.0, 217.0 / 7.0);
    let alive = model.p_alive(26, recency, age);
    meets_to(PREDICTION, alive, 0.997873405048726, "P(alive)");
    let orders = alive * model.orders_alive(26, age, 52.0);
    meets_to(PREDICTION, orders, 25.45518466730969, "E[Y(52)]");
    let fewer = [
        0.7058885844450982,
        0.14415078734208228,
        0.022490153757914456,
        0.003090068002928481,
    ];
    for (x, oracle) in [10, 15, 20, 25].into_iter().zip(fewer) {
        let orders = model.p_alive(x, 20.0, 39.0) * model.orders_alive(x, 39.0, 52.0);
        meets_to(
            PREDICTION,
            orders,
            oracle,
            "more orders before, fewer to come",
        );
    }
    let print = Model::Pareto(ParetoNbd::new([
        0.5629966, 12.559037, 0.4081095, 10.5148048,
    ]));
    let residual =
        |x: u32, recency: f64, age: f64| print.residual(x, recency, age, 0.0027).unwrap();
    meets_to(
        PREDICTION,
        residual(7, 35.0, 77.86),
        1.8641833280713296,
        "DERT",
    );
    let oracles = [
        2.1991554497049606,
        2.8435344060657326,
        2.8671283912061645,
        2.4454100786073587,
        1.8405019244774936,
        1.2624164717438557,
        0.8096181194538383,
        0.4948036193754493,
        0.29202470156979854,
        0.16792750856605332,
    ];
    for (x, oracle) in (1..).zip(oracles) {
        meets_to(PREDICTION, residual(x, 30.0, 77.86), oracle, "DERT");
    }
}

#[test]
fn histories_that_broke_others_give_numbers() {
    let heavy = ParetoNbd::new([0.5143, 2.8845, 0.2856, 14.1087]);
    for (x, recency, age) in [
        (221, 103.42857, 103.57143),
        (254, 97.14286, 97.28571),
        (161, 94.71429, 98.0),
        (204, 98.57143, 99.42857),
    ] {
        let alive = heavy.p_alive(x, recency, age);
        assert!((0.0..=1.0).contains(&alive), "{x}: {alive}");
        assert!(heavy.ln_likelihood(x, recency, age).is_finite());
    }
    let guard = ParetoNbd::new([10.465, 0.00798565181, 3.0516, 2.82]);
    for (x, recency, age) in [(400, 5.0, 6.0), (500, 1.0, 37.0), (500, 4.0, 37.0)] {
        assert!(guard.ln_likelihood(x, recency, age).is_finite());
        assert!((0.0..=1.0).contains(&guard.p_alive(x, recency, age)));
    }
}

#[test]
fn value_of_thirty_days_meets_the_step_test_with_and_without_a_discount() {
    let model = Model::BetaGeometric(BetaGeometric::new(
        DropOut::AfterRepeat,
        [
            0.16385090187267434,
            1.8642807702257846,
            1.850343095414961,
            3.181058796120081,
        ],
    ));
    let rows = [
        (0, 0.0, 298.0, 0.01605300908446928),
        (0, 0.0, 224.0, 0.021171062185871496),
        (6, 142.0, 292.0, 0.03046131229607065),
        (0, 0.0, 147.0, 0.03168615628405088),
        (2, 9.0, 183.0, 0.0016067603749879754),
    ];
    for (x, recency, age, oracle) in rows {
        let alive = model.p_alive(x, recency, age);
        let value = |rate: f64| alive * model.ahead_alive(x, age, 1, 30.0, rate).1;
        meets_to(PREDICTION, value(0.0), oracle, "30 days");
        meets_to(
            PREDICTION,
            value(1.0),
            oracle / 2.0,
            "30 days at a discount of one",
        );
    }
}

/// The first customer of the CDNOW summary at its tight fit, as printed to six digits.
#[test]
fn the_first_customer_of_the_rounded_summary_is_met() {
    let of = [0.242_592_90, 4.413_531_54, 0.792_886_08, 2.425_753_15];
    let model = BetaGeometric::new(DropOut::AfterRepeat, of);
    let (recency, age) = (30.43, 38.86);
    let alive = model.p_alive(2, recency, age);
    meets_within(SIX_DIGITS, alive, 0.726_609, "P(alive)");
    let orders = alive * model.orders_alive(2, age, 39.0);
    meets_within(SIX_DIGITS, orders, 1.225_910, "E[Y(39)]");
    let spend = GammaGamma {
        p: 6.248_803,
        q: 3.744_588,
        v: 15.447_746,
    };
    let model = Model::BetaGeometric(model);
    let months = model.ahead_alive(2, age, 12, 4.345, 0.01).1;
    let clv = alive * months * spend.expected(2, 22.35).unwrap();
    meets_within(1e-4, clv, 36.278_496, "CLV");
}

/// Half of the last of six digits, and as much again for parameters that are rounded too.
const SIX_DIGITS: f64 = 1e-6;

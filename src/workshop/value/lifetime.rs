//! Figures of the lifetime value formulas, customer equity and the life cycle.

use crate::explain::Given;
use crate::units::Period;
use crate::value::{
    ClvGridInputs, ClvInputs, EquityCohorts, EquityGroup, EquityInputs, FirstMargin, Key,
    LifeCycleInputs, PromotionInputs, Question, StageInputs,
};

fn inputs(margin: f64, retention: f64, discount: f64, period: Period) -> ClvInputs {
    ClvInputs {
        period,
        margin: Given::illustrative(margin),
        retention: Given::illustrative(retention),
        discount: Given::illustrative(discount),
        growth: None,
        payments: None,
        acquisition_cost: None,
    }
}

/// The seven rows of the formula table (M12); the fourth is a month, by the school of the case.
pub fn clv_examples() -> [ClvInputs; 7] {
    let year = Period::Year;
    [
        inputs(100.0, 0.8, 0.1, year),
        inputs(100.0, 0.9, 0.12, year),
        inputs(100.0, 0.6, 0.1, year),
        inputs(39.0, 0.88, 0.01, Period::Month),
        inputs(100.0, 0.5, 0.1, year),
        inputs(100.0, 0.0, 0.1, year),
        inputs(100.0, 1.0, 0.1, year),
    ]
}

pub(super) fn clv() -> Question {
    Question::Clv(ClvInputs {
        payments: Some(5),
        acquisition_cost: Some(Given::illustrative(150.0)),
        ..inputs(100.0, 0.8, 0.1, Period::Year)
    })
}

/// $18.45 a month less $0.50 of mailing, 99.5 % stay, 1 % a month: the course finds $1,209.
pub(super) fn subscription() -> Question {
    Question::Clv(ClvInputs {
        margin: Given::case(18.45 - 0.5),
        retention: Given::case(0.995),
        discount: Given::case(0.01),
        ..inputs(0.0, 0.0, 0.0, Period::Month)
    })
}

pub(super) fn grid() -> Question {
    Question::ClvGrid(ClvGridInputs {
        clv: ClvInputs {
            acquisition_cost: Some(Given::illustrative(250.0)),
            ..inputs(100.0, 0.8, 0.1, Period::Year)
        },
        first: FirstMargin::AfterRetention,
        retentions: vec![0.6, 0.7, 0.8, 0.9],
        discounts: vec![0.10, 0.12, 0.14, 0.16],
    })
}

pub(super) fn promotion() -> Question {
    Question::Promotion(PromotionInputs {
        margin: Given::case(260.0),
        promotion: Given::case(50.0),
        retention: Given::case(0.75),
        discount: Given::case(0.2),
        years: 10,
    })
}

pub(super) fn equity() -> Question {
    let (margin, retention) = (Given::illustrative(100.0), Given::illustrative(0.8));
    Question::Equity(EquityInputs {
        period: Period::Year,
        discount: Given::illustrative(0.1),
        groups: vec![EquityGroup {
            name: Key::Total,
            customers: Given::illustrative(10_000.0),
            margin,
            retention,
        }],
        cohorts: Some(EquityCohorts {
            customers: Given::illustrative(1_000.0),
            margin,
            retention,
            acquisition_cost: Given::illustrative(150.0),
            periods: None,
        }),
    })
}

pub(super) fn life_cycle() -> Question {
    let stage = |(months, output, input): (f64, f64, f64)| StageInputs {
        months: Given::illustrative(months),
        output: Given::illustrative(output),
        input: Given::illustrative(input),
    };
    let stages = [
        (2.0, 0.0, 60.0),
        (0.0, 0.0, 0.0),
        (6.0, 80.0, 60.0),
        (24.0, 120.0, 70.0),
        (6.0, 60.0, 50.0),
        (1.0, 0.0, 10.0),
    ];
    Question::LifeCycle(LifeCycleInputs {
        stages: stages.map(stage),
        discount: Given::illustrative(0.01),
    })
}

//! M20, M33, M34, M35, M11 and M43 on paper.

use kezhi::segment::{Grade, Level};
use kezhi::units::Day;
use kezhi::value::{Answer, Assessment, Funnel, Question};
use kezhi::workshop::{ValueCase, expected_value_accounts, rfm_examples};

use crate::tolerance::meets;

#[test]
fn the_nine_cells_of_relationship_marketing_are_met() {
    use Level::{Accountable, BasicOrReactive, Partnership, Proactive, Reactive};
    let Ok(Answer::Relationships(places)) = ValueCase::Relationships.question().answer() else {
        panic!("relationships were asked for");
    };
    let cells = [
        Accountable,
        Reactive,
        BasicOrReactive,
        Proactive,
        Accountable,
        Reactive,
        Partnership,
        Proactive,
        Accountable,
    ];
    let found: Vec<Level> = places.iter().map(|place| place.level).collect();
    assert_eq!(found, cells, "{places:?}");
}

#[test]
fn the_funnel_is_met_and_names_its_worst_step() {
    let Ok(Answer::Funnel(Funnel { stages, worst, .. })) = ValueCase::Funnel.question().answer()
    else {
        panic!("a funnel was asked for");
    };
    let rates = [60.0, 70.0, 59.5238, 48.0, 66.6667, 90.0];
    for (stage, rate) in stages[1..].iter().zip(rates) {
        meets(
            stage.step_rate.as_ref().unwrap().value() * 100.0,
            rate,
            "step",
        );
    }
    assert_eq!(worst, Some(4));
    let overall = stages[6].overall_rate.as_ref().unwrap().value();
    meets(overall * 100.0, 7.2, "overall");
}

#[test]
fn the_assessment_is_met_and_sets_the_next_review() {
    let Ok(Answer::Assessment(Assessment {
        accounts, counts, ..
    })) = ValueCase::Assessment.question().answer()
    else {
        panic!("an assessment was asked for");
    };
    let score = |place: usize| accounts[place].score.as_ref().unwrap().value();
    meets(score(0), 87.25, "A");
    meets(score(1), 67.75, "B");
    meets(score(2), 50.75, "C");
    let classes: Vec<_> = accounts.iter().map(|it| it.class.unwrap()).collect();
    assert_eq!(classes, Grade::ALL);
    assert_eq!(counts, [1; 4]);
    assert_eq!(accounts[0].next_review, Day::from_civil(2025, 3, 31));
    assert_eq!(accounts[1].next_review, Day::from_civil(2024, 9, 30));
    meets(
        accounts[1].to_next.as_ref().unwrap().value(),
        12.25,
        "points to A",
    );
}

#[test]
fn an_account_exactly_on_a_cut_belongs_above_it() {
    let Question::Assessment(mut inputs) = ValueCase::Assessment.question() else {
        panic!("an assessment was asked for");
    };
    // 0.3 + 0.25 + 0.25 + 0.2 of 80 and of 60, which binary fractions miss.
    inputs.accounts[0].scores = vec![Some(80.0); 4];
    inputs.accounts[1].scores = vec![Some(60.0); 4];
    let found = Assessment::evaluate(&inputs).unwrap();
    assert_eq!(found.accounts[0].class, Some(Grade::A));
    assert_eq!(found.accounts[1].class, Some(Grade::B));
}

#[test]
fn the_twenty_accounts_have_the_printed_expected_values() {
    let accounts = expected_value_accounts();
    let ev = |id: &str| {
        let account = accounts.iter().find(|account| account.id == id).unwrap();
        account.current + account.additional * account.probability
    };
    for (id, oracle) in [("C02", 310.0), ("C10", 160.0), ("C19", 78.5), ("C15", 10.0)] {
        meets(ev(id), oracle, id);
    }
    let all: f64 = accounts.iter().map(|account| ev(account.id)).sum();
    meets(all, 2054.5, "all");
    assert_eq!(rfm_examples().len(), 10);
}

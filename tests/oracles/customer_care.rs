//! M20, M33, M34, M35, M11 and M43 on paper.

use kezhi::segment::{AbcClass, Grade, Level, RfmName, SegmentName};
use kezhi::units::Day;
use kezhi::value::{Answer, Assessment, Funnel, Question, RankedAccount};
use kezhi::workshop::ValueCase;

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
fn twenty_accounts_are_ranked_by_expected_value() {
    let Ok(Answer::ExpectedValue(found)) = ValueCase::ExpectedValue.question().answer() else {
        panic!("expected value was asked for");
    };
    let oracle = [
        ("C02", 310.0),
        ("C06", 200.0),
        ("C11", 190.0),
        ("C01", 160.0),
        ("C10", 160.0),
        ("C17", 131.0),
        ("C03", 120.0),
        ("C08", 105.0),
        ("C04", 99.0),
        ("C09", 95.0),
        ("C13", 90.0),
        ("C19", 78.5),
        ("C05", 66.0),
        ("C16", 60.0),
        ("C18", 40.0),
        ("C12", 38.0),
        ("C20", 37.0),
        ("C14", 35.0),
        ("C07", 30.0),
        ("C15", 10.0),
    ];
    assert_eq!(found.accounts.len(), oracle.len());
    for (row, (name, expected)) in found.accounts.iter().zip(oracle) {
        assert_eq!(row.name, name);
        meets(row.expected.value(), expected, name);
    }
    meets(found.total.expected.value(), 2054.5, "ΣEV");
    meets(found.total.current.value(), 1525.0, "ΣCB");
    meets(found.total.potential.value(), 529.5, "ΣAV·P");
    let oracle = [(3.0, 34.0716), (4.0, 27.7927), (13.0, 38.1358)];
    for (class, (accounts, share)) in found.classes.iter().zip(oracle) {
        assert_eq!(class.accounts.value(), accounts);
        meets(
            class.share.as_ref().unwrap().value() * 100.0,
            share,
            "share",
        );
    }
    let moved = |is_moved: fn(&RankedAccount) -> bool| {
        let moved = found.accounts.iter().filter(|it| is_moved(it));
        moved.map(|it| it.name.as_str()).collect::<Vec<&str>>()
    };
    assert_eq!(moved(|it| it.class < it.class_now), ["C10", "C03"]);
    assert_eq!(moved(|it| it.class > it.class_now), ["C04", "C09"]);
    assert_eq!(found.accounts[6].class, AbcClass::B);
}

#[test]
fn ten_customers_on_paper_are_scored_and_named() {
    let Ok(Answer::Rfm(found)) = ValueCase::Rfm.question().answer() else {
        panic!("RFM was asked for");
    };
    let oracle = [
        ("a", [5, 5, 5], RfmName::Champions),
        ("b", [3, 3, 2], RfmName::PotentialLoyalist),
        ("c", [1, 1, 1], RfmName::Lost),
        ("d", [4, 4, 4], RfmName::Champions),
        ("e", [2, 2, 3], RfmName::NeedAttention),
        ("f", [5, 1, 1], RfmName::PotentialLoyalist),
        ("g", [1, 5, 5], RfmName::AtRisk),
        ("h", [3, 3, 3], RfmName::LoyalCustomers),
        ("i", [4, 4, 4], RfmName::Champions),
        ("j", [2, 2, 2], RfmName::NeedAttention),
    ];
    assert_eq!(found.customers.len(), oracle.len());
    for (row, (name, scores, segment)) in found.customers.iter().zip(oracle) {
        assert_eq!(row.name, name);
        assert_eq!(row.scores, scores, "{name}");
        assert_eq!(row.segment, SegmentName::Rfm(segment), "{name}");
    }
    // 900 + 700 + 410 of 4,070.
    let champions = &found.groups[0];
    meets(champions.money.value(), 2010.0, "money");
    let share = champions.money_share.as_ref().unwrap().value();
    meets(share * 100.0, 49.3857, "share");
}

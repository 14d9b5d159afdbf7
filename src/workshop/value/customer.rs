//! Accounts ranked and assessed, customers scored, leads and relations.

use crate::explain::{Given, Source};
use crate::segment::Cutting;
use crate::units::Day;
use crate::value::{
    Account, AssessmentInputs, CareClass, ContactInputs, ContactRhythm, Contacted, DevelopmentStep,
    ExpectedInputs, FunnelInputs, Key, Question, RelationshipCuts, RelationshipGroup,
    RelationshipInputs, RfmCustomer, RfmInputs, RfmNaming, ValuedAccount,
};

/// Twenty accounts: name, current business, what could be won besides, probability of winning it.
pub(super) fn expected_value() -> Question {
    const ROWS: [(&str, f64, f64, f64); 20] = [
        ("C01", 120.0, 80.0, 0.5),
        ("C02", 300.0, 50.0, 0.2),
        ("C03", 20.0, 400.0, 0.25),
        ("C04", 90.0, 10.0, 0.9),
        ("C05", 60.0, 60.0, 0.1),
        ("C06", 200.0, 0.0, 0.0),
        ("C07", 15.0, 30.0, 0.5),
        ("C08", 45.0, 100.0, 0.6),
        ("C09", 80.0, 20.0, 0.75),
        ("C10", 10.0, 500.0, 0.3),
        ("C11", 150.0, 100.0, 0.4),
        ("C12", 35.0, 15.0, 0.2),
        ("C13", 70.0, 40.0, 0.5),
        ("C14", 25.0, 25.0, 0.4),
        ("C15", 5.0, 10.0, 0.5),
        ("C16", 55.0, 5.0, 1.0),
        ("C17", 110.0, 60.0, 0.35),
        ("C18", 40.0, 0.0, 0.0),
        ("C19", 65.0, 90.0, 0.15),
        ("C20", 30.0, 70.0, 0.1),
    ];
    let account = |(name, current, additional, probability): (&str, f64, f64, f64)| ValuedAccount {
        name: name.to_owned(),
        current: Given::illustrative(current),
        additional: Given::illustrative(additional),
        probability: Given::illustrative(probability),
    };
    Question::ExpectedValue(ExpectedInputs {
        parts: [
            Given::case(0.15),
            Given {
                value: 0.2,
                source: Source::Derived,
            },
        ],
        accounts: ROWS.map(account).into(),
    })
}

/// Ten customers: name, days since the last order, orders, money.
pub(super) fn rfm() -> Question {
    const ROWS: [(&str, f64, f64, f64); 10] = [
        ("a", 5.0, 12.0, 900.0),
        ("b", 40.0, 3.0, 150.0),
        ("c", 200.0, 1.0, 40.0),
        ("d", 15.0, 7.0, 700.0),
        ("e", 90.0, 2.0, 300.0),
        ("f", 2.0, 1.0, 60.0),
        ("g", 365.0, 9.0, 1200.0),
        ("h", 60.0, 4.0, 220.0),
        ("i", 30.0, 5.0, 410.0),
        ("j", 120.0, 2.0, 90.0),
    ];
    let customer = |(name, recency, frequency, money): (&str, f64, f64, f64)| RfmCustomer {
        name: name.to_owned(),
        recency: Given::illustrative(recency),
        frequency: Given::illustrative(frequency),
        money: Given::illustrative(money),
    };
    Question::Rfm(RfmInputs {
        cutting: Cutting::CountWorse,
        names: RfmNaming::Bands,
        customers: ROWS.map(customer).into(),
    })
}

/// The nine cells; the thresholds are assumptions, the matrix names none.
pub(super) fn relationships() -> Question {
    let mut groups = Vec::with_capacity(9);
    for customers in [5000.0, 500.0, 20.0] {
        for margin in [0.5, 0.25, 0.05] {
            groups.push(RelationshipGroup {
                name: Key::Place(groups.len() as u32 + 1),
                customers: Given::illustrative(customers),
                margin: Given::illustrative(margin),
            });
        }
    }
    Question::Relationships(RelationshipInputs {
        groups,
        cuts: RelationshipCuts {
            many: Given::illustrative(1000.0),
            few: Given::illustrative(100.0),
            high: Given::illustrative(0.4),
            low: Given::illustrative(0.15),
        },
    })
}

pub(super) fn funnel() -> Question {
    let reached = [1000.0, 600.0, 420.0, 250.0, 120.0, 80.0, 72.0];
    Question::Funnel(FunnelInputs {
        stages: DevelopmentStep::ALL.map(Key::Step).to_vec(),
        reached: reached.map(Given::illustrative).to_vec(),
        margin: None,
    })
}

pub(super) fn assessment() -> Question {
    let account = |place, has_contract, scores: [f64; 4]| Account {
        name: Key::Place(place),
        has_contract,
        scores: scores.map(Some).into(),
        assessed: Day::from_civil(2024, 3, 31),
    };
    let accounts = vec![
        account(1, true, [90.0, 80.0, 85.0, 95.0]),
        account(2, true, [70.0, 60.0, 75.0, 65.0]),
        account(3, true, [50.0, 40.0, 55.0, 60.0]),
        account(4, false, [90.0, 80.0, 85.0, 95.0]),
    ];
    Question::Assessment(AssessmentInputs::proposed(accounts, Source::Illustrative))
}

pub(super) fn contacts() -> Question {
    let day = |month, day| Day::from_civil(2024, month, day).unwrap_or_default();
    let account = |(place, class): (usize, CareClass)| Contacted {
        name: Key::Place(place as u32 + 1),
        class,
        last: Some(day(3, 1)),
    };
    Question::Contacts(ContactInputs {
        accounts: CareClass::ALL
            .into_iter()
            .enumerate()
            .map(account)
            .collect(),
        rhythm: ContactRhythm::default(),
        from: day(4, 1),
        to: day(6, 30),
    })
}

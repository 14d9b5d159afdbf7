//! Lists that grow and shrink by the fields, and the names of what stands in them.

use serde_json::{Value, json};

use super::tests::ask;
use super::*;
use crate::report::{Entry, Question, with};

#[test]
fn a_list_grows_by_something_that_can_be_named_and_shrinks_again() {
    let question = Question::Value(Box::new(OnPaper::case(ValueCase::Equity))).to_value();
    let actions = |question: &Value| {
        let sheet = ask(question).unwrap().unwrap();
        let all = sheet.controls.into_iter();
        let mut lists = all.filter(|it| it.path == "value/ask/equity/groups");
        match lists.next().unwrap().entry {
            Entry::Actions { options } => options,
            other => panic!("{other:?}"),
        }
    };
    let once = actions(&question);
    assert_eq!(once.len(), 1, "the only group stays");
    let more = with(&question, "value/ask/equity/groups", once[0].1.clone()).unwrap();
    let named = with(&more, "value/ask/equity/groups/1/name", json!("{}北区")).unwrap();
    let sheet = ask(&named).unwrap().unwrap();
    let rows = &sheet.tables[1].table.rows;
    assert_eq!((rows.len(), rows[1][0].shown.as_str()), (2, "{}北区"));
    let less = with(
        &named,
        "value/ask/equity/groups",
        actions(&named)[1].1.clone(),
    )
    .unwrap();
    assert_eq!(less, question);
}

/// The question after the first or the second thing that can be done at a place.
fn done(question: &Value, path: &str, which: usize) -> Value {
    let sheet = ask(question).unwrap().unwrap();
    let control = sheet.controls.into_iter().find(|it| it.path == path);
    let Entry::Actions { options } = control.unwrap().entry else {
        panic!("{path} is nothing to do");
    };
    with(question, path, options[which].1.clone()).unwrap()
}

fn first_column(sheet: &Sheet, table: usize) -> Vec<&str> {
    let rows = sheet.tables[table].table.rows.iter();
    rows.map(|row| row[0].shown.as_str()).collect()
}

/// Value, time left and long run of every tier, as they are shown.
fn values(sheet: &Sheet) -> Vec<[String; 3]> {
    let rows = sheet.tables[0].table.rows.iter();
    rows.map(|row| [1, 2, 3].map(|column| row[column].shown.clone()))
        .collect()
}

#[test]
fn a_tier_that_is_added_changes_no_value_until_its_numbers_are_entered() {
    let at = "value/ask/markov";
    let question = Question::Value(Box::new(OnPaper::case(ValueCase::TierMarkov))).to_value();
    let five = ask(&question).unwrap().unwrap();
    let question = done(&question, at, 0);
    let path = format!("{at}/states/5/name");
    let question = with(&question, &path, json!("Platinum")).unwrap();
    let six = ask(&question).unwrap().unwrap();
    assert_eq!(first_column(&six, 0).last(), Some(&"Platinum"));
    assert_eq!(values(&six)[..5], values(&five));
    let path = format!("{at}/states/0/name");
    let renamed = with(&question, &path, json!("Black")).unwrap();
    assert_eq!(
        first_column(&ask(&renamed).unwrap().unwrap(), 0)[0],
        "Black"
    );
    // Nobody moves to the last tier, so that without it the others are what they were.
    let less = ask(&done(&question, at, 1)).unwrap().unwrap();
    assert_eq!(less.tables, five.tables);
}

#[test]
fn who_would_have_moved_to_a_tier_that_is_taken_away_stays() {
    let at = "value/ask/markov";
    let question = Question::Value(Box::new(OnPaper::case(ValueCase::TierMarkov))).to_value();
    let mut question = question;
    for _ in 0..3 {
        question = done(&question, at, 1);
    }
    let matrix = crate::report::at(&question, "value/ask/markov/matrix").unwrap();
    // Diamond .95 .03 and .02 gone; gold .02 .92 and the .03 that went to silver, .03 gone.
    let matrix: Vec<Vec<f64>> = serde_json::from_value(matrix.clone()).unwrap();
    for (row, expected) in matrix.iter().zip([[0.95, 0.03, 0.02], [0.02, 0.95, 0.03]]) {
        for (chance, expected) in row.iter().zip(expected) {
            assert!((chance - expected).abs() < 1e-12, "{matrix:?}");
        }
    }
    let question = done(&question, at, 1);
    let sheet = ask(&question).unwrap().unwrap();
    let actions = sheet.controls.iter().find(|it| it.path == at).unwrap();
    let Entry::Actions { options } = &actions.entry else {
        panic!("{:?}", actions.entry);
    };
    assert_eq!(options.len(), 1, "the only tier stays");
}

#[test]
fn brands_and_persons_of_a_wallet_are_added_named_and_taken_away() {
    let at = "value/ask/wallet";
    let question = Question::Value(Box::new(OnPaper::case(ValueCase::Wallet))).to_value();
    let more = done(&question, at, 0);
    let named = with(&more, &format!("{at}/brands/5"), json!("Rival")).unwrap();
    let sheet = ask(&named).unwrap().unwrap();
    let row = sheet.tables[0].table.rows.last().unwrap();
    assert_eq!(
        (row[0].shown.as_str(), row[1].shown.as_str()),
        ("Rival", "0")
    );
    let ranked = with(&named, &format!("{at}/ratings/0/5"), json!(6)).unwrap();
    let sheet = ask(&ranked).unwrap().unwrap();
    // (1 − 6 ÷ 7) × 2 ÷ 6
    assert_eq!(sheet.tables[0].table.rows[5][2].shown, "4.8");
    let two = done(&ranked, &format!("{at}/ratings"), 0);
    let rated = with(&two, &format!("{at}/ratings/1/5"), json!(1)).unwrap();
    let sheet = ask(&rated).unwrap().unwrap();
    assert_eq!(sheet.tables[0].table.rows[5][1].shown, "2");
    let less = done(&done(&named, at, 1), &format!("{at}/ratings"), 0);
    assert!(ask(&less).unwrap().is_ok());
}

#[test]
fn a_name_that_is_empty_or_taken_is_told_at_its_field() {
    for (case, path, name) in [
        (ValueCase::TierMarkov, "markov/states/1/name", " "),
        (ValueCase::Wallet, "wallet/brands/0", ""),
        (ValueCase::Delivered, "delivered/1/name", ""),
        (ValueCase::Assessment, "assessment/accounts/3/name", ""),
        (
            ValueCase::ExpectedValue,
            "expected_value/accounts/1/name",
            "C01",
        ),
    ] {
        let question = Question::Value(Box::new(OnPaper::case(case))).to_value();
        let path = format!("value/ask/{path}");
        let empty = with(&question, &path, json!(name)).unwrap();
        let refusal = ask(&empty).unwrap().unwrap_err();
        assert_eq!(refusal.path.as_ref(), Some(&path));
    }
    let question = Question::Value(Box::new(OnPaper::case(ValueCase::TierMarkov))).to_value();
    let one = with(&question, "value/ask/markov/states/1/name", json!("A")).unwrap();
    let twice = with(&one, "value/ask/markov/states/3/name", json!(" A ")).unwrap();
    let refusal = ask(&twice).unwrap().unwrap_err();
    assert_eq!(
        refusal.path.as_deref(),
        Some("value/ask/markov/states/3/name")
    );
}

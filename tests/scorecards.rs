//! An imported scorecard assessed: the file's own columns are the criteria.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod asked;

use kezhi::engine::Engine;
use kezhi::ingest::Shape;
use kezhi::report::{self, Entry, Refusal, Sheet};
use kezhi::text::Lang;
use kezhi::units::Currency;
use serde_json::{Value, json};

/// Three columns of 1 to 5, one that is no score, and who has signed.
const SCORES: &str = "\
客户,质量,交付,创新,员工数,签约
甲,5,4,3,1200,是
乙,3,3,3,80,是
丙,4,5,5,300,否
";

fn engine(text: &str) -> Engine {
    asked::engine_of_records(text, Some(Shape::Scorecard))
}

fn sheet(engine: &mut Engine, lang: Lang, question: &Value) -> Sheet {
    let look = Some(asked::look(None));
    asked::sheet(asked::ask(engine, look, question, (lang, Currency::Cny)))
}

fn refusal(engine: &mut Engine, question: &Value) -> Refusal {
    let look = Some(asked::look(None));
    asked::refusal(asked::ask(
        engine,
        look,
        question,
        (Lang::En, Currency::Cny),
    ))
}

fn start() -> Value {
    asked::start("assessment-file")
}

/// The question after a thing that can be done with the criteria, by a part of its name.
fn done(engine: &mut Engine, question: &Value, name: &str) -> Value {
    let found = sheet(engine, Lang::En, question);
    let control = found
        .controls
        .into_iter()
        .find(|it| it.path == "scored/criteria");
    let Entry::Actions { options } = control.unwrap().entry else {
        panic!("nothing can be done with the criteria");
    };
    let option = options.into_iter().find(|it| it.0.contains(name)).unwrap();
    report::with(question, "scored/criteria", option.1).unwrap()
}

/// Class and score of each account, as they are shown.
fn classes(sheet: &Sheet) -> Vec<(&str, &str)> {
    let rows = sheet.tables[0].table.rows.iter();
    rows.map(|row| {
        let class = row[1].shown.trim_start_matches("Assessment ");
        (&class[..1], row[2].shown.as_str())
    })
    .collect()
}

#[test]
fn the_files_own_columns_are_the_criteria_and_all_count_alike() {
    let mut engine = engine(SCORES);
    let found = sheet(&mut engine, Lang::En, &start());
    // (5 + 4 + 3) ÷ 15, 9 ÷ 15, 14 ÷ 15 of a hundred.
    assert_eq!(
        classes(&found),
        [("A", "80.00"), ("B", "60.00"), ("D", "93.33")]
    );
    let notes = found.notes.join("\n");
    assert!(
        notes.contains("质量, 交付, 创新; all of the same weight, 33.3%"),
        "{notes}"
    );
    assert!(notes.contains("A full score has 5 points"), "{notes}");
    assert!(notes.contains("no criteria: 员工数."), "{notes}");
    assert!(notes.contains("told by the column “签约”"), "{notes}");
    let zh = sheet(&mut engine, Lang::Zh, &start());
    assert!(
        zh.notes.join("").contains("权重相同，各 33.3%"),
        "{:?}",
        zh.notes
    );
}

#[test]
fn criteria_are_weighted_left_out_and_added_again() {
    let mut engine = engine(SCORES);
    let own = done(&mut engine, &start(), "one by one");
    let weighted = report::with(&own, "scored/criteria/0/weight", json!(0.5)).unwrap();
    let refused = refusal(&mut engine, &weighted);
    assert_eq!(refused.path.as_deref(), Some("scored/criteria/0/weight"));
    let less = done(&mut engine, &own, "leave out “创新”");
    let found = sheet(&mut engine, Lang::En, &less);
    // Quality and delivery: 9, 6 and 9 of 10.
    assert_eq!(classes(&found), [("A", "90"), ("B", "60"), ("D", "90")]);
    let again = done(&mut engine, &less, "add “创新”");
    let found = sheet(&mut engine, Lang::En, &again);
    assert_eq!(classes(&found)[0], ("A", "80.00"));
    let alike = done(&mut engine, &again, "the same weight");
    assert_eq!(alike, start());
}

#[test]
fn a_column_of_contracts_makes_prospects_and_a_full_score_can_be_entered() {
    let mut engine = engine(SCORES);
    let signed = report::with(&start(), "scored/contract", json!("签约")).unwrap();
    let found = sheet(&mut engine, Lang::En, &signed);
    assert_eq!(classes(&found)[2].0, "D");
    let of_ten = report::with(&signed, "scored/most", json!(10)).unwrap();
    let found = sheet(&mut engine, Lang::En, &of_ten);
    assert_eq!(classes(&found)[0], ("C", "40.00"));
}

#[test]
fn what_is_no_scorecard_and_what_cannot_be_is_told() {
    let mut engine = engine("客户,备注\n甲,好\n乙,差\n");
    assert!(!refusal(&mut engine, &start()).words.is_empty());
    let mut engine = self::engine(SCORES);
    for (path, entered) in [
        ("scored/review/1", json!(2.5)),
        ("scored/cuts/1", json!(90)),
        ("scored/cuts/0", Value::Null),
    ] {
        let question = report::with(&start(), path, entered).unwrap();
        assert_eq!(refusal(&mut engine, &question).path.as_deref(), Some(path));
    }
}

#[test]
fn the_scale_a_header_names_holds_although_a_score_passes_it() {
    let text = "\
客户名称,成长性（0-10）,配合度（0-10）,信用（0-10）
华南,8,7,9
东方,6,,5
北方,3,4,11
";
    let found = sheet(&mut engine(text), Lang::En, &start());
    let classes: Vec<_> = found.tables[0]
        .table
        .rows
        .iter()
        .map(|row| row[2].shown.as_str())
        .collect();
    assert_eq!(classes, ["80", "—", "—"]);
}

#[test]
fn accounts_whose_satisfaction_is_one_score_of_several_are_a_scorecard() {
    let text = "Account,Loyalty,Satisfaction,Fit,Growth\nA,5,4,3,4\nB,3,3,3,2\nC,4,5,5,3\n";
    let mut engine = asked::engine_of_records(text, None);
    let found = sheet(&mut engine, Lang::En, &start());
    assert_eq!(classes(&found), [("A", "80"), ("C", "55"), ("A", "85")]);
}

#[test]
fn a_column_of_contracts_is_known_by_its_name_and_can_be_set_aside() {
    for head in ["contract", "Signed", "是否签约"] {
        let mut engine = engine(&SCORES.replace("签约", head));
        let found = sheet(&mut engine, Lang::En, &start());
        assert_eq!(classes(&found)[2].0, "D", "{head}");
        let aside = report::with(&start(), "scored/contract", json!("")).unwrap();
        let found = sheet(&mut engine, Lang::En, &aside);
        assert_eq!(classes(&found)[2].0, "A", "{head}");
    }
    // One that says neither yes nor no is a column like others.
    let mut engine = engine(&SCORES.replace(",否", ",待定"));
    let found = sheet(&mut engine, Lang::En, &start());
    assert_eq!(classes(&found)[2].0, "A");
}

#[test]
fn columns_of_the_four_groups_have_the_weights_proposed_for_these() {
    let text = "\
客户,信用,财务,合作,业务,签约
甲,95,90,80,85,是
乙,65,70,60,75,是
丙,60,50,40,55,是
丁,80,90,90,90,否
";
    let mut engine = engine(text);
    let found = sheet(&mut engine, Lang::Zh, &start());
    let rows = found.tables[0].table.rows.iter();
    let scores: Vec<&str> = rows.map(|row| row[2].shown.as_str()).collect();
    assert_eq!(scores[..3], ["87.25", "67.75", "50.75"]);
    let notes = found.notes.join("\n");
    assert!(
        notes.contains("信用 20%、财务 30%、合作 25%、业务 25%"),
        "{notes}"
    );
}

//! An open file of leads: what its topic shows, and what can be changed.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod asked;

use kezhi::engine::Engine;
use kezhi::ingest::Shape;
use kezhi::report::{self, Entry, Sheet};
use kezhi::text::Lang;
use kezhi::units::{Currency, Day};
use serde_json::{Value, json};

/// Eight leads of a dealer: two sources and one blank, two lost, one that nobody spoke to for long.
const LEADS: &str = "\
线索编号,姓名,来源,阶段,失效原因,创建时间,下次跟进
L1,甲,展会,成交,,2024-01-05,
L2,乙,展会,试驾,,2024-05-20,2024-05-28
L3,丙,电话,新线索,,2024-05-25,2024-06-10
L4,丁,电话,失效,价格太高,2024-01-20,
L5,戊,电话,试驾,,2024-01-02,
L6,己,展会,成交,,2024-04-01,
L7,庚,,失效,已买别的品牌,2024-05-30,
L8,辛,电话,新线索,,2024-06-01,2024-06-01
";

fn sheet(engine: &mut Engine, lang: Lang, question: &Value) -> Sheet {
    let look = Some(asked::look(None));
    asked::sheet(asked::ask(engine, look, question, (lang, Currency::Cny)))
}

fn table<'a>(sheet: &'a Sheet, title: &str) -> Vec<Vec<&'a str>> {
    let found = sheet.tables.iter().find(|it| it.title == title);
    let rows = found.unwrap().table.rows.iter();
    rows.map(|row| row.iter().map(|cell| cell.shown.as_str()).collect())
        .collect()
}

#[test]
fn a_file_of_leads_tells_sources_reasons_and_whom_to_speak_to() {
    let found = sheet(
        &mut asked::engine_of_records(LEADS, None),
        Lang::Zh,
        &asked::start("leads"),
    );
    assert_eq!(
        found.answer.text(),
        "共 8 条潜客，成交 2 条，转化率 25.0%；来源中“展会”转化率最高，66.7%；\
         2 条已到跟进日，2 条该再联系。"
    );
    let sources = table(&found, "各来源的转化率");
    assert_eq!(sources[0], ["电话", "4", "0", "0.0"]);
    assert_eq!(sources[1], ["展会", "3", "2", "66.7"]);
    assert_eq!(sources[2][1..], ["1", "0", "0.0"]);
    // Two are marked lost, one was lapsed without a reason.
    let reasons = table(&found, "失效原因");
    let shares: Vec<&str> = reasons.iter().map(|row| row[2]).collect();
    assert_eq!(shares, ["33.3"; 3]);
    let due = table(&found, "该跟进的潜客");
    assert_eq!(due.len(), 2);
    assert_eq!((due[0][0], due[0][5]), ("乙", "4"));
    let again = table(&found, "该再联系的潜客");
    assert_eq!((again[0][0], again[1][0]), ("戊", "丁"));
    assert_eq!(again[1][3], "价格太高");
}

#[test]
fn what_was_proposed_of_leads_is_said_and_can_be_changed() {
    let mut engine = asked::engine_of_records(LEADS, None);
    let start = asked::start("leads");
    let found = sheet(&mut engine, Lang::En, &start);
    let notes = found.notes.join("\n");
    assert!(notes.contains("新线索 → 试驾 → 成交"), "{notes}");
    assert!(notes.contains("Stages that mean lost: 失效."), "{notes}");
    let control = found.controls.into_iter().find(|it| it.path == "leads");
    let Entry::Actions { options } = control.unwrap().entry else {
        panic!("nothing can be done with the stages");
    };
    let option = options
        .into_iter()
        .find(|it| it.0 == "“试驾” means lost")
        .unwrap();
    let question = report::with(&start, "leads", option.1).unwrap();
    let found = sheet(&mut engine, Lang::En, &question);
    let reasons = table(&found, "Why leads were lost");
    assert_eq!(reasons[0][..2], ["Not noted", "2"]);
    let back = found.controls.iter().find(|it| it.path == "leads").unwrap();
    let Entry::Actions { options } = &back.entry else {
        panic!("nothing can be done with the stages");
    };
    let names: Vec<&str> = options.iter().map(|it| it.0.as_str()).collect();
    assert!(names.contains(&"“试驾” does not mean lost"), "{names:?}");
    assert!(names.contains(&"as the names suggest"), "{names:?}");
}

#[test]
fn another_day_and_another_silence_make_other_lists() {
    let mut engine = asked::engine_of_records(LEADS, None);
    let start = asked::start("leads");
    let later = report::with(&start, "leads/today", json!(Day::from_iso("2024-09-20")));
    let found = sheet(&mut engine, Lang::En, &later.unwrap());
    assert_eq!(table(&found, "Due for a follow-up").len(), 0);
    let patient = report::with(&start, "leads/quiet_days", json!(365)).unwrap();
    let found = sheet(&mut engine, Lang::En, &patient);
    assert_eq!(table(&found, "To contact again").len(), 0);
    let wrong = report::with(&start, "leads/quiet_days", json!(0)).unwrap();
    let look = Some(asked::look(None));
    let answer = asked::ask(&mut engine, look, &wrong, (Lang::En, Currency::Cny));
    let refusal = asked::refusal(answer);
    assert_eq!(refusal.path.as_deref(), Some("leads/quiet_days"));
}

#[test]
fn what_is_no_list_of_leads_is_told_with_what_to_do_and_the_rules_for_them() {
    let scores = "客户,质量,交付\n甲,5,4\n乙,3,3\n";
    let mut engine = asked::engine_of_records(scores, Some(Shape::Scorecard));
    let found = sheet(&mut engine, Lang::Zh, &asked::start("leads"));
    assert!(found.answer.text().contains("不是潜客表"));
    assert!(
        found.notes.iter().any(|it| it.contains("指定为潜客")),
        "{:?}",
        found.notes
    );
    assert_eq!(found.tables[0].title, "4S 店怎样管理潜客");
    let ways = found.controls.iter();
    assert!(
        ways.filter(|it| matches!(it.entry, Entry::Ways { .. }))
            .count()
            > 0
    );
}

#[test]
fn the_last_contact_says_who_lapsed_and_as_of_when() {
    let text = "\
线索编号,来源,阶段,失效原因,创建时间,上次跟进日期
L1,展会,登记,,2024-01-05,2024-06-20
L2,电话,登记,,2024-01-05,2024-02-01
L3,电话,成交,,2024-01-05,2024-03-01
L4,展会,失效,价格太高,2024-01-05,
";
    let found = sheet(
        &mut asked::engine_of_records(text, None),
        Lang::Zh,
        &asked::start("leads"),
    );
    let words = found.answer.text();
    // L2 was last spoken to 140 days before 20 June, L4 noted 167 days before; L1 is spoken to still.
    assert!(words.contains("2 条该再联系"), "{words}");
    let again = table(&found, "该再联系的潜客");
    assert_eq!(again.len(), 2, "{again:?}");
}

#[test]
fn leads_of_a_dealer_are_known_by_their_numbers_and_go_the_way_of_the_trade() {
    let text = "\
某品牌经销商线索表,,,,,,
线索编号,手机号,来源渠道,跟进状态,战败原因,建档日期,下次回访日期
X1,138****0001,网站,已试驾,,2024/1/5,
X2,138****0001,到店,意向中,,2024/2/11,2024/7/3
X3,,到店,战败,价格过高,2024/2/15,
X4,138****0004, 到店 ,已成交,,2024.3.1,
X5,138****0005,网站,已交车,,2024-03-02,
合计,5,,,,,
";
    let mut engine = asked::engine_of_records(text, None);
    let question = asked::start("leads");
    let found = sheet(&mut engine, Lang::Zh, &question);
    let words = found.answer.text();
    assert!(
        words.starts_with("共 5 条潜客，成交 2 条，转化率 40.0%"),
        "{words}"
    );
    let asked_later = report::with(&question, "leads/today", json!(Day::from_iso("2024-07-05")));
    let found = sheet(&mut engine, Lang::Zh, &asked_later.unwrap());
    assert_eq!(table(&found, "该跟进的潜客")[0][..2], ["X2", "意向中"]);
    let stages = found.notes.join("");
    assert!(stages.contains("意向中 → 已试驾 → 已成交"), "{stages}");
}

#[test]
fn without_a_column_of_stages_nothing_is_said_of_what_was_won() {
    let text = "姓名,来源,战败原因\n甲,展厅,价格\n乙,展厅,\n丙,网络,竞品\n";
    let mut engine = asked::engine_of_records(text, None);
    let found = sheet(&mut engine, Lang::En, &asked::start("leads"));
    assert_eq!(
        table(&found, "Leads by source"),
        [["展厅", "2"], ["网络", "1"]]
    );
    assert!(found.notes.join("").contains("what was won is not known"));
}

#[test]
fn sources_that_convert_alike_are_all_named_and_no_one_is_called_the_best() {
    let text = "\
线索编号,来源,阶段
L1,电话咨询,成交
L2,电话咨询,新线索
L3,展会,成交
L4,展会,新线索
L5,推荐,新线索
";
    let answer = |text: &str, lang| {
        let mut engine = asked::engine_of_records(text, Some(Shape::Leads));
        sheet(&mut engine, lang, &asked::start("leads"))
            .answer
            .text()
    };
    let said = answer(text, Lang::Zh);
    assert!(
        said.contains("来源中“展会”“电话咨询”转化率并列最高，同为 50.0%"),
        "{said}"
    );
    let said = answer(text, Lang::En);
    assert!(
        said.contains("展会 and 电话咨询 convert best, 50.0% each"),
        "{said}"
    );
    let alike = text.replace("L5,推荐,新线索\n", "");
    let said = answer(&alike, Lang::En);
    assert!(
        said.contains("every source converts alike, 50.0%"),
        "{said}"
    );
}

#[test]
fn the_rules_of_the_document_stand_under_the_leads() {
    let mut engine = asked::engine_of_records(LEADS, None);
    let found = sheet(&mut engine, Lang::Zh, &asked::start("leads"));
    let rules = table(&found, "4S 店怎样管理潜客");
    let said = |part: &str| rules.iter().find(|row| row[0] == part).unwrap()[1];
    for source in ["咨询电话", "线上咨询和预约", "展会", "推荐"] {
        assert!(said("来源").contains(source), "{source}");
    }
    assert!(said("转化").contains("试乘试驾"));
    assert!(said("失效").contains("回访"));
}

//! A survey from its file to the sheet of what its respondents say.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod asked;

use kezhi::ingest::Shape;
use kezhi::report::{self, Sheet, SheetAnswer};
use kezhi::text::Lang;
use kezhi::units::Currency;
use serde_json::json;

const ANSWERS: &str = "\
respondent_id,How likely are you to recommend us (0-10),Overall satisfaction (1-5),Channel,Comment
r1,10,5,web,fast and friendly every single time I called them
r2,9,4,web,
r3,8,4,shop,ok
r4,7,3,shop,the queue at the counter is far too long on Saturdays
r5,6,2,web,
r6,0,1,phone,never again
r7,10,5,web,
r8,,4,web,
";

fn sheet(text: &str, lang: Lang, question: &serde_json::Value) -> Sheet {
    let mut engine = asked::engine_of_records(text, None);
    let look = Some(asked::look(None));
    match asked::ask(&mut engine, look, question, (lang, Currency::Cny)) {
        SheetAnswer::Sheet(sheet) => *sheet,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_answer_tells_the_net_promoter_score_with_its_parts_and_satisfaction() {
    let found = sheet(ANSWERS, Lang::En, &asked::start("survey"));
    let words = found.answer.text();
    // Three promoters and two detractors of seven: 42.9 % − 28.6 % = 14.29 points.
    assert!(words.contains("net promoter score is 14.29"), "{words}");
    assert!(
        words.contains("42.9%") && words.contains("28.6%"),
        "{words}"
    );
    assert!(words.contains("mean satisfaction is 3.5"), "{words}");
    assert!(
        found
            .method
            .contains("% promoters (9 or 10) − % detractors (0 to 6)")
    );
    let parts = &found.tables[0];
    let counts: Vec<&str> = parts.table.rows.iter().map(|row| &*row[1].shown).collect();
    assert_eq!(counts, ["3", "2", "2"]);
    assert_eq!(found.figures.len(), 1);
    let titles: Vec<&str> = found.tables.iter().map(|it| it.title.as_str()).collect();
    assert!(titles.contains(&"Channel"), "{titles:?}");
}

#[test]
fn the_best_mark_can_be_another() {
    let start = asked::start("survey");
    let of_ten = report::with(&start, "survey/most", json!(10.0)).unwrap();
    let found = sheet(ANSWERS, Lang::Zh, &of_ten);
    let words = found.answer.text();
    assert!(
        words.contains("（满分 10）") && words.contains("前两档的占 0"),
        "{words}"
    );
}

#[test]
fn what_is_no_survey_is_refused_with_what_to_do() {
    let scores = "客户,质量,交付\n甲,5,4\n乙,3,3\n";
    let mut engine = asked::engine_of_records(scores, Some(Shape::Scorecard));
    let look = Some(asked::look(None));
    let of_paper = (Lang::Zh, Currency::Cny);
    let answer = asked::ask(&mut engine, look, &asked::start("survey"), of_paper);
    let refusal = asked::refusal(answer);
    assert!(refusal.words.contains("指定为问卷"), "{}", refusal.words);
}

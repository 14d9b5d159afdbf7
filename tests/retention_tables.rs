//! Tables of retention and triangles of cohorts: known for what they are, led to the curves of the
//! value room with their numbers, and refused in words where orders are needed.

#![allow(clippy::unwrap_used)]

mod common;
#[allow(dead_code, reason = "shared with other tests")]
mod drawn;

use kezhi::engine::{DataSel, Engine, EngineError, Look, Request, Response};
use kezhi::ingest::{
    ImportOptions, Imported, MemorySource, Overrides, Shape, ShapeReason, import_table, inspect,
};
use kezhi::lifetime::{Attrition, FitBy, RetentionCurve, SurvivalFit, SurvivalKind};
use kezhi::report::{Sheet, SheetAnswer, Start, with};
use kezhi::text::{Lang, shapes};

fn imported(text: &str) -> Imported {
    let mut source = MemorySource(text.as_bytes());
    let plan = inspect(&mut source, "t.csv", &Overrides::default())
        .unwrap()
        .plan;
    assert_eq!(plan.shape, Shape::Retention, "{text}");
    assert!(plan.missing().is_empty());
    import_table(&mut source, &plan, &ImportOptions::default(), &mut |_| {}).unwrap()
}

fn curves(text: &str) -> Vec<RetentionCurve> {
    match imported(text) {
        Imported::Records(records) => RetentionCurve::all(&records),
        Imported::Lines(_) => panic!("order lines"),
    }
}

/// Percents of `it`, to the nearest tenth.
fn percents(curve: &RetentionCurve) -> Vec<f64> {
    let tenth = |it: &f64| (it * 1000.0).round() / 10.0;
    curve.survivors.iter().map(tenth).collect()
}

const LONG: &str =
    "year,high_end_pct,regular_pct\n0,100.0,100.0\n1,86.9,63.1\n2,74.3,46.8\n3,65.3,38.2\n";
/// Three months' customers; the youngest are seen once.
const WIDE: &str = "首单月,人数,第0个月,第1个月,第2个月\n\
                    2024-01,100,100%,40%,30%\n2024-02,200,100%,34%,\n2024-03,80,100%,,\n合计,380,,,\n";

#[test]
fn every_column_of_a_row_a_period_is_a_curve_of_its_own() {
    let found = curves(LONG);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].name.as_deref(), Some("high_end_pct"));
    assert_eq!(percents(&found[1]), [100.0, 63.1, 46.8, 38.2]);
    assert_eq!(found[0].customers, None);
}

#[test]
fn heads_that_are_left_say_how_many_started() {
    let found = curves("月数,留存人数\n0,1000\n1,631\n2,468\n3,382\n");
    assert_eq!(found[0].customers, Some(1000.0));
    assert_eq!(percents(&found[0]), [100.0, 63.1, 46.8, 38.2]);
}

#[test]
fn a_table_that_begins_after_the_first_period_is_given_its_start() {
    let found = curves("period,retention rate\n1,63.1%\n2,46.8%\n3,38.2%\n");
    assert_eq!(percents(&found[0]), [100.0, 63.1, 46.8, 38.2]);
}

#[test]
fn groups_of_different_ages_count_as_far_as_they_were_followed() {
    let found = curves(
        "cohort,year,active\n2001,2001,1000\n2001,2002,800\n2001,2003,650\n2001,2004,530\n\
         2002,2002,1000\n2002,2003,790\n2002,2004,640\n2003,2003,1000\n2003,2004,810\n",
    );
    let together = &found[0];
    assert_eq!(together.customers, Some(3000.0));
    assert_eq!(together.too_young, ["2003"]);
    let (there, followed) = (&together.survivors, &together.followed);
    let pooled = Attrition::from_followed(there, 3000.0, followed).unwrap();
    let each: [&[f64]; 3] = [
        &[1000.0, 800.0, 650.0, 530.0],
        &[1000.0, 790.0, 640.0],
        &[1000.0, 810.0],
    ];
    let each = each.map(|heads| Attrition::from_survivors(heads, None).unwrap());
    let fit = |data: &Attrition| SurvivalFit::of(SurvivalKind::Sbg, data, FitBy::Likelihood);
    let (one, apart) = (fit(&pooled), fit(&Attrition::pooled(&each)));
    assert!((one.log_likelihood - apart.log_likelihood).abs() < 1e-6);
    for (one, apart) in one.parameters.iter().zip(&apart.parameters) {
        let (error, expected) = (one.standard_error.unwrap(), apart.standard_error.unwrap());
        assert!((error / expected - 1.0).abs() < 1e-5, "{error} {expected}");
    }
}

#[test]
fn groups_of_a_triangle_are_pooled_over_those_followed_so_far() {
    let found = curves(WIDE);
    // After one month (40 + 68) of 300; of those 40 seen again, 30.
    assert_eq!(found[0].name, None);
    assert_eq!(percents(&found[0]), [100.0, 36.0, 27.0]);
    assert_eq!(found[1].name.as_deref(), Some("2024-01"));
    assert_eq!(percents(&found[1]), [100.0, 40.0, 30.0]);
    // The others are too young for a curve of their own.
    assert_eq!(found.len(), 2);
}

#[test]
fn groups_below_each_other_are_pooled_too() {
    let found = curves(
        "cohort,year,active\n2001,2001,1000\n2001,2002,800\n2001,2003,640\n2002,2002,500\n2002,2003,300\n2002,2004,200\n",
    );
    assert_eq!(percents(&found[0]), [100.0, 73.3, 56.0]);
    assert_eq!(found[0].customers, Some(1500.0));
    assert_eq!(found[2].name.as_deref(), Some("2002"));
}

#[test]
fn orders_by_month_and_sums_that_fall_are_not_taken_for_retention() {
    for text in [
        "客户,2024-01,2024-02,2024-03\nA,90,80,70\nB,50,40,30\n",
        "month,revenue\n1,900\n2,800\n3,700\n",
        "客户,日期,金额\nA,2024-01-01,9\nB,2024-01-02,8\nC,2024-01-03,7\n",
    ] {
        let mut source = MemorySource(text.as_bytes());
        let found = inspect(&mut source, "t.csv", &Overrides::default()).unwrap();
        assert_ne!(found.plan.shape, Shape::Retention, "{text}");
    }
}

fn open(text: &str) -> Engine {
    opened(&imported(text))
}

/// A table that is said to be one of retention, whatever it looks like.
fn forced(text: &str) -> Engine {
    let mut source = MemorySource(text.as_bytes());
    let said = Overrides {
        shape: Some(Shape::Retention),
        ..Overrides::default()
    };
    let plan = inspect(&mut source, "t.csv", &said).unwrap().plan;
    let options = ImportOptions::default();
    opened(&import_table(&mut source, &plan, &options, &mut |_| {}).unwrap())
}

fn opened(table: &Imported) -> Engine {
    let bytes = table.encode().to_vec();
    let mut engine = Engine::default();
    let answer = engine.handle(Request::Open, Some(&mut MemorySource(&bytes)));
    assert!(matches!(answer, Ok(Response::Opened(_))), "{answer:?}");
    engine
}

fn starts(engine: &mut Engine, data: Option<DataSel>, lang: Lang) -> Vec<Start> {
    match engine.handle(Request::Topics { lang, data }, None).unwrap() {
        Response::Topics(all) => {
            let topic = all.into_iter().find(|it| it.slug == "retention-curves");
            topic.unwrap().starts
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_retention_topic_begins_with_the_numbers_of_the_file() {
    for lang in Lang::ALL {
        let mut engine = open(LONG);
        let usual = starts(&mut engine, None, lang);
        let found = starts(&mut engine, Some(DataSel::Opened), lang);
        assert_eq!(found[2..], usual[..]);
        assert!(
            found[1].title.ends_with("regular_pct"),
            "{}",
            found[1].title
        );
        let sheet: Sheet = drawn::sheet(&mut engine, found[1].question.clone(), lang);
        let said = serde_json::to_string(&sheet).unwrap();
        assert!(
            said.contains("63.1") && said.contains("\\\"file\\\""),
            "{said}"
        );
    }
}

#[test]
fn a_table_without_a_curve_is_refused_and_no_published_case_stands_in() {
    for (text, en, zh) in [
        (
            "shop,x,y\nA,1,0.5\nB,1,0.6\nC,1,0.7\n",
            "no usable curve",
            "找不到可用的曲线",
        ),
        (
            "team,M0,M1,M2\nA,1.0,0.8,0.9\n",
            "can only fall",
            "只能下降",
        ),
    ] {
        for (lang, said) in [(Lang::En, en), (Lang::Zh, zh)] {
            let mut engine = forced(text);
            let usual = starts(&mut engine, None, lang);
            let found = starts(&mut engine, Some(DataSel::Opened), lang);
            assert_eq!(found.len(), usual.len() + 1, "{text}");
            let refused = drawn::refusal(&mut engine, found[0].question.clone(), lang);
            assert!(refused.words.contains(said), "{}", refused.words);
        }
    }
}

#[test]
fn a_column_of_those_left_that_rises_above_the_start_is_known_and_the_rise_is_told() {
    let mut engine = open("period,active customers\n0,100\n1,120\n2,110\n3,90\n");
    let asked = starts(&mut engine, Some(DataSel::Opened), Lang::En)[0]
        .question
        .clone();
    let refused = drawn::refusal(&mut engine, asked, Lang::En);
    assert!(
        refused
            .words
            .contains("rises from 100.0% to 120.0% in period 1"),
        "{}",
        refused.words
    );
}

#[test]
fn a_table_has_the_piecewise_curve_and_what_is_ahead_after_so_many_renewals() {
    let mut engine = forced("team,M0,M1,M2,M3,M4\nA,1.0,0.8,0.7,0.64,0.6\n");
    let asked = starts(&mut engine, Some(DataSel::Opened), Lang::En)[0]
        .question
        .clone();
    let sheet = drawn::sheet(&mut engine, asked, Lang::En);
    let curves = &sheet.tables[0].table.rows;
    let names: Vec<&str> = curves.iter().map(|row| row[0].shown.as_str()).collect();
    assert_eq!(names.len(), 4, "{names:?}");
    assert!(names[0].to_lowercase().contains("piecewise"), "{names:?}");
    // It passes through what was seen.
    for row in &sheet.tables[1].table.rows {
        assert_eq!(row[1].shown, row[2].shown);
    }
}

#[test]
fn shares_above_the_start_are_refused_as_pauses_and_are_no_heads() {
    let mut engine = forced("team,M0,M1,M2,M3,M4\nA,1.0,0.8,1.05,0.6,0.5\n");
    let asked = starts(&mut engine, Some(DataSel::Opened), Lang::En)[0]
        .question
        .clone();
    assert_ne!(
        asked["lifetime"]["retention"]["customers"]["value"], 1.0,
        "{asked}"
    );
    let paused = with(&asked, "lifetime/retention/reading", "with_pauses".into()).unwrap();
    for (lang, told) in [
        (Lang::Zh, "第 2 期留存 105.0%"),
        (Lang::En, "Period 2 has 105.0%"),
    ] {
        let refused = drawn::refusal(&mut engine, paused.clone(), lang);
        assert!(refused.words.starts_with(told), "{}", refused.words);
        let path = refused.path.as_deref();
        assert_eq!(path, Some("lifetime/retention/survivors/2"));
    }
}

#[test]
fn a_rising_table_can_be_said_to_hold_rates_or_pauses_and_is_then_answered_under_its_name() {
    let mut engine = forced("team,M0,M1,M2,M3\nA,1.0,0.6,0.75,0.8\n");
    let asked = starts(&mut engine, Some(DataSel::Opened), Lang::En)[0]
        .question
        .clone();
    let answer = drawn::ask(&mut engine, asked.clone(), Lang::En);
    let SheetAnswer::Lacking { refusal, controls } = answer else {
        panic!("{answer:?}");
    };
    assert!(
        refusal.words.contains("rises from 60.0% to 75.0%"),
        "{}",
        refusal.words
    );
    let path = "lifetime/retention/reading";
    assert!(controls.iter().any(|it| it.path == path));
    for (reading, there) in [
        ("of_the_last", ["100.0", "60.0", "45.0", "36.0"]),
        ("with_pauses", ["100.0", "80.0", "80.0", "80.0"]),
    ] {
        let question = with(&asked, path, reading.into()).unwrap();
        let sheet = drawn::sheet(&mut engine, question.clone(), Lang::En);
        let table = &sheet.tables[1].table;
        let observed: Vec<&str> = table.rows.iter().map(|row| row[1].shown.as_str()).collect();
        assert_eq!(observed, there, "{reading}");
        let said = sheet.answer.text();
        assert!(said.starts_with("“2”: "), "{said}");
        assert!(
            said.contains("a margin of 100 USD a payment, made up"),
            "{said}"
        );
        let mine = with(&question, "lifetime/retention/margin", 50.into()).unwrap();
        let said = drawn::sheet(&mut engine, mine, Lang::En).answer.text();
        assert!(
            said.contains("at your margin of 50 USD a payment"),
            "{said}"
        );
    }
}

#[test]
fn other_data_give_no_curves() {
    let mut engine = drawn::opened();
    let usual = starts(&mut engine, None, Lang::Zh);
    assert_eq!(starts(&mut engine, Some(DataSel::Opened), Lang::Zh), usual);
}

#[test]
fn questions_about_customers_are_refused_and_led_to_the_curves() {
    let look = Look {
        data: DataSel::Opened,
        window: Default::default(),
        returns: Default::default(),
        selection: Default::default(),
        today: None,
        name: None,
    };
    let answer = open(LONG).handle(Request::Opening { look }, None);
    let refused = EngineError::NotOrderLines {
        shape: Shape::Retention,
        rows: 4,
    };
    assert_eq!(answer, Err(refused));
    let said = shapes::not_order_lines(Lang::Zh, Shape::Retention, 4);
    assert!(said.contains("“留存曲线”"), "{said}");
}

#[test]
fn the_reason_tells_groups_and_periods_in_both_languages() {
    let reason = ShapeReason::NeverRises {
        groups: 3,
        periods: 12,
        by_columns: true,
    };
    assert_eq!(
        shapes::shape_reason(Lang::Zh, &reason),
        "一行一批客户，一列一期，逐期只降不升：共 3 批，最长 12 期"
    );
    assert!(shapes::shape_reason(Lang::En, &reason).contains("3 groups, 12 periods"));
}

#[test]
fn the_command_line_fits_the_curve_without_being_told() {
    let folder = common::Folder::new("retention");
    let file = folder.file("wide.csv", WIDE);
    let found = common::json(&["lifetime", &file, "--json"]);
    assert_eq!(found["model"], "sbg");
    // Those of the youngest month were not followed yet.
    assert_eq!(found["customers"], 300.0);
    let missing = common::kezhi(&["lifetime", &file, "--column", "2031"]);
    let said = String::from_utf8_lossy(&missing.stderr).into_owned();
    assert!(said.contains("2024-01"), "{said}");
}

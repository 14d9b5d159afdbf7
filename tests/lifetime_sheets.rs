//! Sheets of lifetime: every topic answers, printed figures stand on the page, every control has its
//! place, and what cannot be answered is said at the field at fault.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod drawn;

use kezhi::chart::{Drawing, Frame, layout};
use kezhi::engine::{Engine, Request, Response, SheetQuestion};
use kezhi::explain::Expr;
use kezhi::explain::Unit;
use kezhi::ingest::OrderLines;
use kezhi::report::{Entry, Sheet, SheetAnswer, Topic, at, topics, with};
use kezhi::text::Lang;
use kezhi::text::explain::explanation;
use kezhi::units::{Currency, Day, Money};
use serde_json::{Value, json};

use drawn::{ask, opened, opened_for, refusal, sheet};

/// The topics of lifetime.
fn of_lifetime(lang: Lang) -> Vec<Topic> {
    let is_ours = |topic: &Topic| topic.starts[0].question.get("lifetime").is_some();
    topics(lang).into_iter().filter(is_ours).collect()
}

fn topic(slug: &str) -> Value {
    let all = of_lifetime(Lang::En);
    let found = all.into_iter().find(|topic| topic.slug == slug).unwrap();
    found.starts[0].question.clone()
}

/// All that a sheet shows, as one text.
fn shown(sheet: &Sheet) -> String {
    let mut text = format!("{}\n{}\n", sheet.answer.text(), sheet.method);
    for table in &sheet.tables {
        text.push_str(&format!("# {} | {}\n", table.title, table.note));
        let heads = table.table.columns.iter();
        let heads: Vec<String> = heads
            .map(|it| format!("{} [{}]", it.heading, it.unit))
            .collect();
        text.push_str(&format!("{}\n", heads.join(" | ")));
        for row in &table.table.rows {
            let cells: Vec<&str> = row.iter().map(|cell| cell.shown.as_str()).collect();
            text.push_str(&format!("{}\n", cells.join(" | ")));
        }
    }
    for note in &sheet.notes {
        text.push_str(&format!("- {note}\n"));
    }
    text
}

/// What holds of every sheet.
fn is_sound(sheet: &Sheet, lang: Lang) {
    let text = shown(sheet);
    assert!(
        !sheet.answer.is_empty() && !sheet.method.is_empty(),
        "{text}"
    );
    assert!(!text.contains("{}") && !text.contains("NaN"), "{text}");
    for of in sheet.numbers.iter().filter_map(|it| it.number()) {
        assert!(of.value().is_finite(), "{of:?}");
    }
    let told = sheet.answer.pieces().iter().filter(|it| it.told.is_some());
    assert!(told.count() > 0 || sheet.numbers.is_empty());
    for table in &sheet.tables {
        assert!(
            !table.title.is_empty() && !table.table.rows.is_empty(),
            "{text}"
        );
        for row in &table.table.rows {
            assert_eq!(row.len(), table.table.columns.len(), "{}", table.title);
        }
    }
    for figure in &sheet.figures {
        for width in [340.0, 900.0] {
            let scene = layout(figure, &Frame::page(figure, width));
            assert!(!scene.items.is_empty());
            if let Drawing::Lines(lines) = &figure.drawing {
                assert_eq!(scene.marks.len(), lines.marks.len());
            }
        }
        for row in &figure.table.rows {
            assert_eq!(row.len(), figure.table.columns.len());
        }
    }
    if lang == Lang::En {
        let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        assert!(!text.chars().any(is_chinese), "{text}");
    }
}

#[test]
fn every_topic_answers_in_both_languages() {
    let mut engine = opened();
    for lang in [Lang::Zh, Lang::En] {
        for topic in of_lifetime(lang) {
            for start in &topic.starts {
                if topic.slug == "cdnow" {
                    continue;
                }
                let found = sheet(&mut engine, start.question.clone(), lang);
                println!("== {} ({})\n{}", topic.title, start.title, shown(&found));
                is_sound(&found, lang);
            }
        }
    }
}

#[test]
fn topics_on_paper_need_no_data() {
    let mut engine = Engine::default();
    for topic in of_lifetime(Lang::En).iter().filter(|it| !it.needs_data) {
        let request = Request::Sheet(SheetQuestion {
            look: None,
            question: topic.starts[0].question.clone(),
            pages: Vec::new(),
            lang: Lang::En,
            currency: Currency::Usd,
        });
        let answer = engine.handle(request, None).unwrap();
        assert!(
            matches!(answer, Response::Sheet(SheetAnswer::Sheet(_))),
            "{}",
            topic.slug
        );
    }
}

#[test]
fn every_control_has_its_place_and_what_it_enters_is_understood() {
    let mut engine = opened();
    for topic in of_lifetime(Lang::En) {
        if topic.slug == "cdnow" {
            continue;
        }
        let question = &topic.starts[0].question;
        let found = sheet(&mut engine, question.clone(), Lang::En);
        for control in &found.controls {
            assert!(at(question, &control.path).is_some(), "{}", control.path);
            let entered = match &control.entry {
                Entry::Number { value, .. } => {
                    // As the page enters it: a whole number stays one.
                    let value = value.unwrap_or(1.0);
                    vec![match value.fract() == 0.0 {
                        true => json!(value as i64),
                        false => json!(value),
                    }]
                }
                Entry::Choice { options, .. } => {
                    options.iter().map(|(_, value)| value.clone()).collect()
                }
                other => panic!("{}: {other:?}", control.path),
            };
            for value in entered {
                let changed = with(question, &control.path, value).unwrap();
                let read = kezhi::json::from_value::<kezhi::report::Question>(changed);
                assert!(read.is_ok(), "{}", control.path);
            }
        }
    }
}

/// Letters of a choice that stand in the panel beside a sheet.
const ROOM_EN: usize = 26;
const ROOM_ZH: usize = 15;

#[test]
fn what_can_be_chosen_stands_whole_in_the_panel() {
    let mut engine = opened();
    for (lang, room) in [(Lang::En, ROOM_EN), (Lang::Zh, ROOM_ZH)] {
        for slug in ["forecast", "slipping", "cohorts"] {
            let found = sheet(&mut engine, topic(slug), lang);
            for control in &found.controls {
                let Entry::Choice { options, .. } = &control.entry else {
                    continue;
                };
                for (name, _) in options {
                    // A letter of the alphabet takes half the room of a Chinese one.
                    let wide = name.chars().filter(|it| !it.is_ascii()).count();
                    let narrow = name.chars().count() - wide;
                    let takes = match lang {
                        Lang::En => wide + narrow,
                        Lang::Zh => wide + narrow.div_ceil(2),
                    };
                    assert!(takes <= room, "{slug}: {name}");
                }
            }
        }
    }
}

#[test]
fn a_published_curve_says_that_it_is_no_open_file() {
    let text = sheet(&mut opened(), topic("retention-curves"), Lang::En)
        .answer
        .text();
    assert!(
        text.starts_with(
            "Published case “Regular members (Fader & Hardie 2007)”, not an open file: "
        ),
        "{text}"
    );
}

#[test]
fn figures_of_the_documents_stand_on_their_sheets() {
    let mut engine = Engine::default();
    for (slug, figures) in [
        (
            "lost-for-good",
            vec![
                "3.138M USD",
                "156.88",
                "20,000",
                "13,000",
                "9,100",
                "140.10",
            ],
        ),
        (
            "recency-states",
            vec!["53.15", "52.32", "5.55", "51.57", "36.4", "8.4"],
        ),
        ("event-forecast", vec!["322.32", "390", "114.55", "−4.10"]),
        (
            "school",
            vec![
                "8.4 months",
                "326.54",
                "8.3 months",
                "−0.5%",
                "12.8",
                "14.8",
                "47.4",
                "63,470",
            ],
        ),
        ("retention-curves", vec!["0.7041", "1.182"]),
    ] {
        let request = Request::Sheet(SheetQuestion {
            look: None,
            question: topic(slug),
            pages: Vec::new(),
            lang: Lang::En,
            currency: Currency::Usd,
        });
        let Response::Sheet(SheetAnswer::Sheet(found)) = engine.handle(request, None).unwrap()
        else {
            panic!("{slug} was refused");
        };
        let text = shown(&found);
        for figure in figures {
            assert!(text.contains(figure), "{slug}: {figure} in\n{text}");
        }
    }
}

#[test]
fn a_field_that_cannot_be_used_is_named() {
    let mut engine = opened();
    for (slug, path, entered) in [
        ("forecast", "lifetime/forecast/horizon_months", json!(12.5)),
        ("forecast", "lifetime/forecast/horizon_months", Value::Null),
        ("forecast", "lifetime/forecast/discount_annual", json!(-0.1)),
        ("forecast", "lifetime/forecast/margin", json!(1.2)),
        ("forecast", "lifetime/forecast/until", json!(0)),
        ("slipping", "lifetime/slipping/overdue", json!(0)),
        ("slipping", "lifetime/slipping/top_share", json!(2)),
        ("slipping", "lifetime/slipping/forecast/margin", json!(1.2)),
        (
            "retention-curves",
            "lifetime/retention/survivors/2",
            json!(0.9),
        ),
        (
            "retention-curves",
            "lifetime/retention/fitted_periods",
            json!(40),
        ),
        ("lost-for-good", "lifetime/dwyer/retention/1", json!(1.7)),
        ("recency-states", "lifetime/recency/p_return/0", json!(-0.2)),
        (
            "event-forecast",
            "lifetime/events/events/2/probability",
            json!(1.5),
        ),
        ("school", "lifetime/school/left_by/1/1", json!(0.1)),
        ("school", "lifetime/school/stock", json!(0)),
    ] {
        let question = with(&topic(slug), path, entered).unwrap();
        let refusal = refusal(&mut engine, question, Lang::En);
        assert_eq!(refusal.path.as_deref(), Some(path), "{}", refusal.words);
    }
}

#[test]
fn too_short_a_history_is_refused_with_its_reason() {
    let mut engine = Engine::default();
    let first = Day::from_iso("2024-01-01").unwrap();
    let customers = 60;
    engine.open(OrderLines {
        customer: (0..customers).flat_map(|id| [id, id]).collect(),
        day: (0..customers)
            .flat_map(|_| [first, Day(first.0 + 13)])
            .collect(),
        amount: vec![Money::from_units(10.0).unwrap(); 2 * customers as usize],
        line: (2..).take(2 * customers as usize).collect(),
        customer_ids: (0..customers).map(|id| format!("c{id}")).collect(),
        ..OrderLines::default()
    });
    let found = refusal(&mut engine, topic("forecast"), Lang::En);
    assert!(found.words.contains("13 days"), "{}", found.words);
}

#[test]
fn a_forecast_that_reaches_further_than_twice_its_history_says_so() {
    let mut engine = opened_for(200.0);
    let path = "lifetime/forecast/horizon_months";
    for (months, is_far) in [(23, false), (25, true)] {
        let question = with(&topic("forecast"), path, json!(months)).unwrap();
        let found = sheet(&mut engine, question, Lang::En);
        let says = found.method.contains("more than twice as far");
        assert_eq!(says, is_far, "{}", found.method);
    }
    let question = with(&topic("forecast"), path, json!(25)).unwrap();
    let found = sheet(&mut engine, question, Lang::Zh);
    assert!(found.method.contains("超过历史的两倍"), "{}", found.method);
}

#[test]
fn rows_whose_day_has_not_come_are_told_under_the_headline() {
    let first = Day::from_iso("2021-01-01").unwrap();
    let lines = drawn::visits(11, 500, first, 365.0, 1100.0);
    let lines = lines.iter().map(|(customer, day, amount)| {
        format!("c{customer},{},{:.2}\n", day.iso(), amount.units())
    });
    let text: String = std::iter::once("customer,date,amount\n".to_owned())
        .chain(lines)
        .collect();
    let mut engine = drawn::asked::engine(&text);
    for (today, lang, told) in [
        ("2030-01-01", Lang::En, None),
        (
            "2023-06-01",
            Lang::En,
            Some("Rows dated after today do not count: "),
        ),
        ("2023-06-01", Lang::Zh, Some("日期在今天之后的 ")),
    ] {
        let look = kezhi::engine::Look {
            today: Day::from_iso(today),
            ..drawn::look()
        };
        let words = (lang, Currency::Usd);
        let answer = drawn::asked::ask(&mut engine, Some(look), &topic("forecast"), words);
        let SheetAnswer::Sheet(found) = answer else {
            panic!("{today}: no forecast");
        };
        match told {
            Some(told) => assert!(found.method.contains(told), "{}", found.method),
            None => assert!(!found.method.contains("after today"), "{}", found.method),
        }
    }
}

#[test]
fn a_day_that_cannot_be_fitted_leaves_the_field_to_choose_another() {
    let early = json!(Day::from_iso("1999-12-31").unwrap());
    let path = "lifetime/forecast/until";
    let question = with(&topic("forecast"), path, early).unwrap();
    let SheetAnswer::Lacking { refusal, controls } = ask(&mut opened(), question, Lang::En) else {
        panic!("nothing was bought by then");
    };
    assert_eq!(refusal.path.as_deref(), Some(path));
    assert!(refusal.words.contains("31 Dec 1999"), "{}", refusal.words);
    assert!(controls.iter().any(|it| it.path == path));
}

#[test]
fn the_verdict_says_whether_the_range_held_what_was_held_out() {
    let found = sheet(&mut opened(), topic("forecast"), Lang::En);
    let says = |words: &str| found.method.contains(words);
    assert!(says("range it gave"), "{}", found.method);
    let is_outside = says("lay outside the 90");
    let warns = found.answer.text().contains("too narrow");
    assert_eq!(is_outside, warns, "{}", found.answer.text());
    let held = "If the model holds";
    assert!(found.notes.iter().any(|it| it.contains(held)));
}

#[test]
fn the_value_of_the_sheet_is_that_of_the_forecast_and_bears_its_units() {
    let mut engine = opened();
    let found = sheet(&mut engine, topic("forecast"), Lang::En);
    let text = shown(&found);
    assert!(
        text.contains("365.25 days") && text.contains("USD"),
        "{text}"
    );
    let question = with(&topic("forecast"), "lifetime/forecast/margin", json!(0.3)).unwrap();
    let part = sheet(&mut engine, question, Lang::En);
    let value = |sheet: &Sheet| sheet.numbers[4].number().unwrap().value();
    let (all, part) = (value(&found), value(&part));
    assert!((part - 0.3 * all).abs() < 1e-9 * all, "{part} of {all}");
}

#[test]
fn every_model_unit_and_last_day_gives_a_sheet_or_a_reason() {
    let mut engine = opened();
    let question = topic("forecast");
    let found = sheet(&mut engine, question.clone(), Lang::Zh);
    let choices = found
        .controls
        .iter()
        .filter_map(|control| match &control.entry {
            Entry::Choice { options, .. } => Some((control.path.clone(), options.clone())),
            _ => None,
        });
    let mut answered = 0;
    for (path, options) in choices {
        // The first ends of months are too early, the others alike.
        for (name, value) in options.into_iter().take(8) {
            let changed = with(&question, &path, value).unwrap();
            match ask(&mut engine, changed, Lang::En) {
                SheetAnswer::Sheet(found) => {
                    is_sound(&found, Lang::En);
                    answered += 1;
                }
                SheetAnswer::Refused(refusal)
                | SheetAnswer::Unread(refusal)
                | SheetAnswer::Lacking { refusal, .. } => {
                    assert!(!refusal.words.is_empty(), "{path} {name}");
                }
            }
        }
    }
    assert!(answered >= 10, "{answered}");
}

#[test]
fn a_model_that_counts_periods_with_an_order_calls_them_so() {
    let mut engine = opened();
    let question = with(&topic("forecast"), "lifetime/forecast/unit", json!("month")).unwrap();
    let asked = question.clone();
    let model = sheet(&mut engine, question, Lang::En).controls;
    let model = model.iter().find_map(|control| match &control.entry {
        Entry::Choice { options, .. } if control.path == "lifetime/forecast/model" => options
            .iter()
            .find(|it| it.0 == "BG/BB")
            .map(|it| it.1.clone()),
        _ => None,
    });
    let counted = with(&asked, "lifetime/forecast/model", model.unwrap()).unwrap();
    for (lang, unit, orders) in [
        (Lang::Zh, "个有购买的月", "单"),
        (Lang::En, "months with an order", "orders"),
    ] {
        let found = sheet(&mut engine, counted.clone(), lang);
        let said = found.answer.text();
        assert!(said.contains(unit), "{said}");
        assert!(!said.contains(orders), "{said}");
        let told = |it: &String| it.contains("BG/BB");
        assert!(found.notes.iter().any(told), "{:?}", found.notes);
        for table in &found.tables {
            for column in &table.table.columns {
                assert!(
                    !column.unit.starts_with(orders),
                    "{} {}",
                    table.title,
                    column.heading
                );
            }
            for cell in table.table.rows.iter().flatten() {
                let Some(number) = cell.explained.as_ref().and_then(|it| it.number()) else {
                    continue;
                };
                let is_of_orders = cell.shown.ends_with(&format!(" {orders}"));
                assert!(!is_of_orders, "{} {}", table.title, cell.shown);
                assert_ne!(number.unit, Unit::Orders, "{}", table.title);
                let inputs = number.expr.inputs();
                assert!(
                    inputs.iter().all(|it| it.unit != Unit::Orders),
                    "{}",
                    table.title
                );
            }
        }
        assert!(shown(&found).contains(unit));
    }
}

#[test]
fn what_keeps_parameters_from_running_off_is_told_beside_them() {
    let mut engine = opened();
    let told = "Weak regularisation: ";
    let path = "lifetime/forecast/regularisation";
    for (prior, is_told) in [("none", false), ("weak", true)] {
        let question = with(&topic("forecast"), path, json!(prior)).unwrap();
        let found = sheet(&mut engine, question, Lang::En);
        let is_noted = found.notes.iter().any(|it| it.starts_with(told));
        assert_eq!(is_noted, is_told, "{:?}", found.notes);
        let orders = found.numbers[1].number().unwrap();
        let rules = explanation(Lang::En, orders, Currency::Usd).rules;
        let is_beside = rules.iter().any(|it| it.starts_with(told));
        assert_eq!(is_beside, is_told, "{rules:?}");
    }
}

#[test]
fn the_school_shows_the_flow_that_its_footnote_promises() {
    let found = sheet(&mut Engine::default(), topic("school"), Lang::En);
    let all = shown(&found);
    for number in ["-280", "60,440", "297"] {
        let number = number.replace('-', "");
        assert!(all.contains(&number), "{number}: {all}");
    }
}

#[test]
fn the_school_shows_the_groups_the_reasons_and_a_month_more() {
    let found = sheet(&mut Engine::default(), topic("school"), Lang::En);
    let all = shown(&found);
    for told in [
        // A month more: 7,620 students, 297,180 a month.
        "members more if they stay one month longer | 7,620 customers",
        "297.2K",
        // Both readings of 63,800.
        "members at one time | 7,620.0 | 63,800.0",
        "joining in a year | 5,316.7",
        "−30.2",
        // The four cells and what each brings.
        "low fit, low worth | group 1, group 2, group 3 | 50.0 | −2.3",
        "high fit, low worth | group 4 | 20.0 | 5.1",
        "high fit, high worth | group 5, group 6 | 20.0 | 71.8",
        "low fit, high worth | group 7 | 10.0 | 25.4",
        // Fifteen reasons, eight of them to be mended.
        "15 reasons",
        "8 reasons",
        "7 reasons",
        "53.3%",
        // Of one month's joining.
        "1,828.8",
        "5,867.4",
        "1,752.6",
        // By stock and flow, and by who leave.
        "88.1%",
        "304.32",
        "8.1 months",
        // The other fits.
        "sBG, least squares",
        "Weibull",
        "524.1",
        "- E4 · ",
        "- E6 · ",
    ] {
        assert!(all.contains(told), "{told}: {all}");
    }
    let cells = found.tables[0].table.rows.iter().map(|row| &row[1].exact);
    assert!(cells.clone().any(|it| it == "297180"), "a month more");
    let drawn: Vec<bool> = found
        .figures
        .iter()
        .map(|it| matches!(it.drawing, Drawing::Heat(_)))
        .collect();
    assert_eq!(drawn, [false, true, false]);
    let reading = found.figures[1].reading.text();
    assert!(
        reading.contains("30.0%") && reading.contains("97.2%"),
        "{reading}"
    );
    let Drawing::Heat(heat) = &found.figures[1].drawing else {
        unreachable!()
    };
    let cells = heat.rows.iter().flat_map(|row| row.cells.iter().flatten());
    let cells: Vec<&str> = cells.map(|it| it.value_label.as_str()).collect();
    let laid_out = [
        "group 7 · 10.0% of the students · 25.4% of the profit",
        "group 5, group 6 · 20.0% of the students · 71.8% of the profit",
        "group 1, group 2, group 3 · 50.0% of the students · −2.3% of the profit",
        "group 4 · 20.0% of the students · 5.1% of the profit",
    ];
    assert_eq!(cells, laid_out);
}

#[test]
fn the_schools_number_can_be_read_as_a_years_joining() {
    let mut engine = Engine::default();
    let path = "lifetime/school/reading";
    let question = with(&topic("school"), path, json!("joining_yearly")).unwrap();
    let found = sheet(&mut engine, question, Lang::En);
    let answer = found.answer.text();
    for told in ["63,800", "5,316.7", "−30.2%", "8.3 months", "44,285"] {
        assert!(answer.contains(told), "{told}: {answer}");
    }
    let is_chosen = found.controls.iter().any(|it| {
        it.path == path
            && matches!(
                it.entry,
                Entry::Choice {
                    chosen: Some(1),
                    ..
                }
            )
    });
    assert!(is_chosen);
    // The reading is not mixed with an assumed number of leavers, and its footnote agrees with it.
    let all = shown(&found);
    assert!(!all.contains("2,583") && !all.contains("13,285"), "{all}");
    assert!(
        all.contains("the stated joining a month × 12 | 91,440"),
        "{all}"
    );
    let first = found.notes.iter().find(|it| it.starts_with("E1"));
    assert!(first.unwrap().contains("as you chose"), "{:?}", found.notes);
}

#[test]
fn what_no_document_says_of_the_school_is_marked_as_assumed() {
    let found = sheet(&mut Engine::default(), topic("school"), Lang::En);
    let all = shown(&found);
    assert!(
        all.contains("the case says only that more leave than join"),
        "{all}"
    );
    let assumed = found
        .controls
        .iter()
        .filter(|it| it.label.ends_with("(assumed)"));
    assert_eq!(assumed.count(), 3);
    let first_loss = found
        .tables
        .iter()
        .find(|it| it.title == "What a smaller first loss brings");
    let note = &first_loss.unwrap().table.rows[1][2].shown;
    assert!(
        note.starts_with("the smaller first loss is an assumption"),
        "{note}"
    );
}

#[test]
fn mending_more_of_the_reasons_is_worth_more() {
    let found = sheet(&mut Engine::default(), topic("school"), Lang::En);
    let table = found
        .tables
        .iter()
        .find(|it| it.title == "What mending them is worth");
    let names: Vec<&str> = table
        .unwrap()
        .table
        .rows
        .iter()
        .map(|row| row[0].shown.as_str())
        .collect();
    assert!(names.contains(&"months once mended"), "{names:?}");
    assert!(names.contains(&"months once all are mended"), "{names:?}");
    assert!(!names.contains(&"months then"), "{names:?}");
    let worth = |averted: f64| {
        let path = "lifetime/school/reasons/averted";
        let question = with(&topic("school"), path, json!(averted)).unwrap();
        let found = sheet(&mut Engine::default(), question, Lang::En);
        let mut tables = found.tables.iter();
        let table = tables
            .find(|it| it.title == "What mending them is worth")
            .unwrap();
        let mut rows = table.table.rows.iter();
        let row = rows
            .find(|row| row[0].shown.starts_with("profit more"))
            .unwrap();
        row[1].exact.parse::<f64>().unwrap()
    };
    assert!(worth(0.0).abs() < 1e-6);
    assert!(worth(0.5) > 100_000.0 && worth(1.0) > worth(0.5));
}

#[test]
fn parts_of_the_schools_groups_that_miss_the_whole_are_told() {
    let mut engine = Engine::default();
    let path = "lifetime/school/groups/0/share";
    let question = with(&topic("school"), path, json!(0.25)).unwrap();
    let found = sheet(&mut engine, question, Lang::En);
    let is_told = |it: &String| it.contains("110.0%, not 100%");
    assert!(found.notes.iter().any(is_told), "{:?}", found.notes);
    let field = found.controls.iter().find(|it| it.path == path);
    assert!(is_told(&field.unwrap().note), "at the field too");
    for (path, entered) in [
        ("lifetime/school/groups/0/share", json!(-0.1)),
        ("lifetime/school/groups/6/profit_monthly", json!(null)),
        ("lifetime/school/reasons/fixable", json!(16)),
        ("lifetime/school/reasons/averted", json!(1.5)),
        ("lifetime/school/reasons/all", json!(0)),
    ] {
        let question = with(&topic("school"), path, entered).unwrap();
        let refusal = refusal(&mut engine, question, Lang::En);
        assert_eq!(refusal.path.as_deref(), Some(path), "{}", refusal.words);
    }
}

#[test]
fn the_school_counts_in_its_own_currency() {
    let request = Request::Sheet(SheetQuestion {
        look: None,
        question: topic("school"),
        pages: Vec::new(),
        lang: Lang::Zh,
        currency: Currency::Cny,
    });
    let answer = Engine::default().handle(request, None).unwrap();
    let Response::Sheet(SheetAnswer::Sheet(found)) = answer else {
        panic!("the school was refused");
    };
    assert_eq!(found.currency, Some(Currency::Usd));
    assert!(
        found.answer.text().contains("美元"),
        "{}",
        found.answer.text()
    );
}

#[test]
fn a_month_that_has_not_come_is_no_zero() {
    let mut engine = opened_for(400.0);
    let found = sheet(&mut engine, topic("cohorts"), Lang::En);
    let triangle = found
        .tables
        .iter()
        .find(|it| it.title == "Retention by cohort")
        .unwrap();
    let rows = &triangle.table.rows;
    assert_eq!(rows.last().unwrap().last().unwrap().shown, "—");
    assert_eq!(rows[0][2].shown, "100.0");
    let marked = rows
        .iter()
        .flatten()
        .filter(|cell| cell.shown.ends_with('*'));
    assert!(marked.count() > 0, "{}", shown(&found));
}

#[test]
fn other_data_than_the_sample_are_told() {
    let found = refusal(&mut opened(), topic("cdnow"), Lang::En);
    assert!(found.words.contains("500"), "{}", found.words);
}

#[test]
fn a_range_names_its_unit_once() {
    let found = sheet(&mut opened(), topic("forecast"), Lang::En)
        .answer
        .text();
    let range = found.split_once("range ").unwrap().1;
    let (low, high) = range.split_once(" to ").unwrap();
    assert!(
        low.chars().all(|it| it.is_ascii_digit() || it == ','),
        "{low}"
    );
    assert!(high.contains(" orders)"), "{high}");
    let found = sheet(&mut opened(), topic("slipping"), Lang::En)
        .answer
        .text();
    assert!(found.contains("90% range"), "{found}");
    assert_eq!(found.matches("USD").count(), 3, "{found}");
}

#[test]
fn errors_and_bic_show_the_formula_that_makes_them() {
    let found = sheet(&mut opened(), topic("forecast"), Lang::En);
    for heading in [
        "mean absolute error, MAE",
        "root mean squared error, RMSE",
        "BIC",
    ] {
        let mut seen = 0;
        for table in &found.tables {
            let place = table
                .table
                .columns
                .iter()
                .position(|it| it.heading == heading);
            let Some(place) = place else { continue };
            for row in &table.table.rows {
                let of = row[place].explained.as_ref().unwrap().number().unwrap();
                assert!(!matches!(of.expr, Expr::Of(_)), "{heading}");
                let near = (of.value() - row[place].exact.parse::<f64>().unwrap()).abs();
                assert!(near < 1e-6 * of.value().abs(), "{heading}");
                seen += 1;
            }
        }
        assert!(seen > 0, "{heading}");
    }
}

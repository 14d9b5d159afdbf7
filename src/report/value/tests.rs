//! All topics of the value room, as a user meets them.

use serde_json::{Value, json};

use super::*;
use crate::chart::Drawing;
use crate::json;
use crate::report::{Entry, Question, Refusal, at, with};
use crate::scenario::CaseId;
use crate::text::EntryKind;
use crate::workshop::footnotes;

/// Every start of every topic on paper that has fields.
fn starts() -> Vec<(String, Value, OnPaper)> {
    let mut all = Vec::new();
    for topic in topics(Lang::En) {
        for start in topic.starts {
            if let Question::Value(asked) = json::from_value(start.question.clone()).unwrap() {
                all.push((topic.slug.clone(), start.question, *asked));
            }
        }
    }
    all
}

/// The sheet, or why there is none; the fields are told in either case.
fn shown(lang: Lang, currency: Currency, asked: &OnPaper) -> Result<Sheet, Refusal> {
    match on_paper(lang, currency, asked) {
        SheetAnswer::Sheet(sheet) => Ok(*sheet),
        SheetAnswer::Lacking { refusal, controls } => {
            assert!(!controls.is_empty());
            Err(refusal)
        }
        SheetAnswer::Refused(refusal) | SheetAnswer::Unread(refusal) => Err(refusal),
    }
}

pub(super) fn ask(question: &Value) -> Option<Result<Sheet, Refusal>> {
    if let Some(refusal) = misfit_on_paper(Lang::En, question) {
        return Some(Err(refusal));
    }
    match json::from_value(question.clone()).ok()? {
        Question::Value(asked) => Some(shown(Lang::En, Currency::Eur, &asked)),
        _ => None,
    }
}

fn case(case: ValueCase) -> Sheet {
    shown(Lang::En, Currency::Unstated, &OnPaper::case(case)).unwrap()
}

/// What all tables of a sheet show.
fn cells(sheet: &Sheet) -> Vec<&crate::chart::Cell> {
    let tables = sheet.tables.iter().map(|it| &it.table);
    tables.flat_map(|it| it.rows.iter().flatten()).collect()
}

#[test]
fn every_case_of_the_documents_begins_a_topic() {
    let begun: Vec<Option<ValueCase>> = starts().iter().map(|it| it.2.case).collect();
    for case in ValueCase::ALL {
        assert!(begun.contains(&Some(case)), "{case:?}");
    }
}

#[test]
fn every_start_gives_a_whole_sheet_in_both_languages() {
    for (slug, _, asked) in starts() {
        for lang in Lang::ALL {
            let sheet = shown(lang, Currency::Unstated, &asked).unwrap();
            let text = serde_json::to_string(&(
                &sheet.answer,
                &sheet.method,
                &sheet.notes,
                &sheet.tables,
                &sheet.controls,
            ));
            for open in ["{}", "{name}", "{count}", "{share}", "{factor}", "null}}}"] {
                assert!(!text.as_ref().unwrap().contains(open), "{slug} {open}");
            }
            let told = sheet.answer.pieces().iter().filter(|it| it.told.is_some());
            assert_eq!(told.count(), sheet.numbers.len(), "{slug}");
            assert!(
                !sheet.answer.is_empty() && !sheet.method.is_empty(),
                "{slug}"
            );
            assert!(
                !sheet.tables.is_empty() && !sheet.notes.is_empty(),
                "{slug}"
            );
            for table in &sheet.tables {
                let wide = table.table.columns.len();
                assert!(wide > 1, "{slug} {}", table.title);
                assert!(table.table.rows.iter().all(|row| row.len() == wide));
            }
        }
    }
}

#[test]
fn every_number_of_a_model_stands_in_a_table() {
    for (slug, _, asked) in starts() {
        let answer = asked.ask.answer().unwrap();
        let sheet = shown(Lang::Zh, Currency::Unstated, &asked).unwrap();
        let cells = cells(&sheet);
        let shown: Vec<_> = cells
            .iter()
            .filter_map(|it| it.explained.as_ref()?.number())
            .collect();
        for line in answer.lines() {
            let is_there = shown.contains(&line.of);
            assert!(is_there, "{slug}: {:?} {:?}", line.keys, line.of.symbol);
        }
    }
}

#[test]
fn every_field_has_its_place_and_takes_what_it_shows() {
    for (slug, question, asked) in starts() {
        let sheet = shown(Lang::En, Currency::Unstated, &asked).unwrap();
        let mut paths: Vec<&str> = sheet.controls.iter().map(|it| it.path.as_str()).collect();
        assert!(paths.len() > 1, "{slug}");
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths.len(), sheet.controls.len(), "{slug}");
        for control in &sheet.controls {
            let path = &control.path;
            assert!(at(&question, path).is_some(), "{slug} {path}");
            let entered: Vec<Value> = match &control.entry {
                Entry::Day { value, .. } => vec![json!(value)],
                Entry::Text { value } => vec![json!(value)],
                Entry::Remedies { .. } | Entry::Ways { .. } => Vec::new(),
                Entry::Actions { options } => options.iter().map(|it| it.1.clone()).collect(),
                Entry::Checks { options } => options.iter().map(|it| it.2.clone()).collect(),
                Entry::Number { value, .. } => {
                    let value = value.map(|value| match value.fract() == 0.0 {
                        true => json!(value as i64),
                        false => json!(value),
                    });
                    vec![value.unwrap_or_default()]
                }
                Entry::Choice { chosen, options } => {
                    let now = options[chosen.unwrap()].1.clone();
                    assert_eq!(at(&question, path), Some(&now), "{slug} {path}");
                    options.iter().map(|(_, value)| value.clone()).collect()
                }
            };
            for entered in entered {
                let changed = with(&question, path, entered).unwrap();
                assert!(matches!(ask(&changed), Some(Ok(_))), "{slug} {path}");
            }
        }
    }
}

#[test]
fn what_cannot_be_is_refused_at_a_field_that_can_be_changed() {
    for (slug, question, asked) in starts() {
        let sheet = shown(Lang::En, Currency::Unstated, &asked).unwrap();
        let paths: Vec<&str> = sheet.controls.iter().map(|it| it.path.as_str()).collect();
        for control in &sheet.controls {
            let Entry::Number { kind, .. } = control.entry else {
                continue;
            };
            for wrong in [-1e16_f64, -20.0, 40.0, 1e16, 0.5, f64::NAN] {
                // As the page sends it.
                let entered = match wrong.fract() == 0.0 && wrong.abs() < 1e15 {
                    true => json!(wrong as i64),
                    false => json!(wrong),
                };
                let changed = with(&question, &control.path, entered).unwrap();
                let answer = ask(&changed);
                let Err(refusal) =
                    answer.unwrap_or_else(|| panic!("{slug} {} {wrong}", control.path))
                else {
                    continue;
                };
                assert!(!refusal.words.is_empty());
                let path = refusal.path.unwrap();
                assert!(paths.contains(&path.as_str()), "{slug} {path}");
                if wrong.is_nan() {
                    assert_eq!(path, control.path, "{slug}");
                }
                // A rate out of its own range is told at its own field, or at its row of a matrix.
                let row = |path: &str| path.rsplit_once('/').map(|it| it.0.to_owned());
                if wrong.abs() > 1e15 && kind == EntryKind::Percent {
                    assert_eq!(row(&path), row(&control.path), "{slug}");
                }
            }
        }
    }
}

#[test]
fn an_emptied_field_is_told_by_its_name_and_an_optional_one_is_left_out() {
    let question = Question::Value(Box::new(OnPaper::case(ValueCase::Clv))).to_value();
    let emptied = with(&question, "value/ask/clv/margin", Value::Null).unwrap();
    let refusal = ask(&emptied).unwrap().unwrap_err();
    assert_eq!(refusal.path.as_deref(), Some("value/ask/clv/margin"));
    assert!(refusal.words.contains("margin of a customer"));
    let path = "value/ask/clv/acquisition_cost";
    let without = with(&question, path, Value::Null).unwrap();
    let sheet = ask(&without).unwrap().unwrap();
    assert!(!sheet.answer.text().contains("pays that cost back"));
    let again = with(&without, path, json!(200)).unwrap();
    let sheet = ask(&again).unwrap().unwrap();
    assert!(sheet.answer.text().contains("pays that cost back"));
}

#[test]
fn fields_that_do_not_fit_together_show_what_was_entered() {
    let mut asked = OnPaper::case(ValueCase::HamptonMap);
    let value::Question::HeatMap(inputs) = &mut asked.ask else {
        panic!("another model");
    };
    inputs.usage[0].share.value = 0.3;
    let SheetAnswer::Lacking { refusal, controls } = on_paper(Lang::En, Currency::Unstated, &asked)
    else {
        panic!("shares of 110% made a sheet");
    };
    assert!(refusal.words.contains("110%"), "{}", refusal.words);
    let path = "value/ask/heat_map/usage/0/share";
    let field = controls.iter().find(|it| it.path == path).unwrap();
    assert!(matches!(
        field.entry,
        Entry::Number {
            value: Some(0.3),
            ..
        }
    ));
}

#[test]
fn a_value_without_end_is_told_at_retention() {
    let question = Question::Value(Box::new(OnPaper::case(ValueCase::Clv))).to_value();
    let endless = with(&question, "value/ask/clv/growth", json!(0.5)).unwrap();
    let refusal = ask(&endless).unwrap().unwrap_err();
    assert_eq!(refusal.path.as_deref(), Some("value/ask/clv/retention"));
}

#[test]
fn the_published_figures_stand_in_the_answers() {
    for (it, published) in [
        (ValueCase::Clv, "366.67"),
        (ValueCase::Subscription, "1,209"),
        (ValueCase::Hampton, "4.056M"),
        (ValueCase::HamptonPrinted, "273"),
        (ValueCase::HamptonPrinted, "40.56"),
        (ValueCase::Whale, "143.8%"),
    ] {
        let answer = case(it).answer.text();
        assert!(answer.contains(published), "{it:?}: {answer}");
    }
}

#[test]
fn hampton_tells_both_numbers_of_its_footnotes_in_dollars() {
    let sheet = case(ValueCase::Hampton);
    assert_eq!(sheet.currency, Some(Currency::Usd));
    assert!(sheet.notes.iter().any(|note| note.starts_with("H1: ")));
    let table = &sheet.tables.last().unwrap().table;
    let row: Vec<&str> = table.rows[0].iter().map(|it| it.shown.as_str()).collect();
    assert_eq!(row[0], "H1");
    assert_eq!(row[2..4], ["40.56", "101.4"]);
    let of_customer = "USD per head and year";
    assert_eq!(row[4..], ["as it should be", of_customer]);
    assert!(table.rows[0][3].explained.is_some());
}

#[test]
fn every_footnote_of_a_case_is_told_on_its_sheet_and_its_numbers_stand_side_by_side() {
    let mut told = Vec::new();
    for case in ValueCase::ALL {
        for entry in footnotes(CaseRef::Value(case)) {
            let name = format!("{:?}", entry.id);
            for (lang, colon) in [(Lang::Zh, "："), (Lang::En, ": ")] {
                let sheet = shown(lang, Currency::Unstated, &OnPaper::case(case)).unwrap();
                let is_it = |note: &String| note.starts_with(&format!("{name}{colon}"));
                assert!(sheet.notes.iter().any(is_it), "{case:?} {name}");
                let tables = sheet.tables.iter().map(|it| &it.table);
                let mut rows = tables.flat_map(|table| &table.rows);
                let row = rows.find(|row| row[0].shown == name);
                let (Some(printed), Some(other)) = (&entry.printed, &entry.other) else {
                    assert!(row.is_none(), "{case:?} {name}");
                    continue;
                };
                let row = row.unwrap_or_else(|| panic!("{case:?} {name}"));
                for (cell, of) in [(&row[2], printed), (&row[3], other)] {
                    let explained = cell.explained.as_ref().and_then(|it| it.number());
                    assert_eq!(explained, Some(of));
                }
                assert_ne!(row[2].shown, row[3].shown, "{case:?} {name}");
            }
            told.push(name);
        }
    }
    for name in [
        "H1", "H2", "H3", "H4", "H5", "H6", "T1", "T2", "E7", "C1", "C2",
    ] {
        assert!(told.iter().any(|it| it == name), "{name}");
    }
}

#[test]
fn the_first_page_of_a_study_tells_its_footnotes_with_both_numbers() {
    for (id, entry, numbers) in [
        (CaseId::Hampton, "H1", ["40.56", "101.4"]),
        (CaseId::TenThousand, "T1", ["33.3", "33.1"]),
        (CaseId::TenThousand, "T2", ["4,700", "6,700"]),
    ] {
        let sheet = footnotes_of_study(Lang::En, id);
        let is_it = |note: &String| note.starts_with(&format!("{entry}: "));
        assert!(sheet.notes.iter().any(is_it), "{entry}");
        let rows = &sheet.tables[0].table.rows;
        let row = rows.iter().find(|row| row[0].shown == entry).unwrap();
        assert_eq!([&row[2].shown, &row[3].shown], numbers, "{entry}");
        assert!(row[2].explained.is_some() && row[3].explained.is_some());
    }
    let hampton = footnotes_of_study(Lang::Zh, CaseId::Hampton);
    assert!(hampton.notes.iter().any(|note| note.starts_with("H6：")));
}

#[test]
fn hamptons_margin_is_switched_to_a_part_of_spend_and_told_both_ways() {
    let asked = OnPaper::case(ValueCase::Hampton);
    let question = Question::Value(Box::new(asked.clone())).to_value();
    let sheet = shown(Lang::En, Currency::Usd, &asked).unwrap();
    let path = "value/ask/cbv_levers";
    let switch = sheet.controls.iter().find(|it| it.path == path).unwrap();
    let Entry::Choice { chosen, options } = &switch.entry else {
        panic!("{:?}", switch.entry);
    };
    assert_eq!(*chosen, Some(0));
    let switched = with(&question, path, options[1].1.clone()).unwrap();
    let sheet = ask(&switched).unwrap().unwrap();
    assert!(
        sheet
            .controls
            .iter()
            .any(|it| it.path == format!("{path}/price"))
    );
    let tables = sheet.tables.iter().map(|it| &it.table);
    let both: Vec<&str> = tables
        .flat_map(|table| &table.rows)
        .filter(|row| row[0].shown == "CBV per category customer")
        .map(|row| row[1].shown.as_str())
        .collect();
    // Among the results, and by either reading.
    assert_eq!(both, ["40.56"; 3]);
}

#[test]
fn money_of_a_case_without_a_currency_is_in_that_of_the_data() {
    let asked = OnPaper::case(ValueCase::Clv);
    let sheet = shown(Lang::En, Currency::Cny, &asked).unwrap();
    assert!(sheet.answer.text().contains("366.67 CNY"));
    let question = Question::Value(Box::new(asked)).to_value();
    let changed = with(&question, "value/currency", json!("GBP")).unwrap();
    let sheet = ask(&changed).unwrap().unwrap();
    assert!(sheet.answer.text().contains("366.67 GBP"));
}

#[test]
fn the_register_lists_every_entry() {
    let sheet = register(Lang::Zh);
    // A table for each document, headed by its title, which no row repeats; the numbers stand before the
    // words, and the handling is in the same cell as the problem.
    let rows: usize = sheet.tables.iter().map(|it| it.table.rows.len()).sum();
    assert_eq!(rows, crate::workshop::RegisterId::ALL.len());
    assert!(sheet.tables.len() > 5);
    for table in &sheet.tables {
        assert!(table.table.columns.len() <= 4, "{}", table.title);
        for row in &table.table.rows {
            assert!(
                row.iter().all(|it| it.shown != table.title),
                "{}",
                table.title
            );
            assert!(row.last().unwrap().shown.contains("处理："), "{row:?}");
        }
    }
    assert!(sheet.tables[0].table.rows[0][2].shown.contains("101.40"));
    assert!(sheet.answer.text().contains(&rows.to_string()));
}

#[test]
fn the_register_opens_with_how_far_the_printed_numbers_are_off() {
    let sheet = register(Lang::En);
    let [figure] = sheet.figures.as_slice() else {
        panic!("one figure: {}", sheet.figures.len());
    };
    let Drawing::Compare(compare) = &figure.drawing else {
        panic!("bars");
    };
    let bars = &compare.groups[0].bars;
    let far: Vec<f64> = bars.iter().map(|it| it.value.abs()).collect();
    assert!(far.is_sorted_by(|a, b| a >= b), "{far:?}");
    let bar = |id: &str| bars.iter().find(|it| it.label.starts_with(id)).unwrap();
    // 101.40 for 40.56, and 91,440 for 91,400.
    assert_eq!(bar("H1").value_label, "+150.0%");
    assert_eq!(bar("H1").difference_label, "40.56 → 101.40");
    assert_eq!(bar("E2").value_label, "+0.04%");
    assert_eq!(bar("T1").value_label, "−0.81%");
    assert_eq!(figure.table.rows.len(), bars.len());
}

/// What a start says with something else at a place.
fn words_with(slug: &str, path: &str, entered: Value) -> (String, Option<String>) {
    let (_, question, _) = starts().into_iter().find(|it| it.0 == slug).unwrap();
    let changed = with(&question, path, entered).unwrap();
    let refusal = ask(&changed).unwrap().unwrap_err();
    (refusal.words, refusal.path)
}

#[test]
fn a_refusal_calls_the_field_as_the_page_does() {
    let (words, path) = words_with(
        "expected-value",
        "value/ask/expected_value/parts/0",
        json!(0.9),
    );
    assert!(
        words.contains("make 110%") && !words.contains("entry"),
        "{words}"
    );
    assert_eq!(path.as_deref(), Some("value/ask/expected_value/parts/1"));
    let (words, _) = words_with(
        "expected-value",
        "value/ask/expected_value/accounts/1/probability",
        json!(1.5),
    );
    assert!(
        words.contains(" of “") && !words.contains("entry"),
        "{words}"
    );
    let (words, path) = words_with("funnel", "value/ask/funnel/reached/0", json!(0));
    assert_eq!(path.as_deref(), Some("value/ask/funnel/reached/1"));
    assert!(words.contains("the 0 before it"), "{words}");
    let (words, path) = words_with("contacts", "value/ask/contacts/to", json!(1_000));
    assert_eq!(path.as_deref(), Some("value/ask/contacts/to"));
    assert!(words.contains("cannot be before the first"), "{words}");
}

#[test]
fn the_funnel_and_the_bases_carry_what_the_documents_say_of_them() {
    let cells = |slug: &str| -> String {
        let (_, question, _) = starts().into_iter().find(|it| it.0 == slug).unwrap();
        let sheet = ask(&question).unwrap().unwrap();
        let tables = sheet.tables.iter();
        let rows = tables.flat_map(|it| it.table.rows.iter().flatten());
        rows.map(|cell| cell.shown.as_str())
            .collect::<Vec<_>>()
            .join("\n")
    };
    let funnel = cells("funnel");
    for words in [
        "Existing customer",
        "Key customer",
        "draw up the list of prospects",
        "referrals",
    ] {
        assert!(funnel.contains(words), "{words}");
    }
    assert!(cells("bases").contains("value, needs, preferences"));
}

#[test]
fn refusals_are_sentences_and_number_only_what_there_are_several_of() {
    let (words, _) = words_with("serving", "value/ask/serving/costs/of_revenue", json!(1.5));
    assert!(!words.contains("entry"), "{words}");
    let (words, path) = words_with("serving", "value/ask/serving/groups/0/customers", json!(0));
    assert_eq!(
        path.as_deref(),
        Some("value/ask/serving/groups/0/customers")
    );
    assert!(words.contains("must be above 0"), "{words}");
    let (words, path) = words_with("rfm-list", "value/ask/rfm/customers/0/frequency", json!(0));
    assert_eq!(path.as_deref(), Some("value/ask/rfm/customers/0/frequency"));
    assert!(words.contains("must be above 0"), "{words}");
}

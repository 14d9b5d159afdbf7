//! The made-up files: each is read as what it is without a question, and shows what its topic is for.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod asked;

use kezhi::engine::{Engine, Export, ExportForm, ExportOf};
use kezhi::ingest::{self, MemorySource, Overrides, Role, Shape};
use kezhi::report::Sheet;
use kezhi::text::{Lang, samples};
use kezhi::units::Currency;
use kezhi::workshop::Sample;

const LANGUAGES: [Lang; 2] = [Lang::Zh, Lang::En];

fn text(lang: Lang, sample: Sample) -> String {
    String::from_utf8(samples::bytes(lang, sample)).unwrap()
}

fn sheet(lang: Lang, sample: Sample, slug: &str) -> Sheet {
    let mut engine = asked::engine_of_records(&text(lang, sample), None);
    let look = Some(asked::look(None));
    let of_paper = (lang, Currency::Unstated);
    asked::sheet(asked::ask(&mut engine, look, &asked::start(slug), of_paper))
}

/// The cells of a column of the table that has one of this heading.
fn column<'a>(sheet: &'a Sheet, heading: &str) -> Vec<&'a str> {
    let place = |table: &kezhi::chart::Table| {
        let heads = table.columns.iter();
        heads
            .map(|it| it.heading.as_str())
            .position(|it| it == heading)
    };
    let mut tables = sheet.tables.iter().map(|it| &it.table);
    let found = tables.find_map(|table| Some((table, place(table)?)));
    let (table, place) = found.unwrap();
    let rows = table.rows.iter();
    rows.map(|row| row[place].shown.as_str()).collect()
}

#[test]
fn every_sample_is_read_without_a_question_and_says_that_it_is_made_up() {
    let shapes = [
        (Sample::Orders, Shape::Orders),
        (Sample::Leads, Shape::Leads),
        (Sample::Accounts, Shape::Scorecard),
    ];
    for lang in LANGUAGES {
        for (sample, shape) in shapes {
            let bytes = samples::bytes(lang, sample);
            let name = samples::file_name(sample).get(lang);
            let mut source = MemorySource(&bytes[..]);
            let found = ingest::inspect(&mut source, name, &Overrides::default()).unwrap();
            assert_eq!(found.plan.shape, shape, "{name}");
            assert!(found.plan.missing().is_empty(), "{name}");
            assert!(found.date_question.is_none(), "{name}");
            for role in [Role::Cost, Role::Discount, Role::Channel] {
                let is_known = found.plan.roles.contains_key(&role);
                assert!(is_known || sample != Sample::Orders, "{name}: {role:?}");
            }
            let note = samples::note(sample).get(lang);
            let made_up = lang.pick("虚构", "made up");
            assert!(note.contains(made_up), "{note}");
        }
    }
}

#[test]
fn the_orders_speak_the_language_of_the_reader_and_have_loyal_customers() {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    assert!(!text(Lang::En, Sample::Orders).contains(is_chinese));
    for lang in LANGUAGES {
        let mut engine = asked::engine(&text(lang, Sample::Orders));
        let look = Some(asked::look(None));
        let of_money = (lang, Currency::Cny);
        let asked = asked::ask(&mut engine, look, &asked::start("usage"), of_money);
        let found = asked::sheet(asked);
        let loyal = lang.pick("忠诚", "loyal");
        let names = column(&found, lang.pick("客户群", "Segment"));
        let is_loyal = |it: &&&str| it.to_lowercase().contains(loyal);
        assert!(names.iter().filter(is_loyal).count() >= 3, "{names:?}");
    }
}

#[test]
fn the_leads_run_down_the_funnel_of_the_seven_steps() {
    for lang in LANGUAGES {
        let found = sheet(lang, Sample::Leads, "leads");
        let reached = column(&found, lang.pick("到达该阶段的数量", "Reached the stage"));
        assert_eq!(reached, ["1,000", "600", "420", "250", "120", "80", "72"]);
        assert!(
            found.answer.text().contains("7.2%"),
            "{}",
            found.answer.text()
        );
        // Somebody is due, somebody is to be spoken to again, and every reason stands there.
        for title in [
            lang.pick("该跟进的潜客", "Due for a follow-up"),
            lang.pick("该再联系的潜客", "To contact again"),
        ] {
            let list = found.tables.iter().find(|it| it.title == title).unwrap();
            assert!(list.table.rows.len() > 20, "{title}");
        }
    }
}

#[test]
fn the_accounts_begin_with_those_on_paper() {
    for lang in LANGUAGES {
        let found = sheet(lang, Sample::Accounts, "assessment-file");
        let rows = &found.tables[0].table.rows;
        assert_eq!(rows.len(), 30);
        let classes: Vec<String> = rows[..3]
            .iter()
            .map(|row| {
                row[1]
                    .shown
                    .chars()
                    .filter(char::is_ascii_uppercase)
                    .collect()
            })
            .collect();
        assert!(
            classes
                .iter()
                .zip(["A", "B", "C"])
                .all(|(of, is)| of.ends_with(is)),
            "{classes:?}"
        );
        // Who has not signed is D, in either language.
        let is_d = |row: &&Vec<kezhi::chart::Cell>| row[1].shown.contains('D');
        assert_eq!(rows.iter().filter(is_d).count(), 8, "{lang:?}");
    }
}

#[test]
fn the_engine_writes_a_sample_with_nothing_open() {
    let export = Export {
        of: ExportOf::Sample(Sample::Leads),
        form: ExportForm::Csv,
        lang: Lang::En,
        currency: Currency::Unstated,
    };
    let mut out = Vec::new();
    Engine::default().export(&export, &mut out).unwrap();
    assert_eq!(out, samples::bytes(Lang::En, Sample::Leads));
    assert_eq!(
        out,
        samples::bytes(Lang::En, Sample::Leads),
        "the same every time"
    );
}

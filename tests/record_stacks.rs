//! Several tables of rows of their own as one: answers of two years, contracts of two sheets.

#![allow(clippy::unwrap_used)]

use kezhi::ingest::{
    Encoding, FatalError, File, Format, ImportOptions, Imported, InputChoice, InputUse, Inspection,
    IssueKind, MemorySource, Overrides, Reason, RecordKind, Records, Role, Shape, decode_any,
    import_any, import_records, inspect, inspect_all,
};
use kezhi::units::Day;

const FIRST: &str = "customerID,start_date,MonthlyCharges,Churn,Note\n\
    A,05/03/2023,29.85,No,7\n\
    B,06/03/2023,56.95,No,8\n";
const SECOND: &str = "customerID,start_date,MonthlyCharges,Churn,Note\n\
    C,13/02/2024,53.85,Yes,late\n\
    ,01/02/2024,9,No,9\n\
    D,02/02/2024,free,No,10\n";

fn sources<'a>(texts: &'a [&'a [u8]]) -> Vec<MemorySource<'a>> {
    texts.iter().map(|bytes| MemorySource(bytes)).collect()
}

fn files<'a>(sources: &'a mut [MemorySource<'_>]) -> Vec<File<'a>> {
    const NAMES: [&str; 3] = ["2023.csv", "2024.csv", "2025.csv"];
    let named = NAMES.into_iter().zip(sources);
    named.map(|(name, source)| (name, source as _)).collect()
}

fn looked(texts: &[&[u8]], overrides: &Overrides) -> Inspection {
    let mut sources = sources(texts);
    inspect_all(&mut files(&mut sources), overrides).unwrap()
}

fn read(texts: &[&[u8]], overrides: &Overrides) -> Result<Records, FatalError> {
    let plan = looked(texts, overrides).plan;
    let mut sources = sources(texts);
    let options = ImportOptions::default();
    match import_any(&mut files(&mut sources), &plan, &options, &mut |_| {})? {
        Imported::Records(records) => Ok(records),
        Imported::Lines(_) => panic!("the rows stand for themselves"),
    }
}

/// All tables, whether their columns are the same or enough of them.
fn all(texts: &[&[u8]]) -> Overrides {
    let found = looked(texts, &Overrides::default());
    let choices = found.inputs.iter().map(|input| InputChoice {
        table: input.table,
        refunds: false,
    });
    Overrides {
        inputs: Some(choices.collect()),
        ..Overrides::default()
    }
}

#[test]
fn tables_of_the_same_columns_are_proposed_and_read_as_one() {
    let texts = [FIRST.as_bytes(), SECOND.as_bytes()];
    let found = looked(&texts, &Overrides::default());
    assert_eq!(
        (found.plan.shape, found.plan.also.len()),
        (Shape::Contracts, 1)
    );
    for input in &found.inputs {
        assert_eq!(
            (input.used_as, &input.reason),
            (InputUse::Rows, &Reason::SameColumns)
        );
    }
    let records = read(&texts, &Overrides::default()).unwrap();
    let rows = records.facts.rows;
    assert_eq!((rows.read, rows.used, rows.set_aside), (5, 4, 1));
    assert_eq!(records.line, [2, 3, 5, 7]);
    let inputs = &records.facts.inputs;
    assert_eq!((inputs[0].before, inputs[1].before), (0, 3));
    assert_eq!(inputs[1].name, "2024.csv");
    assert_eq!((inputs[1].rows.read, inputs[1].rows.used), (3, 2));
    // The free charge stands in line 4 of the second file.
    let bad = records
        .facts
        .issues
        .iter()
        .find(|it| it.kind == IssueKind::BadCell);
    let line = bad.and_then(|issue| issue.first_line()).unwrap();
    let (input, line) = records.facts.place_of(line);
    assert_eq!((input.map(|it| &it.name[..]), line), (Some("2024.csv"), 4));
    let bytes = Imported::Records(records.clone()).encode().to_vec();
    assert_eq!(
        decode_any(&mut MemorySource(&bytes)),
        Ok(Imported::Records(records))
    );
}

#[test]
fn columns_are_of_the_kind_and_the_order_all_tables_call_for() {
    let records = read(
        &[FIRST.as_bytes(), SECOND.as_bytes()],
        &Overrides::default(),
    )
    .unwrap();
    // A thirteenth of February in the second decides the dates of the first.
    let start = &records.column(Role::Start).unwrap().values;
    assert_eq!(start.day(0), Day::from_iso("2023-03-05"));
    assert_eq!(start.day(2), Day::from_iso("2024-02-13"));
    let note = records.columns.iter().find(|it| it.name == "Note").unwrap();
    assert_eq!(note.values.kind(), RecordKind::Text);
    let one = FIRST.to_owned() + SECOND.split_once('\n').unwrap().1;
    let mut source = MemorySource(one.as_bytes());
    let plan = inspect(&mut source, "one.csv", &Overrides::default())
        .unwrap()
        .plan;
    let joined = import_records(&mut source, &plan, &mut |_| {}).unwrap();
    assert_eq!(records.columns, joined.columns);
}

#[test]
fn columns_are_found_by_name_and_one_that_is_not_there_counts_as_blank() {
    let second = "Churn,customerID,MonthlyCharges,start_date\nYes,C,53.85,13/02/2024\n";
    let texts = [FIRST.as_bytes(), second.as_bytes()];
    let records = read(&texts, &all(&texts)).unwrap();
    assert_eq!(
        records.column(Role::Charge).unwrap().values.number(2),
        Some(53.85)
    );
    assert_eq!(records.column(Role::Customer).unwrap().values.text(2), "C");
    let note = records.columns.iter().find(|it| it.name == "Note").unwrap();
    assert_eq!(
        (note.values.number(0), note.values.number(2)),
        (Some(7.0), None)
    );
    let missing = records
        .facts
        .issues
        .iter()
        .find(|it| it.kind == IssueKind::MissingColumn);
    let missing = missing.unwrap();
    assert_eq!((missing.count, missing.examples[0].column), (1, Some(4)));
}

#[test]
fn a_table_without_the_column_of_customers_is_refused_by_its_name() {
    let second = "start_date,MonthlyCharges,Churn\n13/02/2024,53.85,Yes\n";
    let texts = [FIRST.as_bytes(), second.as_bytes()];
    let refused = read(&texts, &all(&texts)).unwrap_err();
    let expected = FatalError::In {
        name: "2024.csv".into(),
        error: Box::new(FatalError::InputLacksColumn {
            column: "customerID".into(),
        }),
    };
    assert_eq!(refused, expected);
}

#[test]
fn each_table_keeps_its_own_encoding() {
    let first = "受访者,推荐意愿,意见\n甲一,9,很好\n乙二,3,物流太慢了\n";
    let second = "受访者,推荐意愿,意见\n丙三,10,还会再来购买\n丁四,7,价格有点贵\n";
    let (gbk, ..) = encoding_rs::GBK.encode(second);
    let texts = [first.as_bytes(), &gbk[..]];
    let found = looked(&texts, &Overrides::default());
    assert_eq!(found.plan.shape, Shape::Survey);
    let Format::Text(format) = found.plan.also[0].format else {
        panic!("both are texts");
    };
    assert_eq!(format.encoding, Encoding::Gb18030);
    let records = read(&texts, &Overrides::default()).unwrap();
    assert_eq!(
        records.column(Role::Customer).unwrap().values.text(2),
        "丙三"
    );
    assert_eq!(
        records
            .column(Role::Recommendation)
            .unwrap()
            .values
            .number(3),
        Some(7.0)
    );
}

#[test]
fn a_table_of_answers_named_for_returns_holds_no_refunds() {
    let texts = [FIRST.as_bytes(), SECOND.as_bytes()];
    let mut sources = sources(&texts);
    let [one, two] = &mut sources[..] else {
        panic!("there are two");
    };
    let mut files: [File<'_>; 2] = [("2023.csv", one), ("2024 returns.csv", two)];
    let found = inspect_all(&mut files, &Overrides::default()).unwrap();
    assert_eq!(found.inputs[1].used_as, InputUse::Rows);
    assert!(!found.plan.also[0].refunds);
}

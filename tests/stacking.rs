//! Several inputs as one: files, members of archives, sheets.

// A test may fail by panicking, its helpers too.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::{Cursor, Write};

use kezhi::ingest::{
    ColumnsFit, DateOrder, Delimiter, Encoding, FatalError, File, Format, ImportOptions, Input,
    InputChoice, InputUse, Inspection, IssueKind, MemorySource, OrderLines, Overrides, Place, Plan,
    Reason, Role, TableId, TextFormat, import_all, inspect_all,
};
use kezhi::units::Money;
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const HEADER: &str = "customer,date,amount,order,channel\n";

fn text() -> Format {
    Format::Text(TextFormat::new(Encoding::Utf8, Delimiter::Comma))
}

/// A plan for the columns of [`HEADER`] over so many files.
fn plan(files: usize) -> Plan {
    let also = (1..files).map(|file| Input {
        place: Place { file, member: None },
        format: text(),
        header_row: Some(0),
        refunds: false,
    });
    Plan {
        roles: [
            (Role::Customer, 0),
            (Role::Date, 1),
            (Role::Amount, 2),
            (Role::Order, 3),
            (Role::Channel, 4),
        ]
        .into(),
        also: also.collect(),
        ..Plan::new(text())
    }
}

fn run(
    files: &[(&str, &[u8])],
    plan: &Plan,
    options: &ImportOptions,
) -> Result<OrderLines, FatalError> {
    let mut sources: Vec<_> = files.iter().map(|(_, bytes)| MemorySource(bytes)).collect();
    let mut files: Vec<File<'_>> = files
        .iter()
        .zip(&mut sources)
        .map(|((name, _), source)| (*name, source as _))
        .collect();
    import_all(&mut files, plan, options, &mut |_| {})
}

fn take_in(files: &[(&str, &str)], plan: &Plan) -> Result<OrderLines, FatalError> {
    let files: Vec<_> = files
        .iter()
        .map(|(name, it)| (*name, it.as_bytes()))
        .collect();
    run(&files, plan, &ImportOptions::default())
}

fn row() -> impl Strategy<Value = String> {
    (
        "[A-D]|王芳|",
        1..13u32,
        1..29u32,
        -500..5000i32,
        0..9u32,
        "店|web|",
    )
        .prop_map(|(who, month, day, cents, order, channel)| {
            let amount = f64::from(cents) / 100.0;
            format!("{who},2024-{month:02}-{day:02},{amount},N{order},{channel}\n")
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_stack_gives_what_the_texts_behind_each_other_give(
        files in prop::collection::vec(prop::collection::vec(row(), 1..12), 1..5),
        ranges in 1..6usize,
        chunk_bytes in 1..80usize,
    ) {
        let texts: Vec<String> = files.iter().map(|rows| HEADER.to_owned() + &rows.concat()).collect();
        // The header of a later file is a repeated header in the text behind each other.
        let whole = run(&[("", texts.concat().as_bytes())], &plan(1), &ImportOptions::default());
        let named: Vec<(&str, &[u8])> = texts.iter().map(|text| ("f", text.as_bytes())).collect();
        let stacked = run(&named, &plan(texts.len()), &ImportOptions { ranges, chunk_bytes });
        match (whole, stacked) {
            (Ok(whole), Ok(stacked)) => {
                prop_assert_eq!(&whole.customer_ids, &stacked.customer_ids);
                prop_assert_eq!(&whole.customer, &stacked.customer);
                prop_assert_eq!(&whole.day, &stacked.day);
                prop_assert_eq!(&whole.amount, &stacked.amount);
                prop_assert_eq!(&whole.order, &stacked.order);
                prop_assert_eq!(&whole.attributes, &stacked.attributes);
                prop_assert_eq!(&whole.line, &stacked.line);
                let headers = texts.len() as u64 - 1;
                prop_assert_eq!(whole.facts.rows.read, stacked.facts.rows.read + headers);
                prop_assert_eq!(whole.facts.rows.used, stacked.facts.rows.used);
            }
            (whole, stacked) => prop_assert_eq!(whole.is_err(), stacked.is_err()),
        }
    }
}

#[test]
fn columns_in_another_order_are_found_by_their_names() {
    let first = "customer,date,amount,order,channel\nA,2024-01-01,1,N1,web\n";
    let second = "Channel,AMOUNT,order,date,customer,more\nshop,2,N2,2024-01-02,B,x\n";
    let lines = take_in(&[("1.csv", first), ("2.csv", second)], &plan(2)).unwrap();
    assert_eq!(lines.customer_ids, ["A", "B"]);
    assert_eq!(lines.amount, [Money(10_000), Money(20_000)]);
    assert_eq!(lines.attributes[0].values, ["web", "shop"]);
    assert_eq!(lines.orders, 2);
}

#[test]
fn a_place_names_its_file_and_the_line_within_it() {
    let first = "customer,date,amount,order,channel\nA,2024-01-01,1,N1,web";
    let second = "date,customer,amount,order,channel\n2024-01-01,A,1,N1,web\nnever,B,1,N1,web\n";
    let lines = take_in(&[("1.csv", first), ("2.csv", second)], &plan(2)).unwrap();
    let facts = &lines.facts;
    let issue = &facts.issues[0];
    assert_eq!(issue.kind, IssueKind::BadDate);
    let example = &issue.examples[0];
    // The date is the second column of the first file, the first of the second.
    assert_eq!((example.column, example.found.as_str()), (Some(1), "never"));
    let (input, line) = facts.place_of(example.line);
    assert_eq!(input.map(|input| input.name.as_str()), Some("2.csv"));
    assert_eq!(line, 3);
    let rows: Vec<_> = facts
        .inputs
        .iter()
        .map(|input| (input.rows.read, input.rows.used, input.rows.set_aside))
        .collect();
    assert_eq!(rows, [(1, 1, 0), (2, 1, 1)]);
    assert_eq!(lines.line, [2, 4]);
}

#[test]
fn a_column_that_is_needed_and_missing_is_named_with_its_file() {
    let first = "customer,date,amount,order,channel\nA,2024-01-01,1,N1,web\n";
    let second = "customer,date,order,channel\nA,2024-01-01,N1,web\n";
    let expected = FatalError::In {
        name: "2.csv".into(),
        error: Box::new(FatalError::InputLacksColumn {
            column: "amount".into(),
        }),
    };
    let result = take_in(&[("1.csv", first), ("2.csv", second)], &plan(2));
    assert_eq!(result, Err(expected));
}

#[test]
fn a_column_kept_beside_may_be_missing_and_is_remarked() {
    let first = "customer,date,amount,order,channel\nA,2024-01-01,1,N1,web\n";
    let second = "customer,date,amount,order\nB,2024-01-01,1,N2\nB,2024-01-02,1,N3\n";
    let lines = take_in(&[("1.csv", first), ("2.csv", second)], &plan(2)).unwrap();
    assert_eq!(lines.attributes[0].values, ["web", ""]);
    assert_eq!(lines.attributes[0].codes, [0, 1, 1]);
    let issue = &lines.facts.issues[0];
    assert_eq!((issue.kind, issue.count), (IssueKind::MissingColumn, 2));
    assert_eq!(issue.examples[0].column, Some(4));
}

#[test]
fn the_order_of_dates_is_decided_over_all_files() {
    let first = "customer,date,amount,order,channel\nA,05/03/2024,1,N1,web\n";
    let second = "customer,date,amount,order,channel\nA,25/03/2024,1,N2,web\n";
    let mut plan = plan(2);
    plan.date_order = DateOrder::MonthFirst;
    let lines = take_in(&[("1.csv", first), ("2.csv", second)], &plan).unwrap();
    assert_eq!(lines.day[0].iso(), "2024-03-05");
    assert_eq!(lines.facts.replan_reasons, [Reason::WholeColumn]);
}

#[test]
fn each_file_is_read_in_its_own_encoding() {
    let gbk =
        encoding_rs::GBK.encode("customer,date,amount,order,channel\n王芳,2024-01-02,2,N2,店\n");
    let first = "customer,date,amount,order,channel\n王芳,2024-01-01,1,N1,店\n";
    let files = [("1.csv", first.as_bytes()), ("2.csv", &gbk.0[..])];
    let lines = run(&files, &plan(2), &ImportOptions::default()).unwrap();
    assert_eq!(lines.customer_ids, ["王芳"]);
    let plan = lines.facts.plan.unwrap();
    let Format::Text(format) = plan.also[0].format else {
        panic!("a text");
    };
    assert_eq!(format.encoding, Encoding::Gb18030);
}

#[test]
fn amounts_of_a_refunds_file_count_below_zero() {
    let first = "customer,date,amount,order,channel\nA,2024-01-01,9,N1,web\n";
    let mut plan = plan(2);
    plan.also[0].refunds = true;
    let lines = take_in(&[("sales.csv", first), ("refunds.csv", first)], &plan).unwrap();
    assert_eq!(lines.amount, [Money(90_000), Money(-90_000)]);
    assert_eq!(lines.orders, 1);
}

fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        let options = SimpleFileOptions::default();
        archive.start_file(*name, options).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn gzipped(text: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn packed_files_give_what_they_hold() {
    let a = "customer,date,amount,order,channel\nA,2024-01-01,9,N1,web\n";
    let b = "customer,date,amount,order,channel\nB,2024-01-02,8,N2,shop\n";
    let plain = take_in(&[("a.csv", a), ("b.csv", b)], &plan(2)).unwrap();
    let packed = archive(&[
        ("notes.md", b"?"),
        ("a.csv", a.as_bytes()),
        ("b.csv.gz", &gzipped(b.as_bytes())),
    ]);
    let mut of_archive = plan(2);
    of_archive.place.member = Some(1);
    of_archive.also[0].place = Place {
        file: 0,
        member: Some(2),
    };
    let unpacked = run(
        &[("all.zip", &packed)],
        &of_archive,
        &ImportOptions::default(),
    )
    .unwrap();
    assert_eq!(unpacked.amount, plain.amount);
    assert_eq!(unpacked.line, plain.line);
    let names: Vec<&str> = unpacked
        .facts
        .inputs
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(names, ["all.zip › a.csv", "all.zip › b.csv.gz"]);

    let packed = gzipped(a.as_bytes());
    let unpacked = run(
        &[("a.csv.gz", &packed)],
        &plan(1),
        &ImportOptions::default(),
    )
    .unwrap();
    assert_eq!(unpacked.amount, [Money(90_000)]);
}

fn look(files: &[(&str, &[u8])], overrides: &Overrides) -> Result<Inspection, FatalError> {
    let mut sources: Vec<_> = files.iter().map(|(_, bytes)| MemorySource(bytes)).collect();
    let mut files: Vec<File<'_>> = files
        .iter()
        .zip(&mut sources)
        .map(|((name, _), source)| (*name, source as _))
        .collect();
    inspect_all(&mut files, overrides)
}

const SALES: &str = "customer,date,amount\nA,2024-01-01,1\nB,2024-01-02,2\n";
const MORE: &str = "customer,date,amount\nA,2024-02-01,3\nB,2024-02-02,4\nC,2024-02-02,5\n";
const RETURNED: &str = "date,customer,amount,why\n2024-02-03,A,1,torn\n2024-02-03,B,1,torn\n";
const OTHER: &str = "place,sum\nx,1\ny,2\n";

fn uses(inspection: &Inspection) -> Vec<(&str, InputUse, Reason)> {
    let inputs = inspection.inputs.iter();
    inputs
        .map(|input| (input.name.as_str(), input.used_as, input.reason.clone()))
        .collect()
}

#[test]
fn files_of_the_same_columns_are_stacked_and_each_says_why() {
    let files: [(&str, &[u8]); 7] = [
        ("jan.csv", SALES.as_bytes()),
        ("feb.csv", MORE.as_bytes()),
        ("feb again.csv", MORE.as_bytes()),
        ("sales summary.csv", SALES.as_bytes()),
        ("returns.csv", RETURNED.as_bytes()),
        ("other.csv", OTHER.as_bytes()),
        ("photo.csv", b"\x89PNG\r\n\x1a\n"),
    ];
    let found = look(&files, &Overrides::default()).unwrap();
    assert_eq!(
        uses(&found),
        [
            ("jan.csv", InputUse::Rows, Reason::SameColumns),
            ("feb.csv", InputUse::Rows, Reason::SameColumns),
            ("feb again.csv", InputUse::Nothing, Reason::SameRows),
            ("sales summary.csv", InputUse::Nothing, Reason::NamedSummary),
            ("returns.csv", InputUse::Refunds, Reason::NamedRefunds),
            ("other.csv", InputUse::Nothing, Reason::OtherColumns),
            ("photo.csv", InputUse::Nothing, Reason::CannotBeRead),
        ]
    );
    assert!(found.inputs[6].error.is_some());
    let lines = run(&files, &found.plan, &ImportOptions::default()).unwrap();
    assert_eq!(lines.len(), 7);
    assert_eq!(lines.revenue(), Money(130_000));
}

#[test]
fn what_the_user_chooses_is_read_and_nothing_else() {
    let files = [("jan.csv", SALES.as_bytes()), ("feb.csv", MORE.as_bytes())];
    let table = |file| TableId {
        place: Place { file, member: None },
        sheet: None,
    };
    let overrides = Overrides {
        inputs: Some(vec![InputChoice {
            table: table(1),
            refunds: false,
        }]),
        ..Overrides::default()
    };
    let found = look(&files, &overrides).unwrap();
    assert_eq!(found.plan.place.file, 1);
    assert!(found.plan.also.is_empty());
    let lines = run(&files, &found.plan, &ImportOptions::default()).unwrap();
    assert_eq!(lines.len(), 3);
    let gone = Overrides {
        inputs: Some(vec![InputChoice {
            table: table(7),
            refunds: false,
        }]),
        ..Overrides::default()
    };
    assert_eq!(look(&files, &gone), Err(FatalError::InputMissing));
}

#[test]
fn an_archive_is_looked_at_member_by_member() {
    let packed = archive(&[
        ("2024/jan.csv", SALES.as_bytes()),
        ("2024/feb.csv", MORE.as_bytes()),
        ("other.csv", OTHER.as_bytes()),
    ]);
    let found = look(&[("all.zip", &packed)], &Overrides::default()).unwrap();
    let names: Vec<_> = found
        .inputs
        .iter()
        .map(|it| (it.name.as_str(), it.rows))
        .collect();
    assert_eq!(
        names,
        [
            ("2024/jan.csv", Some(3)),
            ("2024/feb.csv", Some(4)),
            ("other.csv", Some(3))
        ]
    );
    let lines = run(
        &[("all.zip", &packed)],
        &found.plan,
        &ImportOptions::default(),
    )
    .unwrap();
    assert_eq!(lines.len(), 5);
}

#[test]
fn a_date_that_reads_both_ways_is_settled_by_another_file() {
    let first = "customer,date,amount\nA,05/03/2024,1\nB,06/03/2024,1\n";
    let second = "customer,date,amount\nA,25/03/2024,1\nB,26/03/2024,1\n";
    let files = [("1.csv", first.as_bytes()), ("2.csv", second.as_bytes())];
    let found = look(&files, &Overrides::default()).unwrap();
    assert_eq!(found.plan.date_order, DateOrder::DayFirst);
    assert_eq!(found.date_question, None);
}

#[test]
fn the_only_file_fails_without_its_name_and_one_of_several_with_it() {
    let picture: (&str, &[u8]) = ("a.csv", b"\x89PNG\r\n\x1a\n");
    let error = FatalError::NotATable {
        looks_like: "PNG".into(),
    };
    assert_eq!(look(&[picture], &Overrides::default()), Err(error.clone()));
    let named = FatalError::In {
        name: "a.csv".into(),
        error: Box::new(error),
    };
    let both = look(&[picture, picture], &Overrides::default());
    // The name is that of one of the two.
    assert_eq!(both, Err(named));
}

#[test]
fn a_head_of_a_long_packed_text_is_enough() {
    let mut text = "customer,date,amount\n".to_owned();
    for row in 0..200_000 {
        text += &format!(
            "K{},2024-01-{:02},{}.50\n",
            row % 97,
            row % 28 + 1,
            row % 50
        );
    }
    let packed = gzipped(text.as_bytes());
    let found = look(&[("long.csv.gz", &packed)], &Overrides::default()).unwrap();
    assert!(found.inputs[0].is_estimate);
    let files = [("long.csv.gz", &packed[..])];
    let lines = run(&files, &found.plan, &ImportOptions::default()).unwrap();
    assert_eq!(lines.len(), 200_000);
    let cut = [("long.csv.gz", &packed[..packed.len() - 9])];
    let result = run(&cut, &found.plan, &ImportOptions::default());
    let expected = FatalError::In {
        name: "long.csv.gz".into(),
        error: Box::new(FatalError::ArchiveTruncated),
    };
    assert_eq!(result, Err(expected));
}

#[test]
fn a_bill_of_the_same_customers_in_another_month_is_no_repeat() {
    let month = |day: &str| {
        let rows = (0..30).map(|n| format!("{day},U{:03},29.9\n", n * 7));
        rows.fold("date,customer,amount\n".to_owned(), |all, row| all + &row)
    };
    let (jan, feb) = (month("2024-01-05"), month("2024-02-05"));
    // The same bill, its date in another form.
    let again = month("5/2/2024");
    let files: [(&str, &[u8]); 3] = [
        ("a.csv", jan.as_bytes()),
        ("b.csv", feb.as_bytes()),
        ("c.csv", again.as_bytes()),
    ];
    let found = look(&files, &Overrides::default()).unwrap();
    assert_eq!(
        uses(&found),
        [
            ("a.csv", InputUse::Rows, Reason::SameColumns),
            ("b.csv", InputUse::Rows, Reason::SameColumns),
            ("c.csv", InputUse::Nothing, Reason::SameRows),
        ]
    );
}

#[test]
fn refunds_whose_day_and_money_have_names_of_their_own_are_taken_off_the_orders() {
    let orders = "客户编号,订单日期,金额\nC1,2024-01-11,50\nC2,2024-02-11,70\nC1,2024-03-11,20\n";
    let refunds = "退款金额,会员号,退款日期,原因\n15,C1,2024-05-01,破损\n70,C2,2024-06-01,不合适\n";
    let mut orders_source = MemorySource(orders.as_bytes());
    let mut refunds_source = MemorySource(refunds.as_bytes());
    let mut files: Vec<File<'_>> = vec![
        ("orders.csv", &mut orders_source),
        ("after-sales.csv", &mut refunds_source),
    ];
    let found = inspect_all(&mut files, &Overrides::default()).unwrap();
    assert_eq!(found.inputs[1].used_as, InputUse::Refunds);
    assert_eq!(found.inputs[1].columns, ColumnsFit::Enough);
    let options = ImportOptions::default();
    let lines = import_all(&mut files, &found.plan, &options, &mut |_| {}).unwrap();
    assert_eq!(lines.customer_ids, ["C1", "C2"]);
    assert_eq!(lines.revenue(), Money::from_units(55.0).unwrap());
    assert_eq!(
        lines.amount[3..],
        [-15.0, -70.0].map(|it| Money::from_units(it).unwrap())
    );
}

#[test]
fn refunds_that_name_no_order_are_taken_off_their_customers_which_is_said() {
    let orders =
        "订单编号,客户编号,订单日期,金额,成本\n1,C1,2024-01-11,50,20\n2,C2,2024-02-11,70,30\n";
    let refunds = "客户编号,退款日期,退款金额\nC1,2024-05-01,15\n";
    let files: [(&str, &[u8]); 2] = [
        ("orders.csv", orders.as_bytes()),
        ("refunds.csv", refunds.as_bytes()),
    ];
    let found = look(&files, &Overrides::default()).unwrap();
    assert_eq!(found.inputs[1].used_as, InputUse::Refunds);
    let lines = take_in(
        &[("orders.csv", orders), ("refunds.csv", refunds)],
        &found.plan,
    )
    .unwrap();
    assert_eq!(lines.customer_ids, ["C1", "C2"]);
    assert_eq!(lines.revenue(), Money::from_units(105.0).unwrap());
    assert_eq!(lines.order, [0, 1, 2]);
    assert_eq!(lines.profit.len(), 3);
    let told = lines.facts.issues.iter();
    let told: Vec<_> = told.map(|it| (it.kind, it.count)).collect();
    assert_eq!(told, [(IssueKind::MissingColumn, 1)]);
}

#[test]
fn each_file_of_a_stack_is_read_in_the_unit_its_own_header_names() {
    let files: [(&str, &[u8]); 2] = [
        (
            "2023.csv",
            "客户,日期,金额(万元)\nA,2023-03-05,1.5\n".as_bytes(),
        ),
        (
            "2024.csv",
            "客户,日期,金额(元)\nA,2024-03-05,200\n".as_bytes(),
        ),
    ];
    let found = look(&files, &Overrides::default()).unwrap();
    let lines = run(&files, &found.plan, &ImportOptions::default()).unwrap();
    assert_eq!(
        lines.amount,
        [15_000.0, 200.0].map(|units| Money::from_units(units).unwrap())
    );
}

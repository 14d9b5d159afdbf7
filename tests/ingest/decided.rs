//! What is decided over the whole file, and what the user decides.

use super::*;

#[test]
fn chinese_that_begins_deep_in_the_file_changes_the_encoding() {
    let ascii = "A1,2024-03-05,5\n".repeat(70_000);
    let mut bytes = format!("customer,date,amount\n{ascii}").into_bytes();
    bytes.extend(
        encoding_rs::GB18030
            .encode("王芳,2024-03-06,6\n李娜,2024-03-07,7\n")
            .0
            .iter(),
    );
    let lines = take_in(&bytes).unwrap();
    assert!(lines.facts.replanned);
    assert_eq!(lines.customer_ids, ["A1", "王芳", "李娜"]);
    let mut source = MemorySource(&bytes);
    let plan = inspect(&mut source, "x.csv", &Overrides::default())
        .unwrap()
        .plan;
    assert_eq!(run(&bytes, &plan, 4, 50_000).unwrap(), lines);
}

#[test]
fn each_encoding_that_begins_deep_in_the_file_is_found_and_the_facts_say_why() {
    let ascii = "A1,2024-03-05,5\n".repeat(70_000);
    for (codec, encoding, name) in [
        (encoding_rs::SHIFT_JIS, Encoding::ShiftJis, "田中さくら"),
        (encoding_rs::BIG5, Encoding::Big5, "林志豪"),
        (encoding_rs::EUC_KR, Encoding::EucKr, "김민준"),
        (encoding_rs::WINDOWS_1252, Encoding::Windows1252, "Müller"),
    ] {
        let mut bytes = format!("customer,date,amount\n{ascii}").into_bytes();
        let tail = format!("{name},2024-03-06,6\n{name},2024-03-07,7\n");
        bytes.extend(codec.encode(&tail).0.iter());
        let lines = take_in(&bytes).unwrap();
        assert_eq!(lines.customer_ids, ["A1", name]);
        let Some(Format::Text(format)) = lines.facts.plan.map(|plan| plan.format) else {
            panic!("the file is a text");
        };
        assert_eq!(format.encoding, encoding);
        assert!(matches!(
            lines.facts.replan_reasons[..],
            [Reason::CommonCharacters { .. }]
        ));
    }
}

#[test]
fn a_day_above_twelve_deep_in_the_file_changes_the_order_of_dates() {
    let open = "A1,05/03/2024,5\n".repeat(70_000);
    let text = format!("customer,date,amount\n{open}B,13/03/2024,6\n");
    let mut source = MemorySource(text.as_bytes());
    let inspection = inspect(&mut source, "x.csv", &Overrides::default()).unwrap();
    let question = inspection.date_question.unwrap();
    assert_eq!(question.day_first[0].iso(), "2024-03-05");
    assert_eq!(question.month_first[0].iso(), "2024-05-03");
    assert_eq!(inspection.plan.date_order, DateOrder::MonthFirst);
    let lines = take_in(text.as_bytes()).unwrap();
    assert!(lines.facts.replanned);
    assert_eq!(
        lines.days().map(|(first, last)| (first.iso(), last.iso())),
        Some(("2024-03-05".into(), "2024-03-13".into()))
    );
    assert_eq!(lines.facts.rows.set_aside, 0);
}

#[test]
fn the_user_may_overrule_everything() {
    let text = "x;y,z\n1;2,3\n4;5,6\n";
    let look = |overrides: &Overrides| {
        inspect(&mut MemorySource(text.as_bytes()), "x.csv", overrides).unwrap()
    };
    let semicolon = Overrides {
        delimiter: Some(Delimiter::Semicolon),
        header_row: Some(None),
        encoding: Some(Encoding::Gb18030),
        ..Overrides::default()
    };
    let inspection = look(&semicolon);
    assert_eq!(inspection.plan.header_row, None);
    assert_eq!(inspection.columns[0].name, "A");
    assert_eq!(inspection.preview[0], ["x", "y,z"]);
    for overrides in [
        semicolon,
        Overrides::default(),
        Overrides {
            header_row: Some(Some(1)),
            ..Overrides::default()
        },
    ] {
        let json = serde_json::to_string(&overrides).unwrap();
        assert_eq!(serde_json::from_str::<Overrides>(&json).unwrap(), overrides);
    }
}

#[test]
fn date_order_and_decimal_mark_are_decided_over_the_columns_the_user_chose() {
    let text = "p;q;r\nA;1,5;13/02/2024\nB;2,75;05/03/2024\n";
    let roles = [(Role::Customer, 0), (Role::Date, 2), (Role::Amount, 1)].into();
    let overrides = Overrides {
        roles: Some(roles),
        ..Overrides::default()
    };
    let mut source = MemorySource(text.as_bytes());
    let plan = inspect(&mut source, "x.csv", &overrides).unwrap().plan;
    assert_eq!(
        (plan.date_order, plan.decimal),
        (DateOrder::DayFirst, DecimalMark::Comma)
    );
    assert_eq!(
        run(text.as_bytes(), &plan, 1, 100).unwrap().revenue(),
        Money(42_500)
    );
}

#[test]
fn a_year_of_two_digits_in_front_is_told_by_what_varies() {
    let order = |days: &[&str]| {
        let mut text = String::from("customer,date,amount\n");
        for day in days {
            text += &format!("a,{day},5\n");
        }
        let mut source = MemorySource(text.as_bytes());
        let found = inspect(&mut source, "t.csv", &Overrides::default()).unwrap();
        (found.plan.date_order, found.date_question.is_some())
    };
    let year_first = (DateOrder::YearFirst, false);
    assert_eq!(order(&["24/03/05", "24/04/07", "24/05/28"]), year_first);
    assert_eq!(order(&["23-12-05", "24-01-07", "24-02-11"]), year_first);
    assert_eq!(
        order(&["05/03/24", "28/04/24", "13/05/24"]),
        (DateOrder::DayFirst, false)
    );
    assert_eq!(
        order(&["05/03/24", "08/04/24", "12/05/24"]),
        (DateOrder::MonthFirst, true)
    );
}

#[test]
fn points_between_thousands_are_told_and_can_be_overruled() {
    let text = "Kunde;Datum;Betrag;Menge\nA;31.01.2024;1.234;1.250\nB;05.02.2024;12.500;2.500\nC;06.02.2024;950;1\n";
    let mut source = MemorySource(text.as_bytes());
    let mut found = inspect(&mut source, "t.csv", &Overrides::default()).unwrap();
    let remarks = &found.columns[2].remarks;
    assert_eq!(
        remarks[..],
        [Remark::PointsAreGroups {
            first: "1.234".into()
        }]
    );
    assert!(found.has_warnings());
    let options = ImportOptions::default();
    let lines = import(&mut source, &found.plan, &options, &mut |_| {}).unwrap();
    assert_eq!(lines.revenue().units(), 14_684.0);
    found.plan.decimal = DecimalMark::Point;
    let lines = import(&mut source, &found.plan, &options, &mut |_| {}).unwrap();
    assert_eq!(lines.revenue().units(), 963.734);
}

#[test]
fn full_rows_that_begin_with_a_hash_are_remarks_only_under_remarks_and_beside_other_ids() {
    let body = "C1,2024-03-05,1\n#C2,2024-03-06,2\nC3,2024-03-07,4\n";
    let under = format!("# exported by the till\ncustomer,date,amount\n{body}");
    let lines = take_in(under.as_bytes()).unwrap();
    assert_eq!(lines.customer_ids, ["C1", "C3"]);
    assert_eq!(lines.facts.rows.set_aside, 1);
    assert_eq!(lines.facts.issues[0].kind, IssueKind::CommentLine);
    let mut source = MemorySource(under.as_bytes());
    let found = inspect(&mut source, "x.csv", &Overrides::default()).unwrap();
    let told = Reason::CommentLines { rows: 2 };
    assert!(found.format_reasons.contains(&told));
    // Without remarks above, or where most ids begin so, the rows are orders like any other.
    let alone = format!("customer,date,amount\n{body}");
    assert_eq!(take_in(alone.as_bytes()).unwrap().len(), 3);
    let numbered =
        "# orders\norder,customer,date,amount\n#1001,A,2024-03-05,1\n#1002,B,2024-03-06,2\n";
    assert_eq!(take_in(numbered.as_bytes()).unwrap().len(), 2);
}

#[test]
fn amounts_in_a_unit_of_the_header_are_multiplied_exactly_and_can_be_overruled() {
    let text = "客户名称,日期,金额（万元）,成本（元）\nA,2024-03-05,7.4,100\nB,2024-03-06,1.23456789,50\nB,2024-03-07,5千元,1\n";
    let mut source = MemorySource(text.as_bytes());
    let found = inspect(&mut source, "t.csv", &Overrides::default()).unwrap();
    let told = Remark::UnitInHeader {
        name: "万元".into(),
        power: 4,
    };
    assert_eq!(found.columns[2].remarks[..], [told]);
    assert_eq!(found.plan.unit(), 4);
    let options = ImportOptions::default();
    let lines = import(&mut source, &found.plan, &options, &mut |_| {}).unwrap();
    // A cell with a unit of its own keeps it; the costs are in yuan.
    let amounts = [740_000_000, 123_456_789, 50_000_000].map(Money);
    assert_eq!(lines.amount, amounts);
    assert_eq!(lines.profit[0], Money(739_000_000));
    let mut chosen = |power: u8| {
        let mut plan = found.plan.clone();
        plan.set_unit(power);
        let lines = import(&mut source, &plan, &options, &mut |_| {}).unwrap();
        (lines.amount[0], lines.profit[0])
    };
    assert_eq!(chosen(0), (Money(74_000), Money(-926_000)));
    assert_eq!(chosen(3), (Money(74_000_000), Money(73_000_000)));
}

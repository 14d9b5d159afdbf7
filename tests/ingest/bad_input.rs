//! Files that are refused with a reason, and rows that are set aside.

use super::*;

#[test]
fn an_empty_file_is_empty() {
    for bytes in [&b""[..], b"\n\n \r\n", b"\xef\xbb\xbf"] {
        assert_eq!(take_in(bytes), Err(FatalError::Empty), "{bytes:?}");
    }
}

#[test]
fn a_picture_named_csv_is_told_by_its_bytes() {
    let error = take_in(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap_err();
    assert_eq!(
        error,
        FatalError::NotATable {
            looks_like: "PNG".into()
        }
    );
}

#[test]
fn a_file_without_a_usable_date_asks_for_the_role() {
    let error = take_in("客户ID,金额\nA,1\nB,2\n".as_bytes()).unwrap_err();
    assert_eq!(
        error,
        FatalError::MissingRoles {
            roles: vec![Role::Date]
        }
    );
}

#[test]
fn a_date_column_of_nonsense_leaves_nothing_usable() {
    let text = "客户ID,订单日期,金额\nA,x,1\nB,y,2\n";
    let mut plan = plan();
    plan.roles.remove(&Role::Order);
    let error = run(text.as_bytes(), &plan, 1, 100).unwrap_err();
    let expected = FatalError::NothingUsable {
        rows: 2,
        most_common: IssueKind::BadDate,
    };
    assert_eq!(error, expected);
}

#[test]
fn two_thousand_columns_pass_and_one_more_does_not() {
    let table = |columns: usize| {
        let row = |cell: &str| vec![cell; columns].join(",");
        format!("{}\n{}\n", row("name"), row("1"))
    };
    let look = |text: String| {
        inspect(
            &mut MemorySource(text.as_bytes()),
            "wide.csv",
            &Overrides::default(),
        )
    };
    assert_eq!(look(table(2_000)).unwrap().columns.len(), 2_000);
    assert_eq!(
        look(table(2_001)).unwrap_err(),
        FatalError::TooManyColumns {
            found: 2_001,
            most: 2_000
        }
    );
}

#[test]
fn one_column_and_one_row_are_too_little() {
    assert_eq!(take_in(b"name\nAnn\nBob\n"), Err(FatalError::OneColumn));
    assert_eq!(take_in(b"customer,date,amount\n"), Err(FatalError::NoRows));
    assert_eq!(take_in(b"A,2024-03-05,5\n"), Err(FatalError::OneRow));
}

#[test]
fn a_file_of_one_row_is_imported() {
    let lines = take_in(b"customer,date,amount\nA,2024-03-05,5").unwrap();
    assert_eq!((lines.len(), lines.revenue()), (1, Money(50_000)));
}

#[test]
fn a_long_text_without_a_line_break_is_not_called_a_header() {
    let text = "customer,date,amount,".to_owned() + &"x".repeat(3 << 20);
    let error = take_in(text.as_bytes()).unwrap_err();
    assert_eq!(error, FatalError::NoLineEnd { within: 1 << 20 });
}

#[test]
fn null_bytes_in_cells_are_told_and_set_aside_no_more_than_their_rows() {
    let text = b"customer,date,amount,note\nA,2024-03-05,5,x\nB,\0,6,x\nC\0,2024-03-06,7,x\nE,2024-03-07,8,a\0b\n";
    let mut source = MemorySource(text);
    let found = inspect(&mut source, "orders.csv", &Overrides::default()).unwrap();
    let told = Reason::NullBytes { line: 3, bytes: 3 };
    assert!(found.format_reasons.contains(&told) && found.has_warnings());
    let options = ImportOptions::default();
    let lines = import(&mut source, &found.plan, &options, &mut |_| {}).unwrap();
    let rows = lines.facts.rows;
    assert_eq!((rows.read, rows.used, rows.set_aside), (4, 2, 2));
    let kinds: Vec<_> = lines.facts.issues.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [IssueKind::BlankDate, IssueKind::NullByte]);
}

#[test]
fn what_somebody_else_packed_and_what_nobody_wrote_are_told_apart() {
    let look = |bytes: &[u8]| {
        inspect(
            &mut MemorySource(bytes),
            "orders.csv",
            &Overrides::default(),
        )
        .unwrap_err()
    };
    let packed = FatalError::Packed { by: "RAR".into() };
    assert_eq!(look(b"Rar!\x1a\x07\x01\0customer,date"), packed);
    assert_eq!(
        look(b"\x03\x0c\x07\x12\x01\0\0\0\xa1\0ID\0\0\0\0"),
        FatalError::Binary
    );
}

#[test]
fn characters_lost_before_the_export_are_not_blamed_on_the_encoding() {
    let text = "customer,date,amount\nM\u{fffd}ller,2024-03-05,5\nAnn,2024-03-06,6\n";
    let mut source = MemorySource(text.as_bytes());
    let found = inspect(&mut source, "orders.csv", &Overrides::default()).unwrap();
    assert!(!found.undecodable);
    assert!(found.format_reasons.contains(&Reason::CharactersLost));
}

#[test]
fn measures_and_counts_are_not_taken_for_money_or_customers() {
    let row = |n: u32| format!("{},{}.{:06},{}.5\n", n % 7 * 90 + 5, n, 123_457 * n, n);
    let text = "stops,reading,latitude\n".to_owned() + &(1..20).map(row).collect::<String>();
    let mut source = MemorySource(text.as_bytes());
    let found = inspect(&mut source, "x.csv", &Overrides::default()).unwrap();
    assert!(found.plan.roles.is_empty(), "{:?}", found.plan.roles);
}

/// Fails from a place on, as a file that is removed while it is read.
struct Vanishing<'a> {
    bytes: &'a [u8],
    from: u64,
}

impl Source for Vanishing<'_> {
    fn len(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        if offset + buffer.len() as u64 > self.from {
            return Err(SourceError);
        }
        MemorySource(self.bytes).read_at(offset, buffer)
    }
}

#[test]
fn a_file_that_vanishes_while_it_is_read_is_unreadable() {
    let text = "客户ID,订单日期,金额,订单编号\n".to_owned() + &"A,2024-03-05,1,X\n".repeat(5_000);
    for from in [0, 20_000, 60_000] {
        let mut source = Vanishing {
            bytes: text.as_bytes(),
            from,
        };
        let options = ImportOptions {
            ranges: 3,
            chunk_bytes: 1000,
        };
        let error = import(&mut source, &plan(), &options, &mut |_| {}).unwrap_err();
        assert_eq!(error, FatalError::Unreadable);
        assert_eq!(
            inspect(&mut source, "x.csv", &Overrides::default()).unwrap_err(),
            FatalError::Unreadable
        );
    }
}

#[test]
fn amounts_beyond_what_can_be_added_are_refused() {
    let row = "A,2024-03-05,99999999999\n".repeat(10_000);
    let error = take_in(format!("customer,date,amount\n{row}").as_bytes()).unwrap_err();
    assert_eq!(error, FatalError::AmountsTooLarge);
}

/// Ends before its length says, as a file that is cut while it is read.
struct Shrinking<'a>(&'a [u8]);

impl Source for Shrinking<'_> {
    fn len(&self) -> u64 {
        self.0.len() as u64 + 1000
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        MemorySource(self.0).read_at(offset, buffer)
    }
}

#[test]
fn a_file_that_shrinks_while_it_is_read_is_unreadable() {
    let text = "客户ID,订单日期,金额,订单编号\nA,2024-03-05,1,X\n";
    let options = ImportOptions::default();
    let result = import(
        &mut Shrinking(text.as_bytes()),
        &plan(),
        &options,
        &mut |_| {},
    );
    assert_eq!(result, Err(FatalError::Unreadable));
}

#[test]
fn a_quote_that_is_never_closed_is_named_with_its_line_and_the_lines_it_swallowed() {
    let text = "customer,date,amount\nAnn,2024-01-01,5\nBob,2024-01-02,\"6\nCid,2024-01-03,7\nDan,2024-01-04,8\n";
    let mut source = MemorySource(text.as_bytes());
    let inspection = inspect(&mut source, "orders.csv", &Overrides::default()).unwrap();
    let options = ImportOptions::default();
    let lines = import(&mut source, &inspection.plan, &options, &mut |_| {}).unwrap();
    let issue = lines
        .facts
        .issues
        .iter()
        .find(|it| it.kind == IssueKind::UnclosedQuote)
        .unwrap();
    assert_eq!((issue.first_line(), issue.count), (Some(3), 3));
    let (rows, aside) = (lines.facts.rows, &lines.aside);
    assert_eq!((rows.read, rows.used, rows.set_aside), (4, 1, 3));
    let texts: Vec<_> = aside.rows().map(|(line, _, text)| (line, text)).collect();
    assert_eq!(texts[0], (3, Some("Bob,2024-01-02,\"6")));
    assert_eq!(texts[2], (5, Some("Dan,2024-01-04,8")));
    let open = Reason::QuoteStaysOpen { line: 3, lines: 3 };
    assert!(inspection.format_reasons.contains(&open));
}

#[test]
fn two_stray_quotes_that_make_one_row_of_several_are_raised_and_swallow_nothing_unsaid() {
    let text = "customer,date,amount,note\nAnn,2024-01-01,5,a\nBob,2024-01-02,6,\"b\nCid,2024-01-03,7,c\n\
        Dan,2024-01-04,8,\"d\nEve,2024-01-05,9,e\nFay,2024-01-06,4,\"two\nlines, of, a, note\"\n";
    let mut source = MemorySource(text.as_bytes());
    let found = inspect(&mut source, "orders.csv", &Overrides::default()).unwrap();
    let paired = Reason::QuotesPair { line: 3, last: 5 };
    assert!(found.format_reasons.contains(&paired) && found.has_warnings());
    for ranges in [1, 3] {
        let lines = run(text.as_bytes(), &found.plan, ranges, 7).unwrap();
        let rows = lines.facts.rows;
        assert_eq!((rows.read, rows.used, rows.set_aside), (6, 3, 3));
        let issue = &lines.facts.issues[0];
        assert_eq!(
            (issue.kind, issue.first_line(), issue.count),
            (IssueKind::UnclosedQuote, Some(3), 3)
        );
        let last = lines.aside.rows().last().unwrap();
        assert_eq!((last.0, last.2), (5, Some("Dan,2024-01-04,8,\"d")));
    }
    let plain = Overrides {
        quotes: Some(Quotes::Plain),
        ..Overrides::default()
    };
    let text = text.replace("two\nlines", "two");
    let mut source = MemorySource(text.as_bytes());
    let found = inspect(&mut source, "orders.csv", &plain).unwrap();
    assert!(!found.format_reasons.contains(&paired));
}

#[test]
fn quotes_taken_for_ordinary_characters_swallow_no_line_and_stay_in_their_cells() {
    let text = "customer,date,amount,note\nAnn,2024-01-01,5,\"a,2024\nBob,2024-01-02,6,15\" screen\n\
        Cid,2024-01-03,7,\"b\"\n\"Dan,2024-01-04,8,\nEve,2024-01-05,9,\"\"\n";
    let text = text.replace(",\"a,2024", ",\"a");
    let mut source = MemorySource(text.as_bytes());
    let plain = Overrides {
        quotes: Some(Quotes::Plain),
        ..Overrides::default()
    };
    let found = inspect(&mut source, "orders.csv", &plain).unwrap();
    assert!(!(found.format_reasons.iter()).any(|it| matches!(it, Reason::QuoteStaysOpen { .. })));
    assert_eq!(found.preview[0][3], "\"a");
    assert_eq!(found.preview[2][3], "\"b\"");
    let mut plan = found.plan.clone();
    plan.keep.insert(3);
    for ranges in [1, 3] {
        let lines = run(text.as_bytes(), &plan, ranges, 7).unwrap();
        let rows = lines.facts.rows;
        assert_eq!((rows.read, rows.used, rows.set_aside), (5, 5, 0));
        assert_eq!(lines.customer_ids.get(3), "\"Dan");
        assert_eq!(lines.revenue(), Money::from_units(35.0).unwrap());
        let notes = &lines.attributes[0];
        let notes: Vec<&str> = notes
            .codes
            .iter()
            .map(|&it| notes.values.get(it as usize))
            .collect();
        assert_eq!(notes, ["\"a", "15\" screen", "\"b\"", "", "\"\""]);
    }
}

#[test]
fn a_row_with_more_cells_than_the_header_is_set_aside_and_named() {
    let text = "customer,date,amount,note\nAnn,2024-01-01,5,a\nBob,2024-01-02,1,234.5,b\nCid,2024-01-03,7,c,\n";
    let lines = take_in(text.as_bytes()).unwrap();
    let issue = &lines.facts.issues[0];
    assert_eq!(
        (issue.kind, issue.first_line(), issue.count),
        (IssueKind::CutAmount, Some(3), 1)
    );
    assert_eq!(lines.facts.rows.used, 2);
    // Where most rows have them, the last columns lack but a name.
    let text = "customer,date,amount\nAnn,2024-01-01,5,a\nBob,2024-01-02,6,b\nCid,2024-01-03,7\n";
    let lines = take_in(text.as_bytes()).unwrap();
    assert_eq!(lines.facts.rows.used, 3);
}

#[test]
fn amounts_cut_at_their_thousands_are_joined_again_on_demand_and_counted() {
    let text = "customer,date,amount,note\nA,2024-01-01,1,234,x\nB,2024-01-02,950,y\nC,2024-01-03,-2,500.50,z\nD,2024-01-04,1,234,567,\n";
    let mut source = MemorySource(text.as_bytes());
    let found = inspect(&mut source, "orders.csv", &Overrides::default()).unwrap();
    let can = Remark::CanRejoin {
        rows: 3,
        first: "1,234".into(),
    };
    assert!(found.columns[2].remarks.contains(&can) && found.has_warnings());
    assert!(!found.plan.rejoins);
    let overrides = Overrides {
        rejoins: Some(true),
        ..Overrides::default()
    };
    let found = inspect(&mut source, "orders.csv", &overrides).unwrap();
    assert_eq!(found.columns.len(), 4);
    assert_eq!(found.preview[0], ["A", "2024-01-01", "1,234", "x"]);
    for (ranges, chunk_bytes) in [(1, 1 << 20), (3, 7)] {
        let options = ImportOptions {
            ranges,
            chunk_bytes,
        };
        let lines = import(&mut source, &found.plan, &options, &mut |_| {}).unwrap();
        let amounts = [12_340_000, 9_500_000, -25_005_000, 12_345_670_000];
        assert_eq!(lines.amount, amounts.map(Money));
        let issue = &lines.facts.issues[0];
        assert_eq!((issue.kind, issue.count), (IssueKind::Rejoined, 3));
        assert_eq!(issue.examples[0].found, "1,234");
    }
    // What cannot be decided is set aside as before.
    let text = format!("{text}E,2024-01-05,1,2,34\n");
    let mut source = MemorySource(text.as_bytes());
    let lines = import(
        &mut source,
        &found.plan,
        &ImportOptions::default(),
        &mut |_| {},
    )
    .unwrap();
    assert_eq!(lines.facts.rows.set_aside, 1);
    assert!(
        lines
            .facts
            .issues
            .iter()
            .any(|it| it.kind == IssueKind::LongRow)
    );
}

#[test]
fn rows_whose_amounts_are_cut_are_set_aside_and_said_until_the_user_decides() {
    // Every row but one has a cell too many: no column without a name is there.
    let text = "customer,date,amount\nA,2024-01-01,1,234.50\nB,2024-01-02,950\nC,2024-01-03,2,500\nD,2024-01-04,3,100,000.25\n";
    let read = |rejoins: Option<bool>| {
        let mut source = MemorySource(text.as_bytes());
        let overrides = Overrides {
            rejoins,
            ..Overrides::default()
        };
        let plan = inspect(&mut source, "a.csv", &overrides).unwrap().plan;
        import(&mut source, &plan, &ImportOptions::default(), &mut |_| {}).unwrap()
    };
    let lines = read(None);
    let issue = &lines.facts.issues[0];
    assert_eq!((issue.kind, issue.count), (IssueKind::CutAmount, 3));
    assert_eq!(lines.revenue(), Money::from_units(950.0).unwrap());
    assert_eq!(
        lines.aside.rows().next().unwrap().2,
        Some("A,2024-01-01,1,234.50")
    );
    assert_eq!(read(Some(true)).revenue(), Money(31_046_847_500));
    assert_eq!(read(Some(false)).facts.rows.used, 4);
}

#[test]
fn two_columns_that_are_cut_are_joined_where_there_is_one_way_and_held_where_there_is_not() {
    let text = "customer,date,amount,cost\nA,2024-01-01,1,059,512.98,529,756.49\nB,2024-01-02,1,294,189.50,647,094.75\nC,2024-01-03,1,234,500\n";
    let mut source = MemorySource(text.as_bytes());
    let found = inspect(&mut source, "a.csv", &Overrides::default()).unwrap();
    let remarks = &found.columns[2].remarks;
    let can = Remark::CanRejoin {
        rows: 2,
        first: "1,059,512.98".into(),
    };
    let cannot = Remark::CannotRejoin {
        rows: 1,
        first: "1,234,500".into(),
    };
    assert!(
        remarks.contains(&can) && remarks.contains(&cannot),
        "{remarks:?}"
    );
    assert!(found.has_warnings());
    let overrides = Overrides {
        rejoins: Some(true),
        ..Overrides::default()
    };
    let found = inspect(&mut source, "a.csv", &overrides).unwrap();
    let options = ImportOptions::default();
    let lines = import(&mut source, &found.plan, &options, &mut |_| {}).unwrap();
    assert_eq!(lines.revenue(), Money(23_537_024_800));
    let kinds: Vec<_> = (lines.facts.issues.iter())
        .map(|it| (it.kind, it.count))
        .collect();
    assert_eq!(kinds, [(IssueKind::LongRow, 1), (IssueKind::Rejoined, 2)]);
}

#[test]
fn two_months_below_each_year_are_columns_of_months_however_the_years_are_written() {
    for head in [
        "Customer,2023,2023,2024,2024\nName,Nov,Dec,Jan,Feb\n",
        "Customer,2023,,2024,\nName,Nov,Dec,Jan,Feb\n",
        "Customer,2023,2023,2024,2024\n,Nov,Dec,Jan,Feb\n",
        ",2023,,2024,\nCustomer,Nov,Dec,Jan,Feb\n",
        "客户,2023,,2024,\n名称,11月,12月,1月,2月\n",
        "客户,2023年,2023年,2024年,2024年\n客户,11月,12月,1月,2月\n",
    ] {
        for rows in [
            "A,5,6,7,8\nB,1,2,3,9\nC,10,0,4,2\n",
            "A,50.5,60,70,80\nB,10,200,30,90\nC,15,0,40,20\n",
        ] {
            let text = format!("{head}{rows}");
            let mut source = MemorySource(text.as_bytes());
            let found = inspect(&mut source, "a.csv", &Overrides::default()).unwrap();
            assert_eq!(
                found.plan.shape,
                kezhi::ingest::Shape::MonthColumns,
                "{text}"
            );
            assert_eq!(found.plan.months.len(), 4, "{text}");
            assert_eq!(found.plan.roles.get(&Role::Customer), Some(&0), "{text}");
            let options = ImportOptions::default();
            let lines = import(&mut source, &found.plan, &options, &mut |_| {}).unwrap();
            assert_eq!(lines.facts.rows.used, 3, "{text}");
        }
    }
}

#[test]
fn an_order_number_below_groups_keeps_its_own_group() {
    let roles = |text: &str, header_row: Option<usize>| {
        let overrides = Overrides {
            header_row: header_row.map(Some),
            header_lines: header_row.map(|_| 3),
            ..Overrides::default()
        };
        let mut source = MemorySource(text.as_bytes());
        let found = inspect(&mut source, "a.csv", &overrides).unwrap();
        let names: Vec<String> = found.columns.iter().map(|it| it.name.clone()).collect();
        (found.plan.roles.clone(), names)
    };
    let rows = "K08,N0,2024-08-10,0.18\nK05,N1,2024-08-22,0.02\nK02,N2,2024-02-22,0.04\nK08,N3,2024-03-22,0.5\n";
    let (found, names) = roles(
        &format!(
            "2024年销售台账,,,\n,订单信息,,收款\n客户,,日期,金额\n名称,编号,,（万元）\n{rows}"
        ),
        None,
    );
    assert_eq!(names[1], "订单信息 编号");
    assert_eq!(found.get(&Role::Order), Some(&1));
    assert_eq!(found.get(&Role::Customer), Some(&0));
    let (found, names) = roles(
        &format!("客户,2024年,2024年,收款\n客户,订单,订单,收款\n名称,编号,日期,金额\n{rows}"),
        Some(2),
    );
    assert_eq!(names[1], "2024年 订单 编号");
    assert_eq!(found.get(&Role::Order), Some(&1));
    assert_eq!(found.get(&Role::Customer), Some(&0));
}

#[test]
fn null_bytes_behind_an_amount_are_named_as_the_cause() {
    let text = "customer,date,amount\nA,2024-01-01,5\nB,2024-01-02,6\0\nE,2024-01-02,6\nF,2024-01-02,6\nG,2024-01-02,6\nH,2024-01-02,6\nI,2024-01-02,6\nC,2024-01-03,7\nD,2024-01-04,x\n";
    let lines = take_in(text.as_bytes()).unwrap();
    let kinds: Vec<_> = (lines.facts.issues.iter())
        .map(|it| (it.kind, it.count))
        .collect();
    assert!(kinds.contains(&(IssueKind::NullByte, 1)), "{kinds:?}");
    assert!(kinds.contains(&(IssueKind::BadAmount, 1)), "{kinds:?}");
}

#[test]
fn an_order_and_the_row_that_takes_its_money_back_are_no_repeated_total() {
    let text = "客户,订单号,日期,金额,状态\nA,D1,2024-01-01,50,完成\nA,D1,2024-01-05,50,已退款\nB,D2,2024-01-02,60,完成\n\
        B,D2,2024-01-05,60,已退款\nC,D3,2024-01-03,70,完成\nC,D3,2024-01-06,70,已退款\n";
    let remarks = |text: &str| {
        let mut source = MemorySource(text.as_bytes());
        let found = inspect(&mut source, "a.csv", &Overrides::default()).unwrap();
        let totals = |it: &Remark| matches!(it, Remark::OrderTotals { .. });
        found.columns.iter().any(|it| it.remarks.iter().any(totals))
    };
    assert!(!remarks(text));
    assert!(remarks(&text.replace("已退款", "完成")));
}

#[test]
fn a_cell_of_many_lines_is_shown_with_its_first() {
    let text = "customer,date,amount,note\nA,2024-01-01,5,\"a\nb\nc\nd\ne\"\nB,2024-01-02,6,x\n";
    let mut source = MemorySource(text.as_bytes());
    let found = inspect(&mut source, "a.csv", &Overrides::default()).unwrap();
    assert_eq!(found.columns[3].samples, ["a …", "x"]);
    assert_eq!(found.preview[0][3], "a\nb\nc …");
}

#[test]
fn a_quote_that_swallows_the_whole_file_is_the_reason_and_not_the_missing_rows() {
    let rows = "Ann,2024-01-01,5\nBob,2024-01-02,6\nCid,2024-01-03,7\n";
    for (text, line) in [
        (format!("\"customer,date,amount\n{rows}"), 1),
        (format!("customer,date,amount\n\"{rows}"), 2),
        (format!("customer,date,amount\nAda,2024-01-01,\"{rows}"), 2),
        ("customer,date,amount\n\"Ann,2024-01-01,5\n".to_owned(), 2),
        // Longer than what is looked at before the import.
        (
            format!("customer,date,amount\n\"{}", rows.repeat(30_000)),
            2,
        ),
    ] {
        let found = take_in(text.as_bytes());
        assert_eq!(found, Err(FatalError::UnclosedQuote { line }));
        // Taken for an ordinary character the quote swallows nothing.
        let mut source = MemorySource(text.as_bytes());
        let plain = Overrides {
            quotes: Some(Quotes::Plain),
            ..Overrides::default()
        };
        let found = inspect(&mut source, "orders.csv", &plain).unwrap();
        assert_eq!(found.plan.missing(), [], "{line}");
        let lines = run(text.as_bytes(), &found.plan, 1, 1 << 20).unwrap();
        let read = text.lines().count() as u64 - 1;
        assert_eq!(lines.facts.rows.read, read);
        assert!(lines.facts.rows.used + 1 >= read);
    }
    // What may still be read is read.
    let lines = take_in(b"customer,date,amount\nAnn,2024-01-01,\"5\n").unwrap();
    assert_eq!(lines.len(), 1);
}

#[test]
fn a_null_byte_in_a_late_customer_sets_its_row_aside() {
    let mut text = String::from("customer,date,amount\n");
    for row in 0..90_000 {
        text += &format!("C{},2024-01-{:02},5\n", row % 50, 1 + row % 28);
    }
    text += "C1\0X,2024-01-05,5\n";
    let mut source = MemorySource(text.as_bytes());
    let inspection = inspect(&mut source, "orders.csv", &Overrides::default()).unwrap();
    let options = ImportOptions::default();
    let lines = import(&mut source, &inspection.plan, &options, &mut |_| {}).unwrap();
    assert_eq!(lines.facts.rows.set_aside, 1);
    assert_eq!(lines.facts.issues[0].kind, IssueKind::NullByte);
    assert_eq!(lines.customer_ids.len(), 50);
}

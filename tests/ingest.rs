//! The import as a whole: any cut of the work gives the same order lines, no bytes can make it
//! panic, and a slow reader built on another scanner agrees with it.

// A test may fail by panicking, its helpers too.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;

use kezhi::ingest::{
    DateOrder, DecimalMark, Delimiter, Encoding, FatalError, FileKind, Format, HtmlFormat,
    ImportOptions, IssueKind, MemorySource, OrderLines, Overrides, Plan, Reason, Role, Source,
    SourceError, TextFormat, decode, encode, import, inspect, merge, plan_ranges, scan_range,
};
use kezhi::units::{Day, Money};
use proptest::prelude::*;

/// A plan for customer, date, amount and order in the first four columns.
fn plan() -> Plan {
    Plan {
        roles: BTreeMap::from([
            (Role::Customer, 0),
            (Role::Date, 1),
            (Role::Amount, 2),
            (Role::Order, 3),
        ]),
        ..Plan::new(Format::Text(TextFormat {
            encoding: Encoding::Utf8,
            delimiter: Delimiter::Comma,
        }))
    }
}

fn with_encoding(mut plan: Plan, encoding: Encoding) -> Plan {
    plan.format = Format::Text(TextFormat {
        encoding,
        delimiter: Delimiter::Comma,
    });
    plan
}

fn run(
    bytes: &[u8],
    plan: &Plan,
    ranges: usize,
    chunk_bytes: usize,
) -> Result<OrderLines, FatalError> {
    let options = ImportOptions {
        ranges,
        chunk_bytes,
    };
    import(&mut MemorySource(bytes), plan, &options, &mut |_| {})
}

/// Inspects and imports, as a user who confirms everything.
fn take_in(bytes: &[u8]) -> Result<OrderLines, FatalError> {
    let mut source = MemorySource(bytes);
    let inspection = inspect(&mut source, "orders.csv", &Overrides::default())?;
    run(bytes, &inspection.plan, 1, 1 << 16)
}

/// A cell as a program would write it, quoted where it must be.
fn written(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn customer() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-C][0-9]",
        2 => "[王李张][芳娜伟]",
        1 => "[ab,\"\n\r王 ]{0,6}",
        1 => Just(String::new()),
        1 => Just("合计".to_owned()),
    ]
}

fn date() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => (2015..2026, 1..13, 1..29).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
        1 => (2015..2026, 1..13, 1..29).prop_map(|(y, m, d)| format!("{y}年{m}月{d}日")),
        1 => (1..29, 1..13, 2015..2026).prop_map(|(d, m, y)| format!("{d}/{m}/{y}")),
        1 => Just(String::new()),
        1 => Just("soon".to_owned()),
    ]
}

fn amount() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (-10_000..100_000i32).prop_map(|n| format!("{}.{:02}", n / 100, (n % 100).abs())),
        1 => (1..999u32).prop_map(|n| format!("¥{n},000")),
        1 => (1..999u32).prop_map(|n| format!("${n}")),
        1 => Just("n/a?".to_owned()),
        1 => Just(String::new()),
    ]
}

/// A file of rows, some of them ragged, with line ends of all kinds.
fn table() -> impl Strategy<Value = String> {
    let order = prop_oneof!["[XY][0-9]", Just(String::new())];
    let note = "[a\"',\n\r 好]{0,8}";
    let row = (customer(), date(), amount(), order, note, 1..6usize);
    let end = prop_oneof![4 => Just("\n"), 3 => Just("\r\n"), 1 => Just("\r"), 1 => Just("\n\n")];
    (prop::collection::vec((row, end), 1..30), any::<bool>()).prop_map(|(rows, last_end)| {
        let mut text = String::from("客户ID,订单日期,金额,订单编号,备注\r\n");
        for ((customer, date, amount, order, note, cells), end) in rows {
            let cells: Vec<String> = [customer, date, amount, order, note]
                .iter()
                .take(cells.max(2))
                .map(|cell| written(cell))
                .collect();
            text.push_str(&cells.join(","));
            text.push_str(end);
        }
        if !last_end {
            text.truncate(text.trim_end_matches(['\r', '\n']).len());
        }
        text
    })
}

/// The rows a reader on the `csv` crate finds, by the same rules for cells, slowly.
fn slow_rows(text: &str) -> Vec<(String, String, String)> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader
        .records()
        .map(Result::unwrap)
        .filter(|record| record.iter().any(|cell| !cell.trim().is_empty()))
        .skip(1)
        .filter_map(|record| {
            let cell = |column: usize| record.get(column).map(|cell| cell.trim().to_owned());
            let (customer, date, amount) = (cell(0)?, cell(1)?, cell(2)?);
            let day = Day::from_iso(&date)?;
            let units: f64 = amount.parse().ok()?;
            let usable = !customer.is_empty() && !customer.starts_with('合');
            usable.then(|| (customer, day.iso(), format!("{units:.2}")))
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_number_of_ranges_and_any_chunk_size_give_the_same(
        text in table(),
        ranges in 1..9usize,
        chunk in 1..98usize,
        encoding in prop_oneof![
            3 => Just(Encoding::Utf8), 1 => Just(Encoding::Gb18030), 1 => Just(Encoding::Utf16Le),
        ],
    ) {
        let bytes = match encoding {
            Encoding::Gb18030 => encoding_rs::GB18030.encode(&text).0.into_owned(),
            Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            _ => text.into_bytes(),
        };
        let plan = with_encoding(plan(), encoding);
        let whole = run(&bytes, &plan, 1, 1 << 20);
        let pieces = run(&bytes, &plan, ranges, chunk);
        prop_assert_eq!(&whole, &pieces);
        if let Ok(lines) = whole {
            let rows = lines.facts.rows;
            prop_assert_eq!(rows.read, rows.used + rows.set_aside);
            prop_assert_eq!(rows.used, lines.len() as u64);
            prop_assert!(lines.line.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }

    #[test]
    fn the_same_bytes_in_three_encodings_give_the_same_columns(text in table()) {
        let utf8 = run(text.as_bytes(), &plan(), 1, 100);
        let gb = encoding_rs::GB18030.encode(&text).0.into_owned();
        let gb = run(&gb, &with_encoding(plan(), Encoding::Gb18030), 3, 7);
        if let (Ok(utf8), Ok(gb)) = (utf8, gb) {
            prop_assert_eq!(utf8.customer_ids, gb.customer_ids);
            prop_assert_eq!(utf8.amount, gb.amount);
            prop_assert_eq!(utf8.line, gb.line);
        }
    }

    #[test]
    fn a_slow_reader_on_the_csv_crate_agrees(rows in prop::collection::vec(
        ("[A-C王][0-9,\"\n ]{0,3}[0-9]", (2015..2026, 1..13, 1..29u32), -10_000..100_000i32, "[a\"',\n\r 好]{0,8}", prop_oneof!["\n", "\r\n", "\r", "\n\n"]), 1..30)
    ) {
        let mut text = String::from("客户ID,订单日期,金额,订单编号,备注\n");
        for (customer, (y, m, d), cents, note, end) in rows {
            let amount = f64::from(cents) / 100.0;
            text.push_str(&format!("{},{y}-{m:02}-{d:02},{amount:.2},X,{}{end}", written(&customer), written(&note)));
        }
        let lines = run(text.as_bytes(), &plan(), 3, 11).unwrap();
        let fast: Vec<_> = (0..lines.len())
            .map(|row| (
                lines.customer_ids.get(lines.customer[row] as usize).to_owned(),
                lines.day[row].iso(),
                format!("{:.2}", lines.amount[row].units()),
            ))
            .collect();
        let slow: Vec<_> = slow_rows(&text)
            .into_iter()
            .map(|(customer, day, amount)| (customer, day, amount.replace("-0.00", "0.00")))
            .collect();
        prop_assert_eq!(fast, slow);
    }

    #[test]
    fn no_bytes_make_the_import_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = take_in(&bytes);
        for encoding in Encoding::ALL {
            let _ = run(&bytes, &with_encoding(plan(), encoding), 3, 5);
        }
    }

    #[test]
    fn no_text_of_marks_makes_the_import_panic(text in "[,;\t|\"\n\r0-9a-z.年月日¥/: \u{0}é-]{0,300}") {
        let _ = take_in(text.as_bytes());
        let one = run(text.as_bytes(), &plan(), 1, 64);
        let many = run(text.as_bytes(), &plan(), 5, 3);
        prop_assert_eq!(one, many);
    }

    #[test]
    fn money_survives_writing_and_reading(cents in -10_000_000_000_000i64..10_000_000_000_000) {
        let money = Money(cents);
        let sign = if cents < 0 { "-" } else { "" };
        let plain = format!("{sign}{}.{:04}", cents.unsigned_abs() / 10_000, cents.unsigned_abs() % 10_000);
        let text = format!("客户ID,订单日期,金额\nA,2024-03-05,{plain}\nA,2024-03-05,¥{plain}\n");
        let mut plan = plan();
        plan.roles.remove(&Role::Order);
        let lines = run(text.as_bytes(), &plan, 1, 100).unwrap();
        prop_assert_eq!(lines.amount, vec![money, money]);
    }

    #[test]
    fn days_survive_writing_and_reading(number in -20_000..60_000i32) {
        let day = Day(number);
        let (y, m, d) = day.civil();
        let text = format!(
            "客户ID,订单日期,金额\nA,{},1\nA,{y}年{m}月{d}日,1\nA,{y}/{m}/{d} 8:26,1\nA,{y:04}{m:02}{d:02},1\n",
            day.iso()
        );
        let mut plan = plan();
        plan.roles.remove(&Role::Order);
        let lines = run(text.as_bytes(), &plan, 1, 100).unwrap();
        prop_assert_eq!(lines.day, vec![day; 4]);
    }

    #[test]
    fn damaged_order_lines_are_refused_or_sound(
        text in table(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8u8), 1..4),
        cut in any::<prop::sample::Index>(),
    ) {
        let Ok(lines) = run(text.as_bytes(), &plan(), 1, 100) else { return Ok(()) };
        let mut bytes = encode(&lines).to_vec();
        prop_assert_eq!(decode(&mut MemorySource(&bytes)).unwrap(), lines);
        prop_assert!(decode(&mut MemorySource(&bytes[..cut.index(bytes.len())])).is_err());
        for (place, bit) in flips {
            let place = place.index(bytes.len());
            bytes[place] ^= 1 << bit;
        }
        if let Ok(lines) = decode(&mut MemorySource(&bytes)) {
            prop_assert!(lines.customer.iter().all(|&c| (c as usize) < lines.customer_ids.len()));
        }
    }
}

#[test]
fn shells_that_scan_side_by_side_get_the_same() {
    let text = "客户ID,订单日期,金额,订单编号\n".to_owned()
        + &"A,2024-03-05,1,\"x\ny\"\nB,2024-03-06,2,z\n".repeat(50);
    let plan = plan();
    let whole = run(text.as_bytes(), &plan, 1, 1 << 20).unwrap();
    let mut partials: Vec<_> = plan_ranges(text.len() as u64, 7)
        .into_iter()
        .rev()
        .map(|range| {
            let mut source = MemorySource(text.as_bytes());
            scan_range(&mut source, &plan, range, 13, &mut |_| {}).unwrap()
        })
        .collect();
    partials.reverse();
    let joined = merge(&mut MemorySource(text.as_bytes()), &plan, partials).unwrap();
    assert_eq!(whole, joined);
}

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
fn two_hundred_columns_pass_and_one_more_does_not() {
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
    assert_eq!(look(table(200)).unwrap().columns.len(), 200);
    assert_eq!(
        look(table(201)).unwrap_err(),
        FatalError::TooManyColumns {
            found: 201,
            most: 200
        }
    );
}

#[test]
fn one_column_and_one_row_are_too_little() {
    assert_eq!(take_in(b"name\nAnn\nBob\n"), Err(FatalError::OneColumn));
    assert_eq!(take_in(b"customer,date,amount\n"), Err(FatalError::NoRows));
    assert_eq!(take_in(b"A,2024-03-05,5\n"), Err(FatalError::NoRows));
}

#[test]
fn a_file_of_one_row_is_imported() {
    let lines = take_in(b"customer,date,amount\nA,2024-03-05,5").unwrap();
    assert_eq!((lines.len(), lines.revenue()), (1, Money(50_000)));
}

#[test]
fn carriage_returns_alone_end_lines() {
    let lines = take_in(b"customer,date,amount\rA,2024-03-05,5\rB,2024-03-06,6\r").unwrap();
    assert_eq!(lines.line, [2, 3]);
}

#[test]
fn a_null_byte_is_named_with_its_line() {
    let error = take_in(b"customer,date,amount\nA,2024-03-05,5\nB,\0,6\n").unwrap_err();
    assert_eq!(error, FatalError::NullBytes { line: 3 });
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
fn amounts_beyond_what_can_be_added_are_refused() {
    let row = "A,2024-03-05,99999999999\n".repeat(10_000);
    let error = take_in(format!("customer,date,amount\n{row}").as_bytes()).unwrap_err();
    assert_eq!(error, FatalError::AmountsTooLarge);
}

#[test]
fn a_text_aligned_by_blanks_is_read_by_any_cut() {
    let mut text = String::new();
    for row in 0..200 {
        let (day, cents) = (row % 28 + 1, row * 37 % 10_000);
        text += &format!(
            " {:05} {:04} 199701{day:02} {:2} {:7.2}{}\r\n",
            row % 23,
            row % 23,
            row % 9,
            f64::from(cents) / 100.0,
            if row % 3 == 0 { "  " } else { "" }
        );
    }
    let mut source = MemorySource(text.as_bytes());
    let inspection = inspect(&mut source, "x.txt", &Overrides::default()).unwrap();
    let Format::Text(format) = inspection.plan.format else {
        panic!("the file is a text");
    };
    assert_eq!(format.delimiter, Delimiter::Blanks);
    assert_eq!(inspection.plan.missing(), []);
    let whole = run(text.as_bytes(), &inspection.plan, 1, 1 << 20).unwrap();
    assert_eq!((whole.len(), whole.customer_ids.len()), (200, 23));
    assert_eq!(whole.amount[1], Money(3_700));
    for ranges in 1..6 {
        for chunk in [1, 7, 64, 1000] {
            assert_eq!(
                run(text.as_bytes(), &inspection.plan, ranges, chunk).unwrap(),
                whole
            );
        }
    }
}

#[test]
fn a_header_of_two_rows_is_joined_shown_and_changeable() {
    let text = "客户ID,日期,销售,,退货,\n,,金额,数量,金额,数量\nA,2024-03-05,5,1,0,0\nB,2024-03-06,6,1,0,0\n";
    let look = |overrides: &Overrides| {
        inspect(&mut MemorySource(text.as_bytes()), "x.csv", overrides).unwrap()
    };
    let inspection = look(&Overrides::default());
    let plan = &inspection.plan;
    assert_eq!(plan.roles[&Role::Amount], 2);
    assert_eq!((plan.header_row, plan.header_lines), (Some(1), 2));
    let lines = run(text.as_bytes(), plan, 1, 100).unwrap();
    assert_eq!(lines.facts.rows.read, 2);
    assert_eq!(lines.facts.columns[4], "退货 金额");
    assert_eq!(inspection.columns[2].name, "销售 金额");
    assert!(
        inspection
            .format_reasons
            .contains(&Reason::GroupsAboveNames)
    );
    assert!(inspection.above_header.is_empty());
    let one = look(&Overrides {
        header_row: Some(Some(1)),
        header_lines: Some(1),
        ..Overrides::default()
    });
    assert_eq!(one.columns[2].name, "金额");
    assert_eq!(one.above_header.len(), 1);
}

/// A page as back-offices hand it out under the name of a workbook.
const PAGE: &str = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head>\
    <meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"></head><body>\
    <table><tr><td>店铺</td><td>甲</td></tr></table>\
    <table border=1><thead><tr><th>订单编号</th><th>买家会员名</th><th>订单付款时间</th><th>买家实际支付金额</th></tr></thead>\
    <tr><td style='mso-number-format:\"@\"'>7001</td><td>张&amp;三<td>2024-03-05 10:00:00</td><td>&yen;12.50</td></tr>\
    <tr><td>7002</td><td>李四</td><td>2024-03-06 10:00:00</td><td>8</td></tr>\
    <tr><td colspan=3>合计</td><td>20.50</td></tr></table></body></html>";

#[test]
fn an_html_table_named_xls_is_read_like_a_sheet() {
    let bytes = encoding_rs::GBK.encode(PAGE).0.into_owned();
    let mut source = MemorySource(&bytes);
    let inspection = inspect(&mut source, "orders.xls", &Overrides::default()).unwrap();
    assert_eq!(inspection.kind, FileKind::Html);
    assert_eq!(
        inspection.plan.format,
        Format::Html(HtmlFormat {
            encoding: Encoding::Gb18030,
            table: 1
        })
    );
    assert_eq!(
        inspection.format_reasons,
        [Reason::Declared, Reason::LongestTable]
    );
    let lines = run(&bytes, &inspection.plan, 1, 1 << 16).unwrap();
    assert_eq!(lines.customer_ids, ["张&三", "李四"]);
    assert_eq!(lines.revenue(), Money(205_000));
    assert_eq!((lines.facts.rows.read, lines.facts.rows.used), (3, 2));
    assert_eq!(lines.facts.issues[0].kind, IssueKind::TotalLine);
    assert_eq!(lines.facts.columns[1], "买家会员名");
    assert_eq!(run(&bytes, &inspection.plan, 4, 100).unwrap(), lines);
}

#[test]
fn table_and_encoding_of_a_page_can_be_chosen_and_a_page_without_rows_is_refused() {
    let bytes = encoding_rs::GBK.encode(PAGE).0.into_owned();
    let look = |overrides: &Overrides| inspect(&mut MemorySource(&bytes), "x.xls", overrides);
    let wrong = look(&Overrides {
        encoding: Some(Encoding::Utf8),
        ..Overrides::default()
    });
    assert!(wrong.unwrap().undecodable);
    let refused = FatalError::NotATable {
        looks_like: "HTML".into(),
    };
    let first = look(&Overrides {
        sheet: Some(0),
        ..Overrides::default()
    });
    assert_eq!(first.unwrap_err(), refused);
    let login = b"<html><table><tr><td>Please log in</td></tr></table></html>";
    let error = inspect(&mut MemorySource(login), "x.xls", &Overrides::default());
    assert_eq!(error.unwrap_err(), refused);
}

#[test]
fn tab_separated_text_named_xls_is_text() {
    let text = "客户ID\t日期\t金额\nA\t2024-03-05\t5\nB\t2024-03-06\t6\n";
    let bytes = encoding_rs::GBK.encode(text).0.into_owned();
    let mut source = MemorySource(&bytes);
    let plan = inspect(&mut source, "orders.xls", &Overrides::default())
        .unwrap()
        .plan;
    assert_eq!(
        plan.format,
        Format::Text(TextFormat {
            encoding: Encoding::Gb18030,
            delimiter: Delimiter::Tab
        })
    );
}

#[test]
fn comment_lines_are_counted_and_never_data() {
    let text = "# exported 2024\n# by nobody\ncustomer,date,amount\nA,2024-03-05,5\n# half a day\nB,2024-03-06,6\n";
    let mut source = MemorySource(text.as_bytes());
    let inspection = inspect(&mut source, "x.csv", &Overrides::default()).unwrap();
    assert_eq!(inspection.plan.header_row, Some(2));
    assert!(
        inspection
            .format_reasons
            .contains(&Reason::CommentLines { rows: 3 })
    );
    let facts = take_in(text.as_bytes()).unwrap().facts;
    assert_eq!((facts.rows.read, facts.rows.used), (3, 2));
    assert_eq!(facts.issues[0].kind, IssueKind::CommentLine);
    assert_eq!(facts.issues[0].first_line(), Some(5));
}

#[test]
fn columns_blank_throughout_at_the_right_are_left_out_and_that_is_said() {
    let text = "customer,date,amount,,\nA,2024-03-05,5,,\nB,2024-03-06,6,,\n";
    let mut source = MemorySource(text.as_bytes());
    let inspection = inspect(&mut source, "x.csv", &Overrides::default()).unwrap();
    assert_eq!(inspection.columns.len(), 3);
    assert!(
        inspection
            .format_reasons
            .contains(&Reason::BlankColumns { columns: 2 })
    );
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
fn a_record_of_many_megabytes_is_joined_over_the_ranges() {
    let mut text = "客户ID,订单日期,金额,订单编号,备注\nA,2024-03-05,1,X,\"".to_owned();
    text.push_str(&"B,2024-03-05,9,\n".repeat(700_000));
    text.push_str("\"\nC,2024-03-06,2,Y,\n");
    let whole = run(text.as_bytes(), &plan(), 1, 1 << 20).unwrap();
    assert_eq!(whole.customer_ids, ["A", "C"]);
    assert_eq!(whole.line, [2, 700_003]);
    assert_eq!(run(text.as_bytes(), &plan(), 4, 1 << 18).unwrap(), whole);
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
fn progress_never_goes_back_and_ends_at_the_end() {
    let text = "客户ID,订单日期,金额,订单编号\n".to_owned() + &"A,2024-03-05,1,X\n".repeat(500);
    let mut seen = Vec::new();
    let options = ImportOptions {
        ranges: 3,
        chunk_bytes: 100,
    };
    import(
        &mut MemorySource(text.as_bytes()),
        &plan(),
        &options,
        &mut |p| seen.push(p),
    )
    .unwrap();
    assert!(
        seen.windows(2)
            .all(|pair| pair[0].bytes_done <= pair[1].bytes_done)
    );
    assert!(seen.windows(2).all(|pair| pair[0].rows <= pair[1].rows));
    let last = seen.last().unwrap();
    assert_eq!((last.bytes_done, last.rows), (text.len() as u64, 500));
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

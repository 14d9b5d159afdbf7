//! Forms of text: aligned by blanks, headers of two rows, HTML, comments, blank columns.

use super::*;

#[test]
fn carriage_returns_alone_end_lines() {
    let lines = take_in(b"customer,date,amount\rA,2024-03-05,5\rB,2024-03-06,6\r").unwrap();
    assert_eq!(lines.line, [2, 3]);
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

#[test]
fn the_header_is_named_by_the_line_it_stands_at_however_many_are_blank_above() {
    let text = "2024 orders\n\n\ncustomer,date,amount\nA,2024-01-05,10\nB,2024-01-06,20\n";
    let mut source = MemorySource(text.as_bytes());
    let found = inspect(&mut source, "t.csv", &Overrides::default()).unwrap();
    assert_eq!(found.plan.header_row, Some(1));
    assert_eq!(found.row_at(1), 4);
    assert_eq!(found.rows_at, [1, 4, 5, 6]);
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
        Format::Text(TextFormat::new(Encoding::Gb18030, Delimiter::Tab))
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

use super::*;

fn found(text: &str) -> (Delimiter, Option<usize>) {
    let (delimiter, _) = delimiter(text.as_bytes(), false);
    (
        delimiter,
        header(&rows(text.as_bytes(), delimiter, false, 100)).map(|it| it.row),
    )
}

#[test]
fn every_delimiter_is_found() {
    for (mark, delimiter) in [
        (",", Delimiter::Comma),
        (";", Delimiter::Semicolon),
        ("\t", Delimiter::Tab),
        ("|", Delimiter::Pipe),
    ] {
        let text = ["id", "name", "city\n1", "\"x,y;z|w\"", "b\n2", "c", "d\n"].join(mark);
        assert_eq!(found(&text).0, delimiter);
    }
}

#[test]
fn decimal_commas_do_not_hide_the_semicolon() {
    assert_eq!(
        found("id;sum;tax\n1;2,5;3,5\n2;1,5;2,5\n3;1,5;2,5\n").0,
        Delimiter::Semicolon
    );
}

#[test]
fn titles_above_the_header_are_passed_over() {
    let text = "月度报表,,\n导出时间：2024-03-05,,\n\n会员号,下单时间,实付金额\n1,2024-03-05,5\n";
    assert_eq!(found(text).1, Some(2));
    assert_eq!(found("Report,,\nwho,what,where\nx,y,z\np,q,r\n").1, Some(1));
}

#[test]
fn a_table_without_a_header_has_none() {
    assert_eq!(found("1001,2024-03-05,12.5\n1002,2024-03-06,8\n").1, None);
}

#[test]
fn names_are_made_different() {
    let header: Vec<String> = ["Amount", "", "Amount", " a\n b "]
        .map(String::from)
        .to_vec();
    assert_eq!(
        column_names(Some(&header), 5),
        ["Amount", "B", "Amount (2)", "a b", "E"]
    );
    assert_eq!(letters(25), "Z");
    assert_eq!(letters(26), "AA");
    assert_eq!(letters(701), "ZZ");
}

fn place(text: &str) -> Option<(usize, usize)> {
    let rows = rows(text.as_bytes(), Delimiter::Comma, false, 100);
    header(&rows).map(|it| (it.row, it.lines))
}

fn names(text: &str) -> Vec<String> {
    let rows = rows(text.as_bytes(), Delimiter::Comma, false, 100);
    let place = header(&rows).unwrap();
    let first = place.row + 1 - place.lines;
    let rows: Vec<_> = rows[first..=place.row]
        .iter()
        .map(|row| row.cells.clone())
        .collect();
    joined(&rows)
}

#[test]
fn columns_aligned_by_blanks_are_found() {
    assert_eq!(
        found(" 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2  129.73\n"),
        (Delimiter::Blanks, None)
    );
    assert_eq!(
        found("id   date     value\r\n00001 19970101   11.77\r\n00002 19970112   12.00\r\n"),
        (Delimiter::Blanks, Some(0))
    );
}

#[test]
fn blanks_in_ordinary_text_are_no_delimiter() {
    for text in [
        "one two three\nfour five six\nseven eight nine\n",
        "name\nAnn Mary Lee\nBob\nCid de la Cruz\n",
        "date,what\n2024-03-05 10:00 x,a b c\n2024-03-06 11:00 y,d e f\n",
        "2024-03-05 10:00\n2024-03-06 11:00\n2024-03-07 11:00\n",
    ] {
        assert_ne!(found(text).0, Delimiter::Blanks, "{text}");
    }
}

#[test]
fn a_row_of_groups_above_the_names_is_part_of_the_header() {
    let merged_down = "客户,日期,销售,,退货,\n,,金额,数量,金额,数量\n1,2024-03-05,5,1,0,0\n";
    assert_eq!(place(merged_down), Some((1, 2)));
    assert_eq!(
        names(merged_down),
        [
            "客户",
            "日期",
            "销售 金额",
            "销售 数量",
            "退货 金额",
            "退货 数量"
        ]
    );
    let repeating =
        "报表,,,,,\n,,线上,,线下,\n客户ID,日期,金额,数量,金额,数量\n1,2024-03-05,5,1,0,0\n";
    assert_eq!(place(repeating), Some((2, 2)));
    assert_eq!(
        names(repeating),
        [
            "客户ID",
            "日期",
            "线上 金额",
            "线上 数量",
            "线下 金额",
            "线下 数量"
        ]
    );
}

#[test]
fn names_that_repeat_nothing_are_the_header_below_their_groups_too() {
    let text = "销售报表,,,,\n导出时间：2024-05-01,,,,\n客户,,订单,,\n编号,姓名,日期,金额,数量\nC1,王,2024-01-01,10,1\n";
    assert_eq!(place(text), Some((3, 2)));
    assert_eq!(names(text)[..3], ["客户 编号", "客户 姓名", "订单 日期"]);
}

#[test]
fn a_run_of_periods_is_a_header_although_it_looks_like_data() {
    assert_eq!(
        place("cohort,0,1,2,3\n2024-01,100,60,40,30\n"),
        Some((0, 1))
    );
    assert_eq!(
        place("首购月,人数,1,2,3\n2024-01,100,60,40,30\n"),
        Some((0, 1))
    );
    assert_eq!(place("0,1,2,3\n100,60,40,30\n"), Some((0, 1)));
    assert_eq!(place("1,2,3\n100,60,40\n"), None);
    assert_eq!(place("7,1,2,3\n100,60,40,30\n"), None);
}

#[test]
fn months_below_their_years_are_one_header() {
    let merged =
        "客户,2023年,,,2024年,,\n,10月,11月,12月,1月,2月,3月\nA,5,6,7,1,2,3\nB,1,2,3,1,2,4\n";
    let repeated = "客户,2023,2023,2023,2024,2024\n客户,10,11,12,1,2\nA,5,6,7,1,2\nB,1,2,3,1,2\n";
    let titled = "销售月报,,,,\n,2024,,,\ncustomer,Jan,Feb,Mar,合计\nA,5,6,7,18\n";
    assert_eq!(place(merged), Some((1, 2)));
    assert_eq!(names(merged)[..3], ["客户", "2023年 10月", "2023年 11月"]);
    assert_eq!(place(repeated), Some((1, 2)));
    assert_eq!(names(repeated)[..2], ["客户", "2023 10"]);
    assert_eq!(place(titled), Some((2, 2)));
    // A column a year, or a column a month, needs no second row.
    assert_eq!(
        place("customer,2022,2023,2024\nA,1,2,3\nB,4,5,6\n"),
        Some((0, 1))
    );
    assert_eq!(
        place("customer,2024-01,2024-02,2024-03\nA,1,2,3\n"),
        Some((0, 1))
    );
}

#[test]
fn a_header_of_three_rows_needs_no_merged_cells() {
    let bilingual = "客户,日期,金额,数量\nCustomer,Date,Amount,Qty\n(ID),(YYYY-MM-DD),(万元),(件)\nA,2024-03-05,5,1\nB,2024-03-06,6,2\n";
    assert_eq!(place(bilingual), Some((2, 3)));
    assert_eq!(names(bilingual)[2], "金额 Amount (万元)");
    let units = "客户,日期,金额,数量\n,年月日,元,件\nA,2024-03-05,5,1\nB,2024-03-06,6,2\n";
    assert_eq!(place(units), Some((1, 2)));
    let repeated = "客户,日期,销售,销售,退货,退货\n客户,日期,线上,线下,线上,线下\n客户,日期,金额,金额,金额,金额\nA,2024-03-05,5,1,0,0\n";
    assert_eq!(place(repeated), Some((2, 3)));
    assert_eq!(names(repeated)[..3], ["客户", "日期", "销售 线上 金额"]);
}

#[test]
fn a_first_row_of_data_is_no_header_although_a_cell_is_no_number() {
    assert_eq!(
        place("客户,日期,金额\nA,2024-03-05,未知\nB,2024-03-06,6\n"),
        Some((0, 1))
    );
    assert_eq!(
        place("客户,日期,金额\nA,不详,待定\nB,2024-03-06,6\nC,2024-03-07,6\n"),
        Some((0, 1))
    );
    let twice = "客户,日期,金额\n客户,日期,金额\nA,2024-03-05,5\nB,2024-03-06,6\n";
    assert_eq!(place(twice), Some((0, 1)));
    let titles = "店铺,甲店,乙店\n客户ID,日期,金额\n1,2024-03-05,5\n";
    assert_eq!(place(titles), Some((1, 1)));
}

#[test]
fn names_under_groups_may_be_a_hash() {
    let text = "IPC analysis,,,,,,\n,,,Phase 1,,Phase 2,\nCountry,Area,Population,#,%,#,%\nA,B,900,5,0.1,7,0.2\nA,C,800,5,,7,0.2\n";
    assert_eq!(place(text), Some((2, 2)));
}

#[test]
fn titles_of_two_cells_are_no_groups() {
    let text = "店铺：甲,,导出：乙,\n客户ID,日期,金额,\n1,2024-03-05,5,\n";
    assert_eq!(place(text), Some((1, 1)));
}

#[test]
fn comments_above_the_header_are_passed_over() {
    assert_eq!(
        place("# export of sales, orders\n#\ncustomer,date,amount\n1,2024-03-05,5\n"),
        Some((2, 1))
    );
    assert_eq!(place("#,customer,date\n1,A,2024-03-05\n"), Some((0, 1)));
}

#[test]
fn columns_blank_to_the_last_row_are_left_out() {
    let row = |text: &str| text.split(',').map(String::from).collect::<Vec<_>>();
    let names = row("a,b,,");
    assert_eq!(width(Some(&names), &[row("1,2,,"), row("3,4")]), (2, 2));
    assert_eq!(width(Some(&names), &[row("1,2,,5"), row("3,4")]), (4, 0));
}

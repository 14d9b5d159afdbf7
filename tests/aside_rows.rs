//! Rows set aside leave whole: the columns nobody uses too, taken from the files once more by their lines.

#![allow(clippy::unwrap_used)]

use kezhi::base::Selection;
use kezhi::engine::{AsideList, DataSel, Engine, Request, Response, RowsInWords};
use kezhi::ingest::{
    File, ImportOptions, MemorySource, Overrides, Source, import_all, inspect_all,
};
use kezhi::text::Lang;
use kezhi::units::Day;

/// The rows that are set aside of some files, looked up in them again; and how many were not found.
fn looked_up(contents: &[(&str, &[u8])], today: &str) -> (AsideList, u64) {
    let mut sources: Vec<(&str, MemorySource<'_>)> = (contents.iter())
        .map(|(name, bytes)| (*name, MemorySource(bytes)))
        .collect();
    let mut files: Vec<File<'_>> = (sources.iter_mut())
        .map(|(name, source)| (*name, source as &mut dyn Source))
        .collect();
    let found = inspect_all(&mut files, &Overrides::default()).unwrap();
    let options = ImportOptions::default();
    let lines = import_all(&mut files, &found.plan, &options, &mut |_| {}).unwrap();
    let mut engine = Engine::default();
    engine.open(lines);
    let asked = RowsInWords {
        data: DataSel::Opened,
        selection: Selection::default(),
        today: Day::from_iso(today),
        lang: Lang::Zh,
    };
    let answer = engine.handle(Request::SetAside(asked), None).unwrap();
    let Response::SetAside(mut list) = answer else {
        panic!("the rows set aside were asked for");
    };
    let lost = list.look_up(&mut files).unwrap();
    (*list, lost)
}

fn rows(contents: &[(&str, &[u8])]) -> Vec<String> {
    let (list, lost) = looked_up(contents, "2024-06-30");
    assert_eq!(lost, 0);
    let csv = list.file().csv;
    csv.lines().skip(1).map(str::to_owned).collect()
}

const ORDERS: &str = "订单导出\n\
    客户ID,订单号,订单日期,金额,备注,电话\n\
    A,1,2024-01-05,10.50,\"急, 要\",138\n\
    B,2,没有,20,无,139\n\
    C,3,2999-12-31,30.00,\"两\n行\",137\n\
    D,4,2024-03-01,7,,136\n";

const WHOLE: [&str; 2] = [
    "4,日期读不出来,B,2,没有,20,无,139",
    "5,日期在今天之后,C,3,2999-12-31,30.00,\"两",
];

#[test]
fn a_row_that_a_rule_sets_aside_has_every_cell_as_it_stood() {
    let found = rows(&[("a.csv", ORDERS.as_bytes())]);
    assert_eq!(found[..2], WHOLE);
    assert_eq!(found[2], "行\",137");
}

#[test]
fn so_it_has_where_the_text_is_in_another_encoding() {
    let (gbk, ..) = encoding_rs::GBK.encode(ORDERS);
    assert_eq!(rows(&[("a.csv", &gbk)])[..2], WHOLE);
    let wide: Vec<u8> = (ORDERS.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(rows(&[("a.csv", &wide)])[..2], WHOLE);
}

#[test]
fn a_further_file_with_its_columns_in_another_order_has_them_in_that_of_the_first() {
    let first = "客户ID,订单日期,金额,备注\nA,2024-01-05,10,a\nB,2999-01-01,20,b\n";
    let second = "备注,金额,订单日期,客户ID\nc,30,2024-02-05,A\nd,40,2999-02-01,B\n";
    let found = rows(&[("1.csv", first.as_bytes()), ("2.csv", second.as_bytes())]);
    assert_eq!(
        found,
        [
            "1.csv,3,日期在今天之后,B,2999-01-01,20,b",
            "2.csv,3,日期在今天之后,B,2999-02-01,40,d",
        ]
    );
}

#[test]
fn a_row_of_a_page_is_found_too() {
    let row = |cells: [&str; 4]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
    let page = format!(
        "<table>{}{}{}{}</table>",
        row(["客户ID", "订单日期", "金额", "备注"]),
        row(["A", "2024-01-05", "10", "a"]),
        row(["B", "2999-01-05", "20", "b"]),
        row(["C", "2024-01-07", "30", "c"]),
    );
    let found = rows(&[("a.xls", page.as_bytes())]);
    assert_eq!(found, ["3,日期在今天之后,B,2999-01-05,20,b"]);
}

#[test]
fn without_its_file_a_row_says_which_cells_nobody_kept() {
    let (mut list, _) = looked_up(&[("a.csv", ORDERS.as_bytes())], "2024-06-30");
    let other = "客户ID,订单号\nA,1\n";
    let mut source = MemorySource(other.as_bytes());
    let before = list.clone();
    // Another file under the same name: nothing stands at these lines.
    assert_eq!(list.look_up(&mut [("a.csv", &mut source)]).unwrap(), 2);
    assert_eq!(list, before);
}

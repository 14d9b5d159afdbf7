//! Bad input ends in one plain sentence; the earlier result stays.

use crate::desk::{hook, open_sample, open_zh};

#[test]
fn every_bad_file_gets_one_sentence_and_the_earlier_result_stays() {
    let page = open_zh();
    open_sample(&page);
    let before = page.says("count-line");
    let wide = format!(
        "{}\n{}\n",
        vec!["h"; 2001].join(","),
        vec!["1"; 2001].join(",")
    );
    let cases: [(&str, &[u8], &str); 8] = [
        ("空.csv", b"", "空"),
        ("图.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0", "PNG"),
        ("一列.csv", b"name\nAnn\nBob\n", "一列"),
        ("表头.csv", b"customer,date,amount\n", "表头"),
        ("空字节.csv", &[0, 1, 0, 2, 0, 3, 0, 4], "空字节"),
        (
            "引号.csv",
            b"customer,date,amount\n\"Ann,2024-01-01,5\nBob,2024-01-02,6\n",
            "第 2 行有一个引号没有闭合",
        ),
        ("宽.csv", wide.as_bytes(), "2,001"),
        ("截断.xlsx", b"PK\x03\x04\x14\0\0\0\x08\0\0\0", "工作簿"),
    ];
    for (name, bytes, part) in cases {
        page.drop_file("body", name, bytes);
        page.wait_for(
            &format!(
                "document.querySelector('{}')?.innerText.includes({part:?})",
                hook("error")
            ),
            &format!("a sentence for {name}"),
        );
        assert_eq!(page.says("count-line"), before, "{name}");
        page.click(&hook("dismiss"));
    }
    page.goto_room("segments");
    crate::desk::wait_for_tiers(&page);
}

#[test]
fn a_file_without_a_usable_date_says_what_most_rows_lack_and_keeps_the_mapping() {
    let page = open_zh();
    crate::desk::drop_orders(
        &page,
        "orders.csv",
        b"customer,date,amount\nAnn,never,5\nBob,later,6\nCid,soon,7\n",
    );
    // No column looks like dates, so the page asks; the user insists.
    assert!(page.says("missing").contains("日期"));
    let date: String = page.eval(&format!(
        "[...document.querySelector('{}').options].find(it => it.innerText.includes('日期')).value",
        hook("role-1")
    ));
    page.fill(&hook("role-1"), &date);
    page.wait_for(
        &format!("!document.querySelector('{}').disabled", hook("go")),
        "the way on",
    );
    page.click(&hook("go"));
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("error")),
        "the sentence",
    );
    assert!(
        page.says("error").contains("日期"),
        "{}",
        page.says("error")
    );
    assert_eq!(
        page.count(&hook("columns")),
        1,
        "the proposal is still there"
    );
}

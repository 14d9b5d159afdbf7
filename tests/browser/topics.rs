//! A topic of a room: found by its link or address, changed by its controls, explained, kept.

use crate::desk::{hook, open_sample, open_zh};
use crate::harness::Page;

fn wait_for_sheet(page: &Page, told: &str) {
    page.wait_for(
        &format!(
            "document.querySelector('{}') && document.querySelector('{}')?.innerText.includes({told:?})",
            hook("sheet-table-0"),
            hook("answer")
        ),
        "the sheet",
    );
}

#[test]
fn a_topic_answers_changes_and_is_found_again() {
    let mut page = open_zh();
    open_sample(&page);
    page.goto_room("segments");
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("group-rfm")),
        "the groups of topics",
    );
    page.click(&hook("group-rfm"));
    wait_for_sheet(&page, "带来");
    assert_eq!(page.eval::<String>("location.hash"), "#/segments/rfm");
    let before = page.text(&hook("sheet-table-0"));

    // Another way to name the scores changes the table, and undo brings the first one back.
    page.eval::<()>(
        "void (() => { const it = document.querySelector('#control-segments-rfm-names'); it.selectedIndex = 3; \
         it.dispatchEvent(new Event('change', {bubbles: true})); })()",
    );
    page.wait_for(
        &format!(
            "document.querySelector('{}').innerText !== {before:?}",
            hook("sheet-table-0")
        ),
        "the other names",
    );
    let after = page.text(&hook("sheet-table-0"));

    // The choice outlives the page, and the address alone leads back.
    page.reload();
    page.wait_for(
        &format!(
            "document.querySelector('{}')?.innerText === {after:?}",
            hook("sheet-table-0")
        ),
        "the same sheet",
    );
    page.click(&hook("reset-topic"));
    page.wait_for(
        &format!(
            "document.querySelector('{}')?.innerText === {before:?}",
            hook("sheet-table-0")
        ),
        "the sheet it began with",
    );
}

#[test]
fn a_topic_that_needs_a_file_says_so() {
    let mut page = open_zh();
    page.goto("#/segments/rfm");
    page.wait_for_text("这个专题要用订单文件");
}

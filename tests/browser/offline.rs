//! After one visit the page needs no network.

use crate::desk::{hook, open_zh, wait_for_tiers};
use crate::harness::Page;
use std::path::Path;

#[test]
fn works_without_a_network_after_the_first_visit() {
    let mut page = Page::open();
    page.wait_for_offline_copy();
    page.set_offline(true);
    let before = page.server.hits().len();

    page.reload();
    assert!(page.eval_in_worker::<bool>("typeof postMessage === 'function'"));
    let tab = page.second_tab("#/segments");
    assert!(tab.text("h1").chars().count() > 1);
    assert_eq!(page.server.hits().len(), before, "{:?}", page.server.hits());
}

#[test]
fn erasing_without_a_network_keeps_the_program_and_says_so() {
    let page = open_zh();
    page.wait_for_offline_copy();
    page.click(&hook("case-ten-thousand"));
    wait_for_tiers(&page);
    page.wait_for("!!localStorage.getItem('kezhi.study')", "the stored study");
    page.set_offline(true);
    erase(&page);
    assert!(
        page.eval::<bool>("!(localStorage.getItem('kezhi.study') ?? '').includes('ten_thousand')")
    );
}

#[test]
fn erasing_while_the_host_is_gone_keeps_the_program_too() {
    let page = open_zh();
    page.wait_for_offline_copy();
    page.server.release(Path::new("/nothing/is/here"));
    erase(&page);
}

/// Erases everything, until the page stands again and says that the program is kept.
fn erase(page: &Page) {
    page.goto_room("privacy");
    page.click(&hook("erase"));
    page.click(&hook("erase-yes"));
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("erased")),
        "the page after the erasure",
    );
    assert!(
        page.says("erased").contains("Once online"),
        "{}",
        page.says("erased")
    );
}

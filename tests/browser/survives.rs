//! Behaviour 19: work survives a reload, offline too; trouble with storage is said.

use crate::desk::{hook, open_sample, open_zh, save_scenario, wait_for_tiers};

#[test]
fn everything_is_found_again_after_an_offline_reload() {
    let mut page = open_zh();
    page.wait_for_offline_copy();
    open_sample(&page);
    save_scenario(&page, "现状");
    let before = (page.says("count-line"), page.says("contribution"));
    // The study is written once the edits rest.
    page.wait_for(
        "localStorage.getItem('kezhi.study')?.includes('现状')",
        "the stored study",
    );
    page.set_offline(true);
    page.reload();
    page.goto_room("segments");
    wait_for_tiers(&page);
    assert_eq!((page.says("count-line"), page.says("contribution")), before);
    assert_eq!(page.count(&hook("scenario-chip")), 1);
    page.set_offline(false);
}

#[test]
fn blocked_storage_brings_a_lasting_banner_and_the_page_works() {
    let page = crate::harness::Page::open_nothing();
    page.before_load(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });",
    );
    let mut page = page;
    page.goto("");
    open_sample(&page);
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("storage-trouble")),
        "the banner",
    );
    assert_eq!(page.count(&hook("save-project-now")), 1);
}

#[test]
fn forget_removes_the_file_from_the_browser() {
    let mut page = open_zh();
    open_sample(&page);
    page.goto_room("data");
    page.click(&hook("forget"));
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("sample")),
        "the empty desk",
    );
    let kept = "await new Promise(done => { const open = indexedDB.open('kezhi'); open.onsuccess = () => { \
         const db = open.result; const name = [...db.objectStoreNames]; if (!name.length) return done(0); \
         const count = db.transaction(name).objectStore(name[0]).count(); count.onsuccess = () => { db.close(); done(count.result); }; }; })";
    page.wait_for(&format!("({kept}) === 0"), "an empty store");
    page.reload();
    page.goto_room("data");
    assert_eq!(page.says("count-line"), "");
}

#[test]
fn a_second_tab_does_not_overwrite_the_first_silently() {
    let first = open_zh();
    first.click(&hook("case-ten-thousand"));
    wait_for_tiers(&first);
    first.wait_for(
        "localStorage.getItem('kezhi.study')?.includes('ten_thousand')",
        "the stored study",
    );
    let second = first.second_tab("#/segments");
    wait_for_tiers(&second);
    save_scenario(&first, "甲");
    first.wait_for(
        "localStorage.getItem('kezhi.study')?.includes('甲')",
        "the first tab's scenario",
    );
    save_scenario(&second, "乙");
    second.wait_for(
        &format!("!!document.querySelector('{}') || localStorage.getItem('kezhi.study').includes('甲') && localStorage.getItem('kezhi.study').includes('乙')", hook("storage-trouble")),
        "a word about the other tab",
    );
    assert!(first.eval::<bool>("localStorage.getItem('kezhi.study').includes('甲')"));
}

#[test]
fn undo_of_forget_says_that_the_user_forgot_the_data() {
    let page = open_zh();
    open_sample(&page);
    page.goto_room("data");
    page.click(&hook("forget"));
    page.wait_for(
        &format!("!document.querySelector('{}')", hook("forget")),
        "the empty desk",
    );
    page.press("Control+Z");
    page.wait_for_status("设置找回来了");
    page.wait_for_text("这份数据你刚才清除了");
}

#[test]
fn another_tab_notices_an_edit_and_an_erasure_before_it_writes() {
    let mut first = open_zh();
    first.click(&hook("case-ten-thousand"));
    wait_for_tiers(&first);
    first.wait_for(
        "localStorage.getItem('kezhi.study')?.includes('ten_thousand')",
        "the stored study",
    );
    let second = first.second_tab("#/segments");
    wait_for_tiers(&second);
    save_scenario(&first, "甲");
    second.wait_for_text("另一个标签页刚保存过改动");
    first.goto_room("privacy");
    first.click(&hook("erase"));
    first.click(&hook("erase-yes"));
    second.wait_for_text("另一个标签页已清除全部内容");
    // The tab that erased says so after it has loaded anew.
    first.wait_for(
        &format!("!!document.querySelector('{}')", hook("erased")),
        "the word that all is erased",
    );
    first.reload();
    assert_eq!(first.count(&hook("erased")), 0);
}

//! The page opens under any sub-path, and says nothing on the console.

use crate::harness::Page;

#[test]
fn opens_under_a_sub_path_without_a_word_on_the_console() {
    let page = Page::open();
    page.worker();
    page.wait_for_offline_copy();
    assert!(page.text("h1").chars().count() > 1);
    let covered = "[...document.querySelectorAll('.boot')].some(boot => boot.checkVisibility())";
    assert!(
        !page.eval::<bool>(covered),
        "a sentence of the start still covers the page"
    );
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn a_browser_that_takes_no_worker_from_a_blob_starts_it_from_its_address() {
    let mut page = Page::open_nothing();
    page.before_load("URL.createObjectURL = () => { throw new Error('refused'); }");
    page.goto("");
    for loader in ["/engine_loader.js", "/reader_loader.js"] {
        let cdp = &page.browser.cdp;
        let started = cdp.wait_target(|it| it.kind == "worker" && it.url.ends_with(loader));
        assert!(started.is_some(), "no worker was started from {loader}");
    }
    page.click("[data-test=\"sample\"]");
    crate::desk::wait_for_tiers(&page);
}

#[test]
fn an_old_browser_gets_a_sentence_and_no_module() {
    let page = Page::open_nothing();
    page.before_load("delete globalThis.BigInt64Array");
    page.goto_unready("");
    page.wait_for(
        "document.documentElement.dataset.check === 'too-old'",
        "the browser check",
    );
    page.wait_for_text("Chrome");
    page.wait_for("document.readyState === 'complete'", "the page to load");
    let hits = page.server.hits();
    assert!(hits.iter().any(|path| path.contains("/check-")), "{hits:?}");
    assert!(!hits.iter().any(|path| path.ends_with(".wasm")), "{hits:?}");
}

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

const IS_WHOLE: &str = "globalThis.kezhiRest.first.$linked.value === 1";

#[test]
fn the_page_starts_without_the_rest_and_gets_it_when_asked_too_early() {
    let mut page = Page::open_nothing();
    // The rest never comes by itself.
    page.before_load(
        "const fetched = globalThis.fetch;
         globalThis.fetch = (what, how) => String(what).includes('/rest-')
             ? new Promise(() => {}) : fetched(what, how);",
    );
    page.goto("");
    assert!(page.text("h1").chars().count() > 1);
    assert!(!page.eval::<bool>(IS_WHOLE), "starting asked for the rest");
    crate::desk::open_sample(&page);
    assert!(page.eval::<bool>(IS_WHOLE));
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn the_engine_answers_with_tiers_before_its_rest_is_there_and_gets_it_when_asked_for_more() {
    let mut page = Page::open_nothing();
    // The rest of the engine never comes by itself.
    page.before_load(
        "const Plain = globalThis.Blob;
         const waits = `const fetched = globalThis.fetch;
             globalThis.fetch = (what, how) => String(what).includes('_rest.wasm')
                 ? new Promise(() => {}) : fetched(what, how);`;
         globalThis.Blob = function (parts, how) {
             const starts = String(parts?.[0]).includes('/engine.js');
             return new Plain(starts ? [waits, ...parts] : parts, how);
         };
         globalThis.Blob.prototype = Plain.prototype;",
    );
    page.goto("");
    crate::desk::open_sample(&page);
    assert!(
        !page.eval_in_worker::<bool>(IS_WHOLE),
        "tiers asked for the rest"
    );
    page.goto_room("segments/rfm");
    page.wait_for(
        "!!document.querySelector('[data-test=\"sheet-table-0\"]')",
        "a sheet",
    );
    assert!(page.eval_in_worker::<bool>(IS_WHOLE));
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn a_browser_that_compiles_nothing_large_at_once_gets_the_rest_first() {
    let mut page = Page::open_nothing();
    page.before_load(
        "const Compiled = WebAssembly.Module;
         WebAssembly.Module = function () { throw new RangeError('too large'); };
         WebAssembly.Module.prototype = Compiled.prototype;",
    );
    page.goto("");
    assert!(page.eval::<bool>(IS_WHOLE));
    crate::desk::open_sample(&page);
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

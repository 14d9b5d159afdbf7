//! Behaviours 13 and 14: long work leaves the page alive, and cancel is real.

use crate::desk::{hook, open_sample, open_zh, speak};
use crate::harness::Page;

/// Enough for several readers at once.
fn many_orders() -> String {
    let mut text = String::from("order,customer,date,amount\n");
    for row in 0..400_000_u32 {
        let day = 1 + row % 28;
        text += &format!(
            "T{row},C{},2024-{:02}-{day:02},{}.50\n",
            row % 9_000,
            1 + row % 12,
            row % 700
        );
    }
    text
}

/// Files give no streams to readers, and the page hears when one asks for it.
const NO_STREAMS: &str = "
    new BroadcastChannel('streams').onmessage = () => { globalThis.hasRefused = true; };
    const Plain = globalThis.Blob;
    const refuses = `Blob.prototype.stream = () => {
        new BroadcastChannel('streams').postMessage('asked');
        throw new TypeError('no streams');
    };`;
    globalThis.Blob = function (parts, how) {
        const starts = String(parts?.[0]).includes('/reader.js');
        return new Plain(starts ? [refuses, ...parts] : parts, how);
    };
    globalThis.Blob.prototype = Plain.prototype;";

#[test]
fn a_browser_that_streams_no_files_into_given_memory_reads_the_same() {
    let path = std::env::temp_dir().join(format!("kezhi-streams-{}.csv", std::process::id()));
    std::fs::write(&path, many_orders()).unwrap();
    let told = [false, true].map(|refuses| {
        let mut page = Page::open_nothing();
        if refuses {
            page.before_load(NO_STREAMS);
        }
        page.goto("");
        page.set_file("#kezhi-file", &path);
        let go = hook("go");
        page.wait_for(&format!("!!document.querySelector('{go}')"), "the proposal");
        page.click(&go);
        crate::desk::wait_for_tiers(&page);
        assert_eq!(page.eval::<bool>("globalThis.hasRefused === true"), refuses);
        (page.says("count-line"), page.says("contribution"))
    });
    assert_eq!(told[0], told[1]);
    let _left_behind = std::fs::remove_file(&path);
}

#[test]
fn while_a_large_file_is_read_the_page_answers_and_cancel_keeps_the_earlier_result() {
    let page = open_zh();
    open_sample(&page);
    let before = page.says("count-line");
    let path = std::env::temp_dir().join(format!("kezhi-large-{}.csv", std::process::id()));
    std::fs::write(&path, many_orders()).unwrap();
    page.set_file("#kezhi-file", &path);
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("go")),
        "the proposal",
    );
    // Both clicks in one turn of the page: cancel meets an import that has just begun.
    page.eval::<()>(&format!(
        "await (async () => {{ document.querySelector('{}').click(); \
         while (!document.querySelector('{}')) await new Promise(requestAnimationFrame); \
         document.querySelector('{}').click(); }})()",
        hook("go"),
        hook("progress"),
        hook("cancel"),
    ));
    page.wait_for(
        &format!("!document.querySelector('{}')", hook("progress")),
        "the end of the import",
    );
    assert_eq!(page.says("count-line"), before);
    page.goto_room("segments");
    crate::desk::wait_for_tiers(&page);

    // A new job starts at once, and the language can be switched while it runs.
    page.set_file("#kezhi-file", &path);
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("go")),
        "the proposal again",
    );
    page.click(&hook("go"));
    speak(&page, "en");
    page.wait_for(
        &format!(
            "document.querySelector('{}').innerText.includes('400,000 read')",
            hook("count-line")
        ),
        "the whole file",
    );
    let _ = std::fs::remove_file(path);
}

//! The other programs on pages of their own.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::Run;
use crate::common::files::Measured;
use crate::harness::Page;
use crate::host::Host;
use crate::memory::Watch;

/// Longest wait for one run: the slowest needs a minute for ten million rows.
const PATIENCE: Duration = Duration::from_secs(600);

/// One worker that reads the file once and does nothing: `sync` by FileReaderSync, `async` by
/// `arrayBuffer()`.
pub(crate) fn read(host: &Host, file: &Measured, how: &str) -> Run {
    let (run, found) = run(host, file, "read", how);
    assert_eq!(
        found["bytes"].as_u64(),
        Some(file.truth.bytes),
        "the whole file was read"
    );
    run
}

/// Rows by customer, by the program of that name.
pub(crate) fn group(host: &Host, file: &Measured, program: &str) -> Run {
    let (run, found) = run(host, file, program, "");
    let whole = |name: &str| found[name].as_f64().map(|number| number as i64);
    let truth = file.truth;
    assert_eq!(
        [whole("rows"), whole("customers"), whole("cents")],
        [truth.rows as i64, truth.customers as i64, truth.cents].map(Some),
        "{program} found other rows, customers or hundredths than were written"
    );
    run
}

fn run(host: &Host, file: &Measured, program: &str, how: &str) -> (Run, Value) {
    let page = opened(host, file, &format!("{program}.html"));
    let watch = Watch::start(page.browser.process_id());
    let (seconds, found) = asked(&page, how);
    let run = Run {
        seconds,
        peak_bytes: watch.peak(),
    };
    (run, found)
}

/// The page of a program, such as `read.html`, ready, with the file chosen.
pub(crate) fn opened(host: &Host, file: &Measured, page_of: &str) -> Page {
    let page = host.tab();
    page.goto_unready(&format!("peers/{page_of}"));
    page.wait_for("!!window.run", "the page of the peer");
    page.eval::<()>("await window.ready, void 0");
    page.set_file("#file", &file.path);
    page
}

/// What the program on a page finds, and the seconds it took by its own clock.
pub(crate) fn asked(page: &Page, how: &str) -> (f64, Value) {
    // No single question may wait for minutes, so the answer is fetched when it is there.
    page.eval::<()>(&format!(
        "window.found = null; void window.run('{how}').then(found => window.found = found, \
         error => window.found = {{ error: String(error) }})"
    ));
    let found = fetch(page, "window.found ?? null", "the peer");
    let ms = found["ms"].as_f64();
    (ms.unwrap_or_else(|| panic!("{found}")) / 1000.0, found)
}

/// The value of an expression once it is not null.
pub(crate) fn fetch(page: &Page, js: &str, what: &str) -> Value {
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        let found: Value = page.eval(js);
        if !found.is_null() {
            return found;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("waited in vain for {what}")
}

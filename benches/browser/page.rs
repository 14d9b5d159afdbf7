//! The built page, used as a person uses it.

use std::path::Path;
use std::thread;
use std::time::Duration;

use kezhi::text::{Lang, number};
use serde_json::Value;

use crate::Run;
use crate::common::files::Measured;
use crate::desk::hook;
use crate::harness::Page;
use crate::host::{DIST, Host};
use crate::memory::Watch;
use crate::peers::fetch;

/// The page's own measurement of the import: from go until the columns stand.
const MEASURE: &str = "kezhi-import";
/// The engine has answered: the facts stand in the room of the data, or, when nothing is to be asked
/// there, the tiers in the next.
const SHOWN: &str = "/\\d/.test(document.querySelector('[data-test=\"facts\"]')?.innerText ?? '') || \
     document.querySelectorAll('[data-test=\"contribution\"] tbody tr').length >= 5";
/// A person looks at the proposal at least this long; the page prepares meanwhile.
const LOOKED_AT: Duration = Duration::from_secs(1);
/// How long an import runs before it is cancelled.
const BEFORE_CANCEL_MS: u32 = 150;

/// What an import took.
pub(crate) struct Imported {
    /// From the click on go until the engine's answer stands on the page.
    pub(crate) to_facts: Run,
    /// The import alone; none where the page does not measure it.
    pub(crate) alone: Option<Run>,
    /// Longest task of the main thread until the columns stand, and until the answer does; 0 when none
    /// was over 50 ms.
    pub(crate) longest_task_ms: [f64; 2],
}

/// Imports the file as proposed, on a fresh page.
pub(crate) fn import(host: &Host, file: &Measured) -> Imported {
    let page = proposed(host, &file.path);
    let watch = Watch::start(page.browser.process_id());
    page.eval::<()>(&format!(
        "void (() => {{ \
           window.tasks = []; \
           const tasks = new PerformanceObserver(list => {{ for (const task of list.getEntries()) \
             window.tasks.push([task.startTime, task.duration]); }}); \
           tasks.observe({{ type: 'longtask' }}); \
           const start = performance.now(); \
           const look = () => {{ \
             if (!window.took && ({SHOWN})) window.took = performance.now() - start; \
           }}; \
           new MutationObserver(look).observe(document.body, \
             {{ subtree: true, childList: true, characterData: true }}); \
           document.querySelector('{go}').click(); }})()",
        go = hook("go"),
    ));
    let took = fetch(&page, "window.took ?? null", "the facts");
    let peak_bytes = watch.peak();
    // A long task is told after it ended.
    thread::sleep(Duration::from_millis(200));
    assert_says(&page, file);
    let alone: Value = page.eval(&format!(
        "performance.getEntriesByName('{MEASURE}').at(-1)?.duration ?? null"
    ));
    let seconds = |value: &Value| value.as_f64().map(|ms| ms / 1000.0);
    Imported {
        to_facts: Run {
            seconds: seconds(&took).expect("a time"),
            peak_bytes,
        },
        alone: seconds(&alone).map(|seconds| Run {
            seconds,
            peak_bytes,
        }),
        longest_task_ms: page.eval(&format!(
            "(() => {{ \
               const import_ = performance.getEntriesByName('{MEASURE}').at(-1); \
               const end = import_ ? import_.startTime + import_.duration : Infinity; \
               const longest = until => Math.max(0, ...window.tasks \
                 .filter(([start]) => start < until).map(([, duration]) => duration)); \
               return [longest(end), longest(Infinity)]; }})()"
        )),
    }
}

/// Milliseconds from a click on cancel, shortly after go, until the page stands as before; none
/// when the import was over by then.
pub(crate) fn cancel(host: &Host, file: &Measured) -> Option<f64> {
    let page = proposed(host, &file.path);
    page.eval(&format!(
        "await (async () => {{ \
           const there = name => document.querySelector(name); \
           there('{go}').click(); \
           const end = performance.now() + {BEFORE_CANCEL_MS}; \
           while (performance.now() < end || !there('{progress}')) {{ \
             if ({SHOWN}) return null; \
             await new Promise(requestAnimationFrame); }} \
           const start = performance.now(); \
           there('{cancel}').click(); \
           while (there('{progress}')) await new Promise(resolve => setTimeout(resolve)); \
           return performance.now() - start; }})()",
        go = hook("go"),
        progress = hook("progress"),
        cancel = hook("cancel"),
    ))
}

/// A fresh page with the proposal for the file.
fn proposed(host: &Host, path: &Path) -> Page {
    let mut page = host.tab();
    propose(&mut page, path);
    page
}

/// The proposal for the file, in an empty tab.
pub(crate) fn propose(page: &mut Page, path: &Path) {
    page.goto(DIST);
    page.worker();
    page.set_file("#kezhi-file", path);
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("go")),
        "the proposal",
    );
    thread::sleep(LOOKED_AT);
}

/// The facts must be those of the file: its customers, its revenue to the hundredth (in the hover
/// of the shown number), its rows.
fn assert_says(page: &Page, file: &Measured) {
    page.goto_room("data");
    let truth = file.truth;
    let revenue = number::exact(truth.cents as f64 / 100.0);
    let rows = number::count(Lang::En, truth.rows);
    let customers = number::count(Lang::En, truth.customers);
    for (name, wanted) in [
        ("facts", revenue),
        ("facts", customers),
        ("count-line", rows),
    ] {
        page.wait_for(
            &format!(
                "document.querySelector('{}').outerHTML.includes('{wanted}')",
                hook(name)
            ),
            &format!("{wanted} in {name}"),
        );
    }
}

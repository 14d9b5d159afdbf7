//! Times of the built page in a real browser, for the table in the README. It does nothing unless
//! `KEZHI_MEASURE` is set (`./dev measure`), and proves nothing: no test asserts a time.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a measurement stops at what must not be"
)]

#[allow(dead_code, reason = "shared with the tests")]
mod harness;

#[allow(dead_code, reason = "shared with the tests")]
mod desk;

#[allow(dead_code, reason = "shared with the benchmarks")]
#[path = "../../benches/common/orders.rs"]
mod orders;

use std::thread;
use std::time::Duration;

use desk::hook;
use harness::Page;
use orders::Orders;

/// Runs of each measurement; the middle one is printed.
const RUNS: usize = 5;
const ROWS: u64 = 200_000;

fn main() {
    if std::env::var_os("KEZHI_MEASURE").is_none() {
        return;
    }
    for (when, after) in [
        ("as soon as the page stands", Duration::ZERO),
        ("two seconds later", Duration::from_secs(2)),
    ] {
        let mut samples: Vec<f64> = (0..RUNS).map(|_| sample_to_figure(after)).collect();
        println!(
            "first visit, click on the sample {when}, to the first figure: {:.0} ms",
            middle(&mut samples)
        );
    }
    let text = Orders::new(ROWS).bytes();
    let mut files: Vec<f64> = (0..RUNS).map(|_| file_to_tiers(&text)).collect();
    let middle = middle(&mut files);
    println!(
        "{ROWS} rows ({:.1} MB) from go to tiers: {middle:.0} ms, {:.2} million rows a second",
        text.len() as f64 / 1e6,
        ROWS as f64 / middle / 1e3
    );
}

fn middle(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Milliseconds between a click and a condition, both taken in the page.
fn timed(page: &Page, click: &str, until: &str) -> f64 {
    page.eval(&format!(
        "await (async () => {{ const start = performance.now(); document.querySelector('{click}').click(); \
         while (!({until})) {{ {ON} await new Promise(requestAnimationFrame); }} \
         return performance.now() - start; }})()"
    ))
}

/// Past the questions a file may raise, as somebody who has none.
const ON: &str = "document.querySelector('[data-test=\"to-segments\"]:not([hidden])')?.click();";
const TIERS: &str = "document.querySelector('[data-test=\"figure-segment-shares\"] canvas')?.width > 0 && \
                     document.querySelectorAll('[data-test=\"contribution\"] tbody tr').length >= 5";

/// A first visit: the browser has compiled nothing yet.
fn sample_to_figure(after: Duration) -> f64 {
    let page = Page::open();
    page.worker();
    thread::sleep(after);
    timed(&page, &hook("sample"), TIERS)
}

fn file_to_tiers(text: &[u8]) -> f64 {
    let page = Page::open();
    page.worker();
    let path = std::env::temp_dir().join(format!("kezhi-measure-{}.csv", std::process::id()));
    std::fs::write(&path, text).unwrap();
    page.set_file("#kezhi-file", &path);
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("go")),
        "the proposal",
    );
    let time = timed(&page, &hook("go"), TIERS);
    let _ = std::fs::remove_file(path);
    time
}

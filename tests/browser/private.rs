//! Nothing leaves the machine: neither page nor worker can reach another origin.

use crate::harness::{Page, Server, dist};

/// Whether a fetch of this address succeeds.
fn fetches(url: &str) -> String {
    format!("await fetch({url:?}, {{ mode: 'no-cors' }}).then(() => true, () => false)")
}

#[test]
fn no_request_leaves_the_origin_after_load() {
    let page = Page::open();
    page.worker();
    page.wait_for_offline_copy();
    let origin = page.server.origin();
    let foreign: Vec<String> = page
        .requests_since_load()
        .into_iter()
        .filter(|url| !url.starts_with(&format!("{origin}/")))
        .collect();
    assert_eq!(foreign, [""; 0]);
}

#[test]
fn another_origin_is_out_of_reach_for_page_and_worker() {
    let page = Page::open();
    let elsewhere = Server::start(&dist());
    let fetch = fetches(&elsewhere.url());
    assert!(
        !page.eval::<bool>(&fetch),
        "the page could fetch from another origin"
    );
    assert!(
        !page.eval_in_worker::<bool>(&fetch),
        "the worker could fetch from another origin"
    );
    assert_eq!(elsewhere.hits(), [""; 0]);

    let fetch = fetches(&page.server.url());
    assert!(
        page.eval::<bool>(&fetch) && page.eval_in_worker::<bool>(&fetch),
        "nothing is in reach"
    );
}

#[test]
fn importing_computing_and_exporting_ask_nothing_of_any_network() {
    let page = crate::desk::open_zh();
    page.wait_for_offline_copy();
    let before = page.requests_since_load().len();
    crate::desk::import(&page, "orders.csv", crate::desk::ORDERS.as_bytes());
    page.goto_room("segments");
    crate::desk::wait_for_tiers(&page);
    page.download(|page| page.click("[data-test=\"figure-segment-shares\"] [data-test=\"csv\"]"));
    let asked: Vec<String> = page
        .requests_since_load()
        .into_iter()
        .skip(before)
        .filter(|url| !url.contains("/reader-"))
        .collect();
    assert_eq!(asked, [""; 0]);
}

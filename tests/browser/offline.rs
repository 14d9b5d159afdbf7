//! After one visit the page needs no network.

use crate::harness::Page;

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

//! Behaviour 16: everything by keyboard.

use crate::desk::{hook, open_zh, wait_for_tiers};
use crate::harness::Page;

/// Walks with Tab until the element with this hook has the focus.
fn tab_to(page: &Page, name: &str) {
    for _ in 0..120 {
        page.press("Tab");
        let here = format!("document.activeElement?.dataset?.test === {name:?}");
        if page.eval::<bool>(&here) {
            return;
        }
    }
    panic!("Tab does not reach {name}");
}

#[test]
fn the_whole_job_runs_without_a_pointer() {
    let page = open_zh();
    tab_to(&page, "case-ten-thousand");
    let visible = "getComputedStyle(document.activeElement).outlineStyle !== 'none' && \
                   parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2";
    assert!(page.eval::<bool>(visible), "the focus cannot be seen");
    page.press("Enter");
    wait_for_tiers(&page);
    tab_to(&page, "canvas-segment-shares");
    page.press("ArrowRight");
    page.wait_for_text("钻石卡，300 位客户");
    page.press("Escape");
    tab_to(&page, "save-scenario");
    page.press("Enter");
    page.wait_for(
        "document.activeElement?.dataset?.test === 'scenario-name'",
        "the name field",
    );
    page.press("Enter");
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("scenario-chip")),
        "the scenario",
    );
    page.wait_for(
        "document.activeElement?.dataset?.test === 'save-scenario'",
        "focus where it was",
    );
    page.press("?");
    page.wait_for(
        "!!document.querySelector('dialog[open]')",
        "the list of shortcuts",
    );
    page.press("Escape");
    page.wait_for("!document.querySelector('dialog[open]')", "the page again");
}

//! Behaviour 25: when something breaks, work is not lost.

use crate::desk::{hook, open_sample, open_zh, save_scenario, wait_for_tiers};

#[test]
fn a_broken_engine_restarts_with_the_data_and_the_result_stays() {
    let page = open_zh();
    open_sample(&page);
    let before = page.says("contribution");
    page.eval_in_worker::<()>(
        "void self.dispatchEvent(new MessageEvent('message', { data: { kezhi: 'panic' } }))",
    );
    page.fill(&hook("threshold-diamond"), "5000");
    page.wait_for(
        &format!(
            "document.querySelector('{}').innerText !== {before:?}",
            hook("contribution")
        ),
        "a new result",
    );
    page.press("Control+Z");
    page.wait_for(
        &format!(
            "document.querySelector('{}').innerText === {before:?}",
            hook("contribution")
        ),
        "the first result",
    );
}

#[test]
fn a_broken_page_offers_the_project_and_finds_everything_after_a_reload() {
    let mut page = open_zh();
    page.click(&hook("case-ten-thousand"));
    wait_for_tiers(&page);
    save_scenario(&page, "现状");
    page.wait_for(
        "localStorage.getItem('kezhi.study')?.includes('现状')",
        "the stored study",
    );
    page.eval::<()>("void setTimeout(() => window.dispatchEvent(new CustomEvent('kezhi-panic')))");
    page.wait_for_text("下载");
    let project = page.download(|page| page.click_text("下载"));
    assert!(
        kezhi::scenario::read_project(&project.text()).is_ok(),
        "{}",
        project.text()
    );
    page.reload();
    page.goto_room("segments");
    wait_for_tiers(&page);
    assert_eq!(page.count(&hook("scenario-chip")), 1);
}

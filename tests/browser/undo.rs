//! Behaviour 15: undo and redo for every change, by name.

use crate::desk::{hook, open_zh, save_scenario, wait_for_tiers};

#[test]
fn a_changed_threshold_is_undone_and_redone_by_name() {
    let page = open_zh();
    page.click(&hook("case-ten-thousand"));
    wait_for_tiers(&page);
    let value = format!(
        "document.querySelector('{}').value",
        hook("threshold-diamond")
    );
    let before: String = page.eval(&value);
    page.fill(&hook("threshold-diamond"), "2000");
    page.wait_for(
        &format!(
            "/钻石卡[\\s\\S]{{0,4}}\\b0\\b/.test(document.querySelector('{} tbody tr').innerText)",
            hook("contribution")
        ),
        "nobody above 2,000",
    );
    page.press("Control+Z");
    page.wait_for_status("已撤销：更改门槛");
    assert_eq!(page.eval::<String>(&value), before);
    page.press("Control+Y");
    page.wait_for_status("已重做：更改门槛");
    page.press("Control+Y");
    page.wait_for_status("没有可以重做的步骤");
}

#[test]
fn a_threshold_that_runs_backwards_is_refused_at_the_field_and_the_result_stays() {
    let page = open_zh();
    page.click(&hook("case-ten-thousand"));
    wait_for_tiers(&page);
    let before = page.says("contribution");
    page.fill(&hook("threshold-gold"), "1500");
    page.wait_for_text("金卡的门槛须低于钻石卡");
    assert_eq!(page.says("contribution"), before);
    page.fill(&hook("margin-diamond"), "140");
    page.wait_for_text("毛利率最高 100%");
    assert_eq!(page.says("contribution"), before);
}

#[test]
fn a_deleted_scenario_comes_back() {
    let page = open_zh();
    page.click(&hook("case-ten-thousand"));
    wait_for_tiers(&page);
    save_scenario(&page, "基准方案");
    page.goto_room("scenarios");
    page.click(&hook("scenario-delete"));
    page.wait_for(
        &format!("!document.querySelector('{}')", hook("scenario-chip")),
        "an empty tray",
    );
    page.press("Control+Z");
    page.wait_for_status("已撤销：删除情景“基准方案”");
    assert_eq!(page.count(&hook("scenario-chip")), 1);
}

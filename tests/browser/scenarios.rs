//! Scenarios side by side with their differences.

use crate::desk::{hook, open_zh, save_scenario, wait_for_tiers};

#[test]
fn two_scenarios_stand_side_by_side_with_their_difference() {
    let page = open_zh();
    page.click(&hook("case-ten-thousand"));
    wait_for_tiers(&page);
    save_scenario(&page, "现状");
    page.fill(&hook("margin-ordinary"), "-2");
    // Profit falls from 680,500 to 595,900.
    page.wait_for_text("37.8%");
    save_scenario(&page, "普通层毛利率降到 −2%");
    page.goto_room("scenarios");
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("compared")),
        "the comparison",
    );
    let compared = page.says("compared");
    for figure in ["68.05万", "59.59万", "\u{2212}8.46万"] {
        assert!(
            compared.contains(figure),
            "{figure} is missing in\n{compared}"
        );
    }
}

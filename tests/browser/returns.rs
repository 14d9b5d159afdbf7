//! Behaviour 12: returns are a visible choice with its effect shown before.

use crate::desk::{ORDERS, hook, import, open_zh};

#[test]
fn negative_amounts_bring_four_choices_with_their_effect() {
    let page = open_zh();
    import(&page, "orders.csv", ORDERS.as_bytes());
    let panel = page.says("returns");
    for choice in ["按客户相抵", "按订单相抵", "不计退款", "照原样计入"] {
        assert!(panel.contains(choice), "{panel}");
    }
    // 8,195.50 net; 8,255.50 without the refund of 60.
    assert!(
        panel.contains("8,195.5") && panel.contains("8,255.5"),
        "{panel}"
    );
    page.click(&hook("returns-drop"));
    page.wait_for(
        &format!("document.querySelector('{}').checked", hook("returns-drop")),
        "the other choice",
    );
    page.press("Control+Z");
    page.wait_for_status("已撤销：更改退款的处理");
    page.wait_for(
        &format!(
            "document.querySelector('{}').checked",
            hook("returns-net_by_customer")
        ),
        "the first choice again",
    );
}

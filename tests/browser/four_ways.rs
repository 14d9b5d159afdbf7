//! Behaviour 3: picker, drop and paste end in the same proposal; the sample is a file like others.

use crate::desk::{ORDERS, drop_orders, hook, open_zh};
use crate::harness::Page;

fn preview(page: &Page) -> String {
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("preview")),
        "the preview",
    );
    page.says("preview")
}

#[test]
fn picker_drop_and_paste_end_in_the_same_preview() {
    let page = open_zh();
    drop_orders(&page, "orders.csv", ORDERS.as_bytes());
    let dropped = preview(&page);
    page.click(&hook("put-away"));

    let path = std::env::temp_dir().join(format!("kezhi-orders-{}.csv", std::process::id()));
    std::fs::write(&path, ORDERS).unwrap();
    page.set_file("#kezhi-file", &path);
    let picked = preview(&page);
    let _ = std::fs::remove_file(path);
    page.click(&hook("put-away"));

    page.wait_for(
        &format!("!document.querySelector('{}')", hook("preview")),
        "an empty desk",
    );
    page.eval::<()>("void document.activeElement.blur()");
    page.paste(&ORDERS.replace(',', "\t"));
    let pasted = preview(&page);

    assert!(
        dropped.contains("00017") && dropped.contains("1200.00"),
        "{dropped}"
    );
    assert_eq!(dropped, picked);
    assert_eq!(dropped, pasted);
}

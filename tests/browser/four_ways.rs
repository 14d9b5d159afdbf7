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

#[test]
fn a_dropped_folder_is_read_with_the_tables_of_the_folders_inside() {
    let page = open_zh();
    let folder = std::env::temp_dir().join(format!("kezhi-folder-{}", std::process::id()));
    let inside = folder.join("2024");
    std::fs::create_dir_all(&inside).unwrap();
    std::fs::write(folder.join("readme.md"), "no table").unwrap();
    std::fs::write(folder.join("january.csv"), ORDERS).unwrap();
    std::fs::write(inside.join("february.csv"), ORDERS).unwrap();
    page.drop_folder(&folder);
    preview(&page);
    let said = page.text("main");
    let _ = std::fs::remove_dir_all(folder);
    assert!(
        said.contains("january.csv") && said.contains("february.csv") && !said.contains("readme"),
        "{said}"
    );
}

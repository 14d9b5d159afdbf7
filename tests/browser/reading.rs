//! Behaviours 4, 5 and 7: encoding, delimiter and roles are found, shown and changeable.

use crate::desk::{ORDERS, drop_orders, hook, open_zh};

/// ORDERS in GB18030 where it matters: two Chinese words, the rest is ASCII.
fn gb18030() -> Vec<u8> {
    let mut bytes = vec![0xBF, 0xCD, 0xBB, 0xA7]; // 客户
    bytes.extend_from_slice(b",");
    bytes.extend_from_slice(&[0xC8, 0xD5, 0xC6, 0xDA]); // 日期
    bytes.extend_from_slice(b",");
    bytes.extend_from_slice(&[0xBD, 0xF0, 0xB6, 0xEE]); // 金额
    bytes.extend_from_slice(b"\n");
    for day in 1..20 {
        bytes.extend_from_slice(&[0xD5, 0xC5, 0xC8, 0xFD]); // 张三
        bytes.extend_from_slice(format!("{day},2024-03-{day:02},{day}.5\n").as_bytes());
    }
    bytes
}

#[test]
fn the_encoding_is_found_shown_and_changed_with_a_new_preview() {
    let page = open_zh();
    drop_orders(&page, "gbk.csv", &gb18030());
    assert!(page.says("preview").contains("张三1"));
    let chosen = format!(
        "document.querySelector('{} option:checked').innerText",
        hook("encoding")
    );
    assert!(page.eval::<String>(&chosen).contains("GB18030"));
    let western = format!(
        "[...document.querySelector('{}').options].find(it => it.innerText.includes('1252')).value",
        hook("encoding")
    );
    let western: String = page.eval(&western);
    page.fill(&hook("encoding"), &western);
    page.wait_for(
        &format!(
            "!document.querySelector('{}')?.innerText.includes('张三')",
            hook("preview")
        ),
        "another preview",
    );
    page.press("Control+Z");
    page.wait_for(
        &format!(
            "document.querySelector('{}')?.innerText.includes('张三')",
            hook("preview")
        ),
        "the first preview again",
    );
}

#[test]
fn chinese_headers_map_themselves_and_a_role_moves_without_being_lost() {
    let page = open_zh();
    drop_orders(&page, "orders.csv", ORDERS.as_bytes());
    let role = |place: usize| {
        page.eval::<String>(&format!(
            "document.querySelector('{} option:checked').innerText",
            hook(&format!("role-{place}"))
        ))
    };
    assert_eq!(
        [role(0), role(1), role(2), role(3)],
        ["订单号", "客户", "日期", "金额"]
    );
    let none: String = page.eval(&format!(
        "document.querySelector('{}').options[0].value",
        hook("role-3")
    ));
    page.fill(&hook("role-3"), &none);
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("missing")),
        "what is missing",
    );
    assert!(page.says("missing").contains("金额"));
    assert!(page.eval::<bool>(&format!(
        "document.querySelector('{}').disabled",
        hook("go")
    )));
    page.press("Control+Z");
    page.wait_for_status("实付金额");
    page.wait_for(
        &format!("!document.querySelector('{}')", hook("missing")),
        "the role again",
    );
}

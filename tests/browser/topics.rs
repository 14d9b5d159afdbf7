//! A topic of a room: found by its link or address, changed by its controls, explained, kept.

use crate::desk::{drop_orders, hook, open_sample, open_zh, wait_for_tiers};
use crate::harness::Page;

fn wait_for_sheet(page: &Page, told: &str) {
    page.wait_for(
        &format!(
            "document.querySelector('{}') && document.querySelector('{}')?.innerText.includes({told:?})",
            hook("sheet-table-0"),
            hook("answer")
        ),
        "the sheet",
    );
}

#[test]
fn a_topic_answers_changes_and_is_found_again() {
    let mut page = open_zh();
    open_sample(&page);
    page.goto_room("segments");
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("group-rfm")),
        "the groups of topics",
    );
    page.click(&hook("group-rfm"));
    wait_for_sheet(&page, "带来");
    assert_eq!(page.eval::<String>("location.hash"), "#/segments/rfm");
    let before = page.text(&hook("sheet-table-0"));

    // Another way to name the scores changes the table, and undo brings the first one back.
    page.eval::<()>(
        "void (() => { const it = document.querySelector('#control-segments-rfm-names'); it.selectedIndex = 3; \
         it.dispatchEvent(new Event('change', {bubbles: true})); })()",
    );
    page.wait_for(
        &format!(
            "document.querySelector('{}').innerText !== {before:?}",
            hook("sheet-table-0")
        ),
        "the other names",
    );
    let after = page.text(&hook("sheet-table-0"));

    // The choice outlives the page, and the address alone leads back.
    page.reload();
    page.wait_for(
        &format!(
            "document.querySelector('{}')?.innerText === {after:?}",
            hook("sheet-table-0")
        ),
        "the same sheet",
    );
    page.click(&hook("reset-topic"));
    page.wait_for(
        &format!(
            "document.querySelector('{}')?.innerText === {before:?}",
            hook("sheet-table-0")
        ),
        "the sheet it began with",
    );
}

#[test]
fn a_topic_that_needs_a_file_says_so() {
    let mut page = open_zh();
    page.goto("#/segments/rfm");
    page.wait_for_text("这个专题要用订单文件");
    // The same on a case, the sample and the cases are at hand there.
    page.click(&hook("on-paper"));
    wait_for_sheet(&page, "冠军客户");
    page.goto_room("segments/rfm");
    page.wait_for_text("这个专题要用订单文件");
    page.click(&hook("sample"));
    wait_for_tiers(&page);
    page.goto_room("segments/rfm");
    wait_for_sheet(&page, "带来");
}

#[test]
fn topics_of_leads_and_accounts_open_a_made_up_file_with_one_press() {
    let mut page = open_zh();
    page.goto("#/value/leads");
    page.wait_for_text("这个专题要用潜客表");
    page.click(&hook("sample-leads"));
    wait_for_sheet(&page, "共 1,000 条潜客");
    assert!(page.says("file-name").contains("虚构"));
    page.goto_room("data");
    page.click(&hook("sample-accounts"));
    page.wait_for("location.hash === '#/value/assessment-file'", "its topic");
    page.wait_for(
        &format!(
            "document.querySelectorAll('{} tbody tr').length === 30",
            hook("sheet-table-0")
        ),
        "thirty accounts",
    );
}

#[test]
fn what_cannot_be_read_is_not_kept_and_its_field_says_why() {
    let mut page = open_zh();
    page.goto_room("value/clv");
    wait_for_sheet(&page, "每位客户值");
    let field = "#control-value-ask-clv-payments";
    let before = page.eval::<String>(&format!("document.querySelector('{field}').value"));
    page.fill(field, "2.5");
    page.wait_for_text("这个值没有采用");
    page.wait_for(
        &format!(
            "(() => {{ const it = document.querySelector('{field}'); \
             const why = document.getElementById(it.getAttribute('aria-describedby')); \
             return it.getAttribute('aria-invalid') === 'true' && why?.innerText.includes('没有采用') \
             && it.value === '2.5'; }})()"
        ),
        "the field marked, with what was entered",
    );
    // The number that stood before is taken as any other.
    page.fill(field, &before);
    page.wait_for(
        &format!("document.querySelector('{field}').getAttribute('aria-invalid') !== 'true'"),
        "nothing more to mend",
    );
    page.fill(field, "2.5");
    page.wait_for_text("这个值没有采用");
    page.reload();
    wait_for_sheet(&page, "每位客户值");
    assert_eq!(
        page.eval::<String>(&format!("document.querySelector('{field}').value")),
        before
    );
}

#[test]
fn the_last_valid_result_is_marked_so_under_a_refusal_and_speaks_the_language_of_the_page() {
    let page = open_zh();
    page.goto_room("value/clv");
    wait_for_sheet(&page, "每位客户值");
    let mark = format!("document.querySelector('{}')", hook("last-valid"));
    assert!(page.eval::<bool>(&format!("{mark}.hidden")));
    // Money that grows faster than retention and discount wear it off has no finite sum.
    page.fill("#control-value-ask-clv-growth", "60");
    page.wait_for(
        &format!("!{mark}.hidden"),
        "the words that it is an earlier result",
    );
    assert!(page.says("last-valid").contains("最近一次有效的结果"));
    let earlier = page.says("answer");
    assert!(earlier.contains("每位客户值"), "{earlier}");
    crate::desk::speak(&page, "en");
    page.wait_for(
        &format!(
            "!/[\\u4e00-\\u9fff]/.test(document.querySelector('{}').innerText)",
            hook("answer")
        ),
        "the earlier result in English",
    );
    assert!(page.says("last-valid").starts_with("Last valid result"));
    page.fill("#control-value-ask-clv-growth", "0");
    page.wait_for(&format!("{mark}.hidden"), "a result of its own");
}

#[test]
fn a_share_typed_as_a_fraction_is_asked_about_and_changed_by_a_click_alone() {
    let page = open_zh();
    page.goto_room("value/clv");
    wait_for_sheet(&page, "每位客户值");
    let field = "#control-value-ask-clv-retention";
    let value = |written: &str| format!("document.querySelector('{field}').value === {written:?}");
    page.fill(field, "0.6");
    page.wait_for(&value("0.6%"), "the share as it was typed");
    page.wait_for_text("如果是指 60%");
    page.click(&format!("{field}-meant button"));
    page.wait_for(&value("60%"), "the share that was meant");
    page.wait_for(
        &format!("document.querySelector('{field}-meant').hidden"),
        "nothing more to ask",
    );
}

#[test]
fn a_case_leads_from_its_footnotes_to_the_number_of_another_reading() {
    let page = open_zh();
    page.click(&hook("case-ten-thousand"));
    wait_for_tiers(&page);
    page.click_text("一万名客户：不计新客户（钻石卡占收入 16.64%）");
    wait_for_sheet(&page, "毛利额");
    assert_eq!(page.eval::<String>("location.hash"), "#/value/serving");
    page.wait_for(
        &format!(
            "document.querySelector('{}').innerText.includes('16.64')",
            hook("sheet-table-0")
        ),
        "the share without the new customers",
    );
}

#[test]
fn a_customer_of_the_list_opens_as_a_card_with_the_orders() {
    let page = open_zh();
    open_sample(&page);
    page.goto_room("segments/customers");
    let first = "#customer-row-0 th";
    page.wait_for(
        &format!("!!document.querySelector('{first}')"),
        "the list of customers",
    );
    let id = page.text(first);
    page.click(first);
    page.wait_for(
        &format!(
            "document.querySelector('{}')?.innerText.includes({id:?}) && \
             !!document.querySelector('{}')",
            hook("answer"),
            hook("sheet-table-0")
        ),
        "the card",
    );
    assert_eq!(
        page.eval::<String>("decodeURIComponent(location.hash)"),
        format!("#/segments/customers/{id}")
    );
    page.click(&hook("back-to-list"));
    page.wait_for(
        "document.activeElement?.getAttribute('role') === 'grid'",
        "the list with the focus in it",
    );
    page.goto_room("segments/customers/nobody-has-this-id");
    page.wait_for_text("没有编号为“nobody-has-this-id”的客户");
    page.click(&hook("back-to-list"));
    page.wait_for(
        &format!("!!document.querySelector('{first}')"),
        "the list again",
    );
}

#[test]
fn an_answer_never_stands_beside_the_name_of_other_data() {
    let page = open_zh();
    open_sample(&page);
    page.goto_room("value/forecast");
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("sheet-table-0")),
        "the forecast",
    );
    let rows = (1..15).map(|day| format!("C{},2024-03-{day:02},10\n", day % 5));
    let text: String = std::iter::once("customer,date,amount\n".to_owned())
        .chain(rows)
        .collect();
    drop_orders(&page, "fewcustomers.csv", text.as_bytes());
    page.click(&hook("go"));
    page.wait_for(
        &format!(
            "!document.querySelector('{}') && document.title.includes('fewcustomers')",
            hook("go")
        ),
        "the other file",
    );
    page.goto_room("value/forecast");
    page.wait_for_text("至少需要 20 位才能拟合");
    assert!(!page.eval::<bool>(&format!(
        "!!document.querySelector('{}')",
        hook("sheet-table-0")
    )));
}

//! Behaviour 18: the language switch is live and complete.

use crate::desk::{hook, open_sample, open_zh, save_scenario, speak};

/// Visible words in Latin letters, but names that are the same in both languages.
const LATIN: &str = r#"
(() => {
  const kept = /^(Kezhi|CSP|CSV|XLSX|PNG|SVG|UTF|GB|GBK|CBV|SOP|BR|CM|P|H1|Excel|Windows|WPS|Gini|EN|English|n|MB|KB|axe|x|Ctrl|Shift|Z|Y|Esc|Tab|Enter|S|M|CNY|USD|EUR|GBP|JPY|HKD|TWD|xlsx|xls|ods|IndexedDB|localStorage|Service|Worker|Safari|F12|K|A|txt|csv|xlsm|xlsb|iOS|WeChat|Chrome|Firefox|Edge|https|Microsoft|Cookie|GB18030|UTF8|Network|URL|App|IP|ID|JSON|project|kezhi|Alt|Home|End|PDF|Hampton|IMC|T|W|RFM|ABC|CLV|Dwyer|CDNOW)$/;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!element || element.closest('script, style, noscript, .boot, [lang="en"], [data-test="file-name"]')) continue;
    if (!element.checkVisibility()) continue;
    for (const word of walker.currentNode.data.match(/[A-Za-z][A-Za-z]+/g) ?? []) {
      if (!kept.test(word)) found.add(word);
    }
  }
  return [...found];
})()
"#;

#[test]
fn the_chinese_page_has_no_english_left_on_any_screen() {
    let page = open_zh();
    open_sample(&page);
    save_scenario(&page, "甲");
    for room in ["data", "segments", "value", "scenarios", "privacy"] {
        page.goto_room(room);
        page.wait_for("!!document.querySelector('main h1')", "a headline");
        let english: Vec<String> = page.eval(LATIN);
        assert!(english.is_empty(), "{room}: {english:?}");
    }
}

#[test]
fn the_english_page_has_no_chinese_left_but_the_users_own_words() {
    let page = open_zh();
    page.click(&hook("case-ten-thousand"));
    crate::desk::wait_for_tiers(&page);
    save_scenario(&page, "A");
    speak(&page, "en");
    for room in ["data", "segments", "value", "scenarios", "privacy"] {
        page.goto_room(room);
        page.wait_for("!!document.querySelector('main h1')", "a headline");
        let chinese: Vec<String> = page.eval(
            "(() => { const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
             const found = []; while (walker.nextNode()) { const element = walker.currentNode.parentElement; \
             if (element && element.checkVisibility() && !element.closest('script,style,noscript,.boot,.brand,[lang^=\"zh\"]') \
             && /[\\u4e00-\\u9fff]/.test(walker.currentNode.data)) found.push(walker.currentNode.data); } return found; })()",
        );
        assert!(chinese.is_empty(), "{room}: {chinese:?}");
    }
}

#[test]
fn switching_keeps_file_room_and_focus_and_changes_the_numbers() {
    let page = open_zh();
    page.click(&hook("case-ten-thousand"));
    crate::desk::wait_for_tiers(&page);
    page.eval::<()>(&format!(
        "void document.querySelector('{}').focus()",
        hook("lang")
    ));
    page.press("Enter");
    page.wait_for("document.documentElement.lang === 'en'", "English");
    assert!(page.eval::<bool>("location.hash === '#/segments'"));
    assert!(
        page.eval::<bool>("document.activeElement?.dataset?.test === 'lang'"),
        "focus is lost"
    );
    assert!(
        page.says("answer")
            .starts_with("Diamond is only 3% of customers"),
        "{}",
        page.says("answer")
    );
    assert!(page.eval::<String>("document.title").contains("Kezhi"));
}

//! Every number explains itself: formula or rule, inputs with their sources, unit.

use crate::desk::{ORDERS, hook, import, open_zh, save_scenario, wait_for_tiers};
use crate::harness::Page;

/// Numbers of tables, facts and the count line that nobody can ask for.
const MUTE: &str = r#"
[...document.querySelectorAll('main td.num, .facts dd, .count-line, h1[data-test="answer"], .reading')]
  .filter(it => it.checkVisibility() && /\d/.test(it.innerText) && !it.querySelector('button.number'))
  .map(it => it.innerText)
"#;

/// Asks for every number in turn; gives those that stay without a name, or without a rule, a
/// formula or a source.
const ASK_ALL: &str = r#"
await (async () => {
  const poor = [];
  const numbers = () => [...document.querySelectorAll('button.number:not(:disabled)')]
    .filter(it => it.checkVisibility());
  for (let at = 0; at < numbers().length; at++) {
    const number = numbers()[at];
    number.click();
    const panel = () => document.querySelector('[data-test="explain"]');
    for (let tries = 0; tries < 200; tries++) {
      await new Promise(done => setTimeout(done, 10));
      if (panel()?.ariaBusy === 'false') break;
    }
    const name = panel()?.querySelector('.name')?.innerText;
    const parts = panel()?.querySelectorAll('.formula, .inputs li, .rules li').length ?? 0;
    if (panel()?.ariaBusy !== 'false' || !name || parts < 2) poor.push(`${number.innerText} in ${number.parentElement.outerHTML.slice(0, 160)}`);
  }
  return poor;
})()
"#;

fn assert_all_explained(page: &Page, room: &str) {
    let mute: Vec<String> = page.eval(MUTE);
    assert!(mute.is_empty(), "{room}: no explanation for {mute:?}");
    let poor: Vec<String> = page.eval(ASK_ALL);
    assert!(poor.is_empty(), "{room}: {poor:#?}");
}

fn show_tables(page: &Page, slugs: &[&str]) {
    for slug in slugs {
        page.click(&hook(&format!("table-{slug}")));
        page.wait_for(
            &format!(
                "!!document.querySelector('{} table')",
                hook(&format!("figure-{slug}"))
            ),
            "the table of the figure",
        );
    }
}

#[test]
fn every_number_of_a_file_explains_itself_in_every_room() {
    let page = open_zh();
    import(&page, "订单.csv", ORDERS.as_bytes());
    assert_all_explained(&page, "data");
    page.goto_room("segments");
    wait_for_tiers(&page);
    show_tables(&page, &["segment-shares", "whale-curve", "lorenz-curve"]);
    assert_all_explained(&page, "segments");
    for topic in ["opening", "abc"] {
        page.goto_room(&format!("segments/{topic}"));
        page.wait_for(
            &format!("!!document.querySelector('{}')", hook("sheet-table-0")),
            topic,
        );
        assert_all_explained(&page, topic);
    }
}

#[test]
fn every_number_of_the_cases_and_of_a_comparison_explains_itself() {
    let page = open_zh();
    page.click(&hook("case-ten-thousand"));
    wait_for_tiers(&page);
    show_tables(&page, &["segment-shares", "whale-curve", "lorenz-curve"]);
    assert_all_explained(&page, "segments");
    save_scenario(&page, "甲");
    page.fill(&hook("margin-ordinary"), "-2");
    page.wait_for_text("37.8%");
    save_scenario(&page, "乙");
    page.goto_room("scenarios");
    show_tables(&page, &["scenario-comparison"]);
    assert_all_explained(&page, "scenarios");
    assert!(page.says("explain").contains("情景“乙”，基准“甲”"));
    page.goto_room("data");
    page.click(&hook("case-hampton"));
    page.wait_for_text("40.56");
    show_tables(&page, &["customer-brand-value"]);
    assert_all_explained(&page, "value");
}

#[test]
fn days_name_the_line_they_stand_on_and_issues_say_what_was_done() {
    let page = open_zh();
    import(&page, "订单.csv", ORDERS.as_bytes());
    page.click_text("2023年1月5日");
    page.wait_for_text("最先见于文件第 2 行");
    page.click_text("2024年12月31日");
    page.wait_for_text("最先见于文件第 17 行");
    page.click(&format!("{} .number", hook("issues")));
    page.wait_for(
        &format!(
            "document.querySelector('{}').innerText.includes('这些行已搁置')",
            hook("explain")
        ),
        "what was done about the rows",
    );
}

#[test]
fn the_axes_of_a_figure_are_explained_by_keyboard() {
    let page = open_zh();
    page.click(&hook("case-ten-thousand"));
    wait_for_tiers(&page);
    page.eval::<()>(&format!(
        "void document.querySelector('{}').focus()",
        hook("axes-whale-curve")
    ));
    page.press("Enter");
    page.wait_for(
        &format!(
            "document.querySelector('{}').innerText.includes('到此为止的客户数 ÷ 全部活跃客户数')",
            hook("explain")
        ),
        "what the axis counts",
    );
    assert!(page.says("explain").contains('%'));
}

#[test]
fn the_count_line_explains_itself_in_a_room_without_a_panel() {
    let page = open_zh();
    import(&page, "订单.csv", ORDERS.as_bytes());
    page.goto_room("privacy");
    page.click(&format!("{} .number", hook("count-line")));
    page.wait_for_text("采用行数 + 搁置行数");
    page.press("Escape");
    page.wait_for(
        &format!("!document.querySelector('{}')", hook("side")),
        "the room without its panel",
    );
}

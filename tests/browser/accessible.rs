//! Behaviour 17: every figure is also a table, and axe finds nothing serious on any screen.

use crate::desk::{hook, open_zh, save_scenario, speak, wait_for_tiers};
use crate::harness::{Media, Page};

fn assert_accessible(page: &Page, where_: &str) {
    // Colours on their way to another theme would be measured half-way.
    page.wait_for(
        "document.getAnimations().every(it => it.playState !== 'running')",
        "stillness",
    );
    let serious: Vec<String> = page
        .axe()
        .into_iter()
        .filter(|breach| matches!(breach.impact.as_str(), "serious" | "critical"))
        .map(|breach| format!("{}: {} {:?}", breach.rule, breach.help, breach.targets))
        .collect();
    assert!(serious.is_empty(), "{where_}: {serious:#?}");
}

#[test]
fn axe_finds_nothing_serious_on_any_screen_in_both_languages_and_themes() {
    let page = open_zh();
    assert_accessible(&page, "empty desk");
    page.click(&hook("case-ten-thousand"));
    wait_for_tiers(&page);
    save_scenario(&page, "A");
    for tag in ["zh-CN", "en"] {
        speak(&page, tag);
        for media in [Media::Light, Media::Dark] {
            page.emulate_media(media);
            for room in ["data", "segments", "value", "scenarios", "privacy"] {
                page.goto_room(room);
                page.wait_for("!!document.querySelector('main h1')", "a headline");
                assert_accessible(&page, &format!("{room}, {tag}, {media:?}"));
            }
        }
    }
}

#[test]
fn every_figure_turns_into_a_table_and_back() {
    let page = open_zh();
    page.click(&hook("case-ten-thousand"));
    wait_for_tiers(&page);
    for slug in ["segment-shares", "whale-curve", "lorenz-curve"] {
        let table = format!("{} table", hook(&format!("figure-{slug}")));
        page.click(&hook(&format!("table-{slug}")));
        page.wait_for(
            &format!("document.querySelectorAll('{table} tbody tr').length >= 5"),
            "the table",
        );
        page.click(&hook(&format!("table-{slug}")));
        page.wait_for(
            &format!("!document.querySelector('{table}')"),
            "the picture",
        );
    }
}
